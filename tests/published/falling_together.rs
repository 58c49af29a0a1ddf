//! Several practices that fall free together, and why nobody comes then.

use super::close;
use super::outlook::{owner, patients, practice, rate, share, stops_in};
use praatplaat::compute::outlook::assumptions::Assumptions;
use praatplaat::compute::outlook::catch_22::{Takeover, table};
use praatplaat::compute::outlook::completion::complete;
use praatplaat::compute::outlook::falling_together::{chance, together};
use praatplaat::compute::outlook::practice::{Stop, Successor};

#[test]
fn agrees_with_the_reference_distribution() {
    let all = together([0.9, 0.5, 0.5, 0.2, 0.1].map(share));
    for (count, chance) in [0.018, 0.2045, 0.414, 0.291, 0.068, 0.0045].into_iter().enumerate() {
        close(all.exactly(count), chance);
    }
    close(all.at_least(2), 0.7775);
    close(all.at_least(3), 0.3635);
    close(all.mean(), 2.2);
}

#[test]
fn equal_chances_are_the_binomial_distribution() {
    let all = together([share(0.3); 4]);
    for (count, ways) in [1.0, 4.0, 6.0, 4.0, 1.0].into_iter().enumerate() {
        let count_f = count as f64;
        close(all.exactly(count), ways * 0.3_f64.powf(count_f) * 0.7_f64.powf(4.0 - count_f));
    }
}

#[test]
fn the_order_of_practices_does_not_matter_and_the_chances_add_up() {
    let each: Vec<_> = (0..200).map(|at| share(f64::from(at) / 199.0)).collect();
    let one = together(each.iter().copied());
    let other = together(each.iter().rev().copied());
    close(one.at_least(0), 1.0);
    (0..=200).for_each(|count| close(one.exactly(count), other.exactly(count)));
    close(one.mean(), 100.0);
    assert_eq!((together([]).exactly(0), together([]).at_least(1)), (1.0, 0.0));
    assert_eq!(together([share(1.0); 3]).exactly(3), 1.0);
}

#[test]
fn a_practice_falls_free_when_all_its_owners_leave_and_nobody_follows() {
    let leaves = |successor| owner(1.0, stops_in(2.0), successor);
    let stays = owner(0.5, Stop::NotIntended, Successor::Unknown);
    let practices = [
        practice(2000.0, vec![leaves(Successor::None)]),
        practice(2000.0, vec![leaves(Successor::Known)]),
        practice(4000.0, vec![leaves(Successor::None), leaves(Successor::InTalks)]),
        practice(4000.0, vec![leaves(Successor::None), stays]),
        practice(4000.0, Vec::new()),
    ];
    let assumptions = Assumptions::default();
    let chances: Vec<_> = complete(&practices, assumptions.fte_per_gp)
        .iter()
        .map(|practice| chance(&assumptions, practice, 5).map(|chance| chance.get()))
        .collect();
    for (chance, expected) in chances.iter().zip([0.6, 0.1, 0.36, 0.0]) {
        close(chance.unwrap(), expected);
    }
    assert_eq!(chances[4], None);
}

#[test]
fn agrees_with_the_reference_catch_22() {
    // Six practices of 2200 with room for 2500; three owners retire.
    let takeover = Takeover {
        patients: patients(6.0 * 2200.0),
        staying: patients(3.0 * 2500.0),
        freed: vec![patients(2500.0); 3],
    };
    let found = table(&takeover, rate(1.15));
    let loads: Vec<f64> = found.loads.iter().map(|load| load.load.unwrap()).collect();
    for (load, expected) in loads.iter().zip([1.76, 1.32, 1.056, 0.88]) {
        close(*load, expected);
    }
    assert_eq!((loads.len(), found.needed), (4, Some(2)));
    assert!(found.is_catch_22());
}

#[test]
fn a_catch_22_of_nothing() {
    let takeover = |patients_, staying, freed: &[f64]| Takeover {
        patients: patients(patients_),
        staying: patients(staying),
        freed: freed.iter().copied().map(patients).collect(),
    };
    // All retire: without a newcomer nobody is there, which is no load but the want of one.
    let all = table(&takeover(4400.0, 0.0, &[2500.0, 2500.0]), rate(1.15));
    assert_eq!((all.loads[0].load, all.needed, all.is_catch_22()), (None, Some(2), true));
    // Nobody retires, and nobody is overloaded.
    let none = table(&takeover(4400.0, 5000.0, &[]), rate(1.15));
    assert_eq!((none.loads.len(), none.needed, none.is_catch_22()), (1, Some(0), false));
    // Even all newcomers are too few.
    assert_eq!(table(&takeover(9000.0, 2500.0, &[2500.0]), rate(1.15)).needed, None);
    // Nobody is anywhere.
    assert_eq!(table(&takeover(0.0, 0.0, &[]), rate(1.15)).loads[0].load, None);
}
