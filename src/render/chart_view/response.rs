//! Who answered a wave, region by region, as bars from nobody to everybody.

use super::ChartView;
use super::comparison::tick;
use super::spans::wording;
use crate::model::Address;
use crate::protect::{Part, PublishedResponse};
use crate::render::charts::{Axis, BarChart, Reading, Row};
use crate::render::desk::Desk;
use crate::render::mark::{Mark, legend};
use crate::render::{invented, telling};

/// The response of these regions beside each other; `None` when fewer than two of them can be drawn.
pub fn response(desk: &Desk<'_>, page: &Address, all: &[&PublishedResponse], id: &str) -> Option<ChartView> {
    let mut known: Vec<(&PublishedResponse, f64)> =
        all.iter().filter_map(|response| Some((*response, response.share()?))).collect();
    known.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let (first, last) = match known[..] {
        [first, .., last] => (first, last),
        _ => return None,
    };
    let unknown = all.iter().copied().filter(|response| response.share().is_none());
    let rows =
        known.iter().map(|(response, _)| *response).chain(unknown).map(|response| row(desk, page, response));
    let chart = BarChart {
        title: invented::name(desk, &desk.words.get("wave.chart"), first.0.is_fictitious),
        axis: Axis::from_zero([100.0], tick(desk)).labelled(desk.words.get("wave.axis")),
        rows: rows.collect(),
        benchmark: None,
    };
    // A region that is hidden may have answered more often than the first, or less often than the last.
    let is_partial = all.iter().any(|response| response.answered.is_none());
    let gaps = [
        ("first", desk.region_name(&first.0.region).to_owned()),
        ("first_value", telling::of_response(first.0, Part::Response, desk.percent(first.1))),
        ("last", desk.region_name(&last.0.region).to_owned()),
        ("last_value", telling::of_response(last.0, Part::Response, desk.percent(last.1))),
    ];
    Some(ChartView {
        id: id.to_owned(),
        rest: String::new(),
        sentence: desk.words.fill(if is_partial { "wave.sentence_of_shown" } else { "wave.sentence" }, &gaps),
        svg: chart.draw(id),
        table: None,
        legend: legend(desk, page, all.iter().filter_map(|response| mark(response))),
        sources: Vec::new(),
    })
}

/// What stands in place of the share.
fn mark(response: &PublishedResponse) -> Option<Mark> {
    match (response.answered, response.share()) {
        (None, _) => Some(Mark::Hidden),
        (Some(_), None) => Some(Mark::Unknown),
        (Some(_), Some(share)) => Mark::of_number(share),
    }
}

fn row(desk: &Desk<'_>, page: &Address, response: &PublishedResponse) -> Row {
    let reading = match response.answered.zip(response.share()) {
        Some((answered, share)) => {
            let text = known(desk, response, answered, share);
            Reading::Known { value: share * 100.0, interval: None, text: wording(desk, mark(response), text) }
        }
        None if response.answered.is_none() => Reading::Missing {
            reason: wording(desk, Some(Mark::Hidden), desk.words.get("mark.hidden.words")),
        },
        None => Reading::Missing {
            reason: wording(desk, Some(Mark::Unknown), desk.words.get("wave.unknown_population")),
        },
    };
    Row {
        label: desk.region_name(&response.region).to_owned(),
        reading,
        href: Some(page.to(&Address::region(&response.region))),
        highlighted: false,
    }
}

/// How many of how many answered, or why that is not told.
pub fn response_told(desk: &Desk<'_>, response: &PublishedResponse) -> String {
    match (response.answered, response.share()) {
        (Some(answered), Some(share)) => known(desk, response, answered, share),
        (Some(answered), None) => {
            let answered = desk.number(f64::from(answered), 0);
            let answered = telling::of_response(response, Part::Answered, answered);
            desk.words.fill("sampling.answered", &[("answered", answered)])
        }
        (None, _) => desk.words.get("mark.hidden.words"),
    }
}

fn known(desk: &Desk<'_>, response: &PublishedResponse, answered: u32, share: f64) -> String {
    let number = |part, value| telling::of_response(response, part, desk.number(value, 0));
    let gaps = [
        ("answered", number(Part::Answered, f64::from(answered))),
        ("population", number(Part::Population, response.population.unwrap_or_default())),
        ("response", telling::of_response(response, Part::Response, desk.percent(share))),
    ];
    desk.words.fill("wave.of", &gaps)
}
