//! One tile of the tile map: a short name, perhaps a value, and its level.
//!
//! The level shows twice: as a tint, and as filled steps along the foot for who sees no tints.

use charts_rs::{Color, Rect};

use super::ink::Ink;
use super::sheet::{Anchor, Group, Sheet, hairline};
use super::short_label::short_label;
use super::words::{TILE_LABEL, TILE_VALUE};

/// One region.
pub struct Tile {
    /// Its full name; the tile shows it shortened.
    pub name: String,
    /// What the tile shows instead, one text a line; `None` to shorten the name.
    pub short: Option<Vec<String>>,
    /// From the left, starting at 1.
    pub column: u8,
    /// From the top, starting at 1.
    pub row: u8,
    /// A number or word of a few letters, such as a place; `None` when there is none.
    pub value: Option<String>,
    /// The class, from 0 to 4; `None` when it is not known.
    pub level: Option<u8>,
    /// The whole sentence: name, value and class. Read aloud, and shown under a mouse.
    pub sentence: String,
    /// Where it leads, as a relative link; `None` when it leads nowhere.
    pub href: Option<String>,
    /// Whether this is the region the reader came for.
    pub highlighted: bool,
}

/// The side of a tile: with six columns the map is as wide as a phone.
pub const SIDE: f32 = 51.0;
const GAP: f32 = 4.0;

/// Around all tiles, for the outline of the own one.
pub const MARGIN: f32 = 1.0;

/// How many steps a full level fills.
pub const STEPS: u8 = 4;

/// Text stays this far from the edge of its tile.
const PADDING: f32 = 3.5;

/// Where the tile at this place starts; places start at 1.
pub fn from_edge(place: u8) -> f32 {
    MARGIN + f32::from(place.saturating_sub(1)) * (SIDE + GAP)
}

impl Tile {
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let (left, top) = (from_edge(self.column), from_edge(self.row));
        let group = Group { class: "pp-tile", name: &self.sentence, href: self.href.as_deref() };
        sheet.group(&group, |sheet| {
            sheet.put(ground(self.level, left, top, SIDE, SIDE).svg());
            if self.highlighted {
                sheet.put(outline(left, top).svg());
            }
            self.draw_words(sheet, left + PADDING, top);
            let (left, width) = (left + PADDING + 0.5, SIDE - 2.0 * PADDING - 1.0);
            draw_steps(sheet, self.level, left, top + SIDE - 7.5, width);
        });
    }

    fn draw_words(&self, sheet: &mut Sheet, left: f32, top: f32) {
        // Close to the edge: words are measured with room to spare.
        let width = SIDE - 2.0;
        let most = if self.value.is_some() { 2 } else { 3 };
        let mut lines = match &self.short {
            Some(lines) => lines.clone(),
            None => short_label(&self.name, &TILE_LABEL, width, most),
        };
        lines.truncate(most);
        let mut baseline = top + 12.5;
        for line in &lines {
            sheet.words(&TILE_LABEL, Anchor::Start, (left, baseline).into(), line);
            baseline += 11.8;
        }
        let value = self.value.as_deref().unwrap_or_default();
        let at = (left, top + SIDE - 11.0).into();
        let value = TILE_VALUE.wrap(value, width, 1);
        sheet.lines(&TILE_VALUE, Anchor::Start, at, &value);
    }
}

/// The square itself: tinted by its level, or an empty outline where the level is not known.
pub fn ground(level: Option<u8>, left: f32, top: f32, width: f32, height: f32) -> Rect {
    let fill = level.map_or(Ink::Paper.into(), tint);
    let edge = if level.is_none() { hairline() } else { Ink::First.tint(0.3) };
    Rect {
        fill: Some(fill.into()),
        color: Some(edge),
        stroke_width: Some(1.0),
        left: left + 0.5,
        top: top + 0.5,
        width: width - 1.0,
        height: height - 1.0,
        rx: Some(3.0),
        class: Some("pp-ground".to_string()),
        ..Rect::default()
    }
}

