//! Hides more where what is left for a hidden number is too narrow.
//!
//! That no hidden number can be computed exactly is not enough: two municipalities with three together tell
//! that neither has more. So of each hidden number the lowest and the highest value that a reader could find
//! are computed, and where these are too close another number is hidden: the smallest that opens the range
//! by itself.

use super::books::{Books, Fate};
use super::pattern::{Held, Published, importance};
use crate::project::Privacy;
use crate::protect::ledger::{At, EVERYONE, Part, RESPONDENTS, Terms, less, together};
use crate::protect::range::{Knowledge, Need, Range, Statement, Target, Verdict};
use crate::protect::told::Span;
use std::collections::BTreeSet;

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
    let hidden = hidden(books, &tables, published).filter(|at| unseen.contains(&at.region)).collect();
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
    let careful_rounds = if cells > MANY_CELLS { 0 } else { CAREFUL_ROUNDS };
    for round in 0.. {
        if pending.is_empty() {
            return;
        }
        let said = said(books, tables, published);
        let (narrow, more) = narrow(books, published, &said, pending, held, round < careful_rounds);
        let fresh: Vec<At> = more.into_iter().flat_map(|at| hide(books, published, at)).collect();
        pending = if fresh.is_empty() { Vec::new() } else { narrow };
        pending.extend(fresh.into_iter().flat_map(|at| targets(privacy, books, at)));
    }
}

/// After so many rounds every number that is too narrow gets one for itself: large countries would take an
/// hour to do it sparingly.
const CAREFUL_ROUNDS: usize = 12;
/// Of more cells than this the ranges are not looked for: it would take hours. Exact sums, and what single
/// sums leave, have been seen to by then; the audit says what it could not try.
const MOST_CELLS: usize = 12_000;
/// Of more cells than this, none of the rounds is.
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

/// Those that are too narrow, and the numbers to hide besides: for each one, unless it is helped by one that
/// was chosen for another.
fn narrow(
    books: &Books<'_>,
    published: &Published,
    said: &[Said],
    hidden: Vec<Hidden>,
    held: &Held,
    is_careful: bool,
) -> (Vec<Hidden>, Vec<At>) {
    let knowledge = Knowledge {
        unknowns: books.ledger.cell_count(),
        statements: said.iter().map(|said| said.statement.clone()).collect(),
    };
    let targets: Vec<Target> = hidden.iter().map(|hidden| hidden.target.clone()).collect();
    let verdicts = knowledge.ranges(&targets);
    let near = Near::new(said, knowledge.unknowns);
    let mut touched = BTreeSet::new();
    let (mut narrow, mut more): (Vec<Hidden>, Vec<At>) = (Vec::new(), Vec::new());
    for (hidden, verdict) in hidden.into_iter().zip(verdicts) {
        let Verdict::Narrow(range) = verdict else { continue };
        // What is chosen for a neighbour may help this one as well: that is seen in the next round.
        if is_careful && near.of(said, &hidden.target, 1).iter().any(|at| touched.contains(at)) {
            narrow.push(hidden);
            continue;
        }
        let together = if is_careful {
            giving_away(said, &near, &hidden.target)
        } else {
            near.of(said, &hidden.target, 1)
        };
        let by: Vec<At> = together
            .iter()
            .filter_map(|at| said[*at].tells)
            .filter(|at| books.fate(*at) == Fate::Open && published.has(books, *at))
            .collect();
        if let Some(chosen) = best(books, &by, hidden.lacks(range), hidden.counts_rest, held) {
            let is_wide = together.len() > MOST_STATEMENTS;
            touched.extend(together.into_iter().filter(|at| !is_wide || said[*at].tells == Some(chosen)));
            more.push(chosen);
        }
        narrow.push(hidden);
    }
    (narrow, more)
}

/// To find which statements give a target away takes about as many solutions as there are statements.
const MOST_STATEMENTS: usize = 120;

