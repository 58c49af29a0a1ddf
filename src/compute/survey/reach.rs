//! Which regions an answer counts for: its own, and all that this one is a part of, for its share.

use crate::text::date::Period;
use crate::text::id::RegionId;
use crate::tidy::{Regions, Whereabouts};
use std::collections::{BTreeMap, BTreeSet};

/// The regions that the answers of a wave reach.
pub struct Reach {
    /// In the order of their ids.
    pub regions: Vec<RegionId>,
    /// For each region that was named, the regions it counts for: position and share.
    of: BTreeMap<RegionId, Vec<(usize, f64)>>,
}

impl Reach {
    /// From the regions that answers and frame name.
    pub fn new<'a>(
        regions: &Regions,
        named: impl Iterator<Item = &'a RegionId>,
        whereabouts: &Whereabouts,
        period: Period,
    ) -> Self {
        let named: BTreeSet<&RegionId> = named.collect();
        let shares: BTreeMap<&RegionId, BTreeMap<RegionId, f64>> = named
            .into_iter()
            .map(|id| (id, within(regions, shares(regions, id, period), whereabouts)))
            .collect();
        let reached: BTreeSet<&RegionId> = shares.values().flat_map(BTreeMap::keys).collect();
        let reached: Vec<RegionId> = reached.into_iter().cloned().collect();
        let at = |id: &RegionId| reached.binary_search(id).ok();
        let of = shares
            .into_iter()
            .map(|(id, shares)| {
                let places = shares.into_iter().filter_map(|(id, share)| Some((at(&id)?, share)));
                (id.clone(), places.collect())
            })
            .collect();
        Self { regions: reached, of }
    }

    /// The regions that this one counts for; none when nobody named it.
    pub fn of(&self, id: &RegionId) -> &[(usize, f64)] {
        self.of.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Every region that this one is a part of in this period, itself included, with the share.
///
/// Regions do not nest, so there may be several ways to the same group. A municipality that lies in
/// two AZW regions for 0.6 and 0.4 lies wholly in the country; one that also lies in a GGD region
/// does not lie there twice. So shares are added up, to at most the whole.
fn shares(regions: &Regions, id: &RegionId, period: Period) -> BTreeMap<RegionId, f64> {
    let mut all = BTreeMap::from([(id.clone(), 1.0)]);
    let mut seen = BTreeSet::from([id.clone()]);
    add_groups(regions, id, 1.0, period, &mut seen, &mut all);
    all
}

fn add_groups(
    regions: &Regions,
    id: &RegionId,
    share: f64,
    period: Period,
    above: &mut BTreeSet<RegionId>,
    all: &mut BTreeMap<RegionId, f64>,
) {
    for membership in regions.groups_of(id).filter(|membership| membership.holds_in(period)) {
        // Memberships that go round are told elsewhere; here they must only come to an end.
        if !above.insert(membership.group.clone()) {
            continue;
        }
        let part = share * membership.share.unwrap_or(1.0);
        let whole = all.entry(membership.group.clone()).or_insert(0.0);
        // 0.6 and 0.3 and 0.1 are a whole, but for the last bits.
        let sum = *whole + part;
        *whole = if (sum - 1.0).abs() < 1e-9 { 1.0 } else { sum.min(1.0) };
        add_groups(regions, &membership.group, part, period, above, all);
        above.remove(&membership.group);
    }
}

/// A survey that was held in one region says nothing of the wider ones.
fn within(
    regions: &Regions,
    mut shares: BTreeMap<RegionId, f64>,
    whereabouts: &Whereabouts,
) -> BTreeMap<RegionId, f64> {
    let held_in = match whereabouts {
        Whereabouts::Fixed(region) => Some(region),
        Whereabouts::Asked { within, .. } => within.as_ref(),
    };
    if let Some(held_in) = held_in {
        shares.retain(|id, share| {
            *share > 0.0 && (id == held_in || regions.all_groups_of(id).contains(held_in))
        });
    }
    shares.retain(|_, share| *share > 0.0);
    shares
}
