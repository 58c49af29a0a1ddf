//! How large a packed file becomes: a few bytes can unfold to more than a computer holds.

use std::io::{self, ErrorKind, Read, Seek};
use zip::ZipArchive;

/// What all parts together may become.
const LARGEST: u64 = 400 << 20;

/// Unpacks everything once without keeping it, for the sizes that the file itself tells may be lies.
pub(super) fn check(packed: impl Read + Seek) -> io::Result<()> {
    check_within(packed, LARGEST)
}

fn check_within(packed: impl Read + Seek, largest: u64) -> io::Result<()> {
    let mut archive = ZipArchive::new(packed)?;
    let mut left = largest;
    for part in 0..archive.len() {
        let mut part = archive.by_index(part)?;
        let size = io::copy(&mut (&mut part).take(left + 1), &mut io::sink())?;
        left = left.checked_sub(size).ok_or(ErrorKind::FileTooLarge)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook;
    use std::io::Cursor;

    #[test]
    fn what_unfolds_to_too_much_is_refused_whatever_it_says_of_itself() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 0, "a").expect("a cell");
        let bytes = workbook.save_to_buffer().expect("a workbook");
        assert!(check(Cursor::new(&bytes)).is_ok());
        let refused = check_within(Cursor::new(&bytes), 1000).map_err(|error| error.kind());
        assert_eq!(refused, Err(ErrorKind::FileTooLarge));
        assert!(check(Cursor::new(b"PK, but no workbook")).is_err());
    }
}
