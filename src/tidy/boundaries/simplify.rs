//! Outlines with no more corners than a page can show, in which neighbours still share their edge.
//!
//! Corners go by the area of the triangle that they make with the corners beside them, the smallest first.
//! Source: M. Visvalingam and J. D. Whyatt, Cartographic Journal 30 (1993), 46–51. To keep neighbours together
//! the outlines are first cut where three or more lines meet, and each piece is simplified once, whichever
//! region it belongs to. An outline that is long and thin may still cross itself: at the scale of a page nobody
//! sees it.

use super::geojson::Point;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// A corner on a grid, so that the corners of neighbours are the same to the last digit.
type Corner = (i64, i64);

/// A map of the Netherlands is some 330 px wide on a phone. What is smaller than half a square pixel there
/// cannot be seen; on a wide screen it is still less than two.
const WIDTH: f64 = 330.0;
const SMALLEST: f64 = 0.5;
/// Twelve steps to the pixel.
const STEPS: f64 = 12.0;

/// The outlines of each region, simplified together; a region keeps at least its largest one. In metres, as
/// they came in.
pub fn simplify(regions: &[Vec<Vec<Point>>]) -> Vec<Vec<Vec<Point>>> {
    let grid = Grid::over(regions);
    let rings: Vec<Vec<Vec<Corner>>> =
        regions.iter().map(|rings| rings.iter().map(|ring| grid.corners(ring)).collect()).collect();
    let knots = Knots::of(rings.iter().flatten());
    let simplified = |rings: &Vec<Vec<Corner>>| {
        let largest = rings.iter().enumerate().max_by_key(|(_, ring)| twice_area(ring)).map(|(at, _)| at);
        let is_kept =
            |at: usize, ring: &[Corner]| ring.len() > 3 && (Some(at) == largest || is_visible(ring));
        let all = rings.iter().enumerate().filter_map(|(at, ring)| {
            let simple = knots.simplify(ring);
            // The one outline of a very small region stays as it is.
            let simple = if simple.len() <= 3 && Some(at) == largest { ring.clone() } else { simple };
            is_kept(at, &simple).then(|| grid.points(&simple))
        });
        all.collect()
    };
    rings.iter().map(simplified).collect()
}

struct Grid {
    origin: Point,
    step: f64,
}

impl Grid {
    fn over(regions: &[Vec<Vec<Point>>]) -> Self {
        let points = || regions.iter().flatten().flatten();
        let low = |of: fn(&Point) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
        let high = |of: fn(&Point) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
        let origin = (low(|point| point.0), low(|point| point.1));
        let width = (high(|point| point.0) - origin.0).max(high(|point| point.1) - origin.1);
        let step = if width.is_finite() && width > 0.0 { width / WIDTH / STEPS } else { 1.0 };
        Self { origin, step }
    }

    /// The corners of a ring, none twice in a row; closed.
    fn corners(&self, ring: &[Point]) -> Vec<Corner> {
        let on_grid = |value: f64| (value / self.step).round() as i64;
        let corner = |(east, north): &Point| (on_grid(east - self.origin.0), on_grid(north - self.origin.1));
        let mut corners: Vec<Corner> = ring.iter().map(corner).collect();
        corners.dedup();
        corners
    }

    fn points(&self, corners: &[Corner]) -> Vec<Point> {
        let metres = |origin: f64, steps: i64| origin + steps as f64 * self.step;
        corners
            .iter()
            .map(|(east, north)| (metres(self.origin.0, *east), metres(self.origin.1, *north)))
            .collect()
    }
}

/// Where lines meet.
struct Knots {
    neighbours: BTreeMap<Corner, Vec<Corner>>,
}

