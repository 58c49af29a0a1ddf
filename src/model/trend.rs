//! How an indicator of a region went over time: its waves, where they cannot be compared, and whether
//! there is a trend.
//!
//! A trend takes five waves (methods, § 2). With fewer, only the last two are held against each other,
//! with the interval of their difference; across a change of the question nothing is computed.

use super::Site;
use crate::compute::statistics::interval::Interval;
use crate::compute::statistics::trend::{Trend, difference, trend};
use crate::protect::{Group, PublishedFigure};
use crate::text::date::Period;
use crate::text::id::{QuestionId, RegionId};
use crate::tidy::{Indicator, Measure, Survey, Version};

/// An indicator of a region, or of one group or option in it, over time.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// The oldest first; at least two of them have a number.
    pub moments: Vec<Moment<'a>>,
    pub verdict: Verdict,
}

/// One wave, or one period of a register.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    pub period: Period,
    /// `None` where it was not asked.
    pub figure: Option<&'a PublishedFigure>,
    /// Why it cannot be held against what came before; `None` when it can.
    pub change: Option<Change<'a>>,
}

/// Why two waves cannot be compared.
#[derive(Debug, Clone, Copy)]
pub enum Change<'a> {
    /// A question was put in other words.
    Question(&'a Version),
    /// The figures cover something else.
    Coverage,
}

/// What the waves tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    Rising,
    Falling,
    /// Five waves or more, and it may go either way.
    Steady,
    /// No trend yet: how the last two shown waves differ.
    Difference(Difference),
    /// The last two shown waves cannot be compared.
    Broken,
}

/// How much a later wave lies above an earlier one, in the unit of the indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    pub by: f64,
    /// Between which values it lies; `None` where one of the two has no interval.
    pub interval: Option<Interval>,
}

impl Difference {
    /// Whether it is larger than chance may do; `None` where that cannot be told.
    pub fn is_sure(self) -> Option<bool> {
        self.interval.map(|interval| !interval.contains(0.0))
    }
}

impl<'a> Course<'a> {
    /// The moments that have a number, each with it.
    pub fn shown(&self) -> impl Iterator<Item = (&Moment<'a>, f64)> {
        self.moments.iter().filter_map(|moment| Some((moment, value(moment)?.0)))
    }

    /// The last change between moments that have a number.
    pub fn last_change(&self) -> Option<Change<'a>> {
        self.moments.iter().rev().find_map(|moment| moment.change)
    }
}

impl Site {
    /// How an indicator of a region went over time; `None` with fewer than two numbers.
    pub fn course<'a>(
        &'a self,
        region: &'a RegionId,
        indicator: &'a Indicator,
        group: &Group,
    ) -> Option<Course<'a>> {
        let series = self.figures.series(region, &indicator.id).filter(|figure| figure.group == *group);
        let figures: Vec<&PublishedFigure> = series.collect();
        let moments = match &indicator.measure {
            Measure::Rank { .. } => return None,
            Measure::Register | Measure::Ratio { .. } => of_register(&figures),
            Measure::Asked(asked) => {
                let conditions = asked.conditions.iter().map(|condition| &condition.question);
                let questions: Vec<&QuestionId> = asked.questions().into_iter().chain(conditions).collect();
                of_survey(self.surveys.get(&asked.survey)?, &questions, &figures)
            }
        };
        let shown = moments.iter().filter(|moment| value(moment).is_some()).count();
        (shown > 1).then(|| Course { verdict: verdict(&moments), moments })
    }
}

fn of_register<'a>(figures: &[&'a PublishedFigure]) -> Vec<Moment<'a>> {
    let mut moments: Vec<Moment<'a>> = Vec::new();
    for figure in figures {
        let before = moments.last().and_then(|moment| moment.figure);
        let covers = |figure: &'a PublishedFigure| figure.provenance.covers.as_deref();
        let differs = before.is_some_and(|before| covers(before) != covers(figure));
        let change = differs.then_some(Change::Coverage);
        moments.push(Moment { period: figure.period, figure: Some(figure), change });
    }
    moments
}

/// Every wave from the first to the last that has a figure: one in between without is a gap.
fn of_survey<'a>(
    survey: &'a Survey,
    questions: &[&QuestionId],
    figures: &[&'a PublishedFigure],
) -> Vec<Moment<'a>> {
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else { return Vec::new() };
    let mut moments: Vec<Moment<'a>> = Vec::new();
    let within = first.period..=last.period;
    for wave in survey.waves.iter().filter(|wave| within.contains(&wave.period)) {
        let before = moments.last().map(|moment| moment.period);
        let change = before.and_then(|before| {
            let changed = |id: &&QuestionId| survey.question(id)?.change_between(before, wave.period);
            questions.iter().find_map(changed).map(Change::Question)
        });
        let figure = figures.iter().find(|figure| figure.period == wave.period).copied();
        moments.push(Moment { period: wave.period, figure, change });
    }
    moments
}

fn value(moment: &Moment<'_>) -> Option<(f64, Option<Interval>)> {
    moment.figure?.measured()
}

/// What the moments after the last change tell; when the change stands between the last two numbers,
/// nothing.
fn verdict(moments: &[Moment<'_>]) -> Verdict {
    let shown: Vec<usize> = (0..moments.len()).filter(|at| value(&moments[*at]).is_some()).collect();
    let changed = moments.iter().rposition(|moment| moment.change.is_some()).unwrap_or(0);
    let comparable: Vec<(f64, Option<Interval>)> =
        shown.iter().filter(|at| **at >= changed).filter_map(|at| value(&moments[*at])).collect();
    let [.., older, newer] = comparable[..] else { return Verdict::Broken };
    let sure: Option<Vec<(f64, Interval)>> =
        comparable.iter().map(|(value, interval)| Some((*value, (*interval)?))).collect();
    match sure.map(|points| trend(&points)) {
        Some(Trend::Rising { .. }) => Verdict::Rising,
        Some(Trend::Falling { .. }) => Verdict::Falling,
        Some(Trend::Steady { .. }) => Verdict::Steady,
        Some(Trend::TooFew) | None => Verdict::Difference(between(older, newer)),
    }
}

fn between(older: (f64, Option<Interval>), newer: (f64, Option<Interval>)) -> Difference {
    match (older, newer) {
        ((old, Some(before)), (new, Some(after))) => {
            let (by, interval) = difference((old, before), (new, after));
            Difference { by, interval: Some(interval) }
        }
        ((old, _), (new, _)) => Difference { by: new - old, interval: None },
    }
}
