//! One pass over an export: each row is read once, and each cell becomes an answer.

use super::answers::{Answers, Column, Intake, NOWHERE};
use super::cell::{Cell, Chosen, Silence};
use super::columns::{ColumnFinder, Standing};
use super::form::{QuestionFile, QuestionKind, WaveFile};
use super::frame::Frame;
use super::keeping::Keeper;
use super::lexicon::{Lexicon, plain};
use super::memory::Memory;
use super::numbers;
use super::question::Question;
use super::strange::{Strange, Strangeness};
use super::units::UnitAnswers;
use super::{Codebook, Survey, Whereabouts};
use crate::finding::{Findings, Place};
use crate::load::export::DateOrder;
use crate::load::{AnswerRow, Export};
use crate::text::date::Period;
use crate::text::id::RegionId;
use crate::tidy::region::Regions;
use indexmap::IndexSet;

/// Reads one wave.
pub fn answers(
    findings: &mut Findings,
    survey: &Survey,
    codebook: &Codebook,
    regions: &Regions,
    wave: &WaveFile,
    export: &Export,
) -> (Answers, Option<UnitAnswers>) {
    let finder = ColumnFinder::new(export, wave, &codebook.structure, &survey.dropped);
    let mut keeper = Keeper::new(findings, &survey.keep, &finder, &survey.place);
    let mut readers = readers(findings, survey, codebook, regions, &finder, export, wave);
    let mut who = codebook.units.as_ref().and_then(|told| told.reader(findings, &finder, &survey.place));
    let mut strange = Strange::default();
    let mut respondents = 0;
    export.each_row(findings, &mut |_, row| {
        if keeper.counts(row) {
            strange.respondent = respondents;
            respondents += 1;
            readers.iter_mut().for_each(|reader| reader.read(row, &mut strange));
            who.iter_mut().for_each(|who| who.read(row));
        }
    });
    let told: Vec<(String, String)> = survey
        .questions
        .iter()
        .zip(&codebook.files)
        .map(|(question, file)| (question.id.to_string(), column_name(file)))
        .collect();
    let mut answers = Answers {
        survey: survey.id.clone(),
        period: wave.period,
        regions: Vec::new(),
        region: vec![NOWHERE; respondents],
        columns: Default::default(),
        intake: Intake::default(),
        frame: Frame::default(),
        invited: wave.invited,
    };
    let is_lost = lost_whereabouts(survey, &readers, wave.period);
    readers.into_iter().for_each(|reader| reader.put(survey, &mut answers));
    belong(survey, &mut answers);
    let counts = keeper.finish(&survey.questions, &mut answers);
    strange.tell(findings, &counts, &export.file, &told, &survey.place.file);
    let nowhere = answers.region.iter().filter(|region| **region == NOWHERE).count();
    answers.intake.nowhere = if is_lost { 0 } else { nowhere.try_into().unwrap_or(u32::MAX) };
    let units = who.map(|who| who.finish(findings, survey, &counts, &answers, export));
    (answers, units)
}

/// Whether the column that says where each belongs is missing or dropped, which is told by itself.
fn lost_whereabouts(survey: &Survey, readers: &[Reader<'_>], period: Period) -> bool {
    let Whereabouts::Asked { question: asked, .. } = &survey.whereabouts else { return false };
    let is_read = readers.iter().any(|reader| survey.questions[reader.question].id == *asked);
    !is_read && survey.question(asked).is_some_and(|question| !question.not_in.contains(&period))
}

/// The column as a message names it.
fn column_name(file: &QuestionFile) -> String {
    let first = file.columns.0.first().map(|(_, column)| column);
    file.column.first().or(first).cloned().unwrap_or_default()
}

/// Gives a place to those who name none, where the survey says that all answers belong somewhere.
fn belong(survey: &Survey, answers: &mut Answers) {
    let everyone = match &survey.whereabouts {
        Whereabouts::Fixed(region) => Some(region),
        Whereabouts::Asked { within, .. } => within.as_ref(),
    };
    let Some(region) = everyone else { return };
    let known = answers.regions.iter().position(|known| known == region);
    let at = known.unwrap_or_else(|| {
        answers.regions.push(region.clone());
        answers.regions.len() - 1
    });
    let at = u16::try_from(at).unwrap_or(NOWHERE);
    answers.region.iter_mut().filter(|region| **region == NOWHERE).for_each(|region| *region = at);
}

/// Reads the cells of one question.
struct Reader<'a> {
    /// The position of the question in the codebook.
    question: usize,
    lexicon: Lexicon,
    form: ReaderForm<'a>,
}

enum ReaderForm<'a> {
    One {
        at: usize,
        memory: Memory<Option<Cell>>,
        cells: Vec<Cell>,
    },
    Options {
        at: Vec<(usize, usize)>,
        memory: Memory<Mark>,
        not_chosen: NotChosen<'a>,
        cells: Vec<Chosen>,
    },
    Joined {
        at: usize,
        separator: &'a str,
        memory: Memory<Option<Chosen>>,
        cells: Vec<Chosen>,
    },
    Number {
        at: usize,
        decimal_comma: bool,
        /// Whether nobody said how decimals are written, nor between which numbers the answer lies.
        is_open: bool,
        range: Option<(f64, f64)>,
        numbers: Vec<f64>,
    },
    Region {
        at: usize,
        regions: &'a Regions,
        period: Period,
        memory: Memory<Option<u16>>,
        named: IndexSet<RegionId>,
        cells: Vec<u16>,
    },
    Date {
        at: usize,
        order: DateOrder,
        memory: Memory<bool>,
    },
}

