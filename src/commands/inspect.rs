//! `inspect`: what is in an export, and a `survey.yaml` to start from.
//!
//! It opens files that nobody has looked over yet. What it shows is therefore the questions, never the
//! people: no open answers, no answer that fewer than three gave, no small counts, no lowest or highest.

mod asked;
mod asking;
mod closed;
mod codes;
mod draft;
mod groups;
mod ids;
mod joined;
mod kind;
mod labelled;
mod lines;
mod missing;
mod numbers;
mod order;
mod order_words;
mod personal;
mod profile;
mod question;
mod quoted;
mod rows;
mod spelling;
mod structure;
mod telling;
mod told;
mod words;
mod writer;
mod written_questions;

use super::today::today;
use crate::cli::{InspectArguments, Outcome, suited_messages};
use crate::finding::{Findings, Stopped, print};
use crate::load::{self, Choices, ExportFile, ExportSettings};
use crate::project::{Edition, Project, SETTINGS_FILE};
use crate::text::id::Level;
use crate::tidy::{self, Region, Regions, Vocabulary};
use asked::Seen;
use profile::Profile;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use question::Question;
pub use quoted::between_quotes;
pub use spelling::shortened;
pub use telling::{Telling, telling};
pub use words::Words;

/// The project that a survey is for, as far as it matters here.
#[derive(Default)]
pub struct Ground {
    pub project: Option<Project>,
    pub regions: Regions,
    pub vocabulary: Vocabulary,
}

/// An export, looked over.
pub struct Inspected {
    /// The lines to tell a person.
    pub told: Vec<String>,
    /// The text of `survey.yaml`.
    pub yaml: String,
    pub questions: Vec<Question>,
    /// The structure files beside it.
    pub structure: Vec<PathBuf>,
}

/// What the survey will be called, and how its export.
pub struct Naming<'a> {
    pub title: String,
    /// The name that the export will have beside `survey.yaml`.
    pub file: String,
    /// The name that a structure file will have there.
    pub beside: &'a dyn Fn(&str) -> String,
}

/// Says what is in an export, and writes a `survey.yaml` for it to standard output.
pub fn inspect(arguments: &InspectArguments) -> Outcome {
    let mut findings = Findings::default();
    let inspected = inspected(&mut findings, arguments);
    let mut stderr = io::stderr().lock();
    // What cannot be printed because the terminal is gone is no reason to fail.
    let _ = print(&findings, suited_messages(), &mut stderr);
    let Ok((ground, inspected)) = inspected else { return Outcome::Stopped };
    let _ = inspected.told.iter().try_for_each(|line| writeln!(stderr, "{line}"));
    let _ = writeln!(stderr, "\n{}", next_step(&ground, arguments));
    let _ = io::stdout().lock().write_all(inspected.yaml.as_bytes());
    Outcome::Done
}

fn inspected(findings: &mut Findings, arguments: &InspectArguments) -> Result<(Ground, Inspected), Stopped> {
    let ground = ground_if_any(findings, &arguments.root)?;
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let naming = Naming { title: title(&arguments.file), file: name, beside: &str::to_owned };
    let inspected = look_over(findings, &ground, &arguments.file, &naming).ok_or(Stopped)?;
    Ok((ground, inspected))
}

/// Reads an export and the structure files beside it. `None` when it cannot be read.
pub fn look_over(
    findings: &mut Findings,
    ground: &Ground,
    path: &Path,
    naming: &Naming<'_>,
) -> Option<Inspected> {
    let export = ExportFile::at(path).open(findings, &ExportSettings::default())?;
    let profile = Profile::of(findings, &export)?;
    let structures = structure::beside(&export, path);
    let mut labels = export.labels.clone();
    structures.iter().for_each(|structure| labels.add(structure.labels.clone()));
    let seen = Seen { form: &export.form, columns: &export.columns, labels: &labels, profile: &profile };
    let words = ground.words();
    let draft = draft::draft(seen, &ground.regions, words);
    let names: Vec<String> = structures.iter().map(|structure| (naming.beside)(&structure.name())).collect();
    let about = writer::About {
        title: naming.title.clone(),
        owner: ground.project.as_ref().map(|project| project.settings.publisher.name.as_str()),
        year: year_in(&naming.file),
        this_year: today().year(),
        file: naming.file.clone(),
        structure: names.clone(),
        form: &export.form,
        everywhere: ground.widest(),
    };
    Some(Inspected {
        told: told::told(&naming.file, &export.form, &draft, &names),
        yaml: writer::survey_yaml(words, &about, &draft),
        questions: draft.questions,
        structure: structures.into_iter().map(|structure| structure.path).collect(),
    })
}

