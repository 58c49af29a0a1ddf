//! The catalogue: all cases, and a page for every value of every facet, so that choosing needs no scripts.

use super::factsheet::actions::{phase_word, progress_class};
use super::{Job, page};
use crate::finding::Finding;
use crate::model::{Address, CaseMatter};
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::text::id::TermId;
use crate::tidy::{AdviceLevel, Breadth, Maturity, Phase, Progress, Term};
use serde::Serialize;
use std::collections::BTreeMap;

/// `catalogue.html`
#[derive(Debug, Serialize)]
struct Catalogue {
    title: String,
    lead: String,
    /// Every facet with its values; the value that is chosen is marked.
    facets: Vec<FacetView>,
    cases: Vec<CaseView>,
    /// How many cases there are here, in words.
    count: String,
    /// The whole catalogue; `None` on its own page.
    all: Option<String>,
    /// The catalogue as data; `None` where the settings do not offer it.
    json: Option<String>,
}

/// A case on a card or in a table.
#[derive(Debug, Serialize)]
pub struct CaseView {
    title: String,
    href: String,
    summary: String,
    theme: String,
    regions: String,
    breadth: String,
    /// The class of its status, and the word for it.
    status_class: &'static str,
    status: String,
    /// From 0 to 4.
    maturity: u8,
    /// The five steps, each reached or not, the first one left out.
    maturity_steps: Vec<bool>,
    /// The step in words.
    maturity_label: String,
    advice_class: &'static str,
    advice: String,
}

/// A way to divide the catalogue.
#[derive(Debug, Serialize)]
struct FacetView {
    id: &'static str,
    label: String,
    values: Vec<FacetValue>,
}

#[derive(Debug, Serialize)]
struct FacetValue {
    link: LinkView,
    count: usize,
    is_chosen: bool,
}

/// A facet: its part of the address, and the values it has, each with the cases under it.
struct Facet<'a> {
    id: &'static str,
    values: Vec<Value<'a>>,
}

struct Value<'a> {
    slug: String,
    label: String,
    cases: Vec<&'a CaseMatter>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let mut jobs: Vec<Job<'a>> = vec![Box::new(move || whole(desk))];
    for facet in facets(desk) {
        for value in facet.values {
            let id = facet.id;
            jobs.push(Box::new(move || chosen(desk, id, &value)));
        }
    }
    jobs
}

fn whole(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/interventies/");
    let title = desk.words.get("cases.title");
    let lead = desk.words.get("cases.lead");
    let heading = Heading { address, title, description: lead, above: Vec::new() };
    catalogue(desk, &heading, &desk.site.cases.iter().collect::<Vec<_>>())
}

fn chosen(desk: &Desk<'_>, facet: &str, value: &Value<'_>) -> Result<Page, Finding> {
    let facet_name = desk.words.get(&format!("facet.{facet}"));
    let title = format!("{facet_name}: {}", value.label.to_lowercase());
    let heading = Heading {
        address: address(facet, &value.slug),
        description: desk.words.fill("cases.chosen", &[("facet", &facet_name), ("value", &value.label)]),
        title,
        above: vec![(desk.words.get("cases.title"), Address::fixed("/interventies/"))],
    };
    catalogue(desk, &heading, &value.cases)
}

fn catalogue(desk: &Desk<'_>, heading: &Heading, cases: &[&CaseMatter]) -> Result<Page, Finding> {
    let from = &heading.address;
    let whole = Address::fixed("/interventies/");
    let offers_json = desk.look.settings.feeds.contains(&crate::project::Feed::Json);
    let mut cases: Vec<CaseView> = cases.iter().map(|matter| case_view(desk, from, matter)).collect();
    cases.sort_by(|a, b| desk.look.language.compare(&a.title, &b.title));
    let view = Catalogue {
        title: heading.title.clone(),
        lead: heading.description.clone(),
        facets: facets(desk).into_iter().map(|facet| facet_view(desk, from, facet)).collect(),
        count: desk.words.count("cases.count", cases.len()),
        cases,
        all: (*from != whole).then(|| from.to(&whole)),
        json: offers_json.then(|| from.to(&Address::fixed("/catalogus.json"))),
    };
    page(desk, "catalogue.html", heading, &view)
}

fn address(facet: &str, value: &str) -> Address {
    Address::fixed(&format!("/interventies/{facet}/{value}/"))
}

fn facet_view(desk: &Desk<'_>, from: &Address, facet: Facet<'_>) -> FacetView {
    let value = |value: Value<'_>| {
        let address = address(facet.id, &value.slug);
        FacetValue {
            is_chosen: address == *from,
            link: LinkView::new(from, &address, value.label),
            count: value.cases.len(),
        }
    };
    FacetView {
        id: facet.id,
        label: desk.words.get(&format!("facet.{}", facet.id)),
        values: facet.values.into_iter().map(value).collect(),
    }
}

