//! Doubts about numbers: each check either tells the publisher, or, where the source itself is the
//! cause and the publisher has said so, tells the reader.

mod definition_differs;
mod fewer_than_must;
mod implausible;
mod parts_and_whole;
mod two_values;

pub use definition_differs::definition_differs;
pub use fewer_than_must::fewer_than_must;
pub use implausible::implausible;
pub use parts_and_whole::parts_and_whole;
pub use two_values::two_values;

use super::estimate::{Estimates, Key};
use crate::finding::{Code, Finding, Findings};
use crate::tidy::Acknowledged;

/// A doubt about one estimate.
struct Doubt {
    code: Code,
    key: Key,
    message: String,
}

/// Tells the reader where the doubt is acknowledged, and the publisher where it is not.
fn settle(
    findings: &mut Findings,
    estimates: &mut Estimates,
    acknowledged: &mut Acknowledged,
    doubts: Vec<Doubt>,
) {
    for Doubt { code, key, message } in doubts {
        let Some(estimate) = estimates.get_mut(&key) else { continue };
        match acknowledged.of(code, &key.region, Some(&key.indicator), Some(key.period)) {
            Some(row) => estimate.remark(&row.reason),
            None => findings.add(Finding::warning(code, message).at(estimate.place.clone()).help(
                "mend it; if the source has it so, acknowledge it in data/acknowledged.csv with a reason",
            )),
        }
    }
}
