//! What hangs together between tables: the same people counted under two names.
//!
//! Who gave an answer and who was asked on because of it, a group and a figure about that group alone, those
//! who were asked for each of the answers and everyone. A reader knows these, give or take those who left one
//! of the questions open.

use super::{At, EVERYONE, Ledger, Part, Table, Terms, less, together};
use std::collections::{BTreeMap, BTreeSet};

/// A number that others add up to, give or take those who left a question open.
#[derive(Debug)]
pub struct Tie {
    pub whole: At,
    pub parts: Vec<At>,
}

impl Ledger {
    /// What must be alike in each region that answers name.
    pub fn ties(&self) -> Vec<Tie> {
        let of_table = |table| {
            let ties = self.splits_alike(table).into_iter().chain(self.asked_on(table));
            ties.chain(self.groups_as_answers(table)).chain(self.groups_as_figures(table))
        };
        let all = (1..self.tables.len()).flat_map(of_table).chain(self.figures_of_each_answer());
        all.collect()
    }

    /// What a number is more than those that are tied to it: nothing, give or take.
    pub fn untied(&self, tie: &Tie) -> Terms {
        less(self.terms(tie.whole), &together(tie.parts.iter().map(|at| self.terms(*at))))
    }

    /// What is left of everyone without those of a figure about some of them: never less than nothing. With the
    /// tables of both.
    pub fn others(&self) -> Vec<([usize; 2], Terms)> {
        let mut all = Vec::new();
        for (some, everyone, _) in self.narrower() {
            for (part, whole) in self.alike(some, everyone) {
                all.extend(self.leaves.iter().map(|region| {
                    let at = |table, part| At { table, region: *region, group: EVERYONE, part };
                    ([everyone, some], less(self.terms(at(everyone, whole)), &self.terms(at(some, part))))
                }));
            }
        }
        all
    }

