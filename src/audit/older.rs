//! The structure of a site that does not tell it: what its own pages say of which regions belong to which,
//! and what its table shows to be counted from answers.

use super::surfaces::{File, Silence, Surfaces};
use crate::protect::Part;
use crate::protect::structure::{Answers, Counted, Structure, Summed, Thresholds, Wave};
use html5gum::{Token, Tokenizer};
use memchr::memmem;
use std::collections::{BTreeMap, BTreeSet};

/// That a region belongs to another, for a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Belonging {
    pub member: String,
    pub group: String,
    /// 0–1.
    pub share: f64,
}

/// What the pages of regions say of what they belong to.
pub fn belonging_on_pages(files: &[File<'_>]) -> Vec<Belonging> {
    let region = |path: &str| {
        let region = path.strip_prefix("regios/")?.strip_suffix("/index.html")?;
        (!region.contains('/')).then(|| region.to_owned())
    };
    files
        .iter()
        .filter_map(|file| Some((region(&file.path)?, file)))
        .flat_map(|(member, file)| groups_on(file.bytes, &member))
        .collect()
}

/// The list under the heading of relatives: a link to each group, with the part where it is one.
fn groups_on(page: &[u8], member: &str) -> Vec<Belonging> {
    let Some(start) = memmem::find(page, b"aria-labelledby=\"gebieden\"") else { return Vec::new() };
    let end = memmem::find(&page[start..], b"</section>").map_or(page.len(), |at| start + at);
    let mut groups: Vec<Belonging> = Vec::new();
    let mut is_item = false;
    for token in Tokenizer::new(&page[start..end]).flatten() {
        match token {
            Token::StartTag(tag) if tag.name.as_slice() == b"li" => is_item = true,
            Token::EndTag(tag) if tag.name.as_slice() == b"li" => is_item = false,
            Token::StartTag(tag) if is_item => {
                let href = tag.attributes.get(&b"href"[..]);
                let href = href.map(|href| String::from_utf8_lossy(&href.value).into_owned());
                let group = href.as_deref().and_then(region_of_link);
                groups.extend(group.map(|group| Belonging { member: member.to_owned(), group, share: 1.0 }));
            }
            Token::String(text) if is_item => {
                let text = String::from_utf8_lossy(&text.value).into_owned();
                if let (Some(share), Some(last)) = (percentage(&text), groups.last_mut()) {
                    last.share = share;
                }
            }
            _ => {}
        }
    }
    groups
}

/// The region that `../noord/index.html` leads to.
fn region_of_link(href: &str) -> Option<String> {
    let region = href.strip_prefix("../")?.split('/').next()?;
    (!region.is_empty() && region != "..").then(|| region.to_owned())
}

fn percentage(text: &str) -> Option<f64> {
    let number = text.split('%').next().filter(|_| text.contains('%'))?;
    let digits = number.rsplit(|sign: char| !sign.is_ascii_digit()).next()?;
    Some(digits.parse::<f64>().ok()? / 100.0).filter(|share| (0.0..=1.0).contains(share))
}

/// The structure that can be formed: which regions add up, and which figures each indicator has. Which
/// answers an indicator counts is not known, so indicators are not held against each other.
pub fn structure_of(surfaces: &Surfaces, belonging: &[Belonging]) -> Structure {
    let mut waves: BTreeMap<&str, BTreeMap<&str, Shape<'_>>> = BTreeMap::new();
    for (name, said) in &surfaces.figures {
        let parts: Vec<&str> = name.splitn(4, '|').collect();
        let [region, indicator, period, group] = parts[..] else { continue };
        let shape = waves.entry(period).or_default().entry(indicator).or_default();
        shape.is_counted |= said.claim(Part::Answered).is_some();
        shape.has_count |= said.claim(Part::Count).is_some();
        shape.add(group);
        if said.silence() != Some(Silence::Otherwise) {
            shape.regions.insert(region);
        }
    }
    let waves = waves.into_iter().filter_map(|(period, shapes)| wave(period, shapes, belonging));
    Structure { thresholds: Thresholds::default(), waves: waves.collect(), ..Structure::default() }
}

/// What of a period was counted from answers; `None` when nothing was. Of which survey is not told.
fn wave(period: &str, shapes: BTreeMap<&str, Shape<'_>>, belonging: &[Belonging]) -> Option<Wave> {
    let asked: Vec<(&str, Shape<'_>)> = shapes.into_iter().filter(|(_, shape)| shape.is_counted).collect();
    let regions: BTreeSet<&str> = asked.iter().flat_map(|(_, shape)| shape.regions.iter().copied()).collect();
    let counted: Vec<Counted> =
        asked.into_iter().map(|(indicator, shape)| shape.counted(indicator)).collect();
    (!counted.is_empty()).then(|| Wave {
        survey: String::new(),
        period: period.to_owned(),
        reach: reach(&regions, belonging),
        counted,
    })
}

/// Every answer that an indicator does not count.
const OTHERWISE: &str = "otherwise";

/// What the rows of an indicator show of it.
#[derive(Default)]
struct Shape<'a> {
    is_counted: bool,
    has_count: bool,
    /// Those that it has a figure of, shown or hidden.
    regions: BTreeSet<&'a str>,
    options: BTreeSet<&'a str>,
    by: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Shape<'a> {
    fn add(&mut self, group: &'a str) {
        for part in group.split(';').filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some((question, answer)) => drop(self.by.entry(question).or_default().insert(answer)),
                None => drop(self.options.insert(part)),
            }
        }
    }

    fn counted(self, indicator: &str) -> Counted {
        let texts = |all: BTreeSet<&str>| all.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let what = match (self.options.is_empty(), self.has_count) {
            (false, _) => Summed::EachOption(texts(self.options)),
            (true, true) => Summed::Answer {
                these: vec![indicator.to_owned()],
                all: vec![indicator.to_owned(), OTHERWISE.to_owned()],
            },
            (true, false) => Summed::Nothing,
        };
        let by = self.by.into_iter();
        Counted {
            indicator: indicator.to_owned(),
            // Each stands by itself: nobody knows which of them ask the same.
            questions: vec![indicator.to_owned()],
            conditions: Vec::new(),
            by: by
                .map(|(question, answers)| Answers { question: question.to_owned(), answers: texts(answers) })
                .collect(),
            what,
            // The count stands beside it.
            is_percent: false,
        }
    }
}

