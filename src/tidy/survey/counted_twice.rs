//! Rows of a frame that count the same units as another one: of the same region and group, or of a wider one.

use super::frame::FrameRow;
use crate::finding::{Code, Finding, Findings};
use crate::text::date::Period;
use crate::text::id::{QuestionId, RegionId};
use crate::tidy::region::Regions;
use std::collections::BTreeMap;

/// The rows of one period and group, by region.
type Alike<'a> = BTreeMap<&'a RegionId, &'a FrameRow>;
type Strata = BTreeMap<QuestionId, usize>;

/// Tells of them.
pub fn tell(findings: &mut Findings, regions: &Regions, rows: &[FrameRow]) {
    let mut known: BTreeMap<(Option<Period>, &Strata), Alike<'_>> = BTreeMap::new();
    for row in rows {
        let has =
            |period| known.get(&(period, &row.strata)).is_some_and(|rows| rows.contains_key(&row.region));
        // A row without a period counts in each.
        if has(row.period) || has(None) {
            findings.add(twice(row));
        }
        known.entry((row.period, &row.strata)).or_default().entry(&row.region).or_insert(row);
    }
    known.values().for_each(|rows| tell_wholes(findings, regions, rows));
}

fn twice(row: &FrameRow) -> Finding {
    Finding::error(Code::DuplicateId, format!("the frame counts this of `{}` twice", row.region))
        .at(row.place.clone())
        .help("keep one of the two rows, or tell them apart in the column `period` or of a question")
}

/// A whole that is counted beside its parts, as in a table with a row of totals.
fn tell_wholes(findings: &mut Findings, regions: &Regions, rows: &Alike<'_>) {
    // What went up in another is a part of it only from then on.
    let still_is = |id: &RegionId| regions.get(id).is_some_and(|own| own.valid_to.is_none());
    for part in rows.keys().filter(|id| still_is(id)) {
        for whole in regions.all_groups_of(part).iter().filter_map(|id| rows.get(id)) {
            findings.add(
                Finding::warning(
                    Code::PartsAndWhole,
                    format!("the frame counts `{}`, and parts of it in rows of their own", whole.region),
                )
                .at(whole.place.clone())
                .help("take the row of the whole out: the program adds up the parts itself"),
            );
        }
    }
}
