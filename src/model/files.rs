//! Which file became which page, so that a link to a file becomes a link to its page.

use super::address::Address;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::nearest;
use crate::text::slug::slug;
use crate::tidy::Library;
use std::collections::{BTreeMap, BTreeSet};

/// The pages that are there whatever the publisher's files say.
pub const FIXED: &[&str] = &[
    "/",
    "/regios/",
    "/indicatoren/",
    "/vergelijken/",
    "/interventies/",
    "/handboeken/",
    "/verhalen/",
    "/begrippen/",
    "/bronnen/",
    "/status/",
    "/data/",
    super::address::PROTECTION,
    "/data/figures.csv",
    "/data/responses.csv",
    "/data/regions.csv",
    "/data/indicators.csv",
    "/data/sources.csv",
    "/data/csv-metadata.json",
    "/data/datapackage.json",
    "/data/catalog.jsonld",
    "/catalogus.json",
    "/atom.xml",
    "/sitemap.xml",
];

/// The files of the project with their address, and all addresses there are.
pub struct Files {
    by_file: BTreeMap<String, Address>,
    addresses: BTreeSet<Address>,
    /// Files that are there but became no page.
    unread: BTreeSet<String>,
}

impl Files {
    pub fn new(findings: &mut Findings, library: &Library) -> Self {
        let mut files =
            Self { by_file: BTreeMap::new(), addresses: BTreeSet::new(), unread: BTreeSet::new() };
        files.addresses.extend(FIXED.iter().map(|path| Address::fixed(path)));
        // Kept free for the internal edition, so that a text does not stand in its way only there.
        files.addresses.insert(Address::fixed("/intern/"));
        for region in library.regions.all.keys() {
            files.add(findings, format!("content/regions/{region}.md"), Address::region(region));
            files.addresses.insert(Address::praatplaat(region));
        }
        for alias in library.regions.all.values().flat_map(|region| &region.aliases) {
            files.addresses.insert(Address::region_alias(&slug(alias)));
        }
        for indicator in library.indicators.keys() {
            files.add(findings, format!("data/indicators/{indicator}.yaml"), Address::indicator(indicator));
        }
        files.add_surveys(findings, library);
        for case in &library.cases {
            files.add(findings, case.file.clone(), Address::case(&case.slug));
        }
        for theme in library.vocabulary.themes.keys() {
            files.addresses.insert(Address::theme(theme));
        }
        for story in &library.stories {
            files.add(findings, story.body.file.clone(), Address::story(&story.slug));
        }
        files.add_handbooks(findings, library);
        for page in &library.pages {
            files.add_page(findings, page.body.file.clone(), Address::page(&page.slug));
        }
        for asset in &library.assets {
            files.add(findings, format!("content/{}", asset.path), Address::media(&asset.path));
        }
        files.unread =
            library.files.iter().filter(|file| !files.by_file.contains_key(*file)).cloned().collect();
        files.by_file.insert("content/glossary.yaml".to_owned(), Address::fixed("/begrippen/"));
        files.by_file.insert("data/sources.yaml".to_owned(), Address::fixed("/bronnen/"));
        files
    }

    fn add_surveys(&mut self, findings: &mut Findings, library: &Library) {
        if !library.surveys.is_empty() {
            self.addresses.insert(Address::fixed("/enquetes/"));
        }
        for (id, survey) in &library.surveys {
            self.add(findings, survey.place.file.clone(), Address::survey(id));
            self.addresses.extend(survey.waves.iter().map(|wave| Address::wave(id, wave.period)));
        }
    }

    fn add_handbooks(&mut self, findings: &mut Findings, library: &Library) {
        for handbook in &library.handbooks {
            self.add(findings, handbook.file.clone(), Address::handbook(&handbook.slug));
            let whole = Address::handbook_whole(&handbook.slug);
            self.addresses.insert(whole);
            for chapter in &handbook.chapters {
                self.add(
                    findings,
                    chapter.body.file.clone(),
                    Address::chapter(&handbook.slug, &chapter.slug),
                );
            }
        }
    }

    /// The page that gives the home page its text has its address by right.
    fn add_page(&mut self, findings: &mut Findings, file: String, address: Address) {
        if address.as_str() == "/" {
            self.by_file.insert(file, address);
        } else {
            self.add(findings, file, address);
        }
    }

    fn add(&mut self, findings: &mut Findings, file: String, address: Address) {
        if !self.addresses.insert(address.clone()) {
            findings.add(
                Finding::error(Code::AddressTwice, format!("the address {address} is already taken"))
                    .at(Place::file(&file))
                    .help("rename the file"),
            );
        }
        self.by_file.insert(file, address);
    }

    /// What a link in this file leads to: a relative path is looked for from the file's own folder.
    pub fn find(&self, from: &str, target: &str) -> Option<&Address> {
        if target.starts_with('/') {
            let address = Address::fixed(target);
            return self
                .addresses
                .get(&address)
                .or_else(|| self.addresses.get(&Address::fixed(&format!("{target}/"))));
        }
        self.by_file.get(&joined(from, target)?)
    }

    /// Whether a link leads to a file that is there but could not be read, which is told elsewhere.
    pub fn is_unread(&self, from: &str, target: &str) -> bool {
        joined(from, target).is_some_and(|path| self.unread.contains(&path))
    }

    /// The finding for a link that leads nowhere.
    pub fn nowhere(&self, from: &str, target: &str) -> Finding {
        let finding = Finding::error(Code::LinkToNowhere, format!("the link `{target}` leads nowhere"));
        if target.starts_with('/') {
            return finding.did_you_mean(target, self.addresses.iter().map(Address::as_str));
        }
        let path = joined(from, target).unwrap_or_default();
        let known: Vec<&str> = self.by_file.keys().map(String::as_str).collect();
        match nearest::of(&path, &known) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding
                .help(format!("there is no page for `{path}`; link to a file by its path from this one")),
        }
    }
}

/// The path of a target as seen from a file; `None` when it climbs out of the project.
fn joined(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}
