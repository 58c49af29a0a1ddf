//! Where times and values stand in a trend chart, and the grid with their numbers.

use super::WIDTH;
use super::axis::{Axis, Scale, Span};
use super::ink::Ink;
use super::rows::Reading;
use super::sheet::{Anchor, Sheet, hairline};
use super::trend_chart::{TrendChart, TrendPoint, TrendSeries};
use super::words::{NAME, TICK, VALUE};

/// The plot, between its numbers and what is written at the ends of its lines.
pub struct TrendPlot<'a> {
    axis: &'a Axis,
    /// Every time that is asked about, once and in order, with its label.
    times: Vec<(f64, &'a str)>,
    time: Scale,
    series: usize,
    /// How far apart the marks of several series stand at one time, so that whiskers do not meet.
    apart: f32,
    left: f32,
    top: f32,
}

/// How high the plot is.
const HEIGHT: f32 = 160.0;

/// Above the plot, for the value of a point at its very top.
const HEADROOM: f32 = 24.0;

/// The numbers along the values take no more than this.
const WIDEST_NUMBER: f32 = 72.0;

/// Neither do the names of series, and the values at their start.
pub const WIDEST_NAME: f32 = 100.0;
const WIDEST_VALUE: f32 = 64.0;

/// Between a point and what is written beside it.
const BESIDE: f32 = 12.0;

impl<'a> TrendPlot<'a> {
    pub fn of(chart: &'a TrendChart) -> TrendPlot<'a> {
        let numbers = chart.axis.ticks.iter().map(|tick| TICK.width(&number(&tick.label)));
        let left = numbers.fold(0.0, f32::max) + 6.0;
        let times = times(chart);
        let (start, end) = ends(chart, left);
        let time = Scale {
            low: times.first().map_or(0.0, |time| time.0),
            high: times.last().map_or(0.0, |time| time.0),
            start,
            end,
        };
        let series = chart.series.len();
        let apart = if has_intervals(chart) { closest(&times, &time) / series.max(1) as f32 } else { 0.0 };
        TrendPlot { axis: &chart.axis, times, time, series, apart: apart.min(5.0), left, top: HEADROOM }
    }

    /// Puts the plot under this y.
    pub fn stand_under(&mut self, y: f32) {
        self.top = y + HEADROOM;
    }

    pub fn top(&self) -> f32 {
        self.top
    }

    pub fn bottom(&self) -> f32 {
        self.top + HEIGHT
    }

    /// From where to where its lines run across.
    pub fn sides(&self) -> (f32, f32) {
        (self.left, self.time.end.max(self.time.start) + BESIDE)
    }

    /// Where a value at the start of a line ends, and where the name at its other end starts.
    pub fn margins(&self) -> (f32, f32) {
        let reach = self.apart * self.series.saturating_sub(1) as f32 / 2.0;
        (self.time.start - reach - BESIDE, self.time.end + reach + BESIDE)
    }

    pub fn is_alone(&self) -> bool {
        self.series < 2
    }

    /// Whether this is the first time, for any of the series.
    pub fn is_first(&self, x: f32) -> bool {
        x <= self.time.start + self.apart * self.series as f32 / 2.0
    }

    /// Where this time is; `None` when it is no number.
    pub fn x(&self, position: f64) -> Option<f32> {
        self.time.place(position)
    }

    /// Where this time is for one of several series.
    pub fn x_of(&self, order: usize, position: f64) -> Option<f32> {
        let steps = order as f32 - self.series.saturating_sub(1) as f32 / 2.0;
        Some(self.x(position)? + steps * self.apart)
    }

    pub fn y(&self, value: f64) -> Option<f32> {
        self.values().place(value)
    }

    pub fn span(&self, interval: (f64, f64)) -> Option<Span> {
        self.values().span(interval)
    }

    fn values(&self) -> Scale {
        self.axis.scale_between(self.bottom(), self.top)
    }

    /// Draws the numbers along the values, each with its line across, and the foot of the plot.
    pub fn draw_grid(&self, sheet: &mut Sheet) {
        let (left, right) = self.sides();
        let room = (HEIGHT / (TICK.leading() + 4.0)) as usize;
        let every = self.axis.ticks.len().saturating_sub(1).div_ceil(room).max(1);
        for tick in self.axis.ticks.iter().step_by(every) {
            let Some(y) = self.y(tick.value) else {
                continue;
            };
            sheet.line(Ink::Axis.tint(0.3), 1.0, (left, y).into(), (right, y).into());
            let at = (left - 5.0, y + TICK.size / 3.0).into();
            sheet.words(&TICK, Anchor::End, at, &number(&tick.label));
        }
        let foot = self.bottom();
        sheet.line(Ink::Axis, 1.0, (left, foot).into(), (right, foot).into());
    }

    /// Draws when the waves were, under this y; gives the y where that ends.
    pub fn draw_times(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let foot = self.bottom();
        for x in self.times.iter().filter_map(|&(position, _)| self.x(position)) {
            sheet.line(hairline(), 1.0, (x, foot).into(), (x, foot + 4.0).into());
        }
        let mut lines = 1;
        for time in self.written() {
            let at = (time.middle, top + 5.0 + TICK.size).into();
            sheet.lines(&TICK, Anchor::Middle, at, &time.lines);
            lines = lines.max(time.lines.len());
        }
        top + 5.0 + lines as f32 * TICK.leading() + 2.0
    }

    /// The times that are written: the last, the first, and back from the last what keeps clear.
    fn written(&self) -> Vec<Time> {
        let mut order: Vec<usize> = (0..self.times.len()).rev().collect();
        if order.len() > 2 {
            order.insert(1, 0);
            order.pop();
        }
        let mut written: Vec<Time> = Vec::new();
        for (position, label) in order.into_iter().map(|at| self.times[at]) {
            let Some(x) = self.x(position) else {
                continue;
            };
            let time = Time::at(x, label);
            if written.iter().all(|other| time.keeps_clear_of(other)) {
                written.push(time);
            }
        }
        written
    }
}

/// The label of a time, in its place.
struct Time {
    middle: f32,
    half: f32,
    lines: Vec<String>,
}

impl Time {
    fn at(x: f32, label: &str) -> Time {
        let lines = TICK.wrap(label, 72.0, 2);
        let half = lines.iter().map(|line| TICK.width(line)).fold(0.0, f32::max) / 2.0;
        Time { middle: x.clamp(half, (WIDTH - half).max(half)), half, lines }
    }

