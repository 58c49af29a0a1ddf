//! Indicators: the list of all, and for each what it is, how to read it, and every region.

mod answers;

use super::side_by_side::Choice;
use super::survey::condition_in_words;
use super::{Job, page, survey};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::chart_view::{self, ChartView, MapView, StandingView, TableView};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::office;
use crate::text::id::{AnswerCode, QuestionId, TermId};
use crate::tidy::{Asked, Better, Counting, Indicator, Measure};
use serde::Serialize;
use std::collections::BTreeSet;

/// The script that sorts tables.
pub const SORT: &str = "/js/sort.js";

/// `indicators.html`
#[derive(Debug, Serialize)]
struct IndicatorsOverview {
    title: String,
    lead: String,
    /// To the headlines of all themes side by side; `None` where too little is known for that.
    side_by_side: Option<LinkView>,
    themes: Vec<ThemeView>,
}

/// The indicators of one theme.
#[derive(Debug, Serialize)]
struct ThemeView {
    id: String,
    label: String,
    description: Option<String>,
    /// To all of them side by side; `None` where too little is known for that.
    side_by_side: Option<LinkView>,
    indicators: Vec<IndicatorLink>,
}

#[derive(Debug, Serialize)]
struct IndicatorLink {
    link: LinkView,
    definition: String,
    /// For how many regions there is a figure, in words.
    count: String,
}

/// `indicator.html`
#[derive(Debug, Serialize)]
struct IndicatorPage {
    label: String,
    /// That all its figures are invented, in a sentence; empty when one of them is real.
    invented: String,
    definition: String,
    how_to_read: String,
    caveats: Option<String>,
    /// The words for its unit, and for which way is good news.
    unit: String,
    better: String,
    /// How it is counted, in words.
    measure: String,
    /// The survey whose answers are counted; `None` for any other measure.
    survey: Option<LinkView>,
    theme: String,
    /// To the indicators of the theme side by side; `None` where too little is known for that.
    side_by_side: Option<LinkView>,
    /// The regions as a chart; `None` when fewer than two have a number to compare, and for what is counted
    /// from answers.
    chart: Option<ChartView>,
    /// For what is counted from answers: the regions of each level, with their intervals and places.
    standings: Vec<StandingView>,
    /// What was said, by option and by group; `None` when there is nothing to take apart.
    said: Option<answers::SaidView>,
    /// How it went over time, a few regions of the widest level.
    trends: Vec<ChartView>,
    /// The regions on the tile map; `None` when none of them is on it.
    map: Option<ChartView>,
    /// The regions where they lie, a map for each level of which the project has boundaries.
    boundary_maps: Vec<MapView>,
    table: TableView,
    /// The script that sorts it.
    script: String,
    /// Of how many periods there is a number, where no trend is drawn; empty where one is.
    no_trend: String,
    remarks: Vec<RemarkView>,
    /// What is withheld of it, in the internal edition only.
    withheld: Option<office::BesideView>,
    all_figures: String,
}

/// A contradiction in the sources, with the region it is about.
#[derive(Debug, Serialize)]
struct RemarkView {
    region: String,
    reason: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let mut jobs: Vec<Job<'a>> = vec![Box::new(move || overview(desk))];
    for indicator in desk.site.indicators.values() {
        jobs.push(Box::new(move || indicator_page(desk, indicator)));
    }
    jobs
}

