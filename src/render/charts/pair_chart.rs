//! The pair chart: two groups side by side, one bar to the left and one to the right per row.
//!
//! Both sides have one scale and start in the middle, so a row that leans to one side is seen at
//! once. The groups differ by side, and by full and outlined bars, so that print keeps them apart.

use super::WIDTH;
use super::axis::{Axis, LEFT, RIGHT, Tick};
use super::ink::Frame;
use super::pair_side::{BAR, Geometry, MIDDLE, Side};
use super::row_words::PADDING;
use super::rows::Reading;
use super::sheet::{Anchor, Group, Sheet, hairline};
use super::words::{LABEL, Look, NOTE, OWN_LABEL};

/// What two groups say, such as practice holders and locums.
pub struct PairChart {
    /// A short name, read aloud in place of the picture.
    pub title: String,
    /// For both sides; should start from zero (`Axis::from_zero`), or lengths mislead.
    pub axis: Axis,
    pub left: PairGroup,
    pub right: PairGroup,
    /// From top to bottom: best from large to small on the left.
    pub rows: Vec<PairRow>,
    /// What the mark `≠` at a row means: `duidelijk verschil tussen de groepen`.
    pub differs: String,
}

/// One of the two groups.
pub struct PairGroup {
    pub name: String,
    /// How many of them answered, in words: `41 antwoorden`.
    pub answered: String,
}

/// One thing said by both groups, such as a reason.
pub struct PairRow {
    pub label: String,
    pub left: Reading,
    pub right: Reading,
    /// Whether the two differ by more than chance may do.
    pub differs: bool,
}

/// What marks a row in which the two differ.
const DIFFERS: &str = "≠";

/// Between the label and the mark that the two differ.
const BESIDE: f32 = 20.0;

impl PairChart {
    /// The chart as SVG; `id` is unique on the page and starts every id in it.
    pub fn draw(&self, id: &str) -> String {
        let mut sheet = Sheet::new(WIDTH);
        let mut y = self.draw_head(&mut sheet);
        y = self.draw_key(&mut sheet, y);
        let geometry = Geometry::of(&self.axis, self.rows.iter().flat_map(|row| [&row.left, &row.right]));
        for row in &self.rows {
            y = self.draw_row(&mut sheet, row, &geometry, y);
        }
        let height = self.draw_axis(&mut sheet, &geometry, y + PADDING);
        let frame = Frame { id, title: &self.title, class: "pp-pair-chart" };
        sheet.finish(height, &frame)
    }

    /// Says which side is whose, and how many answered; gives the y where that ends.
    fn draw_head(&self, sheet: &mut Sheet) -> f32 {
        let left = self.left.draw(sheet, Side::Left);
        let right = self.right.draw(sheet, Side::Right);
        left.max(right) + 4.0
    }

    /// Says what the mark means where a row has it; gives the y where the rows start.
    fn draw_key(&self, sheet: &mut Sheet, top: f32) -> f32 {
        if !self.rows.iter().any(|row| row.differs) {
            return top;
        }
        let baseline = top + OWN_LABEL.size;
        sheet.words(&OWN_LABEL, Anchor::Start, (LEFT, baseline).into(), DIFFERS);
        let lines = NOTE.wrap(&self.differs, RIGHT - LEFT - BESIDE, 3);
        sheet.lines(&NOTE, Anchor::Start, (LEFT + BESIDE, baseline).into(), &lines);
        top + lines.len().max(1) as f32 * NOTE.leading() + 6.0
    }

    fn draw_row(&self, sheet: &mut Sheet, row: &PairRow, geometry: &Geometry, top: f32) -> f32 {
        let look = row.look();
        let label = look.wrap(&row.label, RIGHT - LEFT - BESIDE, 4);
        let bars = top + PADDING + label.len().max(1) as f32 * look.leading() + 2.0;
        let below = geometry.height(&row.left).max(geometry.height(&row.right));
        let name = self.name(row);
        sheet.group(&Group { class: "pp-row", name: &name, href: None }, |sheet| {
            let baseline = top + PADDING + look.size - 2.0;
            sheet.lines(look, Anchor::Start, (LEFT, baseline).into(), &label);
            if row.differs {
                sheet.words(look, Anchor::End, (RIGHT, baseline).into(), DIFFERS);
            }
            let (from, to) = ((MIDDLE, bars - 2.0), (MIDDLE, bars + below + 2.0));
            sheet.line(hairline(), 1.0, from.into(), to.into());
            geometry.draw(sheet, Side::Left, &row.left, bars);
            geometry.draw(sheet, Side::Right, &row.right, bars);
        });
        bars + below + PADDING
    }

    /// The whole row, as it is read aloud.
    fn name(&self, row: &PairRow) -> String {
        let told = |group: &PairGroup, reading: &Reading| format!("{}: {}", group.name, reading.words());
        let (left, right) = (told(&self.left, &row.left), told(&self.right, &row.right));
        let differs = if row.differs { format!("; {}", self.differs) } else { String::new() };
        format!("{}. {left}; {right}{differs}", row.label)
    }

