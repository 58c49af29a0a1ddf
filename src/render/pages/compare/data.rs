//! The figures of one region as a script that holds data: the newest of every indicator, in words and digits
//! of the language, each number with the part that it tells.
//!
//! A page from a disk may not read files, but it may load scripts, so a region is a script that calls one
//! function with its data. One file a region: of four hundred regions with forty figures each a reader
//! loads the two to four that were chosen, some 3 KB each over the wire, and not a megabyte of all.

use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::Page;
use crate::render::citation;
use crate::render::desk::Desk;
use crate::render::figure_view::{self, FigureView};
use crate::render::mark::Mark;
use crate::render::telling::{self, Run, runs};
use crate::text::language::rounded;
use crate::tidy::{Indicator, Region};
use indexmap::IndexSet;
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
    #[serde(skip_serializing_if = "is_not")]
    is_invented: bool,
    figures: Vec<FigureData>,
    /// Where they come from, each source once.
    sources: Vec<String>,
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
    /// What travels with it, line by line.
    lines: Vec<Vec<Run>>,
}

/// The file of a region, with links as the page at `from` has them.
pub fn of_region(desk: &Desk<'_>, from: &Address, region: &Region) -> Page {
    let newest: Vec<(&Indicator, &PublishedFigure)> = desk
        .site
        .indicators
        .values()
        .filter_map(|indicator| Some((indicator, desk.site.figures.newest(&region.id, &indicator.id)?)))
        .collect();
    let data = RegionData {
        lang: desk.look.language.tag().to_owned(),
        region: region.id.to_string(),
        name: desk.region_name(&region.id).to_owned(),
        level: desk.level_name(&region.level),
        href: from.to(&Address::region(&region.id)),
        is_invented: region.fictitious,
        figures: newest.iter().map(|(indicator, figure)| of_figure(desk, from, indicator, figure)).collect(),
        sources: sources(desk, from, newest.iter().map(|(_, figure)| *figure)),
    };
    // Text of our own making always becomes JSON.
    let json = serde_json::to_string(&data).unwrap_or_default();
    Page::new(Address::compared(&region.id), format!("praatplaat({json});\n"))
}

fn of_figure(
    desk: &Desk<'_>,
    from: &Address,
    indicator: &Indicator,
    published: &PublishedFigure,
) -> FigureData {
    let view = figure_view::figure(desk, from, indicator, published);
    let ends = ends(indicator, published);
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
        lines: lines(desk, published, view),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_not(is: &bool) -> bool {
    !is
}

fn sources<'a>(
    desk: &Desk<'_>,
    from: &Address,
    figures: impl Iterator<Item = &'a PublishedFigure>,
) -> Vec<String> {
    let labels = figures
        .flat_map(|figure| &figure.provenance.bases)
        .map(|basis| citation::source(desk, from, &basis.source, None).label);
    labels.collect::<IndexSet<String>>().into_iter().collect()
}

/// Between which values it lies. A region that is larger has a larger total, which is no difference to tell
/// of, and what covers something else is compared with nothing.
fn ends(indicator: &Indicator, published: &PublishedFigure) -> Option<(String, String)> {
    let (_, interval) = published.measured()?;
    let interval = interval.filter(|_| published.is_comparable() && !indicator.is_total())?;
    let end = |value: f64| rounded(value, indicator.decimals);
    Some((end(interval.low), end(interval.high)))
}

/// Its interval; when it was, how firm it is, and whether it was invented; who answered; why it is not
/// there; what must be known before it is used.
fn lines(desk: &Desk<'_>, published: &PublishedFigure, view: FigureView) -> Vec<Vec<Run>> {
    let invented = published.is_fictitious().then(|| desk.words.get("invented.mark"));
    let when: Vec<String> = view.period.into_iter().chain(view.status).chain(invented).collect();
    let (answered, caution) =
        view.sampling.map_or((None, None), |sampling| (sampling.answered, sampling.caution));
    let differs = desk.words.get("figure.differs");
    let covers = view.covers.map(|covers| format!("{differs}: {covers}"));
    let contradicts = (!view.remarks.is_empty()).then(|| desk.words.get("contradiction.flag"));
    // How a ratio is computed is on the page of the indicator; what the publisher says of this one is not.
    let note = published.provenance.note.clone();
    let parts = [view.interval, Some(when.join(", ")), answered, note, caution, covers, contradicts];
    parts.into_iter().flatten().filter(|line| !line.is_empty()).map(|line| runs(&line)).collect()
}
