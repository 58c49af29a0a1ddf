//! The trend chart: what one region said in one wave after the other.
//!
//! Times stand as far apart as they were. Every interval is a whisker, not a band: between two waves
//! nobody was asked. A wave without a number and a question that changed are gaps in the line.

use super::WIDTH;
use super::axis::{Axis, LEFT};
use super::ink::{Frame, Ink};
use super::rows::{Benchmark, Reading};
use super::sheet::{Anchor, Group, Sheet};
use super::trend_gaps::{Breaks, Missed};
use super::trend_line::TrendLine;
use super::trend_plot::TrendPlot;
use super::trend_words::draw_values;
use super::words::NOTE;

/// Waves of one indicator of one region.
pub struct TrendChart {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// Stands upright. Should span all intervals: what goes on beyond it ends in an arrow.
    pub axis: Axis,
    /// One to three, such as groups of respondents.
    pub series: Vec<TrendSeries>,
    /// `None` when there is nothing to hold the waves against.
    pub benchmark: Option<Benchmark>,
}

/// One line of the chart.
pub struct TrendSeries {
    /// Written at the end of its line; not shown where it is the only one.
    pub name: String,
    /// From early to late.
    pub points: Vec<TrendPoint>,
}

/// One wave.
pub struct TrendPoint {
    /// When, as it is to be read: `2024`.
    pub label: String,
    /// When, as a number of years, so that distances are true.
    pub position: f64,
    pub reading: Reading,
    /// Why this wave cannot be held against those before it: `vraag gewijzigd`; `None` when it can.
    pub breaks_before: Option<String>,
}

impl TrendChart {
    /// The chart as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let mut plot = TrendPlot::of(self);
        let breaks = Breaks::of(self, &plot);
        let top = self.draw_above(&mut sheet);
        plot.stand_under(top + breaks.height());

        plot.draw_grid(&mut sheet);
        self.draw_benchmark(&mut sheet, &plot);
        breaks.draw(&mut sheet, top, &plot);
        self.draw_lines(&mut sheet, &plot);

        let missed = Missed::of(self, &plot);
        missed.draw_marks(&mut sheet, plot.bottom());
        let bottom = plot.draw_times(&mut sheet, plot.bottom() + missed.height());
        let height = missed.draw_reasons(&mut sheet, bottom);
        let frame = Frame { id, title: &self.title, class: "pp-trend-chart" };
        sheet.finish(height + 4.0, &frame)
    }

    /// Says what is measured and what the benchmark is; gives the y where that ends.
    fn draw_above(&self, sheet: &mut Sheet) -> f32 {
        let mut y = 0.0;
        for line in NOTE.wrap(&self.axis.label, WIDTH, 3) {
            y += NOTE.leading();
            sheet.words(&NOTE, Anchor::Start, (0.0, y - 3.0).into(), &line);
        }
        let Some(benchmark) = &self.benchmark else {
            return y;
        };
        let middle = y + NOTE.leading() / 2.0;
        draw_benchmark(sheet, (0.0, KEY), middle);
        let lines = NOTE.wrap(&benchmark.label, WIDTH - KEY - LEFT, 3);
        let at = (KEY + LEFT, y + NOTE.leading() - 3.0).into();
        sheet.lines(&NOTE, Anchor::Start, at, &lines);
        y + lines.len().max(1) as f32 * NOTE.leading()
    }

    fn draw_benchmark(&self, sheet: &mut Sheet, plot: &TrendPlot<'_>) {
        if let Some(y) = self.benchmark.as_ref().and_then(|benchmark| plot.y(benchmark.value)) {
            draw_benchmark(sheet, plot.sides(), y);
        }
    }

    fn draw_lines(&self, sheet: &mut Sheet, plot: &TrendPlot<'_>) {
        let series = self.series.iter().enumerate();
        let lines: Vec<TrendLine<'_>> =
            series.map(|(order, series)| TrendLine::of(plot, series, order)).collect();
        for line in &lines {
            line.draw_whiskers(sheet);
        }
        for line in &lines {
            line.draw_strokes(sheet);
        }
        draw_values(sheet, plot, &lines);
        for spot in lines.iter().flat_map(|line| &line.spots) {
            let group = Group { class: "pp-point", name: &spot.name, href: None };
            sheet.group(&group, |sheet| sheet.put(spot.mark()));
        }
    }
}

/// How long the line is that shows what the benchmark looks like.
const KEY: f32 = 23.0;

