//! Tables of figures: every CSV file with the columns of `data/figures.csv`.

use super::{Claim, Silence, Spot, Subject, Surfaces, digits};
use crate::protect::Part;
use csv::{ByteRecord, ReaderBuilder};

/// The columns with numbers.
const NUMBERS: [(&str, Part); 6] = [
    ("value", Part::Value),
    ("low", Part::Low),
    ("high", Part::High),
    ("count", Part::Count),
    ("answered", Part::Answered),
    ("population", Part::Population),
];

/// Words of the column `hidden` for what is not there to protect somebody.
const NOT_TO_PROTECT: [&str; 5] =
    ["withheld-by-source", "little-response", "conversations", "not-in-source", "nobody-answered"];

/// Where the columns stand.
struct Columns {
    region: usize,
    indicator: usize,
    period: Option<usize>,
    group: Option<usize>,
    hidden: Option<usize>,
    numbers: Vec<(usize, Part)>,
}

impl Columns {
    /// The columns of a table of figures; `None` when it is another table.
    fn of(header: &ByteRecord) -> Option<Self> {
        let at = |name: &str| {
            header.iter().position(|cell| cell.trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
        };
        let numbers = NUMBERS.iter().filter_map(|(name, part)| Some((at(name)?, *part)));
        Some(Self {
            region: at("region")?,
            indicator: at("indicator")?,
            period: at("period"),
            group: at("group"),
            hidden: at("hidden"),
            numbers: numbers.collect(),
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
    for part in [cell(columns.region), cell(columns.indicator), optional(columns.period)] {
        name.push_str(part);
        name.push('|');
    }
    name.push_str(optional(columns.group));
    match optional(columns.hidden) {
        "" => {}
        reason if NOT_TO_PROTECT.contains(&reason) => {
            surfaces.keep_silent(Subject::Figure, name, Silence::Otherwise, spot)
        }
        _ => surfaces.keep_silent(Subject::Figure, name, Silence::Protected, spot),
    }
    for (at, part) in &columns.numbers {
        let Some((low, high)) = digits::in_cell(cell(*at), decimal_comma) else { continue };
        let exact = f64::midpoint(low, high);
        let (low, high) = if part.is_count() { (exact, exact) } else { (low, high) };
        surfaces.tell(Subject::Figure, name, *part, Claim { low, high, spot });
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
    fn a_table_from_a_dutch_excel_and_another_table_are_read() {
        let surfaces = read(&[
            ("a.csv", "region;indicator;period;group;value\nnoord;stopt;2024;;46,7\n"),
            ("b.csv", "name,value\nnoord,3\n"),
        ]);
        assert_eq!(surfaces.figures.len(), 1);
        assert!(span(&surfaces, "noord|stopt|2024|", Part::Value).is_some());
    }
}
