//! Numbers beside their intervals, as cells and sentences have them.

use crate::compute::statistics::interval::Interval;
use crate::protect::{Figure, Part, PublishedFigure};
use crate::render::charts::{Reading, Wording};
use crate::render::desk::Desk;
use crate::render::mark::{Mark, MarkView};
use crate::render::{figure_view, telling};
use crate::tidy::{Indicator, Unit};

/// Between which values a number lies: `36% tot 60%`; `None` where it has no interval.
pub fn span(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Option<String> {
    let Figure::Shown { interval: Some((low, high)), .. } = figure.figure else { return None };
    let told = |part, value| telling::of_figure(figure, part, figure_view::number(desk, indicator, value));
    Some(desk.words.fill("chart.span", &[("low", told(Part::Low, low)), ("high", told(Part::High, high))]))
}

/// What is drawn of a figure: its number with its interval, or what stands in its place.
pub fn reading(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Reading {
    let words = figure_view::told(desk, indicator, figure);
    let written = Mark::told(desk, figure).map_or_else(|| words.clone(), |MarkView { sign, .. }| sign);
    let text = Wording { written, words };
    let interval = match figure.figure {
        Figure::Shown { interval, .. } => interval,
        Figure::Ranked { .. } | Figure::Worded { .. } | Figure::Hidden { .. } | Figure::Missing { .. } => {
            None
        }
    };
    match figure.comparable_number() {
        Some(value) => Reading::Known { value, interval, text },
        None => Reading::Missing { reason: text },
    }
}

/// What is written beside these words: the mark where there is one. A zero is read as the number it is.
pub fn wording(desk: &Desk<'_>, mark: Option<Mark>, words: String) -> Wording {
    let written = mark.map_or_else(|| words.clone(), |mark| mark.view(desk).sign);
    Wording { written, words }
}

/// The key of a sentence that compares these: what is not shown may be higher or lower than all that is, so
/// the sentence then speaks of what is shown.
pub fn of_shown<'a>(key: &str, mut figures: impl Iterator<Item = &'a PublishedFigure>) -> String {
    let is_partial = figures.any(|figure| matches!(figure.figure, Figure::Hidden { .. }));
    if is_partial { format!("{key}_of_shown") } else { key.to_owned() }
}

/// Every value that an axis must hold: the numbers, and the ends of their intervals.
pub fn reach<'a>(figures: impl Iterator<Item = &'a PublishedFigure>) -> impl Iterator<Item = f64> {
    figures.flat_map(|figure| {
        let ends = match figure.figure {
            Figure::Shown { interval: Some((low, high)), .. } if figure.is_comparable() => vec![low, high],
            _ => Vec::new(),
        };
        figure.comparable_number().into_iter().chain(ends)
    })
}

/// Whether two figures differ by more than chance may do: their intervals do not meet.
pub fn differ(a: &PublishedFigure, b: &PublishedFigure) -> bool {
    match (&a.figure, &b.figure) {
        (Figure::Shown { interval: Some(a), .. }, Figure::Shown { interval: Some(b), .. }) => {
            a.0 > b.1 || b.0 > a.1
        }
        _ => false,
    }
}

/// A difference in words, never below zero: `11 procentpunt meer`, `3 minder`, `0`.
pub fn more_or_less(desk: &Desk<'_>, indicator: &Indicator, difference: f64) -> String {
    let amount = amount(desk, indicator, difference);
    match direction(desk, indicator, difference) {
        0 => amount,
        1 => desk.words.fill("course.more", &[("amount", &amount)]),
        _ => desk.words.fill("course.less", &[("amount", &amount)]),
    }
}

/// Between which values a difference lies: `0,4 en 4,1 minder`, or `1 minder en 9 meer`.
pub fn between(desk: &Desk<'_>, indicator: &Indicator, Interval { low, high }: Interval) -> String {
    let ends = (direction(desk, indicator, low), direction(desk, indicator, high));
    let (near, far) = if ends.1 <= 0 { (high, low) } else { (low, high) };
    // Where both ends lie on one side, its word stands once.
    let near = match ends {
        (-1, 1) => more_or_less(desk, indicator, near),
        _ => desk.number(near.abs(), indicator.decimals),
    };
    desk.words.fill("course.between", &[("near", near), ("far", more_or_less(desk, indicator, far))])
}

fn amount(desk: &Desk<'_>, indicator: &Indicator, difference: f64) -> String {
    let key = if indicator.unit == Unit::Percent { "course.points" } else { "course.units" };
    desk.words.fill(key, &[("n", &desk.number(difference.abs(), indicator.decimals))])
}

/// 1 above zero, −1 below it, 0 where it is shown as zero.
fn direction(desk: &Desk<'_>, indicator: &Indicator, difference: f64) -> i8 {
    let is_zero = desk.number(difference.abs(), indicator.decimals) == desk.number(0.0, indicator.decimals);
    match (is_zero, difference > 0.0) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => -1,
    }
}
