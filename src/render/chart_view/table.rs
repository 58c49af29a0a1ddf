//! Figures as a table: every region that has one, numbers first.

use super::{caption, number};
use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::text::id::RegionId;
use crate::tidy::{Indicator, Measure};
use serde::Serialize;

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub id: String,
    pub caption: String,
    pub rows: Vec<TableRow>,
}

/// One region in a table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    pub name: String,
    pub href: String,
    /// Whether it is the region the reader came for.
    pub is_here: bool,
    /// `shown`, `word`, `hidden` or `missing`.
    pub state: &'static str,
    pub value: String,
    pub period: String,
    pub status: String,
    /// What it covers, where that differs: then it is not in the picture.
    pub covers: Option<String>,
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
        TableRow {
            name: desk.region_name(&figure.region).to_owned(),
            href: page.to(&Address::region(&figure.region)),
            is_here: here == Some(&figure.region),
            state: view.state,
            value: view.value,
            period: view.period.unwrap_or_default(),
            status: view.status.unwrap_or_default(),
            covers: view.covers,
        }
    };
    TableView {
        id: id.to_owned(),
        caption: caption(desk, indicator),
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
