//! What the answers to a survey tell of an indicator: what was said where it reaches furthest, how it went
//! over time, and every region's options in one table.

use crate::model::Address;
use crate::render::chart_view::{self, ChartView, TableView};
use crate::render::desk::{Desk, LinkView};
use crate::text::id::RegionId;
use crate::tidy::{Counting, Indicator, Measure, Region};
use serde::Serialize;
use std::collections::BTreeSet;

/// More charts than this are looked up on the factsheets.
const MOST_REGIONS: usize = 6;

/// What was said in one region, and where else something was.
#[derive(Debug, Serialize)]
pub struct SaidView {
    pub charts: Vec<ChartView>,
    /// The other regions of which something may be seen, leading to it on their factsheets.
    pub elsewhere: Vec<LinkView>,
}

/// What was said in the widest region of which something may be seen; `None` when there is none.
pub fn said(desk: &Desk<'_>, page: &Address, indicator: &Indicator) -> Option<SaidView> {
    let in_region = |region: &&Region| chart_view::said(desk, page, &region.id, indicator, "gezegd-figuur");
    let regions = regions(desk, indicator);
    let mut told = regions.iter().filter(|region| !in_region(region).is_empty());
    let charts = in_region(told.next()?);
    let link = |region: &&Region| LinkView {
        href: format!("{}#gezegd", page.to(&Address::region(&region.id))),
        label: desk.region_name(&region.id).to_owned(),
    };
    Some(SaidView { charts, elsewhere: told.map(link).collect() })
}

/// How it went over time in the regions of the widest level that has a course, as many as are readable.
pub fn trends(desk: &Desk<'_>, page: &Address, indicator: &Indicator) -> Vec<ChartView> {
    let mut charts = Vec::new();
    let mut widest = None;
    let mut drawn = 0;
    for region in regions(desk, indicator) {
        let width = desk.width(&region.id);
        if drawn == MOST_REGIONS || widest.is_some_and(|widest| widest != width) {
            break;
        }
        let id = format!("verloop-{}", region.id);
        let of_region = chart_view::trends(desk, page, &region.id, indicator, &id);
        if !of_region.is_empty() {
            widest = Some(width);
            drawn += 1;
            charts.extend(of_region.into_iter().map(|trend| trend.chart));
        }
    }
    charts
}

/// The figures of every region as a table: the options of the newest wave, or every wave.
pub fn table(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> TableView {
    let regions = regions(desk, indicator);
    match &indicator.measure {
        Measure::Asked(asked) => match asked.counting {
            Counting::Multiple { .. } => chart_view::table_of_options(desk, page, indicator, &regions, id),
            Counting::Share { .. }
            | Counting::Count { .. }
            | Counting::Mean { .. }
            | Counting::Median { .. }
            | Counting::Sum { .. }
            | Counting::Ratio { .. }
            | Counting::Score { .. } => chart_view::table_of_waves(desk, page, indicator, &regions, id),
        },
        Measure::Register | Measure::Ratio { .. } | Measure::Rank { .. } => {
            chart_view::table_of(desk, page, indicator, id)
        }
    }
}

/// The regions that an indicator has figures of: real ones first, from wide to small, by name.
fn regions<'a>(desk: &'a Desk<'_>, indicator: &Indicator) -> Vec<&'a Region> {
    let figures = desk.site.figures.every_of_indicator(&indicator.id);
    let ids: BTreeSet<&RegionId> = figures.map(|figure| &figure.region).collect();
    let mut regions: Vec<&Region> = ids.into_iter().filter_map(|id| desk.site.regions.get(id)).collect();
    regions.sort_by(|a, b| {
        let by_kind = a.fictitious.cmp(&b.fictitious);
        let by_width = || desk.width(&a.id).cmp(&desk.width(&b.id));
        by_kind.then_with(by_width).then_with(|| desk.compare_names(&a.id, &b.id))
    });
    regions
}
