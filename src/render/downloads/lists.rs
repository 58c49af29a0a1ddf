//! What the figures name, as tables: regions, indicators and sources. Without them a table of figures is full
//! of names that nobody can look up.

use super::figures::{UNITS, unit};
use super::table::{self, Kind, Table, always, maybe};
use crate::render::desk::Desk;
use crate::render::invented;
use crate::tidy::{Better, Measure, SourceKind};

pub const REGIONS: Table = Table {
    name: "regions",
    columns: &[
        always("region", Kind::Text),
        always("name", Kind::Text),
        always("level", Kind::Text),
        maybe("fictitious", Kind::Yes).meaning("region_fictitious"),
    ],
    key: &["region"],
    links: &[],
};

pub const INDICATORS: Table = Table {
    name: "indicators",
    columns: &[
        always("indicator", Kind::Text),
        always("label", Kind::Text),
        always("unit", Kind::Word(UNITS)),
        always("better", Kind::Word(&["lower", "higher", "none"])),
        always("theme", Kind::Text),
        always("definition", Kind::Text),
        maybe("survey", Kind::Text),
        maybe("fictitious", Kind::Yes).meaning("indicator_fictitious"),
    ],
    key: &["indicator"],
    links: &[],
};

pub const SOURCES: Table = Table {
    name: "sources",
    columns: &[
        always("source", Kind::Text).meaning("source_id"),
        always("title", Kind::Text),
        always("publisher", Kind::Text),
        always("year", Kind::Whole),
        maybe("url", Kind::Address),
        always("kind", Kind::Word(&["register", "survey", "report", "model"])),
        maybe("licence", Kind::Text),
    ],
    key: &["source"],
    links: &[],
};

pub fn regions(desk: &Desk<'_>) -> Vec<u8> {
    let rows = desk.site.regions.all.values().map(|region| {
        let name = desk.region_name(&region.id).to_owned();
        vec![region.id.to_string(), name, region.level.to_string(), yes(region.fictitious)]
    });
    table::csv(&REGIONS, rows)
}

pub fn indicators(desk: &Desk<'_>) -> Vec<u8> {
    let rows = desk.site.indicators.values().map(|indicator| {
        vec![
            indicator.id.to_string(),
            invented::label(desk, indicator),
            unit(indicator.unit).to_owned(),
            better(indicator.better).to_owned(),
            indicator.theme.to_string(),
            indicator.definition.clone(),
            match &indicator.measure {
                Measure::Asked(asked) => asked.survey.to_string(),
                Measure::Register | Measure::Ratio { .. } | Measure::Rank { .. } => String::new(),
            },
            yes(invented::is_of_invented(desk, indicator)),
        ]
    });
    table::csv(&INDICATORS, rows)
}

pub fn sources(desk: &Desk<'_>) -> Vec<u8> {
    let rows = desk.site.bibliography.iter().map(|(id, source)| {
        vec![
            id.to_string(),
            source.title.clone(),
            source.publisher.clone(),
            source.year.to_string(),
            source.url.clone().unwrap_or_default(),
            kind(source.kind).to_owned(),
            source.licence.clone().unwrap_or_default(),
        ]
    });
    table::csv(&SOURCES, rows)
}

fn yes(it_is: bool) -> String {
    if it_is { "yes" } else { "" }.to_owned()
}

fn better(better: Better) -> &'static str {
    match better {
        Better::Lower => "lower",
        Better::Higher => "higher",
        Better::None => "none",
    }
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Register => "register",
        SourceKind::Survey => "survey",
        SourceKind::Report => "report",
        SourceKind::Model => "model",
    }
}
