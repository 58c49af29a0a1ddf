//! What practices ask for in a survey, and who sees to it: the answers of a wave laid beside the publisher's own
//! table `data/requests.csv`. For the publisher's own office only.

mod person;

use super::pile::Pile;
use super::rows::{Cells, Columns, rows};
use super::survey::{Asking, Survey, UnitAnswers};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{AnswerCode, QuestionId, RegionId, SurveyId};
use crate::text::nearest;
use std::collections::BTreeMap;

/// Something that a practice asks for. Deliberately without `Clone` and `Serialize`.
#[derive(Debug)]
pub struct Request {
    pub survey: SurveyId,
    pub period: Period,
    /// The practice's code; `None` where it gave none, so that nobody can follow it up.
    pub unit: Option<String>,
    pub region: Option<RegionId>,
    pub question: QuestionId,
    pub answer: AnswerCode,
    /// What is asked for, in the publisher's words; without them question and answer say it.
    pub about: Option<String>,
    /// What it is called in data/requests.csv.
    pub key: String,
    pub follow_up: FollowUp,
}

/// What is done about a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Who sees to it: a role, never a person.
    pub role: Option<String>,
    pub status: RequestStatus,
    pub date: Option<Period>,
    pub note: Option<String>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum RequestStatus {
    #[default]
    Open,
    Busy,
    Done,
}

const STATUSES: &[(&str, RequestStatus)] =
    &[("open", RequestStatus::Open), ("bezig", RequestStatus::Busy), ("afgerond", RequestStatus::Done)];

const COLUMNS: Columns = Columns {
    required: &["survey", "period", "unit", "request"],
    optional: &["role", "status", "date", "note"],
};

/// A row of the table, with its place.
pub struct Row {
    survey: SurveyId,
    period: Period,
    unit: String,
    key: String,
    follow_up: FollowUp,
    place: Place,
}

/// Reads `data/requests`. What can be wrong with it without looking at any answer is told in every edition.
pub fn follow_ups(
    findings: &mut Findings,
    surveys: &BTreeMap<SurveyId, Survey>,
    asking: &BTreeMap<SurveyId, Vec<Asking>>,
    pile: &mut Pile,
) -> Vec<Row> {
    let mut all: Vec<Row> = Vec::new();
    for table in pile.tables("data/requests") {
        for cells in rows(findings, &table, COLUMNS) {
            let Some(row) = row(findings, surveys, asking, &cells) else { continue };
            if all.iter().any(|other| other.is_of(&row.survey, row.period, &row.unit, &row.key)) {
                findings.add(
                    Finding::error(
                        Code::DuplicateId,
                        "the same request of the same practice stands here twice",
                    )
                    .at(row.place)
                    .help("keep the row that tells how far it is now"),
                );
                continue;
            }
            all.push(row);
        }
    }
    all
}

impl Row {
    fn is_of(&self, survey: &SurveyId, period: Period, unit: &str, key: &str) -> bool {
        self.survey == *survey && self.period == period && self.unit == unit && self.key == key
    }
}

fn row(
    findings: &mut Findings,
    surveys: &BTreeMap<SurveyId, Survey>,
    asking: &BTreeMap<SurveyId, Vec<Asking>>,
    cells: &Cells<'_>,
) -> Option<Row> {
    let survey = known_survey(findings, surveys, cells);
    let period = cells.required(findings, "period").and_then(|_| cells.period(findings, "period"));
    let unit = cells.required(findings, "unit").map(str::to_owned);
    let key = cells.required(findings, "request").map(str::to_owned);
    let follow_up = FollowUp {
        role: role(findings, cells),
        status: status(findings, cells).unwrap_or_default(),
        date: cells.period(findings, "date"),
        note: note(findings, cells),
    };
    let (survey, period, unit, key) = (survey?, period?, unit?, key?);
    if survey.wave(period).is_none() {
        let held: Vec<String> = survey.waves.iter().map(|wave| wave.period.to_string()).collect();
        findings.add(
            Finding::error(Code::BadValue, format!("`{}` has no wave of {period}", survey.id))
                .at(cells.place("period"))
                .help(format!("the waves are {}", held.join(", "))),
        );
        return None;
    }
    let keys = asking.get(&survey.id).into_iter().flatten().map(|asking| asking.key.as_str());
    let keys: Vec<&str> = keys.collect();
    if !keys.contains(&key.as_str()) {
        findings.add(
            Finding::error(Code::BadValue, format!("`{}` knows no request `{key}`", survey.id))
                .at(cells.place("request"))
                .did_you_mean(&key, keys),
        );
        return None;
    }
    Some(Row { survey: survey.id.clone(), period, unit, key, follow_up, place: cells.place("unit") })
}

