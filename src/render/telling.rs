//! Which published number a text tells. It is written into the text itself, so that it travels along into
//! cells, sentences and charts, whatever a theme makes of them, and becomes an attribute of the element
//! around the number when the page is finished. The audit reads it there.
//!
//! On its way it stands between signs that Unicode keeps for use inside a program (U+FDD0 and further), which
//! no text of a publisher may hold.

use crate::protect::{Part, PublishedFigure, PublishedResponse};
use crate::render::downloads;
use crate::text::date::Period;
use crate::text::id::SurveyId;
use html5gum::Token;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write;

/// Before the name of the number, between name and text, and behind the text.
const OPEN: char = '\u{FDD0}';
const BETWEEN: char = '\u{FDD1}';
const CLOSE: char = '\u{FDD2}';
/// Stands for a space in a name, so that no line is broken there.
const SPACE: char = '\u{FDD3}';

/// This text, which tells a part of this figure. What was not counted from answers needs no mark.
pub fn of_figure(figure: &PublishedFigure, part: Part, text: impl Into<String>) -> String {
    if figure.sampling.is_none() {
        return text.into();
    }
    marked('f', &name_of(figure), part, text.into())
}

/// The name of a figure, as every surface of the site calls it.
pub fn name_of(figure: &PublishedFigure) -> String {
    let group = downloads::group(&figure.group);
    format!("{}|{}|{}|{group}", figure.region, figure.indicator, figure.period)
}

/// This text, which tells a part of this response.
pub fn of_response(response: &PublishedResponse, part: Part, text: impl Into<String>) -> String {
    let name = format!("{}|{}|{}", response.survey, response.period, response.region);
    marked('r', &name, part, text.into())
}

/// This text, which tells how many answered a wave of whom it is known where they are.
pub fn of_wave(survey: &SurveyId, period: Period, text: impl Into<String>) -> String {
    marked('r', &format!("{survey}|{period}|"), Part::Answered, text.into())
}

fn marked(kind: char, name: &str, part: Part, text: String) -> String {
    let name = name.replace(char::is_whitespace, &SPACE.to_string());
    format!("{OPEN}{kind}{}{SPACE}{name}{BETWEEN}{text}{CLOSE}", part.name())
}

/// A mark in a text, taken apart.
struct Mark<'a> {
    /// `data-figure` or `data-response`.
    attribute: &'static str,
    name: &'a str,
    part: &'a str,
    text: &'a str,
}

impl Mark<'_> {
    fn attributes(&self) -> String {
        let name = self.name.replace(SPACE, " ");
        let mut attributes = format!(r#" {}="{name}""#, self.attribute);
        if self.part != Part::Value.name() {
            // Writing to a text cannot fail.
            let _ = write!(attributes, r#" data-part="{}""#, self.part);
        }
        attributes
    }
}

/// What stands before the first mark, the mark, and what stands behind it; `None` when there is no mark.
fn first_mark(text: &str) -> Option<(&str, Mark<'_>, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (inside, after) = rest.split_once(CLOSE).unwrap_or((rest, ""));
    let (head, text) = inside.split_once(BETWEEN).unwrap_or(("", inside));
    let (kind_and_part, name) = head.split_once(SPACE).unwrap_or((head, ""));
    let attribute = if kind_and_part.starts_with('r') { "data-response" } else { "data-figure" };
    let part = kind_and_part.get(1..).unwrap_or_default();
    Some((before, Mark { attribute, name, part, text }, after))
}

/// The text as it is read, without marks.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains([OPEN, CLOSE]) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, mark, after)) = first_mark(rest) {
        plain.push_str(before);
        plain.push_str(mark.text);
        rest = after;
    }
    plain.push_str(rest);
    // A line may hold the end of a mark that began on the line above.
    plain.retain(|sign| sign != CLOSE);
    Cow::Owned(plain)
}

/// A stretch of a text in a data file: plain, or a number with the name of the part that it tells. Of which
/// figure, says the object around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Run {
    Plain(String),
    Told(String, String),
}

/// A text taken apart by what it tells, for a data file.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let plain = |runs: &mut Vec<Run>, text: &str| {
        if !text.is_empty() {
            runs.push(Run::Plain(text.to_owned()));
        }
    };
    let mut rest = text;
    while let Some((before, mark, after)) = first_mark(rest) {
        plain(&mut runs, before);
        runs.push(Run::Told(mark.part.to_owned(), mark.text.to_owned()));
        rest = after;
    }
    plain(&mut runs, rest);
    runs
}

/// The text of a piece of a finished page, with its marks as they were before it was finished.
pub fn retold(html: &str) -> String {
    let mut text = String::new();
    let mut is_told: Vec<bool> = Vec::new();
    for token in html5gum::Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) if !tag.self_closing => {
                let value = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| &value.value);
                let part =
                    value("data-part").map(|part| String::from_utf8_lossy(part)).unwrap_or("value".into());
                let name = value("data-figure").map(|name| ('f', name));
                let name = name.or_else(|| value("data-response").map(|name| ('r', name)));
                is_told.push(name.is_some());
                if let Some((kind, name)) = name {
                    let name = String::from_utf8_lossy(name).replace(char::is_whitespace, &SPACE.to_string());
                    let _ = write!(text, "{OPEN}{kind}{part}{SPACE}{name}{BETWEEN}");
                }
            }
            Token::EndTag(_) if is_told.pop() == Some(true) => text.push(CLOSE),
            Token::String(piece) => text.push_str(&String::from_utf8_lossy(&piece.value)),
            _ => {}
        }
    }
    text
}

/// Whether a number that is told stands in this text.
pub fn is_marked(text: &str) -> bool {
    text.contains(OPEN)
}

