//! Hot spots: each flag raised by what it is for, and by nothing less.

use super::close;
use super::outlook::{owner, patients, practice, reference_municipality, stops_in};
use praatplaat::compute::outlook::area::Area;
use praatplaat::compute::outlook::assumptions::Assumptions;
use praatplaat::compute::outlook::completion::complete;
use praatplaat::compute::outlook::domino::{Duty, Network, Rules, Simulator, Spread, closures};
use praatplaat::compute::outlook::hot_spots::{
    Evidence, Flag, HotSpots, Kind, Thresholds, Verdict, hot_spots,
};
use praatplaat::compute::outlook::practice::{Practice, Staff, Stop, Successor};
use praatplaat::compute::outlook::projection::outlooks;

fn look(practices: &[Practice], area: &Area) -> HotSpots {
    let assumptions = Assumptions::default();
    let staffed = complete(practices, assumptions.fte_per_gp);
    let all = (0..practices.len()).collect::<Vec<_>>();
    let network =
        Network::of_groups(practices.iter().map(Into::into).collect(), std::slice::from_ref(&all)).unwrap();
    let rules = Rules::usual(Spread::Uncoordinated, Duty::None);
    let closures = closures(&mut Simulator::new(&network, rules), &all);
    let outlooks = outlooks(&assumptions, &staffed, area);
    let evidence =
        Evidence { assumptions: &assumptions, practices: &staffed, outlooks: &outlooks, closures: &closures };
    hot_spots(&Thresholds::default(), evidence)
}

fn kinds(spots: &HotSpots) -> Vec<Kind> {
    let flagged = spots.verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Flagged(_)));
    flagged.map(|(kind, _)| *kind).collect()
}

/// Calm: one owner who stays, with room for half as many more.
fn calm(list: f64) -> Practice {
    let most = patients(list * 1.5);
    let gps = vec![owner(list / 2000.0, Stop::NotIntended, Successor::Unknown)];
    Practice { capacity: most, limit: most, can_grow: Some(true), ..practice(list, gps) }
}

fn leaving(list: f64, year: f64, successor: Successor) -> Practice {
    let gps = vec![owner(list / 2000.0, stops_in(year), successor)];
    Practice { staff: Staff::Known(gps), ..calm(list) }
}

fn steady() -> Area {
    Area::growing(0.0, 10)
}

#[test]
fn a_calm_area_has_none() {
    let spots = look(&[calm(2000.0), calm(2000.0), calm(2000.0), calm(2000.0)], &steady());
    assert_eq!((kinds(&spots), spots.level(), spots.unknown().count()), (vec![], 0, 0));
}

#[test]
fn the_reference_municipality_has_no_place_for_the_patients_of_who_leaves() {
    let spots = look(&reference_municipality(), &Area::growing(0.0086, 10));
    // A: .9 of 1.5 stops in year 2 without a successor; B has one; C begins after five years.
    assert_eq!(kinds(&spots), [Kind::Absorption]);
    assert_eq!(spots.unknown().collect::<Vec<_>>(), [Kind::NoRoom]);
    let Some(Flag::Absorption { headroom, at_risk }) =
        spots.flags().find(|flag| matches!(flag, Flag::Absorption { .. }))
    else {
        panic!("it is flagged")
    };
    close(at_risk, 2900.0 * 0.6);
    close(headroom, 0.0);
}

#[test]
fn patients_at_risk_from_a_quarter_on() {
    let area = |successor| [leaving(2000.0, 4.0, successor), calm(2000.0), calm(2000.0), calm(2000.0)];
    assert_eq!(kinds(&look(&area(Successor::None), &steady())), [Kind::PatientsAtRisk]);
    assert_eq!(kinds(&look(&area(Successor::InTalks), &steady())), [Kind::PatientsAtRisk]);
    assert_eq!(kinds(&look(&area(Successor::Known), &steady())), []);
    let later = [leaving(2000.0, 6.0, Successor::None), calm(2000.0), calm(2000.0), calm(2000.0)];
    assert_eq!(kinds(&look(&later, &steady())), []);
}

