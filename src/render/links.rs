//! The finished site, looked over as a visitor would: every link, picture and anchor is followed.

use super::Page;
use crate::finding::{Code, Finding, Findings, Place};
use html5gum::{Token, Tokenizer};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};

/// What a page offers to link to, and what it links to itself.
#[derive(Debug, Default)]
struct Ends {
    anchors: BTreeSet<String>,
    twice: Vec<String>,
    targets: Vec<String>,
}

impl Ends {
    fn offer(&mut self, anchor: String) {
        if !self.anchors.insert(anchor.clone()) {
            self.twice.push(anchor);
        }
    }
}

/// Tells of every link inside the site that leads nowhere, and of anchors that stand on a page twice.
/// A link in a text to a file that this edition leaves out, one of `left_out`, is not the text's mistake.
pub fn follow(findings: &mut Findings, pages: &[Page], left_out: &[&str]) {
    let files: BTreeMap<String, &Page> = pages.iter().map(|page| (page.address.file(), page)).collect();
    let is_html = |path: &&String| path.ends_with(".html");
    let html: Vec<&String> = files.keys().filter(is_html).collect();
    let ends: BTreeMap<&String, Ends> = html.iter().map(|path| (*path, ends(&files[*path].bytes))).collect();
    for (path, page) in &ends {
        for anchor in &page.twice {
            findings.add(
                Finding::error(
                    Code::AddressTwice,
                    format!("the anchor `{anchor}` stands on this page twice"),
                )
                .at(Place::file(path.as_str()))
                .help("give one of the headings another text"),
            );
        }
    }
    let is_left_out = |target: &str| left_out.iter().any(|path| path.trim_start_matches('/') == target);
    for (target, pages) in broken(&files, &ends).into_iter().filter(|(target, _)| !is_left_out(target)) {
        let others = match pages.len() {
            1 => String::new(),
            count => format!(", and {} other pages with it,", count - 1),
        };
        let message = format!("the finished page{others} links to `{target}`, which does not exist");
        findings.add(
            Finding::error(Code::LinkToNowhere, message)
                .at(Place::file(pages[0].as_str()))
                .help("look for that address in the text or template that this page is made of"),
        );
    }
}

/// The links that lead nowhere, each with the pages it stands on: one in a template is told once.
fn broken<'a>(
    files: &BTreeMap<String, &Page>,
    ends: &'a BTreeMap<&'a String, Ends>,
) -> BTreeMap<String, Vec<&'a String>> {
    let mut broken: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (path, page) in ends {
        for target in page.targets.iter().filter(|target| !leads_somewhere(path, target, files, ends)) {
            let pages = broken.entry(target.trim_start_matches("../").to_owned()).or_default();
            if pages.last() != Some(path) {
                pages.push(path);
            }
        }
    }
    broken
}

fn leads_somewhere(
    from: &str,
    target: &str,
    files: &BTreeMap<String, &Page>,
    ends: &BTreeMap<&String, Ends>,
) -> bool {
    let decoded = percent_decode_str(target).decode_utf8_lossy();
    let (path, anchor) = decoded.split_once('#').unwrap_or((&decoded, ""));
    let Some(file) = joined(from, path) else { return false };
    if !files.contains_key(&file) {
        return false;
    }
    // `#regios=noord,zuid` is no place on the page but a choice, which the page reads.
    anchor.is_empty()
        || anchor.contains('=')
        || ends.get(&file).is_none_or(|page| page.anchors.contains(anchor))
}

/// The file a relative link leads to; `None` when it climbs out of the site.
fn joined(from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn ends(html: &[u8]) -> Ends {
    let mut ends = Ends::default();
    for token in Tokenizer::new(html).flatten() {
        let Token::StartTag(tag) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(&value.value).into_owned();
            let is_link = matches!(name.as_slice(), b"href" | b"src") && tag.name.as_slice() != b"base";
            if name.as_slice() == b"id" {
                ends.offer(value);
            } else if is_link && is_inside(&value) {
                ends.targets.push(value);
            }
        }
    }
    ends
}

/// Whether a link stays on the site. One from the root would not work under a sub-path, so it is followed and found.
fn is_inside(target: &str) -> bool {
    let has_scheme = target.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '#', '?']));
    !has_scheme && !target.starts_with("//")
}
