//! The effect tree: drawn, and as a nested list.

use crate::model::Address;
use crate::render::charts::{Edge, EffectTree, Footing, Layer, Node};
use crate::render::citation::{self, CitationView};
use crate::render::desk::Desk;
use crate::text::id::RegionId;
use crate::tidy::{EffectKind, Effects};
use serde::Serialize;
use std::collections::BTreeSet;

/// An effect tree: the picture, and the same as a nested list.
#[derive(Debug, Clone, Serialize)]
pub struct EffectsView {
    pub id: String,
    pub svg: String,
    pub sentence: String,
    /// What nothing leads to, each with what follows from it.
    pub roots: Vec<EffectNodeView>,
    pub source: CitationView,
}

#[derive(Debug, Clone, Serialize)]
pub struct EffectNodeView {
    pub kind: String,
    pub label: String,
    pub is_goal: bool,
    /// What shows that the step above leads to this one; `None` when nothing is said of it.
    pub evidence: Option<String>,
    pub next: Vec<EffectNodeView>,
}

/// The effect tree of a region; `None` when it has none.
pub fn effects(desk: &Desk<'_>, page: &Address, region: &RegionId, id: &str) -> Option<EffectsView> {
    let effects = desk.matter(region)?.text.as_ref()?.front.effects.as_ref()?;
    let is_led_to = |node: &str| effects.edges.iter().any(|edge| edge.to == node);
    let mut told = BTreeSet::new();
    let roots = effects
        .nodes
        .iter()
        .filter(|node| !is_led_to(&node.id))
        .map(|node| effect_node(desk, effects, &node.id, None, &mut told))
        .collect::<Option<Vec<_>>>()?;
    Some(EffectsView {
        id: id.to_owned(),
        svg: effect_tree(desk, effects, region).draw(id),
        sentence: desk.words.fill("effects.sentence", &[("region", desk.region_name(region))]),
        roots,
        source: citation::source(desk, page, &effects.source, effects.place.as_deref()),
    })
}

/// A node with what follows from it. What follows is told where a node first stands, and not again:
/// a dense tree would otherwise become a list without end.
fn effect_node<'a>(
    desk: &Desk<'_>,
    effects: &'a Effects,
    id: &str,
    evidence: Option<&str>,
    told: &mut BTreeSet<&'a str>,
) -> Option<EffectNodeView> {
    let node = effects.nodes.iter().find(|node| node.id == id)?;
    let is_new = told.insert(&node.id);
    let edges = effects.edges.iter().filter(|edge| is_new && edge.from == node.id);
    let next = edges
        .filter_map(|edge| effect_node(desk, effects, &edge.to, edge.evidence.as_deref(), told))
        .collect();
    Some(EffectNodeView {
        kind: desk.words.get(effect_word(node.kind)),
        label: node.label.clone(),
        is_goal: node.kind == EffectKind::Einddoel,
        evidence: evidence.map(str::to_owned),
        next,
    })
}

fn effect_word(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::Interventie => "effects.interventie",
        EffectKind::Output => "effects.output",
        EffectKind::Tussenuitkomst => "effects.tussenuitkomst",
        EffectKind::Einddoel => "effects.einddoel",
    }
}

fn effect_tree(desk: &Desk<'_>, effects: &Effects, region: &RegionId) -> EffectTree {
    let kinds =
        [EffectKind::Interventie, EffectKind::Output, EffectKind::Tussenuitkomst, EffectKind::Einddoel];
    let nodes_of = |kind: EffectKind| {
        effects
            .nodes
            .iter()
            .filter(move |node| node.kind == kind)
            .map(|node| Node { id: node.id.clone(), label: node.label.clone() })
            .collect::<Vec<_>>()
    };
    let layers = kinds
        .into_iter()
        .map(|kind| Layer { label: desk.words.get(effect_word(kind)), nodes: nodes_of(kind) })
        .filter(|layer| !layer.nodes.is_empty())
        .collect();
    let edges = effects
        .edges
        .iter()
        .map(|edge| Edge { from: edge.from.clone(), to: edge.to.clone(), footing: Footing::Assumption })
        .collect();
    EffectTree {
        title: desk.words.fill("effects.title", &[("region", desk.region_name(region))]),
        layers,
        edges,
        legend: None,
    }
}
