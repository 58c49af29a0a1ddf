//! The lines of an effect tree: from box to box, past the boxes in between, with a head.

use std::fmt::Write;

use charts_rs::{Color, Point, Polygon};

use super::WIDTH;
use super::effect_tree::{Edge, Footing};
use super::ink::Ink;
use super::sheet::{Sheet, rounded};
use super::tree_layout::{Layout, NodeBox};

const HEAD_LENGTH: f32 = 7.0;
const HEAD_WIDTH: f32 = 7.0;

/// Draws every edge whose ends are both in the tree.
pub fn draw(sheet: &mut Sheet, layout: &Layout<'_>, edges: &[Edge]) {
    let spans: Vec<Span<'_>> = edges.iter().filter_map(|edge| Span::of(layout, edge)).collect();
    let mut lines: Vec<Line> = spans.iter().map(|span| Line::of(span, &spans)).collect();
    for row in 0..layout.rows.len() {
        pass_row(layout, row, &spans, &mut lines);
    }
    for (span, line) in spans.iter().zip(&lines) {
        span.draw(sheet, layout, line);
    }
}

/// A piece of line as the legend shows it, around this y.
pub fn draw_key(sheet: &mut Sheet, footing: Footing, y: f32) {
    let (start, end) = ((8.0, y).into(), (36.0, y).into());
    match footing {
        Footing::Evidence => sheet.line(Ink::Muted, 1.2, start, end),
        Footing::Assumption => sheet.dashes(Ink::Muted, 1.2, start, end),
    }
}

/// An edge between two boxes that have their places.
struct Span<'a> {
    upper: &'a NodeBox<'a>,
    lower: &'a NodeBox<'a>,
    /// Most edges lead down; in a circle one leads up.
    is_down: bool,
    footing: Footing,
}

impl<'a> Span<'a> {
    /// `None` when an end is missing, and for boxes side by side: only a circle connects those,
    /// and the table beside the picture tells of it.
    fn of(layout: &'a Layout<'_>, edge: &Edge) -> Option<Span<'a>> {
        let (from, to) = (layout.find(&edge.from)?, layout.find(&edge.to)?);
        let is_down = from.row < to.row;
        let (upper, lower) = if is_down { (from, to) } else { (to, from) };
        let span = Span { upper, lower, is_down, footing: edge.footing };
        (from.row != to.row).then_some(span)
    }

    fn passes(&self, row: usize) -> bool {
        self.upper.row < row && row < self.lower.row
    }

    fn draw(&self, sheet: &mut Sheet, layout: &Layout<'_>, line: &Line) {
        let (top, bottom) = (self.upper.bottom(), self.lower.top);
        // The line stops at the foot of the head, or its end would show beside the tip.
        let (top, bottom) =
            if self.is_down { (top, bottom - HEAD_LENGTH) } else { (top + HEAD_LENGTH, bottom) };
        let mut path = format!("M{} {}", rounded(line.start), rounded(top));
        let mut at = (line.start, top);
        let passed = layout.rows.iter().skip(self.upper.row + 1);
        for (&x, &(row_top, row_bottom)) in line.between.iter().zip(passed) {
            push_curve(&mut path, at, (x, row_top));
            push_upright(&mut path, row_bottom);
            at = (x, row_bottom);
        }
        push_curve(&mut path, at, (line.end, bottom));
        sheet.put(stroke(&path, self.footing));
        let (x, y, down) = if self.is_down { (line.end, bottom, 1.0) } else { (line.start, top, -1.0) };
        sheet.put(head(x, y, down));
    }
}

/// Where a span runs: its x at the upper box, in each row it passes, and at the lower box.
struct Line {
    start: f32,
    between: Vec<f32>,
    end: f32,
}

impl Line {
    fn of(span: &Span<'_>, spans: &[Span<'_>]) -> Line {
        Line { start: port(span, span.upper, spans), between: Vec::new(), end: port(span, span.lower, spans) }
    }

    /// The x that a straight line would have in this row.
    fn straight(&self, span: &Span<'_>, row: usize) -> f32 {
        let share = (row - span.upper.row) as f32 / (span.lower.row - span.upper.row) as f32;
        self.start + (self.end - self.start) * share
    }
}

/// The x at which this span meets this box: the spans on one side stand apart, in the order of
/// where they come from.
fn port(span: &Span<'_>, node: &NodeBox<'_>, spans: &[Span<'_>]) -> f32 {
    let is_top = std::ptr::eq(node, span.lower);
    let far = |span: &Span<'_>| {
        if is_top { span.upper.middle() } else { span.lower.middle() }
    };
    let near = |span: &&Span<'_>| std::ptr::eq(node, if is_top { span.lower } else { span.upper });
    let here: Vec<&Span<'_>> = spans.iter().filter(near).collect();
    let own = here.iter().position(|other| std::ptr::eq(*other, span)).unwrap_or(0);
    let is_before =
        |(place, other): &(usize, &&Span<'_>)| far(other).total_cmp(&far(span)).then(place.cmp(&own)).is_lt();
    let before = here.iter().enumerate().filter(is_before).count() as f32;
    let apart = (node.width * 0.7 / here.len() as f32).min(18.0);
    node.middle() + (before - (here.len() as f32 - 1.0) / 2.0) * apart
}

/// Leads the lines that only pass this row through the gaps between its boxes.
fn pass_row(layout: &Layout<'_>, row: usize, spans: &[Span<'_>], lines: &mut [Line]) {
    let gaps = gaps(layout, row);
    let mut in_gap: Vec<Vec<(f32, usize)>> = vec![Vec::new(); gaps.len()];
    for (place, span) in spans.iter().enumerate().filter(|(_, span)| span.passes(row)) {
        let wished = lines[place].straight(span, row);
        in_gap[nearest(&gaps, wished)].push((wished, place));
    }
    for (gap, mut passing) in gaps.into_iter().zip(in_gap) {
        passing.sort_by(|one, other| one.0.total_cmp(&other.0));
        let wished = passing.iter().map(|(wished, _)| *wished);
        let places = spread(gap, wished.collect());
        for ((_, place), x) in passing.iter().zip(places) {
            lines[*place].between.push(x);
        }
    }
}

