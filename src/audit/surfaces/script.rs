//! Scripts that hold data: one call with JSON between its brackets, as in `praatplaat({…});`. A page that is
//! opened from a disk may load scripts where it may not read files, so figures are published in this form too.
//!
//! An object that names a figure tells the numbers in it: those of its fields, as in any JSON, and those in its
//! texts, where a number stands as `["low", "35"]`: which part it tells, and how the language writes it.

use super::{Spot, Subject, Surfaces, html, json};
use crate::protect::Part;
use serde_json::Value;

/// The data of one script.
struct Data {
    spot: Spot,
    decimal_comma: bool,
}

/// Reads a script. One that holds no data is held to be a page: what tells a number in it says so.
pub fn read(surfaces: &mut Surfaces, file: usize, bytes: &[u8]) {
    let Some(value) = argument(bytes).and_then(|json| serde_json::from_slice::<Value>(json).ok()) else {
        return html::read(surfaces, file, bytes);
    };
    let is_english = value.get("lang").and_then(Value::as_str).is_some_and(|lang| lang.starts_with("en"));
    let data = Data { spot: Spot { file, byte: 0 }, decimal_comma: !is_english };
    data.walk(surfaces, &value, None);
}

/// What the call in a script is given.
fn argument(script: &[u8]) -> Option<&[u8]> {
    let start = memchr::memchr(b'(', script)? + 1;
    let end = memchr::memrchr(b')', script)?;
    script.get(start..end)
}

impl Data {
    fn walk(&self, surfaces: &mut Surfaces, value: &Value, figure: Option<&str>) {
        match value {
            Value::Object(object) => {
                let own = json::name(object);
                if let Some(name) = &own {
                    json::tell(surfaces, self.spot, name, object);
                }
                let figure = own.as_deref().or(figure);
                object.values().for_each(|value| self.walk(surfaces, value, figure));
            }
            Value::Array(values) => match (number(values), figure) {
                (Some((part, text)), Some(figure)) => {
                    html::tell(
                        surfaces,
                        (Subject::Figure, figure, part),
                        text,
                        self.decimal_comma,
                        self.spot,
                    );
                }
                _ => values.iter().for_each(|value| self.walk(surfaces, value, figure)),
            },
            Value::String(text) => html::read(surfaces, self.spot.file, text.as_bytes()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// A number in a text: the part that it tells, and as it is written; `None` for any other list.
fn number(values: &[Value]) -> Option<(Part, &str)> {
    let [Value::String(part), Value::String(text)] = values else { return None };
    Some((Part::named(part)?, text))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{read, span};
    use super::*;

    const DUTCH: &str = r#"praatplaat({"lang":"nl","region":"noord","figures":[
        {"figure":"noord|stopt|2024|","low":"35","value":[["value","38,2%"]],
         "lines":[["tussen ",["low","35,1"]," en ",["high","55"]],[["answered","1.040"]," antwoorden"]]},
        {"figure":"noord|stapt|2024|","value":[["value","·"]],"lines":[]}]});
        "#;

    #[test]
    fn numbers_in_fields_and_texts_are_read() {
        let surfaces = read(&[("noord.js", DUTCH)]);
        let (low, high) = span(&surfaces, "noord|stopt|2024|", Part::Value).expect("it is told");
        assert!((low - 38.15).abs() < 1e-9 && (high - 38.25).abs() < 1e-9);
        assert_eq!(span(&surfaces, "noord|stopt|2024|", Part::Answered), Some((1040.0, 1040.0)));
        let (low, _) = span(&surfaces, "noord|stopt|2024|", Part::Low).expect("it is told");
        assert!((low - 35.05).abs() < 1e-9, "the text is more precise than the field");
        assert!(surfaces.figures["noord|stapt|2024|"].silence().is_some());
    }

    #[test]
    fn an_english_script_is_read_as_english() {
        let script = DUTCH.replace("\"nl\"", "\"en\"").replace("1.040", "1,040").replace("38,2", "38.2");
        let surfaces = read(&[("north.js", &script)]);
        assert_eq!(span(&surfaces, "noord|stopt|2024|", Part::Answered), Some((1040.0, 1040.0)));
    }

    #[test]
    fn a_number_that_is_hidden_elsewhere_is_found() {
        let table = "region,indicator,period,group,value,hidden\nnoord,stopt,2024,,,protected\n";
        let surfaces = read(&[("data/figures.csv", table), ("noord.js", DUTCH)]);
        assert_eq!(surfaces.contradictions.len(), 1);
    }

    #[test]
    fn scripts_without_data_are_read_to_their_end() {
        for script in ["", "(", ")(", "f(x)", "(() => { const a = [\"low\", \"3\"]; })();"] {
            assert!(read(&[("a.js", script)]).figures.is_empty(), "{script}");
        }
        let page = r#"show('<b data-figure="noord|stopt|2024|">47%</b>')"#;
        assert!(span(&read(&[("a.js", page)]), "noord|stopt|2024|", Part::Value).is_some());
    }
}
