//! The page for an address that is not there.

use super::{Job, one, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use serde::Serialize;

/// `not_found.html`. A server shows it under any address, so it says by `base` where it stands.
#[derive(Debug, Serialize)]
struct NotFound {
    title: String,
    lead: String,
    /// The path under which the site stands on its server.
    base: String,
    ways: Vec<LinkView>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, not_found)
}

fn not_found(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/404.html");
    let title = desk.words.get("not_found.title");
    let lead = desk.words.get("not_found.lead");
    let way = |key: &str, path: &str| LinkView::new(&address, &Address::fixed(path), desk.words.get(key));
    let view = NotFound {
        title: title.clone(),
        lead: lead.clone(),
        base: desk.look.settings.base_path(),
        ways: vec![
            way("menu.home", "/"),
            way("menu.regions", "/regios/"),
            way("menu.cases", "/interventies/"),
            way("menu.handbooks", "/handboeken/"),
        ],
    };
    let heading = Heading { title, description: lead, above: Vec::new(), address: address.clone() };
    page(desk, "not_found.html", &heading, &view)
}
