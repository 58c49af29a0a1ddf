//! A marker in every private field, and none of them in the public site: whatever the theme, the language or the
//! feeds, and also after an internal build of the same project.

use super::leaks::{first_in, holds};
use crate::site::{Built, Site};
use praatplaat::project::Edition;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// What only the internal edition shows.
const INSIDE: &[&str] = &[
    "MERKPRAKTIJK-N7",
    "MERKPRAKTIJK-Z8",
    "987654321",
    "rolmerkteken roerdomp",
    "notitiemerkteken nachtegaal",
    "waaroverteken waterral",
];

/// What no edition shows: it is not even read.
const NOWHERE: &[&str] = &[
    "vrijetekstmerk vink",
    "contactmerk cirlgors",
    "ongevraagdmerk ooievaar",
    "exportmerk-eider",
    "lijstmerk-lepelaar",
    "kolommerk kievit",
    "dossiermerk-duif",
    "proefmerk putter",
];

const SURVEY: &str = "data/surveys/enquete/survey.yaml";

/// The survey as it should be, with a marker in every private field.
fn planted() -> Site {
    let mut csv = String::from(
        "dossiermerk-duif nr;E-mail;Q1;Q2;Q3;Q4;Q5;Q6;Q7;Q8;Q9;ongevraagdmerk ooievaar kop;Q10;kolommerk kievit;submitdate\n",
    );
    for at in 0..14 {
        let (stops, asks) = if at < 6 { ("ja", "ja") } else { ("nee", "nee") };
        let unit = if at == 0 { "MERKPRAKTIJK-N7".to_owned() } else { format!("P{at:03}") };
        csv.push_str(&row("Noord", stops, asks, 2000 + at * 10, &unit, "2024-03-01"));
    }
    csv.push_str(&row("Zuid", "ja", "ja", 987_654_321, "MERKPRAKTIJK-Z8", "2024-03-01"));
    for at in 0..3 {
        csv.push_str(&row("Zuid", "nee", "nee", 2100, &format!("Z{at:03}"), "2024-03-01"));
    }
    let unsent =
        row("Zuid", "nee", "nee", 2100, "Z999", "").replace("vrijetekstmerk vink", "proefmerk putter");
    csv.push_str(&unsent);
    let requests = "survey,period,unit,request,role,status,date,note\n\
        enquete,2024,MERKPRAKTIJK-Z8,steun,rolmerkteken roerdomp,bezig,2024-05-01,notitiemerkteken nachtegaal\n";
    let keys = "unit: kolommerk kievit\nrequests:\n  - {question: steun, answers: [ja], about: waaroverteken waterral}\nquestions:\n  \
        - {id: steun, text: Wilt u hulp?, column: Q10, kind: choice, answers: {ja: graag, nee: niet nodig}}\n";
    Site::spoilt("survey-as-it-should-be")
        .remove("data/surveys/enquete/2024.csv")
        .replace(SURVEY, "2024.csv", "exportmerk-eider.csv")
        .replace(SURVEY, "frame.csv", "lijstmerk-lepelaar.csv")
        .replace(SURVEY, "    range: [500, 20000]\n", "")
        .replace(SURVEY, "questions:\n", keys)
        .replace(SURVEY, "drop: [E-mail]", "drop: [E-mail]\nexport: {decimal: \",\"}")
        .write("data/surveys/enquete/exportmerk-eider.csv", csv)
        .write("data/surveys/enquete/lijstmerk-lepelaar.csv", "region,count\nnoord,15\nzuid,20\n")
        .remove("data/surveys/enquete/frame.csv")
        .write("data/requests.csv", requests)
}

fn row(region: &str, stops: &str, asks: &str, list: u32, unit: &str, sent: &str) -> String {
    format!(
        "dossiermerk-duif;contactmerk cirlgors;{region};solo;{stops};2;{list};druk;2-3-2019;vrijetekstmerk vink;;\
         ongevraagdmerk ooievaar;{asks};{unit};{sent}\n"
    )
}

/// The files of a folder, by path.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (entry.path().display().to_string(), fs::read(entry.path()).expect("the file can be read"))
        })
        .collect()
}

/// Where a marker stands: in the name or the bytes of which file.
fn found<'a>(files: &'a BTreeMap<String, Vec<u8>>, marker: &str) -> Option<&'a String> {
    files
        .iter()
        .find(|(path, bytes)| holds(path.as_bytes(), marker) || holds(bytes, marker))
        .map(|(path, _)| path)
}

