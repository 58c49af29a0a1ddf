//! Stories: the list, and each by itself. Told by role and organisation, never by name.

use super::{Job, page};
use crate::finding::Finding;
use crate::model::{Address, TextMatter};
use crate::render::Page;
use crate::render::citation::{CitationView, citations};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::prose::{self, Fitting};
use crate::tidy::StoryFront;
use serde::Serialize;

/// `stories.html`
#[derive(Debug, Serialize)]
struct Stories {
    title: String,
    lead: String,
    stories: Vec<StoryView>,
}

#[derive(Debug, Serialize)]
struct StoryView {
    link: LinkView,
    quote: String,
    role: String,
    organisation: String,
    date: String,
    regions: Vec<LinkView>,
}

/// `story.html`
#[derive(Debug, Serialize)]
struct StoryPage {
    story: StoryView,
    /// The text, as HTML.
    html: String,
    lessons: Vec<String>,
    sources: Vec<CitationView>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    let mut jobs: Vec<Job<'a>> = vec![Box::new(move || stories(desk))];
    for matter in &desk.site.stories {
        jobs.push(Box::new(move || story(desk, matter)));
    }
    jobs
}

fn all_stories(desk: &Desk<'_>) -> (String, Address) {
    (desk.words.get("stories.title"), Address::fixed("/verhalen/"))
}

fn stories(desk: &Desk<'_>) -> Result<Page, Finding> {
    let (title, address) = all_stories(desk);
    let lead = desk.words.get("stories.lead");
    let view = Stories {
        title: title.clone(),
        lead: lead.clone(),
        stories: desk.site.stories.iter().map(|matter| story_view(desk, &address, matter)).collect(),
    };
    page(desk, "stories.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn story_view(desk: &Desk<'_>, from: &Address, matter: &TextMatter<StoryFront>) -> StoryView {
    let front = &matter.front;
    StoryView {
        link: LinkView::new(from, &matter.address, invented::title(desk, &front.title, &front.regions)),
        quote: front.quote.clone(),
        role: front.role.clone(),
        organisation: front.organisation.clone(),
        date: desk.period(front.date),
        regions: front
            .regions
            .iter()
            .map(|id| LinkView::new(from, &Address::region(id), desk.region_name(id)))
            .collect(),
    }
}

fn story(desk: &Desk<'_>, matter: &TextMatter<StoryFront>) -> Result<Page, Finding> {
    let address = &matter.address;
    let view = StoryPage {
        story: story_view(desk, address, matter),
        html: prose::html(desk, Fitting { page: address, deeper: 0, prefix: "" }, &matter.writing)?,
        lessons: matter.front.lessons.clone(),
        sources: citations(desk, address, &matter.front.sources),
    };
    let heading = Heading {
        address: address.clone(),
        title: invented::title(desk, &matter.front.title, &matter.front.regions),
        description: matter.front.quote.clone(),
        above: vec![all_stories(desk)],
    };
    page(desk, "story.html", &heading, &view)
}
