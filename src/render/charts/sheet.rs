//! The sheet a chart is drawn on: shapes in order, words by their look, groups and links.
//!
//! `charts_rs::Canvas` keeps a flat list of shapes, so it cannot hold a link around several of
//! them. We take its shapes one by one instead and set groups and links between.

use charts_rs::{Color, Line, Point, Text};

use super::ink::{Frame, Ink, Numbers, dress};
use super::words::Look;

/// A drawing in the making.
pub struct Sheet {
    width: f32,
    body: String,
}

/// Which side of the words stands at their x.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Several shapes that are one thing to the reader.
pub struct Group<'a> {
    pub class: &'a str,
    /// What is read aloud in place of the shapes and words inside.
    pub name: &'a str,
    /// Where it leads; `None` when it leads nowhere.
    pub href: Option<&'a str>,
}

impl Sheet {
    pub fn new(width: f32) -> Sheet {
        let body = String::new();
        Sheet { width, body }
    }

    /// Puts a shape of charts-rs on the sheet, given as its SVG.
    pub fn put(&mut self, shape: String) {
        self.body.push_str(&shape);
    }

    pub fn line(&mut self, color: impl Into<Color>, width: f32, from: Point, to: Point) {
        self.put(line(color.into(), width, from, to).svg());
    }

    pub fn dashes(&mut self, color: impl Into<Color>, width: f32, from: Point, to: Point) {
        self.dashed("4 3", color, width, from, to);
    }

    /// A line of these dashes and gaps, as SVG writes them.
    pub fn dashed(&mut self, dashes: &str, color: impl Into<Color>, width: f32, from: Point, to: Point) {
        let stroke_dash_array = Some(dashes.to_string());
        self.put(Line { stroke_dash_array, ..line(color.into(), width, from, to) }.svg());
    }

    /// One line of words; `at` is on its baseline.
    pub fn words(&mut self, look: &Look, anchor: Anchor, at: Point, words: &str) {
        self.put(text(look, anchor, at, words));
    }

    /// As `words`, but kept apart from the lines that run behind it.
    pub fn words_over(&mut self, look: &Look, anchor: Anchor, at: Point, words: &str) {
        let paper = Color::from(Ink::Paper).hex();
        let halo = format!(r#"<text paint-order="stroke" stroke="{paper}" stroke-width="4" "#);
        self.put(text(look, anchor, at, words).replacen("<text ", &halo, 1));
    }

    /// Lines of words under each other; `at` is on the baseline of the first.
    pub fn lines(&mut self, look: &Look, anchor: Anchor, at: Point, lines: &[String]) {
        let mut y = at.y;
        for line in lines {
            self.words(look, anchor, (at.x, y).into(), line);
            y += look.leading();
        }
    }

    /// What `draw` puts on the sheet, as one thing.
    ///
    /// It is named by a title, which a mouse shows as well; an `aria-label` would have to repeat
    /// the words inside to the letter, shortened ones too.
    pub fn group(&mut self, group: &Group<'_>, draw: impl FnOnce(&mut Sheet)) {
        let (class, name) = (group.class, escaped(group.name));
        let (opening, closing) = match group.href {
            Some(href) => (format!(r#"a href="{}""#, escaped(href)), "</a>"),
            None => (r#"g role="img""#.to_string(), "</g>"),
        };
        self.put(format!(r#"<{opening} class="{class}"><title>{name}</title>"#));
        draw(self);
        self.put(closing.to_string());
    }

    /// The finished SVG, of this height.
    pub fn finish(self, height: f32, frame: &Frame<'_>) -> String {
        let (width, height, body) = (rounded(self.width), rounded(height), self.body);
        let bare =
            format!(r#"<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">{body}</svg>"#);
        dress(&bare, frame, Numbers::AsWritten)
    }
}

impl Anchor {
    fn attribute(self) -> Option<String> {
        match self {
            Anchor::Start => None,
            Anchor::Middle => Some("middle".to_string()),
            Anchor::End => Some("end".to_string()),
        }
    }
}

/// A number as charts-rs writes its own: to a tenth, and 0 for what is no number.
pub fn rounded(number: f32) -> f32 {
    let tenths = (number * 10.0).round() / 10.0;
    if tenths.is_finite() { tenths } else { 0.0 }
}

/// This text as it may stand in an attribute or between tags.
pub fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// XML forbids control characters, even escaped.
fn printable(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

fn text(look: &Look, anchor: Anchor, at: Point, words: &str) -> String {
    let text = Text {
        text: printable(words),
        font_size: Some(look.size),
        font_color: Some(look.ink.into()),
        font_weight: look.is_bold.then(|| "600".to_string()),
        x: Some(at.x),
        y: Some(at.y),
        text_anchor: anchor.attribute(),
        class: Some(look.class.to_string()),
        ..Text::default()
    };
    text.svg()
}

fn line(color: Color, stroke_width: f32, from: Point, to: Point) -> Line {
    Line {
        color: Some(color),
        stroke_width,
        left: from.x,
        top: from.y,
        right: to.x,
        bottom: to.y,
        ..Line::default()
    }
}

/// The ink at the strength of a hairline.
pub fn hairline() -> Color {
    Ink::Axis.tint(0.55)
}

#[cfg(test)]
mod tests {
    use super::super::words::LABEL;
    use super::*;

    #[test]
    fn words_are_escaped_and_kept_printable() {
        let svg = sheet(|sheet| {
            sheet.words(&LABEL, Anchor::Start, (0.0, 9.0).into(), "a<b & \u{1}c");
        });
        assert!(svg.contains(">a&lt;b &amp;  c</text>"), "{svg}");
    }

    #[test]
    fn words_over_lines_have_paper_around_their_letters() {
        let svg = sheet(|sheet| sheet.words_over(&LABEL, Anchor::Start, (0.0, 9.0).into(), "a"));
        assert!(svg.contains(r#"paint-order="stroke" stroke="var(--pp-chart-paper"#), "{svg}");
    }

    #[test]
    fn a_group_with_an_address_is_a_link_with_a_name() {
        let svg = sheet(|sheet| {
            let group = Group { class: "pp-row", name: "\"Zeeland\"", href: Some("../zeeland/?a=1&b") };
            sheet.group(&group, |_| {});
        });
        assert!(svg.contains(
            r#"<a href="../zeeland/?a=1&amp;b" class="pp-row"><title>&quot;Zeeland&quot;</title></a>"#
        ));
        assert!(svg.contains(r#"role="group""#), "a link inside an image is hidden: {svg}");
    }

    #[test]
    fn without_links_the_sheet_is_an_image() {
        let svg = sheet(|sheet| {
            let group = Group { class: "pp-row", name: "Zeeland", href: None };
            sheet.group(&group, |_| {});
        });
        assert!(svg.contains(r#"role="img" aria-labelledby="t-title""#), "{svg}");
    }

    #[test]
    fn what_is_no_number_is_drawn_at_zero() {
        assert_eq!(rounded(f32::NAN), 0.0);
        assert_eq!(rounded(f32::INFINITY), 0.0);
        assert_eq!(rounded(1.2345), 1.2);
    }

    fn sheet(draw: impl FnOnce(&mut Sheet)) -> String {
        let mut sheet = Sheet::new(10.0);
        draw(&mut sheet);
        let frame = Frame { id: "t", title: "T", class: "pp-t" };
        sheet.finish(10.0, &frame)
    }
}
