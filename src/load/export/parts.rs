//! Columns that are parts of one question: each tool says in its own way which.

use super::column::Named;
use super::head::HeadRow;
use super::{Tool, tool};
use std::collections::{BTreeMap, BTreeSet};

/// Splits the names of parts into question and option.
pub(super) fn split(named: &mut [Named], tool: Tool, answers: &[&HeadRow]) {
    match tool {
        Tool::Qualtrics => by_code(named, &[" - ", " – ", "-"]),
        Tool::Kobotoolbox => by_path(named, answers),
        Tool::Soscisurvey | Tool::Spss => by_code(named, &[": ", " - "]),
        _ => {
            if tool == Tool::Limesurvey {
                leave_out_codes(named);
            }
            by_brackets(named, tool);
            by_code(named, &[]);
        }
    }
}

/// LimeSurvey may write the code of a question before its text.
fn leave_out_codes(named: &mut [Named]) {
    let coded = named.iter().filter(|column| tool::without_code(&column.question).0.is_some()).count();
    if coded * 2 > named.len() {
        for column in named {
            column.question = tool::without_code(&column.question).1.to_owned();
        }
    }
}

/// `Question? [part]` and `Q1[SQ001]`: LimeSurvey always means a part, others only when there are several.
fn by_brackets(named: &mut [Named], tool: Tool) {
    let split: Vec<Option<(String, String)>> =
        named.iter().map(|column| in_brackets(&column.question)).collect();
    let mut siblings: BTreeMap<&str, usize> = BTreeMap::new();
    for (question, _) in split.iter().flatten() {
        *siblings.entry(question).or_default() += 1;
    }
    for (column, parts) in named.iter_mut().zip(&split) {
        let Some((question, option)) = parts else { continue };
        if siblings[question.as_str()] > 1 || tool == Tool::Limesurvey {
            column.question.clone_from(question);
            column.option = Some(option.clone());
        }
    }
}

/// The question and what stands in the brackets behind it; R adds `.1` to names that stand twice.
fn in_brackets(text: &str) -> Option<(String, String)> {
    let text = without_count(text);
    let inside = text.strip_suffix(']')?;
    let (question, option) = inside.split_at(opening(inside)?);
    let question = question.trim();
    let option = option[1..].replace("][", " / ").replace("] [", " / ");
    (!question.is_empty()).then(|| (question.to_owned(), option.trim().to_owned()))
}

fn without_count(text: &str) -> &str {
    let bare = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    match bare.strip_suffix('.') {
        Some(name) if bare.len() < text.len() && name.ends_with(']') => name,
        _ => text,
    }
}

/// Where the brackets open that stand at the end, one group right behind the other.
fn opening(inside: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut found = None;
    for (at, sign) in inside.char_indices().rev() {
        match sign {
            ']' => depth += 1,
            '[' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    found = Some(at);
                }
            }
            ' ' => {}
            _ if depth == 0 => break,
            _ => {}
        }
    }
    found
}

/// `Q1_1`, `Q1_2`: codes that differ in what stands behind the last underscore, side by side.
///
/// Where there is a text too, the option is what follows the part that all of the texts have in common.
fn by_code(named: &mut [Named], separators: &[&str]) {
    let stems: Vec<Option<String>> = named.iter().map(stem).collect();
    let mut begin = 0;
    while begin < named.len() {
        let length =
            stems[begin..].iter().take_while(|stem| stem.is_some() && **stem == stems[begin]).count();
        if let (Some(stem), 2..) = (&stems[begin], length) {
            group(&mut named[begin..begin + length], stem, separators);
        }
        begin += length.max(1);
    }
}

/// The code of the question that the column is a part of, if its name is made so.
fn stem(column: &Named) -> Option<String> {
    let (stem, part) = column.name.rsplit_once('_')?;
    let is_code =
        |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    let has_letter = stem.starts_with(char::is_alphabetic);
    (column.option.is_none() && is_code(stem) && is_code(part) && has_letter && part.len() <= 20)
        .then(|| stem.trim_end_matches("_TEXT").to_owned())
}

fn group(columns: &mut [Named], stem: &str, separators: &[&str]) {
    let shared = shared_text(columns, separators);
    for column in columns {
        let part = column.name.get(stem.len() + 1..).unwrap_or_default().to_owned();
        match (&shared, column.question == column.name) {
            (Some(length), false) => {
                let option = column.question[*length..].trim_start_matches([' ', '-', '–', ':']).to_owned();
                let question = column.question[..*length].trim_end_matches([' ', '-', '–', ':']);
                column.question = question.trim_end_matches(" - Selected Choice").to_owned();
                column.option = Some(if option.is_empty() { part } else { option });
            }
            (None, false) => {}
            (_, true) => {
                column.question = stem.to_owned();
                column.option = Some(part);
            }
        }
    }
}

