//! The forms a language gives to numbers and to the order of names.

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use std::cmp::Ordering;

/// A language the site can be in, with what is needed to write numbers and sort names in it.
pub struct Language {
    tag: String,
    numbers: DecimalFormatter,
    names: CollatorBorrowed<'static>,
}

impl Language {
    /// The language with this tag, such as `nl`; `None` when there is no such language.
    pub fn new(tag: &str) -> Option<Self> {
        let locale: Locale = tag.parse().ok()?;
        // Shifted: an apostrophe does not count, so 's-Gravenhage stands under the S.
        let mut order = CollatorOptions::default();
        order.alternate_handling = Some(AlternateHandling::Shifted);
        Some(Self {
            tag: tag.to_owned(),
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
            names: Collator::try_new((&locale).into(), order).ok()?,
        })
    }

    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The number with this many decimals, halves rounded away from zero: `1.234,5` in Dutch.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        let digits = rounded(value, decimals);
        match Decimal::try_from_str(&digits) {
            Ok(decimal) => self.numbers.format(&decimal).to_string(),
            Err(_) => digits,
        }
    }

    /// The order of two names in a list.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.names.compare(a, b)
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Language({})", self.tag)
    }
}

/// The one rule for rounding, for text, table, chart and download alike.
pub fn rounded(value: f64, decimals: u8) -> String {
    let scale = 10_f64.powi(i32::from(decimals));
    let scaled = (value * scale).round() / scale;
    // Adding zero turns −0 into 0.
    format!("{:.*}", usize::from(decimals), scaled + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_dutch_habits() {
        let dutch = Language::new("nl").expect("Dutch is known");
        assert_eq!(dutch.number(1_234_567.25, 2), "1.234.567,25");
        assert_eq!(dutch.number(5071.4, 0), "5.071");
        assert_eq!(dutch.number(-0.2, 0), "0");
        assert_eq!(dutch.number(2.5, 0), "3");
    }

    #[test]
    fn names_are_sorted_without_their_signs() {
        let dutch = Language::new("nl").expect("Dutch is known");
        let mut names = ["Zeeland", "'s-Gravenhage", "Épe", "De Bilt", "Fryslân", "Ee"];
        names.sort_by(|a, b| dutch.compare(a, b));
        assert_eq!(names, ["De Bilt", "Ee", "Épe", "Fryslân", "'s-Gravenhage", "Zeeland"]);
    }
}
