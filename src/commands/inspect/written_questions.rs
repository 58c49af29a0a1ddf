//! The questions as they are written in `survey.yaml`.

use super::draft::Draft;
use super::lines::{Lines, list};
use super::question::{Answers, Kind, Question};
use super::quoted::between_quotes;
use super::spelling::on_one_line;
use super::words::Words;

/// So many questions may refer to the answers of one: YAML readers mistrust more.
const MOST_REFERENCES: usize = 9;

/// Writes all of them, with what their keys mean above them.
pub fn questions(lines: &mut Lines, words: &Words, draft: &Draft) {
    lines.section(words.questions);
    if draft.questions.iter().any(Question::has_others) {
        lines.comment(words.few);
    }
    let refers = references(&draft.questions);
    if refers.iter().any(|refers| matches!(refers, Refers::To(_))) {
        lines.comment(words.reference);
    }
    lines.add("questions:");
    for (question, refers) in draft.questions.iter().zip(&refers) {
        match &question.kind {
            Kind::Text => lines.add(&format!(
                "  - {{id: {}, kind: text, column: {}}}",
                question.id,
                between_quotes(&on_one_line(&question.column))
            )),
            _ => one_question(lines, words, question, *refers),
        }
    }
}

/// Whether a question has the same answers as the one before it in its array.
#[derive(Debug, Clone, Copy)]
enum Refers<'a> {
    /// It writes its own out, and nobody else needs them.
    No,
    /// Others refer to it.
    From,
    /// Its answers are those of this question.
    To(&'a str),
}

/// The rows of an array have their answers once, so that a label is mended in one place.
fn references(questions: &[Question]) -> Vec<Refers<'_>> {
    let mut refers: Vec<Refers<'_>> = Vec::new();
    let mut first = 0;
    for (at, question) in questions.iter().enumerate() {
        let is_same = at - first <= MOST_REFERENCES && have_same_answers(&questions[first], question);
        if at > first && is_same {
            refers[first] = Refers::From;
            refers.push(Refers::To(&questions[first].id));
        } else {
            first = at;
            refers.push(Refers::No);
        }
    }
    refers
}

fn have_same_answers(first: &Question, other: &Question) -> bool {
    match (first.answers(), other.answers()) {
        (Some(one), Some(two)) => first.array.is_some() && first.array == other.array && one.all == two.all,
        _ => false,
    }
}

fn one_question(lines: &mut Lines, words: &Words, question: &Question, refers: Refers<'_>) {
    lines.add(&format!("  - id: {}", question.id));
    if question.text.is_empty() {
        lines.add(&format!("    text: {}", between_quotes(words.unnamed_question)));
    } else {
        lines.add(&format!("    text: {}", between_quotes(&question.text)));
    }
    if !question.column.is_empty() {
        lines.add(&format!("    column: {}", between_quotes(&on_one_line(&question.column))));
    }
    lines.add(&format!("    kind: {}", question.kind.key()));
    match &question.kind {
        Kind::Choice(known) | Kind::Scale(known) => answers(lines, words, known, &question.id, refers),
        Kind::Joined { separator, answers: known } => {
            lines.add(&format!("    separator: {}", between_quotes(separator)));
            answers(lines, words, known, &question.id, refers);
        }
        Kind::Multiple { options, chosen } => {
            let columns: Vec<_> =
                options.iter().map(|option| (option.id.clone(), on_one_line(&option.column))).collect();
            let labels: Vec<_> =
                options.iter().map(|option| (option.id.clone(), option.label.clone())).collect();
            lines.entries("columns:", &columns, "");
            lines.entries("answers:", &labels, "");
            if !chosen.is_empty() {
                lines.add(&format!("    chosen: {}", list(chosen.iter())));
            }
        }
        Kind::Number { range: Some((low, high)), .. } => lines.add(&format!("    range: [{low}, {high}]")),
        Kind::Number { range: None, .. } | Kind::Date { .. } | Kind::Text | Kind::Region { .. } => {}
    }
    if !question.none.is_empty() {
        let none =
            question.none.iter().map(|(reason, words)| format!("{}: {}", reason.key(), list(words.iter())));
        lines.add(&format!("    missing: {{{}}}", none.collect::<Vec<_>>().join(", ")));
    }
    if question.has_others() {
        lines.add("    others: keep");
    }
}

fn answers(lines: &mut Lines, words: &Words, answers: &Answers, id: &str, refers: Refers<'_>) {
    let comment = if answers.are_bare_codes { format!("   # {}", words.bare_codes) } else { String::new() };
    match refers {
        Refers::No => lines.entries("answers:", &answers.all, &comment),
        Refers::From => lines.entries(&format!("answers: &{id}"), &answers.all, &comment),
        Refers::To(first) => lines.add(&format!("    answers: *{first}")),
    }
}
