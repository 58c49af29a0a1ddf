//! Prose with its links resolved and its fenced blocks understood, ready for any form.

mod blocks;

use super::address::Address;
use super::files::Files;
use crate::finding::{Code, Finding, Findings};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::text::slug::slug;
use crate::tidy::{Library, Prose};
use percent_encoding::percent_decode_str;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// A text, part by part.
#[derive(Debug, Default)]
pub struct Writing {
    pub parts: Vec<Part>,
    /// Its headings, for a table of contents.
    pub headings: Vec<Heading>,
}

/// A heading that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    pub anchor: String,
    pub text: String,
}

/// A stretch of text, or a computed thing within it.
#[derive(Debug)]
pub enum Part {
    /// Markdown, parsed: links are addresses on the site, headings have anchors.
    Text(Vec<Event<'static>>),
    /// Room to write, in lines.
    Lines(u8),
    Figure {
        region: RegionId,
        indicator: IndicatorId,
    },
    Chart {
        indicator: IndicatorId,
        level: Option<Level>,
    },
    Effects {
        region: RegionId,
    },
    Matrix(Matrix),
    /// What holds for one region only.
    Region {
        region: RegionId,
        writing: Writing,
    },
}

/// A table of choices: what goes with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Understands a text.
pub fn writing(findings: &mut Findings, prose: &Prose, library: &Library, files: &Files) -> Writing {
    read(findings, prose, library, files, Standing::OnAPage)
}

fn read(
    findings: &mut Findings,
    prose: &Prose,
    library: &Library,
    files: &Files,
    place: Standing,
) -> Writing {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut reader = Reader {
        findings,
        prose,
        library,
        files,
        writing: Writing::default(),
        text: Vec::new(),
        depth: 0,
        anchors: BTreeMap::new(),
        place,
    };
    let mut events = Parser::new_ext(&prose.markdown, options).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let body = code(&mut events);
                reader.block(&info, &body, range);
            }
            Event::Start(Tag::Paragraph)
                if reader.depth == 0 && reader.lines(&prose.markdown[range.clone()]) =>
            {
                events
                    .by_ref()
                    .take_while(|(event, _)| *event != Event::End(TagEnd::Paragraph))
                    .for_each(drop);
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                let inner: Vec<_> = events
                    .by_ref()
                    .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))))
                    .map(|(event, range)| reader.resolved(event, range))
                    .collect();
                reader.heading(level, id, inner);
            }
            other => reader.plain(other, range),
        }
    }
    reader.end_text();
    reader.writing
}

/// The text of a code block, up to its end.
fn code<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) -> String {
    events
        .map_while(|(event, _)| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect()
}

struct Reader<'a> {
    findings: &'a mut Findings,
    prose: &'a Prose,
    library: &'a Library,
    files: &'a Files,
    writing: Writing,
    text: Vec<Event<'static>>,
    /// How many lists, quotes and the like are open: a block can only stand outside them.
    depth: usize,
    /// The anchors that are taken, each with the highest number given out for it.
    anchors: BTreeMap<String, u32>,
    place: Standing,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    OnAPage,
    InARegionBlock,
}

