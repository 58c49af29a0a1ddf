//! Tables of figures and of responses: every CSV file with the columns of `data/figures.csv` or
//! `data/responses.csv`.

use super::{Claim, Silence, Spot, Subject, Surfaces, digits};
use crate::protect::Part;
use csv::{ByteRecord, ReaderBuilder};

/// What a row of each table is of, the columns that together name it, and those with numbers. Columns without
/// which it is another table come first; they are counted.
const TABLES: [(Subject, usize, &[&str], &[Part]); 2] = [
    (
        Subject::Figure,
        2,
        &["region", "indicator", "period", "group"],
        &[Part::Value, Part::Low, Part::High, Part::Count, Part::Answered, Part::Population],
    ),
    (
        Subject::Response,
        3,
        &["survey", "period", "region"],
        &[Part::Answered, Part::Population, Part::Response, Part::Coverage],
    ),
];

/// Words of the column `hidden` for what is not there to protect somebody.
const NOT_TO_PROTECT: [&str; 5] =
    ["withheld-by-source", "little-response", "conversations", "not-in-source", "nobody-answered"];

/// Where the columns stand.
struct Columns {
    subject: Subject,
    /// `None` for one that is not there.
    name: Vec<Option<usize>>,
    hidden: Option<usize>,
    numbers: Vec<(usize, Part)>,
}

impl Columns {
    /// The columns of a table of figures or responses; `None` when it is another table.
    fn of(header: &ByteRecord) -> Option<Self> {
        let at = |name: &str| {
            header.iter().position(|cell| cell.trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
        };
        let is_it = |needed: usize, names: &[&str]| names.iter().take(needed).all(|name| at(name).is_some());
        let (subject, _, name, parts) =
            TABLES.into_iter().find(|(_, needed, names, _)| is_it(*needed, names))?;
        Some(Self {
            subject,
            name: name.iter().map(|name| at(name)).collect(),
            hidden: at("hidden"),
            numbers: parts.iter().filter_map(|part| Some((at(part.name())?, *part))).collect(),
        })
    }
}

/// Reads a table; one that is edited in a Dutch Excel has semicolons, and commas in its numbers.
pub fn read(surfaces: &mut Surfaces, file: usize, bytes: &[u8]) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_dutch = first.contains(&b';');
    let delimiter = if is_dutch { b';' } else { b',' };
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
    let Some(columns) = table.byte_headers().ok().and_then(Columns::of) else { return };
    let mut row = ByteRecord::new();
    let mut name = String::new();
    while table.read_byte_record(&mut row).unwrap_or(false) {
        let byte = row.position().map_or(0, |position| position.byte());
        let spot = Spot { file, byte: usize::try_from(byte).unwrap_or(0) };
        read_row(surfaces, &columns, &row, spot, is_dutch, &mut name);
    }
}

fn read_row(
    surfaces: &mut Surfaces,
    columns: &Columns,
    row: &ByteRecord,
    spot: Spot,
    decimal_comma: bool,
    name: &mut String,
) {
    let cell = |at: usize| std::str::from_utf8(row.get(at).unwrap_or_default()).unwrap_or_default().trim();
    let optional = |at: Option<usize>| at.map(cell).unwrap_or_default();
    name.clear();
    for (at, column) in columns.name.iter().enumerate() {
        name.push_str(if at == 0 { "" } else { "|" });
        name.push_str(optional(*column));
    }
    match optional(columns.hidden) {
        "" => {}
        reason if NOT_TO_PROTECT.contains(&reason) => {
            surfaces.keep_silent(columns.subject, name, Silence::Otherwise, spot)
        }
        _ => surfaces.keep_silent(columns.subject, name, Silence::Protected, spot),
    }
    for (at, part) in &columns.numbers {
        let Some((low, high)) = digits::in_cell(cell(*at), decimal_comma) else { continue };
        let exact = f64::midpoint(low, high);
        let (low, high) = if part.is_count() { (exact, exact) } else { (low, high) };
        surfaces.tell(columns.subject, name, *part, Claim { low, high, spot });
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{read, span};
    use super::*;

    #[test]
    fn a_row_tells_its_numbers_with_their_rounding() {
        let table = "region,level,indicator,period,group,value,low,high,count,answered,population,hidden\n\
            noord,x,stopt,2024,vorm=solo,46.7,20,75,7,15,30,\n";
        let surfaces = read(&[("a.csv", table)]);
        let name = "noord|stopt|2024|vorm=solo";
        assert_eq!(span(&surfaces, name, Part::Count), Some((7.0, 7.0)));
        assert_eq!(span(&surfaces, name, Part::Low), Some((19.5, 20.5)));
        let (low, high) = span(&surfaces, name, Part::Value).expect("it is told");
        assert!((low - 46.65).abs() < 1e-9 && (high - 46.75).abs() < 1e-9);
    }

    #[test]
    fn why_a_number_is_not_there_is_kept() {
        let table = "region,indicator,period,group,value,hidden\na,i,2024,,,protected\nb,i,2024,,,few-answers\n\
            c,i,2024,,,nobody-answered\n";
        let surfaces = read(&[("a.csv", table)]);
        let silence = |name: &str| surfaces.figures.get(name).and_then(super::super::Said::silence);
        assert_eq!(silence("a|i|2024|"), Some(Silence::Protected));
        assert_eq!(silence("b|i|2024|"), Some(Silence::Protected));
        assert_eq!(silence("c|i|2024|"), Some(Silence::Otherwise));
    }

    #[test]
    fn who_answered_is_read_as_well() {
        let table = "survey,period,region,population,answered,response,hidden\n\
            peiling,2024,noord,40,18,45,\npeiling,2024,zuid,9,,,protected\n";
        let surfaces = read(&[("responses.csv", table)]);
        let said = |name: &str| surfaces.responses.get(name).expect("it is told");
        assert_eq!(said("peiling|2024|noord").claim(Part::Answered).map(|claim| claim.low), Some(18.0));
        assert_eq!(said("peiling|2024|noord").claim(Part::Response).map(|claim| claim.low), Some(44.5));
        assert_eq!(said("peiling|2024|zuid").silence(), Some(Silence::Protected));
        assert!(surfaces.figures.is_empty());
    }

    #[test]
    fn a_table_from_a_dutch_excel_and_another_table_are_read() {
        let surfaces = read(&[
            ("a.csv", "region;indicator;period;group;value\nnoord;stopt;2024;;46,7\n"),
            ("b.csv", "name,value\nnoord,3\n"),
        ]);
        assert_eq!(surfaces.figures.len(), 1);
        assert!(span(&surfaces, "noord|stopt|2024|", Part::Value).is_some());
    }
}
