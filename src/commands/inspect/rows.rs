//! Which rows are answers that were sent, which were only begun, and which are the maker's own tests.

use crate::load::export::{Column, Role};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Submitted,
    Begun,
    /// A preview, a test interview, spam.
    Test,
}

/// How many rows there are of each kind.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct RowCounts {
    pub submitted: usize,
    pub begun: usize,
    pub tests: usize,
}

impl RowCounts {
    pub fn count(&mut self, kind: RowKind) {
        match kind {
            RowKind::Submitted => self.submitted += 1,
            RowKind::Begun => self.begun += 1,
            RowKind::Test => self.tests += 1,
        }
    }

    /// Whether there is a row that is no test.
    pub fn has_real(self) -> bool {
        self.submitted + self.begun > 0
    }

    /// Whether the row counted last was the first one that is no test, after tests.
    pub fn are_first_real(self) -> bool {
        self.submitted + self.begun == 1 && self.tests > 0
    }

    pub fn all(self) -> usize {
        self.submitted + self.begun + self.tests
    }
}

/// What tools write in a row that is no real answer.
const TESTS: &[&str] = &[
    "survey preview",
    "survey test",
    "preview",
    "test",
    "orgtest",
    "pretest",
    "admin",
    "spam",
    "1",
    "2",
    "8",
    "9",
    "17",
];
/// Cells that stand for nothing.
const NOTHING: &[&str] = &["", "na", "n/a", "null", "none", "-"];
const UNFINISHED: &[&str] = &["false", "0", "no", "n", "nee", "nein", "non", "onwaar", "falsch", "faux"];

/// What this row is, as far as the tool's own columns tell.
pub fn kind_of<'a>(columns: &[Column], cell: &impl Fn(usize) -> &'a str) -> RowKind {
    let of_role = |role: Role| {
        let is_its = move |(_, column): &(usize, &Column)| column.role == role;
        columns.iter().enumerate().filter(is_its).map(|(at, _)| cell(at).trim().to_lowercase())
    };
    if of_role(Role::Status).any(|cell| TESTS.contains(&cell.as_str())) {
        return RowKind::Test;
    }
    let was_never_sent = of_role(Role::Submitted).any(|cell| NOTHING.contains(&cell.as_str()));
    let did_not_finish =
        of_role(Role::Finished).any(|cell| UNFINISHED.contains(&cell.as_str()) || is_part(&cell));
    if was_never_sent || did_not_finish { RowKind::Begun } else { RowKind::Submitted }
}

/// Whether this is a part of a hundred percent.
fn is_part(cell: &str) -> bool {
    cell.trim_end_matches('%').parse::<f64>().is_ok_and(|share| share > 1.0 && share < 100.0)
}
