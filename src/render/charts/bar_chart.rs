//! The bar chart: one lying bar per row, from zero.
//!
//! Not charts-rs's own `HorizontalBarChart`: it sets labels beside the bars, unwrapped, which on
//! a phone leaves the bars no width; it writes values with a rounding of its own, shows no
//! interval and no reason for a missing value, and gives all rows one height.

use charts_rs::{Color, Rect};

use super::axis::Axis;
use super::ink::Ink;
use super::rows::{Benchmark, Row, RowChart, Spot};
use super::sheet::{Sheet, hairline};
use super::whisker::{Way, Whisker};

/// Amounts of a few rows compared by length.
pub struct BarChart {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// Should start from zero (`Axis::from_zero`), or lengths mislead.
    pub axis: Axis,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// `None` when there is nothing to hold the rows against.
    pub benchmark: Option<Benchmark>,
}

const THICKNESS: f32 = 10.0;

impl BarChart {
    /// The chart as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let chart = RowChart {
            class: "pp-bar-chart",
            title: &self.title,
            axis: &self.axis,
            rows: &self.rows,
            benchmark: self.benchmark.as_ref(),
            mark: draw_bar,
        };
        chart.draw(id)
    }
}

fn draw_bar(sheet: &mut Sheet, spot: &Spot) {
    let (low, high) = (spot.x.min(spot.foot), spot.x.max(spot.foot));
    let bar = Rect {
        fill: Some(Color::from(spot.ink).into()),
        left: low,
        top: spot.y - THICKNESS / 2.0,
        width: high - low,
        height: THICKNESS,
        ..Rect::default()
    };
    draw_foot(sheet, spot);
    let whisker =
        spot.interval.map(|span| Whisker { span, way: Way::Lying, across: spot.y, cap: 3.0, stroke: 1.5 });
    if let Some(whisker) = &whisker {
        whisker.draw(sheet, Ink::Text);
    }
    sheet.put(bar.svg());
    if let Some(whisker) = &whisker {
        whisker.draw_within(sheet, Ink::Paper, (low, high));
    }
}

/// Shows where zero is, so that an empty bar is seen to be one.
fn draw_foot(sheet: &mut Sheet, spot: &Spot) {
    let (top, bottom) = ((spot.foot, spot.y - 8.0), (spot.foot, spot.y + 8.0));
    sheet.line(hairline(), 1.0, top.into(), bottom.into());
}

#[cfg(test)]
mod tests {
    use super::super::rows::samples::{known, missing, strange};
    use super::*;

    #[test]
    fn bars_start_at_zero_on_both_sides() {
        let bars = bars(&chart(vec![known("A", 10.0, None), known("B", -5.0, None)]));
        let [plus, minus] = bars[..] else {
            panic!("two bars expected: {bars:?}");
        };
        assert!((minus.0 + minus.1 - plus.0).abs() < 0.2, "they meet at zero: {bars:?}");
        assert!((plus.1 - 2.0 * minus.1).abs() < 0.2, "ten is twice five: {bars:?}");
    }

    #[test]
    fn zero_has_an_empty_bar_and_missing_has_none() {
        let svg = chart(vec![known("A", 0.0, None), missing("B", "onbekend")]);
        assert_eq!(bars(&svg).len(), 1);
        assert_eq!(bars(&svg)[0].1, 0.0);
    }

    #[test]
    fn an_interval_shows_on_the_bar_and_beside_it() {
        let svg = chart(vec![known("A", 10.0, Some((8.0, 12.0)))]);
        let lines = |ink: &str| {
            let lines = svg.split("<line").filter(|line| line.contains(ink));
            lines.filter(|line| line.contains(r#"stroke-width="1.5""#)).count()
        };
        assert_eq!(lines("--pp-chart-text"), 3, "a line with two ends: {svg}");
        assert_eq!(lines("--pp-chart-paper"), 2, "the end beyond the bar is not on it: {svg}");
    }

    #[test]
    fn strange_values_and_words_are_drawn_without_nan() {
        let svg = chart(strange());
        assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
        assert_eq!(svg, chart(strange()));
        chart(Vec::new());
    }

    fn chart(rows: Vec<Row>) -> String {
        let chart = BarChart {
            title: "Saldo".to_string(),
            axis: Axis::from_zero([-10.0, 12.0], |value, _| format!("{value}")),
            rows,
            benchmark: None,
        };
        chart.draw("balken")
    }

    /// The left and width of each bar.
    fn bars(svg: &str) -> Vec<(f32, f32)> {
        let rects = svg.split("<rect ").skip(1);
        let number = |rect: &str, name: &str| {
            let start = rect.find(&format!("{name}=\"")).expect("a rect has it") + name.len() + 2;
            rect[start..].split('"').next().and_then(|text| text.parse().ok())
        };
        let pair = |rect| Some((number(rect, "x")?, number(rect, "width")?));
        rects.filter_map(pair).collect()
    }
}
