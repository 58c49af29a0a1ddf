//! Numbers as people type them: with a decimal comma or point, with or without thousands.

/// Reads a number from a cell. `None` when it is a word, or when it can be read in two ways.
///
/// In Dutch tables `1.234` is a thousand and something, in English ones a little over one; where
/// the digits leave both open, `decimal_comma` decides.
pub fn parse(text: &str, decimal_comma: bool) -> Option<f64> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
    let unsigned = without_spaces(unsigned)?;
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return None;
    }
    let value: f64 = with_decimal_point(&unsigned, decimal_comma)?.parse().ok()?;
    let value = if text.starts_with(['-', '−']) { -value } else { value };
    Some(value).filter(|value| value.is_finite())
}

/// The digits without the spaces between their thousands; `None` where a space stands elsewhere.
fn without_spaces(digits: &str) -> Option<String> {
    let spaces = [' ', '\u{a0}', '\u{202f}'];
    if !digits.contains(spaces) {
        return Some(digits.to_owned());
    }
    let whole = digits.split([',', '.']).next().unwrap_or(digits);
    let spaced = whole.replace(spaces, " ");
    is_grouped(&spaced, ' ').then(|| digits.replace(spaces, ""))
}

/// The digits with a point before the decimals and nothing between the thousands.
fn with_decimal_point(digits: &str, decimal_comma: bool) -> Option<String> {
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    let decimal = match (commas, points) {
        (0, 0) => return Some(digits.to_owned()),
        (1, 0) if decimal_comma || !is_grouped(digits, ',') => ',',
        (0, 1) if !decimal_comma || !is_grouped(digits, '.') => '.',
        (1.., 0) | (0, 1..) => ' ',
        _ if digits.rfind(',') > digits.rfind('.') => ',',
        _ => '.',
    };
    let (whole, decimals) = digits.rsplit_once(decimal).unwrap_or((digits, ""));
    let separator = if commas > 0 && decimal != ',' { ',' } else { '.' };
    let is_plain = !whole.contains([',', '.']);
    if decimals.contains([',', '.']) || !(is_plain || is_grouped(whole, separator)) {
        return None;
    }
    Some(format!("{}.{decimals}", whole.replace([',', '.'], "")))
}

/// Whether the separator stands before each three digits from the right, and nowhere else.
fn is_grouped(digits: &str, separator: char) -> bool {
    let mut groups = digits.split(separator);
    let first = groups.next().unwrap_or("");
    // `0.125` is no number of thousands.
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_and_english_numbers_are_read() {
        for (text, value) in [
            ("331.000", 331_000.0),
            ("1.234,5", 1234.5),
            ("12,5", 12.5),
            ("3.5", 3.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("28", 28.0),
            ("−4", -4.0),
            ("331 000", 331_000.0),
        ] {
            assert_eq!(parse(text, true), Some(value), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_follows_the_table() {
        assert_eq!(parse("1.234", true), Some(1234.0));
        assert_eq!(parse("1.234", false), Some(1.234));
        assert_eq!(parse("0.125", true), Some(0.125));
        assert_eq!(parse("1,234", true), Some(1.234));
        assert_eq!(parse("1,234", false), Some(1234.0));
    }

    #[test]
    fn words_and_muddles_are_no_numbers() {
        for text in [
            "",
            "12 5",
            &"9".repeat(400),
            "hoog",
            "1.2.3",
            "1,2,3",
            "12.34,5",
            "1e5",
            "NaN",
            "inf",
            "-",
            "n.b.",
        ] {
            assert_eq!(parse(text, true), None, "{text}");
        }
    }
}
