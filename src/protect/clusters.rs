//! Clusters: municipalities that are counted together where none of them can be shown alone.
//!
//! Merging is better than hiding (methods, § 4): a cluster has figures where its members have none. It lives
//! in the memberships, so that it keeps its name over waves. What is proposed has been tried: its figures
//! pass the rules, and what they would give away is hidden as everywhere.

use super::secondary::{self, Pattern, Terms};
use super::structure::{Structure, Wave};
use crate::compute::{Amounts, Estimate, Key, Largest, Quantity, Response, Sampled};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::RegionId;
use crate::text::slug::slug;
use crate::tidy::Regions;
use std::collections::{BTreeMap, BTreeSet};

/// The level of clusters, as in the publisher's settings.
const LEVEL: &str = "cluster";
/// More regions together say little of any of them.
const MOST_MEMBERS: usize = 6;

/// Regions that could be counted together.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// What it would be called.
    pub name: String,
    pub id: RegionId,
    pub members: Vec<RegionId>,
    /// How many of its figures would be shown, of how many.
    pub shown: usize,
    pub figures: usize,
}

/// So many are told of; after these have been made, the next come.
const MOST_TOLD: usize = 5;

/// Proposes the clusters, with the lines that make each.
pub fn tell(findings: &mut Findings, clusters: &[Cluster]) {
    for cluster in clusters.iter().take(MOST_TOLD) {
        let Cluster { name, id, shown, figures, members } = cluster;
        let lines: Vec<String> = members.iter().map(|member| format!("`{member},{id}`")).collect();
        findings.add(
            Finding::note(
                Code::ClusterProposed,
                format!("no figure of these regions can be shown alone; together, as \"{name}\", {shown} of {figures} can"),
            )
            .at(Place::file("data/memberships.csv"))
            .help(format!(
                "add `{id},{name},{LEVEL}` to data/regions.csv and {} to data/memberships.csv, with {LEVEL} among the levels in praatplaat.yaml",
                lines.join(", ")
            )),
        );
    }
}

/// The clusters that would give figures to regions that have none of the newest wave of a survey.
pub fn proposed(
    terms: &Terms<'_>,
    regions: &Regions,
    structure: &Structure,
    pattern: &Pattern,
    estimates: &BTreeMap<Key, Estimate>,
    responses: &[Response],
) -> Vec<Cluster> {
    let newest: BTreeMap<&str, &Wave> =
        structure.waves.iter().map(|wave| (wave.survey.as_str(), wave)).collect();
    let mut all = Vec::new();
    for wave in newest.into_values() {
        let empty = empty(regions, wave, pattern, estimates);
        let sets = sets(terms, regions, wave, &empty, responses);
        all.extend(tried(terms, regions, structure, wave, &sets, estimates, responses));
    }
    // Of two surveys one proposal is enough.
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all.dedup_by(|a, b| a.id == b.id);
    all
}

fn is_of(wave: &Wave, key: &Key, estimate: &Estimate) -> bool {
    let survey = estimate.sampled.as_ref().map(|sampled| sampled.survey.as_str());
    survey == Some(wave.survey.as_str()) && key.period.to_string() == wave.period
}

/// The regions that answers name, all of whose figures are hidden, and that no cluster holds yet.
fn empty(
    regions: &Regions,
    wave: &Wave,
    pattern: &Pattern,
    estimates: &BTreeMap<Key, Estimate>,
) -> BTreeSet<String> {
    let is_clustered = |places: &[(String, f64)]| {
        let level = |place: &str| regions.get(&RegionId::new(place)).map(|region| region.level.as_str());
        places.iter().any(|(place, _)| level(place) == Some(LEVEL))
    };
    let named = wave.reach.iter().filter(|(_, places)| !is_clustered(places));
    let mut empty: BTreeSet<String> = named.map(|(region, _)| region.clone()).collect();
    let own = estimates.iter().filter(|(key, estimate)| is_of(wave, key, estimate));
    for (key, _) in
        own.filter(|(key, estimate)| estimate.number().is_some() && !pattern.figures.contains_key(key))
    {
        empty.remove(key.region.as_str());
    }
    empty
}

/// Neighbours in the smallest region that holds them, put together until they are enough.
fn sets(
    terms: &Terms<'_>,
    regions: &Regions,
    wave: &Wave,
    empty: &BTreeSet<String>,
    responses: &[Response],
) -> Vec<Vec<String>> {
    let answered = |region: &str| {
        let own = responses.iter().filter(|response| {
            response.survey.as_str() == wave.survey && response.period.to_string() == wave.period
        });
        own.filter(|response| response.region.as_str() == region).map(|response| response.people).sum::<f64>()
    };
    let mut by_whole: BTreeMap<&str, Vec<(f64, &String)>> = BTreeMap::new();
    for (region, places) in wave.reach.iter().filter(|(region, _)| empty.contains(region)) {
        let holds = |place: &str| {
            wave.reach.iter().filter(|(_, others)| others.iter().any(|(other, _)| other == place)).count()
        };
        let wholes = places.iter().filter(|(place, share)| place != region && *share == 1.0);
        if let Some((whole, _)) = wholes.min_by_key(|(place, _)| (holds(place), place.clone())) {
            by_whole.entry(whole).or_default().push((answered(region), region));
        }
    }
    let enough = 2.0 * f64::from(terms.privacy.least_answered);
    let mut sets = Vec::new();
    for (whole, mut members) in by_whole {
        let all =
            wave.reach.iter().filter(|(_, places)| places.iter().any(|(place, _)| place == whole)).count();
        let before = sets.len();
        members.retain(|(answered, region)| {
            *answered > 0.0 && regions.get(&RegionId::new(region.as_str())).is_some()
        });
        members.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let (mut set, mut sum) = (Vec::new(), 0.0);
        for (answered, region) in members {
            set.push(region.clone());
            sum += answered;
            if sum >= enough || set.len() == MOST_MEMBERS {
                sets.push(std::mem::take(&mut set));
                sum = 0.0;
            }
        }
        if set.len() > 1 && sum >= f64::from(terms.privacy.least_answered) {
            sets.push(set);
        }
        // All of a region together are that region.
        if sets.len() == before + 1 && sets.last().is_some_and(|set: &Vec<String>| set.len() == all) {
            sets.pop();
        }
    }
    sets.retain(|set| set.len() > 1);
    sets
}

