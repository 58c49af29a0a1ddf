//! What an SPSS file says of its variables, in the words that all structure files share.

use super::code;
use crate::load::export::head::spaced;
use crate::load::export::{ColumnLabels, LabelledKind, Labels};
use ambers::{Measure, MissingSpec, MrSet, MrType, SpssMetadata, Value};

pub(super) fn labels(known: &SpssMetadata) -> Labels {
    Labels { columns: known.variable_names.iter().map(|name| column(known, name)).collect() }
}

fn column(known: &SpssMetadata, name: &str) -> ColumnLabels {
    let label = known.label(name).map(spaced).filter(|label| !label.is_empty());
    let values = known.value_labels(name).into_iter().flatten();
    let values = values.map(|(value, label)| (value, written(value), spaced(label)));
    let specs = known.variable_missing_values.get(name).map_or(&[][..], Vec::as_slice);
    let (mut missing, mut answers) = (Vec::new(), Vec::new());
    for (value, code, label) in values {
        let side = if is_missing(specs, value) { &mut missing } else { &mut answers };
        side.push((code, label));
    }
    for code in specs.iter().flat_map(codes) {
        if missing.iter().all(|(known, _)| *known != code) {
            missing.push((code, String::new()));
        }
    }
    let set = known.mr_sets.values().find(|set| {
        set.mr_type == MrType::MultipleDichotomy && set.variables.iter().any(|variable| variable == name)
    });
    let mut column = ColumnLabels {
        names: [Some(name.to_owned()), label.clone()].into_iter().flatten().collect(),
        text: label,
        option: None,
        group: None,
        kind: kind(known, name, !answers.is_empty()),
        answers,
        missing,
    };
    if let Some(set) = set {
        as_option(&mut column, set);
    }
    column
}

/// A variable of a multiple-response set is an option of one question.
fn as_option(column: &mut ColumnLabels, set: &MrSet) {
    let question = spaced(&set.label);
    column.group = Some(set.name.trim_start_matches('$').to_owned());
    column.option = column.text.take();
    column.text = Some(question).filter(|text| !text.is_empty());
    column.kind = Some(LabelledKind::Option);
    let Some(counted) = set.counted_value.as_deref().map(str::trim) else { return };
    column.answers.retain(|(code, _)| code == counted);
    if column.answers.is_empty() {
        column.answers.push((counted.to_owned(), String::new()));
    }
}

fn kind(known: &SpssMetadata, name: &str, has_answers: bool) -> Option<LabelledKind> {
    let format = known.format(name).unwrap_or_default();
    let is_text = format.starts_with('A');
    let is_date = ["DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS"]
        .iter()
        .any(|date| format.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.') == *date);
    match (has_answers, known.measure(name)) {
        (true, Some(Measure::Ordinal)) => Some(LabelledKind::Scale),
        (true, _) => Some(LabelledKind::Choice),
        (false, _) if is_text => Some(LabelledKind::Text),
        (false, _) if is_date => Some(LabelledKind::Date),
        (false, Some(Measure::Scale)) => Some(LabelledKind::Number),
        (false, _) => None,
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Numeric(number) => code(*number),
        Value::String(text) => text.trim().to_owned(),
    }
}

fn is_missing(specs: &[MissingSpec], value: &Value) -> bool {
    specs.iter().any(|spec| match (spec, value) {
        (MissingSpec::Value(missing), Value::Numeric(number)) => missing == number,
        (MissingSpec::Range { lo, hi }, Value::Numeric(number)) => (lo..=hi).contains(&number),
        (MissingSpec::StringValue(missing), Value::String(text)) => missing.trim() == text.trim(),
        _ => false,
    })
}

/// The codes that are missing, of a range those that can be counted on two hands.
fn codes(spec: &MissingSpec) -> Vec<String> {
    match spec {
        MissingSpec::Value(number) => vec![code(*number)],
        MissingSpec::StringValue(text) => vec![text.trim().to_owned()],
        MissingSpec::Range { lo, hi } if lo.fract() == 0.0 && (0.0..=10.0).contains(&(hi - lo)) => {
            (0_u8..=10).map(|step| lo + f64::from(step)).take_while(|number| number <= hi).map(code).collect()
        }
        MissingSpec::Range { .. } => Vec::new(),
    }
}