    /// The tables but that of who answered at all, those that hang together in one list.
    pub fn linked(&self) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = (1..self.tables.len()).map(|table| vec![table]).collect();
        for (one, other) in self.links() {
            let of = |table: usize| lists.iter().position(|list| list.contains(&table));
            if let Some((a, b)) = of(one).zip(of(other)).filter(|(a, b)| a != b) {
                let moved = std::mem::take(&mut lists[b]);
                lists[a].extend(moved);
            }
        }
        lists.into_iter().filter(|list| !list.is_empty()).collect()
    }

    fn links(&self) -> BTreeSet<(usize, usize)> {
        let ties = self.ties().into_iter();
        let tied = ties.flat_map(|tie| tie.parts.into_iter().map(move |part| (tie.whole.table, part.table)));
        tied.chain(self.narrower().into_iter().map(|(some, everyone, _)| (everyone, some))).collect()
    }

    /// In every region that answers name, by a whole and its parts in one of them.
    fn everywhere(&self, whole: At, parts: &[At]) -> Vec<Tie> {
        let of = |region: &usize| {
            let there = |at: &At| At { region: *region, ..*at };
            Tie { whole: there(&whole), parts: parts.iter().map(there).collect() }
        };
        self.leaves.iter().map(of).collect()
    }

    /// Everyone by one question and by another.
    fn splits_alike(&self, table: usize) -> Vec<Tie> {
        let others = 1..self.tables[table].splits.len();
        let mut ties = Vec::new();
        for whole in self.parts_of(table).map(|part| everyone(table, part)) {
            let parts = others.clone().filter_map(|split| self.groups_by(whole, split));
            ties.extend(parts.flat_map(|parts| self.everywhere(whole, &parts)));
        }
        ties
    }

    /// Who is in a group gave its answer, which another figure may count.
    fn groups_as_answers(&self, table: usize) -> Vec<Tie> {
        let own = &self.tables[table];
        if !own.conditions().is_empty() || own.splits.is_empty() {
            return Vec::new();
        }
        let mut ties = Vec::new();
        for (other, about) in self.tables.iter().enumerate() {
            for sum in 0..about.sums.len() {
                let Some((question, answers)) = about.answers_of(sum) else { continue };
                let Some(groups) = own.groups_of(question, &answers) else { continue };
                let part = |group: &usize| At { group: *group, ..everyone(table, Part::Answered) };
                let parts: Vec<At> = groups.iter().map(part).collect();
                ties.extend(self.everywhere(everyone(other, Part::Sum(sum)), &parts));
            }
        }
        ties
    }

    /// Those who gave an answer, and those who were asked on because of it.
    fn asked_on(&self, table: usize) -> Vec<Tie> {
        let [condition] = self.tables[table].conditions() else { return Vec::new() };
        let tables = self.tables.iter().enumerate();
        let before = tables.filter_map(|(at, table)| Some((at, table.sum_of(condition)?))).next();
        let Some((before, sum)) = before else { return Vec::new() };
        self.everywhere(everyone(before, Part::Sum(sum)), &[everyone(table, Part::Answered)])
    }

    /// A figure about those of some groups alone, and the figure about everyone by these groups.
    fn groups_as_figures(&self, table: usize) -> Vec<Tie> {
        let mut ties = Vec::new();
        for (some, all, condition) in self.narrower().into_iter().filter(|(some, ..)| *some == table) {
            let chosen = &self.tables[some].conditions()[condition];
            let answers: Vec<&str> = chosen.answers.iter().map(String::as_str).collect();
            let Some(groups) = self.tables[all].groups_of(&chosen.question, &answers) else { continue };
            for (part, whole) in self.alike(some, all) {
                if self.is_told_of(all, whole, &groups) {
                    let parts = groups.iter().map(|group| At { group: *group, ..everyone(all, whole) });
                    ties.extend(self.everywhere(everyone(some, part), &parts.collect::<Vec<_>>()));
                }
            }
        }
        ties
    }

    /// A figure about everyone, and the figures about those who gave each of the answers to another question.
    fn figures_of_each_answer(&self) -> Vec<Tie> {
        let mut by_question: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
        for (some, all, condition) in self.narrower() {
            let question = self.tables[some].conditions()[condition].question.as_str();
            by_question.entry((all, question)).or_default().push((some, condition));
        }
        let mut ties = Vec::new();
        for ((all, question), figures) in by_question {
            if !self.is_each_answer(question, &figures) {
                continue;
            }
            for whole in self.parts_of(all) {
                let part = |(some, _): &(usize, usize)| {
                    let alike = self.alike(*some, all).into_iter().find(|(_, theirs)| *theirs == whole);
                    alike.map(|(part, _)| everyone(*some, part))
                };
                let parts: Option<Vec<At>> = figures.iter().map(part).collect();
                let ties_of = parts.map(|parts| self.everywhere(everyone(all, whole), &parts));
                ties.extend(ties_of.into_iter().flatten());
            }
        }
        ties
    }

    /// Whether the conditions of these figures hold each answer to a question once.
    fn is_each_answer(&self, question: &str, figures: &[(usize, usize)]) -> bool {
        let Some(every) = self.tables.iter().find_map(|table| table.every_answer(question)) else {
            return false;
        };
        let mut named: Vec<&str> = figures
            .iter()
            .flat_map(|(some, condition)| &self.tables[*some].conditions()[*condition].answers)
            .map(String::as_str)
            .collect();
        named.sort_unstable();
        named == every
    }

    /// The tables that count some of those of another one: which, which other, and by which condition.
    fn narrower(&self) -> Vec<(usize, usize, usize)> {
        let mut all = Vec::new();
        for (some, table) in self.tables.iter().enumerate() {
            for condition in 0..table.conditions().len() {
                let wider = self.tables.iter().position(|other| table.is_within(other, condition));
                all.extend(wider.map(|wider| (some, wider, condition)));
            }
        }
        all
    }

    /// The numbers of two tables that count the same, of different people.
    fn alike(&self, one: usize, other: usize) -> Vec<(Part, Part)> {
        let (one, other) = (&self.tables[one].sums, &self.tables[other].sums);
        let same = |sum: &super::table::Sum| other.iter().position(|theirs| theirs.of == sum.of);
        let sums =
            one.iter().enumerate().filter_map(|(at, sum)| Some((Part::Sum(at), Part::Sum(same(sum)?))));
        [(Part::Answered, Part::Answered)].into_iter().chain(sums).collect()
    }

    /// Whether a figure tells a number of these groups.
    fn is_told_of(&self, table: usize, part: Part, groups: &[usize]) -> bool {
        let splits = 0..self.tables[table].splits.len();
        let told = splits.filter_map(|split| self.groups_by(everyone(table, part), split)).flatten();
        let told: BTreeSet<usize> = told.map(|at| at.group).collect();
        groups.iter().all(|group| told.contains(group))
    }

    fn parts_of(&self, table: usize) -> impl Iterator<Item = Part> + use<> {
        [Part::Answered].into_iter().chain((0..self.tables[table].sums.len()).map(Part::Sum))
    }
}

/// A number of everyone, in a region that is still to be filled in.
fn everyone(table: usize, part: Part) -> At {
    At { table, region: 0, group: EVERYONE, part }
}

impl Table {
    /// The groups of those who gave these answers to a question; `None` where groups are not told by it, or not
    /// by one of the answers.
    fn groups_of(&self, question: &str, answers: &[&str]) -> Option<Vec<usize>> {
        let group =
            |answer: &&str| self.groups.iter().position(|group| *group == format!("{question}={answer}"));
        let groups: Option<Vec<usize>> = answers.iter().map(group).collect();
        groups.filter(|groups| !groups.is_empty())
    }
}
