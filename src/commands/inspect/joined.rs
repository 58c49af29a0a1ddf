//! One column with several answers in a cell, joined by a sign: Microsoft Forms writes `a;b;`, Google
//! Forms `a, b`, Qualtrics `a,b`, KoboToolbox `a b`.

use super::asked::together;
use super::closed::{Closed, FEWEST, closed};
use std::collections::{BTreeMap, BTreeSet};

const SEPARATORS: &[&str] = &[";", ", ", ",", " "];

/// The separator and the answers, when these cells hold several each.
pub fn joined(values: &[(&str, usize)]) -> Option<(&'static str, Closed)> {
    SEPARATORS.iter().find_map(|separator| joined_by(values, separator).map(|closed| (*separator, closed)))
}

fn joined_by(values: &[(&str, usize)], separator: &str) -> Option<Closed> {
    let mut found = Vec::new();
    let mut combinations: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut alone, mut in_company) = (BTreeSet::new(), BTreeSet::new());
    let mut several = 0;
    for (cell, count) in values {
        let parts = parts(cell, separator);
        several += if parts.len() > 1 { *count } else { 0 };
        if parts.len() == 1 { &mut alone } else { &mut in_company }.extend(parts.iter().copied());
        if parts.len() > 1 {
            for part in &parts {
                combinations.entry(part).or_default().insert(cell);
            }
        }
        found.extend(parts.into_iter().map(|part| (part, *count)));
    }
    // Options that nobody chose by itself come back in company of different others.
    let returning = combinations.values().filter(|cells| cells.len() > 2).count();
    // Words of a sentence do so too: the names that KoboToolbox joins are codes, of which few are known.
    let are_codes = separator != " "
        || (combinations.len() <= MOST_CODES && combinations.keys().all(|part| is_code(part)));
    // `Nee, nooit` is one answer: neither part ever stands alone.
    let are_recombined = alone.intersection(&in_company).count() > 1;
    let ends_with_sign = separator == ";" && values.iter().all(|(cell, _)| cell.ends_with(';'));
    let are_parts = returning > 2 || (separator != " " && (are_recombined || ends_with_sign));
    let is_joined = several >= FEWEST && are_codes && are_parts;
    if is_joined { frequent(&together(found.into_iter())) } else { None }
}

/// A question of KoboToolbox has no more options than this.
const MOST_CODES: usize = 40;

/// Whether this may be the name of an option in an XLSForm: small letters, digits and underscores.
fn is_code(part: &str) -> bool {
    part.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '_' | '-'))
}

/// The frequent answers. More rare ones may stand beside them than in a question with one answer each, for
/// these tools write what somebody typed behind `other` into the same cell.
fn frequent(answers: &[(&str, usize)]) -> Option<Closed> {
    let all: usize = answers.iter().map(|(_, count)| count).sum();
    let (named, others): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, count)| *count >= FEWEST);
    let closed = closed(&named)?;
    let covered: usize = named.iter().map(|(_, count)| count).sum();
    (named.len() > 1 && covered * 5 >= all * 4).then_some(Closed { has_others: !others.is_empty(), ..closed })
}

/// The parts of a cell; a separator between brackets belongs to its part.
fn parts<'a>(cell: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, sign) in cell.char_indices() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && at >= start && cell[at..].starts_with(separator) => {
                parts.push(cell[start..at].trim());
                start = at + separator.len();
            }
            _ => {}
        }
    }
    parts.push(cell[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_taken_apart_but_not_between_brackets() {
        assert_eq!(
            parts("Python, R (met RStudio, of niet), C#", ", "),
            ["Python", "R (met RStudio, of niet)", "C#"]
        );
        assert_eq!(parts("a;b;", ";"), ["a", "b"]);
    }

    #[test]
    fn joined_answers_are_found_and_sentences_are_not() {
        let cells = [
            ("hagro, POH", 6),
            ("hagro", 9),
            ("POH", 4),
            ("POH, waarnemer", 3),
            ("hagro, POH, waarnemer", 1),
        ];
        let (separator, closed) = joined(&cells).expect("they are joined");
        assert_eq!(
            (separator, closed.named),
            (", ", ["hagro", "POH", "waarnemer"].map(str::to_owned).to_vec())
        );
        assert_eq!(joined(&[("Nee, nooit", 9), ("Ja, soms", 8), ("Ja, vaak", 7)]), None);
    }
}
