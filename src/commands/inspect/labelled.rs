//! The answers that a structure file names.

use super::asked::Asked;
use super::missing::{Reason, chosen_by_people};
use super::question::Answers;
use super::spelling::on_one_line;
use crate::tidy::as_compared;
use std::collections::BTreeMap;

/// The answers of a column by their codes. The cells may hold codes or labels: the build takes either.
///
/// `None` when the structure file names none, or when most cells hold something else.
pub fn labelled(column: &Asked<'_>) -> Option<Answers> {
    let known = column.labels.filter(|labels| !labels.answers.is_empty())?;
    let all = known.answers.iter().map(|(code, label)| (on_one_line(code), label_of(code, label))).collect();
    let all = with_steps_between(all, column);
    let words: Vec<String> =
        all.iter().flat_map(|(code, label)| [as_compared(code), as_compared(label)]).collect();
    let is_known = |value: &str| words.contains(&as_compared(value));
    let found: usize =
        column.values.iter().filter(|(value, _)| is_known(value)).map(|(_, count)| count).sum();
    let has_others = found < column.answered();
    let all: Vec<_> = all.into_iter().filter(|(_, label)| chosen_by_people(label).is_none()).collect();
    let are_meant = found * 2 >= column.answered() && !all.is_empty();
    are_meant.then_some(Answers { all, has_others, are_bare_codes: false })
}

/// The codes and labels that a structure file gives for no answer, such as `weet niet`, by the reason.
pub fn labelled_missing(column: &Asked<'_>) -> BTreeMap<Reason, Vec<String>> {
    let mut missing: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
    let Some(known) = column.labels else { return missing };
    let listed = known.answers.iter().filter(|(_, label)| chosen_by_people(label).is_some());
    let coded =
        known.missing.iter().filter(|(code, _)| column.cells.values().any(|(value, _)| value == code));
    for (code, label) in listed.chain(coded) {
        let words = missing.entry(chosen_by_people(label).unwrap_or(Reason::NotAnswered)).or_default();
        let label = on_one_line(label);
        words.extend([on_one_line(code), label].into_iter().filter(|word| !word.is_empty()));
        words.dedup();
    }
    missing
}

fn label_of(code: &str, label: &str) -> String {
    let label = on_one_line(label);
    if label.is_empty() { on_one_line(code) } else { label }
}

/// Of a scale of which only the ends have a label, every step: an answer of 4 from 1 to 7 is no other answer.
fn with_steps_between(labelled: Vec<(String, String)>, column: &Asked<'_>) -> Vec<(String, String)> {
    const MOST_STEPS: i32 = 11;
    let code = |text: &str| text.parse::<i32>().ok();
    let codes: Option<Vec<i32>> = labelled.iter().map(|(known, _)| code(known)).collect();
    let Some((low, high)) = codes.and_then(|codes| Some((*codes.iter().min()?, *codes.iter().max()?))) else {
        return labelled;
    };
    let lies_between = |value: &str| code(value).is_some_and(|value| (low..=high).contains(&value));
    let is_scale = column.values.iter().all(|(value, _)| lies_between(value)) && high - low < MOST_STEPS;
    let has_gap = column.values.iter().any(|(value, _)| !labelled.iter().any(|(known, _)| known == value));
    if !is_scale || !has_gap {
        return labelled;
    }
    let label = |step: String| {
        let known = labelled.iter().find(|(known, _)| *known == step).map(|(_, label)| label.clone());
        (step.clone(), known.unwrap_or(step))
    };
    (low..=high).map(|step| label(step.to_string())).collect()
}
