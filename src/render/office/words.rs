//! What is of a group, a question and an answer, in words.

use crate::protect::{Group, Rule};
use crate::render::desk::Desk;
use crate::text::id::{AnswerCode, IndicatorId, QuestionId};
use crate::tidy::{Counting, Measure, Survey};

/// Why a number is hidden, as the office is told.
pub fn rule(desk: &Desk<'_>, rule: Rule) -> String {
    let privacy = &desk.look.settings.privacy;
    let gaps = [
        ("answered", privacy.least_answered.to_string()),
        ("count", privacy.least_count.to_string()),
        ("alike", desk.number_as_written(privacy.most_alike)),
        ("group", privacy.large_group.to_string()),
        ("dominance", desk.number_as_written(privacy.dominance)),
    ];
    let key = match rule {
        Rule::FewAnswers => "office.rule.few_answers",
        Rule::SmallCount => "office.rule.small_count",
        Rule::GroupDisclosure => "office.rule.group_disclosure",
        Rule::Dominance => "office.rule.dominance",
        Rule::Secondary => "office.rule.secondary",
        Rule::Before => "office.rule.before",
        Rule::LowResponse => "office.rule.low_response",
    };
    desk.words.fill(key, &gaps)
}

/// Whom a number is of, in the labels of the codebook; empty for everyone.
pub fn group(desk: &Desk<'_>, indicator: &IndicatorId, group: &Group) -> String {
    let Some(Measure::Asked(asked)) = desk.site.indicators.get(indicator).map(|indicator| &indicator.measure)
    else {
        return String::new();
    };
    let survey = desk.site.surveys.get(&asked.survey);
    let subgroup = group.subgroup.iter().map(|(question, code)| label(survey, question, code));
    let option = group.option.iter().map(|code| match &asked.counting {
        Counting::Multiple { question } => label(survey, question, code),
        Counting::Share { .. }
        | Counting::Count { .. }
        | Counting::Mean { .. }
        | Counting::Median { .. }
        | Counting::Sum { .. }
        | Counting::Ratio { .. }
        | Counting::Score { .. } => code.to_string(),
    });
    subgroup.chain(option).collect::<Vec<_>>().join(", ")
}

/// The label of an answer; its code where the codebook has none.
pub fn label(survey: Option<&Survey>, question: &QuestionId, code: &AnswerCode) -> String {
    let question = survey.and_then(|survey| survey.question(question));
    let answer = question.and_then(|question| question.answers.iter().find(|answer| answer.code == *code));
    answer.map_or_else(|| code.to_string(), |answer| answer.label.clone())
}
