//! What each practice answered, for the publisher's own office. In a public build none of this is made: the
//! column that tells practices apart is not even read.
//!
//! Never free text, and never what looks like a person: a unit goes by a code.

use super::answers::{Answers, Column};
use super::asking::Asking;
use super::columns::ColumnFinder;
use super::{Survey, keeping};
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::{AnswerRow, Export};
use crate::project::ForOffice;
use crate::text::date::Period;
use crate::text::id::{AnswerCode, QuestionId, RegionId, SurveyId};
use crate::tidy::doubt::looks_personal;

/// What the units of one wave answered. Only an internal build can make one, for only it has the proof.
/// Deliberately without `Clone` and `Serialize`.
#[derive(Debug)]
pub struct UnitAnswers {
    survey: SurveyId,
    period: Period,
    questions: Vec<QuestionId>,
    rows: Vec<UnitRow>,
}

/// What one unit answered.
#[derive(Debug)]
pub struct UnitRow {
    /// Its code; `None` where it gave none, or something that is no code.
    pub unit: Option<String>,
    pub region: Option<RegionId>,
    /// In the order of the wave's questions.
    pub answers: Vec<UnitAnswer>,
    /// What it asks for.
    pub asks: Vec<Asking>,
}

/// An answer of one unit, by the codes of the codebook. Its own words are never kept.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitAnswer {
    Chosen(Vec<AnswerCode>),
    /// An answer that is not in the codebook.
    Other,
    Number(f64),
    /// There is none.
    Silent,
}

impl UnitAnswers {
    pub fn survey(&self) -> &SurveyId {
        &self.survey
    }

    pub fn period(&self) -> Period {
        self.period
    }

    /// The closed questions and the numbers that the wave asked, in the order of the codebook.
    pub fn questions(&self) -> &[QuestionId] {
        &self.questions
    }

    /// The units by region and code; those without either come last.
    pub fn rows(&self) -> &[UnitRow] {
        &self.rows
    }
}

/// How the units of a survey are told apart, and what they may ask for.
pub struct Telling {
    column: String,
    asking: Vec<Asking>,
    office: ForOffice,
}

impl Telling {
    /// `None` where the build is public, or the survey does not tell its units apart.
    pub fn new(office: Option<ForOffice>, column: Option<String>, asking: Vec<Asking>) -> Option<Self> {
        Some(Self { column: column?, asking, office: office? })
    }

    /// Who reads the units of one wave; `None` where its export does not have the column.
    pub fn reader(
        &self,
        findings: &mut Findings,
        finder: &ColumnFinder<'_>,
        survey: &Place,
    ) -> Option<UnitReader<'_>> {
        let at = finder.unit(findings, &self.column, survey)?;
        Some(UnitReader { told: self, at, codes: Vec::new(), no_codes: Vec::new(), office: self.office })
    }
}

/// Reads who answered, row by row.
pub struct UnitReader<'a> {
    told: &'a Telling,
    at: usize,
    codes: Vec<Option<String>>,
    /// The rows that hold something that is no code.
    no_codes: Vec<usize>,
    /// Carried along, for without it nobody may make what comes out.
    #[expect(dead_code, reason = "it is there to be needed, not to be read")]
    office: ForOffice,
}