/// All facets, each with the values that have at least one case.
fn facets<'a>(desk: &'a Desk<'a>) -> Vec<Facet<'a>> {
    let vocabulary = &desk.site.vocabulary;
    let mut facets = vec![
        Facet {
            id: "thema",
            values: by_term(desk, &vocabulary.themes, |matter, id| matter.case.front.theme == *id),
        },
        Facet { id: "status", values: by_status(desk) },
        Facet { id: "advies", values: by_advice(desk) },
        Facet { id: "breedte", values: by_breadth(desk) },
        Facet {
            id: "tekort",
            values: by_term(desk, &vocabulary.shortages, |matter, id| {
                matter.case.front.shortage.contains(id)
            }),
        },
        Facet { id: "fase", values: by_phase(desk) },
        Facet { id: "rijpheid", values: by_maturity(desk) },
    ];
    for facet in &mut facets {
        facet.values.retain(|value| !value.cases.is_empty());
    }
    facets
}

fn by_term<'a>(
    desk: &'a Desk<'a>,
    terms: &'a BTreeMap<TermId, Term>,
    is_under: fn(&CaseMatter, &TermId) -> bool,
) -> Vec<Value<'a>> {
    terms
        .iter()
        .map(|(id, term)| value(desk, id.as_str(), term.label.clone(), |matter| is_under(matter, id)))
        .collect()
}

fn by_status<'a>(desk: &'a Desk<'a>) -> Vec<Value<'a>> {
    let of = |progress: &Progress| {
        let class = progress_class(*progress);
        let label = desk.words.get(&format!("progress.{class}"));
        value(desk, class, label, |matter| matter.case.front.status == *progress)
    };
    PROGRESS.iter().map(of).collect()
}

fn by_advice<'a>(desk: &'a Desk<'a>) -> Vec<Value<'a>> {
    let of = |level: &AdviceLevel| {
        let class = advice_class(*level);
        let label = desk.words.get(&format!("advice.{class}"));
        value(desk, class, label, |matter| matter.case.front.advice.level == *level)
    };
    ADVICE.iter().map(of).collect()
}

fn by_breadth<'a>(desk: &'a Desk<'a>) -> Vec<Value<'a>> {
    let of = |breadth: &Breadth| {
        let class = breadth_class(*breadth);
        let label = desk.words.get(&format!("breadth.{class}"));
        value(desk, class, label, |matter| matter.case.front.breadth == *breadth)
    };
    BREADTH.iter().map(of).collect()
}

fn by_phase<'a>(desk: &'a Desk<'a>) -> Vec<Value<'a>> {
    let of = |phase: &Phase| {
        let key = phase_word(*phase);
        let slug = key.trim_start_matches("phase.");
        value(desk, slug, desk.words.get(key), |matter| matter.case.front.phase.contains(phase))
    };
    Phase::ALL.iter().map(of).collect()
}

fn by_maturity<'a>(desk: &'a Desk<'a>) -> Vec<Value<'a>> {
    let of = |step: u8| {
        let label = desk.words.get(&format!("maturity.{step}"));
        value(desk, &step.to_string(), label, |matter| matter.case.front.maturity.step() == step)
    };
    (0..=Maturity::MOST).map(of).collect()
}

fn value<'a>(
    desk: &'a Desk<'a>,
    slug: &str,
    label: String,
    is_under: impl Fn(&CaseMatter) -> bool,
) -> Value<'a> {
    Value {
        slug: slug.to_owned(),
        label,
        cases: desk.site.cases.iter().filter(|matter| is_under(matter)).collect(),
    }
}

const PROGRESS: &[Progress] = &[
    Progress::Idee,
    Progress::Loopt,
    Progress::Afgerond,
    Progress::Geborgd,
    Progress::Gestopt,
    Progress::NietDoorgegaan,
    Progress::Onbekend,
];
const ADVICE: &[AdviceLevel] = &[AdviceLevel::Kern, AdviceLevel::Ondersteunend, AdviceLevel::Terughoudend];
const BREADTH: &[Breadth] = &[Breadth::Smal, Breadth::Breder, Breadth::Breed, Breadth::Zorgvernieuwing];

pub fn advice_class(level: AdviceLevel) -> &'static str {
    match level {
        AdviceLevel::Kern => "kern",
        AdviceLevel::Ondersteunend => "ondersteunend",
        AdviceLevel::Terughoudend => "terughoudend",
    }
}

pub fn breadth_class(breadth: Breadth) -> &'static str {
    match breadth {
        Breadth::Smal => "smal",
        Breadth::Breder => "breder",
        Breadth::Breed => "breed",
        Breadth::Zorgvernieuwing => "zorgvernieuwing",
    }
}

/// A case as seen from this page.
pub fn case_view(desk: &Desk<'_>, from: &Address, matter: &CaseMatter) -> CaseView {
    let front = &matter.case.front;
    let (status_class, advice_class) = (progress_class(front.status), advice_class(front.advice.level));
    let step = front.maturity.step();
    let regions: Vec<&str> = front.regions.iter().map(|id| desk.region_name(id)).collect();
    CaseView {
        title: invented::title(desk, &front.title, &front.regions),
        href: from.to(&matter.address),
        summary: front.summary.clone(),
        theme: desk.theme_label(&front.theme),
        regions: regions.join(", "),
        breadth: desk.words.get(&format!("breadth.{}", breadth_class(front.breadth))),
        status: desk.words.get(&format!("progress.{status_class}")),
        status_class,
        maturity: step,
        maturity_steps: (1..=Maturity::MOST).map(|reached| reached <= step).collect(),
        maturity_label: desk.words.get(&format!("maturity.{step}")),
        advice: desk.words.get(&format!("advice.{advice_class}")),
        advice_class,
    }
}
