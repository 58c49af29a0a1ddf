//! What stands where a number is not shown, on every surface, and that nothing around it tells what it is.

use crate::site::{Built, Site};
use crate::survey_pages::{Wave, row_of, surveyed};

/// Two places of which so few say yes that it is hidden, beside one of which it is shown.
const HIDDEN: Wave<'_> = &[("zuid-oost", 40, 20), ("zuid-west", 12, 1), ("zuid-midden", 12, 4)];

#[test]
fn a_hidden_number_has_a_mark_for_the_eye_and_words_for_the_ear() {
    let page = "regios/zuid/index.html";
    let built = surveyed(&[("2024", HIDDEN)]).build();
    let table = built.page("indicatoren/druk/index.html");
    let marks = table.split("<span class=\"pp-mark\" aria-hidden=\"true\"").skip(1);
    let hidden =
        |mark: &str| mark.contains("|\">·</span><span class=\"pp-visually-hidden\">beschermd</span>");
    assert!(marks.clone().count() > 1 && marks.clone().all(hidden), "{table}");
    let legend = "<p class=\"pp-legend\"><span class=\"pp-legend__mark\">·</span> beschermd. \
                  <a href=\"../../over/bescherming/index.html#tekens\">Waarom?</a></p>";
    assert!(table.contains(legend), "{table}");
    assert!(built.page(page).contains("pp-chart"));
}

/// Five places, of which three are shown: enough to draw beside each other.
fn five(answers: Wave<'_>) -> Site {
    let places = ["zuid-kern", "zuid-rand"];
    let rows = |row: &dyn Fn(&str) -> String| places.iter().map(|place| row(place)).collect::<String>();
    surveyed(&[("2024", answers)])
        .replace(
            "data/regions.csv",
            "oud,Oud",
            &format!("{}oud,Oud", rows(&|id| format!("{id},{id},subregion,,,,\n"))),
        )
        .replace(
            "data/memberships.csv",
            "zuid-midden,zuid,,,",
            &format!("{}zuid-midden,zuid,,,", rows(&|id| format!("{id},zuid,,,\n"))),
        )
        .replace(
            "data/surveys/peiling/frame.csv",
            "zuid-midden,60\n",
            &format!("zuid-midden,60\n{}", rows(&|id| format!("{id},60\n"))),
        )
}

#[test]
fn a_chart_writes_the_mark_and_reads_the_words() {
    let answers: Wave<'_> = &[
        ("zuid-oost", 40, 20),
        ("zuid-west", 40, 12),
        ("zuid-kern", 40, 25),
        ("zuid-midden", 12, 2),
        ("zuid-rand", 12, 3),
    ];
    let built = five(answers).build();
    let page = built.page("indicatoren/druk/index.html");
    let row = page.split("<title>").find(|row| row.starts_with("Zuid-Midden: beschermd")).unwrap_or_default();
    let row = row.split("</a>").next().unwrap_or_default();
    assert!(row.contains(">·</text>") && !row.contains("<circle"), "{row} in {page}");
    assert!(!page.contains(">beschermd</text>"), "{page}");
    built.shows("indicatoren/druk/index.html", "Van de gebieden met een getal heeft");
}

#[test]
fn the_files_have_a_word_in_place_of_the_mark_and_no_number() {
    let built = surveyed(&[("2024", HIDDEN)]).build();
    let hidden: Vec<&str> =
        built.page("data/figures.csv").lines().filter(|row| row.contains("protected")).collect();
    assert!(!hidden.is_empty());
    for row in hidden {
        let cells: Vec<&str> = row.split(',').collect();
        assert!(cells[6..12].iter().all(|cell| cell.is_empty()), "{row}");
        assert_eq!(&cells[12..14], ["protected", "protected"], "{row}");
    }
}

#[test]
fn zero_has_a_mark_in_tables_and_is_a_number_in_files_and_sentences() {
    let built =
        surveyed(&[("2024", &[("zuid-oost", 40, 0), ("zuid-west", 40, 20), ("zuid-midden", 40, 30)])])
            .build();
    let row = row_of(&built, "indicatoren/druk/index.html", "Zuid-Oost");
    assert!(row.contains("|\">–</span>") && row.contains(">nul</span>"), "{row}");
    built
        .shows("indicatoren/druk/index.html", "het laagst in Zuid-Oost (0%)")
        .shows("indicatoren/druk/index.html", "<title>Zuid-Oost: 0%</title>")
        .shows("data/figures.csv", "zuid-oost,subregion,druk,2024,,percent,0,");
}

