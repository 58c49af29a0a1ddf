//! What is wrong, or worth knowing, about the publisher's files: gathered first, printed in one go.

mod code;
mod place;
mod printer;

pub use code::{Code, Explanation};
pub use place::Place;
pub use printer::{Messages, print};

use crate::text::nearest;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is wrong; the publisher is told what the build did.
    Note,
    /// The site is built, but somebody should look at this.
    Warning,
    /// The site is not built; the one that stood there stays.
    Error,
}

/// One thing found: what, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub code: Code,
    /// What was found: lower case, no full stop, never a respondent's own words.
    pub message: String,
    /// Boxed, for findings are handed back as errors and should be small.
    pub place: Option<Box<Place>>,
    /// What to do, as an order.
    pub help: Option<String>,
}

impl Finding {
    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self { severity, code, message: in_one_breath(&message.into()), place: None, help: None }
    }

    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests the known name nearest to the one found, or lists what is known if none is near.
    pub fn did_you_mean<'a>(self, found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest::of(found, &known) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self.help(nearest::list(&known)),
        }
    }
}

/// A message may name what stands in a cell. A cell may hold a book, or signs that steer a terminal:
/// neither reaches it.
fn in_one_breath(message: &str) -> String {
    const LONGEST: usize = 300;
    let line = message.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    let mut short: String = line.take(LONGEST + 1).collect();
    if short.chars().count() > LONGEST {
        short.pop();
        short.push('…');
    }
    short
}

/// The build cannot go on; what stopped it is among the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// All that was found so far. A stage goes on after an error, so that ten are mended in one go.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
}

impl Findings {
    pub fn add(&mut self, finding: Finding) {
        if !self.all.contains(&finding) {
            self.all.push(finding);
        }
    }

    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }

    /// Ends the line here if anything found so far is an error.
    pub fn stop_on_error(&self) -> Result<(), Stopped> {
        if self.count(Severity::Error) > 0 { Err(Stopped) } else { Ok(()) }
    }

    /// Keeps only the findings that this says yes to.
    pub fn retain(&mut self, keep: impl Fn(&Finding) -> bool) {
        self.all.retain(keep);
    }

    pub fn has(&self, code: Code) -> bool {
        self.all.iter().any(|finding| finding.code == code)
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.all.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The findings in the order they are printed: by file, then row; the ones without a place first.
    pub fn in_order(&self) -> Vec<&Finding> {
        let mut ordered: Vec<&Finding> = self.all.iter().collect();
        ordered.sort_by_key(|finding| finding.place.clone());
        ordered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_forge_a_message_nor_fill_the_screen() {
        let forged = Finding::error(Code::BadValue, "`x\nerror: all is lost\u{1b}[31m` is no level");
        assert_eq!(forged.message, "`x error: all is lost [31m` is no level");
        let long = Finding::error(Code::BadValue, "a".repeat(1_000_000));
        assert_eq!(long.message.chars().count(), 301);
    }
}
