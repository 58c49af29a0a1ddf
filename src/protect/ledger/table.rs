//! Tables: the figures of a wave that count the same answers, and the cells that they are sums of.

use crate::protect::structure::{Answers, Counted, Summed, Wave};
use std::collections::{BTreeMap, BTreeSet};

/// What makes figures count the same answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    questions: Vec<String>,
    conditions: Vec<Answers>,
    kind: Kind,
}

/// How answers to it are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Each respondent gave one of its answers.
    Choice,
    /// Each respondent chose any number of its options.
    Options,
    /// Each respondent gave a number, or two.
    Numbers,
    Scores,
}

/// The figures of a wave that count the same answers.
#[derive(Debug)]
pub struct Table {
    /// Each sum that a figure of it tells, by the cells of a slot.
    pub sums: Vec<Sum>,
    /// The cells of a slot that everybody who answered is in.
    pub answered: Vec<u32>,
    /// How many cells a slot has.
    pub cells: u32,
    /// The groups that are told apart: everyone first, then by question each of its answers.
    pub groups: Vec<String>,
    /// The slots of each group; the slots of one question are everyone.
    slots: Vec<Vec<u32>>,
    /// For each question that tells groups apart, the groups of its answers.
    pub splits: Vec<Vec<usize>>,
    /// What makes its figures count the same answers; `None` for who answered at all.
    subject: Option<Subject>,
    /// The answers to the question it is about, where each respondent gives one: those that nothing tells apart
    /// together.
    classes: Vec<BTreeSet<String>>,
}

/// A sum over those who answered.
#[derive(Debug)]
pub struct Sum {
    /// The cells of a slot that make it up.
    pub cells: Vec<u32>,
    /// The answers or options that it counts, or which amount it is.
    pub of: Vec<String>,
    /// Whether it counts respondents; else it is an amount.
    pub is_count: bool,
    /// Whether a figure tells it, and not only who was asked on because of it.
    pub has_figure: bool,
    /// The questions by whose groups a figure tells it, by their position in the splits.
    pub told_by: BTreeSet<usize>,
}

/// Where a figure stands: in which table, and which of its sums it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    pub table: usize,
    pub sums: Vec<usize>,
}

/// The tables of a wave, with where each figure stands, by indicator and option.
pub fn tables(wave: &Wave) -> (Vec<Table>, BTreeMap<(String, String), Stand>) {
    let mut subjects: BTreeMap<Subject, Vec<&Counted>> = BTreeMap::new();
    for counted in &wave.counted {
        subjects.entry(subject(counted)).or_default().push(counted);
    }
    let mut tables = vec![Table::of_respondents()];
    let mut stands = BTreeMap::new();
    for (subject, members) in &subjects {
        let (table, own) = Table::new(subject, members, &chosen_by(wave, subject));
        let of_table = |(key, sums)| (key, Stand { table: tables.len(), sums });
        stands.extend(own.into_iter().map(of_table));
        tables.push(table);
    }
    (tables, stands)
}

/// The answers to the question of a table by which others were chosen.
fn chosen_by(wave: &Wave, subject: &Subject) -> Vec<Vec<String>> {
    if subject.kind != Kind::Choice || !subject.conditions.is_empty() {
        return Vec::new();
    }
    let conditions = wave.counted.iter().flat_map(|counted| &counted.conditions);
    let own = conditions.filter(|condition| Some(&condition.question) == subject.questions.first());
    own.map(|condition| condition.answers.clone()).collect()
}

fn subject(counted: &Counted) -> Subject {
    let kind = match counted.what {
        Summed::Answer { .. } => Kind::Choice,
        Summed::Option(_) | Summed::EachOption(_) => Kind::Options,
        Summed::Mean | Summed::Amount | Summed::Amounts | Summed::Nothing => Kind::Numbers,
        Summed::Score => Kind::Scores,
    };
    let mut conditions = counted.conditions.clone();
    conditions.iter_mut().for_each(|condition| condition.answers.sort());
    conditions.sort();
    Subject { questions: counted.questions.clone(), conditions, kind }
}

/// An indicator, and the option of it.
type Own = Vec<((String, String), Vec<usize>)>;

impl Table {
    /// Who answered at all.
    fn of_respondents() -> Self {
        Table {
            sums: Vec::new(),
            answered: vec![0],
            cells: 1,
            groups: vec![String::new()],
            slots: vec![vec![0]],
            splits: Vec::new(),
            subject: None,
            classes: Vec::new(),
        }
    }

