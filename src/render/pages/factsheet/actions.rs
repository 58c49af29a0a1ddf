//! What a region does: the phase it is in, the startfoto, its action lines, what happened when.

use crate::model::Address;
use crate::render::citation::{self, CitationView};
use crate::render::desk::Desk;
use crate::tidy::{Phase, Progress, RegionFront, StepLevel};
use serde::Serialize;

/// One of the four phases of policy.
#[derive(Debug, Serialize)]
pub struct PhaseView {
    pub label: String,
    /// Whether the region was in it.
    pub is_here: bool,
}

/// One step of the startfoto.
#[derive(Debug, Serialize)]
pub struct StepView {
    pub label: String,
    /// `niet`, `deels`, `ja` or `onbekend`: the class.
    pub class: &'static str,
    /// The word for it.
    pub level: String,
    pub text: Option<String>,
    pub date: Option<String>,
    pub source: Option<CitationView>,
}

/// One action line.
#[derive(Debug, Serialize)]
pub struct ActionView {
    pub what: String,
    pub who: Option<String>,
    pub goal: Option<String>,
    /// The class of its status.
    pub class: &'static str,
    /// The word for it.
    pub status: String,
    pub period: Option<String>,
    pub source: CitationView,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub struct MomentView {
    pub when: String,
    pub what: String,
    pub source: CitationView,
}

/// The four phases; empty when the source does not say where the region was.
pub fn phases(desk: &Desk<'_>, front: &RegionFront) -> Vec<PhaseView> {
    if front.phase.is_empty() {
        return Vec::new();
    }
    Phase::ALL
        .iter()
        .map(|phase| PhaseView {
            label: desk.words.get(phase_word(*phase)),
            is_here: front.phase.contains(phase),
        })
        .collect()
}

/// The key of the word for a phase.
pub fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Agendavorming => "phase.agendavorming",
        Phase::Plan => "phase.plan",
        Phase::Uitvoering => "phase.uitvoering",
        Phase::Evaluatie => "phase.evaluatie",
    }
}

/// The five steps; where the source is silent they are not known.
pub fn startfoto(desk: &Desk<'_>, from: &Address, front: &RegionFront) -> Vec<StepView> {
    let startfoto = front.startfoto.clone().unwrap_or_default();
    startfoto
        .steps()
        .into_iter()
        .map(|(key, step)| StepView {
            label: desk.words.get(&format!("startfoto.{key}")),
            class: step_class(step.level),
            level: desk.words.get(&format!("level_of_step.{}", step_class(step.level))),
            text: step.text.clone(),
            date: step.date.map(|date| desk.period(date)),
            source: step.source.as_ref().map(|id| citation::source(desk, from, id, step.place.as_deref())),
        })
        .collect()
}

fn step_class(level: StepLevel) -> &'static str {
    match level {
        StepLevel::Niet => "niet",
        StepLevel::Deels => "deels",
        StepLevel::Ja => "ja",
        StepLevel::Onbekend => "onbekend",
    }
}

pub fn agenda(desk: &Desk<'_>, from: &Address, front: &RegionFront) -> Vec<ActionView> {
    front
        .agenda
        .iter()
        .map(|line| ActionView {
            what: line.what.clone(),
            who: line.who.clone(),
            goal: line.goal.clone(),
            class: progress_class(line.status),
            status: desk.words.get(&format!("progress.{}", progress_class(line.status))),
            period: desk.span(line.from, line.to),
            source: citation::source(desk, from, &line.source, line.place.as_deref()),
        })
        .collect()
}

/// The class of a status, which is also the last part of its word's key.
pub fn progress_class(progress: Progress) -> &'static str {
    match progress {
        Progress::Idee => "idee",
        Progress::Loopt => "loopt",
        Progress::Afgerond => "afgerond",
        Progress::Geborgd => "geborgd",
        Progress::Gestopt => "gestopt",
        Progress::NietDoorgegaan => "niet-doorgegaan",
        Progress::Onbekend => "onbekend",
    }
}

/// What happened, by when it began; what began at the same time keeps the order of the file.
pub fn timeline(desk: &Desk<'_>, from: &Address, front: &RegionFront) -> Vec<MomentView> {
    let mut moments: Vec<_> = front.timeline.iter().collect();
    moments.sort_by_key(|moment| moment.from);
    moments
        .into_iter()
        .map(|moment| MomentView {
            when: desk.span(Some(moment.from), moment.to.or(Some(moment.from))).unwrap_or_default(),
            what: moment.what.clone(),
            source: citation::source(desk, from, &moment.source, moment.place.as_deref()),
        })
        .collect()
}
