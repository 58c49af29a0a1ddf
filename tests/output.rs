//! What a build does to the folder it writes to.

use crate::site::Site;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn praatplaat(site: &Site, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_praatplaat"))
        .args(arguments)
        .arg("--root")
        .arg(site.path())
        .output()
        .expect("the program starts")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).and_then(|file| file.modified()).expect("the file is there")
}

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::small();
    let first = praatplaat(&site, &["build"]);
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let page = site.path().join("public/index.html");
    let before = modified(&page);
    let second = praatplaat(&site, &["build"]);
    assert!(told(&second).contains(": 0 files written, 0 removed"), "{}", told(&second));
    assert_eq!(modified(&page), before);
}

#[test]
fn a_withdrawn_page_leaves_and_a_strange_file_stays() {
    let site = Site::small();
    praatplaat(&site, &["build"]);
    fs::write(site.path().join("public/CNAME"), "example.org").expect("the file can be written");
    let site = site.remove("content/stories/kalm.md");
    praatplaat(&site, &["build"]);
    assert!(!site.path().join("public/verhalen/kalm").exists());
    assert!(site.path().join("public/CNAME").exists());
}

#[test]
fn a_failed_build_leaves_the_site_that_stood_there() {
    let site = Site::small();
    praatplaat(&site, &["build"]);
    let page = site.path().join("public/regios/noord/index.html");
    let before = fs::read(&page).expect("the page is there");
    let site = site.replace("content/regions/noord.md", "summary:", "sumary:");
    let failed = praatplaat(&site, &["build"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(told(&failed).contains("nothing was written"), "{}", told(&failed));
    assert_eq!(fs::read(&page).expect("the page is there"), before);
}

#[test]
fn a_template_that_uses_an_unknown_name_stops_the_build_at_its_row() {
    let template =
        "{% extends \"base.html\" %}\n{% block content %}\n<h1>{{ page.titel }}</h1>\n{% endblock %}\n";
    let site = Site::small().write("themes/eigen/templates/story.html", template).replace(
        "praatplaat.yaml",
        "levels:",
        "theme: eigen\nlevels:",
    );
    let failed = praatplaat(&site, &["build"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(told(&failed).contains("in themes/eigen/templates/story.html, row 3"), "{}", told(&failed));
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_theme_replaces_file_by_file() {
    let site = Site::small()
        .write("themes/eigen/css/tokens.css", ":root { --pp-color-accent: #003366; }")
        .write("themes/eigen/i18n/nl.yaml", "menu:\n  regions: Gebieden\n")
        .replace("praatplaat.yaml", "levels:", "theme: eigen\nlevels:");
    site.build()
        .builds_cleanly()
        .shows("css/site.css", "#003366")
        .shows("css/site.css", "pp-")
        .shows("index.html", ">Gebieden</a>")
        .shows("index.html", ">Interventies</a>");
}

#[test]
fn the_project_itself_is_never_the_output() {
    let site = Site::small();
    let root = site.path().display().to_string();
    for output in [
        root.clone(),
        format!("{root}/content"),
        format!("{root}/praatplaat.yaml"),
        format!("{root}/content/cases/site"),
    ] {
        let refused = praatplaat(&site, &["build", "--output", &output]);
        assert_eq!(refused.status.code(), Some(1), "{output}");
        assert!(told(&refused).contains("output-in-the-way"), "{}", told(&refused));
    }
}

#[test]
fn check_writes_nothing() {
    let site = Site::small();
    let checked = praatplaat(&site, &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
    assert!(!site.path().join("public").exists());
}

#[test]
fn the_site_speaks_every_language_of_its_theme_in_full() {
    for language in ["nl", "en"] {
        let site =
            Site::small().replace("praatplaat.yaml", "levels:", &format!("language: {language}\nlevels:"));
        site.build().builds_cleanly().shows("index.html", &format!("<html lang=\"{language}\">"));
    }
}

#[test]
fn every_language_of_the_theme_has_the_same_texts() {
    let keys = |text: &str| {
        let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
        let is_text = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        text.lines().filter(is_text).map(key).collect::<std::collections::BTreeSet<_>>()
    };
    let dutch = keys(include_str!("../themes/default/i18n/nl.yaml"));
    let english = keys(include_str!("../themes/default/i18n/en.yaml"));
    assert_eq!(dutch.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new());
}
