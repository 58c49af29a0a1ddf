//! The effect tree: how interventions lead, layer by layer, to the final goal.
//!
//! From top to bottom, for a phone has height to spare. Where the boxes stand is decided in
//! `tree_layout`, how the lines run between them in `tree_lines`.

use charts_rs::{Color, Rect};

use super::WIDTH;
use super::ink::{Frame, Ink};
use super::sheet::{Anchor, Sheet};
use super::tree_layout::{Band, Layout, NodeBox};
use super::tree_lines;
use super::words::{NODE, NOTE};

/// Nodes in layers, and what leads to what.
pub struct EffectTree {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// From first to last: interventions, output, outcomes in between, final goal.
    pub layers: Vec<Layer>,
    /// An edge with an unknown end is left out.
    pub edges: Vec<Edge>,
    /// What full and dashed lines mean; `None` when all edges are of one kind.
    pub legend: Option<FootingLegend>,
}

/// One kind of node.
pub struct Layer {
    pub label: String,
    pub nodes: Vec<Node>,
}

pub struct Node {
    /// Unique in the tree.
    pub id: String,
    pub label: String,
}

/// That one node leads to another.
pub struct Edge {
    /// The id of a node.
    pub from: String,
    /// The id of a node.
    pub to: String,
    pub footing: Footing,
}

/// What an edge rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// A full line: there is evidence.
    Evidence,
    /// A dashed line: it is supposed.
    Assumption,
}

/// The words for both footings.
pub struct FootingLegend {
    pub evidence: String,
    pub assumption: String,
}

impl EffectTree {
    /// The tree as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let layout = Layout::of(&self.layers, &self.edges);
        let mut sheet = Sheet::new(WIDTH);
        for band in &layout.bands {
            draw_band(&mut sheet, band);
        }
        tree_lines::draw(&mut sheet, &layout, &self.edges);
        for band in &layout.bands {
            draw_band_label(&mut sheet, band);
        }
        for node in &layout.boxes {
            draw_box(&mut sheet, node, node.layer + 1 == self.layers.len());
        }
        let bottom = match &self.legend {
            Some(legend) => legend.draw(&mut sheet, layout.bottom + 8.0),
            None => layout.bottom,
        };
        let frame = Frame { id, title: &self.title, class: "pp-effect-tree" };
        sheet.finish(bottom + 2.0, &frame)
    }
}

fn draw_band(sheet: &mut Sheet, band: &Band<'_>) {
    let ground = Rect {
        fill: Some(Color::from(Ink::Band).into()),
        top: band.top,
        width: WIDTH,
        height: band.bottom - band.top,
        rx: Some(5.0),
        ..Rect::default()
    };
    sheet.put(ground.svg());
}

/// The label lies over the lines, on ground of its own, so that none runs through it.
fn draw_band_label(sheet: &mut Sheet, band: &Band<'_>) {
    let Some(label) = NOTE.wrap(band.label, WIDTH - 20.0, 1).pop() else {
        return;
    };
    let ground = Rect {
        fill: Some(Color::from(Ink::Band).into()),
        left: 6.0,
        top: band.top + 4.0,
        width: NOTE.width(&label) + 8.0,
        height: 15.0,
        ..Rect::default()
    };
    sheet.put(ground.svg());
    sheet.words(&NOTE, Anchor::Start, (10.0, band.top + 15.5).into(), &label);
}

fn draw_box(sheet: &mut Sheet, node: &NodeBox, is_goal: bool) {
    let (ink, stroke) = if is_goal { (Ink::Strong, 2.0) } else { (Ink::Axis, 1.0) };
    let outline = Rect {
        fill: Some(Color::from(Ink::Paper).into()),
        color: Some(ink.into()),
        stroke_width: Some(stroke),
        left: node.left,
        top: node.top,
        width: node.width,
        height: node.height,
        rx: Some(4.0),
        ..Rect::default()
    };
    sheet.put(outline.svg());
    let words = (node.lines.len() as f32 - 1.0) * NODE.leading();
    let baseline = node.top + (node.height - words) / 2.0 + NODE.size * 0.36;
    sheet.lines(&NODE, Anchor::Middle, (node.middle(), baseline).into(), &node.lines);
}

