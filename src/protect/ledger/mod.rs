//! The ledger of a wave: every number that could be published of it, each as the sum of cells it is.
//!
//! A cell is who in one region, in one subgroup, gave one answer. What counts the same answers shares
//! cells, so that a region is the sum of its municipalities, a question the sum of its answers, everyone
//! the sum of the subgroups, and one indicator a part of another: whatever a reader could add and subtract.

mod table;
mod ties;

pub use table::{Stand, Table};

use super::structure::Wave;
use std::collections::BTreeMap;

/// Cells, in order, and how much of each.
pub type Terms = Vec<(u32, f64)>;

/// The numbers of one wave. They are called by their position.
#[derive(Debug)]
pub struct Ledger {
    pub tables: Vec<Table>,
    /// Every region that answers count for.
    pub regions: Vec<String>,
    /// Which cells' regions each region counts, and for which part.
    reach: Vec<Vec<(u32, f64)>>,
    /// The regions that answers name.
    pub leaves: Vec<usize>,
    stands: BTreeMap<(String, String), Stand>,
    /// Where the numbers, and the cells, of each table begin.
    numbers: Vec<usize>,
    cells: Vec<u32>,
}

/// Which number of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How many answered.
    Answered,
    /// A sum over them.
    Sum(usize),
}

/// A number, by what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub table: usize,
    pub region: usize,
    pub group: usize,
    pub part: Part,
}

/// What a region is without the regions in it that were named as well.
#[derive(Debug)]
pub struct Own {
    pub terms: Terms,
    /// The numbers of these, each for its part.
    pub parts: Vec<(At, f64)>,
}

/// The table of who answered at all.
pub const RESPONDENTS: usize = 0;
/// The region of all who answered, wherever they are: it has no name, and stands first. No figure is of it.
pub const WHOLE_WAVE: &str = "";
/// The group of everyone.
pub const EVERYONE: usize = 0;

impl Ledger {
    pub fn new(wave: &Wave) -> Self {
        let (tables, stands) = table::tables(wave);
        let mut regions: Vec<String> =
            wave.reach.iter().flat_map(|(_, places)| places).map(|(region, _)| region.clone()).collect();
        regions.push(WHOLE_WAVE.to_owned());
        regions.sort();
        regions.dedup();
        let mut reach = vec![Vec::new(); regions.len()];
        for (leaf, (_, places)) in (0..).zip(&wave.reach) {
            reach[0].push((leaf, 1.0));
            for (region, share) in places {
                if let Ok(at) = regions.binary_search(region) {
                    reach[at].push((leaf, *share));
                }
            }
        }
        let leaves = wave.reach.iter().filter_map(|(leaf, _)| regions.binary_search(leaf).ok()).collect();
        let mut ledger = Ledger { tables, regions, reach, leaves, stands, numbers: vec![0], cells: vec![0] };
        ledger.lay_out(wave.reach.len());
        ledger
    }

    /// Gives every number and every cell its position.
    fn lay_out(&mut self, leaves: usize) {
        for table in &self.tables {
            let numbers = self.regions.len() * table.groups.len() * (1 + table.sums.len());
            let cells = leaves as u32 * table.width() * table.cells;
            self.numbers.push(self.numbers.last().map_or(0, |begin| begin + numbers));
            self.cells.push(self.cells.last().map_or(0, |begin| begin + cells));
        }
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.numbers.last().copied().unwrap_or(0)
    }

    /// How many cells a table has.
    pub fn cells_in(&self, table: usize) -> usize {
        (self.cells[table + 1] - self.cells[table]) as usize
    }

    /// How many cells there are.
    pub fn cell_count(&self) -> usize {
        self.cells.last().map_or(0, |end| *end as usize)
    }

    pub fn region(&self, region: &str) -> Option<usize> {
        self.regions.binary_search_by(|known| known.as_str().cmp(region)).ok()
    }

