//! What the cells of a question mean: every code, label and spelling of the codebook, and every word
//! that stands for no answer.

use super::cell::{Cell, Chosen, Silence};
use super::form::{Missing, Others, QuestionFile};
use super::question::Question;
use crate::text::number;
use std::collections::BTreeMap;

/// The words of one question.
pub struct Lexicon {
    words: BTreeMap<String, Cell>,
    /// The codes that are numbers: Excel writes 1 as 1.0 where it likes.
    numbers: Vec<(f64, Cell)>,
    others: Others,
}

impl Lexicon {
    pub fn new(question: &Question, file: &QuestionFile, everywhere: &Missing) -> Self {
        let mut lexicon = Self { words: BTreeMap::new(), numbers: Vec::new(), others: file.others };
        for (at, answer) in question.answers.iter().enumerate() {
            lexicon.learn(answer.code.as_str(), Cell::answer(at));
        }
        for (spelling, code) in &file.also.0 {
            if let Some(at) = question.answer(code) {
                lexicon.learn(spelling, Cell::answer(at));
            }
        }
        lexicon.learn_missing(&file.missing);
        lexicon.learn_missing(everywhere);
        // A label counts where no code is called so: some exports hold codes, others what was read.
        for (at, answer) in question.answers.iter().enumerate() {
            lexicon.learn(&answer.label, Cell::answer(at));
        }
        lexicon.learn("", Cell::silent(Silence::NotAnswered));
        lexicon
    }

    fn learn_missing(&mut self, missing: &Missing) {
        let kinds = [
            (&missing.not_asked, Silence::NotAsked),
            (&missing.not_answered, Silence::NotAnswered),
            (&missing.does_not_apply, Silence::DoesNotApply),
            (&missing.do_not_know, Silence::DoNotKnow),
        ];
        for (words, silence) in kinds {
            words.iter().for_each(|word| self.learn(word, Cell::silent(silence)));
        }
    }

    /// The first meaning of a word counts.
    fn learn(&mut self, word: &str, cell: Cell) {
        if let Some(number) = number::parse(word, true)
            && !self.numbers.iter().any(|(known, _)| *known == number)
        {
            self.numbers.push((number, cell));
        }
        self.words.entry(plain(word)).or_insert(cell);
    }

    /// What a cell means; `None` when the codebook does not know it.
    pub fn meaning(&self, written: &str) -> Option<Cell> {
        if let Some(cell) = self.words.get(&plain(written)) {
            return Some(*cell);
        }
        let number = number::parse(written, true);
        let same = number.and_then(|number| self.numbers.iter().find(|(known, _)| *known == number));
        match (same, self.others) {
            (Some((_, cell)), _) => Some(*cell),
            (None, Others::Keep) => Some(Cell::OTHER),
            (None, Others::Tell) => None,
        }
    }

    /// Why a cell is no answer; `None` when it may be one.
    pub fn silence(&self, written: &str) -> Option<Silence> {
        self.words.get(&plain(written)).and_then(|cell| cell.silence())
    }

    /// Whether this number stands for no answer, such as 9999 or -9.
    pub fn is_silent_number(&self, number: f64) -> bool {
        self.numbers.iter().any(|(known, cell)| *known == number && cell.silence().is_some())
    }

    pub fn keeps_others(&self) -> bool {
        self.others == Others::Keep
    }

    /// The options in a cell that joins them; `None` when one of them is unknown.
    ///
    /// An option may hold the separator itself, such as `Python, R (w/ Rstudio)`, so the longest
    /// known option counts at each place.
    pub fn joined(&self, written: &str, separator: &str) -> Option<Chosen> {
        if let Some(silence) = self.silence(written) {
            return Some(Chosen::silent(silence));
        }
        let separator = match plain(separator) {
            blank if blank.is_empty() => " ".to_owned(),
            sign => sign,
        };
        let separator = separator.as_str();
        let mut rest = plain(written);
        let mut chosen = Chosen::NONE;
        let (mut is_answered, mut silence) = (false, None);
        loop {
            rest = rest.trim_start_matches(|sign: char| sign.is_whitespace()).to_owned();
            rest = rest.strip_prefix(separator).unwrap_or(&rest).trim().to_owned();
            if rest.is_empty() {
                // `weet niet;` is no answer, though the sign behind it makes the cell another one.
                let silent = silence.filter(|_| !is_answered);
                return Some(silent.map_or(chosen, Chosen::silent));
            }
            let (cell, length) = self.first_option(&rest, separator);
            match cell {
                Some(cell) => {
                    chosen = cell.position().map_or(chosen, |at| chosen.with(at));
                    is_answered |= cell.is_answered();
                    silence = silence.or(cell.silence());
                }
                None if self.keeps_others() => is_answered = true,
                None => return None,
            }
            rest = rest[length..].to_owned();
        }
    }

    /// The option that a text begins with, and how many bytes it takes.
    fn first_option(&self, text: &str, separator: &str) -> (Option<Cell>, usize) {
        let ends = text.match_indices(separator).map(|(at, _)| at).filter(|at| *at > 0).chain([text.len()]);
        let ends: Vec<usize> = ends.collect();
        let known = ends
            .iter()
            .rev()
            .find_map(|end| self.words.get(text[..*end].trim()).map(|cell| (Some(*cell), *end)));
        known.unwrap_or((None, ends.first().copied().unwrap_or(text.len())))
    }

    /// The code or label nearest to what was written, if one is near enough to be meant.
    pub fn nearest(&self, written: &str) -> Option<&str> {
        let known: Vec<&str> =
            self.words.iter().filter(|(_, cell)| cell.is_answered()).map(|(word, _)| word.as_str()).collect();
        crate::text::nearest::of(&plain(written), &known)
    }
}

/// A word as it is compared: small letters, one space between words, one kind of apostrophe.
pub fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for part in
        word.split(|sign: char| sign.is_whitespace() || sign == '\u{feff}').filter(|part| !part.is_empty())
    {
        if !plain.is_empty() {
            plain.push(' ');
        }
        let letters = part.chars().map(|sign| if matches!(sign, '’' | '‘' | '`') { '\'' } else { sign });
        plain.extend(letters.flat_map(char::to_lowercase));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_capitals_and_apostrophes_do_not_count() {
        assert_eq!(plain("  Te\u{a0}veel\nREGELS "), "te veel regels");
        assert_eq!(plain("’s avonds"), "'s avonds");
    }
}
