//! One wave of a survey: who was asked, who answered, region by region, and what became of the rows.

use super::questions::{self, QuestionView};
use super::response::{self, RegionResponse, Turnout};
use crate::finding::Finding;
use crate::model::Address;
use crate::protect::OutcomeRates;
use crate::render::Page;
use crate::render::chart_view::{self, ChartView, TableCell};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::mark::{self, LegendView, Mark, legend};
use crate::render::pages::page;
use crate::render::telling;
use crate::tidy::{Intake, Survey, Wave};
use serde::Serialize;

/// `wave.html`
#[derive(Debug, Serialize)]
struct WavePage {
    title: String,
    /// What the survey's owner says of this wave; empty when nothing.
    note: String,
    /// That it is invented, in a sentence; empty for a real one.
    invented: String,
    survey: LinkView,
    /// What one answer stands for, in the plural.
    population: String,
    turnout: Turnout,
    /// The response by region, drawn; `None` when fewer than two regions of a kind can be.
    chart: Option<ChartView>,
    regions: Vec<RegionResponse>,
    /// Whether it is known of any region which part of the patients answered for.
    has_coverage: bool,
    /// What the marks in the table of regions mean; `None` where it has none.
    legend: Option<LegendView>,
    /// The page that tells why some numbers are not there.
    why: LinkView,
    /// What became of the rows of the export; empty when it could not be read.
    rows: Vec<RowsView>,
    /// Outcome rates; empty when it is not known what became of those who stayed silent.
    rates: Vec<RateView>,
    questions: Vec<QuestionView>,
    /// Questions of the survey that were not asked in this wave.
    left_out: Vec<String>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// Rows of one kind, and whether they count.
#[derive(Debug, Serialize)]
struct RowsView {
    label: String,
    count: TableCell,
    /// Whether it is what is left when the others are taken off.
    is_total: bool,
}

/// An outcome rate.
#[derive(Debug, Serialize)]
struct RateView {
    /// What it says, in words.
    label: String,
    /// What the handbook of AAPOR calls it.
    name: &'static str,
    value: String,
}

pub fn page_of(desk: &Desk<'_>, survey: &Survey, wave: &Wave) -> Result<Page, Finding> {
    let address = Address::wave(&survey.id, wave.period);
    let period = desk.period(wave.period);
    let title = desk.words.fill("wave.title", &[("title", &survey.title), ("period", &period)]);
    let responses = response::responses(desk, survey, wave.period);
    let regions = response::by_region(desk, &address, &responses);
    let work = response::fieldwork(desk, survey, wave.period);
    let view = WavePage {
        note: wave.note.clone().unwrap_or_default(),
        invented: invented::sentence(desk, "invented.wave", survey.fictitious),
        survey: super::link(desk, &address, survey),
        population: survey.population.clone(),
        turnout: response::turnout(desk, survey, wave),
        chart: chart_view::response(desk, &address, &response::drawn(desk, &responses), "respons-figuur"),
        has_coverage: regions.iter().any(|region| region.coverage.kind() != Some(Mark::Unknown)),
        legend: legend(desk, &address, regions.iter().flat_map(RegionResponse::marks)),
        regions,
        rows: work.and_then(|work| Some(rows(desk, survey, wave, work.intake.as_ref()?))).unwrap_or_default(),
        rates: work.and_then(|work| work.rates).map(|rates| told(desk, rates)).unwrap_or_default(),
        questions: questions::of_wave(desk, survey, wave.period),
        left_out: questions::left_out(survey, wave.period),
        previous: neighbour(desk, &address, survey, wave, -1),
        next: neighbour(desk, &address, survey, wave, 1),
        why: mark::why(desk, &address),
        title: title.clone(),
    };
    let described = desk.words.fill("wave.description", &[("title", &survey.title), ("period", &period)]);
    let heading = Heading {
        title: invented::name(desk, &title, survey.fictitious),
        description: invented::told(desk, &described, survey.fictitious),
        above: vec![
            (desk.words.get("surveys.title"), Address::fixed("/enquetes/")),
            (invented::name(desk, &survey.title, survey.fictitious), Address::survey(&survey.id)),
        ],
        address,
    };
    page(desk, "wave.html", &heading, &view)
}

/// What became of the rows. Kinds that did not occur are left out; what counts is always told.
fn rows(desk: &Desk<'_>, survey: &Survey, wave: &Wave, intake: &Intake) -> Vec<RowsView> {
    let view = |key: &str, count: u32, is_total: bool| RowsView {
        label: desk.words.get(key),
        count: TableCell::number(desk, Some(f64::from(count))),
        is_total,
    };
    let lost = [
        ("wave.not_submitted", intake.not_submitted),
        ("wave.tests", intake.tests),
        ("wave.doubles", intake.doubles),
        ("wave.elsewhere", intake.elsewhere),
    ];
    let lost = lost.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| view(key, count, false));
    let mut counted = view("wave.counted", intake.counted, true);
    let placed = if intake.nowhere > 0 {
        let somewhere = view("wave.somewhere", intake.counted.saturating_sub(intake.nowhere), false);
        vec![counted, view("wave.nowhere", intake.nowhere, false), in_all(survey, wave, somewhere)]
    } else {
        counted = in_all(survey, wave, counted);
        vec![counted]
    };
    std::iter::once(view("wave.rows", intake.rows, false)).chain(lost).chain(placed).collect()
}

/// The row that tells how many answered of whom it is known where they are.
fn in_all(survey: &Survey, wave: &Wave, row: RowsView) -> RowsView {
    RowsView { count: row.count.told(|text| telling::of_wave(&survey.id, wave.period, text)), ..row }
}

/// The outcome rates in words, each with its name in brackets.
fn told(desk: &Desk<'_>, rates: OutcomeRates) -> Vec<RateView> {
    let all = [
        ("wave.rr1", "RR1", rates.response),
        ("wave.rr2", "RR2", rates.with_partial),
        ("wave.rr3", "RR3", rates.of_eligible),
        ("wave.coop1", "COOP1", rates.cooperation),
    ];
    let view = |(key, name, rate): (&str, &'static str, Option<f64>)| {
        Some(RateView { label: desk.words.get(key), name, value: desk.percent(rate?) })
    };
    all.into_iter().filter_map(view).collect()
}

/// The wave before or after this one.
fn neighbour(desk: &Desk<'_>, from: &Address, survey: &Survey, wave: &Wave, step: isize) -> Option<LinkView> {
    let at = survey.waves.iter().position(|other| other.period == wave.period)?;
    let other = survey.waves.get(at.checked_add_signed(step)?)?;
    Some(LinkView::new(from, &Address::wave(&survey.id, other.period), desk.period(other.period)))
}
