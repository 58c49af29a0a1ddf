//! Whether an indicator rises or falls over its last five waves, and how two waves differ.
//!
//! The trend is that of Fingertips: a line through the last five points, each weighted by its
//! interval, and a χ² for its slope at 99.8 %. We ask more: the slope must keep its sign when any one
//! point is left out. The difference is R. G. Newcombe's square-and-add, Stat. Med. 17 (1998),
//! 873–890, method 10; in general MOVER, G. Zou and A. Donner, Stat. Med. 27 (2008), 1693–1702.

use super::interval::Interval;

/// χ² with one degree of freedom, at 0.998.
pub const CHI_998: f64 = 9.54953570608324;

/// How many waves a trend takes.
const POINTS: usize = 5;

/// What the last five waves tell. The slope is per wave, in the unit of the indicator; χ² says how
/// sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trend {
    /// There are no five waves yet, or one of the last five has no interval of any width.
    TooFew,
    /// It surely rises.
    Rising {
        /// Above zero.
        slope: f64,
        /// Above `CHI_998`.
        chi: f64,
    },
    /// It surely falls.
    Falling {
        /// Below zero.
        slope: f64,
        /// Above `CHI_998`.
        chi: f64,
    },
    /// It may go either way.
    Steady {
        /// What the line does nevertheless.
        slope: f64,
        /// Large only where the slope rests on one point.
        chi: f64,
    },
}

/// The trend over the last five of these points, each a value and its 95 % interval, oldest first and
/// as far apart as waves are.
pub fn trend(points: &[(f64, Interval)]) -> Trend {
    let last = points.len().checked_sub(POINTS).map(|before| &points[before..]);
    let Some(places) = last.and_then(places) else { return Trend::TooFew };
    let Some((slope, chi)) = line(places.iter().copied()) else { return Trend::TooFew };
    let keeps_its_sign = (0..POINTS).all(|left_out| {
        let others = places.iter().enumerate().filter(|(number, _)| *number != left_out);
        line(others.map(|(_, place)| *place)).is_some_and(|(other, _)| other * slope > 0.0)
    });
    match chi > CHI_998 && keeps_its_sign {
        false => Trend::Steady { slope, chi },
        true if slope > 0.0 => Trend::Rising { slope, chi },
        true => Trend::Falling { slope, chi },
    }
}

/// A point of the line: when, what, and how heavily it counts.
#[derive(Clone, Copy)]
struct Place {
    time: f64,
    value: f64,
    weight: f64,
}

/// `None` when a point has no interval of any width.
fn places(points: &[(f64, Interval)]) -> Option<Vec<Place>> {
    let times = [1.0, 2.0, 3.0, 4.0, 5.0];
    let place = |(time, (value, interval)): (f64, &(f64, Interval))| {
        // Fingertips divides by 3.92, not by twice the full quantile.
        let error = interval.width() / 3.92;
        let weight = 1.0 / (error * error);
        let is_usable = value.is_finite() && error > 0.0 && weight > 0.0 && weight.is_finite();
        is_usable.then_some(Place { time, value: *value, weight })
    };
    times.into_iter().zip(points).map(place).collect()
}

/// The slope of the weighted line through these places, and its χ².
fn line(places: impl Iterator<Item = Place>) -> Option<(f64, f64)> {
    let [mut s1, mut s2, mut s3, mut s4, mut s5] = [0.0; 5];
    for Place { time, value, weight } in places {
        s1 += weight;
        s2 += weight * value * time;
        s3 += weight * time;
        s4 += weight * value;
        s5 += weight * time * time;
    }
    let spread = s1 * s5 - s3 * s3;
    let slope = (s1 * s2 - s3 * s4) / spread;
    let chi = slope * slope * spread / s1;
    (slope.is_finite() && chi.is_finite()).then_some((slope, chi))
}

/// How much the newer wave lies above the older, with the interval of that difference, in the unit of
/// both. Each end takes up the half of either interval that lies on its side. The two waves must not
/// rest on the same answers.
pub fn difference(older: (f64, Interval), newer: (f64, Interval)) -> (f64, Interval) {
    let ((old, before), (new, after)) = (older, newer);
    let difference = new - old;
    let low = difference - (new - after.low).hypot(before.high - old);
    let high = difference + (after.high - new).hypot(old - before.low);
    (difference, Interval { low, high })
}
