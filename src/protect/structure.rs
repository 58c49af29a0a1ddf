//! How the published numbers hang together, as any reader can work it out: which regions add up to which,
//! and which figures count the same answers. It goes out with the site, so that whoever checks a site, now
//! or years later, reads it with the same eyes. No answer and no number stands in it.

use crate::compute::{Choice, CountedIndicator, Makeup, What};
use crate::project::Privacy;
use serde::{Deserialize, Serialize};

/// The version of this form.
const FORM: u32 = 1;

/// Where it stands on the site.
pub const ADDRESS: &str = "/data/structure.json";

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// The version of this form.
    pub structure: u32,
    pub thresholds: Thresholds,
    pub waves: Vec<Wave>,
}

/// How unsure a hidden number must stay.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// The highest value left for a hidden count is at least this.
    pub least_count: f64,
    /// Between the lowest and the highest value left lies at least this.
    pub least_width: f64,
    /// A hidden amount can be this much less and more, in percent of it.
    pub p_percent: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds::of(&Privacy::default())
    }
}

impl Thresholds {
    fn of(privacy: &Privacy) -> Self {
        Thresholds {
            least_count: f64::from(privacy.least_count),
            least_width: f64::from(privacy.least_width),
            p_percent: privacy.p_percent,
        }
    }
}

/// One wave of a survey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wave {
    pub survey: String,
    pub period: String,
    /// Each region that answers name, with those it counts for, itself included, and for which part.
    pub reach: Vec<(String, Vec<(String, f64)>)>,
    pub counted: Vec<Counted>,
}

/// Whose answers an indicator counts, and which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    pub indicator: String,
    pub questions: Vec<String>,
    /// Only those who gave one of these answers; each condition must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Answers>,
    /// The questions that tell subgroups apart, each with all its answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Answers>,
    pub what: Summed,
    /// Whether it is told as a percentage of those who answered.
    #[serde(default)]
    pub is_percent: bool,
}

/// Answers to a question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Answers {
    pub question: String,
    pub answers: Vec<String>,
}

/// What is added up over those who answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Summed {
    /// Who gave one of `these` answers, of `all` there are to a question with one answer each.
    Answer { these: Vec<String>, all: Vec<String> },
    /// Who chose one of these options, of a question with several answers each.
    Option(Vec<String>),
    /// Who chose each of these options by itself.
    EachOption(Vec<String>),
    /// What they gave together, told as the mean of it.
    Mean,
    /// What they gave together.
    Amount,
    /// What they scored together.
    Score,
    /// Two amounts, of which the one is divided by the other.
    Amounts,
    /// Nothing: a median is not made by its parts.
    Nothing,
}

impl Structure {
    pub fn new(privacy: &Privacy, makeups: Vec<Makeup>) -> Self {
        let waves = makeups.into_iter().map(Wave::from).collect();
        Structure { structure: FORM, thresholds: Thresholds::of(privacy), waves }
    }
}

impl From<Makeup> for Wave {
    fn from(makeup: Makeup) -> Self {
        let reached =
            |places: Vec<(_, f64)>| places.into_iter().map(|(id, share)| (text(id), share)).collect();
        let reach = makeup.reach.into_iter().map(|(region, places)| (text(region), reached(places)));
        let mut reach: Vec<(String, Vec<(String, f64)>)> = reach.collect();
        // By name: which answer came first is nobody's to know.
        reach.sort_by(|(a, _), (b, _)| a.cmp(b));
        Wave {
            survey: text(makeup.survey),
            period: makeup.period.to_string(),
            reach,
            counted: makeup.counted.into_iter().map(Counted::from).collect(),
        }
    }
}

impl From<CountedIndicator> for Counted {
    fn from(counted: CountedIndicator) -> Self {
        Counted {
            indicator: text(counted.indicator),
            questions: texts(counted.questions),
            conditions: counted.conditions.into_iter().map(Answers::from).collect(),
            by: counted.by.into_iter().map(Answers::from).collect(),
            is_percent: counted.is_percent,
            what: match counted.what {
                What::Answer { these, all } => Summed::Answer { these: texts(these), all: texts(all) },
                What::Option(options) => Summed::Option(texts(options)),
                What::EachOption(options) => Summed::EachOption(texts(options)),
                What::Mean => Summed::Mean,
                What::Amount => Summed::Amount,
                What::Score => Summed::Score,
                What::Amounts => Summed::Amounts,
                What::Nothing => Summed::Nothing,
            },
        }
    }
}

impl From<Choice> for Answers {
    fn from(choice: Choice) -> Self {
        Answers { question: text(choice.question), answers: texts(choice.answers) }
    }
}

fn text(id: impl ToString) -> String {
    id.to_string()
}

fn texts<T: ToString>(ids: Vec<T>) -> Vec<String> {
    ids.into_iter().map(text).collect()
}
