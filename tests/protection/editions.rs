//! The two editions are kept apart, and the internal one says on every page that it is.

use crate::site::Site;
use praatplaat::project::Edition;
use std::fs;
use std::process::{Command, Output};

fn build(site: &Site, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_praatplaat"))
        .arg("build")
        .args(arguments)
        .arg("--root")
        .arg(site.path())
        .output()
        .expect("the program starts")
}

#[track_caller]
fn is_refused(output: &Output) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("other-edition"), "{told}");
}

#[test]
fn each_edition_goes_to_its_own_folder_and_never_to_the_other() {
    let site = Site::small();
    assert_eq!(build(&site, &[]).status.code(), Some(0));
    assert_eq!(build(&site, &["--edition", "internal"]).status.code(), Some(0));
    assert!(site.path().join("internal/intern/index.html").exists());
    assert!(!site.path().join("public/intern").exists());
    let folder = |name: &str| site.path().join(name).display().to_string();
    is_refused(&build(&site, &["--edition", "internal", "--output", &folder("public")]));
    is_refused(&build(&site, &["--output", &folder("internal")]));
    // A folder inside the public one would go online with it.
    is_refused(&build(&site, &["--edition", "internal", "--output", &folder("public/geheim")]));
    is_refused(&build(&site, &["--output", &folder("internal/openbaar")]));
}

#[test]
fn a_public_site_is_not_built_around_an_internal_one() {
    let site = Site::small();
    let folder = |name: &str| site.path().join(name).display().to_string();
    assert_eq!(
        build(&site, &["--edition", "internal", "--output", &folder("web/bureau")]).status.code(),
        Some(0)
    );
    is_refused(&build(&site, &["--output", &folder("web")]));
}

#[test]
fn the_folder_of_the_other_edition_is_refused_before_anything_stands_there() {
    let site = Site::small();
    let folder = |name: &str| site.path().join(name).display().to_string();
    is_refused(&build(&site, &["--edition", "internal", "--output", &folder("public")]));
    is_refused(&build(&site, &["--output", &folder("internal")]));
}

#[test]
fn a_folder_of_an_older_build_counts_as_public() {
    let site = Site::small().write("elders/.praatplaat", "index.html\n");
    let elsewhere = site.path().join("elders").display().to_string();
    is_refused(&build(&site, &["--edition", "internal", "--output", &elsewhere]));
    assert_eq!(build(&site, &["--output", &elsewhere]).status.code(), Some(0));
}

#[test]
fn a_second_internal_build_writes_nothing_and_removes_nothing() {
    let site = Site::small();
    build(&site, &["--edition", "internal"]);
    let second = build(&site, &["--edition", "internal"]);
    let told = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(told.contains(": 0 files written, 0 removed"), "{told}");
}

#[test]
fn every_internal_page_says_so_to_readers_and_to_search_engines() {
    let built = Site::spoilt("survey-as-it-should-be").build_for(Edition::Internal);
    assert!(built.summary.is_some(), "{}", built.findings);
    for path in built.memory.files.keys().filter(|path| path.ends_with(".html")) {
        let page = built.page(path);
        assert_eq!(page.matches("class=\"pp-edition\"").count(), 1, "{path}");
        assert!(page.contains("Intern: niet verspreiden"), "{path}");
        assert!(page.contains("content=\"noindex, nofollow, noarchive\""), "{path}");
        assert!(page.contains("intern/intern.css") || path.starts_with("intern/"), "{path}");
        assert!(!page.contains("rel=\"canonical\""), "{path}");
    }
    assert_eq!(built.page("robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(built.page("intern/intern.css").contains("content: \"Intern: niet verspreiden\""));
    for feed in ["atom.xml", "catalogus.json", "sitemap.xml"] {
        assert!(!built.memory.files.contains_key(feed), "{feed}");
    }
}

#[test]
fn a_theme_of_its_own_does_not_lose_the_mark() {
    let blocks = ["head_first", "canonical", "self", "breadcrumb"]
        .map(|name| format!("{{% block {name} %}}{{% endblock %}}"));
    let base = format!(
        "<!doctype html><html lang=\"nl\"><head><title>x</title></head><body>{}<main id=\"_inhoud\">{{% block content %}}{{% endblock %}}</main></body></html>\n",
        blocks.concat()
    );
    let site = Site::small().write("themes/kaal/templates/base.html", base).replace(
        "praatplaat.yaml",
        "levels:",
        "theme: kaal\nlevels:",
    );
    let built = site.build_for(Edition::Internal);
    let page = built.page("verhalen/kalm/index.html");
    assert!(page.contains("Intern: niet verspreiden") && page.contains("noindex, nofollow"), "{page}");
    assert!(page.contains("intern.css"), "{page}");
}

#[test]
fn the_public_edition_has_nothing_of_the_internal_one() {
    let built = Site::spoilt("survey-as-it-should-be").build();
    assert!(built.memory.files.keys().all(|path| !path.starts_with("intern")));
    for path in built.memory.files.keys().filter(|path| path.ends_with(".html")) {
        assert!(!built.page(path).contains("pp-edition") && !built.page(path).contains("/intern/"), "{path}");
    }
}

#[test]
fn a_new_site_keeps_the_internal_edition_out_of_its_history() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let made = Command::new(env!("CARGO_BIN_EXE_praatplaat"))
        .args(["new", "site", "proef", "--root"])
        .arg(folder.path())
        .output()
        .expect("the program starts");
    assert_eq!(made.status.code(), Some(0));
    let ignored = fs::read_to_string(folder.path().join("proef/.gitignore")).expect("the file is there");
    assert!(ignored.lines().any(|line| line == "internal/"), "{ignored}");
}

#[test]
fn a_text_may_link_to_a_feed_that_only_the_public_edition_has() {
    let site =
        Site::small().replace("content/pages/over.md", "\n---\n", "\n---\n\nVolg ons: [Atom](/atom.xml).\n");
    assert!(site.build().summary.is_some());
    let built = site.build_for(Edition::Internal);
    assert!(built.summary.is_some(), "{}", built.findings);
}

#[test]
fn no_text_takes_the_place_of_the_internal_pages() {
    let page = "---\ntitle: Intern\nsummary: Wat hier staat.\n---\n\nTekst.\n";
    for edition in [Edition::Public, Edition::Internal] {
        Site::small()
            .write("content/pages/intern.md", page)
            .build_for(edition)
            .says("the address /intern/ is already taken")
            .stops();
    }
}
