//! `/intern/verzoeken/`: what practices ask for, who sees to it, and how far it is; what is open comes first.

use super::{ADDRESS, requests_address, wave_address, words};
use crate::finding::Finding;
use crate::model::Address;
use crate::protect::Office;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::pages::page;
use crate::tidy::{Request, RequestStatus};
use serde::Serialize;
use std::collections::BTreeMap;

/// `office_requests.html`
#[derive(Debug, Serialize)]
struct RequestsPage {
    title: String,
    /// How many there are, in a sentence.
    count: String,
    statuses: Vec<CountView>,
    /// Who sees to how many that are not done yet, the busiest first; who is not named comes first of all.
    roles: Vec<CountView>,
    groups: Vec<StatusView>,
    /// Rows for data/requests.csv of what has none yet; empty when all have one.
    rows: Vec<String>,
}

/// How many there are of something.
#[derive(Debug, Serialize)]
struct CountView {
    label: String,
    count: String,
}

/// The requests of one status.
#[derive(Debug, Serialize)]
struct StatusView {
    id: &'static str,
    label: String,
    /// What colour it has in a list of statuses.
    class: &'static str,
    requests: Vec<RequestView>,
}

#[derive(Debug, Serialize)]
struct RequestView {
    /// The practice's code; empty where it gave none.
    unit: String,
    region: String,
    asks: String,
    /// The survey and the wave.
    wave: LinkView,
    /// Who sees to it; empty where nobody does yet.
    role: String,
    date: String,
    note: String,
}

const STATUSES: [(RequestStatus, &str, &str, &str); 3] = [
    (RequestStatus::Open, "open", "office.status.open", "niet"),
    (RequestStatus::Busy, "bezig", "office.status.busy", "deels"),
    (RequestStatus::Done, "afgerond", "office.status.done", "ja"),
];

/// How many are not done yet.
pub fn unfinished(office: &Office) -> usize {
    office.requests().iter().filter(|request| request.follow_up.status != RequestStatus::Done).count()
}

pub fn page_of(desk: &Desk<'_>, office: &Office) -> Result<Page, Finding> {
    let address = requests_address();
    let title = desk.words.get("office.requests.title");
    let requests = office.requests();
    let view = RequestsPage {
        title: title.clone(),
        count: desk.words.count("office.requests.count", requests.len()),
        statuses: STATUSES
            .iter()
            .map(|(status, _, key, _)| of_status(desk, requests, *status, key))
            .collect(),
        roles: roles(desk, requests),
        groups: STATUSES.iter().map(|status| group(desk, &address, requests, *status)).collect(),
        rows: requests.iter().filter_map(row).collect(),
    };
    let heading = Heading {
        description: desk.words.get("office.requests.lead"),
        above: vec![(desk.words.get("office.title"), Address::fixed(ADDRESS))],
        title,
        address,
    };
    page(desk, "office_requests.html", &heading, &view)
}

fn of_status(desk: &Desk<'_>, requests: &[Request], status: RequestStatus, key: &str) -> CountView {
    let count = requests.iter().filter(|request| request.follow_up.status == status).count();
    CountView { label: desk.words.get(key), count: count.to_string() }
}

fn roles(desk: &Desk<'_>, requests: &[Request]) -> Vec<CountView> {
    let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for request in requests.iter().filter(|request| request.follow_up.status != RequestStatus::Done) {
        *counts.entry(request.follow_up.role.as_deref()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(role, count)| (role.is_some(), std::cmp::Reverse(*count)));
    let view = |(role, count): (Option<&str>, usize)| CountView {
        label: role.map_or_else(|| desk.words.get("office.requests.nobody"), str::to_owned),
        count: count.to_string(),
    };
    counts.into_iter().map(view).collect()
}

/// The requests of one status: by region, and within it by practice.
fn group(
    desk: &Desk<'_>,
    from: &Address,
    requests: &[Request],
    (status, id, key, class): (RequestStatus, &'static str, &str, &'static str),
) -> StatusView {
    let mut of_status: Vec<&Request> =
        requests.iter().filter(|request| request.follow_up.status == status).collect();
    // The newest wave first: what was asked long ago may have been settled without anybody saying so.
    of_status.sort_by(|a, b| b.period.cmp(&a.period).then_with(|| by_region(desk, a, b)));
    let requests = of_status.into_iter().map(|request| view(desk, from, request)).collect();
    StatusView { id, label: desk.words.get(key), class, requests }
}

fn by_region(desk: &Desk<'_>, a: &Request, b: &Request) -> std::cmp::Ordering {
    let regions = match (&a.region, &b.region) {
        (Some(a), Some(b)) => desk.compare_names(a, b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    regions.then_with(|| a.unit.cmp(&b.unit)).then_with(|| a.key.cmp(&b.key))
}

fn view(desk: &Desk<'_>, from: &Address, request: &Request) -> RequestView {
    let survey = desk.site.surveys.get(&request.survey);
    let title = survey.map_or_else(|| request.survey.to_string(), |survey| survey.title.clone());
    let answer = words::label(survey, &request.question, &request.answer);
    RequestView {
        unit: request.unit.clone().unwrap_or_default(),
        region: request
            .region
            .as_ref()
            .map_or_else(|| desk.words.get("office.no_region"), |id| desk.region_name(id).to_owned()),
        asks: match &request.about {
            Some(about) => desk.words.fill("office.requests.asks", &[("about", about), ("answer", &answer)]),
            None => answer,
        },
        wave: LinkView::new(
            from,
            &wave_address(&request.survey, request.period),
            invented::name(
                desk,
                &format!("{title} {}", desk.period(request.period)),
                survey.is_some_and(|survey| survey.fictitious),
            ),
        ),
        role: request.follow_up.role.clone().unwrap_or_default(),
        date: request.follow_up.date.map(|date| desk.period(date)).unwrap_or_default(),
        note: request.follow_up.note.clone().unwrap_or_default(),
    }
}

/// The row for data/requests.csv to begin with; `None` where it has one, and where nobody knows who asks.
fn row(request: &Request) -> Option<String> {
    let is_new = request.follow_up == crate::tidy::FollowUp::default();
    let unit = request.unit.as_ref().filter(|_| is_new)?;
    Some(format!("{},{},{unit},{},,open,,", request.survey, request.period, request.key))
}
