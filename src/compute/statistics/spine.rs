//! Where a region's mark lies on a spine chart: the benchmark in the middle, all regions within.
//!
//! `h = max(|max − b|, |b − min|)` and the place is `0.5 + 0.5(v − b)/h`, as in the spine charts of
//! Fingertips. Where low is good the whole spine is mirrored, so that the right end is the best.

/// The spine of one indicator: what it stretches over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spine {
    /// What the middle stands for, in the unit of the indicator.
    pub benchmark: f64,
    /// The lowest value of all regions.
    pub lowest: f64,
    /// The highest value of all regions.
    pub highest: f64,
}

impl Spine {
    /// Where a value lies, from 0 to 1 with the benchmark at 0.5 and high values to the right; one
    /// beyond the range lies at its end. The same holds for quartiles. `None` when a number is not
    /// finite, or when all regions equal the benchmark and the value does not.
    pub fn position(self, value: f64) -> Option<f64> {
        let reach = (self.highest - self.benchmark).abs().max((self.benchmark - self.lowest).abs());
        let from_benchmark = value - self.benchmark;
        // `max` passes over what is not a number, so the range is asked apart.
        let range = self.highest - self.lowest;
        if !(reach.is_finite() && range.is_finite() && from_benchmark.is_finite()) {
            return None;
        }
        if from_benchmark == 0.0 {
            return Some(0.5);
        }
        (reach > 0.0).then(|| (0.5 + 0.5 * (from_benchmark / reach)).clamp(0.0, 1.0))
    }
}

/// The same place on a spine that runs the other way: where low is good.
pub fn mirrored(position: f64) -> f64 {
    1.0 - position
}
