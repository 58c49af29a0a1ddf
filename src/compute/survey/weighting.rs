//! The weight of each respondent, so that every stratum counts as often as the frame says it exists.

use crate::compute::statistics::weights::{self, Cell, Problem};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::QuestionId;
use crate::tidy::{Answers, Column, Survey, Weighting, Weights};
use std::collections::BTreeMap;

/// The weights of a wave; `None` when the survey asks for none, or they cannot be found, which is told.
pub fn weights(findings: &mut Findings, survey: &Survey, answers: &Answers) -> Option<Vec<f64>> {
    let wanted = survey.weights.as_ref()?;
    let place = survey.place.clone().column("weights");
    let strata = Strata::new(findings, survey, answers, wanted, &place)?;
    match strata.weights(wanted.method) {
        Ok(of_cells) => Some(strata.of_respondents(findings, &of_cells, wanted, &place, answers)),
        Err(problem) => {
            findings.add(strata.told(survey, wanted, &problem).at(place));
            None
        }
    }
}

/// The strata that respondents and frame fall in.
struct Strata {
    /// The strata there are, by the category of each question.
    cells: Vec<Vec<usize>>,
    respondents: Vec<f64>,
    population: Vec<f64>,
    /// For each question, how many exist of each category.
    margins: Vec<Vec<f64>>,
    /// The cell of each respondent; `None` for who gave no answer that tells.
    of: Vec<Option<usize>>,
}

impl Strata {
    fn new(
        findings: &mut Findings,
        survey: &Survey,
        answers: &Answers,
        wanted: &Weights,
        place: &Place,
    ) -> Option<Self> {
        for question in wanted.by.iter().filter(|question| !knows(answers, question)) {
            findings.add(
                Finding::error(
                    Code::FrameGap,
                    format!("the frame of {} does not tell the groups of `{question}` apart", answers.period),
                )
                .at(place.clone())
                .help(format!("give the frame a column `{question}` with an answer in each row")),
            );
            return None;
        }
        let category = |question: &QuestionId, respondent: usize| category(answers, question, respondent);
        let mut known: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut strata = Strata {
            cells: Vec::new(),
            respondents: Vec::new(),
            population: Vec::new(),
            margins: wanted
                .by
                .iter()
                .map(|question| vec![0.0; categories(survey, answers, question)])
                .collect(),
            of: Vec::with_capacity(answers.respondents()),
        };
        for row in &answers.frame.rows {
            let own: Option<Vec<usize>> = wanted
                .by
                .iter()
                .map(|question| match question.as_str() {
                    "region" => answers.regions.iter().position(|region| *region == row.region),
                    _ => row.strata.get(question).copied(),
                })
                .collect();
            // A region that nobody answered from has no place among the answers.
            let Some(own) = own else { continue };
            let cell = strata.cell(&mut known, &own);
            strata.population[cell] += row.count;
            for (margin, category) in strata.margins.iter_mut().zip(&own) {
                margin[*category] += row.count;
            }
        }
        for respondent in 0..answers.respondents() {
            let own: Option<Vec<usize>> =
                wanted.by.iter().map(|question| category(question, respondent)).collect();
            let cell = own.map(|own| strata.cell(&mut known, &own));
            if let Some(cell) = cell {
                strata.respondents[cell] += 1.0;
            }
            strata.of.push(cell);
        }
        Some(strata)
    }

    fn cell(&mut self, known: &mut BTreeMap<Vec<usize>, usize>, own: &[usize]) -> usize {
        if let Some(cell) = known.get(own) {
            return *cell;
        }
        known.insert(own.to_vec(), self.cells.len());
        self.cells.push(own.to_vec());
        self.respondents.push(0.0);
        self.population.push(0.0);
        self.cells.len() - 1
    }

    fn weights(&self, method: Weighting) -> Result<Vec<f64>, Problem> {
        match method {
            Weighting::Poststratification => weights::post_stratify(&self.respondents, &self.population),
            Weighting::Raking => {
                let cells: Vec<Cell> = self
                    .cells
                    .iter()
                    .zip(&self.respondents)
                    .map(|(categories, respondents)| Cell {
                        categories: categories.clone(),
                        respondents: *respondents,
                    })
                    .collect();
                weights::rake(&cells, &self.margins)
            }
        }
    }

    /// The weight of each respondent. Who gave no answer that tells counts as the mean of the others.
    fn of_respondents(
        &self,
        findings: &mut Findings,
        of_cells: &[f64],
        wanted: &Weights,
        place: &Place,
        answers: &Answers,
    ) -> Vec<f64> {
        let mut of_cells = of_cells.to_vec();
        if let Some((low, high)) = wanted.trim {
            let (trimmed, count) = weights::trim(&of_cells, &self.respondents, low, high);
            if count > 0.0 {
                let message =
                    format!("{count:.0} weights of {} were trimmed to {low}–{high}", answers.period);
                findings.add(Finding::note(Code::FrameGap, message).at(place.clone()));
            }
            of_cells = trimmed;
        }
        let known: Vec<f64> = self.of.iter().flatten().map(|cell| of_cells[*cell]).collect();
        let mean = known.iter().sum::<f64>() / (known.len().max(1) as f64);
        self.of.iter().map(|cell| cell.map_or(mean, |cell| of_cells[cell])).collect()
    }

    fn told(&self, survey: &Survey, wanted: &Weights, problem: &Problem) -> Finding {
        let (what, help) = match problem {
            Problem::NoRespondents { margin, category } => (
                format!(
                    "nobody answered of {}, which the frame says exists",
                    self.named(survey, wanted, *margin, *category)
                ),
                "put it together with another group in codebook and frame, or take the question out of `weights`",
            ),
            other => {
                (format!("no weights can be found: {other}"), "look over the frame, or take `weights` out")
            }
        };
        Finding::error(Code::FrameGap, what).help(help)
    }

    /// A stratum in the codes of the codebook. Post-stratification has one margin, that of all cells.
    fn named(&self, survey: &Survey, wanted: &Weights, margin: usize, category: usize) -> String {
        let whole: Vec<(usize, usize)> = match (wanted.method, self.cells.get(category)) {
            (Weighting::Poststratification, Some(cell)) => cell.iter().copied().enumerate().collect(),
            (Weighting::Poststratification, None) | (Weighting::Raking, _) => vec![(margin, category)],
        };
        let code = |(margin, category): (usize, usize)| {
            let id = wanted.by.get(margin)?;
            let answer = survey.question(id)?.answers.get(category)?;
            Some(format!("`{}` of `{id}`", answer.code))
        };
        let named: Vec<String> = whole.into_iter().filter_map(code).collect();
        if named.is_empty() { "one of the groups".to_owned() } else { named.join(" and ") }
    }
}

fn knows(answers: &Answers, question: &QuestionId) -> bool {
    !answers.frame.rows.is_empty() && (question.as_str() == "region" || answers.frame.knows(question))
}

/// How many categories a question has.
fn categories(survey: &Survey, answers: &Answers, question: &QuestionId) -> usize {
    match question.as_str() {
        "region" => answers.regions.len(),
        _ => survey.question(question).map_or(0, |question| question.answers.len()),
    }
}

fn category(answers: &Answers, question: &QuestionId, respondent: usize) -> Option<usize> {
    if question.as_str() == "region" {
        return answers.region_of(respondent);
    }
    match answers.columns.get(question)? {
        Column::One(cells) => cells[respondent].position(),
        Column::Several(_) | Column::Numbers(_) => None,
    }
}
