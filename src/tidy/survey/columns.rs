//! Where each question stands in an export: columns are found by name, as the wave calls them.

use super::form::{QuestionFile, QuestionKind, WaveFile};
use super::lexicon::plain;
use super::question::Question;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Export;
use crate::load::export::{Labels, Role};
use std::collections::BTreeMap;

/// The columns of an export by every name they go by.
pub struct ColumnFinder<'a> {
    export: &'a Export,
    wave: &'a WaveFile,
    names: BTreeMap<String, usize>,
}

/// Where a question stands.
pub enum Standing {
    /// The position of its column.
    One(usize),
    /// The position of the column of each option, and the option.
    Options(Vec<(usize, usize)>),
}

impl<'a> ColumnFinder<'a> {
    pub fn new(export: &'a Export, wave: &'a WaveFile, structure: &Labels) -> Self {
        let mut names = BTreeMap::new();
        for (at, column) in export.columns.iter().enumerate() {
            names.entry(plain(&column.name)).or_insert(at);
        }
        // A structure file tells that `Q1` and the question as it was read are the same column.
        for labels in structure.columns.iter().chain(&export.labels.columns) {
            let known = labels.names.iter().find_map(|name| names.get(&plain(name)).copied());
            for name in &labels.names {
                known.map(|at| *names.entry(plain(name)).or_insert(at));
            }
        }
        for (at, column) in export.columns.iter().enumerate() {
            if column.option.is_none() {
                names.entry(plain(&column.question)).or_insert(at);
            }
        }
        Self { export, wave, names }
    }

    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.get(&plain(name)).copied()
    }

    /// The position of the one column with this role.
    pub fn with_role(&self, role: Role) -> Option<usize> {
        self.export.columns.iter().position(|column| column.role == role)
    }

    /// Where a question stands; `None` when the wave did not ask it, or a column is missing, which is told.
    pub fn standing(
        &self,
        findings: &mut Findings,
        question: &Question,
        file: &QuestionFile,
    ) -> Option<Standing> {
        if question.kind == QuestionKind::Text || question.not_in.contains(&self.wave.period) {
            return None;
        }
        if file.columns.0.is_empty() {
            return self.one(findings, question, &file.column).map(Standing::One);
        }
        let mut options = Vec::new();
        let mut is_whole = true;
        for (code, column) in &file.columns.0 {
            let renamed = self.renamed(&format!("{}.{code}", question.id));
            let name = renamed.unwrap_or(column);
            let option = question.answers.iter().position(|answer| answer.code.as_str() == code);
            match (self.find(name), option) {
                (Some(at), Some(option)) => options.push((at, option)),
                (None, _) => {
                    findings.add(self.missing(question, name));
                    is_whole = false;
                }
                (_, None) => findings.add(unknown_option(question, code)),
            }
        }
        is_whole.then_some(Standing::Options(options))
    }

    fn one(&self, findings: &mut Findings, question: &Question, names: &[String]) -> Option<usize> {
        let renamed = self.renamed(question.id.as_str());
        let found = match renamed {
            Some(name) => self.find(name),
            None => names.iter().find_map(|name| self.find(name)),
        };
        if found.is_none()
            && let Some(name) = renamed.or(names.first().map(String::as_str))
        {
            findings.add(self.missing(question, name));
        }
        found
    }

    /// What this wave calls the column of a question, where that differs.
    fn renamed(&self, id: &str) -> Option<&'a str> {
        self.wave.columns.0.iter().find(|(known, _)| known == id).map(|(_, name)| name.as_str())
    }

    fn missing(&self, question: &Question, name: &str) -> Finding {
        let finding = Finding::error(
            Code::MissingColumn,
            format!("there is no column `{}` for `{}`", short(name), question.id),
        );
        let finding = finding.at(Place::file(&self.export.file).row(self.export.form.header_rows));
        let names: Vec<&str> = self.export.columns.iter().map(|column| column.name.as_str()).collect();
        let period = self.wave.period;
        match crate::text::nearest::of(name, &names) {
            Some(near) => finding.help(format!("did you mean `{}`? then mend it in survey.yaml", short(near))),
            None => finding.help(format!(
                "say what it is called here (`columns: {{{}: …}}` under this wave), or that it was not asked (`not_in: [{period}]` under the question)",
                question.id
            )),
        }
    }
}

/// A name that may be a whole question, for a message.
pub fn short(name: &str) -> String {
    const LONGEST: usize = 60;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST).chain(['…']).collect()
}

fn unknown_option(question: &Question, code: &str) -> Finding {
    Finding::error(
        Code::UnknownAnswer,
        format!("`{}` has a column for `{code}`, but no such answer", question.id),
    )
    .at(question.place.clone())
    .did_you_mean(code, question.answers.iter().map(|answer| answer.code.as_str()))
}

/// Tells of columns that look as if they say who answered, and are not dropped by name.
pub fn tell_personal(findings: &mut Findings, export: &Export, dropped: &[String], survey_file: &str) {
    let is_dropped = |name: &str| dropped.iter().any(|known| plain(known) == plain(name));
    for column in
        export.columns.iter().filter(|column| column.role == Role::Personal && !is_dropped(&column.name))
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
        .filter(|column| is_dropped(&column.name))
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
