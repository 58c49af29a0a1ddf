//! The home page: what this is, three ways in, the regions on a tile map, and what is new.

use super::{Job, one, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::chart_view::{ChartView, map_of_regions};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::news::news;
use crate::render::prose::{self, Fitting};
use crate::text::id::RegionId;
use serde::Serialize;

/// `start.html`
#[derive(Debug, Serialize)]
struct Start {
    title: String,
    /// What the site is, in one sentence.
    lead: String,
    /// The text of `content/pages/start.md`, as HTML; empty when there is none.
    body: String,
    /// The three ways in.
    ways: Vec<Way>,
    /// The regions on a tile map; `None` when the project has no tiles.
    map: Option<ChartView>,
    regions: String,
    /// The publisher's pages that have an `order`.
    pages: Vec<PageLink>,
    /// What was made or looked over last, the newest first.
    news: Vec<NewsItem>,
}

/// A way into the site.
#[derive(Debug, Serialize)]
struct Way {
    question: String,
    answer: String,
    href: String,
}

/// A link with the page's summary.
#[derive(Debug, Serialize)]
struct PageLink {
    link: LinkView,
    summary: String,
}

/// Something new.
#[derive(Debug, Serialize)]
struct NewsItem {
    date: String,
    /// The date as a machine reads it.
    machine_date: String,
    link: LinkView,
    summary: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, start)
}

fn start(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/");
    let settings = desk.look.settings;
    let text = desk.site.start.as_ref();
    let fitting = Fitting { page: &address, deeper: 0, prefix: "" };
    let view = Start {
        title: text.map_or_else(|| settings.title.clone(), |text| text.front.title.clone()),
        lead: text.map_or_else(|| settings.description.clone(), |text| text.front.summary.clone()),
        body: text.map(|text| prose::html(desk, fitting, &text.writing)).transpose()?.unwrap_or_default(),
        ways: ways(desk, &address),
        map: map_of_regions(desk, &address, "kaart-figuur"),
        regions: address.to(&Address::fixed("/regios/")),
        pages: pages(desk, &address),
        news: newest(desk, &address),
    };
    let heading = Heading {
        title: settings.title.clone(),
        description: settings.description.clone(),
        above: Vec::new(),
        address,
    };
    page(desk, "start.html", &heading, &view)
}

fn ways(desk: &Desk<'_>, from: &Address) -> Vec<Way> {
    let real = desk.site.region_matters.iter().filter(|(id, _)| !desk.is_invented(id));
    let told = real.filter(|(_, matter)| matter.text.is_some()).count();
    let is_real = |regions: &[RegionId]| !invented::is_about_invented(desk, regions);
    let cases = desk.site.cases.iter().filter(|matter| is_real(&matter.case.front.regions)).count();
    let counts = [
        ("regions", "/regios/", told),
        ("cases", "/interventies/", cases),
        ("handbooks", "/handboeken/", desk.site.handbooks.len()),
    ];
    let way = |(key, path, count): (&str, &str, usize)| Way {
        question: desk.words.get(&format!("start.{key}.question")),
        answer: desk.words.count(&format!("start.{key}.answer"), count),
        href: from.to(&Address::fixed(path)),
    };
    counts.into_iter().filter(|(.., count)| *count > 0).map(way).collect()
}

fn pages(desk: &Desk<'_>, from: &Address) -> Vec<PageLink> {
    let mut pages: Vec<_> = desk.site.pages.iter().filter(|page| page.front.order.is_some()).collect();
    pages.sort_by_key(|page| (page.front.order, page.address.clone()));
    pages
        .into_iter()
        .map(|page| PageLink {
            link: LinkView::new(from, &page.address, &page.front.title),
            summary: page.front.summary.clone(),
        })
        .collect()
}

fn newest(desk: &Desk<'_>, from: &Address) -> Vec<NewsItem> {
    const SHOWN: usize = 5;
    news(desk)
        .into_iter()
        .take(SHOWN)
        .map(|item| NewsItem {
            date: desk.period(item.date),
            machine_date: item.date.to_string(),
            link: LinkView::new(from, &item.address, item.title),
            summary: item.summary,
        })
        .collect()
}
