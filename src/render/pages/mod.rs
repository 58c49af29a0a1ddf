//! The page types: one file each, with a template of the same name.

mod case;
pub mod catalogue;
mod compare;
mod data;
pub mod factsheet;
mod glossary;
mod handbook;
mod indicator;
mod not_found;
mod pictures;
pub mod praatplaat;
mod protection;
mod redirect;
mod regions;
mod side_by_side;
mod sources;
mod start;
mod status;
mod stories;
mod survey;
mod text;

use super::Page;
use super::chart_file;
use super::desk::Desk;
use super::frame::{Heading, frame};
use super::office;
use crate::finding::{Finding, Findings};
use rayon::prelude::*;
use serde::Serialize;

/// One page to be made.
pub type Job<'a> = Box<dyn Fn() -> Result<Page, Finding> + Send + Sync + 'a>;

/// The jobs of one page type.
type PageType = for<'a> fn(&'a Desk<'a>) -> Vec<Job<'a>>;

/// Every page type. To add one, write its file and its template, and name it here.
const ALL: &[PageType] = &[
    start::jobs,
    regions::jobs,
    compare::jobs,
    factsheet::jobs,
    praatplaat::jobs,
    indicator::jobs,
    side_by_side::jobs,
    catalogue::jobs,
    case::jobs,
    handbook::jobs,
    stories::jobs,
    glossary::jobs,
    sources::jobs,
    survey::jobs,
    status::jobs,
    data::jobs,
    protection::jobs,
    text::jobs,
    redirect::jobs,
    not_found::jobs,
    pictures::jobs,
    office::jobs,
];

/// Makes every page, on all cores; the order is that of the jobs.
pub fn all(findings: &mut Findings, desk: &Desk<'_>) -> Vec<Page> {
    let jobs: Vec<Job<'_>> = ALL.iter().flat_map(|jobs| jobs(desk)).collect();
    let made: Vec<Result<Vec<Page>, Finding>> =
        jobs.par_iter().map(|job| Ok(with_charts(desk, job()?))).collect();
    made.into_iter()
        .filter_map(|pages| pages.map_err(|finding| findings.add(finding)).ok())
        .flatten()
        .collect()
}

/// A page with the files of its charts.
fn with_charts(desk: &Desk<'_>, page: Page) -> Vec<Page> {
    let files = chart_file::of_page(desk, &page);
    std::iter::once(page).chain(files).collect()
}

/// Fills a template with a page's struct, and puts the frame around it.
pub fn page(
    desk: &Desk<'_>,
    template: &str,
    heading: &Heading,
    page: &impl Serialize,
) -> Result<Page, Finding> {
    let html = desk.engine.page(template, &frame(desk, heading), page)?;
    Ok(Page::new(heading.address.clone(), office::marked(desk, &heading.address, html)))
}

/// The one job of a page type that has one page.
fn one<'a>(desk: &'a Desk<'a>, make: fn(&Desk<'_>) -> Result<Page, Finding>) -> Vec<Job<'a>> {
    vec![Box::new(move || make(desk))]
}
