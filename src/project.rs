//! A praatplaat project: its folder, its settings, its theme, and the day it is built on.

mod threshold;

pub use threshold::{Threshold, ThresholdUnit};

use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{Level, Slug};
use crate::text::language::Language;
use crate::text::slug::{is_slug, slug};
use crate::text::yaml::{self, Yaml};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The name of the settings file, which also marks a folder as a project.
pub const SETTINGS_FILE: &str = "praatplaat.yaml";

/// The version of the publisher's forms that this program writes and reads.
const FORMS: u32 = 1;

/// A contact shorter than this would take harmless text for the publisher's own.
const FEWEST_SIGNS_OF_CONTACT: usize = 6;

/// All that is known before the first table is read.
#[derive(Debug)]
pub struct Project {
    pub folder: PathBuf,
    pub settings: Settings,
    pub language: Language,
    pub theme: Theme,
    pub edition: Edition,
    /// The public site that was published before, where it does not stand in the output.
    pub before: Option<PublishedBefore>,
    /// The day of the build, which decides which regions have ended. A value, so that the same
    /// input gives the same bytes.
    pub today: Period,
}

/// What is kept of a public site that was published before: what it told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedBefore {
    /// `data/figures.csv`
    pub figures: Vec<u8>,
    /// `data/structure.json`; `None` for a site from before there was one.
    pub structure: Option<Vec<u8>>,
}

impl PublishedBefore {
    /// What to keep of a site, whose files are read by their path; `None` when none stands there, or one
    /// that was never public.
    pub fn of(read: impl Fn(&str) -> Option<Vec<u8>>) -> Option<Self> {
        let structure = read("data/structure.json");
        // Only the public edition tells its structure; before there was one, the other told robots to stay away.
        let is_closed = |page: Vec<u8>| String::from_utf8_lossy(&page).contains("noindex");
        let is_public = structure.is_some() || !read("index.html").is_some_and(is_closed);
        let figures = read("data/figures.csv").filter(|_| is_public)?;
        Some(Self { figures, structure })
    }
}

/// What `render` needs of the project.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    pub settings: &'a Settings,
    pub language: &'a Language,
    pub theme: &'a Theme,
    pub edition: Edition,
}

/// Who the site is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Edition {
    /// For everyone: only what may be shown
    Public,
    /// For the publisher's own office
    Internal,
}

/// The proof that a build is for the publisher's own office. What single practices answered becomes a value
/// with this in hand only, so that in a public build there is nothing to leak.
#[derive(Debug, Clone, Copy)]
pub struct ForOffice(());

impl Edition {
    /// The proof, in an internal build; `None` in a public one.
    pub fn for_office(self) -> Option<ForOffice> {
        (self == Edition::Internal).then_some(ForOffice(()))
    }

    /// The folder that this edition goes to by itself.
    pub fn folder(self) -> &'static str {
        match self {
            Edition::Public => "public",
            Edition::Internal => "internal",
        }
    }
}

/// `praatplaat.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The version of the forms these files follow.
    pub praatplaat: u32,
    pub title: String,
    /// What the site is, in one sentence.
    pub description: String,
    /// Where the site will stand; may hold a sub-path.
    pub base_url: String,
    #[serde(default = "dutch")]
    pub language: String,
    #[serde(default = "default_theme")]
    pub theme: String,
    pub publisher: Publisher,
    /// The levels of regions, from wide to small.
    pub levels: Vec<Level>,
    #[serde(default)]
    pub privacy: Privacy,
    /// Which feeds to offer.
    #[serde(default = "all_feeds")]
    pub feeds: Vec<Feed>,
    /// Addresses of the main menu, in order. Without it, the menu is the site's own sections.
    #[serde(default)]
    pub navigation: Vec<NavigationItem>,
}

/// Who publishes the site and answers for it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    pub name: String,
    pub url: String,
    /// The publisher's own public addresses and numbers: the only ones that may stand in a text.
    #[serde(default)]
    pub contact: Vec<String>,
}

