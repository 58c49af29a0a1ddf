//! The heat map: the regions of one level under each other and several indicators side by side, each number
//! with where it stands beside the whole.
//!
//! It is its own table: in a picture of twenty columns no number can be read on a phone, and a number that is
//! left out is looked up elsewhere. So each cell has its number, a form for its class, and the word for it.
//! Where both have an interval the class is that of the comparison with the region that holds them all; a
//! register has no chance in it, and stands beside the middle one of all regions. What is hidden has no class.

use super::boundary_map::exists;
use super::standing::class_of;
use super::table::TableCell;
use super::tile_map::marked;
use super::{levels_by_kind, newest, sources};
use crate::compute::statistics::comparison::Comparison;
use crate::model::{Address, Standing};
use crate::protect::{PublishedFigure, Status};
use crate::render::citation::CitationView;
use crate::render::desk::{Desk, LinkView};
use crate::render::figure_view;
use crate::render::invented;
use crate::render::mark::{LegendView, Mark, legend};
use crate::text::id::{Level, RegionId};
use crate::tidy::{Indicator, Region};
use serde::Serialize;

/// The heat map of one level.
#[derive(Debug, Serialize)]
pub struct HeatMapView {
    /// Unique on the page.
    pub id: String,
    /// The word for the level, which says of invented regions that they are: the rows need not.
    pub title: String,
    /// How many numbers differ from the whole, in one sentence.
    pub sentence: String,
    /// The indicators: the columns.
    pub columns: Vec<LinkView>,
    /// What they are held against, and then the regions by name.
    pub rows: Vec<HeatRow>,
    /// The classes that occur, each with its words.
    pub classes: Vec<HeatClass>,
    /// What the marks in it mean; `None` where it has none.
    pub legend: Option<LegendView>,
    pub sources: Vec<CitationView>,
}

/// A region with its numbers.
#[derive(Debug, Serialize)]
pub struct HeatRow {
    pub name: String,
    /// Where the name leads; `None` when it leads nowhere.
    pub href: Option<String>,
    /// Whether the others are held against it.
    pub is_whole: bool,
    /// One for each column.
    pub cells: Vec<HeatCell>,
}

/// A number with its class.
#[derive(Debug, Serialize)]
pub struct HeatCell {
    /// The number, or what stands in its place. It has no comparison of its own.
    pub cell: TableCell,
    /// `gunstiger`, `ongunstiger`, `hoger`, `lager` or `vergelijkbaar`; `None` where nothing is compared.
    pub class: Option<&'static str>,
    /// The word for the class, to be read aloud; empty where nothing is compared.
    pub words: String,
}

/// A class with what it means.
#[derive(Debug, Serialize)]
pub struct HeatClass {
    pub class: &'static str,
    pub meaning: String,
}

/// With fewer rows or columns than this there is nothing to see that a list does not tell.
const FEWEST: usize = 2;

/// The heat maps of these indicators, one for each level with enough numbers: real regions before invented
/// ones, from wide to small.
pub fn heat_maps(desk: &Desk<'_>, page: &Address, indicators: &[&Indicator], id: &str) -> Vec<HeatMapView> {
    levels_by_kind(desk)
        .filter_map(|(level, is_invented)| {
            let kind = if is_invented { "-verzonnen" } else { "" };
            heat_map(desk, page, indicators, (level, is_invented), format!("{id}-{level}{kind}"))
        })
        .collect()
}

/// An indicator with its figures of one level.
struct Column<'a> {
    indicator: &'a Indicator,
    figures: Vec<&'a PublishedFigure>,
    /// How its regions stand; `None` where nobody compares them.
    standing: Option<Standing<'a>>,
}

