//! The texts of the site in its own language, from the theme's `i18n` files.

use crate::finding::{Code, Finding, Findings, Place};
use crate::project::ThemeFile;
use crate::text::yaml::{self, Yaml};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::sync::Mutex;

/// All texts, by keys such as `status.final`. A later file replaces an earlier one text by text.
#[derive(Debug)]
pub struct Words {
    all: Value,
    file: String,
    /// Keys that were asked for but are not there. Pages are made side by side, hence the lock.
    missing: Mutex<BTreeSet<String>>,
}

impl Words {
    pub fn new(findings: &mut Findings, files: &[ThemeFile]) -> Self {
        let mut all = Value::Object(Map::new());
        for file in files {
            let yaml = Yaml { text: &file.text, file: &file.path, rows_before: 0 };
            if let Some(value) = yaml::read::<Value>(findings, yaml) {
                lay_over(&mut all, value);
            }
        }
        let file = files.last().map_or_else(|| "i18n".to_owned(), |file| file.path.clone());
        Self { all, file, missing: Mutex::default() }
    }

    /// All texts as a tree, for templates.
    pub fn tree(&self) -> &Value {
        &self.all
    }

    /// The text with this key. Where there is none, the build is told and stops.
    pub fn get(&self, key: &str) -> String {
        let found = key.split('.').try_fold(&self.all, |value, part| value.get(part)).and_then(Value::as_str);
        match found {
            Some(text) => text.to_owned(),
            None => {
                if let Ok(mut missing) = self.missing.lock() {
                    missing.insert(key.to_owned());
                }
                key.to_owned()
            }
        }
    }

    /// The text with its gaps filled: `{name}` becomes the value given for `name`.
    pub fn fill<Text: AsRef<str>>(&self, key: &str, gaps: &[(&str, Text)]) -> String {
        gaps.iter()
            .fold(self.get(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value.as_ref()))
    }

    /// The text for one or for several: its key has the forms `one` and `other`, with `{n}` for the number.
    pub fn count(&self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.fill(&format!("{key}.{form}"), &[("n", &count.to_string())])
    }

    pub fn tell_missing(&self, findings: &mut Findings) {
        let Ok(missing) = self.missing.lock() else { return };
        for key in missing.iter() {
            findings.add(
                Finding::error(Code::MissingTranslation, format!("the text `{key}` is missing"))
                    .at(Place::file(&self.file))
                    .help(format!("add `{key}`")),
            );
        }
    }
}

fn lay_over(below: &mut Value, above: Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                lay_over(below.entry(key).or_insert(Value::Null), value);
            }
        }
        (below, above) => *below = above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(texts: &[&str]) -> Words {
        let file = |text: &&str| ThemeFile { path: "nl.yaml".to_owned(), text: (*text).to_owned() };
        Words::new(&mut Findings::default(), &texts.iter().map(file).collect::<Vec<_>>())
    }

    #[test]
    fn a_theme_replaces_text_by_text() {
        let words = words(&["a:\n  b: één\n  c: twee\n", "a:\n  c: drie\n"]);
        assert_eq!((words.get("a.b"), words.get("a.c")), ("één".to_owned(), "drie".to_owned()));
    }

    #[test]
    fn gaps_are_filled_and_forms_chosen() {
        let words = words(&["page:\n  one: '{n} pagina'\n  other: '{n} pagina’s'\n"]);
        assert_eq!(
            (words.count("page", 1), words.count("page", 3)),
            ("1 pagina".to_owned(), "3 pagina’s".to_owned())
        );
    }

    #[test]
    fn a_missing_text_is_told() {
        let words = words(&["a: b\n"]);
        words.get("x.y");
        let mut findings = Findings::default();
        words.tell_missing(&mut findings);
        assert_eq!(findings.in_order()[0].code, Code::MissingTranslation);
    }
}
