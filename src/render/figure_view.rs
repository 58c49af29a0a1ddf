//! A figure as a reader sees it: in words and digits of the language, with all that travels with it.

use super::citation::{self, CitationView};
use super::desk::Desk;
use super::mark::{self, Mark, MarkView};
use super::office::{self, WithheldView};
use super::sampling_view::{self, SamplingView};
use super::telling;
use crate::model::Address;
use crate::protect::{Figure, Missing, Part, PublishedFigure, Reason, Status};
use crate::text::id::{IndicatorId, RegionId};
use crate::tidy::{Indicator, Measure, Unit};
use serde::Serialize;

/// A figure on a page.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// The indicator's name.
    pub label: String,
    /// The indicator's page.
    pub href: String,
    /// `shown`, `word`, `hidden` or `missing`.
    pub state: &'static str,
    /// The value with its unit, or the words that stand in its place.
    pub value: String,
    /// The mark that stands in its place; `None` for a number, and where only words do.
    pub mark: Option<MarkView>,
    /// The page that tells why numbers are hidden; `None` unless this one is, to protect somebody.
    pub why: Option<String>,
    /// Between which values it may lie, in words; `None` for a full count or a published number.
    pub interval: Option<String>,
    pub period: Option<String>,
    /// `definitief`, `afgeleid` or `schatting`.
    pub status: Option<String>,
    /// Why it is hidden or missing, or how it was computed.
    pub note: Option<String>,
    /// What it is held against, in words; `None` when there is nothing, or it is not to be compared.
    pub benchmark: Option<String>,
    /// What it covers, where that differs.
    pub covers: Option<String>,
    /// Contradictions in its sources, with the publisher's reason.
    pub remarks: Vec<String>,
    pub sources: Vec<CitationView>,
    /// Who answered, where it is counted from answers.
    pub sampling: Option<SamplingView>,
    /// What is hidden here, in the internal edition.
    pub withheld: Option<WithheldView>,
}

/// A figure as seen from this page.
pub fn figure(
    desk: &Desk<'_>,
    from: &Address,
    indicator: &Indicator,
    published: &PublishedFigure,
) -> FigureView {
    let provenance = &published.provenance;
    let has_value = !matches!(published.figure, Figure::Missing { .. } | Figure::Hidden { .. });
    FigureView {
        label: indicator.label.clone(),
        href: from.to(&Address::indicator(&indicator.id)),
        state: state(&published.figure),
        value: told(desk, indicator, published),
        mark: Mark::told(desk, published),
        why: is_protected(&published.figure).then(|| mark::why(desk, from).href),
        interval: interval(desk, indicator, published),
        period: Some(desk.period(published.period)),
        status: has_value.then(|| status(desk, provenance.status)),
        note: note(desk, indicator, published),
        benchmark: benchmark(desk, indicator).filter(|_| has_value && published.is_comparable()),
        covers: provenance.covers.clone(),
        remarks: provenance.remarks.clone(),
        sources: provenance
            .bases
            .iter()
            .map(|basis| citation::source(desk, from, &basis.source, basis.place.as_deref()))
            .collect(),
        sampling: sampling_view::sampling(desk, from, indicator, published),
        withheld: office::of_figure(desk, from, published),
    }
}

/// The view of an indicator that is not known for a region.
pub fn missing(desk: &Desk<'_>, from: &Address, indicator: &Indicator) -> FigureView {
    FigureView {
        label: indicator.label.clone(),
        href: from.to(&Address::indicator(&indicator.id)),
        state: "missing",
        value: desk.words.get("mark.unknown.words"),
        mark: Some(Mark::Unknown.view(desk)),
        why: None,
        interval: None,
        period: None,
        status: None,
        note: Some(desk.words.get("missing.not-in-source")),
        benchmark: None,
        covers: None,
        remarks: Vec::new(),
        sources: Vec::new(),
        sampling: None,
        withheld: None,
    }
}

/// The newest figure of an indicator for a region; a view that says it is missing when there is none.
pub fn newest(desk: &Desk<'_>, from: &Address, region: &RegionId, id: &IndicatorId) -> Option<FigureView> {
    let indicator = desk.site.indicators.get(id)?;
    Some(match desk.site.figures.newest(region, id) {
        Some(published) => figure(desk, from, indicator, published),
        None => missing(desk, from, indicator),
    })
}

fn is_protected(figure: &Figure) -> bool {
    Mark::of(figure) == Some(Mark::Hidden)
}

/// How a figure is to be shown: a number, a word, or not at all.
fn state(figure: &Figure) -> &'static str {
    match figure {
        Figure::Shown { .. } | Figure::Ranked { .. } => "shown",
        Figure::Worded { .. } => "word",
        Figure::Hidden { .. } => "hidden",
        Figure::Missing { .. } => "missing",
    }
}

