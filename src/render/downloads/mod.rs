//! What is shown on the pages, as files: tables for a spreadsheet, what their columns mean for programs, and
//! how the numbers hang together. Nothing more than the pages show: what is hidden is empty here too.
//!
//! Each page has one table: that of its region, of its indicator, or of who answered. A chart shows some of its
//! rows, and region, indicator, period and group tell which. There is no column that says in which chart a row
//! stands: most rows stand in several, a row would change whenever a page is laid out anew, and a file for each
//! chart would be as much again as all pages together.

mod figures;
mod lists;
mod metadata;
mod package;
mod responses;
mod table;

pub use figures::{COLUMNS, STATES, group};

use super::Page;
use super::desk::Desk;
use crate::model::Address;
use crate::project::Edition;
use crate::protect::structure;
use crate::text::id::{IndicatorId, RegionId};
use table::Table;

/// What the tables in `/data/` mean, for programs.
pub const METADATA: &str = "/data/csv-metadata.json";
/// The same with the files themselves, as one package.
pub const PACKAGE: &str = "/data/datapackage.json";

/// Every table of the whole site.
pub const TABLES: &[&Table] =
    &[&figures::TABLE, &responses::TABLE, &lists::REGIONS, &lists::INDICATORS, &lists::SOURCES];

/// All downloads: every figure, those of each region and each indicator, who answered, the lists of what the
/// figures name, and what the columns mean.
pub fn all(desk: &Desk<'_>) -> Vec<Page> {
    let mut pages = of_site(desk);
    let package = package::package(desk, &pages);
    pages.push(Page::new(Address::fixed(PACKAGE), package));
    pages.push(Page::new(Address::fixed(METADATA), metadata::of_site(desk)));
    pages.extend(of_regions(desk));
    pages.extend(of_indicators(desk));
    if desk.look.edition == Edition::Public {
        pages.push(Page::new(Address::fixed(structure::ADDRESS), as_line(&desk.site.structure)));
    }
    pages
}

/// The address of a table of the whole site.
pub fn address(table: &Table) -> Address {
    Address::fixed(&format!("/data/{}.csv", table.name))
}

/// All figures of a region; `None` where it has none.
pub fn of_region(desk: &Desk<'_>, region: &RegionId) -> Option<Address> {
    let is_there = desk.site.figures.every_of_region(region).next().is_some();
    is_there.then(|| Address::fixed(&format!("/data/regios/{region}.csv")))
}

/// All figures of an indicator; `None` where it has none.
pub fn of_indicator(desk: &Desk<'_>, indicator: &IndicatorId) -> Option<Address> {
    let is_there = desk.site.figures.every_of_indicator(indicator).next().is_some();
    is_there.then(|| Address::fixed(&format!("/data/indicatoren/{indicator}.csv")))
}

/// The table that a page at this address shows rows of: that of its own region or indicator, or all figures.
pub fn of_page(desk: &Desk<'_>, page: &Address) -> Address {
    let own =
        |folder: &str| page.as_str().strip_prefix(folder)?.split('/').next().filter(|id| !id.is_empty());
    let regions = || desk.site.regions.all.keys();
    let region = own("/regios/").and_then(|own| regions().find(|id| id.as_str() == own));
    let indicator = own("/indicatoren/").and_then(|own| desk.site.indicators.get(own));
    let of_region = region.and_then(|region| of_region(desk, region));
    let of_indicator = indicator.and_then(|indicator| of_indicator(desk, &indicator.id));
    let of_survey = page.as_str().starts_with("/enquetes/").then(|| address(&responses::TABLE));
    of_region.or(of_indicator).or(of_survey).unwrap_or_else(|| address(&figures::TABLE))
}

fn of_site(desk: &Desk<'_>) -> Vec<Page> {
    vec![
        Page::new(address(&figures::TABLE), figures::csv(desk, desk.site.figures.iter())),
        Page::new(address(&responses::TABLE), responses::csv(desk)),
        Page::new(address(&lists::REGIONS), lists::regions(desk)),
        Page::new(address(&lists::INDICATORS), lists::indicators(desk)),
        Page::new(address(&lists::SOURCES), lists::sources(desk)),
    ]
}

fn of_regions(desk: &Desk<'_>) -> Vec<Page> {
    let mut tables = Vec::new();
    let mut pages = Vec::new();
    for region in desk.site.regions.all.keys() {
        let Some(address) = of_region(desk, region) else { continue };
        tables.push((format!("{region}.csv"), desk.region_name(region).to_owned()));
        pages.push(Page::new(address, figures::csv(desk, desk.site.figures.every_of_region(region))));
    }
    let metadata = metadata::of_folder(desk, &tables);
    pages.push(Page::new(Address::fixed("/data/regios/csv-metadata.json"), metadata));
    pages
}

fn of_indicators(desk: &Desk<'_>) -> Vec<Page> {
    let mut tables = Vec::new();
    let mut pages = Vec::new();
    for (id, indicator) in &desk.site.indicators {
        let Some(address) = of_indicator(desk, id) else { continue };
        tables.push((format!("{id}.csv"), super::invented::label(desk, indicator)));
        pages.push(Page::new(address, figures::csv(desk, desk.site.figures.every_of_indicator(id))));
    }
    let metadata = metadata::of_folder(desk, &tables);
    pages.push(Page::new(Address::fixed("/data/indicatoren/csv-metadata.json"), metadata));
    pages
}

/// A value as JSON on one line.
fn as_line(value: &impl serde::Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec(value).unwrap_or_default();
    text.push(b'\n');
    text
}

/// A value as JSON that a person can read.
fn as_text(value: &serde_json::Value) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).unwrap_or_default();
    text.push(b'\n');
    text
}
