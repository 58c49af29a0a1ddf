//! From a folder on disk to raw cells and texts, each with its place. Knows no questions and no regions.

mod csv;
mod encoding;
pub mod export;
pub mod finished;
mod guarded;
mod sources;
mod table;
mod theme;
mod unpacked;
mod xlsx;

pub use export::{AnswerRow, Export, ExportFile, ExportSettings, Tool};
pub use sources::{Asset, Document, Sources};
pub use table::{Row, Table};

use crate::finding::{Code, Finding, Findings, Place, Stopped};
use crate::project::{Edition, Project, SETTINGS_FILE, Settings};
use crate::text::date::Period;
use crate::text::language::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// How a file becomes a table: its bytes and path in, cells out. `None` when it cannot be read.
type ReadTable = fn(&mut Findings, &str, &[u8]) -> Option<Table>;

/// The forms a table may have, by the end of its file's name.
const FORMATS: &[(&str, ReadTable)] = &[("csv", csv::read), ("xlsx", xlsx::read)];

/// What is decided for one build, outside the project's files.
#[derive(Debug, Clone)]
pub struct Choices {
    pub edition: Edition,
    /// Where the site will stand, instead of where the settings say.
    pub base_url: Option<String>,
    /// The folder of the public site that was published before, where it does not stand in the output.
    pub previous: Option<PathBuf>,
    pub today: Period,
}

/// Opens the project in this folder: its settings, language and theme.
pub fn project(findings: &mut Findings, folder: PathBuf, choices: Choices) -> Result<Project, Stopped> {
    let Choices { edition, base_url, previous, today } = choices;
    let settings = settings(findings, &folder, base_url);
    findings.stop_on_error()?;
    let mut settings = settings.ok_or(Stopped)?;
    if edition == Edition::Internal {
        // A feed is made to be taken over elsewhere.
        settings.feeds.clear();
    }
    let language = language(findings, &settings);
    let theme = theme::theme(findings, &folder, &settings);
    let before = previous.and_then(|previous| finished::before(findings, &previous));
    findings.stop_on_error()?;
    Ok(Project { folder, settings, language: language.ok_or(Stopped)?, theme, edition, before, today })
}

fn settings(findings: &mut Findings, folder: &Path, base_url: Option<String>) -> Option<Settings> {
    let Ok(bytes) = fs::read(folder.join(SETTINGS_FILE)) else {
        findings.add(
            Finding::error(Code::NoProject, format!("there is no {SETTINGS_FILE} in {}", folder.display()))
                .help("go to the folder of your site, name it with --root, or start one with `praatplaat new site NAME`"),
        );
        return None;
    };
    let text = encoding::text(findings, SETTINGS_FILE, &bytes)?;
    let mut settings = Settings::read(findings, &text)?;
    if let Some(base_url) = base_url {
        settings.stands_at(findings, base_url);
    }
    Some(settings)
}

fn language(findings: &mut Findings, settings: &Settings) -> Option<Language> {
    let language = Language::new(&settings.language);
    if language.is_none() {
        findings.add(
            Finding::error(Code::BadValue, format!("there is no language `{}`", settings.language))
                .at(Place::file(SETTINGS_FILE).column("language"))
                .help("write `nl` or `en`"),
        );
    }
    language
}

/// Reads all tables, texts and pictures of the project.
pub fn sources(findings: &mut Findings, folder: &Path) -> Sources {
    sources::sources(findings, folder)
}
