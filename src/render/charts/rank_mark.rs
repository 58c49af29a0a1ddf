//! A mark on the rank strip: a head on a stem, with its label beside it.

use charts_rs::{Color, Rect};

use super::WIDTH;
use super::form::Form;
use super::ink::Ink;
use super::sheet::{Anchor, Sheet};
use super::words::OWN_LABEL;

/// A marker with its place on the sheet.
pub struct Mark {
    /// Its place among all markers, which decides its form and colour.
    order: usize,
    x: f32,
    lines: Vec<String>,
    pub side: Side,
    /// From the strip to the middle of its head.
    away: f32,
    /// From where to where its place may lie.
    pub interval: Option<(f32, f32)>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Side {
    Above,
    Below,
}

/// From the strip to the nearest label.
const CLEARANCE: f32 = 8.0;

/// From a head's middle to its label.
const BESIDE: f32 = 11.0;

impl Mark {
    pub fn new(order: usize, x: f32, label: &str) -> Mark {
        let mut mark = Mark {
            order,
            x,
            lines: OWN_LABEL.wrap(label, room(x), 2),
            side: if order.is_multiple_of(2) { Side::Above } else { Side::Below },
            away: 0.0,
            interval: None,
        };
        mark.away = CLEARANCE + mark.half_height();
        mark
    }

    /// Makes room for a mark on the same side that stands nearer to the strip.
    pub fn move_beyond(&mut self, nearer: &Mark) {
        self.away = nearer.reach() + self.half_height();
    }

    fn half_height(&self) -> f32 {
        self.lines.len().max(1) as f32 * OWN_LABEL.leading() / 2.0 + 2.0
    }

    /// How far from the strip it reaches.
    pub fn reach(&self) -> f32 {
        self.away + self.half_height()
    }

    /// Draws it on the strip at this y.
    pub fn draw(&self, sheet: &mut Sheet, strip: f32) {
        let y = strip + self.side.sign() * self.away;
        if let Some(interval) = self.interval {
            self.draw_interval(sheet, interval, strip);
        }
        sheet.line(self.ink(), 1.5, (self.x, strip).into(), (self.x, y).into());
        self.draw_label(sheet, y);
        sheet.put(self.head(y));
    }

    fn ink(&self) -> Ink {
        Ink::series(self.order)
    }

    /// A band along its own side of the strip.
    fn draw_interval(&self, sheet: &mut Sheet, (low, high): (f32, f32), strip: f32) {
        let y = strip + self.side.sign() * 3.0;
        sheet.line(self.ink().tint(0.35), 5.0, (low, y).into(), (high, y).into());
    }

    fn draw_label(&self, sheet: &mut Sheet, y: f32) {
        let widths = self.lines.iter().map(|line| OWN_LABEL.width(line));
        let width = widths.fold(0.0, f32::max).min(room(self.x));
        let (anchor, x, left) = if has_label_left(self.x) {
            (Anchor::End, self.x - BESIDE, self.x - BESIDE - width)
        } else {
            (Anchor::Start, self.x + BESIDE, self.x + BESIDE)
        };
        let top = y - self.half_height() + 2.0;
        sheet.put(paper(left, top, width, 2.0 * self.half_height() - 4.0).svg());
        let baseline = top + OWN_LABEL.size - 0.5;
        sheet.lines(&OWN_LABEL, anchor, (x, baseline).into(), &self.lines);
    }

    fn head(&self, y: f32) -> String {
        Form::of(self.order).filled((self.x, y).into(), 1.0, self.ink())
    }
}

impl Side {
    fn sign(self) -> f32 {
        match self {
            Side::Above => -1.0,
            Side::Below => 1.0,
        }
    }
}

/// The label stands on the side with more room.
fn has_label_left(x: f32) -> bool {
    x > WIDTH / 2.0
}

fn room(x: f32) -> f32 {
    x.max(WIDTH - x) - BESIDE
}

/// Paper under a label, so that no stem runs through it.
fn paper(left: f32, top: f32, width: f32, height: f32) -> Rect {
    Rect { fill: Some(Color::from(Ink::Paper).into()), left, top, width, height, ..Rect::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_has_at_least_half_the_sheet() {
        for x in [0.0, 100.0, WIDTH / 2.0, WIDTH] {
            assert!(room(x) >= WIDTH / 2.0 - BESIDE);
        }
    }

    #[test]
    fn a_long_label_takes_two_lines_and_more_height() {
        let short = Mark::new(0, WIDTH / 2.0, "ervaren: 14");
        let long = Mark::new(0, WIDTH / 2.0, "verwacht tekort aan huisartsen: 14");
        assert_eq!((short.lines.len(), long.lines.len()), (1, 2));
        assert!(long.half_height() > short.half_height());
    }

    #[test]
    fn marks_take_turns_above_and_below() {
        let sides = [0, 1, 2].map(|order| Mark::new(order, 50.0, "").side);
        assert!(sides == [Side::Above, Side::Below, Side::Above]);
    }
}
