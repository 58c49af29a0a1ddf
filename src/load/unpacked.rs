//! How large a packed file becomes: a few bytes can unfold to more than a computer holds.

use std::io::{self, ErrorKind, Read, Seek};
use zip::ZipArchive;

/// What all parts together may become.
const LARGEST: u64 = 400 << 20;

/// Unpacks everything once without keeping it, for the sizes that the file itself tells may be lies.
pub(super) fn check(packed: impl Read + Seek) -> io::Result<()> {
    let mut archive = ZipArchive::new(packed)?;
    let mut left = LARGEST;
    for part in 0..archive.len() {
        let mut part = archive.by_index(part)?;
        let size = io::copy(&mut (&mut part).take(left + 1), &mut io::sink())?;
        left = left.checked_sub(size).ok_or(ErrorKind::FileTooLarge)?;
    }
    Ok(())
}
