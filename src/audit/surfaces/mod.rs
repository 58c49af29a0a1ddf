//! What every surface of a site tells of every number, brought together by number.

mod csv;
mod digits;
mod html;
mod json;
mod script;
mod xml;

use crate::finding::{Code, Finding, Findings, Place};
use crate::protect::Part;
use foldhash::fast::FixedState;
use indexmap::IndexMap;
use std::borrow::Cow;

/// A file of a site: its path from the site's root, and what is in it.
#[derive(Debug, Clone)]
pub struct File<'a> {
    pub path: Cow<'a, str>,
    pub bytes: &'a [u8],
}

/// A place on a surface: the file, and the byte in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    file: usize,
    byte: usize,
}

impl Spot {
    /// As a person finds it: the file with the row.
    pub fn place(self, files: &[File<'_>]) -> Place {
        let Some(file) = files.get(self.file) else { return Place::file("") };
        let before = file.bytes.get(..self.byte).unwrap_or(file.bytes);
        Place::file(file.path.as_ref()).row(memchr::memchr_iter(b'\n', before).count() + 1)
    }
}

/// Between which two numbers a surface says that it lies, and where it says so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    pub low: f64,
    pub high: f64,
    pub spot: Spot,
}

impl Claim {
    /// Whether both can be true. Rounded numbers that only touch are no two ways to write one.
    fn agrees(&self, other: &Claim) -> bool {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        // More than arithmetic is off by, and less than the last digit of thousands of millions.
        let slack = 1e-12 * high.abs().max(1.0);
        let is_exact = self.low == self.high || other.low == other.high;
        if is_exact { low <= high + slack } else { low < high - slack }
    }

    fn words(&self) -> String {
        let middle = f64::midpoint(self.low, self.high);
        // As many digits as it was told with.
        let decimals = if self.low == self.high { 0.0 } else { -(self.high - self.low).log10().round() };
        format!("{middle:.*}", decimals.clamp(0.0, 6.0) as usize)
    }
}

/// Why a surface has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// To protect somebody.
    Protected,
    /// For another reason: its source keeps it back, nobody answered.
    Otherwise,
    /// It does not say: a mark stands in its place.
    Unsaid,
}

/// What is said of one number.
#[derive(Debug, Clone, Default)]
pub struct Said {
    claims: [Option<Claim>; Part::ALL.len()],
    silence: Option<(Silence, Spot)>,
}

impl Said {
    pub fn claim(&self, part: Part) -> Option<Claim> {
        self.claims[part as usize]
    }

    pub fn silence(&self) -> Option<Silence> {
        self.silence.map(|(silence, _)| silence)
    }
}

/// Two surfaces that contradict each other.
#[derive(Debug)]
struct Contradiction {
    name: String,
    /// `None` where one of them says that it is hidden.
    first: (Option<Claim>, Spot),
    then: (Option<Claim>, Spot),
}

/// By the name that a surface gives it: `region|indicator|period|group`, or `survey|period|region`.
type ByName = IndexMap<Box<str>, Said, FixedState>;

/// Everything that a site tells.
#[derive(Debug, Default)]
pub struct Surfaces {
    pub figures: ByName,
    pub responses: ByName,
    contradictions: Vec<Contradiction>,
}

/// Of what a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Figure,
    Response,
}

impl Subject {
    /// The number that a mark for something hidden stands for.
    fn main(self) -> Part {
        match self {
            Subject::Figure => Part::Value,
            Subject::Response => Part::Answered,
        }
    }

    /// Whether nobody may be told this part where it is hidden.
    fn keeps(self, part: Part) -> bool {
        match self {
            Subject::Figure => part.is_secret_when_hidden(),
            Subject::Response => part.is_secret_of_response(),
        }
    }
}

/// A reader of one kind of file: the surfaces to add to, which file it is, and what is in it.
type Read = fn(&mut Surfaces, usize, &[u8]);

/// The readers, by the end of a file's name. Tables come first: what they say, the pages are held against.
const READERS: &[(&str, Read)] = &[
    (".csv", csv::read),
    (".html", html::read),
    (".htm", html::read),
    (".svg", html::read),
    (".xml", xml::read),
    (".json", json::read),
    (".geojson", json::read),
    (".js", script::read),
    (".mjs", script::read),
];

