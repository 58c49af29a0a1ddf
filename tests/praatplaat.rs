//! The praatplaat: what stands on it, in which words, and that nothing hidden ever does.

use crate::site::{Built, Site, build};
use crate::survey_pages::{Wave, surveyed};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The sheet of a region, without what stands around every page.
#[track_caller]
fn sheet<'a>(built: &'a Built, region: &str) -> &'a str {
    let page = built.page(&format!("regios/{region}/praatplaat/index.html"));
    let start = page.find("<article").expect("there is a sheet");
    let end = page.find("</article>").expect("it ends");
    &page[start..end]
}

/// The messages on a sheet, in order.
fn messages(sheet: &str) -> Vec<String> {
    let headings = sheet.split("<h2 class=\"pp-talk__message\">").skip(1);
    headings.filter_map(|rest| Some(rest.split_once("</h2>")?.0.to_owned())).collect()
}

fn with_praatplaat(front: &str) -> Site {
    Site::small().replace(
        "content/regions/noord.md",
        "sources:\n",
        &format!("praatplaat:\n{front}sources:\n"),
    )
}

const PLACES: &[&str] = &["zuid-oost", "zuid-west", "zuid-midden"];

#[test]
fn a_sheet_is_written_as_expected() {
    let waves: Wave<'_> = &[("zuid-oost", 40, 32), ("zuid-west", 40, 20), ("zuid-midden", 40, 8)];
    let site = surveyed(&[("2023", waves), ("2024", waves)]).replace(
        "data/indicators/druk.yaml",
        "label: Druk\n",
        "label: Druk\nmessage: Bij {of_ten} is het druk, {value}\npictogram: person\n",
    );
    let built = site.build();
    for (region, file) in [("zuid-oost", "counted.html"), ("noord", "published.html")] {
        let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/praatplaten").join(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, sheet(&built, region)).expect("the sheet can be written");
        }
        let before = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(before, sheet(&built, region), "{file} differs");
    }
}

#[test]
fn the_publisher_chooses_the_figures_their_order_their_words_and_the_question() {
    let front = "  indicators:\n    - praktijken\n    - {indicator: inwoners, message: \"Voor {value} mensen\"}\n    - balans\n  question: Wat valt op?\n";
    let built = with_praatplaat(front).build().builds_cleanly();
    let sheet = sheet(&built, "noord");
    let told = messages(sheet);
    assert_eq!(told.len(), 3, "{sheet}");
    assert!(
        told[0].starts_with("Praktijken") && told[1].starts_with("Voor ") && told[1].ends_with(" mensen"),
        "{told:?}"
    );
    assert!(sheet.contains("<p>Wat valt op?</p>"), "{sheet}");
}

#[test]
fn factsheet_and_sheet_lead_to_each_other() {
    Site::small()
        .build()
        .shows("regios/noord/index.html", "href=\"praatplaat/index.html\">Praatplaat om te printen")
        .shows("regios/noord/praatplaat/index.html", "href=\"../index.html\">Alles over deze regio")
        .shows("sitemap.xml", "https://example.org/regios/noord/praatplaat/");
}

#[test]
fn a_region_without_figures_has_no_empty_sheet() {
    let built = Site::small().build();
    assert!(!built.memory.files.contains_key("regios/land/praatplaat/index.html"));
    assert!(!built.page("regios/land/index.html").contains("praatplaat/index.html"));
}

#[test]
fn with_fewer_than_three_figures_the_sheet_says_so_and_shows_what_there_is() {
    let built = Site::small().build();
    let sheet = sheet(&built, "zuid-west");
    assert!(!messages(sheet).is_empty() && messages(sheet).len() < 3, "{sheet}");
    assert!(sheet.contains("te weinig cijfers voor een volle plaat"), "{sheet}");
}

#[test]
fn of_a_ratio_and_its_two_parts_never_all_three_are_told() {
    let built = Site::small().build();
    let told = messages(sheet(&built, "noord"));
    let parts = ["Inwoners per huisarts", "Inwoners", "Huisartsen"];
    assert!(
        parts.iter().filter(|label| told.iter().any(|message| message == *label)).count() < 3,
        "{told:?}"
    );
}

#[test]
fn the_publisher_hears_what_is_not_on_the_sheet() {
    let few: Wave<'_> = &[("zuid-oost", 40, 20), ("zuid-west", 12, 1), ("zuid-midden", 12, 4)];
    let front = "---\nsummary: Verzonnen.\npraatplaat: {indicators: [druk, inwoners, praktijken]}\nsources: []\n---\n\nTekst.\n";
    let built = surveyed(&[("2024", few)]).write("content/regions/zuid-west.md", front).build();
    let note = "the praatplaat names `druk`, which has no figure to show in `zuid-west`";
    let built = built.says(note);
    assert!(!sheet(&built, "zuid-west").contains("|druk|"));
}

/// Whatever people answer: what stands on a sheet is shown in the published table, and each thing once.
#[test]
fn a_hidden_figure_is_never_on_a_sheet() {
    for seed in 0..12_u32 {
        let answers: Vec<(&str, u32, u32)> = (0..)
            .zip(PLACES)
            .map(|(at, place)| {
                let answered = (seed * 7 + at * 13) % 41;
                (*place, answered, (seed * 5 + at * 3) % (answered + 1))
            })
            .collect();
        let earlier: Wave<'_> = &[("zuid-oost", 40, 32), ("zuid-west", 40, 20), ("zuid-midden", 40, 8)];
        let built = surveyed(&[("2023", earlier), ("2024", &answers)]).build();
        if built.summary.is_some() {
            check(&built);
        }
    }
}

#[test]
fn neither_is_it_in_our_own_site() {
    assert!(check(&build(Path::new(env!("CARGO_MANIFEST_DIR")), None)) > 10);
}

/// Holds every sheet against the published table; says how many there are.
fn check(built: &Built) -> usize {
    let shown = shown(built);
    let paths = built.memory.files.keys().filter(|path| path.ends_with("/praatplaat/index.html"));
    let regions: Vec<&str> = paths.filter_map(|path| path.split('/').nth(1)).collect();
    for region in &regions {
        let sheet = sheet(built, region);
        assert!(!sheet.contains("pp-mark"), "a mark stands for a number in {region}: {sheet}");
        for name in sheet.split("data-figure=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(shown.contains(name), "{name} is not shown, yet stands on the sheet of {region}");
        }
        let talks: Vec<String> = messages(sheet);
        let once: BTreeSet<&String> = talks.iter().collect();
        assert_eq!(once.len(), talks.len(), "{region}: {talks:?}");
        assert!((1..=8).contains(&talks.len()), "{region}: {talks:?}");
    }
    regions.len()
}

/// The figures of whole regions that have a value, as pages name them.
fn shown(built: &Built) -> BTreeSet<String> {
    let mut rows = csv::Reader::from_reader(built.page("data/figures.csv").as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect("the column is there");
    let (region, indicator, period, group) = (at("region"), at("indicator"), at("period"), at("group"));
    let (value, hidden) = (at("value"), at("hidden"));
    rows.records()
        .map(|row| row.expect("the table can be read"))
        .filter(|row| !row[value].is_empty() && row[hidden].is_empty())
        .map(|row| format!("{}|{}|{}|{}", &row[region], &row[indicator], &row[period], &row[group]))
        .collect()
}
