//! The table that belongs to a chart, and figures as one: every region that has one, numbers first.

use super::order::Key;
use super::spans::span;
use super::{caption, number};
use crate::model::{Address, Said};
use crate::protect::{Figure, PublishedFigure};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::render::mark::{LegendView, Mark, MarkView, legend};
use crate::text::date::Period;
use crate::text::id::RegionId;
use crate::tidy::{Answer, Indicator, Measure, Region};
use serde::Serialize;
use std::collections::BTreeSet;

/// A table beside a chart, or in its place.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub id: String,
    pub caption: String,
    /// What stands in each column, that of the names first.
    pub head: Vec<String>,
    pub rows: Vec<TableRow>,
    /// What the marks in it mean; `None` where it has none.
    pub legend: Option<LegendView>,
    /// Whether a reader may sort it.
    pub is_sortable: bool,
}

impl TableView {
    /// A table on this page.
    pub fn new(
        desk: &Desk<'_>,
        page: &Address,
        id: String,
        caption: String,
        head: Vec<String>,
        rows: Vec<TableRow>,
    ) -> Self {
        let marks = rows.iter().flat_map(|row| &row.cells).filter_map(TableCell::kind);
        Self { legend: legend(desk, page, marks), id, caption, head, rows, is_sortable: false }
    }
}

/// A row: what it is about, and a cell for every other column.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    pub name: String,
    /// What kind of thing it is, where the rows are of several kinds.
    pub kind: Option<String>,
    /// Where the name leads; `None` when it leads nowhere.
    pub href: Option<String>,
    /// Whether it is what the reader came for.
    pub is_here: bool,
    pub cells: Vec<TableCell>,
    /// What must be said of it across all columns; `None` when nothing must.
    pub note: Option<String>,
    /// Its place by name, in a table that may be sorted.
    pub order: Option<usize>,
}

impl TableRow {
    /// A row of a region among regions of several levels.
    pub fn of_region(desk: &Desk<'_>, page: &Address, region: &Region, cells: Vec<TableCell>) -> Self {
        TableRow {
            kind: Some(desk.level_name(&region.level)),
            href: Some(page.to(&Address::region(&region.id))),
            ..TableRow::plain(desk.region_name(&region.id), cells)
        }
    }

