//! Regions: what they are called, how they belong together, and where they lie on the tile map.

use super::pile::Pile;
use super::rows::{Cells, Columns, rows};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{Level, RegionId};
use crate::text::slug::{is_slug, slug};
use std::collections::BTreeMap;

/// A region: a country, an AZW region, a subregion, a municipality.
#[derive(Debug, Clone)]
pub struct Region {
    pub id: RegionId,
    pub name: String,
    pub level: Level,
    /// Other names it goes by, or went by.
    pub aliases: Vec<String>,
    pub valid_from: Option<Period>,
    /// Until when it existed; `None` for a region that still does.
    pub valid_to: Option<Period>,
    /// What the reader should know of it, such as why there are no figures.
    pub note: Option<String>,
    pub place: Place,
}

/// One region being part of another, for a share and for a time. Regions do not nest.
#[derive(Debug, Clone)]
pub struct Membership {
    pub member: RegionId,
    pub group: RegionId,
    /// Which part of the member lies in the group, 0–1; `None` for the whole of it.
    pub share: Option<f64>,
    pub from: Option<Period>,
    pub to: Option<Period>,
}

/// Where a region's tile stands on the tile map, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tile {
    pub column: u16,
    pub row: u16,
}

/// All regions, by id, with their memberships.
#[derive(Debug, Default)]
pub struct Regions {
    pub all: BTreeMap<RegionId, Region>,
    pub memberships: Vec<Membership>,
    pub tiles: BTreeMap<RegionId, Tile>,
    /// Every spelling, in its address form, with the region it stands for.
    spellings: BTreeMap<String, RegionId>,
}

const REGION_COLUMNS: Columns =
    Columns { required: &["id", "name", "level"], optional: &["aliases", "valid_from", "valid_to", "note"] };
const MEMBERSHIP_COLUMNS: Columns =
    Columns { required: &["member", "group"], optional: &["share", "from", "to"] };
const TILE_COLUMNS: Columns = Columns { required: &["region", "column", "row"], optional: &[] };

/// Reads `data/regions`, `data/memberships` and `data/tiles`.
pub fn regions(findings: &mut Findings, levels: &[Level], pile: &mut Pile) -> Regions {
    let mut regions = Regions::default();
    for table in pile.tables("data/regions") {
        for cells in rows(findings, &table, REGION_COLUMNS) {
            if let Some(region) = region(findings, levels, &cells) {
                regions.add(findings, region);
            }
        }
    }
    regions.know_spellings();
    for table in pile.tables("data/memberships") {
        for cells in rows(findings, &table, MEMBERSHIP_COLUMNS) {
            regions.memberships.extend(membership(findings, &regions, &cells));
        }
    }
    let by_names =
        |a: &Membership, b: &Membership| (&a.member, &a.group, a.from).cmp(&(&b.member, &b.group, b.from));
    regions.memberships.sort_by(by_names);
    for table in pile.tables("data/tiles") {
        for cells in rows(findings, &table, TILE_COLUMNS) {
            regions.tiles.extend(tile(findings, &regions, &cells));
        }
    }
    regions.tell_loops(findings);
    regions
}

fn region(findings: &mut Findings, levels: &[Level], cells: &Cells<'_>) -> Option<Region> {
    let id = cells.required(findings, "id")?;
    if !is_slug(id) {
        findings.add(
            Finding::error(Code::BadId, format!("`{id}` cannot stand in a web address"))
                .at(cells.place("id"))
                .help(format!("write `{}`", slug(id))),
        );
        return None;
    }
    let level = cells.required(findings, "level")?;
    if !levels.iter().any(|known| known.as_str() == level) {
        findings.add(
            Finding::error(Code::UnknownLevel, format!("there is no level `{level}`"))
                .at(cells.place("level"))
                .did_you_mean(level, levels.iter().map(Level::as_str)),
        );
        return None;
    }
    let valid_from = cells.period(findings, "valid_from");
    let valid_to = cells.period(findings, "valid_to");
    in_order(findings, valid_from, valid_to, cells.place("valid_to"));
    Some(Region {
        id: RegionId::new(id),
        name: cells.required(findings, "name")?.to_owned(),
        level: Level::new(level),
        aliases: cells
            .text("aliases")
            .split('|')
            .map(str::trim)
            .filter(|a| !a.is_empty())
            .map(str::to_owned)
            .collect(),
        valid_from,
        valid_to,
        note: cells.filled("note").map(str::to_owned),
        place: cells.place("id"),
    })
}

/// Tells when an end comes before its beginning.
fn in_order(findings: &mut Findings, from: Option<Period>, to: Option<Period>, place: Place) {
    if let (Some(from), Some(to)) = (from, to)
        && to.is_before(from)
    {
        findings.add(
            Finding::error(
                Code::DatesOutOfOrder,
                format!("the end, {to}, comes before the beginning, {from}"),
            )
            .at(place)
            .help("mend one of the two"),
        );
    }
}

