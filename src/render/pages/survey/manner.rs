//! How a survey is counted, in words: which rows, where they belong, how heavily, and what stays out.

use crate::model::Address;
use crate::render::desk::{Desk, LinkView};
use crate::render::mark;
use crate::render::threshold_view::{self, ChangeView};
use crate::text::id::QuestionId;
use crate::tidy::{Condition, Doubles, Keep, Submitted, Survey, Tests, Weighting, Whereabouts};
use serde::Serialize;

/// How a survey is counted.
#[derive(Debug, Serialize)]
pub struct MannerView {
    /// Which rows count, a sentence each.
    pub rows: Vec<String>,
    /// Where an answer belongs, in a sentence.
    pub whereabouts: String,
    /// The region that all answers, or those that name none, belong to; `None` when there is none.
    pub region: Option<LinkView>,
    /// How heavily an answer counts, a sentence each.
    pub weights: Vec<String>,
    /// The columns about persons, which are not read.
    pub dropped: Vec<String>,
    /// What is hidden, a sentence each, with the limits that the site has set.
    pub hidden: Vec<String>,
    /// The limits that are looser than by themselves, with the publisher's reason.
    pub looser: Vec<ChangeView>,
    /// The page that tells why, with all rules.
    pub why: LinkView,
}

/// How this survey is counted, as seen from a page.
pub fn manner(desk: &Desk<'_>, from: &Address, survey: &Survey) -> MannerView {
    let (whereabouts, region) = match &survey.whereabouts {
        Whereabouts::Fixed(region) => (desk.words.get("survey.fixed"), Some(region)),
        Whereabouts::Asked { question, within } => {
            let key = if within.is_some() { "survey.asked_within" } else { "survey.asked" };
            (desk.words.fill(key, &[("question", wording(survey, question))]), within.as_ref())
        }
    };
    MannerView {
        rows: rows(desk, survey),
        whereabouts,
        region: region.map(|id| LinkView::new(from, &Address::region(id), desk.region_name(id))),
        weights: weights(desk, survey),
        dropped: survey.dropped.clone(),
        hidden: hidden(desk),
        looser: threshold_view::looser(desk),
        why: mark::why(desk, from),
    }
}

fn wording<'a>(survey: &'a Survey, id: &'a QuestionId) -> &'a str {
    survey.question(id).map_or(id.as_str(), |question| question.text.as_str())
}

fn rows(desk: &Desk<'_>, survey: &Survey) -> Vec<String> {
    let Keep { submitted, tests, doubles, same, r#where } = &survey.keep;
    let submitted = match submitted {
        Submitted::Only => "survey.submitted_only",
        Submitted::All => "survey.submitted_all",
    };
    let tests = match tests {
        Tests::Drop => "survey.tests_drop",
        Tests::Keep => "survey.tests_keep",
    };
    let doubles = match (doubles, same) {
        (Doubles::First, _) => "survey.doubles_first",
        (Doubles::Last, _) => "survey.doubles_last",
        (Doubles::All, Some(_)) => "survey.doubles_all",
        (Doubles::All, None) => "survey.doubles_unknown",
    };
    let fixed = [submitted, tests, doubles].into_iter().map(|key| desk.words.get(key));
    fixed.chain(r#where.iter().map(|condition| condition_in_words(desk, survey, condition))).collect()
}

/// Whom a condition lets count, in a sentence.
pub fn condition_in_words(desk: &Desk<'_>, survey: &Survey, condition: &Condition) -> String {
    let question = survey.question(&condition.question);
    let label = |code| {
        let answer = question.and_then(|question| Some(&question.answers[question.answer(code)?]));
        answer.map_or_else(|| code.to_string(), |answer| answer.label.clone())
    };
    let answers: Vec<String> = condition.answers.iter().map(label).collect();
    let gaps =
        [("question", wording(survey, &condition.question).to_owned()), ("answers", answers.join(" / "))];
    desk.words.fill("survey.condition", &gaps)
}

fn weights(desk: &Desk<'_>, survey: &Survey) -> Vec<String> {
    let Some(weights) = &survey.weights else { return vec![desk.words.get("survey.unweighted")] };
    let strata = weights.by.iter().map(|id| match id.as_str() {
        "region" => desk.words.get("survey.stratum_region"),
        _ => desk.words.fill("survey.stratum", &[("question", wording(survey, id))]),
    });
    let key = match weights.method {
        Weighting::Poststratification => "survey.poststratification",
        Weighting::Raking => "survey.raking",
    };
    let told = desk.words.fill(key, &[("strata", &strata.collect::<Vec<_>>().join("; "))]);
    let trimmed = weights.trim.map(|(low, high)| {
        desk.words.fill(
            "survey.trim",
            &[("low", desk.number_as_written(low)), ("high", desk.number_as_written(high))],
        )
    });
    std::iter::once(told).chain(trimmed).collect()
}

/// The limits of the site, each beside what it hides.
fn hidden(desk: &Desk<'_>) -> Vec<String> {
    let privacy = &desk.look.settings.privacy;
    let response = [
        ("full", desk.number(privacy.full_response, 0)),
        ("coverage", desk.number(privacy.full_coverage, 0)),
        ("least", desk.number(privacy.least_response, 0)),
    ];
    vec![
        desk.words.fill("survey.least_answered", &[("n", &privacy.least_answered.to_string())]),
        desk.words.fill("survey.least_count", &[("n", &privacy.least_count.to_string())]),
        desk.words.fill("survey.least_response", &response),
    ]
}
