//! The domino: what the closing of one practice does to its neighbours.
//!
//! Patients of a practice that closes go to its neighbours up to what these take on; who gets more than
//! can be borne closes in the next round. Source: the shape is that of D. M. Lo Sardo et al., PNAS (2019),
//! and M. Kaleta et al., Nat. Commun. (2022), who give each provider a risk and a benefit; simplified and
//! without chance in our account of methods, §6. The example is the illness cascade of the regional report
//! of 2022.
//!
//! Two ways to spread the patients stand beside each other. *Uncoordinated*: they knock on doors, and the
//! willing are filled first. *Coordinated*: they are shared out so that all are loaded alike.
//!
//! What this gives of a practice is never public, in whatever form. Of an area, counts may be: how many of
//! the single closures lead to a second one, where there are enough practices and the counts pass `protect`.

mod cascade;
mod network;
mod resilience;
mod spread;

pub use cascade::{Cascade, Closed, Shock, Simulator};
pub use network::{Doctors, Network, NotANetwork};
pub use resilience::{Closures, Resilience, closures, resilience};

use super::amount::{Rate, Share};

/// How patients find another practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// ongecoördineerd: each seeks a place, and finds it where somebody is willing.
    Uncoordinated,
    /// gecoördineerd: shared out by capacity.
    Coordinated,
}

/// What happens to patients for whom there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// They are without a GP.
    None,
    /// zorgplicht: the practices that are open take them all the same.
    OfCare,
}

/// How a shock is played.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    pub spread: Spread,
    pub duty: Duty,
    /// Up to which load a practice holds: patients for each that it can sustainably care for.
    pub tolerance: Rate,
    /// The part of the first practice's list that moves; of those that follow, all moves.
    pub moves: Share,
}

impl Rules {
    /// These, with a tolerance of 1.15 and the whole list moving: a choice, see our account of methods, §6.
    pub fn usual(spread: Spread, duty: Duty) -> Rules {
        Rules { spread, duty, tolerance: Rate::clamped(1.15), moves: Share::clamped(1.0) }
    }
}
