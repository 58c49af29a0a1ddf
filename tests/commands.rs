//! The commands as a person types them, with their exit codes.

use crate::site::build;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub fn praatplaat(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_praatplaat"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn without_a_command_it_prints_help() {
    let folder = tempfile::tempdir().expect("a folder");
    let help = praatplaat(folder.path(), &[]);
    for command in ["build", "check", "new", "explain"] {
        assert!(said(&help).contains(command), "{}", said(&help));
    }
}

#[test]
fn a_misspelt_command_is_misuse() {
    let folder = tempfile::tempdir().expect("a folder");
    let misused = praatplaat(folder.path(), &["biuld"]);
    assert_eq!(misused.status.code(), Some(2));
    assert!(said(&misused).contains("build"), "{}", said(&misused));
}

#[test]
fn a_folder_without_a_project_says_how_to_start_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let failed = praatplaat(folder.path(), &["build"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(said(&failed).contains("praatplaat new site"), "{}", said(&failed));
}

#[test]
fn a_new_site_builds_without_a_word_and_so_does_everything_new_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = praatplaat(folder.path(), &["new", "site", "mijn-site"]);
    assert_eq!(new.status.code(), Some(0), "{}", said(&new));
    let site = folder.path().join("mijn-site");
    for (kind, name) in [("case", "De \"snelle\" route"), ("handbook", "werkboek"), ("story", "een-verhaal")]
    {
        let new = praatplaat(&site, &["new", kind, name]);
        assert_eq!(new.status.code(), Some(0), "{}", said(&new));
    }
    build(&site, None).builds_cleanly();
}

#[test]
fn new_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    praatplaat(folder.path(), &["new", "site", "mijn-site"]);
    let again = praatplaat(folder.path(), &["new", "site", "mijn-site"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("already-there"), "{}", said(&again));
}

#[test]
fn a_region_is_started_only_when_the_table_has_it() {
    let folder = tempfile::tempdir().expect("a folder");
    praatplaat(folder.path(), &["new", "site", "mijn-site"]);
    let unknown = praatplaat(&folder.path().join("mijn-site"), &["new", "region", "atlantis"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown).contains("data/regions.csv"), "{}", said(&unknown));
}

#[test]
fn every_code_can_be_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    for code in praatplaat::finding::Code::ALL {
        let explained = praatplaat(folder.path(), &["explain", code.name()]);
        assert_eq!(explained.status.code(), Some(0));
        assert!(said(&explained).contains("Why it matters"), "{}", said(&explained));
    }
    let misspelt = praatplaat(folder.path(), &["explain", "unknown-rgion"]);
    assert_eq!(misspelt.status.code(), Some(2));
    assert!(said(&misspelt).contains("did you mean `unknown-region`?"), "{}", said(&misspelt));
}

#[test]
fn an_address_that_is_none_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    praatplaat(folder.path(), &["new", "site", "mijn-site"]);
    let refused = praatplaat(&folder.path().join("mijn-site"), &["check", "--base-url", "example.org"]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
}

#[test]
fn every_command_of_the_readme_is_one_the_program_knows() {
    let readme = include_str!("../README.md");
    let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("praatplaat ")).collect();
    assert!(commands.len() >= 4);
    let folder = tempfile::tempdir().expect("a folder");
    let answers: String =
        (0..24).map(|at| format!("{at};{}\n", if at % 3 == 0 { "ja" } else { "nee" })).collect();
    fs::write(folder.path().join("antwoorden.csv"), format!("nummer;Wilt u stoppen?\n{answers}"))
        .expect("the folder can be written in");
    for command in commands {
        let words: Vec<&str> = command.split('#').next().unwrap_or_default().split_whitespace().collect();
        let run = praatplaat(folder.path(), &words);
        assert_eq!(run.status.code(), Some(0), "praatplaat {command}: {}", said(&run));
    }
}

#[test]
fn json_messages_are_one_object_a_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let failed = praatplaat(folder.path(), &["check", "--messages", "json"]);
    let lines = String::from_utf8_lossy(&failed.stderr).into_owned();
    let objects = lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object"));
    let objects: Vec<serde_json::Value> = objects.collect();
    assert_eq!(objects[0]["code"], "no-project");
    assert_eq!(objects[1]["stopped"], true);
}
