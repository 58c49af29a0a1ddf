//! A chart that stands alone: a file that is put in a letter or on a slide, with all that stood around it on
//! the page.
//!
//! Outside the page nothing is known of its style sheet, so colours and typeface are written out, those of the
//! light version: paper is white. There is no style element either, for a site with a strict content security
//! policy would not apply it when the file is opened by itself.

use super::WIDTH;
use super::ink::{Frame, Ink};
use super::sheet::{Anchor, Sheet, rounded};
use super::words::{LABEL, Look, NOTE};

/// What stands around the chart, in finished words.
pub struct Alone<'a> {
    /// The chart as it stands on the page.
    pub svg: &'a str,
    /// What it says, in a sentence.
    pub says: &'a str,
    /// What stands under it, such as its source: each begins a line.
    pub notes: Vec<String>,
    /// The language of the words.
    pub language: &'a str,
    pub font: &'a str,
}

const MARGIN: f32 = 16.0;
const GAP: f32 = 10.0;
const TITLE: Look = Look { size: 16.0, ink: Ink::Text, is_bold: true, class: "pp-title" };
/// More lines than any chart needs.
const MOST_LINES: usize = 60;

impl Alone<'_> {
    /// The file; `None` where this is no chart of ours. Its colours are still those of the page.
    pub fn draw(&self) -> Option<String> {
        let (root, rest) = self.svg.split_once('>')?;
        let (width, height) = size(root)?;
        let (title, drawing) = rest.split_once("</title>")?;
        let (_, title) = title.split_once('>')?;
        let drawing = without_links(drawing.strip_suffix("</svg>")?);

        let mut sheet = Sheet::new(width + 2.0 * MARGIN);
        let title = unescaped(title);
        let below = lines(&mut sheet, &TITLE, &title, MARGIN);
        let top = lines(&mut sheet, &LABEL, self.says, below) + GAP;
        let bottom = top + height + GAP;
        let end = self.notes.iter().fold(bottom, |y, note| lines(&mut sheet, &NOTE, note, y));
        let page = sheet.finish(end + MARGIN, &Frame { id: "figuur", title: &title, class: "pp-alone" });
        Some(self.dressed(&page, width + 2.0 * MARGIN, end + MARGIN, top, &drawing))
    }

    /// The words with the drawing between them, on paper.
    fn dressed(&self, page: &str, width: f32, height: f32, top: f32, drawing: &str) -> String {
        let (width, height) = (rounded(width), rounded(height));
        let font = self.font.replace('"', "'").replace(['<', '>', '&'], "");
        let language = self.language;
        let root = format!(
            r#"<svg lang="{language}" xml:lang="{language}" width="{width}" height="{height}" font-family="{font}" "#
        );
        let paper = format!(
            r##"</title><rect width="{width}" height="{height}" fill="var(--pp-chart-paper, #ffffff)"/>"##
        );
        let drawing = format!(r#"<g transform="translate({MARGIN} {})">{drawing}</g></svg>"#, rounded(top));
        let page = page.replacen("<svg ", &root, 1).replacen("</title>", &paper, 1);
        format!("{}{drawing}\n", page.strip_suffix("</svg>").unwrap_or(&page))
    }
}

/// Writes these words from the left margin down; gives where they end.
fn lines(sheet: &mut Sheet, look: &Look, words: &str, top: f32) -> f32 {
    let lines = look.wrap(words, WIDTH, MOST_LINES);
    sheet.lines(look, Anchor::Start, (MARGIN, top + look.size).into(), &lines);
    top + look.leading() * lines.len() as f32 + 4.0
}

/// Width and height of the view box.
fn size(root: &str) -> Option<(f32, f32)> {
    let (_, rest) = root.split_once("viewBox=\"0 0 ")?;
    let (width, height) = rest.split('"').next()?.split_once(' ')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// Links on the page lead nowhere from a file elsewhere.
fn without_links(drawing: &str) -> String {
    let mut parts = drawing.split("<a href=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("<g role=\"img\"");
        out.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    out.replace("</a>", "</g>")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHART: &str = r#"<svg viewBox="0 0 328 100" xmlns="http://www.w3.org/2000/svg" class="pp-chart" role="group"><title id="a-title">Praktijken &amp; meer</title><a href="../zuid/index.html" class="pp-row"><title>Zuid: 3</title><text x="1" y="9" data-figure="zuid|p|2024|">3</text></a></svg>"#;

    fn drawn() -> String {
        let notes = vec!["Bron: NIVEL 2022".to_owned()];
        let alone = Alone {
            svg: CHART,
            says: "Zuid heeft er 3.",
            notes,
            language: "nl",
            font: "\"Segoe UI\", sans-serif",
        };
        alone.draw().expect("it is a chart")
    }

    #[test]
    fn it_has_all_that_stood_around_it() {
        let svg = drawn();
        for text in [
            "<title id=\"figuur-title\">Praktijken &amp; meer</title>",
            ">Zuid heeft er 3.<",
            ">Bron: NIVEL 2022<",
            "lang=\"nl\"",
            "'Segoe UI'",
        ] {
            assert!(svg.contains(text), "{text} is not in {svg}");
        }
        assert!(svg.contains(r#"data-figure="zuid|p|2024|">3<"#), "what it tells is still told: {svg}");
    }

    #[test]
    fn nothing_in_it_leads_or_loads_elsewhere() {
        let svg = drawn();
        for gone in ["href", "</a>", "<style", "style="] {
            assert!(!svg.contains(gone), "{gone} is in {svg}");
        }
        assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
    }

    #[test]
    fn what_is_no_chart_is_left_alone() {
        for svg in ["", "<svg>", "<svg viewBox=\"0 0 1 1\"></svg>"] {
            let alone = Alone { svg, says: "", notes: Vec::new(), language: "nl", font: "" };
            assert!(alone.draw().is_none(), "{svg}");
        }
    }
}
