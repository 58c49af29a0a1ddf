//! What the answers to surveys tell of a region, beside its figures: what was said, and how it went over time.

use crate::model::Address;
use crate::render::chart_view::{self, ChartView, ChartsView, TrendView};
use crate::render::desk::Desk;
use crate::text::id::RegionId;

/// More charts than this are no glance.
pub const A_GLANCE: usize = 2;

/// More than this are not looked through, not even by who opened them.
const A_LOOK: usize = 6;

/// What was said in the newest wave, by option and by group; `None` when nothing may be seen.
pub fn said(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Option<ChartsView> {
    let indicators = desk.site.indicators.values();
    let charts = indicators.flat_map(|indicator| {
        chart_view::said(desk, from, region, indicator, &format!("gezegd-{}", indicator.id))
    });
    chart_view::several(desk, charts.collect(), A_LOOK)
}

/// Everything that has two numbers or more over time, what surely changed first; `None` when nothing has.
pub fn trends(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Option<ChartsView> {
    let indicators = desk.site.indicators.values();
    let of_indicator = indicators.flat_map(|indicator| {
        chart_view::trends(desk, from, region, indicator, &format!("verloop-{}", indicator.id))
    });
    let mut trends: Vec<TrendView> = of_indicator.collect();
    trends.sort_by_key(|trend| !trend.has_moved);
    let charts: Vec<ChartView> = trends.into_iter().map(|trend| trend.chart).collect();
    chart_view::several(desk, charts, A_GLANCE)
}
