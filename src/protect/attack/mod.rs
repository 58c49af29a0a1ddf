//! What a reader can work out of hidden numbers from a site as it is published, by adding and subtracting.
//!
//! This is protection seen from the other side: nothing is known here but what the site tells. The reader
//! supposes what most would: that who is not in a table did not answer, that everybody falls in one of the
//! groups, that whoever was asked on answered. Where that cannot be, for then the numbers contradict each
//! other, the reader supposes less.

mod both;
mod reading;

pub use both::narrowed_by_both;

use super::ledger::Ledger;
use super::range::{Knowledge, Need, Range, Statement, Target, Verdict};
use super::structure::{Structure, Thresholds, Wave};
use super::told::{Disclosed, Disclosure, NumberKey, ToldNumber};
use reading::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// What a site tells, by number.
pub type Told = BTreeMap<NumberKey, ToldNumber>;

/// A hidden number, and what is left of it.
#[derive(Debug, Clone)]
struct Hidden {
    key: NumberKey,
    what: Disclosed,
    target: Target,
}

/// A wave of more cells than this is not tried: it would take hours.
const MOST_CELLS: usize = 25_000;

/// The waves that are too large to be tried, by survey and period.
pub fn untried(structure: &Structure) -> Vec<(String, String)> {
    let is_large = |wave: &&Wave| Ledger::new(wave).cell_count() > MOST_CELLS;
    let large = structure.waves.iter().filter(is_large);
    large.map(|wave| (wave.survey.clone(), wave.period.clone())).collect()
}

/// The hidden numbers of which a reader can know more than the thresholds allow, each once.
pub fn narrowed(structure: &Structure, told: &Told) -> Vec<Disclosure> {
    let mut all: Vec<Disclosure> =
        structure.waves.iter().flat_map(|wave| of_one(&structure.thresholds, wave, told)).collect();
    all.sort_by(|a, b| (&a.key, a.what).cmp(&(&b.key, b.what)));
    all
}

/// Of one wave: what the reader supposes first, and where that cannot be what is supposed next.
fn of_one(thresholds: &Thresholds, wave: &Wave, told: &Told) -> Vec<Disclosure> {
    if Ledger::new(wave).cell_count() > MOST_CELLS {
        return Vec::new();
    }
    let own = of_wave(wave, told);
    let (mut all, mut open) = (Vec::new(), None);
    for supposition in Supposition::ALL {
        let reading = Reading::new(wave, &own, supposition);
        let hidden = reading.hidden(thresholds).into_iter();
        let hidden: Vec<Hidden> = hidden.filter(|hidden| is_open(open.as_ref(), hidden)).collect();
        let (found, contradicted) = disclosed(thresholds, &reading, hidden);
        all.extend(found);
        open = Some(contradicted);
    }
    all
}

/// The numbers of which nothing followed.
type Names = BTreeSet<(NumberKey, Disclosed)>;

fn is_open(open: Option<&Names>, hidden: &Hidden) -> bool {
    open.is_none_or(|open| open.contains(&(hidden.key.clone(), hidden.what)))
}

/// What is told of one wave.
fn of_wave(wave: &Wave, told: &Told) -> Told {
    let is_own = |key: &NumberKey| key.survey == wave.survey && key.period == wave.period;
    told.iter().filter(|(key, _)| is_own(key)).map(|(key, told)| (key.clone(), told.clone())).collect()
}

/// What a reader supposes. Where the first cannot be, the next may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Supposition {
    /// Everybody falls in one of the groups, and whoever was asked on answered.
    NobodyLeftOut,
    /// Some fall in none of the groups.
    SomeInNoGroup,
    /// Nothing is known of groups.
    NoGroups,
}

impl Supposition {
    const ALL: [Self; 3] = [Self::NobodyLeftOut, Self::SomeInNoGroup, Self::NoGroups];
}

/// What is disclosed, and of what nothing follows, for what is supposed contradicts what is told.
fn disclosed(thresholds: &Thresholds, reading: &Reading, hidden: Vec<Hidden>) -> (Vec<Disclosure>, Names) {
    if hidden.is_empty() {
        return (Vec::new(), Names::new());
    }
    let knowledge = reading.knowledge();
    let targets: Vec<Target> = hidden.iter().map(|hidden| hidden.target.clone()).collect();
    let verdicts = knowledge.ranges(&targets);
    let (mut found, mut contradicted) = (Vec::new(), Names::new());
    for (hidden, verdict) in hidden.into_iter().zip(verdicts) {
        if verdict == Verdict::Contradiction {
            contradicted.insert((hidden.key, hidden.what));
        } else if let Some(range) = too_narrow(thresholds, &hidden, verdict) {
            let by = knowledge.giving_away(&close(thresholds, hidden.target, range));
            let Hidden { key, what, .. } = hidden;
            let by = reading.keys(&by);
            found.push(Disclosure { key, what, low: range.low, high: range.high, by });
        }
    }
    (found, contradicted)
}

/// What is left of a hidden number, where that is too little.
fn too_narrow(thresholds: &Thresholds, hidden: &Hidden, verdict: Verdict) -> Option<Range> {
    let Verdict::Narrow(range) = verdict else { return None };
    (hidden.what != Disclosed::Amount || is_close(thresholds, range)).then_some(range)
}

/// Whether an amount between these ends can be told to within p percent, whichever of them it is.
fn is_close(thresholds: &Thresholds, range: Range) -> bool {
    let part = thresholds.p_percent / 100.0;
    range.high * (1.0 - part) < range.low * (1.0 + part)
}

/// The same target with a range that would have been enough for an amount.
fn close(thresholds: &Thresholds, target: Target, range: Range) -> Target {
    if target.need.width.is_finite() {
        return target;
    }
    let width = 2.0 * thresholds.p_percent / 100.0 * range.high;
    Target { need: Need { width: range.high - range.low + width, high: 0.0, low: f64::INFINITY }, ..target }
}
