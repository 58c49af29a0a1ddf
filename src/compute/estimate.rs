//! A number as computed, with all that must travel with it.

use super::survey::{Amounts, Fieldwork, Makeup, Method, Response};
use crate::finding::Place;
use crate::text::date::Period;
use crate::text::id::{AnswerCode, IndicatorId, QuestionId, RegionId, SourceId, SurveyId};
use crate::tidy::{OfficeStudy, Published, Status};
use std::collections::BTreeMap;

/// What an estimate is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub indicator: IndicatorId,
    pub region: RegionId,
    pub period: Period,
    pub group: Group,
}

/// Whom or what an estimate is of within its region: everyone, a subgroup, one option of a question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Group {
    /// A question and one of its answers, which tell the subgroup apart; `None` for everyone.
    pub subgroup: Option<(QuestionId, AnswerCode)>,
    /// The option that is counted, of a multiple-response question.
    pub option: Option<AnswerCode>,
}

/// One indicator of one region in one period.
#[derive(Debug)]
pub struct Estimate {
    pub quantity: Quantity,
    pub status: Status,
    /// What it rests on, in the order of the computation.
    pub bases: Vec<Basis>,
    /// What it covers, where that is not what region and definition say. It is then left out of comparisons.
    pub covers: Option<String>,
    pub note: Option<String>,
    /// Contradictions in its sources, each with the reason that the publisher gives.
    pub remarks: Vec<String>,
    /// Who answered, where it is counted from answers.
    pub sampled: Option<Box<Sampled>>,
    /// Where it stands in the publisher's files.
    pub place: Place,
}

/// Who answered what an estimate is counted from, and how sure that makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    pub survey: SurveyId,
    pub questions: Vec<QuestionId>,
    /// How many answered the question.
    pub answered: u32,
    /// How many of these gave the answer that is counted.
    pub hits: Option<u32>,
    /// Whether some of them also count elsewhere, each for a part.
    pub is_split: bool,
    /// How many exist; `None` where that is not known.
    pub population: Option<f64>,
    /// What it would be if all who are silent said no, or all said yes; in the unit of the indicator.
    pub bounds: Option<(f64, f64)>,
    pub method: Method,
    /// With weights, how many answers without weights would be as sure.
    pub effective: Option<f64>,
    /// What it adds up: the rules of protection are about that.
    pub amounts: Amounts,
    pub is_fictitious: bool,
    /// Whether even a zero tells about people.
    pub is_sensitive: bool,
}

/// How much, which place, or which word.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// A number in the indicator's unit, with the lowest and highest value where the source gives them.
    Number { value: f64, interval: Option<(f64, f64)> },
    /// A place among `of`, where the indicator says what the first one means.
    Rank { place: u32, of: u32 },
    /// The source gives only a word.
    Word(String),
    /// The source keeps it back.
    Withheld,
    /// The source does not know.
    Unknown,
    /// There are some to ask, and not one of them answered.
    NobodyAnswered,
    /// A few conversations were held: what was said counts, not how often.
    Conversations,
}

/// A source, and the place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    pub source: SourceId,
    pub place: Option<String>,
}

/// All estimates, by what they are of. Deliberately without `Serialize`.
#[derive(Debug, Default)]
pub struct Estimates {
    all: BTreeMap<Key, Estimate>,
    /// Who answered each wave, per region.
    pub responses: Vec<Response>,
    /// How each wave went.
    pub fieldwork: Vec<Fieldwork>,
    /// What the numbers of each wave are made of.
    pub makeups: Vec<Makeup>,
    /// What only the publisher's own office sees: nothing here looks at it.
    pub office: Option<OfficeStudy>,
}

impl Estimates {
    pub fn add(&mut self, key: Key, estimate: Estimate) {
        self.all.insert(key, estimate);
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Key, &mut Estimate)> {
        self.all.iter_mut()
    }

    /// The estimates of one indicator.
    pub fn of<'a>(&'a self, indicator: &'a IndicatorId) -> impl Iterator<Item = (&'a Key, &'a Estimate)> {
        // Keys stand in the order of their indicators, and no region's id comes before the empty one.
        let first = Key {
            indicator: indicator.clone(),
            region: RegionId::new(""),
            period: Period::earliest(),
            group: Group::default(),
        };
        self.all.range(first..).take_while(move |(key, _)| key.indicator == *indicator)
    }

    /// The newest number of an indicator for a region, up to this period.
    pub fn newest_number(&self, indicator: &IndicatorId, region: &RegionId, until: Period) -> Option<f64> {
        let of_region =
            self.of(indicator).filter(|(key, _)| key.region == *region && key.group == Group::default());
        of_region
            .filter(|(key, _)| !until.is_before(key.period))
            .filter_map(|(_, estimate)| estimate.number())
            .last()
    }

    pub fn get_mut(&mut self, key: &Key) -> Option<&mut Estimate> {
        self.all.get_mut(key)
    }

    /// The same region and period, but of another indicator.
    pub fn beside(&self, key: &Key, indicator: &IndicatorId) -> Option<&Estimate> {
        self.all.get(&Key { indicator: indicator.clone(), ..key.clone() })
    }

    /// The same indicator and period, but of another region.
    pub fn elsewhere(&self, key: &Key, region: &RegionId) -> Option<&Estimate> {
        self.all.get(&Key { region: region.clone(), ..key.clone() })
    }
}

impl Estimates {
    /// All of them, apart from who answered, how each wave went and what is made of what. Nothing is left
    /// behind.
    pub fn into_parts(self) -> (BTreeMap<Key, Estimate>, Vec<Response>, Vec<Fieldwork>, Vec<Makeup>) {
        (self.all, self.responses, self.fieldwork, self.makeups)
    }
}

impl Estimate {
    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self.quantity {
            Quantity::Number { value, .. } => Some(value),
            Quantity::Rank { .. }
            | Quantity::Word(_)
            | Quantity::Withheld
            | Quantity::Unknown
            | Quantity::NobodyAnswered
            | Quantity::Conversations => None,
        }
    }

    /// Adds the reason of a contradiction, once.
    pub fn remark(&mut self, reason: &str) {
        if !self.remarks.iter().any(|known| known == reason) {
            self.remarks.push(reason.to_owned());
        }
    }
}

/// The published rows by what they are of; more than one where a source gives several.
pub fn by_key(published: Vec<Published>) -> BTreeMap<Key, Vec<Published>> {
    let mut rows: BTreeMap<Key, Vec<Published>> = BTreeMap::new();
    for row in published {
        let key = Key {
            indicator: row.indicator.clone(),
            region: row.region.clone(),
            period: row.period,
            group: Group::default(),
        };
        rows.entry(key).or_default().push(row);
    }
    rows
}
