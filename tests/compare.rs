//! Regions side by side: the page, the figures that come with it as scripts, and tables that sort.

use crate::site::Site;
use crate::survey_pages::{Wave, surveyed};
use serde_json::Value;

/// Two places that differ for sure, and one whose number is hidden.
const HIDDEN: Wave<'_> = &[("zuid-oost", 40, 32), ("zuid-west", 40, 8), ("zuid-midden", 12, 1)];

/// What the script of a region calls its one function with.
fn data(built: &crate::site::Built, region: &str) -> Value {
    let script = built.page(&format!("data/vergelijken/{region}.js"));
    let json = script.strip_prefix("praatplaat(").and_then(|rest| rest.strip_suffix(");\n"));
    serde_json::from_str(json.expect("it is one call")).expect("its argument is JSON")
}

fn figure<'a>(data: &'a Value, indicator: &str) -> &'a Value {
    let figures = data["figures"].as_array().expect("a list");
    figures.iter().find(|figure| figure["indicator"] == indicator).expect("the region has it")
}

#[test]
fn the_figures_of_a_region_come_in_its_own_words_with_all_that_travels_with_them() {
    let built = surveyed(&[("2024", HIDDEN)]).build();
    let data = data(&built, "zuid-oost");
    let busy = figure(&data, "druk");
    assert_eq!(busy["figure"], "zuid-oost|druk|2024|");
    assert_eq!(busy["value"], serde_json::json!([["value", "80%"]]));
    let lines = busy["lines"].to_string();
    for part in [r#"["low","#, r#"["high","#, r#"["answered","40"]"#, r#"["population","60"]"#, "2024, "] {
        assert!(lines.contains(part), "{part} in {lines}");
    }
    assert_eq!(data["href"], "../regios/zuid-oost/index.html");
    assert_eq!(data["sources"], serde_json::json!(["Testorganisatie 2024", "Bron 2022"]), "each once");
}

#[test]
fn a_hidden_number_has_a_mark_and_no_ends() {
    let built = surveyed(&[("2024", HIDDEN)]).build();
    let data = data(&built, "zuid-midden");
    let hidden = figure(&data, "druk");
    assert_eq!(hidden["value"], serde_json::json!([["value", "·"]]));
    assert_eq!(hidden["words"], "beschermd");
    assert!(hidden["low"].is_null() && hidden["high"].is_null(), "{hidden}");
    assert!(!hidden["lines"].to_string().contains(r#"["count""#), "{hidden}");
}

#[test]
fn a_factsheet_leads_to_its_nearest_relatives_side_by_side() {
    surveyed(&[("2024", HIDDEN)])
        .build()
        .shows("regios/zuid-oost/index.html", "vergelijken/index.html#regios=zuid-oost,zuid\">Vergelijk met")
        .shows("regios/index.html", "vergelijken/index.html");
}

#[test]
fn without_a_script_the_page_says_so_and_leads_to_every_indicator() {
    let built = Site::small().build();
    let page = built.page("vergelijken/index.html");
    assert!(page.contains("alleen met JavaScript"));
    for indicator in ["inwoners", "huisartsen", "praktijken"] {
        assert!(page.contains(&format!("../indicatoren/{indicator}/index.html")), "{indicator} in {page}");
    }
}

#[test]
fn what_is_hidden_or_missing_has_no_place_in_a_table_that_sorts() {
    let built = surveyed(&[("2024", HIDDEN)]).build();
    let page = built.page("indicatoren/druk/index.html");
    let table = page.split("<table data-sortable>").nth(1).and_then(|rest| rest.split("</table>").next());
    let rows: Vec<&str> = table.expect("it sorts").split("<tr").skip(2).collect();
    let row = |name: &str| rows.iter().find(|row| row.contains(name)).copied().unwrap_or_default();
    let cell = |row: &str| row.split("<td").nth(1).unwrap_or_default().to_owned();
    assert!(
        cell(row("Zuid-Midden")).starts_with(" data-figure=") || cell(row("Zuid-Midden")).starts_with('>')
    );
    assert!(!cell(row("Zuid-Midden")).contains("data-order"), "{}", row("Zuid-Midden"));
    let place = |name: &str| {
        let order = cell(row(name));
        let order = order.split("data-order=\"").nth(1).and_then(|rest| rest.split('"').next());
        order.and_then(|order| order.parse::<usize>().ok())
    };
    assert!(place("Zuid-West") < place("Zuid-Oost"), "20% before 80%: {rows:?}");
    assert!(row("Zuid-Oost").contains("<th scope=\"row\" data-order="), "names are sorted too");
}

#[test]
fn the_regions_stand_in_one_table_for_who_has_no_script() {
    let built = surveyed(&[("2024", HIDDEN)])
        .replace("data/indicators/druk.yaml", "better:", "headline: 1\nbetter:")
        .build();
    let page = built.page("regios/index.html");
    assert!(page.contains("<th scope=\"col\">Druk (2024)</th>"), "{page}");
}
