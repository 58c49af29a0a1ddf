//! Files that say what was asked and how: codes, labels and missing values of a survey.

mod limesurvey;
mod lss;
mod plain;
mod soscisurvey;
mod tab;

use super::{Labels, delimiter, opening, told};
use crate::finding::Findings;
use crate::load::encoding;
use csv::{ReaderBuilder, StringRecord};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// No description of a survey is larger than this.
const LARGEST: u64 = 64 << 20;

/// Reads what a file says of questions. `None` when it says nothing that is understood, which is told.
pub(super) fn labels(findings: &mut Findings, file: &str, path: &Path) -> Option<Labels> {
    let bytes = told::read(findings, file, bytes(path))?;
    if bytes.starts_with(b"$FL") {
        return opening::open(findings, file, path, &super::ExportSettings::default())
            .map(|export| export.labels);
    }
    if bytes.starts_with(b"PK") {
        findings.add(told::no_structure(file));
        return None;
    }
    let text = encoding::text(findings, file, &bytes)?;
    let labels = of_text(&text);
    if labels.is_none() {
        findings.add(told::no_structure(file));
    }
    labels
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > LARGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    fs::read(path)
}

fn of_text(text: &str) -> Option<Labels> {
    if text.trim_start().starts_with('<') {
        return lss::design(text).map(limesurvey::Design::labels);
    }
    let table = Table::read(text);
    match Kind::of(&table.header)? {
        Kind::LimeSurvey => tab::design(&table).map(limesurvey::Design::labels),
        Kind::Variables => Some(soscisurvey::variables(&table)),
        Kind::Values => Some(soscisurvey::values(&table)),
    }
    .filter(|labels| !labels.columns.is_empty())
}

/// The tables that describe a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    LimeSurvey,
    /// SoSci Survey keeps what was asked and what the codes mean in two files.
    Variables,
    Values,
}

impl Kind {
    /// Which description begins with these names, if any.
    pub fn of(header: &[String]) -> Option<Self> {
        let has = |names: &[&str]| names.iter().all(|name| header.iter().any(|cell| cell == name));
        if has(&["class", "type/scale", "name", "text"]) {
            Some(Self::LimeSurvey)
        } else if has(&["VAR", "RESPONSE", "MEANING"]) {
            Some(Self::Values)
        } else {
            has(&["VAR", "LABEL", "TYPE"]).then_some(Self::Variables)
        }
    }
}

/// A description as a table.
struct Table {
    header: Vec<String>,
    rows: Vec<StringRecord>,
}

impl Table {
    fn read(text: &str) -> Self {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter::likely(text.as_bytes()))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = reader.records().map_while(Result::ok);
        let header = rows.next().unwrap_or_default().iter().map(|cell| cell.trim().to_owned()).collect();
        Self { header, rows: rows.collect() }
    }

    /// The cell under this name; empty where there is none.
    fn cell<'a>(&self, row: &'a StringRecord, name: &str) -> &'a str {
        let at = self.header.iter().position(|cell| cell == name);
        at.and_then(|at| row.get(at)).unwrap_or_default().trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_of_one_file_and_answers_of_another_come_together() {
        let questions =
            of_text("VAR\tLABEL\tTYPE\tINPUT\nA101\tHoe vaak?\tORDINAL\tSCALE\n").expect("labels");
        let answers = of_text("VAR\tRESPONSE\tMEANING\nA101\t1\tnooit\nA101\t-9\tniets\n").expect("labels");
        let mut both = questions;
        both.add(answers);
        assert_eq!(both.columns.len(), 1);
        assert_eq!(both.columns[0].text.as_deref(), Some("Hoe vaak?"));
        assert_eq!(both.columns[0].answers, [("1".to_owned(), "nooit".to_owned())]);
        assert_eq!(both.columns[0].missing, [("-9".to_owned(), "niets".to_owned())]);
    }

    #[test]
    fn what_describes_nothing_gives_nothing() {
        for text in ["", "a;b\n1;2\n", "<html></html>", "<document><questions></questions></document>", "<"] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }
}
