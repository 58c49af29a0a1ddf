//! Numbers and dates in the cells of an export, of which there may be millions.

use crate::load::export::DateOrder;
use crate::text::number;

/// The number in a cell; `None` when it holds none.
pub fn read(cell: &[u8], decimal_comma: bool) -> Option<f64> {
    quick(cell, if decimal_comma { b',' } else { b'.' })
        .or_else(|| number::parse(std::str::from_utf8(cell).ok()?, decimal_comma))
}

/// Whether it is a number that another reader takes for a thousand times as much: `2.150`, `2,150`.
pub fn has_two_readings(cell: &[u8], decimal_comma: bool) -> bool {
    let decimal = if decimal_comma { b',' } else { b'.' };
    let Some((whole, decimals)) = cell.split_at_checked(cell.len().saturating_sub(4)) else { return false };
    let only_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    matches!(whole, [b'1'..=b'9', rest @ ..] if rest.len() < 3 && only_digits(rest))
        && matches!(decimals, [sign, digits @ ..] if *sign == decimal && only_digits(digits))
}

const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Digits with at most one decimal sign, which is what nearly every cell holds.
///
/// A whole number below 2^53 divided by a power of ten below 10^22 is rounded once, so this gives
/// the same as reading it slowly.
fn quick(cell: &[u8], decimal: u8) -> Option<f64> {
    const LONGEST: usize = 15;
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    let mut digits: u64 = 0;
    let mut decimals: Option<u32> = None;
    for byte in cell {
        match (*byte, decimals) {
            (b'0'..=b'9', _) => {
                digits = digits * 10 + u64::from(byte - b'0');
                decimals = decimals.map(|count| count + 1);
            }
            (sign, None) if sign == decimal => decimals = Some(0),
            _ => return None,
        }
    }
    // A lone sign, or one at the end, is looked at more closely; fifteen digits fit in a `f64`.
    let power = POWERS.get(decimals.unwrap_or(0) as usize)?;
    (decimals != Some(0)).then(|| digits as f64 / power)
}

/// Whether this is a date, in this order where the order is open; a time may follow.
pub fn is_date(written: &str, order: DateOrder) -> bool {
    let date = written.trim().split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<u32> = date.split(['-', '/', '.']).filter_map(|part| part.parse().ok()).collect();
    let [first, second, third] = parts[..] else { return false };
    let (month, day) = match (first > 31, order) {
        (true, _) => (second, third),
        (false, DateOrder::DayFirst) => (second, first),
        (false, DateOrder::MonthFirst) => (first, second),
    };
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_gives_what_the_slow_way_gives() {
        for cell in [
            "0",
            "12",
            "2300",
            "12,5",
            "0,125",
            "999999,99",
            "1.234,5",
            "1.234",
            "-4",
            "12,",
            ",5",
            "1e5",
            "",
        ] {
            let slow = number::parse(cell, true);
            assert_eq!(read(cell.as_bytes(), true), slow, "{cell}");
        }
    }

    #[test]
    fn thousands_and_decimals_look_alike_with_three_digits() {
        for (cell, has_two) in [
            ("2.150", true),
            ("12.000", true),
            ("2.15", false),
            ("0.125", false),
            ("1234.567", false),
            ("2150", false),
        ] {
            assert_eq!(has_two_readings(cell.as_bytes(), false), has_two, "{cell}");
        }
        assert!(has_two_readings(b"2,150", true) && !has_two_readings(b"2.150", true));
    }

    #[test]
    fn a_date_is_read_in_its_order() {
        assert!(is_date("31-12-2024 14:20:11", DateOrder::DayFirst));
        assert!(!is_date("31-12-2024", DateOrder::MonthFirst));
        assert!(is_date("12/31/2024", DateOrder::MonthFirst));
        assert!(is_date("2024-12-31T10:00", DateOrder::MonthFirst));
        assert!(!is_date("morgen", DateOrder::DayFirst));
    }
}
