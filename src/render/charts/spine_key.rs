//! What the bands, the line and the marks of a spine chart mean: stands above its rows.

use super::sheet::{Anchor, Sheet};
use super::spine_chart::{MIDDLE_HALF, SpineStand, WHOLE_SPAN, band, draw_middle};
use super::words::NOTE;

/// The words beside each sign.
pub struct SpineKey {
    /// The span of all regions.
    pub all: String,
    /// The middle half of them.
    pub half: String,
    /// What stands in the middle.
    pub middle: String,
    /// The marks that are in the chart, with their words.
    pub marks: Vec<(SpineStand, String)>,
}

/// Where the two columns start, and how wide their signs and words are.
const COLUMNS: [f32; 2] = [0.0, 166.0];
const SIGN: f32 = 24.0;
const WORDS: f32 = 130.0;

/// A sign of the key, and its words.
type Entry<'a> = (Sign, &'a str);

#[derive(Clone, Copy)]
enum Sign {
    Band(f32),
    Line,
    Mark(SpineStand),
}

impl SpineKey {
    /// Draws it from the top; gives the y where it ends.
    pub(super) fn draw(&self, sheet: &mut Sheet) -> f32 {
        let bands = [(Sign::Band(WHOLE_SPAN), &self.all), (Sign::Band(MIDDLE_HALF), &self.half)];
        let line = [(Sign::Line, &self.middle)];
        let marks = self.marks.iter().map(|(stand, words)| (Sign::Mark(*stand), words));
        let entries: Vec<Entry<'_>> =
            bands.into_iter().chain(line).chain(marks).map(|(sign, words)| (sign, words.as_str())).collect();
        let mut y = 0.0;
        for pair in entries.chunks(2) {
            let heights = COLUMNS.into_iter().zip(pair).map(|(x, entry)| draw_entry(sheet, (x, y), *entry));
            y += heights.fold(0.0, f32::max);
        }
        y
    }
}

/// Draws one entry; gives how high it is.
fn draw_entry(sheet: &mut Sheet, (left, top): (f32, f32), (sign, words): Entry<'_>) -> f32 {
    let (x, y) = (left + SIGN / 2.0, top + 9.0);
    match sign {
        Sign::Band(tint) => sheet.put(band(left + 2.0, left + SIGN - 2.0, y, tint)),
        Sign::Line => draw_middle(sheet, x, y),
        Sign::Mark(stand) => sheet.put(stand.mark((x, y))),
    }
    let lines = NOTE.wrap(words, WORDS, 4);
    sheet.lines(&NOTE, Anchor::Start, (left + SIGN + 6.0, top + 13.0).into(), &lines);
    lines.len().max(1) as f32 * NOTE.leading() + 4.0
}

#[cfg(test)]
impl SpineKey {
    pub fn sample() -> SpineKey {
        SpineKey {
            all: "alle gebieden van deze soort met een getal".to_owned(),
            half: "de middelste helft".to_owned(),
            middle: "Voorbeeldregio".to_owned(),
            marks: vec![
                (SpineStand::Better, "deze regio: gunstiger".to_owned()),
                (SpineStand::Alike, "deze regio: vergelijkbaar".to_owned()),
            ],
        }
    }
}
