//! The startfoto: steps in a row, each with how far it was.
//!
//! What is known shows in the form of a step: a tick, a half, a cross, a question mark. The word stands beside
//! it. Names stand above and below the row in turn, for side by side they do not fit on a phone.

use charts_rs::{Circle, Point, Polygon};

use super::WIDTH;
use super::ink::{Frame, Ink};
use super::sheet::{Anchor, Group, Sheet};
use super::words::{LABEL, VALUE};

/// Steps from left to right.
pub struct FiveSteps {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    pub steps: Vec<Step>,
}

/// One step.
pub struct Step {
    pub name: String,
    pub reached: Reached,
    /// The word for it.
    pub word: String,
}

/// How far a step was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reached {
    Not,
    Partly,
    Yes,
    Unknown,
}

/// Of a step.
const RADIUS: f32 = 13.0;

/// From a step to its name.
const AWAY: f32 = 7.0;

impl FiveSteps {
    /// The row as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let places: Vec<Place> = self.places();
        let reach = |above: bool| {
            let heights = places.iter().filter(|place| place.is_above() == above).map(Place::height);
            heights.fold(0.0, f32::max)
        };
        let y = reach(true) + AWAY + RADIUS + 2.0;
        if let (Some(first), Some(last)) = (places.first(), places.last()) {
            sheet.line(Ink::Axis, 2.0, (first.x, y).into(), (last.x, y).into());
        }
        for place in &places {
            place.draw(&mut sheet, y);
        }
        let height = y + RADIUS + AWAY + reach(false) + 4.0;
        sheet.finish(height, &Frame { id, title: &self.title, class: "pp-five-steps" })
    }

    fn places(&self) -> Vec<Place<'_>> {
        let room = WIDTH / self.steps.len().max(1) as f32;
        let place = |(order, step)| Place::new(order, (order as f32 + 0.5) * room, room, step);
        self.steps.iter().enumerate().map(place).collect()
    }
}

/// A step with its place on the sheet.
struct Place<'a> {
    order: usize,
    x: f32,
    step: &'a Step,
    /// Its name, and the word for how far it was.
    lines: (Vec<String>, Vec<String>),
    anchor: Anchor,
    /// Where its words stand.
    words_at: f32,
}

impl<'a> Place<'a> {
    fn new(order: usize, x: f32, room: f32, step: &'a Step) -> Self {
        // A name has the room of two steps, but for what the edges of the sheet take away.
        let (anchor, words_at, width) = match x {
            x if x < room => (Anchor::Start, 0.0, room * 1.5),
            x if x > WIDTH - room => (Anchor::End, WIDTH, room * 1.5),
            x => (Anchor::Middle, x, room * 1.9),
        };
        let width = width.min(room * 2.0) - 4.0;
        let lines = (LABEL.wrap(&step.name, width, 2), VALUE.wrap(&step.word, width, 2));
        Self { order, x, step, lines, anchor, words_at }
    }

    fn is_above(&self) -> bool {
        self.order.is_multiple_of(2)
    }

    fn height(&self) -> f32 {
        (self.lines.0.len() + self.lines.1.len()) as f32 * LABEL.leading()
    }

    fn draw(&self, sheet: &mut Sheet, y: f32) {
        let name = format!("{}: {}", self.step.name, self.step.word);
        let group = Group { class: "pp-step", name: &name, href: None };
        let top = if self.is_above() { y - RADIUS - AWAY - self.height() } else { y + RADIUS + AWAY };
        sheet.group(&group, |sheet| {
            let baseline = top + LABEL.size - 1.0;
            let below = baseline + self.lines.0.len() as f32 * LABEL.leading();
            sheet.lines(&LABEL, self.anchor, (self.words_at, baseline).into(), &self.lines.0);
            sheet.lines(&VALUE, self.anchor, (self.words_at, below).into(), &self.lines.1);
            self.step.reached.draw(sheet, (self.x, y));
        });
    }
}

