//! Feeds: the catalogue as data, what is new for feed readers, and the list of pages for search engines.

use super::Page;
use super::desk::Desk;
use super::found;
use super::invented;
use super::news::news;
use super::pages::catalogue::{advice_class, breadth_class};
use super::pages::factsheet::actions::{phase_word, progress_class};
use super::pages::praatplaat;
use crate::model::{Address, CaseMatter};
use crate::project::Feed;
use crate::text::date::Period;
use crate::tidy::Section;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Every file that can be made here.
pub const ALL: &[&str] = &["/sitemap.xml", "/catalogus.json", "/atom.xml", found::CATALOGUE];

/// All feeds that the settings offer, and the sitemap.
pub fn all(desk: &Desk<'_>) -> Vec<Page> {
    let mut pages = vec![
        Page::new(Address::fixed("/sitemap.xml"), sitemap(desk)),
        Page::new(Address::fixed(found::CATALOGUE), found::catalogue(desk)),
    ];
    if desk.look.settings.feeds.contains(&Feed::Json) {
        pages.push(Page::new(Address::fixed("/catalogus.json"), catalogue(desk)));
    }
    if desk.look.settings.feeds.contains(&Feed::Atom) {
        pages.push(Page::new(Address::fixed("/atom.xml"), atom(desk)));
    }
    pages
}

/// The catalogue as JSON Feed 1.1 (jsonfeed.org), with an object `_praatplaat` for what feeds do not know.
fn catalogue(desk: &Desk<'_>) -> Vec<u8> {
    let settings = desk.look.settings;
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        "home_page_url": settings.full_address("/interventies/"),
        "feed_url": settings.full_address("/catalogus.json"),
        "description": settings.description,
        "language": desk.look.language.tag(),
        "authors": [{ "name": settings.publisher.name, "url": settings.publisher.url }],
        "items": desk.site.cases.iter().map(|matter| item(desk, matter)).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_vec_pretty(&feed).unwrap_or_default();
    text.push(b'\n');
    text
}

fn item(desk: &Desk<'_>, matter: &CaseMatter) -> Value {
    let front = &matter.case.front;
    let address = desk.look.settings.full_address(matter.address.as_str());
    let markdown: Vec<String> = matter
        .case
        .sections
        .iter()
        .map(|(section, prose)| {
            format!(
                "## {}\n\n{}",
                desk.words.get(&format!("section.{}", section.headings().0)),
                prose.markdown.trim()
            )
        })
        .collect();
    json!({
        "id": address,
        "url": address,
        "title": invented::title(desk, &front.title, &front.regions),
        "summary": front.summary,
        "content_text": markdown.join("\n\n"),
        "language": desk.look.language.tag(),
        "tags": front.shortage.iter().map(|id| desk.theme_label(id)).collect::<Vec<_>>(),
        "_praatplaat": extension(desk, matter),
    })
}

/// What the catalogue knows of a case beside its text.
fn extension(desk: &Desk<'_>, matter: &CaseMatter) -> Value {
    let front = &matter.case.front;
    let has = |section: &Section| matter.sections.iter().any(|(present, _)| present == section);
    json!({
        "version": 1,
        "theme": front.theme.as_str(),
        "breadth": breadth_class(front.breadth),
        "phase": front.phase.iter().map(|phase| phase_word(*phase).trim_start_matches("phase.")).collect::<Vec<_>>(),
        "shortage": front.shortage.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "regions": front.regions.iter().map(|id| json!({ "id": id.as_str(), "name": desk.region_name(id) })).collect::<Vec<_>>(),
        "role": front.role,
        "involved": front.involved,
        "status": progress_class(front.status),
        "maturity": front.maturity.step(),
        "advice": { "level": advice_class(front.advice.level), "reason": front.advice.reason },
        "period": front.period.map(|span| json!({ "from": span.from.map(|day| day.to_string()), "to": span.to.map(|day| day.to_string()) })),
        "sections": Section::ALL.iter().filter(|section| has(section)).map(|section| section.headings().0).collect::<Vec<_>>(),
        "sources": front.sources.iter().map(|citation| json!({
            "title": citation.source.as_ref().and_then(|id| desk.site.bibliography.get(id)).map(|source| source.title.clone()).or_else(|| citation.title.clone()),
            "place": citation.place,
            "url": citation.url,
        })).collect::<Vec<_>>(),
    })
}

