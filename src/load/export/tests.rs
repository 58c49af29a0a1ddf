//! Small exports in the shape that each tool gives them, opened and read as a whole. All of it is invented.

use super::{Export, ExportFile, ExportSettings, Role};
use crate::finding::Findings;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::fs;

/// What an export gives: tool, header rows, columns with a letter for what they are for, the rows.
struct Told {
    export: Option<Export>,
    rows: Vec<String>,
    findings: Vec<String>,
}

fn opened(name: &str, bytes: &[u8], settings: &ExportSettings) -> Told {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("it is written");
    let mut findings = Findings::default();
    let export = ExportFile::new(name.to_owned(), path).open(&mut findings, settings);
    let mut rows = Vec::new();
    if let Some(export) = &export {
        let columns = export.columns.len();
        export.each_row(&mut findings, &mut |_, row| {
            let cells: Vec<_> =
                (0..columns).map(|column| String::from_utf8_lossy(row.cell(column))).collect();
            rows.push(format!("{}: {}", row.number, cells.join("|")));
        });
    }
    let findings = findings.in_order().iter().map(|finding| finding.code.name().to_owned()).collect();
    Told { export, rows, findings }
}

fn read(name: &str, text: &str) -> Told {
    opened(name, text.as_bytes(), &ExportSettings::default())
}

impl Told {
    fn form(&self) -> String {
        let form = &self.export.as_ref().expect("it is opened").form;
        format!("{:?} {}", form.tool, form.header_rows)
    }

    fn columns(&self) -> Vec<String> {
        let columns = &self.export.as_ref().expect("it is opened").columns;
        let letter = |role: Role| match role {
            Role::Answer => "",
            Role::Submitted => " (submitted)",
            Role::Finished => " (finished)",
            Role::Status => " (status)",
            Role::Id => " (id)",
            Role::Personal => " (personal)",
            Role::Paradata => " (paradata)",
        };
        columns.iter().map(|column| format!("{}{}", column.name, letter(column.role))).collect()
    }
}

fn workbook(fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook).expect("the sheets are filled");
    workbook.save_to_buffer().expect("the workbook is saved")
}

#[test]
fn limesurvey_with_texts_in_dutch() {
    let told = read(
        "a.csv",
        "\u{feff}\"Antwoord ID\",\"Datum ingestuurd\",\"Laatste pagina\",\"Begintaal\",\"Hoe?\",\"Welke? [a]\",\"Welke? [b]\"\n\
         \"1\",\"2024-03-01 10:00:00\",\"3\",\"nl\",\"Vaak\",\"Ja\",\"Nee\"\n\"2\",\"\",\"1\",\"nl\",\"\",\"\",\"twee\nregels\"\n",
    );
    assert_eq!(told.form(), "Limesurvey 1");
    assert_eq!(
        told.columns(),
        [
            "Antwoord ID (id)",
            "Datum ingestuurd (submitted)",
            "Laatste pagina (paradata)",
            "Begintaal (paradata)",
            "Hoe?",
            "Welke? [a]",
            "Welke? [b]"
        ]
    );
    assert_eq!(told.rows[1], "3: 2||1|nl|||twee\nregels");
}

#[test]
fn qualtrics_as_utf_16_with_three_rows_of_names() {
    let text = "StartDate\tStatus\tFinished\tResponseId\tQ1\tQ2_1\tQ2_2\n\
        Start Date\tResponse Type\tFinished\tResponse ID\tHoe?\tWelke? - Rood\tWelke? - Blauw\n\
        {\"\"ImportId\"\":\"\"a\"\"}\t{ImportId: b}\t{ImportId: c}\t{ImportId: d}\t{ImportId: e}\t{ImportId: f}\t{ImportId: g}\n\
        2024-03-01 10:00:00\tSurvey Preview\tTrue\tR_1\t1\t1\t\n";
    let bytes: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let told = opened("a.tsv", &bytes, &ExportSettings::default());
    assert_eq!(told.form(), "Qualtrics 3");
    assert_eq!(
        told.columns()[..5],
        ["StartDate (paradata)", "Status (status)", "Finished (finished)", "ResponseId (id)", "Q1"]
    );
    let export = told.export.as_ref().expect("it is opened");
    assert_eq!(export.columns[5].option.as_deref(), Some("Rood"));
    assert_eq!(told.rows, ["4: 2024-03-01 10:00:00|Survey Preview|True|R_1|1|1|"]);
}

