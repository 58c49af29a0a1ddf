//! From bytes to text, as Dutch Excel, old programs and new ones write them.

use crate::finding::{Code, Finding, Findings, Place};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// The text of a file. Says what it assumed when the file is not UTF-8; `None` when it is no text at all.
/// Rows end in one way, whatever machine the file comes from.
pub fn text(findings: &mut Findings, file: &str, bytes: &[u8]) -> Option<String> {
    let text = decoded(findings, file, bytes)?;
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn decoded(findings: &mut Findings, file: &str, bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[length..]);
        return if had_errors { refuse(findings, file) } else { Some(text.into_owned()) };
    }
    if bytes.contains(&0) {
        return refuse(findings, file);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => guessed(findings, file, bytes),
    }
}

fn guessed(findings: &mut Findings, file: &str, bytes: &[u8]) -> Option<String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"nl"), Utf8Detection::Deny);
    let (text, _, had_errors) = encoding.decode(bytes);
    if had_errors {
        return refuse(findings, file);
    }
    findings.add(
        Finding::note(Code::AssumedEncoding, format!("read as {}, for it is not UTF-8", encoding.name()))
            .at(Place::file(file))
            .help("look whether letters with accents came out right, or save it as UTF-8"),
    );
    Some(text.into_owned())
}

fn refuse(findings: &mut Findings, file: &str) -> Option<String> {
    findings.add(
        Finding::error(Code::NotText, "this is not text in any encoding known here")
            .at(Place::file(file))
            .help("save it again: a table as `CSV UTF-8` or .xlsx, a text as UTF-8"),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Option<String>, usize) {
        let mut findings = Findings::default();
        let text = text(&mut findings, "a.csv", bytes);
        (text, findings.in_order().len())
    }

    #[test]
    fn what_excel_writes_is_read() {
        assert_eq!(read("\u{feff}één".as_bytes()), (Some("één".to_owned()), 0));
        assert_eq!(read(b"\xFF\xFEa\x00\xE9\x00"), (Some("aé".to_owned()), 0));
        let (text, findings) = read(b"naam;regio\nAndr\xE9;Frysl\xE2n \x80 5\n");
        assert_eq!(text.as_deref(), Some("naam;regio\nAndré;Fryslân € 5\n"));
        assert_eq!(findings, 1, "an assumed encoding is told");
    }

    #[test]
    fn a_picture_is_refused() {
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), (None, 1));
    }
}
