//! Hatching: slanted lines within an area, for what is hidden. Drawn as lines, so that it looks the same in a
//! page, in a file by itself and on paper, where patterns need names that must not meet.

use charts_rs::Color;

use super::ink::Ink;
use super::sheet::{Sheet, rounded};

/// From one line to the next, measured along an edge of the sheet.
const PITCH: f32 = 6.0;

/// Draws slanted lines in what lies in an odd number of these closed rings.
pub fn draw_hatching(sheet: &mut Sheet, rings: &[Vec<(f32, f32)>]) {
    let sums = || rings.iter().flatten().map(|(x, y)| x + y).filter(|sum| sum.is_finite());
    let (low, high) = (sums().fold(f32::INFINITY, f32::min), sums().fold(f32::NEG_INFINITY, f32::max));
    let first = (low / PITCH).ceil();
    let count =
        if first.is_finite() { ((high / PITCH).floor() - first).clamp(-1.0, MOST) + 1.0 } else { 0.0 };
    let mut path = String::new();
    for line in 0..count as u32 {
        // A little beside the whole number, so that no line runs through a corner.
        let sum = (first + line as f32) * PITCH + 0.013;
        for (from, to) in within(rings, sum) {
            let end =
                |difference: f32| (rounded((sum + difference) / 2.0), rounded((sum - difference) / 2.0));
            let ((x1, y1), (x2, y2)) = (end(from), end(to));
            path.push_str(&format!("M{x1} {y1}L{x2} {y2}"));
        }
    }
    let ink = Color::from(Ink::Muted).hex();
    if !path.is_empty() {
        sheet.put(format!(r#"<path d="{path}" fill="none" stroke="{ink}" stroke-width="1"/>"#));
    }
}

/// No drawing is so large that it has more lines.
const MOST: f32 = 2000.0;

/// Where the line on which x and y make this sum runs within the rings: from and to which x less y.
fn within(rings: &[Vec<(f32, f32)>], sum: f32) -> Vec<(f32, f32)> {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let mut crossings: Vec<f32> = edges
        .filter_map(|edge| {
            let [(x1, y1), (x2, y2)] = *edge else { return None };
            let (before, after) = (x1 + y1 - sum, x2 + y2 - sum);
            let share = before / (before - after);
            ((before < 0.0) != (after < 0.0)).then_some((x1 - y1) + share * ((x2 - y2) - (x1 - y1)))
        })
        .collect();
    crossings.sort_by(f32::total_cmp);
    crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_and_out_of_holes() {
        let square =
            |low: f32, high: f32| vec![(low, low), (high, low), (high, high), (low, high), (low, low)];
        let rings = [square(0.0, 40.0), square(10.0, 30.0)];
        // The middle line runs from corner to corner, and not through the hole.
        let middle = within(&rings, 40.0);
        assert_eq!(middle.len(), 2);
        assert!(middle.iter().all(|(from, to)| (to - from - 20.0).abs() < 0.1), "{middle:?}");
        assert!(within(&rings, 100.0).is_empty() && within(&rings, f32::NAN).is_empty());
    }

    #[test]
    fn strange_rings_draw_nothing_strange() {
        for rings in [vec![], vec![vec![]], vec![vec![(f32::NAN, 0.0); 5]], vec![vec![(3.0, 3.0); 4]]] {
            let mut sheet = Sheet::new(10.0);
            draw_hatching(&mut sheet, &rings);
            let frame = super::super::ink::Frame { id: "x", title: "x", class: "x" };
            assert!(!sheet.finish(10.0, &frame).contains("NaN"));
        }
    }
}
