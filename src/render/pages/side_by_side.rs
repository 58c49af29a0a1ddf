//! Indicators side by side, for the regions of each level: the headlines of all themes on one page, and all
//! indicators of a theme on a page of its own.
//!
//! Why here: whoever compares regions asks whether it is the same ones each time, and that is asked of several
//! indicators at once. On the page of one indicator there is nothing to hold it against; a factsheet is about
//! one region, which has its own place among the others there.

use super::{Job, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::chart_view::{HeatMapView, heat_maps};
use crate::render::desk::Desk;
use crate::render::frame::Heading;
use crate::render::invented;
use crate::text::id::TermId;
use crate::tidy::Indicator;
use serde::Serialize;

/// `side_by_side.html`
#[derive(Debug, Serialize)]
struct SideBySide {
    title: String,
    lead: Option<String>,
    /// That all its figures are invented, in a sentence; empty when one of them is real.
    invented: String,
    /// One for each level, real regions before invented ones.
    maps: Vec<HeatMapView>,
}

/// Which indicators stand side by side.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'a> {
    Headlines,
    Theme(&'a TermId),
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let themes = desk.site.vocabulary.themes.keys().map(Choice::Theme);
    let choices = std::iter::once(Choice::Headlines).chain(themes).filter(|choice| choice.has_page(desk));
    choices.map(|choice| Box::new(move || side_by_side(desk, choice)) as Job<'a>).collect()
}

impl Choice<'_> {
    pub fn address(self) -> Address {
        match self {
            Choice::Headlines => Address::fixed("/indicatoren/naast-elkaar/"),
            Choice::Theme(theme) => Address::indicator_theme(theme),
        }
    }

    /// Whether enough is known to set it side by side.
    pub fn has_page(self, desk: &Desk<'_>) -> bool {
        !self.maps(desk).is_empty()
    }

    fn maps(self, desk: &Desk<'_>) -> Vec<HeatMapView> {
        heat_maps(desk, &self.address(), &self.indicators(desk), "naast-elkaar")
    }

    /// Those that the headlines are made of first.
    fn indicators<'a>(self, desk: &'a Desk<'_>) -> Vec<&'a Indicator> {
        let is_chosen = |indicator: &&Indicator| match self {
            Choice::Headlines => indicator.headline.is_some(),
            Choice::Theme(theme) => indicator.theme == *theme,
        };
        let mut indicators: Vec<&Indicator> = desk.site.indicators.values().filter(is_chosen).collect();
        indicators.sort_by_key(|indicator| (indicator.headline.unwrap_or(u8::MAX), &indicator.id));
        indicators
    }

    fn title(self, desk: &Desk<'_>) -> String {
        match self {
            Choice::Headlines => desk.words.get("heat.headlines"),
            Choice::Theme(theme) => desk.words.fill("heat.title", &[("theme", &desk.theme_label(theme))]),
        }
    }

    fn lead(self, desk: &Desk<'_>) -> Option<String> {
        match self {
            Choice::Headlines => Some(desk.words.get("heat.headlines_lead")),
            Choice::Theme(theme) => desk.site.vocabulary.themes.get(theme)?.description.clone(),
        }
    }
}

fn side_by_side(desk: &Desk<'_>, choice: Choice<'_>) -> Result<Page, Finding> {
    let indicators = choice.indicators(desk);
    let is_invented = indicators.iter().all(|indicator| invented::is_of_invented(desk, indicator));
    let title = choice.title(desk);
    let view = SideBySide {
        title: title.clone(),
        lead: choice.lead(desk),
        invented: invented::sentence(desk, "invented.indicator", is_invented),
        maps: choice.maps(desk),
    };
    let heading = Heading {
        title: invented::name(desk, &title, is_invented),
        description: invented::told(desk, &format!("{title}. {}", desk.words.get("heat.lead")), is_invented),
        above: vec![(desk.words.get("indicators.title"), Address::fixed("/indicatoren/"))],
        address: choice.address(),
    };
    page(desk, "side_by_side.html", &heading, &view)
}
