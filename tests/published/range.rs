//! What a reader can compute of hidden numbers: published ranges, and every whole table there is.

use super::near;
use crate::example::chance::Chance;
use praatplaat::protect::range::{Knowledge, Need, Range, Statement, Target, Verdict};
use std::collections::BTreeMap;

/// A table of which some cells are hidden: each is an unknown.
struct Table {
    counts: Vec<Vec<i32>>,
    hidden: BTreeMap<(usize, usize), u32>,
    knowledge: Knowledge,
}

impl Table {
    fn new<const N: usize>(counts: &[[i32; N]], hidden: &[(usize, usize)]) -> Self {
        let counts = counts.iter().map(|row| row.to_vec()).collect();
        let hidden: BTreeMap<_, _> = hidden.iter().copied().zip(0..).collect();
        let knowledge = Knowledge { unknowns: hidden.len(), statements: Vec::new() };
        Self { counts, hidden, knowledge }
    }

    /// Publishes the sum of these cells: what is hidden of it comes to the rest.
    fn publish(&mut self, cells: impl IntoIterator<Item = (usize, usize)>) {
        let mut statement = Statement { terms: Vec::new(), low: 0.0, high: 0.0 };
        for cell in cells {
            if let Some(unknown) = self.hidden.get(&cell) {
                statement.terms.push((*unknown, 1.0));
                statement.low += f64::from(self.counts[cell.0][cell.1]);
            }
        }
        statement.high = statement.low;
        self.knowledge.statements.push(statement);
    }

    fn publish_rows(&mut self) {
        let columns = self.counts[0].len();
        (0..self.counts.len()).for_each(|row| self.publish((0..columns).map(|column| (row, column))));
    }

    /// Publishes, for each column, the sum of these rows.
    fn publish_sums_of(&mut self, rows: &[usize]) {
        let columns = self.counts[0].len();
        (0..columns).for_each(|column| self.publish(rows.iter().map(|row| (*row, column))));
    }

    #[track_caller]
    fn leaves(&self, cell: (usize, usize), low: f64, high: f64) {
        let target = target(&[self.hidden[&cell]], 0.0);
        let Verdict::Enough(range) = self.knowledge.exact(&target) else { panic!("no range of {cell:?}") };
        near(range.low, low, 1e-6);
        near(range.high, high, 1e-6);
    }
}

pub fn target(unknowns: &[u32], width: f64) -> Target {
    let need = Need { width, high: 0.0, low: f64::INFINITY, part: 0.0 };
    Target { terms: unknowns.iter().map(|unknown| (*unknown, 1.0)).collect(), need }
}

#[test]
fn agrees_with_the_gauss_suppression_vignette() {
    // Ø. Langsrud, package GaussSuppression, vignette: age by country. The ranges are our reference A.
    let mut table = Table::new(&[[5, 2, 0], [6, 3, 4]], &[(0, 1), (0, 2), (1, 1), (1, 2)]);
    table.publish_rows();
    table.publish_sums_of(&[0, 1]);
    for (cell, low, high) in [((0, 2), 0.0, 2.0), ((1, 2), 2.0, 4.0), ((1, 1), 3.0, 5.0), ((0, 1), 0.0, 2.0)]
    {
        table.leaves(cell, low, high);
    }
}

#[test]
fn agrees_with_fischetti_and_salazar() {
    // M. Fischetti and J. J. Salazar, Management Science 47 (2001), figure 1: investments of enterprises by
    // activity and region. Activity II in region C, 22, is between 5 and 30.
    let counts = [[20, 50, 10], [8, 19, 22], [17, 32, 12]];
    let mut table = Table::new(&counts, &[(1, 0), (1, 2), (2, 0), (2, 2)]);
    table.publish_rows();
    table.publish_sums_of(&[0, 1, 2]);
    table.leaves((1, 2), 5.0, 30.0);
}

#[test]
fn finds_what_one_in_each_row_and_column_does_not_hide() {
    // Statistical Policy Working Paper 22, Report on Statistical Disclosure Limitation Methodology (1994), ch. II:
    // children by county and by schooling of the head of the household. Every row and column hides two at
    // least, and yet the fourth of the first county is found: it is 1.
    let counts = [[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]];
    let hidden = [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (2, 0), (2, 3), (3, 0), (3, 3)];
    let mut table = Table::new(&counts, &hidden);
    table.publish_rows();
    table.publish_sums_of(&[0, 1, 2, 3]);
    table.leaves((0, 3), 1.0, 1.0);
}