fn known_survey<'a>(
    findings: &mut Findings,
    surveys: &'a BTreeMap<SurveyId, Survey>,
    cells: &Cells<'_>,
) -> Option<&'a Survey> {
    let name = cells.required(findings, "survey")?;
    let survey = surveys.get(name);
    if survey.is_none() {
        findings.add(
            Finding::error(Code::UnknownSurvey, format!("there is no survey `{name}`"))
                .at(cells.place("survey"))
                .did_you_mean(name, surveys.keys().map(SurveyId::as_str)),
        );
    }
    survey
}

fn status(findings: &mut Findings, cells: &Cells<'_>) -> Option<RequestStatus> {
    let word = cells.filled("status")?;
    let status = STATUSES.iter().find(|(name, _)| *name == word).map(|(_, status)| *status);
    if status.is_none() {
        findings.add(
            Finding::error(Code::BadValue, format!("there is no status `{word}`"))
                .at(cells.place("status"))
                .did_you_mean(word, STATUSES.iter().map(|(name, _)| *name)),
        );
    }
    status
}

/// Who sees to it. What looks like a person is told of, and never quoted.
fn role(findings: &mut Findings, cells: &Cells<'_>) -> Option<String> {
    let role = cells.filled("role")?;
    if person::is_named_as_role(role) {
        findings.add(
            Finding::error(Code::PersonalData, "this looks like a person's name")
                .at(cells.place("role"))
                .help("name the role, beginning with a small letter: `adviseur praktijkopvolging`"),
        );
        return None;
    }
    Some(role.to_owned())
}

fn note(findings: &mut Findings, cells: &Cells<'_>) -> Option<String> {
    let note = cells.filled("note")?;
    if person::is_named(note) {
        findings.add(
            Finding::error(Code::PersonalData, "this looks like a person's name")
                .at(cells.place("note"))
                .help("take the name out; a role says enough"),
        );
        return None;
    }
    Some(note.to_owned())
}

/// What the practices of every wave ask for, each with what is done about it; what has no row is open.
pub fn requests(findings: &mut Findings, units: &[UnitAnswers], follow_ups: Vec<Row>) -> Vec<Request> {
    follow_ups.iter().for_each(|row| tell_without_request(findings, units, row));
    let mut requests = Vec::new();
    for wave in units {
        for row in wave.rows() {
            for asking in &row.asks {
                let is_its = |known: &&Row| {
                    let unit = row.unit.as_deref();
                    unit.is_some_and(|unit| known.is_of(wave.survey(), wave.period(), unit, &asking.key))
                };
                let known = follow_ups.iter().find(is_its);
                requests.push(Request {
                    survey: wave.survey().clone(),
                    period: wave.period(),
                    unit: row.unit.clone(),
                    region: row.region.clone(),
                    question: asking.question.clone(),
                    answer: asking.answer.clone(),
                    about: asking.about.clone(),
                    key: asking.key.clone(),
                    follow_up: known.map(|row| row.follow_up.clone()).unwrap_or_default(),
                });
            }
        }
    }
    requests
}

/// Tells of a row whose practice did not answer, or asks for nothing of this kind any more.
fn tell_without_request(findings: &mut Findings, units: &[UnitAnswers], row: &Row) {
    let waves = units.iter().filter(|wave| *wave.survey() == row.survey && wave.period() == row.period);
    let practices: Vec<_> = waves.flat_map(UnitAnswers::rows).collect();
    let its: Vec<_> =
        practices.iter().filter(|practice| practice.unit.as_deref() == Some(row.unit.as_str())).collect();
    if its.is_empty() {
        let known: Vec<&str> = practices.iter().filter_map(|practice| practice.unit.as_deref()).collect();
        let help = match nearest::of(&row.unit, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "take the code over from the list of requests of the internal edition, or remove the row"
                .to_owned(),
        };
        findings.add(
            Finding::error(
                Code::UnknownUnit,
                format!("no practice `{}` answered in {}", row.unit, row.period),
            )
            .at(row.place.clone())
            .help(help),
        );
    } else if !its.iter().any(|practice| practice.asks.iter().any(|asking| asking.key == row.key)) {
        findings.add(
            Finding::warning(
                Code::RequestGone,
                format!("`{}` does not ask for `{}` in {}", row.unit, row.key, row.period),
            )
            .at(row.place.clone())
            .help("mend the row, or remove it when the answer was taken back"),
        );
    }
}
