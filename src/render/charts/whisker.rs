//! The whisker: from where to where a value may lie, as a line with a cap at both ends.
//!
//! Where the interval goes on beyond the axis, an arrow stands in place of the cap: a cap there
//! would say that it ends.

use charts_rs::{Point, Polygon};

use super::axis::{End, Span};
use super::ink::Ink;
use super::sheet::Sheet;

/// An interval on the sheet.
pub struct Whisker {
    pub span: Span,
    pub way: Way,
    /// The y of a lying whisker, the x of an upright one.
    pub across: f32,
    /// How far a cap reaches to either side of the line.
    pub cap: f32,
    pub stroke: f32,
}

/// Which way values run.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    Lying,
    Upright,
}

/// How far an arrow points beyond the axis.
const TIP: f32 = 5.0;

impl Whisker {
    pub fn draw(&self, sheet: &mut Sheet, ink: Ink) {
        self.draw_within(sheet, ink, (f32::NEG_INFINITY, f32::INFINITY));
    }

    /// The part of it within these bounds: light on a bar, say, where the rest is dark.
    pub fn draw_within(&self, sheet: &mut Sheet, ink: Ink, bounds: (f32, f32)) {
        let ends = self.ends();
        let (start, stop) = (ends[0].at.max(bounds.0), ends[1].at.min(bounds.1));
        if start < stop {
            sheet.line(ink, self.stroke, self.point(start, 0.0), self.point(stop, 0.0));
        }
        let is_within = |end: &&(End, f32)| (bounds.0..=bounds.1).contains(&end.0.at);
        for (end, outwards) in [(ends[0], -1.0), (ends[1], 1.0)].iter().filter(is_within) {
            if end.goes_on {
                sheet.put(self.arrow(end.at, *outwards, ink));
            } else {
                sheet.line(ink, self.stroke, self.point(end.at, -self.cap), self.point(end.at, self.cap));
            }
        }
    }

    /// The end with the smaller place on the sheet first: upright, that is the high one.
    fn ends(&self) -> [End; 2] {
        let Span { low, high } = self.span;
        if low.at <= high.at { [low, high] } else { [high, low] }
    }

    fn arrow(&self, at: f32, outwards: f32, ink: Ink) -> String {
        let foot = at - outwards;
        let corners = [(at + outwards * TIP, 0.0), (foot, TIP), (foot, -TIP)];
        let arrow = Polygon {
            fill: Some(ink.into()),
            points: corners.map(|(along, across)| self.point(along, across)).to_vec(),
            ..Polygon::default()
        };
        arrow.svg()
    }

    fn point(&self, along: f32, across: f32) -> Point {
        match self.way {
            Way::Lying => (along, self.across + across).into(),
            Way::Upright => (self.across + across, along).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ink::Frame;
    use super::*;

    #[test]
    fn it_has_a_line_and_two_caps() {
        let svg = drawn(Way::Lying, span((10.0, false), (20.0, false)));
        assert_eq!((svg.matches("<line").count(), svg.matches("<polygon").count()), (3, 0), "{svg}");
    }

    #[test]
    fn an_arrow_points_on_beyond_the_axis() {
        let svg = drawn(Way::Lying, span((10.0, true), (20.0, false)));
        assert!(svg.contains(r#"points="5,50 "#), "to the left: {svg}");
        let svg = drawn(Way::Upright, span((90.0, false), (20.0, true)));
        assert!(svg.contains(r#"points="50,15 "#), "up: {svg}");
        assert_eq!(svg.matches("<line").count(), 2, "one cap is left: {svg}");
    }

    #[test]
    fn what_lies_beyond_its_bounds_is_not_drawn() {
        let whisker = whisker(Way::Lying, span((10.0, false), (20.0, false)));
        let svg = on_sheet(|sheet| whisker.draw_within(sheet, Ink::Paper, (0.0, 15.0)));
        assert_eq!(svg.matches("<line").count(), 2, "{svg}");
        let svg = on_sheet(|sheet| whisker.draw_within(sheet, Ink::Paper, (30.0, 40.0)));
        assert_eq!(svg.matches("<line").count(), 0, "{svg}");
    }

    fn drawn(way: Way, span: Span) -> String {
        on_sheet(|sheet| whisker(way, span).draw(sheet, Ink::Text))
    }

    fn whisker(way: Way, span: Span) -> Whisker {
        Whisker { span, way, across: 50.0, cap: 4.0, stroke: 2.0 }
    }

    fn span(low: (f32, bool), high: (f32, bool)) -> Span {
        let end = |(at, goes_on)| End { at, goes_on };
        Span { low: end(low), high: end(high) }
    }

    fn on_sheet(draw: impl FnOnce(&mut Sheet)) -> String {
        let mut sheet = Sheet::new(100.0);
        draw(&mut sheet);
        sheet.finish(100.0, &Frame { id: "t", title: "T", class: "pp-t" })
    }
}