    /// The numbers along both sides; what stands in the middle is written once.
    fn draw_axis(&self, sheet: &mut Sheet, geometry: &Geometry, top: f32) -> f32 {
        let mut bottom = top;
        if !self.axis.ticks.is_empty() {
            let beside = |tick: &&Tick| tick.value > self.axis.low;
            let ticks = self.axis.ticks.iter().filter(beside).cloned().collect();
            let mirrored = Axis { ticks, ..self.axis.clone() };
            mirrored.draw_numbers(sheet, top, &geometry.scale(Side::Left));
            bottom = self.axis.draw_numbers(sheet, top, &geometry.scale(Side::Right));
        }
        self.axis.draw_label(sheet, bottom)
    }
}

impl PairRow {
    fn look(&self) -> &'static Look {
        if self.differs { &OWN_LABEL } else { &LABEL }
    }
}

impl PairGroup {
    /// Draws its name beside a bar in small, over its own side; gives the y where that ends.
    fn draw(&self, sheet: &mut Sheet, side: Side) -> f32 {
        const SWATCH: f32 = 12.0;
        let outer = MIDDLE + side.sign() * (6.0 + SWATCH);
        side.draw_bar(sheet, (MIDDLE + side.sign() * 6.0, outer), BAR / 2.0 + 1.0);
        let (x, room) = (outer + side.sign() * 6.0, MIDDLE - LEFT - SWATCH - 12.0);
        let name = OWN_LABEL.wrap(&self.name, room, 3);
        sheet.lines(&OWN_LABEL, side.anchor(), (x, OWN_LABEL.size - 0.5).into(), &name);
        let bottom = name.len().max(1) as f32 * OWN_LABEL.leading();
        let answered = NOTE.wrap(&self.answered, room, 2);
        sheet.lines(&NOTE, side.anchor(), (x, bottom + NOTE.size).into(), &answered);
        bottom + answered.len() as f32 * NOTE.leading() + 4.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_groups_are_named_with_how_many_answered() {
        let svg = chart(Vec::new());
        for words in [">Praktijkhouders<", ">41 antwoorden<", ">Waarnemers<", ">28 antwoorden<"] {
            assert!(svg.contains(words), "{words} is not in {svg}");
        }
    }

    #[test]
    fn a_row_is_read_with_both_values() {
        let svg = chart(vec![row(known(40.0, None), missing("te weinig antwoorden"), true)]);
        let name = "Werkdruk. Praktijkhouders: 40 %; Waarnemers: te weinig antwoorden; duidelijk verschil";
        assert!(svg.contains(&format!("<title>{name}</title>")), "{svg}");
    }

    #[test]
    fn a_row_that_differs_has_a_mark_that_is_explained() {
        let plain = chart(vec![row(known(40.0, None), known(39.0, None), false)]);
        assert!(!plain.contains(DIFFERS) && !plain.contains(">duidelijk verschil<"), "{plain}");
        let marked = chart(vec![row(known(40.0, None), known(9.0, None), true)]);
        assert_eq!(marked.matches(">≠<").count(), 2, "one in the key, one at the row: {marked}");
        assert!(marked.contains(">duidelijk verschil<"), "{marked}");
    }

    #[test]
    fn the_middle_of_the_axis_is_written_once() {
        let svg = chart(vec![row(known(40.0, None), known(20.0, None), false)]);
        assert_eq!((svg.matches(">0</text>").count(), svg.matches(">40</text>").count()), (1, 2), "{svg}");
    }

    #[test]
    fn strange_values_and_words_are_drawn_without_nan() {
        let values = [f64::NAN, f64::INFINITY, f64::MIN, f64::MAX, -0.0];
        let strange = |value: f64| row(known(value, Some((value, -value))), missing(""), true);
        let long = "lang & <lang> ".repeat(5000);
        let worst = PairRow { label: long.clone(), ..row(missing(&long), known(1.0, None), true) };
        let rows = || values.map(strange).into_iter().collect();
        let svg = chart(rows());
        assert!(!svg.contains("NaN\"") && !svg.contains("inf\""), "{svg}");
        assert_eq!(svg, chart(rows()));
        assert!(chart(vec![worst]).matches("<text").count() < 40);
    }

    fn chart(rows: Vec<PairRow>) -> String {
        let group =
            |name: &str, answered: &str| PairGroup { name: name.to_string(), answered: answered.to_string() };
        let chart = PairChart {
            title: "Redenen".to_string(),
            axis: Axis::from_zero([40.0], |value, _| format!("{value}")),
            left: group("Praktijkhouders", "41 antwoorden"),
            right: group("Waarnemers", "28 antwoorden"),
            rows,
            differs: "duidelijk verschil".to_string(),
        };
        chart.draw("paar")
    }

    fn row(left: Reading, right: Reading, differs: bool) -> PairRow {
        PairRow { label: "Werkdruk".to_string(), left, right, differs }
    }

    fn known(value: f64, interval: Option<(f64, f64)>) -> Reading {
        Reading::Known { value, interval, text: format!("{value} %").into() }
    }

    fn missing(reason: &str) -> Reading {
        Reading::Missing { reason: reason.into() }
    }
}
