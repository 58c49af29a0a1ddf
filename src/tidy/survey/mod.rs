//! Surveys: the codebook of each, and the answers of each wave, typed and checked against it.
//!
//! What everyone may know of a survey ([`Survey`]) is kept apart from what people answered
//! ([`Answers`]): the first goes to the library, the second to the evidence, which `compute` uses up.

mod answers;
mod asking;
mod cell;
mod checking;
mod columns;
mod counted_twice;
mod dropping;
mod form;
mod frame;
mod keeping;
mod lexicon;
mod memory;
mod numbers;
mod question;
mod reading;
mod strange;
mod telling;
mod units;

pub use answers::{Answers, Column, Intake};
pub use asking::Asking;
pub use cell::{Cell, Chosen, Silence};
pub use form::{
    Condition, Doubles, Keep, Method, Outcomes, QuestionKind, Submitted, Tests, Version, Weighting,
};
pub use frame::{Frame, FrameRow};
pub use keeping::{is_test, is_unfinished, was_never_sent};
pub use lexicon::plain as as_compared;
pub use numbers::is_date;
pub use question::{Answer, MOST_OPTIONS, Question};
pub use units::{UnitAnswer, UnitAnswers, UnitRow};

use super::document::yaml_of;
use super::pile::Pile;
use super::region::Regions;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::export::Labels;
use crate::load::{Document, Export, ExportFile, ExportSettings};
use crate::project::{ForOffice, bad_name};
use crate::text::date::Period;
use crate::text::id::{AnswerCode, QuestionId, RegionId, SurveyId};
use crate::text::slug::is_slug;
use crate::text::yaml::{self, Yaml};
use form::{File, Missing, QuestionFile, WaveFile};
use std::collections::BTreeMap;

/// A survey as everyone may know it.
#[derive(Debug, Clone)]
pub struct Survey {
    pub id: SurveyId,
    pub title: String,
    /// What one answer stands for, in the plural.
    pub population: String,
    pub owner: Option<String>,
    /// Whether it was invented, which every surface says.
    pub fictitious: bool,
    pub method: Method,
    pub summary: Option<String>,
    /// The oldest first.
    pub waves: Vec<Wave>,
    pub questions: Vec<Question>,
    /// The question that tells how big a unit is.
    pub size: Option<QuestionId>,
    pub weights: Option<Weights>,
    pub keep: Keep,
    /// The columns about persons, by name; they are never read.
    pub dropped: Vec<String>,
    pub whereabouts: Whereabouts,
    pub place: Place,
}

/// One time that a survey was held.
#[derive(Debug, Clone)]
pub struct Wave {
    pub period: Period,
    pub note: Option<String>,
    pub outcomes: Option<Outcomes>,
}

/// How answers are weighted so that every stratum counts as often as it exists.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The questions that tell the strata apart.
    pub by: Vec<QuestionId>,
    pub method: Weighting,
    pub trim: Option<(f64, f64)>,
}

/// Which region an answer is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// All answers are about the same one.
    Fixed(RegionId),
    /// A question tells. Who does not say belongs to `within`, if there is one.
    Asked { question: QuestionId, within: Option<RegionId> },
}

/// How the cells of each question are to be read; needed only while reading.
pub struct Codebook {
    /// In the order of the survey's questions.
    files: Vec<QuestionFile>,
    missing: Missing,
    structure: Labels,
    /// How units are told apart, where the build is for the publisher's own office.
    units: Option<units::Telling>,
}

/// Every survey with its answers.
#[derive(Default)]
pub struct Surveys {
    pub known: BTreeMap<SurveyId, Survey>,
    pub answers: Vec<Answers>,
    /// What each unit answered, a wave each; nothing in a public build.
    pub units: Vec<UnitAnswers>,
    /// What each survey counts as asking for something.
    pub asking: BTreeMap<SurveyId, Vec<Asking>>,
}

/// Reads all of `data/surveys`.
pub fn surveys(
    findings: &mut Findings,
    office: Option<ForOffice>,
    regions: &Regions,
    pile: &mut Pile,
) -> Surveys {
    let mut surveys = Surveys::default();
    let mut taken: Vec<String> = Vec::new();
    for document in pile.named("data/surveys/", "survey.yaml") {
        let folder = document.file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        if taken.contains(&folder) {
            findings.add(
                Finding::error(Code::DuplicateId, "there is another `survey.yaml` beside this one")
                    .at(Place::file(&document.file))
                    .help("keep one of the two, or let the other's name begin with `_`"),
            );
            continue;
        }
        taken.push(folder.clone());
        let exports = pile.exports(&format!("{folder}/"));
        if let Some(read) = one(findings, office, regions, &document, &folder, &exports) {
            surveys.answers.extend(read.answers);
            surveys.units.extend(read.units);
            surveys.asking.insert(read.survey.id.clone(), read.asking);
            surveys.known.insert(read.survey.id.clone(), read.survey);
        }
    }
    surveys
}

/// One survey as it was read.
struct Read {
    survey: Survey,
    answers: Vec<Answers>,
    units: Vec<UnitAnswers>,
    asking: Vec<Asking>,
}

