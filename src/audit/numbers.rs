//! The numbers of surveys that a site tells, each under its full name: what is worked out from them starts here.

use super::Published;
use super::surfaces::{Claim, Said, Silence, Spot};
use crate::protect::{NumberKey, Part, Structure, ToldNumber};
use std::collections::BTreeMap;

/// Everything that is told of the numbers of surveys.
#[derive(Debug, Default)]
pub struct Numbers {
    pub told: BTreeMap<NumberKey, ToldNumber>,
    /// Where each of them is told.
    spots: BTreeMap<NumberKey, Spot>,
}

impl Numbers {
    /// The numbers of a site. Which indicator belongs to which survey its structure says; what it does not
    /// name was counted from no answers.
    pub fn of(site: &Published) -> Self {
        let surveys = surveys(&site.structure);
        let mut numbers = Numbers::default();
        for (name, said) in &site.surfaces.figures {
            let mut parts = name.splitn(4, '|');
            let mut next = || parts.next().unwrap_or_default();
            let (region, indicator, period, group) = (next(), next(), next(), next());
            let Some(survey) = surveys.get(&(indicator, period)) else { continue };
            let key = NumberKey {
                survey: (*survey).to_owned(),
                period: period.to_owned(),
                region: region.to_owned(),
                indicator: indicator.to_owned(),
                group: group.to_owned(),
            };
            numbers.add(key, said);
        }
        for (name, said) in &site.surfaces.responses {
            let mut parts = name.splitn(3, '|').map(str::to_owned);
            let mut next = || parts.next().unwrap_or_default();
            let (survey, period, region) = (next(), next(), next());
            numbers.add(NumberKey { survey, period, region, ..NumberKey::default() }, said);
        }
        numbers
    }

    fn add(&mut self, key: NumberKey, said: &Said) {
        let span = |part: Part| said.claim(part).map(|Claim { low, high, .. }| (low, high));
        let told = ToldNumber {
            is_hidden: match said.silence() {
                Some(Silence::Protected | Silence::Unsaid) => {
                    let main = if key.indicator.is_empty() { Part::Answered } else { Part::Value };
                    span(main).is_none()
                }
                Some(Silence::Otherwise) | None => false,
            },
            answered: span(Part::Answered),
            count: span(Part::Count),
            value: span(Part::Value),
        };
        let claims = Part::ALL.into_iter().filter_map(|part| said.claim(part));
        if let Some(spot) = claims.map(|claim| claim.spot).next() {
            self.spots.insert(key.clone(), spot);
        }
        self.told.insert(key, told);
    }

    /// Where a number is told; `None` for what is hidden.
    pub fn spot(&self, key: &NumberKey) -> Option<Spot> {
        self.spots.get(key).copied()
    }

    /// How many figures are shown.
    pub fn shown(&self) -> usize {
        self.figures().filter(|told| told.value.is_some()).count()
    }

    /// How many figures are hidden to protect somebody.
    pub fn hidden(&self) -> usize {
        self.figures().filter(|told| told.is_hidden).count()
    }

    fn figures(&self) -> impl Iterator<Item = &ToldNumber> {
        self.told.iter().filter(|(key, _)| !key.indicator.is_empty()).map(|(_, told)| told)
    }
}

/// The survey of each indicator and period.
fn surveys(structure: &Structure) -> BTreeMap<(&str, &str), &str> {
    let named = structure.waves.iter().flat_map(|wave| {
        let of = move |indicator| ((indicator, wave.period.as_str()), wave.survey.as_str());
        wave.counted.iter().map(move |counted| of(counted.indicator.as_str()))
    });
    named.collect()
}
