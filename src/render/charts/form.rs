//! The forms of marks: each one of several has its own, so that colour is not needed to tell them
//! apart.

use charts_rs::{Circle, Point, Polygon, Shape};

use super::ink::Ink;

/// The form of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Disc,
    Diamond,
    Square,
    Triangle,
}

/// At size 1.
const RADIUS: f32 = 6.5;

impl Form {
    /// The form of this one of several; it starts again after the fourth.
    pub fn of(order: usize) -> Form {
        [Form::Disc, Form::Diamond, Form::Square, Form::Triangle][order % 4]
    }

    /// The mark around this point, full.
    pub fn filled(self, at: Point, size: f32, ink: Ink) -> String {
        let fill = Some(ink.into());
        match self.corners() {
            [] => Circle { cx: at.x, cy: at.y, r: RADIUS * size, fill, ..Circle::default() }.svg(),
            corners => Polygon { fill, points: around(at, size, corners), ..Polygon::default() }.svg(),
        }
    }

    /// The mark around this point as an outline on paper.
    pub fn hollow(self, at: Point, size: f32, ink: Ink) -> String {
        let (color, fill, stroke_width) = (Some(ink.into()), Some(Ink::Paper.into()), 2.0);
        match self.corners() {
            [] => {
                let (cx, cy, r) = (at.x, at.y, RADIUS * size - 1.0);
                Circle { cx, cy, r, stroke_color: color, stroke_width, fill, ..Circle::default() }.svg()
            }
            corners => {
                let rings = vec![around(at, size * 0.85, corners)];
                Shape { color, stroke_width, fill, rings, ..Shape::default() }.svg()
            }
        }
    }

    /// Its corners around its middle; none for what is round.
    fn corners(self) -> &'static [(f32, f32)] {
        match self {
            Form::Disc => &[],
            Form::Diamond => &[(0.0, -7.5), (7.5, 0.0), (0.0, 7.5), (-7.5, 0.0)],
            Form::Square => &[(-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)],
            Form::Triangle => &[(0.0, -6.5), (7.0, 5.5), (-7.0, 5.5)],
        }
    }
}

fn around(at: Point, size: f32, corners: &[(f32, f32)]) -> Vec<Point> {
    let corner = |&(x, y): &(f32, f32)| Point::from((at.x + x * size, at.y + y * size));
    corners.iter().map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_in_a_row_all_differ() {
        let svgs = [0, 1, 2, 3].map(|order| Form::of(order).filled((9.0, 9.0).into(), 1.0, Ink::First));
        for (place, svg) in svgs.iter().enumerate() {
            assert!(!svgs[..place].contains(svg), "{svg}");
        }
        assert_eq!(Form::of(4), Form::Disc);
    }

    #[test]
    fn a_hollow_mark_has_an_outline() {
        for order in 0..4 {
            let hollow = Form::of(order).hollow((9.0, 9.0).into(), 0.7, Ink::First);
            assert!(hollow.contains(r#"stroke-width="2""#), "{hollow}");
        }
    }
}
