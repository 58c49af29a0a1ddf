//! A file of boundaries as areas with names: GeoJSON (RFC 7946), and its older form with a `crs`.

use super::reference::System;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Document;
use serde_json::{Map, Value};

/// A place as the file gives it: to the east, then to the north.
pub type Point = (f64, f64);

/// The areas of one file.
#[derive(Debug)]
pub struct Collection {
    /// What the file says its coordinates are in; `None` when it says nothing.
    pub system: Option<System>,
    pub areas: Vec<Area>,
}

/// One area: its outer edges and the holes in it, in any order.
#[derive(Debug)]
pub struct Area {
    /// The property `id`, which our own files have.
    pub id: Option<String>,
    /// What else it goes by: codes and names of Statistics Netherlands, the surest first.
    pub names: Vec<String>,
    /// Each closed: its last point is its first.
    pub rings: Vec<Vec<Point>>,
}

impl Area {
    /// What a message calls it.
    pub fn called(&self) -> &str {
        self.id.as_deref().or(self.names.last().map(String::as_str)).unwrap_or("?")
    }
}

/// The properties by which an area may be known, beside `id`: those of the files of Statistics Netherlands and
/// PDOK, and the plain words.
const NAMES: &[&str] =
    &["statcode", "gemeentecode", "gm_code", "code", "statnaam", "gemeentenaam", "gm_naam", "naam", "name"];

/// The areas of a file; `None` when it has none, which is told.
pub fn read(findings: &mut Findings, document: &Document) -> Option<Collection> {
    let place = || Place::file(&document.file);
    let value: Value = match serde_json::from_str(&document.text) {
        Ok(value) => value,
        Err(error) => {
            let row = error.line().max(1);
            findings.add(bad("this is no JSON from here on").at(place().row(row)).help(DOWNLOAD));
            return None;
        }
    };
    let features = match (value.get("type").and_then(Value::as_str), value.get("features")) {
        (Some("FeatureCollection"), Some(Value::Array(features))) if !features.is_empty() => features,
        (Some("Topology"), _) => {
            findings.add(bad("this is TopoJSON").at(place()).help("save it as GeoJSON"));
            return None;
        }
        _ => {
            findings.add(bad("this is no FeatureCollection with areas in it").at(place()).help(DOWNLOAD));
            return None;
        }
    };
    let system = System::said(findings, document, &value)?;
    let mut areas = Vec::new();
    for (at, feature) in features.iter().enumerate() {
        match area(feature) {
            Ok(area) => areas.push(area),
            Err(problem) => {
                let names = names(feature).1;
                let called = names.last().map_or(String::new(), |name| format!(" (`{name}`)"));
                findings.add(
                    bad(format!("area {}{called} {problem}", at + 1))
                        .at(place())
                        .help("give each region one area, a Polygon or a MultiPolygon, or take the area out"),
                );
            }
        }
    }
    (!areas.is_empty()).then_some(Collection { system, areas })
}

/// The finding for what is no boundary.
pub fn bad(message: impl Into<String>) -> Finding {
    Finding::error(Code::BadBoundaries, message)
}

const DOWNLOAD: &str =
    "download the generalised boundaries from PDOK as GeoJSON, or let the name begin with `_`";

fn area(feature: &Value) -> Result<Area, &'static str> {
    let (id, names) = names(feature);
    if id.is_none() && names.is_empty() {
        return Err("has no name: not `id`, `statcode` or `statnaam`");
    }
    let geometry = feature.get("geometry").filter(|geometry| !geometry.is_null()).ok_or("has no outline")?;
    let coordinates = geometry.get("coordinates").and_then(Value::as_array).ok_or("has no coordinates")?;
    let rings: Vec<&Value> = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => coordinates.iter().collect(),
        Some("MultiPolygon") => coordinates.iter().filter_map(Value::as_array).flatten().collect(),
        _ => return Err("is a point or a line, and no area"),
    };
    let rings: Option<Vec<Vec<Point>>> = rings.into_iter().map(ring).collect();
    let rings = rings.filter(|rings| !rings.is_empty()).ok_or("has an outline without three corners")?;
    Ok(Area { id, names, rings })
}

