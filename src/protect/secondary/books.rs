//! The numbers of one wave before anything is decided: what each is, and who may not see it.

use crate::compute::{Estimate, Group, Key, Quantity, Response};
use crate::project::Privacy;
use crate::protect::gate::Gate;
use crate::protect::ledger::{At, EVERYONE, Ledger, Part, RESPONDENTS, Terms, WHOLE_WAVE};
use crate::protect::rules::{self, Rule};
use crate::protect::structure::Wave;
use crate::protect::told::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nobody answered: there is not even a row.
    Nobody,
    /// No figure tells it.
    Untold,
    /// It may be published, as far as it goes by itself.
    Open,
    /// A rule hides it.
    Secret,
}

/// A figure, and the numbers that it tells.
#[derive(Debug)]
pub struct Line<'a> {
    pub key: &'a Key,
    pub answered: At,
    pub sums: Vec<At>,
    /// The rule that hides it by itself.
    pub rule: Option<Rule>,
    /// Whether it is not shown for another reason than protection.
    pub is_kept_back: bool,
    /// Whether anybody answered, so that it tells more than that nobody did.
    pub has_value: bool,
}

impl Line<'_> {
    /// The numbers that it tells.
    pub fn told(&self) -> impl Iterator<Item = At> {
        let sums = self.sums.iter().copied().filter(|_| self.has_value);
        sums.chain([self.answered])
    }
}

/// The books of one wave.
pub struct Books<'a> {
    pub ledger: Ledger,
    pub lines: Vec<Line<'a>>,
    /// By the position of the number.
    pub values: Vec<f64>,
    pub fates: Vec<Fate>,
}

