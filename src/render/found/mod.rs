//! What makes the site be found: how pages stand in a search result, and what its tables are, told to search
//! engines and to the catalogues of open data.
//!
//! Data that are invented are not offered to either. A catalogue passes on a title and a file, and leaves the
//! page behind that says so.

mod catalogue;
mod dataset;
mod datasets;

pub use catalogue::{CATALOGUE, catalogue};
pub use datasets::of_page;

use super::desk::Desk;
use super::frame::Heading;
use dataset::Dataset;
use serde_json::Value;

/// What is told, without what nobody knows: to JSON-LD an empty value is no value, and to most readers a mistake.
fn known(told: Value) -> Value {
    match told {
        Value::Object(parts) => {
            let parts = parts.into_iter().filter(|(_, part)| !part.is_null());
            Value::Object(parts.map(|(name, part)| (name, known(part))).collect())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(known).collect()),
        other => other,
    }
}

/// The title of a page in a search result, where nothing stands around it: a chapter says of which handbook it
/// is, a region what is told of it.
pub fn title(desk: &Desk<'_>, heading: &Heading) -> String {
    let address = heading.address.as_str();
    let is_region = address
        .strip_prefix("/regios/")
        .is_some_and(|region| region.trim_end_matches('/').contains(|c| c != '/'));
    if is_region && heading.above.len() == 1 {
        return desk.words.fill("found.region_title", &[("name", &heading.title)]);
    }
    match &heading.above[..] {
        [_, .., (handbook, _)]
            if address.starts_with("/handboeken/") && !heading.title.contains(handbook.as_str()) =>
        {
            desk.words.fill("found.chapter_title", &[("title", &heading.title), ("handbook", handbook)])
        }
        _ => heading.title.clone(),
    }
}
