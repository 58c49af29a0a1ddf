//! Weights: post-stratification, raking, trimming, and what they cost.

use super::{close, close_interval, near};
use praatplaat::compute::statistics::interval::Z95;
use praatplaat::compute::statistics::weights::{
    Cell, Problem, design_effect, kish, post_stratify, rake, trim,
};
use praatplaat::compute::statistics::wilson::{effective_in_population, wilson_of_share};

/// Cells over all combinations of categories, the last margin fastest.
fn cells(sizes: &[usize], respondents: &[f64]) -> Vec<Cell> {
    let categories = |number: usize| {
        let mut rest = number;
        let mut categories: Vec<usize> = Vec::new();
        for size in sizes.iter().rev() {
            categories.insert(0, rest % size);
            rest /= size;
        }
        categories
    };
    let cell = |(number, respondents): (usize, &f64)| Cell {
        categories: categories(number),
        respondents: *respondents,
    };
    respondents.iter().enumerate().map(cell).collect()
}

/// Practices by type (solo, duo, group) and place (town, country).
const PRACTICES: [f64; 6] = [6.0, 12.0, 14.0, 6.0, 10.0, 2.0];
const WITHOUT_SUCCESSOR: [f64; 6] = [3.0, 8.0, 4.0, 3.0, 1.0, 1.0];

fn practices() -> (Vec<Cell>, Vec<Vec<f64>>) {
    (cells(&[3, 2], &PRACTICES), vec![vec![24.0, 30.0, 26.0], vec![44.0, 36.0]])
}

fn product(weights: &[f64], counts: &[f64]) -> f64 {
    weights.iter().zip(counts).map(|(weight, count)| weight * count).sum()
}

#[test]
fn raking_agrees_with_the_reference() {
    // numpy: row and column scaling until 1e-12.
    let (cells, margins) = practices();
    let weights = rake(&cells, &margins).unwrap();
    for (weight, expected) in weights.iter().zip([0.988027, 1.505987, 1.296153, 1.975644, 1.992570, 3.037149])
    {
        close(*weight, expected);
    }
    close(product(&weights, &PRACTICES), 80.0);
    let squares: Vec<f64> = weights.iter().map(|weight| weight * weight).collect();
    let effective = kish(80.0, product(&squares, &PRACTICES)).unwrap();
    close(effective, 46.321692);
    close(design_effect(50.0, effective).unwrap(), 1.079408);
    // statsmodels' Wilson on the effective number, and on that corrected for the 80 practices.
    let share = product(&weights, &WITHOUT_SUCCESSOR) / 80.0;
    close(share, 0.389415);
    close_interval(wilson_of_share(share, effective, Z95), 0.262680, 0.533088);
    let effective = effective_in_population(effective, 80.0);
    close(effective, 108.657881);
    close_interval(wilson_of_share(share, effective, Z95), 0.303007, 0.483376);
}

#[test]
fn post_stratification_agrees_with_the_reference() {
    // Exact fractions, on type alone.
    let weights = post_stratify(&[18.0, 20.0, 12.0], &[24.0, 30.0, 26.0]).unwrap();
    close(WITHOUT_SUCCESSOR.iter().sum::<f64>() / PRACTICES.iter().sum::<f64>(), 0.400000);
    close(product(&weights, &[11.0, 7.0, 2.0]) / 80.0, 0.368750);
    close(weights[0], 24.0 / 18.0);
    assert_eq!(post_stratify(&[1.0, 2.0], &[2.0, 1.0]), Ok(vec![2.0, 0.5]));
}

