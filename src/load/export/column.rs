//! What the columns are called, and which of them are parts of one question.

use super::head::{Head, HeadRow, Merged};
use super::header::{Header, Names, is_response};
use super::parts;
use super::role;
use super::{Column, Role, Tool, values};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of an export, and where in a row each of them stands.
pub(super) struct Columns {
    pub columns: Vec<Column>,
    pub at: Vec<usize>,
    /// How many columns stand behind the last one that has a name, filled in most rows.
    pub unnamed_behind: usize,
}

/// What the header says of one column, before names are made different from each other.
#[derive(Debug, Default, Clone)]
pub(super) struct Named {
    pub at: usize,
    pub name: String,
    pub question: String,
    pub option: Option<String>,
}

/// Names the columns. One that has no name and no cells among the first rows is left out.
pub(super) fn columns(head: &Head, header: &Header, tool: Tool) -> Columns {
    let answers: Vec<&HeadRow> = head.rows.iter().filter(|row| row.number > header.end).collect();
    let mut named = match header.names {
        Names::One(at) => of_one_row(&head.rows[at]),
        Names::CodesAndTexts { codes, texts } => of_codes(&head.rows[codes], &head.rows[texts]),
        Names::QuestionsAndOptions { questions, options } => {
            of_options(&head.rows[questions], &head.rows[options], &head.merged)
        }
    };
    let named_to = named.last().map_or(0, |column| column.at + 1);
    let behind = unnamed_behind(&answers, named_to);
    let unnamed_behind = behind.len();
    named.extend(behind);
    named.retain(|column| {
        !column.name.is_empty() || answers.iter().any(|row| !row.cell(column.at).is_empty())
    });
    if !matches!(header.names, Names::QuestionsAndOptions { .. }) {
        parts::split(&mut named, tool, &answers);
    }
    let at: Vec<usize> = named.iter().map(|column| column.at).collect();
    let mut columns = unique(named, tool);
    if tool == Tool::Limesurvey {
        tell_question_times(&mut columns);
        tell_submitted(&mut columns, &at, &answers);
    }
    Columns { columns, at, unnamed_behind }
}

/// Columns that most answers fill and the header does not name.
fn unnamed_behind(answers: &[&HeadRow], named_to: usize) -> Vec<Named> {
    let width = answers.iter().map(|row| row.width()).max().unwrap_or(0);
    let is_used =
        |at: usize| answers.iter().filter(|row| !row.cell(at).is_empty()).count() * 2 > answers.len();
    let last = (named_to..width).rev().find(|at| is_used(*at)).map_or(named_to, |last| last + 1);
    (named_to..last).map(|at| Named { at, ..Named::default() }).collect()
}

/// LimeSurvey keeps the time that the question `Q1` took as `Q1Time`.
fn tell_question_times(columns: &mut [Column]) {
    let codes: BTreeSet<String> = columns
        .iter()
        .map(|column| column.name.split(['[', '_']).next().unwrap_or_default().to_owned())
        .collect();
    for column in columns {
        if column.name.strip_suffix("Time").is_some_and(|code| codes.contains(code)) {
            column.role = Role::Paradata;
        }
    }
}

/// In a language that is not known here, the date that LimeSurvey puts second is still when it was sent.
fn tell_submitted(columns: &mut [Column], at: &[usize], answers: &[&HeadRow]) {
    let is_told = columns.iter().any(|column| column.role == Role::Submitted);
    let Some((column, at)) = columns.get_mut(1).zip(at.get(1)).filter(|_| !is_told) else { return };
    let mut cells = answers.iter().map(|row| row.cell(*at)).filter(|cell| !values::is_blank(cell)).peekable();
    if column.role == Role::Answer && cells.peek().is_some() && cells.all(values::is_date) {
        column.role = Role::Submitted;
    }
}

fn of_one_row(row: &HeadRow) -> Vec<Named> {
    let named =
        |(at, cell): (usize, &String)| Named { at, name: cell.clone(), question: cell.clone(), option: None };
    row.cells.iter().take(row.width()).enumerate().map(named).collect()
}

fn of_codes(codes: &HeadRow, texts: &HeadRow) -> Vec<Named> {
    let named = |at: usize| {
        let (code, text) = (codes.cell(at), texts.cell(at));
        let name = if code.is_empty() { text } else { code };
        let question = if text.is_empty() { code } else { text };
        Named { at, name: name.to_owned(), question: question.to_owned(), option: None }
    };
    (0..codes.width().max(texts.width())).map(named).collect()
}