    /// Where a figure stands; `option` is empty for one that is of no single option.
    pub fn stand(&self, indicator: &str, option: &str) -> Option<&Stand> {
        self.stands.get(&(indicator.to_owned(), option.to_owned()))
    }

    /// Every number of one table.
    pub fn of_table(&self, table: usize) -> impl Iterator<Item = At> {
        let Table { groups, sums, .. } = &self.tables[table];
        let parts = move || std::iter::once(Part::Answered).chain((0..sums.len()).map(Part::Sum));
        (0..self.regions.len()).flat_map(move |region| {
            (0..groups.len())
                .flat_map(move |group| parts().map(move |part| At { table, region, group, part }))
        })
    }

    /// The position of a number.
    pub fn position(&self, at: At) -> usize {
        let Table { groups, sums, .. } = &self.tables[at.table];
        let part = match at.part {
            Part::Answered => 0,
            Part::Sum(sum) => 1 + sum,
        };
        self.numbers[at.table] + (at.region * groups.len() + at.group) * (1 + sums.len()) + part
    }

    /// The cells that a number is the sum of.
    pub fn terms(&self, at: At) -> Terms {
        let table = &self.tables[at.table];
        let wanted = match at.part {
            Part::Answered => &table.answered,
            Part::Sum(sum) => &table.sums[sum].cells,
        };
        let (begin, width) = (self.cells[at.table], table.width() * table.cells);
        let of_leaf = |(leaf, share): &(u32, f64)| {
            let (first, share) = (begin + leaf * width, *share);
            table.cells_of(at.group, wanted).map(move |cell| (first + cell, share))
        };
        let mut terms: Terms = self.reach[at.region].iter().flat_map(of_leaf).collect();
        terms.sort_by_key(|(cell, _)| *cell);
        terms
    }

    /// Whether any figure tells such a number. Some only stand for what another one was chosen by.
    pub fn has_figure(&self, at: At) -> bool {
        match at.part {
            Part::Answered => true,
            Part::Sum(sum) => self.tables[at.table].sums[sum].has_figure,
        }
    }

    /// Whether some count for a part in a region, so that how many answered is told as a rounded number.
    pub fn is_split(&self, region: usize) -> bool {
        self.reach[region].iter().any(|(_, share)| share.fract() != 0.0)
    }

    /// Whether it counts respondents among those who answered, so that all others are a count as well.
    pub fn is_count(&self, at: At) -> bool {
        match at.part {
            Part::Answered => false,
            Part::Sum(sum) => self.tables[at.table].sums[sum].is_count,
        }
    }

    /// How many cells a number is the sum of.
    pub fn size(&self, at: At) -> usize {
        let table = &self.tables[at.table];
        let wanted = match at.part {
            Part::Answered => &table.answered,
            Part::Sum(sum) => &table.sums[sum].cells,
        };
        self.reach[at.region].len() * table.cells_of(at.group, wanted).count()
    }

    /// The cells of those who answered and are not in a sum that counts: all who gave another answer.
    pub fn rest(&self, at: At) -> Terms {
        let answered = self.terms(At { part: Part::Answered, ..at });
        less(answered, &self.terms(at))
    }

    /// Who answered and did not choose an option, in each slot of each region that answers name. Where answers
    /// exclude each other, cells are never less than nothing by themselves.
    pub fn rests(&self, table: usize) -> Vec<Terms> {
        let own = &self.tables[table];
        let is_apart = |cells: &[u32]| !cells.iter().all(|cell| own.answered.contains(cell));
        let options = own.sums.iter().filter(|sum| sum.is_count && is_apart(&sum.cells));
        let slots = self.leaves.len() as u32 * own.width();
        let rests = options.flat_map(|sum| {
            (0..slots).map(move |slot| {
                let first = self.cells[table] + slot * own.cells;
                let of = |cells: &[u32]| cells.iter().map(|cell| (first + cell, 1.0)).collect();
                less(of(&own.answered), &of(&sum.cells))
            })
        });
        rests.collect()
    }

