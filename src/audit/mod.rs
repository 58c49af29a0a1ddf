//! The finished site as a stranger reads it: what each surface tells of each number, whether all of them say
//! the same, and what follows from it for the numbers that are hidden. It is given files and nothing else of
//! the build, so what a build would publish by mistake is found here.

mod differences;
mod disclosures;
mod numbers;
mod older;
mod surfaces;

pub use numbers::Numbers;
pub use older::{Belonging, belonging_on_pages, structure_of};
pub use surfaces::{Claim, File, Spot, Surfaces};

use crate::finding::{Code, Finding, Findings, Place};
use crate::project::PublishedBefore;
use crate::protect::structure::Wave;
use crate::protect::{Disclosure, Structure, narrowed, narrowed_by_both, structure, untried};
use crate::render::Page;
use std::borrow::Cow;

/// A site as it was published: what it tells, and how its numbers hang together.
pub struct Published {
    pub surfaces: Surfaces,
    pub structure: Structure,
}

/// What an audit found out, beside the findings.
pub struct Audited {
    /// How many numbers of surveys are shown, and how many hidden to protect somebody.
    pub shown: usize,
    pub hidden: usize,
    /// What can be worked out of hidden numbers: by how much too close.
    pub disclosures: Vec<Disclosure>,
}

/// Audits the pages of a build, beside the public site that stood before them.
pub fn pages(findings: &mut Findings, pages: &[Page], before: Option<&PublishedBefore>) -> Audited {
    let files: Vec<File<'_>> = pages
        .iter()
        .map(|Page { address, bytes }| File { path: Cow::Owned(address.file()), bytes })
        .collect();
    let structure = own_structure(&files).unwrap_or_default();
    let before = before.map(|before| Published::before(before, &structure));
    audit(findings, &files, structure, before.as_ref())
}

impl Published {
    /// What a site told that was published before, from its table alone. Without a structure of its own it is
    /// read with that of `now`: a wave that was published seldom changes its questions.
    pub fn before(before: &PublishedBefore, now: &Structure) -> Self {
        let table = File { path: Cow::Borrowed("data/figures.csv"), bytes: &before.figures };
        let surfaces = Surfaces::read(&[table]);
        let known = before.structure.as_deref().and_then(|text| serde_json::from_slice(text).ok());
        let structure = known.unwrap_or_else(|| now.clone());
        Published { surfaces, structure }
    }
}

/// The structure that a site tells of itself; `None` when it does not, as older ones.
pub fn own_structure(files: &[File<'_>]) -> Option<Structure> {
    let address = structure::ADDRESS.trim_start_matches('/');
    let file = files.iter().find(|file| file.path == address)?;
    serde_json::from_slice(file.bytes).ok()
}

/// Tells of surfaces that contradict each other, and of hidden numbers that can be worked out from what is
/// shown, by itself or beside what was published before.
pub fn audit(
    findings: &mut Findings,
    files: &[File<'_>],
    structure: Structure,
    before: Option<&Published>,
) -> Audited {
    let now = Published { surfaces: Surfaces::read(files), structure };
    now.surfaces.tell_contradictions(findings, files);
    let numbers = Numbers::of(&now);
    tell_untried(findings, &untried(&now.structure), "");
    let alone = narrowed(&now.structure, &numbers.told);
    disclosures::tell(findings, files, &numbers, &alone);
    if let Some(before) = before {
        let earlier = Numbers::of(before);
        differences::tell(findings, (&now, &numbers), (before, &earlier));
        let both = narrowed_by_both(&now.structure, &numbers.told, &before.structure, &earlier.told);
        tell_untried(findings, &both.untried, " beside the version before");
        let new: Vec<Disclosure> = both.found.into_iter().filter(|found| !is_known(&alone, found)).collect();
        disclosures::tell_of_both(findings, &new);
    }
    Audited { shown: numbers.shown(), hidden: numbers.hidden(), disclosures: alone }
}

/// Whether the site gives this away by itself.
fn is_known(alone: &[Disclosure], found: &Disclosure) -> bool {
    alone.iter().any(|known| known.key == found.key && known.what == found.what)
}

/// Tells of waves that are too large to be tried; `from` says what of.
fn tell_untried(findings: &mut Findings, waves: &[&Wave], from: &str) {
    for Wave { survey, period, .. } in waves {
        let message = format!(
            "what a reader can work out of `{survey}`, {period}{from} was not tried: it is too large"
        );
        findings.add(Finding::warning(Code::NotTried, message).at(Place::file("data/structure.json")).help(
            "show fewer groups of it, or leave out a level of regions; what follows exactly is hidden",
        ));
    }
}
