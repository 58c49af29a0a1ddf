//! Pages and drawings: every element that says by `data-figure` or `data-response` which number it tells.
//!
//! A page is large and its marks are few, so they are looked for as bytes, and only what stands around one is
//! taken apart.

use super::{Claim, Silence, Spot, Subject, Surfaces, digits};
use crate::protect::Part;
use html5gum::{Token, Tokenizer};
use memchr::memmem;

/// The attributes that say which number an element tells.
const MARKS: [(&[u8], Subject); 2] =
    [(b"data-figure", Subject::Figure), (b"data-response", Subject::Response)];

/// More than this stands around no number.
const MOST_TOKENS: usize = 64;

/// An element that tells a number.
struct Element {
    name: String,
    part: Option<Part>,
    text: String,
}

/// Reads a page.
pub fn read(surfaces: &mut Surfaces, file: usize, page: &[u8]) {
    let decimal_comma = has_decimal_comma(page);
    for (mark, subject) in MARKS {
        for at in memmem::find_iter(page, mark) {
            let Some(start) = memchr::memrchr(b'<', &page[..at]) else { continue };
            let Some(element) = element(&page[start..], mark) else { continue };
            let Some(part) = element.part else { continue };
            let told = (subject, element.name.as_str(), part);
            tell(surfaces, told, &element.text, decimal_comma, Spot { file, byte: start });
        }
    }
}

/// A text tells a part of a number, or that it is not there.
pub fn tell(
    surfaces: &mut Surfaces,
    (subject, name, part): (Subject, &str, Part),
    text: &str,
    decimal_comma: bool,
    spot: Spot,
) {
    match digits::in_text(text, decimal_comma) {
        Some((low, high)) => {
            let exact = f64::midpoint(low, high);
            let (low, high) = if part.is_count() { (exact, exact) } else { (low, high) };
            surfaces.tell(subject, name, part, Claim { low, high, spot });
        }
        // A text that was cut off says nothing, not that there is nothing.
        None if part == subject.main() && !text.contains('…') => {
            surfaces.keep_silent(subject, name, Silence::Unsaid, spot);
        }
        None => {}
    }
}

/// The element that begins here; `None` when it does not carry this mark after all.
fn element(page: &[u8], mark: &[u8]) -> Option<Element> {
    let mut tokens = Tokenizer::new(page).flatten().take(MOST_TOKENS);
    let Some(Token::StartTag(tag)) = tokens.next() else { return None };
    let attribute = |name: &[u8]| {
        let value = tag.attributes.get(name)?;
        Some(String::from_utf8_lossy(&value.value).into_owned())
    };
    let part = attribute(b"data-part").map_or(Some(Part::Value), |name| Part::named(&name));
    let mut element = Element { name: attribute(mark)?, part, text: String::new() };
    let mut depth = usize::from(!tag.self_closing);
    for token in tokens {
        match token {
            Token::StartTag(inner) if inner.name == tag.name && !inner.self_closing => depth += 1,
            Token::EndTag(inner) if inner.name == tag.name => depth = depth.saturating_sub(1),
            Token::String(text) => element.text.push_str(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    Some(element)
}

/// Whether the language of this page writes a comma before decimals: English does not.
fn has_decimal_comma(page: &[u8]) -> bool {
    const HEAD: usize = 2048;
    let head = &page[..page.len().min(HEAD)];
    let language = memmem::find(head, b"lang=").and_then(|at| head.get(at + 5..at + 8)).unwrap_or_default();
    !language.to_ascii_lowercase().windows(2).any(|pair| pair == b"en")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{read, span};
    use super::*;

    #[test]
    fn the_parts_of_a_sentence_are_read() {
        let page = r#"<html lang="nl"><p><span data-figure="n|s|2024|" data-part="count">18</span> van de
            <span data-figure="n|s|2024|" data-part="answered">1.040</span> (<b data-figure="n|s|2024|"><i>1,7</i>%</b>)"#;
        let surfaces = read(&[("index.html", page)]);
        assert_eq!(span(&surfaces, "n|s|2024|", Part::Count), Some((18.0, 18.0)));
        assert_eq!(span(&surfaces, "n|s|2024|", Part::Answered), Some((1040.0, 1040.0)));
        let (low, high) = span(&surfaces, "n|s|2024|", Part::Value).expect("it is told");
        assert!((low - 1.65).abs() < 1e-9 && (high - 1.75).abs() < 1e-9);
    }

    #[test]
    fn an_english_page_and_a_drawing_are_read() {
        let surfaces = read(&[
            ("a.html", r#"<html lang="en"><td data-figure="a|s|2024|">1.250</td>"#),
            ("b.svg", r#"<svg><text x="1" data-figure='b|s|2024|'>1.250</text></svg>"#),
        ]);
        assert_eq!(span(&surfaces, "a|s|2024|", Part::Value), Some((1.2495, 1.2505)));
        assert_eq!(span(&surfaces, "b|s|2024|", Part::Value), Some((1249.5, 1250.5)));
    }

    #[test]
    fn responses_stand_apart_from_figures() {
        let page = r#"<td data-response="enquete|2024|noord" data-part="answered">18</td>"#;
        let surfaces = read(&[("a.html", page)]);
        assert!(surfaces.figures.is_empty());
        let told = surfaces.responses.get("enquete|2024|noord").and_then(|said| said.claim(Part::Answered));
        assert_eq!(told.map(|claim| claim.low), Some(18.0));
    }

    #[test]
    fn broken_pages_are_read_to_their_end() {
        for page in [
            "data-figure",
            "<p data-figure",
            "<p data-figure=>3",
            "<p data-figure=a|b|c|>",
            "<<<data-figure=a>",
        ] {
            read(&[("a.html", page)]);
        }
    }
}
