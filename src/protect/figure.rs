//! A figure: a value as published, with all that travels with it. The first thing that can be serialised.

use crate::compute::statistics::interval::Interval;
use crate::compute::{self, Group, Method, OutcomeRates};
use crate::text::date::Period;
use crate::text::id::{IndicatorId, QuestionId, RegionId, SourceId, SurveyId};
use crate::tidy;
use serde::Serialize;
use std::collections::BTreeMap;

/// A value as published: shown, or not, with the reason its reader gets to see.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Figure {
    /// A number in the indicator's unit. A full count has no interval.
    Shown { value: f64, interval: Option<(f64, f64)> },
    /// A place among `of`.
    Ranked { place: u32, of: u32 },
    /// The source gives only a word.
    Worded { word: String },
    /// There is a value, but it is not shown.
    Hidden { reason: Reason },
    /// There is no value. Never zero.
    Missing { reason: Missing },
}

/// Why a value is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    WithheldBySource,
    /// So few are behind it that readers would know who, or others could be computed from it. Which of the
    /// two is not told: that would say how small it is.
    Protected,
    /// So few of those who exist answered that they do not speak for the others.
    LittleResponse,
    /// A few conversations were held, of which no share can be made.
    Conversations,
}

/// What a reader must know before using a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caution {
    /// Few of those who exist answered.
    LowResponse,
    /// It is not known how many exist.
    UnknownResponse,
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    NotInSource,
    NobodyAnswered,
}

/// How firm a figure is; see [`tidy::Status`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Final,
    Derived,
    Estimate,
}

impl From<tidy::Status> for Status {
    fn from(status: tidy::Status) -> Self {
        match status {
            tidy::Status::Final => Status::Final,
            tidy::Status::Derived => Status::Derived,
            tidy::Status::Estimate => Status::Estimate,
        }
    }
}

/// A source that a figure rests on, and the place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    pub source: SourceId,
    pub place: Option<String>,
}

impl From<compute::Basis> for Basis {
    fn from(basis: compute::Basis) -> Self {
        Self { source: basis.source, place: basis.place }
    }
}

/// Where a figure comes from, and what its reader must know of it.
#[derive(Debug, Clone)]
pub struct Provenance {
    pub status: Status,
    pub bases: Vec<Basis>,
    /// What it covers, where that is not what region and definition say. Such a figure is not compared.
    pub covers: Option<String>,
    pub note: Option<String>,
    /// Contradictions in its sources, with the publisher's reason.
    pub remarks: Vec<String>,
}

/// A figure, and what it is of.
#[derive(Debug, Clone)]
pub struct PublishedFigure {
    pub region: RegionId,
    pub indicator: IndicatorId,
    pub period: Period,
    /// Whom or what it is of within the region.
    pub group: Group,
    pub figure: Figure,
    pub caution: Option<Caution>,
    /// Who answered, where it is counted from answers.
    pub sampling: Option<Sampling>,
    pub provenance: Provenance,
    /// Whether its region or its survey was invented.
    pub(super) is_fictitious: bool,
    /// Nobody outside `protect` can fill this in, so nobody else can make a published figure.
    #[expect(dead_code, reason = "it is there to be unmakeable, not to be read")]
    pub(super) passed: Passed,
}

/// Who answered what a figure is counted from. Without numbers where the figure is hidden.
#[derive(Debug, Clone)]
pub struct Sampling {
    pub survey: SurveyId,
    pub questions: Vec<QuestionId>,
    /// How many answered the question.
    pub answered: Option<u32>,
    /// How many of these gave the answer that is counted.
    pub hits: Option<u32>,
    /// How many exist; `None` where that is not known.
    pub population: Option<f64>,
    /// What it would be if all who are silent said no, or all said yes; in the unit of the indicator.
    pub bounds: Option<(f64, f64)>,
    pub method: Method,
    /// With weights, how many answers without weights would be as sure.
    pub effective: Option<f64>,
    pub is_fictitious: bool,
}

/// Who answered one wave in one region.
#[derive(Debug, Clone)]
pub struct PublishedResponse {
    pub survey: SurveyId,
    pub period: Period,
    pub region: RegionId,
    /// How many answered; `None` where that may not be known, for nobody there can have said more often what
    /// is hidden.
    pub answered: Option<u32>,
    /// How many exist; `None` where that is not known.
    pub population: Option<f64>,
    /// Which part of the patients these stand for, 0–1; `None` where so few answered that it would tell
    /// how big their practices are.
    pub coverage: Option<f64>,
    /// Whether the region has figures of this wave.
    pub is_enough: bool,
    pub is_fictitious: bool,
    #[expect(dead_code, reason = "it is there to be unmakeable, not to be read")]
    pub(super) passed: Passed,
}

impl PublishedResponse {
    /// Which part answered, 0–1; `None` where it is hidden, or not known how many exist.
    pub fn share(&self) -> Option<f64> {
        let population = self.population.filter(|population| *population > 0.0)?;
        Some(f64::from(self.answered?) / population)
    }
}

/// How one wave of a survey went: what became of its rows. Rows of an export are no answers, and are
/// counted for the whole wave only.
#[derive(Debug, Clone)]
pub struct PublishedFieldwork {
    pub survey: SurveyId,
    pub period: Period,
    /// What became of the rows; `None` where that would tell how many answered somewhere.
    pub intake: Option<tidy::Intake>,
    /// How many were asked, where the survey says so.
    pub invited: Option<u32>,
    pub rates: Option<OutcomeRates>,
    #[expect(dead_code, reason = "it is there to be unmakeable, not to be read")]
    pub(super) passed: Passed,
}