fn one(
    findings: &mut Findings,
    office: Option<ForOffice>,
    regions: &Regions,
    document: &Document,
    folder: &str,
    exports: &[ExportFile],
) -> Option<Read> {
    let yaml = yaml_of(document);
    let name = folder.rsplit('/').next().unwrap_or_default();
    if !is_slug(name) {
        findings.add(bad_name(name).at(Place::file(yaml.file)));
        return None;
    }
    let mut file: File = yaml::read(findings, yaml)?;
    let folder = Folder { path: folder, exports, yaml };
    let structure = folder.structure(findings, &file.structure);
    file.questions.iter_mut().for_each(|question| take_labels(question, &structure));
    let survey = checked(findings, regions, SurveyId::new(name), &mut file, yaml)?;
    let asking = asking::asking(&file.requests, &survey.questions);
    let units = units::Telling::new(office, file.unit, asking.clone());
    let codebook = Codebook { files: file.questions, missing: file.missing, structure, units };
    let frame = match &file.frame {
        Some(name) => folder.frame(findings, regions, &survey.questions, name),
        None => Frame::default(),
    };
    let mut taken: Vec<&str> = file.structure.iter().chain(&file.frame).map(String::as_str).collect();
    let (mut answers, mut units, mut columns) = (Vec::new(), Vec::new(), Vec::new());
    for wave in &mut file.waves {
        wave.export = wave.export.over(&file.export);
    }
    for wave in &file.waves {
        taken.push(&wave.file);
        let Some(export) = folder.open(findings, &wave.file, &wave.export) else { continue };
        dropping::tell_personal(findings, &export, &survey.dropped, yaml.file);
        columns.extend(export.columns.iter().map(|column| column.name.clone()));
        let (mut of_wave, of_units) = reading::answers(findings, &survey, &codebook, regions, wave, &export);
        units.extend(of_units);
        of_wave.frame = frame.of_wave(regions, wave.period);
        telling::tell_left_out(findings, &of_wave, &export);
        answers.push(of_wave);
    }
    if answers.len() == file.waves.len() && !answers.is_empty() {
        dropping::tell_absent(findings, &survey.dropped, &columns, yaml);
    }
    folder.tell_unused(findings, &taken);
    telling::tell_invented(findings, regions, &survey, &answers);
    Some(Read { survey, answers, units, asking })
}

/// The folder of a survey, with the files in it.
struct Folder<'a> {
    path: &'a str,
    exports: &'a [ExportFile],
    yaml: Yaml<'a>,
}

impl Folder<'_> {
    /// The file of this name; told when there is none.
    fn file(&self, findings: &mut Findings, name: &str) -> Option<&ExportFile> {
        let path = format!("{}/{name}", self.path);
        let found = self.exports.iter().find(|export| export.file == path);
        if found.is_none() {
            let names: Vec<&str> =
                self.exports.iter().filter_map(|export| export.file.rsplit('/').next()).collect();
            findings.add(
                Finding::error(Code::MissingFile, format!("there is no file `{name}` beside survey.yaml"))
                    .at(yaml::place_of(self.yaml, name))
                    .did_you_mean(name, names),
            );
        }
        found
    }

    fn open(&self, findings: &mut Findings, name: &str, settings: &ExportSettings) -> Option<Export> {
        self.file(findings, name)?.open(findings, settings)
    }

    fn frame(&self, findings: &mut Findings, regions: &Regions, questions: &[Question], name: &str) -> Frame {
        let table = self.file(findings, name).and_then(|file| file.table(findings));
        table.map_or_else(Frame::default, |table| frame::frame(findings, regions, questions, &table))
    }

    fn structure(&self, findings: &mut Findings, names: &[String]) -> Labels {
        let mut labels = Labels::default();
        for name in names {
            let read = self.file(findings, name).and_then(|file| file.labels(findings));
            read.into_iter().for_each(|read| labels.add(read));
        }
        labels
    }

    /// A file that no wave names is an export that somebody forgot, unless it is one that is named wrongly.
    fn tell_unused(&self, findings: &mut Findings, taken: &[&str]) {
        let has = |name: &&str| self.exports.iter().any(|export| export.file.ends_with(&format!("/{name}")));
        if !taken.iter().all(has) {
            return;
        }
        for export in self.exports {
            let name = export.file.rsplit('/').next().unwrap_or_default();
            if !taken.contains(&name) {
                findings.add(
                    Finding::warning(
                        Code::UnknownFile,
                        "survey.yaml does not name this file, so it is not read",
                    )
                    .at(Place::file(&export.file))
                    .help("name it under `waves`, `frame` or `structure`, or let its name begin with `_` to keep it out"),
                );
            }
        }
    }
}

