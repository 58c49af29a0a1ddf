//! What is told close to a target: most of what a reader knows has nothing to do with it.
//!
//! Statements can be taken back one by one, so that whoever hides more sees at once what that leaves.

use super::{Knowledge, Range, Statement, Target, Verdict};
use std::collections::BTreeSet;

/// More statements than this are not looked through: it takes about as many solutions as there are.
const MOST: usize = 300;

/// What statements close to a target leave of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Close {
    /// Enough, as far as can be seen from so near.
    Enough,
    /// These statements together leave only this.
    Narrow(Range, Vec<usize>),
    /// There are too many to say; these are the closest.
    Many(Vec<usize>),
}

/// Which statements have to do with which unknowns.
pub struct Near {
    knowledge: Knowledge,
    is_taken_back: Vec<bool>,
    /// By unknown: whether a statement about it was taken back.
    is_opened: Vec<bool>,
    /// The statements that tell an unknown by itself.
    fixing: Vec<Vec<usize>>,
    /// The statements that an unknown stands in.
    about: Vec<Vec<usize>>,
}

impl Near {
    pub fn new(knowledge: Knowledge) -> Self {
        let unknowns = super::reduced::unknowns(&knowledge);
        let (mut fixing, mut about) = (vec![Vec::new(); unknowns], vec![Vec::new(); unknowns]);
        for (at, Statement { terms, low, high }) in knowledge.statements.iter().enumerate() {
            if let ([(unknown, _)], true) = (&terms[..], low == high) {
                fixing[*unknown as usize].push(at);
            }
            terms.iter().for_each(|(unknown, _)| about[*unknown as usize].push(at));
        }
        let is_taken_back = vec![false; knowledge.statements.len()];
        let is_opened = vec![false; unknowns];
        Self { knowledge, is_taken_back, is_opened, fixing, about }
    }

    /// All that was known before anything was taken back.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// From now on nobody knows this.
    pub fn take_back(&mut self, statement: usize) {
        self.is_taken_back[statement] = true;
        let terms = &self.knowledge.statements[statement].terms;
        terms.iter().for_each(|(unknown, _)| self.is_opened[*unknown as usize] = true);
    }

    /// Whether anything was taken back that has to do with a target itself.
    pub fn is_opened(&self, target: &Target) -> bool {
        target.terms.iter().any(|(unknown, _)| self.is_opened[*unknown as usize])
    }

    /// What is left of a target by the statements around it: as few steps away as give it away.
    pub fn close_to(&self, target: &Target) -> Close {
        let mut known = 0;
        for steps in 1.. {
            let about = self.about(target, steps);
            if about.len() == known {
                return Close::Enough;
            }
            if about.len() > MOST {
                return Close::Many(about);
            }
            known = about.len();
            let knowledge = Knowledge {
                unknowns: self.about.len(),
                statements: about.iter().map(|at| self.knowledge.statements[*at].clone()).collect(),
            };
            if let Verdict::Narrow(range) = knowledge.exact(target) {
                let given = knowledge.giving_away(target).into_iter().map(|at| about[at]).collect();
                return Close::Narrow(range, given);
            }
        }
        Close::Enough
    }

    /// The statements so many steps away: those a target's unknowns stand in, those that share with these an
    /// unknown of which nothing is told by itself, and so on; and what is told of them all by itself.
    fn about(&self, target: &Target, steps: usize) -> Vec<usize> {
        let mut about = BTreeSet::new();
        let mut border: Vec<u32> = target.terms.iter().map(|(unknown, _)| *unknown).collect();
        let mut seen: BTreeSet<u32> = border.iter().copied().collect();
        for _ in 0..steps {
            let open = border
                .into_iter()
                .filter(|unknown| self.told(&self.fixing[*unknown as usize]).next().is_none());
            let reached: BTreeSet<usize> =
                open.flat_map(|unknown| self.told(&self.about[unknown as usize])).collect();
            let fresh: Vec<usize> = reached.into_iter().filter(|at| about.insert(*at)).collect();
            let unknowns = fresh
                .into_iter()
                .flat_map(|at| &self.knowledge.statements[at].terms)
                .map(|(unknown, _)| *unknown);
            border = unknowns.filter(|unknown| seen.insert(*unknown)).collect();
        }
        about.extend(seen.iter().flat_map(|unknown| self.told(&self.fixing[*unknown as usize])));
        about.into_iter().collect()
    }

    fn told<'a>(&'a self, statements: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        statements.iter().copied().filter(|at| !self.is_taken_back[*at])
    }
}
