//! A number in a text, with what its rounding leaves open: half a unit of its last digit on either side.

use crate::text::number;

/// The mark of a number that is zero exactly, and not only rounded to it.
const ZERO: &str = "–";

/// The first number in a text, as the language writes it; `None` when there is none, or it was cut off.
pub fn in_text(text: &str, decimal_comma: bool) -> Option<(f64, f64)> {
    if text.trim_end().ends_with('…') {
        return None;
    }
    if text.trim() == ZERO {
        return Some((0.0, 0.0));
    }
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let rest = &text[start..];
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '\u{a0}' | '\u{202f}');
    let run = &rest[..rest.find(|sign: char| !is_part(sign)).unwrap_or(rest.len())];
    let run = run.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let is_negative = text[..start].ends_with(['-', '−']);
    let (low, high) = rounded(run, number::parse(run, decimal_comma)?);
    Some(if is_negative { (-high, -low) } else { (low, high) })
}

/// The number that a cell of a table is; `None` when it is none.
pub fn in_cell(cell: &str, decimal_comma: bool) -> Option<(f64, f64)> {
    let value = if decimal_comma { number::parse(cell, true)? } else { cell.parse().ok()? };
    Some(rounded(cell, value)).filter(|(low, high)| low.is_finite() && high.is_finite())
}

/// What a number that was written with these digits may have been.
fn rounded(digits: &str, value: f64) -> (f64, f64) {
    let half = 0.5 * 0.1_f64.powi(decimals(digits, value));
    (value - half, value + half)
}

/// How many digits stand behind the decimal sign. Whether a sign is one shows in what the number became.
fn decimals(digits: &str, value: f64) -> i32 {
    let Some(at) = digits.rfind(['.', ',']) else { return 0 };
    let behind = digits[at + 1..].chars().filter(char::is_ascii_digit).count();
    let bare: String = digits.chars().filter(char::is_ascii_digit).collect();
    let is_whole = bare.parse::<f64>().is_ok_and(|bare| bare > 0.0 && bare == value.abs());
    if is_whole { 0 } else { i32::try_from(behind).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_their_language_writes_them() {
        for (text, low, high) in [
            ("38%", 37.5, 38.5),
            ("38,2%", 38.15, 38.25),
            ("1.234 huisartsen", 1233.5, 1234.5),
            ("1.234,5", 1234.45, 1234.55),
            ("tussen 35 en 55", 34.5, 35.5),
            ("−0,4", -0.45, -0.35),
            ("0,0%", -0.05, 0.05),
            ("12.", 11.5, 12.5),
        ] {
            let found = in_text(text, true).expect(text);
            assert!((found.0 - low).abs() < 1e-9 && (found.1 - high).abs() < 1e-9, "{text}: {found:?}");
        }
        assert_eq!(in_text(" – ", true), Some((0.0, 0.0)));
        assert_eq!(in_text("1.234", false), Some((1.2335, 1.2345)));
    }

    #[test]
    fn words_and_what_was_cut_off_are_no_numbers() {
        for text in ["·", "", "verborgen", "12…", "…"] {
            assert_eq!(in_text(text, true), None, "{text}");
        }
        assert_eq!(in_cell("driekwart", false), None);
    }
}