#[test]
fn surveymonkey_with_options_in_the_second_row() {
    let told = read(
        "a.csv",
        "Respondent ID,Collector ID,IP Address,Hoe?,Welke?,,Waarom?\n,,,Response,a,Anders,Open-Ended Response\n\
         11,5,192.0.2.1,Vaak,a,,\n12,5,192.0.2.2,Soms,,iets,tja\n",
    );
    assert_eq!(told.form(), "Surveymonkey 2");
    assert_eq!(
        told.columns(),
        [
            "Respondent ID (id)",
            "Collector ID (paradata)",
            "IP Address (personal)",
            "Hoe?",
            "Welke? [a]",
            "Welke? [Anders]",
            "Waarom?"
        ]
    );
    assert_eq!(told.rows[0], "3: 11|5|192.0.2.1|Vaak|a||");
}

#[test]
fn microsoft_forms_in_dutch() {
    let bytes = workbook(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Welke?\u{a0}"])?;
        let moment = ExcelDateTime::from_ymd(2024, 3, 1)?.and_hms(14, 20, 11)?;
        sheet.write_number(1, 0, 1)?;
        sheet.write_datetime_with_format(1, 2, &moment, &Format::new().set_num_format("d-m-yyyy h:mm"))?;
        sheet.write_string(1, 5, "a;b;")?;
        Ok(())
    });
    let told = opened("a.xlsx", &bytes, &ExportSettings::default());
    assert_eq!(told.form(), "Msforms 1");
    assert_eq!(
        told.columns(),
        [
            "Id (id)",
            "Begintijd (paradata)",
            "Tijd van voltooien (submitted)",
            "E-mail (personal)",
            "Naam (personal)",
            "Welke?"
        ]
    );
    assert_eq!(told.rows, ["2: 1||2024-03-01 14:20:11|||a;b;"]);
}

#[test]
fn google_forms_below_codes_made_by_hand() {
    let told = read(
        "a.csv",
        "q,q1,q2,\nHorodateur,Facile ?,Pourquoi ?\n10/03/2024 23:45:34,Oui,\n31/03/2024 09:32:04,Non,x\n",
    );
    assert_eq!(told.form(), "Googleforms 2");
    assert_eq!(told.columns(), ["Horodateur (submitted)", "Facile ?", "Pourquoi ?"]);
    assert_eq!(told.rows.len(), 2);
}

#[test]
fn typeform_with_an_option_in_each_column() {
    let told = read(
        "a.csv",
        "#,Hoe?,Rood,Other,Blauw,Other,Start Date (UTC),Submit Date (UTC),Network ID\nx1,1,Rood,,,,2024-03-01,2024-03-01,n\n",
    );
    assert_eq!(told.form(), "Typeform 1");
    assert_eq!(told.columns()[..6], ["# (id)", "Hoe?", "Rood", "Other", "Blauw", "Other#2"]);
}

#[test]
fn kobotoolbox_with_groups_and_what_was_asked_several_times() {
    let bytes = workbook(|workbook| {
        let main = workbook.add_worksheet().set_name("Enquete")?;
        main.write_row(0, 0, ["start", "groep/vorm", "_id", "_uuid", "_submission_time", "_index"])?;
        main.write_row(1, 0, ["2024-03-01", "solo", "7", "u", "2024-03-01", "1"])?;
        let repeated = workbook.add_worksheet().set_name("mensen")?;
        repeated.write_row(0, 0, ["naam", "_index", "_parent_table_name", "_parent_index"])?;
        for row in 1..20 {
            repeated.write_row(row, 0, ["x", "1", "Enquete", "1"])?;
        }
        Ok(())
    });
    let told = opened("a.xlsx", &bytes, &ExportSettings::default());
    assert_eq!(told.form(), "Kobotoolbox 1");
    assert_eq!(told.export.as_ref().and_then(|export| export.form.sheet.as_deref()), Some("Enquete"));
    assert_eq!(told.columns()[1], "groep/vorm");
    assert_eq!(told.findings, ["unknown-file"], "the sheet that is left out is told");
}

#[test]
fn sosci_survey_with_a_row_of_labels() {
    let told = read(
        "a.csv",
        "\"CASE\"\t\"QUESTNNR\"\t\"MODE\"\t\"STARTED\"\t\"A101\"\t\"FINISHED\"\n\
         \"Nummer\"\t\"Vragenlijst\"\t\"Wijze\"\t\"Begin\"\t\"Hoe vaak?\"\t\"Klaar?\"\n\
         1\t\"base\"\t\"interview\"\t2024-03-01 10:00:00\t3\t1\n2\t\"base\"\t\"orgtest\"\t2024-03-01 10:00:00\t-9\t0\n",
    );
    assert_eq!(told.form(), "Soscisurvey 2");
    assert_eq!(
        told.columns(),
        [
            "CASE (id)",
            "QUESTNNR (paradata)",
            "MODE (status)",
            "STARTED (paradata)",
            "A101",
            "FINISHED (finished)"
        ]
    );
}