impl FootingLegend {
    fn draw(&self, sheet: &mut Sheet, top: f32) -> f32 {
        let mut y = top;
        let items = [(Footing::Evidence, &self.evidence), (Footing::Assumption, &self.assumption)];
        for (footing, words) in items {
            let middle = y + NOTE.leading() / 2.0;
            tree_lines::draw_key(sheet, footing, middle);
            let lines = NOTE.wrap(words, WIDTH - 44.0, 3);
            sheet.lines(&NOTE, Anchor::Start, (44.0, middle + 4.0).into(), &lines);
            y += lines.len().max(1) as f32 * NOTE.leading() + 3.0;
        }
        y
    }
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;

    /// Layers of nodes whose labels are their ids.
    pub fn layers(layers: &[&[&str]]) -> Vec<Layer> {
        let node = |id: &&str| Node { id: id.to_string(), label: id.to_string() };
        let layer =
            |nodes: &&[&str]| Layer { label: "laag".to_string(), nodes: nodes.iter().map(node).collect() };
        layers.iter().map(layer).collect()
    }

    pub fn edges(edges: &[(&str, &str)]) -> Vec<Edge> {
        let edge = |&(from, to): &(&str, &str)| Edge {
            from: from.to_string(),
            to: to.to_string(),
            footing: Footing::Evidence,
        };
        edges.iter().map(edge).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{edges, layers};
    use super::*;

    #[test]
    fn every_node_and_layer_is_named() {
        let svg = tree(layers(&[&["a"], &["b"]]), edges(&[("a", "b")]));
        assert!(svg.contains(">a</text>") && svg.contains(">b</text>"), "{svg}");
        assert_eq!(svg.matches(">laag</text>").count(), 2);
    }

    #[test]
    fn every_edge_has_a_line_and_a_head() {
        let svg = tree(layers(&[&["a", "b"], &["c"]]), edges(&[("a", "c"), ("b", "c")]));
        assert_eq!(svg.matches("<path").count(), 2);
        assert_eq!(svg.matches("<polygon").count(), 2);
    }

    #[test]
    fn an_assumption_is_dashed_and_said_in_the_legend() {
        let assumed = Edge { footing: Footing::Assumption, ..edges(&[("a", "b")]).remove(0) };
        let tree = EffectTree {
            title: "Effecten".to_string(),
            layers: layers(&[&["a"], &["b"]]),
            edges: vec![assumed],
            legend: Some(FootingLegend {
                evidence: "aangetoond".to_string(),
                assumption: "verondersteld".to_string(),
            }),
        };
        let svg = tree.draw("boom");
        assert!(svg.contains(">verondersteld</text>"), "{svg}");
        assert_eq!(svg.matches("stroke-dasharray").count(), 2, "the edge and the key: {svg}");
    }

    #[test]
    fn strange_trees_are_drawn_without_nan() {
        let long = "doktersassistent ".repeat(3000);
        let circle = [("a", "b"), ("b", "a"), ("a", "a"), ("a", "nergens"), ("c", "a")];
        for layers in [
            layers(&[]),
            layers(&[&[], &[]]),
            layers(&[&["a", "b", "a"], &["c"]]),
            layers(&[&["a", &long, "b"], &["c"; 40]]),
        ] {
            let svg = tree(layers, edges(&circle));
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn the_same_tree_gives_the_same_picture() {
        let draw = || tree(layers(&[&["a", "b"], &["c", "d"]]), edges(&[("a", "d"), ("b", "c")]));
        assert_eq!(draw(), draw());
    }

    fn tree(layers: Vec<Layer>, edges: Vec<Edge>) -> String {
        let tree = EffectTree { title: "Effecten".to_string(), layers, edges, legend: None };
        tree.draw("boom")
    }
}
