//! The spine chart: one indicator a row, what all are held against in the middle, and this region as a mark
//! between the lowest and the highest of all regions.
//!
//! Each row has a scale of its own and is turned so that right is always the good side; a row without a good
//! side runs from low to high and is called so. As in Fingertips, but with the words written out: which mark
//! means what can be seen by its form, and stands under it.

use charts_rs::{Color, Rect};

use super::WIDTH;
use super::axis::{End, LEFT, RIGHT, Span};
use super::form::Form;
use super::ink::{Frame, Ink};
use super::row_words::{MARK, PADDING, RowWords};
use super::rows::{Reading, Row};
use super::sheet::{Anchor, Group, Sheet};
use super::spine_key::SpineKey;
use super::whisker::{Way, Whisker};
use super::words::NOTE;
use crate::compute::statistics::spine::{Spine, mirrored};

/// Rows under each other, each on its own scale.
pub struct SpineChart {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    pub key: SpineKey,
    /// Rows that share what their ends mean.
    pub parts: Vec<SpinePart>,
}

/// Rows with the same words at their ends.
pub struct SpinePart {
    /// What stands at the left end, and at the right end.
    pub ends: (String, String),
    pub rows: Vec<SpineRow>,
}

/// One indicator.
pub struct SpineRow {
    /// Its name, and what is known of the region.
    pub row: Row,
    pub spine: Spine,
    /// Between which two the middle half of the regions lies, in the unit of the indicator.
    pub quartiles: (f64, f64),
    pub right: Right,
    pub stand: SpineStand,
    /// What the row says, in words; may be empty.
    pub note: String,
}

/// What stands at the right end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Right {
    /// The highest number: it is the best one, or none is.
    High,
    /// The lowest number, for that is the best one.
    Low,
}

/// How the region stands beside what is in the middle, by more than chance may do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SpineStand {
    Better,
    Worse,
    Alike,
    /// It is not known, or there is no better or worse.
    Neutral,
}

/// How high a span is drawn.
const THICKNESS: f32 = 12.0;

impl SpineChart {
    /// The chart as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let mut y = self.key.draw(&mut sheet);
        for part in &self.parts {
            y = part.draw(&mut sheet, y);
        }
        let frame = Frame { id, title: &self.title, class: "pp-spine-chart" };
        sheet.finish(y + 2.0, &frame)
    }
}

impl SpinePart {
    fn draw(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let half = (RIGHT - LEFT) / 2.0 - 6.0;
        let (left, right) = (NOTE.wrap(&self.ends.0, half, 2), NOTE.wrap(&self.ends.1, half, 2));
        let baseline = top + 8.0 + NOTE.size;
        sheet.lines(&NOTE, Anchor::Start, (LEFT, baseline).into(), &left);
        sheet.lines(&NOTE, Anchor::End, (RIGHT, baseline).into(), &right);
        let mut y = top + 10.0 + left.len().max(right.len()) as f32 * NOTE.leading();
        for row in &self.rows {
            y = row.draw(sheet, y);
        }
        y
    }
}

impl SpineRow {
    fn draw(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let words = RowWords::of(&self.row);
        let note = NOTE.wrap(&self.note, RIGHT - LEFT, 3);
        let below = top + words.height() - PADDING;
        let bottom = below + note.len() as f32 * NOTE.leading() + PADDING + 2.0;
        let name = self.name();
        let group = Group { class: "pp-row", name: &name, href: self.row.href.as_deref() };
        sheet.group(&group, |sheet| {
            sheet.put(self.row.ground(top, bottom));
            words.draw(sheet, top + PADDING);
            self.draw_spine(sheet, below - MARK / 2.0);
            sheet.lines(&NOTE, Anchor::Start, (LEFT, below + NOTE.size).into(), &note);
        });
        bottom
    }

    /// What is read aloud in place of the row.
    fn name(&self) -> String {
        let said = format!("{}: {}", self.row.label, self.row.reading.words());
        if self.note.is_empty() { said } else { format!("{said}. {}", self.note) }
    }

    fn draw_spine(&self, sheet: &mut Sheet, y: f32) {
        match &self.row.reading {
            Reading::Known { value, interval, .. } => {
                self.draw_others(sheet, y);
                self.draw_own(sheet, y, *value, *interval);
            }
            // A mark leaves room for the others; a reason in words stands where they would.
            Reading::Missing { reason } if reason.is_mark() => self.draw_others(sheet, y),
            Reading::Missing { .. } => {}
        }
    }

