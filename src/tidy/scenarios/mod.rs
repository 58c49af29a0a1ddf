//! The assumptions of the scenarios, `data/scenarios.yaml`: each with its source, date and status.
//!
//! A site names only what it sets otherwise; all else is as [`Parameter::usual`] has it, an estimate.

mod checking;
mod parameter;

pub use parameter::{Form, Parameter};

use super::bibliography::Bibliography;
use super::document::yaml_of;
use super::indicator::Indicator;
use super::pile::Pile;
use super::published::Status;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{IndicatorId, SourceId};
use crate::text::yaml::{self, Entries, Yaml};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All assumptions, and what is set beside them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scenarios {
    // Invariant: only values within the range of their parameter, in the order of the scenarios.
    set: BTreeMap<Parameter, Assumption>,
    /// The kinds of shifts of the out-of-hours posts.
    pub shifts: Vec<ShiftRow>,
    /// The weights of the priority of regions, by indicator.
    pub weights: Vec<(IndicatorId, f64)>,
}

/// One assumption, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// In the low, middle and high scenario; alike where it has one value.
    pub values: [f64; 3],
    /// `None` where it is our own, with the reason in `note`.
    pub source: Option<SourceId>,
    /// The day, month or year that it is of; `None` where it is as the program has it.
    pub date: Option<Period>,
    pub status: Status,
    pub note: Option<String>,
}

/// A kind of shift.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftRow {
    pub name: String,
    pub times_a_year: f64,
    /// Of one shift.
    pub hours: f64,
    pub gps: u32,
    pub replaceable: u32,
    /// The part of these shifts in which it works out, from 0 to 1.
    pub feasible: f64,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    parameters: Entries<Row>,
    #[serde(default)]
    shifts: Vec<ShiftRow>,
    #[serde(default)]
    weights: Entries<f64>,
}

/// A parameter as written: one value, or one for each scenario.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    value: Option<f64>,
    #[serde(default)]
    low: Option<f64>,
    #[serde(default)]
    middle: Option<f64>,
    #[serde(default)]
    high: Option<f64>,
    #[serde(default)]
    source: Option<SourceId>,
    date: Period,
    status: Status,
    #[serde(default)]
    note: Option<String>,
}

impl Scenarios {
    /// An assumption as this site has it.
    pub fn assumption(&self, parameter: Parameter) -> Assumption {
        self.set.get(&parameter).cloned().unwrap_or_else(|| Assumption {
            values: parameter.usual(),
            source: None,
            date: None,
            status: Status::Estimate,
            note: None,
        })
    }

    /// The value in each scenario.
    pub fn values(&self, parameter: Parameter) -> [f64; 3] {
        self.set.get(&parameter).map_or(parameter.usual(), |assumption| assumption.values)
    }

    /// The value of a parameter that has one.
    pub fn value(&self, parameter: Parameter) -> f64 {
        let [_, middle, _] = self.values(parameter);
        middle
    }

    /// Whether this site names it.
    pub fn is_set(&self, parameter: Parameter) -> bool {
        self.set.contains_key(&parameter)
    }
}

/// Reads `data/scenarios.yaml`.
pub fn scenarios(
    findings: &mut Findings,
    bibliography: &Bibliography,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    pile: &mut Pile,
) -> Scenarios {
    let Some(document) = pile.document(findings, "data/scenarios") else {
        return Scenarios::default();
    };
    let yaml = yaml_of(&document);
    let file: File = yaml::read(findings, yaml).unwrap_or_default();
    let mut scenarios = Scenarios::default();
    for (key, row) in &file.parameters.0 {
        let known = Parameter::ALL.iter().find(|parameter| parameter.key() == key);
        let Some(parameter) = known else {
            findings.add(unknown_parameter(key).at(row_of(yaml, key)));
            continue;
        };
        if let Some(source) = row.source.as_ref().filter(|id| !bibliography.contains_key(*id)) {
            findings.add(super::bibliography::unknown(source, bibliography).at(row_of(yaml, key)));
        }
        match checking::assumption(*parameter, row) {
            Ok(assumption) => drop(scenarios.set.insert(*parameter, assumption)),
            Err(finding) => findings.add(finding.at(row_of(yaml, key))),
        }
    }
    checking::together(findings, &scenarios, yaml);
    scenarios.shifts = checking::shifts(findings, file.shifts, yaml);
    scenarios.weights = checking::weights(findings, indicators, file.weights, yaml);
    scenarios
}

/// The row in which a key stands.
fn row_of(yaml: Yaml<'_>, key: &str) -> Place {
    let row = yaml.text.lines().position(|line| {
        line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    let place = Place::file(yaml.file);
    row.map_or(place.clone(), |row| place.row(yaml.rows_before + row + 1))
}

fn unknown_parameter(key: &str) -> Finding {
    Finding::error(Code::UnknownKey, format!("there is no assumption `{key}`"))
        .did_you_mean(key, Parameter::ALL.iter().map(|parameter| parameter.key()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Document, Sources};

    fn read(text: &str) -> (Scenarios, usize) {
        let document = Document { file: "data/scenarios.yaml".to_owned(), text: text.to_owned() };
        let sources = Sources { documents: vec![document], ..Sources::default() };
        let mut findings = Findings::default();
        let found = scenarios(&mut findings, &Bibliography::new(), &BTreeMap::new(), &mut Pile::new(sources));
        (found, findings.in_order().len())
    }

    #[test]
    fn every_parameter_is_possible_by_itself() {
        for parameter in Parameter::ALL {
            let [low, middle, high] = parameter.usual();
            let is_three = matches!(parameter.form(), Form::ThreeUp | Form::ThreeDown);
            let values = match is_three {
                true => format!("low: {low}, middle: {middle}, high: {high}"),
                false => format!("value: {middle}"),
            };
            let key = parameter.key();
            let row = format!("  {key}: {{{values}, date: 2026, status: estimate, note: waarom}}");
            let (found, told) = read(&format!("parameters:\n{row}\n"));
            assert_eq!((told, found.values(*parameter)), (0, parameter.usual()), "{row}");
            assert!(found.is_set(*parameter));
        }
    }

    #[test]
    fn what_is_not_set_is_an_estimate_of_the_program() {
        let (found, told) = read(
            "shifts:\n  - {name: avond, times_a_year: 251, hours: 5.5, gps: 3, replaceable: 1, feasible: 1}\n",
        );
        assert_eq!((told, found.shifts.len()), (0, 1));
        let norm = found.assumption(Parameter::NormPatientsPerFte);
        assert_eq!((norm.values, norm.source, norm.status), ([2095.0; 3], None, Status::Estimate));
        assert_eq!(read("").0, Scenarios::default());
    }
}
