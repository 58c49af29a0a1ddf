//! The audit of the finished site: numbers that stand where they should not, and what follows from numbers.

use crate::commands::{praatplaat, said};
use crate::site::Site;
use crate::surveys::survey;
use std::fs;
use std::path::{Path, PathBuf};

/// Of four regions two are hidden, so that neither follows from the country and the others.
const ROWS: [(&str, &str, &str, usize); 8] = [
    ("Noord", "solo", "ja", 8),
    ("Noord", "duo", "nee", 12),
    ("Zuid", "solo", "ja", 10),
    ("Zuid", "duo", "nee", 10),
    ("Oost", "solo", "ja", 4),
    ("Oost", "duo", "nee", 5),
    ("West", "solo", "ja", 4),
    ("West", "duo", "nee", 5),
];

const HIDDEN: &str = "oost|stopt|2024|";
const SHOWN: &str = "noord|stopt|2024|";

fn of_rows(rows: &[(&str, &str, &str, usize)]) -> Site {
    survey(&[], rows, "region,count\nnoord,30\nzuid,30\noost,20\nwest,20\n")
        .replace("data/regions.csv", "zuid,Zuid,", "oost,Oost,azw,,,,\nwest,West,azw,,,,\nzuid,Zuid,")
        .replace("data/memberships.csv", "zuid,land,", "oost,land,,,\nwest,land,,,\nzuid,land,")
}

/// The project, built on disk.
fn built() -> Site {
    let site = of_rows(&ROWS);
    build(&site, &[]);
    site
}

#[track_caller]
fn build(site: &Site, arguments: &[&str]) -> String {
    let run = praatplaat(site.path(), &[&["build"], arguments].concat());
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    said(&run)
}

fn page(site: &Site, path: &str) -> PathBuf {
    site.path().join("public").join(path)
}

/// Types a text into every element of this kind that tells this figure; how many there are on the page.
fn edit(path: &Path, element: &str, figure: &str, typed: &str) -> usize {
    let page = fs::read_to_string(path).expect("the page is there");
    let mark = format!("data-figure=\"{figure}\"");
    let mut edited = String::new();
    let mut count = 0;
    for (at, piece) in page.split(&mark).enumerate() {
        let is_it = at > 0 && edited.rsplit('<').next().is_some_and(|tag| tag.starts_with(element));
        edited.push_str(if at > 0 { &mark } else { "" });
        match piece.strip_prefix('>').and_then(|rest| rest.split_once('<')) {
            Some((_, rest)) if is_it => {
                edited.push_str(&format!(">{typed}<{rest}"));
                count += 1;
            }
            _ => edited.push_str(piece),
        }
    }
    fs::write(path, edited).expect("the page can be written");
    count
}

fn audit(site: &Site, arguments: &[&str]) -> (Option<i32>, String) {
    let run = praatplaat(site.path(), &[&["audit", "public", "--messages", "plain"], arguments].concat());
    (run.status.code(), said(&run))
}

/// Checks that an edited site is caught, at this place.
#[track_caller]
fn is_caught(site: &Site, place: &str) {
    let (code, said) = audit(site, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("surfaces-differ") && said.contains(place), "{said}");
}

#[test]
fn a_copy_of_the_site_before_can_be_laid_beside_a_finished_one() {
    let site = built();
    crate::site::copy_folder(&site.path().join("public"), &site.path().join("vorige"));
    let site = answered(site, &north(9, 12));
    build(&site, &[]);
    let (code, said) = audit(&site, &["--previous", "vorige"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("few-came-in") && !said.contains("not known"), "{said}");
}

#[test]
fn a_site_as_it_was_built_gives_nothing_away() {
    let (code, said) = audit(&built(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("no hidden number can be worked out"), "{said}");
    assert!(said.contains("6 numbers of surveys are shown, 4 hidden"), "{said}");
}

#[test]
fn a_number_typed_over_a_mark_is_caught_in_a_table_and_in_a_drawing() {
    for (element, figure, typed) in [("span", HIDDEN, "3"), ("text", HIDDEN, "3"), ("td", SHOWN, "41,0%")] {
        let site = built();
        let edited = edit(&page(&site, "indicatoren/stopt/index.html"), element, figure, typed);
        assert!(edited > 0, "no <{element}> tells it");
        is_caught(&site, "in indicatoren/stopt/index.html, row");
    }
}

#[test]
fn a_number_changed_in_a_sentence_is_caught() {
    let site = built();
    assert!(edit(&page(&site, "regios/noord/index.html"), "span", SHOWN, "41%") > 0);
    is_caught(&site, "in regios/noord/index.html, row");
}

#[test]
fn a_number_changed_in_a_script_that_holds_data_is_caught() {
    let mark = "[\"value\",\"·\"]";
    for (region, from, to) in
        [("oost", mark, "[\"value\",\"44%\"]"), ("noord", "[\"answered\",\"20\"]", "[\"answered\",\"21\"]")]
    {
        let site = built();
        let path = page(&site, &format!("data/vergelijken/{region}.js"));
        let script = fs::read_to_string(&path).expect("the script is there");
        assert!(script.contains(from), "{script}");
        fs::write(&path, script.replace(from, to)).expect("the script can be written");
        is_caught(&site, &format!("in data/vergelijken/{region}.js"));
    }
}

#[test]
fn a_row_filled_in_by_hand_is_caught() {
    for table in ["data/figures.csv", "data/regios/oost.csv"] {
        let site = built();
        let path = page(&site, table);
        let text = fs::read_to_string(&path).expect("the table is there");
        let row = text.lines().find(|row| row.starts_with("oost,azw,stopt,2024")).expect("the row is there");
        let filled = "oost,azw,stopt,2024,,percent,44.4,20,70,4,9,20,final,,enquete,,";
        fs::write(&path, text.replace(row, filled)).expect("the table can be written");
        is_caught(&site, "oost|stopt|2024|");
    }
}

#[test]
fn a_wrong_page_is_never_published_and_what_stood_there_still_stands() {
    let site = built();
    let stood = fs::read(page(&site, "data/figures.csv")).expect("the table is there");
    let template = "{% extends \"base.html\" %}\n{% block content %}\n<h1>Weg</h1>\n\
        <p>In Oost stoppen er <b data-figure=\"oost|stopt|2024|\" data-part=\"count\">4</b>.</p>\n{% endblock %}\n";
    let site = site.write("themes/eigen/templates/not_found.html", template).replace(
        "praatplaat.yaml",
        "levels:",
        "theme: eigen\nlevels:",
    );
    let failed = praatplaat(site.path(), &["build"]);
    assert_eq!(failed.status.code(), Some(1), "{}", said(&failed));
    assert!(said(&failed).contains("surfaces-differ"), "{}", said(&failed));
    assert_eq!(fs::read(page(&site, "data/figures.csv")).expect("it still stands"), stood);
    let page = fs::read_to_string(page(&site, "404.html")).expect("it still stands");
    assert!(!page.contains("In Oost stoppen er"));
}

/// Makes of the site one as it was made before pages said which figure a number is.
fn grown_old(site: &Site) {
    fs::remove_file(page(site, "data/structure.json")).expect("it is there");
    for entry in walkdir::WalkDir::new(site.path().join("public")).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|end| end == "html") {
            let text = fs::read_to_string(entry.path()).expect("a page is text");
            let text = text.replace("data-figure", "data-was").replace("data-response", "data-was");
            fs::write(entry.path(), text).expect("the page can be written");
        }
    }
}

