//! A draft as a `survey.yaml`: complete, with comments in the site's language.

use super::draft::Draft;
use super::lines::{Lines, list};
use super::quoted::{between_quotes, quoted};
use super::spelling::on_one_line;
use super::words::Words;
use super::written_questions::questions;
use crate::load::Tool;
use crate::load::export::{DateOrder, Form};
use crate::tidy::Region;

/// What is not in the export itself.
#[derive(Debug)]
pub struct About<'a> {
    pub title: String,
    pub owner: Option<&'a str>,
    /// The year in the name of the file.
    pub year: Option<u16>,
    pub this_year: u16,
    /// The name of the export, and of the structure files that stand beside it.
    pub file: String,
    pub structure: Vec<String>,
    pub form: &'a Form,
    /// The region that all answers count for until a question says where.
    pub everywhere: Option<&'a Region>,
}

/// The text of the file.
pub fn survey_yaml(words: &Words, about: &About<'_>, draft: &Draft) -> String {
    let mut lines = Lines::default();
    head(&mut lines, words, about);
    waves(&mut lines, words, about, draft);
    rows(&mut lines, words, draft);
    region(&mut lines, words, about, draft);
    structure_and_missing(&mut lines, words, about, draft);
    questions(&mut lines, words, draft);
    lines.text
}

fn head(lines: &mut Lines, words: &Words, about: &About<'_>) {
    lines.comment(words.head);
    lines.section(words.about);
    lines.add(&format!("title: {}", between_quotes(&about.title)));
    lines.add(&format!("population: {}   # {}", words.population, words.population_hint));
    lines.add(&format!("owner: {}", between_quotes(about.owner.unwrap_or(words.owner))));
}

fn waves(lines: &mut Lines, words: &Words, about: &About<'_>, draft: &Draft) {
    lines.section(words.waves);
    lines.add("waves:");
    match draft.year.or(about.year) {
        Some(year) => lines.add(&format!("  - period: {year}")),
        None => lines.add(&format!("  - period: {}   # {}", about.this_year, words.unknown_year)),
    }
    lines.add(&format!("    file: {}", between_quotes(&about.file)));
    lines.add(&format!("    # invited: 250   # {}", words.invited));
    lines.section(words.recognised);
    lines.comment(&format!("export: {}", export(about.form)));
}

/// The form of the export, as `export` would say it.
fn export(form: &Form) -> String {
    let delimiter =
        form.delimiter.map(|sign| if sign == '\t' { "tab".to_owned() } else { format!("\"{sign}\"") });
    let is_text = form.encoding.is_some();
    let dates = match form.dates {
        DateOrder::DayFirst => "day-first",
        DateOrder::MonthFirst => "month-first",
    };
    let parts = [
        Some(format!("tool: {}", key(form.tool))),
        form.encoding.map(|encoding| format!("encoding: {encoding}")),
        delimiter.map(|delimiter| format!("delimiter: {delimiter}")),
        form.sheet.as_ref().map(|sheet| format!("sheet: {}", quoted(&on_one_line(sheet)))),
        (form.header_rows > 0).then(|| format!("header_rows: {}", form.header_rows)),
        is_text.then(|| format!("decimal: \"{}\"", if form.decimal_comma { ',' } else { '.' })),
        is_text.then(|| format!("dates: {dates}")),
    ];
    format!("{{{}}}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A tool as `export` names it.
fn key(tool: Tool) -> &'static str {
    match tool {
        Tool::Limesurvey => "limesurvey",
        Tool::Qualtrics => "qualtrics",
        Tool::Surveymonkey => "surveymonkey",
        Tool::Msforms => "msforms",
        Tool::Googleforms => "googleforms",
        Tool::Typeform => "typeform",
        Tool::Kobotoolbox => "kobotoolbox",
        Tool::Soscisurvey => "soscisurvey",
        Tool::Spss => "spss",
        Tool::Table => "table",
    }
}

fn rows(lines: &mut Lines, words: &Words, draft: &Draft) {
    lines.section(words.keep);
    lines.add("keep:");
    lines.add(&format!("  submitted: {}", if draft.rows.are_all_begun() { "all" } else { "only" }));
    let has_only_tests = draft.rows.tests > 0 && !draft.rows.has_real();
    lines.add(if has_only_tests { "  tests: keep" } else { "  tests: drop" });
    if let Some(column) = &draft.respondent {
        comment_lines(lines, 2, words.same);
        lines.add("  # doubles: last");
        lines.add(&format!("  # same: {}", between_quotes(&on_one_line(column))));
    }
    if !draft.dropped.is_empty() {
        lines.section(words.drop);
        lines.add("drop:");
        for dropped in &draft.dropped {
            lines.add(&format!("  - {}", between_quotes(&on_one_line(&dropped.column))));
        }
    }
}

fn comment_lines(lines: &mut Lines, indent: usize, comment: &str) {
    comment.lines().for_each(|line| lines.add(&format!("{}# {line}", " ".repeat(indent))));
}

fn region(lines: &mut Lines, words: &Words, about: &About<'_>, draft: &Draft) {
    match (&draft.region, about.everywhere) {
        (Some(region), _) => {
            lines.section(words.region);
            lines.add(&format!("region: {}", region.question));
        }
        (None, Some(everywhere)) => {
            lines.section(&words.everywhere.replace("{region}", &everywhere.name));
            lines.add(&format!("region: {}", everywhere.id));
        }
        (None, None) => {
            lines.section(words.no_region);
            lines.add("# region: …");
        }
    }
    if let (None, Some(id)) = (&draft.region, &draft.perhaps_region) {
        lines.comment(&words.perhaps_region.replace("{id}", id));
    }
    let are_invented = match &draft.region {
        Some(region) => region.are_invented,
        None => about.everywhere.is_some_and(|region| region.fictitious),
    };
    if are_invented {
        lines.comment(words.fictitious);
        lines.add("fictitious: true");
    }
}

fn structure_and_missing(lines: &mut Lines, words: &Words, about: &About<'_>, draft: &Draft) {
    if !about.structure.is_empty() {
        lines.section(words.structure);
        lines.add(&format!("structure: {}", list(about.structure.iter())));
    }
    if !draft.missing.is_empty() {
        lines.section(words.missing);
        lines.add("missing:");
        for (reason, cells) in &draft.missing {
            lines.add(&format!("  {}: {}", reason.key(), list(cells.iter())));
        }
    }
}
