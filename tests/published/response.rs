//! Response and coverage.

use super::close;
use praatplaat::compute::statistics::response::{Outcomes, coverage};

const OUTCOMES: Outcomes = Outcomes {
    complete: 41,
    partial: 4,
    refused: 6,
    not_reached: 9,
    other: 1,
    unknown: 4,
    eligible_share: 0.8,
};

#[test]
fn agrees_with_the_reference() {
    // The formulas of AAPOR, Standard Definitions, in exact fractions.
    close(OUTCOMES.rr1().unwrap(), 0.630769);
    close(OUTCOMES.rr2().unwrap(), 0.692308);
    close(OUTCOMES.rr3().unwrap(), 0.638629);
    close(OUTCOMES.rr4().unwrap(), 0.700935);
    close(OUTCOMES.rr5().unwrap(), 0.672131);
    close(OUTCOMES.rr6().unwrap(), 0.737705);
    close(OUTCOMES.coop1().unwrap(), 0.788462);
}

#[test]
fn coverage_agrees_with_the_reference() {
    // Lists 2900, 2300, 3200, 1800, 2600, of which the 1st, 3rd and 4th responded.
    let lists = [2900.0, 2300.0, 3200.0, 1800.0, 2600.0];
    close(coverage(3.0, 5.0).unwrap(), 0.600000);
    let responding = lists[0] + lists[2] + lists[3];
    assert_eq!((responding, lists.iter().sum::<f64>()), (7900.0, 12_800.0));
    assert_eq!(coverage(responding, lists.iter().sum()), Some(0.6171875));
}

#[test]
fn the_rates_lie_in_their_order() {
    for step in 0..500_u32 {
        let count = |by: u32| (step * by + by * by) % 13;
        let outcomes = Outcomes {
            complete: 1 + count(3),
            partial: count(5),
            refused: count(7),
            not_reached: count(11),
            other: count(17),
            unknown: count(19),
            eligible_share: f64::from(step % 11) / 10.0,
        };
        let rates = [outcomes.rr1(), outcomes.rr3(), outcomes.rr5()].map(Option::unwrap);
        let partial = [outcomes.rr2(), outcomes.rr4(), outcomes.rr6()].map(Option::unwrap);
        assert!(rates.is_sorted() && partial.is_sorted());
        assert!(rates.iter().zip(partial).all(|(rate, with_partial)| *rate <= with_partial));
        assert!(rates.iter().chain(&partial).all(|rate| (0.0..=1.0).contains(rate)));
    }
}

#[test]
fn of_nobody_there_is_no_rate() {
    let nobody = Outcomes {
        complete: 0,
        partial: 0,
        refused: 0,
        not_reached: 0,
        other: 0,
        unknown: 0,
        eligible_share: 0.5,
    };
    let rates = [nobody.rr1(), nobody.rr2(), nobody.rr3(), nobody.rr4(), nobody.rr5(), nobody.rr6()];
    assert_eq!((rates, nobody.coop1()), ([None; 6], None));
    assert_eq!(Outcomes { eligible_share: 1.2, ..OUTCOMES }.rr3(), None);
    assert_eq!(Outcomes { eligible_share: f64::NAN, ..OUTCOMES }.rr4(), None);
    let most = Outcomes { complete: u32::MAX, partial: u32::MAX, refused: u32::MAX, ..OUTCOMES };
    close(most.rr5().unwrap(), 1.0 / 3.0);
    for (responding, all) in [(1.0, 0.0), (6.0, 5.0), (-1.0, 5.0), (f64::NAN, 5.0), (1.0, f64::NAN)] {
        assert_eq!(coverage(responding, all), None);
    }
}
