//! `new`: a started file or a whole small site, with comments in the site's language.

use super::new_survey::{self, NewSurvey};
use super::today::today;
use crate::cli::{NewArguments, Outcome, suited_messages};
use crate::finding::{Code, Finding, Findings, Place, Stopped, print};
use crate::load::{self, Choices};
use crate::project::{Edition, Project};
use crate::text::slug::{is_slug, slug};
use crate::tidy;
use include_dir::{Dir, include_dir};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

static STARTERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/commands/new");

/// What can be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// A whole small site, in a folder of this name
    Site,
    /// The text of a region that is in data/regions.csv
    Region,
    /// An entry of the catalogue of interventions
    Case,
    /// A handbook with its first chapter
    Handbook,
    /// A survey, with a first indicator when its export is named
    Survey,
    /// Somebody's experience, told without their name
    Story,
}

/// The languages that started files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum StarterLanguage {
    /// Dutch
    Nl,
    /// English
    En,
}

impl StarterLanguage {
    /// The folder its starters stand in.
    fn folder(self) -> &'static str {
        match self {
            StarterLanguage::Nl => "nl",
            StarterLanguage::En => "en",
        }
    }
}

/// A file to be made: where, and what stands in it.
pub struct Started {
    path: PathBuf,
    matter: Matter,
}

enum Matter {
    Text(Vec<u8>),
    /// What stands in a file elsewhere, which may be large.
    CopyOf(PathBuf),
}

impl Started {
    pub fn text(path: PathBuf, text: impl Into<Vec<u8>>) -> Self {
        Self { path, matter: Matter::Text(text.into()) }
    }

    pub fn copy(path: PathBuf, from: PathBuf) -> Self {
        Self { path, matter: Matter::CopyOf(from) }
    }

    fn write(&self) -> io::Result<()> {
        fs::create_dir_all(self.path.parent().unwrap_or(Path::new(".")))?;
        match &self.matter {
            Matter::Text(text) => fs::write(&self.path, text),
            Matter::CopyOf(from) => fs::copy(from, &self.path).map(drop),
        }
    }
}

/// Starts what was asked for. Nothing that is there already is overwritten.
pub fn new(arguments: &NewArguments) -> Outcome {
    if arguments.export.is_some() && arguments.kind != Kind::Survey {
        eprintln!(
            "error: only a survey has an export\n  help: write `praatplaat new survey NAME --export FILE`"
        );
        return Outcome::Misused;
    }
    let mut findings = Findings::default();
    let made = started(&mut findings, arguments).and_then(|files| write(&mut findings, &files));
    // A message that cannot be printed because the terminal is gone is no reason to fail.
    let _ = print(&findings, suited_messages(), &mut io::stderr());
    match made {
        Ok(paths) => {
            paths.iter().for_each(|path| println!("{}", path.display()));
            eprintln!("{}", next_step(arguments, &paths));
            Outcome::Done
        }
        Err(Stopped) => Outcome::Stopped,
    }
}

/// What to do with what was started.
fn next_step(arguments: &NewArguments, made: &[PathBuf]) -> String {
    match arguments.kind {
        Kind::Site => {
            format!("next: praatplaat build --root {}", arguments.root.join(slug(&arguments.name)).display())
        }
        Kind::Survey if arguments.export.is_none() => {
            "next: put the export beside it, fill it in, and look it over with `praatplaat check`".to_owned()
        }
        Kind::Survey if made.iter().any(|path| path.components().any(|part| part.as_os_str() == "indicators")) => {
            "\nnext: look survey.yaml and the indicator over, and run `praatplaat build`: the first figure is on the page of its region"
                .to_owned()
        }
        Kind::Survey => {
            "\nno closed question was found to make a first indicator of; give one its `kind` and `answers` in survey.yaml\n\
             next: start an indicator of it in data/indicators, and look all over with `praatplaat check`"
                .to_owned()
        }
        Kind::Region | Kind::Case | Kind::Handbook | Kind::Story => {
            "next: fill it in, and look it over with `praatplaat check`".to_owned()
        }
    }
}

fn started(findings: &mut Findings, arguments: &NewArguments) -> Result<Vec<Started>, Stopped> {
    let id = if is_slug(&arguments.name) { arguments.name.clone() } else { slug(&arguments.name) };
    if id.is_empty() {
        findings.add(
            Finding::error(Code::BadId, format!("no address can be made of `{}`", arguments.name))
                .help("choose a name with letters or digits in it"),
        );
        return Err(Stopped);
    }
    let gaps = Gaps { title: title(&arguments.name), id, today: today().to_string() };
    let content =
        |part: &str, ending: &str| arguments.root.join(format!("content/{part}/{}{ending}", gaps.id));
    match arguments.kind {
        Kind::Site => Ok(site(arguments, &gaps)),
        Kind::Region => region(findings, arguments, &gaps),
        Kind::Case => Ok(file(&starter(findings, arguments, "case.md")?, &content("cases", ".md"), &gaps)),
        Kind::Story => {
            Ok(file(&starter(findings, arguments, "story.md")?, &content("stories", ".md"), &gaps))
        }
        Kind::Survey => survey(findings, arguments, &gaps),
        Kind::Handbook => {
            Ok(folder(&starter(findings, arguments, "handbook")?, &content("handbooks", ""), &gaps))
        }
    }
}

