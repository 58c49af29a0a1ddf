//! The order of answers: from never to always, from very poor to very good, from young to old.
//!
//! A label is read as a strength and a word, `heel` and `laag`, so that most scales in Dutch, English,
//! German and French come out in order without each having to be listed.

use super::order_words::{DENIALS, FILLERS, FREQUENCIES, MIDDLES, STRENGTHS, WORDS};
use super::spelling::same_form;
use std::cmp::Ordering;

/// How the answers of a question stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// From little to much, of one thing: a scale.
    Scale,
    /// In order, such as age groups, but with steps of any width.
    Bands,
    /// Side by side.
    None,
}

/// Puts labels in order, as far as they have one.
pub fn in_order<T>(answers: &mut [T], label: impl Fn(&T) -> &str) -> Order {
    for (order, place) in [(Order::Scale, scale_place as fn(&str) -> _), (Order::Bands, band_place)] {
        let places: Vec<Option<Place>> = answers.iter().map(|answer| place(label(answer))).collect();
        let strangers = places.iter().filter(|place| place.is_none()).count();
        let has_order = are_in_one_order(&places) && strangers * 4 <= places.len();
        if has_order {
            answers.sort_by(|a, b| by_place(place(label(a)), place(label(b))));
            // Two labels make no scale, and neither does one with a stranger among them.
            let is_whole = strangers == 0 && places.len() > 2;
            return if order == Order::Scale && !is_whole { Order::Bands } else { order };
        }
    }
    answers.sort_by_cached_key(|answer| (rank_of_plain(label(answer)), same_form(label(answer))));
    Order::None
}

/// Where a label stands, and on what kind of scale.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    /// `None` for words that fit on any, such as `neutraal` or a bare `very`.
    scale: Option<&'static str>,
    at: f64,
}

fn by_place(a: Option<Place>, b: Option<Place>) -> Ordering {
    let at = |place: Option<Place>| place.map_or(f64::INFINITY, |place| place.at);
    at(a).total_cmp(&at(b))
}

/// Whether the labels that have a place have one each, on one scale.
fn are_in_one_order(places: &[Option<Place>]) -> bool {
    let places: Vec<Place> = places.iter().flatten().copied().collect();
    let mut scales: Vec<&str> = places.iter().filter_map(|place| place.scale).collect();
    scales.dedup();
    let mut at: Vec<f64> = places.iter().map(|place| place.at).collect();
    at.sort_by(f64::total_cmp);
    let are_different = at.windows(2).all(|pair| pair[0] < pair[1]);
    places.len() > 1 && scales.len() <= 1 && are_different
}

/// Yes before no, and `other` at the end.
fn rank_of_plain(label: &str) -> u8 {
    let form = same_form(label);
    let first = form.split(' ').next().unwrap_or_default();
    match first {
        "ja" | "yes" | "oui" | "true" | "waar" | "y" | "j" => 0,
        "nee" | "no" | "nein" | "non" | "false" | "onwaar" | "n" => 2,
        "anders" | "overig" | "overige" | "other" | "sonstiges" | "andere" | "autre" => 3,
        _ => 1,
    }
}

/// The place of a label on a scale of strength or frequency.
fn scale_place(label: &str) -> Option<Place> {
    let form = same_form(label);
    let how_often = FREQUENCIES.iter().find(|(_, words)| words.contains(&form.as_str()));
    if let Some((at, _)) = how_often {
        return Some(Place { scale: Some("how often"), at: *at });
    }
    if MIDDLES.contains(&form.as_str()) {
        return Some(Place { scale: None, at: 0.0 });
    }
    strength_place(&form)
}

/// Splits a label in a strength and a word: `zeer ontevreden`, `stimme eher nicht zu`, `not at all important`.
fn strength_place(form: &str) -> Option<Place> {
    let mut words: Vec<&str> = form.split(' ').collect();
    let strength = taken(&mut words, STRENGTHS);
    let is_denied = taken(&mut words, DENIALS).is_some();
    words.retain(|word| !FILLERS.contains(word));
    let rest = words.join(" ");
    let (scale, sign) = match WORDS.iter().find(|(_, known, _)| known.contains(&rest.as_str())) {
        Some((scale, _, sign)) => (Some(*scale), *sign),
        None if rest.is_empty() && strength.is_some() => (None, 1.0),
        None => return None,
    };
    let sign = if is_denied { -sign } else { sign };
    Some(Place { scale, at: sign * strength.unwrap_or(2.0) })
}

