//! Why some numbers are not there: what the marks mean, the rules with the thresholds of this site, and what
//! its publisher changed. Every site has this page, for every table that lacks a number leads to it.

use super::{Job, one, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::downloads::STATES;
use crate::render::frame::Heading;
use crate::render::mark::Mark;
use crate::render::threshold_view::{self, ChangeView, RuleView};
use serde::Serialize;

/// `protection.html`
#[derive(Debug, Serialize)]
struct Protection {
    marks: Vec<MeaningView>,
    /// The words that stand in the column `status` of the files where there is no value.
    states: &'static [&'static str],
    /// The page of the files.
    data: LinkView,
    rules: Vec<RuleView>,
    /// The thresholds that are not what they are by themselves.
    changes: Vec<ChangeView>,
}

/// A mark, with what it means.
#[derive(Debug, Serialize)]
struct MeaningView {
    sign: String,
    words: String,
    meaning: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, protection)
}

fn protection(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::protection();
    let heading = Heading {
        title: desk.words.get("protection.title"),
        description: desk.words.get("protection.lead"),
        above: above(desk),
        address: address.clone(),
    };
    let view = Protection {
        marks: Mark::ALL.iter().map(|mark| meaning(desk, *mark)).collect(),
        states: STATES,
        data: LinkView::new(&address, &Address::fixed("/data/"), desk.words.get("data.title")),
        rules: threshold_view::rules(desk),
        changes: threshold_view::changes(desk),
    };
    page(desk, "protection.html", &heading, &view)
}

/// The publisher's page about the site, where there is one.
fn above(desk: &Desk<'_>) -> Vec<(String, Address)> {
    let about = Address::fixed("/over/");
    let is_there = desk.site.pages.iter().any(|page| page.address == about);
    if is_there { vec![(desk.words.get("foot.about"), about)] } else { Vec::new() }
}

fn meaning(desk: &Desk<'_>, mark: Mark) -> MeaningView {
    let view = mark.view(desk);
    let meaning = desk.words.get(&format!("mark.{}.meaning", mark.key()));
    MeaningView { sign: view.sign, words: view.words, meaning }
}
