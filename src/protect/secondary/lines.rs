//! The simplest sums a reader can make: a whole less those of its parts that are shown. What is left is the
//! hidden parts together, and none of them can be more than that.
//!
//! Nearly all that is too narrow is so for one such line, so these are looked at first: it needs no solver.

use super::books::{Books, Fate};
use super::pattern::Published;
use crate::project::Privacy;
use crate::protect::ledger::{At, EVERYONE, Part, RESPONDENTS};

/// A number and the parts that add up to it, each with how much of it counts.
struct Line {
    whole: At,
    parts: Vec<(At, f64)>,
}

/// Which amount of a number a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The number itself.
    Number,
    /// All who answered otherwise.
    Rest,
}

/// Hides more of a table until what the hidden parts of every line are together is enough for each.
pub fn widen(privacy: &Privacy, books: &Books<'_>, table: usize, published: &mut Published) {
    let lines = lines(books, table);
    loop {
        let mut is_changed = false;
        for line in &lines {
            for side in [Side::Number, Side::Rest] {
                while let Some(at) = more(privacy, books, published, line, side) {
                    super::widen::hide(books, published, at);
                    is_changed = true;
                }
            }
        }
        if !is_changed {
            return;
        }
    }
}

/// The lines of a table: each region by the regions that answers name, everyone by each split.
fn lines(books: &Books<'_>, table: usize) -> Vec<Line> {
    let ledger = &books.ledger;
    let is_told = |at: &At| matches!(books.fate(*at), Fate::Open | Fate::Secret);
    let counts = |at: &At| at.part == Part::Answered || ledger.is_count(*at);
    let mut lines = Vec::new();
    for whole in ledger.of_table(table).filter(is_told).filter(counts) {
        let named = ledger.parts(whole.region).filter(|(region, _)| *region != whole.region);
        let parts = named.map(|(region, share)| (At { region, ..whole }, share));
        lines.push(Line { whole, parts: parts.collect() });
        if whole.group == EVERYONE {
            let splits = ledger.splits_of(whole);
            lines.extend(
                splits
                    .into_iter()
                    .map(|parts| Line { whole, parts: parts.into_iter().map(|part| (part, 1.0)).collect() }),
            );
        }
    }
    lines.retain(|line| !line.parts.is_empty());
    lines
}

/// The number to hide besides, so that the hidden parts of a line are enough; `None` when they are, or when
/// there is none left.
fn more(privacy: &Privacy, books: &Books<'_>, published: &Published, line: &Line, side: Side) -> Option<At> {
    if side == Side::Rest && !books.ledger.is_count(line.whole) || !published.has(books, line.whole) {
        return None;
    }
    let is_hidden = |(part, _): &&(At, f64)| !published.has(books, *part);
    let hidden: Vec<&(At, f64)> = line.parts.iter().filter(is_hidden).collect();
    if !hidden.iter().any(|(part, _)| books.fate(*part) != Fate::Untold) {
        return None;
    }
    let left: f64 = hidden.iter().map(|(part, share)| share * amount(books, *part, side)).sum();
    let lacking = needed(privacy, &hidden, line.whole) - left;
    if lacking <= 1e-9 {
        return None;
    }
    let mut open: Vec<(f64, At)> = line
        .parts
        .iter()
        .filter(|part| !is_hidden(part) && books.fate(part.0) == Fate::Open)
        .map(|(part, share)| (share * amount(books, *part, side), *part))
        .filter(|(amount, _)| *amount > 0.0)
        .collect();
    open.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let enough = open.iter().find(|(amount, _)| *amount >= lacking - 1e-9).or_else(|| open.last());
    let whole = (books.fate(line.whole) == Fate::Open).then_some(line.whole);
    enough.map(|(_, at)| *at).or(whole)
}

/// What the hidden parts must be together: enough for one of them, and somebody in each other region.
fn needed(privacy: &Privacy, hidden: &[&(At, f64)], whole: At) -> f64 {
    let (width, high) = (f64::from(privacy.least_width), f64::from(privacy.least_count));
    let is_somebody = whole.part == Part::Answered && whole.group == EVERYONE && whole.table == RESPONDENTS;
    if is_somebody {
        let all: f64 = hidden.iter().map(|(_, share)| share).sum();
        (high - 1.0).max(width) + all
    } else {
        high.max(width)
    }
}

fn amount(books: &Books<'_>, at: At, side: Side) -> f64 {
    match side {
        Side::Number => books.value(at),
        Side::Rest => books.value(At { part: Part::Answered, ..at }) - books.value(at),
    }
}
