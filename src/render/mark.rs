//! The marks that stand where a number would: `·` hidden for protection, `–` zero, `n.b.` not known, `n.v.t.`
//! not applicable. Each has words, which are read aloud in its place and stand in sentences.
//!
//! Eyes get the sign and ears the words, as hidden text: a tooltip is not there on paper, on a phone, or for
//! who uses a keyboard. Under each table and chart stands what the signs in it mean.
//!
//! What a source keeps back, and what too few answered, is hidden for another reason than protection. These
//! have no sign but a few words: `·` promises one thing, that somebody could be found, and a fifth and sixth
//! sign for what is rare would have to be learnt. Conversations give no shares at all: not applicable.

use super::desk::{Desk, LinkView};
use super::telling;
use crate::model::Address;
use crate::protect::{Figure, Missing, Part, PublishedFigure, Reason};
use serde::Serialize;
use std::collections::BTreeSet;

/// What stands in place of a number, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Hidden,
    Zero,
    Unknown,
    NotApplicable,
}

/// A mark as a template shows it.
#[derive(Debug, Clone, Serialize)]
pub struct MarkView {
    /// What is written: `·`.
    pub sign: String,
    /// What is read aloud: `beschermd`.
    pub words: String,
    #[serde(skip)]
    pub kind: Mark,
}

/// What the marks of one table or chart mean.
#[derive(Debug, Clone, Serialize)]
pub struct LegendView {
    pub marks: Vec<MarkView>,
    /// The page that explains why numbers are not there.
    pub why: LinkView,
}

impl Mark {
    pub const ALL: [Mark; 4] = [Mark::Hidden, Mark::Zero, Mark::Unknown, Mark::NotApplicable];

    /// The mark of a figure; `None` for a number, a word, and what is kept back for another reason.
    pub fn of(figure: &Figure) -> Option<Mark> {
        match figure {
            Figure::Shown { value, .. } => Mark::of_number(*value),
            Figure::Ranked { .. } | Figure::Worded { .. } => None,
            Figure::Hidden { reason: Reason::Protected } => Some(Mark::Hidden),
            Figure::Hidden { reason: Reason::Conversations } => Some(Mark::NotApplicable),
            Figure::Hidden { reason: Reason::WithheldBySource | Reason::LittleResponse } => None,
            Figure::Missing { reason: Missing::NotInSource | Missing::NobodyAnswered } => Some(Mark::Unknown),
        }
    }

    /// The mark of zero itself; what is only rounded to it keeps its digits.
    pub fn of_number(value: f64) -> Option<Mark> {
        (value == 0.0).then_some(Mark::Zero)
    }

    /// The last part of the key of its texts.
    pub fn key(self) -> &'static str {
        match self {
            Mark::Hidden => "hidden",
            Mark::Zero => "zero",
            Mark::Unknown => "unknown",
            Mark::NotApplicable => "not_applicable",
        }
    }

    pub fn view(self, desk: &Desk<'_>) -> MarkView {
        let text = |part: &str| desk.words.get(&format!("mark.{}.{part}", self.key()));
        MarkView { sign: text("sign"), words: text("words"), kind: self }
    }

    /// The mark of a figure, whose sign knows what it tells; `None` where it has none.
    pub fn told(desk: &Desk<'_>, published: &PublishedFigure) -> Option<MarkView> {
        let view = Mark::of(&published.figure)?.view(desk);
        Some(MarkView { sign: telling::of_figure(published, Part::Value, view.sign), ..view })
    }

    /// The mark that an author wrote in a text by hand; `None` for any other text.
    pub fn written(desk: &Desk<'_>, text: &str) -> Option<MarkView> {
        let mut marks = Mark::ALL.into_iter().map(|mark| mark.view(desk));
        marks.find(|mark| mark.sign == text.trim())
    }
}

/// What these marks mean, each once; `None` when there are none.
pub fn legend(desk: &Desk<'_>, page: &Address, marks: impl IntoIterator<Item = Mark>) -> Option<LegendView> {
    let marks: BTreeSet<Mark> = marks.into_iter().collect();
    (!marks.is_empty()).then(|| LegendView {
        marks: marks.into_iter().map(|mark| mark.view(desk)).collect(),
        why: why(desk, page),
    })
}

/// The link to why numbers are not there.
pub fn why(desk: &Desk<'_>, page: &Address) -> LinkView {
    let address = page.to(&Address::protection());
    LinkView { label: desk.words.get("mark.why"), href: format!("{address}#tekens") }
}