/// Lines of one text, each with its own mark where a mark was broken over several.
pub fn unbroken(lines: &mut [String]) {
    let mut open: Option<String> = None;
    for line in lines {
        if let Some(head) = &open {
            line.insert_str(0, head);
        }
        open = match (line.rfind(OPEN), line.rfind(CLOSE)) {
            (Some(start), end) if end.is_none_or(|end| end < start) => {
                let head_end = line[start..].find(BETWEEN).map(|at| start + at + BETWEEN.len_utf8());
                let head = head_end.map(|end| line[start..end].to_owned());
                line.push(CLOSE);
                head
            }
            _ => None,
        };
    }
}

/// The finished page: each mark is an attribute of the element whose whole text it is, or else of one
/// around it. Where no element may stand, in attributes and titles, only the text is left.
pub fn finished(html: String) -> String {
    if !is_marked(&html) {
        return html;
    }
    let mut page = String::with_capacity(html.len() * 5 / 4);
    let mut place = Standing::default();
    let mut rest = html.as_str();
    while let Some((before, mark, after)) = first_mark(rest) {
        place.pass(before);
        page.push_str(before);
        place.put(&mut page, &mark, after.starts_with("</"));
        rest = after;
    }
    page.push_str(rest);
    page
}

/// Where in a page we stand.
#[derive(Default)]
struct Standing {
    is_in_tag: bool,
    is_in_title: bool,
    is_in_drawing: bool,
}

impl Standing {
    /// Goes over a piece of the page.
    fn pass(&mut self, piece: &str) {
        let after = |was: bool, opens: &str, closes: &str| match (piece.rfind(opens), piece.rfind(closes)) {
            (None, None) => was,
            (opened, closed) => opened > closed,
        };
        self.is_in_tag = after(self.is_in_tag, "<", ">");
        self.is_in_title = after(self.is_in_title, "<title", "</title");
        self.is_in_drawing = after(self.is_in_drawing, "<svg", "</svg");
    }

    fn put(&self, page: &mut String, mark: &Mark<'_>, is_last: bool) {
        let is_named = !mark.name.is_empty() && !self.is_in_tag && !self.is_in_title;
        let is_whole = is_last && page.ends_with('>') && is_opening(page);
        match (is_named, is_whole) {
            (false, _) => page.push_str(mark.text),
            (true, true) => {
                page.pop();
                page.push_str(&mark.attributes());
                page.push('>');
                page.push_str(mark.text);
            }
            (true, false) => {
                let element = if self.is_in_drawing { "tspan" } else { "span" };
                let _ = write!(page, "<{element}{}>{}</{element}>", mark.attributes(), mark.text);
            }
        }
    }
}

/// Whether the last tag of this piece opens an element.
fn is_opening(page: &str) -> bool {
    let tag = page.rfind('<').map_or("", |at| &page[at..]);
    !tag.starts_with("</") && !tag.starts_with("<!") && !tag.ends_with("/>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        marked('f', "noord|stopt|2024|vorm=in dienst", Part::Value, text.to_owned())
    }

    #[test]
    fn the_element_around_a_number_tells_which_it_is() {
        let page = finished(format!("<td>{}</td>", told("38%")));
        assert_eq!(page, r#"<td data-figure="noord|stopt|2024|vorm=in dienst">38%</td>"#);
    }

    #[test]
    fn a_number_in_a_sentence_gets_an_element_of_its_own() {
        let count = marked('r', "enquete|2024|noord", Part::Answered, "18".to_owned());
        assert_eq!(
            finished(format!("<p>{count} van de 40</p>")),
            r#"<p><span data-response="enquete|2024|noord" data-part="answered">18</span> van de 40</p>"#
        );
        let svg = finished(format!("<svg><text>{} en meer</text></svg><p>{}</p>", told("3"), told("4")));
        assert!(svg.contains("<tspan") && svg.contains(r#"<p data-figure="#), "{svg}");
    }

    #[test]
    fn where_no_element_can_stand_only_the_text_is_left() {
        let page = format!(r#"<a title="{0}"><title>{0}</title></a>"#, told("38%"));
        assert_eq!(finished(page), r#"<a title="38%"><title>38%</title></a>"#);
    }

    #[test]
    fn a_mark_over_two_lines_is_one_on_each() {
        let mut lines: Vec<String> = told("te weinig").split(' ').map(str::to_owned).collect();
        unbroken(&mut lines);
        let shown: Vec<String> = lines.iter().map(|line| plain(line).into_owned()).collect();
        assert_eq!(shown, ["te", "weinig"]);
        assert!(lines.iter().all(|line| is_marked(line)));
    }

    #[test]
    fn a_text_is_taken_apart_by_what_it_tells() {
        let text = format!("tussen {} en meer", told("35"));
        let plain = |text: &str| Run::Plain(text.to_owned());
        let number = Run::Told("value".to_owned(), "35".to_owned());
        assert_eq!(runs(&text), [plain("tussen "), number, plain(" en meer")]);
        assert_eq!(runs("2024"), [plain("2024")]);
        assert_eq!(runs(""), []);
    }

    #[test]
    fn what_a_finished_page_tells_can_be_told_again() {
        let sentence = format!("<b>Zo</b> {} &amp; meer", told("38%"));
        let page = finished(format!("<p>{sentence}</p>"));
        assert_eq!(
            finished(format!("<p>{}</p>", retold(&page).replace('&', "&amp;"))),
            page.replace("<b>Zo</b>", "Zo")
        );
    }

    #[test]
    fn stray_signs_leave_the_page_whole() {
        for text in ["\u{FDD0}", "\u{FDD0}a", "\u{FDD0}\u{FDD1}a\u{FDD2}", "a\u{FDD0}\u{FDD2}b"] {
            assert!(!finished(format!("<p>{text}</p>")).contains(OPEN));
        }
    }
}
