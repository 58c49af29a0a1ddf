//! Group disclosure: where nearly all of a small group say the same, the figure tells about each of them,
//! however many they are.
//!
//! Rule 3 of the methods (§ 4); A. Hundepool et al., Statistical Disclosure Control (2012), call it
//! group attribute disclosure. Only sensitive questions are held to it.

use crate::compute::Sampled;
use crate::project::Privacy;

pub fn is_broken(privacy: &Privacy, sampled: &Sampled) -> bool {
    let (Some(hits), true) = (sampled.hits, sampled.is_sensitive) else { return false };
    let percent = 100.0 * f64::from(hits) / f64::from(sampled.answered.max(1));
    let is_one_sided = percent > privacy.most_alike || percent < 100.0 - privacy.most_alike;
    is_one_sided && sampled.answered < privacy.large_group
}
