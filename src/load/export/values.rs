//! What the text of a cell looks like: a number, a date, a word for nothing. Only its form counts here.

use super::DateOrder;

/// Whether the cell holds nothing: also as R and SurveyMonkey write nothing.
pub(super) fn is_blank(text: &str) -> bool {
    matches!(text, "" | "-" | "NA" | "N/A" | "#N/A" | "#NULL!" | "NULL")
}

/// Whether the text is a number in any of the ways that people and tools write one.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+', '€', '$', ' ']).trim_end_matches(['%', ' ']);
    let is_short = digits.len() <= 30;
    is_short && digits.starts_with(|sign: char| sign.is_ascii_digit()) && digits.bytes().all(is_of_number)
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b',')
}

/// Whether the number has a decimal comma (`true`) or point; `None` where that cannot be told.
pub(super) fn decimal_comma(text: &str) -> Option<bool> {
    let digits = text.trim_start_matches('-');
    let sign = digits.find([',', '.'])?;
    let (whole, decimals) = (&digits[..sign], &digits[sign + 1..]);
    let only_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // Three digits may be thousands.
    let may_be_thousands = decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    (only_digits(whole) && only_digits(decimals) && !may_be_thousands)
        .then(|| digits[sign..].starts_with(','))
}

/// Whether the text begins with a date.
pub(super) fn is_date(text: &str) -> bool {
    is_iso_date(text) || split_date(text).is_some()
}

fn is_iso_date(text: &str) -> bool {
    let date = text.as_bytes().get(..10).unwrap_or_default();
    let is_form = |(place, byte): (usize, &u8)| match place {
        4 | 7 => matches!(byte, b'-' | b'/'),
        _ => byte.is_ascii_digit(),
    };
    date.len() == 10 && date.iter().enumerate().all(is_form)
}

/// The first and second number of a date such as `3/4/2024`, and the sign between them.
pub(super) fn split_date(text: &str) -> Option<(u8, u8, u8)> {
    let date = text.split([' ', ',', 'T']).next()?;
    let sign = date.bytes().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(sign, b'/' | b'-' | b'.') {
        return None;
    }
    let mut parts = date.split(char::from(sign));
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| part.parse().ok().filter(|number| (1..=31).contains(number));
    (is_year && parts.next().is_none() && first.len() <= 2).then_some((number(first)?, number(second)?, sign))
}

/// The order that a date shows, where one of its numbers is no month.
pub(super) fn shown_order(first: u8, second: u8) -> Option<DateOrder> {
    match (first > 12, second > 12) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_seen_by_their_form() {
        assert!(is_number("12") && is_number("-1.234,5") && is_number("€ 12,50") && is_number("4%"));
        assert!(!is_number("12 jaar") && !is_number("18-24") && !is_number("") && !is_number("."));
        assert!(is_date("2024-03-01 10:00:00") && is_date("31-8-2020 14:20:53") && is_date("3.4.24"));
        assert!(!is_date("18-24") && !is_date("2024") && !is_date("1-2-3-4"));
    }

    #[test]
    fn a_decimal_sign_shows_itself_unless_it_may_be_thousands() {
        assert_eq!(decimal_comma("1,5"), Some(true));
        assert_eq!(decimal_comma("12.0000000000"), Some(false));
        assert_eq!(decimal_comma("1.234"), None);
        assert_eq!(decimal_comma("0.125"), Some(false));
        assert_eq!(decimal_comma("1,5 uur"), None);
    }

    #[test]
    fn a_day_after_the_twelfth_shows_the_order() {
        assert_eq!(shown_order(31, 8), Some(DateOrder::DayFirst));
        assert_eq!(shown_order(8, 31), Some(DateOrder::MonthFirst));
        assert_eq!(shown_order(3, 4), None);
    }
}
