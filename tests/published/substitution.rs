//! Out-of-hours care by other professions.

use super::outlook::{fte, rate, share};
use super::{close, near};
use praatplaat::compute::outlook::amount::{Hours, Share};
use praatplaat::compute::outlook::substitution::{
    Load, Saving, Shift, Terms, feasibility, hours_per_gp_fte, net_hours, substitution,
};

fn hours(value: f64) -> Hours {
    Hours::new(value).expect("hours of the test's own")
}

fn shift(times: f64, length: f64, gps: u32, replaceable: u32, feasible: f64) -> Shift {
    Shift::new(rate(times), hours(length), gps, replaceable, share(feasible)).expect("a GP is left")
}

fn reference() -> Vec<Shift> {
    vec![
        shift(251.0, 5.5, 3, 1, 1.0),
        shift(365.0, 9.0, 1, 0, 0.0),
        shift(114.0, 9.0, 4, 1, 0.9),
        shift(114.0, 6.0, 3, 1, 0.5),
    ]
}

#[test]
fn agrees_with_the_reference() {
    let one_for_one = Terms { hours_per_gp_hour: rate(1.0), ..Terms::default() };
    let found = substitution(&reference(), &one_for_one);
    close(found.gp_hours, 13582.5);
    close(found.replaced_hours, 2645.9);
    near(found.replaced_share().unwrap(), 0.194802, 1e-6);
    close(found.replaced_shifts, 410.6);
    close(net_hours(&one_for_one), 1620.32);
    close(found.others_fte.unwrap(), 1.714596);

    let found = substitution(&reference(), &Terms::default());
    close(found.others_hours, 3307.375);
    close(found.others_fte.unwrap(), 2.143246);
    let (before, after) = hours_per_gp_fte(&found, &[], fte(110.0)).unwrap();
    near(before, 123.4773, 1e-4);
    near(after, 99.4236, 1e-4);
}

#[test]
fn a_weekend_day_agrees_with_the_reference() {
    let load =
        Load { consultations: rate(93.9), by_gp: rate(3.0), by_other: rate(2.4), within_scope: share(0.91) };
    let day = |replaceable| shift(1.0, 8.0, 4, replaceable, 1.0);
    let none = feasibility(&day(0), rate(1.0), &load).unwrap();
    close(none.asked, 11.7375);
    close(none.possible, 12.0);
    assert!(none.is_feasible);
    let short = feasibility(&day(1), rate(1.0), &load).unwrap();
    close(short.possible, 11.4);
    close(short.others_share.unwrap(), 0.20447284);
    assert!(!short.is_feasible);
    let enough = feasibility(&day(1), rate(1.25), &load).unwrap();
    close(enough.possible, 12.0);
    close(enough.others_share.unwrap(), 3.0 / 11.7375);
    assert!(enough.is_feasible);
    // More than they may see.
    let narrow = Load { within_scope: share(0.2), ..load };
    assert!(!feasibility(&day(1), rate(1.25), &narrow).unwrap().is_feasible);
}

#[test]
fn there_is_always_a_gp() {
    let new = |gps, replaceable| Shift::new(rate(365.0), hours(9.0), gps, replaceable, share(1.0));
    assert_eq!([new(0, 0), new(1, 1), new(3, 3), new(3, u32::MAX)], [None; 4]);
    assert!(new(1, 0).is_some() && new(3, 2).is_some());
}

#[test]
fn nothing_to_replace_and_nobody_to_share_it() {
    let none = substitution(&[], &Terms::default());
    assert_eq!((none.gp_hours, none.replaced_share(), none.others_fte), (0.0, None, Some(0.0)));
    assert_eq!(hours_per_gp_fte(&none, &[], fte(0.0)), None);
    let away = Terms { absent: Share::new(1.0).unwrap(), ..Terms::default() };
    assert_eq!(substitution(&reference(), &away).others_fte, None);
    let load =
        Load { consultations: rate(0.0), by_gp: rate(3.0), by_other: rate(0.0), within_scope: share(0.0) };
    assert_eq!(feasibility(&shift(1.0, 0.0, 2, 1, 1.0), rate(1.0), &load), None);
    assert!(feasibility(&shift(1.0, 8.0, 2, 1, 1.0), rate(1.0), &load).unwrap().is_feasible);
    // Other savings are rows of their own, and never save more than there is.
    let found = substitution(&reference(), &Terms::default());
    let saving = |value| Saving { gp_hours: hours(value) };
    let (_, after) = hours_per_gp_fte(&found, &[saving(1000.0), saving(936.6)], fte(100.0)).unwrap();
    close(after, 90.0);
    assert_eq!(hours_per_gp_fte(&found, &[saving(1e9)], fte(100.0)).unwrap().1, 0.0);
}
