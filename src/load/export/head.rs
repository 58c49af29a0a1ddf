//! The first rows of an export, from which its form is learnt, and what can be seen in them.

/// The first rows, up to a thousand, and never more than a few megabytes.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub rows: Vec<HeadRow>,
    /// Where cells were made into one, as far as the file tells.
    pub merged: Vec<Merged>,
    size: usize,
}

/// One row that is not blank.
#[derive(Debug)]
pub(super) struct HeadRow {
    /// The row as a spreadsheet counts it.
    pub number: usize,
    /// Without white space around them, and with a single space wherever there was any within.
    pub cells: Vec<String>,
}

/// Cells side by side that were made into one: row and columns as a spreadsheet counts them, from 1 and 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    pub row: usize,
    pub first: usize,
    pub last: usize,
}

const MOST_ROWS: usize = 1000;
const MOST_BYTES: usize = 4 << 20;
/// So many rows are held however long they are: the header is among them.
const LEAST_ROWS: usize = 12;

impl Head {
    pub fn is_full(&self) -> bool {
        let rows = self.rows.len();
        rows >= MOST_ROWS || (rows >= LEAST_ROWS && self.size > MOST_BYTES)
    }

    /// Adds a row, unless it is blank.
    pub fn add(&mut self, number: usize, mut cells: Vec<String>) {
        if self.rows.len() < LEAST_ROWS {
            cells.iter_mut().filter(|cell| is_filled_in(cell)).for_each(String::clear);
        }
        self.size += cells.iter().map(String::len).sum::<usize>();
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(HeadRow { number, cells });
        }
    }
}

/// What Python writes where a name was blank.
fn is_filled_in(cell: &str) -> bool {
    let number = cell.strip_prefix("Unnamed: ");
    number.is_some_and(|number| number.split("_level_").all(|part| part.parse::<u32>().is_ok()))
}

impl HeadRow {
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// The first column that is filled.
    pub fn begin(&self) -> usize {
        self.cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0)
    }

    /// One more than the last column that is filled.
    pub fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }
}

/// The text with one space wherever there is white space of any kind, and none around it.
pub(super) fn spaced(text: &str) -> String {
    let is_space = |sign: char| sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}' | '\0');
    let mut spaced = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_white_space_is_one_space() {
        assert_eq!(spaced("\u{feff} Wat\u{a0}\n vindt  u? "), "Wat vindt u?");
    }
}
