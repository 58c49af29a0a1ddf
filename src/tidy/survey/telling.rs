//! What is told of a survey after its answers were read: which rows do not count, and whose regions they reach.

use super::answers::{Answers, Intake};
use super::{Survey, reading};
use crate::finding::{Code, Finding, Findings};
use crate::load::Export;
use crate::text::id::RegionId;
use crate::tidy::region::Regions;
use std::collections::BTreeSet;

/// Says how many rows do not count, and why.
pub fn tell_left_out(findings: &mut Findings, answers: &Answers, export: &Export) {
    let Intake { rows, not_submitted, tests, doubles, elsewhere, nowhere, counted } = answers.intake;
    let reasons = [
        (
            not_submitted,
            "never sent",
            "write `submitted: all` under `keep` if they are to count all the same",
        ),
        (tests, "tests", "write `tests: keep` under `keep` if they are real answers"),
        (doubles, "doubles", "look at `doubles` and `same` under `keep`"),
        (elsewhere, "outside the survey's own conditions", "look at `where` under `keep`"),
    ];
    let left: Vec<String> = reasons
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, why, _)| format!("{count} {why}"))
        .collect();
    // That an export has no rows at all is told where it is opened.
    if counted == 0 && rows > 0 {
        let most = reasons.iter().max_by_key(|(count, ..)| *count).map_or("", |(.., help)| help);
        findings.add(
            Finding::error(
                Code::EmptyTable,
                format!("not one of {rows} rows counts; left out: {}", left.join(", ")),
            )
            .at(reading::place(export))
            .help(most),
        );
        return;
    }
    if !left.is_empty() {
        let message = format!("{counted} of {rows} rows count; left out: {}", left.join(", "));
        findings.add(Finding::note(Code::AnswersLeftOut, message).at(reading::place(export)));
    }
    if nowhere > 0 {
        findings.add(
            Finding::warning(Code::AnswersLeftOut, "some rows name no region, and count in none")
                .at(reading::place(export))
                .help("if all answers belong to one wider region, name it in survey.yaml: `within: …`"),
        );
    }
}

/// An invented answer may stand on no real region, nor a real one on an invented region.
pub fn tell_invented(findings: &mut Findings, regions: &Regions, survey: &Survey, answers: &[Answers]) {
    const TOLD: usize = 5;
    let named = answers
        .iter()
        .flat_map(|wave| wave.regions.iter().chain(wave.frame.rows.iter().map(|row| &row.region)));
    let reached: BTreeSet<RegionId> =
        named.flat_map(|id| std::iter::once(id.clone()).chain(regions.all_groups_of(id))).collect();
    let wrong: Vec<String> = reached
        .iter()
        .filter(|id| regions.get(id).is_some_and(|region| region.fictitious != survey.fictitious))
        .map(|id| format!("`{id}`"))
        .collect();
    if wrong.is_empty() {
        return;
    }
    let (this, that, help) = if survey.fictitious {
        (
            "an invented",
            "real",
            "an invented survey belongs in an invented region: `ja` in the column `fictitious` of data/regions.csv",
        )
    } else {
        (
            "a real",
            "invented",
            "write `fictitious: true` in survey.yaml if it was invented, or take `ja` out of data/regions.csv",
        )
    };
    let more = if wrong.len() > TOLD { " and others" } else { "" };
    let named = wrong.iter().take(TOLD).cloned().collect::<Vec<_>>().join(", ");
    findings.add(
        Finding::error(Code::InventedOnReal, format!("{this} survey reaches what is {that}: {named}{more}"))
            .at(survey.place.clone())
            .help(help),
    );
}
