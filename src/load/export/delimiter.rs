//! Which sign stands between the cells of a text export.

use csv::{ByteRecord, ReaderBuilder};

const KNOWN: [u8; 4] = [b';', b',', b'\t', b'|'];

/// So many rows are enough to see it.
const ROWS: usize = 200;

/// The delimiter that Excel's own first line `sep=;` declares, and how many bytes that line takes.
pub(super) fn declared(first: &[u8]) -> Option<(u8, usize)> {
    let end = first.iter().take(16).position(|byte| *byte == b'\n')?;
    let line = first[..end].trim_ascii().strip_prefix(b"\"").unwrap_or(first[..end].trim_ascii());
    let line = line.strip_suffix(b"\"").unwrap_or(line);
    // A tab is white space itself, so it may have been trimmed.
    match line.strip_prefix(b"sep=").or_else(|| line.strip_prefix(b"SEP="))? {
        [] => Some((b'\t', end + 1)),
        [delimiter] => Some((*delimiter, end + 1)),
        _ => None,
    }
}

/// The delimiter that cuts the first rows in the most regular way.
pub(super) fn likely(first: &[u8]) -> u8 {
    // The last row may be cut off, so it does not count when there are others.
    let whole = first.iter().rposition(|byte| *byte == b'\n').map_or(first, |end| &first[..=end]);
    let begins_wide = KNOWN.iter().any(|sign| widths(whole, *sign).first().is_some_and(|first| *first > 1));
    let mut best = (b',', 0.0);
    for sign in KNOWN {
        let score = score(&widths(whole, sign), begins_wide);
        if score > best.1 {
            best = (sign, score);
        }
    }
    best.0
}

/// How many cells each of the first rows has when cut by this sign.
fn widths(text: &[u8], delimiter: u8) -> Vec<usize> {
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
    let mut record = ByteRecord::new();
    let mut widths = Vec::new();
    while widths.len() < ROWS && reader.read_byte_record(&mut record).unwrap_or(false) {
        widths.push(record.len());
    }
    widths
}

/// How regular the rows are, and how wide; zero where the sign cuts nothing.
fn score(widths: &[usize], begins_wide: bool) -> f64 {
    let Some(usual) = most_frequent(widths).filter(|usual| *usual > 1) else { return 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a few hundred rows")]
    let (same, all) = (widths.iter().filter(|width| **width == usual).count() as f64, widths.len() as f64);
    #[expect(clippy::cast_precision_loss, reason = "a few thousand columns")]
    let wide = (usual as f64).log2();
    let header = if begins_wide && widths.first() == Some(&1) { 0.3 } else { 1.0 };
    (same / all).powi(2) * (1.0 + wide) * header
}

fn most_frequent(widths: &[usize]) -> Option<usize> {
    let times = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths.iter().copied().max_by_key(|width| (times(*width), *width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_cuts_most_regularly_counts() {
        assert_eq!(likely(b"a;b\n1,5;2,5\n2,5;3,5\n"), b';');
        assert_eq!(likely(b"Tijdstempel\tTalen\n1\tR, Python, C\n2\tR\n3\tC, R\n"), b'\t');
        assert_eq!(likely(b"a|b|c\n1|2|3\n"), b'|');
        assert_eq!(likely(b"id,\"Wat vindt u; en waarom; of niet?\"\n1,\"x; y\"\n"), b',');
        assert_eq!(likely(b"Enquete, voorjaar 2024\n\nid;vorm;lijst\n1;a;2\n2;b;3\n"), b';');
        assert_eq!(likely(b"alleen dit\nja\n"), b',');
    }

    #[test]
    fn excel_may_declare_it() {
        assert_eq!(declared(b"sep=;\na;b\n"), Some((b';', 6)));
        assert_eq!(declared(b"\"sep=,\"\r\na,b\n"), Some((b',', 9)));
        assert_eq!(declared(b"separator\n1\n"), None);
    }
}