    /// From the lowest to the highest, the middle half darker, and the line in the middle.
    fn draw_others(&self, sheet: &mut Sheet, y: f32) {
        let bands = [((self.spine.lowest, self.spine.highest), WHOLE_SPAN), (self.quartiles, MIDDLE_HALF)];
        for ((low, high), tint) in bands {
            if let (Some(low), Some(high)) = (self.x(low), self.x(high)) {
                sheet.put(band(low.min(high), low.max(high), y, tint));
            }
        }
        draw_middle(sheet, f32::midpoint(LEFT, RIGHT), y);
    }

    fn draw_own(&self, sheet: &mut Sheet, y: f32, value: f64, interval: Option<(f64, f64)>) {
        let Some(x) = self.x(value) else { return };
        if let Some(span) = interval.and_then(|interval| self.span(interval)) {
            Whisker { span, way: Way::Lying, across: y, cap: 5.0, stroke: 2.0 }.draw(sheet, Ink::Text);
        }
        sheet.put(self.stand.mark((x, y)));
    }

    /// Where this value is on the sheet; `None` when it is no number.
    fn x(&self, value: f64) -> Option<f32> {
        let position = self.spine.position(value)?;
        let position = match self.right {
            Right::High => position,
            Right::Low => mirrored(position),
        };
        Some(LEFT + position as f32 * (RIGHT - LEFT))
    }

    /// Where an interval is; an end beyond the scale goes on.
    fn span(&self, (low, high): (f64, f64)) -> Option<Span> {
        let spine = self.spine;
        let reach = (spine.highest - spine.benchmark).abs().max((spine.benchmark - spine.lowest).abs());
        let slack = reach * 1e-9;
        let end = |value: f64| {
            let goes_on = (value - spine.benchmark).abs() > reach + slack;
            Some(End { at: self.x(value)?, goes_on })
        };
        Some(Span { low: end(low)?, high: end(high)? })
    }
}

impl SpineStand {
    /// The mark around this point.
    pub(super) fn mark(self, at: (f32, f32)) -> String {
        match self {
            SpineStand::Better => Form::Disc.filled(at.into(), 1.0, Ink::First),
            SpineStand::Worse => Form::Diamond.filled(at.into(), 1.0, Ink::Second),
            SpineStand::Alike => Form::Disc.hollow(at.into(), 1.0, Ink::Text),
            SpineStand::Neutral => Form::Disc.filled(at.into(), 1.0, Ink::Strong),
        }
    }
}

/// How strong the bands are: apart from paper and from each other, in grey as well.
pub(super) const WHOLE_SPAN: f32 = 0.25;
pub(super) const MIDDLE_HALF: f32 = 0.6;

/// A stretch of a row from left to right around this y.
pub(super) fn band(left: f32, right: f32, y: f32, tint: f32) -> String {
    let band = Rect {
        fill: Some(Color::into(Ink::Axis.tint(tint))),
        left,
        top: y - THICKNESS / 2.0,
        width: right - left,
        height: THICKNESS,
        ..Rect::default()
    };
    band.svg()
}

/// What the row is held against.
pub(super) fn draw_middle(sheet: &mut Sheet, x: f32, y: f32) {
    let (top, bottom) = ((x, y - MARK / 2.0), (x, y + MARK / 2.0));
    sheet.line(Ink::Text, 2.0, top.into(), bottom.into());
}

#[cfg(test)]
mod tests {
    use super::super::looked_at::{assert_fits, xs};
    use super::super::rows::samples::{known, missing, strange};
    use super::*;

    #[test]
    fn the_middle_is_in_the_middle_and_the_furthest_end_at_the_edge() {
        let row = row(known("Wachttijd", 30.0, None), Right::High);
        assert_eq!(row.x(20.0), Some(f32::midpoint(LEFT, RIGHT)));
        assert_eq!((row.x(40.0), row.x(10.0)), (Some(RIGHT), Some(LEFT + (RIGHT - LEFT) / 4.0)));
    }

