//! What is invented says so: behind its name, and before what is told of it.

use super::desk::Desk;
use crate::protect::PublishedFigure;
use crate::text::id::RegionId;
use crate::tidy::Indicator;

/// The name with the mark behind it; a real one as it is.
pub fn name(desk: &Desk<'_>, name: &str, is_invented: bool) -> String {
    if is_invented { desk.words.fill("invented.name", &[("name", name)]) } else { name.to_owned() }
}

/// The title of a text about these regions, with the mark behind it where all of them are invented.
pub fn title(desk: &Desk<'_>, title: &str, regions: &[RegionId]) -> String {
    name(desk, title, is_about_invented(desk, regions))
}

/// Whether a text is about invented regions alone.
pub fn is_about_invented(desk: &Desk<'_>, regions: &[RegionId]) -> bool {
    !regions.is_empty() && regions.iter().all(|region| desk.is_invented(region))
}

/// The label of an indicator, with the mark behind it where all its figures are invented.
pub fn label(desk: &Desk<'_>, indicator: &Indicator) -> String {
    name(desk, &indicator.label, is_of_invented(desk, indicator))
}

/// Whether every figure of an indicator is invented.
pub fn is_of_invented(desk: &Desk<'_>, indicator: &Indicator) -> bool {
    desk.site.figures.every_of_indicator(&indicator.id).all(PublishedFigure::is_fictitious)
}

/// What a page says first when what it tells is invented; empty for a real one.
pub fn sentence(desk: &Desk<'_>, key: &str, is_invented: bool) -> String {
    if is_invented { desk.words.get(key) } else { String::new() }
}

/// A sentence that first says that what it tells is invented; a real one as it is.
pub fn told(desk: &Desk<'_>, sentence: &str, is_invented: bool) -> String {
    if is_invented { desk.words.fill("invented.told", &[("text", sentence)]) } else { sentence.to_owned() }
}
