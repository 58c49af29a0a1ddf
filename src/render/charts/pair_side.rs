//! One side of a pair chart: a bar from the middle outwards with its value at the outer edge, or in
//! its place the reason why there is none.

use charts_rs::{Color, Rect};

use super::WIDTH;
use super::axis::{Axis, LEFT, RIGHT, Scale};
use super::ink::Ink;
use super::rows::Reading;
use super::sheet::{Anchor, Sheet};
use super::whisker::{Way, Whisker};
use super::words::{NOTE, VALUE};

#[derive(Clone, Copy, PartialEq)]
pub enum Side {
    Left,
    Right,
}

/// Where both sides start.
pub const MIDDLE: f32 = WIDTH / 2.0;

/// How thick a bar is.
pub const BAR: f32 = 13.0;

/// The values at the edge take no more of a side than this.
const WIDEST_VALUE: f32 = 64.0;

/// Between the longest bar and its value, with room for an arrow.
const BESIDE: f32 = 9.0;

/// Which places a side has for its bars and its values.
pub struct Geometry<'a> {
    axis: &'a Axis,
    /// How wide the column of values is.
    values: f32,
}

impl<'a> Geometry<'a> {
    pub fn of<'b>(axis: &'a Axis, readings: impl Iterator<Item = &'b Reading>) -> Geometry<'a> {
        let width = |reading: &Reading| match reading {
            Reading::Known { text, .. } => {
                let lines = VALUE.wrap(&text.written, WIDEST_VALUE, 2);
                lines.iter().map(|line| VALUE.width(line)).fold(0.0, f32::max)
            }
            Reading::Missing { reason } if reason.is_mark() => VALUE.width(&reason.written),
            Reading::Missing { .. } => 0.0,
        };
        let values = readings.map(width).fold(0.0, f32::max).min(WIDEST_VALUE);
        Geometry { axis, values }
    }

    pub fn scale(&self, side: Side) -> Scale {
        let edge = side.edge() - side.sign() * (self.values + BESIDE);
        self.axis.scale_between(MIDDLE, edge)
    }

    /// How high this reading is drawn.
    pub fn height(&self, reading: &Reading) -> f32 {
        let words = match reading {
            Reading::Known { text, .. } => {
                VALUE.wrap(&text.written, WIDEST_VALUE, 2).len() as f32 * VALUE.leading()
            }
            Reading::Missing { reason } => reasons(&reason.written).len() as f32 * NOTE.leading(),
        };
        words.max(BAR)
    }

    /// Draws it from this y down.
    pub fn draw(&self, sheet: &mut Sheet, side: Side, reading: &Reading, top: f32) {
        match reading {
            Reading::Known { value, interval, text } => {
                self.draw_value(sheet, side, (*value, *interval), top + BAR / 2.0);
                let lines = VALUE.wrap(&text.written, WIDEST_VALUE, 2);
                let at = (side.edge(), top + BAR - 2.0).into();
                sheet.lines(&VALUE, side.outer_anchor(), at, &lines);
            }
            // Where the values stand: beside the middle it would look like the foot of a bar.
            Reading::Missing { reason } if reason.is_mark() => {
                let at = (side.edge(), top + BAR - 2.0).into();
                sheet.words(&VALUE, side.outer_anchor(), at, &reason.written);
            }
            Reading::Missing { reason } => {
                let at = (MIDDLE + side.sign() * 6.0, top + BAR - 2.5).into();
                sheet.lines(&NOTE, side.anchor(), at, &reasons(&reason.written));
            }
        }
    }

    fn draw_value(
        &self,
        sheet: &mut Sheet,
        side: Side,
        (value, interval): (f64, Option<(f64, f64)>),
        y: f32,
    ) {
        let scale = self.scale(side);
        let (Some(foot), Some(x)) = (scale.place(0.0), scale.place(value)) else {
            return;
        };
        side.draw_bar(sheet, (foot, x), y);
        let Some(span) = interval.and_then(|ends| scale.span(ends)) else {
            return;
        };
        let whisker = Whisker { span, way: Way::Lying, across: y, cap: 3.5, stroke: 1.5 };
        whisker.draw(sheet, Ink::Text);
        if side == Side::Left {
            whisker.draw_within(sheet, Ink::Paper, (foot.min(x), foot.max(x)));
        }
    }
}

