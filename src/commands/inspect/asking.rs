//! The questions that a group of columns asks: one for a single column, one for all options together, one
//! for each row of an array.

use super::asked::Asked;
use super::closed::{Closed, closed};
use super::groups;
use super::ids::{Ids, is_code};
use super::kind::kind;
use super::labelled::labelled_missing;
use super::question::{Array, ChoiceOption, Kind, Question};
use super::spelling::on_one_line;
use crate::load::export::DateOrder;
use crate::tidy::{Regions, looks_personal};
use std::collections::BTreeMap;

/// What is known beside the columns themselves.
pub struct Known<'a> {
    pub regions: &'a Regions,
    pub decimal_comma: bool,
    pub dates: DateOrder,
    /// The words for yes and no in the language of the site.
    pub yes_no: (&'static str, &'static str),
    /// What a question without a usable name is called.
    pub nameless: &'static str,
}

/// The questions of a group of columns.
pub fn questions(ids: &mut Ids, known: &Known<'_>, group: &[Asked<'_>]) -> Vec<Question> {
    let Some((options, others)) = groups::multiple(group) else { return rows(ids, known, group) };
    let mut questions = vec![multiple(ids, known, &options)];
    let others = others.iter().filter(|column| column.cells.filled > 0);
    questions.extend(others.map(|column| single(ids, known, column, None)));
    questions
}

/// The rows of an array, or one column alone.
fn rows(ids: &mut Ids, known: &Known<'_>, group: &[Asked<'_>]) -> Vec<Question> {
    let array = array(group);
    let pooled = if array.is_some() { pooled(group) } else { None };
    let row = |column: &Asked<'_>| {
        let question = single(ids, known, column, pooled.as_ref());
        Question { array: array.clone(), ..question }
    };
    group.iter().map(row).collect()
}

fn array(group: &[Asked<'_>]) -> Option<Array> {
    let [first, second, ..] = group else { return None };
    let text = Some(first.question()).filter(|text| *text == second.question() && !text.is_empty());
    Some(Array { first: first.at, text })
}

/// The answers of an array: what is frequent in one row is an answer to all of them.
fn pooled(group: &[Asked<'_>]) -> Option<Closed> {
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for (value, count) in group.iter().flat_map(|column| &column.values) {
        let known = most.entry(value).or_default();
        *known = (*known).max(*count);
    }
    closed(&most.into_iter().collect::<Vec<_>>())
}

/// Whether nearly all answers of this column are among these.
fn fits(column: &Asked<'_>, closed: &Closed) -> bool {
    let is_named = |value: &str| closed.named.iter().any(|named| *named == on_one_line(value));
    let named: usize =
        column.values.iter().filter(|(value, _)| is_named(value)).map(|(_, count)| count).sum();
    column.cells.long == 0 && named * 5 >= column.answered() * 4
}

fn single(ids: &mut Ids, known: &Known<'_>, column: &Asked<'_>, pooled: Option<&Closed>) -> Question {
    let pooled = pooled.filter(|closed| fits(column, closed));
    Question {
        id: ids.give(&names(column), &format!("{}-{}", known.nameless, column.at + 1)),
        text: fit_to_print(column.text()),
        column: column.column.name.clone(),
        kind: kind(known, column, pooled),
        answered: column.answered(),
        is_varied: is_varied(column),
        missing: column.missing.clone(),
        none: labelled_missing(column),
        array: None,
    }
}

fn is_varied(column: &Asked<'_>) -> bool {
    let most = column.values.iter().map(|(_, count)| *count).max().unwrap_or(0);
    most * 10 <= column.answered() * 9
}

/// Nothing, for a text with an e-mail address or a telephone number: such a text would stop the build.
fn fit_to_print(text: String) -> String {
    if looks_personal(&text) { String::new() } else { text }
}

/// The names a question may get its id from, the best one first.
fn names(column: &Asked<'_>) -> Vec<String> {
    let name = &column.column.name;
    if is_code(name) {
        return vec![name.clone()];
    }
    match column.option() {
        Some(option) => vec![option.clone(), format!("{} {option}", first_words(&column.question()))],
        None => vec![column.question()],
    }
}

/// Enough of a question to tell its options from those of another.
fn first_words(question: &str) -> String {
    let id = Ids::default().give(&[question.to_owned()], "");
    id.split('-').take(2).collect::<Vec<_>>().join(" ")
}

fn multiple(ids: &mut Ids, known: &Known<'_>, options: &[Asked<'_>]) -> Question {
    let question = options.first().map(Asked::question).unwrap_or_default();
    let is_named = options.first().is_some_and(|option| option.option().is_some());
    let mut option_ids = Ids::default();
    let choice = |column: &Asked<'_>| {
        let label = column.option().unwrap_or_else(|| column.question());
        let otherwise = format!("{}-{}", known.nameless, column.at + 1);
        ChoiceOption {
            id: option_ids.give(std::slice::from_ref(&label), &otherwise),
            label,
            column: column.column.name.clone(),
        }
    };
    let code = options.first().and_then(|option| code_of_group(&option.column.name));
    let option = options.first().map(Asked::question).filter(|_| !is_named);
    let names: Vec<String> =
        code.into_iter().chain(is_named.then(|| question.clone())).chain(option).collect();
    let first = options.first().map_or(0, |option| option.at + 1);
    Question {
        id: ids.give(&names, &format!("{}-{first}", known.nameless)),
        text: if is_named { fit_to_print(question) } else { String::new() },
        column: String::new(),
        kind: Kind::Multiple {
            options: options.iter().map(choice).collect(),
            chosen: groups::chosen(options),
        },
        answered: options.iter().map(Asked::answered).max().unwrap_or(0),
        is_varied: true,
        missing: options.first().map(|option| option.missing.clone()).unwrap_or_default(),
        none: BTreeMap::new(),
        array: None,
    }
}

/// `Q5` of `Q5[SQ001]`, of `Q5 [SQ001]` and of `Q5_1`.
fn code_of_group(name: &str) -> Option<String> {
    let code = match name.split_once('[') {
        Some((code, _)) => code.trim(),
        None => name.rsplit_once(['_', '.', '/'])?.0,
    };
    is_code(code).then(|| code.to_owned())
}
