//! The theme: the chosen one file by file over the default one, which travels inside the program.

use super::encoding;
use crate::finding::{Code, Finding, Findings, Place};
use crate::project::{SETTINGS_FILE, Settings, Theme, ThemeFile, ThemeParts};
use crate::text::nearest;
use crate::text::yaml::{self, Yaml};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme by their path in it, such as `templates/start.html`, with their path to show.
type Files = BTreeMap<String, (String, Vec<u8>)>;

/// The theme that the settings name.
pub fn theme(findings: &mut Findings, folder: &Path, settings: &Settings) -> Theme {
    let mut files = Files::new();
    add_embedded(&mut files, &DEFAULT);
    let embedded_texts = translations(findings, &files, &settings.language);
    add_folder(findings, &mut files, folder, "default");
    if settings.theme != "default" && !add_folder(findings, &mut files, folder, &settings.theme) {
        findings.add(unknown(folder, &settings.theme));
    }
    tell_unspoken(findings, &files, &settings.language);
    let mut theme = sorted(findings, &files);
    theme.translations.extend(embedded_texts);
    theme.translations.extend(translations(findings, &files, &settings.language));
    theme.parts = parts(findings, &files).unwrap_or_default();
    theme
}

fn parts(findings: &mut Findings, files: &Files) -> Option<ThemeParts> {
    let (shown, bytes) = files.get("theme.yaml")?;
    let text = encoding::text(findings, shown, bytes)?;
    yaml::read(findings, Yaml { text: &text, file: shown, rows_before: 0 })
}

fn add_embedded(files: &mut Files, folder: &Dir<'_>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path.clone(), (format!("themes/default/{path}"), file.contents().to_vec()));
    }
    folder.dirs().for_each(|inner| add_embedded(files, inner));
}

/// Lays the files of `themes/<name>` over the ones that are there; says whether there is such a folder.
fn add_folder(findings: &mut Findings, files: &mut Files, folder: &Path, name: &str) -> bool {
    let root = folder.join("themes").join(name);
    if !root.is_dir() {
        return false;
    }
    for entry in WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if !entry.file_type().is_file() || entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let below = entry.path().strip_prefix(&root).unwrap_or(entry.path());
        let path = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let shown = format!("themes/{name}/{path}");
        match fs::read(entry.path()) {
            Ok(bytes) => drop(files.insert(path, (shown, bytes))),
            Err(error) => findings.add(
                Finding::error(Code::CannotRead, format!("cannot be read: {error}")).at(Place::file(shown)),
            ),
        }
    }
    true
}

fn unknown(folder: &Path, name: &str) -> Finding {
    let themes: Vec<String> = fs::read_dir(folder.join("themes"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .chain(["default".to_owned()])
        .collect();
    let known: Vec<&str> = themes.iter().map(String::as_str).collect();
    let message = format!("there is no theme `{name}`: the folder themes/{name} does not exist");
    let finding = Finding::error(Code::UnknownTheme, message).at(Place::file(SETTINGS_FILE).column("theme"));
    match nearest::of(name, &known) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("make that folder, or write `theme: default`"),
    }
}

fn sorted(findings: &mut Findings, files: &Files) -> Theme {
    let mut theme = Theme::default();
    for (path, (shown, bytes)) in files {
        if let Some(name) = path.strip_prefix("templates/") {
            let text = encoding::text(findings, shown, bytes);
            theme
                .templates
                .extend(text.map(|text| (name.to_owned(), ThemeFile { path: shown.clone(), text })));
        } else if ["css/", "js/", "fonts/", "images/"].iter().any(|folder| path.starts_with(folder)) {
            theme.assets.insert(path.clone(), bytes.clone());
        }
    }
    theme
}

/// Tells when the theme does not speak the site's language: it would be called what it is not.
fn tell_unspoken(findings: &mut Findings, files: &Files, language: &str) {
    let spoken = files.keys().filter_map(|path| path.strip_prefix("i18n/")?.strip_suffix(".yaml"));
    let spoken: Vec<&str> = spoken.collect();
    if !spoken.contains(&language) {
        findings.add(
            Finding::error(Code::BadValue, format!("the theme has no texts in the language `{language}`"))
                .at(Place::file(SETTINGS_FILE).column("language"))
                .help(format!(
                    "write one of {}, or add i18n/{language}.yaml to the theme",
                    spoken.join(", ")
                )),
        );
    }
}

/// The texts in the site's language; in Dutch where the theme does not speak it.
fn translations(findings: &mut Findings, files: &Files, language: &str) -> Option<ThemeFile> {
    let (shown, bytes) = files.get(&format!("i18n/{language}.yaml")).or_else(|| files.get("i18n/nl.yaml"))?;
    let text = encoding::text(findings, shown, bytes)?;
    Some(ThemeFile { path: shown.clone(), text })
}
