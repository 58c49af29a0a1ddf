//! One wave as a reader puts it together: the numbers that a site tells as statements about cells.

use super::{
    Disclosed, Hidden, Knowledge, Need, NumberKey, Statement, Supposition, Target, Thresholds, Told,
    ToldNumber,
};
use crate::protect::ledger::{At, EVERYONE, Ledger, Part, RESPONDENTS, Stand, Terms, WHOLE_WAVE, less};
use crate::protect::structure::{Counted, Summed, Wave};
use crate::protect::told::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A wave, and what is told of it.
pub struct Reading {
    pub ledger: Ledger,
    pub lines: Vec<Line>,
    /// The response by region.
    responses: BTreeMap<usize, (NumberKey, ToldNumber)>,
    statements: Vec<(Statement, Option<NumberKey>)>,
}

/// A figure, and the numbers that it tells.
pub struct Line {
    pub key: NumberKey,
    told: ToldNumber,
    how: How,
    answered: At,
    sums: Vec<At>,
}

/// How a figure tells a sum.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Percent,
    Mean,
    /// As something that the sum cannot be taken from.
    Otherwise,
}

impl Line {
    pub fn is_told(&self) -> bool {
        self.told.count.is_some() || self.told.value.is_some()
    }
}

impl Reading {
    pub fn new(wave: &Wave, told: &Told, supposition: Supposition) -> Self {
        let mut wave = Cow::Borrowed(wave);
        if supposition == Supposition::NoGroups {
            wave.to_mut().counted.iter_mut().for_each(|counted| counted.by.clear());
        }
        let ledger = Ledger::new(&wave);
        let counted: BTreeMap<&str, &Counted> =
            wave.counted.iter().map(|counted| (counted.indicator.as_str(), counted)).collect();
        let mut reading =
            Reading { ledger, lines: Vec::new(), responses: BTreeMap::new(), statements: Vec::new() };
        for (key, told) in told {
            if key.indicator.is_empty() {
                let region = reading.ledger.region(&key.region);
                reading.responses.extend(region.map(|region| (region, (key.clone(), told.clone()))));
            } else if let Some(counted) = counted.get(key.indicator.as_str()) {
                let line = reading.line(counted, key, told);
                reading.lines.extend(line);
            }
        }
        reading.put_together(supposition);
        reading
    }

    fn line(&self, counted: &Counted, key: &NumberKey, told: &ToldNumber) -> Option<Line> {
        let (stand, group) = self.stand(key)?;
        let region = self.ledger.region(&key.region)?;
        let at = |part| At { table: stand.table, region, group, part };
        let how = match counted.what {
            Summed::Mean | Summed::Score => How::Mean,
            Summed::Answer { .. } | Summed::Option(_) | Summed::EachOption(_) if counted.is_percent => {
                How::Percent
            }
            _ => How::Otherwise,
        };
        Some(Line {
            key: key.clone(),
            told: told.clone(),
            how,
            answered: at(Part::Answered),
            sums: stand.sums.iter().map(|sum| at(Part::Sum(*sum))).collect(),
        })
    }

    /// The table of a figure and the group in it: the name of a group may stand before that of an option.
    fn stand(&self, key: &NumberKey) -> Option<(&Stand, usize)> {
        let group_of = |stand: &Stand, name: &str| {
            self.ledger.tables[stand.table].groups.iter().position(|group| group == name)
        };
        let splits = key.group.match_indices(';').map(|(at, _)| key.group.split_at(at));
        let both = splits.map(|(group, option)| (group, &option[1..]));
        let names = [(key.group.as_str(), ""), ("", key.group.as_str())].into_iter().chain(both);
        names
            .filter_map(|(group, option)| {
                let stand = self.ledger.stand(&key.indicator, option)?;
                Some((stand, group_of(stand, group)?))
            })
            .next()
    }

