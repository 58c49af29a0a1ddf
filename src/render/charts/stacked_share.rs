//! The stacked share: parts that exclude each other, end to end in one bar, each with its letter.
//!
//! A bar is only made of all parts. When one of them is hidden or missing, what is left open would say how
//! large it is; then the others stand under each other as bars of their own, and it is said why.

use charts_rs::{Color, Rect};

use super::WIDTH;
use super::axis::{Axis, LEFT, RIGHT};
use super::bar_chart::BarChart;
use super::ink::{Frame, Ink};
use super::rows::{Reading, Row};
use super::sheet::{Anchor, Group, Sheet};
use super::words::{LABEL, NODE, VALUE};

/// Parts of a whole.
pub struct StackedShare {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// In their own order, from left to right. Each says its value.
    pub parts: Vec<Row>,
    /// What the parts add up to, in their unit; `None` when nobody knows.
    pub whole: Option<f64>,
    /// For when they cannot stand end to end; starts from zero.
    pub axis: Axis,
}

/// How high the bar is.
const THICKNESS: f32 = 30.0;

/// How much the parts may differ from their whole by rounding, as a share of it.
const ROUNDING: f64 = 0.01;

impl StackedShare {
    /// Whether all parts are known and make up the whole, so that they may stand end to end.
    pub fn is_whole(&self) -> bool {
        self.values().is_some()
    }

    /// The chart as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(self, id: &str) -> String {
        match self.values() {
            Some(values) => self.draw_bar(&values, id),
            None => {
                let StackedShare { title, parts, axis, .. } = self;
                BarChart { title, axis, rows: parts, benchmark: None }.draw(id)
            }
        }
    }

    /// The parts, where they make up the whole.
    fn values(&self) -> Option<Vec<f64>> {
        let value = |part: &Row| match part.reading {
            Reading::Known { value, .. } => (value.is_finite() && value >= 0.0).then_some(value),
            Reading::Missing { .. } => None,
        };
        let values = self.parts.iter().map(value).collect::<Option<Vec<f64>>>()?;
        let (sum, whole) = (values.iter().sum::<f64>(), self.whole?);
        let is_made_up = sum > 0.0 && (sum - whole).abs() <= whole.abs() * ROUNDING;
        (is_made_up && values.len() > 1).then_some(values)
    }

    fn draw_bar(&self, values: &[f64], id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let sum: f64 = values.iter().sum();
        let mut left = LEFT;
        let mut y = THICKNESS + 12.0;
        for (order, (part, value)) in self.parts.iter().zip(values).enumerate() {
            let width = (value / sum) as f32 * (RIGHT - LEFT);
            let name = format!("{}: {}", part.label, part.reading.words());
            let group = Group { class: "pp-row", name: &name, href: part.href.as_deref() };
            sheet.group(&group, |sheet| {
                draw_part(sheet, order, (left, 2.0), (width, THICKNESS));
                y = draw_name(sheet, order, part, y);
            });
            left += width;
        }
        sheet.finish(y, &Frame { id, title: &self.title, class: "pp-stacked-share" })
    }
}

/// A part with its letter, where that fits; a line of paper keeps it apart from the next.
fn draw_part(sheet: &mut Sheet, order: usize, (left, top): (f32, f32), (width, height): (f32, f32)) {
    let part = Rect {
        fill: Some(Color::from(Ink::series(order)).into()),
        left,
        top,
        width: (width - 1.5).max(0.5),
        height,
        ..Rect::default()
    };
    sheet.put(part.svg());
    if width > 14.0 {
        let at = (left + (width - 1.5) / 2.0, top + height / 2.0 + 4.5).into();
        let letter = super::words::Look { ink: Ink::Paper, is_bold: true, ..NODE };
        sheet.words(&letter, Anchor::Middle, at, &letter_of(order));
    }
}

/// The name and value of a part, beside its letter; gives the y where they end.
fn draw_name(sheet: &mut Sheet, order: usize, part: &Row, top: f32) -> f32 {
    const BOX: f32 = 18.0;
    draw_part(sheet, order, (LEFT, top), (BOX + 1.5, BOX));
    let value = VALUE.wrap(part.reading.written(), WIDTH * 0.4, 2);
    let taken = value.iter().map(|line| VALUE.width(line) + 12.0).fold(0.0, f32::max);
    let from = LEFT + BOX + 8.0;
    let label = LABEL.wrap(&part.label, RIGHT - from - taken, 3);
    let baseline = top + LABEL.size;
    sheet.lines(&LABEL, Anchor::Start, (from, baseline).into(), &label);
    sheet.lines(&VALUE, Anchor::End, (RIGHT, baseline).into(), &value);
    top + (label.len().max(value.len()).max(1) as f32 * LABEL.leading()).max(BOX) + 6.0
}

/// A, B, C; from the start again after Z.
fn letter_of(order: usize) -> String {
    let letter = u8::try_from(order % 26).unwrap_or_default();
    char::from(b'A' + letter).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::looked_at::assert_fits;
    use super::super::rows::samples::{axis, known, missing, strange};
    use super::*;

    #[test]
    fn parts_stand_end_to_end_over_the_full_width() {
        let svg = draw(vec![known("solo", 20.0, None), known("groep", 60.0, None)], Some(80.0));
        assert!(svg.contains("pp-stacked-share"), "{svg}");
        assert!(svg.contains(r#"width="76.5""#) && svg.contains(r#"width="232.5""#), "{svg}");
        assert!(svg.contains("<title>solo: 20</title>") && svg.contains(">A</text>"), "{svg}");
    }

    #[test]
    fn a_hidden_part_leaves_no_gap_in_a_bar() {
        let parts = vec![known("solo", 20.0, None), missing("duo", "beschermd"), known("groep", 60.0, None)];
        let svg = draw(parts, Some(100.0));
        assert!(!svg.contains("pp-stacked-share") && svg.contains("pp-bar-chart"), "{svg}");
    }

    #[test]
    fn parts_that_do_not_make_up_the_whole_are_not_shown_as_one() {
        let parts = || vec![known("solo", 20.0, None), known("groep", 60.0, None)];
        assert!(draw(parts(), Some(90.0)).contains("pp-bar-chart"));
        assert!(draw(parts(), None).contains("pp-bar-chart"));
        assert!(draw(parts(), Some(80.4)).contains("pp-stacked-share"), "that is rounding");
        assert!(draw(vec![known("solo", 20.0, None)], Some(20.0)).contains("pp-bar-chart"));
    }

    #[test]
    fn nothing_leaves_the_view_box_and_no_two_labels_overlap() {
        let long = "praktijk in een hoed (huisartsen onder één dak) ".repeat(3);
        for share in [0.0, 0.1, 5.0, 50.0] {
            let parts =
                vec![known(&long, share, None), known("groep", 100.0 - share, None), known("", 0.0, None)];
            assert_fits(&draw(parts, Some(100.0)));
        }
    }

    #[test]
    fn strange_parts_are_drawn_without_nan() {
        let svg = draw(strange(), Some(f64::NAN));
        assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
        draw(Vec::new(), None);
    }

    fn draw(parts: Vec<Row>, whole: Option<f64>) -> String {
        StackedShare { title: "Praktijkvormen".to_owned(), parts, whole, axis: axis() }.draw("vormen")
    }
}
