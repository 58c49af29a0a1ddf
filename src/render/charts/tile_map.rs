//! The tile map: every region an equal square, roughly where it lies.
//!
//! A real map gives the most ink to the most land and has no room for names; here each region
//! can be read and touched. The level shows as a tint and as filled steps along the foot.

use super::WIDTH;
use super::ink::Frame;
use super::sheet::{Anchor, Sheet};
use super::tile::{MARGIN, SIDE, STEPS, Tile, draw_steps, from_edge, ground};
use super::words::NOTE;

/// Regions as tiles in a grid.
pub struct TileMap {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// In the order in which they are read aloud and reached by keyboard.
    pub tiles: Vec<Tile>,
    /// `None` when no tile has a level.
    pub legend: Option<Legend>,
}

/// What the levels mean.
pub struct Legend {
    /// One text per level, from 0 up.
    pub levels: Vec<String>,
    /// What a tile without a level means; `None` when there is none.
    pub unknown: Option<String>,
}

impl TileMap {
    /// The map as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let columns = self.tiles.iter().map(|tile| tile.column).max().unwrap_or(1);
        let rows = self.tiles.iter().map(|tile| tile.row).max().unwrap_or(0);
        let mut sheet = Sheet::new((from_edge(columns) + SIDE + MARGIN).max(WIDTH));
        for tile in &self.tiles {
            tile.draw(&mut sheet);
        }
        let bottom = if rows == 0 { 0.0 } else { from_edge(rows) + SIDE };
        let height = match &self.legend {
            Some(legend) => legend.draw(&mut sheet, bottom + 12.0),
            None => bottom,
        };
        let frame = Frame { id, title: &self.title, class: "pp-tile-map" };
        sheet.finish(height + MARGIN, &frame)
    }
}

impl Legend {
    /// Draws the levels and their words in two columns; gives the y where they end.
    pub(super) fn draw(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let levels = (0..=STEPS).map(Some).zip(&self.levels);
        let items: Vec<_> = levels.chain(self.unknown.iter().map(|text| (None, text))).collect();
        let in_first = items.len().div_ceil(2).max(1);
        let mut bottom = top;
        for (column, items) in items.chunks(in_first).enumerate() {
            let left = column as f32 * (WIDTH / 2.0 + 4.0);
            let mut y = top;
            for (level, text) in items {
                y = draw_key(sheet, *level, text, left, y);
            }
            bottom = bottom.max(y);
        }
        bottom
    }
}

/// One line of the legend: a small tile and its meaning; gives the y where it ends.
fn draw_key(sheet: &mut Sheet, level: Option<u8>, text: &str, left: f32, top: f32) -> f32 {
    const KEY: f32 = 28.0;
    sheet.put(ground(level, left, top, KEY, 15.0).svg());
    draw_steps(sheet, level, left + 4.0, top + 8.0, KEY - 8.0);
    let lines = NOTE.wrap(text, WIDTH / 2.0 - KEY - 12.0, 3);
    let baseline = top + 11.5;
    sheet.lines(&NOTE, Anchor::Start, (left + KEY + 7.0, baseline).into(), &lines);
    top + 6.0 + lines.len().max(1) as f32 * NOTE.leading()
}

#[cfg(test)]
mod tests {
    use super::super::tile::samples::tile;
    use super::*;

    #[test]
    fn six_columns_are_as_wide_as_a_phone() {
        let corner = Tile { column: 6, row: 9, ..tile() };
        let svg = draw(vec![corner], None);
        assert!(svg.contains(r#"viewBox="0 0 328 "#), "{svg}");
    }

    #[test]
    fn the_legend_names_each_level_it_has_words_for() {
        let legend = Legend {
            levels: vec!["klein".to_string(), "groot".to_string()],
            unknown: Some("onbekend".to_string()),
        };
        let svg = draw(vec![tile()], Some(legend));
        for text in [">klein<", ">groot<", ">onbekend<"] {
            assert!(svg.contains(text), "{text} is not in {svg}");
        }
    }

    #[test]
    fn an_empty_map_and_strange_places_are_drawn() {
        draw(Vec::new(), None);
        let tiles =
            [0, 1, 255].map(|place| Tile { column: place, row: place, name: "<&> ".repeat(5000), ..tile() });
        let svg = draw(tiles.into(), None);
        assert!(!svg.contains("NaN"), "{svg}");
    }

    fn draw(tiles: Vec<Tile>, legend: Option<Legend>) -> String {
        let title = "Regio's".to_string();
        let map = TileMap { title, tiles, legend };
        map.draw("kaart")
    }
}
