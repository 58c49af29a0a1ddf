//! Ends that come before their beginning: in tables and front matter, and in what a region's text
//! tells of plans and moments, where the source itself may be the cause.

use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::tidy::{Acknowledged, Library, RegionText, Remark};

/// Tells of dates out of order. Where the source itself has it so, the reader is told instead.
pub fn dates(findings: &mut Findings, library: &Library, acknowledged: &mut Acknowledged) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for text in library.region_texts.values() {
        for (what, from, to) in wrong_spans(text) {
            match acknowledged.of(Code::DatesOutOfOrder, &text.region, None, None) {
                Some(row) => remarks.push(Remark { region: text.region.clone(), reason: row.reason.clone() }),
                None => findings.add(
                    Finding::warning(
                        Code::DatesOutOfOrder,
                        format!("`{what}` ends in {to}, before it begins in {from}"),
                    )
                    .at(Place::file(&text.file).column("from"))
                    .help("mend one of the two, or acknowledge it in data/acknowledged.csv"),
                ),
            }
        }
    }
    remarks.dedup();
    remarks
}

/// Tells when an end comes before its beginning.
pub fn in_order(findings: &mut Findings, from: Option<Period>, to: Option<Period>, place: Place) {
    if let (Some(from), Some(to)) = (from, to)
        && to.is_before(from)
    {
        findings.add(
            Finding::error(
                Code::DatesOutOfOrder,
                format!("the end, {to}, comes before the beginning, {from}"),
            )
            .at(place)
            .help("mend one of the two"),
        );
    }
}

fn wrong_spans(text: &RegionText) -> impl Iterator<Item = (&str, Period, Period)> {
    let lines = text.front.agenda.iter().map(|line| (line.what.as_str(), line.from, line.to));
    let moments =
        text.front.timeline.iter().map(|moment| (moment.what.as_str(), Some(moment.from), moment.to));
    lines.chain(moments).filter_map(|(what, from, to)| {
        let (from, to) = (from?, to?);
        to.is_before(from).then_some((what, from, to))
    })
}
