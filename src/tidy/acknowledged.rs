//! Contradictions that are in the sources themselves, and the reason a reader gets to see.

use super::indicator::{self, Indicator};
use super::pile::Pile;
use super::region::Regions;
use super::rows::{Cells, Columns, rows};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId};
use std::collections::BTreeMap;

/// One row of `data/acknowledged.csv`.
#[derive(Debug, Clone)]
pub struct Acknowledgement {
    pub code: Code,
    pub region: RegionId,
    pub indicator: Option<IndicatorId>,
    /// The period it holds for; `None` for all.
    pub period: Option<Period>,
    /// The value that counts, where the source gives two.
    pub counts: Option<String>,
    pub reason: String,
    pub place: Place,
}

/// All acknowledgements, and which of them met the contradiction they speak of.
#[derive(Debug, Default)]
pub struct Acknowledged {
    all: Vec<(Acknowledgement, Met)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    Yes,
    NotYet,
}

const COLUMNS: Columns =
    Columns { required: &["code", "region", "reason"], optional: &["indicator", "period", "use"] };

/// The kinds of findings that a source can be the cause of.
const CODES: &[Code] = &[
    Code::FewerThanMust,
    Code::Implausible,
    Code::PartsAndWhole,
    Code::TwoValues,
    Code::TwoRanks,
    Code::DefinitionDiffers,
    Code::DatesOutOfOrder,
];

/// Reads `data/acknowledged`.
pub fn acknowledged(
    findings: &mut Findings,
    regions: &Regions,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    pile: &mut Pile,
) -> Acknowledged {
    let mut all = Vec::new();
    for table in pile.tables("data/acknowledged") {
        for cells in rows(findings, &table, COLUMNS) {
            all.extend(one(findings, regions, indicators, &cells).map(|row| (row, Met::NotYet)));
        }
    }
    Acknowledged { all }
}

fn one(
    findings: &mut Findings,
    regions: &Regions,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    cells: &Cells<'_>,
) -> Option<Acknowledgement> {
    let code = code(findings, cells);
    let region = regions.in_cell(findings, cells, "region");
    let indicator = cells.filled("indicator").map(IndicatorId::new);
    if let Some(id) = indicator.as_ref().filter(|id| !indicators.contains_key(*id)) {
        findings.add(indicator::unknown(id, indicators).at(cells.place("indicator")));
    }
    Some(Acknowledgement {
        code: code?,
        region: region?,
        indicator,
        period: cells.period(findings, "period"),
        counts: cells.filled("use").map(str::to_owned),
        reason: cells.required(findings, "reason")?.to_owned(),
        place: cells.place("code"),
    })
}

fn code(findings: &mut Findings, cells: &Cells<'_>) -> Option<Code> {
    let name = cells.required(findings, "code")?;
    let code = CODES.iter().copied().find(|code| code.name() == name);
    if code.is_none() {
        findings.add(
            Finding::error(Code::BadValue, format!("`{name}` cannot be acknowledged"))
                .at(cells.place("code"))
                .did_you_mean(name, CODES.iter().map(|code| code.name())),
        );
    }
    code
}

impl Acknowledged {
    /// The acknowledgement of this contradiction, if there is one; it then counts as met.
    pub fn of(
        &mut self,
        code: Code,
        region: &RegionId,
        indicator: Option<&IndicatorId>,
        period: Option<Period>,
    ) -> Option<&Acknowledgement> {
        let speaks_of_it = |row: &Acknowledgement| {
            row.code == code
                && row.region == *region
                && row.indicator.as_ref() == indicator
                && (row.period.is_none() || row.period == period)
        };
        let (row, met) = self.all.iter_mut().find(|(row, _)| speaks_of_it(row))?;
        *met = Met::Yes;
        Some(row)
    }

    /// Tells of the rows that met nothing: an old excuse would hide the next error.
    pub fn tell_unmet(&self, findings: &mut Findings) {
        for (row, _) in self.all.iter().filter(|(_, met)| *met == Met::NotYet) {
            let about = row.indicator.as_ref().map_or(String::new(), |id| format!(" of {id}"));
            findings.add(
                Finding::warning(
                    Code::AcknowledgedNothing,
                    format!("there is no {}{about} in {} to acknowledge", row.code, row.region),
                )
                .at(row.place.clone())
                .help("remove the row"),
            );
        }
    }
}
