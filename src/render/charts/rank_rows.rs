//! The rank rows: one region a row, with a dot at its place among all and a line over the places it
//! may have.
//!
//! For places that were computed from figures with an interval. A published place has none and
//! belongs on the rank strip.

use super::axis::{Axis, Tick};
use super::dot_chart::draw_dot;
use super::rank_strip::draw_ends;
use super::rows::{Row, RowChart};

/// Places from 1 to `of`, one region under the other.
pub struct RankRows {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// How many places there are.
    pub of: u32,
    /// What the first place means: `1 = grootste tekort`.
    pub first: String,
    /// What the last place means: `28 = kleinste tekort`.
    pub last: String,
    /// From top to bottom. Values are places from 1, intervals the first and last place that may
    /// be, and the text says both: `plaats 3 (1 tot 6)`.
    pub rows: Vec<Row>,
}

impl RankRows {
    /// The rows as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let chart = RowChart {
            class: "pp-rank-rows",
            title: &self.title,
            axis: &self.axis(),
            rows: &self.rows,
            benchmark: None,
            mark: draw_dot,
        };
        chart.draw_with(id, |sheet, bottom| draw_ends(sheet, (&self.first, &self.last), bottom) + 4.0)
    }

    fn axis(&self) -> Axis {
        let tick = |place: u32| Tick { value: f64::from(place), label: place.to_string() };
        Axis {
            low: 1.0,
            high: f64::from(self.of.max(1)),
            ticks: self.written().into_iter().map(tick).collect(),
            label: String::new(),
        }
    }

    /// The places written along the axis: both ends, and round ones that stay clear of them.
    fn written(&self) -> Vec<u32> {
        let step = round_step(self.of);
        let last = (self.of > 1).then_some(self.of);
        let between = (1..MOST_WRITTEN).map(|count| step.saturating_mul(count));
        let between = between.filter(|&place| place > 1 && place.saturating_add(step / 2) < self.of);
        [1].into_iter().chain(between).chain(last).collect()
    }
}

/// More numbers than this along the axis would be read by nobody.
const MOST_WRITTEN: u32 = 8;

/// The step between the places that are written: 1, 2 or 5 times a power of ten.
fn round_step(of: u32) -> u32 {
    let mut power = 1;
    loop {
        for times in [1, 2, 5] {
            if of / (times * power) < MOST_WRITTEN {
                return times * power;
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::samples::{known, missing, strange};
    use super::*;

    #[test]
    fn a_place_is_a_dot_with_the_places_it_may_have() {
        let svg = chart(28, vec![known("Zeeland", 3.0, Some((1.0, 6.0))), known("Twente", 28.0, None)]);
        assert_eq!(svg.matches("<circle").count(), 2);
        assert_eq!(svg.matches(r#"stroke-width="2""#).count(), 3, "a line with two ends: {svg}");
        assert!(!svg.contains(r#"cx="8""#) && svg.contains(r#"cx="320""#), "28 is the end: {svg}");
    }

    #[test]
    fn both_ends_are_written_and_said_in_words() {
        let svg = chart(28, Vec::new());
        assert!(svg.contains(">1 = grootste tekort<") && svg.contains(">28 = kleinste tekort<"), "{svg}");
        assert!(svg.contains(">1</text>") && svg.contains(">28</text>"), "{svg}");
    }

    #[test]
    fn the_numbers_along_the_axis_are_round_and_keep_apart() {
        assert_eq!(written(28), [1, 5, 10, 15, 20, 25, 28]);
        assert_eq!(written(6), [1, 2, 3, 4, 5, 6]);
        assert_eq!(written(342), [1, 50, 100, 150, 200, 250, 300, 342]);
        assert_eq!(written(2), [1, 2]);
        assert_eq!((written(1), written(0)), (vec![1], vec![1]));
    }

    #[test]
    fn a_region_without_a_place_says_why() {
        let svg = chart(28, vec![missing("Zeeland", "te weinig antwoorden")]);
        assert!(svg.contains(">te weinig antwoorden</text>") && !svg.contains("<circle"), "{svg}");
    }

    #[test]
    fn strange_places_and_words_are_drawn_without_nan() {
        for of in [0, 1, 2, u32::MAX] {
            let svg = chart(of, strange());
            assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
            assert_eq!(svg, chart(of, strange()));
        }
    }

    fn written(of: u32) -> Vec<u32> {
        rows(of, Vec::new()).written()
    }

    fn chart(of: u32, regions: Vec<Row>) -> String {
        rows(of, regions).draw("plaatsen")
    }

    fn rows(of: u32, rows: Vec<Row>) -> RankRows {
        RankRows {
            title: "Plaats onder de regio's".to_string(),
            of,
            first: "1 = grootste tekort".to_string(),
            last: "28 = kleinste tekort".to_string(),
            rows,
        }
    }
}
