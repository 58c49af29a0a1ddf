//! `inspect` and `new survey` on small invented exports in the shape of several tools. Nobody in them exists.

use crate::commands::{praatplaat, said};
use crate::site::{Site, build};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// As much of a `survey.yaml` as these tests look at.
#[derive(Debug, Deserialize)]
struct Survey {
    waves: Vec<Wave>,
    keep: BTreeMap<String, String>,
    #[serde(default)]
    drop: Vec<String>,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    missing: BTreeMap<String, Vec<String>>,
    questions: Vec<Question>,
}

#[derive(Debug, Deserialize)]
struct Wave {
    period: u16,
    file: String,
}

#[derive(Debug, Deserialize)]
struct Question {
    id: String,
    kind: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    column: String,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    #[serde(default)]
    separator: String,
    #[serde(default)]
    others: String,
    #[serde(default)]
    range: Vec<f64>,
}

/// An export in a folder of its own, looked over.
struct Inspected {
    yaml: String,
    told: String,
    survey: Survey,
}

fn inspect(name: &str, export: impl AsRef<[u8]>) -> Inspected {
    let folder = folder_with(name, export);
    inspect_in(folder.path(), &[name])
}

fn folder_with(name: &str, export: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join(name), export).expect("the file can be written");
    folder
}

fn inspect_in(folder: &Path, arguments: &[&str]) -> Inspected {
    let arguments: Vec<&str> = ["inspect"].iter().chain(arguments).copied().collect();
    let output = praatplaat(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let yaml = String::from_utf8(output.stdout).expect("it is text");
    let told = String::from_utf8(output.stderr).expect("it is text");
    let survey = serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    Inspected { yaml, told, survey }
}

impl Inspected {
    #[track_caller]
    fn question(&self, id: &str) -> &Question {
        let found = self.survey.questions.iter().find(|question| question.id == id);
        found.unwrap_or_else(|| panic!("no question `{id}` in\n{}", self.yaml))
    }

    #[track_caller]
    fn is(&self, id: &str, kind: &str, answers: &[&str]) -> &Self {
        let question = self.question(id);
        let codes: Vec<&str> = question.answers.keys().map(String::as_str).collect();
        assert_eq!((question.kind.as_str(), codes), (kind, answers.to_vec()), "{}", self.yaml);
        self
    }

    #[track_caller]
    fn never_says(&self, words: &str) -> &Self {
        assert!(
            !self.yaml.contains(words) && !self.told.contains(words),
            "{words}\n{}\n{}",
            self.told,
            self.yaml
        );
        self
    }
}

/// A table of `rows` rows, of which each cell is chosen by its row.
fn table(header: &str, rows: usize, row: impl Fn(usize) -> String) -> String {
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

fn one_of<'a>(answers: &[&'a str], row: usize) -> &'a str {
    answers[row % answers.len()]
}

/// A LimeSurvey export with full answers; one respondent each wrote what nobody else did.
fn limesurvey() -> String {
    let header = "\"Antwoord ID\";\"Datum ingestuurd\";\"Laatste pagina\";\"Starttaal\";\"Wat is de praktijkvorm?\";\
                  \"Redenen om te stoppen [Werkdruk]\";\"Redenen om te stoppen [Regels]\";\"Redenen om te stoppen [Andere]\";\
                  \"Hoe hoog is de werkdruk?\";\"Hoeveel patiënten heeft de praktijk?\";\"Wat wilt u nog kwijt?\";\
                  \"E-mailadres\";\"Wie bent u?\";\"Leeg\"";
    table(header, 40, |row| {
        let form = if row == 7 { "geheime vorm" } else { one_of(&["solo", "duo", "groep"], row) };
        let (busy, rules, other) = match row {
            0..5 => ("N/A", "N/A", ""),
            11 => ("Ja", "Nee", "eigen reden"),
            _ => (one_of(&["Ja", "Nee"], row), one_of(&["Nee", "Nee", "Ja"], row), ""),
        };
        let height = one_of(&["heel laag", "laag", "gewoon", "hoog", "heel hoog"], row);
        let patients = if row == 3 { 98_765 } else { 2_113 + row * 7 };
        let sent = if row == 39 { "" } else { "2024-03-02 10:00:00" };
        format!(
            "{row};{sent};4;nl;{form};{busy};{rules};{other};{height};{patients};\"mening {row}\";\
             respondent{row}@example.org;respondent{row}@example.org;"
        )
    })
}

