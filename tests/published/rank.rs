//! Ranks, and between which ranks the true one lies.

use praatplaat::compute::statistics::rank::Correction::{Bonferroni, Holm};
use praatplaat::compute::statistics::rank::Direction::{LargestFirst, SmallestFirst};
use praatplaat::compute::statistics::rank::{Correction, Direction, RankRange, Scored, rank, ranks};

fn scored(values: &[f64], errors: &[f64]) -> Vec<Scored> {
    values.iter().zip(errors).map(|(value, error)| Scored { value: *value, error: *error }).collect()
}

fn pairs(regions: &[Scored], correction: Correction, direction: Direction) -> Vec<(usize, usize)> {
    ranks(regions, correction, direction).into_iter().map(|RankRange { low, high }| (low, high)).collect()
}

fn reference() -> Vec<Scored> {
    scored(&[12.0, 18.0, 19.0, 25.0, 31.0, 33.0], &[2.0, 3.0, 2.5, 2.0, 3.0, 2.5])
}

#[test]
fn agrees_with_the_reference() {
    // scipy.stats.norm.sf for the tests, statsmodels.stats.multitest.multipletests for the correction.
    let holm = [(1, 3), (1, 4), (1, 4), (2, 5), (4, 6), (5, 6)];
    assert_eq!(pairs(&reference(), Holm, SmallestFirst), holm);
    let bonferroni = [(1, 3), (1, 4), (1, 4), (2, 6), (4, 6), (4, 6)];
    assert_eq!(pairs(&reference(), Bonferroni, SmallestFirst), bonferroni);
    let turned = [(4, 6), (3, 6), (3, 6), (2, 5), (1, 3), (1, 2)];
    assert_eq!(pairs(&reference(), Holm, LargestFirst), turned);
}

#[test]
fn agrees_with_statsmodels_where_regions_are_equal() {
    // As above. Equal values never differ.
    let regions =
        scored(&[10.0, 10.0, 14.0, 14.0, 22.0, 7.0, 30.0, 22.0], &[1.0, 1.5, 1.0, 2.0, 1.2, 0.8, 2.0, 1.2]);
    let holm = [(1, 4), (1, 5), (3, 5), (2, 5), (6, 7), (1, 2), (8, 8), (6, 7)];
    assert_eq!(pairs(&regions, Holm, SmallestFirst), holm);
    let holm = [(5, 8), (4, 8), (4, 6), (4, 7), (2, 3), (7, 8), (1, 1), (2, 3)];
    assert_eq!(pairs(&regions, Holm, LargestFirst), holm);
    let bonferroni = [(1, 4), (1, 5), (3, 5), (2, 5), (6, 7), (1, 3), (8, 8), (6, 7)];
    assert_eq!(pairs(&regions, Bonferroni, SmallestFirst), bonferroni);
    let bonferroni = [(5, 8), (4, 8), (4, 6), (4, 7), (2, 3), (6, 8), (1, 1), (2, 3)];
    assert_eq!(pairs(&regions, Bonferroni, LargestFirst), bonferroni);
}

#[test]
#[rustfmt::skip]
fn agrees_with_statsmodels_for_twelve_regions() {
    // As above.
    let regions = scored(
        &[3.1, 8.2, 4.4, 9.9, 5.0, 7.7, 6.1, 2.2, 1.5, 8.8, 4.1, 5.9],
        &[0.9, 1.1, 0.7, 1.3, 0.8, 1.0, 0.6, 0.9, 1.2, 0.7, 1.0, 0.5],
    );
    let holm = [
        (7, 12), (1, 7), (4, 12), (1, 4), (3, 12), (1, 9), (2, 9), (7, 12), (7, 12), (1, 4), (3, 12), (3, 9),
    ];
    assert_eq!(pairs(&regions, Holm, LargestFirst), holm);
    let bonferroni = [
        (5, 12), (1, 8), (4, 12), (1, 5), (3, 12), (1, 9), (2, 10), (7, 12), (7, 12), (1, 4), (3, 12), (3, 10),
    ];
    assert_eq!(pairs(&regions, Bonferroni, LargestFirst), bonferroni);
}

#[test]
fn equals_share_a_rank() {
    // scipy.stats.rankdata(values, "min"), and of the values turned around.
    let values = [10.0, 10.0, 14.0, 14.0, 22.0, 7.0, 30.0, 22.0];
    let all = |ranks: [usize; 8]| ranks.map(Some).to_vec();
    assert_eq!(rank(&values, SmallestFirst), all([2, 2, 4, 4, 6, 1, 8, 6]));
    assert_eq!(rank(&values, LargestFirst), all([6, 6, 4, 4, 2, 8, 1, 2]));
    assert_eq!(rank(&[3.0, f64::NAN, 1.0], LargestFirst), [Some(1), None, Some(2)]);
    assert_eq!(rank(&[], LargestFirst), []);
}

#[test]
fn known_values_have_known_ranks() {
    let regions = scored(&[5.0, 1.0, 3.0, 3.0], &[0.0; 4]);
    assert_eq!(pairs(&regions, Holm, LargestFirst), [(1, 1), (4, 4), (2, 3), (2, 3)]);
}

#[test]
fn the_range_contains_the_rank_and_holm_is_never_wider() {
    for seed in 0..300_u32 {
        let number = |place: u32, by: u32| f64::from((seed * 131 + place * place * 17 + place * by) % 29);
        let values: Vec<f64> = (0..9).map(|place| number(place, 7)).collect();
        let errors: Vec<f64> = (0..9).map(|place| 0.3 + number(place, 3) / 10.0).collect();
        let regions = scored(&values, &errors);
        for direction in [LargestFirst, SmallestFirst] {
            let (holm, bonferroni) =
                (ranks(&regions, Holm, direction), ranks(&regions, Bonferroni, direction));
            for ((holm, bonferroni), rank) in holm.iter().zip(bonferroni).zip(rank(&values, direction)) {
                assert!(holm.low <= rank.unwrap() && rank.unwrap() <= holm.high);
                assert!(bonferroni.low <= holm.low && holm.high <= bonferroni.high);
            }
        }
    }
}

#[test]
fn turning_the_direction_mirrors_every_range() {
    let all = reference().len();
    for correction in [Holm, Bonferroni] {
        let (up, down) =
            (pairs(&reference(), correction, SmallestFirst), pairs(&reference(), correction, LargestFirst));
        let mirrored: Vec<_> = down.iter().map(|(low, high)| (all + 1 - high, all + 1 - low)).collect();
        assert_eq!(up, mirrored);
    }
}

#[test]
fn what_is_not_usable_can_have_any_rank() {
    let regions = scored(&[1.0, f64::NAN, 9.0, 5.0], &[0.1, 0.1, 0.1, -1.0]);
    let any = RankRange { low: 1, high: 4 };
    let ranges = ranks(&regions, Holm, SmallestFirst);
    assert_eq!((ranges[1], ranges[3]), (any, any));
    assert_eq!((ranges[0], ranges[2]), (RankRange { low: 1, high: 3 }, RankRange { low: 2, high: 4 }));
    assert_eq!(ranks(&[], Holm, LargestFirst), []);
    assert_eq!(ranks(&regions[..1], Holm, LargestFirst), [RankRange { low: 1, high: 1 }]);
}
