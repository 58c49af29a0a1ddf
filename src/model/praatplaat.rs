//! Which figures of a region go on its sheet on the table, and what each is held against.
//!
//! Where the publisher names none, they are chosen in this order: where what is measured and what is felt
//! stand beside each other; what differs from its benchmark by more than chance can do, the most first;
//! other numbers that are good or bad news; what has a benchmark, and ratios; and how large things are. No more than two of
//! one theme, as long as there are others. What too few answered, leaves too much open, or covers something
//! else, comes in only to reach the fewest that make a sheet. Only what is shown to readers is looked at, so the choice tells nothing of what is hidden.

use super::benchmark::Benchmark;
use super::{RegionMatter, Site, Verdict};
use crate::compute::statistics::comparison::{Comparison, compare};
use crate::compute::statistics::interval::Interval;
use crate::finding::{Code, Finding, Findings, Place};
use crate::protect::{Figure, Figures, PublishedFigure};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::tidy::{Better, FEWEST_ON_PRAATPLAAT, Indicator, Measure, PraatplaatFront, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// So many fit on a sheet without thought.
const USUAL: usize = 6;
/// Of one theme, while there are others.
const OF_ONE_THEME: usize = 2;
/// A ratio has no interval; this much beside the middle one of the regions, as a part of it, is worth saying.
const WORTH_SAYING: f64 = 0.1;

/// With a wider interval than this, in percentage points, a percentage says hardly more than that it is one.
const VAGUE: f64 = 40.0;

/// One figure on the sheet, to talk about.
#[derive(Debug, Clone)]
pub struct Talk<'a> {
    pub indicator: &'a Indicator,
    /// Shown, a place in a ranking, or a word.
    pub figure: &'a PublishedFigure,
    /// In the publisher's words; `None` where there are none.
    pub message: Option<&'a str>,
    pub against: Against<'a>,
}

/// Tells the publisher which figures of a sheet are not on it. That they are not shown, readers see as well.
pub fn tell_left_out(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    matters: &BTreeMap<RegionId, RegionMatter>,
    figures: &Figures,
) {
    for text in matters.values().filter_map(|matter| matter.text.as_ref()) {
        let named = text.front.praatplaat.iter().flat_map(|front| &front.indicators);
        for id in named.map(|chosen| &chosen.indicator) {
            let is_shown = figures.newest(&text.region, id).is_some_and(PublishedFigure::is_told);
            if is_shown || !indicators.contains_key(id) {
                continue;
            }
            let message =
                format!("the praatplaat names `{id}`, which has no figure to show in `{}`", text.region);
            let place = Place::file(&text.file).column("praatplaat");
            let help = "name another indicator; until then the sheet does without";
            findings.add(Finding::note(Code::NotOnPraatplaat, message).at(place).help(help));
        }
    }
}