fn membership(findings: &mut Findings, regions: &Regions, cells: &Cells<'_>) -> Option<Membership> {
    let member = regions.in_cell(findings, cells, "member");
    let group = regions.in_cell(findings, cells, "group");
    let share = cells.number_only(findings, "share");
    if share.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
        findings.add(
            Finding::error(Code::BadValue, "a share lies between 0 and 1")
                .at(cells.place("share"))
                .help("write 0.25 for a quarter, or leave it empty for the whole"),
        );
    }
    let from = cells.period(findings, "from");
    let to = cells.period(findings, "to");
    in_order(findings, from, to, cells.place("to"));
    Some(Membership { member: member?, group: group?, share, from, to })
}

fn tile(findings: &mut Findings, regions: &Regions, cells: &Cells<'_>) -> Option<(RegionId, Tile)> {
    let region = regions.in_cell(findings, cells, "region")?;
    let column = position(findings, cells, "column")?;
    let row = position(findings, cells, "row")?;
    Some((region, Tile { column, row }))
}

fn position(findings: &mut Findings, cells: &Cells<'_>, column: &str) -> Option<u16> {
    let position = cells.text(column).parse().ok().filter(|position| (1..=60).contains(position));
    if position.is_none() {
        findings.add(
            Finding::error(Code::BadValue, format!("`{}` is no place on the tile map", cells.text(column)))
                .at(cells.place(column))
                .help("write a whole number from 1 to 60"),
        );
    }
    position
}

impl Regions {
    fn add(&mut self, findings: &mut Findings, region: Region) {
        if let Some(first) = self.all.get(&region.id) {
            findings.add(
                Finding::error(Code::DuplicateId, format!("the region `{}` stands here twice", region.id))
                    .at(region.place)
                    .help(format!("it also stands in {}; keep one of the two", first.place)),
            );
            return;
        }
        self.all.insert(region.id.clone(), region);
    }

    /// An id counts before a name, a name before an alias, so that no alias can take another's name.
    fn know_spellings(&mut self) {
        let ids = self.all.keys().map(|id| (id.as_str().to_owned(), id.clone()));
        let names = self.all.values().map(|region| (slug(&region.name), region.id.clone()));
        let aliases = self
            .all
            .values()
            .flat_map(|region| region.aliases.iter().map(|alias| (slug(alias), region.id.clone())));
        let mut spellings = BTreeMap::new();
        for (spelling, id) in ids.chain(names).chain(aliases) {
            spellings.entry(spelling).or_insert(id);
        }
        self.spellings = spellings;
    }

    pub fn get(&self, id: &RegionId) -> Option<&Region> {
        self.all.get(id)
    }

    /// The region that goes by this id, name or alias; accents, capitals and signs do not count.
    pub fn find(&self, spelling: &str) -> Option<&RegionId> {
        self.spellings.get(&slug(spelling))
    }

    /// The region in a cell; `None` when the cell is empty or names none, which is told.
    pub fn in_cell(&self, findings: &mut Findings, cells: &Cells<'_>, column: &str) -> Option<RegionId> {
        let spelling = cells.required(findings, column)?;
        let found = self.find(spelling).cloned();
        if found.is_none() {
            findings.add(self.unknown(spelling).at(cells.place(column)));
        }
        found
    }

    /// The finding for a region that is not there.
    pub fn unknown(&self, spelling: &str) -> Finding {
        Finding::error(Code::UnknownRegion, format!("there is no region `{spelling}`"))
            .did_you_mean(&slug(spelling), self.spellings.keys().map(String::as_str))
    }

    /// The regions that this one is a part of, wholly or partly.
    pub fn groups_of<'a>(&'a self, id: &'a RegionId) -> impl Iterator<Item = &'a Membership> {
        self.memberships.iter().filter(move |membership| membership.member == *id)
    }

    /// The regions that are a part of this one.
    pub fn members_of<'a>(&'a self, id: &'a RegionId) -> impl Iterator<Item = &'a Membership> {
        self.memberships.iter().filter(move |membership| membership.group == *id)
    }

    fn tell_loops(&self, findings: &mut Findings) {
        for region in self.all.values() {
            if self.reaches(&region.id, &region.id, &mut Vec::new()) {
                findings.add(
                    Finding::error(
                        Code::MembershipLoop,
                        format!("`{}` is, by way of its memberships, a part of itself", region.id),
                    )
                    .at(Place::file("data/memberships.csv"))
                    .help("take out the row in which the wide region is the member"),
                );
            }
        }
    }

    fn reaches(&self, from: &RegionId, to: &RegionId, seen: &mut Vec<RegionId>) -> bool {
        self.groups_of(from).any(|membership| {
            let group = &membership.group;
            let is_new = !seen.contains(group);
            if is_new {
                seen.push(group.clone());
            }
            group == to || (is_new && self.reaches(group, to, seen))
        })
    }
}
