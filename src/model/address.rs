//! Where things stand on the site: every address is made here, and nowhere else.

use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId, Slug, SurveyId, TermId};
use std::fmt;

/// An address on the site, from its root: it begins with `/`, and ends in `/` for a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

/// Where the site explains what it hides.
pub const PROTECTION: &str = "/over/bescherming/";

impl Address {
    /// A fixed page or file, such as `/regios/`.
    pub fn fixed(path: &str) -> Self {
        Self(path.to_owned())
    }

    pub fn region(id: &RegionId) -> Self {
        Self(format!("/regios/{id}/"))
    }

    /// The sheet of a region for on the table.
    pub fn praatplaat(id: &RegionId) -> Self {
        Self(format!("/regios/{id}/praatplaat/"))
    }

    /// Where a region would stand under another of its names.
    pub fn region_alias(slug: &str) -> Self {
        Self(format!("/regios/{slug}/"))
    }

    pub fn indicator(id: &IndicatorId) -> Self {
        Self(format!("/indicatoren/{id}/"))
    }

    /// The indicators of a theme side by side.
    pub fn indicator_theme(id: &TermId) -> Self {
        Self(format!("/indicatoren/thema/{id}/"))
    }

    /// A survey: its waves, and how it was held.
    pub fn survey(id: &SurveyId) -> Self {
        Self(format!("/enquetes/{id}/"))
    }

    /// Why numbers are hidden, by which rules, and what the marks mean.
    pub fn protection() -> Self {
        Self::fixed(PROTECTION)
    }

    /// One wave of a survey.
    pub fn wave(id: &SurveyId, period: Period) -> Self {
        Self(format!("/enquetes/{id}/{period}/"))
    }

    /// The figures of a region, for the page that puts regions side by side.
    pub fn compared(id: &RegionId) -> Self {
        Self(format!("/data/vergelijken/{id}.js"))
    }

    pub fn case(slug: &Slug) -> Self {
        Self(format!("/interventies/{slug}/"))
    }

    pub fn theme(id: &TermId) -> Self {
        Self(format!("/interventies/thema/{id}/"))
    }

    pub fn handbook(slug: &Slug) -> Self {
        Self(format!("/handboeken/{slug}/"))
    }

    /// The whole handbook on one page, for paper.
    pub fn handbook_whole(slug: &Slug) -> Self {
        Self(format!("/handboeken/{slug}/alles/"))
    }

    pub fn chapter(handbook: &Slug, chapter: &Slug) -> Self {
        Self(format!("/handboeken/{handbook}/{chapter}/"))
    }

    pub fn story(slug: &Slug) -> Self {
        Self(format!("/verhalen/{slug}/"))
    }

    pub fn page(slug: &Slug) -> Self {
        match slug.as_str() {
            "start" => Self("/".to_owned()),
            slug => Self(format!("/{slug}/")),
        }
    }

    /// A picture or other file that stood in `content`.
    pub fn media(path: &str) -> Self {
        Self(format!("/media/{path}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file it is kept in: a page is the `index.html` of its folder.
    pub fn file(&self) -> String {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }

    /// How a page at this address links to another one, so that the folder works wherever it stands.
    pub fn to(&self, target: &Address) -> String {
        let from: Vec<&str> = self.0[1..].split('/').collect();
        let to: Vec<&str> = target.0[1..].split('/').collect();
        let folders = from.len() - 1;
        let shared = (0..folders.min(to.len() - 1)).take_while(|at| from[*at] == to[*at]).count();
        let mut path = "../".repeat(folders - shared);
        path.push_str(&to[shared..].join("/"));
        // A page is linked by its file, so that it also opens from a disk, where no server adds it.
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        path
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: &str, to: &str) -> String {
        Address::fixed(from).to(&Address::fixed(to))
    }

    #[test]
    fn links_are_relative() {
        assert_eq!(link("/", "/regios/zeeland/"), "regios/zeeland/index.html");
        assert_eq!(link("/regios/zeeland/", "/"), "../../index.html");
        assert_eq!(link("/regios/zeeland/", "/regios/friesland/"), "../friesland/index.html");
        assert_eq!(link("/regios/zeeland/", "/regios/zeeland/"), "index.html");
        assert_eq!(link("/regios/", "/regios/zeeland/"), "zeeland/index.html");
        assert_eq!(link("/404.html", "/css/base.css"), "css/base.css");
        assert_eq!(link("/a/b/", "/a/"), "../index.html");
    }
}
