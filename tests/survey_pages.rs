//! What readers see of a survey: its own pages, what was said, waves over time, regions beside each other,
//! and that what is invented says so.

use crate::site::{Built, Site};

/// How many of how many say yes, by place; everyone who says yes also gives the reason `tijd`.
pub type Wave<'a> = &'a [(&'a str, u32, u32)];

/// The small site with a survey among GPs, and an indicator for each of its questions.
pub fn surveyed(waves: &[(&str, Wave<'_>)]) -> Site {
    let mut site = Site::small()
        .replace("data/regions.csv", "oud,Oud", "zuid-midden,Zuid-Midden,subregion,,,,\noud,Oud")
        .replace("data/memberships.csv", "zuid-west,zuid,0.5,,", "zuid-west,zuid,,,\nzuid-midden,zuid,,,")
        .write("data/surveys/peiling/frame.csv", "region,count\nzuid-oost,60\nzuid-west,60\nzuid-midden,60\n")
        .write("data/surveys/peiling/survey.yaml", codebook(waves))
        .write("data/indicators/druk.yaml", indicator("Druk", "share", ", answers: [ja]"))
        .write(
            "data/indicators/reden.yaml",
            indicator("Redenen", "multiple", "").replace("question: druk", "question: reden"),
        );
    for (period, answers) in waves {
        site = site.write(&format!("data/surveys/peiling/{period}.csv"), export(answers));
    }
    site
}

fn codebook(waves: &[(&str, Wave<'_>)]) -> String {
    let waves: String =
        waves.iter().map(|(period, _)| format!("  - {{period: {period}, file: {period}.csv}}\n")).collect();
    format!(
        "title: Peiling\npopulation: huisartsen\nowner: Testorganisatie\nwaves:\n{waves}frame: frame.csv\nregion: plaats\n\
         drop: [Naam]\nquestions:\n\
         \x20 - {{id: plaats, column: plaats, kind: region, text: Waar werkt u?}}\n\
         \x20 - {{id: rol, column: rol, kind: choice, text: Wat bent u?, answers: {{p: praktijkhouder, w: waarnemer}}}}\n\
         \x20 - {{id: druk, column: druk, kind: choice, text: Is het druk?, answers: {{ja: ja, nee: nee}}}}\n\
         \x20 - {{id: reden, column: reden, kind: multiple, separator: \";\", text: Waardoor?, answers: {{tijd: te weinig tijd, geld: te weinig geld}}}}\n"
    )
}

fn indicator(label: &str, measure: &str, more: &str) -> String {
    format!(
        "label: {label}\nunit: percent\nbetter: lower\ntheme: omvang\ndefinition: Wat mensen zeggen.\nhow_to_read: Een deel.\n\
         {measure}: {{survey: peiling, question: druk{more}}}\nby: [rol]\n"
    )
}

/// Practice holders say yes as often as told, locums always: half of the rows each.
fn export(answers: Wave<'_>) -> String {
    let mut text = "Naam,plaats,rol,druk,reden\n".to_owned();
    for (place, answered, yes) in answers {
        for at in 0..*answered {
            let (says, why) = if at < *yes { ("ja", "tijd") } else { ("nee", "geld") };
            let role = if at % 2 == 0 { "p" } else { "w" };
            text.push_str(&format!("Jan,{place},{role},{says},{why}\n"));
        }
    }
    text
}

const ONE: &[(&str, Wave<'_>)] =
    &[("2024", &[("zuid-oost", 40, 32), ("zuid-west", 40, 20), ("zuid-midden", 40, 8)])];

#[test]
fn a_survey_has_pages_that_the_site_leads_to() {
    surveyed(ONE)
        .build()
        .shows("index.html", "enquetes/index.html")
        .shows("enquetes/index.html", "peiling/index.html")
        .shows("enquetes/peiling/index.html", "Is het druk?")
        .shows("enquetes/peiling/2024/index.html", "40 van 60 (67%)")
        .shows("indicatoren/druk/index.html", "enquetes/peiling/index.html")
        .shows("bronnen/index.html", "enquetes/peiling/index.html")
        .shows("status/index.html", "enquetes/peiling/2024/index.html")
        .shows("sitemap.xml", "https://example.org/enquetes/peiling/2024/");
}

#[test]
fn columns_about_persons_are_named_and_their_cells_never_shown() {
    let built = surveyed(ONE).build().shows("enquetes/peiling/index.html", "<li>Naam</li>");
    for path in built.memory.files.keys().filter(|path| path.ends_with(".html") || path.ends_with(".csv")) {
        assert!(!built.page(path).contains("Jan"), "{path}");
    }
}

#[test]
fn a_site_without_surveys_does_not_speak_of_them() {
    let built = Site::small().build();
    assert!(!built.memory.files.contains_key("enquetes/index.html"));
    assert!(!built.page("index.html").contains("enquetes"));
}

#[test]
fn a_handful_of_answers_gives_no_figure_and_is_not_counted_out() {
    let few: Wave<'_> = &[("zuid-oost", 40, 32), ("zuid-west", 40, 20), ("zuid-midden", 3, 1)];
    let built = surveyed(&[("2024", few)]).build();
    let row = row_of(&built, "enquetes/peiling/2024/index.html", "Zuid-Midden");
    assert!(row.contains("beschermd") && row.contains("Te weinig antwoorden."), "{row}");
    assert!(!row.contains('3'), "neither three answers nor their share: {row}");
}

#[test]
fn regions_are_held_against_the_region_that_holds_them_all() {
    let built = surveyed(ONE).build();
    let compared = |region| row_of(&built, "indicatoren/druk/index.html", region);
    let busy = compared("Zuid-Oost");
    assert!(busy.contains("ongunstiger"), "80% of them have it busy, against 50% of all: {busy}");
    assert!(compared("Zuid-West").contains("vergelijkbaar"));
    assert!(compared("Zuid-Midden").contains(">gunstiger"));
}

#[test]
fn places_come_with_the_places_that_are_possible_as_well() {
    let close: Wave<'_> = &[("zuid-oost", 40, 21), ("zuid-west", 40, 20), ("zuid-midden", 40, 8)];
    surveyed(&[("2024", close)])
        .build()
        .shows("indicatoren/druk/index.html", "plaats 1 (1 tot 2)")
        .shows("indicatoren/druk/index.html", "plaats 2 (1 tot 2)")
        .shows("indicatoren/druk/index.html", "<td>plaats 3</td>");
}

#[test]
fn two_groups_stand_side_by_side_and_the_difference_is_said_in_words() {
    surveyed(ONE)
        .build()
        .shows("indicatoren/reden/index.html", "pp-pair-chart")
        .shows("indicatoren/reden/index.html", "‘praktijkhouder’ en ‘waarnemer’ noemen ongeveer hetzelfde")
        .shows("regios/zuid/index.html", "gezegd-reden-rol");
}

#[test]
fn two_waves_give_a_difference_and_no_trend() {
    let (low, high): (Wave<'_>, Wave<'_>) = (&[("zuid-oost", 40, 10)], &[("zuid-oost", 40, 30)]);
    let page = "regios/zuid-oost/index.html";
    surveyed(&[("2023", low), ("2024", high)])
        .build()
        .shows(page, "Druk, Zuid-Oost: 25% in 2023, 75% in 2024.")
        .shows(page, "Nog geen trend. In de laatste ronde is het 50 procentpunt meer.")
        .shows(page, "Dat verschil is groter dan toeval");
    surveyed(&[("2023", high), ("2024", &[("zuid-oost", 40, 31)])])
        .build()
        .shows(page, "Dat verschil kan toeval zijn");
}

#[test]
fn five_waves_may_give_a_trend() {
    let waves: [(&str, Wave<'_>); 5] = [
        ("2020", &[("zuid-oost", 40, 8)]),
        ("2021", &[("zuid-oost", 40, 13)]),
        ("2022", &[("zuid-oost", 40, 18)]),
        ("2023", &[("zuid-oost", 40, 23)]),
        ("2024", &[("zuid-oost", 40, 28)]),
    ];
    let page = "regios/zuid-oost/index.html";
    surveyed(&waves).build().shows(page, "Druk, Zuid-Oost: stijgend, van 20% in 2020 naar 70% in 2024.");
}

#[test]
fn nothing_is_computed_across_a_question_that_changed() {
    let (low, high): (Wave<'_>, Wave<'_>) = (&[("zuid-oost", 40, 10)], &[("zuid-oost", 40, 30)]);
    let versions = "text: Is het druk?, versions: [{from: 2023}, {from: 2024, change: Eerst was het vager.}]";
    let built = surveyed(&[("2023", low), ("2024", high)])
        .replace("data/surveys/peiling/survey.yaml", "text: Is het druk?", versions)
        .build();
    let page = built.read("regios/zuid-oost/index.html");
    assert!(page.contains("want de vraag is veranderd. Eerst was het vager."), "{page}");
    let trend = page.split("Druk, Zuid-Oost: 25%").nth(1).and_then(|rest| rest.split("</figure>").next());
    let trend = trend.expect("it is drawn");
    assert!(!trend.contains("toeval") && trend.contains("vraag gewijzigd"), "{trend}");
    built.shows("enquetes/peiling/index.html", "Tussen 2023 en 2024");
}

#[test]
fn what_is_invented_says_so_on_every_surface() {
    let built = invented().build();
    for (path, text) in [
        ("regios/index.html", "Zuid (verzonnen)"),
        ("regios/index.html", "Voorbeeld (verzonnen)"),
        ("regios/zuid/index.html", "<title>Zuid (verzonnen)"),
        ("regios/zuid/index.html", "content=\"Verzonnen, als voorbeeld."),
        ("regios/zuid/index.html", "role=\"note\"><strong class=\"pp-flag pp-flag--fictitious\">verzonnen"),
        ("indicatoren/druk/index.html", "<title>Druk (verzonnen)"),
        ("indicatoren/druk/index.html", "Zuid-Oost (verzonnen)"),
        ("indicatoren/index.html", "Druk (verzonnen)"),
        ("enquetes/index.html", "Peiling (verzonnen)"),
        ("enquetes/peiling/index.html", "Deze enquête is nooit gehouden."),
        ("enquetes/peiling/2024/index.html", "<title>Peiling: ronde 2024 (verzonnen)"),
        ("bronnen/index.html", "Peiling (verzonnen)"),
        ("status/index.html", "Peiling (verzonnen)"),
    ] {
        assert!(built.page(path).contains(text), "{path} does not show {text}");
    }
    let mut rows = built.page("data/figures.csv").lines().filter(|row| row.starts_with("zuid"));
    assert!(rows.all(|row| row.contains(",yes,")));
}

#[test]
fn what_is_invented_stands_in_no_count_of_real_things() {
    let built = invented().build();
    Site::small().build().shows("index.html", "Van 1 van de 2 regio’s staan cijfers");
    let north = built.page("regios/noord/index.html");
    let main = north.split("<main").nth(1).and_then(|rest| rest.split("<footer").next()).unwrap_or_default();
    assert!(!main.contains("(verzonnen)"), "a real region is not held against it: {main}");
    built.shows("index.html", "Van 1 van de 1 regio’s staan cijfers");
}

/// The south and all that is in it is invented, and so is the survey; the north is real.
fn invented() -> Site {
    let header = "id,name,level,aliases,valid_from,valid_to,note";
    let mut site = surveyed(ONE)
        .replace("data/surveys/peiling/survey.yaml", "title: Peiling", "title: Peiling\nfictitious: true")
        .replace("data/regions.csv", header, &format!("{header},fictitious"))
        .replace("data/memberships.csv", "zuid,land,,,\n", "")
        .replace(
            "data/regions.csv",
            "land,Land,country,,,,Van het hele land staan hier geen cijfers.",
            "land,Land,country,,,,Van het hele land staan hier geen cijfers.,",
        )
        .replace(
            "data/regions.csv",
            "noord,Noord,azw,Het Noorden|Noordelijk,,,",
            "noord,Noord,azw,Het Noorden|Noordelijk,,,,",
        )
        .replace("data/regions.csv", "oud,Oud,azw,,2000,2015,", "oud,Oud,azw,,2000,2015,,");
    for row in [
        "zuid,Zuid,azw,,,,",
        "zuid-oost,Zuid-Oost,subregion,,,,",
        "zuid-west,Zuid-West,subregion,,,,",
        "zuid-midden,Zuid-Midden,subregion,,,,",
    ] {
        site = site.replace("data/regions.csv", &format!("{row}\n"), &format!("{row},ja\n"));
    }
    site
}

/// The row of a table that says something of this region in a mark.
pub fn row_of(built: &Built, path: &str, region: &str) -> String {
    let rows = built.page(path).split("<tr").filter_map(|rest| rest.split("</tr>").next());
    let mut of_region = rows.filter(|row| row.contains(&format!(">{region}<")));
    let row = of_region.find(|row| row.contains("pp-comparison") || row.contains("pp-status"));
    row.unwrap_or_else(|| panic!("{path} has no row of {region}")).to_owned()
}
