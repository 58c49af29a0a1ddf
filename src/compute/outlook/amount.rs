//! Amounts that the models are handed: never negative, never missing, never no number.
//!
//! They are checked once, here, so that no formula has to ask again.

/// More of anything than this is a mistake; it also keeps every sum and product a number.
const MOST: f64 = 1e9;

/// Makes a type for one kind of amount, so that patients cannot be taken for full-time equivalents.
macro_rules! amounts {
    ($($(#[$doc:meta])* $name:ident up to $most:expr;)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            pub const ZERO: Self = Self(0.0);

            /// `None` for what is negative, no number, or larger than makes sense.
            pub fn new(value: f64) -> Option<Self> {
                // Adding zero turns the negative zero into the usual one.
                (0.0..=$most).contains(&value).then_some(Self(value + 0.0))
            }

            /// The nearest amount there is; zero for what is no number.
            pub fn clamped(value: f64) -> Self {
                if value.is_nan() { Self::ZERO } else { Self(value.clamp(0.0, $most) + 0.0) }
            }

            pub fn get(self) -> f64 {
                self.0
            }
        }
    )+ };
}

amounts! {
    /// Patients, or norm patients where demand is weighed.
    Patients up to MOST;
    /// Full-time equivalents, or the persons who work them.
    Fte up to MOST;
    /// Hours.
    Hours up to MOST;
    /// A number of one thing for one of another, such as patients per full-time equivalent, and any
    /// factor or weight.
    Rate up to MOST;
    /// Years.
    Years up to 200.0;
    /// A part of a whole, or a chance.
    Share up to 1.0;
}

impl Share {
    /// The rest of the whole.
    pub fn rest(self) -> Share {
        Share(1.0 - self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_amount_is_refused() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, -1e-300, 1e10] {
            assert_eq!(Patients::new(value), None, "{value}");
            assert_eq!(Share::new(value), None, "{value}");
        }
        assert_eq!(Share::new(1.1), None);
        assert_eq!(Share::new(-0.0).map(|share| share.get().is_sign_positive()), Some(true));
    }

    #[test]
    fn the_nearest_amount_is_taken_where_asked() {
        assert_eq!(Share::clamped(1.5).get(), 1.0);
        assert_eq!(Fte::clamped(f64::NAN), Fte::ZERO);
    }
}
