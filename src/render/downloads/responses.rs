//! Who answered, as a table: every wave of every survey, region by region.

use super::table::{Kind, Table, always, maybe};
use super::{lists, table};
use crate::protect::PublishedResponse;
use crate::render::desk::Desk;
use crate::text::language::rounded;

pub const TABLE: Table = Table {
    name: "responses",
    columns: &[
        always("survey", Kind::Text),
        always("period", Kind::Period),
        always("region", Kind::Text),
        maybe("population", Kind::Whole).meaning("response_population"),
        maybe("answered", Kind::Whole).meaning("response_answered"),
        maybe("response", Kind::Whole),
        maybe("coverage", Kind::Whole),
        maybe("hidden", Kind::Word(&["protected"])).meaning("response_hidden"),
        maybe("fictitious", Kind::Yes),
    ],
    key: &["survey", "period", "region"],
    links: &[("region", &lists::REGIONS)],
};

/// All of them, by survey, wave and region.
pub fn csv(desk: &Desk<'_>) -> Vec<u8> {
    table::csv(&TABLE, desk.site.figures.responses.iter().map(row))
}

fn row(response: &PublishedResponse) -> Vec<String> {
    let percent = |share: f64| rounded(share * 100.0, 0);
    vec![
        response.survey.to_string(),
        response.period.to_string(),
        response.region.to_string(),
        response.population.map(|population| rounded(population, 0)).unwrap_or_default(),
        response.answered.map(|answered| answered.to_string()).unwrap_or_default(),
        response.share().map(percent).unwrap_or_default(),
        response.coverage.map(percent).unwrap_or_default(),
        if response.answered.is_none() { "protected" } else { "" }.to_owned(),
        if response.is_fictitious { "yes" } else { "" }.to_owned(),
    ]
}
