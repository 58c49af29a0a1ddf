//! The map of boundaries: every region where it lies and as large as it is.
//!
//! Colour and number are as on the tile map. A number, and where there is room a name, stands in its own region
//! and nowhere else, so no two can meet and no line leads anywhere; what is too small for it has its number in
//! the title of the area and in the table. What is hidden is hatched.

use super::WIDTH;
use super::hatch::draw_hatching;
use super::ink::Frame;
use super::inside::{Placed, Room};
use super::sheet::{Anchor, Group, Sheet, rounded};
use super::short_label::short_label;
use super::tile::{draw_steps, ground, ground_of};
use super::tile_map::Legend;
use super::words::{NOTE, TILE_LABEL, TILE_VALUE};

/// Regions where they lie.
pub struct BoundaryMap {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// In the order in which they are read aloud and reached by keyboard.
    pub areas: Vec<Area>,
    /// `None` when no area has a level.
    pub legend: Option<Legend>,
    /// What the hatching means; `None` when nothing is hatched.
    pub hidden: Option<String>,
}

/// One region.
pub struct Area {
    pub name: String,
    /// Its outer edges and the holes in it, each closed, in metres to the east and to the north.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// A number or word of a few letters; `None` when there is none.
    pub value: Option<String>,
    /// The class, from 0 to 4; `None` when it is not known.
    pub level: Option<u8>,
    /// Whether there is a number that is not shown.
    pub is_hidden: bool,
    /// The whole sentence: name, value and class. Read aloud, and shown under a mouse.
    pub sentence: String,
    /// Where it leads, as a relative link; `None` when it leads nowhere.
    pub href: Option<String>,
}

/// A map that would be higher than this is made narrower.
const HIGHEST: f32 = 400.0;

/// With more areas than this the lines between them are thin.
const MANY: usize = 60;

/// For half the line around an area.
const MARGIN: f32 = 1.0;

impl BoundaryMap {
    /// The map as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let scale = Scale::over(&self.areas);
        for area in &self.areas {
            // Many small areas would be more line than colour.
            area.draw(&mut sheet, &scale, if self.areas.len() > MANY { 0.5 } else { 1.0 });
        }
        let mut bottom = scale.height + 12.0;
        if let Some(legend) = &self.legend {
            bottom = legend.draw(&mut sheet, bottom);
        }
        if let Some(hidden) = &self.hidden {
            bottom = draw_hidden_key(&mut sheet, hidden, bottom);
        }
        let frame = Frame { id, title: &self.title, class: "pp-boundary-map" };
        sheet.finish(bottom + MARGIN, &frame)
    }
}

/// A small hatched tile and its meaning; gives the y where it ends.
fn draw_hidden_key(sheet: &mut Sheet, text: &str, top: f32) -> f32 {
    const KEY: (f32, f32) = (28.0, 15.0);
    sheet.put(ground(None, 0.0, top, KEY.0, KEY.1).svg());
    let (left, right, low) = (0.5, KEY.0 - 0.5, top + KEY.1 - 0.5);
    draw_hatching(
        sheet,
        &[vec![(left, top + 0.5), (right, top + 0.5), (right, low), (left, low), (left, top + 0.5)]],
    );
    let lines = NOTE.wrap(text, WIDTH - KEY.0 - 12.0, 3);
    sheet.lines(&NOTE, Anchor::Start, (KEY.0 + 7.0, top + 11.5).into(), &lines);
    top + 6.0 + lines.len().max(1) as f32 * NOTE.leading()
}

/// From metres to the sheet, north up.
struct Scale {
    west: f64,
    north: f64,
    /// Sheet units to the metre.
    factor: f64,
    left: f32,
    height: f32,
}

