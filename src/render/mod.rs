//! From the site and a theme to pages, charts, feeds and downloads: bytes with an address.
//! Knows nothing of where they will lie.

mod chart_file;
mod chart_view;
mod charts;
mod citation;
mod desk;
mod downloads;
mod engine;
mod feeds;
mod figure_view;
mod found;
mod frame;
mod invented;
mod links;
mod locator;
mod mark;
mod news;
mod office;
mod pages;
mod pictogram;
mod picture;
mod prose;
mod sampling_view;
mod sheets;
mod telling;
mod threshold_view;
mod words;

use crate::finding::{Code, Finding, Findings, Place};
use crate::model::{Address, Site};
use crate::project::{Look, SETTINGS_FILE};
use desk::Desk;
pub use office::Drawer;

/// A finished file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub address: Address,
    pub bytes: Vec<u8>,
}

impl Page {
    fn new(address: Address, bytes: impl Into<Vec<u8>>) -> Self {
        Self { address, bytes: bytes.into() }
    }
}

/// Whether every address of the publisher's own menu is a page. The menu is on all of them, so a
/// wrong one is told once, where it stands.
fn menu_leads_somewhere(findings: &mut Findings, look: Look<'_>, pages: &[Page]) -> bool {
    let is_page = |address: &str| pages.iter().any(|page| page.address.as_str() == address);
    let wrong: Vec<_> = look.settings.navigation.iter().filter(|item| !is_page(&item.address)).collect();
    for item in &wrong {
        let known = pages.iter().map(|page| page.address.as_str()).filter(|address| address.ends_with('/'));
        findings.add(
            Finding::error(
                Code::LinkToNowhere,
                format!("the menu leads to `{}`, which is no page", item.address),
            )
            .at(Place::file(SETTINGS_FILE).column("navigation"))
            .did_you_mean(&item.address, known),
        );
    }
    wrong.is_empty()
}

/// Makes every file of the site, in the order of their addresses, and follows every link between them.
pub fn pages(findings: &mut Findings, look: Look<'_>, site: &Site, drawer: Drawer<'_>) -> Vec<Page> {
    let Some(desk) = Desk::new(findings, look, site, drawer) else {
        return Vec::new();
    };
    let mut pages = pages::all(findings, &desk);
    pages.extend(downloads::all(&desk));
    // What is not to be passed on is not offered to other programs either.
    pages.extend(if desk.drawer.is_open() { office::files(&desk) } else { feeds::all(&desk) });
    pages.extend(sheets::files(look.theme));
    pages.extend(site.assets.iter().map(|asset| Page::new(Address::media(&asset.path), asset.bytes.clone())));
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    desk.words.tell_missing(findings);
    if menu_leads_somewhere(findings, look, &pages) {
        links::follow(findings, &pages, if desk.drawer.is_open() { feeds::ALL } else { &[] });
    }
    pages
}
