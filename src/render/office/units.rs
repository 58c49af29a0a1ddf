//! `/intern/<survey>/<period>/`: every practice that answered a wave, with what it answered to the questions that
//! have answers to choose from or ask a number. Never what it wrote.

use super::{ADDRESS, wave_address, words};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::pages::page;
use crate::text::id::QuestionId;
use crate::tidy::{Question, QuestionKind, Survey, UnitAnswer, UnitAnswers, UnitRow};
use serde::Serialize;

/// `office_units.html`
#[derive(Debug, Serialize)]
struct UnitsPage {
    title: String,
    /// That it is invented, in a sentence; empty for a real one.
    invented: String,
    /// How many practices, in a sentence.
    count: String,
    survey: LinkView,
    questions: Vec<QuestionView>,
    regions: Vec<RegionView>,
}

/// A question at the head of a column.
#[derive(Debug, Serialize)]
struct QuestionView {
    /// Its id, short enough for a column.
    name: String,
    text: String,
    /// Whether it asks a number.
    is_number: bool,
}

/// The practices of one region.
#[derive(Debug, Serialize)]
struct RegionView {
    id: String,
    name: String,
    units: Vec<UnitView>,
}

/// One practice.
#[derive(Debug, Serialize)]
struct UnitView {
    /// Its code; empty where it gave none.
    code: String,
    answers: Vec<AnswerView>,
}

/// What it answered to one question.
#[derive(Debug, Serialize)]
struct AnswerView {
    text: String,
    is_number: bool,
    is_missing: bool,
}

pub fn page_of(desk: &Desk<'_>, wave: &UnitAnswers) -> Result<Page, Finding> {
    let address = wave_address(wave.survey(), wave.period());
    let survey = desk.site.surveys.get(wave.survey());
    let is_invented = survey.is_some_and(|survey| survey.fictitious);
    let title = title(desk, wave);
    let view = UnitsPage {
        title: title.clone(),
        invented: invented::sentence(desk, "invented.wave", is_invented),
        count: desk.words.count("office.units.count", wave.rows().len()),
        survey: LinkView::new(
            &address,
            &Address::wave(wave.survey(), wave.period()),
            desk.words.get("office.units.wave"),
        ),
        questions: wave.questions().iter().map(|id| question(survey, wave, id)).collect(),
        regions: regions(desk, survey, wave),
    };
    let heading = Heading {
        title: invented::name(desk, &title, is_invented),
        description: desk.words.get("office.units.lead"),
        above: vec![(desk.words.get("office.title"), Address::fixed(ADDRESS))],
        address,
    };
    page(desk, "office_units.html", &heading, &view)
}

fn question(survey: Option<&Survey>, wave: &UnitAnswers, id: &QuestionId) -> QuestionView {
    let question = survey.and_then(|survey| survey.question(id));
    QuestionView {
        name: id.to_string(),
        text: question.map_or("", |question| question.wording(wave.period())).to_owned(),
        is_number: question.is_some_and(|question| question.kind == QuestionKind::Number),
    }
}

/// What the page of a wave is called.
pub fn title(desk: &Desk<'_>, wave: &UnitAnswers) -> String {
    let survey = desk.site.surveys.get(wave.survey());
    let name = survey.map_or_else(|| wave.survey().to_string(), |survey| survey.title.clone());
    desk.words.fill("office.units.title", &[("title", name), ("period", desk.period(wave.period()))])
}

/// The practices by region, in the order of the regions' names; those of which no region is known come last.
fn regions(desk: &Desk<'_>, survey: Option<&Survey>, wave: &UnitAnswers) -> Vec<RegionView> {
    let mut regions: Vec<RegionView> = Vec::new();
    for row in wave.rows() {
        let id = row.region.as_ref().map_or_else(|| "geen-regio".to_owned(), |id| format!("regio-{id}"));
        let unit = unit(desk, survey, wave, row);
        match regions.iter_mut().find(|known| known.id == id) {
            Some(known) => known.units.push(unit),
            None => {
                let name = row.region.as_ref().map(|id| desk.region_name(id).to_owned());
                let name = name.unwrap_or_else(|| desk.words.get("office.no_region"));
                regions.push(RegionView { id, name, units: vec![unit] });
            }
        }
    }
    regions.sort_by(|a, b| {
        let is_last = |region: &RegionView| region.id == "geen-regio";
        is_last(a).cmp(&is_last(b)).then_with(|| desk.look.language.compare(&a.name, &b.name))
    });
    regions
}

fn unit(desk: &Desk<'_>, survey: Option<&Survey>, wave: &UnitAnswers, row: &UnitRow) -> UnitView {
    let answers = wave.questions().iter().zip(&row.answers);
    UnitView {
        code: row.unit.clone().unwrap_or_default(),
        answers: answers
            .map(|(id, answer)| view(desk, survey, survey.and_then(|survey| survey.question(id)), answer))
            .collect(),
    }
}

fn view(
    desk: &Desk<'_>,
    survey: Option<&Survey>,
    question: Option<&Question>,
    answer: &UnitAnswer,
) -> AnswerView {
    let text = match answer {
        UnitAnswer::Chosen(codes) if codes.is_empty() => desk.words.get("office.units.nothing"),
        UnitAnswer::Chosen(codes) => {
            let label =
                |code| question.map_or_else(String::new, |question| words::label(survey, &question.id, code));
            codes.iter().map(label).collect::<Vec<_>>().join("; ")
        }
        UnitAnswer::Other => desk.words.get("office.units.other"),
        UnitAnswer::Number(number) => number_as_given(desk, *number),
        UnitAnswer::Silent => desk.words.get("office.units.silent"),
    };
    AnswerView {
        text,
        is_number: question.is_some_and(|question| question.kind == QuestionKind::Number),
        is_missing: matches!(answer, UnitAnswer::Silent),
    }
}

/// With as many decimals as were given, two at most.
fn number_as_given(desk: &Desk<'_>, number: f64) -> String {
    let is_whole_at = |factor: f64| ((number * factor).round() - number * factor).abs() < 1e-6;
    let decimals = if is_whole_at(1.0) {
        0
    } else if is_whole_at(10.0) {
        1
    } else {
        2
    };
    desk.number(number, decimals)
}
