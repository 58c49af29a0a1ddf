//! The rules that hide a number by itself, each in a file of its own with its reason and source. What must
//! be hidden besides, so that a sum does not give these back, is found in [`secondary`](super::secondary).

mod base;
mod frequency;
mod group_disclosure;
mod magnitude;
mod never;

pub use frequency::is_small;
pub use never::{shows_single_answers, shows_spread};

use crate::compute::Sampled;
use crate::project::Privacy;

/// Which rule hides a number. Only the publisher's own office is told: it says how small the number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It rests on few answers.
    FewAnswers,
    /// Few gave this answer, or another one.
    SmallCount,
    /// Nearly all of a small group gave the same answer.
    GroupDisclosure,
    /// One respondent makes up so much of it that the total tells how much.
    Dominance,
    /// Others that are hidden could be computed from it.
    Secondary,
    /// The public site before this one hid it, and too little has changed since.
    Before,
    /// So few of those who exist answered that it does not speak for the region. It would give nobody away.
    LowResponse,
}

/// The first rule that an estimate breaks by itself; `None` when it may be shown as far as these go.
pub fn broken(privacy: &Privacy, sampled: &Sampled) -> Option<Rule> {
    let rules = [
        (base::is_broken(privacy, sampled), Rule::FewAnswers),
        (frequency::is_broken(privacy, sampled), Rule::SmallCount),
        (group_disclosure::is_broken(privacy, sampled), Rule::GroupDisclosure),
        (magnitude::is_broken(privacy, sampled), Rule::Dominance),
    ];
    rules.into_iter().find_map(|(is_broken, rule)| is_broken.then_some(rule))
}
