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

use super::figure::PublishedFigure;
use super::withheld::Withheld;
use crate::compute::Group;
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId};
use crate::tidy::{OfficeStudy, Request, UnitAnswers};

/// All that an internal build shows and a public one does not have. Deliberately without `Clone` and `Serialize`.
#[derive(Debug)]
pub struct Office {
    withheld: Vec<Withheld>,
    study: OfficeStudy,
}

impl Office {
    /// `None` in a public build: what was withheld ends here.
    pub fn new(mut withheld: Vec<Withheld>, study: Option<OfficeStudy>) -> Option<Self> {
        let study = study?;
        withheld.sort_by(|a, b| order(a).cmp(&order(b)));
        Some(Self { withheld, study })
    }

    /// What the rules keep back, by indicator, region, period and group.
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// The number behind the mark of this figure; `None` where it is not a rule that hides it.
    pub fn behind(&self, figure: &PublishedFigure) -> Option<&Withheld> {
        let key = (&figure.indicator, &figure.region, figure.period, &figure.group);
        let at = self.withheld.binary_search_by(|withheld| order(withheld).cmp(&key)).ok()?;
        self.withheld.get(at)
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

fn order(withheld: &Withheld) -> (&IndicatorId, &RegionId, Period, &Group) {
    (&withheld.indicator, &withheld.region, withheld.period, &withheld.group)
}
