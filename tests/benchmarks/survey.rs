//! The work of the survey benchmark: one million answers of forty columns, as Dutch Excel writes them
//! (semicolons, decimal commas, quoted text), and the project that counts twelve weighted indicators of
//! them for 342 municipalities.
//!
//! `cargo bench --bench survey` writes it below `target/benchmarks` and has
//! `tests/benchmarks/survey.py` time praatplaat beside DuckDB and Polars on the same file: once with a
//! codebook of the fourteen columns that are counted, which is what the others read, and once with one
//! of all forty, every cell of which is checked.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

const MUNICIPALITIES: usize = 342;
const FORMS: [&str; 5] = ["A", "B", "C", "D", "E"];
/// Closed questions, numbers and texts; with id, date, region, form and list they are forty columns.
const CHOICES: usize = 20;
const NUMBERS: usize = 9;
const TEXTS: usize = 6;

/// A small generator of numbers that look random and are the same each time (SplitMix64, G. Steele et
/// al., OOPSLA 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

fn main() {
    let rows = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(1_000_000);
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/benchmarks");
    let [counted, all] = ["counted", "all"].map(|name| target.join(name));
    write_project(&counted, rows, Codebook::Counted).expect("the work can be written");
    write_project(&all, rows, Codebook::All).expect("the work can be written");
    let program = PathBuf::from(env!("CARGO_BIN_EXE_praatplaat"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/benchmarks/survey.py");
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let ended = Command::new(&python).arg(script).args([&program, &counted, &all]).status();
    match ended {
        Ok(status) if status.success() => {}
        Ok(status) => eprintln!("the comparison ended with {status}"),
        Err(error) => eprintln!("{python} cannot be run: {error}; name another one in PYTHON"),
    }
}

/// Which columns the codebook knows.
#[derive(Clone, Copy, PartialEq)]
enum Codebook {
    /// The ones that are counted.
    Counted,
    All,
}

fn write_project(folder: &Path, rows: usize, known: Codebook) -> std::io::Result<()> {
    let survey = folder.join("data/surveys/meting");
    let indicators = folder.join("data/indicators");
    fs::create_dir_all(&survey)?;
    fs::create_dir_all(&indicators)?;
    fs::write(folder.join("praatplaat.yaml"), SETTINGS)?;
    fs::write(folder.join("data/vocabulary.yaml"), "themes:\n  meting:\n    label: Meting\nshortages: {}\n")?;
    fs::write(folder.join("data/regions.csv"), regions())?;
    fs::write(folder.join("data/memberships.csv"), memberships())?;
    fs::write(survey.join("frame.csv"), frame())?;
    fs::write(survey.join("survey.yaml"), codebook(known))?;
    for at in 0..12 {
        fs::write(indicators.join(format!("meting-{:02}.yaml", at + 1)), indicator(at))?;
    }
    let export = survey.join("2024.csv");
    // Making it takes longer than reading it, so it is made once.
    let is_made = fs::read_to_string(folder.join("rows")).is_ok_and(|made| made == rows.to_string());
    if !is_made {
        write_export(&export, rows)?;
        fs::write(folder.join("rows"), rows.to_string())?;
    }
    Ok(())
}

const SETTINGS: &str = "praatplaat: 1\ntitle: Meting\ndescription: Een miljoen antwoorden.\nbase_url: https://example.org\nlevels: [country, municipality]\npublisher: {name: Meting, url: https://example.org}\n";

fn regions() -> String {
    let mut text = "id,name,level\nland,Land,country\n".to_owned();
    for at in 0..MUNICIPALITIES {
        let _ = writeln!(text, "gemeente-{at},Gemeente {at},municipality");
    }
    text
}

fn memberships() -> String {
    let mut text = "member,group\n".to_owned();
    for at in 0..MUNICIPALITIES {
        let _ = writeln!(text, "gemeente-{at},land");
    }
    text
}

/// Forms exist in other shares than they answer in, so that weights differ.
fn frame() -> String {
    let mut text = "region,vorm,count\n".to_owned();
    for at in 0..MUNICIPALITIES {
        for (place, form) in FORMS.iter().enumerate() {
            let _ = writeln!(text, "gemeente-{at},{form},{}", 1500 + 400 * place);
        }
    }
    text
}

fn codebook(known: Codebook) -> String {
    let is_all = known == Codebook::All;
    let (choices, numbers) = if is_all { (CHOICES, NUMBERS) } else { (9, 3) };
    let mut text = "title: Meting\npopulation: praktijken\nowner: Meting\nwaves:\n  - {period: 2024, file: 2024.csv}\nframe: frame.csv\nweights: {by: [vorm]}\nregion: gemeente\nquestions:\n".to_owned();
    text.push_str("  - {id: gemeente, column: gemeente, kind: region}\n");
    text.push_str("  - {id: vorm, column: vorm, kind: choice, answers: {A: solo, B: duo, C: groep, D: hoed, E: dienst}}\n");
    if is_all {
        text.push_str(
            "  - {id: nummer, column: id, kind: text}\n  - {id: datum, column: datum, kind: date}\n",
        );
        text.push_str("  - {id: lijst, column: lijst, kind: number, range: [0, 20000]}\n");
    }
    for at in 0..choices {
        let _ = writeln!(
            text,
            "  - {{id: v{at}, column: v{at}, kind: scale, answers: {{1: laag, 2: gewoon, 3: hoog, 4: heel hoog}}, missing: {{do_not_know: ['9']}}}}"
        );
    }
    for at in 0..numbers {
        let _ = writeln!(text, "  - {{id: n{at}, column: n{at}, kind: number, range: [0, 1000]}}");
    }
    for at in (0..TEXTS).filter(|_| is_all) {
        let _ = writeln!(text, "  - {{id: t{at}, column: t{at}, kind: text}}");
    }
    text
}

/// Nine shares and three means.
fn indicator(at: usize) -> String {
    let (unit, measure) = if at < 9 {
        ("percent", format!("share: {{survey: meting, question: v{at}, answers: ['3', '4']}}"))
    } else {
        ("mean", format!("mean: {{survey: meting, question: n{}}}", at - 9))
    };
    format!(
        "label: Meting {at}\nunit: {unit}\nbetter: none\ntheme: meting\ndefinition: Meting {at}.\nhow_to_read: Een getal.\ndecimals: 6\n{measure}\n"
    )
}

fn write_export(path: &Path, rows: usize) -> std::io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let mut header = "id;gemeente;vorm;datum;lijst".to_owned();
    for (sign, count) in [('v', CHOICES), ('n', NUMBERS), ('t', TEXTS)] {
        (0..count).for_each(|at| header.push_str(&format!(";{sign}{at}")));
    }
    writeln!(out, "{header}")?;
    let mut dice = Dice(2024);
    let mut line = String::new();
    for row in 0..rows {
        line.clear();
        answers(&mut dice, &mut line, row);
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

fn answers(dice: &mut Dice, line: &mut String, row: usize) {
    let region = dice.below(MUNICIPALITIES as u64);
    let form = FORMS[dice.below(5) as usize];
    let (day, month) = (1 + dice.below(28), 1 + dice.below(12));
    let _ = write!(line, "{row};Gemeente {region};{form};{day}-{month}-2024;{}", 1500 + dice.below(2500));
    for _ in 0..CHOICES {
        match dice.below(20) {
            0 => line.push(';'),
            1 => line.push_str(";9"),
            other => line.push_str([";1", ";2", ";3", ";4"][other as usize % 4]),
        }
    }
    for _ in 0..NUMBERS {
        match dice.below(15) {
            0 => line.push(';'),
            _ => line.push_str(&format!(";{},{}", dice.below(40), dice.below(10))),
        }
    }
    for _ in 0..TEXTS {
        match dice.below(40) {
            0 => line.push_str(";\"geen tijd; geen ruimte\""),
            _ => line.push(';'),
        }
    }
    line.push('\n');
}
