//! A survey as far as its export tells: what will stand in `survey.yaml`.

use super::asked::{Asked, Seen};
use super::asking::{Known, questions};
use super::groups::{are_blank, groups};
use super::ids::Ids;
use super::kind::asks_for_region;
use super::missing::{MissingWords, Reason};
use super::numbers::year_of;
use super::personal::{Certainty, Sign, by_content, by_header};
use super::question::{Kind, Question};
use super::rows::RowCounts;
use super::spelling::on_one_line;
use super::words::Words;
use crate::load::export::Role;
use crate::tidy::{Regions, looks_personal};
use std::collections::BTreeMap;

/// What an export can tell of its survey.
#[derive(Debug)]
pub struct Draft {
    /// The year in which most answers were sent; `None` when the export has no dates.
    pub year: Option<u16>,
    pub rows: RowCounts,
    /// Whether the export tells which answers were sent, and which rows are tests.
    pub tells_submitted: bool,
    pub tells_tests: bool,
    /// The column with the respondent's number in the tool.
    pub respondent: Option<String>,
    pub dropped: Vec<Dropped>,
    /// Columns that nobody filled in.
    pub blank: usize,
    /// Columns of the tool itself.
    pub paradata: usize,
    /// Columns whose name may not stand in a file of the site.
    pub nameless: usize,
    /// Columns of open answers in which some cells look personal.
    pub with_personal_cells: Vec<String>,
    /// The question that says where.
    pub region: Option<Where>,
    /// The id of a question that may say where, when none certainly does.
    pub perhaps_region: Option<String>,
    pub missing: Vec<(Reason, Vec<String>)>,
    pub questions: Vec<Question>,
}

/// The question that says where, and what regions it names.
#[derive(Debug)]
pub struct Where {
    /// Its id.
    pub question: String,
    /// Whether all regions that were named are invented.
    pub are_invented: bool,
}

/// A column that will not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub column: String,
    pub why: Why,
}

/// Why a column is about persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The tool fills it with such data.
    Role,
    /// Its header asks for it.
    Header,
    /// Its cells look so.
    Content(Sign),
}

/// Finds out what was asked, from an export and the structure files beside it.
pub fn draft(seen: Seen<'_>, regions: &Regions, words: &Words) -> Draft {
    let answers = of_role(seen, Role::Answer);
    let missing = MissingWords::found(seen.form.tool, seen.profile, &answers);
    let asked: Vec<Asked<'_>> = answers.iter().map(|at| Asked::new(*at, seen, &missing)).collect();
    let known = Known {
        regions,
        decimal_comma: seen.form.decimal_comma,
        dates: seen.form.dates,
        yes_no: words.yes_no,
        nameless: words.nameless,
    };
    let (kept, dropped) = without_personal(asked, &known);
    let (computed, kept): (Vec<_>, Vec<_>) = kept.into_iter().partition(is_computed);
    let (kept, nameless): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|column| !looks_personal(&column.column.name));
    let with_personal_cells = kept.iter().filter(|column| column.cells.has(Sign::Contact));
    let with_personal_cells = with_personal_cells.map(|column| on_one_line(&column.column.name)).collect();

    let mut ids = Ids::default();
    let (blank, groups): (Vec<_>, Vec<_>) = groups(kept).into_iter().partition(|group| are_blank(group));
    let questions: Vec<Question> =
        groups.iter().flat_map(|group| questions(&mut ids, &known, group)).collect();
    let by_role = of_role(seen, Role::Personal)
        .into_iter()
        .map(|at| Dropped { column: seen.columns[at].name.clone(), why: Why::Role });
    Draft {
        year: year(seen),
        rows: seen.profile.rows,
        tells_submitted: has_role(seen, Role::Submitted) || has_role(seen, Role::Finished),
        tells_tests: has_role(seen, Role::Status),
        respondent: of_role(seen, Role::Id).first().map(|at| seen.columns[*at].name.clone()),
        dropped: by_role.chain(dropped).collect(),
        blank: blank.iter().map(Vec::len).sum(),
        paradata: of_role(seen, Role::Paradata).len() + computed.len(),
        nameless: nameless.len(),
        with_personal_cells,
        region: region(seen, regions, &questions),
        perhaps_region: questions
            .iter()
            .find(|question| asks_for_region(&question.text))
            .map(|question| question.id.clone()),
        missing: named_missing(&missing),
        questions,
    }
}

