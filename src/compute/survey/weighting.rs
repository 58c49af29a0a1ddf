//! The weight of each respondent, so that every stratum counts as often as the frame says it exists.

use crate::compute::statistics::weights::{self, Cell as Stratum, Problem};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::QuestionId;
use crate::tidy::{Answers, Cell, Column, FrameRow, Question, QuestionKind, Survey, Weighting, Weights};
use std::collections::BTreeMap;

/// The weights of a wave; `None` when the survey asks for none, or they cannot be found, which is told.
pub fn weights(findings: &mut Findings, survey: &Survey, answers: &Answers) -> Option<Vec<f64>> {
    let wanted = survey.weights.as_ref()?;
    let place = survey.place.clone().column("weights");
    let strata = Strata::new(findings, survey, answers, wanted, &place)?;
    if let Some(named) = strata.unframed(survey, answers, wanted) {
        findings.add(not_in_frame(&named, answers).at(place));
        return None;
    }
    match strata.weights(wanted.method) {
        Ok(of_cells) => Some(strata.of_respondents(findings, &of_cells, wanted, &place, answers)),
        Err(problem) => {
            findings.add(strata.told(survey, answers, wanted, &problem).at(place));
            None
        }
    }
}

/// The strata that respondents and frame fall in.
struct Strata {
    /// The strata there are, by the category of each question.
    cells: Vec<Vec<usize>>,
    /// Where each of them stands, by its number; see `number`.
    known: BTreeMap<usize, usize>,
    /// How many categories each question has.
    sizes: Vec<usize>,
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
        if answers.frame.rows.is_empty() {
            findings.add(no_frame(answers).at(place.clone()));
            return None;
        }
        // A question that is not there, or makes no groups, is told of where it is named.
        let makes_groups =
            |question: &Question| matches!(question.kind, QuestionKind::Choice | QuestionKind::Scale);
        let is_there =
            |id: &QuestionId| id.as_str() == "region" || survey.question(id).is_some_and(makes_groups);
        if !wanted.by.iter().all(is_there) {
            return None;
        }
        if let Some(question) = wanted.by.iter().find(|question| !knows(answers, question)) {
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
        let sizes: Vec<usize> =
            wanted.by.iter().map(|question| categories(survey, answers, question)).collect();
        let mut strata = Strata {
            cells: Vec::new(),
            known: BTreeMap::new(),
            margins: sizes.iter().map(|size| vec![0.0; *size]).collect(),
            sizes,
            respondents: Vec::new(),
            population: Vec::new(),
            of: Vec::with_capacity(answers.respondents()),
        };
        answers.frame.rows.iter().for_each(|row| strata.count_row(answers, wanted, row));
        strata.count_respondents(answers, wanted);
        Some(strata)
    }

    /// Counts who exist. A region that nobody answered from has no place among the answers.
    fn count_row(&mut self, answers: &Answers, wanted: &Weights, row: &FrameRow) {
        let category = |question: &QuestionId| match question.as_str() {
            "region" => answers.regions.iter().position(|region| *region == row.region),
            _ => row.strata.get(question).copied(),
        };
        let Some(own) = wanted.by.iter().map(category).collect::<Option<Vec<usize>>>() else { return };
        let cell = self.cell(&own);
        self.population[cell] += row.count;
        for (margin, category) in self.margins.iter_mut().zip(&own) {
            margin[*category] += row.count;
        }
    }

    /// Counts who answered, if they gave every answer that tells the strata apart.
    fn count_respondents(&mut self, answers: &Answers, wanted: &Weights) {
        let columns: Vec<Telling<'_>> =
            wanted.by.iter().map(|question| Telling::of(answers, question)).collect();
        let mut own = vec![0; columns.len()];
        for respondent in 0..answers.respondents() {
            let is_told = columns
                .iter()
                .zip(&mut own)
                .all(|(column, own)| column.category(respondent).map(|category| *own = category).is_some());
            let cell = is_told.then(|| self.cell(&own));
            if let Some(cell) = cell {
                self.respondents[cell] += 1.0;
            }
            self.of.push(cell);
        }
    }

    fn cell(&mut self, own: &[usize]) -> usize {
        let number = own.iter().zip(&self.sizes).fold(0, |number: usize, (category, size)| {
            number.saturating_mul(*size).saturating_add(*category)
        });
        if let Some(cell) = self.known.get(&number) {
            return *cell;
        }
        self.known.insert(number, self.cells.len());
        self.cells.push(own.to_vec());
        self.respondents.push(0.0);
        self.population.push(0.0);
        self.cells.len() - 1
    }