/// A survey, and what its export tells.
fn survey(findings: &mut Findings, arguments: &NewArguments, gaps: &Gaps) -> Result<Vec<Started>, Stopped> {
    let new = NewSurvey {
        id: &gaps.id,
        title: &gaps.title,
        root: &arguments.root,
        export: arguments.export.as_deref(),
    };
    let (started, told) = new_survey::survey(findings, &new)?;
    told.iter().for_each(|line| eprintln!("{line}"));
    Ok(started)
}

/// The path of a starter in the language of the site it is for.
fn starter(findings: &mut Findings, arguments: &NewArguments, name: &str) -> Result<String, Stopped> {
    let project = project(findings, &arguments.root)?;
    Ok(format!("{}/{name}", StarterLanguage::of(&project).folder()))
}

/// What is filled into a starter.
struct Gaps {
    title: String,
    id: String,
    today: String,
}

/// A whole site, which goes by its name as it was typed.
fn site(arguments: &NewArguments, gaps: &Gaps) -> Vec<Started> {
    let starter = format!("{}/site", arguments.language.folder());
    let named = Gaps { title: arguments.name.clone(), id: gaps.id.clone(), today: gaps.today.clone() };
    folder(&starter, &arguments.root.join(&gaps.id), &named)
}

fn project(findings: &mut Findings, root: &Path) -> Result<Project, Stopped> {
    let choices = Choices { edition: Edition::Public, base_url: None, previous: None, today: today() };
    load::project(findings, root.to_owned(), choices)
}

/// The text of a region stands under its id, so the table must have it first.
fn region(findings: &mut Findings, arguments: &NewArguments, gaps: &Gaps) -> Result<Vec<Started>, Stopped> {
    let project = project(findings, &arguments.root)?;
    let sources = load::sources(findings, &project.folder);
    let study = tidy::study(&mut Findings::default(), &project.settings, Edition::Public, sources);
    let regions = &study.library.regions;
    let Some(region) = regions.find(&arguments.name).and_then(|id| regions.get(id)) else {
        let finding = regions.unknown(&arguments.name).at(Place::file("data/regions.csv"));
        findings
            .add(finding.help("add a row for it to data/regions.csv first; then its text can be started"));
        return Err(Stopped);
    };
    let path = project.folder.join(format!("content/regions/{}.md", region.id));
    let starter = format!("{}/region.md", StarterLanguage::of(&project).folder());
    let named = Gaps { title: region.name.clone(), id: region.id.to_string(), today: gaps.today.clone() };
    Ok(file(&starter, &path, &named))
}

/// A name as it begins a sentence: `vakantie-dokter` becomes `Vakantie dokter`.
fn title(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The text of a starter, with its gaps.
pub fn starter_text(language: StarterLanguage, name: &str) -> String {
    let file = STARTERS.get_file(format!("{}/{name}", language.folder()));
    String::from_utf8_lossy(file.map(include_dir::File::contents).unwrap_or_default()).into_owned()
}

fn file(starter: &str, path: &Path, gaps: &Gaps) -> Vec<Started> {
    let text = STARTERS.get_file(starter).map(include_dir::File::contents).unwrap_or_default();
    vec![Started::text(path.to_owned(), filled(text, gaps))]
}

fn folder(starter: &str, path: &Path, gaps: &Gaps) -> Vec<Started> {
    let mut files = Vec::new();
    if let Some(folder) = STARTERS.get_dir(starter) {
        add(&mut files, folder, starter, path, gaps);
    }
    files
}

fn add(files: &mut Vec<Started>, folder: &Dir<'_>, starter: &str, path: &Path, gaps: &Gaps) {
    for file in folder.files() {
        let below = file.path().strip_prefix(starter).unwrap_or(file.path());
        files.push(Started::text(path.join(below), filled(file.contents(), gaps)));
    }
    folder.dirs().for_each(|inner| add(files, inner, starter, path, gaps));
}

/// The starter with its gaps filled. A title may hold signs that mean something between quotes.
fn filled(text: &[u8], gaps: &Gaps) -> Vec<u8> {
    let quoted = gaps.title.replace('\\', "\\\\").replace('"', "\\\"");
    String::from_utf8_lossy(text)
        .replace("\"{{title}}\"", &format!("\"{quoted}\""))
        .replace("{{title}}", &gaps.title)
        .replace("{{id}}", &gaps.id)
        .replace("{{today}}", &gaps.today)
        .into_bytes()
}

/// Writes all of them, or none when one of them is already there.
fn write(findings: &mut Findings, files: &[Started]) -> Result<Vec<PathBuf>, Stopped> {
    for file in files.iter().filter(|file| file.path.exists()) {
        findings.add(
            Finding::error(Code::AlreadyThere, format!("{} is already there", file.path.display()))
                .help("choose another name, or edit the file that is there"),
        );
    }
    findings.stop_on_error()?;
    for file in files {
        file.write().map_err(|error| {
            findings.add(
                Finding::error(
                    Code::CannotWrite,
                    format!("{} cannot be written: {error}", file.path.display()),
                )
                .help("check that you may write there"),
            );
            Stopped
        })?;
    }
    Ok(files.iter().map(|file| file.path.clone()).collect())
}
