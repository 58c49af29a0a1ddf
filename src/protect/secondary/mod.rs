//! What must be hidden besides what the rules hide, so that no sum or difference gives it back.
//!
//! First by exact elimination ([`pattern`]), then by the range that a reader could find ([`widen`]). Who
//! answered at all comes first: where even that is hidden, so is everything that was said there.

mod books;
mod lines;
mod pattern;
mod widen;

use super::before::Before;
use super::gate::Gates;
use super::ledger::{At, EVERYONE, Part, RESPONDENTS, WHOLE_WAVE};
use super::rules::Rule;
use super::structure::{Structure, Wave};
use crate::compute::{Estimate, Key, Response};
use crate::project::Privacy;
use crate::text::date::Period;
use crate::text::id::SurveyId;
pub use books::subgroup;
use books::{Books, Fate};
use pattern::{Held, Published};
use std::collections::{BTreeMap, BTreeSet};

/// What is hidden.
#[derive(Debug, Default)]
pub struct Pattern {
    /// The figures, each with the rule.
    pub figures: BTreeMap<Key, Rule>,
    /// The responses: survey, period and region.
    pub responses: BTreeSet<(String, String, String)>,
}

impl Pattern {
    /// Whether it may not be known how many answered.
    pub fn hides(&self, response: &Response) -> bool {
        let Response { survey, period, region, .. } = response;
        self.responses.contains(&(survey.to_string(), period.to_string(), region.to_string()))
    }

    /// Whether it may not be known how many answered a wave in all.
    pub fn hides_whole(&self, survey: &SurveyId, period: &Period) -> bool {
        self.responses.contains(&(survey.to_string(), period.to_string(), WHOLE_WAVE.to_owned()))
    }
}

/// On what terms numbers are shown.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    pub privacy: &'a Privacy,
    pub gates: &'a Gates,
    pub before: &'a Before,
    /// Of how many of each wave it is known where they are: survey and period.
    pub placed: &'a BTreeMap<(String, String), u32>,
}

/// What is hidden of all waves, the earlier ones first: what is hidden in one is hidden first in the next.
pub fn pattern(
    terms: &Terms<'_>,
    structure: &Structure,
    estimates: &BTreeMap<Key, Estimate>,
    responses: &[Response],
) -> Pattern {
    let mut pattern = Pattern::default();
    let mut by_wave = books::by_wave(estimates);
    let mut held: BTreeMap<&str, Held> = BTreeMap::new();
    let mut waves: Vec<&Wave> = structure.waves.iter().collect();
    waves.sort_by(|a, b| (&a.survey, &a.period).cmp(&(&b.survey, &b.period)));
    for wave in waves {
        let name = (wave.survey.clone(), wave.period.clone());
        let estimates = by_wave.remove(&name).unwrap_or_default();
        let is_own = |response: &&Response| {
            response.survey.as_str() == wave.survey && response.period.to_string() == wave.period
        };
        let responses: Vec<&Response> = responses.iter().filter(is_own).collect();
        let mut books = Books::new(terms, wave, &estimates, &responses);
        let held = held.entry(wave.survey.as_str()).or_default();
        hide(terms.privacy, &mut books, held, &name, &mut pattern);
    }
    pattern
}

fn hide(
    privacy: &Privacy,
    books: &mut Books<'_>,
    held: &mut Held,
    wave: &(String, String),
    into: &mut Pattern,
) {
    let mut published = pattern::pattern(books, &[RESPONDENTS], held);
    lines::widen(privacy, books, RESPONDENTS, &mut published);
    widen::widen(privacy, books, &[RESPONDENTS], &mut published, held);
    let unseen = unseen(books, &published);
    books.hide_regions(&unseen);

    let tables: Vec<usize> = (1..books.ledger.tables.len()).collect();
    let figures = pattern::pattern(books, &tables, held);
    published.all.iter_mut().zip(figures.all).for_each(|(shown, also)| *shown |= also);
    tables.iter().for_each(|table| lines::widen(privacy, books, *table, &mut published));
    for linked in books.ledger.linked() {
        widen::widen(privacy, books, &linked, &mut published, held);
    }
    widen::widen_unseen(privacy, books, &unseen, &mut published, held);
    tables.iter().for_each(|table| pattern::hold(books, *table, &published, held));
    let regions =
        self::unseen(books, &published).into_iter().map(|region| books.ledger.regions[region].clone());
    into.responses.extend(regions.map(|region| (wave.0.clone(), wave.1.clone(), region)));
    for line in &books.lines {
        let is_shown = line.told().all(|at| published.has(books, at));
        match line.rule {
            Some(rule) => drop(into.figures.insert(line.key.clone(), rule)),
            None if !is_shown && !line.is_kept_back => {
                into.figures.insert(line.key.clone(), Rule::Secondary);
            }
            None => {}
        }
    }
}

/// The regions of which it may not be known how many answered.
fn unseen(books: &Books<'_>, published: &Published) -> BTreeSet<usize> {
    let respondents = |region| At { table: RESPONDENTS, region, group: EVERYONE, part: Part::Answered };
    let is_unseen = |region: &usize| {
        let at = respondents(*region);
        books.fate(at) != Fate::Untold && !published.has(books, at)
    };
    (0..books.ledger.regions.len()).filter(is_unseen).collect()
}
