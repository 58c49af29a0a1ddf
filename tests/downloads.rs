//! What can be taken along agrees with what is told of it, and with the pages.

use crate::site::{Built, Site, sites};
use praatplaat::project::Edition;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn json(built: &Built, path: &str) -> Value {
    serde_json::from_str(built.page(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The columns of a table and its rows.
fn rows(built: &Built, path: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(built.page(path).as_bytes());
    let columns = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.expect(path).iter().map(str::to_owned).collect());
    (columns, rows.collect())
}

fn surveyed() -> Built {
    let built = Site::spoilt("survey-as-it-should-be").build();
    assert!(built.summary.is_some(), "{}", built.findings);
    built
}

/// Whether a cell is what the data package says of its column.
fn fits(cell: &str, field: &Value) -> bool {
    let rules = &field["constraints"];
    if cell.is_empty() {
        return rules["required"] != true;
    }
    let listed = rules["enum"].as_array().is_none_or(|all| all.iter().any(|word| word == cell));
    let is_kind = match field["type"].as_str().expect("a type") {
        "integer" => cell.parse::<u64>().is_ok(),
        "number" => cell.parse::<f64>().is_ok_and(f64::is_finite),
        "boolean" => cell == "yes",
        _ => true,
    };
    listed && is_kind
}

#[test]
fn every_cell_is_what_the_data_package_says_of_its_column() {
    for built in [Site::small().build(), surveyed()] {
        let package = json(&built, "data/datapackage.json");
        for resource in package["resources"].as_array().expect("resources") {
            let path = format!("data/{}", resource["path"].as_str().expect("a path"));
            assert_eq!(resource["bytes"], built.page(&path).len(), "{path}");
            let fields = resource["schema"]["fields"].as_array().expect("fields");
            let (columns, rows) = rows(&built, &path);
            let names: Vec<&Value> = fields.iter().map(|field| &field["name"]).collect();
            assert_eq!(names, columns.iter().collect::<Vec<_>>(), "{path}");
            for row in &rows {
                for (cell, field) in row.iter().zip(fields) {
                    assert!(fits(cell, field), "{path}: `{cell}` in {}", field["name"]);
                }
            }
            let key = resource["schema"]["primaryKey"].as_array().expect("a key");
            let at: Vec<usize> = key
                .iter()
                .map(|name| columns.iter().position(|column| name == column).expect("a column"))
                .collect();
            let keys: BTreeSet<Vec<&String>> =
                rows.iter().map(|row| at.iter().map(|at| &row[*at]).collect()).collect();
            assert_eq!(keys.len(), rows.len(), "{path}: two rows with one key");
        }
    }
}

#[test]
fn what_a_table_names_stands_in_the_list_of_it() {
    let built = surveyed();
    let (_, figures) = rows(&built, "data/figures.csv");
    for (at, list) in [(0, "data/regions.csv"), (2, "data/indicators.csv")] {
        let (_, listed) = rows(&built, list);
        let listed: BTreeSet<&String> = listed.iter().map(|row| &row[0]).collect();
        assert!(figures.iter().all(|row| listed.contains(&row[at])), "{list}");
    }
}

#[test]
fn csvw_says_the_same_of_the_columns_as_the_package() {
    let built = surveyed();
    let package = json(&built, "data/datapackage.json");
    let metadata = json(&built, "data/csv-metadata.json");
    let told: BTreeMap<&str, &Value> = metadata["tables"]
        .as_array()
        .expect("tables")
        .iter()
        .map(|table| (table["url"].as_str().expect("a url"), &table["tableSchema"]))
        .collect();
    for resource in package["resources"].as_array().expect("resources") {
        let schema = told[resource["path"].as_str().expect("a path")];
        assert_eq!(schema["primaryKey"], resource["schema"]["primaryKey"]);
        let names = |all: &Value| {
            all.as_array().expect("columns").iter().map(|one| one["name"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&schema["columns"]), names(&resource["schema"]["fields"]));
    }
    for folder in ["regios", "indicatoren"] {
        let path = format!("data/{folder}/csv-metadata.json");
        let tables = json(&built, &path)["tables"].as_array().expect("tables").clone();
        let told: BTreeSet<String> = tables
            .iter()
            .map(|table| format!("data/{folder}/{}", table["url"].as_str().expect("a url")))
            .collect();
        let there = built
            .memory
            .files
            .keys()
            .filter(|file| file.starts_with(&format!("data/{folder}/")) && file.ends_with(".csv"));
        assert_eq!(told, there.cloned().collect(), "{path}");
    }
}

#[test]
fn the_tables_of_regions_and_indicators_hold_the_rows_of_the_whole() {
    let built = surveyed();
    let lines = |path: &str| built.page(path).lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let mut all = lines("data/figures.csv");
    all.sort();
    for folder in ["data/regios/", "data/indicatoren/"] {
        let files =
            built.memory.files.keys().filter(|file| file.starts_with(folder) && file.ends_with(".csv"));
        let mut parts: Vec<String> = files.flat_map(|file| lines(file)).collect();
        parts.sort();
        assert_eq!(parts, all, "{folder}");
    }
}

#[test]
fn every_chart_can_be_taken_along_and_stands_by_itself() {
    let built = surveyed();
    let is_drawing = |file: &&String| file.ends_with(".svg") && !file.starts_with("images/");
    let drawings: Vec<&String> = built.memory.files.keys().filter(is_drawing).collect();
    let charts: usize = built
        .memory
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, _)| built.page(path).matches("<figure class=\"pp-chart\"").count())
        .sum();
    assert_eq!(drawings.len(), charts);
    for path in drawings {
        let svg = built.page(path);
        assert!(svg.starts_with("<svg lang=\"nl\""), "{path}");
        for left in ["var(", "href", "style=", "<style", "\u{fdd0}"] {
            assert!(!svg.contains(left), "{path} holds {left}");
        }
        assert!(svg.contains("Kleine site"), "{path} does not say where it is from");
    }
}

#[test]
fn what_is_invented_says_so_in_its_picture_and_is_offered_to_no_catalogue() {
    let built = Site::small().build();
    assert!(built.page("data/catalog.jsonld").contains("\"dct:identifier\": \"inwoners\""));
    let own = &*crate::own_site::OWN;
    for (path, _) in own
        .memory
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("regios/voorbeeldregio/") && path.ends_with(".svg"))
    {
        assert!(own.page(path).contains("Verzonnen"), "{path}");
    }
    assert!(!own.page("data/catalog.jsonld").contains("wil-overnemen"));
    assert!(!own.page("indicatoren/wil-overnemen/index.html").contains("ld+json"));
}