#[test]
fn three_retirements_in_three_years_cluster() {
    let leaves = |year| leaving(2000.0, year, Successor::None);
    let mut practices = vec![leaves(6.0), leaves(7.0), leaves(8.0)];
    practices.extend((0..9).map(|_| calm(2000.0)));
    let spots = look(&practices, &steady());
    let flag = spots.flags().next().expect("it is flagged");
    let Flag::Clustering { from_year, to_year, practices, patients, share } = flag else {
        panic!("{flag:?}")
    };
    assert_eq!((from_year, to_year, practices, spots.level()), (5, 8, 3, 1));
    close(patients, 6000.0);
    close(share, 0.25);
    // Two that lie further apart than a window do not.
    let mut practices = vec![leaves(6.0), leaves(9.0)];
    practices.extend((0..9).map(|_| calm(2000.0)));
    assert_eq!(kinds(&look(&practices, &steady())), []);
    // Who stops today is in the first window.
    let mut practices = vec![leaves(0.0), leaves(3.0)];
    practices.extend((0..9).map(|_| calm(2000.0)));
    assert_eq!(kinds(&look(&practices, &steady())), [Kind::Clustering]);
}

#[test]
fn pressure_growth_room_and_the_domino_have_their_own_flags() {
    let busy = |list: f64| {
        let gps = vec![owner(list / 2600.0, Stop::NotIntended, Successor::Unknown)];
        Practice { staff: Staff::Known(gps), ..calm(list) }
    };
    assert_eq!(
        kinds(&look(&[busy(2000.0), busy(2000.0), busy(2000.0), busy(2000.0)], &steady())),
        [Kind::Pressure]
    );
    let four = [calm(2000.0), calm(2000.0), calm(2000.0), calm(2000.0)];
    // 1 % a year besides the population is part of the middle scenario: 5 % in five years.
    assert_eq!(kinds(&look(&four, &Area::growing(0.009, 10))), []);
    assert_eq!(kinds(&look(&four, &Area::growing(0.010, 10))), [Kind::Growth]);
    let full = Practice { can_grow: Some(false), ..calm(2000.0) };
    let unknown = Practice { can_grow: None, ..calm(2000.0) };
    let spots = look(&[full, calm(2000.0), unknown, calm(1999.0)], &steady());
    assert_eq!(kinds(&spots), []);
    let full = || Practice { can_grow: Some(false), ..calm(2000.0) };
    assert_eq!(kinds(&look(&[full(), full(), calm(2000.0), calm(2000.0)], &steady())), [Kind::NoRoom]);
    let willing = Practice { capacity: patients(2000.0), limit: patients(4000.0), ..calm(2000.0) };
    let other = || Practice { capacity: patients(2000.0), limit: patients(2000.0), ..calm(2000.0) };
    let spots = look(&[willing, other(), other()], &steady());
    assert_eq!(kinds(&spots), [Kind::Domino]);
    let Some(Flag::Domino { closures, with_further, worst_risk }) = spots.flags().next() else { panic!() };
    assert_eq!((closures, with_further, worst_risk), (3, 2, Some(3.0)));
}

#[test]
fn what_is_not_known_is_said_to_be_unknown() {
    let none = look(&[], &steady());
    assert_eq!(kinds(&none), []);
    let unknown =
        [Kind::PatientsAtRisk, Kind::Clustering, Kind::Absorption, Kind::Domino, Kind::Growth, Kind::NoRoom];
    assert_eq!(none.unknown().collect::<Vec<_>>(), unknown);
    // Without a demography nothing is projected.
    let spots = look(&[calm(2000.0)], &Area::default());
    assert_eq!(spots.unknown().collect::<Vec<_>>(), [Kind::Pressure, Kind::Growth]);
    // Silent practices have no plans that are known.
    let silent = [Practice { staff: Staff::Silent, can_grow: None, ..calm(2000.0) }];
    assert!(look(&silent, &steady()).unknown().any(|kind| kind == Kind::PatientsAtRisk));
    // No GPs at all.
    let empty = [Practice { staff: Staff::Known(Vec::new()), ..calm(2000.0) }];
    assert!(kinds(&look(&empty, &steady())).contains(&Kind::Pressure));
}
