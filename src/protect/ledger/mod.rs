//! The ledger of a wave: every number that could be published of it, each as the sum of cells it is.
//!
//! A cell is who in one region, in one subgroup, gave one answer. What counts the same answers shares
//! cells, so that a region is the sum of its municipalities, a question the sum of its answers, everyone
//! the sum of the subgroups, and one indicator a part of another: whatever a reader could add and subtract.

mod table;

pub use table::{Stand, Table};

use super::structure::{Answers, Wave};
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

/// A number that others add up to, give or take those who left the second question open.
#[derive(Debug)]
pub struct Tie {
    pub whole: Vec<At>,
    pub parts: Vec<At>,
}

/// The table of who answered at all.
pub const RESPONDENTS: usize = 0;
/// The group of everyone.
pub const EVERYONE: usize = 0;

impl Ledger {
    pub fn new(wave: &Wave) -> Self {
        let (tables, stands) = table::tables(wave);
        let mut regions: Vec<String> =
            wave.reach.iter().flat_map(|(_, places)| places).map(|(region, _)| region.clone()).collect();
        regions.sort();
        regions.dedup();
        let mut reach = vec![Vec::new(); regions.len()];
        for (leaf, (_, places)) in (0..).zip(&wave.reach) {
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

    /// The same, for each slot of one region that answers name.
    pub fn rest_by_slot(&self, table: usize, sum: usize, leaf: usize) -> impl Iterator<Item = Terms> {
        let own = &self.tables[table];
        let begin = self.cells[table] + leaf as u32 * own.width() * own.cells;
        (0..own.width()).map(move |slot| {
            let of =
                |cells: &[u32]| cells.iter().map(|cell| (begin + slot * own.cells + cell, 1.0)).collect();
            less(of(&own.answered), &of(&own.sums[sum].cells))
        })
    }

    /// The number of everyone is the sum over the answers to each question that tells groups apart.
    pub fn groups_that_add_up(&self, at: At) -> impl Iterator<Item = Vec<At>> {
        let splits = self.tables[at.table].splits.iter().filter(move |_| at.group == EVERYONE);
        splits.map(move |split| split.iter().map(|group| At { group: *group, ..at }).collect())
    }

    /// What must be alike in each region that answers name: everyone by one question and by another, and
    /// those who gave an answer and those who were asked on because of it.
    pub fn ties(&self) -> Vec<Tie> {
        (1..self.tables.len())
            .flat_map(|table| self.splits_alike(table).into_iter().chain(self.asked_on(table)))
            .collect()
    }

    fn splits_alike(&self, table: usize) -> Vec<Tie> {
        if self.tables[table].splits.len() < 2 {
            return Vec::new();
        }
        let wholes =
            self.of_table(table).filter(|at| at.group == EVERYONE && self.leaves.contains(&at.region));
        let ties = wholes.flat_map(|at| {
            let mut splits = self.groups_that_add_up(at);
            let whole = splits.next().unwrap_or_default();
            splits.map(move |parts| Tie { whole: whole.clone(), parts }).collect::<Vec<_>>()
        });
        ties.collect()
    }

    fn asked_on(&self, table: usize) -> Vec<Tie> {
        let Some((before, sum)) = self.tables[table].condition.as_ref().and_then(|on| self.chosen_by(on))
        else {
            return Vec::new();
        };
        let tie = |region: &usize| Tie {
            whole: vec![At { table: before, region: *region, group: EVERYONE, part: Part::Sum(sum) }],
            parts: vec![At { table, region: *region, group: EVERYONE, part: Part::Answered }],
        };
        self.leaves.iter().map(tie).collect()
    }

    /// The table and the sum of those who gave one of these answers.
    fn chosen_by(&self, condition: &Answers) -> Option<(usize, usize)> {
        let tables = self.tables.iter().enumerate();
        tables.filter_map(|(at, table)| Some((at, table.sum_of(condition)?))).next()
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
