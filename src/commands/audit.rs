//! `audit`: a finished site, ours or older, looked over as a stranger would: what can be worked out of what it
//! hides.

use crate::audit::{self, Audited, Belonging, File, Published, Surfaces};
use crate::cli::{AuditArguments, Outcome, suited_messages};
use crate::finding::{Code, Finding, Findings, Messages, Severity, print};
use crate::load::finished;
use crate::protect::{Disclosure, Structure};
use serde_json::json;
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

/// What was looked over, and what could not be.
struct Report {
    audited: Audited,
    files: usize,
    waves: usize,
    unknown: Vec<&'static str>,
}

/// Looks a finished site over, and says what it found.
pub fn audit(arguments: &AuditArguments) -> Outcome {
    let mut findings = Findings::default();
    let messages = arguments.messages.unwrap_or_else(suited_messages);
    let report = looked_over(&mut findings, arguments);
    // What cannot be printed because the terminal is gone is no reason to fail.
    let _ = print(&findings, messages, &mut std::io::stderr().lock());
    let Some(report) = report else { return Outcome::Misused };
    let mut stdout = std::io::stdout().lock();
    let _ = match messages {
        Messages::Human | Messages::Plain => {
            report.lines().iter().try_for_each(|line| writeln!(stdout, "{line}"))
        }
        Messages::Json => writeln!(stdout, "{}", report.json()),
    };
    if findings.count(Severity::Error) > 0 { Outcome::Stopped } else { Outcome::Done }
}

/// `None` when there is no site to look over.
fn looked_over(findings: &mut Findings, arguments: &AuditArguments) -> Option<Report> {
    let files = finished::site(findings, &arguments.folder)?;
    let files = listed(&files);
    let mut unknown = Vec::new();
    let structure = audit::own_structure(&files);
    if structure.is_none() && is_closed(&files) {
        findings.add(internal(&arguments.folder));
        return None;
    }
    let belonging = belonging(arguments.root.as_deref(), &files);
    if structure.is_none() {
        unknown.push(if belonging.is_empty() {
            "which regions add up to which: name the project with --root"
        } else {
            "which indicators count the same answers: the site is older than data/structure.json"
        });
    }
    unknown.extend(unread(&files));
    let before = match &arguments.previous {
        Some(folder) => Some(finished::site(findings, folder)?),
        None => None,
    };
    let structure = structure.unwrap_or_else(|| audit::structure_of(&Surfaces::read(&files), &belonging));
    let before = before.as_deref().map(listed).map(|files| published(&files, &structure));
    if before.is_none() {
        unknown.push("what was published before: name a copy of it with --previous");
    }
    let waves = structure.waves.len();
    let audited = audit::audit(findings, &files, structure, before.as_ref());
    Some(Report { audited, files: files.len(), waves, unknown })
}

fn listed(files: &[(String, Vec<u8>)]) -> Vec<File<'_>> {
    files.iter().map(|(path, bytes)| File { path: Cow::Borrowed(path.as_str()), bytes }).collect()
}

/// The site that was published before; an older one is read with the structure of the one after it.
fn published(files: &[File<'_>], now: &Structure) -> Published {
    let surfaces = Surfaces::read(files);
    let structure = audit::own_structure(files).unwrap_or_else(|| now.clone());
    Published { surfaces, structure }
}

/// Whether robots are told to stay away from its first page, as from the internal edition.
fn is_closed(files: &[File<'_>]) -> bool {
    let start = files.iter().find(|file| file.path == "index.html");
    start.is_some_and(|page| memchr::memmem::find(page.bytes, b"noindex").is_some())
}

fn internal(folder: &Path) -> Finding {
    let message =
        format!("{} holds an internal edition, which shows what the public may not see", folder.display());
    Finding::error(Code::NoSite, message).help("name the folder of the public edition, such as public")
}

/// What in this site could not be read, though it would be in one of today.
fn unread(files: &[File<'_>]) -> Vec<&'static str> {
    let has = |path: &str| files.iter().any(|file| file.path == path);
    let is_marked = |file: &File<'_>| memchr::memmem::find(file.bytes, b"data-figure=").is_some();
    let table =
        (!has("data/figures.csv")).then_some("which numbers there are: data/figures.csv is not there");
    let pages = (!files.iter().any(is_marked))
        .then_some("which number stands where on a page: no page says so, only tables were read");
    table.into_iter().chain(pages).collect()
}

/// Which regions belong to which: as the project says, or else as the pages do.
fn belonging(root: Option<&Path>, files: &[File<'_>]) -> Vec<Belonging> {
    let table = root.and_then(|root| csv::Reader::from_path(root.join("data/memberships.csv")).ok());
    match table {
        Some(table) => memberships(table),
        None => audit::belonging_on_pages(files),
    }
}

fn memberships(mut table: csv::Reader<std::fs::File>) -> Vec<Belonging> {
    let Ok(header) = table.headers().cloned() else { return Vec::new() };
    let at = |name: &str| header.iter().position(|cell| cell.trim() == name);
    let (member, group, share) = (at("member"), at("group"), at("share"));
    let rows = table.into_records().filter_map(Result::ok);
    let read = |row: csv::StringRecord| {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map(str::trim);
        Some(Belonging {
            member: cell(member)?.to_owned(),
            group: cell(group)?.to_owned(),
            share: cell(share).and_then(|cell| cell.replace(',', ".").parse().ok()).unwrap_or(1.0),
        })
    };
    rows.filter_map(read).collect()
}

impl Report {
    /// What a person reads.
    fn lines(&self) -> Vec<String> {
        let Audited { shown, hidden, disclosures } = &self.audited;
        let outcome = match (disclosures.len(), hidden) {
            (0, 0) => "nothing is hidden".to_owned(),
            (0, _) => "no hidden number can be worked out from what was read".to_owned(),
            (1, _) => "1 hidden number can be worked out".to_owned(),
            (found, _) => format!("{found} hidden numbers can be worked out"),
        };
        let read = format!(
            "read {} files: {shown} numbers of surveys are shown, {hidden} hidden to protect somebody",
            self.files
        );
        let unknown = self.unknown.iter().map(|what| format!("not known: {what}"));
        let checked = format!("checked {} waves: {outcome}", self.waves);
        std::iter::once(read).chain([checked]).chain(self.narrowest()).chain(unknown).collect()
    }

    /// The hidden numbers of which least is left open.
    fn narrowest(&self) -> Vec<String> {
        const MOST: usize = 10;
        let mut found: Vec<_> = self.audited.disclosures.iter().collect();
        found.sort_by(|a, b| (a.high - a.low).total_cmp(&(b.high - b.low)).then_with(|| a.key.cmp(&b.key)));
        let line = |found: &&Disclosure| format!("  {}: {} to {}", found.key, found.low, found.high);
        found.iter().take(MOST).map(line).collect()
    }

    /// What a script reads.
    fn json(&self) -> serde_json::Value {
        let Audited { shown, hidden, disclosures } = &self.audited;
        json!({
            "files": self.files,
            "waves": self.waves,
            "shown": shown,
            "hidden": hidden,
            "worked_out": disclosures.len(),
            "not_known": self.unknown,
        })
    }
}
