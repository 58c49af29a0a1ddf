//! What a LimeSurvey survey asks, and the columns that each question has in an export.

use super::plain;
use crate::load::export::head::spaced;
use crate::load::export::{ColumnLabels, LabelledKind, Labels};
use std::collections::BTreeSet;

/// A survey as it was designed, in one language.
#[derive(Debug, Default)]
pub(super) struct Design {
    pub language: String,
    pub questions: Vec<Question>,
}

/// A question with its sub-questions and answers, in the order of the survey.
#[derive(Debug, Default, Clone)]
pub(super) struct Question {
    /// What older exports call it: the numbers of survey, group and question.
    pub number: Option<String>,
    pub code: String,
    /// The letter of its kind.
    pub kind: char,
    /// As it was written, with markup.
    pub text: String,
    pub has_other: bool,
    pub parts: Vec<Part>,
    pub answers: Vec<Part>,
}

/// A sub-question or an answer, on the first or second scale of its question.
#[derive(Debug, Default, Clone)]
pub(super) struct Part {
    pub code: String,
    pub text: String,
    pub scale: u8,
}

/// The answer that opens a field for another one, as it stands in the cells.
const OTHER: &str = "-oth-";

impl Design {
    /// What the survey says of the columns of its exports.
    pub fn labels(self) -> Labels {
        let words = Words::of(&self.language);
        Labels { columns: self.questions.iter().flat_map(|question| question.columns(words)).collect() }
    }
}

