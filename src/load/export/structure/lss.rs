//! A LimeSurvey survey as it is kept: the tables of its database, one after the other, as XML.

use super::limesurvey::{Design, Part, Question};
use super::tab::preferred;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use std::collections::BTreeMap;

/// A row of a table: cells by the name of their column.
type Row = BTreeMap<String, String>;

/// The tables by name.
#[derive(Default)]
struct Tables {
    rows: BTreeMap<String, Vec<Row>>,
    languages: Vec<String>,
}

/// The survey in Dutch, or in the first language it has. `None` when the text holds no survey.
pub(super) fn design(xml: &str) -> Option<Design> {
    let tables = Tables::read(xml)?;
    let language = tables.language();
    let mut questions: Vec<&Row> = tables.texts_in("questions", &language);
    let place = |row: &&Row| (number(row, "gid"), number(row, "question_order"));
    let groups = tables.order_of_groups();
    questions.sort_by_key(|row| {
        let (group, question) = place(row);
        (groups.get(&group).copied().unwrap_or(usize::MAX), question)
    });
    let questions = questions.into_iter().map(|row| tables.question(row, &language)).collect::<Vec<_>>();
    (!questions.is_empty()).then_some(Design { language, questions })
}

fn cell<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

fn number(row: &Row, name: &str) -> u64 {
    cell(row, name).trim().parse().unwrap_or(0)
}

/// A sign that XML names: `&amp;`, `&#39;`.
fn named_sign(sign: &BytesRef<'_>) -> String {
    match sign.resolve_char_ref() {
        Ok(Some(sign)) => sign.to_string(),
        _ => resolve_predefined_entity(sign).unwrap_or_default().to_owned(),
    }
}

