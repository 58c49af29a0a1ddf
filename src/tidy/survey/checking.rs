//! What in `survey.yaml` contradicts itself or names what is not there, before any export is opened.

use super::form::{File, QuestionKind, WaveFile};
use super::question::Question;
use super::{asking, keeping, question, unknown_question};
use crate::finding::{Code, Finding, Findings};
use crate::text::id::QuestionId;
use crate::text::yaml::{self, Yaml};

/// Tells of everything that is wrong with the file itself. Its waves are in order.
pub fn tell_impossible(findings: &mut Findings, file: &File, questions: &[Question], yaml: Yaml<'_>) {
    question::tell_doubles(findings, questions, yaml);
    keeping::tell_unknown(findings, &file.keep, questions, &yaml::place_of(yaml, "where:"));
    tell_empty(findings, file, yaml);
    tell_weights(findings, file, questions, yaml);
    tell_size(findings, file, questions, yaml);
    asking::tell_impossible(findings, file, questions, yaml);
    for pair in file.waves.windows(2).filter(|pair| pair[0].period == pair[1].period) {
        findings.add(
            Finding::error(Code::DuplicateId, format!("there are two waves of {}", pair[1].period))
                .at(yaml::place_of(yaml, &pair[1].file))
                .help("give one of them another period, such as 2024-06"),
        );
    }
    for (at, wave) in file.waves.iter().enumerate() {
        tell_wave(findings, wave, &file.waves[..at], questions, yaml);
    }
    tell_unheld_waves(findings, file, questions);
}

fn tell_empty(findings: &mut Findings, file: &File, yaml: Yaml<'_>) {
    let empty = [
        ("title", file.title.trim().is_empty()),
        ("population", file.population.trim().is_empty()),
        ("waves", file.waves.is_empty()),
        ("questions", file.questions.is_empty()),
    ];
    for (key, _) in empty.into_iter().filter(|(_, is_empty)| *is_empty) {
        findings.add(
            Finding::error(Code::MissingKey, format!("the key `{key}` is empty"))
                .at(yaml::place_of(yaml, &format!("{key}:")))
                .help("fill it in"),
        );
    }
}

fn tell_weights(findings: &mut Findings, file: &File, questions: &[Question], yaml: Yaml<'_>) {
    let Some(weights) = &file.weights else { return };
    for id in weights.by.iter().filter(|id| id.as_str() != "region") {
        match questions.iter().find(|question| question.id == *id) {
            None => findings.add(unknown_question(id, questions).at(yaml::place_of(yaml, id.as_str()))),
            Some(question) if matches!(question.kind, QuestionKind::Choice | QuestionKind::Scale) => {}
            Some(question) => findings.add(
                Finding::error(Code::BadValue, format!("`{id}` gives no groups to weight by"))
                    .at(question.place.clone())
                    .help("name a question of the kind `choice` or `scale` under `weights: by`, or `region`"),
            ),
        }
    }
    let trimmed = weights.trim.filter(|(low, high)| !(0.0 <= *low && low <= high && *high > 0.0));
    if trimmed.is_some() {
        findings.add(
            Finding::error(Code::BadValue, "`trim` has its low end first, and none below zero")
                .at(yaml::place_of(yaml, "trim:"))
                .help("write it as [0.3, 3]"),
        );
    }
}

fn tell_size(findings: &mut Findings, file: &File, questions: &[Question], yaml: Yaml<'_>) {
    let Some(id) = &file.size else { return };
    match questions.iter().find(|question| question.id == *id) {
        None => findings.add(unknown_question(id, questions).at(yaml::place_of(yaml, "size:"))),
        Some(question) if question.kind == QuestionKind::Number => {}
        Some(question) => findings.add(
            Finding::error(Code::BadValue, format!("`{id}` is no number, so it tells no size"))
                .at(question.place.clone())
                .help("name a question of the kind `number` under `size`"),
        ),
    }
}

fn tell_wave(
    findings: &mut Findings,
    wave: &WaveFile,
    before: &[WaveFile],
    questions: &[Question],
    yaml: Yaml<'_>,
) {
    if let Some(other) = before.iter().find(|other| other.file == wave.file) {
        findings.add(
            Finding::error(
                Code::DuplicateId,
                format!("the waves of {} and {} are read from the same file", other.period, wave.period),
            )
            .at(yaml::place_of(yaml, &wave.file))
            .help("name the export of each wave under its own `file`"),
        );
    }
    for (name, _) in &wave.columns.0 {
        let (id, option) =
            name.split_once('.').map_or((name.as_str(), None), |(id, option)| (id, Some(option)));
        let place = yaml::place_of(yaml, name);
        match questions.iter().find(|question| question.id.as_str() == id) {
            None => findings.add(unknown_question(&QuestionId::new(id), questions).at(place)),
            Some(question) => {
                let codes = || question.answers.iter().map(|answer| answer.code.as_str());
                if let Some(option) = option.filter(|option| !codes().any(|code| code == *option)) {
                    let message = format!("`{id}` has no answer `{option}`");
                    let finding = Finding::error(Code::UnknownAnswer, message).at(place);
                    findings.add(finding.did_you_mean(option, codes()));
                }
            }
        }
    }
    if wave.outcomes.is_some_and(|outcomes| !(0.0..=1.0).contains(&outcomes.eligible_share)) {
        findings.add(
            Finding::error(Code::BadValue, "`eligible_share` lies between 0 and 1")
                .at(yaml::place_of(yaml, "eligible_share:"))
                .help("write 0.8 for four fifths"),
        );
    }
}

/// A question cannot be left out of a wave that was never held: another one is meant.
fn tell_unheld_waves(findings: &mut Findings, file: &File, questions: &[Question]) {
    for question in questions {
        let is_held = |period| file.waves.iter().any(|wave| wave.period == period);
        for period in question.not_in.iter().filter(|period| !is_held(**period)) {
            let held: Vec<String> = file.waves.iter().map(|wave| wave.period.to_string()).collect();
            findings.add(
                Finding::error(
                    Code::BadValue,
                    format!("`{}` is said not to be in {period}, of which there is no wave", question.id),
                )
                .at(question.place.clone())
                .help(format!("the waves are {}", held.join(", "))),
            );
        }
    }
}