#[test]
fn a_limesurvey_export_becomes_a_survey() {
    let inspected = inspect("praktijken-2023.csv", limesurvey());
    inspected
        .is("praktijkvorm", "choice", &["duo", "groep", "solo"])
        .is("redenen-stoppen", "multiple", &["regels", "werkdruk"])
        .is("hoog-werkdruk", "scale", &["gewoon", "heel hoog", "heel laag", "hoog", "laag"])
        .is("hoeveel-patienten-praktijk", "number", &[])
        .is("kwijt", "text", &[]);
    assert_eq!(inspected.question("praktijkvorm").others, "keep");
    assert_eq!(inspected.question("redenen-stoppen").columns["werkdruk"], "Redenen om te stoppen [Werkdruk]");
    assert_eq!(inspected.survey.missing["not_asked"], ["N/A"]);
    assert_eq!(inspected.survey.keep["submitted"], "only");
    assert_eq!(
        (inspected.survey.waves[0].period, inspected.survey.waves[0].file.as_str()),
        (2024, "praktijken-2023.csv")
    );
    assert!(inspected.told.contains("40 rows, 39 submitted, 1 only begun"), "{}", inspected.told);
}

#[test]
fn a_scale_stands_in_its_own_order() {
    let yaml = inspect("a.csv", limesurvey()).yaml;
    let places: Vec<_> = ["heel laag:", " laag: laag", "gewoon:", " hoog: hoog", "heel hoog:"]
        .iter()
        .map(|label| yaml.find(label))
        .collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}\n{yaml}");
}

#[test]
fn what_one_person_answered_is_told_nowhere() {
    inspect("a.csv", limesurvey())
        .never_says("geheime vorm")
        .never_says("eigen reden")
        .never_says("mening")
        .never_says("98765")
        .never_says("98.765")
        .never_says("2113")
        .never_says("example.org");
}

#[test]
fn columns_that_say_who_answered_are_dropped() {
    let inspected = inspect("a.csv", limesurvey());
    assert_eq!(inspected.survey.drop, ["E-mailadres", "Wie bent u?"]);
    assert!(inspected.survey.questions.iter().all(|question| !question.column.contains("mail")));
}

#[test]
fn a_range_holds_no_answer_of_anybody() {
    assert_eq!(inspect("a.csv", limesurvey()).question("hoeveel-patienten-praktijk").range, [0.0, 10000.0]);
}

#[test]
fn a_column_that_nobody_filled_in_is_left_out() {
    let inspected = inspect("a.csv", limesurvey());
    assert!(
        !inspected.yaml.contains("Leeg") && inspected.told.contains("that nobody answered"),
        "{}",
        inspected.told
    );
}

#[test]
fn a_qualtrics_export_goes_by_its_codes_and_leaves_previews_out() {
    let header = "StartDate,Status,Finished,RecordedDate,ResponseId,Q1,Q2_1,Q2_2,Q3\n\
                  Start Date,Response Type,Finished,Recorded Date,Response ID,\"Bent u praktijkhouder?\",Ik ga graag naar mijn werk,Ik heb genoeg tijd,\"Wat is uw leeftijd?\"\n\
                  \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2\"\"}\",\"{\"\"ImportId\"\":\"\"QID3\"\"}\"";
    let agreement = ["helemaal oneens", "oneens", "eens", "helemaal eens"];
    let export = table(header, 32, |row| {
        let (status, owner) =
            if row < 2 { ("Survey Preview", "proef") } else { ("IP Address", one_of(&["Ja", "Nee"], row)) };
        let (first, second) = (one_of(&agreement, row), one_of(&agreement, row / 2));
        format!(
            "2025-05-01 10:00:00,{status},True,2025-05-01 10:05:00,R_{row},{owner},{first},{second},{}",
            30 + row
        )
    });
    let inspected = inspect("export.csv", export);
    inspected
        .is("q1", "choice", &["Ja", "Nee"])
        .is("q2-1", "scale", &["eens", "helemaal eens", "helemaal oneens", "oneens"])
        .is("q2-2", "scale", &["eens", "helemaal eens", "helemaal oneens", "oneens"])
        .is("q3", "number", &[])
        .never_says("proef\"");
    assert_eq!(inspected.question("q1").text, "Bent u praktijkhouder?");
    assert_eq!(inspected.question("q3").range, [0.0, 120.0]);
    assert!(inspected.yaml.contains("answers: *q2-1"), "{}", inspected.yaml);
    assert!(inspected.told.contains("2 previews or tests"), "{}", inspected.told);
}