/// The value in words, which knows what it tells.
pub fn told(desk: &Desk<'_>, indicator: &Indicator, published: &PublishedFigure) -> String {
    telling::of_figure(published, Part::Value, value(desk, indicator, &published.figure))
}

/// The value in words, as sentences have it: `1.320`, `0%`, `plaats 7 van 28`, `zeer hoog`, `niet bekend`.
fn value(desk: &Desk<'_>, indicator: &Indicator, figure: &Figure) -> String {
    match figure {
        Figure::Shown { value, .. } => number(desk, indicator, *value),
        Figure::Ranked { place, of } => {
            desk.words.fill("figure.rank", &[("place", &place.to_string()), ("of", &of.to_string())])
        }
        Figure::Worded { word } => word.clone(),
        Figure::Hidden { reason } => desk.words.get(hidden(*reason)),
        Figure::Missing { reason: Missing::NotInSource | Missing::NobodyAnswered } => {
            desk.words.get("mark.unknown.words")
        }
    }
}

/// The key of the words for what is not shown.
fn hidden(reason: Reason) -> &'static str {
    match reason {
        Reason::Protected => "mark.hidden.words",
        Reason::WithheldBySource => "mark.withheld",
        Reason::LittleResponse => "mark.little_response",
        Reason::Conversations => "mark.not_applicable.words",
    }
}

/// A number of this indicator with its unit.
pub fn number(desk: &Desk<'_>, indicator: &Indicator, value: f64) -> String {
    let digits = desk.number(value, indicator.decimals);
    match indicator.unit {
        Unit::Percent => desk.words.fill("figure.percent", &[("n", &digits)]),
        Unit::Count | Unit::Rate | Unit::Mean | Unit::Rank | Unit::Word => digits,
    }
}

fn interval(desk: &Desk<'_>, indicator: &Indicator, published: &PublishedFigure) -> Option<String> {
    let Figure::Shown { interval: Some((low, high)), .. } = published.figure else { return None };
    // `tussen 35 en 55 procent` is read more easily than with the sign twice.
    let key = if indicator.unit == Unit::Percent { "figure.interval_percent" } else { "figure.interval" };
    let end =
        |part: Part, value: f64| telling::of_figure(published, part, desk.number(value, indicator.decimals));
    Some(desk.words.fill(key, &[("low", end(Part::Low, low)), ("high", end(Part::High, high))]))
}

/// The middle one of all regions, in words; `None` when the indicator has no benchmark.
pub fn benchmark(desk: &Desk<'_>, indicator: &Indicator) -> Option<String> {
    let benchmark = desk.site.benchmarks.get(&indicator.id)?;
    let (value, regions) = (number(desk, indicator, benchmark.median), benchmark.regions.to_string());
    Some(desk.words.fill("figure.benchmark", &[("value", &value), ("regions", &regions)]))
}

/// Why it is not there or how it was computed, and what the publisher says of it.
fn note(desk: &Desk<'_>, indicator: &Indicator, published: &PublishedFigure) -> Option<String> {
    let reason = why_not(desk, &published.figure).or_else(|| computation(desk, indicator));
    let said: Vec<String> = reason.into_iter().chain(published.provenance.note.clone()).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn why_not(desk: &Desk<'_>, figure: &Figure) -> Option<String> {
    match figure {
        Figure::Hidden { reason } => Some(desk.words.get(match reason {
            Reason::WithheldBySource => "hidden.withheld-by-source",
            Reason::Protected => "hidden.protected",
            Reason::LittleResponse => "hidden.little-response",
            Reason::Conversations => "hidden.conversations",
        })),
        Figure::Missing { reason } => Some(desk.words.get(match reason {
            Missing::NotInSource => "missing.not-in-source",
            Missing::NobodyAnswered => "missing.nobody-answered",
        })),
        Figure::Shown { .. } | Figure::Ranked { .. } | Figure::Worded { .. } => None,
    }
}

fn computation(desk: &Desk<'_>, indicator: &Indicator) -> Option<String> {
    let Measure::Ratio { numerator, denominator, .. } = &indicator.measure else { return None };
    let label =
        |id: &IndicatorId| desk.site.indicators.get(id).map(|indicator| indicator.label.to_lowercase());
    Some(
        desk.words.fill(
            "figure.ratio",
            &[("numerator", &label(numerator)?), ("denominator", &label(denominator)?)],
        ),
    )
}

/// The word for a status.
pub fn status(desk: &Desk<'_>, status: Status) -> String {
    desk.words.get(match status {
        Status::Final => "status.final",
        Status::Derived => "status.derived",
        Status::Estimate => "status.estimate",
    })
}
