//! Stories and pages: texts that stand by themselves.

use super::bibliography::Citation;
use super::document::{Prose, page, slug_of};
use super::many::many;
use super::pile::Pile;
use crate::finding::Findings;
use crate::text::date::Period;
use crate::text::id::{RegionId, Slug};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A text with its address and its front matter.
#[derive(Debug, Clone)]
pub struct Text<T> {
    pub slug: Slug,
    pub front: T,
    pub body: Prose,
}

/// The front matter of `content/stories/<slug>.md`: somebody's experience, told without their name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryFront {
    pub title: String,
    /// The story in one sentence, in our words.
    pub quote: String,
    pub role: String,
    pub organisation: String,
    #[serde(default, deserialize_with = "many")]
    pub regions: Vec<RegionId>,
    pub date: Period,
    #[serde(default)]
    pub lessons: Vec<String>,
    #[serde(default)]
    pub sources: Vec<Citation>,
}

/// The front matter of `content/pages/<slug>.md`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageFront {
    pub title: String,
    pub summary: String,
    /// Its place among the pages that the home page lists; `None` when it is not listed.
    #[serde(default)]
    pub order: Option<u16>,
}

/// Reads all of `content/stories`.
pub fn stories(findings: &mut Findings, pile: &mut Pile) -> Vec<Text<StoryFront>> {
    texts(findings, "content/stories/", pile)
}

/// Reads all of `content/pages`.
pub fn pages(findings: &mut Findings, pile: &mut Pile) -> Vec<Text<PageFront>> {
    texts(findings, "content/pages/", pile)
}

fn texts<T: DeserializeOwned>(findings: &mut Findings, folder: &str, pile: &mut Pile) -> Vec<Text<T>> {
    let mut texts = Vec::new();
    for document in pile.documents(folder, ".md") {
        let slug = slug_of(findings, &document.file);
        let read = page::<T>(findings, &document);
        if let (Some(slug), Some(read)) = (slug, read) {
            texts.push(Text { slug, front: read.front, body: read.body });
        }
    }
    texts
}