/// The clusters that show something when all of them are counted as regions.
fn tried(
    terms: &Terms<'_>,
    regions: &Regions,
    structure: &Structure,
    wave: &Wave,
    sets: &[Vec<String>],
    estimates: &BTreeMap<Key, Estimate>,
    responses: &[Response],
) -> Vec<Cluster> {
    if sets.is_empty() {
        return Vec::new();
    }
    let mut clusters: Vec<Cluster> = sets.iter().map(|set| cluster(regions, set)).collect();
    let mut wave = wave.clone();
    let own = estimates.iter().filter(|(key, estimate)| is_of(&wave, key, estimate));
    let mut all: BTreeMap<Key, Estimate> =
        own.map(|(key, estimate)| (key.clone(), copied(estimate))).collect();
    let mut answered: Vec<Response> = responses.to_vec();
    for cluster in &clusters {
        join(&mut wave, &mut all, &mut answered, cluster);
    }
    let tried = Structure { waves: vec![wave], ..structure.clone() };
    let gates = super::gate::Gates::new(terms.privacy, &answered);
    let pattern = secondary::pattern(&Terms { gates: &gates, ..*terms }, &tried, &all, &answered);
    for cluster in &mut clusters {
        let figures =
            all.iter().filter(|(key, estimate)| key.region == cluster.id && estimate.number().is_some());
        let (hidden, shown): (Vec<&Key>, Vec<&Key>) =
            figures.map(|(key, _)| key).partition(|key| pattern.figures.contains_key(*key));
        (cluster.shown, cluster.figures) = (shown.len(), shown.len() + hidden.len());
    }
    clusters.retain(|cluster| cluster.shown > 0);
    clusters
}

fn cluster(regions: &Regions, set: &[String]) -> Cluster {
    let mut members: Vec<RegionId> = set.iter().map(|region| RegionId::new(region.as_str())).collect();
    members.sort();
    let names: Vec<&str> =
        members.iter().filter_map(|id| regions.get(id)).map(|region| region.name.as_str()).collect();
    let name = match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} en {last}", others.join(", ")),
        _ => names.concat(),
    };
    Cluster { id: RegionId::new(slug(&name)), name, members, shown: 0, figures: 0 }
}

fn copied(estimate: &Estimate) -> Estimate {
    Estimate {
        quantity: estimate.quantity.clone(),
        status: estimate.status,
        bases: Vec::new(),
        covers: None,
        note: None,
        remarks: Vec::new(),
        sampled: estimate.sampled.clone(),
        place: estimate.place.clone(),
    }
}

/// Counts a cluster as a region of the wave.
fn join(
    wave: &mut Wave,
    all: &mut BTreeMap<Key, Estimate>,
    responses: &mut Vec<Response>,
    cluster: &Cluster,
) {
    for (_, places) in wave
        .reach
        .iter_mut()
        .filter(|(region, _)| cluster.members.iter().any(|member| member.as_str() == region))
    {
        places.push((cluster.id.to_string(), 1.0));
    }
    let of_members = |region: &RegionId| cluster.members.contains(region);
    let mut sums: BTreeMap<Key, Estimate> = BTreeMap::new();
    for (key, estimate) in all.iter().filter(|(key, _)| of_members(&key.region)) {
        let key = Key { region: cluster.id.clone(), ..key.clone() };
        match sums.get_mut(&key) {
            Some(sum) => add(sum, estimate),
            None => drop(sums.insert(key, copied(estimate))),
        }
    }
    all.extend(sums);
    let own = responses.iter().filter(|response| {
        of_members(&response.region)
            && response.survey.as_str() == wave.survey
            && response.period.to_string() == wave.period
    });
    let sum = own.cloned().reduce(|sum, response| Response {
        region: cluster.id.clone(),
        answered: sum.answered + response.answered,
        people: sum.people + response.people,
        population: sum.population.zip(response.population).map(|(a, b)| a + b),
        coverage: None,
        ..sum
    });
    responses.extend(sum);
}

/// Adds what another member answered. Of the value only matters that there is one.
fn add(sum: &mut Estimate, other: &Estimate) {
    if let (Quantity::NobodyAnswered, Quantity::Number { .. }) = (&sum.quantity, &other.quantity) {
        sum.quantity = other.quantity.clone();
    }
    let (Some(sum), Some(other)) = (&mut sum.sampled, &other.sampled) else { return };
    let Sampled { answered, hits, amounts, .. } = &mut **sum;
    *answered += other.answered;
    *hits = hits.zip(other.hits).map(|(a, b)| a + b).or(*hits).or(other.hits);
    add_amounts(amounts, &other.amounts);
}

fn add_amounts(sum: &mut Amounts, other: &Amounts) {
    sum.people += other.people;
    if sum.sums.len() < other.sums.len() {
        sum.sums.resize(other.sums.len(), 0.0);
    }
    sum.sums.iter_mut().zip(&other.sums).for_each(|(sum, other)| *sum += other);
    if let Some(other) = other.largest {
        sum.largest.get_or_insert(Largest::default()).merge(&other, 1.0);
    }
}
