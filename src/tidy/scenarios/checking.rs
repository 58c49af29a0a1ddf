//! Assumptions are doubted before anything is computed with them: ranges, order, and what belongs together.

use super::super::indicator::{self, Indicator};
use super::parameter::{Form, Parameter};
use super::{Assumption, Row, Scenarios, ShiftRow, row_of};
use crate::finding::{Code, Finding, Findings};
use crate::text::id::IndicatorId;
use crate::text::yaml::{self, Entries, Yaml};
use std::collections::BTreeMap;

/// An assumption as written, checked by itself.
pub fn assumption(parameter: Parameter, row: &Row) -> Result<Assumption, Finding> {
    let values = values(parameter, row)?;
    if let Some(strange) = values.into_iter().find(|value| !is_possible(parameter, *value)) {
        return Err(impossible(parameter, strange));
    }
    if !is_in_order(parameter.form(), values) {
        return Err(out_of_order(parameter));
    }
    let note = row.note.clone().filter(|note| !note.trim().is_empty());
    if row.source.is_none() && note.is_none() {
        return Err(without_reason(parameter));
    }
    Ok(Assumption { values, source: row.source.clone(), date: Some(row.date), status: row.status, note })
}

fn values(parameter: Parameter, row: &Row) -> Result<[f64; 3], Finding> {
    let three = (row.low, row.middle, row.high);
    let is_three = matches!(parameter.form(), Form::ThreeUp | Form::ThreeDown);
    match (row.value, three) {
        (Some(value), (None, None, None)) if !is_three => Ok([value; 3]),
        (None, (Some(low), Some(middle), Some(high))) if is_three => Ok([low, middle, high]),
        _ => {
            let key = parameter.key();
            let (takes, help) = match is_three {
                true => ("a value for each scenario", "write `low`, `middle` and `high`, and no `value`"),
                false => ("one value", "write `value`, and no `low`, `middle` or `high`"),
            };
            Err(Finding::error(Code::BadValue, format!("`{key}` takes {takes}")).help(help))
        }
    }
}

fn is_possible(parameter: Parameter, value: f64) -> bool {
    let (least, most) = parameter.range();
    (least..=most).contains(&value) && (parameter.form() != Form::Whole || value.fract() == 0.0)
}

fn impossible(parameter: Parameter, value: f64) -> Finding {
    let (least, most) = parameter.range();
    let kind = if parameter.form() == Form::Whole { "a whole number" } else { "a number" };
    let [low, middle, high] = parameter.usual();
    let usual = if low == high { format!("{middle}") } else { format!("{low}, {middle} and {high}") };
    Finding::error(Code::BadValue, format!("`{}` cannot be {value}", parameter.key()))
        .help(format!("write {kind} from {least} to {most}, or take it out: by itself it is {usual}"))
}

fn is_in_order(form: Form, [low, middle, high]: [f64; 3]) -> bool {
    match form {
        Form::One | Form::Whole => true,
        Form::ThreeUp => low <= middle && middle <= high,
        Form::ThreeDown => low >= middle && middle >= high,
    }
}

fn out_of_order(parameter: Parameter) -> Finding {
    let order = if parameter.form() == Form::ThreeUp { "not fall" } else { "not rise" };
    Finding::error(Code::BadValue, format!("the scenarios of `{}` are out of order", parameter.key())).help(
        format!("low is the least favourable: from `low` over `middle` to `high` the value may {order}"),
    )
}

fn without_reason(parameter: Parameter) -> Finding {
    let message = format!("`{}` has neither a source nor a reason", parameter.key());
    Finding::error(Code::MissingSource, message)
        .help("name a source of data/sources.yaml, or write in `note` why; readers will see it")
}

/// Tells what does not fit together.
pub fn together(findings: &mut Findings, scenarios: &Scenarios, yaml: Yaml<'_>) {
    use Parameter::{
        HorizonYears, HotWindowYears, MostPatientsPerFte, NormPatientsPerFte, PressureAttention,
        PressureBalanced, PressureTight, RiskYears,
    };
    let not_above = [
        (PressureBalanced, PressureAttention),
        (PressureAttention, PressureTight),
        (RiskYears, HorizonYears),
        (HotWindowYears, HorizonYears),
        (NormPatientsPerFte, MostPatientsPerFte),
    ];
    for (lower, higher) in not_above {
        if scenarios.value(lower) > scenarios.value(higher) {
            let named = if scenarios.is_set(lower) { lower } else { higher };
            findings.add(
                Finding::error(
                    Code::BadValue,
                    format!(
                        "`{}` is {}, which is above `{}`, {}",
                        lower.key(),
                        scenarios.value(lower),
                        higher.key(),
                        scenarios.value(higher)
                    ),
                )
                .at(row_of(yaml, named.key()))
                .help("change one of the two"),
            );
        }
    }
}

/// The shifts that can be; the others are told.
pub fn shifts(findings: &mut Findings, shifts: Vec<ShiftRow>, yaml: Yaml<'_>) -> Vec<ShiftRow> {
    let mut fine = Vec::new();
    for shift in shifts {
        match strange_shift(&shift) {
            Some(finding) => findings.add(finding.at(yaml::place_of(yaml, &shift.name))),
            None => fine.push(shift),
        }
    }
    fine
}

fn strange_shift(shift: &ShiftRow) -> Option<Finding> {
    let bad = |message: String, help: &str| Some(Finding::error(Code::BadValue, message).help(help));
    if shift.replaceable >= shift.gps {
        return bad(
            format!("`replaceable` is {} in a shift of {} GPs", shift.replaceable, shift.gps),
            "leave at least one GP in each shift",
        );
    }
    let ranges = [
        ("times_a_year", shift.times_a_year, 0.0, 10_000.0),
        ("hours", shift.hours, 0.0, 24.0),
        ("feasible", shift.feasible, 0.0, 1.0),
    ];
    let (key, value, least, most) =
        ranges.into_iter().find(|(_, value, least, most)| !(least..=most).contains(&value))?;
    bad(format!("`{key}` cannot be {value}"), &format!("write a number from {least} to {most}"))
}

/// The weights that can be; the others are told.
pub fn weights(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    weights: Entries<f64>,
    yaml: Yaml<'_>,
) -> Vec<(IndicatorId, f64)> {
    let mut fine = Vec::new();
    for (name, weight) in weights.0 {
        let indicator = IndicatorId::new(name.as_str());
        let finding = if !indicators.contains_key(&indicator) {
            indicator::unknown(&indicator, indicators)
        } else if !(0.0..=1000.0).contains(&weight) {
            Finding::error(Code::BadValue, format!("the weight of `{indicator}` cannot be {weight}"))
                .help("write a number from 0 to 1000")
        } else {
            fine.push((indicator, weight));
            continue;
        };
        findings.add(finding.at(row_of(yaml, &name)));
    }
    fine
}