/// Reference B: whether there is a successor (yes, no, unknown), in five municipalities of two subregions.
fn successors() -> Table {
    let counts = [[7, 6, 5], [2, 9, 6], [12, 8, 3], [6, 5, 7], [9, 11, 8]];
    let hidden = [(0, 0), (1, 0), (0, 2), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)];
    let mut table = Table::new(&counts, &hidden);
    table.publish_rows();
    table.publish_sums_of(&[0, 1]);
    table.publish_sums_of(&[2, 3, 4]);
    table.publish_sums_of(&[0, 1, 2, 3, 4]);
    table
}

#[test]
fn agrees_with_the_reference_of_two_subregions() {
    for (cell, low, high) in [
        ((1, 0), 0.0, 8.0),
        ((0, 0), 1.0, 9.0),
        ((1, 2), 0.0, 8.0),
        ((0, 2), 3.0, 11.0),
        ((2, 2), 0.0, 10.0),
        ((2, 1), 1.0, 11.0),
        ((3, 2), 0.0, 10.0),
        ((3, 1), 2.0, 12.0),
    ] {
        successors().leaves(cell, low, high);
    }
}

#[test]
fn tells_which_statements_give_a_number_away() {
    let mut table = successors();
    let all = table.knowledge.statements.len();
    // One cell of subregion N is told after all, as the sum of itself.
    table.publish([(1, 0)]);
    let narrow = target(&[table.hidden[&(0, 0)]], 4.0);
    let given_away = table.knowledge.giving_away(&narrow);
    assert_eq!(given_away.len(), 2, "{given_away:?}");
    assert!(given_away.contains(&all), "{given_away:?}");
    assert!(table.knowledge.giving_away(&target(&[table.hidden[&(2, 2)]], 4.0)).is_empty());
}

/// A table of up to six municipalities in two subregions, with three answers, of which some cells are
/// hidden and some sums are told. Such sums nest, so every end is reached by a table of whole numbers.
fn drawn(chance: &mut Chance) -> Table {
    let rows = 2 + chance.below(5);
    let counts: Vec<[i32; 3]> =
        (0..rows).map(|_| [0; 3].map(|_| i32::try_from(chance.below(7)).expect("a small number"))).collect();
    let cells: Vec<(usize, usize)> = (0..rows).flat_map(|row| [(row, 0), (row, 1), (row, 2)]).collect();
    let mut hidden = cells;
    chance.shuffle(&mut hidden);
    hidden.truncate(2 + chance.below(7));
    let mut table = Table::new(&counts, &hidden);
    for row in 0..rows {
        if chance.happens(0.7) {
            table.publish([(row, 0), (row, 1), (row, 2)]);
        }
    }
    let middle = chance.below(rows + 1);
    for (from, until) in [(0, middle), (middle, rows), (0, rows)] {
        for column in 0..3 {
            if chance.happens(0.7) {
                table.publish((from..until).map(|row| (row, column)));
            }
        }
    }
    table
}

/// The lowest and the highest of every unknown and of the sum of the first two, over all tables of whole
/// numbers that agree; infinite where nothing is told.
fn by_trying_all(knowledge: &Knowledge) -> Vec<Range> {
    let covered = |unknown: usize| {
        knowledge
            .statements
            .iter()
            .any(|statement| statement.terms.iter().any(|(it, _)| *it as usize == unknown))
    };
    let mut found = Tried {
        knowledge,
        left: knowledge.statements.iter().map(|statement| statement.low).collect(),
        values: vec![0.0; knowledge.unknowns],
        ranges: vec![Range { low: f64::INFINITY, high: f64::NEG_INFINITY }; knowledge.unknowns + 1],
        is_covered: (0..knowledge.unknowns).map(covered).collect(),
    };
    found.try_from(0);
    for (unknown, range) in found.ranges.iter_mut().enumerate() {
        let of: &[usize] = if unknown == knowledge.unknowns { &[0, 1] } else { &[unknown] };
        if of.iter().any(|unknown| !found.is_covered[*unknown]) {
            range.high = f64::INFINITY;
        }
    }
    found.ranges
}

struct Tried<'a> {
    knowledge: &'a Knowledge,
    left: Vec<f64>,
    values: Vec<f64>,
    ranges: Vec<Range>,
    is_covered: Vec<bool>,
}

