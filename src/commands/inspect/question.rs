//! A question as it will stand in `survey.yaml`.

use super::missing::Reason;
use std::collections::BTreeMap;

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: String,
    pub text: String,
    /// The name of its column; empty for one with a column for each option.
    pub column: String,
    pub kind: Kind,
    /// How many gave an answer.
    pub answered: usize,
    /// Whether no answer was given by nearly everybody.
    pub is_varied: bool,
    pub missing: Vec<(Reason, usize)>,
    /// Codes and labels of a structure file that are no answer to this question.
    pub none: BTreeMap<Reason, Vec<String>>,
    pub array: Option<Array>,
}

/// What a question is a row of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Array {
    /// The position of its first column.
    pub first: usize,
    /// The question that all rows share; `None` where the file tells the rows alone.
    pub text: Option<String>,
}

/// What may be answered.
#[derive(Debug, Clone)]
pub enum Kind {
    Choice(Answers),
    Scale(Answers),
    Multiple {
        options: Vec<ChoiceOption>,
        chosen: Vec<String>,
    },
    Joined {
        separator: &'static str,
        answers: Answers,
    },
    /// `has_others`: whether some cells hold words.
    Number {
        range: Option<(f64, f64)>,
        has_others: bool,
    },
    Date {
        has_others: bool,
    },
    Text,
    Region {
        has_others: bool,
    },
}

/// The answers of a closed question that may be named.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// As it stands in the cells, and as readers see it; in order.
    pub all: Vec<(String, String)>,
    /// Whether there are answers that are not named.
    pub has_others: bool,
    /// Whether the export gives codes without saying what they mean.
    pub are_bare_codes: bool,
}

/// An option of a question with a column for each.
#[derive(Debug, Clone)]
pub struct ChoiceOption {
    pub id: String,
    pub label: String,
    pub column: String,
}

impl Question {
    /// Whether some cells hold what the survey will not know.
    pub fn has_others(&self) -> bool {
        match &self.kind {
            Kind::Number { has_others, .. } | Kind::Date { has_others } | Kind::Region { has_others } => {
                *has_others
            }
            Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } => answers.has_others,
            Kind::Multiple { .. } | Kind::Text => false,
        }
    }

    /// Its answers, when it is closed.
    pub fn answers(&self) -> Option<&Answers> {
        match &self.kind {
            Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } => Some(answers),
            Kind::Multiple { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Text
            | Kind::Region { .. } => None,
        }
    }
}

impl Kind {
    /// Also counts a word that few chose, such as `weet niet`, as another answer.
    pub fn with_others(mut self, has_unnamed: bool) -> Self {
        if let Kind::Choice(answers) | Kind::Scale(answers) | Kind::Joined { answers, .. } = &mut self {
            answers.has_others |= has_unnamed;
        }
        self
    }

    /// Its word in `survey.yaml`.
    pub fn key(&self) -> &'static str {
        match self {
            Kind::Choice(_) => "choice",
            Kind::Scale(_) => "scale",
            Kind::Multiple { .. } | Kind::Joined { .. } => "multiple",
            Kind::Number { .. } => "number",
            Kind::Date { .. } => "date",
            Kind::Text => "text",
            Kind::Region { .. } => "region",
        }
    }
}
