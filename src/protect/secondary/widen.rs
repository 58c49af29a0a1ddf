//! Hides more where what is left for a hidden number is too narrow.
//!
//! That no hidden number can be computed exactly is not enough: two municipalities with three together tell
//! that neither has more. So of each hidden number the lowest and the highest value that a reader could find
//! are computed, and where these are too close another number is hidden: the smallest that opens the range
//! by itself.

use super::books::{Books, Fate};
use super::pattern::{Held, Published, importance, is_count};
use crate::project::Privacy;
use crate::protect::ledger::{At, EVERYONE, Part, RESPONDENTS, Terms, less, together};
use crate::protect::range::{Knowledge, Need, Statement, Target, Verdict};

/// More rounds than this are not needed by any table that a survey makes.
const MOST_ROUNDS: usize = 200;

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

/// Hides more numbers of these tables until every hidden one is unsure enough. `beside` are numbers of
/// other tables, published or not, that hold these within bounds.
pub fn widen(privacy: &Privacy, books: &Books<'_>, tables: &[usize], published: &mut Published, held: &Held) {
    if tables.iter().all(|table| hidden(privacy, books, *table, published).is_empty()) {
        return;
    }
    for _ in 0..MOST_ROUNDS {
        let said = said(books, tables, published);
        let hidden: Vec<Hidden> =
            tables.iter().flat_map(|table| hidden(privacy, books, *table, published)).collect();
        let more = narrow(books, published, &said, &hidden, held);
        if more.is_empty() {
            return;
        }
        more.into_iter().for_each(|at| hide(books, published, at));
    }
}

/// Takes a number back, and what may not be told without it.
fn hide(books: &Books<'_>, published: &mut Published, at: At) {
    published.all[books.ledger.position(at)] = false;
    if at.part == Part::Answered {
        for sum in 0..books.ledger.tables[at.table].sums.len() {
            published.all[books.ledger.position(At { part: Part::Sum(sum), ..at })] = false;
        }
    }
}

/// The numbers to hide besides: for each that is too narrow one, unless it is helped by one already chosen.
fn narrow(
    books: &Books<'_>,
    published: &Published,
    said: &[Said],
    hidden: &[Hidden],
    held: &Held,
) -> Vec<At> {
    let knowledge = Knowledge {
        unknowns: books.ledger.cell_count(),
        statements: said.iter().map(|said| said.statement.clone()).collect(),
    };
    let targets: Vec<Target> = hidden.iter().map(|hidden| hidden.target.clone()).collect();
    let verdicts = knowledge.ranges(&targets);
    let mut more: Vec<At> = Vec::new();
    for (hidden, verdict) in hidden.iter().zip(verdicts) {
        let Verdict::Narrow(range) = verdict else { continue };
        let by: Vec<At> = knowledge
            .giving_away(&hidden.target)
            .into_iter()
            .filter_map(|at| said[at].tells)
            .filter(|at| books.fate(*at) == Fate::Open && published.has(books, *at))
            .collect();
        let need = &hidden.target.need;
        let lacking =
            (need.width - (range.high - range.low)).max(need.high - range.high).max(range.low - need.low);
        if !by.iter().any(|at| more.contains(at)) {
            more.extend(best(books, &by, lacking, hidden.counts_rest, held));
        }
    }
    more
}

/// The one to hide: of those of fewest cells the smallest that is enough by itself, or else the largest.
fn best(books: &Books<'_>, by: &[At], lacking: f64, counts_rest: bool, held: &Held) -> Option<At> {
    let fewest = by.iter().map(|at| books.ledger.size(*at)).min()?;
    let mut inner: Vec<(f64, At)> = by
        .iter()
        .filter(|at| books.ledger.size(**at) == fewest)
        .map(|at| (opens(books, *at, counts_rest), *at))
        .collect();
    inner.sort_by_key(|(_, at)| std::cmp::Reverse(importance(books, *at, held)));
    let enough = inner.iter().filter(|(opens, _)| *opens >= lacking).min_by(|a, b| a.0.total_cmp(&b.0));
    enough.or_else(|| inner.iter().max_by(|a, b| a.0.total_cmp(&b.0))).map(|(_, at)| *at)
}

