//! What is complete and what is missing: per region, per indicator, and where sources contradict.

use super::{Job, one, page, survey};
use crate::finding::Finding;
use crate::model::{Address, RegionMatter};
use crate::render::Page;
use crate::render::chart_view::TableCell;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::mark::{LegendView, legend};
use crate::text::id::RegionId;
use crate::tidy::{Indicator, Region, Survey, Wave};
use serde::Serialize;

/// `status.html`
#[derive(Debug, Serialize)]
struct Status {
    title: String,
    lead: String,
    /// Counts with what they count, in words.
    counts: Vec<CountView>,
    levels: Vec<LevelStatus>,
    indicators: Vec<IndicatorStatus>,
    /// What the marks in the table of indicators mean; `None` where it has none.
    legend: Option<LegendView>,
    surveys: Vec<SurveyStatus>,
    contradictions: Vec<ContradictionView>,
}

#[derive(Debug, Serialize)]
struct CountView {
    label: String,
    number: TableCell,
    /// Out of how many; `None` when it is not a part of anything.
    of: Option<String>,
}

#[derive(Debug, Serialize)]
struct LevelStatus {
    id: String,
    name: String,
    regions: Vec<RegionStatus>,
    /// What the marks in its table mean; `None` where it has none.
    legend: Option<LegendView>,
}

#[derive(Debug, Serialize)]
struct RegionStatus {
    link: LinkView,
    /// How many figures there are.
    figures: TableCell,
    story: Mark,
    startfoto: Mark,
    agenda: Mark,
    effects: Mark,
}

/// Whether something is there, with the word and the class for it.
#[derive(Debug, Serialize)]
struct Mark {
    class: &'static str,
    word: String,
}

#[derive(Debug, Serialize)]
struct IndicatorStatus {
    link: LinkView,
    regions: TableCell,
    /// The newest period there is.
    newest: String,
}

#[derive(Debug, Serialize)]
struct SurveyStatus {
    link: LinkView,
    waves: usize,
    /// The newest wave there is, which leads to its page.
    newest: Option<LinkView>,
}

#[derive(Debug, Serialize)]
struct ContradictionView {
    region: LinkView,
    /// The indicator; `None` when it is about something else.
    indicator: Option<LinkView>,
    reason: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, status)
}

fn status(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/status/");
    let title = desk.words.get("state.title");
    let lead = desk.words.get("state.lead");
    let contradictions = contradictions(desk, &address);
    let indicators: Vec<IndicatorStatus> =
        desk.site.indicators.values().map(|indicator| indicator_status(desk, &address, indicator)).collect();
    let view = Status {
        title: title.clone(),
        lead: lead.clone(),
        counts: counts(desk, contradictions.len()),
        levels: desk
            .look
            .settings
            .levels
            .iter()
            .map(|level| level_status(desk, &address, level))
            .chain([invented_status(desk, &address)])
            .filter(|level| !level.regions.is_empty())
            .collect(),
        legend: legend(desk, &address, indicators.iter().filter_map(|indicator| indicator.regions.kind())),
        indicators,
        surveys: desk.site.surveys.values().map(|survey| survey_status(desk, &address, survey)).collect(),
        contradictions,
    };
    page(desk, "status.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn counts(desk: &Desk<'_>, contradictions: usize) -> Vec<CountView> {
    let real = || desk.site.regions.all.values().filter(|region| !region.fictitious);
    let has_text = |region: &&Region| desk.matter(&region.id).is_some_and(|matter| matter.text.is_some());
    let (regions, told) = (real().count(), real().filter(has_text).count());
    let (invented, figures): (Vec<_>, Vec<_>) =
        desk.site.figures.iter().partition(|figure| figure.is_fictitious());
    let unmeasured = desk
        .site
        .cases
        .iter()
        .filter(|matter| matter.case.front.maturity.step() < crate::tidy::Maturity::MOST)
        .count();
    // No site has so many of anything that this loses digits.
    let digits = |number: usize| desk.number(number as f64, 0);
    let count = |key: &str, number, of: Option<usize>| CountView {
        label: desk.words.get(key),
        number: self::number(desk, number),
        of: of.map(digits),
    };
    let mut counts = vec![
        count("state.told", told, Some(regions)),
        count("state.figures", figures.len(), None),
        count("state.unmeasured", unmeasured, Some(desk.site.cases.len())),
        count("state.contradictions", contradictions, None),
    ];
    if !invented.is_empty() {
        counts.push(count("state.invented", invented.len(), None));
    }
    counts
}

fn level_status(desk: &Desk<'_>, from: &Address, level: &crate::text::id::Level) -> LevelStatus {
    let regions = desk.regions_of(level).into_iter().filter(|region| !region.fictitious);
    group(desk, from, format!("stand-{level}"), desk.level_name(level), regions)
}

/// The invented regions of every level.
fn invented_status(desk: &Desk<'_>, from: &Address) -> LevelStatus {
    let all = desk.look.settings.levels.iter().flat_map(|level| desk.regions_of(level));
    let invented = all.filter(|region| region.fictitious);
    group(desk, from, "stand-verzonnen".to_owned(), desk.words.get("invented.group"), invented)
}

fn group<'a>(
    desk: &Desk<'_>,
    from: &Address,
    id: String,
    name: String,
    regions: impl Iterator<Item = &'a Region>,
) -> LevelStatus {
    let status = |region: &Region| Some(region_status(desk, from, region, desk.matter(&region.id)?));
    let regions: Vec<RegionStatus> = regions.filter_map(status).collect();
    let marks = regions.iter().filter_map(|region| region.figures.kind());
    LevelStatus { legend: legend(desk, from, marks), id, name, regions }
}

