//! Sets of data as search engines are told of them: `Dataset` of schema.org, as JSON-LD.
//!
//! It stands in a page as a script of type `application/ld+json`. That is a data block: the browser gives it no
//! type that it runs, and is done with it before it asks the content security policy (HTML, "prepare the script
//! element"). So the strictest policy has nothing against it.

use super::{Dataset, known};
use crate::model::Address;
use crate::render::desk::Desk;
use serde_json::{Value, json};

/// What the page at this address tells of its data, ready to stand in it; `None` where it has none, or none that
/// are real, and in an edition that is not public.
pub fn of_page(desk: &Desk<'_>, page: &Address) -> Option<String> {
    if desk.drawer.is_open() {
        return None;
    }
    let of_indicator = || {
        let id = page.as_str().strip_prefix("/indicatoren/")?.strip_suffix('/')?;
        Some(with_context(dataset(desk, &Dataset::of(desk, desk.site.indicators.get(id)?)?)))
    };
    let told = if page.as_str() == "/data/" { Some(with_context(all(desk))) } else { of_indicator() }?;
    // No text in it can end the element it stands in.
    Some(known(told).to_string().replace('<', "\\u003c").replace('>', "\\u003e"))
}

fn with_context(mut told: Value) -> Value {
    told["@context"] = "https://schema.org".into();
    told
}

/// The data of the whole site, each set with no more than its name and its page.
fn all(desk: &Desk<'_>) -> Value {
    let sets = desk.site.indicators.values().filter_map(|indicator| Dataset::of(desk, indicator));
    let mut catalogue = catalogue(desk);
    catalogue["description"] = desk.look.settings.description.as_str().into();
    catalogue["inLanguage"] = desk.look.language.tag().into();
    catalogue["publisher"] = publisher(desk);
    catalogue["dataset"] = sets
        .map(|set| json!({ "@type": "Dataset", "@id": set.page, "url": set.page, "name": set.indicator.label, "description": set.description() }))
        .collect();
    catalogue
}

fn catalogue(desk: &Desk<'_>) -> Value {
    let url = desk.look.settings.full_address("/data/");
    json!({ "@type": "DataCatalog", "@id": url, "url": url, "name": desk.look.settings.title })
}

fn publisher(desk: &Desk<'_>) -> Value {
    let publisher = &desk.look.settings.publisher;
    json!({ "@type": "Organization", "name": publisher.name, "url": publisher.url })
}

fn dataset(desk: &Desk<'_>, set: &Dataset<'_>) -> Value {
    let indicator = set.indicator;
    let places: Vec<Value> =
        set.places.iter().map(|name| json!({ "@type": "Place", "name": name })).collect();
    let sources: Vec<Value> = set
        .sources
        .iter()
        .map(|source| json!({ "@type": "CreativeWork", "name": source.title, "publisher": source.publisher, "url": source.url }))
        .collect();
    json!({
        "@type": "Dataset",
        "@id": set.page,
        "url": set.page,
        "name": indicator.label,
        "description": set.description(),
        "inLanguage": desk.look.language.tag(),
        "isAccessibleForFree": true,
        "keywords": [desk.theme_label(&indicator.theme), indicator.label],
        "temporalCoverage": set.span(),
        "spatialCoverage": places,
        "variableMeasured": { "@type": "PropertyValue", "name": indicator.label, "description": indicator.definition },
        "publisher": publisher(desk),
        "isBasedOn": sources,
        "includedInDataCatalog": catalogue(desk),
        "distribution": [{ "@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": set.file }],
    })
}
