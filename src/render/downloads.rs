//! Figures as files: what is shown on the pages, and nothing more. What is hidden is empty here too.

use super::Page;
use super::desk::Desk;
use crate::model::Address;
use crate::project::Edition;
use crate::protect::structure;
use crate::protect::{Caution, Figure, Group, Missing, PublishedFigure, Reason, Sampling, Status};
use crate::text::language::rounded;
use crate::tidy::Unit;
use csv::{QuoteStyle, WriterBuilder};
use serde_json::json;

/// The columns of every table of figures.
pub const COLUMNS: &[&str] = &[
    "region",
    "level",
    "indicator",
    "period",
    "group",
    "unit",
    "value",
    "low",
    "high",
    "count",
    "answered",
    "population",
    "status",
    "hidden",
    "source",
    "fictitious",
    "caution",
];

/// The words in the column `status` for what has no value, and why. They are the words of the marks.
pub const STATES: &[&str] = &["protected", "withheld", "little-response", "unknown", "not-applicable"];

/// All downloads: every figure, the figures of each region, what the columns mean, and how the numbers hang
/// together.
pub fn all(desk: &Desk<'_>) -> Vec<Page> {
    let mut pages = vec![
        Page::new(Address::fixed("/data/figures.csv"), table(desk, desk.site.figures.iter())),
        Page::new(Address::fixed("/data/figures.csv-metadata.json"), metadata(desk)),
    ];
    if desk.look.edition == Edition::Public {
        pages.push(Page::new(Address::fixed(structure::ADDRESS), structure(desk)));
    }
    for region in desk.site.regions.all.keys() {
        if desk.site.figures.every_of_region(region).next().is_some() {
            let address = Address::fixed(&format!("/data/regios/{region}.csv"));
            pages.push(Page::new(address, table(desk, desk.site.figures.every_of_region(region))));
        }
    }
    pages
}

fn table<'a>(desk: &Desk<'_>, figures: impl Iterator<Item = &'a PublishedFigure>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    for figure in figures {
        let _ = writer.write_record(row(desk, figure));
    }
    writer.into_inner().unwrap_or_default()
}

/// One row, in the order of [`COLUMNS`]. What belongs to surveys is empty for a published figure.
fn row(desk: &Desk<'_>, figure: &PublishedFigure) -> Vec<String> {
    let indicator = desk.site.indicators.get(&figure.indicator);
    let decimals = indicator.map_or(0, |indicator| indicator.decimals);
    let level =
        desk.site.regions.get(&figure.region).map_or(String::new(), |region| region.level.to_string());
    let Values { value, low, high, hidden } = values(&figure.figure, decimals);
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
}

fn values(figure: &Figure, decimals: u8) -> Values {
    match figure {
        Figure::Shown { value, interval } => Values {
            value: rounded(*value, decimals),
            low: interval.map(|(low, _)| rounded(low, decimals)).unwrap_or_default(),
            high: interval.map(|(_, high)| rounded(high, decimals)).unwrap_or_default(),
            hidden: "",
        },
        Figure::Ranked { place, .. } => Values { value: place.to_string(), ..Values::default() },
        Figure::Worded { word } => Values { value: word.clone(), ..Values::default() },
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

fn unit(unit: Unit) -> &'static str {
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

/// How the numbers hang together, for whoever checks what they give away.
fn structure(desk: &Desk<'_>) -> Vec<u8> {
    let mut text = serde_json::to_vec(&desk.site.structure).unwrap_or_default();
    text.push(b'\n');
    text
}

/// What the columns mean, as CSV on the Web (W3C, 2015) tells it.
fn metadata(desk: &Desk<'_>) -> Vec<u8> {
    let columns: Vec<_> = COLUMNS
        .iter()
        .map(|name| json!({ "name": name, "titles": name, "dc:description": desk.words.get(&format!("column.{name}")) }))
        .collect();
    let settings = desk.look.settings;
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": desk.look.language.tag() }],
        "url": "figures.csv",
        "dc:title": settings.title,
        "dc:publisher": settings.publisher.name,
        "dialect": { "delimiter": ",", "encoding": "utf-8", "header": true },
        "tableSchema": { "columns": columns, "primaryKey": ["region", "indicator", "period", "group"] },
    });
    let mut text = serde_json::to_vec_pretty(&metadata).unwrap_or_default();
    text.push(b'\n');
    text
}
