//! Structure files beside an export: what a survey tool says of its own questions.

use super::asked::labels_of;
use crate::finding::Findings;
use crate::load::Export;
use crate::load::ExportFile;
use crate::load::export::{Labels, Role};
use std::fs;
use std::path::{Path, PathBuf};

/// A structure file and what it says.
pub struct Structure {
    pub path: PathBuf,
    pub labels: Labels,
}

impl Structure {
    /// Its name, without the folder.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The structure files in the folder of an export that are about its columns; an SPSS file needs none.
pub fn beside(export: &Export, path: &Path) -> Vec<Structure> {
    if !export.labels.columns.is_empty() {
        return Vec::new();
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|other| other != path && other.is_file() && may_be_structure(other));
    paths.sort();
    // A file that is no structure file after all is no mistake of anybody's.
    let read = |path: PathBuf| {
        let labels = ExportFile::at(&path).labels(&mut Findings::default())?;
        Some(Structure { path, labels })
    };
    paths.into_iter().filter_map(read).filter(|structure| is_about(export, &structure.labels)).collect()
}

fn may_be_structure(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let begins = ["values_", "variables_"].iter().any(|start| name.starts_with(start));
    ends(&[".lss", ".tsv", ".txt"]) || (begins && ends(&[".csv"]))
}

/// Whether it names at least a third of the columns.
fn is_about(export: &Export, labels: &Labels) -> bool {
    let columns = export.columns.iter().filter(|column| column.role == Role::Answer);
    let (known, all) = columns.fold((0, 0), |(known, all), column| {
        (known + usize::from(labels_of(column, labels).is_some()), all + 1)
    });
    all > 0 && known * 3 >= all
}
