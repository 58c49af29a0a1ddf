//! The values written at the points of a trend chart: those at both ends of a line in any case, those
//! between when all of them fit.

use super::WIDTH;
use super::sheet::{Anchor, Sheet};
use super::trend_ends::{draw_names, draw_starts};
use super::trend_line::{TrendLine, TrendSpot};
use super::trend_plot::{TrendPlot, value};
use super::words::{LABEL, Look, VALUE};

/// With more waves their values would be a wall of numbers.
const MOST_VALUES: usize = 30;

/// Writes the values of these lines, and their names where there are several.
pub fn draw_values(sheet: &mut Sheet, plot: &TrendPlot<'_>, lines: &[TrendLine<'_>]) {
    let mut values = Values { foot: plot.bottom(), marks: marks(lines), labels: Vec::new() };
    if plot.is_alone() {
        lines.iter().for_each(|line| values.label_ends(line));
    } else {
        draw_names(sheet, plot, lines);
        for line in draw_starts(sheet, plot, lines) {
            values.label(line, 0, &LABEL);
        }
    }
    values.label_between(lines);
    for label in &values.labels {
        label.draw(sheet);
    }
}

/// What is written so far, and what it must keep clear of.
struct Values<'a> {
    foot: f32,
    marks: Vec<Area>,
    labels: Vec<Label<'a>>,
}

impl<'a> Values<'a> {
    /// The newest value first: it is the one the reader came for.
    fn label_ends(&mut self, line: &TrendLine<'a>) {
        let Some(last) = line.spots.len().checked_sub(1) else {
            return;
        };
        self.label(line, last, &VALUE);
        if last > 0 {
            self.label(line, 0, &LABEL);
        }
    }

    /// Writes this value in any case, where it is free if there is such a place.
    fn label(&mut self, line: &TrendLine<'a>, place: usize, look: &'static Look) {
        let [first, second] = places(line, place, look);
        let is_better = !self.is_free(&first) && self.is_free(&second);
        self.labels.push(if is_better { second } else { first });
    }

    /// All values between the ends, or none: a choice among them would seem to say something.
    fn label_between(&mut self, lines: &[TrendLine<'a>]) {
        let written = self.labels.len();
        if lines.iter().map(|line| line.spots.len()).sum::<usize>() > MOST_VALUES {
            return;
        }
        for line in lines {
            for place in 1..line.spots.len().saturating_sub(1) {
                let found = places(line, place, &LABEL).into_iter().find(|label| self.is_free(label));
                let Some(label) = found else {
                    self.labels.truncate(written);
                    return;
                };
                self.labels.push(label);
            }
        }
    }

    fn is_free(&self, label: &Label<'_>) -> bool {
        let labels = self.labels.iter().map(|label| &label.area);
        let is_clear = !self.marks.iter().chain(labels).any(|taken| label.area.meets(taken));
        is_clear && label.area.bottom < self.foot
    }
}

/// Above and below this point, the better one first: below in a valley, where both neighbours'
/// lines come from above.
fn places<'a>(line: &TrendLine<'a>, place: usize, look: &'static Look) -> [Label<'a>; 2] {
    let spot = &line.spots[place];
    let is_higher = |other: Option<&TrendSpot<'_>>| other.is_none_or(|other| other.at.y < spot.at.y - 1.0);
    let neighbours = (place.checked_sub(1).and_then(|at| line.spots.get(at)), line.spots.get(place + 1));
    let is_valley = line.spots.len() > 1 && is_higher(neighbours.0) && is_higher(neighbours.1);
    let (top, bottom) = spot.reach();
    let above = Label::at(spot, top - 5.0, look);
    let below = Label::at(spot, bottom + 3.0 + look.size, look);
    if is_valley { [below, above] } else { [above, below] }
}

fn marks(lines: &[TrendLine<'_>]) -> Vec<Area> {
    let mark = |spot: &TrendSpot<'_>| {
        let (top, bottom) = spot.reach();
        Area { left: spot.at.x - 5.0, right: spot.at.x + 5.0, top, bottom }
    };
    lines.iter().flat_map(|line| line.spots.iter().map(mark)).collect()
}

/// A value in its place.
struct Label<'a> {
    text: &'a str,
    look: &'static Look,
    baseline: f32,
    area: Area,
}

/// A part of the sheet.
#[derive(Clone, Copy)]
struct Area {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl<'a> Label<'a> {
    fn at(spot: &TrendSpot<'a>, baseline: f32, look: &'static Look) -> Label<'a> {
        let half = look.width(&value(spot.text)) / 2.0 + 2.0;
        let middle = spot.at.x.clamp(half, (WIDTH - half).max(half));
        let (left, right) = (middle - half, middle + half);
        let area = Area { left, right, top: baseline - look.size * 0.8, bottom: baseline + 1.0 };
        Label { text: spot.text, look, baseline, area }
    }

    fn draw(&self, sheet: &mut Sheet) {
        let at = ((self.area.left + self.area.right) / 2.0, self.baseline).into();
        sheet.words_over(self.look, Anchor::Middle, at, &value(self.text));
    }
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        let is_beside = self.right <= other.left || other.right <= self.left;
        let is_apart = self.bottom <= other.top || other.bottom <= self.top;
        !is_beside && !is_apart
    }
}

#[cfg(test)]
mod tests {
    use super::super::trend_chart::samples::{chart, series, wave};

    #[test]
    fn all_values_are_written_where_they_fit() {
        let svg = draw([30.0, 33.0, 36.0, 34.0, 41.0].to_vec());
        for value in [30, 33, 36, 34, 41] {
            assert!(svg.contains(&format!(">{value} %</text>")), "{value} is not in {svg}");
        }
    }

    #[test]
    fn of_many_values_only_the_ends_are_written() {
        let svg = draw((0..15).map(|at| f64::from(30 + at)).collect());
        assert!(svg.contains(">30 %</text>") && svg.contains(">44 %</text>"), "{svg}");
        assert_eq!(svg.matches(" %</text>").count(), 2, "{svg}");
    }

    #[test]
    fn the_newest_value_is_bold() {
        let svg = draw(vec![30.0, 41.0]);
        let label = svg.split("<text").find(|text| text.contains(">41 %<"));
        assert!(label.is_some_and(|text| text.contains(r#"font-weight="600""#)), "{svg}");
    }

    fn draw(values: Vec<f64>) -> String {
        let waves = values.into_iter().zip(2010..).map(|(value, year)| wave(year, value));
        chart(vec![series("", waves.collect())]).draw("verloop")
    }
}
