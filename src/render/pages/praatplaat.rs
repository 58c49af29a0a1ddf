//! The praatplaat of a region: a few large figures on one sheet of paper, and a question to talk about.

mod against;
mod talk;

use super::{Job, page};
use crate::finding::Finding;
use crate::model::{Address, Against, RegionMatter, Talk};
use crate::render::Page;
use crate::render::desk::Desk;
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::locator::locator;
use crate::tidy::{FEWEST_ON_PRAATPLAAT, Region};
use serde::Serialize;
use talk::TalkView;

/// `praatplaat.html`
#[derive(Debug, Serialize)]
struct Praatplaat {
    name: String,
    /// That it is invented, in a sentence; empty for a real region.
    invented: String,
    /// The region in one sentence.
    lead: Option<String>,
    /// The small map with this region on it, as SVG; empty when it is not on the tile map.
    locator: String,
    /// The style sheet of this page alone.
    style: String,
    /// All that is known of the region.
    factsheet: String,
    /// That there are too few figures for a sheet; `None` when there are enough.
    too_few: Option<String>,
    talks: Vec<TalkView>,
    question: String,
    /// What marks on the sheet mean, such as `verzonnen`; empty without any.
    explained: Vec<String>,
}

/// The regions that have one: those of today with a figure to tell.
pub fn regions<'a>(desk: &'a Desk<'a>) -> impl Iterator<Item = &'a Region> {
    desk.site.regions.all.values().filter(|region| has_one(desk, region))
}

fn has_one(desk: &Desk<'_>, region: &Region) -> bool {
    let has_ended = desk.matter(&region.id).is_none_or(|matter| matter.has_ended);
    !has_ended && desk.site.has_talks(&region.id)
}

/// How a page links to the sheet of a region; `None` when it has none.
pub fn link(desk: &Desk<'_>, from: &Address, region: &Region) -> Option<String> {
    has_one(desk, region).then(|| from.to(&Address::praatplaat(&region.id)))
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    regions(desk)
        .filter_map(|region| Some((region, desk.matter(&region.id)?)))
        .map(|(region, matter)| Box::new(move || praatplaat(desk, region, matter)) as Job<'a>)
        .collect()
}

fn praatplaat(desk: &Desk<'_>, region: &Region, matter: &RegionMatter) -> Result<Page, Finding> {
    let address = Address::praatplaat(&region.id);
    let talks = desk.site.talks(&desk.look.settings.levels, &region.id);
    let here = super::factsheet::place_on_map(desk, &region.id);
    let view = Praatplaat {
        name: region.name.clone(),
        invented: invented::sentence(desk, "invented.region", region.fictitious),
        lead: matter.text.as_ref().map(|text| text.front.summary.clone()),
        locator: here.map_or(String::new(), |here| locator("pp-locator", &desk.site.regions.tiles, &here)),
        style: address.to(&Address::fixed("/css/praatplaat.css")),
        factsheet: address.to(&Address::region(&region.id)),
        too_few: too_few(desk, region, talks.len()),
        question: question(desk, matter, &talks),
        explained: explained(desk, &talks),
        talks: talks.iter().map(|talk| talk::view(desk, &address, talk)).collect(),
    };
    let heading = Heading {
        title: desk.words.fill("plaat.title", &[("region", desk.region_name(&region.id))]),
        description: invented::told(desk, &description(desk, region, &talks), region.fictitious),
        above: vec![
            (desk.words.get("regions.title"), Address::fixed("/regios/")),
            (desk.region_name(&region.id).to_owned(), Address::region(&region.id)),
        ],
        address,
    };
    page(desk, "praatplaat.html", &heading, &view)
}

fn too_few(desk: &Desk<'_>, region: &Region, count: usize) -> Option<String> {
    let is_few = count < FEWEST_ON_PRAATPLAAT;
    is_few.then(|| desk.words.fill("plaat.too_few", &[("region", &region.name)]))
}

/// The region's own question, or one that fits what stands on the sheet.
fn question(desk: &Desk<'_>, matter: &RegionMatter, talks: &[Talk<'_>]) -> String {
    let front = matter.text.as_ref().and_then(|text| text.front.praatplaat.as_ref());
    if let Some(own) = front.and_then(|front| front.question.clone()) {
        return own;
    }
    let has_pair = talks.iter().any(|talk| matches!(talk.against, Against::Pair(..)));
    desk.words.get(if has_pair { "plaat.question.pair" } else { "plaat.question.usual" })
}

/// What is said once for the whole sheet.
fn explained(desk: &Desk<'_>, talks: &[Talk<'_>]) -> Vec<String> {
    let has = |is: fn(&Talk<'_>) -> bool| talks.iter().any(is);
    let has_interval = has(|talk| talk.figure.measured().is_some_and(|(_, interval)| interval.is_some()));
    let has_middle = has(|talk| matches!(talk.against, Against::Middle(_)));
    let said = [(has_interval, "plaat.interval"), (has_middle, "plaat.middle")];
    said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, key)| desk.words.get(key)).collect()
}

/// What is on it, for who finds it with a search.
fn description(desk: &Desk<'_>, region: &Region, talks: &[Talk<'_>]) -> String {
    let labels: Vec<String> = talks.iter().take(3).map(|talk| talk.indicator.label.to_lowercase()).collect();
    desk.words.fill("plaat.description", &[("region", region.name.clone()), ("labels", labels.join("; "))])
}