impl<'a> Books<'a> {
    /// `estimates` and `responses` are those of the wave.
    pub fn new(
        terms: &super::Terms<'_>,
        wave: &Wave,
        estimates: &[(&'a Key, &Estimate)],
        responses: &[&Response],
    ) -> Self {
        let ledger = Ledger::new(wave);
        let (values, fates) = (vec![0.0; ledger.len()], vec![Fate::Untold; ledger.len()]);
        let mut books = Books { ledger, lines: Vec::new(), values, fates };
        responses.iter().for_each(|response| books.enter_response(terms.privacy, response));
        books.enter_whole(terms, wave);
        for (key, estimate) in estimates {
            books.enter(terms, wave, key, estimate);
        }
        books.see_who_is_not_there();
        books
    }

    pub fn value(&self, at: At) -> f64 {
        self.values[self.ledger.position(at)]
    }

    pub fn fate(&self, at: At) -> Fate {
        self.fates[self.ledger.position(at)]
    }

    fn enter_response(&mut self, privacy: &Privacy, response: &Response) {
        let Some(region) = self.ledger.region(response.region.as_str()) else { return };
        let at = At { table: RESPONDENTS, region, group: EVERYONE, part: Part::Answered };
        self.set(at, response.people, rules::is_small(privacy, response.people, false));
    }

    /// How many answered in all, which the page of the wave tells.
    fn enter_whole(&mut self, terms: &super::Terms<'_>, wave: &Wave) {
        let placed = terms.placed.get(&(wave.survey.clone(), wave.period.clone()));
        let Some((placed, region)) = placed.zip(self.ledger.region(WHOLE_WAVE)) else { return };
        let at = At { table: RESPONDENTS, region, group: EVERYONE, part: Part::Answered };
        self.set(at, f64::from(*placed), rules::is_small(terms.privacy, f64::from(*placed), false));
    }

    fn enter(&mut self, terms: &super::Terms<'_>, wave: &Wave, key: &'a Key, estimate: &Estimate) {
        let super::Terms { privacy, gates, before, .. } = *terms;
        let (Some(sampled), Some(line)) = (&estimate.sampled, self.line(key)) else { return };
        let has_value = matches!(estimate.quantity, Quantity::Number { .. });
        let is_kept = before.hid(key) && !self.is_outgrown(terms, wave, key.region.as_str());
        let broken = rules::broken(privacy, sampled).or_else(|| is_kept.then_some(Rule::Before));
        let rule = broken.filter(|_| has_value);
        let is_open = matches!(estimate.quantity, Quantity::Number { .. } | Quantity::NobodyAnswered);
        let is_kept_back = !is_open || gates.of(key, &sampled.survey) == Gate::Shut;
        let people = sampled.amounts.people;
        self.set(line.answered, people, rules::is_small(privacy, people, false));
        for (at, sum) in line.sums.iter().zip(&sampled.amounts.sums) {
            let is_told = has_value && (rule.is_some() || !is_kept_back);
            if is_told {
                self.set(*at, *sum, rule.is_some());
            } else {
                let position = self.ledger.position(*at);
                self.values[position] = *sum;
            }
        }
        self.lines.push(Line { rule, is_kept_back, has_value, ..line });
    }

    /// Whether so much has changed since the site before that what it hid of a region may be shown: in the
    /// region itself, and in all that hold it.
    fn is_outgrown(&self, terms: &super::Terms<'_>, wave: &Wave, region: &str) -> bool {
        let answered = |region: &str| {
            let region = self.ledger.region(region)?;
            Some(self.value(At { table: RESPONDENTS, region, group: EVERYONE, part: Part::Answered }))
        };
        let places = wave.reach.iter().map(|(_, places)| places);
        let with = places.filter(|places| places.iter().any(|(place, _)| place == region));
        let sets = with.map(|places| places.iter().map(|(place, _)| place.as_str()).collect::<BTreeSet<_>>());
        let around = sets.reduce(|all, some| all.intersection(&some).copied().collect()).unwrap_or_default();
        let around: Vec<(&str, f64)> =
            around.into_iter().filter_map(|place| Some((place, answered(place)?))).collect();
        terms.before.is_outgrown(terms.privacy, (&wave.survey, &wave.period), &around)
    }

    /// Where a figure stands. `None` for one that the wave does not count.
    fn line(&self, key: &'a Key) -> Option<Line<'a>> {
        let option = key.group.option.as_ref().map_or("", |option| option.as_str());
        let stand = self.ledger.stand(key.indicator.as_str(), option)?;
        let region = self.ledger.region(key.region.as_str())?;
        let name = subgroup(&key.group);
        let group = self.ledger.tables[stand.table].groups.iter().position(|known| *known == name)?;
        let at = |part| At { table: stand.table, region, group, part };
        let sums = stand.sums.iter().map(|sum| at(Part::Sum(*sum))).collect();
        Some(Line {
            key,
            answered: at(Part::Answered),
            sums,
            rule: None,
            is_kept_back: false,
            has_value: false,
        })
    }

    fn set(&mut self, at: At, value: f64, is_secret: bool) {
        let position = self.ledger.position(at);
        self.values[position] = value;
        // Two figures may tell the same number: then the stricter rule holds.
        if self.fates[position] != Fate::Secret {
            self.fates[position] = if is_secret { Fate::Secret } else { Fate::Open };
        }
    }

    /// Where there is no row, nobody answered at all.
    fn see_who_is_not_there(&mut self) {
        let whole = self.ledger.region(WHOLE_WAVE);
        for table in 0..self.ledger.tables.len() {
            let numbers: Vec<At> = self.ledger.of_table(table).collect();
            for at in numbers.into_iter().filter(|at| Some(at.region) != whole) {
                let answered = At { part: Part::Answered, ..at };
                if self.value(answered) == 0.0 && self.fate(answered) == Fate::Untold {
                    let position = self.ledger.position(at);
                    self.fates[position] = Fate::Nobody;
                }
            }
        }
    }

    /// Hides whatever is of these regions: how many answered there may not be known.
    pub fn hide_regions(&mut self, regions: &BTreeSet<usize>) {
        for table in 1..self.ledger.tables.len() {
            let numbers: Vec<At> = self.ledger.of_table(table).collect();
            for at in numbers.into_iter().filter(|at| regions.contains(&at.region)) {
                let position = self.ledger.position(at);
                if self.fates[position] == Fate::Open {
                    self.fates[position] = Fate::Secret;
                }
            }
        }
    }

    /// Who named a region itself and not a part of it: a reader may well suppose to know how many that are.
    pub fn own(&self, at: At) -> Option<(Terms, Span)> {
        let own = self.ledger.own(at)?;
        let (mut low, mut high) = self.in_cells(at);
        for (part, share) in &own.parts {
            // A part may hold others that were named; what these are is taken off there.
            let (least, most) = self.own(*part).map_or_else(|| self.in_cells(*part), |own| own.1);
            (low, high) = (low - share * most, high - share * least);
        }
        Some((own.terms, (low, high)))
    }

    /// The number as its cells add up to it: where groups are told apart, those who are in none are left out.
    /// Of a number that is not told by groups it is only known how many these can be.
    pub fn in_cells(&self, at: At) -> Span {
        let exactly = |value| (value, value);
        let sum = |parts: Vec<At>| parts.iter().map(|part| self.value(*part)).sum::<f64>();
        if at.group != EVERYONE || self.ledger.tables[at.table].splits.is_empty() {
            return exactly(self.value(at));
        }
        if let Some(parts) = self.ledger.groups_of_everyone(at) {
            return exactly(sum(parts));
        }
        let answered = At { part: Part::Answered, ..at };
        let in_none = self.value(answered) - self.in_cells(answered).0;
        match (self.ledger.is_count(at), in_none > 0.0) {
            (_, false) => exactly(self.value(at)),
            (true, true) => (self.value(at) - in_none, self.value(at)),
            (false, true) => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }
}

/// A subgroup as the tables call it; empty for everyone.
pub fn subgroup(group: &Group) -> String {
    group.subgroup.as_ref().map_or(String::new(), |(question, answer)| format!("{question}={answer}"))
}

/// The estimates of each wave.
pub fn by_wave(estimates: &BTreeMap<Key, Estimate>) -> BTreeMap<(String, String), Vec<(&Key, &Estimate)>> {
    let mut waves: BTreeMap<(String, String), Vec<(&Key, &Estimate)>> = BTreeMap::new();
    for (key, estimate) in estimates {
        if let Some(sampled) = &estimate.sampled {
            let wave = (sampled.survey.to_string(), key.period.to_string());
            waves.entry(wave).or_default().push((key, estimate));
        }
    }
    waves
}