/// The columns of a role.
fn of_role(seen: Seen<'_>, role: Role) -> Vec<usize> {
    (0..seen.columns.len()).filter(|at| seen.columns[*at].role == role).collect()
}

fn has_role(seen: Seen<'_>, role: Role) -> bool {
    seen.columns.iter().any(|column| column.role == role)
}

/// Whether the tool itself filled the column in: an equation of LimeSurvey has its formula for a question.
fn is_computed(column: &Asked<'_>) -> bool {
    let question = column.question();
    question.starts_with('{') && question.ends_with('}')
}

fn named_missing(missing: &MissingWords) -> Vec<(Reason, Vec<String>)> {
    let words = |reason: Reason| missing.named(reason).into_iter().map(str::to_owned).collect::<Vec<_>>();
    Reason::ALL
        .into_iter()
        .map(|reason| (reason, words(reason)))
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// The columns that tell who answered are set aside.
fn without_personal<'a>(asked: Vec<Asked<'a>>, known: &Known<'_>) -> (Vec<Asked<'a>>, Vec<Dropped>) {
    let mut kept = Vec::new();
    let mut dropped = Vec::new();
    for column in asked {
        match why(&column, known) {
            Some(why) => dropped.push(Dropped { column: column.column.name.clone(), why }),
            None => kept.push(column),
        }
    }
    (kept, dropped)
}

fn why(column: &Asked<'_>, known: &Known<'_>) -> Option<Why> {
    let header = format!("{} {}", column.column.name, column.text());
    // What a column is called says most when it is called little: a long question may only mention a name.
    match by_header(&column.column.name).or_else(|| by_header(&header)) {
        Some(Certainty::Sure) => return Some(Why::Header),
        Some(Certainty::Unless) if !is_closed(column, known) => return Some(Why::Header),
        Some(Certainty::Unless) | None => {}
    }
    by_content(column.cells).map(Why::Content)
}

fn is_closed(column: &Asked<'_>, known: &Known<'_>) -> bool {
    let mut questions = questions(&mut Ids::default(), known, std::slice::from_ref(column));
    questions.pop().is_some_and(|question| {
        matches!(question.kind, Kind::Choice(_) | Kind::Scale(_) | Kind::Joined { .. } | Kind::Region { .. })
    }) || column.option().is_some()
}

/// The question that says where: one that asks for it comes before one that merely holds names of regions.
fn region(seen: Seen<'_>, regions: &Regions, questions: &[Question]) -> Option<Where> {
    let all: Vec<&Question> =
        questions.iter().filter(|question| matches!(question.kind, Kind::Region { .. })).collect();
    let question = all.iter().find(|question| asks_for_region(&question.text)).or(all.first())?;
    let at = seen.columns.iter().position(|column| column.name == question.column)?;
    let named = seen.profile.columns[at].values().filter_map(|(value, _)| regions.find_written(value));
    let are_invented = named.filter_map(|id| regions.get(id)).all(|region| region.fictitious);
    Some(Where { question: question.id.clone(), are_invented })
}

/// The year of most answers, by the dates that the tool itself wrote.
fn year(seen: Seen<'_>) -> Option<u16> {
    [Role::Submitted, Role::Paradata].into_iter().find_map(|role| {
        let mut years: BTreeMap<u16, usize> = BTreeMap::new();
        for (value, count) in of_role(seen, role).into_iter().flat_map(|at| seen.profile.columns[at].values())
        {
            // An anonymous LimeSurvey export gives everybody the first day of 1980.
            if let Some(year) = year_of(value).filter(|year| *year >= 2000) {
                *years.entry(year).or_default() += count;
            }
        }
        years.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year)
    })
}