impl Ground {
    /// The comments in the language of the site; Dutch where there is none yet.
    pub fn words(&self) -> &'static Words {
        match self.project.as_ref().map(|project| project.settings.language.as_str()) {
            None | Some("nl") => &words::DUTCH,
            Some(_) => &words::ENGLISH,
        }
    }
}

impl Ground {
    /// The region that a real answer from anywhere belongs to: of the widest level that has any, the one
    /// with most in it.
    fn widest(&self) -> Option<&Region> {
        let levels = &self.project.as_ref()?.settings.levels;
        let of_level = |level: &Level| {
            let all = self
                .regions
                .all
                .values()
                .filter(|region| region.level == *level && region.valid_to.is_none());
            all.max_by_key(|region| (!region.fictitious, self.regions.members_of(&region.id).count()))
        };
        let widest: Vec<&Region> = levels.iter().filter_map(of_level).collect();
        widest.iter().find(|region| !region.fictitious).or(widest.first()).copied()
    }
}

/// The project in this folder.
pub fn ground(findings: &mut Findings, root: &Path) -> Result<Ground, Stopped> {
    let choices = Choices { edition: Edition::Public, base_url: None, previous: None, today: today() };
    let project = load::project(findings, root.to_owned(), choices)?;
    // What is wrong with its files is for `check` to tell.
    let elsewhere = &mut Findings::default();
    let sources = load::sources(elsewhere, &project.folder);
    let (regions, vocabulary) = tidy::ground(elsewhere, &project.settings, sources);
    Ok(Ground { project: Some(project), regions, vocabulary })
}

/// The project here, if there is one: an export can be looked over before there is a site.
fn ground_if_any(findings: &mut Findings, root: &Path) -> Result<Ground, Stopped> {
    let is_asked_for = root != Path::new(".");
    if is_asked_for || root.join(SETTINGS_FILE).is_file() {
        ground(findings, root)
    } else {
        Ok(Ground::default())
    }
}

/// The name of a file as a title: `praktijk_enquete-2024.csv` becomes `Praktijk enquete 2024`.
fn title(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().replace(['_', '-', '+'], " ");
    let mut letters = spelling::on_one_line(&stem).chars().collect::<Vec<_>>().into_iter();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The year in the name of a file.
fn year_in(name: &str) -> Option<u16> {
    let numbers = name.split(|sign: char| !sign.is_ascii_digit());
    numbers
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| (2000..=2100).contains(year))
}

/// What to do with what was found.
fn next_step(ground: &Ground, arguments: &InspectArguments) -> String {
    let file = between_quotes(&arguments.file.display().to_string());
    match &ground.project {
        None => format!(
            "there is no site here, so regions were not looked for: go to the folder of your site, or name it with --root\n\
             next, in that folder: praatplaat new survey NAME --export {file}"
        ),
        Some(_) if arguments.root == Path::new(".") => {
            format!("next: praatplaat new survey NAME --export {file}\n{}", MAKES)
        }
        Some(_) => {
            let root = between_quotes(&arguments.root.display().to_string());
            format!("next: praatplaat new survey NAME --export {file} --root {root}\n{}", MAKES)
        }
    }
}

const MAKES: &str =
    "it copies the file and this survey.yaml to data/surveys/NAME, and starts a first indicator";
