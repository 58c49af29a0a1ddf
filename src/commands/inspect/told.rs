//! What a person is told of an export: what it is, what was asked, what is left out. Never what anybody
//! answered, nor how many did so where they are few.

use super::draft::{Draft, Why};
use super::question::{Kind, Question};
use super::spelling::{shortened, shortened_inside};
use crate::load::Tool;
use crate::load::export::Form;
use std::collections::BTreeMap;

/// With fewer rows than this, shares of them would be people.
const FEWEST_FOR_SHARES: usize = 10;
/// A reason that fewer people have than this is not told at all.
const FEWEST_TOLD: usize = 5;
/// So much of a question is told.
const LONGEST: usize = 72;

/// The lines for one export.
pub fn told(file: &str, form: &Form, draft: &Draft, structure: &[String]) -> Vec<String> {
    let mut lines = vec![format!("{file}: {}", form_told(form)), rows_told(draft)];
    if !structure.is_empty() {
        lines.push(format!("labels from {}", structure.join(", ")));
    }
    lines.push(String::new());
    lines.extend(questions_told(draft));
    let others: Vec<String> = left_out_told(draft).into_iter().chain(words_told(draft)).collect();
    lines.extend((!others.is_empty()).then(String::new));
    lines.extend(others);
    lines
}

fn form_told(form: &Form) -> String {
    let delimiter = form.delimiter.map(|sign| match sign {
        ';' => "semicolons".to_owned(),
        ',' => "commas".to_owned(),
        '\t' => "tabs".to_owned(),
        other => format!("`{other}`"),
    });
    let header = match form.header_rows {
        0 => None,
        rows => Some(counted(rows, "header row", "header rows")),
    };
    let sheet = form.sheet.as_ref().map(|sheet| format!("sheet `{}`", shortened(sheet, 31)));
    let parts =
        [Some(name(form.tool).to_owned()), form.encoding.map(str::to_owned), delimiter, sheet, header];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn name(tool: Tool) -> &'static str {
    match tool {
        Tool::Limesurvey => "LimeSurvey",
        Tool::Qualtrics => "Qualtrics",
        Tool::Surveymonkey => "SurveyMonkey",
        Tool::Msforms => "Microsoft Forms",
        Tool::Googleforms => "Google Forms",
        Tool::Typeform => "Typeform",
        Tool::Kobotoolbox => "KoboToolbox",
        Tool::Soscisurvey => "SoSci Survey",
        Tool::Spss => "SPSS",
        Tool::Table => "a table of no tool that is known",
    }
}

fn rows_told(draft: &Draft) -> String {
    let rows = draft.rows;
    let mut parts = vec![counted(rows.all(), "row", "rows")];
    if draft.tells_submitted {
        parts.push(format!("{} submitted", rows.submitted));
        parts.extend((rows.begun > 0).then(|| format!("{} only begun", rows.begun)));
    }
    if draft.tells_tests && rows.tests > 0 {
        parts.push(counted(rows.tests, "preview or test", "previews or tests"));
    }
    let mut line = parts.join(", ");
    if rows.are_all_begun() {
        line.push_str("; nobody submitted, so all rows count until you decide otherwise");
    }
    if rows.tests > 0 && !rows.has_real() {
        line.push_str("; there is nothing else, so they count until there is");
    }
    line
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// One line for a question; the rows of an array with the same answers share one.
fn questions_told(draft: &Draft) -> Vec<String> {
    let rows = if draft.rows.has_real() { draft.rows.submitted + draft.rows.begun } else { draft.rows.tests };
    let mut lines = vec![counted(draft.questions.len(), "question", "questions")];
    let has_open = draft.questions.iter().any(|question| matches!(question.kind, Kind::Text));
    if has_open {
        lines[0].push_str("; the ones of the kind `text` are open, and never read");
    }
    let mut at = 0;
    while let Some(question) = draft.questions.get(at) {
        let is_of_it = |other: &&Question| {
            let has_text = other.array.as_ref().is_some_and(|array| array.text.is_some());
            has_text && other.array == question.array && other.kind.key() == question.kind.key()
        };
        let together = draft.questions[at..].iter().take_while(is_of_it).count().max(1);
        lines.push(question_told(question, together, rows));
        at += together;
    }
    lines
}

fn question_told(question: &Question, together: usize, rows: usize) -> String {
    let is_array = together > 1;
    let options = options_told(question);
    let text = match question.array.as_ref().and_then(|array| array.text.as_ref()) {
        Some(array) if is_array => array,
        _ if question.text.is_empty() => &options,
        _ => &question.text,
    };
    let answers = answers_told(&question.kind);
    let mut notes = match (is_array, answers.is_empty()) {
        (false, _) => vec![answers],
        (true, false) => vec![format!("{together} × {answers}")],
        (true, true) => vec![format!("{together} ×")],
    };
    if !is_array && rows >= FEWEST_FOR_SHARES && !matches!(question.kind, Kind::Text | Kind::Multiple { .. })
    {
        notes.extend(missing_told(question, rows));
    }
    let text = shortened_inside(text, LONGEST);
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let line = format!("  {:<9} {text}", question.kind.key());
    if notes.is_empty() { line } else { format!("{line} ({})", notes.join(", ")) }
}

/// The options, for a question that the file does not name.
fn options_told(question: &Question) -> String {
    let Kind::Multiple { options, .. } = &question.kind else { return question.id.clone() };
    options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ")
}

fn answers_told(kind: &Kind) -> String {
    match kind {
        Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } => {
            let others = if answers.has_others { " and others that few gave" } else { "" };
            let codes = if answers.are_bare_codes { " without labels" } else { "" };
            format!("{}{codes}{others}", counted(answers.all.len(), "answer", "answers"))
        }
        Kind::Multiple { options, .. } => format!("{} options", options.len()),
        Kind::Region { has_others: true } => "some cells name none that is known".to_owned(),
        Kind::Number { has_others: true, .. } => "some cells hold words".to_owned(),
        Kind::Date { has_others: true } => "some cells hold something else".to_owned(),
        Kind::Region { has_others: false }
        | Kind::Number { has_others: false, .. }
        | Kind::Date { has_others: false }
        | Kind::Text => String::new(),
    }
}

