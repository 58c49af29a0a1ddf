//! The rank strip: all places in a row, with a mark at the region's own.
//!
//! A published place has no standard error and is not metric, so nothing is measured here: a
//! place is a place. Both ends are said in words, for "1" alone may be best or worst.

use super::WIDTH;
use super::ink::{Frame, Ink};
use super::rank_mark::{Mark, Side};
use super::sheet::{Anchor, Sheet, hairline};
use super::words::{NOTE, OWN_LABEL};

/// Places from 1 to `of`, side by side.
pub struct RankStrip {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// How many places there are.
    pub of: u32,
    /// What the first place means: `1 = grootste disbalans`.
    pub first: String,
    /// What the last place means: `28 = kleinste disbalans`.
    pub last: String,
    /// One to four, such as measured and perceived.
    pub markers: Vec<RankMarker>,
    /// The known places of others, as faint ticks.
    pub others: Vec<u32>,
}

/// A place of the region itself.
pub struct RankMarker {
    /// As it is to be read, with the place in it: `gemeten: 20`.
    pub label: String,
    /// From 1; `None` when there is no number. Then only the label is shown, under the strip.
    pub place: Option<u32>,
    /// Between which places it may lie; `None` for a published place.
    pub interval: Option<(u32, u32)>,
}

/// Where the strip starts and ends.
const LEFT: f32 = 10.0;
const RIGHT: f32 = WIDTH - 10.0;

/// The room a strip needs on a side without marks.
const BARE: f32 = 8.0;

/// With more places their ticks would run together.
const MOST_TICKS: u32 = 80;

impl RankStrip {
    /// The strip as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let marks = self.marks();
        let reach = |side| {
            let outermost = marks.iter().rfind(|mark| mark.side == side);
            outermost.map_or(BARE, Mark::reach)
        };
        let y = reach(Side::Above);
        self.draw_strip(&mut sheet, y);
        // From the outside in, so that a stem passes behind the label it meets.
        for mark in marks.iter().rev() {
            mark.draw(&mut sheet, y);
        }
        let bottom = draw_ends(&mut sheet, (&self.first, &self.last), y + reach(Side::Below) + 2.0);
        let bottom = self.draw_placeless(&mut sheet, bottom);
        let frame = Frame { id, title: &self.title, class: "pp-rank-strip" };
        sheet.finish(bottom + 4.0, &frame)
    }

    /// The markers that have a place, in turn above and below the strip. Side, form and colour
    /// go by the place in the list, so measured looks the same on every page.
    fn marks(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for (order, marker) in self.markers.iter().enumerate() {
            let Some(x) = marker.place.and_then(|place| self.x(place)) else {
                continue;
            };
            let ends = |(low, high)| Some((self.x(low)?, self.x(high)?));
            let mut mark = Mark::new(order, x, &marker.label);
            mark.interval = marker.interval.and_then(ends);
            if let Some(nearer) = marks.iter().rfind(|nearer| nearer.side == mark.side) {
                mark.move_beyond(nearer);
            }
            marks.push(mark);
        }
        marks
    }

    /// Where this place is; `None` when the strip does not have it.
    fn x(&self, place: u32) -> Option<f32> {
        let is_on = (1..=self.of).contains(&place);
        let steps = (self.of.saturating_sub(1)).max(1);
        let share = f64::from(place.saturating_sub(1)) / f64::from(steps);
        is_on.then_some(LEFT + share as f32 * (RIGHT - LEFT))
    }

    fn draw_strip(&self, sheet: &mut Sheet, y: f32) {
        sheet.line(Ink::Axis, 1.0, (LEFT, y).into(), (RIGHT, y).into());
        let ticks = if self.of <= MOST_TICKS { self.of } else { 0 };
        for x in (1..=ticks).filter_map(|place| self.x(place)) {
            sheet.line(hairline(), 1.0, (x, y - 2.5).into(), (x, y + 2.5).into());
        }
        for x in self.others.iter().filter_map(|&place| self.x(place)) {
            sheet.line(Ink::Muted.tint(0.7), 1.5, (x, y - 6.0).into(), (x, y + 6.0).into());
        }
    }

    fn draw_placeless(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let mut y = top;
        let placeless = |marker: &&RankMarker| marker.place.and_then(|place| self.x(place)).is_none();
        for marker in self.markers.iter().filter(placeless) {
            let lines = OWN_LABEL.wrap(&marker.label, WIDTH, 3);
            let at = (0.0, y + 6.0 + OWN_LABEL.size).into();
            sheet.lines(&OWN_LABEL, Anchor::Start, at, &lines);
            y += 6.0 + lines.len() as f32 * OWN_LABEL.leading();
        }
        y
    }
}