fn readers<'a>(
    findings: &mut Findings,
    survey: &'a Survey,
    codebook: &'a Codebook,
    regions: &'a Regions,
    finder: &ColumnFinder<'_>,
    export: &Export,
    wave: &WaveFile,
) -> Vec<Reader<'a>> {
    let mut readers = Vec::new();
    for (at, (question, file)) in survey.questions.iter().zip(&codebook.files).enumerate() {
        let Some(standing) = finder.standing(findings, question, file) else { continue };
        let lexicon = Lexicon::new(question, file, &codebook.missing);
        if let Some(form) = form(question, file, standing, export, regions, wave) {
            readers.push(Reader { question: at, lexicon, form });
        }
    }
    readers
}

fn form<'a>(
    question: &'a Question,
    file: &'a QuestionFile,
    standing: Standing,
    export: &Export,
    regions: &'a Regions,
    wave: &WaveFile,
) -> Option<ReaderForm<'a>> {
    let period = wave.period;
    let decimal_comma = export.form.decimal_comma;
    // A workbook and an SPSS file hold numbers; only in a text can they be misread.
    let is_text = export.form.encoding.is_some();
    let is_open = is_text && wave.export.decimal.is_none() && question.range.is_none();
    Some(match (question.kind, standing) {
        (QuestionKind::Multiple, Standing::Options(at)) => ReaderForm::Options {
            at,
            memory: Memory::default(),
            not_chosen: NotChosen { chosen: &file.chosen },
            cells: Vec::new(),
        },
        (QuestionKind::Multiple, Standing::One(at)) => {
            let separator = file.separator.as_deref().unwrap_or(";");
            ReaderForm::Joined { at, separator, memory: Memory::default(), cells: Vec::new() }
        }
        (QuestionKind::Choice | QuestionKind::Scale, Standing::One(at)) => {
            ReaderForm::One { at, memory: Memory::default(), cells: Vec::new() }
        }
        (QuestionKind::Number, Standing::One(at)) => {
            let range = question.range;
            ReaderForm::Number { at, decimal_comma, is_open, range, numbers: Vec::new() }
        }
        (QuestionKind::Region, Standing::One(at)) => ReaderForm::Region {
            at,
            regions,
            period,
            memory: Memory::default(),
            named: IndexSet::default(),
            cells: Vec::new(),
        },
        (QuestionKind::Date, Standing::One(at)) => {
            ReaderForm::Date { at, order: export.form.dates, memory: Memory::default() }
        }
        (_, Standing::Options(_)) | (QuestionKind::Text, _) => return None,
    })
}

impl Reader<'_> {
    fn read(&mut self, row: &AnswerRow<'_>, strange: &mut Strange) {
        let (question, lexicon) = (self.question, &self.lexicon);
        match &mut self.form {
            ReaderForm::One { at, memory, cells } => {
                let cell = row.cell(*at);
                let known = memory.of(cell, |written| lexicon.meaning(written));
                if known.is_none() {
                    let near = || lexicon.nearest(&lossy(cell)).map(str::to_owned);
                    strange.note(question, Strangeness::UnknownAnswer, row.number, &lossy(cell), near);
                }
                cells.push(known.unwrap_or(Cell::OTHER));
            }
            ReaderForm::Options { at, memory, not_chosen, cells } => {
                let marks = at.iter().map(|(column, option)| {
                    (*option, memory.of(row.cell(*column), |written| not_chosen.mark(written, lexicon)))
                });
                cells.push(together(marks));
            }
            ReaderForm::Joined { at, separator, memory, cells } => {
                let cell = row.cell(*at);
                let known = memory.of(cell, |written| lexicon.joined(written, separator));
                if known.is_none() {
                    strange.note(question, Strangeness::UnknownAnswer, row.number, &lossy(cell), || None);
                }
                cells.push(known.unwrap_or(Chosen::NONE));
            }
            ReaderForm::Number { at, decimal_comma, is_open, range, numbers } => {
                let cell = row.cell(*at);
                let read = numbers::read(cell, *decimal_comma);
                let number = read.unwrap_or_else(|| no_number(cell, lexicon, question, row.number, strange));
                let number = if lexicon.is_silent_number(number) { f64::NAN } else { number };
                let is_outside = range.is_some_and(|(low, high)| number < low || number > high);
                if *is_open && numbers::has_two_readings(cell, *decimal_comma) {
                    strange.note(question, Strangeness::TwoReadings, row.number, "", || None);
                }
                if is_outside {
                    strange.note(question, Strangeness::OutsideRange, row.number, &lossy(cell), || None);
                }
                numbers.push(if is_outside { f64::NAN } else { number });
            }
            ReaderForm::Region { at, regions, period, memory, named, cells } => {
                let cell = row.cell(*at);
                let found = memory.of(cell, |written| region(written, regions, *period, lexicon, named));
                if found.is_none() {
                    let near = || regions.nearest(&lossy(cell));
                    strange.note(question, Strangeness::UnknownRegion, row.number, &lossy(cell), near);
                }
                cells.push(found.unwrap_or(NOWHERE));
            }
            ReaderForm::Date { at, order, memory } => {
                let cell = row.cell(*at);
                let is_date = memory.of(cell, |written| {
                    lexicon.silence(written).is_some() || numbers::is_date(written, *order)
                });
                if !is_date && !lexicon.keeps_others() {
                    strange.note(question, Strangeness::NoDate, row.number, &lossy(cell), || None);
                }
            }
        }
    }

    /// Hands over what was read.
    fn put(self, survey: &Survey, answers: &mut Answers) {
        let question = &survey.questions[self.question];
        let is_whereabouts = matches!(&survey.whereabouts, Whereabouts::Asked { question: asked, .. } if *asked == question.id);
        let column = match self.form {
            ReaderForm::One { cells, .. } => Column::One(cells),
            ReaderForm::Options { cells, .. } | ReaderForm::Joined { cells, .. } => Column::Several(cells),
            ReaderForm::Number { numbers, .. } => Column::Numbers(numbers),
            ReaderForm::Region { cells, named, .. } => {
                if is_whereabouts {
                    answers.region = cells;
                    answers.regions = named.into_iter().collect();
                }
                return;
            }
            ReaderForm::Date { .. } => return,
        };
        answers.columns.insert(question.id.clone(), column);
    }
}

