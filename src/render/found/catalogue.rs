//! The sets of data as a catalogue of open data takes them over: DCAT-AP 3 (the European profile of DCAT), as
//! JSON-LD. Every harvester reads JSON-LD, and what we write as JSON needs no writer of Turtle.

use super::{Dataset, known};
use crate::model::Address;
use crate::render::desk::Desk;
use crate::render::downloads;
use serde_json::{Value, json};

/// Where it lies.
pub const CATALOGUE: &str = "/data/catalog.jsonld";

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// The catalogue of the site: a set for each indicator with real figures.
pub fn catalogue(desk: &Desk<'_>) -> Vec<u8> {
    let settings = desk.look.settings;
    let sets = desk.site.indicators.values().filter_map(|indicator| Dataset::of(desk, indicator));
    let catalogue = json!({
        "@context": context(),
        "@id": settings.full_address(CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": said(desk, &settings.title),
        "dct:description": said(desk, &settings.description),
        "dct:publisher": publisher(desk),
        "dct:language": language(desk),
        "foaf:homepage": { "@id": settings.full_address("/") },
        "dcat:themeTaxonomy": { "@id": format!("{AUTHORITY}/data-theme") },
        "dcat:dataset": sets.map(|set| dataset(desk, &set)).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_vec_pretty(&known(catalogue)).unwrap_or_default();
    text.push(b'\n');
    text
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn said(desk: &Desk<'_>, text: &str) -> Value {
    json!({ "@value": text, "@language": desk.look.language.tag() })
}

fn publisher(desk: &Desk<'_>) -> Value {
    let publisher = &desk.look.settings.publisher;
    json!({ "@id": publisher.url, "@type": "foaf:Agent", "foaf:name": said(desk, &publisher.name) })
}

/// The language as the European list names it; nothing for one that we do not know the name of.
fn language(desk: &Desk<'_>) -> Value {
    let name = match desk.look.language.tag() {
        "nl" => "NLD",
        "en" => "ENG",
        "de" => "DEU",
        "fr" => "FRA",
        _ => return Value::Null,
    };
    json!({ "@id": format!("{AUTHORITY}/language/{name}") })
}

fn dataset(desk: &Desk<'_>, set: &Dataset<'_>) -> Value {
    let sources: Vec<Value> =
        set.sources.iter().filter_map(|source| Some(json!({ "@id": source.url.as_ref()? }))).collect();
    json!({
        "@id": format!("{}#data", set.page),
        "@type": "dcat:Dataset",
        "dct:identifier": set.indicator.id.as_str(),
        "dct:title": said(desk, &set.indicator.label),
        "dct:description": said(desk, &set.description()),
        "dct:publisher": publisher(desk),
        "dct:language": language(desk),
        "dct:accessRights": { "@id": format!("{AUTHORITY}/access-right/PUBLIC") },
        "dcat:theme": { "@id": format!("{AUTHORITY}/data-theme/HEAL") },
        "dcat:keyword": said(desk, &desk.theme_label(&set.indicator.theme)),
        "dcat:landingPage": { "@id": set.page },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": year(set.first.year()),
            "dcat:endDate": year(set.last.year()),
        },
        "dct:source": sources,
        "dcat:distribution": [distribution(desk, set)],
    })
}

fn year(year: impl std::fmt::Display) -> Value {
    json!({ "@value": year.to_string(), "@type": "xsd:gYear" })
}

fn distribution(desk: &Desk<'_>, set: &Dataset<'_>) -> Value {
    let full = |path: &str| desk.look.settings.full_address(path);
    let schema = Address::fixed("/data/indicatoren/csv-metadata.json");
    json!({
        "@id": set.file,
        "@type": "dcat:Distribution",
        "dct:title": said(desk, &desk.words.get("data.page")),
        "dcat:accessURL": { "@id": set.page },
        "dcat:downloadURL": { "@id": set.file },
        "dct:format": { "@id": format!("{AUTHORITY}/file-type/CSV") },
        "dcat:mediaType": { "@id": "https://www.iana.org/assignments/media-types/text/csv" },
        "dct:conformsTo": { "@id": full(schema.as_str()) },
        "foaf:page": { "@id": full(downloads::METADATA) },
    })
}
