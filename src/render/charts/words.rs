//! The words in a chart: their few sizes, and how they wrap.
//!
//! Widths come from charts-rs, which measures Roboto. The page's own font decides in the end, so
//! a little is added for wider ones, and no mark is ever placed by a measured width.

use charts_rs::{DEFAULT_FONT_FAMILY, measure_text_width_family};

use super::ink::Ink;
use crate::render::telling;

/// How words look. At most two weights and three sizes, so that charts stay calm.
pub struct Look {
    /// In px of a chart as wide as `WIDTH`.
    pub size: f32,
    pub ink: Ink,
    pub is_bold: bool,
    pub class: &'static str,
}

/// What a row, marker or box is called.
pub const LABEL: Look = Look { size: 13.0, ink: Ink::Text, is_bold: false, class: "pp-label" };

/// The label of what the reader came for.
pub const OWN_LABEL: Look = Look { is_bold: true, ..LABEL };

/// A number in words.
pub const VALUE: Look = Look { is_bold: true, class: "pp-value", ..LABEL };

/// Why there is no number, what a mark means, what a layer is.
pub const NOTE: Look = Look { size: 12.0, ink: Ink::Muted, is_bold: false, class: "pp-note" };

/// What one of several lines is called, in the ink of its line.
pub const NAME: Look = Look { class: "pp-label", ..NOTE };

/// A number along an axis.
pub const TICK: Look = Look { class: "pp-tick", ..NOTE };

/// The short name in a tile.
pub const TILE_LABEL: Look = Look { size: 11.0, ..LABEL };

/// The number in a tile.
pub const TILE_VALUE: Look = Look { size: 12.0, ..VALUE };

/// The text in a box of the effect tree.
pub const NODE: Look = Look { size: 12.0, ..LABEL };

impl Look {
    /// From one baseline to the next.
    pub fn leading(&self) -> f32 {
        (self.size * 1.25).round()
    }

    /// How wide this text will be, a little on the safe side.
    pub fn width(&self, text: &str) -> f32 {
        const MEASURED_AT: f32 = 100.0;
        let weight = if self.is_bold { 1.06 } else { 1.0 };
        // charts-rs rounds every letter up to whole pixels, which at 12 px adds a tenth.
        let measured = measure_text_width_family(DEFAULT_FONT_FAMILY, MEASURED_AT, &telling::plain(text));
        let width = measured.map_or(0.0, |area| area.width());
        width / MEASURED_AT * self.size * weight * WIDER_FONTS
    }

    /// These words in lines of at most this width. What does not fit in `most` lines is cut
    /// with an ellipsis.
    pub fn wrap(&self, text: &str, width: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            if lines.len() > most {
                break;
            }
            self.push_word(&mut lines, word, width);
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                self.end_with_ellipsis(last, width);
            }
        }
        telling::unbroken(&mut lines);
        lines
    }

    /// Whether every word of this text fits in one line of this width.
    pub fn fits_unbroken(&self, text: &str, width: f32) -> bool {
        text.split_whitespace().all(|word| self.fits(word, width))
    }

    pub fn fits(&self, text: &str, width: f32) -> bool {
        // Longer than this fits nowhere, and measuring it would take long.
        telling::plain(text).len() <= LONGEST_LINE && self.width(text) <= width
    }

    fn push_word(&self, lines: &mut Vec<String>, word: &str, width: f32) {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if self.fits(&longer, width) {
                *last = longer;
                return;
            }
        }
        let mut rest = word;
        // What tells a number stays whole.
        if telling::is_marked(word) {
            lines.push(word.to_owned());
            return;
        }
        while !self.fits(rest, width) && lines.len() < LONGEST_LINE {
            let (start, end) = self.split(rest, width);
            if end.is_empty() {
                break;
            }
            let hyphen = if start.ends_with('-') { "" } else { "-" };
            lines.push(format!("{start}{hyphen}"));
            rest = end;
        }
        lines.push(rest.chars().take(LONGEST_LINE).collect());
    }

    /// Splits a word that is too long: after a hyphen, else between syllables, else anywhere.
    fn split<'a>(&self, word: &'a str, width: f32) -> (&'a str, &'a str) {
        let fitting = |at: &usize| self.fits(&format!("{}-", &word[..*at]), width);
        let places: Vec<usize> =
            word.char_indices().map(|(at, _)| at).skip(1).take(LONGEST_LINE).take_while(fitting).collect();
        let last = |is_good: &dyn Fn(usize) -> bool| places.iter().rev().copied().find(|&at| is_good(at));
        let at = last(&|at| at > 2 && word[..at].ends_with('-'))
            .or_else(|| last(&|at| is_between_syllables(word, at)))
            .or_else(|| places.last().copied())
            .or_else(|| word.char_indices().nth(1).map(|(at, _)| at))
            .unwrap_or(word.len());
        word.split_at(at)
    }

    fn end_with_ellipsis(&self, line: &mut String, width: f32) {
        while !line.is_empty() && !self.fits(&format!("{line}…"), width) {
            line.pop();
        }
        line.truncate(line.trim_end_matches([' ', '-', ',']).len());
        line.push('…');
    }
}

/// Common page fonts are up to this much wider than Roboto.
const WIDER_FONTS: f32 = 1.12;

/// In letters; no line of a chart comes near it.
const LONGEST_LINE: usize = 120;

/// A Dutch syllable mostly starts with one consonant and a vowel: dok-ter, as-sis-tent. Two
/// letters at least stay on either side.
fn is_between_syllables(word: &str, at: usize) -> bool {
    let mut next = word[at..].chars();
    let starts_syllable =
        next.next().is_some_and(|c| c.is_alphabetic() && !is_vowel(c)) && next.next().is_some_and(is_vowel);
    starts_syllable && word[..at].chars().count() > 2 && next.next().is_some()
}

/// Whether this letter is a Dutch vowel.
pub fn is_vowel(letter: char) -> bool {
    "aeiouyáéíóúäëïöüèê".contains(letter.to_lowercase().next().unwrap_or(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_between_words() {
        let lines = LABEL.wrap("Zaanstreek en Waterland", 100.0, 3);
        assert_eq!(lines, ["Zaanstreek en", "Waterland"]);
    }

    #[test]
    fn a_long_word_breaks_between_syllables() {
        let lines = LABEL.wrap("doktersassistenten", 70.0, 3);
        assert_eq!(lines, ["doktersas-", "sistenten"]);
    }

    #[test]
    fn a_hyphen_is_the_best_place_to_break() {
        let lines = LABEL.wrap("Midden-Limburg", 70.0, 3);
        assert_eq!(lines, ["Midden-", "Limburg"]);
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        let lines = LABEL.wrap("een twee drie vier vijf zes zeven", 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| LABEL.fits(line, 60.0)), "{lines:?}");
    }

    #[test]
    fn nothing_and_too_much_wrap_as_well() {
        assert!(LABEL.wrap("", 60.0, 2).is_empty());
        assert!(LABEL.wrap("iets", 60.0, 0).is_empty());
        for width in [0.0, -1.0, f32::NAN, 60.0] {
            assert!(LABEL.wrap(&"ë".repeat(100_000), width, 3).len() <= 3);
            assert!(LABEL.wrap(&"a b ".repeat(100_000), width, 3).len() <= 3);
        }
    }

    #[test]
    fn a_wider_text_measures_wider() {
        assert!(LABEL.width("Zeeland") > LABEL.width("Zee"));
        assert!(VALUE.width("12,5") > LABEL.width("12,5"));
    }
}
