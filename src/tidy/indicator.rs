//! Indicators: what we want to know, and how it is counted.

use super::document::{slug_of, yaml_of};
use super::pile::Pile;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::{IndicatorId, Level, TermId};
use crate::text::yaml::{self, Yaml};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `data/indicators/<id>.yaml`, checked.
#[derive(Debug, Clone)]
pub struct Indicator {
    pub id: IndicatorId,
    pub label: String,
    pub unit: Unit,
    pub better: Better,
    pub theme: TermId,
    pub definition: String,
    pub how_to_read: String,
    pub caveats: Option<String>,
    pub decimals: u8,
    pub sensitive: bool,
    /// The lowest and highest value that is believed without a second look.
    pub plausible: Option<(f64, f64)>,
    /// The indicator that this one can never be smaller than.
    pub at_least: Option<IndicatorId>,
    /// The measured indicator that this one is the perceived counterpart of.
    pub beside: Option<IndicatorId>,
    /// Whether the parts of a region add up to the region.
    pub adds_up: bool,
    /// Its place among the headline figures of a factsheet; `None` when it is not one of them.
    pub headline: Option<u8>,
    pub measure: Measure,
    pub place: Place,
}

/// How an indicator is counted.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// Taken from `data/figures` as published.
    Register,
    /// One indicator divided by another.
    Ratio { numerator: IndicatorId, denominator: IndicatorId, per: f64 },
    /// A published place among the regions of a level.
    Rank { of: u32, level: Level, first: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Count,
    Percent,
    Rate,
    Mean,
    Rank,
    Word,
}

/// Which way is good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    Lower,
    Higher,
    /// The number is no judgement.
    None,
}