#[test]
fn of_an_older_site_what_follows_from_its_table_is_found() {
    for arguments in [&[][..], &["--root", "."]] {
        let site = built();
        grown_old(&site);
        let (code, told) = audit(&site, arguments);
        assert_eq!(code, Some(0), "{told}");
        assert!(told.contains("not known: which indicators count the same answers"), "{told}");
        for table in ["data/figures.csv", "data/regios/oost.csv"] {
            let path = page(&site, table);
            let text = fs::read_to_string(&path).expect("the table is there");
            let row =
                text.lines().find(|row| row.starts_with("oost,azw,stopt,2024")).expect("the row is there");
            let shown = "oost,azw,stopt,2024,,percent,44.4,20,70,4,9,20,final,,enquete,,";
            fs::write(&path, text.replace(row, shown)).expect("the table can be written");
        }
        let (code, told) = audit(&site, arguments);
        assert_eq!(code, Some(1), "{told}");
        assert!(told.contains("stopt in west, 2024 is hidden, but a reader can work out"), "{told}");
        assert!(told.contains("data/figures.csv, row"), "{told}");
    }
}

/// The project with other rows for the north.
fn north(yes: usize, no: usize) -> Vec<(&'static str, &'static str, &'static str, usize)> {
    let mut rows = ROWS.to_vec();
    (rows[0].3, rows[1].3) = (yes, no);
    rows
}

/// Puts other answers in place of those of a project.
fn answered(site: Site, rows: &[(&str, &str, &str, usize)]) -> Site {
    let other = of_rows(rows);
    let answers = fs::read(other.path().join("data/surveys/enquete/2024.csv")).expect("the export is there");
    site.write("data/surveys/enquete/2024.csv", answers)
}

#[test]
fn a_few_answers_since_the_last_time_are_told_of() {
    let site = answered(built(), &north(9, 12));
    let copy = ["--output", "vers", "--previous", "public"];
    assert!(build(&site, &copy).contains("few-came-in"), "a fresh folder, with a copy of what was published");
    assert!(!build(&site, &["--output", "nog-verser"]).contains("few-came-in"), "nothing is known of before");
    assert!(said(&praatplaat(site.path(), &["check"])).contains("few-came-in"));
    let told = build(&site, &[]);
    assert!(told.contains("few-came-in") && told.contains("noord"), "{told}");
    assert!(!build(&site, &[]).contains("few-came-in"), "the same again is no difference");
}

#[test]
fn a_site_from_before_there_was_a_structure_counts_as_well() {
    let site = answered(built(), &north(9, 12));
    fs::remove_file(page(&site, "data/structure.json")).expect("it is there");
    assert!(build(&site, &[]).contains("few-came-in"));
}

#[test]
fn many_answers_since_the_last_time_are_no_news() {
    let site = answered(built(), &north(13, 17));
    assert!(!build(&site, &[]).contains("few-came-in"));
}

#[test]
fn hiding_what_was_shown_is_told_of() {
    let site = answered(built(), &north(3, 6));
    let told = said(&praatplaat(site.path(), &["build"]));
    assert!(told.contains("shown-before") && told.contains("was published before of noord"), "{told}");
}

#[test]
fn the_internal_edition_is_not_audited() {
    let site = answered(built(), &north(9, 12));
    assert!(!build(&site, &["--edition", "internal", "--previous", "public"]).contains("few-came-in"));
}

#[test]
fn a_folder_without_a_site_is_misuse() {
    let site = of_rows(&ROWS);
    let (code, said) = audit(&site, &[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("there is no public site in public"), "{said}");
    let missing = praatplaat(site.path(), &["build", "--previous", "nergens"]);
    assert_eq!(missing.status.code(), Some(1));
}

#[test]
fn a_script_gets_one_object() {
    let run = praatplaat(built().path(), &["audit", "public", "--messages", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&run.stdout).expect("an object");
    assert_eq!((&told["hidden"], &told["worked_out"]), (&4.into(), &0.into()), "{told}");
}