    /// All that the reader knows, as statements.
    fn put_together(&mut self, supposition: Supposition) {
        let mut statements = Vec::new();
        for (region, (key, told)) in &self.responses {
            let at = At { table: RESPONDENTS, region: *region, group: EVERYONE, part: Part::Answered };
            let span = if told.is_hidden { Some((1.0, f64::INFINITY)) } else { self.told_of(at, told) };
            let span = span.filter(|_| !(told.is_hidden && self.ledger.is_split(*region)));
            statements.extend(within(self.ledger.terms(at), span, key));
        }
        for line in &self.lines {
            statements.extend(self.somebody(line));
            let said = self.said_by(line).into_iter();
            statements
                .extend(said.map(|(statement, key)| (self.loosened(line, statement, supposition), key)));
        }
        statements.extend(self.nobody());
        statements.extend(self.of_who_answered());
        if supposition == Supposition::NobodyLeftOut {
            statements.extend(self.ties());
        }
        self.statements = statements;
    }

    /// What one figure says.
    fn said_by(&self, line: &Line) -> Vec<(Statement, Option<NumberKey>)> {
        let (key, told) = (&line.key, &line.told);
        let answered = self.ledger.terms(line.answered);
        let mut all = Vec::new();
        if let [sum] = &line.sums[..] {
            let sum = self.ledger.terms(*sum);
            match (line.how, told.count, told.value) {
                (_, Some(count), _) => all.extend(within(sum, Some(count), key)),
                (How::Percent, None, Some((low, high))) => {
                    all.extend(share_of(&sum, &answered, (low / 100.0, high / 100.0), key));
                }
                (How::Mean, None, Some(mean)) => all.extend(share_of(&sum, &answered, mean, key)),
                _ => {}
            }
        }
        all.extend(within(answered, self.told_of(line.answered, told), key));
        all
    }

    /// Where some fall in no group, groups do not add up to everyone.
    fn loosened(&self, line: &Line, statement: Statement, supposition: Supposition) -> Statement {
        let is_whole =
            line.answered.group == EVERYONE && self.ledger.tables[line.answered.table].groups.len() > 1;
        match supposition {
            Supposition::SomeInNoGroup if is_whole => Statement { low: f64::NEG_INFINITY, ..statement },
            _ => statement,
        }
    }

    /// How many answered, with what the rounding leaves open where some count for a part.
    fn told_of(&self, at: At, told: &ToldNumber) -> Option<Span> {
        let rounding = if self.ledger.is_split(at.region) { 0.5 } else { 0.0 };
        told.answered.map(|(low, high)| (low - rounding, high + rounding))
    }

    /// Where there is a row, somebody answered; but groups, and those who were asked on, always have one.
    fn somebody(&self, line: &Line) -> Option<(Statement, Option<NumberKey>)> {
        let is_hidden = line.told.is_hidden
            && line.answered.group == EVERYONE
            && self.ledger.tables[line.answered.table].conditions().is_empty();
        // Where some count for a part, one may be less than one.
        let least = if self.ledger.is_split(line.answered.region) { 0.0 } else { 1.0 };
        let terms = self.ledger.terms(line.answered);
        is_hidden.then_some((Statement { terms, low: least, high: f64::INFINITY }, None))
    }

    /// Where there is no row, nobody answered.
    fn nobody(&self) -> Vec<(Statement, Option<NumberKey>)> {
        let mut rows: Vec<At> = self.lines.iter().map(|line| line.answered).collect();
        rows.sort();
        let is_told = |table: &usize| rows.iter().any(|at| at.table == *table);
        let tables = (1..self.ledger.tables.len()).filter(is_told);
        let all = tables.flat_map(|table| self.ledger.of_table(table));
        let whole = self.ledger.region(WHOLE_WAVE);
        let empty = all
            .filter(|at| Some(at.region) != whole)
            .filter(|at| at.part == Part::Answered && rows.binary_search(at).is_err());
        empty.flat_map(|at| within_terms(self.ledger.terms(at), Some((0.0, 0.0)), None)).collect()
    }

