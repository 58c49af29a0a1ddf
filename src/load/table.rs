//! A table as it was read: text in cells, each with its row as the spreadsheet counts it.

use crate::finding::Place;

/// The cells of one file, before anybody asks what they mean.
#[derive(Debug, Clone)]
pub struct Table {
    /// The path from the project's folder.
    pub file: String,
    pub sheet: Option<String>,
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    pub rows: Vec<Row>,
    /// Whether `1.234` is more than a thousand here: so in a table with semicolons, as Dutch Excel writes it.
    pub decimal_comma: bool,
}

/// One row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The row as a spreadsheet counts it, the header included.
    pub number: usize,
    /// As many cells as the header has columns, trimmed.
    pub cells: Vec<String>,
}

impl Table {
    /// The place of the table as a whole.
    pub fn place(&self) -> Place {
        Place::file(&self.file).sheet(self.sheet.clone())
    }
}
