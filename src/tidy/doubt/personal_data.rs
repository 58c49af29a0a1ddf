//! E-mail addresses and telephone numbers, which do not belong in content.

use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Sources;
use std::ops::Range;

/// Looks through every text and cell, and takes out what it finds, so that no later message can
/// repeat it. Only the publisher's own public contact may stand there.
pub fn personal_data(findings: &mut Findings, allowed: &[String], sources: &mut Sources) {
    for document in &mut sources.documents {
        let rows = document.text.split('\n').enumerate().map(|(row, line)| {
            taken_out(findings, allowed, line, || Place::file(&document.file).row(row + 1))
        });
        document.text = rows.collect::<Vec<_>>().join("\n");
    }
    for table in &mut sources.tables {
        let place = table.place();
        for row in &mut table.rows {
            for (cell, column) in row.cells.iter_mut().zip(&table.header) {
                *cell = taken_out(findings, allowed, cell, || place.clone().row(row.number).column(column));
            }
        }
        for column in &mut table.header {
            *column = taken_out(findings, allowed, column, || place.clone().row(1));
        }
    }
}

/// Whether an e-mail address or a telephone number stands in a text.
pub fn looks_personal(text: &str) -> bool {
    first(text).is_some()
}

/// The text with a mark in place of what does not belong in it.
fn taken_out(findings: &mut Findings, allowed: &[String], text: &str, place: impl Fn() -> Place) -> String {
    let mut clean = String::new();
    let mut rest = text;
    while let Some((what, found)) = first(rest) {
        clean.push_str(&rest[..found.start]);
        let is_allowed = allowed.iter().any(|contact| is_same(contact, &rest[found.clone()]));
        if is_allowed {
            clean.push_str(&rest[found.clone()]);
        } else {
            clean.push('…');
            findings.add(
                Finding::error(Code::PersonalData, format!("this looks like {what}"))
                    .at(place())
                    .help("take it out and name the role or organisation; the publisher's own goes under publisher: contact in praatplaat.yaml"),
            );
        }
        rest = &rest[found.end..];
    }
    clean.push_str(rest);
    clean
}

/// Whether two spellings are of one address or number: signs between digits do not count.
fn is_same(contact: &str, found: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if contact.contains('@') { contact.eq_ignore_ascii_case(found) } else { digits(contact) == digits(found) }
}

/// The first address or number in a text.
fn first(text: &str) -> Option<(&'static str, Range<usize>)> {
    let address = email_address(text).map(|range| ("an e-mail address", range));
    let number = telephone_number(text).map(|range| ("a telephone number", range));
    [address, number].into_iter().flatten().min_by_key(|(_, range)| range.start)
}

fn email_address(text: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    ["@", "&#64;", "%40", "(at)", "[at]"].into_iter().find_map(|sign| {
        text.match_indices(sign).find_map(|(at, _)| {
            let name: usize = text[..at].chars().rev().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
            let after = at + sign.len();
            let host: String = text[after..].chars().take_while(|c| is_part(*c)).collect();
            let host = host.trim_end_matches(['.', '-', '_']);
            let parts = host.split('.').filter(|part| !part.is_empty()).count();
            (name > 0 && parts >= 2).then(|| at - name..after + host.len())
        })
    })
}

/// A Dutch or Belgian number: ten digits from 0, or +31, 0031, +32, 0032 and eight or nine more; with the
/// separators that people use.
fn telephone_number(text: &str) -> Option<Range<usize>> {
    text.char_indices().find_map(|(at, first)| {
        let before = text[..at].chars().next_back();
        let is_inside =
            before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | ',' | '-' | '_' | '='));
        let is_decimal = before == Some('.') && text[..at - 1].ends_with(|c: char| c.is_ascii_digit());
        let begins = matches!(first, '0' | '+') && !is_inside && !is_decimal;
        if begins { number_end(&text[at..]).map(|length| at..at + length) } else { None }
    })
}

/// How many bytes from the start make a number: the longest stretch that is one and ends where digits do.
fn number_end(text: &str) -> Option<usize> {
    let mut digits = String::new();
    let mut separators = 0;
    let mut end = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() || (c == '+' && digits.is_empty()) {
            digits.push(c);
            separators = 0;
            let goes_on = text[at + c.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
            if !goes_on && is_number(&digits) {
                end = Some(at + c.len_utf8());
            }
        } else if is_separator(c) && separators < 3 && digits.len() < 15 {
            separators += 1;
        } else {
            break;
        }
    }
    end
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\t' | '-' | '.' | '(' | ')' | '/' | '*' | '_' | '\u{a0}' | '\u{2011}' | '–')
}

fn is_number(digits: &str) -> bool {
    let abroad = ["+31", "0031", "+32", "0032"].into_iter().find_map(|country| digits.strip_prefix(country));
    match abroad.map(|rest| rest.strip_prefix('0').unwrap_or(rest)) {
        Some(rest) => (8..=9).contains(&rest.len()) && !rest.starts_with('0'),
        None => digits.len() == 10 && digits.starts_with('0') && !digits.starts_with("00"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The numbers are of the range that is kept free for fiction, the addresses of example domains.
    #[test]
    fn addresses_and_numbers_are_recognised() {
        for text in [
            "mail naar info@example.org.",
            "bel 085-0123456",
            "(085) 012 34 56",
            "+31 85 012 3456",
            "tel:0031850123456",
            "06-12345678",
            "085-0123456 (2 uur)",
            "085-0123456 2 keer",
            "Tel.0850123456",
            "085-\t0123456",
            "info&#64;example.org",
            "info (at) example.org is ook info(at)example.org",
        ] {
            assert!(first(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_found_is_taken_out_and_the_publishers_own_stays() {
        let mut findings = Findings::default();
        let allowed = ["info@example.org".to_owned()];
        let place = || Place::file("a.md");
        let text = taken_out(
            &mut findings,
            &allowed,
            "mail info@example.org of jan.info@example.org, bel 085-0123456",
            place,
        );
        assert_eq!(text, "mail info@example.org of …, bel …");
        assert_eq!(findings.in_order().len(), 2);
    }

    #[test]
    fn other_digits_and_signs_are_left_alone() {
        for text in [
            "267.306 patiënten",
            "2019-2023",
            "op 01-02-2021 en 03-04-2021",
            "https://example.org/10.1503/0123456789",
            "@media print",
            "doi 10.1371/journal.pone.0123456",
            "0,123456789",
        ] {
            assert!(first(text).is_none(), "{text}");
        }
    }
}
