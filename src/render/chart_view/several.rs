//! Several charts of one kind: the first ones to be seen, the others to be opened.

use super::ChartView;
use crate::render::desk::Desk;
use serde::Serialize;

/// Charts that are read beside each other.
#[derive(Debug, Serialize)]
pub struct ChartsView {
    pub first: Vec<ChartView>,
    /// What does not fit in a glance.
    pub others: Vec<ChartView>,
    /// How many others there are, in words.
    pub more: String,
}

/// The first `seen` of these charts, and the others apart; `None` when there are none.
pub fn several(desk: &Desk<'_>, mut charts: Vec<ChartView>, seen: usize) -> Option<ChartsView> {
    let others = charts.split_off(charts.len().min(seen));
    let more = desk.words.count("chart.more", others.len());
    (!charts.is_empty()).then_some(ChartsView { first: charts, others, more })
}
