//! The axis of a chart: from where to where, and the numbers written along it.

use super::WIDTH;
use super::sheet::{Anchor, Sheet, hairline};
use super::words::{NOTE, TICK};

/// From which value to which a chart runs. Charts that must compare get the same one.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub low: f64,
    pub high: f64,
    /// From low to high; may be empty where every row says its value.
    pub ticks: Vec<Tick>,
    /// What is measured and in which unit; may be empty.
    pub label: String,
}

/// A place on the axis with its number, as it is to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub value: f64,
    pub label: String,
}

impl Axis {
    /// An axis with round numbers around these values. `write` gives a tick's text from its
    /// value and the decimals its step needs. What is not finite is left out.
    pub fn around(values: impl IntoIterator<Item = f64>, write: impl Fn(f64, usize) -> String) -> Axis {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let bounded = finite.map(|value| value.clamp(-LARGEST, LARGEST));
        let (low, high) = bounded
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return Axis::between(0.0, 1.0, write);
        }
        // Equal values would leave no room; neither may steps vanish beside what they are added to.
        let room = (high.abs().max(low.abs()) * 1e-6).max(f64::MIN_POSITIVE);
        if high - low < room {
            let half = if high == 0.0 { 0.5 } else { high.abs() / 10.0 };
            return Axis::between(low - half, high + half, write);
        }
        Axis::between(low, high, write)
    }

    /// As `around`, with zero on it: bars say nothing without their foot.
    pub fn from_zero(values: impl IntoIterator<Item = f64>, write: impl Fn(f64, usize) -> String) -> Axis {
        Axis::around(values.into_iter().chain([0.0]), write)
    }

    /// The same axis, saying what it measures.
    pub fn labelled(self, label: impl Into<String>) -> Axis {
        let label = label.into();
        Axis { label, ..self }
    }

    fn between(low: f64, high: f64, write: impl Fn(f64, usize) -> String) -> Axis {
        let step = round_step(high - low);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let count = (last - first).clamp(1.0, 10.0) as usize;
        let values = (0..=count).map(|place| (first + place as f64) * step);
        let ticks = values.map(|value| Tick { value, label: write(value, decimals(step)) });
        Axis { low: first * step, high: last * step, ticks: ticks.collect(), label: String::new() }
    }

    /// Draws the line, the numbers and the label from this y down; gives the y where it ends.
    pub(super) fn draw(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let mut bottom = top;
        if !self.ticks.is_empty() {
            bottom = self.draw_numbers(sheet, top, &self.scale());
        }
        self.draw_label(sheet, bottom)
    }

    /// Draws the line and the numbers on this scale; gives the y where they end.
    pub(super) fn draw_numbers(&self, sheet: &mut Sheet, top: f32, scale: &Scale) -> f32 {
        sheet.line(hairline(), 1.0, (scale.start, top).into(), (scale.end, top).into());
        for tick in self.ticks.iter().step_by(self.every((scale.end - scale.start).abs())) {
            let Some(x) = scale.place(tick.value) else {
                continue;
            };
            sheet.line(hairline(), 1.0, (x, top).into(), (x, top + 4.0).into());
            let (anchor, x) = inside(x);
            let baseline = top + 4.0 + TICK.size;
            sheet.words(&TICK, anchor, (x, baseline).into(), &tick.label);
        }
        top + 4.0 + TICK.leading()
    }

    /// Says what is measured, under the numbers; gives the y where that ends.
    pub(super) fn draw_label(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let mut bottom = top;
        for line in NOTE.wrap(&self.label, WIDTH, 2) {
            bottom += NOTE.leading();
            sheet.words(&NOTE, Anchor::End, (WIDTH, bottom).into(), &line);
        }
        bottom + 4.0
    }

    /// Every how manyth tick is written, so that their texts stay apart on this length.
    fn every(&self, length: f32) -> usize {
        let widths = self.ticks.iter().map(|tick| TICK.width(&tick.label));
        let widest = widths.fold(1.0_f32, f32::max) + 10.0;
        let room = (length / widest).floor().max(1.0) as usize;
        self.ticks.len().saturating_sub(1).div_ceil(room).max(1)
    }

    /// Over the full width.
    pub(super) fn scale(&self) -> Scale {
        self.scale_between(LEFT, RIGHT)
    }

    /// From this place on the sheet, where `low` is, to this one, where `high` is.
    pub(super) fn scale_between(&self, start: f32, end: f32) -> Scale {
        Scale { low: self.low, high: self.high, start, end }
    }
}

/// Turns a value into a place on the sheet: an x, or a y where the axis stands upright.
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    /// Where `low` is.
    pub start: f32,
    /// Where `high` is.
    pub end: f32,
}

/// From where to where on the sheet an interval runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub low: End,
    pub high: End,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    pub at: f32,
    /// Whether the interval goes on where the axis stops.
    pub goes_on: bool,
}

impl Scale {
    /// Where this interval is; `None` when an end of it is no number.
    pub fn span(&self, (low, high): (f64, f64)) -> Option<Span> {
        // A share of 1 that was computed may be a hair above it.
        let slack = (self.high - self.low).abs() * 1e-9;
        let end = |value: f64| {
            let goes_on = !(self.low - slack..=self.high + slack).contains(&value);
            Some(End { at: self.place(value)?, goes_on })
        };
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        Some(Span { low: end(low)?, high: end(high)? })
    }

