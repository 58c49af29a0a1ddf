//! Columns of numbers and of dates, and a range for them that tells nobody's answer.

use crate::text::number;

/// Of how many cells in a hundred the form must be right.
const MOST: usize = 95;
/// With fewer numbers than this, any range would come too near to somebody's own.
const FEWEST_FOR_RANGE: usize = 20;

/// The numbers in these cells, each as often as it stands there; `None` when they are no numbers.
pub fn numbers(values: &[(&str, usize)], decimal_comma: bool) -> Option<Vec<(f64, usize)>> {
    let read =
        |(value, count): &(&str, usize)| number::parse(value, decimal_comma).map(|number| (number, *count));
    let mut numbers: Vec<(f64, usize)> = values.iter().filter_map(read).collect();
    numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (all, read) = (total(values), total(&numbers));
    (all > 0 && read * 100 >= all * MOST).then_some(numbers)
}

/// Whether these cells are dates.
pub fn are_dates(values: &[(&str, usize)]) -> bool {
    let dates: usize = values.iter().filter(|(value, _)| is_date(value)).map(|(_, count)| count).sum();
    let all = total(values);
    all > 0 && dates * 100 >= all * MOST
}

fn total<T>(values: &[(T, usize)]) -> usize {
    values.iter().map(|(_, count)| count).sum()
}

/// Three numbers with `-`, `/` or `.` between them, of which one is a year; a time may follow.
pub fn is_date(cell: &str) -> bool {
    year_of(cell).is_some()
}

/// The year of a date, in whatever order it is written.
pub fn year_of(cell: &str) -> Option<u16> {
    let day = cell.split([' ', 'T']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else { return None };
    let year = if first.len() == 4 { first } else { third };
    let others = if first.len() == 4 { [second, third] } else { [first, second] };
    let is_part = |part: &str| part.parse::<u8>().is_ok_and(|part| (1..=31).contains(&part));
    let year = year.parse().ok().filter(|year| (1900..=2100).contains(year));
    year.filter(|_| others.into_iter().all(is_part))
}

/// Round bounds that nearly all numbers lie well within, and never the lowest or highest answer: the upper
/// bound is four times what nineteen in twenty stay under, made round.
///
/// The build leaves out what lies outside, so a bound that would take more than a stray number for a slip
/// of the pen is widened, and one that cannot be found is left to the owner of the survey.
pub fn range(numbers: &[(f64, usize)], header: &str) -> Option<(f64, f64)> {
    let answered = total(numbers);
    if answered < FEWEST_FOR_RANGE {
        return None;
    }
    let at = |share: f64| {
        let rank = (share * answered as f64).ceil() as usize;
        let mut seen = 0;
        numbers.iter().find(|(_, count)| {
            seen += count;
            seen >= rank
        })
    };
    let low = at(0.05).map_or(0.0, |(number, _)| *number);
    let high = at(0.95).map_or(0.0, |(number, _)| *number);
    if let Some(range) = usual_range(low, high, header) {
        return Some(range);
    }
    let lowest = if low < 0.0 { -round_up(-low * 4.0) } else { 0.0 };
    let strays = |bound: f64| {
        let outside = numbers.iter().filter(|(number, _)| *number < lowest || *number > bound);
        outside.map(|(_, count)| count).sum::<usize>()
    };
    let is_answer = |bound: f64| numbers.iter().any(|(number, _)| *number == bound);
    let bounds = [4.0, 20.0, 100.0].into_iter().map(|times| round_up(high.max(0.0) * times));
    let bound = bounds.into_iter().find(|bound| strays(*bound) <= 1)?;
    Some((lowest, if is_answer(bound) { round_up(bound * 1.5) } else { bound }))
}

/// The range of an age, a year and a percentage.
fn usual_range(low: f64, high: f64, header: &str) -> Option<(f64, f64)> {
    let is_percentage = header.contains('%') || is_about(header, &["percentage", "procent", "prozent"]);
    let is_age = is_about(header, &["leeftijd", "age", "alter", "âge", "oud"]);
    let ranges = [(is_age, (0.0, 120.0)), (low >= 1900.0, (1900.0, 2100.0)), (is_percentage, (0.0, 100.0))];
    let fits = |(lowest, highest): (f64, f64)| low >= lowest && high <= highest;
    ranges.into_iter().find(|(is_it, range)| *is_it && fits(*range)).map(|(_, range)| range)
}

fn is_about(header: &str, words: &[&str]) -> bool {
    super::spelling::same_form(header).split(' ').any(|word| words.contains(&word))
}

/// The next of 1, 2, 5, 10, 20, 50 …
fn round_up(number: f64) -> f64 {
    if number <= 1.0 {
        return 1.0;
    }
    let power = 10_f64.powf(number.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|bound| *bound >= number)
        .unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_round_and_never_an_answer() {
        let numbers: Vec<(f64, usize)> = (0..100).map(|at| (f64::from(1_800 + at * 13), 1)).collect();
        assert_eq!(range(&numbers, "Hoeveel patiënten?"), Some((0.0, 20_000.0)));
        assert_eq!(range(&numbers[..10], "Hoeveel patiënten?"), None);
        assert_eq!(range(&[(40.0, 99), (200.0, 1)], "Hoeveel uren?"), Some((0.0, 500.0)), "200 is an answer");
        assert_eq!(range(&[(34.0, 30), (61.0, 12)], "Wat is uw leeftijd?"), Some((0.0, 120.0)));
        assert_eq!(range(&[(1971.0, 30), (1988.0, 12)], "Geboortejaar"), Some((1900.0, 2100.0)));
    }

    #[test]
    fn dates_are_recognised_and_bands_are_not() {
        for date in ["2024-03-31", "31-3-2024", "3/31/2024", "2025-10-20 22:17:57.140000+01:00", "31.03.2024"]
        {
            assert!(is_date(date), "{date}");
        }
        for other in ["18-29", "2024", "1.2.3", "10-20-30"] {
            assert!(!is_date(other), "{other}");
        }
    }
}
