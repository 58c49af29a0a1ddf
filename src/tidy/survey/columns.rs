//! Where each question stands in an export: columns are found by name, as the wave calls them.

use super::dropping::{is_dropped, read_and_dropped};
use super::form::{QuestionFile, QuestionKind, WaveFile};
use super::lexicon::plain;
use super::question::Question;
use crate::finding::{Code, Finding, Findings, Place, Severity};
use crate::load::Export;
use crate::load::export::{Labels, Role};
use std::collections::BTreeMap;

/// The columns of an export by every name they go by.
pub struct ColumnFinder<'a> {
    export: &'a Export,
    wave: &'a WaveFile,
    dropped: &'a [String],
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
    pub fn new(export: &'a Export, wave: &'a WaveFile, structure: &Labels, dropped: &'a [String]) -> Self {
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
        Self { export, wave, dropped, names }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.names.get(&plain(name)).copied()
    }

    /// The position of a column that is to be read. One that is dropped is never read: that is told, and
    /// so is one that is missing.
    fn readable(
        &self,
        findings: &mut Findings,
        name: &str,
        reader: &str,
        place: &Place,
        missing: impl FnOnce() -> Finding,
    ) -> Option<usize> {
        let Some(at) = self.find(name) else {
            findings.add(missing());
            return None;
        };
        let column = &self.export.columns[at].name;
        if is_dropped(self.dropped, column) {
            findings.add(read_and_dropped(column, reader).at(place.clone()));
            return None;
        }
        Some(at)
    }

    /// The position of the column that says who answered.
    pub fn same(&self, findings: &mut Findings, name: &str, survey: &Place) -> Option<usize> {
        let missing = || {
            let message = format!("there is no column `{}` that says who answered", short(name));
            let help = "name the column that does under `keep: same` in survey.yaml, or write `doubles: all`";
            self.missing(name, message, help.to_owned())
        };
        self.readable(findings, name, "keep: same", survey, missing)
    }

    /// The position of the column that tells the units apart; a wave without it is told of.
    pub fn unit(&self, findings: &mut Findings, name: &str, survey: &Place) -> Option<usize> {
        let missing = || {
            let message = format!("there is no column `{}` that tells the practices apart", short(name));
            let help = "name the column that does under `unit` in survey.yaml; without it this wave has no list of practices";
            let finding = self.missing(name, message, help.to_owned());
            Finding { severity: Severity::Warning, ..finding }
        };
        self.readable(findings, name, "unit", survey, missing)
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
        // A closed question that lacks its answers is told of once, in survey.yaml, and not with each cell.
        let cannot_be_read = question.is_closed() && question.answers.is_empty();
        let is_unread = question.kind == QuestionKind::Text || cannot_be_read;
        if is_unread || question.not_in.contains(&self.wave.period) {
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
            match (self.asked(findings, question, name), option) {
                (Some(at), Some(option)) => options.push((at, option)),
                (None, _) => is_whole = false,
                (_, None) => findings.add(unknown_option(question, code)),
            }
        }
        is_whole.then_some(Standing::Options(options))
    }

    fn one(&self, findings: &mut Findings, question: &Question, names: &[String]) -> Option<usize> {
        let renamed = self.renamed(question.id.as_str());
        let known = || names.iter().map(String::as_str).find(|name| self.find(name).is_some());
        let name = renamed.or_else(known).or(names.first().map(String::as_str))?;
        self.asked(findings, question, name)
    }

    /// The position of the column of this name, for a question.
    fn asked(&self, findings: &mut Findings, question: &Question, name: &str) -> Option<usize> {
        let missing = || {
            let message = format!("there is no column `{}` for `{}`", short(name), question.id);
            let period = self.wave.period;
            let help = format!(
                "say what it is called here (`columns: {{{}: …}}` under this wave), or that it was not asked (`not_in: [{period}]` under the question)",
                question.id
            );
            self.missing(name, message, help)
        };
        self.readable(findings, name, question.id.as_str(), &question.place, missing)
    }

    /// What this wave calls the column of a question, where that differs.
    fn renamed(&self, id: &str) -> Option<&'a str> {
        self.wave.columns.0.iter().find(|(known, _)| known == id).map(|(_, name)| name.as_str())
    }

    /// The finding for a column that is not there; `help` is for when no other name is near.
    fn missing(&self, name: &str, message: String, help: String) -> Finding {
        let names: Vec<&str> = self.export.columns.iter().map(|column| column.name.as_str()).collect();
        let help = match crate::text::nearest::of(name, &names) {
            Some(near) => format!("did you mean `{}`? then mend it in survey.yaml", short(near)),
            None => help,
        };
        let place = Place::file(&self.export.file).row(self.export.form.header_rows);
        Finding::error(Code::MissingColumn, message).at(place).help(help)
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
