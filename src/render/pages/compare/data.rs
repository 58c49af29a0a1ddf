//! The figures of one region as a script that holds data: the newest of every indicator, in words and digits
//! of the language, each number with the part that it tells.
//!
//! A page from a disk may not read files, but it may load scripts, so a region is a script that calls one
//! function with its data. One file a region: of four hundred regions with forty figures each a reader
//! loads the two to four that were chosen, some 3 KB each over the wire, and not a megabyte of all.

use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::Page;
use crate::render::desk::Desk;
use crate::render::figure_view::{self, FigureView};
use crate::render::mark::Mark;
use crate::render::telling::{self, Run, runs};
use crate::text::language::rounded;
use crate::tidy::{Indicator, Region};
use serde::Serialize;

/// What `praatplaat(…)` is called with.
#[derive(Debug, Serialize)]
struct RegionData {
    /// The language that its numbers are written in.
    lang: String,
    region: String,
    name: String,
    /// The word for its level.
    level: String,
    /// Its factsheet.
    href: String,
    /// That it is invented, in a sentence; empty for a real region.
    invented: String,
    figures: Vec<FigureData>,
}

/// A figure: what stands in its cell, and what it is compared by.
#[derive(Debug, Serialize)]
struct FigureData {
    /// Its whole name, which says what the numbers in it tell.
    figure: String,
    indicator: String,
    period: String,
    /// The ends of its interval as plain numbers, rounded as they are shown; `None` where it has none, and
    /// where a difference would say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    /// The number, or the sign or words in its place.
    value: Vec<Run>,
    /// What is read aloud for a sign; `None` where `value` is no sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// A word that must not be missed; `None` when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<String>,
    /// What travels with it, line by line.
    lines: Vec<Vec<Run>>,
}

/// The file of a region, with links as the page at `from` has them.
pub fn of_region(desk: &Desk<'_>, from: &Address, region: &Region) -> Page {
    let newest = desk.site.indicators.values().filter_map(|indicator| {
        Some(of_figure(desk, from, indicator, desk.site.figures.newest(&region.id, &indicator.id)?))
    });
    let data = RegionData {
        lang: desk.look.language.tag().to_owned(),
        region: region.id.to_string(),
        name: desk.region_name(&region.id).to_owned(),
        level: desk.level_name(&region.level),
        href: from.to(&Address::region(&region.id)),
        invented: crate::render::invented::sentence(desk, "invented.region", region.fictitious),
        figures: newest.collect(),
    };
    // Text of our own making always becomes JSON.
    let json = serde_json::to_string(&data).unwrap_or_default();
    Page::new(Address::compared(&region.id), format!("praatplaat({json});\n"))
}

fn of_figure(desk: &Desk<'_>, from: &Address, indicator: &Indicator, published: &PublishedFigure) -> FigureData {
    let view = figure_view::figure(desk, from, indicator, published);
    let ends = ends(indicator, published);
    let is_invented = published.is_fictitious().then(|| desk.words.get("invented.mark"));
    let (value, words) = match Mark::told(desk, published) {
        Some(mark) => (runs(&mark.sign), Some(mark.words)),
        None => (runs(&view.value), None),
    };
    FigureData {
        figure: telling::name_of(published),
        indicator: indicator.id.to_string(),
        period: published.period.to_string(),
        low: ends.as_ref().map(|(low, _)| low.clone()),
        high: ends.map(|(_, high)| high),
        value,
        words,
        flag: is_invented,
        lines: lines(desk, view),
    }
}

/// Between which values it lies. A region that is larger has a larger total, which is no difference to tell
/// of, and what covers something else is compared with nothing.
fn ends(indicator: &Indicator, published: &PublishedFigure) -> Option<(String, String)> {
    let (_, interval) = published.measured()?;
    let interval = interval.filter(|_| published.is_comparable() && !indicator.is_total())?;
    let end = |value: f64| rounded(value, indicator.decimals);
    Some((end(interval.low), end(interval.high)))
}

/// Its interval; period and status; who answered; why it is not there; what must be known before it is
/// used; where it comes from.
fn lines(desk: &Desk<'_>, view: FigureView) -> Vec<Vec<Run>> {
    let when: Vec<String> = view.period.into_iter().chain(view.status).collect();
    let (answered, caution) =
        view.sampling.map_or((None, None), |sampling| (sampling.answered, sampling.caution));
    let differs = desk.words.get("figure.differs");
    let covers = view.covers.map(|covers| format!("{differs}: {covers}"));
    let contradicts = (!view.remarks.is_empty()).then(|| desk.words.get("contradiction.flag"));
    let sources: Vec<String> = view.sources.into_iter().map(|source| source.label).collect();
    let sources = (!sources.is_empty()).then(|| sources.join("; "));
    let parts =
        [view.interval, Some(when.join(", ")), answered, view.note, caution, covers, contradicts, sources];
    parts.into_iter().flatten().filter(|line| !line.is_empty()).map(|line| runs(&line)).collect()
}
