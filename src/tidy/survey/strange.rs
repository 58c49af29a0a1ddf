//! Cells of an export that the codebook does not understand: each kind told once, with its first row
//! among those that count, and never with what a respondent wrote.

use super::columns::short;
use crate::finding::{Code, Finding, Findings, Place};
use std::collections::BTreeMap;

/// What is strange about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strangeness {
    UnknownAnswer,
    UnknownRegion,
    NoNumber,
    OutsideRange,
    TwoReadings,
    NoDate,
}

/// A strange cell, and where it stands.
struct Found {
    /// The rows, each with its place among the respondents; the first ones only.
    rows: Vec<(usize, usize)>,
    /// The known word that was probably meant.
    near: Option<String>,
    /// What stood there, where that is a code and cannot be somebody's own words.
    code: Option<String>,
}

/// All strange cells of one export, by question and by what was written.
#[derive(Default)]
pub struct Strange {
    found: BTreeMap<(usize, Strangeness), BTreeMap<String, Found>>,
    /// Whose row is being read, by the place among the respondents.
    pub respondent: usize,
}

/// More different ones than this in one column are told as a whole.
const MOST_TOLD: usize = 12;
/// More are not remembered: a column of a million different texts must not fill the memory.
const MOST_KEPT: usize = 200;
/// Of one cell that stands in more rows than this, some row among the first of them will count.
const MOST_ROWS: usize = 1000;

impl Strange {
    /// Notes a cell. `near` is asked only for the first of its kind.
    pub fn note(
        &mut self,
        question: usize,
        kind: Strangeness,
        row: usize,
        written: &str,
        near: impl FnOnce() -> Option<String>,
    ) {
        let of_kind = self.found.entry((question, kind)).or_default();
        let is_full = of_kind.len() >= MOST_KEPT;
        match of_kind.get_mut(written) {
            Some(found) if found.rows.len() < MOST_ROWS => found.rows.push((row, self.respondent)),
            Some(_) => {}
            None if is_full => {}
            None => {
                let code = is_code(written).then(|| written.to_owned());
                let rows = vec![(row, self.respondent)];
                of_kind.insert(written.to_owned(), Found { rows, near: near(), code });
            }
        }
    }

    /// Tells of those in rows that count. `questions` gives the id and the column of each question.
    pub fn tell(
        self,
        findings: &mut Findings,
        counts: &[bool],
        file: &str,
        questions: &[(String, String)],
        survey_file: &str,
    ) {
        for ((question, kind), cells) in self.found {
            let Some((id, column)) = questions.get(question) else { continue };
            let place = |row: usize| Place::file(file).row(row).column(short(column));
            let mut firsts: Vec<First<'_>> =
                cells.values().filter_map(|found| First::among(found, counts)).collect();
            firsts.sort_by_key(|first| first.row);
            for first in firsts.iter().take(MOST_TOLD) {
                findings.add(told(kind, id, first, survey_file).at(place(first.row)));
            }
            if let Some(next) = firsts.get(MOST_TOLD) {
                let message = format!("and so do other cells of `{id}`, in this row and below");
                findings.add(finding(kind, message).at(place(next.row)).help(help(kind, id, survey_file)));
            }
        }
    }
}

/// A strange cell as it is told: the first row with it that counts.
struct First<'a> {
    row: usize,
    found: &'a Found,
    is_alone: bool,
}

impl<'a> First<'a> {
    /// `None` when no row with it counts.
    fn among(found: &'a Found, counts: &[bool]) -> Option<Self> {
        let does_count = |respondent: usize| counts.get(respondent).copied().unwrap_or(true);
        let mut rows = found.rows.iter().filter(|(_, respondent)| does_count(*respondent));
        let (row, _) = *rows.next()?;
        Some(First { row, found, is_alone: rows.next().is_none() })
    }
}

/// Whether this is a code of a questionnaire, such as `6`, `-9` or `A3`. Two letters may be somebody's name.
fn is_code(written: &str) -> bool {
    let letters = written.chars().filter(char::is_ascii_alphabetic).count();
    let is_made_so = written.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
    written.len() <= 3 && letters <= 1 && is_made_so
}

fn told(kind: Strangeness, id: &str, first: &First<'_>, survey_file: &str) -> Finding {
    let what = match (kind, &first.found.code) {
        (Strangeness::UnknownAnswer, Some(code)) => format!("the codebook has no answer `{code}` to `{id}`"),
        (Strangeness::UnknownAnswer, None) => format!("the codebook does not know this answer to `{id}`"),
        (Strangeness::UnknownRegion, _) => format!("`{id}` names no region that is known"),
        (Strangeness::NoNumber, _) => format!("`{id}` holds no number here"),
        (Strangeness::OutsideRange, _) => format!("`{id}` lies outside its range here, and is left out"),
        (Strangeness::TwoReadings, _) => {
            format!("`{id}` holds a number here that may be thousands, and is read with three decimals")
        }
        (Strangeness::NoDate, _) => format!("`{id}` holds no date here"),
    };
    let message = if first.is_alone { what } else { format!("{what}; other rows have the same") };
    let help = match &first.found.near {
        Some(near) => format!("did you mean `{near}`? {}", help(kind, id, survey_file)),
        None => help(kind, id, survey_file),
    };
    finding(kind, message).help(help)
}

fn finding(kind: Strangeness, message: String) -> Finding {
    match kind {
        Strangeness::UnknownAnswer => Finding::error(Code::UnknownAnswer, message),
        Strangeness::UnknownRegion => Finding::error(Code::UnknownRegion, message),
        Strangeness::NoNumber => Finding::error(Code::BadValue, message),
        Strangeness::NoDate => Finding::error(Code::BadDate, message),
        Strangeness::TwoReadings => Finding::warning(Code::TwoReadings, message),
        Strangeness::OutsideRange => Finding::warning(Code::OutsideRange, message),
    }
}

fn help(kind: Strangeness, id: &str, survey_file: &str) -> String {
    match kind {
        Strangeness::UnknownAnswer => {
            format!(
                "add it in {survey_file} under `{id}`: to `answers`, `also` or `missing`; or write `others: keep`"
            )
        }
        Strangeness::UnknownRegion => {
            "add the spelling to `aliases` in data/regions.csv; or write `others: keep` under the question"
                .to_owned()
        }
        Strangeness::NoNumber => format!(
            "mend the cell, add what stands there to `missing` under `{id}`, or write `others: keep` to leave such cells out"
        ),
        Strangeness::NoDate => {
            "mend the cell, or say under `export` whether `dates` are day-first or month-first".to_owned()
        }
        Strangeness::TwoReadings => format!(
            "say under `export` which sign is `decimal`, or between which numbers it lies: `range: [0, 20000]` under `{id}`"
        ),
        Strangeness::OutsideRange => format!("mend the cell, or widen `range` under `{id}`"),
    }
}