/// An outline with three corners at least; `None` when it is none.
fn ring(value: &Value) -> Option<Vec<Point>> {
    let mut points: Vec<Point> = value.as_array()?.iter().map(point).collect::<Option<_>>()?;
    // Some programs leave out the last point; a line that ends elsewhere would be closed all the same when
    // drawn, so it is closed here.
    if points.first() != points.last() {
        points.extend(points.first().copied());
    }
    (points.len() > 3).then_some(points)
}

fn point(value: &Value) -> Option<Point> {
    let [east, north, ..] = value.as_array()?.as_slice() else { return None };
    let (east, north) = (east.as_f64()?, north.as_f64()?);
    (east.is_finite() && north.is_finite()).then_some((east, north))
}

/// The own id of an area and its other names. A number is no id of ours: PDOK numbers its areas.
fn names(feature: &Value) -> (Option<String>, Vec<String>) {
    let empty = Map::new();
    let properties = feature.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let text =
        |value: &Value| value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let named = |name: &&str| {
        let property = properties.iter().find(|(key, _)| key.to_lowercase() == **name);
        property.and_then(|(_, value)| text(value))
    };
    (named(&"id"), NAMES.iter().filter_map(named).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_statistics_bureau_is_read() {
        let (collection, told) = read_text(
            r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},
            "features":[{"type":"Feature","id":"PV20","properties":{"statcode":"PV20","statnaam":"Groningen","rubriek":"provincie","id":1},
            "geometry":{"type":"MultiPolygon","coordinates":[[[[269919,540356],[268516,541104],[268000,540000],[269919,540356]]]]}}]}"#,
        );
        let collection = collection.expect("it is read");
        assert_eq!(collection.system, Some(System::Rijksdriehoek));
        assert_eq!((told, collection.areas.len()), (0, 1));
        let area = &collection.areas[0];
        assert_eq!((area.id.as_deref(), area.called(), area.rings[0].len()), (None, "Groningen", 4));
    }

    #[test]
    fn an_outline_left_open_is_closed_and_one_of_two_points_is_none() {
        let open = serde_json::json!([[0, 0], [1, 0], [1, 1]]);
        assert_eq!(ring(&open).map(|ring| ring.len()), Some(4));
        for wrong in ["[[0,0],[1,1]]", "[[0,0],[1],[2,2],[0,0]]", "[]", "{}", "[[0,0],[\"1\",2],[1,1],[0,0]]"]
        {
            assert!(ring(&serde_json::from_str(wrong).expect("json")).is_none(), "{wrong}");
        }
    }

    #[test]
    fn whatever_is_wrong_is_told_and_nothing_panics() {
        let deep = format!("{}1{}", "[".repeat(500), "]".repeat(500));
        let feature = |geometry: &str| {
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"properties":{{"id":"x"}},"geometry":{geometry}}}]}}"#
            )
        };
        let wrong = [
            String::new(),
            "{".to_owned(),
            "[]".to_owned(),
            "null".to_owned(),
            deep.clone(),
            r#"{"type":"Topology"}"#.to_owned(),
            r#"{"type":"FeatureCollection","features":[]}"#.to_owned(),
            r#"{"type":"FeatureCollection","features":[1,null,{}]}"#.to_owned(),
            feature("null"),
            feature("{}"),
            feature(r#"{"type":"Point","coordinates":[1,2]}"#),
            feature(r#"{"type":"Polygon","coordinates":[]}"#),
            feature(r#"{"type":"Polygon","coordinates":[[]]}"#),
            feature(r#"{"type":"MultiPolygon","coordinates":[[[[1e999,2],[3,4],[5,6]]]]}"#),
            feature(&format!(r#"{{"type":"Polygon","coordinates":{deep}}}"#)),
        ];
        for text in wrong {
            let (collection, told) = read_text(&text);
            assert!(collection.is_none() && told > 0, "{text}");
        }
    }

    fn read_text(text: &str) -> (Option<Collection>, usize) {
        let document = Document { file: "data/boundaries/x.geojson".to_owned(), text: text.to_owned() };
        let mut findings = Findings::default();
        let collection = read(&mut findings, &document);
        (collection, findings.in_order().len())
    }
}
