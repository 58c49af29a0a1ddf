//! What a publisher says of an export where detection needs help: `export` in `survey.yaml`.

use serde::Deserialize;

/// `export` in `survey.yaml`; each key is left out where detection is right.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportSettings {
    #[serde(default)]
    pub tool: Option<Tool>,
    #[serde(default)]
    pub encoding: Option<String>,
    /// One sign; a tab is written as `tab`.
    #[serde(default)]
    pub delimiter: Option<String>,
    #[serde(default)]
    pub header_rows: Option<usize>,
    #[serde(default)]
    pub sheet: Option<String>,
    /// `,` or `.`
    #[serde(default)]
    pub decimal: Option<char>,
    #[serde(default)]
    pub dates: Option<DateOrder>,
}

/// The tool an export comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    Limesurvey,
    Qualtrics,
    Surveymonkey,
    Msforms,
    Googleforms,
    Typeform,
    Kobotoolbox,
    Soscisurvey,
    Spss,
    /// A table that somebody made or edited by hand, or that no tool can be recognised in.
    Table,
}

/// Whether 3/4/2024 is the third of April or the fourth of March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

impl ExportSettings {
    /// These settings, with what they leave open taken from others.
    pub fn over(&self, others: &ExportSettings) -> ExportSettings {
        ExportSettings {
            tool: self.tool.or(others.tool),
            encoding: self.encoding.clone().or_else(|| others.encoding.clone()),
            delimiter: self.delimiter.clone().or_else(|| others.delimiter.clone()),
            header_rows: self.header_rows.or(others.header_rows),
            sheet: self.sheet.clone().or_else(|| others.sheet.clone()),
            decimal: self.decimal.or(others.decimal),
            dates: self.dates.or(others.dates),
        }
    }
}
