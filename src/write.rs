//! From pages to the output: only what changed is written, and withdrawn pages leave.

mod editions;

use crate::finding::{Code, Finding, Findings, Place, Stopped};
use crate::project::{Edition, PublishedBefore, SETTINGS_FILE};
use crate::render::Page;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where pages go: a folder on disk, or memory.
pub trait Output {
    /// The files that the build before this one made.
    fn made_before(&self) -> BTreeSet<String>;
    /// The bytes that stand at this path; `None` when nothing does.
    fn standing(&self, path: &str) -> Option<Vec<u8>>;
    /// Puts these bytes at this path, whole or not at all.
    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()>;
    /// Removes a file that an earlier build made.
    fn remove(&mut self, path: &str) -> io::Result<()>;
    /// Remembers which files are ours.
    fn remember(&mut self, paths: &BTreeSet<String>) -> io::Result<()>;
}

/// What the site that stands here told, before another takes its place.
pub fn standing(output: &dyn Output) -> Option<PublishedBefore> {
    PublishedBefore::of(|path| output.standing(path))
}

/// What a build did to the output.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    pub pages: usize,
    pub files: usize,
    pub written: usize,
    pub removed: usize,
}

/// Writes what differs, then removes what is no longer made. Files that are not ours stay.
///
/// What is about to be ours is remembered first: should the disk fail halfway, the next build still
/// knows every file that it may have to take away.
pub fn pages(findings: &mut Findings, output: &mut dyn Output, pages: Vec<Page>) -> Result<Summary, Stopped> {
    let paths: BTreeSet<String> = pages.iter().map(|page| page.address.file()).collect();
    let before = output.made_before();
    tell_strange(findings, output, &before, &pages);
    findings.stop_on_error()?;
    let both = before.union(&paths).cloned().collect();
    output.remember(&both).map_err(|error| stopped(findings, MANIFEST, &error))?;
    let mut summary = Summary { files: pages.len(), ..Summary::default() };
    for page in &pages {
        let path = page.address.file();
        summary.pages += usize::from(path.ends_with(".html"));
        if output.standing(&path).as_deref() == Some(page.bytes.as_slice()) {
            continue;
        }
        output.put(&path, &page.bytes).map_err(|error| stopped(findings, &path, &error))?;
        summary.written += 1;
    }
    for path in before.difference(&paths) {
        output.remove(path).map_err(|error| stopped(findings, path, &error))?;
        summary.removed += 1;
    }
    output.remember(&paths).map_err(|error| stopped(findings, MANIFEST, &error))?;
    Ok(summary)
}

/// Tells of files that stand where a page would, but that no build made: they are somebody's.
fn tell_strange(findings: &mut Findings, output: &dyn Output, before: &BTreeSet<String>, pages: &[Page]) {
    for page in pages {
        let path = page.address.file();
        let is_strange =
            !before.contains(&path) && output.standing(&path).is_some_and(|bytes| bytes != page.bytes);
        if is_strange {
            findings.add(
                Finding::error(Code::OutputInTheWay, "a file that no build made stands where a page would")
                    .at(Place::file(path))
                    .help("move it away, or choose another folder with --output"),
            );
        }
    }
}

fn stopped(findings: &mut Findings, path: &str, error: &io::Error) -> Stopped {
    findings.add(
        Finding::error(Code::CannotWrite, format!("cannot be written: {error}")).at(Place::file(path)).help(
            "check that the disk is not full and that no other program holds the file; then build again",
        ),
    );
    Stopped
}

/// The list of the files that are ours, kept in the output itself.
const MANIFEST: &str = ".praatplaat";

/// How the list begins where what stands there is the internal edition. Without it, it is the public one.
const OF_THE_INTERNAL: &str = "# internal: never put this folder on a web server";

/// A folder on disk.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    edition: Edition,
}

