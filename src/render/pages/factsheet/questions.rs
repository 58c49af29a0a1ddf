//! The questions that a factsheet answers, in the order in which people ask them.

use super::Factsheet;
use crate::render::desk::Desk;
use serde::Serialize;

/// A question at the top of the page, leading to its answer.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    pub label: String,
    /// The id of the part that answers it.
    pub id: &'static str,
}

/// Which of the questions that need more than one field have an answer here.
#[derive(Debug, Default, Serialize)]
pub struct Answered {
    /// How it is here.
    pub here: bool,
    /// Whether that is much.
    pub much: bool,
    /// How far the region is.
    pub far: bool,
    /// What can be done.
    pub can: bool,
    /// How this is known.
    pub know: bool,
}

impl Factsheet {
    /// The same, with the questions it answers.
    pub(super) fn asked(mut self, desk: &Desk<'_>) -> Self {
        self.has = self.answered();
        let parts = [
            ("asked.here", "cijfers", self.has.here),
            ("asked.much", "positie", self.has.much),
            ("asked.going", "trend", self.trends.is_some() || !self.ahead.is_empty()),
            ("asked.far", "startfoto", self.has.far),
            ("asked.leads", "effecten", self.effects.is_some()),
            ("asked.who", "wie", !self.organisations.is_empty()),
            ("asked.can", "interventies", self.has.can),
            ("region.story", "verhaal", !self.story.is_empty()),
            ("asked.know", "verantwoording", self.has.know),
        ];
        let answered = parts.into_iter().filter(|(.., is_answered)| *is_answered);
        self.questions =
            answered.map(|(key, id, _)| QuestionView { label: desk.words.get(key), id }).collect();
        self
    }

    fn answered(&self) -> Answered {
        let has_task = self.tension.is_some() || self.challenge.is_some() || !self.need.is_empty();
        let has_figures = !self.headline.is_empty() || !self.others.is_empty() || self.said.is_some();
        let is_placed = self.spine.is_some() || !self.positions.is_empty() || self.rank_meaning.is_some();
        let is_tried = !self.cases.is_empty() || !self.cases_nearby.is_empty() || !self.stories.is_empty();
        Answered {
            here: has_task || has_figures,
            much: is_placed || self.spreads.is_some() || self.relatives.is_some(),
            far: !self.startfoto.is_empty() || !self.phases.is_empty() || !self.agenda.is_empty(),
            can: is_tried || !self.alike.is_empty(),
            know: !self.sources.is_empty() || !self.responses.is_empty() || !self.remarks.is_empty(),
        }
    }
}
