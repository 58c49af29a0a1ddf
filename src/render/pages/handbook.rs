//! Handbooks: the list, the contents of each, its chapters, and all of it on one page for paper.

use super::{Job, page};
use crate::finding::Finding;
use crate::model::{Address, ChapterMatter, HandbookMatter};
use crate::render::Page;
use crate::render::citation::{CitationView, citations};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::prose::{self, Fitting};
use crate::tidy::ChapterKind;
use serde::Serialize;

/// `handbooks.html`
#[derive(Debug, Serialize)]
struct Handbooks {
    title: String,
    lead: String,
    handbooks: Vec<HandbookView>,
}

/// What a reader wants to know of a handbook before opening it.
#[derive(Debug, Serialize)]
struct HandbookView {
    title: String,
    href: String,
    summary: String,
    audience: String,
    owner: String,
    version: String,
    /// When it was last looked over.
    reviewed: String,
}

/// `handbook.html`
#[derive(Debug, Serialize)]
struct HandbookPage {
    handbook: HandbookView,
    chapters: Vec<ChapterLink>,
    /// All of it on one page.
    whole: String,
    sources: Vec<CitationView>,
}

#[derive(Debug, Clone, Serialize)]
struct ChapterLink {
    link: LinkView,
    summary: Option<String>,
    is_worksheet: bool,
    is_here: bool,
}

/// `chapter.html`
#[derive(Debug, Serialize)]
struct ChapterPage {
    title: String,
    summary: Option<String>,
    is_worksheet: bool,
    /// The text, as HTML.
    html: String,
    handbook: LinkView,
    chapters: Vec<ChapterLink>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// `handbook_whole.html`
#[derive(Debug, Serialize)]
struct WholePage {
    handbook: HandbookView,
    chapters: Vec<WholeChapter>,
    sources: Vec<CitationView>,
}

#[derive(Debug, Serialize)]
struct WholeChapter {
    id: String,
    title: String,
    summary: Option<String>,
    is_worksheet: bool,
    /// The text, as HTML.
    html: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let mut jobs: Vec<Job<'a>> = vec![Box::new(move || handbooks(desk))];
    for matter in &desk.site.handbooks {
        jobs.push(Box::new(move || handbook(desk, matter)));
        jobs.push(Box::new(move || whole(desk, matter)));
        for at in 0..matter.chapters.len() {
            jobs.push(Box::new(move || chapter(desk, matter, at)));
        }
    }
    jobs
}

fn all_handbooks(desk: &Desk<'_>) -> (String, Address) {
    (desk.words.get("handbooks.title"), Address::fixed("/handboeken/"))
}

fn handbooks(desk: &Desk<'_>) -> Result<Page, Finding> {
    let (title, address) = all_handbooks(desk);
    let lead = desk.words.get("handbooks.lead");
    let view = Handbooks {
        title: title.clone(),
        lead: lead.clone(),
        handbooks: desk.site.handbooks.iter().map(|matter| handbook_view(desk, &address, matter)).collect(),
    };
    page(desk, "handbooks.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

/// A chapter of which nobody wrote what it is: its title, and what the whole is for.
fn of_handbook(desk: &Desk<'_>, title: &str, matter: &HandbookMatter) -> String {
    desk.words.fill("found.chapter", &[("title", title), ("text", &matter.handbook.front.summary)])
}

fn handbook_view(desk: &Desk<'_>, from: &Address, matter: &HandbookMatter) -> HandbookView {
    let front = &matter.handbook.front;
    HandbookView {
        title: front.title.clone(),
        href: from.to(&matter.address),
        summary: front.summary.clone(),
        audience: front.audience.clone(),
        owner: front.owner.clone(),
        version: front.version.clone(),
        reviewed: desk.period(front.reviewed),
    }
}

fn handbook(desk: &Desk<'_>, matter: &HandbookMatter) -> Result<Page, Finding> {
    let address = &matter.address;
    let front = &matter.handbook.front;
    let view = HandbookPage {
        handbook: handbook_view(desk, address, matter),
        chapters: chapter_links(address, matter),
        whole: address.to(&Address::handbook_whole(&matter.handbook.slug)),
        sources: citations(desk, address, &front.sources),
    };
    let heading = Heading {
        address: address.clone(),
        title: front.title.clone(),
        description: front.summary.clone(),
        above: vec![all_handbooks(desk)],
    };
    page(desk, "handbook.html", &heading, &view)
}

fn chapter_links(from: &Address, matter: &HandbookMatter) -> Vec<ChapterLink> {
    matter
        .chapters
        .iter()
        .map(|chapter| ChapterLink {
            link: link(from, chapter),
            summary: chapter.chapter.front.summary.clone(),
            is_worksheet: is_worksheet(chapter),
            is_here: chapter.address == *from,
        })
        .collect()
}

fn link(from: &Address, chapter: &ChapterMatter) -> LinkView {
    LinkView::new(from, &chapter.address, &chapter.chapter.front.title)
}

fn is_worksheet(chapter: &ChapterMatter) -> bool {
    chapter.chapter.front.kind == ChapterKind::Worksheet
}

fn chapter(desk: &Desk<'_>, matter: &HandbookMatter, at: usize) -> Result<Page, Finding> {
    let chapter = &matter.chapters[at];
    let address = &chapter.address;
    let front = &chapter.chapter.front;
    let beside =
        |at: Option<usize>| at.and_then(|at| matter.chapters.get(at)).map(|other| link(address, other));
    let view = ChapterPage {
        title: front.title.clone(),
        summary: front.summary.clone(),
        is_worksheet: is_worksheet(chapter),
        html: prose::html(desk, Fitting { page: address, deeper: 0, prefix: "" }, &chapter.writing)?,
        handbook: LinkView::new(address, &matter.address, &matter.handbook.front.title),
        chapters: chapter_links(address, matter),
        previous: beside(at.checked_sub(1)),
        next: beside(at.checked_add(1)),
    };
    let heading = Heading {
        address: address.clone(),
        title: front.title.clone(),
        description: front.summary.clone().unwrap_or_else(|| of_handbook(desk, &front.title, matter)),
        above: vec![all_handbooks(desk), (matter.handbook.front.title.clone(), matter.address.clone())],
    };
    page(desk, "chapter.html", &heading, &view)
}

fn whole(desk: &Desk<'_>, matter: &HandbookMatter) -> Result<Page, Finding> {
    let address = Address::handbook_whole(&matter.handbook.slug);
    let chapters = matter.chapters.iter().map(|chapter| {
        let slug = &chapter.chapter.slug;
        let prefix = format!("{slug}-");
        Ok(WholeChapter {
            id: slug.to_string(),
            title: chapter.chapter.front.title.clone(),
            summary: chapter.chapter.front.summary.clone(),
            is_worksheet: is_worksheet(chapter),
            html: prose::html(
                desk,
                Fitting { page: &address, deeper: 1, prefix: &prefix },
                &chapter.writing,
            )?,
        })
    });
    let view = WholePage {
        handbook: handbook_view(desk, &address, matter),
        chapters: chapters.collect::<Result<_, Finding>>()?,
        sources: citations(desk, &address, &matter.handbook.front.sources),
    };
    let heading = Heading {
        title: desk.words.fill("handbook.whole", &[("title", &matter.handbook.front.title)]),
        description: desk.words.fill("found.whole", &[("text", &matter.handbook.front.summary)]),
        above: vec![all_handbooks(desk), (matter.handbook.front.title.clone(), matter.address.clone())],
        address: address.clone(),
    };
    page(desk, "handbook_whole.html", &heading, &view)
}
