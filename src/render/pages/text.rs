//! The publisher's own pages: a title, a lead and a text.

use super::{Job, page};
use crate::finding::Finding;
use crate::model::TextMatter;
use crate::render::Page;
use crate::render::desk::Desk;
use crate::render::frame::Heading;
use crate::render::prose::{self, Fitting};
use crate::tidy::PageFront;
use serde::Serialize;

/// `text.html`
#[derive(Debug, Serialize)]
struct TextPage {
    title: String,
    lead: String,
    /// The text, as HTML.
    html: String,
    /// Its headings of the second level, for a table of contents; empty when there are fewer than three.
    contents: Vec<ContentsItem>,
}

#[derive(Debug, Serialize)]
struct ContentsItem {
    anchor: String,
    text: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    desk.site.pages.iter().map(|matter| Box::new(move || text(desk, matter)) as Job<'a>).collect()
}

fn text(desk: &Desk<'_>, matter: &TextMatter<PageFront>) -> Result<Page, Finding> {
    let address = &matter.address;
    let headings = matter.writing.headings.iter().filter(|heading| heading.level == 2);
    let contents: Vec<ContentsItem> = headings
        .map(|heading| ContentsItem { anchor: heading.anchor.clone(), text: heading.text.clone() })
        .collect();
    let view = TextPage {
        title: matter.front.title.clone(),
        lead: matter.front.summary.clone(),
        html: prose::html(desk, Fitting { page: address, deeper: 0, prefix: "" }, &matter.writing)?,
        contents: if contents.len() < 3 { Vec::new() } else { contents },
    };
    let heading = Heading {
        address: address.clone(),
        title: matter.front.title.clone(),
        description: matter.front.summary.clone(),
        above: Vec::new(),
    };
    page(desk, "text.html", &heading, &view)
}