impl Disk {
    /// A folder to write an edition to, which is not the project nor holds it, and has nothing to do with the
    /// other edition.
    pub fn new(
        findings: &mut Findings,
        folder: PathBuf,
        project: &Path,
        edition: Edition,
    ) -> Result<Self, Stopped> {
        let in_the_way = folder.is_file() || folder.join(SETTINGS_FILE).exists() || lies_in(project, &folder);
        let is_ours =
            ["content", "data", "themes", "src"].iter().any(|part| lies_in(&folder, &project.join(part)));
        if in_the_way || is_ours {
            findings.add(
                Finding::error(
                    Code::OutputInTheWay,
                    format!("the site cannot be written to {}", folder.display()),
                )
                .help("choose a folder of its own, such as --output public"),
            );
            return Err(Stopped);
        }
        let other = editions::other(&folder, project, edition);
        if let Some(other) = &other {
            findings.add(other.finding(&folder));
        }
        if other.is_some() { Err(Stopped) } else { Ok(Self { folder, edition }) }
    }
}

/// Whether a folder, which need not exist yet, is another one or lies in it.
fn lies_in(folder: &Path, other: &Path) -> bool {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let existing = folder.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    matches!((existing, other.canonicalize()), (Some(folder), Ok(other)) if folder.starts_with(&other))
}

impl Output for Disk {
    fn made_before(&self) -> BTreeSet<String> {
        let manifest = fs::read_to_string(self.folder.join(MANIFEST)).unwrap_or_default();
        // The file may have been touched by hand: nothing outside the folder is ever removed.
        let is_inside = |path: &&str| {
            !path.starts_with('/')
                && !path.contains('\\')
                && path.split('/').all(|part| part != ".." && !part.is_empty())
        };
        manifest
            .lines()
            .filter(|line| *line != OF_THE_INTERNAL)
            .filter(is_inside)
            .map(str::to_owned)
            .collect()
    }

    fn standing(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(path)).ok()
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let target = self.folder.join(path);
        let folder = target.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        // Beside its place first, then moved over it: a reader sees the old page or the new one.
        let mut beside = NamedTempFile::new_in(folder)?;
        beside.write_all(bytes)?;
        readable_by_the_server(beside.as_file())?;
        beside.persist(&target)?;
        Ok(())
    }

    fn remove(&mut self, path: &str) -> io::Result<()> {
        let target = self.folder.join(path);
        match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // Folders that are empty now go too; one that holds something strange cannot be removed, and stays.
        let mut folder = target.parent();
        while let Some(empty) =
            folder.filter(|folder| *folder != self.folder && fs::remove_dir(folder).is_ok())
        {
            folder = empty.parent();
        }
        Ok(())
    }

    fn remember(&mut self, paths: &BTreeSet<String>) -> io::Result<()> {
        let mut manifest = match self.edition {
            Edition::Public => String::new(),
            Edition::Internal => format!("{OF_THE_INTERNAL}\n"),
        };
        for path in paths {
            manifest.push_str(path);
            manifest.push('\n');
        }
        if self.standing(MANIFEST).as_deref() == Some(manifest.as_bytes()) {
            return Ok(());
        }
        self.put(MANIFEST, manifest.as_bytes())
    }
}

/// A temporary file is its owner's alone; a page is everyone's to read.
#[cfg(unix)]
fn readable_by_the_server(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_the_server(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// An output in memory, for `check` and for tests.
#[derive(Debug, Default)]
pub struct Memory {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Output for Memory {
    fn made_before(&self) -> BTreeSet<String> {
        self.files.keys().cloned().collect()
    }

    fn standing(&self, path: &str) -> Option<Vec<u8>> {
        self.files.get(path).cloned()
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn remove(&mut self, path: &str) -> io::Result<()> {
        self.files.remove(path);
        Ok(())
    }

    fn remember(&mut self, _: &BTreeSet<String>) -> io::Result<()> {
        Ok(())
    }
}
