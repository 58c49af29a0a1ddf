//! The indicators of one theme side by side, for the regions of each level.
//!
//! Why here: whoever compares regions asks whether it is the same ones each time, and that is asked of
//! indicators that belong together. On the page of one indicator there is nothing to hold it against; a
//! factsheet is about one region, which has its own place among the others there.

use super::{Job, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::chart_view::{HeatMapView, heat_maps};
use crate::render::desk::Desk;
use crate::render::frame::Heading;
use crate::render::invented;
use crate::text::id::TermId;
use crate::tidy::{Indicator, Term};
use serde::Serialize;

/// `indicator_theme.html`
#[derive(Debug, Serialize)]
struct IndicatorTheme {
    title: String,
    /// What the theme is about; `None` when its vocabulary does not say.
    lead: Option<String>,
    /// That all its figures are invented, in a sentence; empty when one of them is real.
    invented: String,
    /// One for each level, real regions before invented ones.
    maps: Vec<HeatMapView>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let themes = desk.site.vocabulary.themes.iter();
    let themes = themes.filter(|(id, _)| has_page(desk, id));
    themes.map(|(id, term)| Box::new(move || theme(desk, id, term)) as Job<'a>).collect()
}

/// Whether enough is known of a theme to set it side by side.
pub fn has_page(desk: &Desk<'_>, theme: &TermId) -> bool {
    !maps(desk, theme).is_empty()
}

fn maps(desk: &Desk<'_>, theme: &TermId) -> Vec<HeatMapView> {
    heat_maps(desk, &Address::indicator_theme(theme), &indicators(desk, theme), "naast-elkaar")
}

/// Those that the headlines are made of first.
fn indicators<'a>(desk: &'a Desk<'_>, theme: &TermId) -> Vec<&'a Indicator> {
    let all = desk.site.indicators.values();
    let mut indicators: Vec<&Indicator> = all.filter(|indicator| indicator.theme == *theme).collect();
    indicators.sort_by_key(|indicator| (indicator.headline.unwrap_or(u8::MAX), &indicator.id));
    indicators
}

fn theme(desk: &Desk<'_>, id: &TermId, term: &Term) -> Result<Page, Finding> {
    let address = Address::indicator_theme(id);
    let is_invented = indicators(desk, id).iter().all(|indicator| invented::is_of_invented(desk, indicator));
    let title = desk.words.fill("heat.title", &[("theme", &term.label)]);
    let view = IndicatorTheme {
        title: title.clone(),
        lead: term.description.clone(),
        invented: invented::sentence(desk, "invented.indicator", is_invented),
        maps: maps(desk, id),
    };
    let heading = Heading {
        title: invented::name(desk, &title, is_invented),
        description: invented::told(desk, &desk.words.get("heat.lead"), is_invented),
        above: vec![(desk.words.get("indicators.title"), Address::fixed("/indicatoren/"))],
        address,
    };
    page(desk, "indicator_theme.html", &heading, &view)
}
