//! A municipality and its practices for the tests of the models, in few words.

use praatplaat::compute::outlook::amount::{Fte, Patients, Rate, Share, Years};
use praatplaat::compute::outlook::practice::{Gp, Practice, Role, Staff, Stop, Successor};

pub fn patients(value: f64) -> Patients {
    Patients::new(value).expect("an amount of the test's own")
}

pub fn rate(value: f64) -> Rate {
    Rate::new(value).expect("an amount of the test's own")
}

pub fn share(value: f64) -> Share {
    Share::new(value).expect("an amount of the test's own")
}

pub fn years(value: f64) -> Years {
    Years::new(value).expect("an amount of the test's own")
}

pub fn fte(value: f64) -> Fte {
    Fte::new(value).expect("an amount of the test's own")
}

/// An owner who works so much, with these plans.
pub fn owner(hours: f64, stop: Stop, successor: Successor) -> Gp {
    Gp { role: Role::Owner, fte: Some(fte(hours)), stop, successor }
}

pub fn stops_in(year: f64) -> Stop {
    Stop::In(years(year))
}

/// A practice that is full, and knows of no room.
pub fn practice(list: f64, gps: Vec<Gp>) -> Practice {
    Practice {
        list: patients(list),
        capacity: patients(list),
        limit: patients(list),
        can_grow: None,
        stratum: 0,
        staff: Staff::Known(gps),
    }
}

/// The reference municipality of our account of methods, §5.2.
pub fn reference_municipality() -> Vec<Practice> {
    let class = Stop::Between(years(5.0), years(10.0));
    vec![
        practice(
            2900.0,
            vec![
                owner(0.9, stops_in(2.0), Successor::None),
                owner(0.6, Stop::NotIntended, Successor::Unknown),
            ],
        ),
        practice(2300.0, vec![owner(1.0, stops_in(5.0), Successor::Known)]),
        practice(
            3200.0,
            vec![owner(0.8, class, Successor::None), owner(0.8, Stop::NotIntended, Successor::Unknown)],
        ),
    ]
}