impl Reached {
    fn draw(self, sheet: &mut Sheet, (x, y): (f32, f32)) {
        let line = |sheet: &mut Sheet, ink: Ink, from: (f32, f32), to: (f32, f32)| {
            sheet.line(ink, 2.5, (x + from.0, y + from.1).into(), (x + to.0, y + to.1).into());
        };
        match self {
            Reached::Yes => {
                sheet.put(disc((x, y), Ink::First, Ink::First));
                line(sheet, Ink::Paper, (-6.0, 0.5), (-1.5, 5.0));
                line(sheet, Ink::Paper, (-2.2, 5.0), (6.0, -5.0));
            }
            Reached::Partly => {
                sheet.put(disc((x, y), Ink::First, Ink::Paper));
                sheet.put(half((x, y)));
            }
            Reached::Not => {
                sheet.put(disc((x, y), Ink::Second, Ink::Paper));
                line(sheet, Ink::Second, (-5.0, -5.0), (5.0, 5.0));
                line(sheet, Ink::Second, (-5.0, 5.0), (5.0, -5.0));
            }
            Reached::Unknown => {
                sheet.put(disc((x, y), Ink::Axis, Ink::Paper));
                sheet.words(&VALUE, Anchor::Middle, (x, y + 4.5).into(), "?");
            }
        }
    }
}

fn disc((cx, cy): (f32, f32), line: Ink, fill: Ink) -> String {
    let (stroke_color, fill) = (Some(line.into()), Some(fill.into()));
    Circle { cx, cy, r: RADIUS - 1.0, stroke_color, stroke_width: 2.0, fill, ..Circle::default() }.svg()
}

/// The lower half of a step, full.
fn half((x, y): (f32, f32)) -> String {
    let corner = |step: u8| {
        let angle = f32::from(step) * std::f32::consts::PI / 12.0;
        Point::from((x + (RADIUS - 1.5) * angle.cos(), y + (RADIUS - 1.5) * angle.sin()))
    };
    let points = (0..=12).map(corner).collect();
    Polygon { fill: Some(Ink::First.into()), points, ..Polygon::default() }.svg()
}

#[cfg(test)]
mod tests {
    use super::super::looked_at::assert_fits;
    use super::*;

    const ALL: [Reached; 4] = [Reached::Yes, Reached::Partly, Reached::Not, Reached::Unknown];

    #[test]
    fn each_step_is_read_with_its_word() {
        let svg = draw(&[("Agendering", Reached::Yes), ("Middelen", Reached::Not)]);
        assert!(svg.contains("<title>Agendering: ja</title>"), "{svg}");
        assert!(svg.contains(">Middelen</text>") && svg.contains(">niet</text>"), "{svg}");
    }

    #[test]
    fn how_far_a_step_was_shows_without_colour() {
        let forms = ALL.map(|reached| {
            let svg = draw(&[("", reached)]);
            (svg.matches("<line").count(), svg.matches("<polygon").count(), svg.contains(">?<"))
        });
        for (place, form) in forms.iter().enumerate() {
            // A tick and a cross both have two lines: the one is on a full disc.
            let twin = forms[..place].contains(form);
            assert!(!twin || *form == forms[0], "{form:?}");
        }
        assert_ne!(draw(&[("", Reached::Yes)]), draw(&[("", Reached::Not)]));
    }

    #[test]
    fn nothing_leaves_the_view_box_and_no_two_labels_overlap() {
        for reached in ALL {
            let names = ["Agendering", "Contractering", "Planvorming", "Middelen", "Uitvoering"];
            assert_fits(&draw(&names.map(|name| (name, reached))));
            let long = "Afspraken en contractering met de zorgverzekeraar";
            assert_fits(&draw(&[(long, reached); 5]));
        }
    }

    #[test]
    fn none_and_strange_ones_are_drawn() {
        assert!(!draw(&[]).contains("NaN"));
        let strange = "<lang> ".repeat(5000);
        assert!(!draw(&[(strange.as_str(), Reached::Partly); 7]).contains("NaN"));
    }

    fn draw(steps: &[(&str, Reached)]) -> String {
        let step = |(name, reached): &(&str, Reached)| Step {
            name: (*name).to_owned(),
            reached: *reached,
            word: ["ja", "deels", "niet", "onbekend"][ALL.iter().position(|one| one == reached).unwrap_or(0)]
                .to_owned(),
        };
        let steps = steps.iter().map(step).collect();
        FiveSteps { title: "Startfoto".to_owned(), steps }.draw("startfoto")
    }
}
