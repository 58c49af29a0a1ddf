//! `/intern/`: every number that the public does not see, by region, with the rule that hides it.

use super::{ADDRESS, requests_address, wave_address, words};
use crate::finding::Finding;
use crate::model::Address;
use crate::protect::{Office, Withheld};
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::figure_view;
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::pages::page;
use crate::text::id::RegionId;
use serde::Serialize;
use std::collections::BTreeMap;

/// A number that is withheld, in the words of the office.
#[derive(Debug, Clone, Serialize)]
pub struct WithheldView {
    pub indicator: LinkView,
    pub region: LinkView,
    pub period: String,
    /// Whom or what it is of within the region; empty for everyone.
    pub group: String,
    pub value: String,
    /// Between which values it may lie; empty where it has no interval.
    pub interval: String,
    pub answered: String,
    /// How many gave the answer that is counted; empty for what is no count.
    pub hits: String,
    /// Which rule hides it, in a sentence.
    pub rule: String,
}

/// `office.html`
#[derive(Debug, Serialize)]
struct OfficePage {
    title: String,
    /// How many numbers are withheld, in a sentence.
    count: String,
    requests: LinkView,
    /// How many requests are not done yet, in a sentence.
    open_requests: String,
    waves: Vec<LinkView>,
    regions: Vec<RegionView>,
}

/// What is withheld in one region.
#[derive(Debug, Serialize)]
struct RegionView {
    id: String,
    name: String,
    level: String,
    count: usize,
    withheld: Vec<WithheldView>,
}

pub fn page_of(desk: &Desk<'_>, office: &Office) -> Result<Page, Finding> {
    let address = Address::fixed(ADDRESS);
    let title = desk.words.get("office.title");
    let open = super::requests::unfinished(office);
    let view = OfficePage {
        count: desk.words.count("office.count", office.withheld().len()),
        requests: LinkView::new(&address, &requests_address(), desk.words.get("office.requests.title")),
        open_requests: desk.words.count("office.requests.unfinished", open),
        waves: office
            .units()
            .iter()
            .map(|wave| {
                let at = wave_address(wave.survey(), wave.period());
                LinkView::new(&address, &at, super::units::title(desk, wave))
            })
            .collect(),
        regions: regions(desk, &address, office),
        title: title.clone(),
    };
    let heading = Heading { description: desk.words.get("office.lead"), above: Vec::new(), title, address };
    page(desk, "office.html", &heading, &view)
}

/// The regions in which something is withheld, the widest first, then by name.
fn regions(desk: &Desk<'_>, from: &Address, office: &Office) -> Vec<RegionView> {
    let mut by_region: BTreeMap<&RegionId, Vec<WithheldView>> = BTreeMap::new();
    for withheld in office.withheld() {
        by_region.entry(&withheld.region).or_default().extend(view(desk, from, withheld));
    }
    let mut regions: Vec<_> = by_region.into_iter().collect();
    regions.sort_by(|(a, _), (b, _)| {
        desk.width(a).cmp(&desk.width(b)).then_with(|| desk.compare_names(a, b)).then_with(|| a.cmp(b))
    });
    let region = |(id, withheld): (&RegionId, Vec<WithheldView>)| RegionView {
        id: format!("regio-{id}"),
        name: desk.region_name(id).to_owned(),
        level: desk.site.regions.get(id).map(|region| desk.level_name(&region.level)).unwrap_or_default(),
        count: withheld.len(),
        withheld,
    };
    regions.into_iter().map(region).collect()
}

/// A withheld number as seen from a page; `None` where its indicator is gone.
pub fn view(desk: &Desk<'_>, from: &Address, withheld: &Withheld) -> Option<WithheldView> {
    let indicator = desk.site.indicators.get(&withheld.indicator)?;
    let end = |value: f64| desk.number(value, indicator.decimals);
    let interval = |(low, high): (f64, f64)| {
        desk.words.fill("office.interval", &[("low", end(low)), ("high", end(high))])
    };
    let count = |count: u32| desk.number(f64::from(count), 0);
    Some(WithheldView {
        indicator: LinkView::new(from, &Address::indicator(&indicator.id), invented::label(desk, indicator)),
        region: LinkView::new(from, &Address::region(&withheld.region), desk.region_name(&withheld.region)),
        period: desk.period(withheld.period),
        group: words::group(desk, &withheld.indicator, &withheld.group),
        value: figure_view::number(desk, indicator, withheld.value),
        interval: withheld.interval.map(interval).unwrap_or_default(),
        answered: count(withheld.answered),
        hits: withheld.hits.map(count).unwrap_or_default(),
        rule: words::rule(desk, withheld.rule),
    })
}
