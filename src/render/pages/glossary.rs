//! The glossary, from A to Z.

use super::{Job, one, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::Desk;
use crate::render::frame::Heading;
use crate::text::slug::slug;
use crate::tidy::GlossaryTerm;
use serde::Serialize;

/// `glossary.html`
#[derive(Debug, Serialize)]
struct Glossary {
    title: String,
    lead: String,
    letters: Vec<Letter>,
}

/// The terms under one letter.
#[derive(Debug, Serialize)]
struct Letter {
    letter: String,
    id: String,
    terms: Vec<TermView>,
}

#[derive(Debug, Serialize)]
struct TermView {
    id: String,
    term: String,
    full: Option<String>,
    meaning: String,
    /// Other terms to look at.
    see: Vec<SeeView>,
}

#[derive(Debug, Serialize)]
struct SeeView {
    term: String,
    /// The anchor on this page; `None` when the glossary has no such term.
    id: Option<String>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, glossary)
}

fn glossary(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/begrippen/");
    let title = desk.words.get("glossary.title");
    let lead = desk.words.get("glossary.lead");
    let view = Glossary { title: title.clone(), lead: lead.clone(), letters: letters(desk) };
    page(desk, "glossary.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn letters(desk: &Desk<'_>) -> Vec<Letter> {
    let mut terms: Vec<&GlossaryTerm> = desk.site.glossary.iter().collect();
    terms.sort_by(|a, b| desk.look.language.compare(&a.term, &b.term));
    let mut letters: Vec<Letter> = Vec::new();
    for term in terms {
        let letter =
            slug(&term.term).chars().next().map_or('#', |first| first.to_ascii_uppercase()).to_string();
        if letters.last().is_none_or(|last| last.letter != letter) {
            let id = format!("letter-{}", letter.to_lowercase());
            letters.push(Letter { letter, id, terms: Vec::new() });
        }
        if let Some(last) = letters.last_mut() {
            last.terms.push(term_view(desk, term));
        }
    }
    letters
}

fn term_view(desk: &Desk<'_>, term: &GlossaryTerm) -> TermView {
    let is_there = |name: &str| desk.site.glossary.iter().any(|other| slug(&other.term) == slug(name));
    TermView {
        id: slug(&term.term),
        term: term.term.clone(),
        full: term.full.clone(),
        meaning: term.meaning.clone(),
        see: term
            .see
            .iter()
            .map(|name| SeeView { term: name.clone(), id: is_there(name).then(|| slug(name)) })
            .collect(),
    }
}