impl Knots {
    fn of<'a>(rings: impl Iterator<Item = &'a Vec<Corner>>) -> Self {
        let mut neighbours: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
        let mut join = |from: Corner, to: Corner| {
            let known = neighbours.entry(from).or_default();
            if !known.contains(&to) {
                known.push(to);
            }
        };
        for pair in rings.flat_map(|ring| ring.windows(2)) {
            if let [one, other] = *pair {
                join(one, other);
                join(other, one);
            }
        }
        Self { neighbours }
    }

    fn is_knot(&self, corner: &Corner) -> bool {
        self.neighbours.get(corner).is_none_or(|neighbours| neighbours.len() != 2)
    }

    /// A closed ring with fewer corners; closed.
    fn simplify(&self, ring: &[Corner]) -> Vec<Corner> {
        let open = &ring[..ring.len().saturating_sub(1)];
        // An outline that meets no other starts at its first corner by place, whoever it belongs to.
        let start = open
            .iter()
            .position(|corner| self.is_knot(corner))
            .or_else(|| open.iter().enumerate().min_by_key(|(_, corner)| **corner).map(|(at, _)| at));
        let Some(start) = start else { return Vec::new() };
        let turned: Vec<Corner> =
            open[start..].iter().chain(&open[..start]).chain(&open[start..=start]).copied().collect();
        let mut simple: Vec<Corner> = Vec::new();
        let mut piece: Vec<Corner> = Vec::new();
        for (at, corner) in turned.iter().enumerate() {
            piece.push(*corner);
            if at > 0 && (self.is_knot(corner) || at + 1 == turned.len()) {
                let lighter = lighter(&piece);
                simple.extend(lighter.iter().skip(usize::from(!simple.is_empty())));
                piece = vec![*corner];
            }
        }
        simple
    }
}

/// The piece with its smallest corners taken out; its ends stay. The same from both sides.
fn lighter(piece: &[Corner]) -> Vec<Corner> {
    let turned: Vec<Corner> = piece.iter().rev().copied().collect();
    if turned.as_slice() < piece {
        let mut lighter = without_small_corners(&turned);
        lighter.reverse();
        return lighter;
    }
    without_small_corners(piece)
}

fn without_small_corners(piece: &[Corner]) -> Vec<Corner> {
    let threshold = (2.0 * SMALLEST * STEPS * STEPS) as i64;
    // A closed piece keeps three corners, or there would be nothing left of it.
    let fewest = if piece.first() == piece.last() { 4 } else { 2 };
    let mut beside: Vec<(usize, usize)> = (0..piece.len()).map(|at| (at.saturating_sub(1), at + 1)).collect();
    let mut is_gone = vec![false; piece.len()];
    let mut left = piece.len();
    let size = |beside: &[(usize, usize)], at: usize| {
        let (before, after) = beside[at];
        twice_triangle(piece[before], piece[at], piece[after])
    };
    let inner = 1..piece.len().saturating_sub(1);
    let mut smallest: BinaryHeap<Reverse<(i64, usize)>> =
        inner.map(|at| Reverse((size(&beside, at), at))).collect();
    while let Some(Reverse((area, at))) = smallest.pop() {
        if area >= threshold || left <= fewest {
            break;
        }
        // A corner beside one that went has another size now, and is in the heap with that too.
        if is_gone[at] || area != size(&beside, at) {
            continue;
        }
        is_gone[at] = true;
        left -= 1;
        let (before, after) = beside[at];
        beside[before].1 = after;
        beside[after].0 = before;
        let is_inner = |at: &usize| *at > 0 && *at + 1 < piece.len();
        for next in [before, after].into_iter().filter(is_inner) {
            smallest.push(Reverse((size(&beside, next), next)));
        }
    }
    piece.iter().zip(is_gone).filter(|(_, is_gone)| !is_gone).map(|(corner, _)| *corner).collect()
}

fn twice_triangle(a: Corner, b: Corner, c: Corner) -> i64 {
    ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs()
}

fn twice_area(ring: &[Corner]) -> i64 {
    ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum::<i64>().abs()
}

