//! The order of the rows of a table by each of its columns, for a reader who sorts it.
//!
//! It is found when the site is made: with the numbers themselves, rounded as they are shown, and with the
//! language's own order of names. The script that moves the rows then knows no language and reads no numbers.

use super::table::{TableCell, TableView};
use crate::protect::{Figure, PublishedFigure};
use crate::render::desk::Desk;
use crate::render::telling;
use crate::text::date::Period;
use crate::text::language::rounded;
use crate::tidy::Indicator;
use std::cmp::Ordering;

/// What a cell is sorted by. What has no value has no key, and comes last whichever way a table is sorted.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Key {
    #[default]
    None,
    Number(f64),
    /// The text of the cell.
    Text,
}

impl Key {
    pub fn of(indicator: &Indicator, figure: &PublishedFigure) -> Self {
        match &figure.figure {
            // What covers something else stands in no order with the others.
            _ if !figure.is_comparable() => Key::None,
            // As it is shown: which of two equal numbers is the larger is not told.
            Figure::Shown { value, .. } => {
                rounded(*value, indicator.decimals).parse().map_or(Key::None, Key::Number)
            }
            Figure::Ranked { place, .. } => Key::Number(f64::from(*place)),
            Figure::Worded { .. } => Key::Text,
            Figure::Hidden { .. } | Figure::Missing { .. } => Key::None,
        }
    }

    /// A year comes before its months, and a month before its days.
    pub fn of_period(period: Period) -> Self {
        let part = |part: Option<u8>| f64::from(part.unwrap_or(0));
        Key::Number(f64::from(period.year()) * 10_000.0 + part(period.month()) * 100.0 + part(period.day()))
    }
}

impl TableView {
    /// The table, to be sorted by any of its columns.
    pub fn sortable(mut self, desk: &Desk<'_>) -> Self {
        let names: Vec<(Key, &str)> = self.rows.iter().map(|row| (Key::Text, row.name.as_str())).collect();
        let mut orders = vec![places(desk, &names)];
        for column in 0..self.head.len().saturating_sub(1) {
            let cells = self.rows.iter().map(|row| row.cells.get(column).map_or((Key::None, ""), keyed));
            orders.push(places(desk, &cells.collect::<Vec<_>>()));
        }
        let mut orders = orders.into_iter();
        let of_names = orders.next().unwrap_or_default();
        self.rows.iter_mut().zip(of_names).for_each(|(row, place)| row.order = place);
        for (column, places) in orders.enumerate() {
            for (row, place) in self.rows.iter_mut().zip(places) {
                if let Some(cell) = row.cells.get_mut(column) {
                    cell.order = place;
                }
            }
        }
        self.is_sortable = true;
        self
    }
}

fn keyed(cell: &TableCell) -> (Key, &str) {
    (cell.key.clone(), cell.text.as_str())
}

/// The place of each of these, from 1; what is equal shares one, and what has no key has none.
fn places(desk: &Desk<'_>, keys: &[(Key, &str)]) -> Vec<Option<usize>> {
    let mut known: Vec<usize> = (0..keys.len()).filter(|at| keys[*at].0 != Key::None).collect();
    known.sort_by(|a, b| compare(desk, &keys[*a], &keys[*b]));
    let mut places = vec![None; keys.len()];
    let mut place = 0;
    let mut last: Option<usize> = None;
    for at in known {
        let is_new = last.is_none_or(|last| compare(desk, &keys[last], &keys[at]) != Ordering::Equal);
        place += usize::from(is_new);
        places[at] = Some(place);
        last = Some(at);
    }
    places
}

/// Numbers before words, as a source may give either.
fn compare(desk: &Desk<'_>, a: &(Key, &str), b: &(Key, &str)) -> Ordering {
    match (&a.0, &b.0) {
        (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
        (Key::Number(_), _) => Ordering::Less,
        (_, Key::Number(_)) => Ordering::Greater,
        _ => desk.look.language.compare(&telling::plain(a.1), &telling::plain(b.1)),
    }
}
