//! An invented twin of each export that was gathered from a real survey, with its quirks. The figures are
//! counted by hand, and chosen so that a wrong reading gives others.

use crate::site::Site;
use rust_xlsxwriter::Workbook;
use std::fs;

const FOLDER: &str = "data/surveys/enquete";

#[test]
fn limesurvey_with_questions_in_full_and_answers_of_several_lines() {
    // Everyone handed in in 1980, for the survey is anonymous; two did not answer.
    Site::spoilt("survey-limesurvey-full-questions").build().builds_cleanly().publishes(
        "stopt",
        &[
            "land 2024 | 48.1 | 13 of 27 | 50",
            "noord 2024 | 40.0 | 6 of 15 | 30",
            "zuid 2024 | 58.3 | 7 of 12 | 20",
        ],
    );
}

#[test]
fn limesurvey_in_german_tells_what_was_not_shown_from_what_was_not_chosen() {
    // Of 20 in the north 3 were not asked and 2 left all blank; 4 chose nothing, which is an answer.
    let built = Site::spoilt("survey-limesurvey-german-options").build().builds_cleanly();
    let built = built.publishes(
        "taken",
        &[
            "land 2024 anstellung | 17.9 | 5 of 28 | 50",
            "land 2024 lehre | 21.4 | 6 of 28 | 50",
            "land 2024 recht | 42.9 | 12 of 28 | 50",
            "land 2024 vertretung | 46.4 | 13 of 28 | 50",
            "noord 2024 anstellung | 33.3 | 5 of 15 | 30",
            "noord 2024 lehre | 0.0 | 0 of 15 | 30",
            "noord 2024 recht | 40.0 | 6 of 15 | 30",
            "noord 2024 vertretung | 40.0 | 6 of 15 | 30",
            "zuid 2024 anstellung | 0.0 | 0 of 13 | 20",
            "zuid 2024 lehre | 46.2 | 6 of 13 | 20",
            "zuid 2024 recht | 46.2 | 6 of 13 | 20",
            "zuid 2024 vertretung | 53.8 | 7 of 13 | 20",
        ],
    );
    // The second of two columns with the same name; in the first everyone gives the other answer.
    built.publishes(
        "later",
        &[
            "land 2024 | 48.6 | 17 of 35 | 50",
            "noord 2024 | 55.0 | 11 of 20 | 30",
            "zuid 2024 | 40.0 | 6 of 15 | 20",
        ],
    );
}

#[test]
fn limesurvey_takes_answers_from_its_structure() {
    Site::spoilt("survey-limesurvey-structure-lss")
        .build()
        .builds_cleanly()
        .publishes(
            "stopt",
            &[
                "land 2024 | 55.2 | 16 of 29 | 50",
                "noord 2024 | 50.0 | 8 of 16 | 30",
                "zuid 2024 | 61.5 | 8 of 13 | 20",
            ],
        )
        .shows("enquetes/enquete/index.html", "Binnen vijf jaar");
}

#[test]
fn limesurvey_takes_answers_from_its_structure_as_text_in_dutch() {
    let built = Site::spoilt("survey-limesurvey-structure-tsv").build().builds_cleanly();
    let built = built.publishes(
        "stopt",
        &[
            "land 2024 | 44.8 | 13 of 29 | 50",
            "noord 2024 | 53.3 | 8 of 15 | 30",
            "zuid 2024 | 35.7 | 5 of 14 | 20",
        ],
    );
    // Codes that are no numbers count from 1: eight times 2 and seven times 1, and once 2, of sixteen.
    let built = built.publishes(
        "belang",
        &["land 2024 | 1.60 | 30 | 50", "noord 2024 | 1.56 | 16 | 30", "zuid 2024 | 1.64 | 14 | 20"],
    );
    assert!(!built.page("enquetes/enquete/index.html").contains("Within five years"));
}