impl UnitReader<'_> {
    pub fn read(&mut self, row: &AnswerRow<'_>) {
        let written = String::from_utf8_lossy(row.cell(self.at));
        let written = written.trim();
        let is_code = is_code(written);
        if !is_code && !written.is_empty() {
            self.no_codes.push(row.number);
        }
        self.codes.push(is_code.then(|| written.to_owned()));
    }

    /// What the units that count answered; `counts` says of every row that was read whether it does.
    pub fn finish(
        mut self,
        findings: &mut Findings,
        survey: &Survey,
        counts: &[bool],
        answers: &Answers,
        export: &Export,
    ) -> UnitAnswers {
        self.tell_no_codes(findings, export);
        let mut at = 0;
        self.codes.retain(|_| {
            at += 1;
            counts.get(at - 1).copied().unwrap_or(true)
        });
        let questions = listed(survey, answers);
        let row = |(respondent, unit): (usize, Option<String>)| UnitRow {
            region: answers.region_of(respondent).and_then(|at| answers.regions.get(at)).cloned(),
            answers: questions.iter().map(|id| answer(survey, answers, id, respondent)).collect(),
            asks: asked_by(&self.told.asking, answers, respondent),
            unit,
        };
        let mut rows: Vec<UnitRow> = self.codes.into_iter().enumerate().map(row).collect();
        rows.sort_by_cached_key(|row| {
            (row.region.is_none(), row.region.clone(), row.unit.is_none(), row.unit.clone())
        });
        UnitAnswers { survey: answers.survey.clone(), period: answers.period, questions, rows }
    }

    fn tell_no_codes(&self, findings: &mut Findings, export: &Export) {
        let Some(first) = self.no_codes.first() else { return };
        let rows = match self.no_codes.len() {
            1 => "one row".to_owned(),
            count => format!("{count} rows"),
        };
        let message = format!("the column under `unit` holds something that is no code in {rows}");
        findings
            .add(Finding::error(Code::UnitNoCode, message).at(Place::file(&export.file).row(*first)).help(
            "give practices codes such as P012, without blanks and with a digit; names do not belong there",
        ));
    }
}

/// Whether this is a code: letters and digits in one word, a digit among them. A name is none, nor is an address.
fn is_code(written: &str) -> bool {
    const LONGEST: usize = 24;
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    written.chars().count() <= LONGEST
        && written.chars().all(is_sign)
        && written.contains(|c: char| c.is_ascii_digit())
        && !looks_personal(written)
}

/// The questions that the wave asked, but for those by which rows are left out: all give the same answer.
fn listed(survey: &Survey, answers: &Answers) -> Vec<QuestionId> {
    let is_listed = |id: &QuestionId| answers.columns.contains_key(id) && !keeping::decides(&survey.keep, id);
    survey.questions.iter().map(|question| &question.id).filter(|id| is_listed(id)).cloned().collect()
}

fn answer(survey: &Survey, answers: &Answers, id: &QuestionId, respondent: usize) -> UnitAnswer {
    let codes = survey.question(id).map(|question| question.answers.as_slice()).unwrap_or_default();
    let code = |at: usize| codes.get(at).map(|answer| answer.code.clone());
    match answers.columns.get(id) {
        Some(Column::One(cells)) => match cells.get(respondent) {
            Some(cell) if cell.position().is_some() => {
                UnitAnswer::Chosen(cell.position().and_then(code).into_iter().collect())
            }
            Some(cell) if cell.is_answered() => UnitAnswer::Other,
            _ => UnitAnswer::Silent,
        },
        Some(Column::Several(cells)) => match cells.get(respondent) {
            Some(chosen) if chosen.is_answered() => {
                let chosen = (0..codes.len()).filter(|at| chosen.has(*at));
                UnitAnswer::Chosen(chosen.filter_map(code).collect())
            }
            _ => UnitAnswer::Silent,
        },
        Some(Column::Numbers(numbers)) => match numbers.get(respondent) {
            Some(number) if number.is_finite() => UnitAnswer::Number(*number),
            _ => UnitAnswer::Silent,
        },
        None => UnitAnswer::Silent,
    }
}

fn asked_by(asking: &[Asking], answers: &Answers, respondent: usize) -> Vec<Asking> {
    let asks = |asking: &&Asking| match answers.columns.get(&asking.question) {
        Some(Column::One(cells)) => {
            cells.get(respondent).is_some_and(|cell| cell.position() == Some(asking.position))
        }
        Some(Column::Several(cells)) => {
            cells.get(respondent).is_some_and(|chosen| chosen.has(asking.position))
        }
        Some(Column::Numbers(_)) | None => false,
    };
    asking.iter().filter(asks).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::is_code;

    #[test]
    fn a_name_an_address_and_a_number_to_call_are_no_code() {
        for code in ["P012", "01-0456", "agb_01054321", "12"] {
            assert!(is_code(code), "{code}");
        }
        for name in
            ["", "De Linde", "Janssen", "J. Janssen 2", "praktijk@example.org", "0612345678", "+31612345678"]
        {
            assert!(!is_code(name), "{name}");
        }
    }
}
