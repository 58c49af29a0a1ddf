//! A figure: a value as published, with all that travels with it. The first thing that can be serialised.

use crate::compute;
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId, SourceId};
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
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    NotInSource,
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
    pub figure: Figure,
    pub provenance: Provenance,
    /// Nobody outside `protect` can fill this in, so nobody else can make a published figure.
    #[expect(dead_code, reason = "it is there to be unmakeable, not to be read")]
    pub(super) passed: Passed,
}

/// The mark of what has passed the rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passed;

impl PublishedFigure {
    /// Whether it can stand beside the same indicator of other regions.
    pub fn is_comparable(&self) -> bool {
        self.provenance.covers.is_none()
    }
}

/// All figures, by indicator, region and period.
#[derive(Debug, Default)]
pub struct Figures {
    all: Vec<PublishedFigure>,
    by_region: BTreeMap<RegionId, Vec<usize>>,
    by_indicator: BTreeMap<IndicatorId, Vec<usize>>,
}

impl Figures {
    /// Keeps the order it is given: by indicator, region and period.
    pub(super) fn new(figures: impl Iterator<Item = PublishedFigure>) -> Self {
        let mut kept = Self::default();
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

    /// The figures of one region, by indicator and period.
    pub fn of_region(&self, region: &RegionId) -> impl Iterator<Item = &PublishedFigure> {
        self.by_region.get(region).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// The figures of one indicator, by region and period.
    pub fn of_indicator(&self, indicator: &IndicatorId) -> impl Iterator<Item = &PublishedFigure> {
        self.by_indicator.get(indicator).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// The newest figure of an indicator for a region; `None` when there is none.
    pub fn newest(&self, region: &RegionId, indicator: &IndicatorId) -> Option<&PublishedFigure> {
        self.of_region(region).filter(|figure| figure.indicator == *indicator).last()
    }
}
