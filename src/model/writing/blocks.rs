//! Fenced blocks: a computed thing in a text, named for what it is.

use super::{Matrix, Part, Reader, Standing, read};
use crate::finding::{Code, Finding};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::text::nearest;
use crate::text::yaml::{self, Yaml};
use crate::tidy::Prose;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::ops::Range;

/// The blocks that have a meaning; all others are shown as they are.
const BLOCKS: &[&str] = &["figure", "chart", "effects", "matrix", "region"];

impl Reader<'_> {
    pub(super) fn block(&mut self, info: &str, body: &str, range: Range<usize>) {
        let mut words = info.split_whitespace();
        let name = words.next().unwrap_or("");
        if self.depth > 0 && BLOCKS.contains(&name) {
            let finding = Finding::error(
                Code::BadBlock,
                format!("a `{name}` block cannot stand inside a list or quote"),
            );
            self.tell(
                range.start,
                finding.help("end the list first, and begin the block at the start of a row"),
            );
            return;
        }
        match name {
            "figure" => self.figure(body, range.start),
            "chart" => self.chart(body, range.start),
            "effects" => self.effects(body, range.start),
            "matrix" => self.matrix(body, range.start),
            "region" => self.region(info.trim_start_matches("region").trim(), body, range.start),
            _ => {
                if let Some(near) = nearest::of(name, BLOCKS).filter(|_| !name.is_empty()) {
                    let finding = Finding::warning(Code::UnknownBlock, format!("there is no block `{name}`"));
                    self.tell(range.start, finding.help(format!("did you mean `{near}`?")));
                }
                self.code_as_it_is(info, body);
            }
        }
    }

    fn code_as_it_is(&mut self, info: &str, body: &str) {
        let kind = CodeBlockKind::Fenced(CowStr::from(info.to_owned()));
        self.text.push(Event::Start(Tag::CodeBlock(kind)));
        self.text.push(Event::Text(CowStr::from(body.to_owned())));
        self.text.push(Event::End(TagEnd::CodeBlock));
    }

    /// What a block says, row by row at its own place in the file.
    fn settings<T: serde::de::DeserializeOwned>(&mut self, body: &str, offset: usize) -> Option<T> {
        let row = self.prose.place(offset).row.unwrap_or(0);
        let yaml = Yaml { text: body, file: &self.prose.file, rows_before: row };
        yaml::read(self.findings, yaml)
    }

    fn known_region(&mut self, spelling: &str, offset: usize) -> Option<RegionId> {
        let found = self.library.regions.find(spelling).cloned();
        if found.is_none() {
            let finding = self.library.regions.unknown(spelling);
            self.tell(offset, finding);
        }
        found
    }

    fn known_indicator(&mut self, id: &str, offset: usize) -> Option<IndicatorId> {
        let id = IndicatorId::new(id);
        if self.library.indicators.contains_key(&id) {
            return Some(id);
        }
        let known = self.library.indicators.keys().map(IndicatorId::as_str);
        let finding = Finding::error(Code::UnknownIndicator, format!("there is no indicator `{id}`"));
        let finding = finding.did_you_mean(id.as_str(), known);
        self.tell(offset, finding);
        None
    }

    /// Whether any region is of this level, which is told when none is.
    fn is_level(&mut self, level: &Level, offset: usize) -> bool {
        let levels: BTreeSet<&str> =
            self.library.regions.all.values().map(|region| region.level.as_str()).collect();
        let is_known = levels.contains(level.as_str());
        if !is_known {
            let finding = Finding::error(Code::UnknownLevel, format!("no region has the level `{level}`"));
            let finding = finding.did_you_mean(level.as_str(), levels);
            self.tell(offset, finding);
        }
        is_known
    }

    fn figure(&mut self, body: &str, offset: usize) {
        let Some(block) = self.settings::<FigureBlock>(body, offset) else { return };
        let region = self.known_region(&block.region, offset);
        let indicator = self.known_indicator(&block.indicator, offset);
        if let (Some(region), Some(indicator)) = (region, indicator) {
            self.part(Part::Figure { region, indicator });
        }
    }

    fn chart(&mut self, body: &str, offset: usize) {
        let Some(block) = self.settings::<ChartBlock>(body, offset) else { return };
        let indicator = self.known_indicator(&block.indicator, offset);
        let level = block.level.as_ref().is_none_or(|level| self.is_level(level, offset));
        if let (Some(indicator), true) = (indicator, level) {
            self.part(Part::Chart { indicator, level: block.level });
        }
    }

    fn effects(&mut self, body: &str, offset: usize) {
        let Some(block) = self.settings::<EffectsBlock>(body, offset) else { return };
        let Some(region) = self.known_region(&block.region, offset) else { return };
        let has_tree =
            self.library.region_texts.get(&region).is_some_and(|text| text.front.effects.is_some());
        if has_tree {
            self.part(Part::Effects { region });
        } else {
            let finding = Finding::error(Code::BadBlock, format!("`{region}` has no effect tree"));
            self.tell(
                offset,
                finding.help(format!("add `effects` to content/regions/{region}.md, or take the block out")),
            );
        }
    }

    fn matrix(&mut self, body: &str, offset: usize) {
        let cells = |line: &str| line.split(';').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let mut rows: Vec<Vec<String>> =
            body.lines().filter(|line| !line.trim().is_empty()).map(cells).collect();
        let is_even = rows.iter().all(|row| row.len() == rows[0].len() && row.len() > 1);
        if rows.len() < 2 || !is_even {
            let finding = Finding::error(Code::BadBlock, "a matrix has a header and rows with as many cells");
            self.tell(offset, finding.help("separate the cells by `;`"));
            return;
        }
        let header = rows.remove(0);
        self.part(Part::Matrix(Matrix { header, rows }));
    }

    fn region(&mut self, spelling: &str, body: &str, offset: usize) {
        if self.place == Standing::InARegionBlock || spelling.is_empty() {
            let message = if spelling.is_empty() {
                "the block names no region"
            } else {
                "a region block stands in another"
            };
            let finding = Finding::error(Code::BadBlock, message);
            self.tell(
                offset,
                finding.help(
                    "write ```region, a space, and the region's id; close the block before the next one",
                ),
            );
            return;
        }
        let Some(region) = self.known_region(spelling, offset) else { return };
        let rows_before = self.prose.place(offset).row.unwrap_or(0);
        let inner = Prose { markdown: body.to_owned(), file: self.prose.file.clone(), rows_before };
        let writing = read(self.findings, &inner, self.library, self.files, Standing::InARegionBlock);
        self.part(Part::Region { region, writing });
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureBlock {
    region: String,
    indicator: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChartBlock {
    indicator: String,
    #[serde(default)]
    level: Option<Level>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectsBlock {
    region: String,
}