#[test]
fn a_surveymonkey_block_of_options_is_one_question() {
    let header = "Respondent ID,Welke hulp heeft u?,,,Hoe vaak vergadert u?\n,POH,Assistent,Overige (geef nadere toelichting),Response";
    let export = table(header, 30, |row| {
        let nurse = if row % 2 == 0 { "POH" } else { "" };
        let assistant = if row % 3 == 0 { "Assistent" } else { "" };
        let other = if row == 4 { "mijn buurvrouw" } else { "" };
        format!(
            "{},{nurse},{assistant},{other},{}",
            9_000 + row,
            one_of(&["Nooit", "Soms", "Vaak", "-"], row)
        )
    });
    let inspected = inspect("2022.csv", export);
    inspected
        .is("hulp", "multiple", &["assistent", "poh"])
        .is("vaak-vergadert", "scale", &["Nooit", "Soms", "Vaak"])
        .never_says("buurvrouw");
    assert_eq!(inspected.survey.missing["not_answered"], ["-"]);
    assert_eq!(inspected.survey.waves[0].period, 2022, "the year comes from the name of the file");
}

#[test]
fn joined_options_of_google_and_microsoft_forms_are_taken_apart() {
    let google = table("Tijdstempel\tMet wie werkt u samen?\tHobby's", 30, |row| {
        let with = one_of(
            &["hagro", "hagro, POH (ggz, somatiek)", "POH (ggz, somatiek)", "hagro, wijkteam", "wijkteam"],
            row,
        );
        let with = if row == 9 { "hagro, mijn tante" } else { with };
        format!("31-8-2024 14:{row:02}:00\t{with}\tlezen, fietsen {row}")
    });
    let inspected = inspect("google.csv", google);
    inspected
        .is("werkt-samen", "multiple", &["POH (ggz, somatiek)", "hagro", "wijkteam"])
        .never_says("tante");
    assert_eq!(inspected.question("werkt-samen").separator, ", ");
    assert_eq!(inspected.question("hobby").kind, "text");

    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, name) in
        ["ID", "Start time", "Completion time", "Email", "Name", "Wat helpt?"].into_iter().enumerate()
    {
        sheet.write(0, u16::try_from(at).expect("few columns"), name).expect("it can be written");
    }
    for row in 1..=20_u32 {
        let helps = one_of(&["geld;tijd;", "tijd;", "geld;", "tijd;mensen;"], row as usize);
        let cells = [&row.to_string(), "2024-01-01", "2024-01-01", "anonymous", "", helps];
        for (at, cell) in cells.into_iter().enumerate() {
            sheet.write(row, u16::try_from(at).expect("few columns"), cell).expect("it can be written");
        }
    }
    let inspected = inspect("forms.xlsx", workbook.save_to_buffer().expect("it can be saved"));
    inspected.is("helpt", "multiple", &["geld", "mensen", "tijd"]);
    assert_eq!(inspected.question("helpt").separator, ";");
}

#[test]
fn options_that_are_only_headers_make_one_question() {
    let export = table(
        "#,Wilt u verhuizen?,Strand,Stad,None,Other,Start Date (UTC),Submit Date (UTC),Network ID",
        30,
        |row| {
            let mark = |every: usize, option: &'static str| if row % every == 0 { option } else { "" };
            let other = if row == 5 { "naar de maan" } else { "" };
            format!(
                "f{row:031x},{},{},{},{},{other},2024-01-02 10:00:00,2024-01-02 10:05:00,n{row}",
                row % 2,
                mark(2, "Strand"),
                mark(3, "Stad"),
                mark(7, "None")
            )
        },
    );
    let inspected = inspect("typeform.csv", export);
    inspected
        .is("verhuizen", "choice", &["0", "1"])
        .is("strand", "multiple", &["none", "stad", "strand"])
        .never_says("maan");
    assert_eq!(inspected.question("verhuizen").answers["1"], "ja");
}

