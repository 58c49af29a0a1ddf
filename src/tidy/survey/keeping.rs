//! Which rows of an export count: not what was never sent, not what was tried out, nobody twice.

use super::answers::{Answers, Column, Intake};
use super::columns::ColumnFinder;
use super::form::{Condition, Doubles, Keep, Submitted, Tests};
use super::lexicon::plain;
use super::question::Question;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::AnswerRow;
use crate::load::export::Role;
use foldhash::fast::FixedState;
use indexmap::IndexMap;

/// Decides of each row whether it counts.
pub struct Keeper<'a> {
    keep: &'a Keep,
    submitted: Option<usize>,
    finished: Option<usize>,
    status: Option<usize>,
    same: Option<usize>,
    /// Who answered already, and as which respondent.
    known: IndexMap<Box<[u8]>, usize, FixedState>,
    /// Respondents who answered again later, where the last time counts.
    replaced: Vec<usize>,
    pub intake: Intake,
}

impl<'a> Keeper<'a> {
    pub fn new(findings: &mut Findings, keep: &'a Keep, finder: &ColumnFinder<'_>, survey: &Place) -> Self {
        let same = keep.same.as_deref().map(|name| (name, finder.find(name)));
        let is_lost = same.is_some_and(|(_, at)| at.is_none());
        if is_lost || (keep.doubles != Doubles::All && same.is_none()) {
            findings.add(
                Finding::error(Code::MissingColumn, "nobody can see who answered twice without `same`")
                    .at(survey.clone())
                    .help("under `keep`, name the column that says who answered: `same: …`; or write `doubles: all`"),
            );
        }
        Self {
            keep,
            submitted: finder.with_role(Role::Submitted),
            finished: finder.with_role(Role::Finished),
            status: finder.with_role(Role::Status),
            same: same.and_then(|(_, at)| at),
            known: IndexMap::default(),
            replaced: Vec::new(),
            intake: Intake::default(),
        }
    }

    /// Whether this row counts; `respondent` is its position among those that do.
    pub fn counts(&mut self, row: &AnswerRow<'_>, respondent: usize) -> bool {
        self.intake.rows += 1;
        if self.keep.submitted == Submitted::Only && self.is_unsent(row) {
            self.intake.not_submitted += 1;
            return false;
        }
        if self.keep.tests == Tests::Drop && self.is_test(row) {
            self.intake.tests += 1;
            return false;
        }
        self.is_first(row, respondent)
    }

    fn is_unsent(&self, row: &AnswerRow<'_>) -> bool {
        let cell = |at: usize| String::from_utf8_lossy(row.cell(at));
        self.submitted.is_some_and(|at| was_never_sent(&cell(at)))
            || self.finished.is_some_and(|at| is_unfinished(&cell(at)))
    }

    fn is_test(&self, row: &AnswerRow<'_>) -> bool {
        self.status.is_some_and(|at| is_test(&String::from_utf8_lossy(row.cell(at))))
    }

    /// A blank cell says nothing of who answered.
    fn is_first(&mut self, row: &AnswerRow<'_>, respondent: usize) -> bool {
        let Some(who) = self.same.map(|at| row.cell(at).trim_ascii()).filter(|who| !who.is_empty()) else {
            return true;
        };
        match (self.keep.doubles, self.known.get_mut(who)) {
            (Doubles::All, _) => return true,
            (Doubles::First, Some(_)) => {
                self.intake.doubles += 1;
                return false;
            }
            (Doubles::Last, Some(earlier)) => {
                self.intake.doubles += 1;
                self.replaced.push(std::mem::replace(earlier, respondent));
                return true;
            }
            (Doubles::First | Doubles::Last, None) => {}
        }
        self.known.insert(who.into(), respondent);
        true
    }

    /// Takes out whom a later row replaced, and whom the conditions leave out.
    pub fn finish(
        self,
        findings: &mut Findings,
        questions: &[Question],
        answers: &mut Answers,
        survey: &Place,
    ) {
        let mut keep = vec![true; answers.respondents()];
        self.replaced.iter().for_each(|at| keep[*at] = false);
        for condition in &self.keep.r#where {
            hold(findings, condition, questions, answers, &mut keep, survey);
        }
        let mut intake = self.intake;
        let left = keep.iter().filter(|keep| **keep).count();
        let replaced = self.replaced.len();
        intake.elsewhere = count(answers.respondents() - left - replaced);
        intake.counted = count(left);
        if left < answers.respondents() {
            answers.retain(&keep);
        }
        answers.intake = intake;
    }
}

/// Whether a cell that says when the answers were sent says that they never were.
pub fn was_never_sent(submitted: &str) -> bool {
    matches!(plain(submitted).as_str(), "" | "na" | "n/a" | "null")
}

/// Whether a cell that says that somebody came to the end says no.
pub fn is_unfinished(finished: &str) -> bool {
    const UNFINISHED: &[&str] = &["false", "0", "onwaar", "falsch", "no", "nee", "nein", "non", "faux"];
    UNFINISHED.contains(&plain(finished).as_str())
}

/// Whether a row with this status is a preview, a test or spam.
pub fn is_test(status: &str) -> bool {
    const TESTS: &[&str] = &[
        "1",
        "8",
        "9",
        "17",
        "survey preview",
        "survey test",
        "spam",
        "test",
        "orgtest",
        "admin",
        "pretest",
        "devtest",
        "preview",
    ];
    TESTS.contains(&plain(status).as_str())
}

fn hold(
    findings: &mut Findings,
    condition: &Condition,
    questions: &[Question],
    answers: &Answers,
    keep: &mut [bool],
    survey: &Place,
) {
    let Some(question) = questions.iter().find(|question| question.id == condition.question) else {
        findings.add(super::unknown_question(&condition.question, questions).at(survey.clone()));
        return;
    };
    let wanted = super::positions(findings, question, &condition.answers, survey);
    for (at, keep) in keep.iter_mut().enumerate() {
        let holds = match answers.columns.get(&question.id) {
            Some(Column::One(cells)) => cells[at].position().is_some_and(|at| wanted.contains(&at)),
            Some(Column::Several(cells)) => wanted.iter().any(|option| cells[at].has(*option)),
            Some(Column::Numbers(_)) | None => false,
        };
        *keep &= holds;
    }
}

/// Rows are counted in `u32`: more than four thousand million do not come out of a questionnaire.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
