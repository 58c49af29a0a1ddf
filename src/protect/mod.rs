//! From estimates to figures: what may be shown is shown, the rest is hidden with a reason.
//! Knows no questions and no pages.
//!
//! Everything that a reader can see is made of what leaves here. The estimates are used up, so no
//! later stage can hold a number that did not pass.

mod figure;

pub use figure::{Basis, Figure, Figures, Missing, Provenance, PublishedFigure, Reason, Status};

use figure::Passed;

use crate::compute::{Estimate, Estimates, Key, Quantity};
use crate::project::Privacy;
use crate::tidy::Regions;

/// Decides of every estimate whether it is shown.
///
/// Published figures pass as they are, for their source has published them; what a source keeps
/// back stays hidden. The rules for survey answers stand here too when there are surveys, with
/// their thresholds in `privacy`, and need the regions to find out what could be recovered from what.
pub fn figures(_privacy: &Privacy, _regions: &Regions, estimates: Estimates) -> Figures {
    Figures::new(estimates.into_iter().map(published))
}

fn published((key, estimate): (Key, Estimate)) -> PublishedFigure {
    let figure = match estimate.quantity {
        Quantity::Number { value, interval } => Figure::Shown { value, interval },
        Quantity::Rank { place, of } => Figure::Ranked { place, of },
        Quantity::Word(word) => Figure::Worded { word },
        Quantity::Withheld => Figure::Hidden { reason: Reason::WithheldBySource },
        Quantity::Unknown => Figure::Missing { reason: Missing::NotInSource },
    };
    PublishedFigure {
        region: key.region,
        indicator: key.indicator,
        period: key.period,
        figure,
        provenance: Provenance {
            status: estimate.status.into(),
            bases: estimate.bases.into_iter().map(Basis::from).collect(),
            covers: estimate.covers,
            note: estimate.note,
            remarks: estimate.remarks,
        },
        passed: Passed,
    }
}