fn reasons(reason: &str) -> Vec<String> {
    NOTE.wrap(reason, MIDDLE - LEFT - 6.0, 4)
}

impl Side {
    /// Which way its values run.
    pub fn sign(self) -> f32 {
        match self {
            Side::Left => -1.0,
            Side::Right => 1.0,
        }
    }

    /// Where its words stand that start at the middle.
    pub fn anchor(self) -> Anchor {
        match self {
            Side::Left => Anchor::End,
            Side::Right => Anchor::Start,
        }
    }

    fn outer_anchor(self) -> Anchor {
        match self {
            Side::Left => Anchor::Start,
            Side::Right => Anchor::End,
        }
    }

    fn edge(self) -> f32 {
        match self {
            Side::Left => LEFT,
            Side::Right => RIGHT,
        }
    }

    /// A bar between these two: full on the left, an outline on the right.
    pub fn draw_bar(self, sheet: &mut Sheet, (foot, end): (f32, f32), y: f32) {
        let inset = match self {
            Side::Left => 0.0,
            Side::Right => OUTLINE / 2.0,
        };
        let width = ((end - foot).abs() - 2.0 * inset).max(0.0);
        let bar = Rect {
            left: foot.min(end) + inset,
            top: y - BAR / 2.0 + inset,
            width,
            height: BAR - 2.0 * inset,
            ..self.paint()
        };
        sheet.put(bar.svg());
    }

    fn paint(self) -> Rect {
        match self {
            Side::Left => Rect { fill: Some(Color::from(Ink::First).into()), ..Rect::default() },
            Side::Right => Rect {
                color: Some(Ink::Second.into()),
                stroke_width: Some(OUTLINE),
                fill: Some(Ink::Second.tint(0.15).into()),
                ..Rect::default()
            },
        }
    }
}

/// How thick the outline of a bar on the right is.
const OUTLINE: f32 = 1.5;

#[cfg(test)]
mod tests {
    use super::super::ink::Frame;
    use super::*;

    #[test]
    fn equal_values_reach_equally_far_from_the_middle() {
        let axis = axis();
        let geometry = Geometry::of(&axis, [].into_iter());
        let reach = |side| geometry.scale(side).place(30.0).map(|x| (x - MIDDLE).abs());
        assert_eq!(reach(Side::Left), reach(Side::Right));
    }

    #[test]
    fn bars_never_run_into_the_values() {
        let axis = axis();
        let long = known(40.0, "2.345 per 10.000");
        let geometry = Geometry::of(&axis, [&long].into_iter());
        let end = geometry.scale(Side::Right).place(1e9).expect("it is a number");
        assert!(end + VALUE.width("10.000") < RIGHT, "{end}");
    }

    #[test]
    fn a_side_without_a_number_says_why_and_has_no_bar() {
        let svg = drawn(&Reading::Missing { reason: "te weinig antwoorden".into() });
        assert!(svg.contains(">te weinig antwoorden</text>") && !svg.contains("<rect"), "{svg}");
    }

    #[test]
    fn zero_has_a_bar_without_width() {
        let svg = drawn(&known(0.0, "0 %"));
        assert!(svg.contains("<rect") && svg.contains(r#"width="0""#), "{svg}");
    }

    #[test]
    fn the_two_sides_differ_by_more_than_colour() {
        let swatch = |side: Side| on_sheet(|sheet| side.draw_bar(sheet, (100.0, 120.0), 10.0));
        let (left, right) = (swatch(Side::Left), swatch(Side::Right));
        assert!(!left.contains("stroke=") && right.contains("stroke="), "{left} {right}");
    }

    fn drawn(reading: &Reading) -> String {
        let axis = axis();
        let geometry = Geometry::of(&axis, [reading].into_iter());
        on_sheet(|sheet| geometry.draw(sheet, Side::Left, reading, 0.0))
    }

    fn on_sheet(draw: impl FnOnce(&mut Sheet)) -> String {
        let mut sheet = Sheet::new(WIDTH);
        draw(&mut sheet);
        sheet.finish(40.0, &Frame { id: "t", title: "T", class: "pp-t" })
    }

    fn axis() -> Axis {
        Axis::from_zero([40.0], |value, _| format!("{value}"))
    }

    fn known(value: f64, text: &str) -> Reading {
        Reading::Known { value, interval: None, text: text.into() }
    }
}
