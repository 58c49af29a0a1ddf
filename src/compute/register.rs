//! The measure `register`: a number taken over as published.
//!
//! It is a full count or somebody else's estimate, so it has no interval but the one its source gives.

use super::estimate::{Basis, Estimate, Quantity};
use crate::tidy::{Published, Value};

/// The published value as an estimate.
pub fn estimate(row: Published) -> Estimate {
    let quantity = match row.value {
        Value::Number(value) => Quantity::Number { value, interval: row.interval },
        Value::Word(word) => Quantity::Word(word),
        Value::Withheld => Quantity::Withheld,
        Value::Unknown => Quantity::Unknown,
    };
    Estimate {
        quantity,
        status: row.status,
        bases: vec![Basis { source: row.source, place: row.place }],
        covers: row.covers,
        note: row.note,
        remarks: Vec::new(),
        sampled: None,
        place: row.row,
    }
}
