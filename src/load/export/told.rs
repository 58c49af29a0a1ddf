//! What is told when an export cannot be read as it stands. Never what is in its cells.

use super::prescan::Fault;
use crate::finding::{Code, Finding, Findings, Place};
use std::io::{self, ErrorKind};

/// The value, or what kept it from being read among the findings.
pub(super) fn read<T>(findings: &mut Findings, file: &str, result: io::Result<T>) -> Option<T> {
    let error = match result {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    findings.add(match error.kind() {
        ErrorKind::InvalidData => not_text(file),
        ErrorKind::FileTooLarge => too_large(file),
        _ => Finding::error(Code::CannotRead, format!("cannot be read: {}", error.kind()))
            .at(Place::file(file))
            .help("close it in other programs, and check that you may read it"),
    });
    None
}

pub(super) fn not_text(file: &str) -> Finding {
    Finding::error(Code::NotText, "this is no export that can be read here: its bytes are not text")
        .at(Place::file(file))
        .help("export it again as CSV, or open it in Excel and save it as `CSV UTF-8` or .xlsx")
}

pub(super) fn too_large(file: &str) -> Finding {
    Finding::error(Code::TooLarge, "the file is larger than what can be held in memory")
        .at(Place::file(file))
        .help("export it as CSV in UTF-8, which is read row by row")
}

pub(super) fn fault(file: &str, fault: Fault, rows_before: usize) -> Finding {
    match fault {
        Fault::OpenQuote { row } => Finding::error(
            Code::RaggedRow,
            "a quote is opened in this row and not closed, so the rows after it are lost",
        )
        .at(Place::file(file).row(row + rows_before))
        .help("close the quote in this row, or take it out"),
        Fault::EndlessRow { row } => Finding::error(
            Code::TooLarge,
            "a row is longer than any row of answers can be",
        )
        .at(Place::file(file).row(row + rows_before))
        .help("check that this is an export of answers, or name its delimiter under `export` in survey.yaml"),
    }
}

pub(super) fn assumed_encoding(file: &str, name: &str) -> Finding {
    Finding::note(Code::AssumedEncoding, format!("read as {name}, for it is not UTF-8"))
        .at(Place::file(file))
        .help("look whether letters with accents came out right, or name it under `export: encoding` in survey.yaml")
}

pub(super) fn unknown_encoding(file: &str, label: &str) -> Finding {
    Finding::error(Code::BadValue, format!("there is no encoding `{label}`"))
        .at(Place::file(file))
        .help("write utf-8, utf-16, windows-1252 or macintosh under `export: encoding` in survey.yaml")
}

pub(super) fn unknown_delimiter(file: &str, sign: &str) -> Finding {
    Finding::error(Code::BadValue, format!("`{sign}` cannot stand between cells"))
        .at(Place::file(file))
        .help("write \";\", \",\", \"|\" or tab under `export: delimiter` in survey.yaml")
}

pub(super) fn no_header(file: &str) -> Finding {
    Finding::error(Code::EmptyTable, "the export has no row with the names of columns")
        .at(Place::file(file))
        .help("export it again from the survey tool, with the questions in the first row")
}
pub(super) fn too_wide(file: &str) -> Finding {
    Finding::error(Code::TooLarge, "the first row has more columns than a survey can have")
        .at(Place::file(file))
        .help("name the delimiter under `export: delimiter` in survey.yaml, or export it again")
}

/// The workbook, or what kept it from being read.
pub(super) fn workbook<T>(findings: &mut Findings, file: &str, result: io::Result<T>) -> Option<T> {
    let error = match result {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::FileTooLarge => findings.add(
            Finding::error(Code::TooLarge, "this workbook unfolds to more than can be held in memory")
                .at(Place::file(file))
                .help("export it as CSV in UTF-8, which is read row by row"),
        ),
        ErrorKind::NotFound | ErrorKind::PermissionDenied => return read(findings, file, Err(error)),
        _ => findings.add(
            Finding::error(Code::NotText, "this is not an Excel workbook, or a damaged one")
                .at(Place::file(file))
                .help("open it in Excel and save it again as .xlsx, or export it as CSV"),
        ),
    }
    None
}

pub(super) fn ragged(place: Place) -> Finding {
    Finding::error(Code::RaggedRow, "the row has filled cells that stand under no name in the header")
        .at(place)
        .help("put a text with a delimiter in it between double quotes, or give the column a name")
}

pub(super) fn more_ragged(place: Place, rows: usize) -> Finding {
    Finding::error(Code::RaggedRow, format!("{rows} more rows have filled cells that stand under no name"))
        .at(place)
        .help("if nearly all rows do, check `header_rows` and `delimiter` under `export` in survey.yaml")
}

pub(super) fn cut_off(place: Place) -> Finding {
    Finding::warning(Code::RaggedRow, "the last row stops before its last cell, as if the file was cut off")
        .at(place)
        .help("export it again, and see whether it then has more rows")
}

pub(super) fn total(place: Place) -> Finding {
    Finding::note(Code::RowLeftOut, "the row adds up others, so it is not read as an answer").at(place)
}

pub(super) fn more_totals(place: Place, rows: usize) -> Finding {
    Finding::note(Code::RowLeftOut, format!("{rows} more rows add up others and are not read as answers"))
        .at(place)
}

pub(super) fn one_cell(file: &str, row: usize) -> Finding {
    Finding::error(Code::BadValue, "every row stands in one cell, delimiters and all")
        .at(Place::file(file).row(row))
        .help("export it again and do not save it in Excel, or name the sign between cells under `export: delimiter`")
}

pub(super) fn unnamed_behind(file: &str, row: usize) -> Finding {
    Finding::error(
        Code::RaggedRow,
        "most rows have more cells than this header has names, so answers may stand under the wrong name",
    )
    .at(Place::file(file).row(row))
    .help("give every column a name, also the first one; in R write the file with row.names = FALSE")
}

pub(super) fn no_answers(file: &str) -> Finding {
    Finding::warning(Code::EmptyTable, "the export has questions and no answers")
        .at(Place::file(file))
        .help("check that the export was made after the survey, with all answers in it")
}

/// Packed files that are no workbooks.
pub(super) const OTHER_PACKED: &[&str] = &["ods", "zip", "numbers", "docx", "pptx", "xlsb", "lsa"];

/// Whether it is a kind of file that is known and not read here; what to do is then told.
pub(super) fn tell_other_kind(findings: &mut Findings, file: &str, ending: &str, first: &[u8]) -> bool {
    let (what, help) = match (first, ending) {
        ([0xd0, 0xcf, 0x11, 0xe0, ..], "xlsx" | "xlsm") => {
            ("a workbook with a password", "open it in Excel, take the password off, and save it again")
        }
        (_, "xlsb") => ("a binary Excel file (.xlsb)", "open it in Excel and save it as .xlsx"),
        ([0xd0, 0xcf, 0x11, 0xe0, ..], _) => {
            ("an old Excel file (.xls)", "open it in Excel and save it as .xlsx")
        }
        (_, "ods") => ("an OpenDocument table (.ods)", "save it as .xlsx or as `CSV UTF-8`"),
        (_, "zip") | ([b'P', b'K', ..], _) => {
            ("a packed folder", "unpack it, and use the export that is in it")
        }
        (_, "rda" | "rdata" | "rds") => {
            ("a file of R", "write it as CSV: write.csv(data, \"export.csv\", row.names = FALSE)")
        }
        (_, "dta") => ("a file of Stata", "export it as CSV: export delimited using export.csv"),
        (_, "sas7bdat") => ("a file of SAS", "export it as CSV"),
        (_, "numbers") => ("a file of Numbers", "export it as CSV or as Excel"),
        (_, "pdf") | ([b'%', b'P', b'D', b'F', ..], _) => {
            ("a PDF", "export the answers from the survey tool as CSV or Excel")
        }
        (_, "lss" | "qsf") => (
            "the structure of a survey, not its answers",
            "name it under `structure` in survey.yaml, and export the answers as CSV",
        ),
        (_, "lsa") => ("an archive of LimeSurvey", "export the answers as CSV, and the structure as .lss"),
        (_, "json" | "xml" | "html" | "htm") | ([b'<', ..], _) => {
            ("a file for programs or browsers", "export it again as CSV or Excel")
        }
        (_, "docx" | "doc" | "pptx" | "png" | "jpg" | "jpeg" | "gif" | "svg") => {
            ("a text or a picture", "export the answers from the survey tool as CSV or Excel")
        }
        _ => return false,
    };
    findings.add(
        Finding::error(Code::UnknownFile, format!("this is {what}, and cannot be read as an export"))
            .at(Place::file(file))
            .help(help),
    );
    true
}

pub(super) fn no_table(file: &str) -> Finding {
    Finding::error(Code::UnknownFile, "this kind of file cannot be read as a table")
        .at(Place::file(file))
        .help("save it as .xlsx or as `CSV UTF-8`")
}

pub(super) fn no_structure(file: &str) -> Finding {
    Finding::error(Code::UnknownFile, "this file says nothing of questions that is understood here")
        .at(Place::file(file))
        .help("export the structure from LimeSurvey as .lss, or the variables and values from SoSci Survey as CSV")
}

pub(super) fn is_structure(file: &str) -> Finding {
    Finding::error(Code::UnknownFile, "this file says what was asked, and holds no answers")
        .at(Place::file(file))
        .help("name it under `structure` in survey.yaml, and export the answers as CSV")
}

/// The SPSS file, or what kept it from being read.
pub(super) fn spss(file: &str, message: &str) -> Finding {
    Finding::error(Code::NotText, message)
        .at(Place::file(file))
        .help("export the answers as CSV, or open the file in SPSS or PSPP and save it as CSV")
}

/// Whether an SPSS file was read to the end that it promises.
pub(super) fn spss_end(findings: &mut Findings, file: &str, result: io::Result<()>) -> Option<()> {
    let error = match result {
        Ok(()) => return Some(()),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::UnexpectedEof => {
            findings.add(spss(file, "this SPSS file does not hold as many rows as it says"));
        }
        ErrorKind::InvalidData => findings.add(spss(file, "this SPSS file is damaged on the way to its end")),
        _ => return read(findings, file, Err(error)),
    }
    None
}