/// The statements that together leave too little of a target, by position. They are looked for close to it
/// first, for most of what is told has nothing to do with it. Where many would have to be tried, those that
/// it stands in stand for them.
fn giving_away(said: &[Said], near: &Near, target: &Target) -> Vec<usize> {
    let mut known = 0;
    for steps in 1.. {
        let about = near.of(said, target, steps);
        if about.len() == known || about.len() > MOST_STATEMENTS {
            break;
        }
        known = about.len();
        let statements = about.iter().map(|at| said[*at].statement.clone()).collect();
        let knowledge = Knowledge { unknowns: near.fixed.len(), statements };
        let found = knowledge.giving_away(target);
        if !found.is_empty() {
            return found.into_iter().map(|at| about[at]).collect();
        }
    }
    near.of(said, target, 1)
}

/// Which statements have to do with a cell: those it stands in, and those that share with these a cell of
/// which nothing is told by itself.
struct Near {
    /// The statement that tells a cell by itself.
    fixed: Vec<Option<usize>>,
    /// The statements that a cell stands in.
    of_cell: Vec<Vec<usize>>,
}

impl Near {
    fn new(said: &[Said], cells: usize) -> Self {
        let terms = || said.iter().map(|said| &said.statement).enumerate();
        let mut near = Near { fixed: vec![None; cells], of_cell: vec![Vec::new(); cells] };
        for (at, Statement { terms, low, high }) in terms() {
            if let ([(cell, _)], true) = (&terms[..], low == high) {
                near.fixed[*cell as usize] = Some(at);
            }
            terms.iter().for_each(|(cell, _)| near.of_cell[*cell as usize].push(at));
        }
        near
    }

    /// The statements so many steps away, and what is told of their cells by itself.
    fn of(&self, said: &[Said], target: &Target, steps: usize) -> Vec<usize> {
        let mut about = BTreeSet::new();
        let mut border: Vec<u32> = target.terms.iter().map(|(cell, _)| *cell).collect();
        let mut seen: BTreeSet<u32> = border.iter().copied().collect();
        for _ in 0..steps {
            let open = border.into_iter().filter(|cell| self.fixed[*cell as usize].is_none());
            let reached: BTreeSet<usize> =
                open.flat_map(|cell| &self.of_cell[cell as usize]).copied().collect();
            let fresh = reached.into_iter().filter(|at| about.insert(*at)).collect::<Vec<_>>();
            let cells = fresh.into_iter().flat_map(|at| &said[at].statement.terms).map(|(cell, _)| *cell);
            border = cells.filter(|cell| seen.insert(*cell)).collect();
        }
        about.extend(seen.iter().filter_map(|cell| self.fixed[*cell as usize]));
        about.into_iter().collect()
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
    Need { width: f64::from(privacy.least_width), high: f64::from(privacy.least_count), low: f64::INFINITY }
}

/// An amount can be p percent less and more.
fn amount_need(privacy: &Privacy, amount: f64) -> Need {
    let part = privacy.p_percent / 100.0 * amount.abs();
    Need { width: 0.0, high: amount + part, low: amount - part }
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
    let is_asked_on = books.ledger.tables[at.table].condition.is_some();
    let high = if is_bound { books.value(all) } else { f64::INFINITY };
    let low = if at.group == EVERYONE && !is_asked_on { books.value(at).min(1.0) } else { 0.0 };
    Some(within(books.ledger.terms(at), (low, high), None))
}

fn ties(books: &Books<'_>, tables: &[usize]) -> Vec<Said> {
    let ties = books.ledger.ties().into_iter();
    let own = ties.filter(|tie| tie.parts.iter().chain(&tie.whole).all(|at| tables.contains(&at.table)));
    own.map(|tie| {
        let terms = |numbers: &[At]| together(numbers.iter().map(|at| books.ledger.terms(*at)));
        let ends = |numbers: &[At]| {
            let spans = numbers.iter().map(|at| books.in_cells(*at));
            spans.fold((0.0, 0.0), |all, span| (all.0 + span.0, all.1 + span.1))
        };
        let (whole, parts) = (ends(&tie.whole), ends(&tie.parts));
        let difference = (whole.0 - parts.1, whole.1 - parts.0);
        within(less(terms(&tie.whole), &terms(&tie.parts)), difference, None)
    })
    .collect()
}
