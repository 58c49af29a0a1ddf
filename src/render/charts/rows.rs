//! Rows with one mark each: what dot and bar charts share.
//!
//! The label and the value stand above the mark, over the full width, for beside it they would
//! leave no room for the mark on a phone. The value is always written, so the mark only compares.

use charts_rs::{Color, Rect};

use super::WIDTH;
use super::axis::{Axis, LEFT, Scale, Span};
use super::ink::{Frame, Ink};
use super::row_words::{MARK, PADDING, RowWords};
use super::sheet::{Anchor, Group, Sheet};
use super::words::NOTE;

/// One row of a dot or bar chart, such as a region or an answer.
pub struct Row {
    pub label: String,
    pub reading: Reading,
    /// Where the row leads, as a relative link; `None` when it leads nowhere.
    pub href: Option<String>,
    /// Whether this is the row the reader came for.
    pub highlighted: bool,
}

/// What is known for a row.
#[derive(Clone)]
pub enum Reading {
    Known {
        /// In the unit of the axis.
        value: f64,
        /// From low to high, in the unit of the axis; `None` for a full count.
        interval: Option<(f64, f64)>,
        /// The value as it is to be read, such as `12,5 %`.
        text: Wording,
    },
    /// No number: unknown, or hidden. Missing is never drawn as zero.
    Missing {
        /// Why.
        reason: Wording,
    },
}

/// What is written, and what is read aloud: the same words, but for a mark such as `·`.
#[derive(Clone)]
pub struct Wording {
    pub written: String,
    pub words: String,
}

impl Wording {
    /// Whether a mark is written, which takes no more room than a number.
    pub(super) fn is_mark(&self) -> bool {
        self.written != self.words
    }
}

impl<Text: Into<String>> From<Text> for Wording {
    fn from(text: Text) -> Self {
        let words = text.into();
        Self { written: words.clone(), words }
    }
}

impl Reading {
    /// What is read in any case: the value, or why there is none.
    pub(super) fn words(&self) -> &str {
        let (Reading::Known { text, .. } | Reading::Missing { reason: text }) = self;
        &text.words
    }

    /// What is written in any case.
    pub(super) fn written(&self) -> &str {
        let (Reading::Known { text, .. } | Reading::Missing { reason: text }) = self;
        &text.written
    }
}

/// What all rows are held against, such as the country.
pub struct Benchmark {
    /// In the unit of the axis.
    pub value: f64,
    /// Whose value it is, and which: `Nederland: 2.300`.
    pub label: String,
}

/// A chart of rows, all but the form of its marks.
pub(super) struct RowChart<'a> {
    pub class: &'a str,
    pub title: &'a str,
    pub axis: &'a Axis,
    pub rows: &'a [Row],
    pub benchmark: Option<&'a Benchmark>,
    pub mark: fn(&mut Sheet, &Spot),
}

/// Where a mark stands.
pub(super) struct Spot {
    pub x: f32,
    /// The middle of the mark.
    pub y: f32,
    /// Where zero is, or the edge nearest to it.
    pub foot: f32,
    pub interval: Option<Span>,
    pub ink: Ink,
}

impl RowChart<'_> {
    pub fn draw(&self, id: &str) -> String {
        self.draw_with(id, |_, bottom| bottom)
    }

    /// As `draw`, with more under the axis: what `draw_more` puts from the y it gets, down to the
    /// y it gives.
    pub fn draw_with(&self, id: &str, draw_more: impl FnOnce(&mut Sheet, f32) -> f32) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let mut y = self.draw_benchmark_key(&mut sheet);
        for row in self.rows {
            y = self.draw_row(&mut sheet, row, y);
        }
        let bottom = self.axis.draw(&mut sheet, y + PADDING);
        let height = draw_more(&mut sheet, bottom);
        let frame = Frame { id, title: self.title, class: self.class };
        sheet.finish(height, &frame)
    }

    /// Says what the upright line in each row is; gives the y where the rows start.
    fn draw_benchmark_key(&self, sheet: &mut Sheet) -> f32 {
        let Some(benchmark) = self.benchmark else {
            return 0.0;
        };
        draw_benchmark(sheet, LEFT, MARK / 2.0);
        let lines = NOTE.wrap(&benchmark.label, WIDTH - LEFT - 8.0, 3);
        sheet.lines(&NOTE, Anchor::Start, (LEFT + 8.0, 12.0).into(), &lines);
        NOTE.leading() * lines.len().max(1) as f32 + 6.0
    }

    fn draw_row(&self, sheet: &mut Sheet, row: &Row, top: f32) -> f32 {
        let words = RowWords::of(row);
        let bottom = top + words.height();
        let name = row.name();
        let group = Group { class: "pp-row", name: &name, href: row.href.as_deref() };
        sheet.group(&group, |sheet| {
            sheet.put(row.ground(top, bottom));
            words.draw(sheet, top + PADDING);
            self.draw_mark(sheet, row, bottom - PADDING - MARK / 2.0);
        });
        bottom
    }

    fn draw_mark(&self, sheet: &mut Sheet, row: &Row, y: f32) {
        let scale = self.axis.scale();
        let Some(spot) = Spot::of(row, &scale, y) else {
            return;
        };
        (self.mark)(sheet, &spot);
        if let Some(x) = self.benchmark.and_then(|benchmark| scale.place(benchmark.value)) {
            draw_benchmark(sheet, x, y);
        }
    }
}

impl Row {
    fn name(&self) -> String {
        format!("{}: {}", self.label, self.reading.words())
    }

