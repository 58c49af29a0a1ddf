//! Regions: what they are called, how they belong together, and where they lie on the tile map.

use super::boundaries::Outline;
use super::doubt;
use super::pile::Pile;
use super::rows::{Cells, Columns, rows};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{Level, RegionId};
use crate::text::nearest;
use crate::text::slug::{is_slug, slug};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Whether it was invented, which every surface says.
    pub fictitious: bool,
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
    pub place: Place,
}

impl Membership {
    /// Whether it holds in this period.
    pub fn holds_in(&self, period: Period) -> bool {
        let has_begun = self.from.is_none_or(|from| !period.is_before(from));
        has_begun && self.to.is_none_or(|to| !to.is_before(period))
    }
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
    /// Where regions lie on the map; those without are not in it.
    pub outlines: BTreeMap<RegionId, Outline>,
    /// Every spelling, in its address form, with the region it stands for.
    spellings: BTreeMap<String, RegionId>,
    /// The positions of the memberships of each member, and of each group.
    groups: BTreeMap<RegionId, Vec<usize>>,
    members: BTreeMap<RegionId, Vec<usize>>,
}

const REGION_COLUMNS: Columns = Columns {
    required: &["id", "name", "level"],
    optional: &["aliases", "valid_from", "valid_to", "note", "fictitious"],
};
const MEMBERSHIP_COLUMNS: Columns =
    Columns { required: &["member", "group"], optional: &["share", "from", "to"] };
const TILE_COLUMNS: Columns = Columns { required: &["region", "column", "row"], optional: &[] };

/// Reads `data/regions`, `data/memberships` and `data/tiles`.
pub fn regions(findings: &mut Findings, levels: &[Level], pile: &mut Pile) -> Regions {
    let mut regions = Regions::default();
    let tables = pile.tables("data/regions");
    if tables.is_empty() {
        findings.add(
            Finding::error(Code::MissingFile, "there is no table of regions that can be read")
                .at(Place::file("data/regions.csv"))
                .help("make it, with the columns id,name,level; or mend what is told of it here"),
        );
    }
    for table in tables {
        for cells in rows(findings, &table, REGION_COLUMNS) {
            if let Some(region) = region(findings, levels, &cells) {
                regions.add(findings, region);
            }
        }
    }
    regions.know_spellings(findings);
    for table in pile.tables("data/memberships") {
        for cells in rows(findings, &table, MEMBERSHIP_COLUMNS) {
            regions.memberships.extend(membership(findings, &regions, &cells));
        }
    }
    let by_names =
        |a: &Membership, b: &Membership| (&a.member, &a.group, a.from).cmp(&(&b.member, &b.group, b.from));
    regions.memberships.sort_by(by_names);
    regions.tell_doubles(findings);
    regions.know_relatives();
    for table in pile.tables("data/tiles") {
        for cells in rows(findings, &table, TILE_COLUMNS) {
            if let Some((region, tile)) = tile(findings, &regions, &cells) {
                regions.lay(findings, region, tile, cells.place("region"));
            }
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
    doubt::in_order(findings, valid_from, valid_to, cells.place("valid_to"));
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
        fictitious: is_fictitious(findings, cells),
        place: cells.place("id"),
    })
}

