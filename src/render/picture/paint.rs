//! The sheet that a picture is painted on, and how it becomes a PNG.
//!
//! A picture has five colours and what lies between two of them at the edge of a letter. So it is kept with a
//! palette of 256 colours, which makes it a third of what it would be.

use std::collections::BTreeMap;
use tiny_skia::{Color, FillRule, Paint, Path, Pixmap, Rect, Stroke, Transform};

pub const WIDTH: f32 = 1200.0;
pub const HEIGHT: f32 = 630.0;
const SIZE: (u32, u32) = (1200, 630);

/// The colours of a picture.
pub struct Paints {
    pub paper: Color,
    pub ink: Color,
    pub subtle: Color,
    pub line: Color,
    pub accent: Color,
}

/// A picture in the making.
pub struct Sheet {
    pixels: Pixmap,
}

impl Sheet {
    pub fn new(paints: &Paints) -> Self {
        let mut pixels = Pixmap::new(SIZE.0, SIZE.1).expect("neither side is zero");
        pixels.fill(paints.paper);
        Self { pixels }
    }

    pub fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Color) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.pixels.fill_rect(rect, &paint(colour), Transform::identity(), None);
        }
    }

    /// Fills this outline, and draws along it where it is to be `thicker`, in px.
    pub fn outline(&mut self, path: &Path, colour: Color, thicker: f32) {
        let paint = paint(colour);
        self.pixels.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
        if thicker > 0.0 {
            let stroke = Stroke { width: thicker, ..Stroke::default() };
            self.pixels.stroke_path(path, &paint, &stroke, Transform::identity(), None);
        }
    }

    /// The finished picture.
    pub fn png(self) -> Vec<u8> {
        let (palette, pixels) = reduced(self.pixels.data());
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_compression(png::Compression::Balanced);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
        debug_assert!(written.is_ok(), "writing to memory cannot fail");
        bytes
    }
}

fn paint(colour: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour);
    paint
}

/// The pixels as places in a palette of at most 256 colours: as many bits of each colour as there is room for.
fn reduced(rgba: &[u8]) -> (Vec<u8>, Vec<u8>) {
    for bits in (2..=8).rev() {
        if let Some(found) = with_bits(rgba, bits) {
            return found;
        }
    }
    (vec![0, 0, 0], vec![0; rgba.len() / 4])
}

/// `None` where there are more colours than a palette holds.
fn with_bits(rgba: &[u8], bits: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut places: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    let mut last = ([0; 4], None);
    for pixel in rgba.as_chunks::<4>().0 {
        // Most pixels are as the one before.
        if let (before, Some(place)) = last
            && before == *pixel
        {
            pixels.push(place);
            continue;
        }
        let [red, green, blue, _] = *pixel;
        let colour = [red, green, blue].map(|part| rounded(part, bits));
        let place = match places.get(&colour) {
            Some(place) => *place,
            None => {
                let place = u8::try_from(places.len()).ok()?;
                places.insert(colour, place);
                palette.extend(colour);
                place
            }
        };
        last = (*pixel, Some(place));
        pixels.push(place);
    }
    Some((palette, pixels))
}

/// A part of a colour with so many bits; both ends stay what they are.
fn rounded(part: u8, bits: u32) -> u8 {
    let most = (1_u32 << bits) - 1;
    let step = (u32::from(part) * most + 127) / 255;
    u8::try_from(step * 255 / most).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_and_white_stay_themselves() {
        for bits in 1..=8 {
            assert_eq!((rounded(0, bits), rounded(255, bits)), (0, 255));
        }
    }

    #[test]
    fn a_palette_holds_every_picture() {
        let all: Vec<u8> =
            (0..=255_u8).flat_map(|red| (0..=255).flat_map(move |green| [red, green, 7, 255])).collect();
        let (palette, pixels) = reduced(&all);
        assert!(palette.len() <= 3 * 256);
        assert_eq!(pixels.len(), 256 * 256);
        assert!(pixels.iter().all(|place| usize::from(*place) < palette.len() / 3));
    }
}