fn overview(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/indicatoren/");
    let title = desk.words.get("indicators.title");
    let lead = desk.words.get("indicators.lead");
    let themes = desk.site.vocabulary.themes.iter();
    let view = IndicatorsOverview {
        title: title.clone(),
        lead: lead.clone(),
        side_by_side: side_by_side(desk, &address, Choice::Headlines),
        themes: themes
            .map(|(id, term)| ThemeView {
                id: format!("thema-{id}"),
                label: term.label.clone(),
                description: term.description.clone(),
                side_by_side: side_by_side(desk, &address, Choice::Theme(id)),
                indicators: of_theme(desk, &address, id),
            })
            .filter(|theme| !theme.indicators.is_empty())
            .collect(),
    };
    page(desk, "indicators.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn side_by_side(desk: &Desk<'_>, from: &Address, choice: Choice<'_>) -> Option<LinkView> {
    let label = match choice {
        Choice::Headlines => desk.words.get("heat.headlines"),
        Choice::Theme(theme) => {
            desk.words.fill("heat.link", &[("theme", &desk.theme_label(theme).to_lowercase())])
        }
    };
    choice.has_page(desk).then(|| LinkView::new(from, &choice.address(), &label))
}

fn of_theme(desk: &Desk<'_>, from: &Address, theme: &TermId) -> Vec<IndicatorLink> {
    let mut indicators: Vec<&Indicator> =
        desk.site.indicators.values().filter(|indicator| indicator.theme == *theme).collect();
    indicators.sort_by_key(|indicator| {
        let is_invented = invented::is_of_invented(desk, indicator);
        (is_invented, indicator.headline.unwrap_or(u8::MAX), &indicator.id)
    });
    let count = |indicator: &Indicator| {
        let is_invented = invented::is_of_invented(desk, indicator);
        let of_kind = desk.site.figures.every_of_indicator(&indicator.id);
        let of_kind = of_kind.filter(|figure| figure.is_fictitious() == is_invented && figure.is_told());
        let regions: BTreeSet<_> = of_kind.map(|figure| &figure.region).collect();
        let key = if is_invented { "indicators.invented" } else { "indicators.regions" };
        desk.words.count(key, regions.len())
    };
    indicators
        .into_iter()
        .map(|indicator| IndicatorLink {
            link: LinkView::new(from, &Address::indicator(&indicator.id), invented::label(desk, indicator)),
            definition: indicator.definition.clone(),
            count: count(indicator),
        })
        .collect()
}

fn indicator_page(desk: &Desk<'_>, indicator: &Indicator) -> Result<Page, Finding> {
    let address = Address::indicator(&indicator.id);
    let is_asked = matches!(indicator.measure, Measure::Asked(_));
    let is_invented = invented::is_of_invented(desk, indicator);
    let chart = || chart_view::of_indicator(desk, &address, &indicator.id, None, None, "regios-figuur");
    let trends = answers::trends(desk, &address, indicator);
    let view = IndicatorPage {
        label: indicator.label.clone(),
        invented: invented::sentence(desk, "invented.indicator", is_invented),
        definition: indicator.definition.clone(),
        how_to_read: indicator.how_to_read.clone(),
        caveats: indicator.caveats.clone(),
        unit: unit(desk, indicator),
        better: desk.words.get(better(indicator)),
        measure: measure(desk, indicator),
        survey: survey_of(desk, &address, indicator),
        theme: desk.theme_label(&indicator.theme),
        side_by_side: side_by_side(desk, &address, Choice::Theme(&indicator.theme)),
        chart: if is_asked { None } else { chart().map(without_table) },
        standings: if is_asked { standings(desk, &address, indicator) } else { Vec::new() },
        said: answers::said(desk, &address, indicator),
        map: tile_map(desk, &address, indicator),
        boundary_maps: chart_view::boundary_maps(desk, &address, indicator, "kaart"),
        table: answers::table(desk, &address, indicator, "alle-regios").sortable(desk),
        script: address.to(&Address::fixed(SORT)),
        no_trend: if trends.is_empty() { no_trend(desk, indicator) } else { String::new() },
        trends,
        remarks: remarks(desk, indicator),
        withheld: office::of_indicator(desk, &address, &indicator.id),
        all_figures: address.to(&Address::fixed("/data/")),
    };
    let heading = Heading {
        title: invented::name(desk, &indicator.label, is_invented),
        description: invented::told(desk, &indicator.definition, is_invented),
        above: vec![(desk.words.get("indicators.title"), Address::fixed("/indicatoren/"))],
        address,
    };
    page(desk, "indicator.html", &heading, &view)
}

fn standings(desk: &Desk<'_>, from: &Address, indicator: &Indicator) -> Vec<StandingView> {
    chart_view::standings(desk, from, indicator, "naast-elkaar")
}

/// The tiles, where there are no boundaries to draw in their place.
fn tile_map(desk: &Desk<'_>, from: &Address, indicator: &Indicator) -> Option<ChartView> {
    let is_needed = !chart_view::has_boundaries(desk);
    is_needed.then(|| chart_view::tile_map(desk, from, indicator, "kaart-figuur"))?
}

fn survey_of(desk: &Desk<'_>, from: &Address, indicator: &Indicator) -> Option<LinkView> {
    let Measure::Asked(asked) = &indicator.measure else { return None };
    desk.site.surveys.get(&asked.survey).map(|survey| survey::link(desk, from, survey))
}

fn no_trend(desk: &Desk<'_>, indicator: &Indicator) -> String {
    let figures = desk.site.figures.every_of_indicator(&indicator.id);
    let periods: BTreeSet<_> = figures.map(|figure| figure.period).collect();
    desk.words.count("indicator.periods", periods.len())
}

/// The page has the whole table already.
fn without_table(chart: ChartView) -> ChartView {
    ChartView { table: None, ..chart }
}

pub fn unit(desk: &Desk<'_>, indicator: &Indicator) -> String {
    use crate::tidy::Unit;
    desk.words.get(match indicator.unit {
        Unit::Count => "unit.count",
        Unit::Percent => "unit.percent",
        Unit::Rate => "unit.rate",
        Unit::Mean => "unit.mean",
        Unit::Rank => "unit.rank",
        Unit::Word => "unit.word",
    })
}

pub fn better(indicator: &Indicator) -> &'static str {
    match indicator.better {
        Better::Lower => "better.lower",
        Better::Higher => "better.higher",
        Better::None => "better.none",
    }
}

