//! Which rows are answers that were sent, which were only begun, and which are the maker's own tests.

use crate::load::export::{Column, Role};
use crate::tidy::{is_test, is_unfinished, was_never_sent};

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

    /// Whether nobody sent anything.
    pub fn are_all_begun(self) -> bool {
        self.submitted == 0 && self.begun > 0
    }

    /// Whether the row counted last was the first one that is no test, after tests.
    pub fn are_first_real(self) -> bool {
        self.submitted + self.begun == 1 && self.tests > 0
    }

    pub fn all(self) -> usize {
        self.submitted + self.begun + self.tests
    }
}

/// What this row is, as far as the tool's own columns tell.
pub fn kind_of<'a>(columns: &[Column], cell: &impl Fn(usize) -> &'a str) -> RowKind {
    let of_role = |role: Role| columns.iter().position(|column| column.role == role).map(cell);
    if of_role(Role::Status).is_some_and(is_test) {
        return RowKind::Test;
    }
    let is_unsent = of_role(Role::Submitted).is_some_and(was_never_sent);
    let did_not_finish = of_role(Role::Finished).is_some_and(is_unfinished);
    if is_unsent || did_not_finish { RowKind::Begun } else { RowKind::Submitted }
}
