//! What can be taken along: all figures, the catalogue and the feeds.

use super::{Job, one, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::project::Feed;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::downloads::{COLUMNS, METADATA, PACKAGE};
use crate::render::found::CATALOGUE;
use crate::render::frame::Heading;
use serde::Serialize;

/// `data.html`
#[derive(Debug, Serialize)]
struct Data {
    title: String,
    lead: String,
    files: Vec<FileView>,
    /// The columns of the table of figures, with what they hold.
    columns: Vec<ColumnView>,
}

#[derive(Debug, Serialize)]
struct FileView {
    link: LinkView,
    /// The form it has, such as `CSV`.
    form: &'static str,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    name: &'static str,
    meaning: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, data)
}

fn data(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/data/");
    let title = desk.words.get("data.title");
    let lead = desk.words.get("data.lead");
    let file = |key: &str, path: &str, form| FileView {
        link: LinkView { label: desk.words.get(key), href: address.to(&Address::fixed(path)) },
        form,
    };
    let mut files = vec![
        file("data.figures", "/data/figures.csv", "CSV"),
        file("data.table.responses", "/data/responses.csv", "CSV"),
        file("data.table.regions", "/data/regions.csv", "CSV"),
        file("data.table.indicators", "/data/indicators.csv", "CSV"),
        file("data.table.sources", "/data/sources.csv", "CSV"),
        file("data.metadata", METADATA, "CSVW"),
        file("data.package", PACKAGE, "Data Package"),
    ];
    if !desk.drawer.is_open() {
        files.push(file("data.open", CATALOGUE, "DCAT-AP"));
    }
    if desk.look.settings.feeds.contains(&Feed::Json) {
        files.push(file("data.catalogue", "/catalogus.json", "JSON Feed 1.1"));
    }
    if desk.look.settings.feeds.contains(&Feed::Atom) {
        files.push(file("data.feed", "/atom.xml", "Atom"));
    }
    let view = Data {
        title: title.clone(),
        lead: lead.clone(),
        files,
        columns: COLUMNS
            .iter()
            .map(|column| ColumnView {
                name: column.name,
                meaning: desk.words.get(&format!("column.{}", column.meaning)),
            })
            .collect(),
    };
    page(
        desk,
        "data.html",
        &Heading { address: address.clone(), title, description: lead, above: Vec::new() },
        &view,
    )
}
