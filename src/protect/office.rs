//! What the publisher's own office gets to see of what the public does not: what the rules keep back, what single
//! practices answered, and what they ask for. It is wrapped here and can be looked into by the internal pages
//! only; `tests/architecture.rs` holds them to that.
//!
//! It cannot be serialised, so no template can be handed it by mistake:
//!
//! ```compile_fail
//! fn show<T: serde::Serialize>(_: T) {}
//! fn leak(office: praatplaat::protect::Office) { show(office) }
//! ```

use super::withheld::Withheld;
use crate::tidy::{OfficeStudy, Request, UnitAnswers};

/// All that an internal build shows and a public one does not have. Deliberately without `Clone` and `Serialize`.
#[derive(Debug)]
pub struct Office {
    withheld: Vec<Withheld>,
    study: OfficeStudy,
}

impl Office {
    /// `None` in a public build: what was withheld ends here.
    pub fn new(withheld: Vec<Withheld>, study: Option<OfficeStudy>) -> Option<Self> {
        study.map(|study| Self { withheld, study })
    }

    /// What the rules keep back, by indicator, region, period and group.
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// What each practice answered, a wave each.
    pub fn units(&self) -> &[UnitAnswers] {
        &self.study.units
    }

    /// What practices ask for.
    pub fn requests(&self) -> &[Request] {
        &self.study.requests
    }
}
