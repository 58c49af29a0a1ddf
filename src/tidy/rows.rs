//! From a raw table to rows whose cells are asked for by the name of their column.

use crate::finding::{Code, Finding, Findings, Place};
use crate::load::{Row, Table};
use crate::text::date::{NoPeriod, Period};
use crate::text::number;
use std::collections::BTreeMap;

/// The columns a table may have.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    pub required: &'static [&'static str],
    pub optional: &'static [&'static str],
}

impl Columns {
    fn all(self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}

/// One row of a table, its cells by column.
#[derive(Debug)]
pub struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    at: BTreeMap<&'static str, usize>,
}

/// The rows of a table; none when its header is not what it should be, with the reasons among the findings.
pub fn rows<'a>(findings: &mut Findings, table: &'a Table, columns: Columns) -> Vec<Cells<'a>> {
    let Some(at) = columns_in(findings, table, columns) else {
        return Vec::new();
    };
    if table.rows.is_empty() {
        findings.add(
            Finding::error(Code::EmptyTable, "the table has a header but no rows")
                .at(table.place())
                .help("fill it, or remove the file"),
        );
    }
    table.rows.iter().map(|row| Cells { table, row, at: at.clone() }).collect()
}

fn columns_in(
    findings: &mut Findings,
    table: &Table,
    columns: Columns,
) -> Option<BTreeMap<&'static str, usize>> {
    if table.header.is_empty() {
        findings.add(
            Finding::error(Code::EmptyTable, "the table is empty")
                .at(table.place())
                .help(format!("its first row should be: {}", columns.all().collect::<Vec<_>>().join(","))),
        );
        return None;
    }
    let mut at = BTreeMap::new();
    for (index, name) in table.header.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        match columns.all().find(|known| known.eq_ignore_ascii_case(name)) {
            Some(known) if at.insert(known, index).is_some() => findings.add(twice(table, name)),
            Some(_) => {}
            None => findings.add(unknown(table, name, columns)),
        }
    }
    let missing: Vec<_> = columns.required.iter().filter(|name| !at.contains_key(**name)).collect();
    for name in &missing {
        findings.add(
            Finding::error(Code::MissingColumn, format!("the column `{name}` is missing"))
                .at(table.place())
                .help(format!("known columns are: {}", columns.all().collect::<Vec<_>>().join(","))),
        );
    }
    missing.is_empty().then_some(at)
}

fn unknown(table: &Table, name: &str, columns: Columns) -> Finding {
    Finding::error(Code::UnknownColumn, format!("there is no column `{name}` in this table"))
        .at(table.place().row(1))
        .did_you_mean(name, columns.all())
}

fn twice(table: &Table, name: &str) -> Finding {
    Finding::error(Code::DuplicateColumn, format!("the column `{name}` stands here twice"))
        .at(table.place().row(1))
        .help("remove one of the two")
}

impl Cells<'_> {
    /// The text of a cell; empty when the column is not there.
    pub fn text(&self, column: &str) -> &str {
        self.at.get(column).and_then(|index| self.row.cells.get(*index)).map_or("", String::as_str)
    }

    /// The text of a cell, if there is any.
    pub fn filled(&self, column: &str) -> Option<&str> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    pub fn place(&self, column: &str) -> Place {
        self.table.place().row(self.row.number).column(column)
    }

    /// The text of a cell that must not be empty.
    pub fn required(&self, findings: &mut Findings, column: &str) -> Option<&str> {
        let text = self.filled(column);
        if text.is_none() {
            findings.add(
                Finding::error(Code::MissingKey, format!("the cell under `{column}` is empty"))
                    .at(self.place(column))
                    .help("fill it in"),
            );
        }
        text
    }

    /// The number in a cell; `None` when it is empty or no number.
    pub fn number(&self, column: &str) -> Option<f64> {
        number::parse(self.text(column), self.table.decimal_comma)
    }

    /// The number in a cell, where anything else that is filled in is an error.
    pub fn number_only(&self, findings: &mut Findings, column: &str) -> Option<f64> {
        let number = self.number(column);
        if let (None, Some(text)) = (number, self.filled(column)) {
            findings.add(
                Finding::error(Code::BadValue, format!("`{text}` is not a number"))
                    .at(self.place(column))
                    .help("write digits, with a comma or point before the decimals"),
            );
        }
        number
    }

    /// The period in a cell; `None` when it is empty, or is none, which is told.
    pub fn period(&self, findings: &mut Findings, column: &str) -> Option<Period> {
        let text = self.filled(column)?;
        match Period::parse(text) {
            Ok(period) => Some(period),
            Err(problem) => {
                findings.add(no_period(text, problem).at(self.place(column)));
                None
            }
        }
    }
}

fn no_period(text: &str, problem: NoPeriod) -> Finding {
    match problem {
        NoPeriod::Unreadable => Finding::error(Code::BadDate, format!("`{text}` is no date or period"))
            .help("write 2022, 2022-06, 2022-06-30 or 30-6-2022"),
        NoPeriod::ImpossibleYear => {
            Finding::error(Code::ImpossibleYear, format!("the year in `{text}` lies outside 1990–2100"))
                .help("mend the year")
        }
    }
}
