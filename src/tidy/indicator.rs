//! Indicators: what we want to know, and how it is counted.

use super::asked::{AnswersFile, Asked, AskedFile, CountFile, Counting, QuestionOnlyFile, ScoreFile};
use super::document::{slug_of, yaml_of};
use super::pile::Pile;
use super::praatplaat;
use super::survey::Condition;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::{IndicatorId, Level, QuestionId, SurveyId, TermId};
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
    /// What its number says on a praatplaat, in one sentence with gaps; `None` where its label has to do.
    pub message: Option<String>,
    /// What is drawn beside its number there.
    pub pictogram: Option<Pictogram>,
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
    /// Counted from the answers to a survey.
    Asked(Asked),
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

/// What a number is about, drawn. A percentage is a row of ten of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pictogram {
    Person,
    House,
    Clock,
    Scales,
    Search,
    Door,
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

impl Indicator {
    /// Whether it adds up what there is, so that a larger region has more of it.
    pub fn is_total(&self) -> bool {
        let Measure::Asked(asked) = &self.measure else { return false };
        matches!(asked.counting, Counting::Sum { .. } | Counting::Count { rate: None, .. })
    }
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
    message: Option<String>,
    #[serde(default)]
    pictogram: Option<Pictogram>,
    #[serde(default)]
    register: Option<Register>,
    #[serde(default)]
    ratio: Option<Ratio>,
    #[serde(default)]
    rank: Option<Rank>,
    #[serde(default)]
    share: Option<AnswersFile>,
    #[serde(default)]
    count: Option<CountFile>,
    #[serde(default)]
    mean: Option<QuestionOnlyFile>,
    #[serde(default)]
    median: Option<QuestionOnlyFile>,
    #[serde(default)]
    sum: Option<QuestionOnlyFile>,
    #[serde(default)]
    multiple: Option<QuestionOnlyFile>,
    #[serde(default)]
    score: Option<ScoreFile>,
    /// Subgroups shown beside the whole, by the questions that tell them apart.
    #[serde(default)]
    by: Vec<QuestionId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ratio {
    /// Two questions of this survey are divided; without it, two indicators.
    #[serde(default)]
    survey: Option<SurveyId>,
    numerator: String,
    denominator: String,
    #[serde(default = "one")]
    per: f64,
    #[serde(default)]
    r#where: Vec<Condition>,
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
    mut file: File,
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
    if let Some(message) = file.count.as_ref().and_then(CountFile::wrong_rate) {
        let finding = Finding::error(Code::BadValue, message).at(yaml::place_of(yaml, "per:"));
        findings.add(finding.help("name an indicator such as `population: inwoners`, and `per: 10000`"));
    }
    let measure = measure(findings, levels, &mut file, yaml)?;
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
        message: file.message,
        pictogram: file.pictogram,
        measure,
        place: Place::file(yaml.file),
    })
}

/// Tells of settings that contradict each other or themselves.
fn tell_impossible(findings: &mut Findings, file: &File, measure: &Measure, yaml: Yaml<'_>) {
    if let Some(wrong) = file.message.as_ref().and_then(|text| praatplaat::wrong_message(text, file.unit)) {
        findings.add(wrong.at(yaml::place_of(yaml, "message:")));
    }
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
        (
            is_part(measure) != (file.unit == Unit::Percent) && matches!(measure, Measure::Asked(_)),
            "unit:",
            "the measures `share` and `multiple` have the unit `percent`, and the others have not",
        ),
    ];
    for (_, key, message) in wrong.into_iter().filter(|(is_wrong, ..)| *is_wrong) {
        findings.add(
            Finding::error(Code::BadValue, message)
                .at(yaml::place_of(yaml, key))
                .help(format!("mend `{}`", key.trim_end_matches(':'))),
        );
    }
}

/// Whether it counts a part of a whole.
fn is_part(measure: &Measure) -> bool {
    let Measure::Asked(asked) = measure else { return false };
    matches!(asked.counting, Counting::Share { .. } | Counting::Multiple { .. })
}

/// The one measure the file names.
fn measure(findings: &mut Findings, levels: &[Level], file: &mut File, yaml: Yaml<'_>) -> Option<Measure> {
    let rank = file.rank.take().map(|rank| {
        tell_unknown_level(findings, levels, &rank.level, yaml);
        Measure::Rank { of: rank.of, level: rank.level, first: rank.first }
    });
    let ratio = file.ratio.take().map(|ratio| ratio_of(ratio, &file.by));
    let register = file.register.take().map(|_| Measure::Register);
    let asked = AskedFile {
        share: file.share.take(),
        count: file.count.take(),
        mean: file.mean.take(),
        median: file.median.take(),
        sum: file.sum.take(),
        multiple: file.multiple.take(),
        score: file.score.take(),
    };
    let asked = asked.measures(&file.by).into_iter().map(Measure::Asked);
    let mut named: Vec<Measure> = rank.into_iter().chain(ratio).chain(register).chain(asked).collect();
    if named.len() == 1 {
        return named.pop();
    }
    findings.add(
        Finding::error(Code::MissingKey, "the file names no measure, or more than one")
            .at(Place::file(yaml.file))
            .help("name exactly one of `register`, `ratio`, `rank`, `share`, `count`, `mean`, `median`, `sum`, `multiple`, `score`; for published numbers: `register: {}`"),
    );
    None
}

/// Of two questions where a survey is named, else of two indicators.
fn ratio_of(ratio: Ratio, by: &[QuestionId]) -> Measure {
    let Ratio { survey, numerator, denominator, per, r#where } = ratio;
    let Some(survey) = survey else {
        let (numerator, denominator) = (IndicatorId::new(numerator), IndicatorId::new(denominator));
        return Measure::Ratio { numerator, denominator, per };
    };
    let (numerator, denominator) = (QuestionId::new(numerator), QuestionId::new(denominator));
    let counting = Counting::Ratio { numerator, denominator, per };
    Measure::Asked(Asked { survey, conditions: r#where, by: by.to_vec(), counting })
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
            Measure::Asked(Asked { counting: Counting::Count { rate: Some(rate), .. }, .. }) => {
                vec![&rate.population]
            }
            Measure::Register | Measure::Rank { .. } | Measure::Asked(_) => Vec::new(),
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
