//! The words of a row in a dot or bar chart, and how high the row is with them.

use super::WIDTH;
use super::axis::{LEFT, RIGHT};
use super::rows::{Reading, Row};
use super::sheet::{Anchor, Sheet};
use super::words::{LABEL, Look, NOTE, OWN_LABEL, VALUE};

/// How high the room for a mark is.
pub const MARK: f32 = 16.0;

/// Above and below a row.
pub const PADDING: f32 = 5.0;

/// The label on the left, the value on the right of it, or the sign that stands in its place; under them
/// the reason, where it is told in words.
pub struct RowWords {
    look: &'static Look,
    label: Vec<String>,
    value: Vec<String>,
    reason: Vec<String>,
}

impl RowWords {
    pub fn of(row: &Row) -> RowWords {
        let look = if row.highlighted { &OWN_LABEL } else { &LABEL };
        let (value, reason) = match &row.reading {
            Reading::Known { text, .. } => (VALUE.wrap(&text.written, WIDTH * 0.45, 2), Vec::new()),
            Reading::Missing { reason } if reason.is_mark() => (vec![reason.written.clone()], Vec::new()),
            Reading::Missing { reason } => (Vec::new(), NOTE.wrap(&reason.words, RIGHT - LEFT, 3)),
        };
        let taken = value.iter().map(|line| VALUE.width(line) + 12.0).fold(0.0, f32::max);
        let label = look.wrap(&row.label, RIGHT - LEFT - taken, 3);
        RowWords { look, label, value, reason }
    }

    pub fn height(&self) -> f32 {
        let lines = self.label.len().max(self.value.len()).max(1) as f32;
        let below = (self.reason.len() as f32 * NOTE.leading()).max(MARK);
        PADDING + lines * LABEL.leading() + below + PADDING
    }

    /// Draws them from this y down.
    pub fn draw(&self, sheet: &mut Sheet, top: f32) {
        let baseline = top + LABEL.size - 2.0;
        sheet.lines(self.look, Anchor::Start, (LEFT, baseline).into(), &self.label);
        sheet.lines(&VALUE, Anchor::End, (RIGHT, baseline).into(), &self.value);
        let below = baseline + self.label.len().max(1) as f32 * LABEL.leading();
        sheet.lines(&NOTE, Anchor::Start, (LEFT, below).into(), &self.reason);
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::samples::{known, missing};
    use super::*;

    #[test]
    fn a_long_label_wraps_and_leaves_room_for_the_value() {
        let long = "Taken verschuiven naar praktijkondersteuners en verpleegkundig specialisten";
        let words = RowWords::of(&known(long, 35.0, None));
        assert!(words.label.len() > 1);
        let label = words.label.iter().map(|line| LABEL.width(line)).fold(0.0, f32::max);
        assert!(label + VALUE.width("35") < RIGHT - LEFT);
    }

    #[test]
    fn more_lines_make_a_higher_row() {
        let height = |row: Row| RowWords::of(&row).height();
        let one = height(known("Zeeland", 1.0, None));
        assert!(height(known(&"lang ".repeat(20), 1.0, None)) > one);
        assert!(height(missing("Zeeland", &"omdat ".repeat(30))) > one);
    }
}