fn is_visible(ring: &[Corner]) -> bool {
    twice_area(ring) as f64 >= 4.0 * SMALLEST * STEPS * STEPS
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn neighbours_still_share_their_edge() {
        let simple = simplify(&land());
        let (west, east) = (border(&simple[0]), border(&simple[1]));
        assert!(west.len() > 10, "the border has {} edges", west.len());
        assert!(west == east, "{} edges on one side are {} on the other", west.len(), east.len());
    }

    /// The edges of a region that do not run along the outside of the land, their ends in order.
    fn border(region: &[Vec<Point>]) -> BTreeSet<[(i64, i64); 2]> {
        let metres = |point: &Point| (point.0.round() as i64, point.1.round() as i64);
        let edges = region.iter().flat_map(|ring| ring.windows(2));
        edges
            .map(|pair| {
                let mut ends = [metres(&pair[0]), metres(&pair[1])];
                ends.sort_unstable();
                ends
            })
            .filter(|[one, other]| {
                let is_outside = |value: i64| value == 0 || value == 100_000;
                !(is_outside(one.0) && one.0 == other.0 || is_outside(one.1) && one.1 == other.1)
            })
            .collect()
    }

    #[test]
    fn what_cannot_be_seen_goes_and_the_form_stays() {
        let before: usize = land().iter().flatten().map(Vec::len).sum();
        let simple = simplify(&land());
        let after: usize = simple.iter().flatten().map(Vec::len).sum();
        assert!(after * 4 < before, "{before} corners became {after}");
        let area = |rings: &Vec<Vec<Point>>| -> f64 {
            rings
                .iter()
                .flat_map(|ring| ring.windows(2))
                .map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1)
                .sum::<f64>()
                .abs()
                / 2.0
        };
        for (old, new) in land().iter().zip(&simple) {
            assert!((area(old) - area(new)).abs() < 0.01 * area(old), "{} became {}", area(old), area(new));
        }
    }

    #[test]
    fn a_region_keeps_its_largest_outline_however_small_it_is() {
        let island = |east: f64, side: f64| {
            vec![(east, 0.0), (east + side, 0.0), (east + side, side), (east, side), (east, 0.0)]
        };
        let simple =
            simplify(&[vec![island(0.0, 100_000.0), island(150_000.0, 40.0)], vec![island(200_000.0, 40.0)]]);
        assert_eq!((simple[0].len(), simple[1].len()), (1, 1));
    }

    #[test]
    fn an_enclave_fits_its_hole() {
        let ring = |turn: usize| -> Vec<Point> {
            let corner = |step: usize| {
                let angle = (step + turn) as f64 / 500.0 * std::f64::consts::TAU;
                (50_000.0 + 9_000.0 * angle.cos(), 50_000.0 + 9_000.0 * angle.sin())
            };
            (0..500).chain([0]).map(corner).collect()
        };
        let mut hole = ring(100);
        hole.reverse();
        let square = vec![(0.0, 0.0), (100_000.0, 0.0), (100_000.0, 100_000.0), (0.0, 100_000.0), (0.0, 0.0)];
        let simple = simplify(&[vec![square, hole], vec![ring(0)]]);
        let corners =
            |ring: &Vec<Point>| ring.iter().map(|point| format!("{point:?}")).collect::<BTreeSet<_>>();
        assert_eq!(corners(&simple[0][1]), corners(&simple[1][0]));
        assert!(simple[1][0].len() < 60, "{}", simple[1][0].len());
    }

    #[test]
    fn nothing_and_single_points_are_simplified_as_well() {
        assert!(simplify(&[]).is_empty());
        assert_eq!(simplify(&[Vec::new()]), [Vec::<Vec<Point>>::new()]);
        let point = vec![(5.0, 5.0); 4];
        assert_eq!(simplify(&[vec![point]])[0].len(), 0);
    }

    /// Two regions beside each other with a border of a thousand corners.
    fn land() -> Vec<Vec<Vec<Point>>> {
        let border: Vec<Point> = (0..=1000)
            .map(|step| {
                let north = f64::from(step) * 100.0;
                let east = 50_000.0 + 8_000.0 * (north / 14_000.0).sin() + 12.0 * f64::from(step % 7);
                (if step % 1000 == 0 { 50_000.0 } else { east }, north)
            })
            .collect();
        let mut west = vec![(0.0, 100_000.0), (0.0, 0.0)];
        west.extend(&border);
        west.push((0.0, 100_000.0));
        let mut east: Vec<Point> = border.iter().rev().copied().collect();
        east.extend([(100_000.0, 0.0), (100_000.0, 100_000.0), (50_000.0, 100_000.0)]);
        vec![vec![west], vec![east]]
    }
}
