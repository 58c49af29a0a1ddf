//! The desk that pages are made at: the site, the theme and the language within reach.

use super::engine::Engine;
use super::office::Drawer;
use super::words::Words;
use crate::finding::Findings;
use crate::model::{Address, CaseMatter, RegionMatter, Site};
use crate::project::Look;
use crate::text::date::Period;
use crate::text::id::{Level, RegionId, Slug};
use crate::tidy::Region;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Everything a page maker needs, and nothing that it could change.
pub struct Desk<'a> {
    pub look: Look<'a>,
    pub site: &'a Site,
    pub words: Words,
    pub engine: Engine,
    /// What only the internal edition shows.
    pub drawer: Drawer<'a>,
    /// The name of every region, with the mark behind it where it is invented.
    names: BTreeMap<&'a RegionId, String>,
    cases: BTreeMap<&'a Slug, &'a CaseMatter>,
}

impl<'a> Desk<'a> {
    /// Lays everything out; `None` when the theme cannot be used.
    pub fn new(findings: &mut Findings, look: Look<'a>, site: &'a Site, drawer: Drawer<'a>) -> Option<Self> {
        let words = Words::new(findings, &look.theme.translations);
        let engine = Engine::new(findings, look.theme, &words)?;
        let names = site.regions.all.values().map(|region| (&region.id, name(&words, region))).collect();
        let cases = site.cases.iter().map(|matter| (&matter.case.slug, matter)).collect();
        Some(Self { look, site, words, engine, drawer, names, cases })
    }

    pub fn case(&self, slug: &Slug) -> Option<&'a CaseMatter> {
        self.cases.get(slug).copied()
    }

    pub fn matter(&self, region: &RegionId) -> Option<&'a RegionMatter> {
        self.site.region_matters.get(region)
    }

    /// The name of a region, with the mark behind it where it is invented.
    pub fn region_name(&self, id: &RegionId) -> &str {
        self.names.get(id).map_or("", String::as_str)
    }

    /// Whether a region is invented.
    pub fn is_invented(&self, id: &RegionId) -> bool {
        self.site.regions.get(id).is_some_and(|region| region.fictitious)
    }

    /// The order of the names of two regions in a list.
    pub fn compare_names(&self, a: &RegionId, b: &RegionId) -> Ordering {
        self.look.language.compare(self.region_name(a), self.region_name(b))
    }

    /// How wide a region is: the place of its level in the settings, where the widest is 0.
    pub fn width(&self, id: &RegionId) -> usize {
        let levels = &self.look.settings.levels;
        let level = self.site.regions.get(id).map(|region| &region.level);
        levels.iter().position(|known| Some(known) == level).unwrap_or(levels.len())
    }

    /// The word for a level; the level's own id where the theme has no word for it.
    pub fn level_name(&self, level: &Level) -> String {
        let known = self.words.tree().get("level").and_then(|levels| levels.get(level.as_str()));
        known.and_then(serde_json::Value::as_str).map_or_else(|| level.to_string(), str::to_owned)
    }

    /// The regions of a level by name, in the order of the language.
    pub fn regions_of(&self, level: &Level) -> Vec<&'a Region> {
        let mut regions: Vec<&Region> =
            self.site.regions.all.values().filter(|region| region.level == *level).collect();
        regions.sort_by(|a, b| self.look.language.compare(&a.name, &b.name));
        regions
    }

    /// The theme's or shortage's word; its id where there is none, which tidy has told of.
    pub fn theme_label(&self, id: &crate::text::id::TermId) -> String {
        let known = self.site.vocabulary.themes.get(id).or_else(|| self.site.vocabulary.shortages.get(id));
        known.map_or_else(|| id.to_string(), |term| term.label.clone())
    }

    /// A period as it is read: `2022`, `juni 2022`, `30 juni 2022`.
    pub fn period(&self, period: Period) -> String {
        let year = period.year().to_string();
        let Some(month) = period.month() else { return year };
        let month = self.words.get(&format!("month.{month}"));
        match period.day() {
            Some(day) => format!("{day} {month} {year}"),
            None => format!("{month} {year}"),
        }
    }

    /// A stretch of time as it is read; `None` when neither end is known.
    pub fn span(&self, from: Option<Period>, to: Option<Period>) -> Option<String> {
        let text = |period: Option<Period>| period.map(|period| self.period(period)).unwrap_or_default();
        let gaps = [("from", text(from)), ("to", text(to))];
        match (from, to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(self.period(from)),
            (Some(_), Some(_)) => Some(self.words.fill("span.both", &gaps)),
            (Some(_), None) => Some(self.words.fill("span.from", &gaps)),
            (None, Some(_)) => Some(self.words.fill("span.to", &gaps)),
        }
    }

    /// The number in the form of the language.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        self.look.language.number(value, decimals)
    }

    /// A limit as its owner set it: `300`, but `0,3`.
    pub fn number_as_written(&self, value: f64) -> String {
        self.number(value, u8::from(value.fract() != 0.0))
    }

    /// A share, 0–1, as a whole percentage.
    pub fn percent(&self, share: f64) -> String {
        self.words.fill("figure.percent", &[("n", &self.number(share * 100.0, 0))])
    }
}

fn name(words: &Words, region: &Region) -> String {
    if region.fictitious {
        words.fill("invented.name", &[("name", &region.name)])
    } else {
        region.name.clone()
    }
}

/// A link as a template shows it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct LinkView {
    pub label: String,
    pub href: String,
}

impl LinkView {
    pub fn new(from: &Address, to: &Address, label: impl Into<String>) -> Self {
        Self { label: label.into(), href: from.to(to) }
    }
}
