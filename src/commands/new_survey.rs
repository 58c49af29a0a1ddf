//! `new survey`: a survey with its export beside it, and a first indicator made of it.

use super::inspect::{self, Ground, Inspected, Naming, Telling, between_quotes, look_over, shortened};
use super::new::{Started, StarterLanguage, starter_text};
use crate::finding::{Code, Finding, Findings, Stopped};
use crate::project::Project;
use crate::text::slug::slug;
use std::path::{Path, PathBuf};

/// A survey to be started.
pub struct NewSurvey<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub root: &'a Path,
    pub export: Option<&'a Path>,
}

/// The files of a started survey, and what to tell of its export.
pub fn survey(findings: &mut Findings, new: &NewSurvey<'_>) -> Result<(Vec<Started>, Vec<String>), Stopped> {
    let ground = inspect::ground(findings, new.root)?;
    let folder = new.root.join("data/surveys").join(new.id);
    let language = ground.project.as_ref().map_or(StarterLanguage::Nl, StarterLanguage::of);
    let Some(export) = new.export else {
        let text = starter_text(language, "survey.yaml")
            .replace("\"{{title}}\"", &between_quotes(new.title))
            .replace("{{id}}", new.id);
        return Ok((vec![Started::text(folder.join("survey.yaml"), text)], Vec::new()));
    };
    let naming =
        Naming { title: new.title.to_owned(), file: safe_name(&file_name(export)), beside: &safe_name };
    let inspected = look_over(findings, &ground, export, &naming).ok_or(Stopped)?;
    let mut started = vec![
        Started::text(folder.join("survey.yaml"), inspected.yaml.clone()),
        Started::copy(folder.join(&naming.file), export.to_owned()),
    ];
    for path in &inspected.structure {
        started.push(Started::copy(folder.join(safe_name(&file_name(path))), path.clone()));
    }
    started.extend(indicator(findings, new, &ground, language, &inspected)?);
    Ok((started, inspected.told))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A name of small letters, digits, hyphens and underscores, with its ending: it travels by mail and zip.
fn safe_name(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "csv"));
    let parts: Vec<String> = stem.split('_').map(slug).filter(|part| !part.is_empty()).collect();
    let stem = if parts.is_empty() { "export".to_owned() } else { parts.join("_") };
    format!("{stem}.{}", slug(ending))
}

/// An indicator of the most telling question; none when no question is closed.
fn indicator(
    findings: &mut Findings,
    new: &NewSurvey<'_>,
    ground: &Ground,
    language: StarterLanguage,
    inspected: &Inspected,
) -> Result<Option<Started>, Stopped> {
    let Some(telling) = inspect::telling(&inspected.questions) else { return Ok(None) };
    let Some(theme) = ground.vocabulary.themes.keys().next() else {
        findings.add(
            Finding::error(Code::UnknownTerm, "there is no theme yet that an indicator can belong to")
                .help("add one under `themes` in data/vocabulary.yaml, and run this again"),
        );
        return Err(Stopped);
    };
    let path: PathBuf = new.root.join(format!("data/indicators/{}-{}.yaml", new.id, telling.question.id));
    let text = indicator_text(
        starter_text(language, "survey-indicator.yaml"),
        new.id,
        theme.as_str(),
        ground,
        &telling,
    );
    Ok(Some(Started::text(path, text)))
}

fn indicator_text(
    starter: String,
    survey: &str,
    theme: &str,
    ground: &Ground,
    telling: &Telling<'_>,
) -> String {
    let asked = Some(&telling.question.text).filter(|text| !text.trim().is_empty());
    let question = shortened(asked.unwrap_or(&telling.question.id), 160);
    let labels: Vec<&str> = telling.answers.iter().map(|(_, label)| label.as_str()).collect();
    let codes: Vec<String> = telling.answers.iter().map(|(code, _)| between_quotes(code)).collect();
    let name = &telling.question.id;
    let measure = if codes.is_empty() {
        format!("multiple:\n  survey: {survey}\n  question: {name}")
    } else {
        format!("share:\n  survey: {survey}\n  question: {name}\n  answers: [{}]", codes.join(", "))
    };
    let label = if labels.is_empty() {
        question.clone()
    } else {
        format!("{} – {}", shortened(&question, 70), labels.join(", "))
    };
    let quote = |text: String| between_quotes(&text);
    let words = ground.words();
    starter
        .replace("\"{{label}}\"", &quote(label))
        .replace("\"{{definition}}\"", &quote(words.definition(&question, &labels)))
        .replace("{{theme}}", theme)
        .replace("{{measure}}", &measure)
}

impl StarterLanguage {
    /// The language of a site, or English where there are no starters in it.
    pub fn of(project: &Project) -> Self {
        if project.settings.language == "nl" { StarterLanguage::Nl } else { StarterLanguage::En }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_exports_become_safe() {
        for (name, safe) in [
            ("Expérience utilisateur (réponses) - 1.csv", "experience-utilisateur-reponses-1.csv"),
            ("Testing+preservation_June+16,+2026_15.35.csv", "testing-preservation_june-16-2026_15-35.csv"),
            ("_values_x.CSV", "values_x.csv"),
            ("../x.xlsx", "x.xlsx"),
        ] {
            assert_eq!(safe_name(name), safe);
        }
    }
}
