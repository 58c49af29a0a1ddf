//! Columns about persons: they are dropped by name, and a dropped column is never read.

use super::columns::short;
use super::lexicon::plain;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Export;
use crate::load::export::Role;
use crate::text::yaml::{self, Yaml};

/// Whether the survey drops the column of this name.
pub fn is_dropped(dropped: &[String], column: &str) -> bool {
    dropped.iter().any(|known| plain(known) == plain(column))
}

/// The finding for a column that is dropped and read all the same.
pub fn read_and_dropped(column: &str, reader: &str) -> Finding {
    Finding::error(
        Code::PersonalColumn,
        format!("the column `{}` is dropped, and `{reader}` reads it", short(column)),
    )
    .help(
        "take one of the two out; if it says nothing of persons, give the column another name in the export",
    )
}

/// Tells of columns that look as if they say who answered, and are not dropped by name.
pub fn tell_personal(findings: &mut Findings, export: &Export, dropped: &[String], survey_file: &str) {
    let is_told = |name: &str| is_dropped(dropped, name);
    for column in
        export.columns.iter().filter(|column| column.role == Role::Personal && !is_told(&column.name))
    {
        findings.add(
            Finding::error(
                Code::PersonalColumn,
                format!("the column `{}` looks as if it says who answered", short(&column.name)),
            )
            .at(Place::file(&export.file).row(export.form.header_rows))
            .help(format!("add it under `drop` in {survey_file}: it is then never read")),
        );
    }
    let present: Vec<String> = export
        .columns
        .iter()
        .filter(|column| is_told(&column.name))
        .map(|column| format!("`{}`", short(&column.name)))
        .collect();
    if !present.is_empty() {
        findings.add(
            Finding::note(
                Code::DroppedColumns,
                format!("columns about persons are not read: {}", present.join(", ")),
            )
            .at(Place::file(&export.file)),
        );
    }
}

/// Tells of names under `drop` that no wave has: the column that was meant is not dropped.
pub fn tell_absent(findings: &mut Findings, dropped: &[String], columns: &[String], yaml: Yaml<'_>) {
    let is_absent = |name: &&String| !columns.iter().any(|column| plain(column) == plain(name));
    for name in dropped.iter().filter(is_absent) {
        let known: Vec<&str> = columns.iter().map(String::as_str).collect();
        let help = match crate::text::nearest::of(name, &known) {
            Some(near) => format!("did you mean `{}`?", short(near)),
            None => "write the column's name as it stands in the export, or take it out".to_owned(),
        };
        findings.add(
            Finding::warning(
                Code::MissingColumn,
                format!("no wave has a column `{}` that could be dropped", short(name)),
            )
            .at(yaml::place_of(yaml, name))
            .help(help),
        );
    }
}
