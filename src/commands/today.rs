//! The day of the build, taken from the clock once.

use crate::text::date::Period;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today, or the day that `SOURCE_DATE_EPOCH` gives, which other builders use for the same purpose.
pub fn today() -> Period {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let moment =
        given.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now);
    Period::from(moment.to_zoned(TimeZone::UTC).date())
}
