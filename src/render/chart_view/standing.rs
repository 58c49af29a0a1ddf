//! How the regions of one level stand beside each other: their numbers with intervals, beside the region
//! that holds them all, and the places they may have.

use super::comparison::{sentence, tick};
use super::spans::{of_shown, reach, reading, span};
use super::table::{TableCell, TableRow, TableView};
use super::{ChartView, sources};
use crate::compute::statistics::comparison::Comparison;
use crate::model::{Address, Stand, Standing};
use crate::protect::PublishedFigure;
use crate::render::charts::{Axis, Benchmark, DotChart, RankRows, Reading, Row};
use crate::render::desk::Desk;
use crate::render::invented;
use crate::render::{figure_view, sampling_view};
use crate::text::id::RegionId;
use crate::tidy::{Better, Indicator};
use serde::Serialize;

/// The regions of one level.
#[derive(Debug, Serialize)]
pub struct StandingView {
    /// Unique on the page.
    pub id: String,
    /// The word for the level, with when.
    pub title: String,
    pub chart: ChartView,
    /// Their places; `None` where too few have an interval.
    pub ranks: Option<ChartView>,
}

/// Every level of which at least two regions have a number.
pub fn standings(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> Vec<StandingView> {
    let standings = desk.site.standings(&desk.look.settings.levels, indicator);
    let views = standings.iter().filter_map(|standing| {
        let is_invented = standing.regions.first().is_some_and(|stand| stand.figure.is_fictitious());
        let kind = if is_invented { "-verzonnen" } else { "" };
        view(desk, page, indicator, standing, &format!("{id}-{}{kind}", standing.level))
    });
    views.collect()
}

fn view(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    standing: &Standing<'_>,
    id: &str,
) -> Option<StandingView> {
    let is_invented = standing.regions.first().is_some_and(|stand| stand.figure.is_fictitious());
    let level = invented::name(desk, &desk.level_name(standing.level), is_invented);
    let gaps = [("level", level), ("period", desk.period(standing.period))];
    Some(StandingView {
        id: id.to_owned(),
        title: desk.words.fill("standing.title", &gaps),
        chart: chart(desk, page, indicator, standing, None, &format!("{id}-figuur"))?,
        ranks: ranks(desk, page, indicator, standing, &format!("{id}-plaatsen")),
    })
}

/// The numbers of one level with their intervals; `None` when fewer than two have one.
pub fn chart(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    standing: &Standing<'_>,
    here: Option<&RegionId>,
    id: &str,
) -> Option<ChartView> {
    let figures: Vec<&PublishedFigure> = standing.regions.iter().map(|stand| stand.figure).collect();
    let known: Vec<&PublishedFigure> =
        figures.iter().copied().filter(|figure| figure.comparable_number().is_some()).collect();
    if known.len() < 2 {
        return None;
    }
    let row =
        |figure: &&PublishedFigure| row(desk, page, &figure.region, reading(desk, indicator, figure), here);
    let drawn = DotChart {
        title: title(desk, indicator, standing),
        axis: Axis::around(reach(figures.iter().copied().chain(standing.whole)), tick(desk))
            .labelled(&indicator.label),
        // In a long chart what is hidden would be all that its end shows.
        rows: ends(if figures.len() > MOST_ROWS { &known } else { &figures }, |figure| {
            here == Some(&figure.region)
        })
        .map(row)
        .collect(),
        benchmark: standing.whole.and_then(|whole| benchmark(desk, indicator, whole)),
    };
    let table = table(desk, page, indicator, standing, here, id);
    Some(ChartView {
        id: id.to_owned(),
        sentence: sentence(desk, indicator, &known),
        rest: [different(desk, standing), left_out(desk, figures.len())].join(" ").trim().to_owned(),
        svg: drawn.draw(id),
        legend: table.legend.clone(),
        table: Some(table),
        sources: sources(desk, page, &known),
    })
}

/// A chart of more rows than this is longer than anybody scrolls; the table has them all.
const MOST_ROWS: usize = 60;
/// So many are drawn of such a chart from its top, and from its bottom.
const ENDS: usize = 15;

/// The rows that are drawn: all, or the first and last ones and the reader's own.
fn ends<T>(rows: &[T], is_own: impl Fn(&T) -> bool) -> impl Iterator<Item = &T> {
    let (is_long, last) = (rows.len() > MOST_ROWS, rows.len().saturating_sub(ENDS));
    let is_drawn = move |(at, row): &(usize, &T)| !is_long || *at < ENDS || *at >= last || is_own(row);
    rows.iter().enumerate().filter(is_drawn).map(|(_, row)| row)
}

/// That not all rows are drawn; empty when they are.
fn left_out(desk: &Desk<'_>, rows: usize) -> String {
    let gaps = [("n", ENDS.to_string()), ("all", rows.to_string())];
    if rows > MOST_ROWS { desk.words.fill("standing.ends", &gaps) } else { String::new() }
}

fn title(desk: &Desk<'_>, indicator: &Indicator, standing: &Standing<'_>) -> String {
    let gaps = [("label", invented::label(desk, indicator)), ("period", desk.period(standing.period))];
    desk.words.fill("standing.chart", &gaps)
}

fn row(desk: &Desk<'_>, page: &Address, region: &RegionId, reading: Reading, here: Option<&RegionId>) -> Row {
    let is_here = here == Some(region);
    Row {
        label: desk.region_name(region).to_owned(),
        reading,
        href: (!is_here).then(|| page.to(&Address::region(region))),
        highlighted: is_here,
    }
}

fn benchmark(desk: &Desk<'_>, indicator: &Indicator, whole: &PublishedFigure) -> Option<Benchmark> {
    let value = figure_view::told(desk, indicator, whole);
    let gaps = [("region", desk.region_name(&whole.region).to_owned()), ("value", value)];
    Some(Benchmark { value: whole.comparable_number()?, label: desk.words.fill("standing.whole", &gaps) })
}

/// Whether any differs from the whole by more than chance may do; empty without a whole.
fn different(desk: &Desk<'_>, standing: &Standing<'_>) -> String {
    let Some(whole) = standing.whole else { return String::new() };
    let is_different =
        |stand: &&Stand<'_>| matches!(stand.comparison, Comparison::Higher | Comparison::Lower);
    let names: Vec<&str> = standing
        .regions
        .iter()
        .filter(is_different)
        .map(|stand| desk.region_name(&stand.figure.region))
        .collect();
    let key = if names.is_empty() { "standing.none_differs" } else { "standing.some_differ" };
    let key = of_shown(key, standing.regions.iter().map(|stand| stand.figure));
    let gaps = [("whole", desk.region_name(&whole.region).to_owned()), ("names", names.join(", "))];
    desk.words.fill(&key, &gaps)
}

fn table(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    standing: &Standing<'_>,
    here: Option<&RegionId>,
    id: &str,
) -> TableView {
    let mut head = ["table.region", "table.value", "table.between"].map(|key| desk.words.get(key)).to_vec();
    head.extend(
        standing
            .whole
            .map(|whole| desk.words.fill("standing.beside", &[("region", desk.region_name(&whole.region))])),
    );
    let row = |stand: &Stand<'_>| {
        let figure = stand.figure;
        let is_here = here == Some(&figure.region);
        let mut cells = vec![
            TableCell::of(desk, indicator, figure),
            TableCell::beside(desk, &figure.figure, span(desk, indicator, figure)),
        ];
        cells.extend(standing.whole.map(|_| compared(desk, indicator, stand.comparison)));
        TableRow {
            name: desk.region_name(&figure.region).to_owned(),
            kind: None,
            href: (!is_here).then(|| page.to(&Address::region(&figure.region))),
            is_here,
            cells,
            note: figure.caution.map(|caution| sampling_view::caution_in_words(desk, caution)),
            order: None,
        }
    };
    let rows = standing.regions.iter().map(row).collect();
    TableView::new(desk, page, format!("{id}-tabel"), title(desk, indicator, standing), head, rows)
}

