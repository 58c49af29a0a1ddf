//! What stands in the columns of an export, counted: one walk over its rows, kept in memory only.
//!
//! Nothing in here may be shown as it is. `closed` decides which answers may be named at all.

use super::personal::{Sign, signs};
use super::rows::{RowCounts, RowKind, kind_of};
use crate::finding::Findings;
use crate::load::Export;
use crate::load::export::Column;
use crate::text::number;
use std::collections::BTreeMap;

/// A text longer than this is nobody's answer to a closed question.
const LONGEST_ANSWER: usize = 150;
/// With more different cells than this a column holds no closed question.
const MOST_VALUES: usize = 2000;

/// The rows of an export, and what stands in each of its columns.
#[derive(Debug, Default)]
pub struct Profile {
    pub rows: RowCounts,
    /// As many as the export has columns.
    pub columns: Vec<Cells>,
}

/// What stands in the cells of one column. Previews and tests count only where there is nothing else.
#[derive(Debug, Default)]
pub struct Cells {
    /// How many cells hold anything.
    pub filled: usize,
    /// Cells that are too long for a closed question, or hold several lines.
    pub long: usize,
    /// Every other cell with how often it stands there, until there are too many different ones.
    values: BTreeMap<String, usize>,
    /// The cells beyond those, and how many of them are numbers.
    pub uncounted: usize,
    pub uncounted_numbers: usize,
    /// How often cells look like something that tells who answered, of those that were looked at.
    signs: BTreeMap<Sign, usize>,
    looked_at: usize,
}

/// So many cells of a column are looked at for what tells who answered; the rest will be like them.
const MOST_LOOKED_AT: usize = 5_000;

impl Profile {
    /// Reads the whole export. `None` when it could not be read to its end.
    pub fn of(findings: &mut Findings, export: &Export) -> Option<Self> {
        let mut profile = Self::for_columns(export.columns.len());
        let is_whole = export.each_row(findings, &mut |_, row| {
            let cell = |at: usize| std::str::from_utf8(row.cell(at)).unwrap_or_default();
            profile.take(&export.columns, cell);
        });
        is_whole.then_some(profile)
    }

    pub fn for_columns(count: usize) -> Self {
        Self { rows: RowCounts::default(), columns: (0..count).map(|_| Cells::default()).collect() }
    }

    /// Counts one row.
    pub fn take<'a>(&mut self, columns: &[Column], cell: impl Fn(usize) -> &'a str) {
        let kind = kind_of(columns, &cell);
        self.rows.count(kind);
        let is_test = kind == RowKind::Test;
        if is_test && self.rows.has_real() {
            return;
        }
        if !is_test && self.rows.are_first_real() {
            self.columns = (0..self.columns.len()).map(|_| Cells::default()).collect();
        }
        for (at, cells) in self.columns.iter_mut().enumerate() {
            cells.take(cell(at).trim());
        }
    }
}

impl Cells {
    fn take(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if self.looked_at < MOST_LOOKED_AT {
            self.looked_at += 1;
            signs(cell).for_each(|sign| *self.signs.entry(sign).or_default() += 1);
        }
        if cell.contains('\n') || cell.chars().count() > LONGEST_ANSWER {
            self.long += 1;
        } else if let Some(count) = self.values.get_mut(cell) {
            *count += 1;
        } else if self.values.len() < MOST_VALUES {
            self.values.insert(cell.to_owned(), 1);
        } else {
            self.uncounted += 1;
            let is_number = number::parse(cell, true).or_else(|| number::parse(cell, false)).is_some();
            self.uncounted_numbers += usize::from(is_number);
        }
    }

    /// Which part of the cells looks like this.
    pub fn share_of(&self, sign: Sign) -> f64 {
        let count = self.signs.get(&sign).copied().unwrap_or(0);
        count as f64 / self.looked_at.max(1) as f64
    }

    /// Everything that more than one cell looks like.
    pub fn signs(&self) -> impl Iterator<Item = Sign> {
        self.signs.iter().filter(|(_, count)| **count > 1).map(|(sign, _)| *sign)
    }

    /// Whether any cell looks like this.
    pub fn has(&self, sign: Sign) -> bool {
        self.signs.contains_key(&sign)
    }

    /// Each short cell with how often it stands there, in the order of the alphabet.
    pub fn values(&self) -> impl Iterator<Item = (&str, usize)> {
        self.values.iter().map(|(value, count)| (value.as_str(), *count))
    }
}
