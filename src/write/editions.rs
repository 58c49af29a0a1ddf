//! Keeps the two editions apart: neither is written into, above or below a folder that holds the other. A folder
//! that goes online with all that is in it must not have the internal edition anywhere inside.

use super::{MANIFEST, OF_THE_INTERNAL};
use crate::finding::{Code, Finding};
use crate::project::Edition;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A folder that is the other edition's.
pub struct Other {
    folder: PathBuf,
    edition: Edition,
}

/// The folder of the other edition that is in the way; `None` when none is.
pub fn other(folder: &Path, project: &Path, edition: Edition) -> Option<Other> {
    let folder = real(folder);
    let is_other = |standing: &Edition| *standing != edition;
    let told = |folder: &Path| {
        let edition = standing(folder).filter(is_other)?;
        Some(Other { folder: folder.to_owned(), edition })
    };
    folder.ancestors().find_map(told).or_else(|| below(&folder).find_map(|inner| told(&inner))).or_else(
        || {
            let named = match edition {
                Edition::Public => Edition::Internal,
                Edition::Internal => Edition::Public,
            };
            let is_its = folder == real(&project.join(named.folder()));
            is_its.then_some(Other { folder, edition: named })
        },
    )
}

/// Which edition stands in a folder; `None` where no build made anything. Older lists name none: they are of
/// the public one.
fn standing(folder: &Path) -> Option<Edition> {
    let manifest = fs::read_to_string(folder.join(MANIFEST)).ok()?;
    let is_internal = manifest.lines().next() == Some(OF_THE_INTERNAL);
    Some(if is_internal { Edition::Internal } else { Edition::Public })
}

/// Every folder below this one in which a build left its list.
fn below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = WalkDir::new(folder).min_depth(2).into_iter().filter_map(Result::ok);
    let lists = entries.filter(|entry| entry.file_name() == MANIFEST);
    lists.filter_map(|entry| entry.path().parent().map(Path::to_owned))
}

/// The folder itself, however it is named; as it is named where it does not exist yet.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

impl Other {
    pub fn finding(&self, output: &Path) -> Finding {
        let edition = match self.edition {
            Edition::Public => "public",
            Edition::Internal => "internal",
        };
        Finding::error(
            Code::OtherEdition,
            format!(
                "the site cannot be written to {}: {} is the folder of the {edition} edition",
                output.display(),
                self.folder.display()
            ),
        )
        .help("choose a folder of its own with --output, that neither lies in the other one nor holds it")
    }
}