/// Says what the first and the last place mean; gives the y where that ends.
pub(super) fn draw_ends(sheet: &mut Sheet, (first, last): (&str, &str), top: f32) -> f32 {
    let half = WIDTH / 2.0 - 8.0;
    let (first, last) = (NOTE.wrap(first, half, 4), NOTE.wrap(last, half, 4));
    let baseline = top + NOTE.size;
    sheet.lines(&NOTE, Anchor::Start, (0.0, baseline).into(), &first);
    sheet.lines(&NOTE, Anchor::End, (WIDTH, baseline).into(), &last);
    top + first.len().max(last.len()) as f32 * NOTE.leading()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_said_in_words() {
        let svg = strip(28, vec![marker("gemeten: 20", Some(20))]);
        assert!(svg.contains(">1 = grootste disbalans<"), "{svg}");
        assert!(svg.contains(r#"text-anchor="end""#) && svg.contains(">28 = kleinste<"), "{svg}");
    }

    #[test]
    fn two_markers_differ_by_form() {
        let two = vec![marker("gemeten: 20", Some(20)), marker("ervaren: 7", Some(7))];
        let svg = strip(28, two);
        assert_eq!(svg.matches("<circle").count(), 1);
        assert_eq!(svg.matches("<polygon").count(), 1);
    }

    #[test]
    fn the_first_and_last_place_are_the_ends_of_the_strip() {
        let strip = empty(28);
        assert_eq!(strip.x(1), Some(LEFT));
        assert_eq!(strip.x(28), Some(RIGHT));
        assert_eq!(strip.x(0), None);
        assert_eq!(strip.x(29), None);
        assert_eq!(empty(1).x(1), Some(LEFT));
    }

    #[test]
    fn a_marker_without_a_place_keeps_its_words() {
        let svg = strip(28, vec![marker("gemeten: zeer hoog", None), marker("ervaren: 99", Some(99))]);
        assert!(svg.contains(">gemeten: zeer hoog<") && svg.contains(">ervaren: 99<"), "{svg}");
        assert!(!svg.contains("<circle"), "{svg}");
    }

    #[test]
    fn a_marker_keeps_its_form_when_the_one_before_has_no_place() {
        let svg = strip(28, vec![marker("gemeten", None), marker("ervaren: 7", Some(7))]);
        assert!(svg.contains("<polygon") && !svg.contains("<circle"), "{svg}");
    }

    #[test]
    fn others_are_ticks() {
        let others = RankStrip { others: vec![3, 7, 0, 400], ..empty(28) };
        assert_eq!(others.draw("plaats").matches(r#"stroke-width="1.5""#).count(), 2);
    }

    #[test]
    fn strange_strips_are_drawn_without_nan() {
        for of in [0, 1, 2, u32::MAX] {
            for place in [0, 1, u32::MAX] {
                let strange = RankMarker {
                    interval: Some((u32::MAX, 0)),
                    ..marker(&"<lang> ".repeat(5000), Some(place))
                };
                let svg = strip(of, vec![strange, marker("", Some(place))]);
                assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{svg}");
            }
        }
    }

    fn strip(of: u32, markers: Vec<RankMarker>) -> String {
        RankStrip { markers, ..empty(of) }.draw("plaats")
    }

    fn marker(label: &str, place: Option<u32>) -> RankMarker {
        RankMarker { label: label.to_string(), place, interval: None }
    }

    fn empty(of: u32) -> RankStrip {
        RankStrip {
            title: "Gemeten balans".to_string(),
            of,
            first: "1 = grootste disbalans".to_string(),
            last: "28 = kleinste".to_string(),
            markers: Vec::new(),
            others: Vec::new(),
        }
    }
}