fn is_fictitious(findings: &mut Findings, cells: &Cells<'_>) -> bool {
    match cells.text("fictitious").to_lowercase().as_str() {
        "" | "nee" | "no" | "0" => false,
        "ja" | "yes" | "1" => true,
        other => {
            findings.add(
                Finding::error(Code::BadValue, format!("`{other}` is neither `ja` nor empty"))
                    .at(cells.place("fictitious"))
                    .help("write `ja` for an invented region, and leave it empty for a real one"),
            );
            false
        }
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
    doubt::in_order(findings, from, to, cells.place("to"));
    Some(Membership { member: member?, group: group?, share, from, to, place: cells.place("member") })
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

    /// An id counts before a name, a name before an alias. No two regions may go by the same one.
    fn know_spellings(&mut self, findings: &mut Findings) {
        let ids = self.all.values().map(|region| (region.id.as_str().to_owned(), region));
        let names = self.all.values().map(|region| (slug(&region.name), region));
        let aliases = self
            .all
            .values()
            .flat_map(|region| region.aliases.iter().map(move |alias| (slug(alias), region)));
        let mut spellings: BTreeMap<String, RegionId> = BTreeMap::new();
        for (spelling, region) in ids.chain(names).chain(aliases).filter(|(spelling, _)| !spelling.is_empty())
        {
            let owner = spellings.entry(spelling.clone()).or_insert_with(|| region.id.clone());
            if *owner != region.id {
                findings.add(
                    Finding::error(
                        Code::DuplicateId,
                        format!("`{owner}` and `{}` both go by `{spelling}`", region.id),
                    )
                    .at(region.place.clone())
                    .help("give one of them another name or alias, so that figures find the right one"),
                );
            }
        }
        self.spellings = spellings;
    }

    /// Keeps each membership and tile once, and tells of the ones that contradict another.
    fn tell_doubles(&mut self, findings: &mut Findings) {
        let same =
            |a: &Membership, b: &Membership| (&a.member, &a.group, a.from) == (&b.member, &b.group, b.from);
        let memberships = std::mem::take(&mut self.memberships);
        for membership in memberships {
            match self.memberships.last().filter(|last| same(last, &membership)) {
                Some(_) => findings.add(
                    Finding::error(
                        Code::DuplicateId,
                        format!("`{}` is twice a member of `{}`", membership.member, membership.group),
                    )
                    .at(membership.place)
                    .help("take one of the two rows out"),
                ),
                None => self.memberships.push(membership),
            }
        }
    }

    pub fn get(&self, id: &RegionId) -> Option<&Region> {
        self.all.get(id)
    }

    /// The region that goes by this id, name or alias; accents, capitals and signs do not count.
    pub fn find(&self, spelling: &str) -> Option<&RegionId> {
        self.spellings.get(&slug(spelling))
    }

    /// The region that somebody wrote down: also as `gem. Epe`, `gemeente Epe`, `Beek (L.)` or
    /// `Groningen (gemeente)`, as people and statistics bureaus write them.
    pub fn find_written(&self, written: &str) -> Option<&RegionId> {
        let bare = |text: &str| {
            let text = text.split_once('(').map_or(text, |(before, _)| before).trim();
            let lower = text.to_lowercase();
            let prefix = ["gemeente ", "gem. ", "gem.", "gem ", "regio ", "provincie "]
                .into_iter()
                .find(|prefix| lower.starts_with(prefix));
            prefix.and_then(|prefix| text.get(prefix.len()..)).unwrap_or(text).trim().to_owned()
        };
        self.find(written).or_else(|| self.find(&bare(written))).or_else(|| {
            let whole = written.split(',').next().filter(|part| part.len() < written.len())?;
            self.find(&bare(whole))
        })
    }

    /// The spelling nearest to what was written, if one is near enough to be meant.
    pub fn nearest(&self, written: &str) -> Option<String> {
        let known: Vec<&str> = self.spellings.keys().map(String::as_str).collect();
        let id = self.find(nearest::of(&slug(written), &known)?)?;
        self.get(id).map(|region| region.name.clone())
    }

    /// What a region was called in this period: where it had gone up in one other by then, that one.
    pub fn in_period<'a>(&'a self, id: &'a RegionId, period: Period) -> &'a RegionId {
        // A region that went up in one that went up in another: a few steps at most, and never round.
        const STEPS: usize = 10;
        (0..STEPS).fold(id, |id, _| {
            let ended = |region: &&Region| region.valid_to.is_some_and(|end| end.is_before(period));
            match self.get(id).filter(ended).map(|region| self.successors(region)).as_deref() {
                Some([heir]) => heir,
                _ => id,
            }
        })
    }

    /// The regions of its own level that a region that ended went up in.
    pub fn successors(&self, region: &Region) -> Vec<&RegionId> {
        self.groups_of(&region.id)
            .filter_map(|membership| self.get(&membership.group))
            .filter(|group| group.level == region.level)
            .map(|group| &group.id)
            .collect()
    }

    /// Every region that this one is a part of, by way of others too; each once.
    pub fn all_groups_of(&self, id: &RegionId) -> BTreeSet<RegionId> {
        let mut all = BTreeSet::new();
        let mut next: Vec<&RegionId> = vec![id];
        while let Some(id) = next.pop() {
            for membership in self.groups_of(id) {
                if all.insert(membership.group.clone()) {
                    next.push(&membership.group);
                }
            }
        }
        all
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

    fn know_relatives(&mut self) {
        for (at, membership) in self.memberships.iter().enumerate() {
            self.groups.entry(membership.member.clone()).or_default().push(at);
            self.members.entry(membership.group.clone()).or_default().push(at);
        }
    }

    fn lay(&mut self, findings: &mut Findings, region: RegionId, tile: Tile, place: Place) {
        let is_taken = self.tiles.values().any(|other| *other == tile);
        if is_taken || self.tiles.contains_key(&region) {
            findings.add(
                Finding::error(
                    Code::DuplicateId,
                    format!("the tile of `{region}` lies on another, or it has two"),
                )
                .at(place)
                .help("give each region one tile, on a place of its own"),
            );
            return;
        }
        self.tiles.insert(region, tile);
    }

    /// The regions that this one is a part of, wholly or partly.
    pub fn groups_of(&self, id: &RegionId) -> impl Iterator<Item = &Membership> {
        self.groups.get(id).into_iter().flatten().map(|at| &self.memberships[*at])
    }

    /// The regions that are a part of this one.
    pub fn members_of(&self, id: &RegionId) -> impl Iterator<Item = &Membership> {
        self.members.get(id).into_iter().flatten().map(|at| &self.memberships[*at])
    }

    /// Takes away, again and again, what is a part of nothing: what is left goes round.
    fn tell_loops(&self, findings: &mut Findings) {
        let mut open: BTreeMap<&RegionId, usize> =
            self.all.keys().map(|id| (id, self.groups_of(id).count())).collect();
        let mut free: Vec<&RegionId> =
            open.iter().filter(|(_, groups)| **groups == 0).map(|(id, _)| *id).collect();
        while let Some(id) = free.pop() {
            open.remove(id);
            for membership in self.members_of(id) {
                if let Some(groups) = open.get_mut(&membership.member) {
                    *groups -= 1;
                    if *groups == 0 {
                        free.push(&membership.member);
                    }
                }
            }
        }
        let in_loop = |membership: &&Membership| {
            open.contains_key(&membership.member) && open.contains_key(&membership.group)
        };
        if let Some(membership) = self.memberships.iter().find(in_loop) {
            let ids: Vec<&str> = open.keys().take(5).map(|id| id.as_str()).collect();
            findings.add(
                Finding::error(
                    Code::MembershipLoop,
                    format!("memberships go round among {}", ids.join(", ")),
                )
                .at(membership.place.clone())
                .help("take out the row in which the wide region is the member"),
            );
        }
    }
}