/// How long the text is that all of them begin with, up to a separator.
fn shared_text(columns: &[Named], separators: &[&str]) -> Option<usize> {
    let first = &columns.first()?.question;
    let is_shared = |end: &usize| {
        columns
            .iter()
            .all(|column| column.question.get(..*end) == first.get(..*end) && column.question.len() > *end)
    };
    let ends = separators.iter().flat_map(|sign| first.match_indices(sign)).map(|(at, _)| at);
    ends.filter(is_shared).max()
}

/// `group/question` and `question/option`: an option when the question has a column itself, or when all
/// that stand under it hold 0 and 1.
fn by_path(named: &mut [Named], answers: &[&HeadRow]) {
    let names: BTreeSet<String> = named.iter().map(|column| column.name.clone()).collect();
    let mut under: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for column in named.iter() {
        if let Some((above, _)) = in_path(&column.name) {
            under.entry(above.to_owned()).or_default().push(column.at);
        }
    }
    for column in named {
        let Some((above, last)) = in_path(&column.name) else { continue };
        let siblings = under.get(above).map_or(&[][..], Vec::as_slice);
        let (has_column, several) = (names.contains(above), siblings.len() > 1);
        if has_column || (several && siblings.iter().all(|at| is_tick(answers, *at))) {
            column.question = in_path(above).map_or(above, |(_, question)| question).to_owned();
            column.option = Some(last.to_owned());
        } else if several || !above.contains(' ') {
            column.question = last.to_owned();
        }
    }
}

fn in_path(name: &str) -> Option<(&str, &str)> {
    let (above, last) = name.rsplit_once('/')?;
    let (above, last) = (above.trim(), last.trim());
    (!above.is_empty() && !last.is_empty()).then_some((above, last))
}

fn is_tick(answers: &[&HeadRow], at: usize) -> bool {
    let mut cells = answers.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some()
        && cells.all(|cell| matches!(cell, "0" | "1" | "TRUE" | "FALSE" | "True" | "False"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(tool: Tool, header: &[(&str, &str)], answers: &[&str]) -> Vec<String> {
        let named = |(at, (name, question)): (usize, &(&str, &str))| Named {
            at,
            name: (*name).to_owned(),
            question: (*question).to_owned(),
            option: None,
        };
        let mut columns: Vec<Named> = header.iter().enumerate().map(named).collect();
        let rows: Vec<HeadRow> = answers
            .iter()
            .map(|row| HeadRow { number: 2, cells: row.split('|').map(str::to_owned).collect() })
            .collect();
        split(&mut columns, tool, &rows.iter().collect::<Vec<_>>());
        columns
            .iter()
            .map(|column| format!("{}: {}", column.question, column.option.as_deref().unwrap_or("-")))
            .collect()
    }

    fn same<'a>(names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        names.iter().map(|name| (*name, *name)).collect()
    }

    #[test]
    fn limesurvey_puts_parts_in_brackets() {
        let header =
            same(&["Hoe? [a]", "Hoe? [a].1", "Q1[SQ1]", "Rij? [x] [y]", "Los? [Overig]", "Q9[1][2]"]);
        let expected = ["Hoe?: a", "Hoe?: a", "Q1: SQ1", "Rij?: x / y", "Los?: Overig", "Q9: 1 / 2"];
        assert_eq!(parts(Tool::Limesurvey, &header, &[]), expected);
    }

    #[test]
    fn a_table_made_by_hand_needs_two_of_them() {
        let header = same(&["Afstand [km]", "Vindt u? [dit]", "Vindt u? [dat]", "q_1", "r_1", "r_2"]);
        let expected = ["Afstand [km]: -", "Vindt u?: dit", "Vindt u?: dat", "q_1: -", "r: 1", "r: 2"];
        assert_eq!(parts(Tool::Table, &header, &[]), expected);
    }

    #[test]
    fn qualtrics_tells_the_option_behind_what_the_texts_share() {
        let header = [
            ("Q1", "Hoe - en waarom?"),
            ("Q2_1", "Welke - twee? - Selected Choice - Rood"),
            ("Q2_2", "Welke - twee? - Selected Choice - Blauw"),
            ("Q3_1", "Wat doet u-lezen"),
            ("Q3_2", "Wat doet u-schrijven"),
            ("Q2_2_TEXT", "Welke - twee? - Anders - Text"),
        ];
        let expected = [
            "Hoe - en waarom?: -",
            "Welke - twee?: Rood",
            "Welke - twee?: Blauw",
            "Wat doet u: lezen",
            "Wat doet u: schrijven",
            "Welke - twee? - Anders - Text: -",
        ];
        assert_eq!(parts(Tool::Qualtrics, &header, &[]), expected);
    }

    #[test]
    fn kobotoolbox_has_groups_and_options_in_one_path() {
        let header = same(&[
            "groep/hoe",
            "groep/talen",
            "groep/talen/nl",
            "groep/talen/fy",
            "z/a",
            "z/b",
            "Man/vrouw",
        ]);
        let expected = ["hoe: -", "talen: -", "talen: nl", "talen: fy", "z: a", "z: b", "vrouw: -"];
        assert_eq!(parts(Tool::Kobotoolbox, &header, &["goed|nl|1|0|0|1|man"]), expected);
    }
}
