//! The startfoto of a region as a drawn row, with a sentence that says the same.

use super::ChartView;
use crate::render::charts::{FiveSteps, Reached, Step};
use crate::render::desk::Desk;
use crate::text::id::RegionId;
use crate::tidy::{RegionFront, StepLevel};

/// The steps of a region; `None` where nothing is known of them. The texts behind them stand on the page.
pub fn steps(desk: &Desk<'_>, region: &RegionId, front: &RegionFront, id: &str) -> Option<ChartView> {
    let startfoto = front.startfoto.as_ref()?;
    let steps: Vec<(String, StepLevel)> = startfoto
        .steps()
        .into_iter()
        .map(|(key, step)| (desk.words.get(&format!("startfoto.{key}")), step.level))
        .collect();
    let step = |(name, level): &(String, StepLevel)| Step {
        name: name.clone(),
        reached: reached(*level),
        word: word(desk, *level),
    };
    let chart = FiveSteps {
        title: desk.words.fill("steps.title", &[("region", desk.region_name(region))]),
        steps: steps.iter().map(step).collect(),
    };
    Some(ChartView {
        id: id.to_owned(),
        sentence: sentence(desk, &steps),
        rest: String::new(),
        svg: chart.draw(id),
        table: None,
        legend: None,
        sources: Vec::new(),
    })
}

/// How far each step was, those that were equally far together.
fn sentence(desk: &Desk<'_>, steps: &[(String, StepLevel)]) -> String {
    let levels = [StepLevel::Ja, StepLevel::Deels, StepLevel::Niet, StepLevel::Onbekend];
    let told = levels.into_iter().filter_map(|level| {
        let of_level = steps.iter().filter(|(_, reached)| *reached == level);
        let names: Vec<String> = of_level.map(|(name, _)| name.to_lowercase()).collect();
        let gaps = [("level", word(desk, level)), ("steps", names.join(", "))];
        (!names.is_empty()).then(|| desk.words.fill("steps.told", &gaps))
    });
    desk.words.fill("steps.sentence", &[("steps", told.collect::<Vec<_>>().join("; "))])
}

fn reached(level: StepLevel) -> Reached {
    match level {
        StepLevel::Niet => Reached::Not,
        StepLevel::Deels => Reached::Partly,
        StepLevel::Ja => Reached::Yes,
        StepLevel::Onbekend => Reached::Unknown,
    }
}

fn word(desk: &Desk<'_>, level: StepLevel) -> String {
    desk.words.get(match level {
        StepLevel::Niet => "level_of_step.niet",
        StepLevel::Deels => "level_of_step.deels",
        StepLevel::Ja => "level_of_step.ja",
        StepLevel::Onbekend => "level_of_step.onbekend",
    })
}
