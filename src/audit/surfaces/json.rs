//! Data for programs: objects that name a region and an indicator, or a figure by its whole name, with
//! numbers beside it; and pages that stand in a text, as in a search index.

use super::{Claim, Silence, Spot, Subject, Surfaces, digits, html};
use crate::protect::Part;
use memchr::memmem;
use serde_json::{Map, Value};

/// Reads a file, if it can hold a figure at all.
pub fn read(surfaces: &mut Surfaces, file: usize, bytes: &[u8]) {
    let names_a_figure = |word: &str| memmem::find(bytes, word.as_bytes()).is_some();
    if !["indicator\"", "\"figure\"", "data-figure", "data-response"].into_iter().any(names_a_figure) {
        return;
    }
    if let Ok(value) = serde_json::from_slice(bytes) {
        walk(surfaces, Spot { file, byte: 0 }, &value);
    }
}

fn walk(surfaces: &mut Surfaces, spot: Spot, value: &Value) {
    match value {
        Value::Object(object) => {
            if let Some(name) = name(object) {
                tell(surfaces, spot, &name, object);
            }
            object.values().for_each(|value| walk(surfaces, spot, value));
        }
        Value::Array(values) => values.iter().for_each(|value| walk(surfaces, spot, value)),
        Value::String(text) => html::read(surfaces, spot.file, text.as_bytes()),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The name of the figure that an object is of; `None` when it is of none.
pub fn name(object: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| object.get(key).map(as_text).unwrap_or_default();
    let whole = text("figure");
    if whole.matches('|').count() >= 2 {
        return Some(whole);
    }
    let (region, indicator) = (text("region"), text("indicator"));
    let is_named = !region.is_empty() && !indicator.is_empty();
    is_named.then(|| format!("{region}|{indicator}|{}|{}", text("period"), text("group")))
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// Tells the numbers in the fields of an object.
pub fn tell(surfaces: &mut Surfaces, spot: Spot, name: &str, object: &Map<String, Value>) {
    match object.get("hidden") {
        Some(Value::Bool(true)) => surfaces.keep_silent(Subject::Figure, name, Silence::Unsaid, spot),
        Some(Value::String(reason)) if !reason.is_empty() => {
            surfaces.keep_silent(Subject::Figure, name, Silence::Unsaid, spot);
        }
        _ => {}
    }
    for part in Part::ALL {
        let cell = object.get(part.name()).map(as_text).unwrap_or_default();
        let Some((low, high)) = digits::in_cell(&cell, false) else { continue };
        let exact = f64::midpoint(low, high);
        let (low, high) = if part.is_count() { (exact, exact) } else { (low, high) };
        surfaces.tell(Subject::Figure, name, part, Claim { low, high, spot });
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{read, span};
    use super::*;

    #[test]
    fn objects_that_name_a_figure_are_read() {
        let json = r#"{"items": [
            {"region": "noord", "indicator": "stopt", "period": 2024, "value": 46.7, "count": "7"},
            {"figure": "zuid|stopt|2024|", "value": 12, "hidden": ""},
            {"region": "noord", "title": "3 dingen"}]}"#;
        let surfaces = read(&[("catalogus.json", json)]);
        assert_eq!(surfaces.figures.len(), 2);
        assert_eq!(span(&surfaces, "noord|stopt|2024|", Part::Count), Some((7.0, 7.0)));
        assert_eq!(span(&surfaces, "zuid|stopt|2024|", Part::Value), Some((11.5, 12.5)));
    }

    #[test]
    fn a_page_in_a_text_is_read() {
        let json = r#"{"html": "<p data-figure=\"noord|stopt|2024|\">47%</p>"}"#;
        assert!(span(&read(&[("zoeken.json", json)]), "noord|stopt|2024|", Part::Value).is_some());
    }
}