fn heat_map(
    desk: &Desk<'_>,
    page: &Address,
    indicators: &[&Indicator],
    (level, is_invented): (&Level, bool),
    id: String,
) -> Option<HeatMapView> {
    let columns: Vec<Column<'_>> = indicators
        .iter()
        .map(|indicator| column(desk, indicator, level, is_invented))
        .filter(Column::has_numbers)
        .collect();
    let regions = regions(desk, level, is_invented, &columns);
    if regions.len() < FEWEST || columns.len() < FEWEST {
        return None;
    }
    let of_region = |region: &&Region| HeatRow {
        name: region.name.clone(),
        href: Some(page.to(&Address::region(&region.id))),
        is_whole: false,
        cells: columns.iter().map(|column| cell(desk, column, &region.id)).collect(),
    };
    let mut rows: Vec<HeatRow> = wholes(desk, page, &columns);
    rows.extend(regions.iter().map(of_region));
    let marks = rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.cell.kind());
    let told: Vec<&PublishedFigure> = columns.iter().flat_map(|column| column.figures.clone()).collect();
    let level = invented::name(desk, &desk.level_name(level), is_invented);
    let column_link = |column: &Column<'_>| {
        LinkView::new(page, &Address::indicator(&column.indicator.id), &column.indicator.label)
    };
    Some(HeatMapView {
        id,
        title: level,
        sentence: sentence(desk, &rows),
        columns: columns.iter().map(column_link).collect(),
        classes: classes(desk, &rows),
        legend: legend(desk, page, marks),
        rows,
        sources: sources(desk, page, &told),
    })
}

fn column<'a>(
    desk: &'a Desk<'_>,
    indicator: &'a Indicator,
    level: &'a Level,
    is_invented: bool,
) -> Column<'a> {
    let figures = newest(desk, &indicator.id, Some(level), is_invented);
    let standings = desk.site.standings(&desk.look.settings.levels, indicator);
    let standing = standings.into_iter().find(|standing| {
        let is_kind = standing
            .regions
            .first()
            .is_some_and(|stand| desk.is_invented(&stand.figure.region) == is_invented);
        standing.level == level && is_kind
    });
    Column { indicator, figures, standing }
}

/// The regions of a level that at least one of the indicators has a figure of, by name.
fn regions<'a>(
    desk: &'a Desk<'_>,
    level: &Level,
    is_invented: bool,
    columns: &[Column<'_>],
) -> Vec<&'a Region> {
    let has_figure = |region: &&Region| {
        columns.iter().any(|column| column.figures.iter().any(|figure| figure.region == region.id))
    };
    let of_kind = |region: &&Region| region.fictitious == is_invented && exists(desk, region);
    desk.regions_of(level).into_iter().filter(of_kind).filter(has_figure).collect()
}

/// The regions and the middle that the others are held against: a row each.
fn wholes(desk: &Desk<'_>, page: &Address, columns: &[Column<'_>]) -> Vec<HeatRow> {
    let mut ids: Vec<&RegionId> = columns.iter().filter_map(|column| Some(&column.whole()?.region)).collect();
    ids.sort();
    ids.dedup();
    let of_region = |id: &RegionId| HeatRow {
        name: desk.region_name(id).to_owned(),
        href: Some(page.to(&Address::region(id))),
        is_whole: true,
        cells: columns.iter().map(|column| of_whole(desk, column, id)).collect(),
    };
    let mut rows: Vec<HeatRow> = ids.into_iter().map(of_region).collect();
    let medians: Vec<Option<f64>> = columns.iter().map(|column| column.median(desk)).collect();
    if medians.iter().any(Option::is_some) {
        let cells = columns.iter().zip(medians).map(|(column, median)| of_median(desk, column, median));
        let name = desk.words.get("heat.median");
        rows.push(HeatRow { name, href: None, is_whole: true, cells: cells.collect() });
    }
    rows
}

impl<'a> Column<'a> {
    /// A word cannot be compared, and a column of them says nothing at a glance.
    fn has_numbers(&self) -> bool {
        self.figures.iter().filter(|figure| figure.comparable_number().is_some()).count() >= FEWEST
    }

    fn whole(&self) -> Option<&'a PublishedFigure> {
        self.standing.as_ref()?.whole
    }

    /// The middle of all regions, for what was not counted from answers.
    fn median(&self, desk: &Desk<'_>) -> Option<f64> {
        let is_real = self.figures.iter().any(|figure| !figure.is_fictitious());
        let benchmark = desk.site.benchmarks.get(&self.indicator.id).filter(|_| is_real)?;
        self.whole().is_none().then_some(benchmark.median)
    }

    fn comparison(&self, desk: &Desk<'_>, figure: &PublishedFigure) -> Comparison {
        let stands = self.standing.iter().flat_map(|standing| &standing.regions);
        let stand =
            stands.filter(|stand| std::ptr::eq(stand.figure, figure)).map(|stand| stand.comparison).next();
        match (stand, self.median(desk)) {
            (Some(comparison), _) if comparison != Comparison::NotCompared => comparison,
            (_, Some(median)) => beside(desk, self.indicator, figure, median),
            _ => Comparison::NotCompared,
        }
    }
}

