//! One figure on the sheet: its message, the number, what that is in people, and how sure it is.

use super::against;
use crate::model::{Address, Talk};
use crate::protect::{Figure, PublishedFigure};
use crate::render::citation::{self, CitationView};
use crate::render::desk::Desk;
use crate::render::figure_view::{self, FigureView};
use crate::render::{pictogram, telling};
use crate::text::id::IndicatorId;
use crate::tidy::{OF_TEN, Unit, VALUE};
use serde::Serialize;

/// One figure with its message.
#[derive(Debug, Serialize)]
pub struct TalkView {
    /// What it says, in one sentence.
    message: String,
    /// Its period, interval, answers and marks.
    figure: FigureView,
    /// Whether it is long, as a place or a word is: then it is set smaller.
    is_long: bool,
    /// The number in people: `3 van de 10`; `None` where it is no percentage.
    in_people: Option<String>,
    /// Drawn, as SVG; empty where nothing fits.
    pictogram: String,
    /// What it is held against, in a sentence.
    against: Option<String>,
    /// What the first place means, for a place in a ranking.
    rank: Option<String>,
    /// The word for what is invented.
    invented: Option<String>,
    /// Each source once, without its place in it.
    sources: Vec<CitationView>,
}

/// A number of this many signs or more is set smaller.
const LONG: usize = 8;
/// More drawings than this are not counted at a glance.
const MOST_DRAWN: f64 = 30.0;

pub fn view(desk: &Desk<'_>, from: &Address, talk: &Talk<'_>) -> TalkView {
    let figure = figure_view::figure(desk, from, talk.indicator, talk.figure);
    let is_invented = talk.figure.is_fictitious();
    TalkView {
        message: message(desk, talk, &figure.value),
        is_long: telling::plain(&figure.value).chars().count() >= LONG,
        in_people: in_people(desk, talk),
        pictogram: drawn(desk, talk),
        against: against::sentence(desk, talk),
        rank: against::rank_meaning(desk, talk),
        invented: is_invented.then(|| desk.words.get("invented.mark")),
        sources: sources(desk, from, talk.figure),
        figure,
    }
}

/// The publisher's sentence with its gaps filled, or the name of the indicator.
fn message(desk: &Desk<'_>, talk: &Talk<'_>, value: &str) -> String {
    let Some(message) = talk.message else { return talk.indicator.label.clone() };
    let of_ten = of_ten(desk, talk).unwrap_or_default();
    capitalised(&message.replace(VALUE, value).replace(OF_TEN, &of_ten))
}

/// A gap may stand first: `minder dan 1 van de 10`.
fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// The two counts of a percentage where both are shown, else how many of ten.
fn in_people(desk: &Desk<'_>, talk: &Talk<'_>) -> Option<String> {
    if let Some((some, all)) = counts(desk, talk) {
        let gaps = [("some", desk.number(some, 0)), ("all", desk.number(all, 0))];
        return Some(desk.words.fill("plaat.some_of_all", &gaps));
    }
    // A message that says it already need not be repeated.
    let is_said = talk.message.is_some_and(|message| message.contains(OF_TEN));
    of_ten(desk, talk).filter(|_| !is_said).map(|of_ten| capitalised(&of_ten))
}

/// A percentage as people out of ten. It is coarser than the number beside it, so it tells nothing more, and
/// carries no mark of its own: rounded to tens it would contradict that number.
fn of_ten(desk: &Desk<'_>, talk: &Talk<'_>) -> Option<String> {
    let percent = percent(talk)?;
    let tens = (percent / 10.0).round();
    let key = match percent {
        percent if percent <= 0.0 => "none",
        percent if percent >= 100.0 => "all",
        percent if percent < 5.0 => "few",
        percent if percent >= 95.0 => "most",
        percent if (percent / 10.0 - tens).abs() < 0.1 => "some",
        _ => "about",
    };
    Some(desk.words.fill(&format!("plaat.of_ten.{key}"), &[("n", desk.number(tens, 0))]))
}

fn percent(talk: &Talk<'_>) -> Option<f64> {
    let Figure::Shown { value, .. } = talk.figure.figure else { return None };
    (talk.indicator.unit == Unit::Percent && (0.0..=100.0).contains(&value)).then_some(value)
}

/// The two counts that a percentage of published numbers was made of.
fn counts(desk: &Desk<'_>, talk: &Talk<'_>) -> Option<(f64, f64)> {
    let (some, all) = talk.parts()?;
    let count = |id: &IndicatorId| {
        let mut figures = desk.site.figures.of_region(&talk.figure.region);
        let figure = figures.find(|figure| figure.indicator == *id && figure.period == talk.figure.period)?;
        figure.comparable_number().filter(|_| figure.sampling.is_none())
    };
    Some((count(some)?, count(all)?))
}

fn drawn(desk: &Desk<'_>, talk: &Talk<'_>) -> String {
    let kind = talk.indicator.pictogram;
    let whole = |value: f64| value.round().max(0.0) as u32;
    match (counts(desk, talk), percent(talk), kind) {
        (Some((some, all)), ..) if all <= MOST_DRAWN => pictogram::some_of(kind, whole(some), whole(all)),
        (_, Some(percent), _) => pictogram::some_of(kind, whole(percent / 10.0), 10),
        (_, None, Some(kind)) => pictogram::one(kind),
        (_, None, None) => String::new(),
    }
}

fn sources(desk: &Desk<'_>, from: &Address, figure: &PublishedFigure) -> Vec<CitationView> {
    let mut sources: Vec<CitationView> = Vec::new();
    for basis in &figure.provenance.bases {
        let source = citation::source(desk, from, &basis.source, None);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}