/// The labels that LimeSurvey gives by itself.
#[derive(Debug, Clone, Copy)]
struct Words {
    yes_no: [&'static str; 2],
    uncertain: &'static str,
    change: [&'static str; 3],
    gender: [&'static str; 2],
    other: &'static str,
    comment: &'static str,
}

impl Words {
    fn of(language: &str) -> Self {
        match language.get(..2).unwrap_or_default() {
            "nl" => Self {
                yes_no: ["Ja", "Nee"],
                uncertain: "Onzeker",
                change: ["Toename", "Gelijk", "Afname"],
                gender: ["Vrouw", "Man"],
                other: "Anders",
                comment: "Opmerking",
            },
            "de" => Self {
                yes_no: ["Ja", "Nein"],
                uncertain: "Unsicher",
                change: ["Zunahme", "Gleich", "Abnahme"],
                gender: ["Weiblich", "Männlich"],
                other: "Sonstiges",
                comment: "Kommentar",
            },
            "fr" => Self {
                yes_no: ["Oui", "Non"],
                uncertain: "Incertain",
                change: ["Augmenter", "Sans changement", "Diminuer"],
                gender: ["Féminin", "Masculin"],
                other: "Autre",
                comment: "Commentaire",
            },
            _ => Self {
                yes_no: ["Yes", "No"],
                uncertain: "Uncertain",
                change: ["Increase", "Same", "Decrease"],
                gender: ["Female", "Male"],
                other: "Other",
                comment: "Comment",
            },
        }
    }
}

/// A column that is to be named, and what stands in brackets behind the question.
struct Cell {
    codes: Vec<String>,
    /// As they were written, with markup.
    texts: Vec<String>,
    kind: LabelledKind,
    answers: Vec<(String, String)>,
    /// Whether it is one of several of its question.
    is_part: bool,
}

impl Cell {
    fn alone(kind: LabelledKind, answers: Vec<(String, String)>) -> Vec<Self> {
        vec![Self { codes: Vec::new(), texts: Vec::new(), kind, answers, is_part: false }]
    }

    fn part(code: &str, text: &str, kind: LabelledKind, answers: &[(String, String)]) -> Self {
        let texts = vec![text.to_owned()];
        Self { codes: vec![code.to_owned()], texts, kind, answers: answers.to_vec(), is_part: true }
    }

    /// A field to write in beside a choice.
    fn beside(code: &str, text: &str) -> Self {
        Self { is_part: false, ..Self::part(code, text, LabelledKind::Text, &[]) }
    }
}

impl Question {
    fn columns(&self, words: Words) -> Vec<ColumnLabels> {
        self.cells(words).into_iter().map(|cell| self.named(cell)).collect()
    }

    /// The kinds of question by their letter: manual.limesurvey.org, Question object types.
    fn cells(&self, words: Words) -> Vec<Cell> {
        use LabelledKind::{Choice, Date, Number, Option, Scale, Text};
        let [yes, no] = words.yes_no;
        let chosen = coded(&[("Y", yes)]);
        match self.kind {
            'L' | '!' => and(Cell::alone(Choice, self.choices(words)), self.other(words)),
            'O' => and(Cell::alone(Choice, self.choices(words)), [Cell::beside("comment", words.comment)]),
            'Y' => Cell::alone(Choice, coded(&[("Y", yes), ("N", no)])),
            'G' => Cell::alone(Choice, coded(&[("F", words.gender[0]), ("M", words.gender[1])])),
            '5' => Cell::alone(Scale, points(5)),
            'N' => Cell::alone(Number, Vec::new()),
            'D' => Cell::alone(Date, Vec::new()),
            'I' => Cell::alone(Choice, Vec::new()),
            'M' => and(self.each(Option, &chosen), self.other(words)),
            'P' => and(self.with_comments(&chosen, words), self.other(words)),
            'K' => self.each(Number, &[]),
            'Q' => self.each(Text, &[]),
            'A' => self.each(Scale, &points(5)),
            'B' => self.each(Scale, &points(10)),
            'C' => self.each(Choice, &coded(&[("Y", yes), ("N", no), ("U", words.uncertain)])),
            'E' => {
                let [more, same, less] = words.change;
                self.each(Scale, &coded(&[("I", more), ("S", same), ("D", less)]))
            }
            'F' | 'H' => self.each(Scale, &self.answers_of(0)),
            '1' => self.on_two_scales(),
            ':' => self.crossed(Number),
            ';' => self.crossed(Text),
            'R' => self.ranks(),
            // Texts, uploads, equations, and what is only shown.
            _ => Cell::alone(Text, Vec::new()),
        }
    }

    fn choices(&self, words: Words) -> Vec<(String, String)> {
        let other = self.has_other.then(|| (OTHER.to_owned(), words.other.to_owned()));
        self.answers_of(0).into_iter().chain(other).collect()
    }

    fn answers_of(&self, scale: u8) -> Vec<(String, String)> {
        let answers = self.answers.iter().filter(|answer| answer.scale == scale);
        answers.map(|answer| (answer.code.clone(), plain::text(&answer.text))).collect()
    }

    fn on_scale(&self, scale: u8) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.scale == scale)
    }

    fn each(&self, kind: LabelledKind, answers: &[(String, String)]) -> Vec<Cell> {
        self.on_scale(0).map(|part| Cell::part(&part.code, &part.text, kind, answers)).collect()
    }

    fn other(&self, words: Words) -> Option<Cell> {
        self.has_other.then(|| Cell::beside("other", words.other))
    }

    fn with_comments(&self, answers: &[(String, String)], words: Words) -> Vec<Cell> {
        let both = |option: Cell| {
            let comment = Cell::beside(&format!("{}comment", option.codes[0]), words.comment);
            [option, comment]
        };
        self.each(LabelledKind::Option, answers).into_iter().flat_map(both).collect()
    }

    fn on_two_scales(&self) -> Vec<Cell> {
        let cell = |part: &Part, scale: u8| {
            let mut cell = Cell::part(&part.code, &part.text, LabelledKind::Scale, &self.answers_of(scale));
            cell.codes.push((scale + 1).to_string());
            cell.texts.push(format!("Scale {}", scale + 1));
            cell
        };
        self.on_scale(0).flat_map(|part| [cell(part, 0), cell(part, 1)]).collect()
    }

    /// A table to fill in: each row with each column.
    fn crossed(&self, kind: LabelledKind) -> Vec<Cell> {
        let cell = |row: &Part, column: &Part| {
            let mut cell = Cell::part(&format!("{}_{}", row.code, column.code), &row.text, kind, &[]);
            cell.texts.push(column.text.clone());
            cell
        };
        self.on_scale(0).flat_map(|row| self.on_scale(1).map(move |column| cell(row, column))).collect()
    }

    fn ranks(&self) -> Vec<Cell> {
        let answers = self.answers_of(0);
        let rank = |rank: usize| {
            Cell::part(&rank.to_string(), &format!("Rank {rank}"), LabelledKind::Choice, &answers)
        };
        (1..=answers.len()).map(rank).collect()
    }

    fn named(&self, cell: Cell) -> ColumnLabels {
        let option = cell.texts.iter().map(|text| plain::text(text)).collect::<Vec<_>>().join(" / ");
        ColumnLabels {
            names: self.names(&cell),
            text: Some(plain::text(&self.text)).filter(|text| !text.is_empty()),
            option: Some(option).filter(|option| !option.is_empty()),
            group: cell.is_part.then(|| self.code.clone()),
            kind: Some(cell.kind),
            answers: cell.answers,
            missing: Vec::new(),
        }
    }

    /// Every name that an export may give the column: by code, by text, by both.
    fn names(&self, cell: &Cell) -> Vec<String> {
        let code = format!("{}{}", self.code, behind(&cell.codes, ""));
        let mut names = vec![code.clone()];
        for read in [plain::text, plain::flattened] {
            let texts: Vec<String> = cell.texts.iter().map(|text| read(text)).collect();
            for between in ["", " "] {
                let text = format!("{} {}", read(&self.text), behind(&texts, between));
                let text = spaced(&text);
                names.extend([format!("{code}. {text}"), text]);
            }
        }
        names.push(std::iter::once(&self.code).chain(&cell.codes).cloned().collect::<Vec<_>>().join("_"));
        names.extend(self.number.as_ref().map(|number| format!("{number}{}", cell.codes.concat())));
        let mut known = BTreeSet::new();
        names.retain(|name| !name.is_empty() && known.insert(name.clone()));
        names
    }
}

/// Each in brackets, one behind the other.
fn behind(parts: &[String], between: &str) -> String {
    parts.iter().map(|part| format!("[{part}]")).collect::<Vec<_>>().join(between)
}

fn and(mut cells: Vec<Cell>, others: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    cells.extend(others);
    cells
}

fn coded(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    answers.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
}

fn points(most: u8) -> Vec<(String, String)> {
    (1..=most).map(|point| (point.to_string(), point.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(code: &str, text: &str, scale: u8) -> Part {
        Part { code: code.to_owned(), text: text.to_owned(), scale }
    }

    fn labels(kind: char) -> Vec<ColumnLabels> {
        let question = Question {
            number: Some("1X2X3".to_owned()),
            code: "Q1".to_owned(),
            kind,
            text: "<p>Hoe <b>vaak</b>?</p>".to_owned(),
            has_other: true,
            parts: vec![part("SQ1", "rij", 0), part("SQ2", "nog een", 0), part("K1", "kolom", 1)],
            answers: vec![part("A1", "nooit", 0), part("A2", "altijd", 0), part("B1", "graag", 1)],
        };
        Design { language: "nl-informal".to_owned(), questions: vec![question] }.labels().columns
    }

    fn codes(kind: char) -> Vec<String> {
        labels(kind).into_iter().map(|column| column.names[0].clone()).collect()
    }

    #[test]
    fn each_kind_of_question_has_its_own_columns() {
        assert_eq!(codes('L'), ["Q1", "Q1[other]"]);
        assert_eq!(codes('O'), ["Q1", "Q1[comment]"]);
        assert_eq!(codes('M'), ["Q1[SQ1]", "Q1[SQ2]", "Q1[other]"]);
        assert_eq!(codes('P')[..2], ["Q1[SQ1]", "Q1[SQ1comment]"]);
        assert_eq!(codes('F'), ["Q1[SQ1]", "Q1[SQ2]"]);
        assert_eq!(codes('1')[..2], ["Q1[SQ1][1]", "Q1[SQ1][2]"]);
        assert_eq!(codes(':'), ["Q1[SQ1_K1]", "Q1[SQ2_K1]"]);
        assert_eq!(codes('R'), ["Q1[1]", "Q1[2]"]);
        assert_eq!(codes('S'), ["Q1"]);
    }

    #[test]
    fn a_column_is_found_by_code_and_by_text() {
        let names = &labels('F')[0].names;
        for name in ["Q1[SQ1]", "Q1_SQ1", "Hoe vaak? [rij]", "Q1[SQ1]. Hoe vaak? [rij]", "1X2X3SQ1"] {
            assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
        }
    }

    #[test]
    fn answers_are_told_by_code_and_label() {
        let pair = |code: &str, label: &str| (code.to_owned(), label.to_owned());
        assert_eq!(
            labels('!')[0].answers,
            [pair("A1", "nooit"), pair("A2", "altijd"), pair("-oth-", "Anders")]
        );
        assert_eq!(labels('Y')[0].answers, [pair("Y", "Ja"), pair("N", "Nee")]);
        assert_eq!(labels('1')[1].answers, [pair("B1", "graag")]);
        assert_eq!(labels('M')[0].kind, Some(LabelledKind::Option));
        assert_eq!(labels('M')[0].group.as_deref(), Some("Q1"));
    }
}