    /// Where this value is, at the edge when it lies beyond; `None` when it is no number.
    pub fn place(&self, value: f64) -> Option<f32> {
        if !value.is_finite() {
            return None;
        }
        let share = (value.clamp(-LARGEST, LARGEST) - self.low) / (self.high - self.low);
        // An axis without length has one place for all: its middle.
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        Some(self.start + share as f32 * (self.end - self.start))
    }
}

/// Where plots start and end, so that a mark at the very edge stays whole.
pub(super) const LEFT: f32 = 8.0;
pub(super) const RIGHT: f32 = WIDTH - 8.0;

/// Beyond this nothing in our field is counted, and floats get coarse.
const LARGEST: f64 = 1e12;

/// Words in the middle under an x, but kept on the sheet near its edges.
pub(super) fn inside(x: f32) -> (Anchor, f32) {
    if x < 24.0 {
        (Anchor::Start, (x - LEFT).max(0.0))
    } else if x > WIDTH - 24.0 {
        (Anchor::End, (x + LEFT).min(WIDTH))
    } else {
        (Anchor::Middle, x)
    }
}

/// The step that gives three to six round ticks over this span: 1, 2, 2.5 or 5 times a power of ten.
fn round_step(span: f64) -> f64 {
    let rough = span / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 2.5, 5.0, 10.0];
    let fitting = times.into_iter().find(|times| times * power >= rough * 0.999);
    fitting.unwrap_or(10.0) * power
}

fn decimals(step: f64) -> usize {
    let is_whole = |decimals: usize| {
        let scaled = step * 10_f64.powi(decimals as i32);
        (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1.0)
    };
    (0..12).find(|&decimals| is_whole(decimals)).unwrap_or(12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_numbers_around_the_values() {
        assert_eq!(labels([12.0, 47.0]), ["10", "20", "30", "40", "50"]);
        assert_eq!(labels([0.12, 0.31]), ["0.10", "0.15", "0.20", "0.25", "0.30", "0.35"]);
        assert_eq!(labels([-4.0, 6.0]), ["-5.0", "-2.5", "0.0", "2.5", "5.0", "7.5"]);
    }

    #[test]
    fn zero_is_on_the_axis_of_bars() {
        let axis = Axis::from_zero([40.0, 90.0], |value, _| value.to_string());
        assert_eq!((axis.low, axis.high), (0.0, 100.0));
    }

    #[test]
    fn equal_values_and_none_get_an_axis_too() {
        assert_eq!(labels([]), ["0.00", "0.25", "0.50", "0.75", "1.00"]);
        for value in [0.0, 33.0, -1e-300, 1e12] {
            let axis = Axis::around([value, value], |value, _| value.to_string());
            assert!(axis.low < axis.high, "{axis:?}");
        }
    }

    #[test]
    fn strange_numbers_give_a_finite_axis() {
        let strange = [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE];
        for first in strange {
            for second in strange {
                let axis = Axis::around([first, second], |value, _| value.to_string());
                assert!(axis.low.is_finite() && axis.low < axis.high, "{axis:?}");
                assert!(axis.ticks.len() <= 11, "{axis:?}");
            }
        }
    }

    #[test]
    fn a_value_beyond_the_axis_stands_at_its_edge() {
        let scale = scale(0.0, 10.0);
        assert_eq!(scale.place(-5.0), Some(LEFT));
        assert_eq!(scale.place(5.0), Some(WIDTH / 2.0));
        assert_eq!(scale.place(f64::MAX), Some(RIGHT));
        assert_eq!(scale.place(f64::NAN), None);
    }

    #[test]
    fn an_axis_without_length_has_its_place_in_the_middle() {
        for (low, high) in [(3.0, 3.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            let place = scale(low, high).place(3.0).expect("3 is a number");
            assert!((LEFT..=RIGHT).contains(&place), "{place}");
        }
    }

    #[test]
    fn an_interval_that_the_axis_cannot_hold_goes_on() {
        let span = scale(0.0, 10.0).span((12.0, 0.0)).expect("both are numbers");
        assert_eq!(span.low, End { at: LEFT, goes_on: false });
        assert_eq!(span.high, End { at: RIGHT, goes_on: true });
        assert_eq!(scale(0.0, 10.0).span((f64::NAN, 5.0)), None);
    }

    #[test]
    fn an_upright_scale_runs_from_the_bottom_to_the_top() {
        let scale = Axis::from_zero([10.0], |value, _| value.to_string()).scale_between(200.0, 100.0);
        assert_eq!((scale.place(0.0), scale.place(10.0)), (Some(200.0), Some(100.0)));
    }

    #[test]
    fn wide_tick_labels_are_thinned() {
        let axis = Axis::around([0.0, 100.0], |value, _| format!("{value} inwoners per praktijk"));
        assert!(axis.every(RIGHT - LEFT) > 1);
    }

    fn scale(low: f64, high: f64) -> Scale {
        Scale { low, high, start: LEFT, end: RIGHT }
    }

    fn labels(values: impl IntoIterator<Item = f64>) -> Vec<String> {
        let axis = Axis::around(values, |value, decimals| format!("{value:.decimals$}"));
        axis.ticks.into_iter().map(|tick| tick.label).collect()
    }
}