#[test]
fn limesurvey_codes_without_dates_and_with_windows_line_ends() {
    let built = Site::spoilt("survey-limesurvey-codes").build().builds_cleanly();
    let built = built.publishes(
        "stopt",
        &[
            "land 2024 | 46.2 | 12 of 26 | 50",
            "noord 2024 | 46.7 | 7 of 15 | 30",
            "zuid 2024 | 45.5 | 5 of 11 | 20",
        ],
    );
    built.publishes(
        "werkdruk",
        &["land 2024 | 4.11 | 27 | 50", "noord 2024 | 4.27 | 15 | 30", "zuid 2024 | 3.92 | 12 | 20"],
    );
}

#[test]
fn limesurvey_counts_only_who_handed_in() {
    // The word NA stands for nothing; 49 of 76 only looked.
    Site::spoilt("survey-limesurvey-never-sent")
        .build()
        .says("27 of 76 rows count; left out: 49 never sent")
        .publishes(
            "stopt",
            &[
                "land 2024 | 45.8 | 11 of 24 | 50",
                "noord 2024 | 50.0 | 6 of 12 | 30",
                "zuid 2024 | 41.7 | 5 of 12 | 20",
            ],
        );
}

#[test]
fn limesurvey_in_two_languages_with_a_try_out_in_a_number() {
    let built = Site::spoilt("survey-limesurvey-two-languages").build().publishes(
        "stopt",
        &[
            "land 2024 | 51.7 | 15 of 29 | 50",
            "noord 2024 | 50.0 | 8 of 16 | 30",
            "zuid 2024 | 53.8 | 7 of 13 | 20",
        ],
    );
    // One of them wrote letters where a number was asked.
    built.publishes(
        "lijst",
        &["land 2024 | 2701.8 | 28 | 50", "noord 2024 | 2675.0 | 16 | 30", "zuid 2024 | 2737.5 | 12 | 20"],
    );
}

#[test]
fn qualtrics_has_three_header_rows_and_previews_and_unfinished_answers() {
    let built = Site::spoilt("survey-qualtrics-three-header-rows").build();
    let built = built.says("25 of 42 rows count; left out: 9 never sent, 8 tests").publishes(
        "stopt",
        &[
            "land 2026 | 47.8 | 11 of 23 | 50",
            "noord 2026 | 41.7 | 5 of 12 | 30",
            "zuid 2026 | 54.5 | 6 of 11 | 20",
        ],
    );
    // Of the 22 that gave a reason; where fewer than five did not, or did, nothing is shown.
    built.publishes(
        "redenen",
        &[
            "land 2026 regels | protected",
            "land 2026 werk | 45.5 | 10 of 22 | 50",
            "noord 2026 regels | 100.0 | 11 of 11 | 30",
            "noord 2026 werk | protected",
            "zuid 2026 regels | protected",
            "zuid 2026 werk | protected",
        ],
    );
}

#[test]
fn qualtrics_with_german_labels_and_a_single_answer_gives_no_figure() {
    Site::spoilt("survey-qualtrics-german-labels").build().publishes("stopt", &["noord 2024 | protected"]);
}

#[test]
fn surveymonkey_puts_options_in_the_second_row() {
    let built = Site::spoilt("survey-surveymonkey-options-in-the-second-row").build();
    let built = built.says("read as windows-1252").publishes(
        "manieren",
        &[
            "land 2024 blad | 44.0 | 11 of 25 | 50",
            "land 2024 bureau | 52.0 | 13 of 25 | 50",
            "land 2024 via | 48.0 | 12 of 25 | 50",
            "noord 2024 blad | 50.0 | 6 of 12 | 30",
            "noord 2024 bureau | 0.0 | 0 of 12 | 30",
            "noord 2024 via | 100.0 | 12 of 12 | 30",
            "zuid 2024 blad | 38.5 | 5 of 13 | 20",
            "zuid 2024 bureau | 100.0 | 13 of 13 | 20",
            "zuid 2024 via | 0.0 | 0 of 13 | 20",
        ],
    );
    // Who does not know it is not counted.
    built.publishes(
        "oordeel",
        &[
            "land 2024 | 44.0 | 11 of 25 | 50",
            "noord 2024 | 50.0 | 6 of 12 | 30",
            "zuid 2024 | 38.5 | 5 of 13 | 20",
        ],
    );
}

