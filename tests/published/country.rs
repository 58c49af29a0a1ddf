//! All models on a whole country, ordinary and strange.

use super::close;
use super::outlook::{owner, patients, practice, share, stops_in};
use praatplaat::compute::outlook::amount::{Fte, Patients, Rate, Share, Years};
use praatplaat::compute::outlook::area::Area;
use praatplaat::compute::outlook::country::{Coming, Country, Municipality, Settings, coming};
use praatplaat::compute::outlook::demand::Mode;
use praatplaat::compute::outlook::hot_spots::{Kind, Verdict};
use praatplaat::compute::outlook::practice::{Gp, Practice, Role, Staff, Stop, Successor};
use praatplaat::compute::outlook::pressure::Pressure;

fn alone(practices: Vec<Practice>, area: Area) -> Coming {
    let numbers: Vec<usize> = (0..practices.len()).collect();
    let municipalities = vec![Municipality { area, practices: numbers.clone() }];
    let country = Country { practices, groups: vec![numbers], municipalities };
    coming(&Settings::default(), &country).expect("all are there").remove(0)
}

/// Example II of the regional report of 2022: enough GPs today, three of six owners retire in three years.
#[test]
fn the_three_retirements_of_the_report_are_seen_coming() {
    let of = |stop| Practice {
        capacity: patients(2500.0),
        limit: patients(2500.0),
        can_grow: Some(true),
        ..practice(2200.0, vec![owner(1.1, stop, Successor::None)])
    };
    let mut practices: Vec<_> = [1.0, 2.0, 3.0].map(|year| of(stops_in(year))).into();
    practices.extend([0; 3].map(|_| of(Stop::NotIntended)));
    let found = alone(practices, Area::growing(0.0, 10));
    let verdicts = found.hot_spots.verdicts.iter();
    let flagged: Vec<Kind> = verdicts
        .filter(|(_, verdict)| matches!(verdict, Verdict::Flagged(_)))
        .map(|(kind, _)| *kind)
        .collect();
    assert_eq!(flagged, [Kind::PatientsAtRisk, Kind::Clustering, Kind::Absorption]);
    let takeover = found.takeover.expect("three fall free");
    assert_eq!((takeover.is_catch_22(), takeover.needed), (true, Some(2)));
    // Each is followed up with the chance 0.4: P(≥ 2) = 3 × .6² × .4 + .6³.
    close(found.falling_free.at_least(2), 0.648);
    assert_eq!((found.resilience.fewest, found.plans_unknown), (Some(2), 0));
    assert_eq!((found.uncoordinated.with_further, found.coordinated.with_further), (0, 0));
}

#[test]
fn areas_of_nobody_and_practices_that_there_are_not() {
    let found = alone(Vec::new(), Area::default());
    assert_eq!((found.outlooks.len(), found.takeover, found.uncoordinated.tried), (0, None, 0));
    let nobody = Municipality { area: Area::default(), practices: vec![3] };
    let country = Country { practices: Vec::new(), groups: Vec::new(), municipalities: vec![nobody] };
    assert!(coming(&Settings::default(), &country).is_err());
    let country = Country { practices: Vec::new(), groups: vec![vec![0]], municipalities: Vec::new() };
    assert!(coming(&Settings::default(), &country).is_err());
}

/// The least, the most, and what is hardly anything.
const STRANGE: [f64; 6] = [0.0, 5e-324, 1e-9, 1.0, 2095.0, 1e9];

#[test]
fn whatever_the_amounts_every_outcome_is_a_number() {
    let stops = [
        Stop::In(Years::ZERO),
        Stop::Between(Years::clamped(200.0), Years::ZERO),
        Stop::NotIntended,
        Stop::Unknown { age: Some(Years::clamped(200.0)) },
        Stop::Unknown { age: None },
    ];
    let mut at = 0_usize;
    let mut next = || {
        at += 1;
        STRANGE[(at * 7 + at / 6) % STRANGE.len()]
    };
    for round in 0..500 {
        let practices: Vec<Practice> = (0..round % 9)
            .map(|own| {
                let gp = |fte: f64, stop| Gp {
                    role: if own % 3 == 0 { Role::Employed } else { Role::Owner },
                    fte: (own % 4 > 0).then_some(Fte::clamped(fte)),
                    stop,
                    successor: Successor::InTalks,
                };
                let staff = match own % 5 {
                    0 => Staff::Silent,
                    1 => Staff::Known(Vec::new()),
                    _ => Staff::Known(stops.map(|stop| gp(next(), stop)).into()),
                };
                let amounts = [0; 3].map(|_| Patients::clamped(next()));
                let [list, capacity, limit] = amounts;
                Practice { list, capacity, limit, can_grow: None, stratum: own as u16, staff }
            })
            .collect();
        let mut area = Area::growing(0.01, 10);
        area.demography[5] = Rate::clamped(next());
        area.new_dwellings = vec![Patients::clamped(next())];
        is_sane(&alone(practices, area));
    }
}

#[track_caller]
fn is_sane(found: &Coming) {
    let number = |value: f64| assert!(value.is_finite() && value >= 0.0, "{value} in {found:?}");
    for outlook in &found.outlooks {
        number(outlook.supply.total());
        number(outlook.patients);
        number(outlook.without_capacity.get());
        outlook.patients_per_fte().into_iter().filter(|_| outlook.supply.total() > 1e-12).for_each(number);
        for mode in Mode::ALL {
            outlook.demand(mode).into_iter().for_each(number);
            if let Some(Pressure::Of(pressure)) =
                outlook.pressure(mode).filter(|_| outlook.supply.total() > 1e-12)
            {
                number(pressure);
            }
        }
    }
    for closures in [&found.uncoordinated, &found.coordinated] {
        assert!(closures.with_further <= closures.tried && closures.with_unplaced <= closures.tried);
        closures.benefit.iter().flatten().copied().for_each(|benefit| {
            assert!((0.0..=1.0 + 1e-9).contains(&benefit), "{benefit} in {found:?}");
        });
    }
    assert!(Share::new(found.falling_free.at_least(1)).is_some());
    close(found.falling_free.at_least(0), share(1.0).get());
}