    /// The numbers that another ledger of the same wave has too: in the same table by its figures, and of the
    /// same group. Their region is to be filled in.
    pub fn same_numbers(&self, other: &Ledger) -> Vec<(At, At)> {
        let mut all = Vec::new();
        for (figure, stand) in &self.stands {
            let Some(theirs) = other.stands.get(figure) else { continue };
            let groups = &other.tables[theirs.table].groups;
            for (group, name) in self.tables[stand.table].groups.iter().enumerate() {
                let Some(their_group) = groups.iter().position(|known| known == name) else { continue };
                let at = |table, group, part| At { table, region: 0, group, part };
                let pair = |mine, their| (at(stand.table, group, mine), at(theirs.table, their_group, their));
                all.push(pair(Part::Answered, Part::Answered));
                let sums = stand.sums.iter().zip(&theirs.sums);
                all.extend(sums.map(|(mine, their)| pair(Part::Sum(*mine), Part::Sum(*their))));
            }
        }
        let everybody = At { table: RESPONDENTS, region: 0, group: EVERYONE, part: Part::Answered };
        all.push((everybody, everybody));
        all.sort();
        all.dedup();
        all
    }

    /// Those who named this very region, where others named a part of it. What it is without its parts.
    pub fn own(&self, at: At) -> Option<Own> {
        let leaf = self.leaves.iter().position(|leaf| *leaf == at.region)? as u32;
        let parts: Vec<(At, f64)> = self.reach[at.region]
            .iter()
            .filter(|(other, _)| *other != leaf)
            .map(|(other, share)| (At { region: self.leaves[*other as usize], ..at }, *share))
            .collect();
        let table = &self.tables[at.table];
        let width = table.width() * table.cells;
        let cells = self.cells[at.table] + leaf * width..self.cells[at.table] + (leaf + 1) * width;
        let own = self.terms(at).into_iter().filter(|(cell, _)| cells.contains(cell)).collect();
        (!parts.is_empty()).then_some(Own { terms: own, parts })
    }

    /// The regions that answers name in a region, itself included where some do, and for which part.
    pub fn parts(&self, region: usize) -> impl Iterator<Item = (usize, f64)> {
        self.reach[region].iter().map(|(leaf, share)| (self.leaves[*leaf as usize], *share))
    }

    /// The groups by each question that a figure tells a number by.
    pub fn splits_of(&self, at: At) -> Vec<Vec<At>> {
        (0..self.tables[at.table].splits.len()).filter_map(|split| self.groups_by(at, split)).collect()
    }

    /// Where groups are told apart, everyone is the sum of the groups of the first question: these, unless no
    /// figure tells the number by them.
    pub fn groups_of_everyone(&self, at: At) -> Option<Vec<At>> {
        self.groups_by(at, 0).filter(|_| at.group == EVERYONE)
    }

    /// The numbers of the groups that a question tells apart; `None` when no figure tells them.
    fn groups_by(&self, at: At, split: usize) -> Option<Vec<At>> {
        let table = &self.tables[at.table];
        let is_told = match at.part {
            Part::Answered => true,
            Part::Sum(sum) => table.sums[sum].told_by.contains(&split),
        };
        let groups = table.splits.get(split).filter(|_| is_told)?;
        Some(groups.iter().map(|group| At { group: *group, ..at }).collect())
    }
}

/// One sum of cells less another.
pub fn less(mut terms: Terms, other: &[(u32, f64)]) -> Terms {
    let mut cells: BTreeMap<u32, f64> = terms.drain(..).collect();
    for (cell, share) in other {
        *cells.entry(*cell).or_insert(0.0) -= share;
    }
    cells.into_iter().filter(|(_, share)| *share != 0.0).collect()
}

/// Several sums of cells together.
pub fn together(all: impl Iterator<Item = Terms>) -> Terms {
    let mut cells: BTreeMap<u32, f64> = BTreeMap::new();
    for (cell, share) in all.flatten() {
        *cells.entry(cell).or_insert(0.0) += share;
    }
    cells.into_iter().collect()
}