impl Tried<'_> {
    fn try_from(&mut self, unknown: usize) {
        if unknown == self.values.len() {
            if self.left.iter().all(|left| *left == 0.0) {
                self.note();
            }
            return;
        }
        let is_in = |statement: &Statement| statement.terms.iter().any(|(it, _)| *it as usize == unknown);
        let own: Vec<usize> =
            (0..self.left.len()).filter(|at| is_in(&self.knowledge.statements[*at])).collect();
        let ends = |statement: &Statement| statement.terms.iter().all(|(it, _)| *it as usize <= unknown);
        let most = own.iter().map(|at| self.left[*at]).reduce(f64::min).unwrap_or(0.0);
        let mut value = 0.0;
        while value <= most {
            own.iter().for_each(|at| self.left[*at] -= value);
            let is_dead = |at: &usize| self.left[*at] > 0.0 && ends(&self.knowledge.statements[*at]);
            if !own.iter().any(is_dead) {
                self.values[unknown] = value;
                self.try_from(unknown + 1);
            }
            own.iter().for_each(|at| self.left[*at] += value);
            value += 1.0;
        }
    }

    fn note(&mut self) {
        let both = self.values[0] + self.values[1];
        for (value, range) in self.values.iter().chain([&both]).zip(&mut self.ranges) {
            range.low = range.low.min(*value);
            range.high = range.high.max(*value);
        }
    }
}

fn targets(unknowns: usize, width: f64) -> Vec<Target> {
    let unknowns = u32::try_from(unknowns).expect("a small table");
    (0..unknowns).map(|unknown| vec![unknown]).chain([vec![0, 1]]).map(|it| target(&it, width)).collect()
}

pub fn shuffled(chance: &mut Chance, knowledge: &Knowledge) -> Knowledge {
    let mut knowledge = knowledge.clone();
    chance.shuffle(&mut knowledge.statements);
    knowledge.statements.iter_mut().for_each(|statement| chance.shuffle(&mut statement.terms));
    knowledge
}

#[track_caller]
fn same_ends(one: Range, other: Range) {
    let is_same = |one: f64, other: f64| one == other || (one - other).abs() <= 1e-6;
    assert!(is_same(one.low, other.low) && is_same(one.high, other.high), "{one:?} is not {other:?}");
}

#[test]
fn the_ends_are_those_of_all_tables_of_whole_numbers() {
    let mut chance = Chance::seeded(4);
    for _ in 0..400 {
        let knowledge = drawn(&mut chance).knowledge;
        let width = f64::from(u32::try_from(chance.below(8)).expect("a small number"));
        let tried = by_trying_all(&knowledge);
        for (target, range) in targets(knowledge.unknowns, width).iter().zip(tried) {
            let is_wide = range.high - range.low >= width;
            match knowledge.exact(target) {
                Verdict::Enough(found) if is_wide => same_ends(found, range),
                Verdict::Narrow(found) if !is_wide => same_ends(found, range),
                verdict => panic!("{verdict:?} where {range:?} is left of {target:?} by {knowledge:?}"),
            }
        }
    }
}

#[test]
fn an_early_verdict_is_that_of_the_whole_range_however_it_is_told() {
    let mut chance = Chance::seeded(5);
    for _ in 0..400 {
        let knowledge = drawn(&mut chance).knowledge;
        let other = shuffled(&mut chance, &knowledge);
        let width = f64::from(u32::try_from(chance.below(8)).expect("a small number"));
        let targets = targets(knowledge.unknowns, width);
        let (early, early_other) = (knowledge.ranges(&targets), other.ranges(&targets));
        for (position, target) in targets.iter().enumerate() {
            let (exact, exact_other) = (knowledge.exact(target), other.exact(target));
            agree(early[position], exact);
            agree(early_other[position], exact);
            agree(exact_other, exact);
        }
    }
}

/// Whether a verdict is as the exact one; an early range may lie within it.
#[track_caller]
pub fn agree(early: Verdict, exact: Verdict) {
    match (early, exact) {
        (Verdict::Enough(early), Verdict::Enough(exact)) => {
            assert!(early.low >= exact.low - 1e-6 && early.high <= exact.high + 1e-6);
        }
        (Verdict::Narrow(early), Verdict::Narrow(exact)) => same_ends(early, exact),
        _ => assert_eq!(early, exact),
    }
}
