//! The factsheet of a region: how it is here, how it is elsewhere, what is being done.

pub mod actions;
mod answers;
mod figures;
mod people;
mod questions;
mod relatives;
mod sure;

pub use relatives::place_on_map;

use super::compare::choice;
use super::{Job, page, praatplaat};
use crate::finding::Finding;
use crate::model::{Address, RegionMatter};
use crate::render::Page;
use crate::render::chart_view::{
    ChartOfOthers, ChartView, ChartsView, EffectsView, effects, ranks, several, spine, spreads, steps,
};
use crate::render::citation::CitationView;
use crate::render::desk::{Desk, LinkView};
use crate::render::figure_view::FigureView;
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::locator::locator;
use crate::render::office;
use crate::render::prose::{self, Fitting};
use crate::tidy::Region;
use serde::Serialize;

/// `factsheet.html`
#[derive(Debug, Default, Serialize)]
struct Factsheet {
    name: String,
    /// That it is invented, in a sentence; empty for a real region.
    invented: String,
    /// The word for its level.
    level: String,
    /// Other names it goes by.
    aliases: Vec<String>,
    /// The small map with this region on it, as SVG; empty when it is not on the tile map.
    locator: String,
    /// The region in one sentence.
    lead: Option<String>,
    /// The page that puts it beside its nearest relatives; `None` when it has no figures.
    compare: Option<LinkView>,
    /// What the publisher says of a region without figures.
    note: Option<String>,
    /// Until when it existed, and where readers go on; `None` for a region that still does.
    ended: Option<Ended>,
    /// The questions that this page answers, in order.
    questions: Vec<questions::QuestionView>,
    /// Which of these have an answer here.
    has: questions::Answered,
    /// The headline figures, in the order of their indicators.
    headline: Vec<FigureView>,
    /// All other figures, by indicator; places in rankings stand under `ranks`.
    others: Vec<FigureView>,
    /// Headline shares as so many of ten.
    pictograms: Vec<ChartView>,
    /// Contradictions in the sources that are not about one figure.
    remarks: Vec<String>,
    /// What was said here in the newest wave of each survey, by option and by group.
    said: Option<ChartsView>,
    /// How its figures went over time.
    trends: Option<ChartsView>,
    /// Figures that tell of a time after their source: what is expected.
    ahead: Vec<FigureView>,
    /// Where it stands among other regions, all indicators in one chart; `None` with too few others.
    spine: Option<ChartView>,
    /// How far its parts lie apart; `None` with fewer than two.
    spreads: Option<ChartsView>,
    /// Where it stands among other regions, one chart an indicator.
    positions: Vec<ChartOfOthers>,
    /// The places it has in rankings.
    ranks: Vec<FigureView>,
    /// What the first place in a ranking means, said each time; `None` without a ranking.
    rank_meaning: Option<String>,
    /// Those places on one strip; `None` when none of them is a number.
    strip: Option<ChartView>,
    /// What is measured beside what is felt.
    pairs: Vec<figures::PairView>,
    /// Its parts and the regions it is a part of, with their headline figures.
    relatives: Option<relatives::RelativesView>,
    tension: Option<String>,
    challenge: Option<String>,
    need: Vec<String>,
    /// The four phases of policy, and which of them this region was in; empty when not known.
    phases: Vec<actions::PhaseView>,
    /// The start situation in five steps; empty when the region has no text.
    startfoto: Vec<actions::StepView>,
    /// The five steps, drawn; `None` where none of them is known.
    steps: Option<ChartView>,
    agenda: Vec<actions::ActionView>,
    timeline: Vec<actions::MomentView>,
    effects: Option<EffectsView>,
    /// Organisations by kind; never a person.
    organisations: Vec<people::OrganisationsView>,
    /// The story of the region, as HTML.
    story: String,
    /// Cases of this region.
    cases: Vec<people::CaseLink>,
    /// Cases of its parts and of regions it belongs to.
    cases_nearby: Vec<people::CaseLink>,
    /// Regions that are like it, and in what.
    alike: Vec<relatives::AlikeView>,
    stories: Vec<LinkView>,
    /// Who answered the newest wave of each survey here.
    responses: Vec<sure::ResponseView>,
    /// What the text and the figures rest on.
    sources: Vec<CitationView>,
    /// What is withheld here, in the internal edition only.
    withheld: Option<office::BesideView>,
    /// Its sheet for on the table; `None` for a region that has ended, or of which nothing is known.
    praatplaat: Option<String>,
    /// The figures of this region as a file; `None` when there are none.
    download: Option<String>,
    all_figures: String,
}

