//! Hides more where what is left for a hidden number is too narrow.
//!
//! That no hidden number can be computed exactly is not enough: two municipalities with three together tell
//! that neither has more. So of each hidden number the lowest and the highest value that a reader could find
//! are computed, and where these are too close another number is hidden: the smallest that opens the range
//! by itself.

use super::books::{Books, Fate};
use super::pattern::{Held, Published, importance};
use crate::project::Privacy;
use crate::protect::ledger::{At, EVERYONE, Part, RESPONDENTS, Terms, less};
use crate::protect::range::{Close, Knowledge, Near, Need, Range, Statement, Target, Verdict};
use crate::protect::told::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A hidden number, and how unsure it must stay.
struct Hidden {
    target: Target,
    /// How much it would open the range if another one is hidden too.
    counts_rest: bool,
}

/// A statement of a reader, and the number that it tells; `None` for what holds by itself.
struct Said {
    statement: Statement,
    tells: Option<At>,
}

/// Hides more numbers of these tables until every hidden one is unsure enough.
///
/// What is unsure enough stays so when more is hidden, so only what is not yet, and what is new, is looked at
/// again.
pub fn widen(privacy: &Privacy, books: &Books<'_>, tables: &[usize], published: &mut Published, held: &Held) {
    let hidden = hidden(books, tables, published).collect();
    until_enough(privacy, books, tables, published, held, hidden);
}

/// Hides more where what is told of answers gives away how many answered, which is hidden of these regions:
/// whoever answered a question, answered.
pub fn widen_unseen(
    privacy: &Privacy,
    books: &Books<'_>,
    unseen: &BTreeSet<usize>,
    published: &mut Published,
    held: &Held,
) {
    let tables: Vec<usize> = (0..books.ledger.tables.len()).collect();
    // All tables together make the largest programs. What they say of how many answered was not looked at
    // before; what they say of what was said, only where that takes no minutes.
    let looked_at = if books.ledger.cell_count() > MANY_CELLS { &tables[..1] } else { &tables[..] };
    let hidden = hidden(books, looked_at, published).filter(|at| unseen.contains(&at.region)).collect();
    until_enough(privacy, books, &tables, published, held, hidden);
}

fn hidden<'a>(
    books: &'a Books<'_>,
    tables: &'a [usize],
    published: &'a Published,
) -> impl Iterator<Item = At> + 'a {
    let of_table = |table: &usize| books.ledger.of_table(*table);
    tables.iter().flat_map(of_table).filter(|at| is_decided(books, *at) && !published.has(books, *at))
}

/// Hides more until each of these is unsure enough, and whatever is hidden besides.
fn until_enough(
    privacy: &Privacy,
    books: &Books<'_>,
    tables: &[usize],
    published: &mut Published,
    held: &Held,
    hidden: Vec<At>,
) {
    let mut pending: Vec<Hidden> = hidden.into_iter().flat_map(|at| targets(privacy, books, at)).collect();
    let cells: usize = tables.iter().map(|table| books.ledger.cells_in(*table)).sum();
    if cells > MOST_CELLS {
        return;
    }
    while !pending.is_empty() {
        let mut round = Round::new(books, said(books, tables, published), held);
        let narrow = round.narrow(pending);
        let fresh: Vec<At> = narrow.iter().flat_map(|hidden| round.open(published, hidden)).collect();
        pending = if fresh.is_empty() {
            Vec::new()
        } else {
            narrow.into_iter().map(|(hidden, _)| hidden).collect()
        };
        pending.extend(fresh.into_iter().flat_map(|at| targets(privacy, books, at)));
    }
}

/// Of more cells than this the ranges are not looked for: it would take hours. Exact sums, and what single
/// sums leave, have been seen to by then; the audit says what it could not try.
const MOST_CELLS: usize = 12_000;
/// Of more cells than this, what was said by those of whom it is hidden that they answered is not looked at
/// once more with all tables together.
const MANY_CELLS: usize = 4000;

/// Whether it is told, or kept.
fn is_decided(books: &Books<'_>, at: At) -> bool {
    matches!(books.fate(at), Fate::Open | Fate::Secret)
}

/// Takes a number back, and what may not be told without it. Gives all that was taken back.
pub fn hide(books: &Books<'_>, published: &mut Published, at: At) -> Vec<At> {
    let sums = match at.part {
        Part::Answered => 0..books.ledger.tables[at.table].sums.len(),
        Part::Sum(_) => 0..0,
    };
    let with_it = sums.map(|sum| At { part: Part::Sum(sum), ..at });
    // Where it may not be known how many answered, neither may what they said.
    let tables = if at.table == RESPONDENTS { 1..books.ledger.tables.len() } else { 0..0 };
    let of_region = tables.flat_map(|table| books.ledger.of_table(table));
    let of_region = of_region.filter(|own| own.region == at.region && is_decided(books, *own));
    let all = [at].into_iter().chain(with_it).chain(of_region);
    let all: Vec<At> = all.filter(|at| published.has(books, *at)).collect();
    all.iter().for_each(|at| published.all[books.ledger.position(*at)] = false);
    all
}

