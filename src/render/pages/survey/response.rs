//! Who answered a wave: over all, and region by region with the reason where a region has no figures.

use crate::model::Address;
use crate::protect::{Part, PublishedFieldwork, PublishedResponse};
use crate::render::chart_view::TableCell;
use crate::render::desk::{Desk, LinkView};
use crate::render::mark::Mark;
use crate::render::telling;
use crate::text::date::Period;
use crate::tidy::{Survey, Wave};
use serde::Serialize;

/// How many answered a wave, of how many; numbers in the form of the language.
#[derive(Debug, Serialize)]
pub struct Turnout {
    /// How many were asked, or else how many there are.
    pub asked: TableCell,
    /// Whether the survey says how many were asked.
    pub is_invited: bool,
    /// How many answers count.
    pub answered: TableCell,
    /// The one of the other, as a percentage.
    pub response: TableCell,
    /// Which part of the patients these stand for, as a percentage; `None` where nobody knows.
    pub coverage: Option<String>,
}

/// Who answered in one region.
#[derive(Debug, Serialize)]
pub struct RegionResponse {
    pub link: LinkView,
    pub level: String,
    pub answered: TableCell,
    /// How many there are.
    pub population: TableCell,
    pub response: TableCell,
    pub coverage: TableCell,
    /// Whether it has figures: the class and the word.
    pub class: &'static str,
    pub has_figures: String,
    /// Why it has none; `None` when it has.
    pub why: Option<String>,
}

impl RegionResponse {
    /// The marks in its row.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        [&self.answered, &self.population, &self.response, &self.coverage]
            .into_iter()
            .filter_map(TableCell::kind)
    }
}

impl Turnout {
    /// The marks in its row.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        [&self.asked, &self.answered, &self.response].into_iter().filter_map(TableCell::kind)
    }
}

/// How one wave went; `None` when its export could not be read.
pub fn fieldwork<'a>(desk: &Desk<'a>, survey: &Survey, period: Period) -> Option<&'a PublishedFieldwork> {
    let of_wave = |work: &&PublishedFieldwork| work.survey == survey.id && work.period == period;
    desk.site.figures.fieldwork.iter().find(of_wave)
}

/// The response of every region to a wave, from wide to small and by name.
pub fn responses<'a>(desk: &Desk<'a>, survey: &Survey, period: Period) -> Vec<&'a PublishedResponse> {
    let of_wave = |response: &&PublishedResponse| response.survey == survey.id && response.period == period;
    let mut responses: Vec<_> = desk.site.figures.responses.iter().filter(of_wave).collect();
    responses.sort_by(|a, b| {
        let by_level = desk.width(&a.region).cmp(&desk.width(&b.region));
        by_level.then_with(|| desk.compare_names(&a.region, &b.region))
    });
    responses
}

/// The response of the one region that holds all others; `None` when there are several.
pub fn widest<'a>(responses: &[&'a PublishedResponse], desk: &Desk<'_>) -> Option<&'a PublishedResponse> {
    let first = responses.first()?;
    let is_alone = responses.get(1).is_none_or(|next| desk.width(&next.region) > desk.width(&first.region));
    is_alone.then_some(*first)
}

/// How many answered a wave, of how many.
pub fn turnout(desk: &Desk<'_>, survey: &Survey, wave: &Wave) -> Turnout {
    let work = fieldwork(desk, survey, wave.period);
    let whole = widest(&responses(desk, survey, wave.period), desk);
    let invited = work.and_then(|work| work.invited).map(f64::from);
    let asked = invited.or_else(|| whole.and_then(|whole| whole.population)).filter(|asked| *asked > 0.0);
    let intake = work.map(|work| work.intake.as_ref());
    let answered = intake.flatten().map(|intake| f64::from(intake.counted));
    let unless_hidden = |cell| match intake {
        Some(None) => TableCell::marked(desk, Mark::Hidden),
        _ => cell,
    };
    Turnout {
        asked: TableCell::number(desk, asked),
        is_invited: invited.is_some(),
        answered: unless_hidden(TableCell::number(desk, answered)),
        response: unless_hidden(percent(desk, answered.zip(asked).map(|(answered, asked)| answered / asked))),
        coverage: whole.and_then(|whole| whole.coverage).map(|coverage| desk.percent(coverage)),
    }
}

