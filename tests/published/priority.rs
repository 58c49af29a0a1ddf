//! Which areas come first, and whether that hangs on the weights.

use super::close;
use super::outlook::{rate, share};
use praatplaat::compute::outlook::priority::{Candidate, Choice, Priority, Variant, priority, scaled};

fn candidate(indicators: &[f64]) -> Candidate {
    Candidate { indicators: indicators.iter().map(|value| Some(share(*value))).collect(), has_need: true }
}

fn choose(candidates: &[Candidate], weights: &[f64], places: usize) -> Priority {
    priority(candidates, &Choice { weights: weights.iter().copied().map(rate).collect(), places })
}

#[test]
fn the_score_is_the_weighted_mean() {
    let found = choose(&[candidate(&[1.0, 0.0]), candidate(&[0.2, 0.6])], &[3.0, 1.0], 1);
    close(found.as_given.scores[0].unwrap(), 0.75);
    close(found.as_given.scores[1].unwrap(), 0.3);
    assert_eq!(found.as_given.ranks, [Some(1), Some(2)]);
    assert_eq!(found.as_given.chosen, [0]);
}

#[test]
fn a_choice_that_hangs_on_one_indicator_says_so() {
    let found = choose(&[candidate(&[1.0, 0.2, 0.4]), candidate(&[0.1, 0.5, 0.5])], &[2.0, 1.0, 1.0], 1);
    assert_eq!(found.as_given.chosen, [0]);
    assert_eq!(found.contradicted_by().collect::<Vec<_>>(), [Variant::LeftOut(0)]);
    assert!(!found.holds());
    assert_eq!(found.ranks(0), Some((1, 2)));
    let sure = choose(&[candidate(&[0.9, 0.9, 0.9]), candidate(&[0.1, 0.5, 0.5])], &[2.0, 1.0, 1.0], 1);
    assert!(sure.holds());
    assert_eq!((sure.ranks(0), sure.others.len()), (Some((1, 1)), 4));
}

#[test]
fn only_who_has_need_of_support_is_chosen() {
    let without = Candidate { has_need: false, ..candidate(&[1.0]) };
    let found = choose(&[without, candidate(&[0.5]), candidate(&[0.4])], &[1.0], 1);
    assert_eq!((found.as_given.ranks[0], found.as_given.chosen), (Some(1), vec![1]));
}

#[test]
fn equals_share_a_rank_and_are_chosen_together() {
    // 0.1 + 0.2 and 0.3 differ in their last bits only.
    let found =
        choose(&[candidate(&[0.1, 0.2]), candidate(&[0.3, 0.0]), candidate(&[0.0, 0.0])], &[1.0, 1.0], 1);
    assert_eq!(found.as_given.ranks, [Some(1), Some(1), Some(3)]);
    assert_eq!(found.as_given.chosen, [0, 1]);
}

#[test]
fn what_is_not_known_is_not_zero() {
    let unknown = Candidate { indicators: vec![Some(share(1.0)), None], has_need: true };
    let found = choose(&[unknown, candidate(&[0.2, 0.2])], &[1.0, 1.0], 1);
    assert_eq!((found.as_given.scores[0], found.as_given.chosen.as_slice()), (None, &[1][..]));
    // Without the indicator that is missing there is a score.
    assert_eq!(found.ranks(0), Some((1, 1)));
    let short = Candidate { indicators: Vec::new(), has_need: true };
    assert_eq!(choose(&[short], &[1.0], 1).as_given.scores, [None]);
}

#[test]
fn choices_of_nothing() {
    assert!(choose(&[], &[1.0, 1.0], 3).as_given.chosen.is_empty());
    let found = choose(&[candidate(&[0.5])], &[0.0], 1);
    assert_eq!((found.as_given.scores, found.as_given.chosen), (vec![None], vec![]));
    assert_eq!(choose(&[candidate(&[])], &[], 1).ranks(0), None);
    assert!(choose(&[candidate(&[0.5])], &[1.0], 0).as_given.chosen.is_empty());
    assert_eq!(choose(&[candidate(&[0.5])], &[1.0], 1).ranks(9), None);
}

#[test]
fn other_units_are_scaled_by_their_range() {
    let get = |values: &[Option<f64>], is_high| -> Vec<Option<f64>> {
        scaled(values, is_high).into_iter().map(|share| share.map(|share| share.get())).collect()
    };
    let values = [Some(10.0), Some(20.0), None, Some(40.0), Some(f64::NAN)];
    assert_eq!(get(&values, true), [Some(0.0), Some(1.0 / 3.0), None, Some(1.0), None]);
    assert_eq!(get(&values, false), [Some(1.0), Some(1.0 - 1.0 / 3.0), None, Some(0.0), None]);
    assert_eq!(get(&[Some(3.0), Some(3.0)], true), [Some(0.5), Some(0.5)]);
    assert_eq!(get(&[Some(f64::MIN), Some(f64::MAX)], true), [Some(0.0), Some(1.0)]);
    assert_eq!(get(&[], true), []);
}
