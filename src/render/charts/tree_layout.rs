//! Where the boxes of an effect tree stand: in bands, in rows, near what leads to them.

use super::WIDTH;
use super::effect_tree::{Edge, Layer, Node};
use super::words::NODE;

/// The tree with a place for everything.
pub struct Layout<'a> {
    pub bands: Vec<Band<'a>>,
    /// From top to bottom and from left to right.
    pub boxes: Vec<NodeBox<'a>>,
    /// Top and bottom of each row of boxes, from top to bottom.
    pub rows: Vec<(f32, f32)>,
    pub bottom: f32,
}

/// The ground of one layer, over the full width.
pub struct Band<'a> {
    pub label: &'a str,
    pub top: f32,
    pub bottom: f32,
}

pub struct NodeBox<'a> {
    pub id: &'a str,
    pub lines: Vec<String>,
    pub layer: usize,
    pub row: usize,
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// The room for boxes; lines may pass beside it.
const MARGIN: f32 = 8.0;

/// Within a band: above its boxes, between rows, and below; then to the next band.
const HEAD: f32 = 34.0;
const BETWEEN_ROWS: f32 = 24.0;
const FOOT: f32 = 10.0;
const BETWEEN_BANDS: f32 = 18.0;

/// Around the text in a box.
const PADDING: f32 = 7.0;
const MOST_LINES: usize = 5;

impl NodeBox<'_> {
    pub fn middle(&self) -> f32 {
        self.left + self.width / 2.0
    }

    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

impl<'a> Layout<'a> {
    pub fn of(layers: &'a [Layer], edges: &[Edge]) -> Layout<'a> {
        let mut layout = Layout { bands: Vec::new(), boxes: Vec::new(), rows: Vec::new(), bottom: 0.0 };
        for (place, layer) in layers.iter().enumerate() {
            layout.add_layer(place, layer, edges);
        }
        layout
    }

    /// The box of a node; `None` when the tree has no such node.
    pub fn find(&self, id: &str) -> Option<&NodeBox<'a>> {
        self.boxes.iter().find(|node| node.id == id)
    }

    fn add_layer(&mut self, place: usize, layer: &'a Layer, edges: &[Edge]) {
        let top = if place == 0 { 0.0 } else { self.bottom + BETWEEN_BANDS };
        self.bottom = top + HEAD - BETWEEN_ROWS;
        for step in steps(&layer.nodes, edges) {
            let columns = columns(&step);
            let rows = step.len().div_ceil(columns);
            let ordered = self.ordered(step, edges);
            for nodes in ordered.chunks(ordered.len().div_ceil(rows.max(1)).max(1)) {
                self.add_row(place, nodes);
            }
        }
        self.bottom += FOOT;
        let label = layer.label.as_str();
        let bottom = self.bottom;
        self.bands.push(Band { label, top, bottom });
    }

    fn add_row(&mut self, layer: usize, nodes: &[&'a Node]) {
        let pitch = (WIDTH - 2.0 * MARGIN) / nodes.len() as f32;
        let width = box_width(nodes.len());
        let wrap = |node: &&'a Node| NODE.wrap(&node.label, width - 2.0 * PADDING, MOST_LINES);
        let texts: Vec<_> = nodes.iter().map(wrap).collect();
        let lines = texts.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let height = lines as f32 * NODE.leading() + 2.0 * PADDING;
        let top = self.bottom + BETWEEN_ROWS;
        for (column, (node, lines)) in nodes.iter().zip(texts).enumerate() {
            self.boxes.push(NodeBox {
                id: &node.id,
                lines,
                layer,
                row: self.rows.len(),
                left: MARGIN + (column as f32 + 0.5) * pitch - width / 2.0,
                top,
                width,
                height,
            });
        }
        self.rows.push((top, top + height));
        self.bottom = top + height;
    }

    /// Each node near the middle of what leads to it, so that fewer lines cross.
    fn ordered(&self, nodes: Vec<&'a Node>, edges: &[Edge]) -> Vec<&'a Node> {
        let pitch = WIDTH / nodes.len().max(1) as f32;
        let mut wished: Vec<(f32, &Node)> = nodes
            .into_iter()
            .enumerate()
            .map(|(place, node)| {
                let own = (place as f32 + 0.5) * pitch;
                (self.middle_of_causes(node, edges).unwrap_or(own), node)
            })
            .collect();
        // A stable sort: equals keep the order they were given in.
        wished.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        wished.into_iter().map(|(_, node)| node).collect()
    }

    /// `None` when nothing that already has its place leads to this node.
    fn middle_of_causes(&self, node: &Node, edges: &[Edge]) -> Option<f32> {
        let towards = edges.iter().filter(|edge| edge.to == node.id);
        let middles = towards.filter_map(|edge| Some(self.find(&edge.from)?.middle()));
        let (sum, count) = middles.fold((0.0, 0), |(sum, count), middle| (sum + middle, count + 1));
        (count > 0).then(|| sum / count as f32)
    }
}

/// The nodes of a layer, those first that no other of the same layer leads to.
fn steps<'a>(nodes: &'a [Node], edges: &[Edge]) -> Vec<Vec<&'a Node>> {
    let place = |id: &str| nodes.iter().position(|node| node.id == id);
    let within: Vec<(usize, usize)> = edges
        .iter()
        .filter_map(|edge| Some((place(&edge.from)?, place(&edge.to)?)))
        .filter(|(from, to)| from != to)
        .collect();
    let mut depths = vec![0; nodes.len()];
    // As often as there are nodes is enough; a circle would never come to rest.
    for _ in nodes {
        for &(from, to) in &within {
            let deeper: usize = depths[from] + 1;
            depths[to] = depths[to].max(deeper.min(nodes.len() - 1));
        }
    }
    let at = |depth: usize| {
        let here = nodes.iter().zip(&depths).filter(move |(_, own)| **own == depth);
        here.map(|(node, _)| node).collect::<Vec<_>>()
    };
    (0..nodes.len()).map(at).filter(|step| !step.is_empty()).collect()
}