fn lossy(cell: &[u8]) -> String {
    plain(&String::from_utf8_lossy(cell))
}

fn no_number(cell: &[u8], lexicon: &Lexicon, question: usize, row: usize, strange: &mut Strange) -> f64 {
    if cell.is_empty() {
        return f64::NAN;
    }
    let written = lossy(cell);
    if lexicon.silence(&written).is_none() && !lexicon.keeps_others() {
        strange.note(question, Strangeness::NoNumber, row, &written, || None);
    }
    f64::NAN
}

/// The position of the region among those named; `NOWHERE` for a cell that is no answer.
fn region(
    written: &str,
    regions: &Regions,
    period: Period,
    lexicon: &Lexicon,
    named: &mut IndexSet<RegionId>,
) -> Option<u16> {
    let found = regions.find_written(written).map(|id| regions.in_period(id, period));
    match found {
        Some(id) => u16::try_from(named.insert_full(id.clone()).0).ok(),
        None if lexicon.silence(written).is_some() || lexicon.keeps_others() => Some(NOWHERE),
        None => None,
    }
}

/// What a cell of one option says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Chosen,
    NotChosen,
    Blank,
    Silent(Silence),
}

/// Tells what is chosen from what is not.
struct NotChosen<'a> {
    /// The cells that mean chosen; empty for all but the words that say no.
    chosen: &'a [String],
}

const NO: &[&str] = &[
    "0",
    "0,0",
    "0.0",
    "nee",
    "no",
    "n",
    "nein",
    "non",
    "false",
    "onwaar",
    "falsch",
    "faux",
    "not selected",
    "niet geselecteerd",
    "nicht gewählt",
    "unchecked",
    "not checked",
    "-",
    "not quoted",
    "nicht genannt",
];

impl NotChosen<'_> {
    fn mark(&self, written: &str, lexicon: &Lexicon) -> Mark {
        let written = plain(written);
        if written.is_empty() {
            return Mark::Blank;
        }
        if let Some(silence) = lexicon.silence(&written) {
            return Mark::Silent(silence);
        }
        let is_chosen = if self.chosen.is_empty() {
            !NO.contains(&written.as_str())
        } else {
            self.chosen.iter().any(|word| plain(word) == written)
        };
        if is_chosen { Mark::Chosen } else { Mark::NotChosen }
    }
}

/// The options of one respondent. Who left every column blank did not answer.
fn together(marks: impl Iterator<Item = (usize, Mark)>) -> Chosen {
    let mut chosen = Chosen::NONE;
    let mut answered = false;
    let mut silence = Silence::NotAnswered;
    for (option, mark) in marks {
        match mark {
            Mark::Chosen => {
                chosen = chosen.with(option);
                answered = true;
            }
            Mark::NotChosen => answered = true,
            Mark::Silent(why) => silence = why,
            Mark::Blank => {}
        }
    }
    if answered { chosen } else { Chosen::silent(silence) }
}

/// Where findings about an export as a whole stand.
pub fn place(export: &Export) -> Place {
    Place::file(&export.file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_everywhere_is_silence_and_one_no_is_an_answer() {
        let all = |marks: &[Mark]| together(marks.iter().copied().enumerate());
        assert!(!all(&[Mark::Blank, Mark::Blank]).is_answered());
        assert!(all(&[Mark::Blank, Mark::NotChosen]).is_answered());
        assert!(all(&[Mark::Blank, Mark::Chosen]).has(1));
    }
}
