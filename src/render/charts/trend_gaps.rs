//! The gaps of a trend chart: where the series breaks, and which waves have no number, with why.

use super::WIDTH;
use super::axis::LEFT;
use super::ink::Ink;
use super::rows::{Reading, Wording};
use super::sheet::{Anchor, Sheet};
use super::trend_chart::TrendChart;
use super::trend_plot::TrendPlot;
use super::words::NOTE;
use crate::render::telling;

/// The breaks of all series, each once.
pub struct Breaks {
    all: Vec<Break>,
}

/// Where waves cannot be held against each other.
#[derive(PartialEq)]
struct Break {
    x: f32,
    lines: Vec<String>,
}

impl Breaks {
    pub fn of(chart: &TrendChart, plot: &TrendPlot<'_>) -> Breaks {
        let mut all: Vec<Break> = Vec::new();
        for series in &chart.series {
            let mut before = None;
            for point in &series.points {
                let words = point.breaks_before.as_deref();
                let found = words.and_then(|words| Break::between(plot, before, point.position, words));
                all.extend(found.filter(|found| !all.contains(found)));
                before = Some(point.position);
            }
        }
        Breaks { all }
    }

    /// The room their words need above the plot.
    pub fn height(&self) -> f32 {
        self.all.iter().map(Break::height).sum()
    }

    /// Draws their words from this y down, and their lines down to the foot of the plot.
    pub fn draw(&self, sheet: &mut Sheet, top: f32, plot: &TrendPlot<'_>) {
        let mut y = top;
        for line in &self.all {
            sheet.dashes(Ink::Muted, 1.5, (line.x, y + 4.0).into(), (line.x, plot.bottom()).into());
            y += line.height();
        }
        y = top;
        for line in &self.all {
            line.draw_words(sheet, y);
            y += line.height();
        }
    }
}

impl Break {
    /// Half way between both waves; just before the second when there is no first.
    fn between(plot: &TrendPlot<'_>, before: Option<f64>, after: f64, words: &str) -> Option<Break> {
        let after = plot.x(after)?;
        let before = before.and_then(|before| plot.x(before)).unwrap_or(after - 20.0);
        let x = (before + after) / 2.0;
        Some(Break { x, lines: NOTE.wrap(words, x.max(WIDTH - x) - LEFT, 3) })
    }

    fn height(&self) -> f32 {
        4.0 + self.lines.len() as f32 * NOTE.leading()
    }

    /// On the side of the line with more room.
    fn draw_words(&self, sheet: &mut Sheet, top: f32) {
        let is_left = self.x > WIDTH / 2.0;
        let (anchor, x) = if is_left { (Anchor::End, self.x - 6.0) } else { (Anchor::Start, self.x + 6.0) };
        let mut y = top + 3.0 + NOTE.size;
        for line in &self.lines {
            sheet.words_over(&NOTE, anchor, (x, y).into(), line);
            y += NOTE.leading();
        }
    }
}

/// The waves without a number.
pub struct Missed {
    /// Where each is, with the mark that stands there; `None` where the reason has none.
    places: Vec<(f32, Option<String>)>,
    reasons: Vec<Reason>,
}

/// A reason, with the waves it holds for.
struct Reason {
    wording: Wording,
    waves: Vec<String>,
}

impl Missed {
    pub fn of(chart: &TrendChart, plot: &TrendPlot<'_>) -> Missed {
        let mut missed = Missed { places: Vec::new(), reasons: Vec::new() };
        for series in &chart.series {
            for point in &series.points {
                if let Reading::Missing { reason } = &point.reading {
                    missed.add(plot.x(point.position), reason, series.label_of(plot, point));
                }
            }
        }
        missed
    }

    fn add(&mut self, x: Option<f32>, reason: &Wording, wave: String) {
        // One reason may hold for several waves: here it tells of none by itself.
        let plain = |text: &str| telling::plain(text).into_owned();
        let reason = &Wording { written: plain(&reason.written), words: plain(&reason.words) };
        let is_new = |x: &f32| !self.places.iter().any(|(known, _)| known == x);
        let place = x.filter(is_new).map(|x| (x, reason.mark()));
        self.places.extend(place);
        match self.reasons.iter_mut().find(|known| known.wording.words == reason.words) {
            Some(known) => known.waves.push(wave),
            None => self.reasons.push(Reason { wording: reason.clone(), waves: vec![wave] }),
        }
    }

