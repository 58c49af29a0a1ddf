//! What follows from small sets of statements, and from odd ones.

use super::*;

/// An equation of single counts.
fn sum(unknowns: &[u32], of: f64) -> Statement {
    Statement { terms: unknowns.iter().map(|unknown| (*unknown, 1.0)).collect(), low: of, high: of }
}

fn knowledge(statements: &[Statement]) -> Knowledge {
    Knowledge { unknowns: 0, statements: statements.to_vec() }
}

/// A sum that must be left a width of 4.
fn target(unknowns: &[u32]) -> Target {
    let need = Need { width: 4.0, high: 0.0, low: f64::INFINITY, part: 0.0 };
    Target { terms: unknowns.iter().map(|unknown| (*unknown, 1.0)).collect(), need }
}

/// The verdict, which is the same early, in the end, and told the other way round.
#[track_caller]
fn verdict(statements: &[Statement], target: &Target) -> Verdict {
    let known = knowledge(statements);
    let mut turned = known.clone();
    turned.statements.reverse();
    turned.statements.iter_mut().for_each(|statement| statement.terms.reverse());
    let exact = known.exact(target);
    assert_eq!(turned.exact(target), exact);
    for early in [known.ranges(std::slice::from_ref(target)), turned.ranges(std::slice::from_ref(target))] {
        match (early.as_slice(), exact) {
            ([Verdict::Enough(_)], Verdict::Enough(_)) => {}
            (early, exact) => assert_eq!(early, [exact]),
        }
    }
    exact
}

#[track_caller]
fn leaves(statements: &[Statement], unknowns: &[u32], low: f64, high: f64) {
    let range = Range { low, high };
    let expected = if high - low >= 4.0 { Verdict::Enough(range) } else { Verdict::Narrow(range) };
    assert_eq!(verdict(statements, &target(unknowns)), expected);
}

#[test]
fn of_what_nobody_tells_all_is_left() {
    leaves(&[], &[0], 0.0, f64::INFINITY);
    leaves(&[sum(&[1, 2], 3.0)], &[0], 0.0, f64::INFINITY);
    leaves(&[sum(&[], 0.0)], &[7], 0.0, f64::INFINITY);
    assert_eq!(knowledge(&[]).ranges(&[]), []);
}

#[test]
fn a_sum_of_nothing_is_known() {
    leaves(&[], &[], 0.0, 0.0);
    leaves(&[sum(&[0, 1], 3.0)], &[], 0.0, 0.0);
}

#[test]
fn one_unknown_is_what_is_told_of_it() {
    leaves(&[sum(&[0], 7.0)], &[0], 7.0, 7.0);
    let between = Statement { low: 2.0, high: 5.5, ..sum(&[0], 0.0) };
    leaves(&[between], &[0], 2.0, 5.5);
    let doubled = Statement { terms: vec![(0, 1.0), (0, 1.0)], low: 7.0, high: 7.0 };
    leaves(&[doubled], &[0], 3.5, 3.5);
}

#[test]
fn what_is_found_by_subtraction_is_put_in() {
    let statements = [sum(&[0, 1, 2], 9.0), sum(&[1, 2], 5.0), sum(&[2, 3], 6.0), sum(&[3], 1.0)];
    for (unknown, value) in [(0, 4.0), (1, 0.0), (2, 5.0), (3, 1.0)] {
        leaves(&statements, &[unknown], value, value);
    }
}

#[test]
fn a_sum_of_zero_is_zeros() {
    leaves(&[sum(&[0, 1, 2], 0.0), sum(&[2, 3], 4.0)], &[0], 0.0, 0.0);
    leaves(&[sum(&[0, 1, 2], 0.0), sum(&[2, 3], 4.0)], &[3], 4.0, 4.0);
}

#[test]
fn equations_that_follow_from_others_change_nothing() {
    let once = [sum(&[0, 1], 6.0), sum(&[2, 3], 5.0), sum(&[0, 2], 4.0)];
    let twice = [&once[..], &[sum(&[1, 3], 7.0), sum(&[0, 1, 2, 3], 11.0), once[0].clone()]].concat();
    for unknown in 0..4 {
        assert_eq!(verdict(&once, &target(&[unknown])), verdict(&twice, &target(&[unknown])));
    }
    leaves(&twice, &[0], 0.0, 4.0);
    leaves(&twice, &[0, 3], 1.0, 9.0);
}

#[test]
fn a_contradiction_leaves_nothing_of_what_hangs_together_with_it() {
    let apart = sum(&[8, 9], 3.0);
    for wrong in [
        vec![sum(&[0], 3.0), sum(&[0], 4.0)],
        vec![sum(&[0, 1], 3.0), sum(&[0], 4.0)],
        vec![sum(&[0, 1], -2.0)],
        vec![sum(&[0, 1], 3.0), sum(&[1, 2], 3.0), sum(&[0, 1, 1, 2], 7.0)],
        vec![sum(&[0, 1], 3.0), sum(&[1, 2], 1.0), sum(&[0, 2], 9.0)],
        vec![Statement { low: 5.0, high: 4.0, ..sum(&[0, 1], 0.0) }],
        vec![Statement { low: f64::INFINITY, high: f64::INFINITY, ..sum(&[0, 1], 0.0) }],
    ] {
        let all = [&wrong[..], &[apart.clone(), sum(&[0, 1, 5, 6], 40.0)]].concat();
        assert_eq!(verdict(&all, &target(&[5])), Verdict::Contradiction, "{wrong:?}");
        assert_eq!(verdict(&all, &target(&[5, 8])), Verdict::Contradiction, "{wrong:?}");
        leaves(&all, &[8], 0.0, 3.0);
        assert!(knowledge(&all).giving_away(&target(&[5])).is_empty());
    }
}

