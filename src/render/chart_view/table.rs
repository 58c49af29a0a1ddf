//! The table that belongs to a chart, and figures as one: every region that has one, numbers first.

use super::{caption, number};
use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::text::id::RegionId;
use crate::tidy::{Indicator, Measure};
use serde::Serialize;

/// A table beside a chart, or in its place.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub id: String,
    pub caption: String,
    /// What stands in each column, that of the names first.
    pub head: Vec<String>,
    pub rows: Vec<TableRow>,
}

/// A row: what it is about, and a cell for every other column.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    pub name: String,
    /// Where the name leads; `None` when it leads nowhere.
    pub href: Option<String>,
    /// Whether it is what the reader came for.
    pub is_here: bool,
    pub cells: Vec<TableCell>,
    /// What must be said of it across all columns; `None` when nothing must.
    pub note: Option<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableCell {
    pub text: String,
    /// Whether there is no value, and the text says so.
    pub is_missing: bool,
}

impl TableCell {
    /// A cell with a value.
    pub fn known(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_missing: false }
    }

    /// A cell that says why there is no value.
    pub fn missing(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_missing: true }
    }
}

/// All figures of an indicator as a table, of every region and period.
pub fn table_of(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> TableView {
    let mut figures: Vec<&PublishedFigure> = desk.site.figures.of_indicator(&indicator.id).collect();
    order(desk, indicator, &mut figures);
    table(desk, page, indicator, &figures, None, id)
}

/// These figures as a table, in this order.
pub fn table(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    figures: &[&PublishedFigure],
    here: Option<&RegionId>,
    id: &str,
) -> TableView {
    let row = |figure: &&PublishedFigure| {
        let view = figure_view::figure(desk, page, indicator, figure);
        let is_here = here == Some(&figure.region);
        let name = desk.region_name(&figure.region);
        let gaps = |covers: &String| [("name", name.to_owned()), ("covers", covers.clone())];
        let when: Vec<String> = view.period.into_iter().chain(view.status).collect();
        TableRow {
            name: name.to_owned(),
            href: (!is_here).then(|| page.to(&Address::region(&figure.region))),
            is_here,
            cells: vec![
                TableCell { text: view.value, is_missing: matches!(view.state, "missing" | "hidden") },
                TableCell::known(when.join(", ")),
            ],
            note: view.covers.as_ref().map(|covers| desk.words.fill("table.differs", &gaps(covers))),
        }
    };
    TableView {
        id: id.to_owned(),
        caption: caption(desk, indicator),
        head: ["table.region", "table.value", "table.period"].map(|key| desk.words.get(key)).to_vec(),
        rows: figures.iter().map(row).collect(),
    }
}

/// Numbers first, the largest first, for ranks the first place first; then the others by name.
pub fn order(desk: &Desk<'_>, indicator: &Indicator, figures: &mut [&PublishedFigure]) {
    let is_rank = matches!(indicator.measure, Measure::Rank { .. });
    figures.sort_by(|a, b| {
        let by_number = match (number(a), number(b)) {
            (Some(a), Some(b)) if is_rank => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        let by_name = || desk.look.language.compare(desk.region_name(&a.region), desk.region_name(&b.region));
        by_number.then_with(by_name)
    });
}