#[test]
fn what_is_hidden_comes_last_and_sentences_speak_of_what_is_shown() {
    let answers: Wave<'_> = &[
        ("zuid-oost", 40, 20),
        ("zuid-west", 30, 12),
        ("zuid-kern", 40, 25),
        ("zuid-midden", 4, 2),
        ("zuid-rand", 3, 3),
    ];
    let built = five(answers).build();
    let page = built.page("enquetes/peiling/2024/index.html");
    let rows = page.split("pp-row\"><title>").skip(1).filter_map(|row| row.split("</title>").next());
    let rows: Vec<&str> = rows.collect();
    assert_eq!(rows.len(), 5, "{rows:?}");
    let hidden = rows.iter().skip_while(|row| !row.ends_with(": beschermd"));
    assert!(rows[0].starts_with("Zuid-Oost: 40") || rows[0].starts_with("zuid-kern: 40"), "{rows:?}");
    assert!(hidden.clone().count() > 1 && hidden.clone().all(|row| row.ends_with(": beschermd")), "{rows:?}");
    built.shows("enquetes/peiling/2024/index.html", "Van de gebieden met een getal antwoordde");
}

/// Who reads the site cannot tell which of two hidden places has one and which has four: not one byte
/// hangs on it.
#[test]
fn what_is_hidden_changes_nothing_that_is_published() {
    let other: Wave<'_> = &[("zuid-oost", 40, 20), ("zuid-west", 12, 4), ("zuid-midden", 12, 1)];
    alike(&surveyed(&[("2024", HIDDEN)]).build(), &surveyed(&[("2024", other)]).build());
}

#[test]
fn nor_does_it_in_a_wave_between_two_that_are_shown() {
    let shown: Wave<'_> = &[("zuid-oost", 40, 20), ("zuid-west", 40, 20), ("zuid-midden", 40, 20)];
    let other: Wave<'_> = &[("zuid-oost", 40, 20), ("zuid-west", 12, 4), ("zuid-midden", 12, 1)];
    let build = |middle| surveyed(&[("2022", shown), ("2023", middle), ("2024", shown)]).build();
    let built = build(HIDDEN);
    alike(&built, &build(other));
    let trend = built.page("regios/zuid-west/index.html");
    assert!(trend.contains("2023: beschermd"), "the gap is marked: {trend}");
}

#[track_caller]
fn alike(one: &Built, other: &Built) {
    assert!(one.summary.is_some(), "{}", one.findings);
    assert_eq!(one.memory.files.keys().collect::<Vec<_>>(), other.memory.files.keys().collect::<Vec<_>>());
    for (path, bytes) in &one.memory.files {
        let same = Some(bytes) == other.memory.files.get(path);
        assert!(same, "{path} differs:\n{}", difference(one.page(path), other.page(path)));
    }
}

fn difference(one: &str, other: &str) -> String {
    let lines = one.lines().zip(other.lines()).filter(|(a, b)| a != b);
    lines.map(|(a, b)| format!("- {a}\n+ {b}\n")).collect()
}

#[test]
fn every_site_tells_why_numbers_are_hidden() {
    let page = "over/bescherming/index.html";
    Site::small()
        .build()
        .shows("index.html", page)
        .shows("sitemap.xml", "/over/bescherming/")
        .shows(page, "Een cijfer rust op minstens 10 antwoorden.")
        .shows(page, "Niets. Deze site houdt de gewone grenzen aan.");
    surveyed(&[("2024", HIDDEN)])
        .build()
        .shows("enquetes/peiling/index.html", "../../over/bescherming/index.html")
        .shows("enquetes/peiling/2024/index.html", "../../../over/bescherming/index.html");
}

#[test]
fn who_loosens_a_rule_says_why_to_all_who_read() {
    let settings = "privacy:\n  least_count: 3\n  full_response: 50\n  reasons: {least_count: Alle praktijken stemden hiermee in.}\n";
    let built = surveyed(&[("2024", HIDDEN)])
        .replace("praatplaat.yaml", "levels:", &format!("{settings}levels:"))
        .build();
    for page in ["over/bescherming/index.html", "enquetes/peiling/index.html"] {
        for text in ["least_count", "soepeler: hier 3, gewoonlijk 5", "Alle praktijken stemden hiermee in."] {
            assert!(built.page(page).contains(text), "{page} does not show {text}");
        }
    }
    built.shows("over/bescherming/index.html", "strenger: hier 50%, gewoonlijk 30%");
}

/// The words in the files are those that a reader of the English theme hears.
#[test]
fn the_words_in_the_files_are_those_of_the_english_marks() {
    let english = ("levels:", "language: en\nlevels:");
    let built = surveyed(&[("2024", HIDDEN)]).replace("praatplaat.yaml", english.0, english.1).build();
    let page = built.page("over/bescherming/index.html");
    for word in ["protected", "unknown", "not applicable"] {
        assert!(page.contains(&format!("</span> {word}</dt>")), "{word} in {page}");
        assert!(page.contains(&format!("<code>{}</code>", word.replace(' ', "-"))), "{word} in {page}");
    }
}