/// Why answers are missing, in tenths: never so exactly that a few people could be counted.
fn missing_told(question: &Question, rows: usize) -> Vec<String> {
    let explained: usize = question.missing.iter().map(|(_, count)| count).sum();
    let blank = rows.saturating_sub(question.answered + explained);
    let tenths = |count: usize| (count * 10 + rows / 2) / rows;
    let told = |count: usize, name: &str| {
        let tenths = tenths(count);
        match tenths {
            _ if count < FEWEST_TOLD => None,
            0 => None,
            1..=9 => Some(format!("about {tenths}0% {name}")),
            _ => Some(format!("nearly all {name}")),
        }
    };
    let by_reason = question.missing.iter().map(|(reason, count)| told(*count, reason.name()));
    by_reason.chain([told(blank, "blank")]).flatten().collect()
}

fn left_out_told(draft: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    let mut dropped: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in &draft.dropped {
        let why = match column.why {
            Why::Role | Why::Header => "by its name".to_owned(),
            Why::Content(sign) => format!("it holds {}", sign.name()),
        };
        dropped.entry(why).or_default().push(format!("`{}`", shortened(&column.column, 40)));
    }
    for (why, columns) in dropped {
        lines.push(format!("dropped, for it says who answered ({why}): {}", columns.join(", ")));
    }
    if !draft.with_personal_cells.is_empty() {
        let names: Vec<String> = draft
            .with_personal_cells
            .iter()
            .take(3)
            .map(|name| format!("`{}`", shortened(name, 40)))
            .collect();
        lines.push(format!(
            "some open answers hold e-mail addresses or telephone numbers, so keep the file to yourself: {}",
            names.join(", ")
        ));
    }
    let columns = |count: usize, what: &str| {
        (count > 0).then(|| format!("{} {what}", counted(count, "column", "columns")))
    };
    let others = [
        columns(draft.paradata, "of the tool itself"),
        columns(draft.blank, "that nobody answered"),
        columns(draft.nameless, "with an e-mail address or telephone number in the name"),
    ];
    let others: Vec<String> = others.into_iter().flatten().collect();
    lines.extend((!others.is_empty()).then(|| format!("left out: {}", others.join(", "))));
    lines
}

fn words_told(draft: &Draft) -> Option<String> {
    let words = |(reason, words): &(super::missing::Reason, Vec<String>)| {
        let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", shortened(word, 40))).collect();
        format!("{} ({})", quoted.join(", "), reason.name())
    };
    let all: Vec<String> = draft.missing.iter().map(words).collect();
    (!all.is_empty()).then(|| format!("cells that are no answer: {}", all.join("; ")))
}
