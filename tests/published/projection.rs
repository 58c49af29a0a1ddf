//! Supply and demand of a municipality, now and in ten years.

use super::close;
use super::outlook::{fte, owner, patients, practice, rate, reference_municipality, share, stops_in, years};
use praatplaat::compute::outlook::amount::Rate;
use praatplaat::compute::outlook::area::{AgeClass, Area, index, weighed_population};
use praatplaat::compute::outlook::assumptions::{Assumptions, Scenario};
use praatplaat::compute::outlook::completion::{Basis, complete};
use praatplaat::compute::outlook::demand::Mode;
use praatplaat::compute::outlook::practice::{Gp, Practice, Role, Staff, Stop, Successor};
use praatplaat::compute::outlook::pressure::{Class, Limits, Pressure};
use praatplaat::compute::outlook::projection::{Coverage, Outlook, outlooks};
use praatplaat::compute::outlook::supply::still_there;

fn of(practices: &[Practice], area: &Area) -> Vec<Outlook> {
    let assumptions = Assumptions::default();
    outlooks(&assumptions, &complete(practices, assumptions.fte_per_gp), area)
}

#[track_caller]
fn find(all: &[Outlook], scenario: Scenario, year: u8) -> Outlook {
    *all.iter().find(|one| one.scenario == scenario && one.year == year).expect("it is projected")
}

#[test]
fn agrees_with_the_reference_municipality() {
    let all = of(&reference_municipality(), &Area::growing(0.0086, 10));
    assert_eq!(all.len(), 33);
    let check = |scenario, year, supply, demand, per_fte| {
        let outlook = find(&all, scenario, year);
        close(outlook.supply.total(), supply);
        close(outlook.demand(Mode::Norm).unwrap(), demand);
        super::near(outlook.patients_per_fte().unwrap(), per_fte, 1e-3);
    };
    for scenario in Scenario::ALL {
        check(scenario, 0, 4.100000, 4.009547, 2048.780);
    }
    check(Scenario::Low, 2, 3.340000, 4.241651, 2660.557);
    check(Scenario::Middle, 2, 3.497360, 4.160081, 2491.985);
    check(Scenario::High, 2, 4.100000, 4.119296, 2104.860);
    check(Scenario::Low, 5, 2.768000, 4.600153, 3481.691);
    check(Scenario::Middle, 5, 3.166420, 4.391055, 2905.256);
    check(Scenario::High, 5, 3.680000, 4.286506, 2440.280);
    check(Scenario::Low, 10, 2.240000, 5.225241, 4887.000);
    check(Scenario::Middle, 10, 2.663780, 4.789804, 3767.068);
    check(Scenario::High, 10, 3.224000, 4.572086, 2971.005);
}

#[test]
fn pressure_gap_and_patients_without_capacity_follow_from_these() {
    let all = of(&reference_municipality(), &Area::growing(0.0086, 10));
    let then = find(&all, Scenario::Low, 10);
    close(then.gap(Mode::Norm).unwrap(), 2.24 - 5.225241);
    // By hand: 4887.000 × 2.24 patients; 2.24 full-time equivalents care for 2095 × 1.15 each at most.
    super::near(then.without_capacity.get(), 4887.0 * 2.24 - 2.24 * 2095.0 * 1.15, 1e-2);
    let Some(Pressure::Of(pressure)) = then.pressure(Mode::Norm) else { panic!("there are GPs") };
    close(pressure, 5.225241 / 2.24);
    assert_eq!(Pressure::Of(pressure).class(&Limits::default()), Class::Critical);
    assert_eq!(find(&all, Scenario::High, 0).without_capacity.get(), 0.0);
    // By hand: what there is, and 6.3 % that is not met today; then it grows with the patients.
    let now = find(&all, Scenario::Middle, 0);
    close(now.demand(Mode::StatusQuo).unwrap(), 4.1 * 1.063);
    let then = find(&all, Scenario::Middle, 5);
    close(then.demand(Mode::StatusQuo).unwrap(), 4.1 * 1.063 * then.patients / 8400.0);
}

