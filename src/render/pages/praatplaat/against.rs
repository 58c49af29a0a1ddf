//! What a figure on the sheet is held against, in a sentence.

use crate::compute::statistics::comparison::Comparison;
use crate::model::{Against, Benchmark, Talk};
use crate::protect::{Figure, PublishedFigure};
use crate::render::desk::Desk;
use crate::render::figure_view::{number, told};
use crate::tidy::Measure;

/// The sentence under the number; `None` when it is held against nothing.
pub fn sentence(desk: &Desk<'_>, talk: &Talk<'_>) -> Option<String> {
    match talk.against {
        Against::Nothing => None,
        Against::Pair(other, figure) => {
            let gaps = [
                ("label", other.label.clone()),
                ("value", told(desk, other, figure)),
                ("period", desk.period(figure.period)),
            ];
            Some(desk.words.fill("plaat.against.pair", &gaps))
        }
        Against::Whole(whole, comparison) => Some(beside_whole(desk, talk, whole, comparison)),
        Against::Middle(benchmark) => Some(beside_middle(desk, talk, benchmark)),
        Against::Earlier(before, is_sure) => Some(since(desk, talk, before, is_sure)),
    }
}

fn beside_whole(desk: &Desk<'_>, talk: &Talk<'_>, whole: &PublishedFigure, comparison: Comparison) -> String {
    let key = match comparison {
        Comparison::Higher => "plaat.against.whole.higher",
        Comparison::Lower => "plaat.against.whole.lower",
        Comparison::Similar => "plaat.against.whole.similar",
        Comparison::NotCompared => "plaat.against.whole.not_compared",
    };
    let region = desk.site.regions.get(&whole.region).map(|region| region.name.as_str()).unwrap_or_default();
    desk.words.fill(key, &[("region", region), ("value", &told(desk, talk.indicator, whole))])
}

/// Two numbers that are written alike are called alike.
fn beside_middle(desk: &Desk<'_>, talk: &Talk<'_>, benchmark: Benchmark) -> String {
    let middle = number(desk, talk.indicator, benchmark.median);
    let key = match talk.figure.figure {
        Figure::Shown { value, .. } if number(desk, talk.indicator, value) == middle => {
            "plaat.against.middle.similar"
        }
        Figure::Shown { value, .. } if value > benchmark.median => "plaat.against.middle.higher",
        _ => "plaat.against.middle.lower",
    };
    desk.words.fill(key, &[("regions", &benchmark.regions.to_string()), ("value", &middle)])
}

fn since(desk: &Desk<'_>, talk: &Talk<'_>, before: &PublishedFigure, is_sure: Option<bool>) -> String {
    let key = match is_sure {
        Some(true) => "plaat.against.earlier.sure",
        Some(false) => "plaat.against.earlier.chance",
        None => "plaat.against.earlier.unknown",
    };
    let gaps = [("period", desk.period(before.period)), ("value", told(desk, talk.indicator, before))];
    desk.words.fill(key, &gaps)
}

/// What the first place means, said each time.
pub fn rank_meaning(desk: &Desk<'_>, talk: &Talk<'_>) -> Option<String> {
    let (Measure::Rank { first, of, .. }, Figure::Ranked { .. }) =
        (&talk.indicator.measure, &talk.figure.figure)
    else {
        return None;
    };
    Some(desk.words.fill("rank.meaning", &[("meaning", first), ("of", &of.to_string())]))
}
