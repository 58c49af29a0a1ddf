//! The measure `rank`: a published place among the regions of a level.
//!
//! The sources give places without standard errors, so there is no interval, and a place is never
//! computed with as if it were a distance. Where the source gives a word instead, the word stays.

use super::estimate::{Estimate, Quantity};
use super::register;
use crate::finding::{Code, Finding, Findings};
use crate::tidy::Published;

/// The published place as an estimate; `of` is how many places there are.
pub fn estimate(findings: &mut Findings, of: u32, row: Published) -> Estimate {
    let mut estimate = register::estimate(row);
    if let Some(number) = estimate.number() {
        estimate.quantity = match place(number, of) {
            Some(place) => Quantity::Rank { place, of },
            None => {
                findings.add(
                    Finding::error(Code::BadValue, format!("`{number}` is no place from 1 to {of}"))
                        .at(estimate.place.clone())
                        .help("write a whole number, or the word that the source gives"),
                );
                Quantity::Unknown
            }
        };
    }
    estimate
}

fn place(number: f64, of: u32) -> Option<u32> {
    let is_whole = number.fract() == 0.0 && (1.0..=f64::from(of)).contains(&number);
    // Within 1 and `of`, so it fits.
    is_whole.then_some(number as u32)
}
