//! Which statements together give a hidden number away.

use super::pieces::{Pieces, told_together};
use super::verdict::{self, Depth};
use super::{Knowledge, Statement, Target, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// What was told together with a target, with unknowns counted anew.
pub struct About {
    pub knowledge: Knowledge,
    pub target: Target,
    /// Where each statement stood.
    positions: Vec<usize>,
}

/// All that has to do with a target.
pub fn about(knowledge: &Knowledge, target: &Target) -> About {
    let mut told = told_together(knowledge);
    let unknowns = 0..super::reduced::unknowns(knowledge);
    let own = target.terms.iter().filter(|(unknown, _)| unknowns.contains(&(*unknown as usize)));
    let groups: BTreeSet<usize> = own.map(|(unknown, _)| told.of(*unknown as usize)).collect();
    let mut is_about = |statement: &Statement| {
        statement.terms.first().is_some_and(|(unknown, _)| groups.contains(&told.of(*unknown as usize)))
    };
    let told = knowledge.statements.iter().enumerate().filter(|(_, statement)| is_about(statement));
    let (positions, statements): (Vec<usize>, Vec<&Statement>) = told.unzip();
    let mut numbers = Numbers::default();
    let target = Target { terms: numbers.of(&target.terms), need: target.need };
    let statements = statements
        .into_iter()
        .map(|statement| Statement { terms: numbers.of(&statement.terms), ..*statement })
        .collect();
    let unknowns = numbers.of.len();
    About { knowledge: Knowledge { unknowns, statements }, target, positions }
}

/// New numbers for unknowns, in the order in which they are met.
#[derive(Default)]
struct Numbers {
    of: BTreeMap<u32, u32>,
}

impl Numbers {
    fn of(&mut self, terms: &[(u32, f64)]) -> Vec<(u32, f64)> {
        let mut number = |unknown: u32| {
            let next = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
            *self.of.entry(unknown).or_insert(next)
        };
        terms.iter().map(|(unknown, by)| (number(*unknown), *by)).collect()
    }
}

pub fn statements(knowledge: &Knowledge, target: &Target) -> Vec<usize> {
    let about = about(knowledge, target);
    let mut kept: Vec<usize> = (0..about.positions.len()).collect();
    // The long ones are left out first, for a reader of the message can check short ones.
    kept.sort_by_key(|position| {
        let length = about.knowledge.statements[*position].terms.len();
        (std::cmp::Reverse(length), *position)
    });
    if !about.is_narrow(&kept) {
        return Vec::new();
    }
    let mut size = kept.len().div_ceil(2);
    loop {
        about.leave_out(&mut kept, size);
        if size <= 1 {
            break;
        }
        size = size.div_ceil(2);
    }
    let mut positions: Vec<usize> = kept.iter().map(|position| about.positions[*position]).collect();
    positions.sort_unstable();
    positions
}

impl About {
    /// Leaves out so many at a time, wherever the range stays narrow without them.
    fn leave_out(&self, kept: &mut Vec<usize>, size: usize) {
        let mut from = 0;
        while from < kept.len() {
            let until = (from + size).min(kept.len());
            let without: Vec<usize> = kept[..from].iter().chain(&kept[until..]).copied().collect();
            if self.is_narrow(&without) {
                *kept = without;
            } else {
                from = until;
            }
        }
    }

    fn is_narrow(&self, kept: &[usize]) -> bool {
        let all = &self.knowledge.statements;
        let statements = kept.iter().map(|position| all[*position].clone()).collect();
        let knowledge = Knowledge { unknowns: self.knowledge.unknowns, statements };
        let verdict = verdict::on(&mut Pieces::of(&knowledge), &self.target, Depth::Proof);
        matches!(verdict, Verdict::Narrow(_))
    }
}