#[track_caller]
fn holds_no_marker(what: &str, files: &BTreeMap<String, Vec<u8>>) {
    assert!(files.len() > 20, "{what}: there is nothing to look through");
    let markers = [INSIDE, NOWHERE].concat();
    for (path, bytes) in files {
        let found = first_in(path.as_bytes(), &markers).or_else(|| first_in(bytes, &markers));
        assert!(found.is_none(), "{what}: {found:?} stands in {path}");
    }
    for (path, bytes) in files {
        // What is packed would have to be unpacked before it is looked through.
        assert!(!bytes.starts_with(b"PK") && !bytes.starts_with(&[0x1f, 0x8b]), "{what}: {path} is packed");
    }
}

fn is_built(built: Built) -> Built {
    assert!(built.summary.is_some(), "{}", built.findings);
    built
}

#[test]
fn the_markers_are_planted_and_the_search_finds_them() {
    let site = planted();
    let sources = files_in(&site.path().join("data"));
    for marker in INSIDE.iter().chain(NOWHERE) {
        assert!(found(&sources, marker).is_some(), "{marker} was not planted");
    }
}

#[test]
fn the_internal_edition_shows_what_it_is_for_and_nothing_else() {
    let built = is_built(planted().build_for(Edition::Internal));
    for marker in INSIDE {
        assert!(found(&built.memory.files, marker).is_some(), "the internal edition lacks `{marker}`");
    }
    for marker in NOWHERE {
        let found = found(&built.memory.files, marker);
        assert!(found.is_none(), "`{marker}` stands in {found:?}");
    }
}

#[test]
fn no_marker_reaches_the_public_site() {
    let built = is_built(planted().build());
    holds_no_marker("public", &built.memory.files);
    // Nor the log, which people mail to each other; files are named there, for they must be mended.
    for marker in
        INSIDE.iter().chain(&["vrijetekstmerk vink", "contactmerk cirlgors", "ongevraagdmerk ooievaar"])
    {
        assert!(!holds(built.findings.as_bytes(), marker), "{marker}:\n{}", built.findings);
    }
}

#[test]
fn no_marker_reaches_the_public_site_in_another_language_with_every_feed() {
    let site = planted().replace("praatplaat.yaml", "levels:", "language: en\nfeeds: [atom, json]\nlevels:");
    holds_no_marker("en", &is_built(site.build()).memory.files);
}

#[test]
fn a_theme_that_prints_all_it_is_given_prints_no_marker() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut site = planted().replace("praatplaat.yaml", "levels:", "theme: lek\nlevels:");
    for entry in fs::read_dir(&folder).expect("the theme is there") {
        let entry = entry.expect("the entry can be read");
        if entry.path().is_file() {
            let name = entry.file_name().into_string().expect("a name");
            let text = fs::read_to_string(entry.path()).expect("a template is text");
            let leaking =
                text.replacen("{% block content %}", "{% block content %}<pre>{{ __tera_context }}</pre>", 1);
            site = site.write(&format!("themes/lek/templates/{name}"), leaking);
        }
    }
    let built = is_built(site.build());
    assert!(built.page("regios/zuid/index.html").contains("withheld"), "the theme prints nothing");
    holds_no_marker("theme", &built.memory.files);
    let inside = is_built(site.build_for(Edition::Internal));
    assert!(found(&inside.memory.files, "MERKPRAKTIJK-Z8").is_some());
}

#[test]
fn no_marker_reaches_the_public_folder_after_an_internal_build() {
    let site = planted();
    let build = |edition: &str| run(&site, &["build", "--edition", edition]);
    for edition in ["internal", "public", "internal", "public"] {
        let built = build(edition);
        assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    }
    holds_no_marker("on disk", &files_in(&site.path().join("public")));
    assert!(found(&files_in(&site.path().join("internal")), "MERKPRAKTIJK-Z8").is_some());
}

#[test]
fn the_public_site_is_the_same_whatever_the_practices_are_called() {
    let renamed = planted()
        .replace("data/surveys/enquete/exportmerk-eider.csv", "MERKPRAKTIJK", "ANDERE")
        .replace("data/requests.csv", "MERKPRAKTIJK", "ANDERE")
        .replace("data/requests.csv", "roerdomp", "reiger");
    assert!(is_built(planted().build()).memory.files == is_built(renamed.build()).memory.files);
}

fn run(site: &Site, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_praatplaat"))
        .args(arguments)
        .arg("--root")
        .arg(site.path())
        .output()
        .expect("the program starts")
}