/// Beside the middle, in the digits that are shown. An estimate is not so sure that it can be.
fn beside(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure, median: f64) -> Comparison {
    let is_sure = figure.sampling.is_none() && figure.provenance.status != Status::Estimate;
    let Some(value) = figure.comparable_number().filter(|_| is_sure) else { return Comparison::NotCompared };
    let shown = |value: f64| figure_view::number(desk, indicator, value);
    match () {
        () if shown(value) == shown(median) => Comparison::Similar,
        () if value > median => Comparison::Higher,
        () => Comparison::Lower,
    }
}

fn cell(desk: &Desk<'_>, column: &Column<'_>, region: &RegionId) -> HeatCell {
    let Some(figure) = column.figures.iter().find(|figure| figure.region == *region) else {
        return plain(TableCell::marked(desk, Mark::Unknown));
    };
    let class = class_of(column.indicator, column.comparison(desk, figure));
    HeatCell {
        cell: dated(desk, column, figure),
        words: class.map_or(String::new(), |class| desk.words.get(&format!("comparison.{class}"))),
        class,
    }
}

/// A number, with its period where the others in its column are of a newer one.
fn dated(desk: &Desk<'_>, column: &Column<'_>, figure: &PublishedFigure) -> TableCell {
    let cell = TableCell::of(desk, column.indicator, figure);
    let newest = column.figures.iter().map(|figure| figure.period).max();
    if cell.text.is_empty() || !figure.is_told() {
        return cell;
    }
    let text = marked(figure, cell.text.clone());
    let text = if newest == Some(figure.period) {
        text
    } else {
        desk.words.fill("heat.older", &[("value", text), ("period", desk.period(figure.period))])
    };
    TableCell { text, ..cell }
}

fn of_whole(desk: &Desk<'_>, column: &Column<'_>, id: &RegionId) -> HeatCell {
    let whole = column.whole().filter(|whole| whole.region == *id);
    plain(match whole {
        Some(whole) => TableCell::of(desk, column.indicator, whole),
        None => TableCell::marked(desk, Mark::NotApplicable),
    })
}

fn of_median(desk: &Desk<'_>, column: &Column<'_>, median: Option<f64>) -> HeatCell {
    plain(match median {
        Some(median) => TableCell::known(figure_view::number(desk, column.indicator, median)),
        None => TableCell::marked(desk, Mark::NotApplicable),
    })
}

fn plain(cell: TableCell) -> HeatCell {
    HeatCell { cell, class: None, words: String::new() }
}

/// The classes in the order in which the legend has them.
const CLASSES: [&str; 5] = ["gunstiger", "ongunstiger", "hoger", "lager", "vergelijkbaar"];

fn count(rows: &[HeatRow], class: &str) -> usize {
    rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.class == Some(class)).count()
}

fn classes(desk: &Desk<'_>, rows: &[HeatRow]) -> Vec<HeatClass> {
    let found = CLASSES.into_iter().filter(|class| count(rows, class) > 0);
    found.map(|class| HeatClass { class, meaning: desk.words.get(&format!("heat.{class}")) }).collect()
}

/// How many of the numbers that are compared differ. What is hidden is not among them.
fn sentence(desk: &Desk<'_>, rows: &[HeatRow]) -> String {
    let count = |class: &str| count(rows, class);
    let all: usize = CLASSES.iter().map(|class| count(class)).sum();
    let named = [
        ("heat.count_worse", count("ongunstiger")),
        ("heat.count_better", count("gunstiger")),
        ("heat.count_other", count("hoger") + count("lager")),
    ];
    let parts: Vec<String> = named
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| desk.words.count(key, count))
        .collect();
    match (all, parts.is_empty()) {
        (0, _) => desk.words.get("heat.nothing_compared"),
        (_, true) => desk.words.fill("heat.none_differs", &[("all", &all.to_string())]),
        _ => desk.words.fill(
            "heat.some_differ",
            &[("all", &all.to_string()), ("parts", &parts.join(&desk.words.get("heat.and")))],
        ),
    }
}