impl Surfaces {
    /// Reads all files of a site.
    pub fn read(files: &[File<'_>]) -> Self {
        let mut surfaces = Surfaces::default();
        for (end, read) in READERS {
            for (at, file) in files.iter().enumerate().filter(|(_, file)| file.path.ends_with(end)) {
                read(&mut surfaces, at, file.bytes);
            }
        }
        surfaces
    }

    fn said(&mut self, subject: Subject, name: &str) -> &mut Said {
        let all = match subject {
            Subject::Figure => &mut self.figures,
            Subject::Response => &mut self.responses,
        };
        let at = match all.get_index_of(name) {
            Some(at) => at,
            None => all.insert_full(name.into(), Said::default()).0,
        };
        &mut all[at]
    }

    /// A surface tells a number: from `low` to `high`, rounding included.
    fn tell(&mut self, subject: Subject, name: &str, part: Part, claim: Claim) {
        let said = self.said(subject, name);
        let known = said.claims[part as usize];
        let hidden = said.silence.filter(|_| subject.keeps(part));
        let first = match (known, hidden) {
            (Some(known), _) if !known.agrees(&claim) => (Some(known), known.spot),
            (None, Some((_, spot))) => (None, spot),
            _ => {
                let narrower = known.filter(|known| known.high - known.low <= claim.high - claim.low);
                said.claims[part as usize] = Some(narrower.unwrap_or(claim));
                return;
            }
        };
        if known.is_none() {
            said.claims[part as usize] = Some(claim);
        }
        self.contradict(name, first, (Some(claim), claim.spot));
    }

    /// A surface has no number where one would stand.
    fn keep_silent(&mut self, subject: Subject, name: &str, silence: Silence, spot: Spot) {
        let said = self.said(subject, name);
        if said.silence.is_none_or(|(known, _)| known == Silence::Unsaid) {
            said.silence = Some((silence, spot));
        }
        let secret = Part::ALL.into_iter().filter(|part| subject.keeps(*part));
        let told = secret.filter_map(|part| said.claim(part)).next();
        if let Some(claim) = told {
            self.contradict(name, (Some(claim), claim.spot), (None, spot));
        }
    }

    fn contradict(&mut self, name: &str, first: (Option<Claim>, Spot), then: (Option<Claim>, Spot)) {
        // One is enough to stop; a wrong cell of a table would else be told for every page.
        const MOST: usize = 100;
        if self.contradictions.len() < MOST && self.contradictions.iter().all(|known| known.name != name) {
            self.contradictions.push(Contradiction { name: name.to_owned(), first, then });
        }
    }

    /// Tells where one surface says something else than another.
    pub fn tell_contradictions(&self, findings: &mut Findings, files: &[File<'_>]) {
        for Contradiction { name, first, then } in &self.contradictions {
            let words = |claim: Option<Claim>| claim.map_or("hidden".to_owned(), |claim| claim.words());
            // The page is what was edited by hand, more often than the table.
            let message = format!(
                "`{name}` is {} here, and {} in {}",
                words(then.0),
                words(first.0),
                first.1.place(files)
            );
            let help = match (first.0, then.0) {
                (Some(_), Some(_)) => "let both say the same; what a build makes is not edited by hand",
                _ => {
                    "a hidden number may stand on no page and in no file: do not publish this, and build anew"
                }
            };
            let finding = Finding::error(Code::SurfacesDiffer, message);
            findings.add(finding.at(then.1.place(files)).help(help));
        }
    }
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;

    /// The surfaces of these files.
    pub fn read(files: &[(&str, &str)]) -> Surfaces {
        Surfaces::read(&listed(files))
    }

    pub fn listed<'a>(files: &[(&'a str, &'a str)]) -> Vec<File<'a>> {
        files.iter().map(|(path, text)| File { path: Cow::Borrowed(*path), bytes: text.as_bytes() }).collect()
    }

    /// Between what a part of a figure lies.
    pub fn span(surfaces: &Surfaces, name: &str, part: Part) -> Option<(f64, f64)> {
        surfaces.figures.get(name)?.claim(part).map(|claim| (claim.low, claim.high))
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{listed, read, span};
    use super::*;

    const TABLE: &str = "region,indicator,period,group,value,count,answered,hidden\n\
        noord,stopt,2024,,38,,,\nzuid,stopt,2024,,,,,protected\n";

    #[track_caller]
    fn contradictions(page: &str) -> Vec<String> {
        let files = [("data/figures.csv", TABLE), ("index.html", page)];
        let mut findings = Findings::default();
        read(&files).tell_contradictions(&mut findings, &listed(&files));
        let told = |finding: &&Finding| {
            format!("{} {}", finding.message, finding.place.as_deref().expect("a place"))
        };
        findings.in_order().iter().map(told).collect()
    }

    #[test]
    fn surfaces_that_say_the_same_are_one() {
        let page = r#"<p data-figure="noord|stopt|2024|">38,2%</p><p data-figure="zuid|stopt|2024|">·</p>"#;
        assert_eq!(contradictions(page), Vec::<String>::new());
        let surfaces = read(&[("data/figures.csv", TABLE), ("index.html", page)]);
        let (low, high) = span(&surfaces, "noord|stopt|2024|", Part::Value).expect("it is told");
        assert!((low - 38.15).abs() < 1e-9 && (high - 38.25).abs() < 1e-9, "the narrowest counts");
    }

    #[test]
    fn large_amounts_agree_and_differ_to_the_last_digit() {
        let claim =
            |value: f64| Claim { low: value - 0.5, high: value + 0.5, spot: Spot { file: 0, byte: 0 } };
        let billions = 3_062_657_026.0;
        assert!(claim(billions).agrees(&claim(billions)));
        assert!(!claim(billions).agrees(&claim(billions + 1.0)), "they only touch");
        assert!(!claim(38.0).agrees(&claim(39.0)));
    }

    #[test]
    fn a_number_over_a_hidden_mark_is_found() {
        let found = contradictions("<p>\n<b data-figure=\"zuid|stopt|2024|\">3</b>");
        assert_eq!(
            found,
            ["`zuid|stopt|2024|` is 3 here, and hidden in data/figures.csv, row 3 index.html, row 2"]
        );
    }

    #[test]
    fn two_values_for_one_number_are_found() {
        let found = contradictions("<p data-figure='noord|stopt|2024|'>39%</p>");
        assert_eq!(
            found,
            ["`noord|stopt|2024|` is 39 here, and 38 in data/figures.csv, row 2 index.html, row 1"]
        );
    }
}
