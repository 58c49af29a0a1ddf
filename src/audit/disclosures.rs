//! Hidden numbers that can be worked out, told so that their owner can do something about it. These messages
//! are for the publisher alone; nothing of them reaches a page.

use super::Numbers;
use super::surfaces::File;
use crate::finding::{Code, Finding, Findings};
use crate::protect::{Disclosed, Disclosure, NumberKey};

/// So many of the numbers that give another away are named.
const MOST_NAMED: usize = 6;

/// So many hidden numbers are told of one by one: who has mended these looks again.
const MOST_TOLD: usize = 50;

/// Tells of what the site gives away by itself.
pub fn tell(findings: &mut Findings, files: &[File<'_>], numbers: &Numbers, found: &[Disclosure]) {
    for disclosure in found.iter().take(MOST_TOLD) {
        let place = |key: &NumberKey| numbers.spot(key).map(|spot| spot.place(files));
        let name = |key: &NumberKey| match place(key) {
            Some(place) => format!("{key} [{place}]"),
            None => key.to_string(),
        };
        let finding = Finding::error(Code::CanBeWorkedOut, message(disclosure)).help(format!(
            "{} give it away together; hide one of these as well, or count the region together with a neighbour",
            named(disclosure, name)
        ));
        findings.add(match disclosure.by.first().and_then(place) {
            Some(place) => finding.at(place),
            None => finding,
        });
    }
    tell_others(findings, Code::CanBeWorkedOut, found.len());
}

/// Tells of what the site gives away to who kept the one before it.
pub fn tell_of_both(findings: &mut Findings, found: &[Disclosure]) {
    for disclosure in found.iter().take(MOST_TOLD) {
        findings.add(Finding::error(Code::VersionsTell, message(disclosure)).help(format!(
            "{} in this site and the one before it give it away together; wait with this change until more \
             answers are in, or leave this wave as it was published",
            named(disclosure, NumberKey::to_string)
        )));
    }
    tell_others(findings, Code::VersionsTell, found.len());
}

/// How many there are besides.
fn tell_others(findings: &mut Findings, code: Code, all: usize) {
    let others = all.saturating_sub(MOST_TOLD);
    if others > 0 {
        findings.add(Finding::error(code, format!("{others} more hidden numbers can be worked out")));
    }
}

fn message(Disclosure { key, what, low, high, .. }: &Disclosure) -> String {
    let what = match what {
        Disclosed::Count => "how many gave this answer",
        Disclosed::Rest => "how many did not give this answer",
        Disclosed::Answered => "how many answered",
        Disclosed::Amount => "the total",
    };
    format!("{key} is hidden, but a reader can work out {what}: {}", range(*low, *high))
}

/// `3`, or `between 2 and 3`; never closer than was worked out.
fn range(low: f64, high: f64) -> String {
    let (low, high) = (round(low, f64::floor), round(high, f64::ceil));
    match (low == high, high.is_finite()) {
        (true, _) => format!("{low}"),
        (false, true) => format!("between {low} and {high}"),
        (false, false) => format!("at least {low}"),
    }
}

/// To two decimals, where it is not whole but for what computing leaves.
fn round(number: f64, outwards: fn(f64) -> f64) -> f64 {
    let whole = number.round();
    // Adding zero turns −0 into 0.
    if (number - whole).abs() < 1e-6 { whole + 0.0 } else { outwards(number * 100.0) / 100.0 }
}

fn named(disclosure: &Disclosure, name: impl Fn(&NumberKey) -> String) -> String {
    let mut names: Vec<String> = disclosure.by.iter().take(MOST_NAMED).map(name).collect();
    match disclosure.by.len().checked_sub(MOST_NAMED) {
        Some(others) if others > 0 => names.push(format!("and {others} more")),
        _ => {}
    }
    names.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_never_told_narrower_than_it_is() {
        assert_eq!(range(3.0, 3.000_000_01), "3");
        assert_eq!(range(2.004, 3.001), "between 2 and 3.01");
        assert_eq!(range(-0.0, f64::INFINITY), "at least 0");
    }
}
