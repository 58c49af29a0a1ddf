//! One line of a trend chart: its marks, what joins them, and their whiskers.

use charts_rs::Point;

use super::axis::Span;
use super::form::Form;
use super::ink::Ink;
use super::rows::Reading;
use super::sheet::Sheet;
use super::trend_chart::{TrendPoint, TrendSeries};
use super::trend_plot::TrendPlot;
use super::whisker::{Way, Whisker};

/// A series with its places on the sheet.
pub struct TrendLine<'a> {
    pub name: &'a str,
    pub ink: Ink,
    dashes: Option<&'static str>,
    pub spots: Vec<TrendSpot<'a>>,
}

/// A wave that has a number.
pub struct TrendSpot<'a> {
    pub at: Point,
    pub span: Option<Span>,
    pub text: &'a str,
    /// As it is read aloud.
    pub name: String,
    /// Whether nothing is missing and nothing changed since the one before.
    is_joined: bool,
    form: Form,
    ink: Ink,
    /// The newest one is the one the reader came for.
    is_last: bool,
}

/// How thick a line is.
const STROKE: f32 = 2.5;

/// What tells lines apart in print, beside the forms of their marks.
const DASHES: [Option<&str>; 3] = [None, Some("7 4"), Some("2 3")];

/// The second ink is the benchmark's, in every chart.
fn ink(order: usize) -> Ink {
    [Ink::First, Ink::Third, Ink::Fourth][order % 3]
}

impl<'a> TrendLine<'a> {
    pub fn of(plot: &TrendPlot<'_>, series: &'a TrendSeries, order: usize) -> TrendLine<'a> {
        let mut spots: Vec<TrendSpot<'a>> = Vec::new();
        let mut is_joined = false;
        for point in &series.points {
            is_joined &= point.breaks_before.is_none();
            let spot = TrendSpot::of(plot, series, point, order);
            let is_known = spot.is_some();
            spots.extend(spot.map(|spot| TrendSpot { is_joined, ..spot }));
            is_joined = is_known;
        }
        if let Some(last) = spots.last_mut() {
            last.is_last = true;
        }
        TrendLine { name: &series.name, ink: ink(order), dashes: DASHES[order % DASHES.len()], spots }
    }

    pub fn draw_whiskers(&self, sheet: &mut Sheet) {
        for spot in &self.spots {
            let Some(span) = spot.span else {
                continue;
            };
            let whisker = Whisker { span, way: Way::Upright, across: spot.at.x, cap: 4.0, stroke: 1.5 };
            whisker.draw(sheet, self.ink);
        }
    }

    pub fn draw_strokes(&self, sheet: &mut Sheet) {
        for pair in self.spots.windows(2).filter(|pair| pair[1].is_joined) {
            match self.dashes {
                Some(dashes) => sheet.dashed(dashes, self.ink, STROKE, pair[0].at, pair[1].at),
                None => sheet.line(self.ink, STROKE, pair[0].at, pair[1].at),
            }
        }
    }
}

impl<'a> TrendSpot<'a> {
    /// `None` when the wave has no number, or one that has no place.
    fn of(
        plot: &TrendPlot<'_>,
        series: &'a TrendSeries,
        point: &'a TrendPoint,
        order: usize,
    ) -> Option<TrendSpot<'a>> {
        let Reading::Known { value, interval, text } = &point.reading else {
            return None;
        };
        let label = series.label_of(plot, point);
        Some(TrendSpot {
            at: (plot.x_of(order, point.position)?, plot.y(*value)?).into(),
            span: interval.and_then(|interval| plot.span(interval)),
            text: &text.written,
            name: format!("{label}: {}", text.words),
            is_joined: false,
            form: Form::of(order),
            ink: ink(order),
            is_last: false,
        })
    }

    /// From the top of its whisker to the foot of it, or of its mark.
    pub fn reach(&self) -> (f32, f32) {
        const MARK: f32 = 6.0;
        let (top, bottom) = (self.at.y - MARK, self.at.y + MARK);
        let Some(Span { low, high }) = self.span else {
            return (top, bottom);
        };
        let arrow = |goes_on: bool| if goes_on { MARK } else { 0.0 };
        (top.min(high.at - arrow(high.goes_on)), bottom.max(low.at + arrow(low.goes_on)))
    }

    /// Full and large for the newest wave, an outline for the ones before.
    pub fn mark(&self) -> String {
        if self.is_last {
            self.form.filled(self.at, 0.95, self.ink)
        } else {
            self.form.hollow(self.at, 0.75, self.ink)
        }
    }
}

impl TrendSeries {
    /// Which wave this is, with the name of its series where there are several.
    pub(super) fn label_of(&self, plot: &TrendPlot<'_>, point: &TrendPoint) -> String {
        if plot.is_alone() { point.label.clone() } else { format!("{}, {}", self.name, point.label) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::trend_chart::samples::{after_break, chart, missed, series, wave};
    use super::*;

    #[test]
    fn a_line_stops_before_what_is_missing_and_what_changed() {
        let changed = after_break(wave(2022, 40.0), "vraag gewijzigd");
        let points = vec![wave(2018, 40.0), wave(2019, 41.0), missed(2020, "onbekend")];
        let points = points.into_iter().chain([wave(2021, 42.0), changed, wave(2023, 44.0)]).collect();
        let chart = chart(vec![series("", points)]);
        let plot = TrendPlot::of(&chart);
        let line = TrendLine::of(&plot, &chart.series[0], 0);
        let joined: Vec<bool> = line.spots.iter().map(|spot| spot.is_joined).collect();
        assert_eq!(joined, [false, true, false, false, true]);
    }

    #[test]
    fn the_newest_wave_differs_by_more_than_colour() {
        let chart = chart(vec![series("", vec![wave(2020, 40.0), wave(2024, 45.0)])]);
        let plot = TrendPlot::of(&chart);
        let line = TrendLine::of(&plot, &chart.series[0], 0);
        assert!(line.spots[0].mark().contains("stroke="), "an outline");
        assert!(!line.spots[1].mark().contains("stroke="), "full");
    }
}
