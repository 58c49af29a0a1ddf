//! Figures as a table: what is shown on the pages, and nothing more. What is hidden is empty here too.

use super::lists;
use super::table::{self, Column, Kind, Table, always, maybe};
use crate::protect::{Caution, Figure, Group, Missing, PublishedFigure, Reason, Sampling, Status};
use crate::render::desk::Desk;
use crate::text::language::rounded;
use crate::tidy::Unit;

/// The table of figures: of all, of a region, of an indicator.
pub const TABLE: Table = Table {
    name: "figures",
    columns: COLUMNS,
    key: &["region", "indicator", "period", "group"],
    links: &[("region", &lists::REGIONS), ("indicator", &lists::INDICATORS)],
};

/// The columns of every table of figures.
pub const COLUMNS: &[Column] = &[
    always("region", Kind::Text),
    always("level", Kind::Text),
    always("indicator", Kind::Text),
    always("period", Kind::Period),
    maybe("group", Kind::Text),
    always("unit", Kind::Word(UNITS)),
    maybe("value", Kind::Number),
    maybe("low", Kind::Number),
    maybe("high", Kind::Number),
    maybe("count", Kind::Whole),
    maybe("answered", Kind::Whole),
    maybe("population", Kind::Whole),
    always("status", Kind::Word(STATUSES)),
    maybe("hidden", Kind::Word(REASONS)),
    maybe("source", Kind::Text),
    maybe("fictitious", Kind::Yes),
    maybe("caution", Kind::Word(&["low-response", "unknown-response"])),
    // Last, so that who reads columns by their place still can.
    maybe("word", Kind::Text),
];

pub const UNITS: &[&str] = &["count", "percent", "rate", "mean", "rank", "word"];

/// How firm a value is, and then why there is none.
const STATUSES: &[&str] = &[
    "final",
    "derived",
    "estimate",
    "protected",
    "withheld",
    "little-response",
    "unknown",
    "not-applicable",
];

const REASONS: &[&str] = &[
    "protected",
    "withheld-by-source",
    "little-response",
    "conversations",
    "not-in-source",
    "nobody-answered",
];

/// The words in the column `status` for what has no value, and why. They are the words of the marks.
pub const STATES: &[&str] = &["protected", "withheld", "little-response", "unknown", "not-applicable"];

/// These figures as a table.
pub fn csv<'a>(desk: &Desk<'_>, figures: impl Iterator<Item = &'a PublishedFigure>) -> Vec<u8> {
    table::csv(&TABLE, figures.map(|figure| row(desk, figure)))
}

/// One row, in the order of [`COLUMNS`]. What belongs to surveys is empty for a published figure.
fn row(desk: &Desk<'_>, figure: &PublishedFigure) -> Vec<String> {
    let indicator = desk.site.indicators.get(&figure.indicator);
    let decimals = indicator.map_or(0, |indicator| indicator.decimals);
    let level =
        desk.site.regions.get(&figure.region).map_or(String::new(), |region| region.level.to_string());
    let Values { value, low, high, hidden, word } = values(&figure.figure, decimals);
    let sampled =
        |of: fn(&Sampling) -> Option<String>| figure.sampling.as_ref().and_then(of).unwrap_or_default();
    let sources: Vec<&str> = figure.provenance.bases.iter().map(|basis| basis.source.as_str()).collect();
    vec![
        figure.region.to_string(),
        level,
        figure.indicator.to_string(),
        figure.period.to_string(),
        group(&figure.group),
        indicator.map_or("", |indicator| unit(indicator.unit)).to_owned(),
        value,
        low,
        high,
        sampled(|sampling| sampling.hits.map(|hits| hits.to_string())),
        sampled(|sampling| sampling.answered.map(|answered| answered.to_string())),
        sampled(|sampling| sampling.population.map(|population| rounded(population, 0))),
        state(figure).to_owned(),
        hidden.to_owned(),
        unique(sources).join(" "),
        if figure.is_fictitious() { "yes" } else { "" }.to_owned(),
        figure.caution.map_or("", caution).to_owned(),
        word,
    ]
}

/// Whom or what a figure is of: `rol=waarnemer`, `werkdruk`, or both; empty for everyone.
pub fn group(group: &Group) -> String {
    let subgroup = group.subgroup.iter().map(|(question, answer)| format!("{question}={answer}"));
    subgroup.chain(group.option.iter().map(ToString::to_string)).collect::<Vec<_>>().join(";")
}

#[derive(Default)]
struct Values {
    value: String,
    low: String,
    high: String,
    hidden: &'static str,
    word: String,
}

fn values(figure: &Figure, decimals: u8) -> Values {
    match figure {
        Figure::Shown { value, interval } => Values {
            value: rounded(*value, decimals),
            low: interval.map(|(low, _)| rounded(low, decimals)).unwrap_or_default(),
            high: interval.map(|(_, high)| rounded(high, decimals)).unwrap_or_default(),
            ..Values::default()
        },
        Figure::Ranked { place, .. } => Values { value: place.to_string(), ..Values::default() },
        Figure::Worded { word } => Values { word: word.clone(), ..Values::default() },
        Figure::Hidden { reason } => Values { hidden: hidden(*reason), ..Values::default() },
        Figure::Missing { reason: Missing::NotInSource } => {
            Values { hidden: "not-in-source", ..Values::default() }
        }
        Figure::Missing { reason: Missing::NobodyAnswered } => {
            Values { hidden: "nobody-answered", ..Values::default() }
        }
    }
}

fn caution(caution: Caution) -> &'static str {
    match caution {
        Caution::LowResponse => "low-response",
        Caution::UnknownResponse => "unknown-response",
    }
}

fn hidden(reason: Reason) -> &'static str {
    match reason {
        Reason::WithheldBySource => "withheld-by-source",
        Reason::Protected => "protected",
        Reason::LittleResponse => "little-response",
        Reason::Conversations => "conversations",
    }
}

fn unique(mut names: Vec<&str>) -> Vec<&str> {
    names.dedup();
    names
}

pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Percent => "percent",
        Unit::Rate => "rate",
        Unit::Mean => "mean",
        Unit::Rank => "rank",
        Unit::Word => "word",
    }
}

/// How firm a figure is, or the word for what has no value: the words of the marks on the pages.
fn state(figure: &PublishedFigure) -> &'static str {
    match figure.figure {
        Figure::Shown { .. } | Figure::Ranked { .. } | Figure::Worded { .. } => {
            status(figure.provenance.status)
        }
        Figure::Hidden { reason: Reason::Protected } => "protected",
        Figure::Hidden { reason: Reason::WithheldBySource } => "withheld",
        Figure::Hidden { reason: Reason::LittleResponse } => "little-response",
        Figure::Hidden { reason: Reason::Conversations } => "not-applicable",
        Figure::Missing { reason: Missing::NotInSource | Missing::NobodyAnswered } => "unknown",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Final => "final",
        Status::Derived => "derived",
        Status::Estimate => "estimate",
    }
}
