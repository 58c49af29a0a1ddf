//! A finished SVG, looked at as a reader would: where its shapes and words are. For tests only.

use super::words::Look;
use super::words::{LABEL, VALUE};

/// A box on the sheet: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
pub struct Extent(pub f32, pub f32, pub f32, pub f32);

/// Fails when a shape or a word leaves the view box, or when two pieces of text lie over each other.
#[track_caller]
pub fn assert_fits(svg: &str) {
    let (width, height) = view_box(svg);
    let texts = texts(svg);
    let all = shapes(svg).into_iter().chain(texts.iter().cloned());
    for (Extent(left, top, right, bottom), what) in all {
        let is_inside = left >= -0.6 && top >= -0.6 && right <= width + 0.6 && bottom <= height + 0.6;
        assert!(is_inside, "{what} leaves {width} × {height}: {left} {top} {right} {bottom}");
    }
    for (at, (a, first)) in texts.iter().enumerate() {
        for (b, second) in &texts[..at] {
            let is_apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            assert!(is_apart, "{first} lies over {second}");
        }
    }
}

/// Every x in it, of shapes alone.
pub fn xs(svg: &str) -> Vec<f32> {
    shapes(svg).into_iter().flat_map(|(Extent(left, _, right, _), _)| [left, right]).collect()
}

fn view_box(svg: &str) -> (f32, f32) {
    let inside = attribute(svg, "viewBox").expect("it has a view box");
    let numbers: Vec<f32> = inside.split(' ').filter_map(|number| number.parse().ok()).collect();
    (numbers[2], numbers[3])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(r#" {name}=""#)).nth(1)?.split('"').next()
}

fn number(tag: &str, name: &str) -> f32 {
    attribute(tag, name).and_then(|number| number.parse().ok()).unwrap_or_default()
}

fn shapes(svg: &str) -> Vec<(Extent, String)> {
    let tags = svg.split('<').skip(1).map(|piece| piece.split('>').next().unwrap_or_default());
    tags.filter_map(|tag| Some((extent(tag)?, tag.to_owned()))).collect()
}

fn extent(tag: &str) -> Option<Extent> {
    let of = |name| number(tag, name);
    match tag.split([' ', '/']).next()? {
        "rect" => Some(Extent(of("x"), of("y"), of("x") + of("width"), of("y") + of("height"))),
        "line" => Some(Extent(
            of("x1").min(of("x2")),
            of("y1").min(of("y2")),
            of("x1").max(of("x2")),
            of("y1").max(of("y2")),
        )),
        "circle" => {
            Some(Extent(of("cx") - of("r"), of("cy") - of("r"), of("cx") + of("r"), of("cy") + of("r")))
        }
        "polygon" => around(attribute(tag, "points")?),
        "path" => around(&attribute(tag, "d")?.replace(|sign: char| sign.is_ascii_alphabetic(), " ")),
        _ => None,
    }
}

fn around(points: &str) -> Option<Extent> {
    let numbers: Vec<f32> = points.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
    let (xs, ys) = (numbers.iter().step_by(2), numbers.iter().skip(1).step_by(2));
    let ends = |all: Vec<f32>| {
        (all.iter().copied().fold(f32::INFINITY, f32::min), all.iter().copied().fold(0.0_f32, f32::max))
    };
    let ((left, right), (top, bottom)) = (ends(xs.copied().collect()), ends(ys.copied().collect()));
    (!numbers.is_empty()).then_some(Extent(left, top, right, bottom))
}

/// Where each piece of text is, without the air above and under its letters.
fn texts(svg: &str) -> Vec<(Extent, String)> {
    let pieces = svg.split("<text").skip(1);
    let text = |piece: &str| {
        let (tag, rest) = piece.split_once('>')?;
        let words = rest.split("</text>").next()?.to_owned();
        let size = number(tag, "font-size");
        let base = if tag.contains("font-weight") { VALUE } else { LABEL };
        let width = Look { size, ..base }.width(&words);
        let (x, y) = (number(tag, "x"), number(tag, "y"));
        let left = match attribute(tag, "text-anchor") {
            Some("end") => x - width,
            Some("middle") => x - width / 2.0,
            _ => x,
        };
        Some((Extent(left, y - size * 0.75, left + width, y + size * 0.2), words))
    };
    pieces.filter_map(text).collect()
}
