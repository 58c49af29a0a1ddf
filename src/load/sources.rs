//! All files of the project: tables, texts and pictures, in the order of their paths.

use super::export::ExportFile;
use super::table::Table;
use super::{FORMATS, encoding};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::nearest;
use std::fs;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// What stands in the project's folder: raw, each with its path.
#[derive(Debug, Default)]
pub struct Sources {
    pub tables: Vec<Table>,
    /// Exports of surveys and the files beside them, not yet opened.
    pub exports: Vec<ExportFile>,
    /// YAML and Markdown.
    pub documents: Vec<Document>,
    /// Files in `data/boundaries`: where regions lie, as GeoJSON.
    pub boundaries: Vec<Document>,
    /// Pictures and other files that go to the site as they are.
    pub assets: Vec<Asset>,
}

/// A text file.
#[derive(Debug, Clone)]
pub struct Document {
    pub file: String,
    pub text: String,
}

/// A file that is not read, only passed on.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The path from `content`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What a content folder may hold beside texts. Not SVG: opened by itself it can run scripts.
const ASSETS: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf"];
const TEXTS: &[&str] = &["yaml", "yml", "md"];
const BOUNDARIES: &[&str] = &["geojson", "json"];

/// Larger files of boundaries take minutes and gigabytes, and show no more on a page.
const LARGEST_BOUNDARIES: u64 = 32 * 1024 * 1024;

/// Reads all files under `data` and `content`.
pub fn sources(findings: &mut Findings, folder: &Path) -> Sources {
    let mut sources = Sources::default();
    for part in ["data", "content"] {
        let root = folder.join(part);
        if !root.is_dir() {
            continue;
        }
        for entry in WalkDir::new(&root).sort_by_file_name().into_iter().filter_entry(is_ours) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => add(findings, &mut sources, folder, entry.path()),
                Ok(_) => {}
                Err(error) => cannot_read(findings, part, &error.to_string()),
            }
        }
    }
    sources
}

/// Names that begin with a dot, an underscore or `~$` are an editor's or Excel's own.
fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with(['.', '_']) || name.starts_with("~$") || name.ends_with('~'))
}

fn add(findings: &mut Findings, sources: &mut Sources, folder: &Path, path: &Path) {
    let file = shown(folder, path);
    if file.starts_with("data/surveys/") && !file.ends_with(".yaml") && !file.ends_with(".yml") {
        sources.exports.push(ExportFile::new(file, path.to_owned()));
        return;
    }
    if file.starts_with("data/boundaries/") && is_too_large(path) {
        return too_large(findings, &file);
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return cannot_read(findings, &file, &error.to_string()),
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let format = FORMATS.iter().find(|(name, _)| *name == ending);
    if let Some((_, read)) = format {
        sources.tables.extend(read(findings, &file, &bytes));
    } else if TEXTS.contains(&ending.as_str()) {
        sources.documents.extend(encoding::text(findings, &file, &bytes).map(|text| Document { file, text }));
    } else if file.starts_with("data/boundaries/") && BOUNDARIES.contains(&ending.as_str()) {
        sources
            .boundaries
            .extend(encoding::text(findings, &file, &bytes).map(|text| Document { file, text }));
    } else if let Some(path) = file.strip_prefix("content/").filter(|_| ASSETS.contains(&ending.as_str())) {
        sources.assets.push(Asset { path: path.to_owned(), bytes });
    } else {
        unknown(findings, &file, &ending);
    }
}

/// The path from the project's folder, with `/` on every system.
fn shown(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn is_too_large(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGEST_BOUNDARIES)
}

fn too_large(findings: &mut Findings, file: &str) {
    let most = LARGEST_BOUNDARIES / 1024 / 1024;
    findings.add(
        Finding::error(Code::TooLarge, format!("this file of boundaries is larger than {most} MB"))
            .at(Place::file(file))
            .help("take the generalised boundaries (`gegeneraliseerd`): on a page they look the same"),
    );
}

fn cannot_read(findings: &mut Findings, file: &str, reason: &str) {
    findings.add(
        Finding::error(Code::CannotRead, format!("cannot be read: {reason}"))
            .at(Place::file(file))
            .help("close it in other programs, and check that you may read it"),
    );
}

fn unknown(findings: &mut Findings, file: &str, ending: &str) {
    let known: Vec<&str> =
        FORMATS.iter().map(|(name, _)| *name).chain(TEXTS.iter().chain(ASSETS).copied()).collect();
    let finding = match ending {
        "xls" => Finding::error(Code::UnknownFile, "old Excel files (.xls) are not read")
            .help("open it in Excel and save it as .xlsx"),
        "ods" => Finding::error(Code::UnknownFile, "OpenDocument tables (.ods) are not read")
            .help("save it as .xlsx or as `CSV UTF-8`"),
        _ if file.starts_with("data/boundaries/") => Finding::warning(
            Code::UnknownFile,
            "boundaries are read as GeoJSON only, so this file is left out",
        )
        .help("save it as GeoJSON, or let its name begin with `_`"),
        "geojson" => Finding::warning(Code::UnknownFile, "boundaries stand in data/boundaries")
            .help("move this file there"),
        _ => Finding::warning(Code::UnknownFile, "this kind of file is left out").help(format!(
            "{}; to keep it here all the same, let its name begin with `_`",
            nearest::list(&known)
        )),
    };
    findings.add(finding.at(Place::file(file)));
}
