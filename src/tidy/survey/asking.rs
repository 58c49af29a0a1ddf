//! Which answers ask for something to be done: what `requests` in survey.yaml says, looked up in the codebook.

use super::form::{File, QuestionKind, RequestFile};
use super::question::Question;
use super::{positions, unknown_question};
use crate::finding::{Code, Finding, Findings};
use crate::text::id::{AnswerCode, QuestionId};
use crate::text::yaml::{self, Yaml};

/// An answer that asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What it is called in data/requests.csv: the question, with the option where each option is a request.
    pub key: String,
    pub question: QuestionId,
    pub answer: AnswerCode,
    /// The position of the answer in the codebook.
    pub position: usize,
    /// What is asked for, in the publisher's words.
    pub about: Option<String>,
}

/// Every answer that asks for something. What names nothing known is left out: it is told of.
pub fn asking(requests: &[RequestFile], questions: &[Question]) -> Vec<Asking> {
    requests.iter().flat_map(|request| of_request(request, questions)).collect()
}

fn of_request(request: &RequestFile, questions: &[Question]) -> Vec<Asking> {
    let Some(question) = questions.iter().find(|question| question.id == request.question) else {
        return Vec::new();
    };
    let is_multiple = question.kind == QuestionKind::Multiple;
    let asks =
        |code: &AnswerCode| request.answers.contains(code) || (is_multiple && request.answers.is_empty());
    let answers = question.answers.iter().enumerate().filter(|(_, answer)| asks(&answer.code));
    answers
        .map(|(position, answer)| Asking {
            key: if is_multiple {
                format!("{}.{}", question.id, answer.code)
            } else {
                question.id.to_string()
            },
            question: question.id.clone(),
            answer: answer.code.clone(),
            position,
            about: request.about.clone(),
        })
        .collect()
}

/// Tells of requests that name what the codebook does not have, and of those that nobody can follow up.
pub fn tell_impossible(findings: &mut Findings, file: &File, questions: &[Question], yaml: Yaml<'_>) {
    if !file.requests.is_empty() && file.unit.is_none() {
        findings.add(
            Finding::error(Code::MissingKey, "nobody can see who asks for something without `unit`")
                .at(yaml::place_of(yaml, "requests:"))
                .help("name the column that tells the practices apart: `unit: praktijkcode`"),
        );
    }
    for request in &file.requests {
        match questions.iter().find(|question| question.id == request.question) {
            None => findings.add(
                unknown_question(&request.question, questions)
                    .at(yaml::place_of(yaml, request.question.as_str())),
            ),
            Some(question) => tell_of_question(findings, request, question, yaml),
        }
    }
}

fn tell_of_question(findings: &mut Findings, request: &RequestFile, question: &Question, yaml: Yaml<'_>) {
    let place = || yaml::place_of(yaml, "requests:");
    if !question.is_closed() {
        findings.add(
            Finding::error(
                Code::BadValue,
                format!("`{}` has no answers that can ask for something", question.id),
            )
            .at(place())
            .help("name a question of the kind `choice`, `scale` or `multiple` under `requests`"),
        );
        return;
    }
    if question.kind != QuestionKind::Multiple && request.answers.is_empty() {
        findings.add(
            Finding::error(
                Code::MissingKey,
                format!("nothing says which answers to `{}` are requests", question.id),
            )
            .at(place())
            .help("name them: `answers: [ja]`"),
        );
    }
    positions(findings, question, &request.answers, &place());
}
