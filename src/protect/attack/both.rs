//! What a reader works out from two versions of a site: the one that stood before, and this one.
//!
//! The reader supposes that as little as possible changed. Where both agree, nothing did, and what the one
//! hides the other may tell. Where they differ, the least change that explains the difference is looked for
//! first, and then what it leaves of the hidden numbers.

use super::reading::Reading;
use super::{
    Disclosure, Hidden, Knowledge, MOST_OF_BOTH, Need, NumberKey, Statement, Structure, Supposition, Target,
    Told, Verdict, Wave, of_wave,
};
use crate::protect::ledger::{At, Ledger, Terms, less};
use std::collections::BTreeSet;

/// What two versions of a site tell together.
#[derive(Debug, Default)]
pub struct Beside<'a> {
    pub found: Vec<Disclosure>,
    /// The waves that are too large to be put beside what was published of them before.
    pub untried: Vec<&'a Wave>,
}

/// As [`narrowed`](super::narrowed), with what was published before beside it. What was shown before is not
/// hidden any more, whatever is done now.
pub fn narrowed_by_both<'a>(
    structure: &'a Structure,
    told: &Told,
    before_structure: &Structure,
    before: &Told,
) -> Beside<'a> {
    let mut beside = Beside::default();
    for wave in &structure.waves {
        let is_same = |other: &&Wave| other.survey == wave.survey && other.period == wave.period;
        let Some(earlier) = before_structure.waves.iter().find(is_same) else { continue };
        let (told, before) = (of_wave(wave, told), of_wave(earlier, before));
        // In the same words the earlier version tells nothing new.
        if wave == earlier && told == before {
            continue;
        }
        if is_large_beside(wave, earlier) {
            beside.untried.push(wave);
            continue;
        }
        let now = Reading::new(wave, &told, Supposition::NobodyLeftOut);
        let then = Reading::new(earlier, &before, Supposition::NobodyLeftOut);
        let (mut hidden, mut hidden_then) =
            (now.hidden(&structure.thresholds), then.hidden(&structure.thresholds));
        hidden.retain(|hidden| is_hidden(&before, &hidden.key));
        let known: BTreeSet<_> = hidden.iter().map(|hidden| (hidden.key.clone(), hidden.what)).collect();
        hidden_then.retain(|hidden| !known.contains(&(hidden.key.clone(), hidden.what)));
        beside.found.extend(Both::new(&now, &then).disclosed(hidden, hidden_then));
    }
    beside
}

fn is_large_beside(wave: &Wave, earlier: &Wave) -> bool {
    let cells = |wave| Ledger::new(wave).cell_count();
    cells(wave) + cells(earlier) > MOST_OF_BOTH
}

fn is_hidden(told: &Told, key: &NumberKey) -> bool {
    told.get(key).is_some_and(|told| told.is_hidden)
}

/// Two versions of a wave: the cells of the one stand behind those of the other.
struct Both<'a> {
    now: &'a Reading,
    then: &'a Reading,
    unknowns: usize,
    statements: Vec<Statement>,
    /// What is one number of both, as the one less the other.
    alike: Vec<Terms>,
}

impl<'a> Both<'a> {
    fn new(now: &'a Reading, then: &'a Reading) -> Self {
        let behind = now.ledger.cell_count() as u32;
        let mut statements = now.knowledge().statements;
        statements.extend(
            then.knowledge()
                .statements
                .into_iter()
                .map(|statement| Statement { terms: moved(statement.terms, behind), ..statement }),
        );
        let unknowns = now.ledger.cell_count() + then.ledger.cell_count();
        Both { now, then, unknowns, statements, alike: alike(now, then, behind) }
    }

