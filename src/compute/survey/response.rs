//! Who answered: how many of how many, per region, and which part of the patients these stand for.

use super::panel::{Panel, Part, Sums};
use super::people;
use crate::compute::statistics::response::coverage;
use crate::finding::{Code, Finding, Findings};
use crate::text::date::Period;
use crate::text::id::{RegionId, SurveyId};
use crate::tidy::{Column, Survey};

/// The response to one wave in one region.
#[derive(Debug, Clone)]
pub struct Response {
    pub survey: SurveyId,
    pub period: Period,
    pub region: RegionId,
    /// How many answered; who belongs to the region for a part counts for that part.
    pub answered: u32,
    /// The same, not rounded.
    pub people: f64,
    /// How many exist; `None` where that is not known.
    pub population: Option<f64>,
    /// Which part of the patients, or whatever tells how big a unit is, 0–1.
    pub coverage: Option<f64>,
    pub is_fictitious: bool,
}

/// How many answered, and how big they are together.
#[derive(Debug, Clone, Copy, Default)]
struct ResponseSums {
    answered: f64,
    size: f64,
}

impl Sums for ResponseSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.answered += other.answered * share;
        self.size += other.size * share;
    }

    fn is_empty(&self) -> bool {
        self.answered == 0.0
    }
}

/// The response of every region that a wave reaches.
pub fn responses(findings: &mut Findings, panel: &Panel<'_>) -> Vec<Response> {
    let sizes = panel.survey.size.as_ref().and_then(|question| panel.answers.columns.get(question));
    let add = |sums: &mut ResponseSums, at: usize, _: f64| {
        sums.answered += 1.0;
        if let Some(Column::Numbers(numbers)) = sizes {
            sums.size += Some(numbers[at]).filter(|size| size.is_finite()).unwrap_or(0.0);
        }
    };
    let everyone = Part { conditions: &[], subgroup: None };
    let gathered = panel.gather(&[], None, add);
    let (populations, all_sizes) = (panel.populations(everyone), panel.sizes(everyone));
    let none = ResponseSums::default();
    let responses: Vec<Response> = panel
        .reach
        .regions
        .iter()
        .enumerate()
        .map(|(at, region)| {
            let sums = gathered.first().and_then(|regions| regions.get(at)).unwrap_or(&none);
            Response {
                survey: panel.survey.id.clone(),
                period: panel.answers.period,
                region: region.clone(),
                answered: people(sums.answered.round() as u64),
                people: sums.answered,
                population: populations[at],
                coverage: sizes.and(all_sizes[at]).and_then(|all| coverage(sums.size, all)),
                is_fictitious: panel.survey.fictitious,
            }
        })
        .collect();
    tell_impossible(findings, panel.survey, &responses);
    tell_unframed(findings, panel);
    responses
}

/// Answers from a region that the frame does not have: there nobody knows how many are silent.
fn tell_unframed(findings: &mut Findings, panel: &Panel<'_>) {
    for region in &panel.unframed {
        findings.add(
            Finding::warning(
                Code::FrameGap,
                format!(
                    "answers of {} come from `{region}`, which the frame leaves out",
                    panel.answers.period
                ),
            )
            .at(panel.survey.place.clone())
            .help("give the frame a row for it; until then nothing says how many there are"),
        );
    }
}

/// More answers than there are practices: somebody answered twice, or the frame is old.
fn tell_impossible(findings: &mut Findings, survey: &Survey, responses: &[Response]) {
    let is_too_many = |response: &&Response| {
        response.population.is_some_and(|population| f64::from(response.answered) > population + 0.5)
    };
    for response in responses.iter().filter(is_too_many) {
        findings.add(
            Finding::warning(
                Code::MoreThanExist,
                format!(
                    "more answered in `{}` in {} than the frame says there are",
                    response.region, response.period
                ),
            )
            .at(survey.place.clone())
            .help("look at `doubles` under `keep`, or mend the frame"),
        );
    }
}
