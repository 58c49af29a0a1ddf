//! Surveys: the list of all, each survey with its waves and questions, and each wave with who answered.

mod manner;
mod questions;
mod response;
mod wave;

pub use manner::condition_in_words;

use super::{Job, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::mark::{LegendView, legend};
use crate::tidy::{Indicator, Measure, Method, Survey, Wave};
use manner::MannerView;
use questions::{ChangeView, QuestionView};
use response::Turnout;
use serde::Serialize;

/// `surveys.html`
#[derive(Debug, Serialize)]
struct SurveysOverview {
    title: String,
    lead: String,
    /// The real ones, then the invented ones; a group without surveys is left out.
    groups: Vec<SurveyGroup>,
}

/// Surveys of one kind: held, or invented.
#[derive(Debug, Serialize)]
struct SurveyGroup {
    id: &'static str,
    title: String,
    surveys: Vec<SurveyCard>,
}

/// A survey in the list.
#[derive(Debug, Serialize)]
struct SurveyCard {
    link: LinkView,
    summary: Option<String>,
    facts: FactsView,
    /// When it was held, in words.
    waves: String,
}

/// What a reader wants to know of a survey first.
#[derive(Debug, Serialize)]
struct FactsView {
    /// What one answer stands for, in the plural.
    population: String,
    owner: Option<String>,
}

/// `survey.html`
#[derive(Debug, Serialize)]
struct SurveyPage {
    title: String,
    /// It in a sentence; empty where its owner wrote none.
    summary: String,
    /// That it is invented, in a sentence; empty for a real one.
    invented: String,
    facts: FactsView,
    /// A questionnaire, or a few conversations.
    method: String,
    waves: Vec<WaveView>,
    /// What the marks in the table of waves mean; `None` where it has none.
    legend: Option<LegendView>,
    /// What changed between waves, so that their answers cannot be compared.
    changes: Vec<ChangeView>,
    /// Whether there is more than one wave, between which something could change.
    has_waves_to_compare: bool,
    questions: Vec<QuestionView>,
    manner: MannerView,
    /// The indicators that are counted from it.
    indicators: Vec<LinkView>,
}

/// A wave in the table of waves.
#[derive(Debug, Serialize)]
struct WaveView {
    link: LinkView,
    turnout: Turnout,
    note: Option<String>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let mut jobs: Vec<Job<'a>> = Vec::new();
    if !desk.site.surveys.is_empty() {
        jobs.push(Box::new(move || overview(desk)));
    }
    for survey in desk.site.surveys.values() {
        jobs.push(Box::new(move || survey_page(desk, survey)));
        let of_wave = |wave: &'a Wave| Box::new(move || wave::page_of(desk, survey, wave)) as Job<'a>;
        jobs.extend(survey.waves.iter().map(of_wave));
    }
    jobs
}

fn overview(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/enquetes/");
    let title = desk.words.get("surveys.title");
    let lead = desk.words.get("surveys.lead");
    let group = |id, key: &str, is_invented: bool| SurveyGroup {
        id,
        title: desk.words.get(key),
        surveys: desk
            .site
            .surveys
            .values()
            .filter(|survey| survey.fictitious == is_invented)
            .map(|survey| card(desk, &address, survey))
            .collect(),
    };
    let groups = [group("gehouden", "surveys.held", false), group("verzonnen", "invented.group", true)];
    let view = SurveysOverview {
        title: title.clone(),
        lead: lead.clone(),
        groups: groups.into_iter().filter(|group| !group.surveys.is_empty()).collect(),
    };
    page(desk, "surveys.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn card(desk: &Desk<'_>, from: &Address, survey: &Survey) -> SurveyCard {
    let waves: Vec<String> = survey.waves.iter().map(|wave| desk.period(wave.period)).collect();
    SurveyCard {
        link: link(desk, from, survey),
        summary: survey.summary.clone(),
        facts: facts(survey),
        waves: waves.join(", "),
    }
}

/// The link to a survey, with the mark where it is invented.
pub fn link(desk: &Desk<'_>, from: &Address, survey: &Survey) -> LinkView {
    let label = invented::name(desk, &survey.title, survey.fictitious);
    LinkView::new(from, &Address::survey(&survey.id), label)
}

fn facts(survey: &Survey) -> FactsView {
    FactsView { population: survey.population.clone(), owner: survey.owner.clone() }
}

fn survey_page(desk: &Desk<'_>, survey: &Survey) -> Result<Page, Finding> {
    let address = Address::survey(&survey.id);
    let waves = survey.waves.iter().rev().map(|wave| wave_view(desk, &address, survey, wave));
    let waves: Vec<WaveView> = waves.collect();
    let view = SurveyPage {
        title: survey.title.clone(),
        summary: survey.summary.clone().unwrap_or_default(),
        invented: invented::sentence(desk, "invented.survey", survey.fictitious),
        facts: facts(survey),
        method: desk.words.get(match survey.method {
            Method::Questionnaire => "survey.questionnaire",
            Method::Interviews => "survey.interviews",
        }),
        legend: legend(desk, &address, waves.iter().flat_map(|wave| wave.turnout.marks())),
        waves,
        changes: questions::changes(desk, survey),
        has_waves_to_compare: survey.waves.len() > 1,
        questions: questions::all(desk, survey),
        manner: manner::manner(desk, &address, survey),
        indicators: indicators(desk, &address, survey),
    };
    let described = survey.summary.clone().unwrap_or_else(|| {
        desk.words.fill("survey.description", &[("title", &survey.title), ("population", &survey.population)])
    });
    let heading = Heading {
        title: invented::name(desk, &survey.title, survey.fictitious),
        description: invented::told(desk, &described, survey.fictitious),
        above: vec![(desk.words.get("surveys.title"), Address::fixed("/enquetes/"))],
        address,
    };
    page(desk, "survey.html", &heading, &view)
}

fn wave_view(desk: &Desk<'_>, from: &Address, survey: &Survey, wave: &Wave) -> WaveView {
    WaveView {
        link: LinkView::new(from, &Address::wave(&survey.id, wave.period), desk.period(wave.period)),
        turnout: response::turnout(desk, survey, wave),
        note: wave.note.clone(),
    }
}

/// The indicators that are counted from a survey, by name.
fn indicators(desk: &Desk<'_>, from: &Address, survey: &Survey) -> Vec<LinkView> {
    let is_of = |indicator: &&Indicator| matches!(&indicator.measure, Measure::Asked(asked) if asked.survey == survey.id);
    let mut indicators: Vec<&Indicator> = desk.site.indicators.values().filter(is_of).collect();
    indicators.sort_by(|a, b| desk.look.language.compare(&a.label, &b.label));
    indicators
        .into_iter()
        .map(|indicator| LinkView::new(from, &Address::indicator(&indicator.id), &indicator.label))
        .collect()
}