/// What a figure is held against.
#[derive(Debug, Clone, Copy)]
pub enum Against<'a> {
    Nothing,
    /// What is measured beside what is felt, or the other way round.
    Pair(&'a Indicator, &'a PublishedFigure),
    /// The whole that its region is a part of.
    Whole(&'a PublishedFigure, Comparison),
    /// The middle one of all regions.
    Middle(Benchmark),
    /// The wave before, and whether the difference is larger than chance may do; `None` where that cannot be told.
    Earlier(&'a PublishedFigure, Option<bool>),
}

impl Site {
    /// What stands on the sheet of a region: what its publisher chose, or else what the program chooses. Never
    /// what is hidden or missing: where that leaves too few of what was chosen, the program adds to it.
    pub fn talks<'a>(&'a self, levels: &[Level], region: &'a RegionId) -> Vec<Talk<'a>> {
        let text = self.region_matters.get(region).and_then(|matter| matter.text.as_ref());
        let front = text.and_then(|text| text.front.praatplaat.as_ref());
        let named = front.map(|front| self.named(levels, region, front)).unwrap_or_default();
        if named.is_empty() { self.chosen(levels, region) } else { self.completed(levels, region, named) }
    }

    /// Whether anything can stand on the sheet of a region.
    pub fn has_talks(&self, region: &RegionId) -> bool {
        let is_told =
            |id: &IndicatorId| self.figures.newest(region, id).is_some_and(PublishedFigure::is_told);
        self.indicators.keys().any(is_told)
    }

    fn named<'a>(&'a self, levels: &[Level], region: &RegionId, front: &'a PraatplaatFront) -> Vec<Talk<'a>> {
        let talk = |chosen: &'a crate::tidy::ChosenIndicator| {
            let talk = self.talk(levels, region, self.indicators.get(&chosen.indicator)?)?;
            Some(Talk { message: chosen.message.as_deref().or(talk.message), ..talk })
        };
        front.indicators.iter().filter_map(talk).collect()
    }

    fn chosen<'a>(&'a self, levels: &[Level], region: &RegionId) -> Vec<Talk<'a>> {
        let (firm, weak) = self.candidates(levels, region);
        let mut sheet = Vec::new();
        self.fill(&mut sheet, &firm, USUAL, OF_ONE_THEME);
        self.fill(&mut sheet, &firm, USUAL, USUAL);
        self.fill(&mut sheet, &weak, FEWEST_ON_PRAATPLAAT, USUAL);
        sheet.sort_by(Talk::compare);
        sheet
    }

    fn completed<'a>(
        &'a self,
        levels: &[Level],
        region: &RegionId,
        mut sheet: Vec<Talk<'a>>,
    ) -> Vec<Talk<'a>> {
        let (firm, weak) = self.candidates(levels, region);
        self.fill(&mut sheet, &firm, FEWEST_ON_PRAATPLAAT, USUAL);
        self.fill(&mut sheet, &weak, FEWEST_ON_PRAATPLAAT, USUAL);
        sheet
    }

    /// All that could be told of a region in the order of choice: what is firm, and what is not.
    fn candidates<'a>(&'a self, levels: &[Level], region: &RegionId) -> (Vec<Talk<'a>>, Vec<Talk<'a>>) {
        let indicators = self.indicators.values();
        let mut all: Vec<Talk<'a>> =
            indicators.filter_map(|indicator| self.talk(levels, region, indicator)).collect();
        all.sort_by(Talk::compare);
        all.into_iter().partition(Talk::is_firm)
    }

    /// Adds what is not said yet, up to so many, and so many of one theme.
    fn fill<'a>(&'a self, sheet: &mut Vec<Talk<'a>>, from: &[Talk<'a>], most: usize, of_theme: usize) {
        for talk in from {
            let theme = &talk.indicator.theme;
            let alike = sheet.iter().filter(|other| other.indicator.theme == *theme).count();
            if sheet.len() < most && alike < of_theme && !self.is_said(sheet, talk) {
                sheet.push(talk.clone());
            }
        }
    }

    /// The newest figure of an indicator with what it is held against; `None` when it is not shown.
    fn talk<'a>(&'a self, levels: &[Level], region: &RegionId, indicator: &'a Indicator) -> Option<Talk<'a>> {
        let figure = self.figures.newest(region, &indicator.id).filter(|figure| figure.is_told())?;
        let message = indicator.message.as_deref();
        Some(Talk { indicator, figure, message, against: self.against(levels, indicator, figure) })
    }

    fn against<'a>(
        &'a self,
        levels: &[Level],
        indicator: &'a Indicator,
        figure: &'a PublishedFigure,
    ) -> Against<'a> {
        let pair = || self.paired(indicator, figure).map(|(other, beside)| Against::Pair(other, beside));
        let middle = || self.middle(indicator, figure).map(Against::Middle);
        let whole = || self.whole(levels, indicator, figure);
        let earlier = || self.earlier(indicator, figure);
        pair().or_else(middle).or_else(whole).or_else(earlier).unwrap_or(Against::Nothing)
    }

    /// Its other half, where one of the two is measured and the other felt.
    fn paired(
        &self,
        indicator: &Indicator,
        figure: &PublishedFigure,
    ) -> Option<(&Indicator, &PublishedFigure)> {
        let is_other = |other: &&Indicator| {
            other.beside.as_ref() == Some(&indicator.id) || indicator.beside.as_ref() == Some(&other.id)
        };
        let other = self.indicators.values().find(is_other)?;
        let beside = self.figures.newest(&figure.region, &other.id)?;
        beside.is_told().then_some((other, beside))
    }

    /// Invented regions are not held against real ones.
    fn middle(&self, indicator: &Indicator, figure: &PublishedFigure) -> Option<Benchmark> {
        let is_held = figure.is_comparable() && !figure.is_fictitious();
        self.benchmarks.get(&indicator.id).copied().filter(|_| is_held)
    }

    fn whole<'a>(
        &'a self,
        levels: &[Level],
        indicator: &'a Indicator,
        figure: &'a PublishedFigure,
    ) -> Option<Against<'a>> {
        if indicator.is_total() || indicator.unit == Unit::Count || !figure.is_comparable() {
            return None;
        }
        let (_, interval) = figure.measured()?;
        let whole = self.whole_of(levels, &[figure], figure.period, indicator)?;
        let comparison = compare(whole.comparable_number()?, interval);
        Some(Against::Whole(whole, comparison))
    }

    /// The number before it, unless the two cannot be compared.
    fn earlier<'a>(&'a self, indicator: &'a Indicator, figure: &'a PublishedFigure) -> Option<Against<'a>> {
        let course = self.course(&figure.region, indicator, &figure.group)?;
        let shown: Vec<_> = course.shown().map(|(moment, _)| *moment).collect();
        let [.., older, newer] = shown[..] else { return None };
        let is_sure = match course.verdict {
            Verdict::Difference(difference) => difference.is_sure(),
            Verdict::Rising | Verdict::Falling | Verdict::Steady => None,
            Verdict::Broken => return None,
        };
        (newer.period == figure.period).then_some(Against::Earlier(older.figure?, is_sure))
    }

    /// Whether the sheet says already what this figure would say.
    fn is_said(&self, sheet: &[Talk<'_>], talk: &Talk<'_>) -> bool {
        let is_counted_alike = |other: &Talk<'_>| match (&other.figure.sampling, &talk.figure.sampling) {
            (Some(one), Some(two)) => one.survey == two.survey && one.questions == two.questions,
            _ => false,
        };
        self.known(sheet).contains(&talk.indicator.id) || sheet.iter().any(is_counted_alike)
    }

    /// The indicators that the sheet tells, or that can be worked out from it: of a ratio and its two parts,
    /// who knows two knows the third.
    fn known<'a>(&'a self, sheet: &[Talk<'a>]) -> BTreeSet<&'a IndicatorId> {
        let mut known: BTreeSet<&IndicatorId> = sheet.iter().flat_map(Talk::tells).collect();
        loop {
            let before = known.len();
            for (id, indicator) in &self.indicators {
                let Measure::Ratio { numerator, denominator, .. } = &indicator.measure else { continue };
                let three = [id, numerator, denominator];
                if three.iter().filter(|one| known.contains(**one)).count() == 2 {
                    known.extend(three);
                }
            }
            if known.len() == before {
                return known;
            }
        }
    }
}

