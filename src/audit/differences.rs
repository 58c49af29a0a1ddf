//! What changed since the site that was published before: hiding does not take back what was shown, and a
//! small difference between two versions tells what those said who make it.

use super::{Numbers, Published};
use crate::finding::{Code, Finding, Findings};
use crate::protect::ToldNumber;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers that changed alike, by what they are of.
type Changed<'a> = BTreeMap<(&'a str, &'a str), BTreeSet<&'a str>>;

/// Tells of numbers that were shown and are hidden, and of waves in which little changed.
pub fn tell(findings: &mut Findings, now: (&Published, &Numbers), before: (&Published, &Numbers)) {
    let least = now.0.structure.thresholds.least_count.max(before.0.structure.thresholds.least_count);
    let (mut taken_back, mut few): (Changed<'_>, Changed<'_>) = Default::default();
    for (key, told) in &now.1.told {
        let Some(was) = before.1.told.get(key) else { continue };
        if told.is_hidden && was.value.is_some() {
            taken_back.entry((&key.indicator, &key.period)).or_default().insert(&key.region);
        }
        if is_small(told, was, least) {
            few.entry((&key.survey, &key.period)).or_default().insert(&key.region);
        }
    }
    taken_back.iter().for_each(|(of, regions)| tell_taken_back(findings, of, regions));
    few.iter().for_each(|(wave, regions)| tell_few(findings, wave, regions, least));
}

fn tell_taken_back(findings: &mut Findings, of: &(&str, &str), regions: &BTreeSet<&str>) {
    let (indicator, period) = of;
    let message = format!(
        "`{indicator}`, {period} was published before of {}, and is hidden now: hiding does not take it back",
        names(regions)
    );
    findings.add(Finding::warning(Code::ShownBefore, message).help(
        "say on the page of the survey that figures were withdrawn, and since when; ask who copied the site, \
         such as web archives, to remove the older version",
    ));
}

fn tell_few(findings: &mut Findings, wave: &(&str, &str), regions: &BTreeSet<&str>, least: f64) {
    let (survey, period) = wave;
    let message = format!(
        "since the site that was published before, fewer than {least} answers to `{survey}`, {period} came in \
         or changed in {}: the difference between the two tells what these said",
        names(regions)
    );
    findings.add(Finding::warning(Code::FewCameIn, message).help(format!(
        "publish the wave once, when it has closed, or wait until at least {least} more came in"
    )));
}

/// Whether so few answers make the difference that it is theirs.
fn is_small(told: &ToldNumber, was: &ToldNumber, least: f64) -> bool {
    let change = |now: Option<(f64, f64)>, before: Option<(f64, f64)>| Some((now?.0 - before?.0).abs());
    let is_few = |by: f64| by > 0.0 && by < least;
    match change(told.answered, was.answered) {
        Some(0.0) => change(told.count, was.count).is_some_and(is_few),
        answered => answered.is_some_and(is_few),
    }
}

/// The first of these regions, and how many others.
fn names(regions: &BTreeSet<&str>) -> String {
    const MOST: usize = 3;
    let first: Vec<&str> = regions.iter().take(MOST).copied().collect();
    match regions.len().saturating_sub(MOST) {
        0 => first.join(", "),
        1 => format!("{} and 1 other region", first.join(", ")),
        others => format!("{} and {others} other regions", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(answered: f64, count: f64) -> ToldNumber {
        let span = |number| Some((number, number));
        ToldNumber { is_hidden: false, answered: span(answered), count: span(count), value: None }
    }

    #[test]
    fn a_difference_of_a_few_is_theirs() {
        assert!(is_small(&told(18.0, 7.0), &told(16.0, 7.0), 5.0));
        assert!(is_small(&told(18.0, 8.0), &told(18.0, 7.0), 5.0), "one answer was changed");
        assert!(!is_small(&told(18.0, 7.0), &told(18.0, 7.0), 5.0));
        assert!(!is_small(&told(23.0, 9.0), &told(18.0, 7.0), 5.0));
    }

    #[test]
    fn many_regions_are_counted() {
        assert_eq!(names(&BTreeSet::from(["a", "b"])), "a, b");
        assert_eq!(names(&BTreeSet::from(["a", "b", "c", "d", "e"])), "a, b, c and 2 other regions");
    }
}
