//! The closed question that a first indicator is best made of.

use super::question::{Kind, Question};
use super::spelling::same_form;

/// A question with the answers that a first figure is the share of.
pub struct Telling<'a> {
    pub question: &'a Question,
    /// Codes with their labels; empty when it is the share of each option.
    pub answers: Vec<&'a (String, String)>,
}

/// The most telling question; `None` when no question is closed.
pub fn telling(questions: &[Question]) -> Option<Telling<'_>> {
    // Of two that tell as much, the one that was asked first.
    let best = questions
        .iter()
        .rev()
        .max_by_key(|question| score(question))
        .filter(|question| score(question) > 0)?;
    Some(Telling { question: best, answers: telling_answers(&best.kind) })
}

/// What a question is worth: closed, about the subject of the site, asked of many, and not who people are.
fn score(question: &Question) -> usize {
    let closed = match &question.kind {
        Kind::Scale(answers) if !answers.are_bare_codes => 40,
        Kind::Choice(answers) if (2..=8).contains(&answers.all.len()) && !answers.are_bare_codes => 30,
        Kind::Multiple { .. } | Kind::Joined { .. } => 20,
        Kind::Scale(_) => 15,
        Kind::Choice(answers) if answers.all.len() > 1 => 10,
        Kind::Choice(_) | Kind::Number { .. } | Kind::Date { .. } | Kind::Text | Kind::Region { .. } => {
            return 0;
        }
    };
    let form = same_form(&format!("{} {}", question.text, question.id));
    let has = |words: &[&str]| form.split(' ').any(|word| words.iter().any(|known| word.starts_with(known)));
    let subject = if has(SUBJECT) { 35 } else { 0 };
    let about_people = if has(ABOUT_PEOPLE) || !question.is_varied { 1 } else { 3 };
    let many = question.answered.min(1000) / 50;
    (closed + subject + many) * about_people
}

/// What the sites are about.
const SUBJECT: &[&str] = &[
    "werkdruk",
    "tekort",
    "stop",
    "opvolg",
    "vacature",
    "praktijk",
    "waarne",
    "druk",
    "tevreden",
    "probleem",
    "moeilijk",
    "zorgen",
    "workload",
    "shortage",
    "retire",
    "vacanc",
    "satisf",
    "likely",
    "problem",
    "difficult",
];
/// Questions that say who people are, or whether they take part.
const ABOUT_PEOPLE: &[&str] = &[
    "geslacht",
    "gender",
    "sex",
    "leeftijd",
    "age",
    "alter",
    "inkomen",
    "income",
    "earn",
    "opleiding",
    "education",
    "consent",
    "toestemming",
    "akkoord",
    "anoniem",
    "anonym",
    "geboorte",
    "taal",
    "language",
    "land",
    "country",
];

/// Of a scale the upper half, its middle left out; of a choice the first answer, for others have nothing
/// to do with it.
fn telling_answers(kind: &Kind) -> Vec<&(String, String)> {
    match kind {
        Kind::Scale(answers) if answers.all.len() > 2 => {
            answers.all.iter().skip(answers.all.len().div_ceil(2)).collect()
        }
        Kind::Scale(answers) | Kind::Choice(answers) => answers.all.iter().take(1).collect(),
        Kind::Multiple { .. }
        | Kind::Joined { .. }
        | Kind::Number { .. }
        | Kind::Date { .. }
        | Kind::Text
        | Kind::Region { .. } => Vec::new(),
    }
}
