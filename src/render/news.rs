//! What is new: everything on the site that says itself when it was made or looked over.
//! The site has no other clock, so that the same input gives the same bytes.

use super::desk::Desk;
use super::invented;
use crate::model::Address;
use crate::text::date::Period;

/// Something new on the site.
pub struct News {
    pub title: String,
    pub summary: String,
    pub address: Address,
    pub date: Period,
}

/// Stories and handbooks, the newest first.
pub fn news(desk: &Desk<'_>) -> Vec<News> {
    let stories = desk.site.stories.iter().map(|story| News {
        title: invented::title(desk, &story.front.title, &story.front.regions),
        summary: story.front.quote.clone(),
        address: story.address.clone(),
        date: story.front.date,
    });
    let handbooks = desk.site.handbooks.iter().map(|matter| News {
        title: matter.handbook.front.title.clone(),
        summary: matter.handbook.front.summary.clone(),
        address: matter.address.clone(),
        date: matter.handbook.front.reviewed,
    });
    let mut news: Vec<News> = stories.chain(handbooks).collect();
    news.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.address.cmp(&b.address)));
    news
}
