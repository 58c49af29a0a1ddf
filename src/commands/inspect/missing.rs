//! Cells that are no answer: which words mean so, and why there is none.

use super::profile::Profile;
use super::spelling::same_form;
use crate::load::Tool;
use std::collections::BTreeMap;

/// Why there is no answer; the four are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    NotAsked,
    NotAnswered,
    DoesNotApply,
    DoNotKnow,
}

impl Reason {
    pub const ALL: [Reason; 4] =
        [Reason::NotAsked, Reason::NotAnswered, Reason::DoesNotApply, Reason::DoNotKnow];

    /// Its key in `survey.yaml`.
    pub fn key(self) -> &'static str {
        match self {
            Reason::NotAsked => "not_asked",
            Reason::NotAnswered => "not_answered",
            Reason::DoesNotApply => "does_not_apply",
            Reason::DoNotKnow => "do_not_know",
        }
    }

    /// How it is told.
    pub fn name(self) -> &'static str {
        match self {
            Reason::NotAsked => "not asked",
            Reason::NotAnswered => "not answered",
            Reason::DoesNotApply => "does not apply",
            Reason::DoNotKnow => "do not know",
        }
    }
}

/// The cells of an export that are no answer, as they are written there.
#[derive(Debug, Default)]
pub struct MissingWords {
    all: BTreeMap<String, Reason>,
    /// The ones that may be named: the tool wrote them, or several people chose them.
    named: BTreeMap<String, Reason>,
}

/// How many people must have chosen a word before it is named.
const FEWEST: usize = 3;

impl MissingWords {
    /// Looks for them in these columns of an export.
    pub fn found(tool: Tool, profile: &Profile, columns: &[usize]) -> Self {
        let mut words = Self::default();
        for (value, count) in columns.iter().flat_map(|at| profile.columns[*at].values()) {
            if let Some(reason) = written_by_the_tool(tool, value) {
                words.all.insert(value.to_owned(), reason);
                words.named.insert(value.to_owned(), reason);
            } else if let Some(reason) = chosen_by_people(value) {
                words.all.insert(value.to_owned(), reason);
                if count >= FEWEST {
                    words.named.insert(value.to_owned(), reason);
                }
            }
        }
        words
    }

    /// Why this cell is no answer; `None` when it is one.
    pub fn reason(&self, cell: &str) -> Option<Reason> {
        self.all.get(cell).copied()
    }

    /// Whether this word may be named.
    pub fn is_named(&self, cell: &str) -> bool {
        self.named.contains_key(cell)
    }

    /// The words of a reason that may be named.
    pub fn named(&self, reason: Reason) -> Vec<&str> {
        self.named.iter().filter(|(_, of)| **of == reason).map(|(word, _)| word.as_str()).collect()
    }
}

/// What a tool itself writes where there is no answer. Nobody's own words.
fn written_by_the_tool(tool: Tool, cell: &str) -> Option<Reason> {
    match (tool, cell) {
        // LimeSurvey writes `N/A` for a question that its conditions left out.
        (Tool::Limesurvey, "N/A") => Some(Reason::NotAsked),
        (Tool::Surveymonkey | Tool::Table, "-") => Some(Reason::NotAnswered),
        (Tool::Soscisurvey, "-9") => Some(Reason::NotAnswered),
        // `NA` is how R writes a blank cell.
        (Tool::Limesurvey | Tool::Table | Tool::Spss, "NA") | (_, "#N/A" | "#NULL!" | "NULL") => {
            Some(Reason::NotAnswered)
        }
        _ => None,
    }
}

/// What a person can choose instead of an answer.
pub fn chosen_by_people(cell: &str) -> Option<Reason> {
    let form = same_form(cell);
    let is_one_of = |words: &[&str]| words.contains(&form.as_str());
    if is_one_of(DOES_NOT_APPLY) {
        Some(Reason::DoesNotApply)
    } else if is_one_of(DO_NOT_KNOW) {
        Some(Reason::DoNotKnow)
    } else if is_one_of(NOT_ANSWERED) {
        Some(Reason::NotAnswered)
    } else {
        None
    }
}

const DOES_NOT_APPLY: &[&str] = &[
    "nvt",
    "n v t",
    "n a",
    "niet van toepassing",
    "not applicable",
    "does not apply",
    "doesn t apply",
    "nicht zutreffend",
    "entfällt",
    "trifft auf mich nicht zu",
    "sans objet",
    "non applicable",
    "ne s applique pas",
];
const DO_NOT_KNOW: &[&str] = &[
    "weet niet",
    "weet ik niet",
    "ik weet het niet",
    "weet het niet",
    "geen idee",
    "geen mening",
    "weet niet geen mening",
    "geen mening weet niet",
    "don t know",
    "do not know",
    "i don t know",
    "i do not know",
    "dont know",
    "dk",
    "no opinion",
    "don t know no opinion",
    "weiß nicht",
    "weiss nicht",
    "weiß ich nicht",
    "ich weiß nicht",
    "keine meinung",
    "je ne sais pas",
    "ne sait pas",
    "sans opinion",
];
const NOT_ANSWERED: &[&str] = &[
    "geen antwoord",
    "niet ingevuld",
    "wil ik niet zeggen",
    "zeg ik liever niet",
    "wil niet zeggen",
    "dat zeg ik liever niet",
    "no answer",
    "prefer not to answer",
    "prefer not to say",
    "rather not say",
    "i prefer not to answer",
    "i prefer not to say",
    "na",
    "refused",
    "not answered",
    "keine antwort",
    "keine angabe",
    "pas de réponse",
    "je préfère ne pas répondre",
];
