//! The publication gate: a figure of a region needs enough answers from it to speak for it.
//!
//! Nivel left regions with a response below 5 percent out of its regional publication of 2020; the
//! other thresholds are choices, and settings (methods, § 3).

use super::figure::{Caution, Reason};
use crate::compute::{Key, Response};
use crate::project::Privacy;
use crate::text::date::Period;
use crate::text::id::{RegionId, SurveyId};
use std::collections::BTreeMap;

/// Whether a wave may speak for a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// With a warning beside each figure.
    Cautious(Caution),
    Shut,
}

impl Gate {
    pub fn reason(self) -> Option<Reason> {
        (self == Gate::Shut).then_some(Reason::LittleResponse)
    }

    pub fn caution(self) -> Option<Caution> {
        match self {
            Gate::Cautious(caution) => Some(caution),
            Gate::Open | Gate::Shut => None,
        }
    }
}

/// The gates of every wave and region.
pub struct Gates {
    all: BTreeMap<(SurveyId, Period, RegionId), Gate>,
}

impl Gates {
    pub fn new(privacy: &Privacy, responses: &[Response]) -> Self {
        let key = |response: &Response| (response.survey.clone(), response.period, response.region.clone());
        Self { all: responses.iter().map(|response| (key(response), gate(privacy, response))).collect() }
    }

    /// The gate that an estimate must pass; shut where nobody knows who answered.
    pub fn of(&self, key: &Key, survey: &SurveyId) -> Gate {
        self.all.get(&(survey.clone(), key.period, key.region.clone())).copied().unwrap_or(Gate::Shut)
    }
}

/// The gate of one wave in one region.
pub fn gate(privacy: &Privacy, response: &Response) -> Gate {
    let Some(population) = response.population.filter(|population| *population > 0.0) else {
        return Gate::Cautious(Caution::UnknownResponse);
    };
    let percent = 100.0 * f64::from(response.answered) / population;
    let covered = 100.0 * response.coverage.unwrap_or(0.0);
    if percent >= privacy.full_response || covered >= privacy.full_coverage {
        Gate::Open
    } else if percent >= privacy.least_response {
        Gate::Cautious(Caution::LowResponse)
    } else {
        Gate::Shut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(answered: u32, population: Option<f64>, coverage: Option<f64>) -> Gate {
        let response = Response {
            survey: SurveyId::new("s"),
            period: Period::parse("2024").expect("a year"),
            region: RegionId::new("r"),
            answered,
            people: f64::from(answered),
            population,
            coverage,
            is_fictitious: false,
        };
        gate(&Privacy::default(), &response)
    }

    #[test]
    fn response_or_coverage_opens_the_gate() {
        assert_eq!(at(45, Some(65.0), None), Gate::Open);
        assert_eq!(at(20, Some(100.0), Some(0.45)), Gate::Open);
        assert_eq!(at(20, Some(100.0), Some(0.2)), Gate::Cautious(Caution::LowResponse));
        assert_eq!(at(4, Some(100.0), None), Gate::Shut);
        assert_eq!(at(20, None, None), Gate::Cautious(Caution::UnknownResponse));
    }
}
