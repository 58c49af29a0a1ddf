//! What a publisher says of a praatplaat: which figures stand on it, in whose words, and what to talk about.
//!
//! A message stands beside the number it is about, and may have gaps that the number fills, so that it stays
//! true when the number changes.

use super::indicator::{self, Indicator, Unit};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::IndicatorId;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// So few say too little for a sheet of their own, so many are not read at a table.
pub const FEWEST: usize = 3;
pub const MOST: usize = 8;

/// What is longer is not read in one breath, and does not fit beside a number of this size.
const LONGEST_MESSAGE: usize = 110;
const LONGEST_QUESTION: usize = 180;

/// The number itself: `34%`.
pub const VALUE: &str = "{value}";
/// A percentage in people: `3 van de 10`.
pub const OF_TEN: &str = "{of_ten}";

/// The key `praatplaat` of a region's file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PraatplaatFront {
    /// In the order of the sheet; empty where the program chooses.
    #[serde(default)]
    pub indicators: Vec<ChosenIndicator>,
    #[serde(default)]
    pub question: Option<String>,
}

/// An indicator that the publisher wants on the sheet: its id alone, or with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenIndicator {
    pub indicator: IndicatorId,
    /// Instead of what its indicator says.
    pub message: Option<String>,
}

impl<'de> Deserialize<'de> for ChosenIndicator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdOrKeys)
    }
}

/// One with keys, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WithKeys {
    indicator: IndicatorId,
    #[serde(default)]
    message: Option<String>,
}

struct IdOrKeys;

impl<'de> Visitor<'de> for IdOrKeys {
    type Value = ChosenIndicator;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of an indicator, or the keys `indicator` and `message`")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<ChosenIndicator, E> {
        Ok(ChosenIndicator { indicator: IndicatorId::new(id), message: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ChosenIndicator, A::Error> {
        let WithKeys { indicator, message } = WithKeys::deserialize(MapAccessDeserializer::new(map))?;
        Ok(ChosenIndicator { indicator, message })
    }
}

/// Tells what is wrong with the praatplaat of a region.
pub fn check(
    findings: &mut Findings,
    front: &PraatplaatFront,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    file: &str,
) {
    let place = || Place::file(file).column("praatplaat");
    for (at, chosen) in front.indicators.iter().enumerate() {
        let id = &chosen.indicator;
        match indicators.get(id) {
            None => findings.add(indicator::unknown(id, indicators).at(place())),
            Some(indicator) => {
                let wrong =
                    chosen.message.as_ref().and_then(|message| wrong_message(message, indicator.unit));
                findings.extend(wrong.map(|finding| finding.at(place())));
            }
        }
        if front.indicators[..at].iter().any(|earlier| earlier.indicator == *id) {
            let twice = Finding::error(Code::DuplicateId, format!("the praatplaat names `{id}` twice"));
            findings.add(twice.at(place()).help("keep one of the two"));
        }
    }
    let count = front.indicators.len();
    if count != 0 && !(FEWEST..=MOST).contains(&count) {
        let message = format!("a praatplaat has {FEWEST} to {MOST} figures, and this one names {count}");
        let help = "name other ones, or none: then the program chooses";
        findings.add(Finding::error(Code::BadValue, message).at(place()).help(help));
    }
    let question = front.question.as_deref().unwrap_or("?");
    findings.extend(wrong_question(question).map(|finding| finding.at(place())));
}

/// What is wrong with a message for an indicator of this unit; `None` when nothing is.
pub fn wrong_message(message: &str, unit: Unit) -> Option<Finding> {
    if let Some(gap) = gaps(message).find(|gap| ![VALUE, OF_TEN].contains(gap)) {
        let finding = Finding::error(Code::BadValue, format!("a message has no gap `{gap}`"));
        return Some(finding.did_you_mean(gap, [VALUE, OF_TEN]));
    }
    if message.contains(OF_TEN) && unit != Unit::Percent {
        let finding = Finding::error(Code::BadValue, format!("the gap `{OF_TEN}` is for percentages only"));
        return Some(finding.help(format!("write `{VALUE}`, or no gap at all")));
    }
    too_long("message", message, LONGEST_MESSAGE)
}

fn wrong_question(question: &str) -> Option<Finding> {
    if question.trim().ends_with('?') {
        return too_long("question", question, LONGEST_QUESTION);
    }
    let finding =
        Finding::error(Code::BadValue, "the question of a praatplaat does not end in a question mark");
    Some(finding.help("write it as a question that people can answer together"))
}

fn too_long(key: &str, text: &str, longest: usize) -> Option<Finding> {
    let count = text.chars().count();
    if text.trim().is_empty() {
        let finding = Finding::error(Code::MissingKey, format!("the key `{key}` is empty"));
        return Some(finding.help("fill it in, or take the key out"));
    }
    (count > longest).then(|| {
        let message = format!("the {key} has {count} letters, and {longest} fit on the sheet");
        Finding::error(Code::BadValue, message).help("say one thing, in one sentence")
    })
}

/// Everything between braces, braces included.
fn gaps(message: &str) -> impl Iterator<Item = &str> {
    message.match_indices('{').map(|(start, _)| {
        let end = message[start..].find('}').map_or(message.len(), |end| start + end + 1);
        &message[start..end]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(message: &str, unit: Unit) -> String {
        wrong_message(message, unit).map(|finding| finding.help.unwrap_or_default()).unwrap_or_default()
    }

    #[test]
    fn only_the_two_gaps_are_known() {
        assert_eq!(told("In {of_ten} praktijken, {value}", Unit::Percent), "");
        assert_eq!(told("In {of_then} praktijken", Unit::Percent), "did you mean `{of_ten}`?");
        assert_eq!(told("{valeu} huisartsen", Unit::Count), "did you mean `{value}`?");
        assert_eq!(told("{of_ten} huisartsen", Unit::Count), "write `{value}`, or no gap at all");
        assert_eq!(told("Een {", Unit::Count), "known are `{value}`, `{of_ten}`");
    }
}