/// The thresholds of protection and publication; every figure counted from answers is held against them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// Fewer answers than this give no figure.
    pub least_answered: u32,
    /// A count below this, and above zero, is hidden, and so is the share it makes.
    pub least_count: u32,
    /// A hidden count must be able to be this much more or less, for a reader who adds and subtracts.
    pub least_width: u32,
    /// Of a sensitive question: more than this, in percent, or less than what it leaves of a hundred,
    pub most_alike: f64,
    /// is hidden in a group smaller than this.
    pub large_group: u32,
    /// Who takes a total apart may not come closer to the largest amount in it, in percent; the p % rule.
    pub p_percent: f64,
    /// The two largest amounts are at most this part of a total, in percent.
    pub dominance: f64,
    /// From this response on, in percent, a figure stands by itself.
    pub full_response: f64,
    /// Or from this coverage of patients on, in percent.
    pub full_coverage: f64,
    /// Below this response, in percent, there is no figure.
    pub least_response: f64,
    /// Why a threshold is looser than it is by itself, by its name. The site prints it.
    pub reasons: BTreeMap<String, String>,
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            least_answered: 10,
            least_count: 5,
            least_width: 4,
            most_alike: 90.0,
            large_group: 20,
            p_percent: 10.0,
            dominance: 85.0,
            full_response: 30.0,
            full_coverage: 40.0,
            least_response: 5.0,
            reasons: BTreeMap::new(),
        }
    }
}

/// A feed that other programs can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Feed {
    /// `/atom.xml`
    Atom,
    /// `/catalogus.json`
    Json,
}

/// One item of the main menu.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NavigationItem {
    pub label: String,
    /// An address on the site, such as `/regios/`.
    pub address: String,
}

/// The look: templates, style sheets and texts, file by file from the chosen theme or the default one.
#[derive(Debug, Default)]
pub struct Theme {
    /// Template files by name, such as `factsheet.html`; with the path to show when one is wrong.
    pub templates: BTreeMap<String, ThemeFile>,
    /// Files that go to the site as they are, by path, such as `css/tokens.css`.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The texts of the site in its language, as the files give them: default first.
    pub translations: Vec<ThemeFile>,
    pub parts: ThemeParts,
}

/// `theme.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeParts {
    /// The style sheets for every medium, in the order in which they build on each other.
    pub styles: Vec<String>,
    /// The style sheet for paper.
    pub print: String,
}

/// A text file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    pub path: String,
    pub text: String,
}

fn dutch() -> String {
    "nl".to_owned()
}

fn default_theme() -> String {
    "default".to_owned()
}

fn all_feeds() -> Vec<Feed> {
    vec![Feed::Atom, Feed::Json]
}

impl Settings {
    /// Reads `praatplaat.yaml`. `None` when the build cannot go on without it being mended.
    pub fn read(findings: &mut Findings, text: &str) -> Option<Self> {
        let yaml = Yaml { text, file: SETTINGS_FILE, rows_before: 0 };
        let settings: Settings = yaml::read(findings, yaml)?;
        settings.check(findings, yaml);
        Some(settings)
    }

    fn check(&self, findings: &mut Findings, yaml: Yaml<'_>) {
        if self.praatplaat > FORMS {
            findings.add(
                Finding::error(
                    Code::NewerForms,
                    format!(
                        "these files follow version {} of the forms; this program knows {FORMS}",
                        self.praatplaat
                    ),
                )
                .at(yaml::place_of(yaml, "praatplaat:"))
                .help("install a newer praatplaat"),
            );
        }
        self.check_base_url(findings, yaml);
        self.check_filled(findings, yaml);
        self.check_names(findings, yaml);
        self.privacy.check(findings, yaml);
    }

    fn check_base_url(&self, findings: &mut Findings, yaml: Yaml<'_>) {
        if !is_base_url(&self.base_url) {
            findings.add(no_base_url(&self.base_url).at(yaml::place_of(yaml, "base_url:")));
        }
    }

    /// What becomes part of an address or a path must be able to.
    fn check_names(&self, findings: &mut Findings, yaml: Yaml<'_>) {
        for item in self.navigation.iter().filter(|item| !item.address.starts_with('/')) {
            findings.add(
                Finding::error(
                    Code::BadValue,
                    format!("the menu address `{}` does not begin with `/`", item.address),
                )
                .at(yaml::place_of(yaml, "navigation:"))
                .help("write the address on the site, such as /regios/"),
            );
        }
        let levels = self.levels.iter().map(Level::as_str);
        for name in levels.chain([self.theme.as_str()]).filter(|name| !is_slug(name)) {
            findings.add(bad_name(name).at(yaml::place_of(yaml, name)));
        }
        if !is_web_address(&self.publisher.url) {
            findings.add(no_web_address(&self.publisher.url).at(yaml::place_of(yaml, "url:")));
        }
        if self.publisher.contact.iter().any(|contact| contact.chars().count() < FEWEST_SIGNS_OF_CONTACT) {
            findings.add(
                Finding::error(Code::BadValue, "a contact under `publisher` is too short to be one")
                    .at(yaml::place_of(yaml, "contact:"))
                    .help("write the whole address or number, or take it out"),
            );
        }
    }