/// What is new, as Atom (RFC 4287).
fn atom(desk: &Desk<'_>) -> Vec<u8> {
    let settings = desk.look.settings;
    let news = news(desk);
    let updated =
        news.first().map_or_else(|| "1990-01-01T00:00:00Z".to_owned(), |newest| moment(newest.date));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<subtitle>{}</subtitle>\n<id>{home}</id>\n<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{}\"/>\n\
         <updated>{updated}</updated>\n<author><name>{}</name></author>\n",
        desk.look.language.tag(),
        escaped(&settings.title),
        escaped(&settings.description),
        escaped(&settings.full_address("/atom.xml")),
        escaped(&settings.publisher.name),
        home = escaped(&settings.full_address("/")),
    );
    for entry in news {
        let address = escaped(&settings.full_address(entry.address.as_str()));
        // Writing to a string cannot fail.
        let _ = write!(
            xml,
            "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n",
            escaped(&entry.title),
            moment(entry.date),
            escaped(&entry.summary),
        );
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

/// The first moment of a period, as Atom writes it.
fn moment(period: crate::text::date::Period) -> String {
    format!(
        "{:04}-{:02}-{:02}T00:00:00Z",
        period.year(),
        period.month().unwrap_or(1),
        period.day().unwrap_or(1)
    )
}

/// Every page that stands for itself, for search engines.
fn sitemap(desk: &Desk<'_>) -> Vec<u8> {
    let site = desk.site;
    let fixed =
        crate::model::FIXED.iter().filter(|path| path.ends_with('/')).map(|path| Address::fixed(path));
    let mut addresses: Vec<Address> = fixed
        .chain(site.regions.all.keys().map(Address::region))
        .chain(praatplaat::regions(desk).map(|region| Address::praatplaat(&region.id)))
        .chain(site.indicators.keys().map(Address::indicator))
        .chain(surveys(desk))
        .chain(site.cases.iter().map(|matter| matter.address.clone()))
        .chain(
            site.handbooks
                .iter()
                .flat_map(|matter| {
                    std::iter::once(&matter.address)
                        .chain(matter.chapters.iter().map(|chapter| &chapter.address))
                })
                .cloned(),
        )
        .chain(site.stories.iter().map(|story| story.address.clone()))
        .chain(site.pages.iter().map(|page| page.address.clone()))
        .collect();
    addresses.retain(|address| !site.redirects.iter().any(|redirect| redirect.from == *address));
    addresses.sort();
    let dates = days(desk);
    let mut xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for address in addresses {
        // Writing to a string cannot fail.
        let _ = writeln!(
            xml,
            "<url><loc>{}</loc>{}</url>",
            escaped(&desk.look.settings.full_address(address.as_str())),
            dates.get(&address).map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default(),
        );
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// When pages were last written or looked over, where they say the day themselves. Of all others nobody knows:
/// the day of the build is no such day, and a search engine that is told it learns to believe none.
fn days(desk: &Desk<'_>) -> BTreeMap<Address, Period> {
    let news = news(desk).into_iter().map(|entry| (entry.address, entry.date));
    let chapters = desk.site.handbooks.iter().flat_map(|matter| {
        let reviewed = matter.handbook.front.reviewed;
        matter.chapters.iter().map(move |chapter| (chapter.address.clone(), reviewed))
    });
    news.chain(chapters).filter(|(_, date)| date.day().is_some()).collect()
}

/// The list of surveys, each survey, and each wave; nothing where there are none.
fn surveys(desk: &Desk<'_>) -> impl Iterator<Item = Address> {
    let surveys = &desk.site.surveys;
    let list = (!surveys.is_empty()).then(|| Address::fixed("/enquetes/"));
    let waves = surveys.iter().flat_map(|(id, survey)| {
        survey.waves.iter().map(|wave| Address::wave(id, wave.period)).chain([Address::survey(id)])
    });
    list.into_iter().chain(waves)
}

/// Text as XML takes it: signs escaped, control characters left out, for XML has no place for them.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