impl Scale {
    fn over(areas: &[Area]) -> Self {
        let points = || areas.iter().flat_map(|area| &area.rings).flatten();
        let usable = |of: fn(&(f64, f64)) -> f64| points().map(of).filter(|value| value.is_finite());
        let ends = |of: fn(&(f64, f64)) -> f64| {
            (usable(of).fold(f64::INFINITY, f64::min), usable(of).fold(f64::NEG_INFINITY, f64::max))
        };
        let ((west, east), (south, north)) = (ends(|point| point.0), ends(|point| point.1));
        let (wide, high) = (east - west, north - south);
        if !(wide.is_finite() && high.is_finite() && wide + high > 0.0) {
            return Self { west: 0.0, north: 0.0, factor: 0.0, left: 0.0, height: 0.0 };
        }
        let fits = |room: f32, size: f64| {
            if size > 0.0 { f64::from(room - 2.0 * MARGIN) / size } else { f64::INFINITY }
        };
        let factor = fits(WIDTH, wide).min(fits(HIGHEST, high));
        let left = (WIDTH - (wide * factor) as f32) / 2.0;
        Self { west, north, factor, left, height: (high * factor) as f32 + 2.0 * MARGIN }
    }

    fn on_sheet(&self, (east, north): &(f64, f64)) -> (f32, f32) {
        let x = self.left + ((east - self.west) * self.factor) as f32;
        let y = MARGIN + ((self.north - north) * self.factor) as f32;
        (rounded(x), rounded(y))
    }
}

impl Area {
    fn draw(&self, sheet: &mut Sheet, scale: &Scale, edge: f32) {
        let on_sheet =
            |ring: &Vec<(f64, f64)>| ring.iter().map(|point| scale.on_sheet(point)).collect::<Vec<_>>();
        let rings: Vec<Vec<(f32, f32)>> = self.rings.iter().map(on_sheet).collect();
        let group = Group { class: "pp-tile", name: &self.sentence, href: self.href.as_deref() };
        sheet.group(&group, |sheet| {
            let path = path(&rings);
            sheet.put(ground_of(self.level, &path, edge));
            let label = self.label(&Room::of(&rings));
            if self.is_hidden {
                draw_hatching(sheet, &rings);
            }
            if let Some((label, place)) = label {
                label.draw(sheet, place, self.is_hidden);
            }
        });
    }

    /// The fullest label that fits in the area, and where; `None` when not even the number does.
    fn label(&self, room: &Room<'_>) -> Option<(Label, Placed)> {
        let value = self.value.clone();
        let with_name = |most: usize| {
            let lines = short_label(&self.name, &TILE_LABEL, WIDEST_NAME, most);
            Label { lines, value: value.clone(), level: self.level }
        };
        let bare = Label { lines: Vec::new(), value: value.clone(), level: None };
        let labels = [with_name(2), with_name(1), bare];
        labels.into_iter().filter(|label| !label.is_empty()).find_map(|label| {
            let place = room.place(label.width(), label.height())?;
            Some((label, place))
        })
    }
}

/// A name in an area is shortened to this, as on a tile.
const WIDEST_NAME: f32 = 84.0;
const NAME_LEADING: f32 = 11.8;
const VALUE_HEIGHT: f32 = 13.0;
const STEPS_HEIGHT: f32 = 7.0;
const STEPS_WIDTH: f32 = 30.0;

/// What stands in an area: its name, its number, and its class as steps.
struct Label {
    lines: Vec<String>,
    value: Option<String>,
    level: Option<u8>,
}

impl Label {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.value.is_none()
    }

    fn width(&self) -> f32 {
        let lines = self.lines.iter().map(|line| TILE_LABEL.width(line));
        let value = self.value.iter().map(|value| TILE_VALUE.width(value));
        let steps = self.level.map(|_| STEPS_WIDTH);
        lines.chain(value).chain(steps).fold(0.0, f32::max)
    }

    fn height(&self) -> f32 {
        let value = if self.value.is_some() { VALUE_HEIGHT } else { 0.0 };
        let steps = if self.level.is_some() { STEPS_HEIGHT } else { 0.0 };
        self.lines.len() as f32 * NAME_LEADING + value + steps
    }

    fn draw(&self, sheet: &mut Sheet, place: Placed, is_over_lines: bool) {
        let mut write = |look, y: f32, text: &str| {
            let at = (place.x, y).into();
            if is_over_lines {
                sheet.words_over(look, Anchor::Middle, at, text);
            } else {
                sheet.words(look, Anchor::Middle, at, text);
            }
        };
        let mut baseline = place.y - self.height() / 2.0;
        for line in &self.lines {
            baseline += NAME_LEADING;
            write(&TILE_LABEL, baseline - 2.5, line);
        }
        if let Some(value) = &self.value {
            baseline += VALUE_HEIGHT;
            write(&TILE_VALUE, baseline - 2.5, value);
        }
        draw_steps(sheet, self.level, place.x - STEPS_WIDTH / 2.0, baseline + 2.0, STEPS_WIDTH);
    }
}