/// What a region that does not exist any more says.
#[derive(Debug, Serialize)]
struct Ended {
    sentence: String,
    successors: Vec<LinkView>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let leads_on = |region: &&Region| {
        desk.site.redirects.iter().any(|redirect| redirect.from == Address::region(&region.id))
    };
    desk.site
        .regions
        .all
        .values()
        .filter(|region| !leads_on(region))
        .filter_map(|region| Some((region, desk.matter(&region.id)?)))
        .map(|(region, matter)| Box::new(move || factsheet(desk, region, matter)) as Job<'a>)
        .collect()
}

fn factsheet(desk: &Desk<'_>, region: &Region, matter: &RegionMatter) -> Result<Page, Finding> {
    let address = Address::region(&region.id);
    let front = matter.text.as_ref().map(|text| &text.front);
    let fitting = Fitting { page: &address, deeper: 1, prefix: "verhaal-" };
    let level = desk.level_name(&region.level);
    let startfoto = front.map(|front| actions::startfoto(desk, &address, front)).unwrap_or_default();
    let view = Factsheet {
        name: front.and_then(|front| front.title.clone()).unwrap_or_else(|| region.name.clone()),
        invented: invented::sentence(desk, "invented.region", region.fictitious),
        level: level.clone(),
        aliases: region.aliases.clone(),
        locator: relatives::place_on_map(desk, &region.id)
            .map_or(String::new(), |here| locator("pp-locator", &desk.site.regions.tiles, &here)),
        lead: front.map(|front| front.summary.clone()),
        compare: choice::link(desk, &address, &region.id, matter),
        note: region.note.clone().filter(|_| front.is_none()),
        ended: ended(desk, &address, region, matter),
        tension: front.and_then(|front| front.tension.clone()),
        challenge: front.and_then(|front| front.challenge.clone()),
        need: front.map(|front| front.need.clone()).unwrap_or_default(),
        phases: front.map(|front| actions::phases(desk, front)).unwrap_or_default(),
        steps: front.and_then(|front| steps(desk, &region.id, front, "vijf-stappen")),
        startfoto,
        agenda: front.map(|front| actions::agenda(desk, &address, front)).unwrap_or_default(),
        timeline: front.map(|front| actions::timeline(desk, &address, front)).unwrap_or_default(),
        effects: effects(desk, &address, &region.id, "effecten-boom"),
        organisations: front.map(|front| people::organisations(desk, front)).unwrap_or_default(),
        story: prose::html(desk, fitting, &matter.story)?,
        cases: people::cases(desk, &address, &matter.cases),
        cases_nearby: people::cases(desk, &address, &matter.cases_nearby),
        alike: relatives::alike(desk, &address, matter),
        stories: people::stories(desk, &address, matter),
        sources: sure::sources(desk, &address, &region.id, front),
        withheld: office::of_region(desk, &address, &region.id),
        praatplaat: praatplaat::link(desk, &address, region),
        download: download(desk, &address, region),
        all_figures: address.to(&Address::fixed("/data/")),
        ..in_figures(desk, &address, region, matter)
    };
    let view = view.asked(desk);
    let described = view.lead.clone().unwrap_or_else(|| figures::described(desk, region, &level));
    let heading = Heading {
        title: desk.region_name(&region.id).to_owned(),
        description: invented::told(desk, &described, region.fictitious),
        above: vec![(desk.words.get("regions.title"), Address::fixed("/regios/"))],
        address,
    };
    page(desk, "factsheet.html", &heading, &view)
}

/// What is told in figures, of the region itself and beside others.
fn in_figures(desk: &Desk<'_>, from: &Address, region: &Region, matter: &RegionMatter) -> Factsheet {
    Factsheet {
        headline: figures::headline(desk, from, region),
        pictograms: figures::pictograms(desk, from, region),
        others: figures::others(desk, from, &region.id),
        remarks: matter.remarks.clone(),
        said: answers::said(desk, from, &region.id),
        trends: answers::trends(desk, from, &region.id),
        ahead: figures::ahead(desk, from, &region.id),
        spine: spine(desk, from, region, "naast-anderen"),
        spreads: several(desk, spreads(desk, from, region, matter), answers::A_GLANCE),
        positions: figures::positions(desk, from, region),
        rank_meaning: figures::rank_meaning(desk, &region.id),
        ranks: figures::ranks(desk, from, &region.id),
        strip: ranks(desk, from, &region.id, "plaatsen"),
        pairs: figures::pairs(desk, from, &region.id),
        relatives: relatives::relatives(desk, from, matter),
        responses: sure::responses(desk, from, &region.id),
        ..Factsheet::default()
    }
}

/// The figures of the region as a file; `None` when there are none.
fn download(desk: &Desk<'_>, from: &Address, region: &Region) -> Option<String> {
    desk.site.figures.of_region(&region.id).next()?;
    Some(from.to(&Address::fixed(&format!("/data/regios/{}.csv", region.id))))
}

fn ended(desk: &Desk<'_>, from: &Address, region: &Region, matter: &RegionMatter) -> Option<Ended> {
    let until = region.valid_to.filter(|_| matter.has_ended)?;
    let successors = matter.successors.iter();
    Some(Ended {
        sentence: desk
            .words
            .fill("region.ended", &[("name", desk.region_name(&region.id)), ("date", &desk.period(until))]),
        successors: successors
            .map(|id| LinkView::new(from, &Address::region(id), desk.region_name(id)))
            .collect(),
    })
}
