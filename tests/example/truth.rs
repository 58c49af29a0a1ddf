//! What is true of the invented people, also of those who did not answer: what an estimate may be held against.

/// A true value of the whole population.
#[derive(Clone)]
pub struct Truth {
    pub indicator: &'static str,
    pub period: u16,
    pub region: &'static str,
    /// As `data/figures.csv` of the site calls it: the subgroup and the option; empty for the whole.
    pub group: String,
    pub value: f64,
}

/// `tests/example/truth.csv`.
pub fn table(all: &[Truth]) -> Vec<u8> {
    let mut text = String::from("indicator,period,region,group,value\n");
    for Truth { indicator, period, region, group, value } in all {
        text += &format!("{indicator},{period},{region},{group},{value:.4}\n");
    }
    text.into_bytes()
}

/// The share, in percent, of those in the base for whom it holds. A unit counts for its weight.
pub fn percent<'a, T: 'a>(
    all: impl IntoIterator<Item = (&'a T, f64)>,
    base: impl Fn(&T) -> bool,
    holds: impl Fn(&T) -> bool,
) -> f64 {
    let (mut counted, mut hits) = (0.0, 0.0);
    for (unit, weight) in all.into_iter().filter(|(unit, _)| base(unit)) {
        counted += weight;
        hits += if holds(unit) { weight } else { 0.0 };
    }
    100.0 * hits / counted
}

pub fn sum<'a, T: 'a>(all: impl IntoIterator<Item = (&'a T, f64)>, of: impl Fn(&T) -> f64) -> f64 {
    all.into_iter().map(|(unit, weight)| of(unit) * weight).sum()
}

pub fn mean<'a, T: 'a>(all: impl IntoIterator<Item = (&'a T, f64)> + Clone, of: impl Fn(&T) -> f64) -> f64 {
    let counted: f64 = all.clone().into_iter().map(|(_, weight)| weight).sum();
    sum(all, of) / counted
}

/// The value in the middle; of an even number the mean of the two.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2])
}