/// How far hiding a number opens the range of another one.
fn opens(books: &Books<'_>, at: At, counts_rest: bool) -> f64 {
    let answered = books.value(At { part: Part::Answered, ..at });
    if counts_rest && is_count(books, at) { answered - books.value(at) } else { books.value(at) }
}

/// The hidden numbers of a table with what must be left of each.
fn hidden(privacy: &Privacy, books: &Books<'_>, table: usize, published: &Published) -> Vec<Hidden> {
    let decided = |at: &At| matches!(books.fate(*at), Fate::Open | Fate::Secret);
    let secret = books.ledger.of_table(table).filter(decided).filter(|at| !published.has(books, *at));
    secret.flat_map(|at| targets(privacy, books, at)).collect()
}

fn targets(privacy: &Privacy, books: &Books<'_>, at: At) -> Vec<Hidden> {
    let terms = books.ledger.terms(at);
    let is_amount = matches!(at.part, Part::Sum(_)) && !is_count(books, at);
    let hidden = |terms: Terms, need, counts_rest| Hidden { target: Target { terms, need }, counts_rest };
    if is_amount {
        return vec![hidden(terms, amount_need(privacy, books.in_cells(at)), false)];
    }
    let number = hidden(terms, count_need(privacy), false);
    if is_count(books, at) {
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
            if published.has(books, at) {
                all.push(equation(books.ledger.terms(at), books.in_cells(at), Some(at)));
            } else {
                all.extend(at_most_all(books, at, published));
            }
        }
        all.extend(parts_of_who_answered(books, *table));
    }
    all.extend(ties(books, tables));
    all
}

fn equation(terms: Terms, value: f64, tells: Option<At>) -> Said {
    Said { statement: Statement { terms, low: value, high: value }, tells }
}

/// Who answered a question, answered.
fn at_most_all(books: &Books<'_>, at: At, published: &Published) -> Option<Said> {
    let all = At { table: RESPONDENTS, region: at.region, group: EVERYONE, part: Part::Answered };
    let is_bound = at.table != RESPONDENTS && at.part == Part::Answered && at.group == EVERYONE;
    let high = (is_bound && published.has(books, all)).then(|| books.value(all))?;
    let statement = Statement { terms: books.ledger.terms(at), low: f64::NEG_INFINITY, high };
    Some(Said { statement, tells: None })
}

/// Who chose an option answered the question: cell by cell, where these are no parts of each other.
fn parts_of_who_answered(books: &Books<'_>, table: usize) -> Vec<Said> {
    let own = &books.ledger.tables[table];
    let is_apart = |cells: &[u32]| !cells.iter().all(|cell| own.answered.contains(cell));
    let options =
        (0..own.sums.len()).filter(|sum| own.sums[*sum].is_count && is_apart(&own.sums[*sum].cells));
    let mut all = Vec::new();
    for sum in options {
        for leaf in 0..books.ledger.leaves.len() {
            for terms in books.ledger.rest_by_slot(table, sum, leaf) {
                let statement = Statement { terms, low: 0.0, high: f64::INFINITY };
                all.push(Said { statement, tells: None });
            }
        }
    }
    all
}

fn ties(books: &Books<'_>, tables: &[usize]) -> Vec<Said> {
    let ties = books.ledger.ties().into_iter();
    let own = ties.filter(|tie| tie.parts.iter().chain(&tie.whole).all(|at| tables.contains(&at.table)));
    own.map(|tie| {
        let terms = |numbers: &[At]| together(numbers.iter().map(|at| books.ledger.terms(*at)));
        let value = |numbers: &[At]| numbers.iter().map(|at| books.in_cells(*at)).sum::<f64>();
        let difference = value(&tie.whole) - value(&tie.parts);
        equation(less(terms(&tie.whole), &terms(&tie.parts)), difference, None)
    })
    .collect()
}
