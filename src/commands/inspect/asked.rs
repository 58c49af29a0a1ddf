//! One column of answers with all that is known of it: its cells, its labels, the words that are no answer.

use super::missing::{MissingWords, Reason};
use super::profile::{Cells, Profile};
use super::spelling::{on_one_line, same_form};
use crate::load::export::{Column, ColumnLabels, Form, Labels};
use crate::tidy::as_compared;
use std::collections::BTreeMap;

/// An export that was read: its form and columns, what files say of them, and what stands in them.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    pub form: &'a Form,
    pub columns: &'a [Column],
    pub labels: &'a Labels,
    pub profile: &'a Profile,
}

/// A column of answers.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Its position in the export.
    pub at: usize,
    pub column: &'a Column,
    pub cells: &'a Cells,
    /// What a structure file says of it.
    pub labels: Option<&'a ColumnLabels>,
    /// Its answers with how often each was given, those that are none left out.
    pub values: Vec<(&'a str, usize)>,
    /// Whether somebody chose a word instead of an answer that may not be named.
    pub has_unnamed: bool,
    /// How many did not answer, by the reason their cell gives.
    pub missing: Vec<(Reason, usize)>,
}

impl<'a> Asked<'a> {
    pub fn new(at: usize, seen: Seen<'a>, words: &MissingWords) -> Self {
        let (column, cells, labels) = (&seen.columns[at], &seen.profile.columns[at], seen.labels);
        let labels = labels_of(column, labels);
        let coded =
            |value: &str| labels.is_some_and(|labels| labels.missing.iter().any(|(code, _)| code == value));
        let is_answer = |value: &str| words.reason(value).is_none() && !coded(value);
        let values = together(cells.values().filter(|(value, _)| is_answer(value)));
        let has_unnamed =
            cells.values().any(|(value, _)| words.reason(value).is_some() && !words.is_named(value));
        let count = |reason: Reason| {
            let of_reason = cells.values().filter(move |(value, _)| words.reason(value) == Some(reason));
            of_reason.map(|(_, count)| count).sum::<usize>()
        };
        let missing =
            Reason::ALL.into_iter().map(|reason| (reason, count(reason))).filter(|(_, count)| *count > 0);
        Self { at, column, cells, labels, values, has_unnamed, missing: missing.collect() }
    }

    /// How many gave an answer.
    pub fn answered(&self) -> usize {
        self.values.iter().map(|(_, count)| count).sum::<usize>() + self.cells.long + self.cells.uncounted
    }

    /// The question as its readers see it, without the option.
    pub fn question(&self) -> String {
        let labelled = self.labels.and_then(|labels| labels.text.as_deref());
        plain(labelled.unwrap_or(&self.column.question))
    }

    /// The option or sub-question.
    pub fn option(&self) -> Option<String> {
        let labelled = self.labels.and_then(|labels| labels.option.as_deref());
        labelled.or(self.column.option.as_deref()).map(plain).filter(|option| !option.is_empty())
    }

    /// The question with its option.
    pub fn text(&self) -> String {
        match (self.question(), self.option()) {
            (question, None) => question,
            (question, Some(option)) if question.is_empty() => option,
            (question, Some(option)) => format!("{question} – {option}"),
        }
    }
}

/// Spellings that the build takes for one answer, under the most frequent of them.
pub fn together<'a>(values: impl Iterator<Item = (&'a str, usize)>) -> Vec<(&'a str, usize)> {
    let mut known: BTreeMap<String, (&'a str, usize, usize)> = BTreeMap::new();
    for (value, count) in values {
        let (spelling, most, all) = known.entry(as_compared(value)).or_insert((value, 0, 0));
        *all += count;
        if count > *most {
            (*spelling, *most) = (value, count);
        }
    }
    known.into_values().map(|(spelling, _, all)| (spelling, all)).collect()
}

/// What these labels say of this column.
pub fn labels_of<'a>(column: &Column, labels: &'a Labels) -> Option<&'a ColumnLabels> {
    let name = same_form(&column.name);
    labels.columns.iter().find(|labels| labels.names.iter().any(|known| same_form(known) == name))
}

/// A text without marks of HTML, on one line.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let is_mark = after.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/');
        match after.split_once('>').filter(|_| is_mark) {
            Some((_, after)) => {
                plain.push(' ');
                rest = after;
            }
            None => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    on_one_line(&plain.replace("&nbsp;", " ").replace("&amp;", "&"))
}