fn measure(desk: &Desk<'_>, indicator: &Indicator) -> String {
    let label = |id| {
        desk.site
            .indicators
            .get(id)
            .map_or(String::new(), |indicator: &Indicator| indicator.label.to_lowercase())
    };
    match &indicator.measure {
        Measure::Register => desk.words.get("measure.register"),
        Measure::Asked(asked) => {
            let counted = asked_in_words(desk, asked);
            let conditions = conditions_in_words(desk, asked);
            [counted].into_iter().chain(conditions).collect::<Vec<_>>().join(" ")
        }
        Measure::Ratio { numerator, denominator, per } => {
            let per = desk.number(*per, 0);
            let gaps = [("numerator", label(numerator)), ("denominator", label(denominator)), ("per", per)];
            desk.words.fill("measure.ratio", &gaps)
        }
        Measure::Rank { of, first, level } => {
            let gaps = [("of", of.to_string()), ("first", first.clone()), ("level", desk.level_name(level))];
            desk.words.fill("measure.rank", &gaps)
        }
    }
}

/// Whom it counts, a sentence for each condition.
fn conditions_in_words(desk: &Desk<'_>, asked: &Asked) -> Vec<String> {
    let survey = desk.site.surveys.get(&asked.survey);
    survey.map_or_else(Vec::new, |survey| {
        asked.conditions.iter().map(|condition| condition_in_words(desk, survey, condition)).collect()
    })
}

/// How answers are counted, in words.
fn asked_in_words(desk: &Desk<'_>, asked: &Asked) -> String {
    let survey = desk.site.surveys.get(&asked.survey);
    let question = |id: &QuestionId| {
        survey
            .and_then(|survey| survey.question(id))
            .map_or("", |question| question.text.trim_end_matches('.'))
            .to_owned()
    };
    let answers = |id: &QuestionId, codes: &[AnswerCode]| {
        let known =
            survey.and_then(|survey| survey.question(id)).map_or(&[][..], |question| &question.answers);
        let labels: Vec<&str> = known
            .iter()
            .filter(|answer| codes.contains(&answer.code))
            .map(|answer| answer.label.as_str())
            .collect();
        labels.join(" / ")
    };
    let one = |key: &str, id: &QuestionId| desk.words.fill(key, &[("question", &question(id))]);
    match &asked.counting {
        Counting::Share { question: id, answers: codes } => {
            desk.words.fill("measure.share", &[("question", question(id)), ("answers", answers(id, codes))])
        }
        Counting::Count { question: id, answers: codes, .. } => {
            desk.words.fill("measure.count", &[("question", question(id)), ("answers", answers(id, codes))])
        }
        Counting::Mean { question } => one("measure.mean", question),
        Counting::Median { question } => one("measure.median", question),
        Counting::Sum { question } => one("measure.sum", question),
        Counting::Multiple { question } => one("measure.multiple", question),
        Counting::Ratio { numerator, denominator, .. } => {
            let gaps = [("numerator", question(numerator)), ("denominator", question(denominator))];
            desk.words.fill("measure.answer_ratio", &gaps)
        }
        Counting::Score { questions, range: (low, high), .. } => {
            let all: Vec<String> = questions.iter().map(question).collect();
            let ends = (desk.number(*low, 0), desk.number(*high, 0));
            desk.words
                .fill("measure.score", &[("questions", all.join(" / ")), ("low", ends.0), ("high", ends.1)])
        }
    }
}

fn remarks(desk: &Desk<'_>, indicator: &Indicator) -> Vec<RemarkView> {
    desk.site
        .figures
        .of_indicator(&indicator.id)
        .flat_map(|figure| {
            figure.provenance.remarks.iter().map(|reason| RemarkView {
                region: desk.region_name(&figure.region).to_owned(),
                reason: reason.clone(),
            })
        })
        .collect()
}
