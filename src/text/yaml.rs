//! YAML, behind one door: every file that is YAML is read here, and every mistake gets its row.
//!
//! The library stops at the first mistake. A misspelt key is therefore reported, taken out, and the
//! rest read again, so that a publisher mends ten in one go.

use crate::finding::{Code, Finding, Findings, Place};
use crate::text::nearest;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_yaml::{Error, Location};
use std::fmt;
use std::marker::PhantomData;

/// A piece of YAML and where it stands: a whole file, or the front matter of one.
#[derive(Debug, Clone, Copy)]
pub struct Yaml<'a> {
    pub text: &'a str,
    pub file: &'a str,
    /// How many rows of the file stand before it.
    pub rows_before: usize,
}

/// Keys with values in the order they are written: a map whose order means something, such as answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

/// More misspelt keys than this in one file, and the file is something else altogether.
const MOST_KEYS_REPORTED: usize = 25;

/// Reads it as a `T`; `None` when it cannot be read, with the reasons among the findings.
pub fn read<T: DeserializeOwned>(findings: &mut Findings, yaml: Yaml<'_>) -> Option<T> {
    let mut text = yaml.text.to_owned();
    let mut misspelt: Vec<String> = Vec::new();
    for _ in 0..MOST_KEYS_REPORTED {
        let error = match serde_yaml::from_str::<T>(&text) {
            Ok(value) => return misspelt.is_empty().then_some(value),
            Err(error) => error,
        };
        if is_misspelt_one(&error, &misspelt) {
            return None;
        }
        findings.add(finding(&error, yaml));
        let (row, key) = unknown_key(&error)?;
        let rest = without_key(&text, row, key)?;
        misspelt.push(key.to_owned());
        text = rest;
    }
    None
}

/// The place of the first row that holds this text: for what is wrong with a value already read.
pub fn place_of(yaml: Yaml<'_>, value: &str) -> Place {
    let row = yaml.text.lines().position(|line| line.contains(value));
    let place = Place::file(yaml.file);
    row.map_or(place.clone(), |row| place.row(yaml.rows_before + row + 1))
}

/// Whether a key is missing only because it was misspelt, which is told already.
fn is_misspelt_one(error: &Error, misspelt: &[String]) -> bool {
    let Error::SerdeMissingField { field, .. } = error.without_snippet() else { return false };
    misspelt.iter().any(|key| nearest::of(key, &[field]).is_some())
}

fn unknown_key(error: &Error) -> Option<(usize, &str)> {
    match error.without_snippet() {
        Error::SerdeUnknownField { location, field, .. } => Some((row(*location)?, field)),
        _ => None,
    }
}

fn row(location: Location) -> Option<usize> {
    usize::try_from(location.line()).ok().filter(|row| *row > 0)
}