    fn new(subject: &Subject, members: &[&Counted], chosen_by: &[Vec<String>]) -> (Self, Own) {
        let mut table = Table::of_respondents();
        table.subject = Some(subject.clone());
        table.split(members);
        let own = match subject.kind {
            Kind::Choice => table.classed(members, chosen_by),
            Kind::Options => table.optional(members),
            Kind::Numbers | Kind::Scores => table.summed(members),
        };
        table.tell_apart(members, &own);
        (table, own)
    }

    /// The groups that any of the figures tells apart.
    fn split(&mut self, members: &[&Counted]) {
        let by: BTreeMap<&String, &Answers> =
            members.iter().flat_map(|counted| &counted.by).map(|by| (&by.question, by)).collect();
        let mut slots = 0;
        for by in by.values() {
            let mut split = Vec::new();
            for answer in &by.answers {
                split.push(self.groups.len());
                self.groups.push(format!("{}={answer}", by.question));
                self.slots.push(vec![slots]);
                slots += 1;
            }
            self.splits.push(split);
        }
        // Everyone is who gave any answer to the first question.
        if let Some(first) = self.splits.first() {
            self.slots[0] = first.iter().flat_map(|group| self.slots[*group].clone()).collect();
        }
    }

    /// Notes by which questions the figures tell each sum.
    fn tell_apart(&mut self, members: &[&Counted], own: &Own) {
        let asked: BTreeSet<&String> =
            members.iter().flat_map(|counted| &counted.by).map(|by| &by.question).collect();
        for ((indicator, _), sums) in own {
            let by = members.iter().filter(|counted| counted.indicator == *indicator);
            let questions: BTreeSet<&String> =
                by.flat_map(|counted| &counted.by).map(|by| &by.question).collect();
            let splits = asked.iter().enumerate().filter(|(_, question)| questions.contains(*question));
            let splits: BTreeSet<usize> = splits.map(|(split, _)| split).collect();
            sums.iter().for_each(|sum| self.sums[*sum].told_by.extend(&splits));
        }
    }

    /// The answers to a question, taken together where nothing tells them apart.
    fn classed(&mut self, members: &[&Counted], chosen_by: &[Vec<String>]) -> Own {
        let told = members.iter().filter_map(|counted| answers(counted));
        let sets: Vec<&Vec<String>> = told.chain(chosen_by).collect();
        let every: BTreeSet<&String> = members.iter().flat_map(|counted| all_answers(counted)).collect();
        let mut classes: BTreeMap<Vec<bool>, BTreeSet<String>> = BTreeMap::new();
        for answer in every {
            let signature = sets.iter().map(|set| set.contains(answer)).collect();
            classes.entry(signature).or_default().insert(answer.clone());
        }
        let classes: Vec<BTreeSet<String>> = classes.into_values().collect();
        self.cells = classes.len() as u32;
        self.answered = (0..self.cells).collect();
        let of = |set: &Vec<String>| {
            let is_in = |class: &BTreeSet<String>| class.iter().next().is_some_and(|one| set.contains(one));
            (0..).zip(&classes).filter(|(_, class)| is_in(class)).map(|(cell, _)| cell).collect()
        };
        let mut own = Own::new();
        for counted in members {
            if let Some(set) = answers(counted) {
                let at = self.sum(of(set), set, true);
                own.push(((counted.indicator.clone(), String::new()), vec![at]));
            }
        }
        for set in chosen_by {
            let known = self.sums.len();
            let at = self.sum(of(set), set, true);
            self.sums[at].has_figure &= at < known;
        }
        self.classes = classes;
        own
    }

    /// Each option by itself; a cell for who answered, and one for each set of options.
    fn optional(&mut self, members: &[&Counted]) -> Own {
        let mut sets: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut own = Own::new();
        for counted in members {
            let options: Vec<(String, Vec<String>)> = match &counted.what {
                Summed::EachOption(each) => each.iter().map(|one| (one.clone(), vec![one.clone()])).collect(),
                Summed::Option(set) => vec![(String::new(), set.clone())],
                _ => Vec::new(),
            };
            for (option, mut set) in options {
                set.sort();
                let at = *sets.entry(set).or_insert_with_key(|set| {
                    self.cells += 1;
                    self.sum(vec![self.cells - 1], set, true)
                });
                own.push(((counted.indicator.clone(), option), vec![at]));
            }
        }
        own
    }

