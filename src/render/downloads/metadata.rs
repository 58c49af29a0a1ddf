//! What the columns of the tables mean, as CSV on the Web tells it (W3C, 2015).
//!
//! One file for each folder, with the name under which programs look for it: the tables of a folder of regions
//! all have the same columns, and telling these again for each would be more than the figures themselves.

use super::table::{Column, Kind, PERIOD, Table};
use super::{TABLES, as_text, figures};
use crate::render::desk::Desk;
use serde_json::{Value, json};

/// The tables of the whole site, with how they name each other.
pub fn of_site(desk: &Desk<'_>) -> Vec<u8> {
    let tables: Vec<Value> = TABLES
        .iter()
        .map(|table| {
            json!({
                "url": format!("{}.csv", table.name),
                "dc:title": desk.words.get(&format!("data.table.{}", table.name)),
                "tableSchema": schema(desk, table, Links::Told),
            })
        })
        .collect();
    as_text(&group(desk, &desk.look.settings.title, json!({ "tables": tables })))
}

/// Tables of figures beside each other in a folder, each a file with a title.
pub fn of_folder(desk: &Desk<'_>, tables: &[(String, String)]) -> Vec<u8> {
    let tables: Vec<Value> =
        tables.iter().map(|(file, title)| json!({ "url": file, "dc:title": title })).collect();
    // What they name stands in another folder, so nothing here can be looked up.
    let schema = schema(desk, &figures::TABLE, Links::LeftOut);
    let title = desk.words.get("data.table.figures");
    as_text(&group(desk, &title, json!({ "tableSchema": schema, "tables": tables })))
}

fn group(desk: &Desk<'_>, title: &str, rest: Value) -> Value {
    let mut group = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": desk.look.language.tag() }],
        "dc:title": title,
        "dc:publisher": desk.look.settings.publisher.name,
        "dialect": { "delimiter": ",", "encoding": "utf-8", "header": true },
    });
    if let (Some(group), Value::Object(rest)) = (group.as_object_mut(), rest) {
        group.extend(rest);
    }
    group
}

/// Whether the columns that name a row elsewhere say so.
#[derive(PartialEq)]
enum Links {
    Told,
    LeftOut,
}

fn schema(desk: &Desk<'_>, table: &Table, links: Links) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(|column| described(desk, column)).collect();
    let mut schema = json!({ "columns": columns, "primaryKey": table.key });
    if links == Links::Told && !table.links.is_empty() {
        let link = |(name, other): &(&str, &Table)| {
            json!({
                "columnReference": name,
                "reference": { "resource": format!("{}.csv", other.name), "columnReference": name },
            })
        };
        schema["foreignKeys"] = table.links.iter().map(link).collect();
    }
    schema
}

fn described(desk: &Desk<'_>, column: &Column) -> Value {
    let mut described = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": desk.words.get(&format!("column.{}", column.meaning)),
        "datatype": datatype(&column.kind),
    });
    if column.is_always {
        described["required"] = true.into();
    }
    described
}

fn datatype(kind: &Kind) -> Value {
    match kind {
        Kind::Text => json!("string"),
        Kind::Period => json!({ "base": "string", "format": PERIOD }),
        Kind::Word(words) => json!({ "base": "string", "format": words.join("|") }),
        Kind::Whole => json!("nonNegativeInteger"),
        Kind::Number => json!("decimal"),
        Kind::Yes => json!({ "base": "boolean", "format": "yes|no" }),
        Kind::Address => json!("anyURI"),
    }
}
