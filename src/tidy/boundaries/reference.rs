//! What the coordinates of a file are in: degrees or the metres of the Dutch projection, and whether they lie
//! in the Netherlands.

use super::geojson::{Point, bad};
use super::rijksdriehoek;
use crate::finding::{Findings, Place};
use crate::load::Document;
use serde_json::Value;

/// A system of coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Longitude and latitude in degrees (WGS84 and ETRS89, which differ by less than a metre).
    Degrees,
    /// Metres of the Rijksdriehoek, EPSG:28992.
    Rijksdriehoek,
}

/// A little wider than the Netherlands with its territorial sea, in degrees and in metres.
const IN_DEGREES: (Point, Point) = ((2.5, 50.5), (7.5, 55.8));
const IN_METRES: (Point, Point) = ((-10_000.0, 289_000.0), (300_000.0, 860_000.0));

impl System {
    /// What the member `crs` says, which newer files do not have; the outer `None` when it says something that
    /// is not read, which is told.
    pub fn said(findings: &mut Findings, document: &Document, file: &Value) -> Option<Option<System>> {
        let Some(crs) = file.get("crs").filter(|crs| !crs.is_null()) else { return Some(None) };
        let name = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or_default();
        let code = name.rsplit([':', '/']).next().unwrap_or_default().to_uppercase();
        match code.as_str() {
            "28992" => Some(Some(System::Rijksdriehoek)),
            "4326" | "4258" | "CRS84" => Some(Some(System::Degrees)),
            _ => {
                findings.add(
                    bad(format!("coordinates in `{name}` are not read"))
                        .at(Place::file(&document.file))
                        .help("save the file in RD (EPSG:28992) or in WGS84 (EPSG:4326)"),
                );
                None
            }
        }
    }

    /// What coordinates like this one are in; `None` when they lie outside the Netherlands in both.
    pub fn of(point: Point) -> Option<System> {
        [System::Degrees, System::Rijksdriehoek].into_iter().find(|system| system.holds(point))
    }

    /// Whether this point lies in or near the Netherlands.
    pub fn holds(self, (east, north): Point) -> bool {
        let (low, high) = match self {
            System::Degrees => IN_DEGREES,
            System::Rijksdriehoek => IN_METRES,
        };
        (low.0..=high.0).contains(&east) && (low.1..=high.1).contains(&north)
    }

    /// The point in metres.
    pub fn to_metres(self, point: Point) -> Point {
        match self {
            System::Degrees => rijksdriehoek::from_degrees(point),
            System::Rijksdriehoek => point,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_tell_what_they_are_in() {
        assert_eq!(System::of((5.39, 52.16)), Some(System::Degrees));
        assert_eq!(System::of((155_000.0, 463_000.0)), Some(System::Rijksdriehoek));
        // Turned round, at home in the Caribbean, and in the metres of web maps.
        for elsewhere in [(52.16, 5.39), (-68.27, 12.15), (600_000.0, 6_800_000.0), (f64::NAN, 52.0)] {
            assert_eq!(System::of(elsewhere), None, "{elsewhere:?}");
        }
    }
}
