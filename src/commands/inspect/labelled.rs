//! What structure files say of a column, and whether its cells hold codes or the labels themselves.

use super::asked::Asked;
use super::missing::chosen_by_people;
use super::question::Answers;
use super::spelling::{on_one_line, same_form};

/// How an export writes an answer that a structure file knows by code and label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labelling {
    Codes,
    Labels,
}

impl Labelling {
    /// What most cells of the export hold.
    pub fn of(columns: &[Asked<'_>]) -> Self {
        let (mut codes, mut labels) = (0, 0);
        for column in columns {
            let Some(known) = column.labels else { continue };
            for (value, count) in &column.values {
                let form = same_form(value);
                codes += if known.answers.iter().any(|(code, _)| code == value) { *count } else { 0 };
                labels +=
                    if known.answers.iter().any(|(_, label)| same_form(label) == form) { *count } else { 0 };
            }
        }
        if labels > codes { Labelling::Labels } else { Labelling::Codes }
    }

    /// The answers that the structure file names; `None` when it names none.
    pub fn answers(self, column: &Asked<'_>) -> Option<Answers> {
        let known = column.labels.filter(|labels| !labels.answers.is_empty())?;
        let written = |code: &str, label: &str| match self {
            Labelling::Codes => code.to_owned(),
            Labelling::Labels => as_written(column, label).unwrap_or_else(|| on_one_line(label)),
        };
        let all: Vec<(String, String)> =
            known.answers.iter().map(|(code, label)| (written(code, label), on_one_line(label))).collect();
        let is_known = |value: &str| all.iter().any(|(code, _)| code == value);
        let has_others = column.values.iter().any(|(value, _)| !is_known(value)) || column.cells.long > 0;
        let (none, all) = all.into_iter().partition(|(_, label)| chosen_by_people(label).is_some());
        Some(Answers { all, none, has_others, are_bare_codes: false })
    }
}

/// The label as the cells spell it.
fn as_written(column: &Asked<'_>, label: &str) -> Option<String> {
    let form = same_form(label);
    column.values.iter().find(|(value, _)| same_form(value) == form).map(|(value, _)| (*value).to_owned())
}
