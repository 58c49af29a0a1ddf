//! What may be answered to a question, by what stands in its column.

use super::asked::Asked;
use super::asking::Known;
use super::closed::{Closed, closed};
use super::codes::codes;
use super::joined::joined;
use super::labelled::labelled;
use super::numbers::{are_dates, numbers, range};
use super::order::{Order, in_order};
use super::question::{Answers, Kind};
use super::spelling::same_form;
use crate::load::export::LabelledKind;
use crate::tidy::{Regions, is_date};

/// The kind of question that a column holds the answers to. `pooled` are those of the array it is a row of.
pub fn kind(known: &Known<'_>, column: &Asked<'_>, pooled: Option<&Closed>) -> Kind {
    // First, for many surveys ask for a municipality in a field for text.
    if let Some(kind) = region(known.regions, column) {
        return kind;
    }
    match column.labels.and_then(|labels| labels.kind) {
        Some(LabelledKind::Text) if !holds_only_numbers(known, column) => return Kind::Text,
        Some(LabelledKind::Date) => return date(known, column),
        Some(LabelledKind::Number) => return number_without_range(known, column),
        Some(LabelledKind::Text | LabelledKind::Choice | LabelledKind::Scale | LabelledKind::Option)
        | None => {}
    }
    if let Some(answers) = labelled(column) {
        return in_order_of_the_file(answers, column).with_others(column.has_unnamed);
    }
    if column.cells.long * 10 > column.answered() {
        return Kind::Text;
    }
    if are_dates(&column.values) {
        return date(known, column);
    }
    if column.cells.uncounted > 0 {
        // So many different cells are no answers to choose from, but they may well be numbers.
        return number(known, column).unwrap_or(Kind::Text);
    }
    let closed_answers = || pooled.cloned().or_else(|| closed(&column.values));
    codes(known, column, pooled)
        .or_else(|| number(known, column))
        .or_else(|| joined_answers(column))
        .or_else(|| closed_answers().map(|closed| ordered(plain_answers(known, column, closed))))
        .unwrap_or(Kind::Text)
        .with_others(column.has_unnamed)
}

/// A region, where nearly all cells name one that the project knows.
fn region(regions: &Regions, column: &Asked<'_>) -> Option<Kind> {
    let found = |value: &str| regions.find_written(value).is_some();
    let in_regions: usize =
        column.values.iter().filter(|(value, _)| found(value)).map(|(_, count)| count).sum();
    let needed = if asks_for_region(&column.text()) { 5 } else { 8 };
    let is_region = in_regions > 0 && in_regions * 10 >= column.answered() * needed;
    let has_others = in_regions < column.answered() || column.has_unnamed;
    is_region.then_some(Kind::Region { has_others })
}

fn date(known: &Known<'_>, column: &Asked<'_>) -> Kind {
    let is_read = |value: &str| is_date(value, known.dates);
    let has_others = column.values.iter().any(|(value, _)| !is_read(value))
        || column.cells.long + column.cells.uncounted > 0;
    Kind::Date { has_others: has_others || column.has_unnamed }
}

/// Whether a question is about where somebody works or lives.
pub fn asks_for_region(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "gemeente",
        "regio",
        "region",
        "provincie",
        "province",
        "plaats",
        "woonplaats",
        "vestigingsplaats",
        "kring",
        "municipality",
        "city",
        "stad",
        "werkgebied",
        "gemeinde",
        "commune",
        "hagro",
    ];
    let form = same_form(text);
    form.split(' ').any(|word| WORDS.contains(&word))
}

fn joined_answers(column: &Asked<'_>) -> Option<Kind> {
    let (separator, closed) = joined(&column.values)?;
    let mut answers = named_as_they_stand(closed);
    in_order(&mut answers.all, |(_, label)| label);
    Some(Kind::Joined { separator, answers })
}

fn named_as_they_stand(closed: Closed) -> Answers {
    let all = closed.named.into_iter().map(|answer| (answer.clone(), answer)).collect();
    Answers { all, has_others: closed.has_others, ..Answers::default() }
}

/// The answers of a closed question, with `Y` and `N` written out. Where one of yes and no is there, the
/// other is too: that it can be answered tells nobody that it was.
fn plain_answers(known: &Known<'_>, column: &Asked<'_>, closed: Closed) -> Answers {
    let mut answers = named_as_they_stand(closed);
    if let Some(pair) =
        YES_AND_NO.iter().find(|pair| answers.all.iter().all(|(code, _)| pair.contains(&code.as_str())))
    {
        answers.all = pair.iter().map(|code| ((*code).to_owned(), (*code).to_owned())).collect();
        answers.has_others = column.values.iter().any(|(value, _)| !pair.contains(value));
    }
    let is_short = answers.all.iter().all(|(code, _)| code == "Y" || code == "N");
    for (code, label) in answers.all.iter_mut().filter(|_| is_short) {
        *label = if code == "Y" { known.yes_no.0 } else { known.yes_no.1 }.to_owned();
    }
    answers
}

const YES_AND_NO: &[[&str; 2]] = &[
    ["Ja", "Nee"],
    ["ja", "nee"],
    ["Yes", "No"],
    ["yes", "no"],
    ["Ja", "Nein"],
    ["ja", "nein"],
    ["Oui", "Non"],
    ["oui", "non"],
    ["Y", "N"],
    ["True", "False"],
];

/// The order of a structure file stays, unless the labels themselves tell a scale.
fn in_order_of_the_file(answers: Answers, column: &Asked<'_>) -> Kind {
    let is_said_to_be = column.labels.is_some_and(|labels| {
        labels.kind == Some(LabelledKind::Scale) || labels.answers.len() < answers.all.len()
    });
    match ordered(answers.clone()) {
        Kind::Scale(answers) => Kind::Scale(answers),
        _ if is_said_to_be => Kind::Scale(answers),
        _ => Kind::Choice(answers),
    }
}

fn ordered(mut answers: Answers) -> Kind {
    match in_order(&mut answers.all, |(_, label)| label) {
        Order::Scale => Kind::Scale(answers),
        Order::Bands | Order::None => Kind::Choice(answers),
    }
}

fn number(known: &Known<'_>, column: &Asked<'_>) -> Option<Kind> {
    let numbers = numbers(&column.values, known.decimal_comma)?;
    let read = numbers.iter().map(|(_, count)| count).sum::<usize>() + column.cells.uncounted_numbers;
    let has_others = read < column.answered() || column.has_unnamed;
    Some(Kind::Number { range: range(&numbers, &column.text()), has_others })
}

/// Whether a field for text asked for a number, as many do.
fn holds_only_numbers(known: &Known<'_>, column: &Asked<'_>) -> bool {
    column.cells.long == 0 && numbers(&column.values, known.decimal_comma).is_some()
}

/// A column of which a structure file says that it holds numbers.
fn number_without_range(known: &Known<'_>, column: &Asked<'_>) -> Kind {
    let has_others = column.answered() > 0 || column.has_unnamed;
    number(known, column).unwrap_or(Kind::Number { range: None, has_others })
}