#[test]
fn of_a_small_file_only_the_questions_are_told() {
    let export = table("vorm;leeftijd", 9, |row| format!("{};{}", one_of(&["solo", "duo"], row), 41 + row));
    let inspected = inspect("klein.csv", export);
    inspected.is("vorm", "text", &[]).is("leeftijd", "number", &[]).never_says("solo").never_says("[0, ");
}

#[test]
fn texts_with_any_sign_in_them_survive() {
    let question = "Vindt u \"werk\": leuk? #1 {nee} [ja] & 'zo' 🙂 \u{a0}100% – regel";
    let long = format!("Lees dit: {}", "heel ".repeat(80));
    let header = format!("\"{}\";\"{long}\";\"- begin\";yes;\"a: b\"", question.replace('"', "\"\""));
    let answers = ["ja: zeker", "\"nee\"", "# misschien", "null", "🙂"];
    let export = table(&header, 50, |row| {
        format!("\"{0}\";{0};1;2;\"{0}\"", one_of(&answers, row).replace('"', "\"\""))
    });
    let inspected = inspect("tekens.csv", export);
    let found = &inspected.survey.questions[0];
    assert_eq!(found.column, question.replace(" \u{a0}", " "), "white space counts as one space");
    assert_eq!(found.answers.len(), 5, "{}", inspected.yaml);
    assert!(answers.iter().all(|answer| found.answers.contains_key(*answer)), "{:?}", found.answers);
}

#[test]
fn regions_of_the_project_are_recognised() {
    let site = Site::small();
    let regions = fs::read_to_string(site.path().join("data/regions.csv")).expect("it has regions");
    let names: Vec<&str> = regions.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    let export = table("plaats;tevreden", 24, |row| {
        format!("{};{}", one_of(&names, row), one_of(&["ja", "nee"], row))
    });
    let site = site.write("export.csv", export);
    let inspected = inspect_in(site.path(), &["export.csv"]);
    assert_eq!(inspected.survey.region.as_deref(), Some("plaats"), "{}", inspected.yaml);
    inspected.is("plaats", "region", &[]);
}

#[test]
fn comments_follow_the_language_of_the_site() {
    let export = table("vorm", 20, |row| one_of(&["solo", "duo"], row).to_owned());
    assert!(inspect("a.csv", &export).yaml.contains("# De vragen."));
    let folder = folder_with("a.csv", &export);
    praatplaat(folder.path(), &["new", "site", "site", "--language", "en"]);
    assert!(inspect_in(folder.path(), &["a.csv", "--root", "site"]).yaml.contains("# The questions."));
}

#[test]
fn what_cannot_be_read_or_asked_has_its_exit_code() {
    let folder = folder_with("plaatje.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let code = |arguments: &[&str]| praatplaat(folder.path(), arguments).status.code();
    assert_eq!(code(&["inspect", "plaatje.csv"]), Some(1));
    assert_eq!(code(&["inspect", "nergens.csv"]), Some(1));
    assert_eq!(code(&["inspect", "plaatje.csv", "--root", "nergens"]), Some(1));
    assert_eq!(code(&["inspect"]), Some(2));
    assert_eq!(code(&["new", "case", "x", "--export", "plaatje.csv"]), Some(2));
}

#[test]
fn a_new_survey_gets_its_export_and_a_first_indicator() {
    let folder = folder_with("Export (réponses) 2024.csv", limesurvey());
    praatplaat(folder.path(), &["new", "site", "site"]);
    let new = ["new", "survey", "praktijken", "--export", "Export (réponses) 2024.csv", "--root", "site"];
    let made = praatplaat(folder.path(), &new);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let data = folder.path().join("site/data");
    assert!(data.join("surveys/praktijken/export-reponses-2024.csv").is_file());
    let survey = fs::read_to_string(data.join("surveys/praktijken/survey.yaml")).expect("it is made");
    let survey: Survey = serde_yaml::from_str(&survey).expect("it is YAML");
    assert_eq!(survey.waves[0].file, "export-reponses-2024.csv");
    let indicator =
        fs::read_to_string(data.join("indicators/praktijken-hoog-werkdruk.yaml")).expect("it is made");
    assert!(indicator.contains("answers: [\"hoog\", \"heel hoog\"]"), "{indicator}");
    let again = praatplaat(folder.path(), &new);
    assert_eq!(again.status.code(), Some(1), "nothing is overwritten");
}

#[test]
fn a_new_survey_builds_and_shows_its_first_figure() {
    let folder = folder_with("praktijken-2024.csv", limesurvey());
    praatplaat(folder.path(), &["new", "site", "site"]);
    let new = ["new", "survey", "praktijken", "--export", "praktijken-2024.csv", "--root", "site"];
    praatplaat(folder.path(), &new);
    let built = build(&folder.path().join("site"), None);
    let page = built.page("regios/voorbeeldregio/index.html");
    assert!(page.contains("Hoe hoog is de werkdruk? – hoog, heel hoog"), "{}", built.findings);
    // The one practice of 98,765 patients is a slip of the pen.
    assert_eq!(
        (built.findings.matches("error:").count(), built.findings.matches("warning:").count()),
        (0, 1)
    );
}

#[test]
fn a_survey_without_an_export_says_what_to_put_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for (language, site) in [("nl", "nederlands"), ("en", "engels")] {
        praatplaat(folder.path(), &["new", "site", site, "--language", language]);
        let made = praatplaat(folder.path(), &["new", "survey", "praktijken", "--root", site]);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
        let checked = said(&praatplaat(folder.path(), &["check", "--root", site]));
        assert!(checked.contains("there is no file `2026.csv` beside survey.yaml"), "{checked}");
        assert!(checked.contains("(1 error, 0 warnings)"), "{checked}");
    }
}

