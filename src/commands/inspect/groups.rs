//! Columns of one question: the options of a multiple-response question, the rows of an array.

use super::asked::Asked;
use super::spelling::{on_one_line, same_form};
use crate::load::export::LabelledKind;
use crate::tidy::MOST_OPTIONS;

/// Cells that mean an option was chosen, and those that mean it was not.
const CHOSEN: &[&str] = &[
    "1",
    "ja",
    "yes",
    "y",
    "j",
    "oui",
    "true",
    "waar",
    "wahr",
    "vrai",
    "x",
    "checked",
    "selected",
    "geselecteerd",
    "ausgewählt",
    "gewählt",
    "quoted",
    "aangevinkt",
];
const NOT_CHOSEN: &[&str] = &[
    "0",
    "nee",
    "no",
    "n",
    "nein",
    "non",
    "false",
    "onwaar",
    "not selected",
    "niet geselecteerd",
    "unchecked",
    "not quoted",
    "nicht gewählt",
];

/// The columns in the order of the file, each with those it belongs to.
pub fn groups<'a>(asked: Vec<Asked<'a>>) -> Vec<Vec<Asked<'a>>> {
    let mut groups: Vec<(Option<String>, Vec<Asked<'a>>)> = Vec::new();
    for column in asked {
        let key = key(&column);
        match groups.last_mut() {
            Some((last, columns)) if key.is_some() && *last == key => columns.push(column),
            _ => groups.push((key, vec![column])),
        }
    }
    groups.into_iter().map(|(_, columns)| columns).collect()
}

/// Whether nobody answered any of these columns, and no structure file knows them.
pub fn are_blank(group: &[Asked<'_>]) -> bool {
    group.iter().all(|column| column.answered() == 0 && column.labels.is_none())
}

/// What the columns of one question have in common; `None` for a column that stands alone.
fn key(column: &Asked<'_>) -> Option<String> {
    if let Some(group) = column.labels.and_then(|labels| labels.group.as_deref()) {
        return Some(format!("labels {group}"));
    }
    if column.option().is_some() {
        return Some(format!("question {}", same_form(&column.question())));
    }
    if names_itself(column) {
        return Some("options".to_owned());
    }
    code_before_number(&column.column.name).map(|code| format!("code {code}"))
}

/// Whether its cells repeat its header: an option of a question that the file does not name.
fn names_itself(column: &Asked<'_>) -> bool {
    let header = same_form(column.column.name.split('#').next().unwrap_or_default());
    matches!(column.values[..], [(value, _)] if !header.is_empty() && same_form(value) == header)
}

/// `Q5` of `Q5_2`, `kennis` of `kennis[SQ003]`: the code before a number that counts columns.
fn code_before_number(name: &str) -> Option<&str> {
    let name = name.trim_end_matches(']');
    let digits = name.len() - name.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
    let before = &name[..name.len() - digits];
    let is_code = !name.contains(char::is_whitespace);
    let at = before.rfind(['_', '[', '.', '/'])?;
    (digits > 0 && is_code && at > 0).then(|| &before[..at])
}

/// The options of a multiple-response question, and the columns of its group that are none, such as the
/// text behind `other`. `None` when the group is something else.
pub fn multiple<'a>(group: &[Asked<'a>]) -> Option<(Vec<Asked<'a>>, Vec<Asked<'a>>)> {
    let (mut options, mut others): (Vec<_>, Vec<_>) = group.iter().cloned().partition(is_option);
    // Where an option that was not chosen has a word for it, a column without any is no option.
    let says_no = |column: &Asked<'_>| column.values.iter().any(|(value, _)| is_among(NOT_CHOSEN, value));
    if options.iter().any(says_no) {
        others
            .extend(options.extract_if(.., |column| column.values.is_empty() && !is_labelled_option(column)));
    }
    let was_chosen = options.iter().any(|option| !option.values.is_empty());
    let has_labels = options.iter().any(is_labelled_option);
    let fits = (2..=MOST_OPTIONS).contains(&options.len());
    let is_multiple = fits && others.len() < options.len() && (was_chosen || has_labels);
    is_multiple.then_some((options, others))
}

fn is_among(words: &[&str], value: &str) -> bool {
    words.contains(&value.to_lowercase().as_str())
}

/// Whether a structure file calls it an option, or gives it two answers of which one says no.
fn is_labelled_option(column: &Asked<'_>) -> bool {
    column.labels.is_some_and(|labels| {
        let says_no = labels.answers.iter().filter(|(_, label)| is_not(label)).count();
        labels.kind == Some(LabelledKind::Option) || (labels.answers.len() == 2 && says_no == 1)
    })
}

/// Whether a label says that something was not chosen.
fn is_not(label: &str) -> bool {
    let form = same_form(label);
    let first = form.split(' ').next().unwrap_or_default();
    is_among(NOT_CHOSEN, &form) || ["not", "niet", "nicht", "non", "pas"].contains(&first)
}

fn is_option(column: &Asked<'_>) -> bool {
    let is_known = |value: &str| is_among(CHOSEN, value) || is_among(NOT_CHOSEN, value);
    let is_its_own_option =
        |value: &str| column.option().is_some_and(|option| same_form(value) == same_form(&option));
    column.cells.long == 0
        && (is_labelled_option(column)
            || column.values.iter().all(|(value, _)| is_known(value))
            || matches!(column.values[..], [(value, _)] if is_its_own_option(value))
            || names_itself(column))
}

/// The cells that mean chosen, where the usual reading would be wrong: SoSci Survey writes 1 for an option
/// that was not chosen and 2 for one that was.
pub fn chosen(options: &[Asked<'_>]) -> Vec<String> {
    let labels = options.iter().filter_map(|option| option.labels).find(|labels| labels.answers.len() > 1);
    let Some(labels) = labels else { return Vec::new() };
    let read_wrongly =
        labels.answers.iter().any(|(code, label)| is_not(label) && !NOT_CHOSEN.contains(&code.as_str()));
    let chosen = labels.answers.iter().filter(|(_, label)| !is_not(label));
    let words = chosen.flat_map(|(code, label)| [code.clone(), on_one_line(label)]);
    if read_wrongly { words.collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_code_counts_columns() {
        assert_eq!(code_before_number("Q5_2"), Some("Q5"));
        assert_eq!(code_before_number("kennis[SQ003]"), Some("kennis"));
        assert_eq!(code_before_number("extra_vraag10"), Some("extra"));
        for alone in ["Q5", "Q12", "leeftijd", "Hoe oud bent u_2 jaar", "_1"] {
            assert_eq!(code_before_number(alone), None, "{alone}");
        }
    }
}
