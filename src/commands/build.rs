//! `build` and `check`: the whole line, with the output on disk or in memory.

use super::today::today;
use crate::cli::{BuildArguments, Outcome, ProjectArguments};
use crate::finding::{Code, Findings, Messages, Severity, Stopped, print};
use crate::load::{self, Choices};
use crate::project::Project;
use crate::write::{Disk, Memory, Summary};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Builds the site on disk.
pub fn build(arguments: &BuildArguments) -> Outcome {
    let mut findings = Findings::default();
    let output = output_folder(arguments);
    let built = build_on_disk(&mut findings, arguments, output.clone());
    report(&findings, &arguments.project, built, |summary| {
        format!(
            "built {} pages in {}: {} files written, {} removed, {} unchanged",
            summary.pages,
            output.display(),
            summary.written,
            summary.removed,
            summary.files - summary.written
        )
    })
}

/// Does all that `build` does, but writes nothing.
pub fn check(arguments: &ProjectArguments) -> Outcome {
    let mut findings = Findings::default();
    // Nothing stands in memory, so what was published before is looked for where `build` would put it.
    let standing = arguments.root.join("public");
    let previous =
        arguments.previous.clone().or_else(|| standing.join("data/figures.csv").exists().then_some(standing));
    let arguments = &ProjectArguments { previous, ..arguments.clone() };
    let built = project(&mut findings, arguments)
        .and_then(|project| crate::build(&mut findings, &project, &mut Memory::default()));
    report(&findings, arguments, built, |summary| {
        format!("all is well: {} pages can be built", summary.pages)
    })
}

fn build_on_disk(
    findings: &mut Findings,
    arguments: &BuildArguments,
    output: PathBuf,
) -> Result<Summary, Stopped> {
    let project = project(findings, &arguments.project)?;
    let mut disk = Disk::new(findings, output, &project.folder, project.edition)?;
    crate::build(findings, &project, &mut disk)
}

fn project(findings: &mut Findings, arguments: &ProjectArguments) -> Result<Project, Stopped> {
    let choices = Choices {
        edition: arguments.edition,
        base_url: arguments.base_url.clone(),
        previous: arguments.previous.clone(),
        today: today(),
    };
    load::project(findings, arguments.root.clone(), choices)
}

fn output_folder(arguments: &BuildArguments) -> PathBuf {
    let name = arguments.project.edition.folder();
    arguments.output.clone().unwrap_or_else(|| arguments.project.root.join(name))
}

/// Prints the findings, and then in one line how it went.
fn report(
    findings: &Findings,
    arguments: &ProjectArguments,
    built: Result<Summary, Stopped>,
    done: impl Fn(Summary) -> String,
) -> Outcome {
    let (outcome, line) = match built {
        Ok(summary) => (Outcome::Done, done(summary)),
        Err(Stopped) if findings.has(Code::CannotWrite) => (
            Outcome::Stopped,
            "the output is half written; mend what is told above and build again".to_owned(),
        ),
        Err(Stopped) => (Outcome::Stopped, "nothing was written; what stood there still stands".to_owned()),
    };
    let messages = arguments.messages();
    let mut stderr = std::io::stderr().lock();
    // A message that cannot be printed because the terminal is gone is no reason to fail.
    let _ = print(findings, messages, &mut stderr);
    let _ = match messages {
        Messages::Human | Messages::Plain => writeln!(stderr, "{line} ({})", counted(findings)),
        Messages::Json => writeln!(stderr, "{}", json!({ "summary": line, "stopped": built.is_err() })),
    };
    outcome
}

fn counted(findings: &Findings) -> String {
    let count = |severity, one: &str| match findings.count(severity) {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    format!("{}, {}", count(Severity::Error, "error"), count(Severity::Warning, "warning"))
}