impl Tables {
    /// `None` when it is no XML to its end.
    fn read(xml: &str) -> Option<Self> {
        let mut reader = Reader::from_str(xml);
        let mut tables = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut row = Row::new();
        let mut text = String::new();
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) => {
                    open.push(tag.local_name().as_ref().to_owned());
                    text.clear();
                }
                Event::Text(words) => text.push_str(&words.xml10_content()),
                Event::CData(words) => text.push_str(&words.xml10_content()),
                Event::GeneralRef(sign) => text.push_str(&named_sign(&sign)),
                Event::End(_) => tables.close(&mut open, &mut row, &mut text),
                Event::Eof => return open.is_empty().then_some(tables),
                _ => {}
            }
        }
    }

    /// Takes over what the tag that closes has told.
    fn close(&mut self, open: &mut Vec<String>, row: &mut Row, text: &mut String) {
        let names: Vec<&str> = open.iter().map(String::as_str).collect();
        match names[..] {
            [_, "languages", "language"] => self.languages.push(text.trim().to_owned()),
            [_, _, "rows", "row", field] => {
                row.insert(field.to_owned(), std::mem::take(text));
            }
            [_, table, "rows", "row"] => {
                self.rows.entry(table.to_owned()).or_default().push(std::mem::take(row));
            }
            _ => {}
        }
        open.pop();
        text.clear();
    }

    fn all(&self, table: &str) -> &[Row] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }

    fn language(&self) -> String {
        let told = self.languages.iter().map(String::as_str);
        let used = ["questions", "question_l10ns"].into_iter().flat_map(|table| self.all(table));
        let languages = told.chain(used.map(|row| cell(row, "language"))).filter(|name| !name.is_empty());
        preferred(languages).unwrap_or_default().to_owned()
    }

    /// The rows of a table in one language: since LimeSurvey 4 the texts stand in a table of their own.
    fn texts_in(&self, table: &str, language: &str) -> Vec<&Row> {
        let is_ours = |row: &&Row| matches!(cell(row, "language"), own if own.is_empty() || own == language);
        self.all(table).iter().filter(is_ours).collect()
    }

    fn order_of_groups(&self) -> BTreeMap<u64, usize> {
        let mut groups: Vec<&Row> = self.all("groups").iter().collect();
        groups.sort_by_key(|row| number(row, "group_order"));
        groups.iter().enumerate().map(|(place, row)| (number(row, "gid"), place)).rev().collect()
    }

    /// The text of a question or answer, in the row itself or under its number in the table of texts.
    fn text<'a>(&'a self, row: &'a Row, field: &str, texts: &str, id: &str, language: &str) -> &'a str {
        if let Some(own) = row.get(field).filter(|text| !text.is_empty()) {
            return own;
        }
        let own = self.all(texts).iter().filter(|text| cell(text, id) == cell(row, id));
        let in_language = own.clone().find(|text| cell(text, "language") == language);
        in_language.or_else(|| own.clone().next()).map_or("", |text| cell(text, field))
    }

    fn question(&self, row: &Row, language: &str) -> Question {
        let id = cell(row, "qid");
        let of = |table: &str, parent: &str| {
            let mut rows = self.texts_in(table, language);
            rows.retain(|part| cell(part, parent) == id);
            rows
        };
        let (mut parts, mut answers) = (of("subquestions", "parent_qid"), of("answers", "qid"));
        parts.sort_by_key(|row| (number(row, "scale_id"), number(row, "question_order")));
        answers.sort_by_key(|row| (number(row, "scale_id"), number(row, "sortorder")));
        let part = |row: &Row, code: &str, text: &str| Part {
            code: cell(row, code).to_owned(),
            text: text.to_owned(),
            scale: u8::try_from(number(row, "scale_id")).unwrap_or(0),
        };
        let question = |row: &Row| self.text(row, "question", "question_l10ns", "qid", language).to_owned();
        let answer = |row: &Row| self.text(row, "answer", "answer_l10ns", "aid", language).to_owned();
        Question {
            number: Some(format!("{}X{}X{id}", cell(row, "sid"), cell(row, "gid"))),
            code: cell(row, "title").to_owned(),
            kind: cell(row, "type").chars().next().unwrap_or('S'),
            text: question(row),
            has_other: cell(row, "other") == "Y",
            parts: parts.into_iter().map(|row| part(row, "title", &question(row))).collect(),
            answers: answers.into_iter().map(|row| part(row, "code", &answer(row))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str, rows: &[&[(&str, &str)]]) -> String {
        let cells = |row: &[(&str, &str)]| {
            row.iter().map(|(name, cell)| format!("<{name}><![CDATA[{cell}]]></{name}>")).collect::<String>()
        };
        let rows: String = rows.iter().map(|row| format!("<row>{}</row>", cells(row))).collect();
        format!("<{table}><fields><fieldname>qid</fieldname></fields><rows>{rows}</rows></{table}>")
    }

    fn document(tables: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><document><languages><language>en</language></languages>{tables}</document>"
        )
    }

    #[test]
    fn the_older_form_has_the_texts_in_each_row() {
        let old = document(&format!(
            "{}{}{}",
            rows(
                "questions",
                &[
                    &[
                        ("qid", "1"),
                        ("sid", "7"),
                        ("gid", "2"),
                        ("type", "F"),
                        ("title", "Q1"),
                        ("question", "Hoe?"),
                        ("language", "nl")
                    ],
                    &[("qid", "1"), ("type", "F"), ("title", "Q1"), ("question", "How?"), ("language", "en")],
                ]
            ),
            rows(
                "subquestions",
                &[&[
                    ("qid", "4"),
                    ("parent_qid", "1"),
                    ("title", "S1"),
                    ("question", "zo"),
                    ("language", "nl"),
                    ("scale_id", "0")
                ]]
            ),
            rows(
                "answers",
                &[
                    &[
                        ("qid", "1"),
                        ("code", "A2"),
                        ("answer", "veel"),
                        ("sortorder", "2"),
                        ("language", "nl")
                    ],
                    &[
                        ("qid", "1"),
                        ("code", "A1"),
                        ("answer", "weinig"),
                        ("sortorder", "1"),
                        ("language", "nl")
                    ],
                ]
            ),
        ));
        let design = design(&old).expect("a design");
        assert_eq!((design.language.as_str(), design.questions.len()), ("nl", 1));
        let question = &design.questions[0];
        assert_eq!((question.text.as_str(), question.parts[0].text.as_str()), ("Hoe?", "zo"));
        assert_eq!(
            question.answers.iter().map(|answer| answer.code.as_str()).collect::<Vec<_>>(),
            ["A1", "A2"]
        );
        assert_eq!(question.number.as_deref(), Some("7X2X1"));
    }

    #[test]
    fn the_newer_form_has_them_in_tables_of_their_own() {
        let new = document(&format!(
            "{}{}{}{}",
            rows("questions", &[&[("qid", "1"), ("type", "L"), ("title", "Q1")]]),
            rows(
                "question_l10ns",
                &[
                    &[("qid", "1"), ("question", "How?"), ("language", "en")],
                    &[("qid", "1"), ("question", "Hoe?"), ("language", "nl")],
                ]
            ),
            rows("answers", &[&[("aid", "9"), ("qid", "1"), ("code", "A1")]]),
            rows("answer_l10ns", &[&[("aid", "9"), ("answer", "zo"), ("language", "nl")]]),
        ));
        let design = design(&new).expect("a design");
        assert_eq!(design.questions[0].text, "Hoe?");
        assert_eq!(design.questions[0].answers[0].text, "zo");
    }

    #[test]
    fn a_file_that_was_cut_off_is_no_survey() {
        assert!(design(&document("")).is_none());
        assert!(design("<document><questions><rows><row><qid>1</qid>").is_none());
    }
}