impl Reader<'_> {
    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.writing.parts.push(Part::Text(std::mem::take(&mut self.text)));
        }
    }

    fn part(&mut self, part: Part) {
        self.end_text();
        self.writing.parts.push(part);
    }

    fn tell(&mut self, offset: usize, finding: Finding) {
        self.findings.add(finding.at(self.prose.place(offset)));
    }

    /// A paragraph of `[....]` or `[.... 4]` is room to write.
    fn lines(&mut self, paragraph: &str) -> bool {
        let inner = paragraph.trim().strip_prefix("[....").and_then(|rest| rest.strip_suffix(']'));
        let Some(count) = inner.map(|rest| rest.trim_start_matches('.').trim()) else { return false };
        let count = if count.is_empty() { Some(1) } else { count.parse().ok() };
        match count {
            Some(count @ 1..=40) => {
                self.part(Part::Lines(count));
                true
            }
            _ => false,
        }
    }

    /// A heading gets an anchor of its own; the first level belongs to the page's title.
    fn heading(&mut self, level: HeadingLevel, id: Option<CowStr<'_>>, inner: Vec<Event<'_>>) {
        let level = level.max(HeadingLevel::H2);
        let text: String = inner.iter().filter_map(plain).collect();
        let anchor = self.free_anchor(&id.map_or_else(|| slug(&text), |id| slug(&id)));
        let id = Some(CowStr::from(anchor.clone()));
        self.writing.headings.push(Heading { level: level as u8, anchor, text });
        self.text.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
        self.text.extend(inner.into_iter().map(Event::into_static));
        self.text.push(Event::End(TagEnd::Heading(level)));
    }

    /// The anchor itself, or with a number behind it when an earlier heading has it.
    fn free_anchor(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "deel" } else { wanted };
        let mut number = self.anchors.get(wanted).copied().unwrap_or(0);
        loop {
            number += 1;
            let anchor = if number == 1 { wanted.to_owned() } else { format!("{wanted}-{number}") };
            if number == 1 || !self.anchors.contains_key(&anchor) {
                self.anchors.insert(wanted.to_owned(), number);
                self.anchors.entry(anchor.clone()).or_insert(1);
                return anchor;
            }
        }
    }

    /// The event with its link leading to an address on the site.
    fn resolved<'e>(&mut self, event: Event<'e>, range: Range<usize>) -> Event<'e> {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.target(link_type, dest_url, range.start);
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                if is_outside(&dest_url) {
                    self.tell_outside_picture(range.start);
                }
                let dest_url = self.target(link_type, dest_url, range.start);
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            other => other,
        }
    }

    /// A picture from elsewhere would tell that other place who reads the page.
    fn tell_outside_picture(&mut self, offset: usize) {
        let finding = Finding::error(Code::LinkToNowhere, "this picture would be loaded from elsewhere");
        self.tell(offset, finding.help("put the file beside the text, and name it by its path"));
    }

    fn target<'e>(&mut self, kind: LinkType, target: CowStr<'e>, offset: usize) -> CowStr<'e> {
        if matches!(kind, LinkType::Email) || is_outside(&target) {
            return target;
        }
        if target.is_empty() || target.as_ref() == "#" {
            let finding = Finding::error(Code::LinkWithoutTarget, "this link has no target");
            self.tell(offset, finding.help("give it one, or leave only the text"));
            return target;
        }
        let (path, anchor) =
            target.split_once('#').map_or((target.as_ref(), None), |(path, anchor)| (path, Some(anchor)));
        if path.is_empty() {
            return target;
        }
        let from = &self.prose.file;
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let path = decoded.as_ref();
        let found = if has_scheme(path) { None } else { self.files.find(from, path) };
        match (found, anchor) {
            (Some(address), Some(anchor)) => CowStr::from(format!("{address}#{anchor}")),
            (Some(address), None) => CowStr::from(address.to_string()),
            (None, _) if self.files.is_unread(from, path) => target,
            (None, _) => {
                let finding = self.files.nowhere(from, path);
                self.tell(offset, finding);
                target
            }
        }
    }

    /// Anything that is text: kept, with its links resolved.
    fn plain(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        let resolved = self.resolved(event, range);
        self.text.push(resolved.into_static());
    }
}

fn plain(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak => Some(" ".to_owned()),
        _ => None,
    }
}

/// Whether a link leaves the site in a way that is allowed.
fn is_outside(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme))
}

/// `javascript:` and its like are no paths.
fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/'))
}

impl Writing {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// The page a link inside the site leads to, and the anchor on it.
pub fn inside(target: &str) -> Option<(Address, &str)> {
    if !target.starts_with('/') {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    Some((Address::fixed(path), anchor))
}
