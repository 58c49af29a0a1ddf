//! The dot chart: one dot per row, on a common axis, with the interval it may lie in.

use charts_rs::Circle;

use super::axis::{Axis, LEFT, RIGHT};
use super::rows::{Benchmark, Row, RowChart, Spot};
use super::sheet::{Sheet, hairline};
use super::whisker::{Way, Whisker};

/// Values of many rows compared, where zero need not be on the axis.
pub struct DotChart {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// Should span all values: what lies beyond it stands at its edge.
    pub axis: Axis,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// `None` when there is nothing to hold the rows against.
    pub benchmark: Option<Benchmark>,
}

impl DotChart {
    /// The chart as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let chart = RowChart {
            class: "pp-dot-chart",
            title: &self.title,
            axis: &self.axis,
            rows: &self.rows,
            benchmark: self.benchmark.as_ref(),
            mark: draw_dot,
        };
        chart.draw(id)
    }
}

const RADIUS: f32 = 4.5;

/// How far the ends of an interval reach: beyond the dot, which would hide a narrow one.
const CAP: f32 = 7.5;

/// A dot on a hairline, with its interval.
pub(super) fn draw_dot(sheet: &mut Sheet, spot: &Spot) {
    let y = spot.y;
    sheet.line(hairline(), 1.0, (LEFT, y).into(), (RIGHT, y).into());
    if let Some(span) = spot.interval {
        Whisker { span, way: Way::Lying, across: y, cap: CAP, stroke: 2.0 }.draw(sheet, spot.ink);
    }
    let dot = Circle { cx: spot.x, cy: y, r: RADIUS, fill: Some(spot.ink.into()), ..Circle::default() };
    sheet.put(dot.svg());
}

#[cfg(test)]
mod tests {
    use super::super::rows::samples::{axis, known, strange};
    use super::*;

    #[test]
    fn each_known_row_has_a_dot_and_its_interval() {
        let svg = chart(vec![known("A", 10.0, None), known("B", 20.0, Some((15.0, 25.0)))]);
        assert_eq!(svg.matches("<circle").count(), 2);
        assert_eq!(svg.matches(INTERVAL).count(), 3, "a line with two ends: {svg}");
    }

    #[test]
    fn a_narrow_interval_shows_above_and_below_its_dot() {
        let svg = chart(vec![known("A", 10.0, Some((9.9, 10.1)))]);
        let cap =
            svg.split("<line").filter(|line| line.contains(INTERVAL)).last().expect("it has an interval");
        let number = |name: &str| {
            let rest = cap.split(&format!(r#"{name}=""#)).nth(1).and_then(|rest| rest.split('"').next());
            rest.and_then(|text| text.parse::<f32>().ok()).expect("a line has it")
        };
        assert!(number("y2") - number("y1") > 2.0 * RADIUS + 4.0, "{cap}");
    }

    #[test]
    fn an_interval_that_the_axis_cannot_hold_ends_in_an_arrow() {
        let held = chart(vec![known("A", 10.0, Some((5.0, 40.0)))]);
        let longer = chart(vec![known("A", 10.0, Some((5.0, 400.0)))]);
        assert_eq!((held.matches("<polygon").count(), longer.matches("<polygon").count()), (0, 1));
    }

    #[test]
    fn strange_values_and_words_are_drawn_without_nan() {
        let svg = chart(strange());
        assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
        assert_eq!(svg, chart(strange()));
        chart(Vec::new());
    }

    const INTERVAL: &str = r#"stroke-width="2""#;

    fn chart(rows: Vec<Row>) -> String {
        let chart =
            DotChart { title: "Inwoners per huisarts".to_string(), axis: axis(), rows, benchmark: None };
        chart.draw("stippen")
    }
}