/// All that a reader knows at some moment, and what becomes of it when more is hidden.
struct Round<'a> {
    books: &'a Books<'a>,
    held: &'a Held,
    near: Near,
    /// The number that a statement tells.
    tells: Vec<Option<At>>,
    /// The statement that tells a number.
    told_by: BTreeMap<At, usize>,
}

impl<'a> Round<'a> {
    fn new(books: &'a Books<'_>, said: Vec<Said>, held: &'a Held) -> Self {
        let (statements, tells): (Vec<Statement>, Vec<Option<At>>) =
            said.into_iter().map(|said| (said.statement, said.tells)).unzip();
        let knowledge = Knowledge { unknowns: books.ledger.cell_count(), statements };
        let told_by = tells.iter().zip(0..).filter_map(|(at, statement)| Some(((*at)?, statement))).collect();
        Round { books, held, near: Near::new(knowledge), tells, told_by }
    }

    /// Those that are too narrow, and how narrow they are.
    fn narrow(&self, hidden: Vec<Hidden>) -> Vec<(Hidden, Range)> {
        let targets: Vec<Target> = hidden.iter().map(|hidden| hidden.target.clone()).collect();
        let verdicts = self.near.knowledge().ranges(&targets);
        let all = hidden.into_iter().zip(verdicts);
        all.filter_map(|(hidden, verdict)| match verdict {
            Verdict::Narrow(range) => Some((hidden, range)),
            _ => None,
        })
        .collect()
    }

    /// Hides more until a number is unsure enough, as far as can be seen close to it; the rest is seen in the
    /// next round. Gives what it hid.
    fn open(&mut self, published: &mut Published, (hidden, range): &(Hidden, Range)) -> Vec<At> {
        let mut all = Vec::new();
        loop {
            let (range, by, is_all) = match self.near.close_to(&hidden.target) {
                Close::Enough => return all,
                Close::Narrow(range, by) => (range, by, true),
                Close::Many(by) => (*range, by, false),
            };
            // What was hidden for another one may help this one as well.
            let is_helped = !is_all && self.near.is_opened(&hidden.target);
            let chosen = self.best(published, &by, hidden, range).filter(|_| !is_helped);
            let Some(chosen) = chosen else { return all };
            let fresh = hide(self.books, published, chosen);
            fresh.iter().filter_map(|at| self.told_by.get(at)).for_each(|told| self.near.take_back(*told));
            all.extend(fresh);
            if !is_all {
                return all;
            }
        }
    }

    /// The number to hide among those that these statements tell.
    fn best(&self, published: &Published, by: &[usize], hidden: &Hidden, range: Range) -> Option<At> {
        let open: Vec<At> = by
            .iter()
            .filter_map(|at| self.tells[*at])
            .filter(|at| self.books.fate(*at) == Fate::Open && published.has(self.books, *at))
            .collect();
        best(self.books, &open, hidden.lacks(range), hidden.counts_rest, self.held)
    }
}

impl Hidden {
    /// By how much a range is too narrow.
    fn lacks(&self, range: Range) -> f64 {
        let need = &self.target.need;
        (need.width - (range.high - range.low)).max(need.high - range.high).max(range.low - need.low)
    }
}

/// The one to hide: of those of fewest cells the smallest that is enough by itself, or else the largest.
fn best(books: &Books<'_>, by: &[At], lacking: f64, counts_rest: bool, held: &Held) -> Option<At> {
    // Without who answered, nothing of what they said can be told.
    let cost = |at: &At| (at.part == Part::Answered, books.ledger.size(*at));
    let least = by.iter().map(cost).min()?;
    let mut inner: Vec<(f64, At)> =
        by.iter().filter(|at| cost(at) == least).map(|at| (opens(books, *at, counts_rest), *at)).collect();
    inner.sort_by_key(|(_, at)| std::cmp::Reverse(importance(books, *at, held)));
    let enough = inner.iter().filter(|(opens, _)| *opens >= lacking).min_by(|a, b| a.0.total_cmp(&b.0));
    enough.or_else(|| inner.iter().max_by(|a, b| a.0.total_cmp(&b.0))).map(|(_, at)| *at)
}

/// How far hiding a number opens the range of another one.
fn opens(books: &Books<'_>, at: At, counts_rest: bool) -> f64 {
    let answered = books.value(At { part: Part::Answered, ..at });
    if counts_rest && books.ledger.is_count(at) { answered - books.value(at) } else { books.value(at) }
}