    /// The room their marks need under the plot.
    pub fn height(&self) -> f32 {
        if self.places.is_empty() { 0.0 } else { 12.0 }
    }

    /// Draws a sign under the axis for each: on it, it would read as the lowest value.
    pub fn draw_marks(&self, sheet: &mut Sheet, foot: f32) {
        for (x, mark) in &self.places {
            draw_sign(sheet, mark.as_deref(), Anchor::Middle, (*x, foot + 10.0));
        }
    }

    /// Says why, from this y down; gives the y where that ends.
    pub fn draw_reasons(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let mut y = top;
        for Reason { wording, waves } in &self.reasons {
            let mark = wording.mark();
            draw_sign(sheet, mark.as_deref(), Anchor::Start, (0.0, y + NOTE.leading() / 2.0));
            let left = 14.0_f32.max(mark.map_or(0.0, |mark| NOTE.width(&mark) + 4.0));
            let told = format!("{}: {}", waves.join("; "), wording.words);
            let lines = NOTE.wrap(&told, WIDTH - left, 4);
            let at = (left, y + NOTE.size - 0.5).into();
            sheet.lines(&NOTE, Anchor::Start, at, &lines);
            y += lines.len() as f32 * NOTE.leading() + 2.0;
        }
        y
    }
}

impl Wording {
    fn mark(&self) -> Option<String> {
        self.is_mark().then(|| self.written.clone())
    }
}

/// The mark itself, or a cross where there is none; `at` is half way its height.
fn draw_sign(sheet: &mut Sheet, mark: Option<&str>, anchor: Anchor, (x, y): (f32, f32)) {
    match (mark, anchor) {
        (Some(mark), _) => sheet.words(&NOTE, anchor, (x, y + NOTE.size / 3.0).into(), mark),
        (None, Anchor::Start) => draw_cross(sheet, x + 4.0, y),
        (None, Anchor::Middle | Anchor::End) => draw_cross(sheet, x, y),
    }
}

fn draw_cross(sheet: &mut Sheet, x: f32, y: f32) {
    let (left, right, top, bottom) = (x - 3.5, x + 3.5, y - 3.5, y + 3.5);
    sheet.line(Ink::Muted, 1.5, (left, top).into(), (right, bottom).into());
    sheet.line(Ink::Muted, 1.5, (left, bottom).into(), (right, top).into());
}

#[cfg(test)]
mod tests {
    use super::super::trend_chart::samples::{after_break, chart, missed, series, wave};
    use super::*;

    #[test]
    fn a_break_that_several_series_share_is_drawn_once() {
        let waves = || vec![wave(2020, 40.0), after_break(wave(2024, 45.0), "vraag gewijzigd")];
        let chart = chart(vec![series("a", waves()), series("b", waves())]);
        let plot = TrendPlot::of(&chart);
        let breaks = Breaks::of(&chart, &plot);
        assert_eq!(breaks.all.len(), 1);
        let half_way = plot.x(2022.0).expect("it is a number");
        assert!((breaks.all[0].x - half_way).abs() < 0.1);
    }

    #[test]
    fn waves_that_miss_for_one_reason_are_told_together() {
        let waves = vec![missed(2020, "niet gevraagd"), missed(2021, "niet gevraagd"), wave(2024, 45.0)];
        let svg = chart(vec![series("", waves)]).draw("verloop");
        assert!(svg.contains(">2020; 2021: niet gevraagd</text>"), "{svg}");
    }

    #[test]
    fn of_several_series_the_one_that_misses_is_named() {
        let other = series("waarnemers", vec![missed(2024, "te weinig antwoorden")]);
        let svg = chart(vec![series("houders", vec![wave(2024, 45.0)]), other]).draw("verloop");
        assert!(svg.contains(">waarnemers, 2024: te weinig antwoorden</text>"), "{svg}");
    }
}