    /// Of numbers that are hidden now, and of those that were hidden then, what is too narrow.
    fn disclosed(&self, now: Vec<Hidden>, then: Vec<Hidden>) -> Vec<Disclosure> {
        let behind = self.now.ledger.cell_count() as u32;
        let then = then.into_iter().map(|mut hidden| {
            hidden.target.terms = moved(hidden.target.terms, behind);
            hidden
        });
        let hidden: Vec<Hidden> = now.into_iter().chain(then).collect();
        let targets: Vec<Target> = hidden.iter().map(|hidden| hidden.target.clone()).collect();
        if targets.is_empty() {
            return Vec::new();
        }
        let unchanged = self.unchanged();
        let mut verdicts = unchanged.ranges(&targets);
        // Where the two contradict each other, something changed.
        let changed: Vec<usize> =
            (0..verdicts.len()).filter(|at| verdicts[*at] == Verdict::Contradiction).collect();
        if let Some(knowledge) = self.least_changed().filter(|_| !changed.is_empty()) {
            let targets: Vec<Target> = changed.iter().map(|at| targets[*at].clone()).collect();
            for (at, verdict) in changed.into_iter().zip(knowledge.ranges(&targets)) {
                verdicts[at] = verdict;
            }
        }
        let narrow = hidden.into_iter().zip(verdicts).filter_map(|(hidden, verdict)| {
            let Verdict::Narrow(range) = verdict else { return None };
            let Hidden { key, what, .. } = hidden;
            let by = self.told_of(&key);
            Some(Disclosure { key, what, low: range.low, high: range.high, by })
        });
        narrow.collect()
    }

    /// As if nothing changed.
    fn unchanged(&self) -> Knowledge {
        let alike = self.alike.iter().map(|terms| Statement { terms: terms.clone(), low: 0.0, high: 0.0 });
        Knowledge {
            unknowns: self.unknowns,
            statements: self.statements.iter().cloned().chain(alike).collect(),
        }
    }

    /// As if as little as possible changed. `None` when that cannot be found.
    fn least_changed(&self) -> Option<Knowledge> {
        let mut statements = self.statements.clone();
        let first = self.unknowns as u32;
        let mut changes: Terms = Vec::new();
        for (at, terms) in (0_u32..).zip(&self.alike) {
            let (more, fewer) = (first + 2 * at, first + 2 * at + 1);
            let mut terms = terms.clone();
            terms.extend([(more, -1.0), (fewer, 1.0)]);
            statements.push(Statement { terms, low: 0.0, high: 0.0 });
            changes.extend([(more, 1.0), (fewer, 1.0)]);
        }
        let mut knowledge = Knowledge { unknowns: self.unknowns + 2 * self.alike.len(), statements };
        let Verdict::Narrow(range) =
            knowledge.exact(&Target { terms: changes.clone(), need: Need::EVERYTHING })
        else {
            return None;
        };
        knowledge.statements.push(Statement { terms: changes, low: 0.0, high: range.low + 1e-6 });
        Some(knowledge)
    }

    /// The numbers of the same figure elsewhere, which both versions tell.
    fn told_of(&self, key: &NumberKey) -> Vec<NumberKey> {
        let same = |line: &&super::reading::Line| line.key.indicator == key.indicator && line.is_told();
        let then = |key: &NumberKey| self.then.lines.iter().any(|line| line.key == *key && line.is_told());
        let keys = self.now.lines.iter().filter(same).map(|line| line.key.clone());
        keys.filter(then).collect()
    }
}

fn moved(terms: Terms, by: u32) -> Terms {
    terms.into_iter().map(|(cell, share)| (cell + by, share)).collect()
}

/// The numbers of the smallest regions that both versions could tell.
fn alike(now: &Reading, then: &Reading, behind: u32) -> Vec<Terms> {
    let mut all = Vec::new();
    for region in &now.ledger.leaves {
        let name = &now.ledger.regions[*region];
        let Some(earlier) = then.ledger.region(name).filter(|region| then.ledger.leaves.contains(region))
        else {
            continue;
        };
        for (mine, theirs) in now.ledger.same_numbers(&then.ledger) {
            let mine = now.ledger.terms(At { region: *region, ..mine });
            let theirs = then.ledger.terms(At { region: earlier, ..theirs });
            all.push(less(mine, &moved(theirs, behind)));
        }
    }
    all
}
