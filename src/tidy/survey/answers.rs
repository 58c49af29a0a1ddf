//! The answers of one wave, typed: what `compute` counts, and what no stage after it can see.

use super::cell::{Cell, Chosen};
use super::frame::Frame;
use crate::text::date::Period;
use crate::text::id::{QuestionId, RegionId, SurveyId};
use std::collections::BTreeMap;

/// The answers of one wave, a column for each question. Deliberately without `Clone` and `Serialize`.
#[derive(Debug)]
pub struct Answers {
    pub survey: SurveyId,
    pub period: Period,
    /// The regions that were named; `region` points into it.
    pub regions: Vec<RegionId>,
    /// Where each respondent belongs; see [`Answers::region_of`].
    pub region: Vec<u16>,
    pub columns: BTreeMap<QuestionId, Column>,
    pub intake: Intake,
    pub frame: Frame,
    /// How many were asked, where the survey says so.
    pub invited: Option<u32>,
}

/// Marks a respondent of whom no region is known.
pub const NOWHERE: u16 = u16::MAX;

/// The answers to one question, one for each respondent.
#[derive(Debug)]
pub enum Column {
    One(Vec<Cell>),
    Several(Vec<Chosen>),
    /// `NaN` where there is no number.
    Numbers(Vec<f64>),
}

/// What became of the rows of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Intake {
    /// All rows that were not blank.
    pub rows: u32,
    pub not_submitted: u32,
    pub tests: u32,
    pub doubles: u32,
    /// Rows that the survey's own conditions leave out.
    pub elsewhere: u32,
    /// Rows that count, of which no region is known.
    pub nowhere: u32,
    pub counted: u32,
}

impl Answers {
    pub fn respondents(&self) -> usize {
        self.region.len()
    }

    /// The position in `regions` of where a respondent belongs; `None` when that is not known.
    pub fn region_of(&self, respondent: usize) -> Option<usize> {
        let region = self.region[respondent];
        (region != NOWHERE).then_some(usize::from(region))
    }

    /// Keeps the respondents that this says yes to.
    pub fn retain(&mut self, keep: &[bool]) {
        retain(&mut self.region, keep);
        for column in self.columns.values_mut() {
            match column {
                Column::One(cells) => retain(cells, keep),
                Column::Several(cells) => retain(cells, keep),
                Column::Numbers(numbers) => retain(numbers, keep),
            }
        }
    }
}

fn retain<T>(all: &mut Vec<T>, keep: &[bool]) {
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        keep.get(at - 1).copied().unwrap_or(true)
    });
}
