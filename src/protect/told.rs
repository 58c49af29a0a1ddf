//! What a published site tells of its numbers, and what a reader can work out from it: the words in which
//! the audit and the ledger speak to each other.

use std::fmt;

/// Which number: of whom, when and what, as the published table names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberKey {
    pub survey: String,
    pub period: String,
    pub region: String,
    /// Empty for everyone who answered the wave: its `answered` is then the response.
    pub indicator: String,
    /// As in the published table: `rol=waarnemer`, `werkdruk`, or both; empty for everyone.
    pub group: String,
}

impl fmt::Display for NumberKey {
    /// As a message names it: `stopt in noord, 2024 (vorm=solo)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.indicator.as_str() {
            "" if self.region.is_empty() => write!(f, "the response in all, {}", self.period)?,
            "" => write!(f, "the response in {}, {}", self.region, self.period)?,
            indicator => write!(f, "{indicator} in {}, {}", self.region, self.period)?,
        }
        if self.group.is_empty() { Ok(()) } else { write!(f, " ({})", self.group) }
    }
}

/// Between which two numbers it lies for a reader, rounding included. Both ends alike for a count.
pub type Span = (f64, f64);

/// What a site tells of one number, on all its surfaces together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ToldNumber {
    /// Whether it is hidden to protect somebody.
    pub is_hidden: bool,
    /// How many answered.
    pub answered: Option<Span>,
    /// How many of these gave the answer that is counted.
    pub count: Option<Span>,
    /// In the unit of the indicator.
    pub value: Option<Span>,
}

/// What of a hidden number can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disclosed {
    /// How many gave the answer that is counted.
    Count,
    /// How many answered, and did not give it.
    Rest,
    /// How many answered.
    Answered,
    /// What they gave together.
    Amount,
}

/// A hidden number that a reader can come too close to.
#[derive(Debug, Clone, PartialEq)]
pub struct Disclosure {
    pub key: NumberKey,
    pub what: Disclosed,
    pub low: f64,
    pub high: f64,
    /// The published numbers that together give it away.
    pub by: Vec<NumberKey>,
}

/// Which of the numbers that belong to a figure a text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Value,
    /// The ends of its interval.
    Low,
    High,
    /// How many gave the answer that is counted.
    Count,
    Answered,
    Population,
    /// What it would be if all who are silent had said no, or yes.
    LowestBound,
    HighestBound,
    /// With weights, how many answers without weights would be as sure.
    Effective,
    /// Of a response: which part answered, in percent.
    Response,
    /// Of a response: which part of the patients these stand for, in percent.
    Coverage,
}

impl Part {
    pub const ALL: [Part; 11] = [
        Part::Value,
        Part::Low,
        Part::High,
        Part::Count,
        Part::Answered,
        Part::Population,
        Part::LowestBound,
        Part::HighestBound,
        Part::Effective,
        Part::Response,
        Part::Coverage,
    ];

    /// As it stands in a page.
    pub fn name(self) -> &'static str {
        match self {
            Part::Value => "value",
            Part::Low => "low",
            Part::High => "high",
            Part::Count => "count",
            Part::Answered => "answered",
            Part::Population => "population",
            Part::LowestBound => "lowest-bound",
            Part::HighestBound => "highest-bound",
            Part::Effective => "effective",
            Part::Response => "response",
            Part::Coverage => "coverage",
        }
    }

    /// The part with this name; `None` when there is none.
    pub fn named(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Whether it is a number of people: whole, and never rounded.
    pub fn is_count(self) -> bool {
        matches!(self, Part::Count | Part::Answered)
    }

    /// Whether nobody may be told it where the response is hidden.
    pub fn is_secret_of_response(self) -> bool {
        matches!(self, Part::Answered | Part::Response)
    }

    /// Whether nobody may be told it where the figure is hidden. Who answered is not what they said.
    pub fn is_secret_when_hidden(self) -> bool {
        match self {
            Part::Value | Part::Low | Part::High | Part::Count | Part::LowestBound | Part::HighestBound => {
                true
            }
            Part::Answered | Part::Population | Part::Effective | Part::Response | Part::Coverage => false,
        }
    }
}