#[test]
fn a_class_runs_up_to_its_limit() {
    let class = |pressure| Pressure::Of(pressure).class(&Limits::default());
    assert_eq!([0.0, 1.0, 1.05].map(class), [Class::Balanced; 3]);
    assert_eq!([1.0501, 1.15].map(class), [Class::Attention; 2]);
    assert_eq!([1.1501, 1.30].map(class), [Class::Tight; 2]);
    assert_eq!([1.3001, 1e9].map(class), [Class::Critical; 2]);
    assert_eq!(Pressure::NoGps.class(&Limits::default()), Class::Critical);
}

#[test]
fn today_is_the_same_in_every_scenario() {
    let assumptions = Assumptions::default();
    for stop in [stops_in(1.0), stops_in(0.5), Stop::Between(years(0.0), years(2.0))] {
        let now = Scenario::ALL.map(|scenario| still_there(&assumptions, scenario, stop, 0));
        assert_eq!(now, [1.0; 3], "{stop:?}");
    }
    assert_eq!(still_there(&assumptions, Scenario::High, stops_in(0.0), 0), 0.0);
    assert_eq!(still_there(&assumptions, Scenario::Low, stops_in(1.0), 1), 0.0);
}

#[test]
fn nobody_comes_back_and_low_is_never_above_high() {
    let assumptions = Assumptions::default();
    let stops = [
        stops_in(0.0),
        stops_in(3.5),
        stops_in(200.0),
        Stop::Between(years(2.0), years(2.0)),
        Stop::Between(years(9.0), years(4.0)),
        Stop::NotIntended,
        Stop::Unknown { age: Some(years(64.0)) },
        Stop::Unknown { age: Some(years(90.0)) },
        Stop::Unknown { age: None },
    ];
    for stop in stops {
        for year in 0..=10 {
            let [low, middle, high] =
                Scenario::ALL.map(|scenario| still_there(&assumptions, scenario, stop, year));
            assert!((0.0..=1.0).contains(&low) && low <= middle && middle <= high, "{stop:?} {year}");
            let later = Scenario::ALL.map(|scenario| still_there(&assumptions, scenario, stop, year + 1));
            assert!(later[0] <= low && later[1] <= middle && later[2] <= high, "{stop:?} {year}");
        }
    }
}

#[test]
fn the_unknown_stop_at_their_age_or_leave_as_the_nation_does() {
    let assumptions = Assumptions::default();
    let middle = |stop, year| still_there(&assumptions, Scenario::Middle, stop, year);
    let aged = Stop::Unknown { age: Some(years(60.0)) };
    assert_eq!([6, 7].map(|year| middle(aged, year)), [1.0, 0.0]);
    // 1 − (.66 × .116 + .34 × .226): §5.1.
    close(middle(Stop::Unknown { age: None }, 5), 0.8466);
}

#[test]
fn demand_follows_the_age_of_the_population_and_what_is_built() {
    let population = |young, old| {
        let class = |people, weight| AgeClass { people: patients(people), weight: rate(weight) };
        weighed_population(&[class(young, 0.8), class(old, 1.5)])
    };
    let demography = index(&[population(6000.0, 2000.0), population(5800.0, 2400.0)]).unwrap();
    close(demography[1].get(), (5800.0 * 0.8 + 2400.0 * 1.5) / 7800.0);
    let area = Area {
        demography: demography.clone(),
        // A hundred dwellings of 2.1 persons each.
        new_dwellings: vec![patients(0.0), patients(210.0)],
        inflow: vec![fte(0.0), fte(0.5)],
    };
    let all = of(&reference_municipality(), &area);
    // No further than the demography reaches.
    assert_eq!(all.iter().map(|one| one.year).max(), Some(1));
    let then = find(&all, Scenario::Middle, 1);
    close(then.patients, 8400.0 * demography[1].get() * 1.01 + 210.0);
    close(then.supply.total(), 4.6);
    assert_eq!(index(&[0.0, 1.0]), None);
    assert_eq!(index(&[]), None);
    assert_eq!(index(&[1e-9, 1e9]), None);
}

