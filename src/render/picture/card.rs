//! What stands where in the picture of a page.

use super::letters::{Letters, Weight};
use super::paint::{HEIGHT, Paints, Sheet, WIDTH};
use crate::text::id::RegionId;
use crate::tidy::Tile;
use std::collections::BTreeMap;
use tiny_skia::Color;

/// A picture about to be drawn, in finished words.
pub struct Card<'a> {
    /// The name of the site; empty where that is the title.
    pub site: &'a str,
    pub title: String,
    /// A line under the title.
    pub says: String,
    /// The word that it is invented; `None` for what is real.
    pub invented: Option<String>,
    pub facts: Vec<Fact>,
    pub tiles: &'a BTreeMap<RegionId, Tile>,
    /// The tile that stands out; `None` where all do.
    pub here: Option<&'a RegionId>,
}

/// A number, what it is of, and when.
pub struct Fact {
    pub value: String,
    pub label: String,
    pub when: String,
}

const MARGIN: f32 = 72.0;
/// The map stands to the right of this; no words do.
const MAP: (f32, f32, f32, f32) = (850.0, 72.0, 278.0, 330.0);

impl Card<'_> {
    /// All that can be read in it, in one sentence.
    pub fn told(&self) -> String {
        let title = match &self.invented {
            Some(word) => format!("{} ({word})", self.title),
            None => self.title.clone(),
        };
        let facts = self.facts.iter().map(|fact| format!("{}: {} ({})", fact.label, fact.value, fact.when));
        let said = [title, self.says.clone()].into_iter().chain(facts);
        let said = said.chain([self.site.to_owned()]).filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(". ")
    }

    /// The picture, as PNG.
    pub fn draw(&self, paints: &Paints) -> Vec<u8> {
        let mut sheet = Sheet::new(paints);
        sheet.rectangle(0.0, 0.0, 24.0, HEIGHT, paints.accent);
        self.map(&mut sheet, paints);
        let room = if self.tiles.is_empty() { WIDTH - 2.0 * MARGIN } else { MAP.0 - MARGIN - 40.0 };
        let mut letters = Letters::new(&mut sheet);
        letters.line(self.site, 28.0, Weight::Regular, paints.subtle, (MARGIN, 96.0), room);
        let mut y = letters.text(&self.title, 80.0, Weight::Bold, paints.ink, (MARGIN, 196.0), (room, 2));
        y = letters.text(&self.says, 32.0, Weight::Regular, paints.subtle, (MARGIN, y + 4.0), (room, 3));
        if let Some(word) = &self.invented {
            letters.line(word, 32.0, Weight::Bold, paints.accent, (MARGIN, y + 8.0), room);
        }
        self.figures(&mut letters, paints);
        sheet.png()
    }

    /// The figures beside each other at the foot.
    fn figures(&self, letters: &mut Letters<'_>, paints: &Paints) {
        const FOOT: f32 = 480.0;
        let each = (WIDTH - 2.0 * MARGIN) / 3.0;
        for (at, fact) in self.facts.iter().enumerate() {
            let x = MARGIN + each * at as f32;
            let room = each - 24.0;
            letters.line(&fact.value, 64.0, Weight::Bold, paints.accent, (x, FOOT), room);
            let label = format!("{} ({})", fact.label, fact.when);
            letters.text(&label, 24.0, Weight::Regular, paints.ink, (x, FOOT + 42.0), (room, 3));
        }
    }

    /// The small map, with the region on it.
    fn map(&self, sheet: &mut Sheet, paints: &Paints) {
        const GAP: f32 = 0.14;
        let (left, top, width, height) = MAP;
        let columns = self.tiles.values().map(|tile| tile.column).max().unwrap_or(0);
        let rows = self.tiles.values().map(|tile| tile.row).max().unwrap_or(0);
        let step = (width / f32::from(columns.max(1))).min(height / f32::from(rows.max(1)));
        for (region, tile) in self.tiles {
            let place = |at: u16| f32::from(at.saturating_sub(1)) * step;
            let colour = self.colour(region, paints);
            let side = step * (1.0 - GAP);
            sheet.rectangle(left + place(tile.column), top + place(tile.row), side, side, colour);
        }
    }

    fn colour(&self, region: &RegionId, paints: &Paints) -> Color {
        match self.here {
            Some(here) if here == region => paints.accent,
            Some(_) => paints.line,
            None => paints.accent,
        }
    }
}
