//! The pile of files that were loaded: each is taken by who knows what it is, and what is left is told.

use crate::finding::{Code, Finding, Findings, Place};
use crate::load::{Document, ExportFile, Sources, Table};
use crate::text::nearest;

/// What has not been taken yet.
pub struct Pile {
    tables: Vec<Table>,
    documents: Vec<Document>,
    exports: Vec<ExportFile>,
    boundaries: Vec<Document>,
}

/// Where files are looked for, to suggest when one stands elsewhere.
const KNOWN: &[&str] = &[
    "data/regions.csv",
    "data/memberships.csv",
    "data/tiles.csv",
    "data/acknowledged.csv",
    "data/requests.csv",
    "data/sources.yaml",
    "data/vocabulary.yaml",
    "data/scenarios.yaml",
    "data/boundaries/",
    "data/figures/",
    "data/indicators/",
    "data/surveys/",
    "content/regions/",
    "content/cases/",
    "content/handbooks/",
    "content/stories/",
    "content/pages/",
    "content/glossary.yaml",
];

impl Pile {
    pub fn new(sources: Sources) -> Self {
        Self {
            tables: sources.tables,
            documents: sources.documents,
            exports: sources.exports,
            boundaries: sources.boundaries,
        }
    }

    /// Every file of boundaries.
    pub fn boundaries(&mut self) -> Vec<Document> {
        std::mem::take(&mut self.boundaries)
    }

    /// All tables with this path, whatever their ending: `data/regions`, or everything in `data/figures/`.
    pub fn tables(&mut self, path: &str) -> Vec<Table> {
        let is_it = |table: &mut Table| is_at(&table.file, path);
        self.tables.extract_if(.., is_it).collect()
    }

    /// All documents with this path and ending.
    pub fn documents(&mut self, path: &str, ending: &str) -> Vec<Document> {
        let is_it = |document: &mut Document| {
            let file = document.file.replace(".yml", ".yaml");
            file.ends_with(ending) && is_at(&file, path)
        };
        self.documents.extract_if(.., is_it).collect()
    }

    /// The documents of this name, whatever folder below `path` they stand in: every `survey.yaml`.
    pub fn named(&mut self, path: &str, name: &str) -> Vec<Document> {
        let is_it = |document: &mut Document| {
            let file = document.file.replace(".yml", ".yaml");
            let below = file.strip_prefix(path).and_then(|rest| rest.split_once('/'));
            below.is_some_and(|(_, rest)| rest == name)
        };
        self.documents.extract_if(.., is_it).collect()
    }

    /// Every export and the files beside it, in this folder itself.
    pub fn exports(&mut self, folder: &str) -> Vec<ExportFile> {
        let is_it = |export: &mut ExportFile| {
            export.file.strip_prefix(folder).is_some_and(|rest| !rest.contains('/'))
        };
        self.exports.extract_if(.., is_it).collect()
    }

    /// The one YAML document with this path; a second one beside it, such as `.yml`, is told.
    pub fn document(&mut self, findings: &mut Findings, path: &str) -> Option<Document> {
        let mut documents = self.documents(path, ".yaml").into_iter();
        let first = documents.next();
        for other in documents {
            findings.add(
                Finding::error(Code::DuplicateId, format!("there is another `{path}` beside this one"))
                    .at(Place::file(other.file))
                    .help("keep one of the two, or let the other's name begin with `_`"),
            );
        }
        first
    }

    /// Tells of every file that nobody took.
    pub fn tell_leftovers(self, findings: &mut Findings) {
        let exports = self.exports.into_iter().map(|export| export.file);
        let files = self.tables.into_iter().map(|table| table.file).chain(exports);
        for file in files.chain(self.documents.into_iter().map(|document| document.file)) {
            findings.add(leftover(&file));
        }
    }
}

/// Whether a file has this path: below it if it ends in `/`, else by itself, its ending left aside.
fn is_at(file: &str, path: &str) -> bool {
    match file.strip_prefix(path) {
        Some(rest) if path.ends_with('/') => !rest.contains('/') || path == "content/handbooks/",
        // A backup such as `regions.old.csv` is not the table itself.
        Some(rest) => rest.starts_with('.') && rest.matches('.').count() == 1,
        None => false,
    }
}

fn leftover(file: &str) -> Finding {
    if file.starts_with("data/feeds/") {
        return Finding::warning(
            Code::UnknownFile,
            "this version does not read feeds yet: the file is left out",
        )
        .at(Place::file(file))
        .help("nothing of it is on the site; to silence this, let the folder's name begin with `_`");
    }
    if let Some(rest) = file.strip_prefix("data/surveys/") {
        return of_a_survey(rest).at(Place::file(file));
    }
    let finding =
        Finding::error(Code::UnknownFile, "nothing is known that stands here: the file would be left out");
    let finding = match nearest::of(file, KNOWN) {
        Some(known) => finding.help(format!("did you mean `{known}`?")),
        None => finding.help("move it to where it belongs, or let its name begin with `_` to keep it out"),
    };
    finding.at(Place::file(file))
}

/// A file that belongs to no survey; `rest` is its path below `data/surveys`.
fn of_a_survey(rest: &str) -> Finding {
    let parts: Vec<&str> = rest.split('/').collect();
    let (what, help) = match parts[..] {
        [_] => (
            "a survey has a folder of its own, and this file stands in none",
            "move it to a folder such as data/surveys/practices/, or let its name begin with `_` to keep it out",
        ),
        [_, name] if name.ends_with(".yaml") || name.ends_with(".yml") => (
            "what is told of a survey stands in `survey.yaml`, so this file is not read",
            "call it survey.yaml, or let its name begin with `_` to keep it out",
        ),
        [_, _] => (
            "no `survey.yaml` stands beside this file, so it is not read",
            "start one with `praatplaat inspect`, or let the file's name begin with `_` to keep it out",
        ),
        _ => (
            "the files of a survey stand right in its own folder, so this one is not read",
            "move it up beside survey.yaml, or let its name begin with `_` to keep it out",
        ),
    };
    Finding::error(Code::UnknownFile, what).help(help)
}
