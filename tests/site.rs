//! A small whole project in a folder of its own, to be spoilt and built.

use praatplaat::finding::{Findings, Messages, print};
use praatplaat::load::{self, Choices};
use praatplaat::project::Edition;
use praatplaat::text::date::Period;
use praatplaat::write::{Memory, Summary};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A project that a test may change.
pub struct Site {
    folder: TempDir,
}

/// What building it gave.
pub struct Built {
    pub memory: Memory,
    /// The findings as they are printed to a log.
    pub findings: String,
    pub summary: Option<Summary>,
}

/// Where the projects of the tests stand.
pub fn sites() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("the file can be copied");
        }
    }
}

impl Site {
    /// The project `tests/sites/small`.
    pub fn small() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        copy_folder(&sites().join("small"), folder.path());
        Self { folder }
    }

    /// The settings and the vocabulary of the small project, and nothing else.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let site = Self { folder };
        ["praatplaat.yaml", "data/vocabulary.yaml", "data/sources.yaml"].iter().fold(site, |site, path| {
            let bytes = fs::read(sites().join("small").join(path)).expect("the file is there");
            site.write(path, bytes)
        })
    }

    /// The small project with the files of another folder laid over it, or over the one that its file
    /// `on.txt` names. A file `removed.txt` names the ones to take away.
    pub fn spoilt(name: &str) -> Self {
        let over = sites().join(name);
        let site = match fs::read_to_string(over.join("on.txt")) {
            Ok(base) => Self::spoilt(base.trim()),
            Err(_) => Self::small(),
        };
        copy_folder(&over, site.path());
        for path in fs::read_to_string(over.join("removed.txt")).unwrap_or_default().lines() {
            fs::remove_file(site.path().join(path)).expect("what is to be removed is there");
        }
        site
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let target = self.path().join(path);
        fs::create_dir_all(target.parent().expect("a file stands in a folder"))
            .expect("the folder can be made");
        fs::write(target, bytes).expect("the file can be written");
        self
    }

    pub fn remove(self, path: &str) -> Self {
        fs::remove_file(self.path().join(path)).expect("the file is there");
        self
    }

    pub fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path().join(path)).expect("the file is there");
        assert!(text.contains(from), "{path} does not hold {from}");
        self.write(path, text.replace(from, to))
    }

    pub fn build(&self) -> Built {
        self.build_at(None)
    }

    /// Builds it as if it stood at this address.
    pub fn build_at(&self, base_url: Option<&str>) -> Built {
        build(self.path(), base_url)
    }

    /// Builds it where another site stands.
    pub fn build_over(&self, before: &Built) -> Built {
        let memory = Memory { files: before.memory.files.clone() };
        over(memory, self.path(), None, Edition::Public)
    }

    /// Builds this edition of it.
    pub fn build_for(&self, edition: Edition) -> Built {
        edition_of(self.path(), None, edition)
    }
}

/// Builds the project in a folder into memory, on a fixed day.
pub fn build(folder: &Path, base_url: Option<&str>) -> Built {
    edition_of(folder, base_url, Edition::Public)
}

/// Builds an edition of the project in a folder into memory, on a fixed day.
pub fn edition_of(folder: &Path, base_url: Option<&str>, edition: Edition) -> Built {
    over(Memory::default(), folder, base_url, edition)
}

/// Builds an edition of the project in a folder into memory where another site may stand, on a fixed day.
fn over(mut memory: Memory, folder: &Path, base_url: Option<&str>, edition: Edition) -> Built {
    let mut findings = Findings::default();
    let choices = Choices {
        edition,
        base_url: base_url.map(str::to_owned),
        previous: None,
        today: Period::parse("2026-01-01").expect("a day"),
    };
    let summary = load::project(&mut findings, folder.to_owned(), choices)
        .and_then(|project| praatplaat::build(&mut findings, &project, &mut memory));
    let mut printed = Vec::new();
    print(&findings, Messages::Plain, &mut printed).expect("a vector takes all bytes");
    Built { memory, findings: String::from_utf8(printed).expect("messages are UTF-8"), summary: summary.ok() }
}

impl Built {
    /// Checks that the site was built without a word.
    #[track_caller]
    pub fn builds_cleanly(self) -> Self {
        assert_eq!(self.findings, "");
        assert!(self.summary.is_some());
        self
    }

    #[track_caller]
    pub fn page(&self, path: &str) -> &str {
        let bytes =
            self.memory.files.get(path).unwrap_or_else(|| panic!("{path} was not made\n{}", self.findings));
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// A page as it is read, without what says which figure a number is.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        let mut pieces = self.page(path).split("<span data-");
        let mut read = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            // The element that was made for the number alone, up to its end.
            let (mark, rest) = piece.split_once('>').unwrap_or(("", piece));
            let (number, after) = rest.split_once("</span>").unwrap_or((rest, ""));
            match mark.split('=').next() {
                Some("figure" | "response") => read.extend([number, after]),
                _ => read.extend(["<span data-", piece]),
            }
        }
        read
    }

    /// Checks that a page holds this text.
    #[track_caller]
    pub fn shows(self, path: &str, text: &str) -> Self {
        let is_there = self.page(path).contains(text) || self.read(path).contains(text);
        assert!(is_there, "{path} does not show {text}:\n{}", self.page(path));
        self
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.findings.contains(text), "nobody says {text}:\n{}", self.findings);
        self
    }

    /// Checks that nothing was made.
    #[track_caller]
    pub fn stops(self) -> Self {
        assert!(self.summary.is_none(), "the build went on:\n{}", self.findings);
        assert!(self.memory.files.is_empty());
        self
    }
}
