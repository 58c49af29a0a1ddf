//! How sure a figure is that was counted from answers: who answered, of how many, to which question.

use super::desk::{Desk, LinkView};
use super::figure_view::number;
use super::telling;
use crate::model::Address;
use crate::protect::{Caution, Method, Part, PublishedFigure, Sampling};
use crate::tidy::{Indicator, Survey};
use serde::Serialize;

/// What stands under a figure that was counted from answers.
#[derive(Debug, Clone, Serialize)]
pub struct SamplingView {
    /// How many answered, of how many: `42 antwoorden; in totaal zijn er 62`; `None` where hidden.
    pub answered: Option<String>,
    /// A warning that goes before the figure is used; `None` when enough answered.
    pub caution: Option<String>,
    /// What it would be if all who are silent had said no, or yes.
    pub bounds: Option<String>,
    /// The question as it was asked, one for each that is counted.
    pub questions: Vec<QuestionView>,
    /// How the interval was found, and what weights do.
    pub method: Option<String>,
    /// The page of the wave.
    pub wave: LinkView,
    /// Whether it was invented: the word for it.
    pub invented: Option<String>,
}

/// A question under a figure.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    pub text: String,
    /// Which wording it is, where there is more than one.
    pub version: Option<String>,
}

/// What a reader must know of the answers behind a figure; `None` when it was not counted from any.
pub fn sampling(
    desk: &Desk<'_>,
    from: &Address,
    indicator: &Indicator,
    published: &PublishedFigure,
) -> Option<SamplingView> {
    let sampling = published.sampling.as_ref()?;
    let survey = desk.site.surveys.get(&sampling.survey)?;
    let period = desk.period(published.period);
    Some(SamplingView {
        answered: answered(desk, published, sampling),
        caution: published.caution.map(|caution| caution_in_words(desk, caution)),
        bounds: sampling.bounds.map(|(low, high)| {
            let told = |part, value| telling::of_figure(published, part, number(desk, indicator, value));
            let gaps = [("low", told(Part::LowestBound, low)), ("high", told(Part::HighestBound, high))];
            desk.words.fill("sampling.bounds", &gaps)
        }),
        questions: questions(desk, survey, published, sampling),
        method: method(desk, published, sampling),
        wave: LinkView::new(
            from,
            &Address::wave(&survey.id, published.period),
            desk.words.fill("sampling.wave", &[("title", &survey.title), ("period", &period)]),
        ),
        invented: sampling.is_fictitious.then(|| desk.words.get("sampling.invented")),
    })
}

fn answered(desk: &Desk<'_>, published: &PublishedFigure, sampling: &Sampling) -> Option<String> {
    let told = |part, number| telling::of_figure(published, part, desk.number(number, 0));
    let answered = told(Part::Answered, f64::from(sampling.answered?));
    let hits = sampling.hits.map(|hits| told(Part::Count, f64::from(hits)));
    let population = sampling.population.map(|population| told(Part::Population, population));
    let key = match (&hits, &population) {
        (Some(_), Some(_)) => "sampling.hits_of_known",
        (Some(_), None) => "sampling.hits",
        (None, Some(_)) => "sampling.answered_of_known",
        (None, None) => "sampling.answered",
    };
    let gaps = [
        ("hits", hits.unwrap_or_default()),
        ("answered", answered),
        ("population", population.unwrap_or_default()),
    ];
    Some(desk.words.fill(key, &gaps))
}

/// What must be known before a figure is used.
pub fn caution_in_words(desk: &Desk<'_>, caution: Caution) -> String {
    desk.words.get(match caution {
        Caution::LowResponse => "sampling.low_response",
        Caution::UnknownResponse => "sampling.unknown_response",
    })
}

fn questions(
    desk: &Desk<'_>,
    survey: &Survey,
    published: &PublishedFigure,
    sampling: &Sampling,
) -> Vec<QuestionView> {
    let known = sampling.questions.iter().filter_map(|id| survey.question(id));
    known
        .map(|question| QuestionView {
            text: question.wording(published.period).to_owned(),
            version: (question.versions.len() > 1).then(|| {
                let version = question.version(published.period);
                desk.words.fill("sampling.version", &[("version", version.to_string())])
            }),
        })
        .collect()
}

fn method(desk: &Desk<'_>, published: &PublishedFigure, sampling: &Sampling) -> Option<String> {
    let key = match sampling.method {
        Method::FullCount => "method.full-count",
        Method::Exact => "method.exact",
        Method::Wilson => "method.wilson",
        Method::WilsonEffective => "method.wilson-effective",
        Method::Student => "method.student",
        Method::StudentEffective => "method.student-effective",
        Method::OrderStatistics => "method.order-statistics",
        Method::Poisson => "method.poisson",
        Method::None => "method.none",
    };
    // Where the figure is hidden there is nothing to say of how sure it is.
    sampling.answered?;
    let method = desk.words.get(key);
    Some(match sampling.effective {
        Some(effective) => {
            let n = telling::of_figure(published, Part::Effective, desk.number(effective, 0));
            format!("{method} {}", desk.words.fill("sampling.weighted", &[("n", &n)]))
        }
        None => method,
    })
}