/// From where to where lines may pass a row; there is always one at either side.
fn gaps(layout: &Layout<'_>, row: usize) -> Vec<(f32, f32)> {
    const CLEARANCE: f32 = 3.5;
    let boxes = layout.boxes.iter().filter(|node| node.row == row);
    let edges = boxes.map(|node| (node.left, node.left + node.width));
    let mut left = 0.0;
    let gap = |(right, next): (f32, f32)| {
        let gap = (left + CLEARANCE, right - CLEARANCE);
        left = next;
        gap
    };
    edges.chain([(WIDTH, WIDTH)]).map(gap).collect()
}

/// The place of the gap that is nearest to this x.
fn nearest(gaps: &[(f32, f32)], x: f32) -> usize {
    let distance = |&(low, high): &(f32, f32)| (low - x).max(x - high).max(0.0);
    let distances = gaps.iter().map(distance).enumerate();
    distances.min_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |(place, _)| place)
}

/// Lines in one gap, side by side, as near to where they wish to be as the gap allows.
fn spread((low, high): (f32, f32), wished: Vec<f32>) -> Vec<f32> {
    let steps = wished.len().saturating_sub(1).max(1) as f32;
    let apart = ((high - low) / steps).min(7.0);
    let reach = apart * (wished.len() as f32 - 1.0).max(0.0);
    let middle = wished.iter().sum::<f32>() / wished.len().max(1) as f32;
    let first = (middle - reach / 2.0).min(high - reach).max(low);
    (0..wished.len()).map(|place| first + place as f32 * apart).collect()
}

/// Leaves and arrives upright, so that each end points straight at its box.
fn push_curve(path: &mut String, from: (f32, f32), to: (f32, f32)) {
    let half = rounded((from.1 + to.1) / 2.0);
    let (from_x, x, y) = (rounded(from.0), rounded(to.0), rounded(to.1));
    // Writing to a string cannot fail.
    let _ = write!(path, "C{from_x} {half} {x} {half} {x} {y}");
}

fn push_upright(path: &mut String, y: f32) {
    let _ = write!(path, "V{}", rounded(y));
}

/// charts-rs has no open curve of its own choosing, so the path is written here.
fn stroke(path: &str, footing: Footing) -> String {
    let color = Color::from(Ink::Muted).hex();
    let dashes = match footing {
        Footing::Evidence => "",
        Footing::Assumption => r#" stroke-dasharray="4 3""#,
    };
    format!(r#"<path d="{path}" fill="none" stroke="{color}" stroke-width="1.2"{dashes}/>"#)
}

/// A head with its foot at this y; `down` is 1, or -1 for a head that points up.
fn head(x: f32, y: f32, down: f32) -> String {
    let half = HEAD_WIDTH / 2.0;
    let points = [(x - half, y), (x + half, y), (x, y + down * HEAD_LENGTH)];
    let head = Polygon {
        fill: Some(Ink::Muted.into()),
        points: points.map(Point::from).into(),
        ..Polygon::default()
    };
    head.svg()
}

#[cfg(test)]
mod tests {
    use super::super::effect_tree::samples::{edges, layers};
    use super::*;

    #[test]
    fn lines_pass_between_the_boxes_they_have_no_business_with() {
        let layers = layers(&[&["a"], &["b", "c"], &["d"]]);
        let layout = Layout::of(&layers, &[]);
        let gaps = gaps(&layout, 1);
        assert_eq!(gaps.len(), 3);
        for node in layout.boxes.iter().filter(|node| node.row == 1) {
            let beside = |(low, high)| high < node.left || low > node.left + node.width;
            assert!(gaps.iter().copied().all(beside), "{gaps:?}");
        }
        assert_eq!(nearest(&gaps, WIDTH / 2.0), 1);
        assert_eq!(nearest(&gaps, -50.0), 0);
    }

    #[test]
    fn lines_in_one_gap_run_apart_and_within_it() {
        assert_eq!(spread((10.0, 50.0), vec![0.0, 5.0, 9.0]), [10.0, 17.0, 24.0]);
        assert_eq!(spread((10.0, 20.0), vec![12.0, 13.0, 90.0]), [10.0, 15.0, 20.0]);
        assert_eq!(spread((10.0, 50.0), vec![30.0]), [30.0]);
        assert!(spread((10.0, 50.0), Vec::new()).is_empty());
    }

    #[test]
    fn lines_to_one_box_arrive_apart_and_do_not_cross() {
        let layers = layers(&[&["a", "b"], &["c"]]);
        let edges = edges(&[("b", "c"), ("a", "c")]);
        let layout = Layout::of(&layers, &edges);
        let spans: Vec<_> = edges.iter().filter_map(|edge| Span::of(&layout, edge)).collect();
        let [from_b, from_a] = &spans[..] else {
            panic!("both edges have their ends");
        };
        assert!(port(from_a, from_a.lower, &spans) < port(from_b, from_b.lower, &spans));
    }

    #[test]
    fn an_edge_that_leads_back_up_points_up() {
        let layers = layers(&[&["a"], &["b"]]);
        let edges = edges(&[("b", "a")]);
        let layout = Layout::of(&layers, &edges);
        let span = Span::of(&layout, &edges[0]).expect("both ends are there");
        assert!(!span.is_down && span.upper.id == "a");
    }
}