#[test]
fn a_workbook_made_by_hand() {
    let bytes = workbook(|workbook| {
        let note = workbook.add_worksheet().set_name("Toelichting")?;
        note.write_column(0, 0, ["Dit is de enquete", "Lees dit eerst"])?;
        let sheet = workbook.add_worksheet().set_name("Data")?;
        sheet.merge_range(0, 1, 0, 4, "Enquete van dit voorjaar", &Format::new())?;
        sheet.write_row(2, 1, ["praktijk", "vorm", "lijst", "cijfer"])?;
        for row in 3..9 {
            sheet.write_string(row, 1, format!("praktijk {row}"))?;
            sheet.write_string(row, 2, "solo")?;
            sheet.write_number(row, 3, 2000.5)?;
            sheet.write_number(row, 4, 7)?;
        }
        sheet.write_string(10, 1, "Totaal")?;
        sheet.write_number(10, 3, 12003)?;
        Ok(())
    });
    let told = opened("a.xlsx", &bytes, &ExportSettings::default());
    assert_eq!(told.form(), "Table 3");
    assert_eq!(told.columns(), ["praktijk", "vorm", "lijst", "cijfer"]);
    assert_eq!((told.rows.len(), told.rows[0].as_str()), (6, "4: praktijk 3|solo|2000,5|7"));
    assert_eq!(told.findings, ["unknown-file", "row-left-out"]);
}

#[test]
fn dutch_excel_as_windows_writes_it() {
    let told = opened(
        "a.csv",
        b"sep=;\r\nnaam praktijk;regio;fte\r\nDe Pr\xE9;Frysl\xE2n;0,8\r\n\r\nB;Zeeland;1,25\r\n;;\r\n",
        &ExportSettings::default(),
    );
    assert_eq!(told.form(), "Table 2");
    assert_eq!(told.rows, ["3: De Pré|Fryslân|0,8", "5: B|Zeeland|1,25"]);
    assert!(told.export.expect("it is opened").form.decimal_comma);
    assert_eq!(told.findings, ["assumed-encoding"]);
}

#[test]
fn what_the_publisher_says_goes_before_what_is_seen() {
    let settings: ExportSettings = serde_yaml::from_str(
        "{tool: limesurvey, encoding: windows-1252, delimiter: '|', header_rows: 2, decimal: ',', dates: month-first}",
    )
    .expect("settings");
    let told = opened("a.csv", b"titel\nid|caf\xE9;\n1|x\n", &settings);
    assert_eq!(told.form(), "Limesurvey 2");
    assert_eq!(told.rows, ["3: 1|x"]);
    let form = told.export.expect("it is opened").form;
    assert_eq!((form.delimiter, form.encoding), (Some('|'), Some("windows-1252")));
    assert!(form.decimal_comma && form.dates == super::DateOrder::MonthFirst);
}

#[test]
fn what_would_be_misread_is_told_instead() {
    for (name, text, code) in [
        ("a.csv", "", "empty-table"),
        ("a.csv", "id,a\n1,\"x\n2,y\n", "ragged-row"),
        ("a.csv", "id,a\n1,2,3\n4,5,6\n7,8,9\n", "ragged-row"),
        ("a.csv", "\"id,a,b,c\"\n\"1,2,3,4\"\n", "bad-value"),
        ("a.csv", "id\0,a\n1,2\n", "not-text"),
        ("a.csv", "VAR,RESPONSE,MEANING\nA1,1,ja\n", "unknown-file"),
        ("a.xls", "\u{1}<html><table></table></html>", "empty-table"),
        ("a.xls", "<html><table></table></html>", "unknown-file"),
        ("a.rda", "RDX3", "unknown-file"),
        ("a.xlsx", "id,a\n1,2\n", ""),
        ("a.xlsx", "PK\u{3}\u{4}", "not-text"),
        ("a.sav", "$FL2@(#) SPSS", "not-text"),
    ] {
        let told = read(name, text);
        assert_eq!(told.findings.first().map_or("", String::as_str), code, "{text}");
    }
}

#[test]
fn a_file_that_was_cut_off_is_told() {
    assert_eq!(read("a.csv", "id,a,b\n1,2,3\n4,5").findings, ["ragged-row"]);
    for whole in ["id,a,b\n1,2,3\n4,5,6", "id,a,b\n1,2,3\n4,5\n", "id,a,b\n1,2\n4,5"] {
        assert_eq!(read("a.csv", whole).findings, [""; 0], "{whole}");
    }
}

#[test]
fn cells_too_many_are_told_by_row_up_to_a_number() {
    let rows: String = (0..100).map(|row| if row % 3 == 0 { "1,2,3\n" } else { "1,2\n" }).collect();
    let told = read("a.csv", &format!("id,a\n{rows}"));
    assert_eq!(told.rows.len(), 100);
    assert_eq!(told.findings.len(), 21);
}