/// An area of any form, as `ground`; `path` is the shape of an SVG path, and `edge` how wide its line is.
pub fn ground_of(level: Option<u8>, path: &str, edge: f32) -> String {
    let fill = level.map_or(Ink::Paper.into(), tint);
    let opacity = if level.is_none() {
        String::new()
    } else {
        format!(r#" fill-opacity="{:.2}""#, f32::from(fill.a) / 255.0)
    };
    let (fill, line) = (fill.hex(), Color::from(Ink::Axis).hex());
    format!(
        r#"<path class="pp-ground" d="{path}" fill="{fill}"{opacity} fill-rule="evenodd" stroke="{line}" stroke-width="{edge}" stroke-linejoin="round"/>"#
    )
}

/// No tint is so strong that the text on it would need another colour, in light or in dark.
fn tint(level: u8) -> Color {
    let strength = f32::from(level.min(STEPS)) / f32::from(STEPS);
    Ink::First.tint(0.05 + 0.4 * strength)
}

fn outline(left: f32, top: f32) -> Rect {
    Rect {
        fill: Some(Color::transparent().into()),
        color: Some(Ink::Strong.into()),
        stroke_width: Some(2.5),
        left: left + 0.2,
        top: top + 0.2,
        width: SIDE - 0.4,
        height: SIDE - 0.4,
        rx: Some(3.0),
        ..Rect::default()
    }
}

/// Four steps, as many filled as the level is high: the level without its colour.
pub fn draw_steps(sheet: &mut Sheet, level: Option<u8>, left: f32, top: f32, width: f32) {
    let Some(level) = level else {
        return;
    };
    let pitch = (width + 2.0) / f32::from(STEPS);
    for step in 0..STEPS {
        let fill = if step < level { Ink::Strong.into() } else { Ink::Strong.tint(0.16) };
        let mark = Rect {
            fill: Some(Color::into(fill)),
            left: left + f32::from(step) * pitch,
            top,
            width: pitch - 2.0,
            height: 3.5,
            ..Rect::default()
        };
        sheet.put(mark.svg());
    }
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;

    pub fn tile() -> Tile {
        Tile {
            name: "Gooi- en Vechtstreek".to_string(),
            short: None,
            column: 4,
            row: 4,
            value: Some("12".to_string()),
            level: Some(3),
            sentence: "Gooi- en Vechtstreek: plaats 12".to_string(),
            href: None,
            highlighted: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ink::Frame;
    use super::samples::tile;
    use super::*;

    #[test]
    fn a_tile_shows_its_short_name_value_and_level() {
        let drawn = draw(&tile());
        for text in [">Gooi<", ">Vechtstr.<", ">12<"] {
            assert!(drawn.contains(text), "{text} is not in {drawn}");
        }
        assert_eq!(steps(&drawn), (4, 3));
    }

    #[test]
    fn a_tile_is_read_as_a_sentence() {
        let title = "<title>Gooi- en Vechtstreek: plaats 12</title>";
        assert!(draw(&tile()).contains(title));
    }

    #[test]
    fn no_level_has_no_steps_and_zero_has_empty_ones() {
        let with = |level| steps(&draw(&Tile { level, ..tile() }));
        assert_eq!(with(None), (0, 0));
        assert_eq!(with(Some(0)), (4, 0));
        assert_eq!(with(Some(255)), (4, 4));
    }

    #[test]
    fn a_given_short_name_is_kept() {
        let short = Some(vec!["Gooi".to_string(), "Vecht".to_string()]);
        assert!(draw(&Tile { short, ..tile() }).contains(">Vecht<"));
    }

    #[test]
    fn the_own_tile_has_an_outline() {
        let outlines = |highlighted| {
            let tile = Tile { highlighted, ..tile() };
            draw(&tile).matches(r#"stroke-width="2.5""#).count()
        };
        assert_eq!((outlines(false), outlines(true)), (0, 1));
    }

    #[test]
    fn a_value_too_wide_is_cut_and_not_run_over_the_next_tile() {
        let value = Some("zeer hoge druk".to_string());
        assert!(draw(&Tile { value, ..tile() }).contains('…'));
    }

    /// How many steps there are, and how many of them are filled.
    fn steps(drawn: &str) -> (usize, usize) {
        let is_step = |rect: &&str| rect.contains(r#"height="3.5""#);
        let steps: Vec<&str> = drawn.split("<rect").filter(is_step).collect();
        let is_filled = |step: &&&str| !step.contains("fill-opacity");
        (steps.len(), steps.iter().filter(is_filled).count())
    }

    fn draw(tile: &Tile) -> String {
        let mut sheet = Sheet::new(400.0);
        tile.draw(&mut sheet);
        let frame = Frame { id: "tegel", title: "Tegel", class: "pp-tile-map" };
        sheet.finish(400.0, &frame)
    }
}