#[test]
#[rustfmt::skip]
fn three_margins_agree_with_numpy_and_with_the_dual() {
    // numpy: 500 rounds of scaling; the same to 2e-15 by scipy.optimize.fsolve on the log-factors.
    let respondents = [6.0, 4.0, 12.0, 3.0, 14.0, 5.0, 6.0, 2.0, 10.0, 7.0, 2.0, 9.0];
    let margins = [vec![40.0, 50.0, 30.0], vec![70.0, 50.0], vec![66.0, 54.0]];
    let weights = rake(&cells(&[3, 2, 2], &respondents), &margins).unwrap();
    let expected = [
        1.388488079, 2.244935051, 1.346511136, 2.177065898, 1.610898113, 2.604532004, 1.562197243,
        2.525791471, 0.802810181, 1.297999416, 0.778539524, 1.258758137,
    ];
    for (weight, expected) in weights.iter().zip(expected) {
        near(*weight, expected, 1e-8);
    }
    let squares: Vec<f64> = weights.iter().map(|weight| weight * weight).collect();
    let effective = kish(product(&weights, &respondents), product(&squares, &respondents)).unwrap();
    close(effective, 72.33880683937016);
    close(design_effect(80.0, effective).unwrap(), 1.1059070987670792);
}

#[test]
fn every_margin_is_met() {
    for seed in 1..200_u32 {
        let respondents: Vec<f64> = (1..=12).map(|k| f64::from(1 + (seed * k * 7 + k * k) % 19)).collect();
        let share = |numbers: &[u32]| -> Vec<f64> {
            let total: u32 = numbers.iter().sum();
            numbers.iter().map(|number| f64::from(*number) / f64::from(total) * 5000.0).collect()
        };
        let margins = vec![
            share(&[1 + seed % 7, 5, 1 + seed % 3]),
            share(&[3, 1 + seed % 5]),
            share(&[2, 1 + seed % 4]),
        ];
        let cells = cells(&[3, 2, 2], &respondents);
        let weights = rake(&cells, &margins).unwrap();
        for (margin, population) in margins.iter().enumerate() {
            for (category, wanted) in population.iter().enumerate() {
                let inside = |cell: &Cell| f64::from(u8::from(cell.categories[margin] == category));
                let counts: Vec<f64> = cells.iter().map(|cell| cell.respondents * inside(cell)).collect();
                near(product(&weights, &counts), *wanted, 1e-8);
            }
        }
    }
}

#[test]
fn a_million_respondents_are_no_more_than_their_cells() {
    let (cells, margins) = practices();
    let many: Vec<Cell> =
        cells.into_iter().map(|cell| Cell { respondents: cell.respondents * 2e4, ..cell }).collect();
    let margins: Vec<Vec<f64>> =
        margins.into_iter().map(|margin| margin.into_iter().map(|people| people * 2e5).collect()).collect();
    close(rake(&many, &margins).unwrap()[0] / 10.0, 0.988027);
}

#[test]
fn a_problem_names_the_margin_and_the_category() {
    let (mut cells, margins) = practices();
    cells.retain(|cell| cell.categories[0] != 2);
    let problem = rake(&cells, &margins).unwrap_err();
    assert_eq!(problem, Problem::NoRespondents { margin: 0, category: 2 });
    assert_eq!(problem.to_string(), "category 2 of margin 0 has population but nobody who answered");
    assert_eq!(post_stratify(&[5.0], &[10.0, 3.0]), Err(Problem::NoRespondents { margin: 0, category: 1 }));
}

#[test]
fn margins_that_differ_or_contradict_are_told() {
    let (cells, mut margins) = practices();
    margins[1] = vec![44.0, 37.0];
    let differs = Problem::DifferentTotals { margin: 1, total: 81.0, first: 80.0 };
    assert_eq!(rake(&cells, &margins), Err(differs));
    // All who answered are solo in town or group in the country, so the margins must be equal.
    let apart = |categories: [usize; 2]| Cell { categories: categories.to_vec(), respondents: 5.0 };
    let margins = [vec![30.0, 10.0], vec![20.0, 20.0]];
    let problem = rake(&[apart([0, 0]), apart([1, 1])], &margins);
    assert!(matches!(problem, Err(Problem::NotSettled { off_by }) if (off_by - 10.0).abs() < 1e-6));
}

