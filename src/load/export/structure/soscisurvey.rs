//! What SoSci Survey says of its variables, in two tables beside the answers.

use super::Table;
use crate::load::export::{ColumnLabels, LabelledKind, Labels};
use csv::StringRecord;

/// `variables_….csv`: what was asked.
pub(super) fn variables(table: &Table) -> Labels {
    Labels { columns: table.rows.iter().filter_map(|row| variable(table, row)).collect() }
}

fn variable(table: &Table, row: &StringRecord) -> Option<ColumnLabels> {
    let name = table.cell(row, "VAR");
    let label = table.cell(row, "LABEL");
    // What is a part of a question is told behind a colon.
    let group = name.split_once('_').map(|(group, _)| group.to_owned());
    let parts = label.split_once(": ").filter(|_| group.is_some());
    let (text, option) = parts.map_or((label, None), |(text, option)| (text, Some(option)));
    // A number in brackets stands where nothing was written.
    let option = option.filter(|option| !option.starts_with('[')).map(str::to_owned);
    let kind = match table.cell(row, "TYPE") {
        "NOMINAL" | "BOOL" => Some(LabelledKind::Choice),
        "DICHOTOMOUS" => Some(LabelledKind::Option),
        "ORDINAL" => Some(LabelledKind::Scale),
        "METRIC" => Some(LabelledKind::Number),
        "TIME" => Some(LabelledKind::Date),
        "TEXT" => Some(LabelledKind::Text),
        _ => None,
    };
    (!name.is_empty()).then(|| ColumnLabels {
        names: vec![name.to_owned()],
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
        group: group.filter(|_| option.is_some()),
        option,
        kind,
        ..ColumnLabels::default()
    })
}

/// `values_….csv`: what the codes mean. Those below zero are no answers.
pub(super) fn values(table: &Table) -> Labels {
    let mut labels = Labels::default();
    for row in &table.rows {
        let name = table.cell(row, "VAR");
        if name.is_empty() {
            continue;
        }
        let is_new = labels.columns.last().is_none_or(|last| last.names[0] != name);
        if is_new {
            labels.columns.push(ColumnLabels { names: vec![name.to_owned()], ..ColumnLabels::default() });
        }
        let code = table.cell(row, "RESPONSE").to_owned();
        let meaning = (code.clone(), table.cell(row, "MEANING").to_owned());
        let Some(column) = labels.columns.last_mut() else { continue };
        if code.starts_with('-') { column.missing.push(meaning) } else { column.answers.push(meaning) }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_question_are_told_behind_a_colon() {
        let table = Table::read(
            "VAR\tLABEL\tTYPE\nA101_02\tHoe is het: druk\tORDINAL\nA102\tRegio: welke?\tNOMINAL\n",
        );
        let labels = variables(&table);
        assert_eq!(labels.columns[0].option.as_deref(), Some("druk"));
        assert_eq!(labels.columns[0].group.as_deref(), Some("A101"));
        assert_eq!(labels.columns[1].text.as_deref(), Some("Regio: welke?"));
    }
}