    /// Who answered a question, answered; who chose an option, answered the question.
    fn of_who_answered(&self) -> Vec<(Statement, Option<NumberKey>)> {
        let mut all = Vec::new();
        for line in self.lines.iter().filter(|line| line.answered.group == EVERYONE) {
            let everybody = At { table: RESPONDENTS, ..line.answered };
            let rest = less(self.ledger.terms(everybody), &self.ledger.terms(line.answered));
            all.push((Statement { terms: rest, low: 0.0, high: f64::INFINITY }, None));
        }
        let rests = (1..self.ledger.tables.len()).flat_map(|table| self.ledger.rests(table));
        let others = self.ledger.others().into_iter().map(|(_, terms)| terms);
        let at_least = |terms| (Statement { terms, low: 0.0, high: f64::INFINITY }, None);
        all.extend(rests.chain(others).map(at_least));
        all
    }

    fn ties(&self) -> Vec<(Statement, Option<NumberKey>)> {
        let alike = |terms| (Statement { terms, low: 0.0, high: 0.0 }, None);
        self.ledger.ties().iter().map(|tie| alike(self.ledger.untied(tie))).collect()
    }

    /// The hidden numbers, and what must be left of each.
    pub fn hidden(&self, thresholds: &Thresholds) -> Vec<Hidden> {
        let mut all = Vec::new();
        for line in self.lines.iter().filter(|line| line.told.is_hidden) {
            for sum in &line.sums {
                all.extend(self.targets(thresholds, line, *sum));
            }
        }
        for (region, (key, _)) in self.responses.iter().filter(|(_, (_, told))| told.is_hidden) {
            let at = At { table: RESPONDENTS, region: *region, group: EVERYONE, part: Part::Answered };
            let target = Target { terms: self.ledger.terms(at), need: count_need(thresholds) };
            all.push(Hidden { key: key.clone(), what: Disclosed::Answered, target });
        }
        all
    }

    fn targets(&self, thresholds: &Thresholds, line: &Line, sum: At) -> Vec<Hidden> {
        let hidden =
            |what, terms: Terms, need| Hidden { key: line.key.clone(), what, target: Target { terms, need } };
        let terms = self.ledger.terms(sum);
        if self.ledger.is_count(sum) {
            let need = count_need(thresholds);
            vec![hidden(Disclosed::Count, terms, need), hidden(Disclosed::Rest, self.ledger.rest(sum), need)]
        } else {
            vec![hidden(Disclosed::Amount, terms, amount_need(thresholds))]
        }
    }

    pub fn knowledge(&self) -> Knowledge {
        Knowledge {
            unknowns: self.ledger.cell_count(),
            statements: self.statements.iter().map(|(statement, _)| statement.clone()).collect(),
        }
    }

    /// The published numbers that these statements tell.
    pub fn keys(&self, statements: &[usize]) -> Vec<NumberKey> {
        let mut keys: Vec<NumberKey> =
            statements.iter().filter_map(|at| self.statements.get(*at)?.1.clone()).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

/// How much an amount is, is not known here: whichever of its ends it is, the other must be p percent off.
fn amount_need(thresholds: &Thresholds) -> Need {
    Need { part: thresholds.p_percent / 100.0, ..Need::NOTHING }
}

fn count_need(thresholds: &Thresholds) -> Need {
    Need { width: thresholds.least_width, high: thresholds.least_count, low: f64::INFINITY, part: 0.0 }
}

fn within(terms: Terms, span: Option<Span>, key: &NumberKey) -> Option<(Statement, Option<NumberKey>)> {
    within_terms(terms, span, Some(key))
}

fn within_terms(
    terms: Terms,
    span: Option<Span>,
    key: Option<&NumberKey>,
) -> Option<(Statement, Option<NumberKey>)> {
    let (low, high) = span?;
    Some((Statement { terms, low, high }, key.cloned()))
}

/// A sum that is told as a part of those who answered, or so much for each of them, rounded.
fn share_of(
    sum: &Terms,
    answered: &Terms,
    (low, high): Span,
    key: &NumberKey,
) -> [(Statement, Option<NumberKey>); 2] {
    let times = |by: f64| -> Terms { answered.iter().map(|(cell, share)| (*cell, share * by)).collect() };
    let at_least = less(sum.clone(), &times(low));
    let at_most = less(times(high), sum);
    [at_least, at_most].map(|terms| (Statement { terms, low: 0.0, high: f64::INFINITY }, Some(key.clone())))
}