/// The word for a comparison, with its class. It is good or bad news only where the indicator says so.
fn compared(desk: &Desk<'_>, indicator: &Indicator, comparison: Comparison) -> TableCell {
    let class = class_of(indicator, comparison).unwrap_or("niet-vergeleken");
    let text = desk.words.get(&format!("comparison.{class}"));
    TableCell { comparison: Some(class), ..TableCell::known(text) }
}

/// The class of a comparison; `None` where nothing is compared.
pub(super) fn class_of(indicator: &Indicator, comparison: Comparison) -> Option<&'static str> {
    Some(match (comparison, indicator.better) {
        (Comparison::NotCompared, _) => return None,
        (Comparison::Similar, _) => "vergelijkbaar",
        (Comparison::Higher, Better::None) => "hoger",
        (Comparison::Lower, Better::None) => "lager",
        (Comparison::Higher, Better::Higher) | (Comparison::Lower, Better::Lower) => "gunstiger",
        (Comparison::Higher, Better::Lower) | (Comparison::Lower, Better::Higher) => "ongunstiger",
    })
}

/// The places that the regions may have; `None` where too few have an interval.
fn ranks(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    standing: &Standing<'_>,
    id: &str,
) -> Option<ChartView> {
    let placed: Vec<(&Stand<'_>, Reading, String)> = standing
        .regions
        .iter()
        .filter_map(|stand| Some((stand, place(desk, stand)?, words(desk, stand)?)))
        .collect();
    let of = u32::try_from(placed.len()).unwrap_or(u32::MAX);
    let figures: Vec<&PublishedFigure> = placed.iter().map(|(stand, ..)| stand.figure).collect();
    let (first, ..) = placed.first()?;
    let key = of_shown("standing.ranks", standing.regions.iter().map(|stand| stand.figure));
    let gaps =
        [("region", desk.region_name(&first.figure.region).to_owned()), ("places", words(desk, first)?)];
    let table_row = |(stand, _, words): &(&Stand<'_>, Reading, String)| TableRow {
        href: Some(page.to(&Address::region(&stand.figure.region))),
        ..TableRow::plain(desk.region_name(&stand.figure.region), vec![TableCell::known(words.clone())])
    };
    let title = title(desk, indicator, standing);
    let head = ["table.region", "standing.place"].map(|key| desk.words.get(key)).to_vec();
    let table_rows = placed.iter().map(table_row).collect();
    let table = TableView::new(desk, page, format!("{id}-tabel"), title.clone(), head, table_rows);
    let rows = ends(&placed, |_| false)
        .map(|(stand, place, _)| row(desk, page, &stand.figure.region, place.clone(), None));
    let rows = RankRows {
        title,
        of,
        first: desk.words.get("standing.first"),
        last: desk.words.fill("standing.last", &[("of", &of.to_string())]),
        rows: rows.collect(),
    };
    Some(ChartView {
        id: id.to_owned(),
        sentence: desk.words.fill(&key, &gaps),
        rest: [
            desk.words.get("standing.ranks_meaning"),
            desk.words.get("standing.ranks_source"),
            left_out(desk, placed.len()),
        ]
        .join(" ")
        .trim()
        .to_owned(),
        svg: rows.draw(id),
        legend: table.legend.clone(),
        table: Some(table),
        sources: sources(desk, page, &figures),
    })
}

fn place(desk: &Desk<'_>, stand: &Stand<'_>) -> Option<Reading> {
    let (place, range) = stand.place?;
    // No site has so many regions that this loses digits.
    let number = |place: usize| place as f64;
    let interval = Some((number(range.low), number(range.high)));
    Some(Reading::Known { value: number(place), interval, text: words(desk, stand)?.into() })
}

fn words(desk: &Desk<'_>, stand: &Stand<'_>) -> Option<String> {
    let (place, range) = stand.place?;
    let key = if range.low == range.high { "standing.sure_place" } else { "standing.place_between" };
    let gaps = [("place", place), ("low", range.low), ("high", range.high)];
    Some(desk.words.fill(key, &gaps.map(|(name, number)| (name, number.to_string()))))
}