/// The text with this row, and what is indented under it, made blank; the other rows keep their number.
/// Where nothing else stands under the key above it, that key holds nothing now, which is said with `{}`.
fn without_key(text: &str, row: usize, key: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.get(row - 1)?;
    let count = |sign: char| first.matches(sign).count();
    let is_closed = count('[') == count(']') && count('{') == count('}');
    let is_it = first.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    if !(is_it && is_closed) {
        return None;
    }
    let is_under = |line: &&str| line.trim().is_empty() || indent(line) > indent(first);
    let under = lines[row..].iter().take_while(|line| is_under(line)).count();
    let filled = |line: &&&str| !line.trim().is_empty();
    let above = lines[..row - 1].iter().rev().find(filled);
    let below = lines[row + under..].iter().find(filled);
    let is_first = above.is_some_and(|line| line.trim_end().ends_with(':') && indent(line) < indent(first));
    let is_alone = is_first && below.is_none_or(|line| indent(line) < indent(first));
    let nothing = format!("{}{{}}", " ".repeat(indent(first)));
    let kept = lines.iter().enumerate().map(|(at, line)| match at + 1 {
        at if at == row && is_alone => &nothing,
        at if (row..=row + under).contains(&at) => "",
        _ => line,
    });
    Some(kept.collect::<Vec<_>>().join("\n"))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn finding(error: &Error, yaml: Yaml<'_>) -> Finding {
    let finding = described(error.without_snippet());
    let place = Place::file(yaml.file);
    match error.location().and_then(row).filter(|row| !is_missing_at_top(error, yaml.text, *row)) {
        Some(row) => finding.at(place.row(yaml.rows_before + row)),
        None => finding.at(place),
    }
}

/// A key that is missing from the whole file stands in no row; the library names the last one.
fn is_missing_at_top(error: &Error, text: &str, row: usize) -> bool {
    let is_missing = matches!(error.without_snippet(), Error::SerdeMissingField { .. });
    let line = text.lines().nth(row - 1).unwrap_or_default();
    is_missing && !line.starts_with([' ', '-'])
}

/// The library's error in the words its owner reads.
fn described(error: &Error) -> Finding {
    if let Some(finding) = plainly(&first_line(error)) {
        return finding;
    }
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            Finding::error(Code::UnknownKey, format!("there is no key `{field}`"))
                .did_you_mean(field, expected.iter().copied())
        }
        Error::SerdeMissingField { field, .. } => {
            Finding::error(Code::MissingKey, format!("the key `{field}` is missing"))
                .help(format!("add a line `{field}: …`"))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            Finding::error(Code::BadValue, format!("`{variant}` is not one of the words known here"))
                .did_you_mean(variant, expected.iter().copied())
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("?");
            Finding::error(Code::BadYaml, format!("the key `{key}` stands here twice"))
                .help("keep one of the two")
        }
        Error::SerdeInvalidType { .. }
        | Error::SerdeInvalidValue { .. }
        | Error::SerdeInvalidLength { .. } => {
            Finding::error(Code::BadValue, first_line(error)).help("write a value of that kind")
        }
        Error::Message { msg, .. } if msg.contains("outside 1990–2100") => {
            Finding::error(Code::ImpossibleYear, msg).help("mend the year")
        }
        Error::Message { msg, .. } if msg.contains("is no date") => {
            Finding::error(Code::BadDate, msg).help("mend the date")
        }
        Error::Message { msg, .. } => Finding::error(Code::BadValue, msg).help("mend the value"),
        _ => Finding::error(Code::BadYaml, format!("this is not correct YAML: {}", first_line(error)))
            .help("look at quotes, colons and indents in this row and the one above"),
    }
}

/// What the library says in a programmer's words, in plain ones; `None` for all else.
fn plainly(message: &str) -> Option<Finding> {
    const EMPTY: &[&str] = &["null into", "unit value", "unexpected end of input"];
    const LIST: &[&str] = &["expected sequence start", "expected a sequence", "expected sequence"];
    const PARTS: &[&str] =
        &["expected mapping start", "expected struct", "expected a mapping", "expected mapping"];
    const WHOLE: &[&str] = &["invalid u8", "invalid u16", "invalid u32", "invalid i8"];
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let bad = |message: &str, help: &str| Some(Finding::error(Code::BadValue, message).help(help));
    if says(EMPTY) {
        return Some(
            Finding::error(Code::MissingKey, "nothing stands behind this key")
                .help("fill it in, or take the key out"),
        );
    }
    if says(LIST) {
        return bad("a list belongs here", "write it as [one, two]");
    }
    if says(PARTS) {
        return bad("keys and values belong here", "write them as {key: value}, or indented under it");
    }
    if says(WHOLE) {
        return bad("a whole number belongs here, of zero or more", "write digits only");
    }
    None
}

/// The message alone: the place is told by the finding.
fn first_line(error: &Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    line.split(" at line ").next().unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        title: String,
        #[serde(default)]
        need: Vec<String>,
    }

    fn findings_of(text: &str) -> Vec<String> {
        let mut findings = Findings::default();
        let yaml = Yaml { text, file: "a.md", rows_before: 1 };
        let read: Option<Sample> = read(&mut findings, yaml);
        assert!(read.is_none());
        let told = |finding: &&Finding| {
            let row = finding.place.as_ref().and_then(|place| place.row).unwrap_or(0);
            format!("{} {row} {}", finding.message, finding.help.as_deref().unwrap_or(""))
        };
        findings.in_order().iter().map(told).collect()
    }

    #[test]
    fn every_misspelt_key_is_told_at_once() {
        let found = findings_of("titel: A\nneeds:\n  - b\ntitle: C\n");
        assert_eq!(
            found,
            [
                "there is no key `titel` 2 did you mean `title`?",
                "there is no key `needs` 3 did you mean `need`?"
            ]
        );
    }

    #[test]
    fn a_missing_key_says_what_to_add() {
        assert_eq!(findings_of("need: []\n"), ["the key `title` is missing 0 add a line `title: …`"]);
    }

    #[test]
    fn a_double_key_is_told_with_its_row() {
        assert_eq!(
            findings_of("title: A\ntitle: B\n"),
            ["the key `title` stands here twice 3 keep one of the two"]
        );
    }
}
