//! What stands around every page: title, menu, breadcrumb, footer.

use super::desk::{Desk, LinkView};
use super::downloads;
use super::found;
use super::locator::locator;
use super::office;
use super::picture::{self, PictureView};
use super::sheets;
use crate::model::{Address, PROTECTION};
use crate::project::Feed;
use serde::Serialize;

/// What a page says of itself, for the frame around it.
#[derive(Debug, Clone)]
pub struct Heading {
    pub address: Address,
    pub title: String,
    /// The page in one sentence, for search engines and previews.
    pub description: String,
    /// The pages above it, from the home page down, without either end.
    pub above: Vec<(String, Address)>,
}

/// The frame as a template knows it, under the name `frame`.
#[derive(Debug, Serialize)]
pub struct Frame {
    pub language: String,
    /// What an edition that is not public says of itself, on screen and paper.
    pub edition: Option<String>,
    /// The style sheet of that, which comes after all others.
    pub edition_style: Option<String>,
    /// The page's own title.
    pub title: String,
    /// The page's title in a search result, where nothing else is around it.
    pub found_title: String,
    pub site_title: String,
    pub description: String,
    /// The picture that is shown where the page is shared; `None` in an edition that is not to be.
    pub picture: Option<PictureView>,
    /// What the page tells search engines of its data, as JSON-LD; `None` where it has none.
    pub linked_data: Option<String>,
    /// The home page.
    pub home: String,
    pub is_home: bool,
    /// The page's full address in the world; `None` in an edition that has none.
    pub canonical: Option<String>,
    /// The style sheets for every medium, in order.
    pub styles: Vec<String>,
    /// The small picture beside its name in a browser; `None` where the theme has none.
    pub icon: Option<String>,
    pub print_style: String,
    pub navigation: Vec<MenuItem>,
    /// From the home page down; the last one is this page.
    pub breadcrumb: Vec<LinkView>,
    pub publisher: LinkView,
    pub site_description: String,
    /// The links at the foot of the page.
    pub foot: Vec<LinkView>,
    /// The site's mark, as SVG.
    pub mark: String,
    /// The Atom feed, where the settings offer it.
    pub atom: Option<String>,
    /// The catalogue as JSON Feed, where the settings offer it.
    pub json_feed: Option<String>,
    /// The table that the charts and tables of this page show rows of, as CSV.
    pub rows: String,
    /// From which year to which the figures are.
    pub figures_span: Option<String>,
}

/// One item of the main menu.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    pub label: String,
    pub href: String,
    /// Whether the page is this one or lies below it.
    pub is_current: bool,
}

/// The main menu where the settings name none: the key of the text, and the address.
const MENU: &[(&str, &str)] = &[
    ("menu.regions", "/regios/"),
    ("menu.indicators", "/indicatoren/"),
    ("menu.cases", "/interventies/"),
    ("menu.handbooks", "/handboeken/"),
    ("menu.stories", "/verhalen/"),
    ("menu.glossary", "/begrippen/"),
];

/// The foot of every page; pages of the publisher and surveys are left out where there are none.
const FOOT: &[(&str, &str)] = &[
    ("foot.about", "/over/"),
    ("foot.accessibility", "/toegankelijkheid/"),
    ("foot.sources", "/bronnen/"),
    ("foot.surveys", "/enquetes/"),
    ("foot.data", "/data/"),
    ("foot.protection", PROTECTION),
    ("foot.status", "/status/"),
    ("foot.glossary", "/begrippen/"),
];

/// The frame around the page with this heading.
pub fn frame(desk: &Desk<'_>, heading: &Heading) -> Frame {
    let from = &heading.address;
    let settings = desk.look.settings;
    let link = |path: &str| from.to(&Address::fixed(path));
    let offers = |feed: Feed| settings.feeds.contains(&feed);
    Frame {
        language: desk.look.language.tag().to_owned(),
        edition: desk.drawer.is_open().then(|| desk.words.get("frame.internal")),
        edition_style: desk.drawer.is_open().then(|| link(office::STYLE)),
        title: heading.title.clone(),
        found_title: found::title(desk, heading),
        site_title: settings.title.clone(),
        picture: picture::of_page(desk, from),
        linked_data: found::of_page(desk, from),
        description: heading.description.clone(),
        home: link("/"),
        is_home: from.as_str() == "/",
        canonical: (!desk.drawer.is_open()).then(|| settings.full_address(from.as_str())),
        styles: sheets::addresses(desk.look.theme).iter().map(|sheet| from.to(sheet)).collect(),
        icon: sheets::icon(desk.look.theme).map(|icon| from.to(&icon)),
        print_style: link(&format!("/{}", desk.look.theme.parts.print)),
        navigation: menu(desk, from),
        breadcrumb: breadcrumb(desk, heading),
        publisher: LinkView { label: settings.publisher.name.clone(), href: settings.publisher.url.clone() },
        site_description: settings.description.clone(),
        foot: foot(desk, from),
        mark: locator("pp-brand__mark", &desk.site.regions.tiles, &[]),
        atom: offers(Feed::Atom).then(|| link("/atom.xml")),
        json_feed: offers(Feed::Json).then(|| link("/catalogus.json")),
        rows: from.to(&downloads::of_page(desk, from)),
        figures_span: figures_span(desk),
    }
}

fn menu(desk: &Desk<'_>, from: &Address) -> Vec<MenuItem> {
    let item = |label: String, path: &str| MenuItem {
        label,
        href: from.to(&Address::fixed(path)),
        is_current: path != "/" && from.as_str().starts_with(path),
    };
    let chosen = &desk.look.settings.navigation;
    let items: Vec<MenuItem> = if chosen.is_empty() {
        MENU.iter().map(|(key, path)| item(desk.words.get(key), path)).collect()
    } else {
        chosen.iter().map(|chosen| item(chosen.label.clone(), &chosen.address)).collect()
    };
    let internal = desk.drawer.is_open().then(|| item(desk.words.get("office.menu"), office::ADDRESS));
    items.into_iter().chain(internal).collect()
}

fn breadcrumb(desk: &Desk<'_>, heading: &Heading) -> Vec<LinkView> {
    let from = &heading.address;
    let home = (desk.words.get("menu.home"), Address::fixed("/"));
    let own = (heading.title.clone(), from.clone());
    let all = std::iter::once(home).chain(heading.above.iter().cloned()).chain([own]);
    all.map(|(label, address)| LinkView::new(from, &address, label)).collect()
}

fn foot(desk: &Desk<'_>, from: &Address) -> Vec<LinkView> {
    let is_there = |path: &str| match path {
        "/over/" | "/toegankelijkheid/" => desk.site.pages.iter().any(|page| page.address.as_str() == path),
        "/enquetes/" => !desk.site.surveys.is_empty(),
        _ => true,
    };
    FOOT.iter()
        .filter(|(_, path)| is_there(path))
        .map(|(key, path)| LinkView::new(from, &Address::fixed(path), desk.words.get(key)))
        .collect()
}

fn figures_span(desk: &Desk<'_>) -> Option<String> {
    let real = || desk.site.figures.iter().filter(|figure| !figure.is_fictitious());
    let years = || real().map(|figure| figure.period.year());
    let (first, last) = (years().min()?, years().max()?);
    Some(desk.words.fill("foot.figures", &[("from", &first.to_string()), ("to", &last.to_string())]))
}
