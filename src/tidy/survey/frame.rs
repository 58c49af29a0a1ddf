//! The frame: how many units exist, per region and stratum, whoever answered.

use super::counted_twice;
use super::lexicon::plain;
use super::question::Question;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::{Row, Table};
use crate::text::date::Period;
use crate::text::id::{QuestionId, RegionId};
use crate::text::{nearest, number};
use crate::tidy::region::Regions;
use std::collections::BTreeMap;

/// How many units exist.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    pub rows: Vec<FrameRow>,
}

/// How many units there are of one kind in one region.
#[derive(Debug, Clone)]
pub struct FrameRow {
    pub region: RegionId,
    /// The wave that it is of; `None` for every wave.
    pub period: Option<Period>,
    pub count: f64,
    /// How big they are together, such as how many patients they have.
    pub size: Option<f64>,
    /// To which answer of a question they belong, by its position.
    pub strata: BTreeMap<QuestionId, usize>,
    pub place: Place,
}

impl Frame {
    /// What it says of one wave. A region that had gone up in another by then is that other one, as it is
    /// for the answers.
    pub fn of_wave(&self, regions: &Regions, period: Period) -> Frame {
        let rows = self.rows.iter().filter(|row| row.period.is_none_or(|own| own == period));
        let then = |row: &FrameRow| FrameRow {
            region: regions.in_period(&row.region, period).clone(),
            ..row.clone()
        };
        Frame { rows: rows.map(then).collect() }
    }

    /// Whether it tells the groups of this question apart.
    pub fn knows(&self, question: &QuestionId) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| row.strata.contains_key(question))
    }
}

/// Where each thing stands in the table.
struct Columns<'a> {
    region: Option<usize>,
    count: Option<usize>,
    period: Option<usize>,
    size: Option<usize>,
    strata: Vec<(usize, &'a Question)>,
    /// Whether every column is known; else rows may differ in what is not read.
    are_all_known: bool,
}

/// Reads a frame. What is wrong in it is told with its row.
pub fn frame(findings: &mut Findings, regions: &Regions, questions: &[Question], table: &Table) -> Frame {
    let Some(columns) = columns(findings, questions, table) else { return Frame::default() };
    let mut rows: Vec<FrameRow> =
        table.rows.iter().filter_map(|row| one(findings, regions, table, &columns, row)).collect();
    // The order of rows means nothing, and sums must not change with it in their last bits.
    rows.sort_by(|a, b| (&a.region, a.period, &a.strata).cmp(&(&b.region, b.period, &b.strata)));
    if columns.are_all_known {
        counted_twice::tell(findings, regions, &rows);
    }
    Frame { rows }
}

fn columns<'a>(findings: &mut Findings, questions: &'a [Question], table: &Table) -> Option<Columns<'a>> {
    let mut columns = Columns {
        region: None,
        count: None,
        period: None,
        size: None,
        strata: Vec::new(),
        are_all_known: true,
    };
    for (at, name) in table.header.iter().enumerate() {
        match name.to_lowercase().as_str() {
            "region" => columns.region = Some(at),
            "count" => columns.count = Some(at),
            "period" => columns.period = Some(at),
            "size" => columns.size = Some(at),
            "note" | "" => {}
            other => match questions.iter().find(|question| question.id.as_str() == other) {
                Some(question) if !question.answers.is_empty() => columns.strata.push((at, question)),
                other => {
                    columns.are_all_known = false;
                    findings.extend(strange_column(questions, other, table, name));
                }
            },
        }
    }
    for (name, _) in
        [("region", columns.region), ("count", columns.count)].iter().filter(|(_, at)| at.is_none())
    {
        findings.add(
            Finding::error(Code::MissingColumn, format!("the frame has no column `{name}`"))
                .at(table.place())
                .help("a frame begins with region,count and may have period, size and ids of questions"),
        );
    }
    (columns.region.is_some() && columns.count.is_some()).then_some(columns)
}

fn unknown_column(questions: &[Question], table: &Table, name: &str) -> Finding {
    let known = ["region", "count", "period", "size"].into_iter();
    let known = known.chain(questions.iter().map(|question| question.id.as_str()));
    Finding::error(Code::UnknownColumn, format!("there is no column or question `{name}` for a frame"))
        .at(table.place().row(1))
        .did_you_mean(name, known)
}

/// What is wrong with a column that makes no groups. A closed question that lacks its answers is told of
/// in survey.yaml.
fn strange_column(
    questions: &[Question],
    question: Option<&Question>,
    table: &Table,
    name: &str,
) -> Option<Finding> {
    match question {
        Some(question) => (!question.is_closed()).then(|| no_groups(question, table)),
        None => Some(unknown_column(questions, table, name)),
    }
}

fn no_groups(question: &Question, table: &Table) -> Finding {
    Finding::error(
        Code::UnknownColumn,
        format!("`{}` has no answers to choose from, so a frame cannot count its groups", question.id),
    )
    .at(table.place().row(1))
    .help("name a question of the kind `choice` or `scale`, or take the column out")
}

fn one(
    findings: &mut Findings,
    regions: &Regions,
    table: &Table,
    columns: &Columns<'_>,
    row: &Row,
) -> Option<FrameRow> {
    let place = table.place().row(row.number);
    let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
    let region = regions.find_written(cell(columns.region)).cloned();
    if region.is_none() {
        findings.add(regions.unknown(cell(columns.region)).at(place.clone().column("region")));
    }
    let period = match cell(columns.period) {
        "" => None,
        text => Some(Period::parse(text).ok().or_else(|| {
            findings.add(not_a("period", text).at(place.clone().column("period")));
            None
        })?),
    };
    let number = |findings: &mut Findings, at: Option<usize>, name: &str| {
        let text = cell(at);
        let number = number::parse(text, table.decimal_comma).filter(|number| *number >= 0.0);
        if number.is_none() && !(text.is_empty() && name == "size") {
            findings.add(not_a("number of zero or more", text).at(place.clone().column(name)));
        }
        number
    };
    let count = number(findings, columns.count, "count");
    let size = if columns.size.is_some() { number(findings, columns.size, "size") } else { None };
    let strata = strata(findings, columns, row, &place);
    Some(FrameRow { region: region?, period, count: count?, size, strata: strata?, place })
}

fn strata(
    findings: &mut Findings,
    columns: &Columns<'_>,
    row: &Row,
    place: &Place,
) -> Option<BTreeMap<QuestionId, usize>> {
    let mut strata = BTreeMap::new();
    for (at, question) in &columns.strata {
        let text = row.cells.get(*at).map_or("", String::as_str);
        let is_it = |word: &str| plain(word) == plain(text);
        let found =
            question.answers.iter().position(|answer| is_it(answer.code.as_str()) || is_it(&answer.label));
        let Some(position) = found else {
            let known: Vec<&str> = question.answers.iter().map(|answer| answer.code.as_str()).collect();
            let help = nearest::of(text, &known)
                .map_or_else(|| nearest::list(&known), |name| format!("did you mean `{name}`?"));
            findings.add(
                Finding::error(Code::UnknownAnswer, format!("`{}` has no answer `{text}`", question.id))
                    .at(place.clone().column(question.id.as_str()))
                    .help(help),
            );
            return None;
        };
        strata.insert(question.id.clone(), position);
    }
    Some(strata)
}

fn not_a(what: &str, text: &str) -> Finding {
    Finding::error(Code::BadValue, format!("`{text}` is not a {what}")).help("mend the cell")
}
