//! Regions side by side, chosen in the page by its script. The page itself holds what there is to choose
//! from and every indicator; the figures of a region come in a file of their own.

pub mod choice;
mod data;

use super::{Job, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::figure_view;
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::mark::{LegendView, Mark, legend};
use crate::render::pages::indicator::{better, unit};
use crate::tidy::{Indicator, Region};
use serde::Serialize;

/// Where the page stands.
pub const ADDRESS: &str = "/vergelijken/";

/// `compare.html`
#[derive(Debug, Serialize)]
struct Compare {
    title: String,
    lead: String,
    /// The script that puts regions side by side, and the style sheet of the page.
    script: String,
    style: String,
    /// The folder of the figures, one file a region.
    data: String,
    /// The names of the boxes to choose in: the first and second region, and those that need not be chosen.
    boxes: Vec<String>,
    /// The regions to choose from, by level and name; the invented ones last.
    levels: Vec<LevelView>,
    /// Every indicator, by theme: what who has no script reads, and the rows for who has.
    themes: Vec<ThemeView>,
    legend: Option<LegendView>,
}

/// The regions of one level.
#[derive(Debug, Serialize)]
struct LevelView {
    name: String,
    regions: Vec<RegionView>,
}

#[derive(Debug, Serialize)]
struct RegionView {
    id: String,
    name: String,
}

/// The indicators of one theme.
#[derive(Debug, Serialize)]
struct ThemeView {
    label: String,
    indicators: Vec<IndicatorView>,
}

#[derive(Debug, Serialize)]
struct IndicatorView {
    id: String,
    link: LinkView,
    /// Its unit, which way is good news, and what it is held against, in words.
    about: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let of_region =
        |region: &'a Region| Box::new(move || Ok(data::of_region(desk, &compared(), region))) as Job<'a>;
    let regions = desk.site.regions.all.values().filter(|region| choice::can_be_chosen(desk, &region.id));
    std::iter::once(Box::new(move || compare(desk)) as Job<'a>).chain(regions.map(of_region)).collect()
}

fn compared() -> Address {
    Address::fixed(ADDRESS)
}

fn compare(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = compared();
    let title = desk.words.get("compare.title");
    let lead = desk.words.get("compare.lead");
    let view = Compare {
        title: title.clone(),
        lead: lead.clone(),
        script: address.to(&Address::fixed("/js/compare.js")),
        style: address.to(&Address::fixed("/css/compare.css")),
        data: "../data/vergelijken/".to_owned(),
        boxes: ["first", "second", "third", "fourth"]
            .map(|key| desk.words.get(&format!("compare.{key}")))
            .to_vec(),
        levels: levels(desk),
        themes: themes(desk, &address),
        legend: legend(desk, &address, Mark::ALL),
    };
    page(desk, "compare.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn levels(desk: &Desk<'_>) -> Vec<LevelView> {
    let levels = &desk.look.settings.levels;
    let of_kind = |level, is_invented: bool| {
        let regions =
            desk.regions_of(level).into_iter().filter(move |region| region.fictitious == is_invented);
        regions.filter(|region| choice::can_be_chosen(desk, &region.id)).map(|region| RegionView {
            id: region.id.to_string(),
            name: desk.region_name(&region.id).to_owned(),
        })
    };
    let real = levels
        .iter()
        .map(|level| LevelView { name: desk.level_name(level), regions: of_kind(level, false).collect() });
    let invented = LevelView {
        name: desk.words.get("invented.group"),
        regions: levels.iter().flat_map(|level| of_kind(level, true)).collect(),
    };
    real.chain([invented]).filter(|level| !level.regions.is_empty()).collect()
}

fn themes(desk: &Desk<'_>, from: &Address) -> Vec<ThemeView> {
    let themes = desk.site.vocabulary.themes.iter().map(|(id, term)| {
        let mut indicators: Vec<&Indicator> = desk
            .site
            .indicators
            .values()
            .filter(|indicator| indicator.theme == *id)
            .filter(|indicator| desk.site.figures.of_indicator(&indicator.id).next().is_some())
            .collect();
        indicators.sort_by_key(|indicator| {
            let is_invented = invented::is_of_invented(desk, indicator);
            (is_invented, indicator.headline.unwrap_or(u8::MAX), &indicator.id)
        });
        let indicators = indicators.into_iter().map(|indicator| row(desk, from, indicator)).collect();
        ThemeView { label: term.label.clone(), indicators }
    });
    themes.filter(|theme| !theme.indicators.is_empty()).collect()
}

fn row(desk: &Desk<'_>, from: &Address, indicator: &Indicator) -> IndicatorView {
    let gaps = [("unit", unit(desk, indicator)), ("better", desk.words.get(better(indicator)))];
    let about = desk.words.fill("compare.about", &gaps);
    let benchmark = figure_view::benchmark(desk, indicator)
        .map(|benchmark| desk.words.fill("compare.benchmark", &[("benchmark", &benchmark)]));
    IndicatorView {
        id: indicator.id.to_string(),
        link: LinkView::new(from, &Address::indicator(&indicator.id), &indicator.label),
        about: std::iter::once(about).chain(benchmark).collect::<Vec<_>>().join(" "),
    }
}