/// A count of things.
fn number(desk: &Desk<'_>, count: usize) -> TableCell {
    // No site has so many of anything that this loses digits.
    TableCell::number(desk, Some(count as f64))
}

fn region_status(desk: &Desk<'_>, from: &Address, region: &Region, matter: &RegionMatter) -> RegionStatus {
    let front = matter.text.as_ref().map(|text| &text.front);
    let mark = |is_there: bool| mark(desk, is_there);
    RegionStatus {
        link: LinkView::new(from, &Address::region(&region.id), desk.region_name(&region.id)),
        figures: number(desk, desk.site.figures.of_region(&region.id).count()),
        story: mark(!matter.story.is_empty()),
        startfoto: mark(front.is_some_and(|front| front.startfoto.is_some())),
        agenda: mark(front.is_some_and(|front| !front.agenda.is_empty())),
        effects: mark(front.is_some_and(|front| front.effects.is_some())),
    }
}

fn mark(desk: &Desk<'_>, is_there: bool) -> Mark {
    let (class, key) = if is_there { ("volledig", "state.there") } else { ("ontbreekt", "state.missing") };
    Mark { class, word: desk.words.get(key) }
}

fn indicator_status(desk: &Desk<'_>, from: &Address, indicator: &Indicator) -> IndicatorStatus {
    let is_invented = invented::is_of_invented(desk, indicator);
    let all = || desk.site.figures.every_of_indicator(&indicator.id);
    let figures = || all().filter(|figure| figure.is_fictitious() == is_invented);
    let told = figures().filter(|figure| figure.is_told());
    let regions: std::collections::BTreeSet<&RegionId> = told.map(|figure| &figure.region).collect();
    IndicatorStatus {
        link: LinkView::new(from, &Address::indicator(&indicator.id), invented::label(desk, indicator)),
        regions: number(desk, regions.len()),
        newest: figures()
            .map(|figure| figure.period)
            .max()
            .map(|period| desk.period(period))
            .unwrap_or_default(),
    }
}

fn survey_status(desk: &Desk<'_>, from: &Address, survey: &Survey) -> SurveyStatus {
    let wave =
        |wave: &Wave| LinkView::new(from, &Address::wave(&survey.id, wave.period), desk.period(wave.period));
    SurveyStatus {
        link: survey::link(desk, from, survey),
        waves: survey.waves.len(),
        newest: survey.waves.last().map(wave),
    }
}

fn contradictions(desk: &Desk<'_>, from: &Address) -> Vec<ContradictionView> {
    let region = |id: &RegionId| LinkView::new(from, &Address::region(id), desk.region_name(id));
    let of_figures = desk.site.figures.iter().flat_map(|figure| {
        let label =
            desk.site.indicators.get(&figure.indicator).map_or("", |indicator| indicator.label.as_str());
        figure.provenance.remarks.iter().map(move |reason| ContradictionView {
            region: region(&figure.region),
            indicator: Some(LinkView::new(from, &Address::indicator(&figure.indicator), label)),
            reason: reason.clone(),
        })
    });
    let of_texts = desk.site.region_matters.iter().flat_map(|(id, matter)| {
        matter.remarks.iter().map(move |reason| ContradictionView {
            region: region(id),
            indicator: None,
            reason: reason.clone(),
        })
    });
    of_figures.chain(of_texts).collect()
}