#[test]
fn silent_practices_are_estimated_by_their_stratum_and_told_apart() {
    // 2300 × 3.5/6100 = 1.319672: our account of methods, §3.
    let gps = |hours| vec![owner(hours, Stop::NotIntended, Successor::Unknown)];
    let silent = |list, stratum| Practice { staff: Staff::Silent, stratum, ..practice(list, Vec::new()) };
    let practices =
        [practice(2900.0, gps(1.5)), silent(2300.0, 0), practice(3200.0, gps(2.0)), silent(1000.0, 7)];
    let assumptions = Assumptions::default();
    let staffed = complete(&practices, assumptions.fte_per_gp);
    assert_eq!([1, 3].map(|at| staffed[at].basis), [Basis::OwnStratum, Basis::AllStrata]);
    let coverage = Coverage::of(&staffed);
    assert_eq!(coverage, Coverage { practices: 4, estimated: 2, by_all_strata: 1, unknown: 0 });
    let all = outlooks(&assumptions, &staffed, &Area::growing(0.0, 10));
    let now = find(&all, Scenario::Middle, 0).supply;
    close(now.reported, 3.5);
    close(now.estimated, 1.319672 + 1000.0 * 3.5 / 6100.0);
    // Who is not known leaves as the nation does, and the reported part stays what it is.
    let then = find(&all, Scenario::Middle, 5).supply;
    close(then.reported, 3.5);
    assert!(then.estimated < now.estimated);
}

#[test]
fn hours_that_were_not_told_are_the_mean_of_the_role() {
    let gp = |role, hours: Option<f64>| Gp {
        role,
        fte: hours.map(fte),
        stop: Stop::NotIntended,
        successor: Successor::Unknown,
    };
    let all = [practice(
        4000.0,
        vec![
            gp(Role::Owner, Some(0.8)),
            gp(Role::Owner, Some(0.6)),
            gp(Role::Owner, None),
            gp(Role::Employed, Some(0.4)),
            gp(Role::ChangingLocum, None),
        ],
    )];
    let heads = &complete(&all, rate(0.75))[0].heads;
    close(heads[2].fte.get(), 0.7);
    close(heads[4].fte.get(), 0.6);
    assert_eq!(
        heads.iter().map(|head| head.is_estimated).collect::<Vec<_>>(),
        [false, false, true, false, true]
    );
}

#[test]
fn no_gps_no_patients_and_nobody_who_answered() {
    let growing = Area::growing(0.01, 10);
    // No practice at all.
    for outlook in of(&[], &growing) {
        assert_eq!((outlook.supply.total(), outlook.patients), (0.0, 0.0));
        assert_eq!(outlook.pressure(Mode::Norm), Some(Pressure::Of(0.0)));
        assert_eq!((outlook.pressure(Mode::StatusQuo), outlook.patients_per_fte()), (None, None));
    }
    // Patients and no GP: not zero pressure, but one without a number.
    let all = of(&[practice(2000.0, Vec::new())], &growing);
    let now = find(&all, Scenario::Middle, 0);
    assert_eq!(now.pressure(Mode::Norm), Some(Pressure::NoGps));
    assert_eq!((now.patients_per_fte(), now.demand(Mode::StatusQuo)), (None, None));
    assert_eq!(now.without_capacity.get(), 2000.0);
    // Nobody answered: said, and not guessed.
    let practices = [Practice { staff: Staff::Silent, ..practice(2000.0, Vec::new()) }];
    let staffed = complete(&practices, rate(0.75));
    assert_eq!(Coverage::of(&staffed), Coverage { practices: 1, unknown: 1, ..Coverage::default() });
    // All retire at once, and nobody follows.
    let mut assumptions = Assumptions::default();
    assumptions.replaced_without_successor.low = share(0.0);
    let practices = [0, 1, 2].map(|_| practice(2000.0, vec![owner(1.0, stops_in(2.0), Successor::None)]));
    let all = outlooks(&assumptions, &complete(&practices, assumptions.fte_per_gp), &growing);
    assert_eq!(find(&all, Scenario::Low, 1).pressure(Mode::Norm), Some(Pressure::NoGps));
    // A list of zero, and a norm of zero.
    assert_eq!(find(&of(&[practice(0.0, Vec::new())], &growing), Scenario::Low, 10).patients, 0.0);
    assumptions.norm = Rate::ZERO;
    let all = outlooks(&assumptions, &complete(&practices, assumptions.fte_per_gp), &growing);
    assert_eq!(find(&all, Scenario::Low, 0).demand(Mode::Norm), None);
}
