//! A LimeSurvey survey as a table with tabs: one row for each question, sub-question and answer, and all
//! of them again for each language.

use super::Table;
use super::limesurvey::{Design, Part, Question};
use csv::StringRecord;

/// The survey in Dutch, or in the first language it has.
pub(super) fn design(table: &Table) -> Option<Design> {
    let class = |row: &&StringRecord| table.cell(row, "class").to_owned();
    let asked: Vec<&StringRecord> =
        table.rows.iter().filter(|row| matches!(class(row).as_str(), "Q" | "SQ" | "A")).collect();
    let languages = asked.iter().map(|row| table.cell(row, "language"));
    let language = preferred(languages)?.to_owned();
    let mut design = Design { language, questions: Vec::new() };
    for row in asked.iter().filter(|row| table.cell(row, "language") == design.language) {
        let part = || Part {
            code: table.cell(row, "name").to_owned(),
            text: table.cell(row, "text").to_owned(),
            scale: table.cell(row, "type/scale").parse().unwrap_or(0),
        };
        match (class(row).as_str(), design.questions.last_mut()) {
            ("Q", _) => design.questions.push(question(table, row)),
            ("SQ", Some(question)) => question.parts.push(part()),
            ("A", Some(question)) => question.answers.push(part()),
            _ => {}
        }
    }
    Some(design)
}

/// Dutch, formal or not, when the survey has it; else the language that comes first.
pub(super) fn preferred<'a>(mut languages: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let is_dutch = |language: &&str| language.to_ascii_lowercase().starts_with("nl");
    languages.clone().find(is_dutch).or_else(|| languages.next())
}

fn question(table: &Table, row: &StringRecord) -> Question {
    Question {
        number: None,
        code: table.cell(row, "name").to_owned(),
        kind: table.cell(row, "type/scale").chars().next().unwrap_or('S'),
        text: table.cell(row, "text").to_owned(),
        has_other: table.cell(row, "other") == "Y",
        parts: Vec::new(),
        answers: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dutch_rows_are_read_when_there_are_any() {
        let text = "class\ttype/scale\tname\ttext\tlanguage\tother\n\
            S\t\tlanguage\ten\t\t\nQ\tL\tQ1\tHow often?\ten\tN\nA\t0\tA1\tnever\ten\t\n\
            Q\tL\tQ1\tHoe vaak?\tnl\tN\nA\t0\tA1\tnooit\tnl\t\nQ\tM\tQ2\tWelke?\tnl\tY\nSQ\t0\tS1\tdeze\tnl\t\n";
        let design = design(&Table::read(text)).expect("a design");
        assert_eq!((design.language.as_str(), design.questions.len()), ("nl", 2));
        assert_eq!(design.questions[0].answers[0].text, "nooit");
        assert_eq!((design.questions[1].has_other, design.questions[1].parts.len()), (true, 1));
    }
}