#[test]
fn surveymonkey_writes_a_hyphen_for_no_answer() {
    let built =
        Site::spoilt("survey-surveymonkey-hyphens").build().says("some rows name no region").publishes(
            "weer",
            &[
                "land 2024 | 46.2 | 12 of 26 | 50",
                "noord 2024 | 58.3 | 7 of 12 | 30",
                "zuid 2024 | 35.7 | 5 of 14 | 20",
            ],
        );
    // Nine of the south answered, too few to show; with the north, the country would tell what they said.
    built.publishes(
        "inkomen",
        &["land 2024 | 76.2 | 16 of 21 | 50", "noord 2024 | protected", "zuid 2024 | protected"],
    );
}

const FORMS: &[(&str, &[&str])] = &[
    (
        "stopt",
        &[
            "land 2024 | 47.8 | 11 of 23 | 50",
            "noord 2024 | 41.7 | 5 of 12 | 30",
            "zuid 2024 | 54.5 | 6 of 11 | 20",
        ],
    ),
    (
        "talen",
        &[
            "land 2024 Duits | 47.8 | 11 of 23 | 50",
            "land 2024 Engels | 43.5 | 10 of 23 | 50",
            "land 2024 Nederlands | 78.3 | 18 of 23 | 50",
            "noord 2024 Duits | 0.0 | 0 of 12 | 30",
            "noord 2024 Engels | 41.7 | 5 of 12 | 30",
            "noord 2024 Nederlands | 100.0 | 12 of 12 | 30",
            "zuid 2024 Duits | 100.0 | 11 of 11 | 20",
            "zuid 2024 Engels | 45.5 | 5 of 11 | 20",
            "zuid 2024 Nederlands | 54.5 | 6 of 11 | 20",
        ],
    ),
    (
        "lijst",
        &["land 2024 | 2150.00 | 23 | 50", "noord 2024 | 2146.88 | 12 | 30", "zuid 2024 | 2153.41 | 11 | 20"],
    ),
];

#[test]
fn microsoft_forms_puts_points_and_feedback_beside_each_question() {
    let mut built = Site::spoilt("survey-msforms-quiz").build();
    for (indicator, figures) in FORMS {
        built = built.publishes(indicator, figures);
    }
}

#[test]
fn microsoft_forms_gives_a_workbook_with_real_dates_and_numbers() {
    let site = Site::spoilt("survey-msforms-quiz");
    let text =
        fs::read_to_string(site.path().join(FOLDER).join("antwoorden.csv")).expect("the export is there");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    for (row, record) in (0..).zip(rows.records()) {
        for (column, cell) in (0..).zip(&record.expect("the export can be read")) {
            let number = cell.replace(',', ".").parse::<f64>();
            let written = match (row, column, number) {
                (1.., 1 | 2, _) => {
                    let moment = rust_xlsxwriter::ExcelDateTime::parse_from_str(cell).expect("a moment");
                    let form = rust_xlsxwriter::Format::new().set_num_format("m/d/yy hh:mm:ss");
                    sheet.write_datetime_with_format(row, column, &moment, &form)
                }
                (1.., _, Ok(number)) => sheet.write_number(row, column, number),
                _ => sheet.write_string(row, column, cell),
            };
            written.expect("the cell can be written");
        }
    }
    let bytes = workbook.save_to_buffer().expect("the workbook can be saved");
    let mut built = site
        .remove("data/surveys/enquete/antwoorden.csv")
        .replace("data/surveys/enquete/survey.yaml", "antwoorden.csv", "antwoorden.xlsx")
        .write("data/surveys/enquete/antwoorden.xlsx", bytes)
        .build();
    for (indicator, figures) in FORMS {
        built = built.publishes(indicator, figures);
    }
}