impl<'a> Talk<'a> {
    /// The indicators that the reader is told by it. A percentage of two counts comes with both.
    fn tells(&self) -> Vec<&'a IndicatorId> {
        let own = [&self.indicator.id].into_iter();
        let beside = match self.against {
            Against::Pair(other, _) => Some(&other.id),
            Against::Nothing | Against::Whole(..) | Against::Middle(_) | Against::Earlier(..) => None,
        };
        let parts = self.parts().map(|(numerator, denominator)| [numerator, denominator]);
        own.chain(beside).chain(parts.into_iter().flatten()).collect()
    }

    /// The two counts of a percentage.
    pub fn parts(&self) -> Option<(&'a IndicatorId, &'a IndicatorId)> {
        match &self.indicator.measure {
            Measure::Ratio { numerator, denominator, .. } if self.indicator.unit == Unit::Percent => {
                Some((numerator, denominator))
            }
            Measure::Ratio { .. } | Measure::Register | Measure::Rank { .. } | Measure::Asked(_) => None,
        }
    }

    /// Whether it speaks for the region as it is.
    fn is_firm(&self) -> bool {
        let width = |(_, interval): (f64, Option<Interval>)| interval.map(|interval| interval.width());
        let is_vague = self.indicator.unit == Unit::Percent
            && self.figure.measured().and_then(width).is_some_and(|width| width > VAGUE);
        self.figure.caution.is_none() && self.figure.is_comparable() && !is_vague
    }

    /// How far it lies from its benchmark, as a part of that; `None` where chance may do it, or nothing is known.
    fn surprise(&self) -> Option<f64> {
        let Figure::Shown { value, .. } = self.figure.figure else { return None };
        let away =
            |benchmark: f64| if benchmark == 0.0 { 1.0 } else { ((value - benchmark) / benchmark).abs() };
        match self.against {
            Against::Middle(benchmark) => Some(away(benchmark.median)).filter(|away| *away >= WORTH_SAYING),
            Against::Whole(whole, Comparison::Higher | Comparison::Lower) => {
                whole.comparable_number().map(away)
            }
            Against::Earlier(before, Some(true)) => before.comparable_number().map(away),
            Against::Earlier(_, Some(false) | None)
            | Against::Whole(_, Comparison::Similar | Comparison::NotCompared)
            | Against::Pair(..)
            | Against::Nothing => None,
        }
    }

    /// Of which kind it is; a small number comes first.
    fn kind(&self) -> u8 {
        match self.against {
            // The measured half leads, the felt one stands beside it.
            Against::Pair(..) if self.indicator.beside.is_none() => 0,
            Against::Pair(..) => 1,
            _ if self.surprise().is_some() => 2,
            _ if self.indicator.better != Better::None => 3,
            Against::Middle(_) | Against::Whole(..) | Against::Earlier(..) => 4,
            Against::Nothing if matches!(self.indicator.measure, Measure::Ratio { .. }) => 4,
            Against::Nothing => 5,
        }
    }

    /// In which order they are chosen, and stand on the sheet.
    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        let surprise = |talk: &Self| talk.surprise().unwrap_or(0.0);
        let place = |talk: &Self| (talk.indicator.headline.unwrap_or(u8::MAX), talk.indicator.id.clone());
        self.kind()
            .cmp(&other.kind())
            .then_with(|| surprise(other).total_cmp(&surprise(self)))
            .then_with(|| place(self).cmp(&place(other)))
    }
}