    #[test]
    fn turning_a_row_round_mirrors_it_and_nothing_else() {
        for (value, interval) in [(30.0, Some((25.0, 36.0))), (11.0, Some((-90.0, 400.0))), (20.0, None)] {
            let drawn = |right| {
                let mut sheet = Sheet::new(WIDTH);
                row(known("Wachttijd", value, interval), right).draw_spine(&mut sheet, 50.0);
                sheet.finish(100.0, &Frame { id: "t", title: "T", class: "pp-t" })
            };
            let (high, low) = (drawn(Right::High), drawn(Right::Low));
            let mirror = |x: f32| ((WIDTH - x) * 10.0).round() as i32;
            let mut mirrored: Vec<i32> = xs(&low).into_iter().map(mirror).collect();
            let mut straight: Vec<i32> = xs(&high).into_iter().map(|x| (x * 10.0).round() as i32).collect();
            mirrored.sort_unstable();
            straight.sort_unstable();
            // charts-rs writes tenths, so each may be off by one.
            assert_eq!(mirrored.len(), straight.len());
            assert!(mirrored.iter().zip(&straight).all(|(a, b)| a.abs_diff(*b) <= 2), "{high}\n{low}");
            assert_eq!(high.matches("<circle").count(), low.matches("<circle").count());
        }
    }

    #[test]
    fn a_hidden_row_has_the_span_of_the_others_and_no_mark_of_its_own() {
        let reason = super::super::rows::Wording { written: "·".to_owned(), words: "beschermd".to_owned() };
        let hidden = Row { reading: Reading::Missing { reason }, ..known("Wachttijd", 1.0, None) };
        let svg = chart(vec![row(hidden, Right::High)]);
        let key = chart(Vec::new());
        assert_eq!(svg.matches("<circle").count(), key.matches("<circle").count(), "{svg}");
        assert!(svg.contains("<title>Wachttijd: beschermd. gunstiger dan 3 van de 5</title>"), "{svg}");
    }

    #[test]
    fn a_missing_row_says_why_and_has_nothing_drawn() {
        let svg = chart(vec![row(missing("Wachttijd", "te weinig antwoorden"), Right::High)]);
        let key = chart(Vec::new());
        assert!(svg.contains(">te weinig antwoorden</text>"), "{svg}");
        assert_eq!(svg.matches("<rect").count(), key.matches("<rect").count(), "{svg}");
    }

    #[test]
    fn how_a_region_stands_shows_in_the_form_of_its_mark() {
        let stands = [SpineStand::Better, SpineStand::Worse, SpineStand::Alike, SpineStand::Neutral];
        let marks = stands.map(|stand| stand.mark((9.0, 9.0)));
        for (place, mark) in marks.iter().enumerate() {
            assert!(!marks[..place].contains(mark), "{mark}");
        }
        assert!(marks[0].contains("<circle") && marks[1].contains("<polygon"), "{marks:?}");
    }

    #[test]
    fn nothing_leaves_the_view_box_and_no_two_labels_overlap() {
        let long = "Praktijken waar binnen vijf jaar een praktijkhouder stopt ".repeat(3);
        let rows = [10.0, 20.0, 40.0, -500.0, 900.0].into_iter().flat_map(|value| {
            let ends = [None, Some((value - 8.0, value + 9.0)), Some((-1e9, 1e9))];
            ends.map(|interval| row(known(&long, value, interval), Right::Low))
        });
        assert_fits(&chart(rows.collect()));
    }

    #[test]
    fn strange_values_and_words_are_drawn_without_nan() {
        let rows = || strange().into_iter().map(|known| row(known, Right::Low)).collect();
        let svg = chart(rows());
        assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
        assert_eq!(svg, chart(rows()));
    }

    fn row(row: Row, right: Right) -> SpineRow {
        let spine = Spine { benchmark: 20.0, lowest: 10.0, highest: 40.0 };
        SpineRow {
            row,
            spine,
            quartiles: (15.0, 30.0),
            right,
            stand: SpineStand::Alike,
            note: "gunstiger dan 3 van de 5".to_owned(),
        }
    }

    fn chart(rows: Vec<SpineRow>) -> String {
        let ends = ("ongunstiger".to_owned(), "gunstiger".to_owned());
        let key = SpineKey::sample();
        SpineChart { title: "Op een rij".to_owned(), key, parts: vec![SpinePart { ends, rows }] }.draw("rij")
    }
}