impl PublishedFieldwork {
    /// `is_told` says whether it may be known how many answered in all.
    pub(super) fn new(fieldwork: compute::Fieldwork, is_told: bool) -> Self {
        let compute::Fieldwork { survey, period, intake, invited, rates } = fieldwork;
        let (intake, rates) = (Some(intake).filter(|_| is_told), rates.filter(|_| is_told));
        Self { survey, period, intake, invited, rates, passed: Passed }
    }
}

/// The mark of what has passed the rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passed;

impl PublishedFigure {
    /// Whether it can stand beside the same indicator of other regions.
    pub fn is_comparable(&self) -> bool {
        self.provenance.covers.is_none()
    }

    /// Whether it tells a number or a word.
    pub fn is_told(&self) -> bool {
        match self.figure {
            Figure::Shown { .. } | Figure::Ranked { .. } | Figure::Worded { .. } => true,
            Figure::Hidden { .. } | Figure::Missing { .. } => false,
        }
    }

    /// Whether it is of everyone in the region, and of no single option.
    pub fn is_whole(&self) -> bool {
        self.group == Group::default()
    }

    /// The number that it can be compared by: its value, or its place; `None` for what is no number,
    /// and for what covers something else.
    pub fn comparable_number(&self) -> Option<f64> {
        match self.figure {
            Figure::Shown { value, .. } if self.is_comparable() => Some(value),
            Figure::Ranked { place, .. } if self.is_comparable() => Some(f64::from(place)),
            _ => None,
        }
    }

    /// The number with its interval. Where everyone answered, both ends of it are the number; `None` where
    /// it has none to compute with.
    pub fn measured(&self) -> Option<(f64, Option<Interval>)> {
        let Figure::Shown { value, interval } = self.figure else { return None };
        let is_full = self.sampling.as_ref().is_some_and(|sampling| sampling.method == Method::FullCount);
        let interval = interval.map(|(low, high)| Interval { low, high });
        Some((value, interval.or_else(|| is_full.then(|| Interval::point(value)))))
    }

    /// Whether it was invented, which every surface says.
    pub fn is_fictitious(&self) -> bool {
        self.is_fictitious
    }
}

/// All figures, by indicator, region, period and group.
#[derive(Debug, Default)]
pub struct Figures {
    all: Vec<PublishedFigure>,
    by_region: BTreeMap<RegionId, Vec<usize>>,
    by_indicator: BTreeMap<IndicatorId, Vec<usize>>,
    /// Who answered, by survey, wave and region.
    pub responses: Vec<PublishedResponse>,
    /// How each wave went.
    pub fieldwork: Vec<PublishedFieldwork>,
}

impl Figures {
    /// Keeps the order it is given: by indicator, region, period and group.
    pub(super) fn new(
        figures: impl Iterator<Item = PublishedFigure>,
        responses: Vec<PublishedResponse>,
        fieldwork: Vec<PublishedFieldwork>,
    ) -> Self {
        let mut kept = Self { responses, fieldwork, ..Self::default() };
        for (at, figure) in figures.enumerate() {
            kept.by_region.entry(figure.region.clone()).or_default().push(at);
            kept.by_indicator.entry(figure.indicator.clone()).or_default().push(at);
            kept.all.push(figure);
        }
        kept
    }

    pub fn iter(&self) -> impl Iterator<Item = &PublishedFigure> {
        self.all.iter()
    }

    /// The figures of one region as a whole, by indicator and period.
    pub fn of_region(&self, region: &RegionId) -> impl Iterator<Item = &PublishedFigure> {
        self.every_of_region(region).filter(|figure| figure.is_whole())
    }

    /// The figures of one region, those of its groups and options included.
    pub fn every_of_region(&self, region: &RegionId) -> impl Iterator<Item = &PublishedFigure> {
        self.by_region.get(region).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// The figures of one indicator of whole regions, by region and period.
    pub fn of_indicator(&self, indicator: &IndicatorId) -> impl Iterator<Item = &PublishedFigure> {
        self.every_of_indicator(indicator).filter(|figure| figure.is_whole())
    }

    /// The figures of one indicator, those of groups and options included.
    pub fn every_of_indicator(&self, indicator: &IndicatorId) -> impl Iterator<Item = &PublishedFigure> {
        self.by_indicator.get(indicator).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// The newest figure of an indicator for a region; `None` when there is none.
    pub fn newest(&self, region: &RegionId, indicator: &IndicatorId) -> Option<&PublishedFigure> {
        self.of_region(region).filter(|figure| figure.indicator == *indicator).last()
    }

    /// The newest figure of an indicator for a region that can be held against those of other regions,
    /// shown or not; `None` when there is none.
    pub fn newest_comparable(&self, region: &RegionId, indicator: &IndicatorId) -> Option<&PublishedFigure> {
        let comparable = self.of_region(region).filter(|figure| figure.is_comparable());
        comparable.filter(|figure| figure.indicator == *indicator).last()
    }

    /// Every figure of an indicator for a region: whole, groups and options, the oldest first.
    pub fn series<'a>(
        &'a self,
        region: &'a RegionId,
        indicator: &'a IndicatorId,
    ) -> impl Iterator<Item = &'a PublishedFigure> {
        self.every_of_region(region).filter(move |figure| figure.indicator == *indicator)
    }
}