#[test]
fn rounding_is_no_contradiction() {
    let tenths = [sum(&[0], 0.1), sum(&[1], 0.2), sum(&[0, 1], 0.3), sum(&[1, 2], 0.3)];
    assert!(
        matches!(verdict(&tenths, &target(&[2])), Verdict::Narrow(range) if (range.low - 0.1).abs() < 1e-9)
    );
    let large = [sum(&[0, 1], 1e9 / 3.0), sum(&[2, 3], 1e9 / 3.0), sum(&[0, 1, 2, 3], 2e9 / 3.0 + 1e-6)];
    assert!(matches!(verdict(&large, &target(&[0])), Verdict::Enough(_)));
}

#[test]
fn a_range_may_be_told_and_an_end_left_open() {
    let rounded = Statement { low: 9.5, high: 10.5, ..sum(&[0, 1], 0.0) };
    leaves(&[rounded.clone(), sum(&[1, 2], 8.0)], &[0], 1.5, 10.5);
    let at_least = Statement { low: 3.0, high: f64::INFINITY, ..sum(&[0, 1], 0.0) };
    leaves(&[at_least.clone(), sum(&[1, 2], 2.0)], &[0], 1.0, f64::INFINITY);
    leaves(&[at_least, sum(&[1, 2], 2.0)], &[2], 0.0, 2.0);
    let at_most = Statement { low: f64::NEG_INFINITY, high: 3.0, ..sum(&[0, 1], 0.0) };
    leaves(&[at_most], &[0], 0.0, 3.0);
    // No more hits than answers: both hidden, their totals told.
    let no_more = Statement { terms: vec![(0, 1.0), (1, -1.0)], low: f64::NEG_INFINITY, high: 0.0 };
    leaves(&[no_more.clone(), rounded], &[0], 0.0, 5.25);
    leaves(&[no_more, sum(&[1], 2.0)], &[0], 0.0, 2.0);
}

#[test]
fn parts_that_do_not_hang_together_add_up() {
    let statements = [sum(&[0, 1], 3.0), sum(&[2, 3], 2.0), sum(&[4], 10.0)];
    leaves(&statements, &[0, 2], 0.0, 5.0);
    leaves(&statements, &[0, 1, 2, 4], 13.0, 15.0);
    let difference = Target { terms: vec![(0, 1.0), (2, -1.0), (4, 2.0)], ..target(&[]) };
    assert_eq!(verdict(&statements, &difference), Verdict::Enough(Range { low: 18.0, high: 23.0 }));
}

#[test]
fn each_need_counts() {
    let statements = [sum(&[0, 1], 10.0)];
    let verdict_on = |need| verdict(&statements, &Target { need, ..target(&[0]) });
    let met = Need { width: 10.0, high: 10.0, low: 0.0, part: 0.0 };
    let range = Range { low: 0.0, high: 10.0 };
    assert_eq!(verdict_on(met), Verdict::Enough(range));
    assert_eq!(verdict_on(Need { width: 10.5, ..met }), Verdict::Narrow(range));
    assert_eq!(verdict_on(Need { high: 10.5, ..met }), Verdict::Narrow(range));
    assert_eq!(verdict_on(Need { low: -0.5, ..met }), Verdict::Narrow(range));
}

#[test]
fn a_part_is_of_the_amount_itself() {
    let between = |low, high| {
        let statements = [Statement { terms: vec![(0, 1.0)], low, high }];
        verdict(&statements, &Target { need: Need { part: 0.1, ..Need::NOTHING }, ..target(&[0]) })
    };
    // 90 made a tenth larger is 99; 121 made a tenth smaller is 108.9, 109 made so is 98.1.
    assert!(matches!(between(90.0, 121.0), Verdict::Enough(_)));
    assert_eq!(between(90.0, 109.0), Verdict::Narrow(Range { low: 90.0, high: 109.0 }));
    assert!(matches!(between(0.0, 1.0), Verdict::Enough(_)), "nothing is a tenth of nothing");
}

#[test]
fn numbers_that_are_none_say_nothing_and_prove_nothing() {
    let nonsense = Statement { low: f64::NAN, ..sum(&[0], 3.0) };
    let endless = Statement { terms: vec![(0, f64::INFINITY)], low: 1.0, high: 1.0 };
    leaves(&[nonsense, endless], &[0], 0.0, f64::INFINITY);
    let target = Target { terms: vec![(0, f64::NAN)], ..target(&[]) };
    assert_eq!(knowledge(&[sum(&[0], 3.0)]).exact(&target), Verdict::Unknown);
}

#[test]
fn amounts_of_a_thousand_million_keep_their_ends() {
    let scale = |statement: Statement| Statement {
        low: statement.low * 1e8,
        high: statement.high * 1e8,
        ..statement
    };
    let statements = [sum(&[0, 1], 6.0), sum(&[2, 3], 5.0), sum(&[0, 2], 4.0), sum(&[1, 3], 7.0)].map(scale);
    leaves(&statements, &[0], 0.0, 4e8);
    leaves(&statements, &[1], 2e8, 6e8);
}

#[test]
fn what_gives_a_number_away_does_so_only_together() {
    let statements = [
        sum(&[0, 1, 2], 30.0),
        sum(&[1, 2], 28.0),
        sum(&[2, 3, 4], 50.0),
        sum(&[3, 4, 5], 60.0),
        sum(&[0, 1, 2, 3, 4, 5], 90.0),
    ];
    // Of the first two follows that the first unknown is 2; of the last three nothing of the kind.
    assert_eq!(knowledge(&statements).giving_away(&target(&[0])), [0, 1]);
    assert!(knowledge(&statements[1..4]).giving_away(&target(&[3])).is_empty());
}