    /// Sets where the site will stand, for one build.
    pub fn stands_at(&mut self, findings: &mut Findings, base_url: String) {
        if !is_base_url(&base_url) {
            findings.add(no_base_url(&base_url).at(Place::file("--base-url")));
        }
        self.base_url = base_url;
    }

    fn check_filled(&self, findings: &mut Findings, yaml: Yaml<'_>) {
        let filled =
            [("title", &self.title), ("description", &self.description), ("name", &self.publisher.name)];
        for (key, _) in filled.iter().filter(|(_, value)| value.trim().is_empty()) {
            findings.add(
                Finding::error(Code::MissingKey, format!("the key `{key}` is empty"))
                    .at(Place::file(yaml.file))
                    .help("fill it in"),
            );
        }
        if self.levels.is_empty() {
            findings.add(
                Finding::error(Code::MissingKey, "the key `levels` is empty")
                    .at(yaml::place_of(yaml, "levels:"))
                    .help("name the levels from wide to small, such as [country, azw, subregion]"),
            );
        }
    }

    /// The address of a page as the world sees it; `path` begins with `/`.
    pub fn full_address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.trim_end_matches('/'))
    }

    /// The path under which the site stands on its server: `/` or `/arbeidsmarkt/`.
    pub fn base_path(&self) -> String {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        match after_scheme.split_once('/') {
            Some((_, path)) if !path.is_empty() => format!("/{}/", path.trim_end_matches('/')),
            _ => "/".to_owned(),
        }
    }
}

fn no_base_url(base_url: &str) -> Finding {
    Finding::error(Code::BadValue, format!("`{base_url}` is not an address a site can stand at"))
        .help("write it in full, such as https://www.example.org/arbeidsmarkt/")
}

/// The finding for a name that cannot stand in an address or a path.
pub fn bad_name(name: &str) -> Finding {
    Finding::error(Code::BadId, format!("`{name}` cannot stand in a web address")).help(match slug(name) {
        slug if slug.is_empty() => "write small letters, digits and hyphens".to_owned(),
        slug => format!("write `{slug}`"),
    })
}

/// The finding for what should be an address on the web.
pub fn no_web_address(url: &str) -> Finding {
    Finding::error(Code::BadValue, format!("`{url}` is not a web address"))
        .help("write it in full, beginning with https://")
}

/// Whether a site can stand here: a web address with nothing after a `?` or `#`.
fn is_base_url(text: &str) -> bool {
    is_web_address(text) && !text.contains(['?', '#'])
}

/// Whether a browser could open this: `http` or `https`, and a host.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '"', '<', '>'])
    })
}

impl Project {
    /// What `render` needs of it.
    pub fn look(&self) -> Look<'_> {
        Look { settings: &self.settings, language: &self.language, theme: &self.theme, edition: self.edition }
    }
}

/// The name of the page that gives the home page its text.
pub fn start_page() -> Slug {
    Slug::new("start")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(base_url: &str) -> Settings {
        let text = format!(
            "praatplaat: 1\ntitle: A\ndescription: B\nbase_url: {base_url}\nlevels: [azw]\npublisher: {{name: C, url: https://c.nl}}\n"
        );
        Settings::read(&mut Findings::default(), &text).expect("correct settings")
    }

    #[test]
    fn a_site_may_stand_under_a_path() {
        assert_eq!(at("https://example.org").base_path(), "/");
        assert_eq!(at("https://example.org/").full_address("/regios/"), "https://example.org/regios/");
        assert_eq!(at("https://example.org/regio").base_path(), "/regio/");
        assert_eq!(at("https://example.org/regio/").full_address("/"), "https://example.org/regio/");
    }

    #[test]
    fn an_address_that_is_none_is_told() {
        let mut findings = Findings::default();
        let text = "praatplaat: 1\ntitle: A\ndescription: B\nbase_url: www.example.org\nlevels: [azw]\npublisher: {name: C, url: d}\n";
        Settings::read(&mut findings, text);
        assert_eq!(findings.in_order()[0].place.as_deref(), Some(&Place::file(SETTINGS_FILE).row(4)));
    }
}
