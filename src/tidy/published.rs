//! Published numbers, as `data/figures` gives them: with source and place, before they are computed with.

use super::bibliography::Bibliography;
use super::indicator::{self, Indicator, Unit};
use super::pile::Pile;
use super::region::Regions;
use super::rows::{Cells, Columns, rows};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId, SourceId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One published number or word.
#[derive(Debug)]
pub struct Published {
    pub region: RegionId,
    pub indicator: IndicatorId,
    pub period: Period,
    pub value: Value,
    /// The lowest and highest value the source gives, where it does.
    pub interval: Option<(f64, f64)>,
    pub status: Status,
    pub source: SourceId,
    /// Where in the source.
    pub place: Option<String>,
    /// What the number covers, where that is not what region and definition say.
    pub covers: Option<String>,
    pub note: Option<String>,
    /// Where it stands in the publisher's files.
    pub row: Place,
}

/// What a source gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    /// The source gives only a word, such as "zeer hoog".
    Word(String),
    /// The source keeps it back.
    Withheld,
    /// The source does not know.
    Unknown,
}

/// How firm a number is. A number made of others has the weakest status of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As the source gives it.
    Final,
    /// Computed by us from what sources give.
    Derived,
    /// An estimate, by the source or by us.
    Estimate,
}

const STATUSES: &[(&str, Status)] =
    &[("final", Status::Final), ("derived", Status::Derived), ("estimate", Status::Estimate)];

const COLUMNS: Columns = Columns {
    required: &["region", "indicator", "period", "value", "source"],
    optional: &["low", "high", "status", "place", "covers", "note"],
};

/// Reads all of `data/figures`; the order of rows and files does not matter.
pub fn published(
    findings: &mut Findings,
    regions: &Regions,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    bibliography: &Bibliography,
    pile: &mut Pile,
) -> Vec<Published> {
    let mut all = Vec::new();
    for table in pile.tables("data/figures/") {
        for cells in rows(findings, &table, COLUMNS) {
            all.extend(one(findings, regions, indicators, bibliography, &cells));
        }
    }
    all.sort_by_cached_key(order);
    all
}

/// An order that leaves nothing to chance: two rows that differ in anything differ in this.
fn order(row: &Published) -> (IndicatorId, RegionId, Period, String, [Option<String>; 3], Status, SourceId) {
    let told = [row.place.clone(), row.covers.clone(), row.note.clone()];
    (
        row.indicator.clone(),
        row.region.clone(),
        row.period,
        text(&row.value),
        told,
        row.status,
        row.source.clone(),
    )
}

/// The value as text, for messages and for a stable order.
pub fn text(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Word(word) => word.clone(),
        Value::Withheld => "·".to_owned(),
        Value::Unknown => String::new(),
    }
}

fn one(
    findings: &mut Findings,
    regions: &Regions,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    bibliography: &Bibliography,
    cells: &Cells<'_>,
) -> Option<Published> {
    let region = regions.in_cell(findings, cells, "region");
    let indicator = known_indicator(findings, indicators, cells);
    let period = required_period(findings, cells);
    let source = known_source(findings, bibliography, cells);
    let status = status(findings, cells);
    let interval = interval(findings, cells);
    let value = value(cells);
    if let Some(indicator) = indicator.as_ref().and_then(|id| indicators.get(id)) {
        tell_muddled(findings, indicator, &value, cells);
    }
    Some(Published {
        region: region?,
        indicator: indicator?,
        period: period?,
        value,
        interval,
        status: status?,
        source: source?,
        place: cells.filled("place").map(str::to_owned),
        covers: cells.filled("covers").map(str::to_owned),
        note: cells.filled("note").map(str::to_owned),
        row: cells.place("value"),
    })
}

fn known_indicator(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    cells: &Cells<'_>,
) -> Option<IndicatorId> {
    let id = IndicatorId::new(cells.required(findings, "indicator")?);
    if indicators.contains_key(&id) {
        return Some(id);
    }
    findings.add(indicator::unknown(&id, indicators).at(cells.place("indicator")));
    None
}

fn required_period(findings: &mut Findings, cells: &Cells<'_>) -> Option<Period> {
    cells.required(findings, "period")?;
    cells.period(findings, "period")
}

fn known_source(findings: &mut Findings, bibliography: &Bibliography, cells: &Cells<'_>) -> Option<SourceId> {
    let Some(id) = cells.filled("source") else {
        findings.add(
            Finding::error(Code::MissingSource, "the figure has no source")
                .at(cells.place("source"))
                .did_you_mean("", bibliography.keys().map(SourceId::as_str)),
        );
        return None;
    };
    let id = SourceId::new(id);
    if bibliography.contains_key(&id) {
        return Some(id);
    }
    findings.add(super::bibliography::unknown(&id, bibliography).at(cells.place("source")));
    None
}

fn status(findings: &mut Findings, cells: &Cells<'_>) -> Option<Status> {
    let Some(word) = cells.filled("status") else { return Some(Status::Final) };
    let status = STATUSES.iter().find(|(name, _)| *name == word).map(|(_, status)| *status);
    if status.is_none() {
        findings.add(
            Finding::error(Code::BadValue, format!("there is no status `{word}`"))
                .at(cells.place("status"))
                .did_you_mean(word, STATUSES.iter().map(|(name, _)| *name)),
        );
    }
    status
}

fn interval(findings: &mut Findings, cells: &Cells<'_>) -> Option<(f64, f64)> {
    let low = cells.number_only(findings, "low");
    let high = cells.number_only(findings, "high");
    match (low, high) {
        (Some(low), Some(high)) if low <= high => Some((low, high)),
        (None, None) => None,
        _ => {
            findings.add(
                Finding::error(Code::BadValue, "an interval has a low and a high end, the low one first")
                    .at(cells.place("low"))
                    .help("fill both, or leave both empty"),
            );
            None
        }
    }
}

/// A word with digits in it, where a number belongs, is a slip: `12S`, `1OO000`, `ca. 100.000`, `#N/A`.
fn tell_muddled(findings: &mut Findings, indicator: &Indicator, value: &Value, cells: &Cells<'_>) {
    let Value::Word(word) = value else { return };
    let takes_words = matches!(indicator.unit, Unit::Word | Unit::Rank);
    let is_muddled =
        word.starts_with(['=', '#', '@']) || (!takes_words && word.contains(|c: char| c.is_ascii_digit()));
    if is_muddled {
        findings.add(
            Finding::error(Code::BadValue, format!("`{word}` is not a number"))
                .at(cells.place("value"))
                .help("write digits only; what else there is to say goes in the column `note`"),
        );
    }
}

fn value(cells: &Cells<'_>) -> Value {
    match (cells.number("value"), cells.text("value")) {
        (Some(number), _) => Value::Number(number),
        (None, "" | "n.b.") => Value::Unknown,
        (None, "·") => Value::Withheld,
        (None, word) => Value::Word(word.to_owned()),
    }
}
