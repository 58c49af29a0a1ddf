//! The public site that stood before: what it hid stays hidden until enough has changed.
//!
//! A number that comes out of hiding tells what it was, if only one or two answers came in since. So what
//! was hidden stays so, until in every region around it at least as many answers came or went as make a base.

use super::secondary::subgroup;
use crate::compute::Key;
use crate::project::{Privacy, PublishedBefore};
use csv::{ReaderBuilder, StringRecord};
use std::collections::{BTreeMap, BTreeSet};

/// What an earlier public site hid, and how many answered there.
#[derive(Debug, Default)]
pub struct Before {
    hidden: BTreeSet<Name>,
    /// The most that answered any question, by period, source and region.
    answered: BTreeMap<(String, String, String), f64>,
}

/// Region, indicator, period and group, as the published table has them.
type Name = (String, String, String, String);

/// Where the columns of the published table stand.
struct Columns {
    region: usize,
    indicator: usize,
    period: usize,
    group: usize,
    answered: usize,
    hidden: usize,
    source: usize,
}

impl Before {
    /// Reads the published table; what it does not have says nothing.
    pub fn read(before: Option<&PublishedBefore>) -> Self {
        let mut known = Before::default();
        let Some(before) = before else { return known };
        let mut table = ReaderBuilder::new().flexible(true).from_reader(before.figures.as_slice());
        let Some(columns) = table.headers().ok().and_then(Columns::of) else { return known };
        table.records().filter_map(Result::ok).for_each(|row| known.add(&columns, &row));
        known
    }

    fn add(&mut self, columns: &Columns, row: &StringRecord) {
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let (region, period) = (cell(columns.region), cell(columns.period));
        if cell(columns.hidden) == "protected" {
            self.hidden.insert((region, cell(columns.indicator), period, cell(columns.group)));
        } else if let Ok(answered) = cell(columns.answered).parse::<f64>()
            && cell(columns.group).is_empty()
        {
            let most = self.answered.entry((period, cell(columns.source), region)).or_default();
            *most = most.max(answered);
        }
    }

    /// Whether the earlier site hid this figure.
    pub fn hid(&self, key: &Key) -> bool {
        let option = key.group.option.as_ref().map(ToString::to_string);
        let group = Some(subgroup(&key.group)).filter(|name| !name.is_empty());
        let group = group.into_iter().chain(option).collect::<Vec<_>>().join(";");
        let name = (key.region.to_string(), key.indicator.to_string(), key.period.to_string(), group);
        self.hidden.contains(&name)
    }

    /// Whether so many answers came or went that what was hidden may be shown. `around` are the region and
    /// those it is part of, each with how many answered now.
    pub fn is_outgrown(&self, privacy: &Privacy, wave: (&str, &str), around: &[(&str, f64)]) -> bool {
        let (survey, period) = wave;
        let was =
            |region: &str| self.answered.get(&(period.to_owned(), survey.to_owned(), region.to_owned()));
        let changes = around.iter().filter_map(|(region, now)| Some((now - was(region)?).abs()));
        changes.min_by(f64::total_cmp).is_none_or(|least| least >= f64::from(privacy.least_answered))
    }
}

impl Columns {
    fn of(header: &StringRecord) -> Option<Self> {
        let at = |name: &str| header.iter().position(|column| column == name);
        Some(Columns {
            region: at("region")?,
            indicator: at("indicator")?,
            period: at("period")?,
            group: at("group")?,
            answered: at("answered")?,
            hidden: at("hidden")?,
            source: at("source")?,
        })
    }
}
