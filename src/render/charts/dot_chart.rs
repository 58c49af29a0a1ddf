//! The dot chart: one dot per row, on a common axis, with the interval it may lie in.

use charts_rs::Circle;

use super::axis::{Axis, LEFT, RIGHT};
use super::ink::Ink;
use super::rows::{Benchmark, Row, RowChart, Spot};
use super::sheet::{Sheet, hairline};

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

fn draw_dot(sheet: &mut Sheet, spot: &Spot) {
    let y = spot.y;
    sheet.line(hairline(), 1.0, (LEFT, y).into(), (RIGHT, y).into());
    if let Some((low, high)) = spot.interval {
        sheet.line(spot.ink.tint(0.5), 3.0, (low, y).into(), (high, y).into());
    }
    let dot = Circle {
        cx: spot.x,
        cy: y,
        r: 4.5,
        fill: Some(spot.ink.into()),
        stroke_color: Some(Ink::Paper.into()),
        stroke_width: 1.5,
        ..Circle::default()
    };
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
        assert_eq!(svg.matches(r#"stroke-width="3""#).count(), 1);
    }

    #[test]
    fn strange_values_and_words_are_drawn_without_nan() {
        let svg = chart(strange());
        assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
        assert_eq!(svg, chart(strange()));
        chart(Vec::new());
    }

    fn chart(rows: Vec<Row>) -> String {
        let chart =
            DotChart { title: "Inwoners per huisarts".to_string(), axis: axis(), rows, benchmark: None };
        chart.draw("stippen")
    }
}