#[test]
fn google_forms_may_put_tabs_in_a_csv_and_commas_in_an_option() {
    let built = Site::spoilt("survey-googleforms-tabs-in-a-csv").build().builds_cleanly();
    let built = built.publishes(
        "middelen",
        &[
            "land 2024 C# | 47.8 | 11 of 23 | 50",
            "land 2024 Praten, ook 's avonds | 26.1 | 6 of 23 | 50",
            "land 2024 Python | 47.8 | 11 of 23 | 50",
            "land 2024 R (w/ Rstudio) | 47.8 | 11 of 23 | 50",
            "noord 2024 C# | 45.5 | 5 of 11 | 30",
            "noord 2024 Praten, ook 's avonds | 0.0 | 0 of 11 | 30",
            "noord 2024 Python | 45.5 | 5 of 11 | 30",
            "noord 2024 R (w/ Rstudio) | 100.0 | 11 of 11 | 30",
            "zuid 2024 C# | 50.0 | 6 of 12 | 20",
            "zuid 2024 Praten, ook 's avonds | 50.0 | 6 of 12 | 20",
            "zuid 2024 Python | 50.0 | 6 of 12 | 20",
            "zuid 2024 R (w/ Rstudio) | 0.0 | 0 of 12 | 20",
        ],
    );
    built.publishes(
        "vertrouwen",
        &["land 2024 | 3.54 | 26 | 50", "noord 2024 | 3.14 | 14 | 30", "zuid 2024 | 4.00 | 12 | 20"],
    );
}

#[test]
fn google_forms_may_have_codes_above_the_header_and_french_apostrophes() {
    let built = Site::spoilt("survey-googleforms-codes-above-the-header").build().builds_cleanly();
    let built = built.publishes(
        "ici",
        &[
            "land 2024 | 40.7 | 11 of 27 | 50",
            "noord 2024 | 40.0 | 6 of 15 | 30",
            "zuid 2024 | 41.7 | 5 of 12 | 20",
        ],
    );
    built.publishes(
        "sfeer",
        &[
            "land 2024 | 51.9 | 14 of 27 | 50",
            "noord 2024 | 53.3 | 8 of 15 | 30",
            "zuid 2024 | 50.0 | 6 of 12 | 20",
        ],
    );
}

#[test]
fn typeform_has_a_column_for_each_option_and_two_called_none() {
    let built = Site::spoilt("survey-typeform-option-columns").build().builds_cleanly();
    let built = built.publishes(
        "houder",
        &[
            "land 2024 | 41.9 | 13 of 31 | 50",
            "noord 2024 | 37.5 | 6 of 16 | 30",
            "zuid 2024 | 46.7 | 7 of 15 | 20",
        ],
    );
    let built = built.publishes(
        "samen",
        &[
            "land 2024 cursussen | 41.4 | 12 of 29 | 50",
            "land 2024 gesprekken | 37.9 | 11 of 29 | 50",
            "land 2024 niets | 37.9 | 11 of 29 | 50",
            "noord 2024 cursussen | 31.3 | 5 of 16 | 30",
            "noord 2024 gesprekken | 68.8 | 11 of 16 | 30",
            "noord 2024 niets | 31.3 | 5 of 16 | 30",
            "zuid 2024 cursussen | 53.8 | 7 of 13 | 20",
            "zuid 2024 gesprekken | 0.0 | 0 of 13 | 20",
            "zuid 2024 niets | 46.2 | 6 of 13 | 20",
        ],
    );
    // The second `None` is another question's: of the 20 who answered that nine chose it. Five of these are
    // of the north, too few to show.
    let alone = built.figures("alleen");
    assert!(alone.contains(&"land 2024 niets | 45.0 | 9 of 20 | 50".to_owned()), "{alone:?}");
}

#[test]
fn kobotoolbox_quotes_every_field_and_has_columns_of_its_own_at_both_ends() {
    let built = Site::spoilt("survey-kobotoolbox-every-field-quoted").build().publishes(
        "stopt",
        &[
            "land 2024 | 39.3 | 11 of 28 | 50",
            "noord 2024 | 40.0 | 6 of 15 | 30",
            "zuid 2024 | 38.5 | 5 of 13 | 20",
        ],
    );
    built.publishes(
        "werkdruk",
        &["land 2024 | 1.86 | 28 | 50", "noord 2024 | 1.93 | 15 | 30", "zuid 2024 | 1.77 | 13 | 20"],
    );
}

