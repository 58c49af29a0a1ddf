//! Handbooks: a list of chapters with who they are for, and a text file for each.

use super::bibliography::Citation;
use super::document::{Prose, page, slug_of, yaml_of};
use super::pile::Pile;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Document;
use crate::text::date::Period;
use crate::text::id::Slug;
use crate::text::{nearest, yaml};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A handbook with its chapters, in the order its owner gave them.
#[derive(Debug, Clone)]
pub struct Handbook {
    pub slug: Slug,
    pub front: HandbookFront,
    pub chapters: Vec<Chapter>,
    pub file: String,
}

/// `content/handbooks/<slug>/handbook.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandbookFront {
    pub title: String,
    pub summary: String,
    /// For whom it is written.
    pub audience: String,
    /// The organisation or role that keeps it up to date.
    pub owner: String,
    pub version: String,
    /// When it was last looked over.
    pub reviewed: Period,
    pub chapters: Vec<Slug>,
    #[serde(default)]
    pub sources: Vec<Citation>,
}

/// One chapter, which may be a worksheet.
#[derive(Debug, Clone)]
pub struct Chapter {
    pub slug: Slug,
    pub front: ChapterFront,
    pub body: Prose,
}

/// The front matter of a chapter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChapterFront {
    pub title: String,
    #[serde(default)]
    pub summary: Option<String>,
    #[serde(default)]
    pub kind: ChapterKind,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChapterKind {
    #[default]
    Chapter,
    /// To be filled in, on paper.
    Worksheet,
}

/// Reads all of `content/handbooks`.
pub fn handbooks(findings: &mut Findings, pile: &mut Pile) -> Vec<Handbook> {
    let settings = pile.documents("content/handbooks/", "/handbook.yaml");
    let mut texts = pile.documents("content/handbooks/", ".md");
    let mut handbooks = Vec::new();
    for document in &settings {
        let folder = document.file.trim_end_matches("handbook.yaml").trim_end_matches("handbook.yml");
        let chapters: Vec<Document> = texts.extract_if(.., |text| text.file.starts_with(folder)).collect();
        handbooks.extend(handbook(findings, document, folder, &chapters));
    }
    for text in texts {
        findings.add(
            Finding::error(Code::UnknownChapter, "this chapter belongs to no handbook")
                .at(Place::file(&text.file))
                .help("put a handbook.yaml beside it that lists it"),
        );
    }
    handbooks
}

fn handbook(
    findings: &mut Findings,
    document: &Document,
    folder: &str,
    texts: &[Document],
) -> Option<Handbook> {
    let slug = slug_of(findings, folder.trim_end_matches('/'));
    let front: HandbookFront = yaml::read(findings, yaml_of(document))?;
    let mut found: BTreeMap<Slug, Chapter> = BTreeMap::new();
    for text in texts {
        let slug = slug_of(findings, &text.file);
        let read = page::<ChapterFront>(findings, text);
        if let (Some(slug), Some(read)) = (slug, read) {
            found.insert(slug.clone(), Chapter { slug, front: read.front, body: read.body });
        }
    }
    let chapters = in_listed_order(findings, document, &front, found);
    Some(Handbook { slug: slug?, front, chapters, file: document.file.clone() })
}

fn in_listed_order(
    findings: &mut Findings,
    document: &Document,
    front: &HandbookFront,
    mut found: BTreeMap<Slug, Chapter>,
) -> Vec<Chapter> {
    let known: Vec<Slug> = found.keys().cloned().collect();
    let mut chapters = Vec::new();
    for slug in &front.chapters {
        match found.remove(slug) {
            Some(chapter) => chapters.push(chapter),
            None => findings.add(missing(document, slug, &known, &chapters)),
        }
    }
    for (slug, chapter) in found {
        findings.add(
            Finding::error(
                Code::UnknownChapter,
                format!("the chapter `{slug}` is not in the list of chapters"),
            )
            .at(Place::file(chapter.body.file))
            .help(format!("add it under `chapters` in {}", document.file)),
        );
    }
    chapters
}

fn missing(document: &Document, slug: &Slug, known: &[Slug], listed: &[Chapter]) -> Finding {
    let place = yaml::place_of(yaml_of(document), slug.as_str());
    if listed.iter().any(|chapter| chapter.slug == *slug) {
        return Finding::error(Code::DuplicateId, format!("the chapter `{slug}` is listed twice"))
            .at(place)
            .help("take one of the two out");
    }
    let known: Vec<&str> = known.iter().map(Slug::as_str).collect();
    let finding = Finding::error(Code::UnknownChapter, format!("the chapter `{slug}` has no file")).at(place);
    match nearest::of(slug.as_str(), &known) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("make {slug}.md beside it, or take it out of the list")),
    }
}
