//! Where regions lie: the files in `data/boundaries`, as outlines in the metres of the Dutch projection.

mod geojson;
mod reference;
pub mod rijksdriehoek;
mod simplify;

use super::pile::Pile;
use super::region::Regions;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::Document;
use crate::text::id::{Level, RegionId};
use geojson::{Area, Collection, Point, bad};
use reference::System;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The outline of a region: its outer edges and the holes in it, each closed, in metres to the east and north
/// (EPSG:28992). What lies in an odd number of them lies in the region.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// The outlines in all files; a region has one at most.
pub fn outlines(
    findings: &mut Findings,
    levels: &[Level],
    regions: &Regions,
    pile: &mut Pile,
) -> BTreeMap<RegionId, Outline> {
    let mut outlines = BTreeMap::new();
    for document in pile.boundaries() {
        for (region, outline) in of_file(findings, levels, regions, &document) {
            match outlines.entry(region) {
                Entry::Occupied(known) => findings.add(twice(known.key(), &document)),
                Entry::Vacant(free) => drop(free.insert(outline)),
            }
        }
    }
    outlines
}

fn twice(region: &RegionId, document: &Document) -> Finding {
    Finding::error(Code::DuplicateId, format!("the outline of `{region}` stands here a second time"))
        .at(Place::file(&document.file))
        .help("keep one outline of each region")
}

fn of_file(
    findings: &mut Findings,
    levels: &[Level],
    regions: &Regions,
    document: &Document,
) -> Vec<(RegionId, Outline)> {
    let Some(Collection { system, areas }) = geojson::read(findings, document) else { return Vec::new() };
    let level = level_of(levels, document);
    let known = known(findings, regions, level, document, areas);
    tell_levels(findings, regions, document, &known);
    let in_metres = known.into_iter().filter_map(|(region, area)| {
        let rings = in_metres(findings, system, document, &area)?;
        Some((region, rings))
    });
    let (ids, rings): (Vec<RegionId>, Vec<Vec<Vec<Point>>>) = in_metres.unzip();
    let outlines = simplify::simplify(&rings).into_iter().map(|rings| Outline { rings });
    ids.into_iter().zip(outlines).filter(|(_, outline)| !outline.rings.is_empty()).collect()
}

/// The level that a file is named for; `None` when its name is another word.
fn level_of<'a>(levels: &'a [Level], document: &Document) -> Option<&'a Level> {
    let name = document.file.rsplit('/').next().and_then(|name| name.split('.').next());
    levels.iter().find(|level| Some(level.as_str()) == name)
}

/// The areas of regions that the project has. Whoever wrote an `id` meant one of ours; in a file with all of the
/// country most areas are of regions that a site does not have.
fn known(
    findings: &mut Findings,
    regions: &Regions,
    level: Option<&Level>,
    document: &Document,
    areas: Vec<Area>,
) -> Vec<(RegionId, Area)> {
    let is_of_level = |id: &&RegionId| {
        level.is_none() || regions.get(id).is_some_and(|region| Some(&region.level) == level)
    };
    let (mut known, mut strange): (Vec<(RegionId, Area)>, Vec<Area>) = (Vec::new(), Vec::new());
    for area in areas {
        let mut names = area.id.iter().chain(&area.names);
        match names.find_map(|name| regions.find_written(name).filter(is_of_level)) {
            Some(region) => known.push((region.clone(), area)),
            None => strange.push(area),
        }
    }
    let (own, foreign): (Vec<&Area>, Vec<&Area>) = strange.iter().partition(|area| area.id.is_some());
    findings.extend(own.iter().map(|area| unknown(regions, area).at(Place::file(&document.file))));
    if known.is_empty() && !foreign.is_empty() {
        findings.add(all_strange(&foreign).at(Place::file(&document.file)));
    }
    for area in foreign {
        let found: Vec<&RegionId> = known.iter().map(|(id, _)| id).collect();
        findings
            .extend(misspelt(regions, &found, area).map(|finding| finding.at(Place::file(&document.file))));
    }
    known
}

/// An area whose `id` is of no region, or of one of another level than the file is named for.
fn unknown(regions: &Regions, area: &Area) -> Finding {
    let region = regions.find_written(area.called()).and_then(|id| regions.get(id));
    match region {
        Some(region) => bad(format!(
            "the file is named for another level than that of `{}`, which is `{}`",
            region.id, region.level
        ))
        .help(format!("move the area to {}.geojson", region.level)),
        None => regions.unknown(area.called()),
    }
}

fn all_strange(areas: &[&Area]) -> Finding {
    const NAMED: usize = 5;
    let names: Vec<String> = areas.iter().take(NAMED).map(|area| format!("`{}`", area.called())).collect();
    Finding::error(Code::UnknownRegion, "none of these areas goes by the name of a region").help(format!(
        "the first are {}; write such names or codes under `aliases` of the regions",
        names.join(", ")
    ))
}

/// An area that is called almost like a region for which no other area was found.
fn misspelt(regions: &Regions, found: &[&RegionId], area: &Area) -> Option<Finding> {
    let name = area.called();
    let near = regions.nearest(name)?;
    let is_found = regions.find(&near).is_none_or(|id| found.contains(&id));
    (!is_found).then(|| {
        Finding::warning(Code::UnknownRegion, format!("the area `{name}` is of no region"))
            .help(format!("if it is {near}, write `{name}` under its aliases"))
    })
}

/// A map shows regions of one level beside each other; one of another level among them is most likely a region
/// that happens to have the name of a municipality.
fn tell_levels(findings: &mut Findings, regions: &Regions, document: &Document, known: &[(RegionId, Area)]) {
    let of_level: BTreeMap<&Level, &RegionId> =
        known.iter().filter_map(|(id, _)| Some((&regions.get(id)?.level, id))).collect();
    if of_level.len() > 1 {
        let found: Vec<String> =
            of_level.iter().map(|(level, region)| format!("`{region}` is of level `{level}`")).collect();
        findings.add(
            bad(format!("the areas of one file are of one level, but {}", found.join(", ")))
                .at(Place::file(&document.file))
                .help("name the file for its level, such as municipality.geojson: then only regions of that level are taken"),
        );
    }
}

/// The outlines of an area in metres; `None` when they lie elsewhere, which is told.
fn in_metres(
    findings: &mut Findings,
    said: Option<System>,
    document: &Document,
    area: &Area,
) -> Option<Vec<Vec<Point>>> {
    let points: Vec<Point> = area.rings.iter().flatten().copied().collect();
    let system = said.or_else(|| points.first().and_then(|point| System::of(*point)));
    let Some(system) = system.filter(|system| points.iter().all(|point| system.holds(*point))) else {
        findings.add(outside(area, &points).at(Place::file(&document.file)));
        return None;
    };
    let metres = |ring: &Vec<Point>| ring.iter().map(|point| system.to_metres(*point)).collect();
    Some(area.rings.iter().map(metres).collect())
}

fn outside(area: &Area, points: &[Point]) -> Finding {
    let is_turned = points.iter().all(|(east, north)| System::Degrees.holds((*north, *east)));
    let help = if is_turned {
        "write the longitude first, then the latitude: [5.39, 52.16]"
    } else {
        "save the file in RD (EPSG:28992) or in WGS84 (EPSG:4326), or take the area out"
    };
    bad(format!("the area `{}` lies outside the Netherlands", area.called())).help(help)
}
