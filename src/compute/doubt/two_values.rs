//! Two values for one key: the same indicator of the same region and period, told twice and differently.

use crate::compute::estimate::Key;
use crate::finding::{Code, Finding, Findings};
use crate::text::number;
use crate::tidy::{Acknowledged, Acknowledgement, Indicator, Measure, Published, Value, value_text};

/// The row that counts, and what the reader is told when there were others.
pub struct Settled {
    pub row: Published,
    pub remark: Option<String>,
}

/// Chooses the row that counts. Where nobody says which one, the value becomes both of them, as a word, so
/// that nothing is computed with it and the reader sees that the source is at odds with itself.
pub fn two_values(
    findings: &mut Findings,
    indicator: &Indicator,
    key: &Key,
    mut rows: Vec<Published>,
    acknowledged: &mut Acknowledged,
) -> Settled {
    rows.dedup_by(|later, first| later.value == first.value && merged(first, later));
    if rows.len() == 1 {
        return Settled { row: rows.remove(0), remark: None };
    }
    let code =
        if matches!(indicator.measure, Measure::Rank { .. }) { Code::TwoRanks } else { Code::TwoValues };
    let acknowledgement = acknowledged.of(code, &key.region, Some(&key.indicator), Some(key.period));
    match acknowledgement.and_then(|row| Some((chosen(&rows, row)?, row.reason.clone()))) {
        Some((at, reason)) => Settled { row: rows.swap_remove(at), remark: Some(reason) },
        None => {
            findings.add(told(code, key, &rows));
            Settled { row: both(rows), remark: None }
        }
    }
}

/// The same value told twice is one: as firm as the least firm of the two, with what either says of it.
fn merged(first: &mut Published, later: &mut Published) -> bool {
    first.status = first.status.max(later.status);
    first.covers = first.covers.take().or_else(|| later.covers.take());
    first.note = first.note.take().or_else(|| later.note.take());
    true
}

/// The position of the row that the acknowledgement says counts.
fn chosen(rows: &[Published], row: &Acknowledgement) -> Option<usize> {
    let counts = row.counts.as_deref()?;
    let number = number::parse(counts, false);
    rows.iter().position(|published| match &published.value {
        Value::Number(value) => number == Some(*value),
        other => value_text(other) == counts,
    })
}

fn told(code: Code, key: &Key, rows: &[Published]) -> Finding {
    let values: Vec<String> = rows.iter().map(|row| format!("`{}`", value_text(&row.value))).collect();
    let places: Vec<String> = rows.iter().map(|row| row.row.to_string()).collect();
    let message =
        format!("{} of {} in {} is {}", key.indicator, key.region, key.period, values.join(" and "));
    Finding::warning(code, message).at(rows[0].row.clone()).help(format!(
        "keep one of {}; or write in data/acknowledged.csv, under `use`, {}",
        places.join(" and "),
        values.join(" or ")
    ))
}

fn both(mut rows: Vec<Published>) -> Published {
    let values: Vec<String> = rows.iter().map(|row| value_text(&row.value)).collect();
    let mut first = rows.swap_remove(0);
    first.value = Value::Word(values.join(" / "));
    first
}
