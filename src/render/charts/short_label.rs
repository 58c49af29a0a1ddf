//! The short name of a region, for a tile of a few letters wide.
//!
//! Words stand under each other without hyphens, small words go, and what is too long is cut as
//! Dutch abbreviations are: after a consonant, before a vowel. `Gooi- en Vechtstreek` becomes
//! `Gooi` above `Vechtstr.`

use super::words::{Look, is_vowel};

/// A name in at most this many lines of at most this width.
pub fn short_label(name: &str, look: &Look, width: f32, most: usize) -> Vec<String> {
    let mut words = words(name);
    words.truncate(MOST_WORDS);
    while words.len() > most.max(1) {
        let first = initial(&words.remove(0));
        words[0] = format!("{first} {}", words[0]);
    }
    let mut lines: Vec<String> = Vec::new();
    for word in words.iter().filter_map(|word| shorten(word, look, width)) {
        lines.push(word);
    }
    lines.truncate(most);
    lines
}

/// A name of more words says no more than its first ones.
const MOST_WORDS: usize = 5;

fn words(name: &str) -> Vec<String> {
    let name = name.replace("en omgeving", "e.o.");
    let parts = name.split([' ', '-', '/', ',']);
    let telling = parts.filter(|part| !part.is_empty() && !["en", "de", "het", "van"].contains(part));
    telling.map(str::to_string).collect()
}

fn initial(words: &str) -> String {
    if let Some(letters) = compass(words) {
        return letters.to_string();
    }
    let initials = words.split(' ').filter_map(|word| word.chars().next());
    initials.map(|letter| format!("{letter}.")).collect()
}

/// `Noordoost` and `Noordwest` cut short would both read as the north.
fn compass(word: &str) -> Option<&'static str> {
    match word {
        "Noordoost" => Some("NO"),
        "Noordwest" => Some("NW"),
        "Zuidoost" => Some("ZO"),
        "Zuidwest" => Some("ZW"),
        _ => None,
    }
}

/// The word as far as it fits; `None` when not even a letter does.
fn shorten(word: &str, look: &Look, width: f32) -> Option<String> {
    if look.fits(word, width) {
        return Some(word.to_string());
    }
    if let Some(letters) = compass(word) {
        return Some(letters.to_string());
    }
    let cuts = word.char_indices().skip(1).take(40).map(|(at, _)| at);
    let fitting = |&at: &usize| look.fits(&format!("{}.", &word[..at]), width);
    let fitting: Vec<usize> = cuts.filter(fitting).collect();
    let dutch = fitting.iter().rev().find(|&&at| is_dutch_cut(word, at));
    let at = dutch.or(fitting.last())?;
    Some(format!("{}.", word[..*at].trim_end_matches([' ', '.'])))
}

/// After a consonant and before a vowel, with three letters or more left of the last word.
fn is_dutch_cut(word: &str, at: usize) -> bool {
    let before = &word[..at];
    let kept = before.rsplit(' ').next().unwrap_or(before);
    let ends_in_consonant = kept.chars().last().is_some_and(|c| c.is_alphabetic() && !is_vowel(c));
    ends_in_consonant && kept.chars().count() >= 3 && word[at..].starts_with(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::super::words::TILE_LABEL;
    use super::*;

    #[test]
    fn names_of_regions_keep_their_sense() {
        check("Zeeland", 3, &["Zeeland"]);
        check("Utrecht en omgeving", 3, &["Utrecht", "e.o."]);
        check("Noord-Holland Noord", 3, &["Noord", "Holland", "Noord"]);
        check("Gooi- en Vechtstreek", 3, &["Gooi", "Vechtstr."]);
        check("Zaanstreek en Waterland", 3, &["Zaanstr.", "Waterl."]);
        check("Groningen", 3, &["Groning."]);
        check("Noordoost-Brabant", 3, &["NO", "Brabant"]);
    }

    #[test]
    fn with_fewer_lines_the_first_words_become_initials() {
        check("Noord- en Midden-Limburg", 2, &["N. Midd.", "Limburg"]);
        let veluwe = "Noordwest-Veluwe en Stedendriehoek";
        check(veluwe, 2, &["NW Vel.", "Sted."]);
        check("Zuid-West Gelderland", 2, &["Z. West", "Gelderl."]);
        check("Zuid-West Gelderland", 1, &["Z.W. Gel."]);
    }

    #[test]
    fn nothing_and_too_much_give_what_fits() {
        check("", 3, &[]);
        check(", - ,", 3, &[]);
        assert!(short_label("Zeeland", &TILE_LABEL, 1.0, 3).is_empty());
        assert!(short_label("Zeeland", &TILE_LABEL, f32::NAN, 3).is_empty());
        assert!(short_label(&"ïj".repeat(9000), &TILE_LABEL, 46.0, 3).len() == 1);
        assert!(short_label(&"a b ".repeat(9000), &TILE_LABEL, 46.0, 3).len() <= 3);
        assert!(short_label("Zeeland", &TILE_LABEL, 46.0, 0).is_empty());
    }

    #[track_caller]
    fn check(name: &str, most: usize, expected: &[&str]) {
        assert_eq!(short_label(name, &TILE_LABEL, 49.0, most), expected);
    }
}
