//! The catalogue: every case with its sections understood, and the cases beside it.

use super::address::Address;
use super::files::Files;
use super::writing::{Writing, writing};
use crate::finding::Findings;
use crate::tidy::{Case, Library, Section};

/// A case, ready to be shown.
#[derive(Debug)]
pub struct CaseMatter {
    pub address: Address,
    pub case: Case,
    pub sections: Vec<(Section, Writing)>,
    /// Positions of other cases to look at: of the same theme or shortage, the most alike first.
    pub related: Vec<usize>,
}

/// How many cases are named at the foot of a case.
const RELATED: usize = 4;

/// The matter of every case, by the order of their slugs.
pub fn matters(findings: &mut Findings, library: &Library, files: &Files) -> Vec<CaseMatter> {
    let mut cases = library.cases.clone();
    cases.sort_by(|a, b| a.slug.cmp(&b.slug));
    let related: Vec<Vec<usize>> = cases.iter().map(|case| related(case, &cases)).collect();
    cases
        .into_iter()
        .zip(related)
        .map(|(case, related)| CaseMatter {
            address: Address::case(&case.slug),
            sections: case
                .sections
                .iter()
                .map(|(section, prose)| (*section, writing(findings, prose, library, files)))
                .collect(),
            case,
            related,
        })
        .collect()
}

fn related(case: &Case, all: &[Case]) -> Vec<usize> {
    let mut alike: Vec<(u32, usize)> = all
        .iter()
        .enumerate()
        .filter(|(_, other)| other.slug != case.slug)
        .map(|(at, other)| (likeness(case, other), at))
        .filter(|(likeness, _)| *likeness > 0)
        .collect();
    alike.sort_by_key(|(likeness, at)| (u32::MAX - likeness, *at));
    alike.into_iter().take(RELATED).map(|(_, at)| at).collect()
}

/// How much two cases have in common: the theme counts most, then each shared shortage and region.
fn likeness(a: &Case, b: &Case) -> u32 {
    let shared_shortages = a.front.shortage.iter().filter(|id| b.front.shortage.contains(id)).count();
    let shared_regions = a.front.regions.iter().filter(|id| b.front.regions.contains(id)).count();
    let theme = if a.front.theme == b.front.theme { 3 } else { 0 };
    theme + u32::try_from(shared_shortages + shared_regions).unwrap_or(u32::MAX)
}