/// A question stands above the first of its options; the cells right of it are blank, or one with it.
fn of_options(questions: &HeadRow, options: &HeadRow, merged: &[Merged]) -> Vec<Named> {
    let width = questions.width().max(options.width());
    let above = filled_forward(questions, options, merged, width);
    let named = |at: usize| {
        let question = above[at].map_or("", |first| questions.cell(first));
        let siblings = || (0..width).filter(|other| above[*other].is_some() && above[*other] == above[at]);
        let option = options.cell(at);
        let is_lone_response =
            is_response(option) && siblings().filter(|other| is_response(options.cell(*other))).count() == 1;
        if question.is_empty() || option.is_empty() || is_lone_response || option == question {
            let name = if question.is_empty() { option } else { question };
            return Named { at, name: name.to_owned(), question: name.to_owned(), option: None };
        }
        Named {
            at,
            name: format!("{question} [{option}]"),
            question: question.to_owned(),
            option: Some(option.to_owned()),
        }
    };
    (0..width).map(named).collect()
}

/// For each column the one whose question it belongs to.
fn filled_forward(
    questions: &HeadRow,
    options: &HeadRow,
    merged: &[Merged],
    width: usize,
) -> Vec<Option<usize>> {
    let mut above = vec![None; width];
    let mut last = None;
    let regions: Vec<&Merged> = merged.iter().filter(|region| region.row == questions.number).collect();
    for (column, above) in above.iter_mut().enumerate() {
        if !questions.cell(column).is_empty() {
            last = Some(column);
            *above = last;
        } else if !options.cell(column).is_empty() {
            let region = regions.iter().find(|region| (region.first..=region.last).contains(&column));
            *above = if regions.is_empty() { last } else { region.map(|region| region.first) };
        }
    }
    above
}

/// The columns with names that differ: the second of a name gets `#2` behind it.
fn unique(named: Vec<Named>, tool: Tool) -> Vec<Column> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut columns = Vec::with_capacity(named.len());
    for (place, column) in named.into_iter().enumerate() {
        let Named { at, name, question, option } = column;
        // R and Python put the number of the row in front, without a name.
        let is_row_number = at == 0 && (name.is_empty() || name == "X");
        let role = if is_row_number { Role::Paradata } else { role::of(tool, place, &name, &question) };
        let name = if name.is_empty() { format!("column {}", letters(at)) } else { name };
        let question = if question.is_empty() { name.clone() } else { question };
        let name = different(&mut taken, name);
        let option = option.filter(|_| role == Role::Answer);
        columns.push(Column { name, question, option, role });
    }
    columns
}

fn different(taken: &mut BTreeMap<String, usize>, name: String) -> String {
    let mut unique = name.clone();
    while taken.contains_key(&unique.to_lowercase()) {
        let times = taken.entry(name.to_lowercase()).or_insert(1);
        *times += 1;
        unique = format!("{name}#{times}");
    }
    taken.insert(unique.to_lowercase(), 1);
    unique
}

/// The column as a spreadsheet names it: A … Z, AA …
pub(super) fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(rows: &[&str]) -> Head {
        let mut head = Head::default();
        for (row, cells) in rows.iter().enumerate() {
            head.add(row + 1, cells.split('|').map(|cell| cell.trim().to_owned()).collect());
        }
        head
    }

    fn names(head: &Head, names: Names) -> Vec<String> {
        let header = Header { tool: None, names, end: 2 };
        columns(head, &header, Tool::Table).columns.into_iter().map(|column| column.name).collect()
    }

    #[test]
    fn names_that_stand_twice_are_numbered() {
        let head = head(&["Other|b|Other|other|", "1|2|3|4|", "1|2|3|4|"]);
        assert_eq!(names(&head, Names::One(0)), ["Other", "b", "Other#2", "other#3"]);
    }

    #[test]
    fn a_column_without_a_name_is_called_by_its_letter_if_it_holds_anything() {
        let head = head(&["|b||d", "", "1|2||4|5"]);
        assert_eq!(names(&head, Names::One(0)), ["column A", "b", "d", "column E"]);
        assert_eq!(letters(27), "AB");
    }

    #[test]
    fn an_option_belongs_to_the_question_left_above_it() {
        let rows = head(&["nr|Welke?|||Vindt u?", "|a|b|c|Response"]);
        let both = Names::QuestionsAndOptions { questions: 0, options: 1 };
        assert_eq!(names(&rows, both), ["nr", "Welke? [a]", "Welke? [b]", "Welke? [c]", "Vindt u?"]);
    }

    #[test]
    fn cells_made_into_one_say_how_far_a_question_reaches() {
        let mut rows = head(&["Welke?|||", "a|b|los|ook los"]);
        rows.merged.push(Merged { row: 1, first: 0, last: 1 });
        let both = Names::QuestionsAndOptions { questions: 0, options: 1 };
        assert_eq!(names(&rows, both), ["Welke? [a]", "Welke? [b]", "los", "ook los"]);
    }
}
