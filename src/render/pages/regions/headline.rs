//! The headline figures of every region in one table: regions side by side for who has no script.

use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::chart_view::{TableCell, TableRow, TableView};
use crate::render::desk::Desk;
use crate::render::mark::Mark;
use crate::text::date::Period;
use crate::tidy::{Indicator, Region};
use std::collections::BTreeSet;

/// An indicator that fewer regions have is no column, but a row of gaps.
const FEWEST_REGIONS: usize = 3;

/// An indicator as a column.
struct Column<'a> {
    indicator: &'a Indicator,
    /// When its figures are of; `None` when that differs from region to region.
    period: Option<Period>,
}

/// The tables of real regions and of invented ones, without those that would be empty.
pub fn tables(desk: &Desk<'_>, page: &Address) -> Vec<TableView> {
    let real = table(desk, page, false, "kerncijfers", "regions.table_caption");
    let invented = table(desk, page, true, "kerncijfers-verzonnen", "invented.group");
    [real, invented].into_iter().flatten().collect()
}

/// A row for each region with a headline figure, from wide to small and by name; a column for each
/// headline indicator that several of them have. `None` when there is no such indicator.
fn table(desk: &Desk<'_>, page: &Address, is_invented: bool, id: &str, caption: &str) -> Option<TableView> {
    let levels = &desk.look.settings.levels;
    let of_levels = levels.iter().flat_map(|level| desk.regions_of(level));
    let regions: Vec<&Region> = of_levels.filter(|region| region.fictitious == is_invented).collect();
    let mut columns: Vec<Column<'_>> =
        desk.site.indicators.values().filter_map(|indicator| column(desk, indicator, &regions)).collect();
    columns.sort_by_key(|column| (column.indicator.headline, &column.indicator.id));
    let rows: Vec<TableRow> =
        regions.into_iter().filter_map(|region| row(desk, page, region, &columns)).collect();
    let heads = columns.iter().map(|column| head(desk, column));
    let head = std::iter::once(desk.words.get("table.region")).chain(heads).collect();
    let table = TableView::new(desk, page, id.to_owned(), desk.words.get(caption), head, rows);
    (!columns.is_empty()).then(|| table.sortable(desk))
}

fn column<'a>(desk: &Desk<'_>, indicator: &'a Indicator, regions: &[&Region]) -> Option<Column<'a>> {
    indicator.headline?;
    let newest = regions.iter().filter_map(|region| desk.site.figures.newest(&region.id, &indicator.id));
    let told: Vec<&PublishedFigure> = newest.filter(|figure| figure.is_told()).collect();
    let periods: BTreeSet<Period> = told.iter().map(|figure| figure.period).collect();
    let period = periods.first().copied().filter(|_| periods.len() == 1);
    (told.len() >= FEWEST_REGIONS).then_some(Column { indicator, period })
}

fn head(desk: &Desk<'_>, column: &Column<'_>) -> String {
    let label = &column.indicator.label;
    match column.period {
        Some(period) => {
            let gaps = [("value", label.clone()), ("period", desk.period(period))];
            desk.words.fill("regions.value_and_period", &gaps)
        }
        None => label.clone(),
    }
}

/// The row of a region; `None` when nothing in it is told.
fn row(desk: &Desk<'_>, page: &Address, region: &Region, columns: &[Column<'_>]) -> Option<TableRow> {
    let newest = |column: &Column<'_>| desk.site.figures.newest(&region.id, &column.indicator.id);
    columns.iter().any(|column| newest(column).is_some_and(PublishedFigure::is_told)).then(|| {
        let cells = columns.iter().map(|column| cell(desk, column, newest(column)));
        TableRow::of_region(desk, page, region, cells.collect())
    })
}

fn cell(desk: &Desk<'_>, column: &Column<'_>, figure: Option<&PublishedFigure>) -> TableCell {
    let Some(figure) = figure else { return TableCell::marked(desk, Mark::Unknown) };
    let cell = TableCell::of(desk, column.indicator, figure);
    if cell.mark.is_some() || cell.is_missing || column.period == Some(figure.period) {
        return cell;
    }
    let gaps = [("value", cell.text), ("period", desk.period(figure.period))];
    TableCell { text: desk.words.fill("regions.value_and_period", &gaps), ..cell }
}