/// The file as its owner writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    label: String,
    unit: Unit,
    better: Better,
    theme: TermId,
    definition: String,
    how_to_read: String,
    #[serde(default)]
    caveats: Option<String>,
    #[serde(default)]
    decimals: u8,
    #[serde(default)]
    sensitive: bool,
    #[serde(default)]
    plausible: Option<(f64, f64)>,
    #[serde(default)]
    at_least: Option<IndicatorId>,
    #[serde(default)]
    beside: Option<IndicatorId>,
    #[serde(default)]
    adds_up: bool,
    #[serde(default)]
    headline: Option<u8>,
    #[serde(default)]
    register: Option<Register>,
    #[serde(default)]
    ratio: Option<Ratio>,
    #[serde(default)]
    rank: Option<Rank>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ratio {
    numerator: IndicatorId,
    denominator: IndicatorId,
    #[serde(default = "one")]
    per: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rank {
    of: u32,
    level: Level,
    /// What the first place means, in words: it is said each time.
    first: String,
}

fn one() -> f64 {
    1.0
}

/// Reads all of `data/indicators`.
pub fn indicators(
    findings: &mut Findings,
    levels: &[Level],
    pile: &mut Pile,
) -> BTreeMap<IndicatorId, Indicator> {
    let mut indicators = BTreeMap::new();
    for document in pile.documents("data/indicators/", ".yaml") {
        let Some(id) = slug_of(findings, &document.file) else { continue };
        let id = IndicatorId::new(id.as_str());
        let yaml = yaml_of(&document);
        if let Some(file) = yaml::read::<File>(findings, yaml)
            && let Some(indicator) = checked(findings, levels, id.clone(), file, yaml)
            && let Some(first) = indicators.insert(id, indicator)
        {
            findings.add(
                Finding::error(Code::DuplicateId, format!("the indicator `{}` has two files", first.id))
                    .at(first.place)
                    .help("keep one of the two"),
            );
        }
    }
    tell_unknown(findings, &indicators);
    indicators
}

fn checked(
    findings: &mut Findings,
    levels: &[Level],
    id: IndicatorId,
    file: File,
    yaml: Yaml<'_>,
) -> Option<Indicator> {
    for (key, text) in
        [("label", &file.label), ("definition", &file.definition), ("how_to_read", &file.how_to_read)]
    {
        if text.trim().is_empty() {
            findings.add(
                Finding::error(Code::MissingKey, format!("the key `{key}` is empty"))
                    .at(yaml::place_of(yaml, &format!("{key}:")))
                    .help("fill it in: a number without a definition is not published"),
            );
        }
    }
    let measure = measure(findings, levels, &file, yaml)?;
    tell_impossible(findings, &file, &measure, yaml);
    Some(Indicator {
        id,
        label: file.label,
        unit: file.unit,
        better: file.better,
        theme: file.theme,
        definition: file.definition,
        how_to_read: file.how_to_read,
        caveats: file.caveats,
        decimals: file.decimals.min(6),
        sensitive: file.sensitive,
        plausible: file.plausible,
        at_least: file.at_least,
        beside: file.beside,
        adds_up: file.adds_up,
        headline: file.headline,
        measure,
        place: Place::file(yaml.file),
    })
}

/// Tells of settings that contradict each other or themselves.
fn tell_impossible(findings: &mut Findings, file: &File, measure: &Measure, yaml: Yaml<'_>) {
    let is_rank = matches!(measure, Measure::Rank { .. });
    let wrong = [
        (
            is_rank != (file.unit == Unit::Rank),
            "unit:",
            "the unit `rank` and the measure `rank` belong together",
        ),
        (
            file.plausible.is_some_and(|(low, high)| low > high || low.is_nan() || high.is_nan()),
            "plausible:",
            "the plausible range has its low end first",
        ),
        (
            matches!(measure, Measure::Ratio { per, .. } if !(per.is_finite() && *per > 0.0)),
            "per:",
            "`per` is a number above zero, such as 1 or 10000",
        ),
        (matches!(measure, Measure::Rank { of: 0, .. }), "of:", "a ranking has at least one place"),
    ];
    for (_, key, message) in wrong.into_iter().filter(|(is_wrong, ..)| *is_wrong) {
        findings.add(
            Finding::error(Code::BadValue, message)
                .at(yaml::place_of(yaml, key))
                .help(format!("mend `{}`", key.trim_end_matches(':'))),
        );
    }
}

/// The one measure the file names.
fn measure(findings: &mut Findings, levels: &[Level], file: &File, yaml: Yaml<'_>) -> Option<Measure> {
    match (&file.register, &file.ratio, &file.rank) {
        (Some(_), None, None) => Some(Measure::Register),
        (None, Some(ratio), None) => Some(Measure::Ratio {
            numerator: ratio.numerator.clone(),
            denominator: ratio.denominator.clone(),
            per: ratio.per,
        }),
        (None, None, Some(rank)) => {
            tell_unknown_level(findings, levels, &rank.level, yaml);
            Some(Measure::Rank { of: rank.of, level: rank.level.clone(), first: rank.first.clone() })
        }
        _ => {
            findings.add(
                Finding::error(Code::MissingKey, "the file names no measure, or more than one")
                    .at(Place::file(yaml.file))
                    .help("name exactly one of `register`, `ratio`, `rank`; for published numbers: `register: {}`"),
            );
            None
        }
    }
}

fn tell_unknown_level(findings: &mut Findings, levels: &[Level], level: &Level, yaml: Yaml<'_>) {
    if !levels.contains(level) {
        findings.add(
            Finding::error(Code::UnknownLevel, format!("there is no level `{level}`"))
                .at(yaml::place_of(yaml, "level:"))
                .did_you_mean(level.as_str(), levels.iter().map(Level::as_str)),
        );
    }
}

/// Tells of indicators that are named by another one but do not exist.
fn tell_unknown(findings: &mut Findings, indicators: &BTreeMap<IndicatorId, Indicator>) {
    for indicator in indicators.values() {
        let parts = match &indicator.measure {
            Measure::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
            Measure::Register | Measure::Rank { .. } => Vec::new(),
        };
        for named in parts.into_iter().chain(&indicator.at_least).chain(&indicator.beside) {
            if !indicators.contains_key(named) {
                findings.add(unknown(named, indicators).at(indicator.place.clone()));
            }
        }
    }
}

/// The finding for an indicator that is not there.
pub fn unknown(id: &IndicatorId, indicators: &BTreeMap<IndicatorId, Indicator>) -> Finding {
    Finding::error(Code::UnknownIndicator, format!("there is no indicator `{id}`"))
        .did_you_mean(id.as_str(), indicators.keys().map(IndicatorId::as_str))
}
