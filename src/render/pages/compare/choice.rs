//! Which regions can be put side by side, and the link that opens the page with some of them chosen.
//!
//! The choice stands behind the `#` of the address: it works from a disk and under any path, no server
//! gets to know it, and who is mailed the address sees the same.

use super::ADDRESS;
use crate::model::{Address, RegionMatter, Relation};
use crate::render::desk::{Desk, LinkView};
use crate::text::id::RegionId;

/// So many others are chosen beforehand: the reader can add one.
const CHOSEN_BEFOREHAND: usize = 2;

/// Whether a region has figures to put beside those of another.
pub fn can_be_chosen(desk: &Desk<'_>, region: &RegionId) -> bool {
    desk.site.figures.of_region(region).next().is_some()
}

/// The link that puts a region beside its nearest relatives: those that are like it, else what it is a part
/// of, else its parts. `None` when it has no figures.
pub fn link(desk: &Desk<'_>, from: &Address, region: &RegionId, matter: &RegionMatter) -> Option<LinkView> {
    if !can_be_chosen(desk, region) {
        return None;
    }
    let others = nearest(desk, region, matter);
    let names: Vec<&str> = others.iter().map(|other| desk.region_name(other)).collect();
    let label = match names[..] {
        [] => desk.words.get("compare.with_any"),
        [one] => desk.words.fill("compare.with_one", &[("one", one)]),
        [one, other, ..] => desk.words.fill("compare.with_two", &[("one", one), ("other", other)]),
    };
    let chosen: Vec<&str> = std::iter::once(region).chain(others).map(RegionId::as_str).collect();
    let href = format!("{}#regios={}", from.to(&Address::fixed(ADDRESS)), chosen.join(","));
    Some(LinkView { label, href })
}

fn nearest<'a>(desk: &Desk<'_>, region: &RegionId, matter: &'a RegionMatter) -> Vec<&'a RegionId> {
    let of = |relation: Relation| {
        let relatives = matter.relatives.iter().filter(move |relative| relative.relation == relation);
        relatives.map(|relative| &relative.region)
    };
    let alike = matter.alike.iter().map(|likeness| &likeness.region);
    let all = alike.chain(of(Relation::Group)).chain(of(Relation::Part));
    let mut nearest: Vec<&RegionId> = Vec::new();
    for other in all.filter(|other| *other != region && can_be_chosen(desk, other)) {
        if nearest.len() < CHOSEN_BEFOREHAND && !nearest.contains(&other) {
            nearest.push(other);
        }
    }
    nearest
}
