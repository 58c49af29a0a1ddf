//! What is invented says so: behind its name, and before what is told of it.

use super::desk::Desk;

/// The name with the mark behind it; a real one as it is.
pub fn name(desk: &Desk<'_>, name: &str, is_invented: bool) -> String {
    if is_invented { desk.words.fill("invented.name", &[("name", name)]) } else { name.to_owned() }
}

/// A sentence that first says that what it tells is invented; a real one as it is.
pub fn told(desk: &Desk<'_>, sentence: &str, is_invented: bool) -> String {
    if is_invented { desk.words.fill("invented.told", &[("text", sentence)]) } else { sentence.to_owned() }
}
