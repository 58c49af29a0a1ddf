//! A table that can be taken along: what its columns are called, what may stand in them, and how they hang
//! together with other tables. CSV, CSVW and the data package are all made from this, so that they agree.

/// A table of the site, the same in every project.
pub struct Table {
    /// The name of its file, without `.csv`; also the last part of the key of its title.
    pub name: &'static str,
    pub columns: &'static [Column],
    /// The columns that together stand for one row.
    pub key: &'static [&'static str],
    /// Columns that name a row of another table, which has a column of the same name for its key.
    pub links: &'static [(&'static str, &'static Table)],
}

/// A column; what does not stand in it is empty, never zero.
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether something stands in it in every row.
    pub is_always: bool,
    /// The last part of the key of what it means.
    pub meaning: &'static str,
}

/// What may stand in a column.
pub enum Kind {
    Text,
    /// A year, a month or a day: `2024`, `2024-06`, `2024-06-30`.
    Period,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number, from zero on.
    Whole,
    /// With a point for the decimals.
    Number,
    /// `yes`, or nothing.
    Yes,
    Address,
}

/// A column with something in every row.
pub const fn always(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, is_always: true, meaning: name }
}

/// A column that may be empty.
pub const fn maybe(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, is_always: false, meaning: name }
}

impl Column {
    /// A column that means something else here than the column of that name elsewhere.
    pub const fn meaning(self, meaning: &'static str) -> Column {
        Column { name: self.name, kind: self.kind, is_always: self.is_always, meaning }
    }
}

/// What every period looks like, as a pattern of CSVW, Frictionless and most programs.
pub const PERIOD: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

/// These rows as CSV, with the columns above them.
pub fn csv(table: &Table, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Necessary).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(table.columns.iter().map(|column| column.name));
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}