/// Takes the longest known run of words out, and gives what it stands for.
fn taken(words: &mut Vec<&str>, known: &[(f64, &[&str])]) -> Option<f64> {
    for length in (1..=words.len().min(3)).rev() {
        for start in 0..=words.len() - length {
            let run = words[start..start + length].join(" ");
            if let Some((value, _)) = known.iter().find(|(_, runs)| runs.contains(&run.as_str())) {
                words.drain(start..start + length);
                return Some(*value);
            }
        }
    }
    None
}

/// The place of a band by the first number in it: `$25,000 - $49,999`, `> 60`, `jonger dan 25`.
fn band_place(label: &str) -> Option<Place> {
    const BELOW: &[&str] =
        &["<", "jonger", "under", "unter", "moins", "minder", "less", "below", "tot", "up", "weniger", "bis"];
    const ABOVE: &[&str] = &[">", "over", "plus", "ouder", "meer", "more", "above", "über", "mehr", "older"];
    let number = first_number(label)?;
    let lower = label.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let begins = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
    let aside = if begins(BELOW) {
        -0.5
    } else if begins(ABOVE) {
        0.5
    } else {
        0.0
    };
    Some(Place { scale: Some("bands"), at: number + aside })
}

/// The first number in a text; `25,000` and `25.000` are one.
fn first_number(text: &str) -> Option<f64> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let digits: String =
        text[start..].chars().take_while(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',')).collect();
    let digits = digits.trim_end_matches([',', '.']);
    crate::text::number::parse(
        digits,
        digits.contains('.') && digits.rsplit('.').next().is_some_and(|end| end.len() == 3),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Order, ordered: &[&str]) {
        let mut labels = ordered.to_vec();
        labels.sort_unstable();
        let order = in_order(&mut labels, |label| label);
        assert_eq!(labels, ordered);
        assert_eq!(order, kind, "{ordered:?}");
    }

    #[test]
    fn scales_of_four_languages_come_out_in_order() {
        for labels in [
            &["helemaal mee oneens", "mee oneens", "neutraal", "mee eens", "helemaal mee eens"][..],
            &["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
            &["Stimme gar nicht zu", "Stimme eher nicht zu", "Stimme eher zu", "Stimme vollständig zu"],
            &["pas du tout d'accord", "plutôt pas d'accord", "plutôt d'accord", "tout à fait d'accord"],
            &["Very unlikely", "Somewhat unlikely", "Somewhat likely", "Very likely"],
            &["heel laag", "laag", "gewoon", "hoog", "heel hoog"],
            &["zeer ontevreden", "ontevreden", "tevreden", "zeer tevreden"],
            &["not at all important", "slightly", "moderately", "very", "extremely important"],
            &["very poor", "poor", "fair", "good", "very good"],
            &["Nicht wichtig", "Eher unwichtig", "Eher wichtig", "Sehr wichtig"],
            &[
                "Very unfavorably",
                "Somewhat unfavorably",
                "Neither favorably nor unfavorably (neutral)",
                "Somewhat favorably",
                "Very favorably",
            ],
        ] {
            check(Order::Scale, labels);
        }
    }

    #[test]
    fn frequencies_come_out_in_order() {
        check(Order::Scale, &["nooit", "zelden", "soms", "vaak", "altijd"]);
        check(Order::Scale, &["Never", "Rarely", "Sometimes", "Often", "Always"]);
        check(Order::Scale, &["nie", "selten", "manchmal", "oft", "immer"]);
        check(Order::Scale, &["jamais", "rarement", "parfois", "souvent", "toujours"]);
    }

    #[test]
    fn ages_and_incomes_come_out_in_order() {
        check(Order::Bands, &["18-29", "30 - 44", "45-60", "> 60"]);
        check(Order::Bands, &["$0 - $9,999", "$10,000 to $24,999", "$25,000 - $49,999", "$150,000+"]);
        check(Order::Bands, &["jonger dan 35", "35-44", "45-54", "55 of ouder"]);
        check(Order::Bands, &["minder dan 1.000", "1.000 tot 2.000", "2.000 of meer"]);
    }

    #[test]
    fn what_has_no_order_stands_by_the_alphabet_with_yes_first_and_other_last() {
        check(Order::None, &["Ja", "Nee"]);
        check(Order::None, &["duopraktijk", "solopraktijk", "Anders"]);
        check(Order::None, &["East", "Middle", "West"]);
        check(Order::Bands, &["Very poor", "Poor", "Good", "Very good", "Unfamiliar"]);
    }
}