    /// A row that leads nowhere.
    pub fn plain(name: &str, cells: Vec<TableCell>) -> Self {
        Self { name: name.to_owned(), kind: None, href: None, is_here: false, cells, note: None, order: None }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableCell {
    /// What stands in place of the number, before the text; `None` where there is a number.
    pub mark: Option<MarkView>,
    pub text: String,
    /// Whether there is no value, and the text says so.
    pub is_missing: bool,
    /// Which comparison the text is the word for; `None` when it is none.
    pub comparison: Option<&'static str>,
    /// Its place in the order of its column, in a table that may be sorted; `None` for what has no value.
    pub order: Option<usize>,
    /// What that place is found by.
    #[serde(skip)]
    pub key: Key,
}

impl TableCell {
    /// A cell with a value.
    pub fn known(text: impl Into<String>) -> Self {
        Self {
            mark: None,
            text: text.into(),
            is_missing: false,
            comparison: None,
            order: None,
            key: Key::Text,
        }
    }

    /// The cell of a period, which is sorted by when it was.
    pub fn period(desk: &Desk<'_>, period: Period) -> Self {
        Self { key: Key::of_period(period), ..Self::known(desk.period(period)) }
    }

    /// A cell with nothing but a mark.
    pub fn marked(desk: &Desk<'_>, mark: Mark) -> Self {
        Self {
            mark: Some(mark.view(desk)),
            is_missing: mark != Mark::Zero,
            key: Key::None,
            ..Self::known("")
        }
    }

    /// A cell with the value of a figure, or with what stands in its place.
    pub fn of(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Self {
        let is_zero = Mark::of(&figure.figure) == Some(Mark::Zero);
        let (mark, text) = match Mark::told(desk, figure) {
            Some(mark) => (Some(mark), String::new()),
            None => (None, figure_view::told(desk, indicator, figure)),
        };
        let key = Key::of(indicator, figure);
        Self { mark, is_missing: !figure.is_told() && !is_zero, key, ..Self::known(text) }
    }

    /// The cell with what it says, number or sign, told by this.
    pub fn told(mut self, tell: impl Fn(String) -> String) -> Self {
        match &mut self.mark {
            Some(mark) => mark.sign = tell(std::mem::take(&mut mark.sign)),
            None => self.text = tell(std::mem::take(&mut self.text)),
        }
        self
    }

    /// A cell with the value of a figure and its interval behind it.
    pub fn with_span(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure) -> Self {
        let cell = Self::of(desk, indicator, figure);
        let Some(span) = span(desk, indicator, figure) else { return cell };
        let gaps = [("value", cell.text.clone()), ("span", span)];
        Self { text: desk.words.fill("chart.value_and_span", &gaps), ..cell }
    }

    /// A cell with a number that is no figure; `None` where nobody knows it.
    pub fn number(desk: &Desk<'_>, value: Option<f64>) -> Self {
        match value {
            None => Self::marked(desk, Mark::Unknown),
            Some(value) => match Mark::of_number(value) {
                Some(mark) => Self::marked(desk, mark),
                None => Self::known(desk.number(value, 0)),
            },
        }
    }

    /// A cell with what belongs to the value of a figure, such as its interval. Where the value is kept
    /// back so is this; where the figure is there without it, it does not apply.
    pub fn beside(desk: &Desk<'_>, figure: &Figure, text: Option<String>) -> Self {
        match (text, Mark::of(figure)) {
            (Some(text), _) => Self::known(text),
            (None, Some(mark @ (Mark::Hidden | Mark::Unknown))) => Self::marked(desk, mark),
            (None, _) => Self::marked(desk, Mark::NotApplicable),
        }
    }

    /// Which mark stands in it.
    pub fn kind(&self) -> Option<Mark> {
        self.mark.as_ref().map(|mark| mark.kind)
    }
}

/// All figures of an indicator as a table, of every region and period.
pub fn table_of(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> TableView {
    let mut figures: Vec<&PublishedFigure> = desk.site.figures.of_indicator(&indicator.id).collect();
    order(desk, indicator, &mut figures);
    table(desk, page, indicator, &figures, None, id)
}

/// What was counted from answers as a table: a row for each of these regions, and a column for each wave,
/// the newest first.
pub fn table_of_waves(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    regions: &[&Region],
    id: &str,
) -> TableView {
    let figures: Vec<&PublishedFigure> = desk.site.figures.of_indicator(&indicator.id).collect();
    let periods: BTreeSet<Period> = figures.iter().map(|figure| figure.period).collect();
    let cell = |region: &Region, period: Period| {
        let is_it = |figure: &&&PublishedFigure| figure.region == region.id && figure.period == period;
        match figures.iter().find(is_it) {
            Some(figure) => TableCell::with_span(desk, indicator, figure),
            None => TableCell::marked(desk, Mark::Unknown),
        }
    };
    let row = |region: &&Region| {
        let cells = periods.iter().rev().map(|period| cell(region, *period)).collect();
        TableRow::of_region(desk, page, region, cells)
    };
    let heads = periods.iter().rev().map(|period| desk.period(*period));
    let head = std::iter::once(desk.words.get("table.region")).chain(heads).collect();
    let rows = regions.iter().map(row).collect();
    TableView::new(desk, page, id.to_owned(), caption(desk, indicator), head, rows)
}

/// The options of a question as a table: a row for each of these regions of which something may be seen in
/// its newest wave, and a column for each option.
pub fn table_of_options(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    regions: &[&Region],
    id: &str,
) -> TableView {
    let told: Vec<(&Region, Said<'_>)> =
        regions.iter().filter_map(|region| Some((*region, desk.site.said(&region.id, indicator)?))).collect();
    let widest = told.first().map(|(_, said)| said.everyone.options.as_slice()).unwrap_or_default();
    let options: Vec<&Answer> = widest.iter().map(|(answer, _)| *answer).collect();
    let cell = |said: &Said<'_>, option: &Answer| match said.everyone.option(&option.code) {
        Some(figure) => TableCell::of(desk, indicator, figure),
        None => TableCell::marked(desk, Mark::Unknown),
    };
    let row = |(region, said): &(&Region, Said<'_>)| {
        let period = TableCell::period(desk, said.period);
        let cells = std::iter::once(period).chain(options.iter().map(|option| cell(said, option)));
        TableRow::of_region(desk, page, region, cells.collect())
    };
    let heads = options.iter().map(|option| option.label.clone());
    let first = ["table.region", "table.period"].map(|key| desk.words.get(key));
    let head = first.into_iter().chain(heads).collect();
    let rows = told.iter().map(row).collect();
    TableView::new(desk, page, id.to_owned(), caption(desk, indicator), head, rows)
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
            kind: None,
            href: (!is_here).then(|| page.to(&Address::region(&figure.region))),
            is_here,
            cells: vec![
                TableCell::of(desk, indicator, figure),
                TableCell { key: Key::of_period(figure.period), ..TableCell::known(when.join(", ")) },
            ],
            note: view.covers.as_ref().map(|covers| desk.words.fill("table.differs", &gaps(covers))),
            order: None,
        }
    };
    let head = ["table.region", "table.value", "table.period"].map(|key| desk.words.get(key)).to_vec();
    let rows = figures.iter().map(row).collect();
    TableView::new(desk, page, id.to_owned(), caption(desk, indicator), head, rows)
}

/// Numbers first, the largest first, for ranks the first place first; then the others by name. Invented
/// regions come last.
pub fn order(desk: &Desk<'_>, indicator: &Indicator, figures: &mut [&PublishedFigure]) {
    let is_rank = matches!(indicator.measure, Measure::Rank { .. });
    let kind = |figure: &PublishedFigure| desk.is_invented(&figure.region);
    figures.sort_by(|a, b| {
        let by_number = match (number(a), number(b)) {
            (Some(a), Some(b)) if is_rank => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        kind(a).cmp(&kind(b)).then(by_number).then_with(|| desk.compare_names(&a.region, &b.region))
    });
}
