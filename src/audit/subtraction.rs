//! What simple subtraction gives away: a whole without all of its parts but one.
//!
//! It knows one kind of sum only, and stands in for a ledger that knows all of them.

use crate::protect::structure::Wave;
use crate::protect::{Disclosed, Disclosure, NumberKey, Structure, ToldNumber};
use std::collections::{BTreeMap, BTreeSet};

type Told = BTreeMap<NumberKey, ToldNumber>;

/// The hidden counts that are left when the shown parts are taken from a shown whole.
pub fn narrowed(structure: &Structure, told: &Told) -> Vec<Disclosure> {
    let waves = structure.waves.iter();
    let wholes = waves.flat_map(|wave| parts_of_wholes(wave).into_iter().map(move |whole| (wave, whole)));
    let mut found: Vec<Disclosure> = wholes
        .flat_map(|(wave, (whole, parts))| {
            let of_wave = |key: &&NumberKey| {
                key.survey == wave.survey && key.period == wave.period && key.region == *whole
            };
            let keys = told.keys().filter(of_wave).cloned().collect::<Vec<_>>();
            keys.into_iter().filter_map(move |key| remainder(told, &key, &parts)).collect::<Vec<_>>()
        })
        .collect();
    found.sort_by(|a, b| a.key.cmp(&b.key));
    found.dedup_by(|a, b| a.key == b.key);
    found
}

/// As `narrowed`, with what was published before beside it.
pub fn narrowed_by_both(now: &Structure, told: &Told, _: &Structure, before: &Told) -> Vec<Disclosure> {
    let was = |key: &NumberKey| before.get(key).filter(|told| told.count.is_some());
    let both = told.iter().map(|(key, told)| {
        let known = was(key).filter(|_| told.is_hidden);
        let told = match known {
            Some(known) => ToldNumber { is_hidden: false, ..known.clone() },
            None => told.clone(),
        };
        (key.clone(), told)
    });
    narrowed(now, &both.collect())
}

/// Each whole with the regions that answers name and that count for it.
fn parts_of_wholes(wave: &Wave) -> BTreeMap<&String, BTreeSet<&String>> {
    let mut parts: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (part, wholes) in &wave.reach {
        for (whole, _) in wholes.iter().filter(|(whole, _)| whole != part) {
            parts.entry(whole).or_default().insert(part);
        }
    }
    parts
}

/// The one hidden part of this whole, if all others are shown.
fn remainder(told: &Told, whole: &NumberKey, parts: &BTreeSet<&String>) -> Option<Disclosure> {
    let (total, _) = told.get(whole)?.count?;
    let keys = parts.iter().map(|part| NumberKey { region: (*part).clone(), ..whole.clone() });
    let known: Vec<NumberKey> = keys.filter(|key| told.contains_key(key)).collect();
    let (hidden, shown): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|key| told.get(key).is_some_and(|told| told.is_hidden));
    let [key] = &hidden[..] else { return None };
    let counts = shown.iter().map(|key| told.get(key).and_then(|told| told.count).map(|(count, _)| count));
    let left = total - counts.sum::<Option<f64>>()?;
    let by = std::iter::once(whole.clone()).chain(shown).collect();
    Some(Disclosure { key: key.clone(), what: Disclosed::Count, low: left, high: left, by })
}
