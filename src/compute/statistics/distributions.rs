//! Quantiles and tails of the distributions that the other files rest on.
//!
//! The special functions come from `statrs`. Its quantiles do not: those of Student's t are good to
//! four digits only for many degrees of freedom, and some panic near 0 and 1. What is out of range
//! here has no quantile: `None`.

use statrs::function::{beta, erf, gamma};
use std::f64::consts::{LN_2, PI, SQRT_2};

/// Beyond so many degrees of freedom Student's t is taken by its series, good to ten digits there.
const MANY_FOR_STUDENT: f64 = 1000.0;
/// Beyond so many χ² is taken as the cube of a normal value: the exact way would take long.
const MANY_FOR_CHI: f64 = 1e8;

/// The standard normal value below which `probability` lies. `None` unless it is between 0 and 1.
pub fn normal(probability: f64) -> Option<f64> {
    is_inside(probability).then(|| -SQRT_2 * erf::erfc_inv(2.0 * probability))
}

/// The value of Student's t below which `probability` lies; the degrees of freedom need not be
/// whole. `None` unless the probability is between 0 and 1 and the freedom at least 1.
pub fn student(probability: f64, freedom: f64) -> Option<f64> {
    if freedom.is_nan() || freedom < 1.0 {
        return None;
    }
    let z = normal(probability)?;
    if z == 0.0 || freedom > MANY_FOR_STUDENT {
        return Some(student_series(z, freedom));
    }
    let wanted = probability.min(1.0 - probability);
    let excess = |t: f64| wanted - student_tail(t, freedom);
    let value = crossing(z.abs(), excess, |t| student_density(t, freedom))?;
    Some(value.copysign(z))
}

/// Student's t from the normal value of the same probability, by powers of `1/freedom`.
/// Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
fn student_series(z: f64, freedom: f64) -> f64 {
    let s = z * z;
    let terms = [
        (s + 1.0) / 4.0,
        ((5.0 * s + 16.0) * s + 3.0) / 96.0,
        (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0,
        ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0,
    ];
    z + z * terms.iter().rev().fold(0.0, |sum, term| (sum + term) / freedom)
}

/// The chance that Student's t lies above `t`, which is above zero.
fn student_tail(t: f64, freedom: f64) -> f64 {
    let place = freedom / (freedom + t * t);
    beta::checked_beta_reg(freedom / 2.0, 0.5, place).unwrap_or(0.0) / 2.0
}

fn student_density(t: f64, freedom: f64) -> f64 {
    let half = freedom / 2.0;
    let height = gamma::ln_gamma(half + 0.5) - gamma::ln_gamma(half) - (freedom * PI).ln() / 2.0;
    (height - (half + 0.5) * (t * t / freedom).ln_1p()).exp()
}

/// The value of χ² below which `probability` lies; the degrees of freedom need not be whole. `None`
/// unless the probability is between 0 and 1 and the freedom at least 1 and finite.
pub fn chi_squared(probability: f64, freedom: f64) -> Option<f64> {
    if !is_inside(probability) || !freedom.is_finite() || freedom < 1.0 {
        return None;
    }
    if freedom > MANY_FOR_CHI {
        return wilson_hilferty(probability, freedom);
    }
    let half = freedom / 2.0;
    // From the nearer end, where no digits are lost to a one.
    let excess = |chi: f64| match probability < 0.5 {
        true => gamma::checked_gamma_lr(half, chi / 2.0).unwrap_or(0.0) - probability,
        false => (1.0 - probability) - gamma::checked_gamma_ur(half, chi / 2.0).unwrap_or(0.0),
    };
    let height = half * LN_2 + gamma::ln_gamma(half);
    crossing(freedom, excess, |chi| ((half - 1.0) * chi.ln() - chi / 2.0 - height).exp())
}

/// χ² as the cube of a normal value. Source: E. B. Wilson and M. M. Hilferty, Proc. Natl. Acad. Sci.
/// 17 (1931), 684–688.
fn wilson_hilferty(probability: f64, freedom: f64) -> Option<f64> {
    let spread = 2.0 / (9.0 * freedom);
    Some(freedom * (1.0 - spread + normal(probability)? * spread.sqrt()).powi(3))
}

/// Where a function of what is above zero rises through zero: by Newton's steps, and by halving where
/// these lead astray. `None` when it does so nowhere.
fn crossing(start: f64, excess: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> Option<f64> {
    let (mut low, mut high) = (start, start);
    while low > 0.0 && excess(low) > 0.0 {
        low /= 2.0;
    }
    while high.is_finite() && excess(high) < 0.0 {
        high *= 2.0;
    }
    let mut value = low + (high - low) / 2.0;
    for _ in 0..200 {
        let above = excess(value);
        if above < 0.0 {
            low = value
        } else {
            high = value
        }
        let newton = value - above / slope(value);
        let next = if low < newton && newton < high { newton } else { low + (high - low) / 2.0 };
        let has_settled = (next - value).abs() <= 1e-15 * value;
        value = next;
        if has_settled {
            break;
        }
    }
    value.is_finite().then_some(value)
}

/// The chance that a standard normal value lies at least so far from zero, on either side.
pub fn two_sided(z: f64) -> f64 {
    erf::erfc(z.abs() / SQRT_2)
}

/// The chance of at most `heads` heads in so many tosses of a fair coin.
pub fn at_most_heads(heads: u32, tosses: u32) -> f64 {
    if heads >= tosses {
        return 1.0;
    }
    let (tails, heads) = (f64::from(tosses - heads), f64::from(heads));
    // It fails only on what is not above zero, and both are.
    beta::checked_beta_reg(tails, heads + 1.0, 0.5).unwrap_or(f64::NAN)
}

fn is_inside(probability: f64) -> bool {
    probability > 0.0 && probability < 1.0
}
