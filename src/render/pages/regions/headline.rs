//! The headline figures of every region in one table: regions side by side for who has no script.

use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::chart_view::{TableCell, TableRow, TableView};
use crate::render::desk::Desk;
use crate::render::mark::Mark;
use crate::tidy::{Indicator, Region};

/// A row for each region that has a headline figure, real ones first, from wide to small and by name; a
/// column for each headline indicator. `None` when no region has any.
pub fn table(desk: &Desk<'_>, page: &Address, id: &str) -> Option<TableView> {
    let mut columns: Vec<&Indicator> =
        desk.site.indicators.values().filter(|indicator| indicator.headline.is_some()).collect();
    columns.retain(|indicator| desk.site.figures.of_indicator(&indicator.id).next().is_some());
    columns.sort_by_key(|indicator| (indicator.headline, &indicator.id));
    let levels = &desk.look.settings.levels;
    let mut regions: Vec<&Region> = levels.iter().flat_map(|level| desk.regions_of(level)).collect();
    regions.sort_by_key(|region| region.fictitious);
    let rows: Vec<TableRow> =
        regions.into_iter().filter_map(|region| row(desk, page, region, &columns)).collect();
    let labels = columns.iter().map(|indicator| indicator.label.clone());
    let head = std::iter::once(desk.words.get("table.region")).chain(labels).collect();
    let table = || TableView::new(desk, page, id.to_owned(), desk.words.get("regions.table"), head, rows);
    (!columns.is_empty()).then(table).filter(|table| !table.rows.is_empty()).map(|table| table.sortable(desk))
}

fn row(desk: &Desk<'_>, page: &Address, region: &Region, columns: &[&Indicator]) -> Option<TableRow> {
    let newest = |indicator: &&Indicator| desk.site.figures.newest(&region.id, &indicator.id);
    columns.iter().any(|indicator| newest(indicator).is_some()).then(|| {
        let cells = columns.iter().map(|indicator| cell(desk, indicator, newest(indicator)));
        TableRow::of_region(desk, page, region, cells.collect())
    })
}

fn cell(desk: &Desk<'_>, indicator: &Indicator, figure: Option<&PublishedFigure>) -> TableCell {
    let Some(figure) = figure else { return TableCell::marked(desk, Mark::Unknown) };
    let cell = TableCell::of(desk, indicator, figure);
    if cell.mark.is_some() || cell.is_missing {
        return cell;
    }
    let gaps = [("value", cell.text), ("period", desk.period(figure.period))];
    TableCell { text: desk.words.fill("regions.value_and_period", &gaps), ..cell }
}
