//! A number as computed, with all that must travel with it.

use crate::finding::Place;
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId, SourceId};
use crate::tidy::{Published, Status};
use std::collections::BTreeMap;

/// What an estimate is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub indicator: IndicatorId,
    pub region: RegionId,
    pub period: Period,
}

/// One indicator of one region in one period.
#[derive(Debug)]
pub struct Estimate {
    pub quantity: Quantity,
    pub status: Status,
    /// What it rests on, in the order of the computation.
    pub bases: Vec<Basis>,
    /// What it covers, where that is not what region and definition say. It is then left out of comparisons.
    pub covers: Option<String>,
    pub note: Option<String>,
    /// Contradictions in its sources, each with the reason that the publisher gives.
    pub remarks: Vec<String>,
    /// Where it stands in the publisher's files.
    pub place: Place,
}

/// How much, which place, or which word.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// A number in the indicator's unit, with the lowest and highest value where the source gives them.
    Number { value: f64, interval: Option<(f64, f64)> },
    /// A place among `of`, where the indicator says what the first one means.
    Rank { place: u32, of: u32 },
    /// The source gives only a word.
    Word(String),
    /// The source keeps it back.
    Withheld,
    /// The source does not know.
    Unknown,
}

/// A source, and the place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    pub source: SourceId,
    pub place: Option<String>,
}

/// All estimates, by what they are of. Deliberately without `Serialize`.
#[derive(Debug, Default)]
pub struct Estimates {
    all: BTreeMap<Key, Estimate>,
}

impl Estimates {
    pub fn add(&mut self, key: Key, estimate: Estimate) {
        self.all.insert(key, estimate);
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Key, &mut Estimate)> {
        self.all.iter_mut()
    }

    /// The estimates of one indicator.
    pub fn of<'a>(&'a self, indicator: &'a IndicatorId) -> impl Iterator<Item = (&'a Key, &'a Estimate)> {
        self.all.iter().filter(move |(key, _)| key.indicator == *indicator)
    }

    pub fn get_mut(&mut self, key: &Key) -> Option<&mut Estimate> {
        self.all.get_mut(key)
    }

    /// The same region and period, but of another indicator.
    pub fn beside(&self, key: &Key, indicator: &IndicatorId) -> Option<&Estimate> {
        self.all.get(&Key { indicator: indicator.clone(), ..key.clone() })
    }

    /// The same indicator and period, but of another region.
    pub fn elsewhere(&self, key: &Key, region: &RegionId) -> Option<&Estimate> {
        self.all.get(&Key { region: region.clone(), ..key.clone() })
    }
}

impl IntoIterator for Estimates {
    type Item = (Key, Estimate);
    type IntoIter = std::collections::btree_map::IntoIter<Key, Estimate>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl Estimate {
    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self.quantity {
            Quantity::Number { value, .. } => Some(value),
            Quantity::Rank { .. } | Quantity::Word(_) | Quantity::Withheld | Quantity::Unknown => None,
        }
    }

    /// Adds the reason of a contradiction, once.
    pub fn remark(&mut self, reason: &str) {
        if !self.remarks.iter().any(|known| known == reason) {
            self.remarks.push(reason.to_owned());
        }
    }
}

/// The published rows by what they are of; more than one where a source gives several.
pub fn by_key(published: Vec<Published>) -> BTreeMap<Key, Vec<Published>> {
    let mut rows: BTreeMap<Key, Vec<Published>> = BTreeMap::new();
    for row in published {
        let key = Key { indicator: row.indicator.clone(), region: row.region.clone(), period: row.period };
        rows.entry(key).or_default().push(row);
    }
    rows
}
