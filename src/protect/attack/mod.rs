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
use super::range::{Knowledge, Need, Statement, Target, Verdict};
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
/// Two versions of a wave that have more cells than this together are not put side by side.
const MOST_OF_BOTH: usize = 8000;

/// The waves that are too large to be tried.
pub fn untried(structure: &Structure) -> Vec<&Wave> {
    structure.waves.iter().filter(|wave| is_large(wave)).collect()
}

fn is_large(wave: &Wave) -> bool {
    Ledger::new(wave).cell_count() > MOST_CELLS
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
    if is_large(wave) {
        return Vec::new();
    }
    let own = of_wave(wave, told);
    let (mut all, mut open) = (Vec::new(), None);
    for supposition in Supposition::ALL {
        if open.as_ref().is_some_and(Names::is_empty) {
            break;
        }
        let reading = Reading::new(wave, &own, supposition);
        let hidden = reading.hidden(thresholds).into_iter();
        let hidden: Vec<Hidden> = hidden.filter(|hidden| is_open(open.as_ref(), hidden)).collect();
        let (found, contradicted) = disclosed(&reading, hidden);
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
fn disclosed(reading: &Reading, hidden: Vec<Hidden>) -> (Vec<Disclosure>, Names) {
    let knowledge = reading.knowledge();
    let targets: Vec<Target> = hidden.iter().map(|hidden| hidden.target.clone()).collect();
    let verdicts = knowledge.ranges(&targets);
    let (mut found, mut contradicted) = (Vec::new(), Names::new());
    for (hidden, verdict) in hidden.into_iter().zip(verdicts) {
        if verdict == Verdict::Contradiction {
            contradicted.insert((hidden.key, hidden.what));
        } else if let Verdict::Narrow(range) = verdict {
            let Hidden { key, what, target } = hidden;
            let by = reading.keys(&knowledge.giving_away(&target));
            found.push(Disclosure { key, what, low: range.low, high: range.high, by });
        }
    }
    (found, contradicted)
}