#[test]
fn an_indicator_tells_search_engines_what_it_is() {
    let built = Site::small().build();
    let page = built.page("indicatoren/inwoners/index.html");
    let (_, told) = page.split_once("<script type=\"application/ld+json\">").expect("a data block");
    let told: Value =
        serde_json::from_str(told.split("</script>").next().unwrap_or_default()).expect("it is JSON");
    assert_eq!(told["@type"], "Dataset");
    assert_eq!(told["distribution"][0]["contentUrl"], "https://example.org/data/indicatoren/inwoners.csv");
}

#[test]
fn a_text_cannot_end_the_block_it_stands_in() {
    let hostile = "definition: Einde </script><script>alert(1)</script>";
    let text =
        std::fs::read_to_string(sites().join("small/data/indicators/inwoners.yaml")).expect("it is there");
    let old = text.lines().find(|line| line.starts_with("definition:")).expect("a definition");
    let built = Site::small().replace("data/indicators/inwoners.yaml", old, hostile).build();
    assert!(!built.page("indicatoren/inwoners/index.html").contains("<script>"));
}

#[test]
fn pages_have_titles_and_descriptions_of_their_own() {
    for built in [&Site::small().build(), &*crate::own_site::OWN] {
        let mut seen: BTreeMap<String, &String> = BTreeMap::new();
        for path in built.memory.files.keys().filter(|path| path.ends_with(".html")) {
            let page = built.page(path);
            if page.contains("http-equiv=\"refresh\"") {
                continue;
            }
            let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
            let description =
                page.split("name=\"description\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
            for told in [title, description] {
                let told = told.expect(path).to_owned();
                assert!(!told.is_empty(), "{path}");
                if let Some(other) = seen.insert(told.clone(), path) {
                    panic!("{path} and {other} both say: {told}");
                }
            }
        }
    }
}

#[test]
fn every_region_has_a_picture_to_be_shared_with_and_the_page_says_what_is_in_it() {
    let built = Site::small().build();
    let picture = &built.memory.files["regios/noord/deel.png"];
    assert!(picture.starts_with(b"\x89PNG"));
    assert_eq!(&picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
    let shared = "<meta property=\"og:image\" content=\"https://example.org/regios/noord/deel.png\">";
    built
        .shows("regios/noord/index.html", shared)
        .shows("over/bescherming/index.html", "https://example.org/deel.png\"");
}

#[test]
fn the_internal_edition_is_not_made_to_be_found() {
    let built = Site::small().build_for(Edition::Internal);
    for path in built.memory.files.keys() {
        assert!(!path.ends_with(".png") && path != "data/catalog.jsonld", "{path}");
        if path.ends_with(".html") {
            let page = built.page(path);
            assert!(
                !page.contains("ld+json") && !page.contains("og:image") && !page.contains("og:url"),
                "{path}"
            );
        }
    }
    assert!(!built.page("data/datapackage.json").contains("homepage"));
}
