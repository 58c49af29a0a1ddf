//! The pictogram row: so many of ten houses or people are full.
//!
//! For a share that is talked about. Ten is as fine as it gets, so the words beside it say that it is rounded
//! and what the number is.

use charts_rs::{Circle, Color, Point, Shape};

use super::WIDTH;
use super::ink::{Frame, Ink};
use super::sheet::Sheet;

/// Ten signs in a row, the first ones full.
pub struct PictogramRow {
    /// What it says, read aloud in place of the picture.
    pub title: String,
    pub sign: Sign,
    /// How many are full, at most ten.
    pub full: u8,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    House,
    Person,
}

/// How many signs there are.
pub const SIGNS: u8 = 10;

/// Of one sign.
const ROOM: f32 = WIDTH / 10.0;
const HEIGHT: f32 = 34.0;

impl PictogramRow {
    /// The row as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        for place in 0..SIGNS {
            let x = (f32::from(place) + 0.5) * ROOM;
            self.sign.draw(&mut sheet, x, place < self.full);
        }
        sheet.finish(HEIGHT, &Frame { id, title: &self.title, class: "pp-pictogram-row" })
    }
}

impl Sign {
    fn draw(self, sheet: &mut Sheet, x: f32, is_full: bool) {
        // What is not full is an outline: that shows in grey and without colour too.
        let (ink, fill) = if is_full { (Ink::Strong, Ink::Strong) } else { (Ink::Axis, Ink::Paper) };
        let (color, fill) = (Some(Color::from(ink)), Some(Color::from(fill)));
        let corners =
            |corners: &[(f32, f32)]| corners.iter().map(|(dx, y)| Point::from((x + dx, *y))).collect();
        let rings = vec![corners(match self {
            Sign::House => HOUSE,
            Sign::Person => BODY,
        })];
        sheet.put(Shape { color, stroke_width: 2.0, fill, rings, ..Shape::default() }.svg());
        if self == Sign::Person {
            let (r, stroke_color) = (4.5, color);
            let head =
                Circle { cx: x, cy: 7.0, r, stroke_color, stroke_width: 2.0, fill, ..Circle::default() };
            sheet.put(head.svg());
        }
    }
}

/// Corners beside the middle, and from the top.
const HOUSE: &[(f32, f32)] =
    &[(0.0, 3.0), (13.0, 15.0), (9.5, 15.0), (9.5, 31.0), (-9.5, 31.0), (-9.5, 15.0), (-13.0, 15.0)];

const BODY: &[(f32, f32)] =
    &[(-6.0, 14.5), (6.0, 14.5), (9.0, 18.0), (9.0, 31.0), (-9.0, 31.0), (-9.0, 18.0)];

#[cfg(test)]
mod tests {
    use super::super::looked_at::assert_fits;
    use super::*;

    #[test]
    fn ten_signs_of_which_the_first_are_full() {
        for (sign, full) in [(Sign::House, 3), (Sign::Person, 10), (Sign::House, 0), (Sign::Person, 200)] {
            let svg = draw(sign, full);
            let filled = svg.matches(r#" fill="var(--pp-chart-strong"#).count();
            let heads = if sign == Sign::Person { 2 } else { 1 };
            assert_eq!(filled, usize::from(full.min(SIGNS)) * heads, "{svg}");
        }
    }

    #[test]
    fn nothing_leaves_the_view_box() {
        assert_fits(&draw(Sign::House, 4));
        assert_fits(&draw(Sign::Person, 4));
    }

    fn draw(sign: Sign, full: u8) -> String {
        PictogramRow { title: "3 van de 10".to_owned(), sign, full }.draw("tien")
    }
}
