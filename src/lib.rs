//! praatplaat turns a folder of survey exports, published figures and Markdown into a static
//! website about the labour market of general practice, region by region.
//!
//! The program is one line, and [`build`] is that line:
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`load`] | a project folder | raw cells and texts, each with its place |
//! | [`tidy`] | those | a study: evidence to compute with, a library to publish |
//! | [`compute`] | the evidence, by value | estimates |
//! | [`protect`] | the estimates, by value | figures: shown, or hidden with a reason |
//! | [`model`] | library and figures | a site: every page's matter, nothing of form |
//! | [`render`] | the site and a theme | pages: bytes with an address |
//! | [`mod@audit`] | the pages, and nothing else | what they give away |
//! | [`mod@write`] | the pages | what changed in the output |
//!
//! A stage knows those to its left and the commons ([`finding`], [`project`], [`text`]), and none to
//! its right; `tests/architecture.rs` holds it to that.

pub mod audit;
pub mod cli;
pub mod commands;
pub mod compute;
pub mod finding;
pub mod load;
pub mod model;
pub mod project;
pub mod protect;
pub mod render;
pub mod text;
pub mod tidy;
pub mod write;

use finding::{Findings, Stopped};
use project::{Edition, Project};
use render::Drawer;
use tidy::Study;
use write::{Output, Summary};

/// Builds the site: from files on disk to pages in the output.
pub fn build(
    findings: &mut Findings,
    project: &Project,
    output: &mut dyn Output,
) -> Result<Summary, Stopped> {
    let sources = load::sources(findings, &project.folder);
    let Study { evidence, library } = tidy::study(findings, &project.settings, project.edition, sources);
    let plan = compute::plan(findings, &library.indicators, &library.surveys);

    // Each value moves on, so what ought to be gone by then is gone: after the first line no code
    // can see the evidence, after the second no unprotected number. Findings so far do not stop the
    // line yet, so that a publisher sees the mistakes of every stage at once.
    let estimates = compute::estimates(findings, &plan, &library.regions, evidence);
    // The site that stands in the output is the one before, unless another is given.
    let before = project.before.clone().or_else(|| write::standing(output));
    let protected = protect::figures(&project.settings.privacy, &library.regions, estimates, before.as_ref());
    protect::tell_clusters(findings, &protected.clusters);
    let office = protect::Office::new(protected.withheld, protected.office);
    let site = model::site(findings, library, protected.figures, protected.structure, project.today);
    tidy::silence_echoes(findings);
    findings.stop_on_error()?;

    let pages = render::pages(findings, project.look(), &site, Drawer::of(office.as_ref()));
    findings.stop_on_error()?;

    // From here on nothing is known but what the public would get.
    if project.edition == Edition::Public {
        audit::pages(findings, &pages, before.as_ref());
        findings.stop_on_error()?;
    }
    write::pages(findings, output, pages)
}
