//! Exports of survey tools, as the tools write them: opened first, to learn their form, and then read
//! row by row, so that a large one never has to be held.
//!
//! What an answer means is not known here; `tidy` asks for cells by the column they stand in.

mod charset;
mod column;
mod delimited;
mod delimiter;
mod form;
mod head;
mod header;
mod opening;
mod parts;
mod prescan;
mod role;
mod rows;
mod settings;
#[cfg_attr(not(feature = "spss"), path = "spss_left_out.rs")]
mod spss;
mod structure;
#[cfg(test)]
mod tests;
mod told;
mod tool;
mod values;
mod workbook;

pub use settings::{DateOrder, ExportSettings, Tool};

use super::table::Table;
use crate::finding::Findings;
use rows::Layout;
use std::path::{Path, PathBuf};

/// A file beside a `survey.yaml`, not yet opened.
#[derive(Debug)]
pub struct ExportFile {
    /// The path from the project's folder.
    pub file: String,
    path: PathBuf,
}

/// An export of which the form is known, ready to be read.
#[derive(Debug)]
pub struct Export {
    pub file: String,
    pub form: Form,
    /// In the order of the file.
    pub columns: Vec<Column>,
    /// What the file itself says of its answers, such as an SPSS file does; empty for most.
    pub labels: Labels,
    body: Body,
    layout: Layout,
}

/// How the rows are read again.
#[derive(Debug)]
enum Body {
    Delimited(delimited::Delimited),
    Workbook(workbook::Workbook),
    Spss(spss::Spss),
}

/// What an export turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub tool: Tool,
    /// `UTF-8`, `windows-1252`, …; `None` for a workbook or an SPSS file.
    pub encoding: Option<&'static str>,
    /// `None` for a workbook or an SPSS file.
    pub delimiter: Option<char>,
    /// The sheet that holds the answers, of a workbook.
    pub sheet: Option<String>,
    /// The rows before the first answer, those that are skipped included.
    pub header_rows: usize,
    /// Whether `1,5` is one and a half.
    pub decimal_comma: bool,
    pub dates: DateOrder,
}

/// A column of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is called in `survey.yaml`: unique in its file.
    pub name: String,
    /// The question, as far as the file tells.
    pub question: String,
    /// The option or sub-question, where the column is one of several of a question.
    pub option: Option<String>,
    pub role: Role,
}

/// What a column is for, where its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Holds answers.
    Answer,
    /// When the answers were sent; blank when they never were.
    Submitted,
    /// Whether the respondent came to the end: `True`, `1`, `100`.
    Finished,
    /// Whether it is a real answer, a preview or a test.
    Status,
    /// The respondent's number in the tool.
    Id,
    /// Names, addresses, IP numbers, places on earth.
    Personal,
    /// Everything else a tool adds: times, language, seeds, versions.
    Paradata,
}

/// What files say of questions: codes, labels, missing values. By the name of the column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    pub columns: Vec<ColumnLabels>,
}

/// What a file says of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnLabels {
    /// Every name the column may have in an export: its code, its text.
    pub names: Vec<String>,
    /// The question as it was asked.
    pub text: Option<String>,
    /// The option or sub-question.
    pub option: Option<String>,
    /// The code of the question it is a part of, for a multiple-response question or an array.
    pub group: Option<String>,
    /// What kind of question the file says it is.
    pub kind: Option<LabelledKind>,
    /// Codes with their labels, in order.
    pub answers: Vec<(String, String)>,
    /// Codes that are no answer, with their labels.
    pub missing: Vec<(String, String)>,
}

/// The kind of a question, as a structure file tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelledKind {
    Choice,
    /// An option of a multiple-response question; `answers` holds the codes that say it was chosen, and
    /// where the file tells them, those that say it was not.
    Option,
    Scale,
    Number,
    Date,
    Text,
}

/// One row of answers.
pub struct AnswerRow<'a> {
    /// The row as a spreadsheet counts it, the header included.
    pub number: usize,
    record: &'a csv::ByteRecord,
    /// Where in the row each column stands.
    at: &'a [usize],
}

impl AnswerRow<'_> {
    /// The bytes of a cell, which are UTF-8, without white space around them; empty when the row is
    /// shorter than the header. `column` is the place of the column in `Export::columns`.
    pub fn cell(&self, column: usize) -> &[u8] {
        self.at.get(column).and_then(|at| self.record.get(*at)).unwrap_or_default().trim_ascii()
    }
}

impl Labels {
    /// Adds what another file says: one may give the questions, another the answers. A column is known by
    /// its code, the first of its names, for several may have been asked in the same words.
    pub fn add(&mut self, others: Labels) {
        for other in others.columns {
            let same = |own: &&mut ColumnLabels| {
                own.names
                    .first()
                    .zip(other.names.first())
                    .is_some_and(|(own, other)| own.eq_ignore_ascii_case(other))
            };
            match self.columns.iter_mut().find(same) {
                Some(own) => own.fill_in(other),
                None => self.columns.push(other),
            }
        }
    }
}

impl ColumnLabels {
    fn fill_in(&mut self, other: ColumnLabels) {
        self.text = self.text.take().or(other.text);
        self.option = self.option.take().or(other.option);
        self.group = self.group.take().or(other.group);
        self.kind = self.kind.take().or(other.kind);
        if self.answers.is_empty() {
            self.answers = other.answers;
        }
        if self.missing.is_empty() {
            self.missing = other.missing;
        }
        let new = other.names.into_iter().filter(|name| !self.names.contains(name)).collect::<Vec<_>>();
        self.names.extend(new);
    }
}

impl ExportFile {
    pub(super) fn new(file: String, path: PathBuf) -> Self {
        Self { file, path }
    }

    /// A file anywhere on the disk, such as one named on the command line.
    pub fn at(path: &Path) -> Self {
        Self::new(path.display().to_string(), path.to_owned())
    }

    /// Finds out what the export is. `None` when it cannot be read, with the reason among the findings.
    pub fn open(&self, findings: &mut Findings, settings: &ExportSettings) -> Option<Export> {
        opening::open(findings, &self.file, &self.path, settings)
    }

    /// Reads it as a plain table, such as a frame.
    pub fn table(&self, findings: &mut Findings) -> Option<Table> {
        opening::table(findings, &self.file, &self.path)
    }

    /// Reads it as a structure file: what it says of questions.
    pub fn labels(&self, findings: &mut Findings) -> Option<Labels> {
        structure::labels(findings, &self.file, &self.path)
    }
}

impl Export {
    /// Reads every row once, from top to bottom. `take` is handed each row that is not blank.
    /// `false` when the file could not be read to its end, with the reason among the findings.
    pub fn each_row(
        &self,
        findings: &mut Findings,
        take: &mut dyn FnMut(&mut Findings, &AnswerRow<'_>),
    ) -> bool {
        rows::each_row(self, findings, take)
    }
}