    /// What makes the whole row a target for a finger, and shows which one is the reader's own.
    pub(super) fn ground(&self, top: f32, bottom: f32) -> String {
        let fill = if self.highlighted { Ink::Band.into() } else { Ink::Paper.tint(CLEAR) };
        let is_seen = self.highlighted || self.href.is_some();
        let ground = Rect {
            fill: Some(Color::into(fill)),
            top,
            width: WIDTH,
            height: bottom - top,
            rx: Some(4.0),
            class: Some("pp-ground".to_string()),
            ..Rect::default()
        };
        if is_seen { ground.svg() } else { String::new() }
    }
}

/// Not seen, yet felt by a finger, which no fill at all would not be.
const CLEAR: f32 = 1.0 / 255.0;

impl Spot {
    fn of(row: &Row, scale: &Scale, y: f32) -> Option<Spot> {
        let Reading::Known { value, interval, .. } = row.reading else {
            return None;
        };
        Some(Spot {
            x: scale.place(value)?,
            y,
            foot: scale.place(0.0)?,
            interval: interval.and_then(|ends| scale.span(ends)),
            ink: if row.highlighted { Ink::Strong } else { Ink::First },
        })
    }
}

fn draw_benchmark(sheet: &mut Sheet, x: f32, y: f32) {
    let (top, bottom) = ((x, y - MARK / 2.0), (x, y + MARK / 2.0));
    sheet.line(Ink::Second, 1.5, top.into(), bottom.into());
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;

    pub fn known(label: &str, value: f64, interval: Option<(f64, f64)>) -> Row {
        let text = if value.is_finite() { format!("{value}") } else { "?".to_string() };
        row(label, Reading::Known { value, interval, text: text.into() })
    }

    pub fn missing(label: &str, reason: &str) -> Row {
        row(label, Reading::Missing { reason: reason.into() })
    }

    pub fn axis() -> Axis {
        Axis::from_zero([40.0], |value, _| format!("{value}"))
    }

    /// Rows that no chart should stumble over.
    pub fn strange() -> Vec<Row> {
        let values = [f64::NAN, f64::INFINITY, f64::MIN, f64::MAX, -0.0];
        let rows = values.map(|value| known("", value, Some((value, -value))));
        let long = known(&"lang & <lang> ".repeat(5000), 1.0, None);
        rows.into_iter().chain([long, missing("", "")]).collect()
    }

    fn row(label: &str, reading: Reading) -> Row {
        Row { label: label.to_string(), reading, href: None, highlighted: false }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{axis, known, missing};
    use super::*;

    #[test]
    fn a_missing_row_says_why_and_has_no_mark() {
        let svg = draw(&[missing("Twente", "te weinig antwoorden")], None);
        assert!(svg.contains(">te weinig antwoorden</text>"), "{svg}");
        assert!(!svg.contains("<circle"), "{svg}");
    }

    #[test]
    fn a_mark_stands_where_a_value_would_and_is_read_as_words() {
        let reason = Wording { written: "·".to_string(), words: "beschermd".to_string() };
        let hidden = Row { reading: Reading::Missing { reason }, ..known("Twente", 1.0, None) };
        let svg = draw(&[hidden], None);
        assert!(svg.contains(">·</text>") && svg.contains("<title>Twente: beschermd</title>"), "{svg}");
        assert!(!svg.contains(">beschermd<") && !svg.contains("<circle"), "{svg}");
    }

    #[test]
    fn a_row_is_read_with_its_value() {
        let svg = draw(&[known("Zeeland", 12.0, None)], None);
        assert!(svg.contains("<title>Zeeland: 12</title>"), "{svg}");
    }

    #[test]
    fn a_row_can_lead_somewhere() {
        let linked = Row { href: Some("../zeeland/".to_string()), ..known("Zeeland", 12.0, None) };
        let svg = draw(&[linked], None);
        assert!(svg.contains(r#"<a href="../zeeland/" class="pp-row""#), "{svg}");
        assert!(svg.contains("pp-ground"), "a finger needs more than the letters: {svg}");
    }

    #[test]
    fn the_own_row_differs_by_more_than_colour() {
        let own = Row { highlighted: true, ..known("Zeeland", 12.0, None) };
        let svg = draw(&[own], None);
        let label = svg.split("<text").find(|text| text.contains(">Zeeland<"));
        assert!(label.is_some_and(|text| text.contains(r#"font-weight="600""#)), "{svg}");
    }

    #[test]
    fn the_benchmark_is_named_and_drawn_in_every_row_with_a_mark() {
        let benchmark = Benchmark { value: 20.0, label: "Nederland: 20".to_string() };
        let rows = [known("A", 1.0, None), known("B", 2.0, None), missing("C", "onbekend")];
        let svg = draw(&rows, Some(&benchmark));
        assert!(svg.contains(">Nederland: 20</text>"), "{svg}");
        assert_eq!(svg.matches("--pp-chart-2").count(), 3, "one in the key, two in rows: {svg}");
    }

    fn draw(rows: &[Row], benchmark: Option<&Benchmark>) -> String {
        let chart = RowChart {
            class: "pp-rows",
            title: "Rijen",
            axis: &axis(),
            rows,
            benchmark,
            mark: |sheet, spot| {
                let dot = charts_rs::Circle { cx: spot.x, cy: spot.y, ..charts_rs::Circle::default() };
                sheet.put(dot.svg());
            },
        };
        chart.draw("rijen")
    }
}
