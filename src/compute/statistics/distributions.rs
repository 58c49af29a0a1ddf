//! Quantiles and tails of the distributions that the other files rest on.
//!
//! The special functions come from `statrs`; its own quantiles panic on what is not a probability.
//! What is out of range here has no quantile: `None`.

use statrs::distribution::{ChiSquared, ContinuousCDF, StudentsT};
use statrs::function::{beta, erf};
use std::f64::consts::SQRT_2;

/// The standard normal value below which `probability` lies. `None` unless it is between 0 and 1.
pub fn normal(probability: f64) -> Option<f64> {
    is_inside(probability).then(|| -SQRT_2 * erf::erfc_inv(2.0 * probability))
}

/// The value of Student's t below which `probability` lies; the degrees of freedom need not be
/// whole. `None` unless the probability is between 0 and 1 and the freedom at least 1.
pub fn student(probability: f64, freedom: f64) -> Option<f64> {
    if !is_inside(probability) || freedom.is_nan() || freedom < 1.0 {
        return None;
    }
    // From here on the two differ by less than is shown of any number.
    if freedom > 1e9 {
        return normal(probability);
    }
    let student = StudentsT::new(0.0, 1.0, freedom).ok()?;
    Some(student.inverse_cdf(probability)).filter(|value| value.is_finite())
}

/// The value of χ² below which `probability` lies; the degrees of freedom need not be whole. `None`
/// unless the probability is between 0 and 1 and the freedom at least 1 and finite.
pub fn chi_squared(probability: f64, freedom: f64) -> Option<f64> {
    if !is_inside(probability) || !freedom.is_finite() || freedom < 1.0 {
        return None;
    }
    if freedom > 1e8 {
        return wilson_hilferty(probability, freedom);
    }
    let chi = ChiSquared::new(freedom).ok()?;
    Some(chi.inverse_cdf(probability)).filter(|value| value.is_finite())
}

/// χ² by the cube of a normal value: here only for freedom so large that nothing is lost by it, and
/// the exact way would take long. Source: Wilson & Hilferty, Proc. Natl. Acad. Sci. 17 (1931), 684.
fn wilson_hilferty(probability: f64, freedom: f64) -> Option<f64> {
    let spread = 2.0 / (9.0 * freedom);
    Some(freedom * (1.0 - spread + normal(probability)? * spread.sqrt()).powi(3))
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
