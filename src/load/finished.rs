//! A finished site, read back from disk: to audit it, or to know what was published before.

use crate::finding::{Code, Finding, Findings};
use crate::project::PublishedBefore;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The files of a site by their path from its root, with `/` on every system; `None` when the folder holds no
/// site.
pub fn site(findings: &mut Findings, folder: &Path) -> Option<Vec<(String, Vec<u8>)>> {
    let files: Vec<(String, Vec<u8>)> = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(folder).ok()?;
            let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            is_read(&parts).then(|| Some((parts.join("/"), fs::read(entry.path()).ok()?)))?
        })
        .collect();
    if files.iter().any(|(path, _)| path == "index.html") {
        return Some(files);
    }
    findings.add(no_site(folder));
    None
}

/// What can hold a number, scripts with data among them. Pictures and style sheets are not read, nor what is hidden from a web server.
fn is_read(parts: &[String]) -> bool {
    const ENDS: [&str; 9] = ["html", "htm", "csv", "json", "geojson", "js", "mjs", "xml", "svg"];
    let is_hidden = parts.iter().any(|part| part.starts_with('.'));
    let end = parts.last().and_then(|name| name.rsplit_once('.')).map_or("", |(_, end)| end);
    !is_hidden && ENDS.contains(&end)
}

/// What the public site in this folder told.
pub fn before(findings: &mut Findings, folder: &Path) -> Option<PublishedBefore> {
    let before = PublishedBefore::of(|path| fs::read(folder.join(path)).ok());
    if before.is_none() {
        findings.add(no_site(folder));
    }
    before
}

fn no_site(folder: &Path) -> Finding {
    Finding::error(Code::NoSite, format!("there is no public site in {}", folder.display()))
        .help("name the folder that holds its index.html and data/figures.csv, such as public")
}
