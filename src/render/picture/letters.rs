//! Words in a picture: the outlines of the letters of Roboto, which charts are measured with as well.

use super::paint::Sheet;
use charts_rs::DEFAULT_FONT_DATA;
use tiny_skia::{Color, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

/// How heavy letters are. There is one font: what is bold is drawn with a thicker line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// How much thicker than its outline, of its size.
    fn thicker(self) -> f32 {
        match self {
            Weight::Regular => 0.0,
            Weight::Bold => 0.035,
        }
    }
}

/// Writes on a sheet.
pub struct Letters<'a> {
    sheet: &'a mut Sheet,
    face: Option<Face<'static>>,
}

impl<'a> Letters<'a> {
    pub fn new(sheet: &'a mut Sheet) -> Self {
        Self { sheet, face: Face::parse(DEFAULT_FONT_DATA, 0).ok() }
    }

    /// One line from here, on its baseline; smaller where there is less room than it needs.
    pub fn line(&mut self, text: &str, size: f32, weight: Weight, colour: Color, at: (f32, f32), room: f32) {
        let width = self.width(text, size);
        let size = if width > room { size * room / width } else { size };
        self.write(text, size, weight, colour, at);
    }

    /// Lines from here down, each no wider than the room and no more of them than fit: smaller where there is
    /// too much. Gives the baseline below.
    pub fn text(
        &mut self,
        text: &str,
        size: f32,
        weight: Weight,
        colour: Color,
        at: (f32, f32),
        (room, most): (f32, usize),
    ) -> f32 {
        const SMALLEST: f32 = 16.0;
        let mut size = size;
        let mut lines = self.wrapped(text, size, room);
        while lines.len() > most && size > SMALLEST {
            size *= 0.92;
            lines = self.wrapped(text, size, room);
        }
        let mut y = at.1;
        for line in &lines {
            self.line(line, size, weight, colour, (at.0, y), room);
            y += size * 1.25;
        }
        y
    }

    fn wrapped(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(last) if self.width(&format!("{last} {word}"), size) <= room => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        let Some(face) = &self.face else { return 0.0 };
        let advance = |letter: char| Some(f32::from(face.glyph_hor_advance(face.glyph_index(letter)?)?));
        let units: f32 = text.chars().filter_map(advance).sum();
        units * size / f32::from(face.units_per_em())
    }

    fn write(&mut self, text: &str, size: f32, weight: Weight, colour: Color, at: (f32, f32)) {
        let Some(face) = &self.face else { return };
        let scale = size / f32::from(face.units_per_em());
        let mut pen = Pen { path: PathBuilder::new(), x: at.0, y: at.1, scale };
        for letter in text.chars() {
            // A letter that the font does not have is left out: the text beside the picture has it.
            let Some(glyph) = face.glyph_index(letter) else { continue };
            face.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
        }
        if let Some(path) = pen.path.finish() {
            self.sheet.outline(&path, colour, weight.thicker() * size);
        }
    }
}

/// Draws the outline of a letter at its place; fonts count upwards, pictures downwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
