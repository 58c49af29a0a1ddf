//! A set of data as the outside world is told of it: all real figures of one indicator.

use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::desk::Desk;
use crate::render::downloads;
use crate::text::date::Period;
use crate::text::id::{RegionId, SourceId};
use crate::tidy::{Indicator, Source};
use std::collections::BTreeSet;

/// The real figures of an indicator.
pub struct Dataset<'a> {
    pub indicator: &'a Indicator,
    /// Its page, in full.
    pub page: String,
    /// Its table, in full.
    pub file: String,
    pub first: Period,
    pub last: Period,
    /// The regions of the widest level that it has figures of, as they are called.
    pub places: Vec<&'a str>,
    pub sources: Vec<&'a Source>,
}

impl<'a> Dataset<'a> {
    /// The data of an indicator; `None` where it has no real figure.
    pub fn of(desk: &'a Desk<'a>, indicator: &'a Indicator) -> Option<Self> {
        let all = desk.site.figures.every_of_indicator(&indicator.id);
        let real: Vec<&PublishedFigure> = all.filter(|figure| !figure.is_fictitious()).collect();
        let periods = || real.iter().map(|figure| figure.period);
        let sources: BTreeSet<&SourceId> = real
            .iter()
            .flat_map(|figure| figure.provenance.bases.iter().map(|basis| &basis.source))
            .collect();
        let full = |address: &Address| desk.look.settings.full_address(address.as_str());
        Some(Self {
            indicator,
            page: full(&Address::indicator(&indicator.id)),
            file: full(&downloads::of_indicator(desk, &indicator.id)?),
            first: periods().min()?,
            last: periods().max()?,
            places: places(desk, &real),
            sources: sources.into_iter().filter_map(|id| desk.site.bibliography.get(id)).collect(),
        })
    }

    /// What is counted, and how it is read.
    pub fn description(&self) -> String {
        format!("{} {}", self.indicator.definition, self.indicator.how_to_read)
    }

    /// From when to when, as ISO 8601 writes it: `2018/2023`, or `2022`.
    pub fn span(&self) -> String {
        if self.first == self.last { self.first.to_string() } else { format!("{}/{}", self.first, self.last) }
    }
}

fn places<'a>(desk: &'a Desk<'a>, figures: &[&'a PublishedFigure]) -> Vec<&'a str> {
    let regions: BTreeSet<&RegionId> = figures.iter().map(|figure| &figure.region).collect();
    let widest = regions.iter().map(|region| desk.width(region)).min();
    let of_widest = regions.into_iter().filter(|region| Some(desk.width(region)) == widest);
    of_widest.map(|region| desk.region_name(region)).collect()
}
