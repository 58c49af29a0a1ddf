//! A share of a survey as so many of ten houses or people.

use super::said::cells_of_sampled;
use super::table::{TableRow, TableView};
use super::{ChartView, sources};
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::render::charts::{PictogramRow, SIGNS, Sign};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::tidy::{Indicator, Measure, Unit};

/// The share as ten signs; `None` when it is no share that was counted from answers, or is not shown.
pub fn pictogram(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    figure: &PublishedFigure,
    id: &str,
) -> Option<ChartView> {
    let Measure::Asked(asked) = &indicator.measure else { return None };
    let Figure::Shown { value, .. } = figure.figure else { return None };
    if indicator.unit != Unit::Percent || !(0.0..=100.0).contains(&value) {
        return None;
    }
    let population = desk.site.surveys.get(&asked.survey).map_or("", |survey| survey.population.as_str());
    // Within 0 to 10, so nothing is cut off.
    let full = (value / 100.0 * f64::from(SIGNS)).round() as u8;
    let gaps = [
        ("label", indicator.label.clone()),
        ("number", desk.words.get(&format!("pictogram.number.{full}"))),
        ("value", figure_view::told(desk, indicator, figure)),
        ("region", desk.region_name(&figure.region).to_owned()),
        ("period", desk.period(figure.period)),
    ];
    let chart =
        PictogramRow { title: desk.words.fill("pictogram.title", &gaps), sign: sign(desk, population), full };
    let title = desk.words.fill("said.title", &gaps);
    let rows = vec![TableRow::plain(&indicator.label, cells_of_sampled(desk, indicator, figure))];
    let head = ["spine.indicator", "table.value", "table.between", "table.answered"];
    let head = head.map(|key| desk.words.get(key)).to_vec();
    let table = TableView::new(desk, page, format!("{id}-tabel"), title, head, rows);
    Some(ChartView {
        id: id.to_owned(),
        sentence: desk.words.fill("pictogram.sentence", &gaps),
        rest: desk.words.fill("pictogram.rounded", &gaps),
        svg: chart.draw(id),
        legend: table.legend.clone(),
        table: Some(table),
        sources: sources(desk, page, &[figure]),
    })
}

/// A house where practices answered, a person otherwise.
fn sign(desk: &Desk<'_>, population: &str) -> Sign {
    let is_of_practices = population.to_lowercase().contains(&desk.words.get("pictogram.houses"));
    if is_of_practices { Sign::House } else { Sign::Person }
}
