//! The picture of a page that is shown where somebody shares it: 1200 by 630 px, as Open Graph has it.
//!
//! It is a PNG, for no service takes SVG. Nothing can read numbers back from a PNG, the audit of the build
//! neither, so a number of a survey never stands in one; and what does stand in it, stands in the page as the
//! text beside the picture, for who cannot see it.

mod card;
mod letters;
mod paint;

use super::desk::Desk;
use super::{chart_file, figure_view};
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::text::id::RegionId;
use crate::tidy::{Indicator, Region};
use card::{Card, Fact};
use paint::Paints;
use serde::Serialize;
use tiny_skia::Color;

/// The picture of a page, as its template tells of it.
#[derive(Debug, Serialize)]
pub struct PictureView {
    /// Its address, in full: whoever shows it has only that.
    pub src: String,
    /// All that can be read in it.
    pub alt: String,
}

/// The picture of the site, for every page that has none of its own.
const SITE: &str = "/deel.png";
/// More figures than this do not fit.
const MOST_FACTS: usize = 3;

/// The picture of the page at this address; `None` in an edition that is not public.
pub fn of_page(desk: &Desk<'_>, page: &Address) -> Option<PictureView> {
    if desk.drawer.is_open() {
        return None;
    }
    let region = page.as_str().strip_prefix("/regios/").and_then(|rest| rest.split('/').next());
    let region =
        region.and_then(|own| desk.site.regions.all.values().find(|region| region.id.as_str() == own));
    let (address, card) = match region {
        Some(region) => (of_region(&region.id), card_of(desk, region)),
        None => (Address::fixed(SITE), card_of_site(desk)),
    };
    Some(PictureView { src: desk.look.settings.full_address(address.as_str()), alt: card.told() })
}

/// Where the picture of a region lies.
pub fn of_region(region: &RegionId) -> Address {
    Address::fixed(&format!("/regios/{region}/deel.png"))
}

/// Where the picture of the site lies.
pub fn of_site() -> Address {
    Address::fixed(SITE)
}

/// The picture of a region, as PNG.
pub fn region(desk: &Desk<'_>, region: &Region) -> Vec<u8> {
    card_of(desk, region).draw(&paints(desk))
}

/// The picture of the site, as PNG.
pub fn site(desk: &Desk<'_>) -> Vec<u8> {
    card_of_site(desk).draw(&paints(desk))
}

fn card_of_site<'a>(desk: &'a Desk<'a>) -> Card<'a> {
    Card {
        site: "",
        title: desk.look.settings.title.clone(),
        says: desk.look.settings.description.clone(),
        invented: None,
        facts: Vec::new(),
        tiles: &desk.site.regions.tiles,
        here: None,
    }
}

fn card_of<'a>(desk: &'a Desk<'a>, region: &'a Region) -> Card<'a> {
    Card {
        site: &desk.look.settings.title,
        title: region.name.clone(),
        says: desk.level_name(&region.level),
        invented: region.fictitious.then(|| desk.words.get("invented.mark")),
        facts: facts(desk, region),
        tiles: &desk.site.regions.tiles,
        here: Some(&region.id),
    }
}

/// Its first headline figures that are shown and come from no survey.
fn facts(desk: &Desk<'_>, region: &Region) -> Vec<Fact> {
    let mut headline: Vec<&Indicator> =
        desk.site.indicators.values().filter(|indicator| indicator.headline.is_some()).collect();
    headline.sort_by_key(|indicator| (indicator.headline, &indicator.id));
    let fact = |indicator: &Indicator| {
        let figure =
            desk.site.figures.newest(&region.id, &indicator.id).filter(|figure| may_stand(figure))?;
        Some(Fact {
            value: figure_view::told(desk, indicator, figure),
            label: indicator.label.clone(),
            when: desk.period(figure.period),
        })
    };
    headline.into_iter().filter_map(fact).take(MOST_FACTS).collect()
}

/// Whether a figure may stand where nobody can read it back.
fn may_stand(figure: &PublishedFigure) -> bool {
    figure.sampling.is_none() && figure.is_comparable() && matches!(figure.figure, Figure::Shown { .. })
}

/// The colours of the theme, in the light version.
fn paints(desk: &Desk<'_>) -> Paints {
    let colour = |name: &str, other: &str| {
        let found = chart_file::token(desk.look.theme, name);
        found.as_deref().and_then(hex).or_else(|| hex(other)).unwrap_or(Color::BLACK)
    };
    Paints {
        paper: colour("--pp-color-paper", "#ffffff"),
        ink: colour("--pp-color-ink", "#1f1823"),
        subtle: colour("--pp-color-ink-subtle", "#5b5262"),
        line: colour("--pp-color-line", "#d9d3dd"),
        accent: colour("--pp-color-accent", "#86195a"),
    }
}

/// The colour that `#rrggbb` is; `None` for any other way to write one.
fn hex(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some(Color::from_rgba8(part(0)?, part(2)?, part(4)?, 255))
}