    /// What was given together; a cell for who answered, and one for each amount.
    fn summed(&mut self, members: &[&Counted]) -> Own {
        let amounts = |counted: &Counted| match counted.what {
            Summed::Amounts => 2,
            Summed::Mean | Summed::Amount | Summed::Score => 1,
            _ => 0,
        };
        let most = members.iter().map(|counted| amounts(counted)).max().unwrap_or(0);
        for at in 0..most {
            self.sum(vec![at as u32 + 1], &[at.to_string()], false);
        }
        self.cells += most as u32;
        let own = |counted: &&Counted| {
            ((counted.indicator.clone(), String::new()), (0..amounts(counted)).collect())
        };
        members.iter().map(own).collect()
    }

    /// The position of a sum of these cells, which stand for these answers.
    fn sum(&mut self, cells: Vec<u32>, of: &[String], is_count: bool) -> usize {
        let known = self.sums.iter().position(|sum| sum.cells == cells);
        known.unwrap_or_else(|| {
            let mut of = of.to_vec();
            of.sort();
            self.sums.push(Sum { cells, of, is_count, has_figure: true, told_by: BTreeSet::new() });
            self.sums.len() - 1
        })
    }

    /// By which answers to other questions those it counts were chosen; each must hold.
    pub fn conditions(&self) -> &[Answers] {
        self.subject.as_ref().map_or(&[], |subject| &subject.conditions)
    }

    /// Whether it counts of those of another table only the ones of one of its conditions.
    pub fn is_within(&self, other: &Table, condition: usize) -> bool {
        let (Some(own), Some(theirs)) = (&self.subject, &other.subject) else { return false };
        let is_same = own.questions == theirs.questions && own.kind == theirs.kind;
        let mut conditions = own.conditions.clone();
        conditions.remove(condition);
        is_same && conditions == theirs.conditions
    }

    /// The question it is about, where each respondent gives one answer to it and it counts everyone.
    fn choice(&self) -> Option<&str> {
        let subject = self.subject.as_ref()?;
        let is_everyone = subject.kind == Kind::Choice && subject.conditions.is_empty();
        subject.questions.first().filter(|_| is_everyone).map(String::as_str)
    }

    /// All answers to a question in order, where the table is about it and counts everyone.
    pub fn every_answer(&self, question: &str) -> Option<Vec<&str>> {
        let is_about = self.choice()? == question;
        let mut all: Vec<&str> = self.classes.iter().flatten().map(String::as_str).collect();
        all.sort_unstable();
        is_about.then_some(all)
    }

    /// The sum of those who gave one of these answers to a question, where this table is about it and counts
    /// everyone.
    pub fn sum_of(&self, choice: &Answers) -> Option<usize> {
        self.choice().filter(|question| *question == choice.question)?;
        let is_in = |class: &BTreeSet<String>| class.iter().all(|one| choice.answers.contains(one));
        let is_out = |class: &BTreeSet<String>| !class.iter().any(|one| choice.answers.contains(one));
        let in_it = (0..).zip(&self.classes).filter(|(_, class)| is_in(class));
        let cells: Vec<u32> = in_it.map(|(cell, _)| cell).collect();
        let is_told = self.classes.iter().all(|class| is_in(class) || is_out(class));
        self.sums.iter().position(|sum| sum.cells == cells).filter(|_| is_told)
    }

    /// The question and the answers that a sum counts, where each respondent gives one and the table counts
    /// everyone.
    pub fn answers_of(&self, sum: usize) -> Option<(&str, Vec<&str>)> {
        let question = self.choice()?;
        Some((question, self.sums[sum].of.iter().map(String::as_str).collect()))
    }

    /// How many slots a region has.
    pub fn width(&self) -> u32 {
        self.slots.iter().flatten().max().map_or(1, |last| last + 1)
    }

    /// The cells of a group in one region, with those of `wanted` in each slot.
    pub fn cells_of(&self, group: usize, wanted: &[u32]) -> impl Iterator<Item = u32> {
        let slots = self.slots[group].iter();
        slots.flat_map(move |slot| wanted.iter().map(move |cell| slot * self.cells + cell))
    }
}

fn answers(counted: &Counted) -> Option<&Vec<String>> {
    match &counted.what {
        Summed::Answer { these, .. } => Some(these),
        _ => None,
    }
}

fn all_answers(counted: &Counted) -> &[String] {
    match &counted.what {
        Summed::Answer { all, .. } => all,
        _ => &[],
    }
}
