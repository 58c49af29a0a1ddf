//! A page that leads on: for a region under another of its names, or one that went up in another.

use super::{Job, page};
use crate::finding::Finding;
use crate::model::Redirect;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use serde::Serialize;

/// `redirect.html`
#[derive(Debug, Serialize)]
struct RedirectPage {
    title: String,
    to: LinkView,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    desk.site.redirects.iter().map(|redirect| Box::new(move || leads_on(desk, redirect)) as Job<'a>).collect()
}

fn leads_on(desk: &Desk<'_>, redirect: &Redirect) -> Result<Page, Finding> {
    let name = desk.region_name(&redirect.region);
    let title = desk.words.fill("redirect.title", &[("name", name)]);
    let view = RedirectPage { title: title.clone(), to: LinkView::new(&redirect.from, &redirect.to, name) };
    let heading =
        Heading { address: redirect.from.clone(), description: title.clone(), title, above: Vec::new() };
    page(desk, "redirect.html", &heading, &view)
}
