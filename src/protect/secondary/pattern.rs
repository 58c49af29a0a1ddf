//! Which numbers are hidden besides, so that none of the secret ones can be computed exactly.

use super::books::{Books, Fate};
use crate::protect::elimination::Elimination;
use crate::protect::ledger::{At, Part};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Regions and groups that are hidden in other tables already: hiding them here as well costs readers least,
/// and keeps the pattern over waves.
pub type Held = BTreeSet<(String, String)>;

/// The numbers that are published, by position.
#[derive(Debug, Clone)]
pub struct Published {
    pub all: Vec<bool>,
}

/// Decides of every number of these tables, the ones of most cells first.
///
/// Totals are published before their parts, so that what is hidden besides is as small as can be: first by
/// the number of cells, then by value, then by position. Whoever builds again gets the same.
pub fn pattern(books: &Books<'_>, tables: &[usize], held: &mut Held) -> Published {
    let mut published = Published { all: vec![false; books.values.len()] };
    let mut elimination = known(books, tables, &mut published);
    for table in tables {
        for at in books.ledger.of_table(*table).filter(|at| books.fate(*at) == Fate::Secret) {
            hide(books, &mut elimination, at);
        }
    }
    for table in tables {
        for at in in_order(books, *table, held) {
            let is_told =
                at.part == Part::Answered || published.has(books, At { part: Part::Answered, ..at });
            if is_told && elimination.publish(&books.ledger.terms(at)) {
                published.all[books.ledger.position(at)] = true;
            }
        }
        hold(books, *table, &published, held);
    }
    published
}

impl Published {
    pub fn has(&self, books: &Books<'_>, at: At) -> bool {
        self.all[books.ledger.position(at)]
    }
}

/// What everyone knows: where nobody answered, and what hangs together.
fn known(books: &Books<'_>, tables: &[usize], published: &mut Published) -> Elimination {
    let mut elimination = Elimination::default();
    let ties = books.ledger.ties().into_iter();
    for tie in ties.filter(|tie| tie.parts.iter().all(|at| tables.contains(&at.table))) {
        elimination.know(&books.ledger.untied(&tie));
    }
    for table in tables {
        for at in books.ledger.of_table(*table).filter(|at| books.fate(*at) == Fate::Nobody) {
            elimination.know(&books.ledger.terms(at));
            published.all[books.ledger.position(at)] = true;
        }
    }
    for at in tables.iter().flat_map(|table| books.ledger.of_table(*table)) {
        if let Some((terms, _)) = books.own(at) {
            elimination.know(&terms);
        }
    }
    elimination
}

fn hide(books: &Books<'_>, elimination: &mut Elimination, at: At) {
    elimination.hide(&books.ledger.terms(at));
    if books.ledger.is_count(at) {
        elimination.hide(&books.ledger.rest(at));
    }
}

/// The numbers that may be published, the most important first.
fn in_order(books: &Books<'_>, table: usize, held: &Held) -> Vec<At> {
    let open = books.ledger.of_table(table).filter(|at| books.fate(*at) == Fate::Open);
    let mut all: Vec<_> = open.map(|at| (importance(books, at, held), at)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.into_iter().map(|(_, at)| at).collect()
}

/// In this order: of how many cells, who answered before what they said, not hidden elsewhere, value, position.
pub fn importance(books: &Books<'_>, at: At, held: &Held) -> impl Ord + use<> {
    // A zero is no company for a hidden number: to hide it opens no range.
    let value = match (books.value(at) * 1e6).round() as i64 {
        0 => i64::MAX,
        value => value,
    };
    let is_held = held.contains(&name(books, at));
    (
        Reverse(books.ledger.size(at)),
        at.part != Part::Answered,
        is_held,
        Reverse(value),
        books.ledger.position(at),
    )
}

fn name(books: &Books<'_>, at: At) -> (String, String) {
    let group = &books.ledger.tables[at.table].groups[at.group];
    (books.ledger.regions[at.region].clone(), group.clone())
}

/// Remembers which regions and groups of a table are hidden.
pub fn hold(books: &Books<'_>, table: usize, published: &Published, held: &mut Held) {
    let decided = |at: &At| matches!(books.fate(*at), Fate::Open | Fate::Secret);
    for at in books.ledger.of_table(table).filter(decided) {
        if !published.has(books, at) {
            held.insert(name(books, at));
        }
    }
}