/// What must be left of a hidden number.
fn targets(privacy: &Privacy, books: &Books<'_>, at: At) -> Vec<Hidden> {
    let terms = books.ledger.terms(at);
    let is_amount = matches!(at.part, Part::Sum(_)) && !books.ledger.is_count(at);
    let hidden = |terms: Terms, need, counts_rest| Hidden { target: Target { terms, need }, counts_rest };
    if is_amount {
        return vec![hidden(terms, amount_need(privacy, books.value(at)), false)];
    }
    let number = hidden(terms, count_need(privacy), false);
    if books.ledger.is_count(at) {
        vec![number, hidden(books.ledger.rest(at), count_need(privacy), true)]
    } else {
        vec![number]
    }
}

fn count_need(privacy: &Privacy) -> Need {
    Need {
        width: f64::from(privacy.least_width),
        high: f64::from(privacy.least_count),
        low: f64::INFINITY,
        part: 0.0,
    }
}

/// An amount can be p percent less and more.
fn amount_need(privacy: &Privacy, amount: f64) -> Need {
    let part = privacy.p_percent / 100.0 * amount.abs();
    Need { high: amount + part, low: amount - part, ..Need::NOTHING }
}

/// All that a reader knows of these tables.
fn said(books: &Books<'_>, tables: &[usize], published: &Published) -> Vec<Said> {
    let mut all = Vec::new();
    for table in tables {
        for at in books.ledger.of_table(*table) {
            all.extend(books.own(at).map(|(terms, value)| within(terms, value, None)));
            if published.has(books, at) {
                all.push(within(books.ledger.terms(at), books.in_cells(at), Some(at)));
            } else {
                all.extend(bounds(books, at, published));
            }
        }
        all.extend(books.ledger.rests(*table).into_iter().map(|terms| {
            let statement = Statement { terms, low: 0.0, high: f64::INFINITY };
            Said { statement, tells: None }
        }));
    }
    let others = books.ledger.others().into_iter();
    let others = others.filter(|(both, _)| both.iter().all(|table| tables.contains(table)));
    all.extend(others.map(|(_, terms)| within(terms, (0.0, f64::INFINITY), None)));
    all.extend(ties(books, tables));
    all.extend(who_answered(books, tables));
    all
}

/// Whoever answered a question, answered.
fn who_answered(books: &Books<'_>, tables: &[usize]) -> Vec<Said> {
    if !tables.contains(&RESPONDENTS) {
        return Vec::new();
    }
    let tables = tables.iter().filter(|table| **table != RESPONDENTS);
    let each = tables.flat_map(|table| books.ledger.leaves.iter().map(move |region| (*table, *region)));
    each.map(|(table, region)| {
        let answered = At { table, region, group: EVERYONE, part: Part::Answered };
        let silent =
            less(books.ledger.terms(At { table: RESPONDENTS, ..answered }), &books.ledger.terms(answered));
        within(silent, (0.0, f64::INFINITY), None)
    })
    .collect()
}

fn within(terms: Terms, (low, high): Span, tells: Option<At>) -> Said {
    Said { statement: Statement { terms, low, high }, tells }
}

/// What a reader knows of how many answered where it is hidden: no more than answered at all, and somebody,
/// for of a region where nobody did that is told.
fn bounds(books: &Books<'_>, at: At, published: &Published) -> Option<Said> {
    if at.part != Part::Answered || !is_decided(books, at) {
        return None;
    }
    let all = At { table: RESPONDENTS, region: at.region, group: EVERYONE, part: Part::Answered };
    let is_bound = at.table != RESPONDENTS && at.group == EVERYONE && published.has(books, all);
    let is_asked_on = !books.ledger.tables[at.table].conditions().is_empty();
    let high = if is_bound { books.value(all) } else { f64::INFINITY };
    let low = if at.group == EVERYONE && !is_asked_on { books.value(at).min(1.0) } else { 0.0 };
    Some(within(books.ledger.terms(at), (low, high), None))
}

fn ties(books: &Books<'_>, tables: &[usize]) -> Vec<Said> {
    let is_of = |at: &At| tables.contains(&at.table);
    let ties = books.ledger.ties().into_iter();
    let own = ties.filter(|tie| is_of(&tie.whole) && tie.parts.iter().all(is_of));
    own.map(|tie| {
        let whole = books.in_cells(tie.whole);
        let parts = tie.parts.iter().map(|at| books.in_cells(*at));
        let parts = parts.fold((0.0, 0.0), |all, span| (all.0 + span.0, all.1 + span.1));
        let untied = if books.ledger.has_figure(tie.whole) {
            (whole.0 - parts.1, whole.1 - parts.0)
        } else {
            // How many left the second question open is not known here; a reader supposes nobody did.
            (0.0, f64::INFINITY)
        };
        within(books.ledger.untied(&tie), untied, None)
    })
    .collect()
}
