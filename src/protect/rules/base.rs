//! The base: a percentage, mean or median rests on enough answers.
//!
//! Of a handful of answers readers know whose they are, and one more or less moves the number a long way.
//! Ten is the practice of output checking (A. Hundepool et al., Statistical Disclosure Control, 2012).

use crate::compute::Sampled;
use crate::project::Privacy;

pub fn is_broken(privacy: &Privacy, sampled: &Sampled) -> bool {
    sampled.answered < privacy.least_answered
}
