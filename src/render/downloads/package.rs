//! The tables of the whole site as one Data Package (datapackage.org, version 2), so that a program can fetch
//! and check all of them from one address.
//!
//! It says nothing that version 1 does not know, but for its `$schema`: programs that read only that can read
//! this. The tables of single regions and indicators hold the same rows, and are left out.

use super::table::{Column, Kind, PERIOD, Table};
use super::{TABLES, address, as_text};
use crate::render::Page;
use crate::render::desk::Desk;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The package; `files` are those of its tables.
pub fn package(desk: &Desk<'_>, files: &[Page]) -> Vec<u8> {
    let settings = desk.look.settings;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "praatplaat",
        "title": settings.title,
        "description": settings.description,
        "homepage": settings.full_address("/"),
        "contributors": [{ "title": settings.publisher.name, "path": settings.publisher.url, "roles": ["publisher"] }],
        "sources": sources(desk),
        "resources": TABLES.iter().map(|table| resource(desk, table, files)).collect::<Vec<_>>(),
    });
    if desk.drawer.is_open()
        && let Some(package) = package.as_object_mut()
    {
        // An edition that is not public stands nowhere.
        package.remove("homepage");
    }
    as_text(&package)
}

/// What the figures rest on, each once.
fn sources(desk: &Desk<'_>) -> Vec<Value> {
    let figures = desk.site.figures.iter();
    let used: BTreeSet<_> =
        figures.flat_map(|figure| figure.provenance.bases.iter().map(|basis| &basis.source)).collect();
    let told = used.into_iter().filter_map(|id| desk.site.bibliography.get(id));
    told.map(|source| {
        let mut told = json!({ "title": format!("{} {}: {}", source.publisher, source.year, source.title) });
        if let Some(url) = &source.url {
            told["path"] = url.as_str().into();
        }
        told
    })
    .collect()
}

fn resource(desk: &Desk<'_>, table: &Table, files: &[Page]) -> Value {
    let address = address(table);
    let bytes = files.iter().find(|file| file.address == address).map_or(0, |file| file.bytes.len());
    json!({
        "name": table.name,
        "type": "table",
        "path": format!("{}.csv", table.name),
        "title": desk.words.get(&format!("data.table.{}", table.name)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes,
        "schema": schema(desk, table),
    })
}

fn schema(desk: &Desk<'_>, table: &Table) -> Value {
    let link = |(name, other): &(&str, &Table)| json!({ "fields": [name], "reference": { "resource": other.name, "fields": [name] } });
    let mut schema = json!({
        "fields": table.columns.iter().map(|column| field(desk, column)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
    });
    if !table.links.is_empty() {
        schema["foreignKeys"] = table.links.iter().map(link).collect();
    }
    schema
}

fn field(desk: &Desk<'_>, column: &Column) -> Value {
    let (kind, mut rules) = match &column.kind {
        Kind::Text => ("string", json!({})),
        Kind::Address => ("string", json!({})),
        Kind::Period => ("string", json!({ "pattern": PERIOD })),
        Kind::Word(words) => ("string", json!({ "enum": words })),
        Kind::Whole => ("integer", json!({ "minimum": 0 })),
        Kind::Number => ("number", json!({})),
        Kind::Yes => ("boolean", json!({})),
    };
    if column.is_always {
        rules["required"] = true.into();
    }
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": desk.words.get(&format!("column.{}", column.meaning)),
    });
    if matches!(column.kind, Kind::Yes) {
        field["trueValues"] = json!(["yes"]);
        field["falseValues"] = json!(["no"]);
    }
    if rules.as_object().is_some_and(|rules| !rules.is_empty()) {
        field["constraints"] = rules;
    }
    field
}
