//! Trends over five waves, and the difference of two.

use super::{close, close_interval, near, tally};
use praatplaat::compute::statistics::distributions::chi_squared;
use praatplaat::compute::statistics::interval::{Interval, Z95};
use praatplaat::compute::statistics::trend::{CHI_998, Trend, difference, trend};
use praatplaat::compute::statistics::wilson::wilson;

fn points(values: &[f64], reach: &[f64]) -> Vec<(f64, Interval)> {
    values.iter().zip(reach).map(|(value, reach)| (*value, Interval::around(*value, *reach))).collect()
}

#[test]
fn agrees_with_the_reference() {
    // statsmodels: WLS with weights 1/σ², σ known; χ² = b²/var(b).
    near(chi_squared(0.998, 1.0).unwrap(), CHI_998, 1e-12);
    let Trend::Rising { slope, chi } = trend(&points(&[30.0, 33.0, 37.0, 40.0, 45.0], &[4.0; 5])) else {
        panic!("it rises");
    };
    close(slope, 3.7);
    near(chi, 32.86969, 5e-6);
    let Trend::Steady { slope, chi } = trend(&points(&[30.0, 33.0, 29.0, 34.0, 31.0], &[4.0; 5])) else {
        panic!("it is steady");
    };
    close(slope, 0.3);
    near(chi, 0.21609, 5e-6);
}

#[test]
fn agrees_with_statsmodels_where_intervals_differ() {
    // As above.
    let falling = points(&[50.0, 46.0, 44.0, 39.0, 30.0], &[3.0, 5.0, 2.0, 4.0, 6.0]);
    let Trend::Falling { slope, chi } = trend(&falling) else { panic!("it falls") };
    close(slope, -4.044320905798947);
    close(chi, 38.69137557671002);
    let falling = points(&[40.0, 38.0, 35.0, 33.0, 30.0], &[1.0, 2.0, 1.5, 2.5, 1.0]);
    let Trend::Falling { slope, chi } = trend(&falling) else { panic!("it falls") };
    close(slope, -2.5045837577553476);
    close(chi, 202.5968529729136);
}

#[test]
fn one_wave_alone_makes_no_trend() {
    // χ² is far above its limit, but without the last wave nothing rises. statsmodels as above.
    let Trend::Steady { slope, chi } = trend(&points(&[10.0, 10.0, 10.0, 10.0, 40.0], &[2.0; 5])) else {
        panic!("it rests on one wave");
    };
    close(slope, 6.0);
    close(chi, 345.744);
}

#[test]
fn only_the_last_five_count_and_fewer_are_too_few() {
    let last = points(&[30.0, 33.0, 37.0, 40.0, 45.0], &[4.0; 5]);
    let mut longer = points(&[90.0, 10.0], &[1.0, 0.0]);
    longer.extend(&last);
    assert_eq!(trend(&longer), trend(&last));
    for count in 0..5 {
        assert_eq!(trend(&last[..count]), Trend::TooFew);
    }
    let exact = points(&[30.0, 33.0, 37.0, 40.0, 45.0], &[4.0, 4.0, 0.0, 4.0, 4.0]);
    assert_eq!(trend(&exact), Trend::TooFew);
}

#[test]
fn turned_upside_down_what_rises_falls() {
    for step in 0..200 {
        let noise = |wave: u32| f64::from((step * 37 + wave * wave * 11) % 23);
        let values: Vec<f64> = (0..5).map(|wave| noise(wave) + 2.0 * f64::from(wave)).collect();
        let other: Vec<f64> = values.iter().map(|value| -value).collect();
        match (trend(&points(&values, &[3.0; 5])), trend(&points(&other, &[3.0; 5]))) {
            (Trend::Rising { slope, .. }, Trend::Falling { slope: other, .. })
            | (Trend::Falling { slope, .. }, Trend::Rising { slope: other, .. })
            | (Trend::Steady { slope, .. }, Trend::Steady { slope: other, .. }) => near(slope, -other, 1e-9),
            pair => panic!("{pair:?}"),
        }
    }
}

/// The difference of two shares by Wilson's intervals, newer minus older.
fn of_shares(newer: (u32, u32), older: (u32, u32)) -> (f64, Interval) {
    let wave = |(hits, answered)| (tally(hits, answered).share(), wilson(tally(hits, answered), Z95));
    difference(wave(older), wave(newer))
}

#[test]
fn agrees_with_newcombe_1998_table_2() {
    // R. G. Newcombe, Stat. Med. 17 (1998), 873–890, table II, method 10: four printed digits.
    for (newer, older, published) in [
        ((56, 70), (48, 80), "0.0524 – 0.3339"),
        ((9, 10), (3, 10), "0.1705 – 0.8090"),
        ((6, 7), (2, 7), "0.0582 – 0.8062"),
        ((5, 56), (0, 29), "-0.0381 – 0.1926"),
        ((0, 10), (0, 20), "-0.1611 – 0.2775"),
        ((0, 10), (0, 10), "-0.2775 – 0.2775"),
        ((10, 10), (0, 20), "0.6791 – 1.0000"),
        ((10, 10), (0, 10), "0.6075 – 1.0000"),
    ] {
        let (_, Interval { low, high }) = of_shares(newer, older);
        assert_eq!(format!("{low:.4} – {high:.4}"), published);
    }
}

#[test]
fn differences_agree_with_statsmodels() {
    // statsmodels: confint_proportions_2indep(..., method="newcomb", compare="diff").
    for (newer, older, low, high) in [
        ((56, 70), (48, 80), 0.05243147240236498, 0.33387265403690614),
        ((5, 56), (0, 29), -0.038137147903536936, 0.19256001385511165),
        ((18, 40), (26, 45), -0.32271212843868013, 0.0819219285016686),
    ] {
        close_interval(of_shares(newer, older).1, low, high);
    }
}

#[test]
fn a_difference_turns_around_with_its_waves() {
    for older in 0..=12 {
        for newer in 0..=9 {
            let (up, around) = of_shares((newer, 9), (older, 12));
            let (down, back) = of_shares((older, 12), (newer, 9));
            assert!(around.contains(up));
            near(up, -down, 1e-12);
            near(around.low, -back.high, 1e-12);
            near(around.high, -back.low, 1e-12);
        }
    }
}
