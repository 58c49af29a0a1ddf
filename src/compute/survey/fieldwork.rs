//! How a wave went: what became of its rows, and the outcome rates of those who were asked.

use super::panel::Panel;
use crate::compute::statistics::response::Outcomes;
use crate::text::date::Period;
use crate::text::id::SurveyId;
use crate::tidy::Intake;

/// How one wave went.
#[derive(Debug)]
pub struct Fieldwork {
    pub survey: SurveyId,
    pub period: Period,
    pub intake: Intake,
    /// How many were asked, where the survey says so.
    pub invited: Option<u32>,
    /// `None` where the survey does not say what became of those who stayed silent.
    pub rates: Option<OutcomeRates>,
}

/// Outcome rates, 0–1 (AAPOR, Standard Definitions). Rows that were begun and never sent are partial.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutcomeRates {
    /// Complete answers, of all who might have been asked.
    pub response: Option<f64>,
    /// The same with partial answers.
    pub with_partial: Option<f64>,
    /// Complete answers, where part of the unknown could not have been asked.
    pub of_eligible: Option<f64>,
    /// Complete answers, of those who were reached.
    pub cooperation: Option<f64>,
}

/// How a wave went.
pub fn fieldwork(panel: &Panel<'_>) -> Fieldwork {
    let answers = panel.answers;
    let outcomes = panel.survey.wave(answers.period).and_then(|wave| wave.outcomes);
    let rates = outcomes.map(|told| {
        let outcomes = Outcomes {
            complete: answers.intake.counted,
            partial: answers.intake.not_submitted,
            refused: told.refused,
            not_reached: told.not_reached,
            other: told.other,
            unknown: told.unknown,
            eligible_share: told.eligible_share,
        };
        OutcomeRates {
            response: outcomes.rr1(),
            with_partial: outcomes.rr2(),
            of_eligible: outcomes.rr3(),
            cooperation: outcomes.coop1(),
        }
    });
    Fieldwork {
        survey: answers.survey.clone(),
        period: answers.period,
        intake: answers.intake,
        invited: answers.invited,
        rates,
    }
}