/// How many boxes stand side by side: three, unless a word would break.
fn columns(nodes: &[&Node]) -> usize {
    let room = box_width(3) - 2.0 * PADDING;
    let narrow = nodes.iter().all(|node| {
        NODE.fits_unbroken(&node.label, room) && NODE.wrap(&node.label, room, 9).len() < MOST_LINES
    });
    if narrow { 3 } else { 2 }
}

fn box_width(in_row: usize) -> f32 {
    match in_row {
        0 | 1 => 220.0,
        2 => 138.0,
        _ => 94.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::effect_tree::samples::{edges, layers};
    use super::*;

    #[test]
    fn layers_stand_under_each_other() {
        let layers = layers(&[&["a"], &["b", "c"]]);
        let layout = Layout::of(&layers, &[]);
        assert_eq!(rows(&layout), [vec!["a"], vec!["b", "c"]]);
        assert!(layout.bands[0].bottom < layout.bands[1].top);
    }

    #[test]
    fn a_node_stands_near_what_leads_to_it() {
        let layers = layers(&[&["a", "b"], &["x", "y"]]);
        let edges = edges(&[("a", "y"), ("b", "x")]);
        assert_eq!(rows(&Layout::of(&layers, &edges))[1], ["y", "x"]);
    }

    #[test]
    fn four_nodes_stand_two_by_two() {
        let layers = layers(&[&["a", "b", "c", "d"]]);
        assert_eq!(rows(&Layout::of(&layers, &[])), [vec!["a", "b"], vec!["c", "d"]]);
    }

    #[test]
    fn long_words_get_wider_boxes() {
        let layers = layers(&[&["doktersassistenten", "b", "c"]]);
        assert_eq!(rows(&Layout::of(&layers, &[]))[0], ["doktersassistenten", "b"]);
    }

    #[test]
    fn what_leads_on_within_a_layer_stands_higher() {
        let layers = layers(&[&["b", "a"]]);
        let edges = edges(&[("a", "b")]);
        assert_eq!(rows(&Layout::of(&layers, &edges)), [vec!["a"], vec!["b"]]);
    }

    #[test]
    fn a_circle_comes_to_an_end() {
        let layers = layers(&[&["a", "b", "c"]]);
        let edges = edges(&[("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")]);
        assert_eq!(Layout::of(&layers, &edges).boxes.len(), 3);
    }

    #[test]
    fn boxes_stay_on_the_sheet_and_apart() {
        let layers = layers(&[&["a"], &["b", "c"], &["d", "e", "f"]]);
        let layout = Layout::of(&layers, &[]);
        for pair in layout.boxes.windows(2).filter(|pair| pair[0].row == pair[1].row) {
            assert!(pair[0].left + pair[0].width + 6.0 < pair[1].left);
        }
        let is_inside = |node: &NodeBox<'_>| node.left > 4.0 && node.left + node.width < WIDTH - 4.0;
        assert!(layout.boxes.iter().all(is_inside));
    }

    fn rows<'a>(layout: &Layout<'a>) -> Vec<Vec<&'a str>> {
        let row = |row| {
            let here = layout.boxes.iter().filter(move |node| node.row == row);
            here.map(|node| node.id).collect()
        };
        (0..layout.rows.len()).map(row).collect()
    }
}