/// A share as a percentage, or that nobody knows it.
fn percent(desk: &Desk<'_>, share: Option<f64>) -> TableCell {
    match share.filter(|share| *share != 0.0) {
        Some(share) => TableCell::known(desk.percent(share)),
        None => TableCell::number(desk, share),
    }
}

/// Who answered, region by region.
pub fn by_region(desk: &Desk<'_>, from: &Address, responses: &[&PublishedResponse]) -> Vec<RegionResponse> {
    responses.iter().map(|response| region_response(desk, from, response)).collect()
}

fn region_response(desk: &Desk<'_>, from: &Address, response: &PublishedResponse) -> RegionResponse {
    let region = desk.site.regions.get(&response.region);
    let (class, key) =
        if response.is_enough { ("volledig", "wave.figures") } else { ("ontbreekt", "wave.none") };
    let told = |part, cell: TableCell| cell.told(|text| telling::of_response(response, part, text));
    let unless_hidden = |cell: TableCell| match response.answered {
        Some(_) => cell,
        None => TableCell::marked(desk, Mark::Hidden),
    };
    RegionResponse {
        link: LinkView::new(from, &Address::region(&response.region), desk.region_name(&response.region)),
        level: region.map_or(String::new(), |region| desk.level_name(&region.level)),
        answered: told(
            Part::Answered,
            unless_hidden(TableCell::number(desk, response.answered.map(f64::from))),
        ),
        population: told(Part::Population, TableCell::number(desk, response.population)),
        response: told(Part::Response, unless_hidden(percent(desk, response.share()))),
        coverage: told(Part::Coverage, coverage(desk, response)),
        class,
        has_figures: desk.words.get(key),
        why: (!response.is_enough).then(|| why_not(desk, response)),
    }
}

/// Which part of the patients; where too few answered to tell, that it is kept back.
fn coverage(desk: &Desk<'_>, response: &PublishedResponse) -> TableCell {
    let is_few =
        response.answered.is_none_or(|answered| answered < desk.look.settings.privacy.least_answered);
    let has_size = desk.site.surveys.get(&response.survey).is_some_and(|survey| survey.size.is_some());
    match response.coverage {
        None if is_few && has_size && response.population.is_some() => TableCell::marked(desk, Mark::Hidden),
        coverage => percent(desk, coverage),
    }
}

/// Why a region has no figures of a wave: the first rule that it breaks. Where it is hidden how many answered,
/// which of the rules it was would tell.
fn why_not(desk: &Desk<'_>, response: &PublishedResponse) -> String {
    let least = desk.look.settings.privacy.least_answered;
    match response.answered {
        None => desk.words.get("wave.too_few"),
        Some(0) => desk.words.get("wave.nobody"),
        Some(answered) if answered >= least => desk.words.get("wave.little_response"),
        _ => desk.words.fill("wave.few", &[("n", &least.to_string())]),
    }
}

/// The level with the most regions whose response is known, where there are two or more; of equals the
/// smallest. These are drawn beside each other.
pub fn drawn<'a>(desk: &Desk<'_>, responses: &[&'a PublishedResponse]) -> Vec<&'a PublishedResponse> {
    let of_width = |width: usize| -> Vec<&'a PublishedResponse> {
        responses.iter().copied().filter(|response| desk.width(&response.region) == width).collect()
    };
    let known = |width: usize| of_width(width).iter().filter(|response| response.share().is_some()).count();
    let widths = 0..=desk.look.settings.levels.len();
    let most = widths.filter(|width| known(*width) > 1).max_by_key(|width| (known(*width), *width));
    most.map(of_width).unwrap_or_default()
}
