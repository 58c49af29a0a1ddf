//! E-mail addresses and telephone numbers, which do not belong in content.

use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Sources;

/// Looks through every text and cell. Only the publisher's own public contact may stand there.
/// The message does not repeat what was found.
pub fn personal_data(findings: &mut Findings, allowed: &[String], sources: &Sources) {
    for document in &sources.documents {
        for (row, line) in document.text.lines().enumerate() {
            tell(findings, allowed, line, || Place::file(&document.file).row(row + 1));
        }
    }
    for table in &sources.tables {
        for row in &table.rows {
            for (cell, column) in row.cells.iter().zip(&table.header) {
                tell(findings, allowed, cell, || table.place().row(row.number).column(column));
            }
        }
    }
}

fn tell(findings: &mut Findings, allowed: &[String], text: &str, place: impl Fn() -> Place) {
    let text = allowed.iter().fold(text.to_owned(), |text, contact| text.replace(contact, " "));
    let what = match (has_email_address(&text), has_telephone_number(&text)) {
        (true, _) => "an e-mail address",
        (false, true) => "a telephone number",
        (false, false) => return,
    };
    findings.add(
        Finding::error(Code::PersonalData, format!("this looks like {what}"))
            .at(place())
            .help("take it out and name the role or organisation; the publisher's own goes under publisher: contact in praatplaat.yaml"),
    );
}

fn has_email_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
        let before = text[..at].chars().next_back().is_some_and(is_part);
        let host: String = text[at + 1..].chars().take_while(|c| is_part(*c)).collect();
        let host = host.trim_end_matches('.');
        before && host.split('.').filter(|part| !part.is_empty()).count() >= 2
    })
}

/// A Dutch number: ten digits from 0, or +31, 0031 and nine; with the separators people use.
fn has_telephone_number(text: &str) -> bool {
    let is_separator = |c: char| matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2011}' | '–');
    text.char_indices().any(|(at, first)| {
        let before = text[..at].chars().next_back();
        let begins = matches!(first, '0' | '+')
            && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_' | '='));
        begins && is_dutch_number(&leading_digits(&text[at..], is_separator))
    })
}

/// The digits from the start, over single separators, up to anything else.
fn leading_digits(text: &str, is_separator: impl Fn(char) -> bool) -> String {
    let mut digits = String::new();
    let mut separators = 0;
    for c in text.chars() {
        match c {
            '+' if digits.is_empty() => digits.push('+'),
            _ if c.is_ascii_digit() => {
                digits.push(c);
                separators = 0;
            }
            _ if is_separator(c) && separators < 3 => separators += 1,
            _ => break,
        }
    }
    digits
}

fn is_dutch_number(digits: &str) -> bool {
    let national = digits
        .strip_prefix("+31")
        .or_else(|| digits.strip_prefix("0031"))
        .map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    match national {
        Some(rest) => rest.len() == 9 && !rest.starts_with('0'),
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
        ] {
            assert!(has_email_address(text) || has_telephone_number(text), "{text}");
        }
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
            assert!(!has_email_address(text) && !has_telephone_number(text), "{text}");
        }
    }
}
