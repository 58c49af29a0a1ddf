//! Periods: a year, a month or a day, as publishers write them.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de};
use std::cmp::Ordering;
use std::fmt;

/// A year, a month of it, or a day of that; ordered by when it ends, so that the year comes after its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    // Invariant: a day has a month, and both exist in the calendar.
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPeriod {
    /// It is not written as a date.
    Unreadable,
    /// It is, but of a year outside 1990–2100.
    ImpossibleYear,
}

impl Period {
    /// The first year that is believed: before all that is published.
    pub fn earliest() -> Self {
        Self { year: 1990, month: None, day: None }
    }

    pub fn year(self) -> u16 {
        self.year
    }

    pub fn month(self) -> Option<u8> {
        self.month
    }

    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Reads `2022`, `2022-06`, `2022-06-30` and, as Dutch Excel writes it, `30-6-2022`.
    pub fn parse(text: &str) -> Result<Self, NoPeriod> {
        let parts: Vec<&str> = text.trim().split(['-', '/']).collect();
        let numbers: Vec<u32> = parts
            .iter()
            .map(|part| part.parse().map_err(|_| NoPeriod::Unreadable))
            .collect::<Result<_, _>>()?;
        let (year, month, day) = match numbers[..] {
            [year] => (year, None, None),
            [year, month] if parts[0].len() >= 4 => (year, Some(month), None),
            [year, month, day] if parts[0].len() >= 4 => (year, Some(month), Some(day)),
            [day, month, year] if parts[2].len() >= 4 => (year, Some(month), Some(day)),
            _ => return Err(NoPeriod::Unreadable),
        };
        Self::new(year, month, day)
    }

    fn new(year: u32, month: Option<u32>, day: Option<u32>) -> Result<Self, NoPeriod> {
        let year = u16::try_from(year)
            .ok()
            .filter(|year| (1990..=2100).contains(year))
            .ok_or(NoPeriod::ImpossibleYear)?;
        let month = month.map(in_calendar).transpose()?;
        let day = day.map(in_calendar).transpose()?;
        let first = |part: Option<i8>| part.unwrap_or(1);
        Date::new(year.cast_signed(), first(month), first(day)).map_err(|_| NoPeriod::Unreadable)?;
        Ok(Self { year, month: month.map(i8::cast_unsigned), day: day.map(i8::cast_unsigned) })
    }

    /// Whether this ends before the other begins. A month may lie within the year it is held against.
    pub fn is_before(self, other: Period) -> bool {
        if self.year != other.year {
            return self.year < other.year;
        }
        match (self.month, other.month) {
            (Some(mine), Some(theirs)) if mine != theirs => mine < theirs,
            (Some(_), Some(_)) => matches!((self.day, other.day), (Some(a), Some(b)) if a < b),
            _ => false,
        }
    }
}

/// A month or day as the calendar counts it, not yet held against a year.
fn in_calendar(number: u32) -> Result<i8, NoPeriod> {
    i8::try_from(number).map_err(|_| NoPeriod::Unreadable)
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let end =
            |period: &Period| (period.year, period.month.unwrap_or(u8::MAX), period.day.unwrap_or(u8::MAX));
        end(self).cmp(&end(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Date> for Period {
    fn from(date: Date) -> Self {
        Self {
            year: date.year().cast_unsigned(),
            month: Some(date.month().cast_unsigned()),
            day: Some(date.day().cast_unsigned()),
        }
    }
}

/// The form for data: `2022`, `2022-06` or `2022-06-30`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Period::parse(&text).map_err(|problem| match problem {
            NoPeriod::Unreadable => {
                de::Error::custom(format!("`{text}` is no date; write 2022, 2022-06 or 2022-06-30"))
            }
            NoPeriod::ImpossibleYear => {
                de::Error::custom(format!("the year in `{text}` lies outside 1990–2100"))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Period::parse(text).map_or_else(|problem| format!("{problem:?}"), |period| period.to_string())
    }

    #[test]
    fn dutch_and_international_dates_are_read() {
        assert_eq!(read("2022"), "2022");
        assert_eq!(read("2022-6"), "2022-06");
        assert_eq!(read("2022-06-30"), "2022-06-30");
        assert_eq!(read("30-6-2022"), "2022-06-30");
    }

    #[test]
    fn what_does_not_exist_is_refused() {
        assert_eq!(read("20219"), "ImpossibleYear");
        assert_eq!(read("2021-02-29"), "Unreadable");
        assert_eq!(read("2021-13"), "Unreadable");
        assert_eq!(read("maart 2021"), "Unreadable");
        assert_eq!(read(""), "Unreadable");
    }

    #[test]
    fn a_month_within_the_year_is_not_before_it() {
        let period = |text| Period::parse(text).expect("a period");
        assert!(period("2020-03").is_before(period("2021-01")));
        assert!(!period("2021-03").is_before(period("2021")));
        assert!(!period("2021").is_before(period("2021-03")));
    }
}
