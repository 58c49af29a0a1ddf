//! In which encoding an export is written, and its text in UTF-8.
//!
//! Tools write UTF-8 or UTF-16, Excel writes what the computer's own letters are. A file in which letters
//! of two encodings meet is a file that passed through several programs: each letter is then read as what
//! it can be.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encoding that the first bytes show, and how many of them say only that.
pub(super) fn shown_by(first: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(first).or_else(|| without_mark(first).map(|encoding| (encoding, 0)))
}

/// UTF-16 that does not say so: every other byte of western text is then zero.
fn without_mark(first: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| first.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), first.len() / 2);
    if odd * 3 > half && even * 50 < half.max(50) {
        return Some(UTF_16LE);
    }
    (even * 3 > half && odd * 50 < half.max(50)).then_some(UTF_16BE)
}

/// The text of bytes that are not UTF-8, in the encoding that is most likely, and what it is called.
pub(super) fn guessed(bytes: &[u8]) -> (String, &'static str) {
    if is_nearly_utf8(bytes) {
        return (letter_by_letter(bytes), "UTF-8 with stray bytes");
    }
    let encoding = likely(bytes);
    (encoding.decode_without_bom_handling(bytes).0.into_owned(), encoding.name())
}

/// The text in an encoding that is known. `None` when the bytes are not in it.
pub(super) fn known(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    // The last byte of a UTF-16 file that was cut off is half a letter, and no reason to refuse the rest.
    let is_cut = bytes.len() % 2 == 1 && (encoding == UTF_16LE || encoding == UTF_16BE);
    (!had_errors || is_cut || encoding == UTF_8).then(|| text.into_owned())
}

/// Whether letters outside ASCII are UTF-8 far more often than not.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut stray) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    letters > 2 * stray
}

fn letter_by_letter(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// Western letters, unless there are enough others to tell that they are not.
fn likely(bytes: &[u8]) -> &'static Encoding {
    const ENOUGH: usize = 40;
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if is_macintosh(bytes) {
        return MACINTOSH;
    }
    if high < ENOUGH {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"nl"), Utf8Detection::Deny)
}

/// Excel on a Macintosh writes é, è and ê where Windows has nothing or a rare letter.
fn is_macintosh(bytes: &[u8]) -> bool {
    let within_words = |letters: &[u8]| {
        bytes.windows(2).filter(|pair| letters.contains(&pair[1]) && pair[0].is_ascii_alphabetic()).count()
    };
    let macintosh = within_words(&[0x8d, 0x8e, 0x8f, 0x90, 0x9f]);
    let windows = within_words(&[0xe0, 0xe1, 0xe2, 0xe4, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xef, 0xf6, 0xfc]);
    macintosh > 2 && windows == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_seen_with_and_without_its_mark() {
        assert_eq!(shown_by(b"\xFF\xFEa\0"), Some((UTF_16LE, 2)));
        assert_eq!(shown_by(b"a\0;\0b\0\n\0"), Some((UTF_16LE, 0)));
        assert_eq!(shown_by(b"\0a\0;\0b\0\n"), Some((UTF_16BE, 0)));
        assert_eq!(shown_by(b"a;b\n1;2\n"), None);
    }

    #[test]
    fn stray_bytes_among_utf_8_do_not_break_the_other_letters() {
        let (text, name) = guessed(
            "één twéé drië \u{2019}"
                .as_bytes()
                .iter()
                .chain(b" \x92\n")
                .copied()
                .collect::<Vec<_>>()
                .as_slice(),
        );
        assert_eq!((text.as_str(), name), ("één twéé drië ’ ’\n", "UTF-8 with stray bytes"));
    }

    #[test]
    fn letters_of_windows_and_of_an_old_macintosh_are_told_apart() {
        assert_eq!(guessed(b"Andr\xE9; Frysl\xE2n \x80 5").0, "André; Fryslân € 5");
        assert_eq!(guessed(b"Andr\x8E; caf\x8E; th\x8E; pri\x8Ere").1, "macintosh");
        assert_eq!(guessed(b"fan?\x8C\xE6").1, "windows-1252");
    }
}