    fn keeps_clear_of(&self, other: &Time) -> bool {
        (self.middle - other.middle).abs() >= self.half + other.half + 4.0
    }
}

/// The number at a line across, cut where it would take the room of the plot.
fn number(label: &str) -> String {
    TICK.wrap(label, WIDEST_NUMBER, 1).concat()
}

fn points(chart: &TrendChart) -> impl Iterator<Item = &TrendPoint> {
    chart.series.iter().flat_map(|series| &series.points)
}

fn times(chart: &TrendChart) -> Vec<(f64, &str)> {
    let finite = points(chart).filter(|point| point.position.is_finite());
    let mut times: Vec<(f64, &str)> = finite.map(|point| (point.position, point.label.as_str())).collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    times.dedup_by(|later, earlier| later.0 == earlier.0);
    times
}

/// The first and the last place in time, with room beside them for what is written there.
fn ends(chart: &TrendChart, left: f32) -> (f32, f32) {
    let first = widest(chart, |series| series.points.iter().find_map(TrendPoint::text));
    let last = widest(chart, |series| series.points.iter().rev().find_map(TrendPoint::text));
    if chart.series.len() < 2 {
        let start = left + (first / 2.0).max(BESIDE);
        return (start, (WIDTH - (last / 2.0).max(BESIDE)).max(start));
    }
    let names = chart.series.iter().map(|series| NAME.width(&series.name));
    let names = names.fold(0.0, f32::max).min(WIDEST_NAME).max(last);
    (left + first + 2.0 * BESIDE, WIDTH - names - 2.0 * BESIDE)
}

fn widest<'a>(chart: &'a TrendChart, text: impl Fn(&'a TrendSeries) -> Option<&'a str>) -> f32 {
    let texts = chart.series.iter().filter_map(text);
    texts.map(|text| VALUE.width(&value(text))).fold(0.0, f32::max)
}

/// A value in one line, cut where it would take the room of the plot.
pub fn value(text: &str) -> String {
    VALUE.wrap(text, WIDEST_VALUE, 1).concat()
}

impl TrendPoint {
    fn text(&self) -> Option<&str> {
        match &self.reading {
            Reading::Known { text, .. } => Some(&text.written),
            Reading::Missing { .. } => None,
        }
    }
}

fn has_intervals(chart: &TrendChart) -> bool {
    points(chart).any(|point| matches!(point.reading, Reading::Known { interval: Some(_), .. }))
}

/// The smallest distance between two times on the sheet.
fn closest(times: &[(f64, &str)], scale: &Scale) -> f32 {
    let distance = |pair: &[(f64, &str)]| Some(scale.place(pair[1].0)? - scale.place(pair[0].0)?);
    times.windows(2).filter_map(distance).fold(f32::INFINITY, f32::min)
}

#[cfg(test)]
mod tests {
    use super::super::trend_chart::samples::{chart, series, wave};
    use super::*;

    #[test]
    fn times_stand_as_far_apart_as_they_were() {
        let chart = chart(vec![series("", vec![wave(2010, 1.0), wave(2012, 1.0), wave(2020, 1.0)])]);
        let plot = TrendPlot::of(&chart);
        let x = |year: f64| plot.x(year).expect("it is a number");
        assert!(((x(2020.0) - x(2012.0)) - 4.0 * (x(2012.0) - x(2010.0))).abs() < 0.1);
    }

    #[test]
    fn times_are_thinned_and_keep_both_ends() {
        let chart = chart(vec![series("", (2000..2015).map(|year| wave(year, 40.0)).collect())]);
        let mut svg = Sheet::new(WIDTH);
        TrendPlot::of(&chart).draw_times(&mut svg, 0.0);
        let svg = svg.finish(0.0, &super::super::ink::Frame { id: "t", title: "T", class: "pp-t" });
        assert!(svg.contains(">2000<") && svg.contains(">2014<") && !svg.contains(">2001<"), "{svg}");
    }

    #[test]
    fn marks_of_several_series_stand_beside_each_other() {
        let waves = || vec![wave(2020, 40.0), wave(2024, 40.0)];
        let chart = chart(vec![series("a", waves()), series("b", waves())]);
        let plot = TrendPlot::of(&chart);
        let x = |order| plot.x_of(order, 2020.0).expect("it is a number");
        assert_eq!(x(1) - x(0), 5.0);
    }
}
