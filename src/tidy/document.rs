//! A text file taken apart: its front matter as data, its body as prose with its place.

use super::comments::without_comments;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Document;
use crate::text::id::Slug;
use crate::text::slug::{is_slug, slug};
use crate::text::yaml::{self, Yaml};
use serde::de::DeserializeOwned;

/// A piece of Markdown and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    pub markdown: String,
    pub file: String,
    /// How many rows of the file stand before it.
    pub rows_before: usize,
}

impl Prose {
    /// The place of a byte of the Markdown.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.markdown.get(..offset).unwrap_or(&self.markdown);
        Place::file(&self.file).row(self.rows_before + before.matches('\n').count() + 1)
    }
}

/// A Markdown file: what its front matter says, and its body.
#[derive(Debug)]
pub struct Page<T> {
    pub front: T,
    pub body: Prose,
}

/// Takes a Markdown file apart; `None` when its front matter cannot be read.
pub fn page<T: DeserializeOwned>(findings: &mut Findings, document: &Document) -> Option<Page<T>> {
    let Some(parts) = split(&document.text) else {
        findings.add(
            Finding::error(Code::NoFrontMatter, "the file does not begin with front matter")
                .at(Place::file(&document.file).row(1))
                .help("begin it with `---`, lines such as `title: …`, and `---` again"),
        );
        return None;
    };
    let front = yaml::read(findings, yaml_of(document));
    let Some(markdown) = without_comments(parts.body) else {
        findings.add(open_comment(document, &parts));
        return None;
    };
    let front = front?;
    let body = Prose { markdown, file: document.file.clone(), rows_before: parts.rows };
    Some(Page { front, body })
}

fn open_comment(document: &Document, parts: &Parts<'_>) -> Finding {
    let row = parts.body.lines().position(|line| line.contains("<!--")).unwrap_or(0);
    Finding::error(Code::OpenComment, "a comment is opened and never closed, so the rest of the text is lost")
        .at(Place::file(&document.file).row(parts.rows + row + 1))
        .help("close it with `-->`")
}

/// The YAML of a document: its front matter, or all of it when it has none.
pub fn yaml_of(document: &Document) -> Yaml<'_> {
    match split(&document.text) {
        Some(parts) => Yaml { text: parts.front, file: &document.file, rows_before: 1 },
        None => Yaml { text: &document.text, file: &document.file, rows_before: 0 },
    }
}

struct Parts<'a> {
    front: &'a str,
    body: &'a str,
    /// The rows that the front matter takes, its borders included.
    rows: usize,
}

fn split(text: &str) -> Option<Parts<'_>> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    for (row, line) in text[at..].split_inclusive('\n').enumerate() {
        if line.trim_end() == "---" {
            let body = &text[at + line.len()..];
            return Some(Parts { front: &text[first.len()..at], body, rows: row + 2 });
        }
        at += line.len();
    }
    None
}

/// The name of a file without its folder and ending, as it will stand in the address.
pub fn slug_of(findings: &mut Findings, file: &str) -> Option<Slug> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if is_slug(stem) {
        return Some(Slug::new(stem));
    }
    findings.add(
        Finding::error(Code::BadId, format!("the file name `{stem}` cannot stand in a web address"))
            .at(Place::file(file))
            .help(format!("rename it to `{}`", slug(stem))),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_keeps_its_rows() {
        let text = "---\ntitle: A\n---\n\nEen.\nTwee.\n".to_owned();
        let document = Document { file: "a.md".to_owned(), text };
        let page: Page<std::collections::BTreeMap<String, String>> =
            page(&mut Findings::default(), &document).expect("correct front matter");
        assert_eq!(page.front["title"], "A");
        assert_eq!(page.body.place(page.body.markdown.find("Twee").expect("there")).row, Some(6));
    }

    #[test]
    fn a_rule_in_the_text_is_no_front_matter() {
        assert!(split("Tekst\n---\nmeer\n---\n").is_none());
    }
}
