//! How numbers and dates are written in an export, seen from those that are in it.

use super::head::{Head, HeadRow};
use super::header::Header;
use super::{Body, DateOrder, Tool, values};

fn answers<'a>(head: &'a Head, header: &'a Header) -> impl Iterator<Item = &'a str> {
    let rows = head.rows.iter().filter(|row| row.number > header.end);
    rows.flat_map(|row: &HeadRow| row.cells.iter().map(String::as_str))
}

/// As the numbers show it; where none does, as Dutch Excel writes it.
pub(super) fn decimal_comma(head: &Head, header: &Header, tool: Tool, body: &Body) -> bool {
    let Body::Delimited(body) = body else { return matches!(body, Body::Workbook(_)) };
    // Most tools write a point whatever stands between cells; Excel writes what the computer's country does.
    let writes_point = matches!(
        tool,
        Tool::Kobotoolbox | Tool::Limesurvey | Tool::Qualtrics | Tool::Surveymonkey | Tool::Typeform
    );
    let shown = || answers(head, header).filter_map(values::decimal_comma);
    let commas = shown().filter(|comma| *comma).count();
    let points = shown().count() - commas;
    if commas == points { body.delimiter == b';' && !writes_point } else { commas > points }
}

/// As the dates show it; where none does, as the tool usually writes it.
pub(super) fn date_order(head: &Head, header: &Header, tool: Tool, delimiter: Option<char>) -> DateOrder {
    let (mut days, mut months, mut slashes) = (0, 0, 0);
    for (first, second, sign) in answers(head, header).filter_map(values::split_date) {
        match values::shown_order(first, second) {
            Some(DateOrder::DayFirst) => days += 1,
            Some(DateOrder::MonthFirst) => months += 1,
            None => {}
        }
        slashes += usize::from(sign == b'/');
    }
    let is_american = matches!(tool, Tool::Surveymonkey | Tool::Qualtrics | Tool::Googleforms);
    let speaks_english = head.rows.iter().take(header.end).flat_map(|row| &row.cells).all(|cell| {
        !matches!(cell.to_lowercase().as_str(), "tijdstempel" | "horodateur" | "zeitstempel" | "begindatum")
    });
    let is_month_first = match days == months {
        true => is_american && speaks_english && slashes > 0 && delimiter != Some(';'),
        false => months > days,
    };
    if is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst }
}