    fn weights(&self, method: Weighting) -> Result<Vec<f64>, Problem> {
        match method {
            Weighting::Poststratification => weights::post_stratify(&self.respondents, &self.population),
            Weighting::Raking => {
                let cells: Vec<Stratum> = self
                    .cells
                    .iter()
                    .zip(&self.respondents)
                    .map(|(categories, respondents)| Stratum {
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
                let message = format!(
                    "some weights of {} were trimmed to {low}–{high} times their mean",
                    answers.period
                );
                findings.add(Finding::note(Code::FrameGap, message).at(place.clone()));
            }
            of_cells = trimmed;
        }
        let known: Vec<f64> = self.of.iter().flatten().map(|cell| of_cells[*cell]).collect();
        let mean = known.iter().sum::<f64>() / (known.len().max(1) as f64);
        self.of.iter().map(|cell| cell.map_or(mean, |cell| of_cells[cell])).collect()
    }

    /// A group that answers came from and of which the frame counts none: all of them would weigh nothing.
    fn unframed(&self, survey: &Survey, answers: &Answers, wanted: &Weights) -> Option<String> {
        let answered = |cell: &usize| self.respondents[*cell] > 0.0;
        let (margin, category) = match wanted.method {
            Weighting::Poststratification => {
                let is_unframed = |cell: &usize| answered(cell) && self.population[*cell] == 0.0;
                (0, (0..self.cells.len()).find(is_unframed)?)
            }
            Weighting::Raking => (0..self.cells.len()).filter(answered).find_map(|cell| {
                let mut categories = self.cells[cell].iter().copied().enumerate();
                categories.find(|(margin, category)| self.margins[*margin][*category] == 0.0)
            })?,
        };
        Some(self.named(survey, answers, wanted, margin, category))
    }

    fn told(&self, survey: &Survey, answers: &Answers, wanted: &Weights, problem: &Problem) -> Finding {
        let (what, help) = match problem {
            Problem::NoRespondents { margin, category } => (
                format!(
                    "nobody answered in {} of {}, which the frame says exists",
                    answers.period,
                    self.named(survey, answers, wanted, *margin, *category)
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
    fn named(
        &self,
        survey: &Survey,
        answers: &Answers,
        wanted: &Weights,
        margin: usize,
        category: usize,
    ) -> String {
        let whole: Vec<(usize, usize)> = match (wanted.method, self.cells.get(category)) {
            (Weighting::Poststratification, Some(cell)) => cell.iter().copied().enumerate().collect(),
            (Weighting::Poststratification, None) | (Weighting::Raking, _) => vec![(margin, category)],
        };
        let code = |(margin, category): (usize, usize)| {
            let id = wanted.by.get(margin)?;
            if id.as_str() == "region" {
                return answers.regions.get(category).map(|region| format!("`{region}`"));
            }
            let answer = survey.question(id)?.answers.get(category)?;
            Some(format!("`{}` of `{id}`", answer.code))
        };
        let named: Vec<String> = whole.into_iter().filter_map(code).collect();
        if named.is_empty() { "one of the groups".to_owned() } else { named.join(" and ") }
    }
}

fn not_in_frame(named: &str, answers: &Answers) -> Finding {
    Finding::error(
        Code::FrameGap,
        format!("the frame of {} counts nobody of {named}, where answers come from", answers.period),
    )
    .help("add the row to the frame, or take the question out of `weights`")
}

fn no_frame(answers: &Answers) -> Finding {
    Finding::error(Code::FrameGap, format!("no frame says how many exist in {}", answers.period))
        .help("name a `frame` with rows of this period in survey.yaml, or take `weights` out")
}

fn knows(answers: &Answers, question: &QuestionId) -> bool {
    question.as_str() == "region" || answers.frame.knows(question)
}

/// How many categories a question has.
fn categories(survey: &Survey, answers: &Answers, question: &QuestionId) -> usize {
    match question.as_str() {
        "region" => answers.regions.len(),
        _ => survey.question(question).map_or(0, |question| question.answers.len()),
    }
}

/// What tells in which category of a question a respondent falls.
enum Telling<'a> {
    Region(&'a Answers),
    Answer(&'a [Cell]),
    Nothing,
}

impl<'a> Telling<'a> {
    fn of(answers: &'a Answers, question: &QuestionId) -> Self {
        match (question.as_str(), answers.columns.get(question)) {
            ("region", _) => Telling::Region(answers),
            (_, Some(Column::One(cells))) => Telling::Answer(cells),
            (_, Some(Column::Several(_) | Column::Numbers(_)) | None) => Telling::Nothing,
        }
    }

    fn category(&self, respondent: usize) -> Option<usize> {
        match self {
            Telling::Region(answers) => answers.region_of(respondent),
            Telling::Answer(cells) => cells[respondent].position(),
            Telling::Nothing => None,
        }
    }
}
