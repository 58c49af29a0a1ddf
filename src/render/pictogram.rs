//! Pictograms: what a number is about, in a few lines, drawn in the colour of the text around it.
//!
//! They repeat what stands in words beside them, so nothing is lost to who does not see them. What counts is
//! filled and what does not is an outline, which survives a printer without colour.

use crate::tidy::Pictogram;
use std::fmt::Write;

/// The side of one drawing, and of one with its gap.
const SIDE: u32 = 24;
const STEP: u32 = 28;
/// Ten stand in two rows of five, which the eye counts at once; more than ten in rows of ten.
const SHORT_ROW: u32 = 5;
const LONG_ROW: u32 = 10;

/// One drawing.
pub fn one(pictogram: Pictogram) -> String {
    drawn(
        "pp-pictogram pp-pictogram--one",
        SIDE,
        SIDE,
        &format!("<g class=\"pp-pictogram__on\">{}</g>", shape(Some(pictogram))),
    )
}

/// As many drawings as `all`, of which the first `some` count; dots where it is not said what is counted.
pub fn some_of(pictogram: Option<Pictogram>, some: u32, all: u32) -> String {
    let columns = if all > LONG_ROW { LONG_ROW } else { SHORT_ROW };
    let rows = all.div_ceil(columns).max(1);
    let mut inside = String::new();
    for at in 0..all {
        let class = if at < some { "on" } else { "off" };
        let (x, y) = (at % columns * STEP, at / columns * STEP);
        // Writing to a string cannot fail.
        let _ = write!(
            inside,
            "<g class=\"pp-pictogram__{class}\" transform=\"translate({x} {y})\">{}</g>",
            shape(pictogram)
        );
    }
    drawn("pp-pictogram", columns * STEP - (STEP - SIDE), rows * STEP - (STEP - SIDE), &inside)
}

fn drawn(class: &str, width: u32, height: u32, inside: &str) -> String {
    format!(
        "<svg class=\"{class}\" viewBox=\"-1 -1 {0} {1}\" width=\"{0}\" height=\"{1}\" aria-hidden=\"true\" focusable=\"false\">{inside}</svg>",
        width + 2,
        height + 2
    )
}

/// Its lines, in a square of 24 by 24.
fn shape(pictogram: Option<Pictogram>) -> &'static str {
    match pictogram {
        None => "<circle cx=\"12\" cy=\"12\" r=\"9\"/>",
        Some(Pictogram::Person) => {
            "<circle cx=\"12\" cy=\"5.5\" r=\"4.5\"/><path d=\"M4 24v-6a6 6 0 0 1 6-6h4a6 6 0 0 1 6 6v6z\"/>"
        }
        Some(Pictogram::House) => "<path d=\"M12 1 1 11h3v12h16V11h3z\"/>",
        Some(Pictogram::Clock) => {
            "<circle cx=\"12\" cy=\"12\" r=\"11\"/><path class=\"pp-pictogram__line\" d=\"M12 5v7l5 3\"/>"
        }
        Some(Pictogram::Scales) => {
            "<path class=\"pp-pictogram__stroke\" d=\"M12 2v20M6 23h12M3 7l18-3\"/><path d=\"M-1 14 3 7l4 7a4 4 0 0 1-8 0zM17 11l4-7 4 7a4 4 0 0 1-8 0z\"/>"
        }
        Some(Pictogram::Search) => {
            "<circle class=\"pp-pictogram__stroke\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"pp-pictogram__stroke\" d=\"m16 16 7 7\"/>"
        }
        Some(Pictogram::Door) => {
            "<path class=\"pp-pictogram__stroke\" d=\"M14 2H3v20h11M9 12h13M17 6l6 6-6 6\"/>"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_filled_as_count() {
        let drawn = some_of(Some(Pictogram::House), 3, 10);
        assert_eq!((drawn.matches("__on").count(), drawn.matches("__off").count()), (3, 7));
        assert!(
            some_of(None, 8, 23).contains("viewBox=\"-1 -1 278 82\""),
            "two rows of ten and one of three"
        );
    }
}
