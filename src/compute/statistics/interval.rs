//! An interval: between which two values the true one may lie.
//!
//! The two levels are those of the English Public Health Outcomes Framework (Fingertips): 95 % to
//! report, 99.8 % to be nearly certain.

/// The standard normal quantile for 95 %, two-sided.
pub const Z95: f64 = 1.959963984540054;

/// The standard normal quantile for 99.8 %, two-sided: the outer lines of a funnel plot.
pub const Z998: f64 = 3.090232306167813;

/// Between which two values the true one may lie, in the unit of the value; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end, not below the lower one.
    pub high: f64,
}

impl Interval {
    /// The interval of a share: what sticks out below 0 or above 1 is cut off. An end that is not a
    /// number becomes 0 or 1, for then nothing is known on that side.
    pub fn within_unit(low: f64, high: f64) -> Interval {
        let or = |end: f64, otherwise| if end.is_nan() { otherwise } else { end };
        Interval { low: or(low, 0.0).clamp(0.0, 1.0), high: or(high, 1.0).clamp(0.0, 1.0) }
    }

    /// The interval of what is known exactly.
    pub fn point(value: f64) -> Interval {
        Interval { low: value, high: value }
    }

    /// As far below the value as above it.
    pub fn around(value: f64, reach: f64) -> Interval {
        Interval { low: value - reach, high: value + reach }
    }

    /// Whether the value lies between the ends or on one of them; never when an end is not a number.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The interval in another unit, such as per 10,000. A factor below zero turns it around.
    pub fn scaled(self, factor: f64) -> Interval {
        let (low, high) = (self.low * factor, self.high * factor);
        if factor < 0.0 { Interval { low: high, high: low } } else { Interval { low, high } }
    }

    /// How far the ends lie apart.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Whether both ends are finite numbers.
    pub fn is_finite(self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }
}
