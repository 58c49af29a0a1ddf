//! What is withheld, beside the mark that stands in its place on the pages that everyone has.

use super::Drawer;
use super::withheld::{WithheldView, view};
use crate::model::Address;
use crate::protect::{PublishedFigure, Withheld};
use crate::render::desk::Desk;
use crate::text::id::{IndicatorId, RegionId};
use serde::Serialize;

/// What is withheld of the subject of a page.
#[derive(Debug, Serialize)]
pub struct BesideView {
    /// Whether the page is of one region, so that the rows need not name it.
    pub is_of_region: bool,
    pub withheld: Vec<WithheldView>,
}

/// The number behind the mark of this figure; `None` in a public build, and where nothing is withheld.
pub fn of_figure(desk: &Desk<'_>, from: &Address, figure: &PublishedFigure) -> Option<WithheldView> {
    let Drawer(office) = desk.drawer;
    view(desk, from, office?.behind(figure)?)
}

/// What is withheld in a region; `None` in a public build, and where nothing is.
pub fn of_region(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Option<BesideView> {
    beside(desk, from, true, |withheld| withheld.region == *region)
}

/// What is withheld of an indicator; `None` in a public build, and where nothing is.
pub fn of_indicator(desk: &Desk<'_>, from: &Address, indicator: &IndicatorId) -> Option<BesideView> {
    beside(desk, from, false, |withheld| withheld.indicator == *indicator)
}

fn open<'a>(desk: &Desk<'a>) -> &'a [Withheld] {
    let Drawer(office) = desk.drawer;
    office.map(|office| office.withheld()).unwrap_or_default()
}

fn beside(
    desk: &Desk<'_>,
    from: &Address,
    is_of_region: bool,
    wanted: impl Fn(&Withheld) -> bool,
) -> Option<BesideView> {
    let found = open(desk).iter().filter(|withheld| wanted(withheld));
    let withheld: Vec<WithheldView> = found.filter_map(|withheld| view(desk, from, withheld)).collect();
    (!withheld.is_empty()).then_some(BesideView { is_of_region, withheld })
}