/// The rings as the shape of one path, each point by how far it is from the one before.
fn path(rings: &[Vec<(f32, f32)>]) -> String {
    let tenths = |value: f32| (value * 10.0).round() as i32;
    let written = |tenths: i32| f64::from(tenths) / 10.0;
    let mut path = String::new();
    for ring in rings {
        let mut at: Option<(i32, i32)> = None;
        for (x, y) in ring.iter().take(ring.len().saturating_sub(1)) {
            let (x, y) = (tenths(*x), tenths(*y));
            let (letter, from) = if at.is_none() { ('M', (0, 0)) } else { ('l', at.unwrap_or_default()) };
            path.push_str(&format!("{letter}{} {}", written(x - from.0), written(y - from.1)));
            at = Some((x, y));
        }
        path.push('z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_stands_where_it_lies_with_its_number_and_class() {
        let svg = map(vec![square("West", 0.0, 40_000.0), square("Oost", 40_000.0, 40_000.0)]).draw("kaart");
        for text in [">West<", ">Oost<", ">12<", "<title>West: 12</title>"] {
            assert!(svg.contains(text), "{text} is not in {svg}");
        }
        let starts = grounds(&svg).into_iter().map(|points| points[0].0).collect::<Vec<_>>();
        assert!(starts[0] < starts[1], "west is left: {starts:?}");
        assert!(svg.contains(r#"fill-rule="evenodd""#) && !svg.contains("url("), "{svg}");
    }

    #[test]
    fn what_is_hidden_is_hatched_and_has_no_class() {
        let hidden =
            Area { level: None, is_hidden: true, value: Some("·".to_string()), ..square("West", 0.0, 9e4) };
        let svg = BoundaryMap { hidden: Some("Gearceerd: beschermd".to_string()), ..map(vec![hidden]) }
            .draw("kaart");
        assert_eq!(svg.matches(r#"fill="none""#).count(), 2, "the area and its key: {svg}");
        assert!(svg.contains(">·<") && svg.contains(">Gearceerd: beschermd<"), "{svg}");
    }

    #[test]
    fn a_number_that_does_not_fit_is_left_to_title_and_table() {
        let small = square("Klein", 500_000.0, 2_000.0);
        let svg = map(vec![square("Groot", 0.0, 90_000.0), small]).draw("kaart");
        assert!(svg.contains("<title>Klein: 12</title>") && !svg.contains(">Klein<"), "{svg}");
        assert_eq!(svg.matches(">12<").count(), 1, "{svg}");
    }

    #[test]
    fn nothing_leaves_the_view_box_and_no_two_labels_meet() {
        for seed in 1..60 {
            let svg = map(land(seed)).draw("kaart");
            let (width, height) = view_box(&svg);
            for (x, y) in grounds(&svg).into_iter().flatten() {
                assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y), "{seed}: {x} {y}");
            }
            let labels = labels(&svg);
            for (at, one) in labels.iter().enumerate() {
                assert!(one.0 >= 0.0 && one.2 <= width && one.1 >= 0.0 && one.3 <= height, "{seed}: {one:?}");
                let meets = |other: &&(f32, f32, f32, f32)| {
                    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
                };
                assert!(labels[at + 1..].iter().find(meets).is_none(), "{seed}: {one:?} meets another");
            }
        }
    }

    #[test]
    fn strange_outlines_are_drawn_without_nan() {
        let rings = [
            vec![],
            vec![vec![]],
            vec![vec![(f64::NAN, 1.0); 4]],
            vec![vec![(f64::INFINITY, 1.0), (0.0, 0.0), (1.0, 1.0)]],
            vec![vec![(5.0, 5.0); 4]],
        ];
        for rings in rings {
            let svg = map(vec![Area { rings, ..square("X", 0.0, 1.0) }]).draw("kaart");
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
        assert!(map(Vec::new()).draw("kaart").starts_with("<svg"));
    }

    fn map(areas: Vec<Area>) -> BoundaryMap {
        let levels = ["0 tot 5", "5 tot 10", "10 tot 15", "15 tot 20", "20 tot 25"].map(str::to_string);
        let legend = Some(Legend { levels: levels.to_vec(), unknown: Some("geen getal".to_string()) });
        BoundaryMap { title: "Huisartsen".to_string(), areas, legend, hidden: None }
    }

    fn square(name: &str, west: f64, side: f64) -> Area {
        let (east, north) = (west + side, side);
        Area {
            name: name.to_string(),
            rings: vec![vec![(west, 0.0), (east, 0.0), (east, north), (west, north), (west, 0.0)]],
            value: Some("12".to_string()),
            level: Some(2),
            is_hidden: false,
            sentence: format!("{name}: 12"),
            href: Some("../x/index.html".to_string()),
        }
    }

    /// A land of columns and rows of bent regions, other ones for each seed, of which some have a number.
    fn land(seed: u32) -> Vec<Area> {
        let bend = |place: u32| f64::from((seed * 7919 + place * 104_729) % 1000) / 1000.0 - 0.5;
        let (columns, rows) = (1 + seed % 7, 1 + seed % 5);
        let corner = |column: u32, row: u32| {
            let place = column * 31 + row * 17;
            (f64::from(column) * 9e3 + bend(place) * 5e3, f64::from(row) * 6e3 + bend(place + 7) * 4e3)
        };
        let areas = (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row)));
        areas
            .map(|(column, row)| {
                let ring = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map(|(x, y)| corner(column + x, row + y));
                Area {
                    rings: vec![ring.to_vec()],
                    value: (row % 3 > 0).then(|| format!("{}.{:03}", seed, row * 100 + column)),
                    is_hidden: row % 3 == 0,
                    ..square("Noordwest-Veluwe en omgeving", 0.0, 1.0)
                }
            })
            .collect()
    }

    fn view_box(svg: &str) -> (f32, f32) {
        let numbers =
            svg.split(r#"viewBox="0 0 "#).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let (width, height) = numbers.split_once(' ').expect("it has a view box");
        (width.parse().expect("a number"), height.parse().expect("a number"))
    }

    /// The corners of every area, counted on from the one before.
    fn grounds(svg: &str) -> Vec<Vec<(f32, f32)>> {
        let paths = svg
            .split(r#"<path class="pp-ground" d=""#)
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or(""));
        let number = |text: &str| -> f32 { text.parse().expect("a number") };
        paths
            .map(|path| {
                let mut at = (0.0, 0.0);
                let steps = path.trim_end_matches('z').split(['M', 'l']).filter(|step| !step.is_empty());
                steps
                    .map(|step| {
                        let (x, y) = step.split_once(' ').expect("two numbers");
                        at = (at.0 + number(x), at.1 + number(y));
                        at
                    })
                    .collect()
            })
            .collect()
    }

    /// Left, top, right and bottom of every text on the map, as wide as it is thought to be.
    fn labels(svg: &str) -> Vec<(f32, f32, f32, f32)> {
        let texts = svg.split("<text").skip(1).filter(|text| text.contains(r#"text-anchor="middle""#));
        let attribute = |text: &str, name: &str| -> f32 {
            let value = text.split(&format!(r#" {name}=""#)).nth(1).and_then(|rest| rest.split('"').next());
            value.and_then(|value| value.parse().ok()).expect("it has a place")
        };
        texts
            .map(|text| {
                let words =
                    text.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
                let look = if text.contains("pp-value") { &TILE_VALUE } else { &TILE_LABEL };
                let (x, y) = (attribute(text, "x"), attribute(text, "y"));
                let half = look.width(words) / 2.0;
                (x - half, y - 9.0, x + half, y + 2.0)
            })
            .collect()
    }
}