#[test]
fn what_is_misshapen_is_told() {
    let (cells, margins) = practices();
    let strange =
        |categories: &[usize], respondents: f64| Cell { categories: categories.to_vec(), respondents };
    assert_eq!(rake(&[strange(&[0], 1.0)], &margins), Err(Problem::WrongCell { cell: 0 }));
    assert_eq!(
        rake(&[cells[0].clone(), strange(&[0, 2], 1.0)], &margins),
        Err(Problem::WrongCell { cell: 1 })
    );
    for wrong in [f64::NAN, f64::INFINITY, -1.0] {
        assert_eq!(rake(&[strange(&[0, 0], wrong)], &margins), Err(Problem::WrongNumber));
        assert_eq!(rake(&cells, &[vec![wrong, 0.0, 0.0], vec![1.0, 0.0]]), Err(Problem::WrongNumber));
    }
    assert_eq!(rake(&cells, &[vec![f64::MAX; 3], vec![f64::MAX; 2]]), Err(Problem::WrongNumber));
    assert_eq!(rake(&[], &[]), Ok(vec![]));
    // Weights so large that nothing can be told of them are no weights.
    let vast = rake(&[strange(&[0], 5e-324), strange(&[0], 0.0)], &[vec![1e300]]);
    assert!(vast.is_err());
    for problem in [
        Problem::DifferentTotals { margin: 1, total: 81.0, first: 80.0 },
        Problem::NotSettled { off_by: 10.0 },
        Problem::WrongCell { cell: 3 },
        Problem::WrongNumber,
    ] {
        let text = problem.to_string();
        assert!(text.starts_with(char::is_lowercase) && !text.ends_with('.'));
    }
}

#[test]
fn a_category_without_population_has_no_weight() {
    let weights = rake(&cells(&[2], &[5.0, 5.0]), &[vec![20.0, 0.0]]).unwrap();
    assert_eq!(weights, [4.0, 0.0]);
}

#[test]
fn trimming_keeps_the_total_and_tells_how_many() {
    // By hand. The mean of 1, 1 and 10 over 5, 4 and 1 respondents is 1.9, three times that 5.7; the
    // total falls from 19 to 14.7.
    let respondents = [5.0, 4.0, 1.0];
    let (weights, trimmed) = trim(&[1.0, 1.0, 10.0], &respondents, 0.3, 3.0);
    assert_eq!(trimmed, 1.0);
    close(weights[0], 19.0 / 14.7);
    close(weights[2], 5.7 * 19.0 / 14.7);
    close(product(&weights, &respondents), 19.0);
    let (unchanged, trimmed) = trim(&[1.0, 1.0, 10.0], &respondents, 0.0, f64::INFINITY);
    assert_eq!((unchanged, trimmed), (vec![1.0, 1.0, 10.0], 0.0));
}

#[test]
fn trimming_by_nonsense_trims_none() {
    for (low, high) in [(3.0, 0.3), (f64::NAN, 3.0), (0.3, f64::NAN), (-1.0, 3.0), (0.0, 0.0)] {
        assert_eq!(trim(&[1.0, 9.0], &[5.0, 1.0], low, high), (vec![1.0, 9.0], 0.0));
    }
    assert_eq!(trim(&[], &[], 0.3, 3.0), (vec![], 0.0));
    assert_eq!(trim(&[1.0], &[0.0], 0.3, 3.0), (vec![1.0], 0.0));
}

#[test]
fn equal_weights_cost_nothing() {
    for respondents in 1..50 {
        let n = f64::from(respondents);
        near(kish(0.7 * n, 0.49 * n).unwrap(), n, 1e-12);
        near(design_effect(n, kish(0.7 * n, 0.49 * n).unwrap()).unwrap(), 1.0, 1e-12);
    }
    assert_eq!(kish(0.0, 0.0), None);
    assert_eq!(kish(f64::NAN, 1.0), None);
    assert_eq!(design_effect(5.0, 0.0), None);
}
