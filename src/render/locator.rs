//! The small map beside a title: all tiles, with the one you are at.

use crate::text::id::RegionId;
use crate::tidy::Tile;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The side of a tile, and of a tile with its gap.
const SIDE: u16 = 9;
const STEP: u16 = 10;

/// The map as SVG, for ornament only; empty when the project has no tile map.
pub fn locator(class: &str, tiles: &BTreeMap<RegionId, Tile>, here: &[RegionId]) -> String {
    if tiles.is_empty() {
        return String::new();
    }
    let columns = tiles.values().map(|tile| tile.column).max().unwrap_or(1);
    let rows = tiles.values().map(|tile| tile.row).max().unwrap_or(1);
    let (width, height) = (columns * STEP - 1, rows * STEP - 1);
    let mut svg = format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">"
    );
    for (region, tile) in tiles {
        let class = if here.contains(region) { " class=\"pp-locator__here\"" } else { "" };
        let (x, y) = ((tile.column - 1) * STEP, (tile.row - 1) * STEP);
        // Writing to a string cannot fail.
        let _ = write!(svg, "<rect{class} x=\"{x}\" y=\"{y}\" width=\"{SIDE}\" height=\"{SIDE}\"/>");
    }
    svg.push_str("</svg>");
    svg
}