const SOSCI: &[(&str, &[&str])] = &[
    (
        "stopt",
        &[
            "land 2024 | 45.8 | 11 of 24 | 50",
            "noord 2024 | 46.2 | 6 of 13 | 30",
            "zuid 2024 | 45.5 | 5 of 11 | 20",
        ],
    ),
    // Five of the south answered, too few to show; with the north, the country would tell what they gave.
    ("werkdruk", &["land 2024 | 3.45 | 20 | 50", "noord 2024 | protected", "zuid 2024 | protected"]),
];
const SOSCI_FILES: &[&str] = &["data", "values", "variables"];

#[test]
fn sosci_survey_tells_answers_apart_from_what_was_not_answered_in_files_beside_them() {
    let mut built = Site::spoilt("survey-soscisurvey-three-files").build();
    built = built.says("26 of 39 rows count; left out: 5 never sent, 8 tests");
    for (indicator, figures) in SOSCI {
        built = built.publishes(indicator, figures);
    }
}

#[test]
fn sosci_survey_writes_all_three_in_utf_16() {
    let mut site = Site::spoilt("survey-soscisurvey-three-files");
    for name in SOSCI_FILES {
        let path = format!("{FOLDER}/{name}_werkdruk_2024-02-24.csv");
        let text = fs::read_to_string(site.path().join(&path)).expect("the file is there");
        let bytes: Vec<u8> =
            [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        site = site.write(&path, bytes);
    }
    let mut built = site.build();
    for (indicator, figures) in SOSCI {
        built = built.publishes(indicator, figures);
    }
}

#[cfg(feature = "spss")]
#[test]
fn an_spss_file_tells_its_labels_and_missing_values_itself() {
    use ambers::{Compression, MissingSpec, SpssMetadata, Value, write_sav_to_writer};
    use arrow::array::{ArrayRef, Float64Array, RecordBatch, StringArray};
    use std::io::Cursor;
    use std::sync::Arc;

    let mut site = Site::spoilt("survey-soscisurvey-three-files");
    let path = site.path().join(FOLDER).join("data_werkdruk_2024-02-24.csv");
    let mut rows = csv::ReaderBuilder::new().delimiter(b'\t').from_path(path).expect("the export is there");
    let names: Vec<String> = rows.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("it can be read")).collect();
    let column = |at: usize| -> ArrayRef {
        let cells = || rows.iter().map(move |row| row.get(at).filter(|cell| !cell.is_empty()));
        let numbers: Vec<Option<f64>> = cells().map(|cell| cell.and_then(|cell| cell.parse().ok())).collect();
        let is_text = cells().flatten().any(|cell| cell.parse::<f64>().is_err());
        if is_text {
            Arc::new(cells().collect::<StringArray>())
        } else {
            Arc::new(Float64Array::from(numbers))
        }
    };
    let batch =
        RecordBatch::try_from_iter(names.iter().enumerate().map(|(at, name)| (name.as_str(), column(at))));
    let batch = batch.expect("columns of one length");
    let mut told = SpssMetadata::from_arrow_schema(&batch.schema());
    for (name, highest) in [("ST01", 2), ("WD01_01", 5)] {
        let labels = (1..=highest).map(|code| (Value::Numeric(f64::from(code)), format!("antwoord {code}")));
        let labels = labels.chain([(Value::Numeric(-9.0), "Niet beantwoord".to_owned())]);
        told.variable_value_labels.insert(name.to_owned(), labels.collect());
        told.variable_missing_values.insert(name.to_owned(), vec![MissingSpec::Value(-9.0)]);
    }
    let mut bytes = Cursor::new(Vec::new());
    write_sav_to_writer(&mut bytes, &batch, &told, Compression::Bytecode, None).expect("it can be written");

    for name in SOSCI_FILES {
        site = site.remove(&format!("{FOLDER}/{name}_werkdruk_2024-02-24.csv"));
    }
    let structure = "[variables_werkdruk_2024-02-24.csv, values_werkdruk_2024-02-24.csv]";
    let yaml = format!("{FOLDER}/survey.yaml");
    let mut built = site
        .replace(&yaml, structure, "pilot.sav")
        .replace(&yaml, "data_werkdruk_2024-02-24.csv", "pilot.sav")
        .write(&format!("{FOLDER}/pilot.sav"), bytes.into_inner())
        .build();
    for (indicator, figures) in SOSCI {
        built = built.publishes(indicator, figures);
    }
}