/// Dashed and dotted, for without colour it would be one more line of the grid.
fn draw_benchmark(sheet: &mut Sheet, (left, right): (f32, f32), y: f32) {
    sheet.dashed("10 3 2 3", Ink::Second, 2.0, (left, y).into(), (right, y).into());
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;

    pub fn wave(year: u16, value: f64) -> TrendPoint {
        let reading = Reading::Known {
            value,
            interval: Some((value - 5.0, value + 5.0)),
            text: format!("{value} %").into(),
        };
        point(year, reading)
    }

    pub fn missed(year: u16, reason: &str) -> TrendPoint {
        point(year, Reading::Missing { reason: reason.into() })
    }

    pub fn after_break(point: TrendPoint, words: &str) -> TrendPoint {
        TrendPoint { breaks_before: Some(words.to_string()), ..point }
    }

    pub fn series(name: &str, points: Vec<TrendPoint>) -> TrendSeries {
        TrendSeries { name: name.to_string(), points }
    }

    pub fn chart(series: Vec<TrendSeries>) -> TrendChart {
        TrendChart {
            title: "Ervaren werkdruk".to_string(),
            axis: Axis::from_zero([100.0], |value, _| format!("{value}")).labelled("% van de praktijken"),
            series,
            benchmark: None,
        }
    }

    fn point(year: u16, reading: Reading) -> TrendPoint {
        let (label, position) = (year.to_string(), f64::from(year));
        TrendPoint { label, position, reading, breaks_before: None }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{after_break, chart, missed, series, wave};
    use super::*;

    #[test]
    fn one_wave_is_a_mark_without_a_line() {
        let svg = one(vec![wave(2024, 40.0)]);
        assert_eq!((svg.matches("<circle").count(), strokes(&svg)), (1, 0), "{svg}");
        assert!(svg.contains("<title>2024: 40 %</title>"), "{svg}");
    }

    #[test]
    fn waves_are_joined_one_by_one() {
        for count in [2, 5, 15] {
            let svg = one((0..count).map(|at| wave(2000 + at, 40.0)).collect());
            assert_eq!(strokes(&svg), usize::from(count) - 1, "{svg}");
        }
    }

    #[test]
    fn a_missing_wave_is_a_gap_with_a_mark_and_its_reason() {
        let svg = one(vec![wave(2020, 40.0), missed(2022, "te weinig antwoorden"), wave(2024, 45.0)]);
        assert_eq!((svg.matches("<circle").count(), strokes(&svg)), (2, 0), "{svg}");
        assert!(svg.contains(">2022: te weinig antwoorden</text>"), "{svg}");
    }

    #[test]
    fn a_break_is_a_gap_with_an_upright_line_and_words() {
        let changed = after_break(wave(2024, 45.0), "vraag gewijzigd");
        let svg = one(vec![wave(2020, 40.0), changed]);
        assert_eq!((strokes(&svg), svg.matches(r#"stroke-dasharray="4 3""#).count()), (0, 1), "{svg}");
        assert!(svg.contains(">vraag gewijzigd</text>"), "{svg}");
    }

    #[test]
    fn the_benchmark_is_named_and_drawn_across() {
        let benchmark = Some(Benchmark { value: 20.0, label: "Nederland: 20 %".to_string() });
        let svg = TrendChart { benchmark, ..chart(vec![series("", vec![wave(2024, 40.0)])]) }.draw("verloop");
        assert!(svg.contains(">Nederland: 20 %</text>"), "{svg}");
        assert_eq!(svg.matches("--pp-chart-2").count(), 2, "one in the key, one in the plot: {svg}");
    }

    #[test]
    fn several_series_differ_by_form_and_dashes_and_are_named() {
        let waves = |value: f64| vec![wave(2020, value), wave(2024, value + 5.0)];
        let svg = chart(vec![
            series("houders", waves(60.0)),
            series("waarnemers", waves(40.0)),
            series("in dienst", waves(20.0)),
        ])
        .draw("verloop");
        assert!(svg.contains(r#"stroke-dasharray="7 4""#) && svg.contains(r#"stroke-dasharray="2 3""#));
        for words in [">houders<", ">waarnemers<", ">in dienst<", "<title>houders, 2024: 65 %</title>"] {
            assert!(svg.contains(words), "{words} is not in {svg}");
        }
    }

    #[test]
    fn strange_values_and_words_are_drawn_without_nan() {
        let values = [f64::NAN, f64::INFINITY, f64::MIN, f64::MAX, -0.0];
        let long = "lang & <lang> ".repeat(5000);
        let strange = |value: f64| TrendPoint {
            position: value,
            reading: Reading::Known { value, interval: Some((value, -value)), text: long.clone().into() },
            ..after_break(missed(2024, ""), &long)
        };
        let points = || values.into_iter().map(strange).chain([missed(0, &long), wave(0, 1.0)]).collect();
        for names in [&["", ""][..], &[""], &[]] {
            let draw = || chart(names.iter().map(|name| series(name, points())).collect()).draw("verloop");
            let svg = draw();
            assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
            assert_eq!(svg, draw());
        }
        one(Vec::new());
    }

    fn one(points: Vec<TrendPoint>) -> String {
        chart(vec![series("", points)]).draw("verloop")
    }

    /// How many waves are joined to the one before.
    fn strokes(svg: &str) -> usize {
        svg.matches(r#"<line stroke-width="2.5""#).count()
    }
}
