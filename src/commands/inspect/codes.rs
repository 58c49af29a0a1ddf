//! Answers that stand in the cells as small whole numbers.

use super::asked::Asked;
use super::asking::Known;
use super::closed::{Closed, FEWEST, FEWEST_ANSWERS, closed};
use super::question::{Answers, Kind};
use super::spelling::same_form;

/// What codes stand for: yes as 1, a scale from 1 to 7. `None` when the column holds no codes.
pub fn codes(known: &Known<'_>, column: &Asked<'_>, pooled: Option<&Closed>) -> Option<Kind> {
    let own: Vec<u8> = column.values.iter().map(|(value, _)| small_number(value)).collect::<Option<_>>()?;
    let is_asked_for = asks_how_many(&column.text()) && pooled.is_none();
    if is_asked_for || (pooled.is_none() && column.answered() < FEWEST_ANSWERS) {
        return None;
    }
    let closed = pooled.cloned().or_else(|| closed(&column.values));
    let named: Vec<u8> =
        closed.iter().flat_map(|closed| &closed.named).filter_map(|value| small_number(value)).collect();
    let highest = own.iter().chain(&named).max().copied()?;
    let frequent = named.iter().max().copied().unwrap_or(0);
    if highest <= 1 {
        return Some(yes_and_no(known, column));
    }
    if pooled.is_some() || highest > 3 {
        let lowest = u8::from(!own.contains(&0) && !named.contains(&0));
        return Some(scale_of_codes(column, lowest, usual_end(frequent, highest)));
    }
    few_codes(column)
}

/// A whole number of at most 10; some tools write `3.0`.
fn small_number(value: &str) -> Option<u8> {
    value.strip_suffix(".0").unwrap_or(value).parse().ok().filter(|number| *number <= 10)
}

/// A code as this column writes it.
fn as_written(column: &Asked<'_>, code: u8) -> String {
    let has_decimal = column.values.iter().any(|(value, _)| value.ends_with(".0"));
    if has_decimal { format!("{code}.0") } else { code.to_string() }
}

/// All steps of a scale, also those that nobody chose.
fn scale_of_codes(column: &Asked<'_>, lowest: u8, highest: u8) -> Kind {
    let all = (lowest..=highest).map(|code| (as_written(column, code), code.to_string())).collect();
    Kind::Scale(Answers { all, are_bare_codes: true, ..Answers::default() })
}

/// The codes that several gave; what they mean only their owner knows.
fn few_codes(column: &Asked<'_>) -> Option<Kind> {
    let named = column.values.iter().filter(|(_, count)| *count >= FEWEST);
    let all: Vec<(String, String)> =
        named.map(|(code, _)| ((*code).to_owned(), (*code).to_owned())).collect();
    let has_others = all.len() < column.values.len();
    let is_named = !all.is_empty();
    is_named.then_some(Kind::Choice(Answers { all, has_others, are_bare_codes: true }))
}

fn yes_and_no(known: &Known<'_>, column: &Asked<'_>) -> Kind {
    let (yes, no) = known.yes_no;
    let all = vec![(as_written(column, 1), yes.to_owned()), (as_written(column, 0), no.to_owned())];
    Kind::Choice(Answers { all, ..Answers::default() })
}

/// Where a scale of numbers ends. An end that only few chose is told only as the usual end of such a scale.
fn usual_end(frequent: u8, highest: u8) -> u8 {
    if frequent == highest {
        frequent
    } else {
        [5, 7, 10].into_iter().find(|end| *end >= highest).unwrap_or(10)
    }
}

/// Whether a question asks for a number.
fn asks_how_many(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "hoeveel",
        "aantal",
        "how many",
        "number of",
        "about how many",
        "wie viele",
        "anzahl",
        "combien",
        "nombre",
    ];
    let form = same_form(text);
    BEGINNINGS.iter().any(|words| form.starts_with(words) || form.contains(&format!(" {words} ")))
}
