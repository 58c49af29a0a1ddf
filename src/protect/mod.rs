//! From estimates to figures: what may be shown is shown, the rest is hidden with a reason.
//! Knows no questions and no pages.
//!
//! Everything that a reader can see is made of what leaves here. The estimates are used up, so no
//! later stage can hold a number that did not pass.

mod attack;
mod before;
mod clusters;
mod elimination;
mod figure;
mod gate;
mod intervals;
mod ledger;
mod office;
pub mod range;
mod rules;
mod secondary;
pub mod structure;
mod told;
mod withheld;

pub use crate::compute::{Group, Method, OutcomeRates};
pub use attack::{Told, narrowed, narrowed_by_both, untried};
pub use clusters::{Cluster, tell as tell_clusters};
pub use figure::{
    Basis, Caution, Figure, Figures, Missing, Provenance, PublishedFieldwork, PublishedFigure,
    PublishedResponse, Reason, Sampling, Status,
};
pub use office::Office;
pub use rules::Rule;
pub use structure::Structure;
pub use told::{Disclosed, Disclosure, NumberKey, Part, Span, ToldNumber};
pub use withheld::Withheld;

use crate::compute::{Estimate, Estimates, Fieldwork, Key, Quantity, Response, Sampled};
use crate::project::{Privacy, PublishedBefore};
use crate::tidy::{OfficeStudy, Regions};
use before::Before;
use figure::Passed;
use gate::{Gate, Gates};
use intervals::HiddenCounts;

/// What protection gives: what is shown, what is not, and how the one might give the other away.
pub struct Protected {
    pub figures: Figures,
    /// What could be counted together, where nothing can be shown.
    pub clusters: Vec<Cluster>,
    /// What is not shown, with the rule; for the internal edition only.
    pub withheld: Vec<Withheld>,
    /// What single practices answered; `None` in a public build.
    pub office: Option<OfficeStudy>,
    /// How the shown numbers hang together, to check what they give away.
    pub structure: Structure,
}

/// Decides of every estimate whether it is shown.
///
/// Published figures pass as they are, for their source has published them; what a source keeps
/// back stays hidden. What is counted from answers must pass the gate of its wave and region, and
/// rest on enough answers.
/// What an earlier public site hid stays hidden until enough has changed.
pub fn figures(
    privacy: &Privacy,
    regions: &Regions,
    mut estimates: Estimates,
    before: Option<&PublishedBefore>,
) -> Protected {
    let office = estimates.office.take();
    let (estimates, responses, fieldwork, makeups) = estimates.into_parts();
    let gates = Gates::new(privacy, &responses);
    let structure = Structure::new(privacy, makeups);
    let before = Before::read(before);
    let placed = fieldwork.iter().map(placed).collect();
    let terms = secondary::Terms { privacy, gates: &gates, before: &before, placed: &placed };
    let pattern = secondary::pattern(&terms, &structure, &estimates, &responses);
    let clusters = clusters::proposed(&terms, regions, &structure, &pattern, &estimates, &responses);
    let withheld = withheld::all(&pattern, &gates, &estimates);
    let hidden = HiddenCounts::of(&pattern, &estimates);
    let figures = estimates.into_iter().map(|(key, mut estimate)| {
        let is_protected = pattern.figures.contains_key(&key);
        intervals::never_of_single_answers(privacy, &hidden, &key, &mut estimate);
        published(regions, &gates, key, estimate, is_protected)
    });
    let responses = responses.into_iter().map(|response| {
        let is_told = !pattern.hides(&response);
        response_of(privacy, response, is_told)
    });
    let fieldwork = fieldwork.into_iter().map(|work| {
        let is_told = !pattern.hides_whole(&work.survey, &work.period);
        PublishedFieldwork::new(work, is_told)
    });
    Protected {
        figures: Figures::new(figures, responses.collect(), fieldwork.collect()),
        clusters,
        withheld,
        office,
        structure,
    }
}

/// Of how many of a wave it is known where they are.
fn placed(work: &Fieldwork) -> ((String, String), u32) {
    let placed = work.intake.counted.saturating_sub(work.intake.nowhere);
    ((work.survey.to_string(), work.period.to_string()), placed)
}

fn published(
    regions: &Regions,
    gates: &Gates,
    key: Key,
    estimate: Estimate,
    is_protected: bool,
) -> PublishedFigure {
    let (figure, caution) = match &estimate.sampled {
        None => (passed(estimate.quantity), None),
        Some(_) if is_protected => (Figure::Hidden { reason: Reason::Protected }, None),
        Some(sampled) => judged(gates.of(&key, &sampled.survey), estimate.quantity),
    };
    let is_shown = matches!(figure, Figure::Shown { .. });
    let is_fictitious = regions.get(&key.region).is_some_and(|region| region.fictitious)
        || estimate.sampled.as_ref().is_some_and(|sampled| sampled.is_fictitious);
    PublishedFigure {
        is_fictitious,
        region: key.region,
        indicator: key.indicator,
        period: key.period,
        group: key.group,
        figure,
        caution,
        sampling: estimate.sampled.map(|sampled| sampling(*sampled, is_shown)),
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

/// A value as it is.
fn passed(quantity: Quantity) -> Figure {
    match quantity {
        Quantity::Number { value, interval } => Figure::Shown { value, interval },
        Quantity::Rank { place, of } => Figure::Ranked { place, of },
        Quantity::Word(word) => Figure::Worded { word },
        Quantity::Withheld => Figure::Hidden { reason: Reason::WithheldBySource },
        Quantity::Unknown => Figure::Missing { reason: Missing::NotInSource },
        Quantity::NobodyAnswered => Figure::Missing { reason: Missing::NobodyAnswered },
        Quantity::Conversations => Figure::Hidden { reason: Reason::Conversations },
    }
}

/// A value counted from answers that protection lets through: enough of them speak for the region, or not.
fn judged(gate: Gate, quantity: Quantity) -> (Figure, Option<Caution>) {
    let has_value = matches!(quantity, Quantity::Number { .. });
    match gate.reason().filter(|_| has_value) {
        Some(reason) => (Figure::Hidden { reason }, None),
        None => (passed(quantity), gate.caution().filter(|_| has_value)),
    }
}

/// Who answered, without what a hidden figure could be found from.
fn sampling(sampled: Sampled, is_shown: bool) -> Sampling {
    Sampling {
        survey: sampled.survey,
        questions: sampled.questions,
        answered: Some(sampled.answered).filter(|_| is_shown),
        // Who counts in two regions, for a part in each, is found by adding the two up.
        hits: sampled.hits.filter(|_| is_shown && !sampled.is_split),
        population: sampled.population.filter(|_| is_shown),
        bounds: sampled.bounds.filter(|_| is_shown),
        method: sampled.method,
        // So is who counts for a part, by who knows how it is made.
        effective: sampled.effective.filter(|_| is_shown && !sampled.is_split),
        is_fictitious: sampled.is_fictitious,
    }
}

/// Who answered in a region, as far as that may be known. How big their practices are together is what they
/// answered.
fn response_of(privacy: &Privacy, response: Response, is_told: bool) -> PublishedResponse {
    let is_many = response.answered >= privacy.least_answered && is_told;
    let gate = gate::gate(privacy, &response);
    PublishedResponse {
        survey: response.survey,
        period: response.period,
        region: response.region,
        answered: Some(response.answered).filter(|_| is_told),
        population: response.population,
        coverage: response.coverage.filter(|_| is_many),
        is_enough: gate.reason().is_none() && is_many,
        is_fictitious: response.is_fictitious,
        passed: Passed,
    }
}