#[test]
fn a_structure_file_beside_the_export_names_answers_that_nobody_gave() {
    let export = table("CASE\tSERIAL\tMODE\tSTARTED\tA101\tA102_01\tA102_02\tFINISHED", 24, |row| {
        let (often, first) = (one_of(&["1", "2", "-9"], row), one_of(&["1", "2"], row));
        format!("{row}\t\tinterview\t2025-02-01 10:00:00\t{often}\t{first}\t1\t1")
    });
    let folder = folder_with("data_x.csv", utf16(&export));
    let beside =
        |name: &str, text: &str| fs::write(folder.path().join(name), utf16(text)).expect("it is written");
    beside(
        "variables_x.csv",
        "VAR\tLABEL\tTYPE\tINPUT\nA101\tHoe vaak werkt u over?\tORDINAL\tSCALE\nA102_01\tHulp: POH\tDICHOTOMOUS\tMULTIPLE\n\
         A102_02\tHulp: waarnemer\tDICHOTOMOUS\tMULTIPLE\n",
    );
    beside(
        "values_x.csv",
        "VAR\tRESPONSE\tMEANING\nA101\t1\tnooit\nA101\t2\tsoms\nA101\t3\taltijd\nA101\t-9\tniet beantwoord\n\
         A102_01\t1\tnicht gewählt\nA102_01\t2\tausgewählt\nA102_02\t1\tnicht gewählt\nA102_02\t2\tausgewählt\n",
    );
    let inspected = inspect_in(folder.path(), &["data_x.csv"]);
    inspected.is("a101", "scale", &["1", "2", "3"]);
    assert_eq!(inspected.question("a101").answers["3"], "altijd");
    assert_eq!(inspected.question("a101").text, "Hoe vaak werkt u over?");
    assert!(inspected.yaml.contains("chosen: [\"2\", \"ausgewählt\"]"), "{}", inspected.yaml);
    assert!(
        inspected.yaml.contains("structure: [\"values_x.csv\", \"variables_x.csv\"]"),
        "{}",
        inspected.yaml
    );
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_a_few_chose_instead_of_an_answer_is_not_named() {
    let export = table("vorm", 30, |row| match row {
        0 => "weet niet".to_owned(),
        1..5 => "N.v.t.".to_owned(),
        _ => one_of(&["solo", "duo"], row).to_owned(),
    });
    let inspected = inspect("a.csv", export);
    inspected.is("vorm", "choice", &["duo", "solo"]).never_says("weet niet");
    assert_eq!(inspected.survey.missing["does_not_apply"], ["N.v.t."]);
    assert_eq!(inspected.question("vorm").others, "keep", "the build must not stop at it");
}

#[test]
fn a_column_of_thousands_of_numbers_stays_a_column_of_numbers() {
    let export = table("patienten;code", 5_000, |row| format!("{};c{row}", 1_000 + row));
    let inspected = inspect("a.csv", export);
    inspected.is("patienten", "number", &[]).is("code", "text", &[]);
}