/// The regions that no other one belongs to of which the wave has a figure, each with all it belongs to,
/// however many steps up: these are taken to be what answers name.
fn reach(regions: &BTreeSet<&str>, belonging: &[Belonging]) -> Vec<(String, Vec<(String, f64)>)> {
    let all: Vec<(String, Vec<(String, f64)>)> =
        regions.iter().map(|region| ((*region).to_owned(), wholes(region, belonging))).collect();
    let groups: BTreeSet<&String> = all
        .iter()
        .flat_map(|(region, wholes)| {
            wholes.iter().map(|(whole, _)| whole).filter(move |whole| *whole != region)
        })
        .collect();
    all.iter().filter(|(region, _)| !groups.contains(region)).cloned().collect()
}

/// A region and all it belongs to, with the part that counts there.
fn wholes(region: &str, belonging: &[Belonging]) -> Vec<(String, f64)> {
    let mut all = BTreeMap::from([(region.to_owned(), 1.0)]);
    let mut open = vec![(region.to_owned(), 1.0)];
    while let Some((member, part)) = open.pop() {
        for step in belonging.iter().filter(|step| step.member == member) {
            // A ring of regions that belong to each other would never end.
            if !all.contains_key(&step.group) {
                all.insert(step.group.clone(), part * step.share);
                open.push((step.group.clone(), part * step.share));
            }
        }
    }
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::surfaces::samples::{listed, read};
    use super::*;

    const PAGE: &str = r#"<section class="pp-section" aria-labelledby="gebieden"><p><a href="../elders/index.html">x</a></p><ul>
        <li><a href="../noord/index.html">Noord</a> <small>Regio</small> (60%)</li>
        <li><a href="../land/index.html">Land</a></li></ul></section><li><a href="../zuid/index.html">Zuid</a></li>"#;

    #[test]
    fn pages_of_regions_say_what_they_belong_to() {
        let found = belonging_on_pages(&listed(&[("regios/dorp/index.html", PAGE), ("index.html", PAGE)]));
        let of = |group: &str, share| Belonging { member: "dorp".into(), group: group.into(), share };
        assert_eq!(found, [of("noord", 0.6), of("land", 1.0)]);
    }

    #[test]
    fn the_table_shows_what_was_counted_from_answers() {
        let table = "region,indicator,period,group,value,count,answered,hidden\n\
            dorp,stopt,2024,,47,7,15,\nnoord,stopt,2024,vorm=solo,,,,protected\ndorp,inwoners,2024,,9000,,,\n";
        let belonging = [Belonging { member: "dorp".into(), group: "noord".into(), share: 1.0 }];
        let structure = structure_of(&read(&[("data/figures.csv", table)]), &belonging);
        let [wave] = &structure.waves[..] else { panic!("one wave: {structure:?}") };
        assert_eq!(
            wave.reach,
            [("dorp".to_owned(), vec![("dorp".to_owned(), 1.0), ("noord".to_owned(), 1.0)])]
        );
        let [counted] = &wave.counted[..] else { panic!("one indicator: {wave:?}") };
        assert_eq!((counted.indicator.as_str(), counted.by.len()), ("stopt", 1));
        assert!(matches!(&counted.what, Summed::Answer { these, .. } if *these == ["stopt"]));
    }
}