/// Fills in what a structure file says and the publisher did not write.
fn take_labels(file: &mut QuestionFile, structure: &Labels) {
    let is_named = |names: &[String]| {
        names.iter().any(|name| file.column.iter().any(|own| lexicon::plain(own) == lexicon::plain(name)))
    };
    let Some(labels) = structure.columns.iter().find(|labels| is_named(&labels.names)) else { return };
    if file.text.is_none() {
        file.text.clone_from(&labels.text);
    }
    let is_closed = matches!(file.kind, QuestionKind::Choice | QuestionKind::Scale | QuestionKind::Multiple);
    if is_closed && file.answers.0.is_empty() {
        file.answers.0 =
            labels.answers.iter().map(|(code, label)| (code.clone(), Some(label.clone()))).collect();
    }
    let known = |missing: &Missing, code: &String| {
        [&missing.not_asked, &missing.not_answered, &missing.does_not_apply, &missing.do_not_know]
            .iter()
            .any(|words| words.contains(code))
    };
    for (code, _) in &labels.missing {
        if !known(&file.missing, code) {
            file.missing.not_answered.push(code.clone());
        }
    }
}

fn checked(
    findings: &mut Findings,
    regions: &Regions,
    id: SurveyId,
    file: &mut File,
    yaml: Yaml<'_>,
) -> Option<Survey> {
    let questions: Vec<Question> =
        file.questions.iter().map(|question| Question::checked(findings, question, yaml)).collect();
    file.waves.sort_by_key(|wave| wave.period);
    checking::tell_impossible(findings, file, &questions, yaml);
    let whereabouts = whereabouts(findings, regions, &questions, file, yaml);
    Some(Survey {
        id,
        title: file.title.clone(),
        population: file.population.clone(),
        owner: file.owner.clone(),
        fictitious: file.fictitious,
        method: file.method,
        summary: file.summary.clone(),
        waves: file.waves.iter().map(wave).collect(),
        questions,
        size: file.size.clone(),
        weights: file.weights.as_ref().map(|weights| Weights {
            by: weights.by.clone(),
            method: weights.method,
            trim: weights.trim,
        }),
        keep: file.keep.clone(),
        dropped: file.drop.clone(),
        whereabouts: whereabouts?,
        place: Place::file(yaml.file),
    })
}

fn wave(file: &WaveFile) -> Wave {
    Wave { period: file.period, note: file.note.clone(), outcomes: file.outcomes }
}

/// Which region answers are about: a question's, or one for all.
fn whereabouts(
    findings: &mut Findings,
    regions: &Regions,
    questions: &[Question],
    file: &File,
    yaml: Yaml<'_>,
) -> Option<Whereabouts> {
    let within = match file.within.as_deref().map(|name| (name, regions.find_written(name))) {
        Some((name, None)) => {
            findings.add(regions.unknown(name).at(yaml::place_of(yaml, "within:")));
            return None;
        }
        Some((_, Some(id))) => Some(id.clone()),
        None => None,
    };
    let Some(named) = &file.region else {
        if within.is_none() {
            findings.add(
                Finding::error(Code::MissingKey, "nothing says which region the answers are about")
                    .at(Place::file(yaml.file))
                    .help("add `region: …` with the id of a question of the kind `region`, or with the region that all answers are about"),
            );
        }
        return within.map(Whereabouts::Fixed);
    };
    if let Some(question) = questions.iter().find(|question| question.id.as_str() == named) {
        if question.kind != QuestionKind::Region {
            findings.add(
                Finding::error(Code::BadValue, format!("the question `{named}` is not of the kind `region`"))
                    .at(question.place.clone())
                    .help("make it `kind: region`, or name another question under `region`"),
            );
            return None;
        }
        return Some(Whereabouts::Asked { question: question.id.clone(), within });
    }
    if let Some(id) = regions.find_written(named) {
        return Some(Whereabouts::Fixed(id.clone()));
    }
    let asked = questions.iter().filter(|question| question.kind == QuestionKind::Region);
    let known = asked.map(|question| question.id.as_str()).chain(regions.all.keys().map(RegionId::as_str));
    findings.add(
        Finding::error(
            Code::UnknownRegion,
            format!("`{named}` is neither a question of the kind `region` nor a region"),
        )
        .at(yaml::place_of(yaml, "region:"))
        .did_you_mean(named, known),
    );
    None
}

/// The finding for a question that is not there.
pub fn unknown_question(id: &QuestionId, questions: &[Question]) -> Finding {
    Finding::error(Code::UnknownQuestion, format!("there is no question `{id}` in this survey"))
        .did_you_mean(id.as_str(), questions.iter().map(|question| question.id.as_str()))
}

/// The positions of these answers in the codebook; one that is not there is told.
pub fn positions(
    findings: &mut Findings,
    question: &Question,
    answers: &[AnswerCode],
    place: &Place,
) -> Vec<usize> {
    let mut positions = Vec::new();
    for code in answers {
        match question.answer(code) {
            Some(at) => positions.push(at),
            None => findings.add(
                Finding::error(Code::UnknownAnswer, format!("`{}` has no answer `{code}`", question.id))
                    .at(place.clone())
                    .did_you_mean(code.as_str(), question.answers.iter().map(|answer| answer.code.as_str())),
            ),
        }
    }
    positions
}

impl Survey {
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    pub fn wave(&self, period: Period) -> Option<&Wave> {
        self.waves.iter().find(|wave| wave.period == period)
    }
}
