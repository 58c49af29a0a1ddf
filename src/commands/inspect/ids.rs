//! Ids for questions and answers: short, of the code or the telling words of a text, and each only once.

use super::spelling::same_form;
use crate::text::slug::slug;
use std::collections::BTreeSet;

/// An id longer than this is no name any more.
const LONGEST: usize = 32;
/// So many words tell a question from another.
const MOST_WORDS: usize = 4;

/// The ids that are taken.
#[derive(Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    /// The first of these names that gives an id which is free; else the first with a number behind it.
    pub fn give(&mut self, names: &[String], otherwise: &str) -> String {
        let wished: Vec<String> = names.iter().map(|name| id(name)).filter(|id| !id.is_empty()).collect();
        let free = wished.iter().find(|id| !self.taken.contains(*id)).cloned();
        let first = wished.into_iter().next().unwrap_or_else(|| otherwise.to_owned());
        let is_free = |id: &String| !self.taken.contains(id);
        let id = free
            .or_else(|| Some(first.clone()).filter(is_free))
            .or_else(|| (2..10_000).map(|number| format!("{first}-{number}")).find(is_free))
            .unwrap_or(first);
        self.taken.insert(id.clone());
        id
    }
}

/// A code as it is, or the telling words of a text.
fn id(name: &str) -> String {
    if is_code(name) { cut(&slug(name)) } else { telling_words(name) }
}

/// Whether this is a name that somebody gave to a column, and no sentence.
pub fn is_code(name: &str) -> bool {
    let is_part =
        |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-' | '.' | '[' | ']' | '/');
    !name.is_empty() && name.len() <= LONGEST && name.chars().all(is_part)
}

fn telling_words(text: &str) -> String {
    let form = same_form(text);
    let words: Vec<&str> = form.split(' ').collect();
    let telling: Vec<&str> = words.iter().filter(|word| !EMPTY_WORDS.contains(word)).copied().collect();
    let chosen = if telling.is_empty() { words } else { telling };
    let slugs: Vec<String> = chosen.into_iter().map(slug).filter(|word| !word.is_empty()).collect();
    let mut id = String::new();
    for word in slugs.into_iter().take(MOST_WORDS) {
        if !id.is_empty() && id.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word);
    }
    cut(&id)
}

fn cut(id: &str) -> String {
    id.chars().take(LONGEST).collect::<String>().trim_end_matches('-').to_owned()
}

/// Words that nearly every question has.
const EMPTY_WORDS: &[&str] = &[
    "wat",
    "is",
    "de",
    "het",
    "een",
    "uw",
    "u",
    "je",
    "jouw",
    "in",
    "welke",
    "welk",
    "hoe",
    "van",
    "op",
    "aan",
    "bij",
    "bent",
    "ben",
    "heeft",
    "hebt",
    "heb",
    "er",
    "te",
    "en",
    "of",
    "dat",
    "die",
    "voor",
    "met",
    "om",
    "zijn",
    "wordt",
    "worden",
    "kunt",
    "kan",
    "volgende",
    "geef",
    "onderstaande",
    "door",
    "naar",
    "als",
    "over",
    "uit",
    "wilt",
    "ook",
    "nog",
    "deze",
    "dit",
    "wie",
    "what",
    "which",
    "how",
    "your",
    "the",
    "a",
    "an",
    "of",
    "do",
    "you",
    "are",
    "to",
    "did",
    "would",
    "please",
    "have",
    "has",
    "does",
    "was",
    "were",
    "for",
    "and",
    "or",
    "with",
    "be",
    "i",
    "my",
    "any",
    "following",
    "that",
    "this",
    "select",
    "all",
    "apply",
    "if",
    "on",
    "at",
    "by",
    "from",
    "will",
    "can",
    "it",
    "these",
    "one",
    "when",
    "yourself",
    "about",
    "welchen",
    "welche",
    "welcher",
    "wie",
    "sie",
    "ihre",
    "ihr",
    "ihnen",
    "haben",
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "und",
    "oder",
    "bei",
    "zu",
    "den",
    "dem",
    "des",
    "ist",
    "sind",
    "für",
    "mit",
    "im",
    "auf",
    "bitte",
    "folgenden",
    "geben",
    "was",
    "von",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "est",
    "sont",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "du",
    "vous",
    "votre",
    "vos",
    "avez",
    "et",
    "ou",
    "pour",
    "dans",
    "que",
    "qui",
    "comment",
    "à",
    "au",
    "aux",
    "l",
    "d",
    "s",
    "t",
    "n",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_and_sentences_become_their_telling_words() {
        assert_eq!(id("Q5_2"), "q5-2");
        assert_eq!(id("kennis[SQ003]"), "kennis-sq003");
        assert_eq!(id("In welke gemeente staat uw praktijk?"), "gemeente-staat-praktijk");
        assert_eq!(id("Do you typically check a daily weather report?"), "typically-check-daily-weather");
        assert_eq!(id("🙂"), "");
    }

    #[test]
    fn every_id_is_given_once() {
        let mut ids = Ids::default();
        let names = |name: &str| [name.to_owned()];
        assert_eq!(ids.give(&names("Anders"), "vraag"), "anders");
        assert_eq!(ids.give(&["Anders".to_owned(), "redenen anders".to_owned()], "vraag"), "redenen-anders");
        assert_eq!(ids.give(&names("Anders"), "vraag"), "anders-2");
        assert_eq!(ids.give(&names("日本"), "vraag-4"), "vraag-4");
    }
}
