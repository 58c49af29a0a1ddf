//! All models on all areas of a country, in one go.
//!
//! An area costs what its practices cost, each with the neighbours of its groups, and no more than
//! [`Settings::most_shocks`] shocks for its resilience. So all of it grows as the number of practices does,
//! as long as a group does not.

use super::area::Area;
use super::assumptions::Assumptions;
use super::catch_22::{self, Table, Takeover};
use super::completion::{Staffed, complete};
use super::domino::{
    Closures, Duty, Network, NotANetwork, Resilience, Rules, Simulator, Spread, closures, resilience,
};
use super::falling_together::{Together, chance, together};
use super::hot_spots::{Evidence, HotSpots, Thresholds, hot_spots};
use super::practice::Practice;
use super::projection::{Coverage, Outlook, outlooks};
use super::supply::without_successor;

/// What the models are handed.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    pub practices: Vec<Practice>,
    /// Practices that are each other's neighbours, such as those of a hagro, by their place in the list.
    pub groups: Vec<Vec<usize>>,
    pub municipalities: Vec<Municipality>,
}

/// A municipality and its practices, by their place in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    pub area: Area,
    pub practices: Vec<usize>,
}

/// What is assumed, and where the limits lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub assumptions: Assumptions,
    pub thresholds: Thresholds,
    /// The rules of the domino; the way of spreading and the duty are played in turn.
    pub rules: Rules,
    /// How many shocks are played at most to find the resilience of one municipality: all pairs of up to 31
    /// practices. Beyond, the answer says that it is not exact.
    pub most_shocks: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            assumptions: Assumptions::default(),
            thresholds: Thresholds::default(),
            rules: Rules::usual(Spread::Uncoordinated, Duty::None),
            most_shocks: 500,
        }
    }
}

/// What is coming in one municipality. Holds outcomes of single practices, so nothing of it is public but
/// what passes `protect`.
#[derive(Debug, Clone, PartialEq)]
pub struct Coming {
    pub coverage: Coverage,
    pub outlooks: Vec<Outlook>,
    pub hot_spots: HotSpots,
    /// How many practices fall free within the years that hot spots look ahead.
    pub falling_free: Together,
    /// Of how many practices that could not be said, for no owner is known.
    pub plans_unknown: usize,
    /// What newcomers meet if those who mean to stop do. `None` where no practice falls free.
    pub takeover: Option<Table>,
    /// Single closures, each practice seeking a place by itself.
    pub uncoordinated: Closures,
    /// The same, shared out by capacity.
    pub coordinated: Closures,
    /// With a duty of care and shared out by capacity: the most that the practices can bear together.
    pub resilience: Resilience,
}

/// What is coming in each municipality, in the order given.
pub fn coming(settings: &Settings, country: &Country) -> Result<Vec<Coming>, NotANetwork> {
    let doctors = country.practices.iter().map(Into::into).collect();
    let network = Network::of_groups(doctors, &country.groups)?;
    let staffed = complete(&country.practices, settings.assumptions.fte_per_gp);
    let simulator = |spread, duty| Simulator::new(&network, Rules { spread, duty, ..settings.rules });
    let mut simulators = Simulators {
        uncoordinated: simulator(Spread::Uncoordinated, Duty::None),
        coordinated: simulator(Spread::Coordinated, Duty::None),
        all_together: simulator(Spread::Coordinated, Duty::OfCare),
    };
    let of_one = |municipality: &Municipality| {
        let own: Option<Vec<_>> = municipality.practices.iter().map(|at| staffed.get(*at).cloned()).collect();
        Ok(of_municipality(settings, &mut simulators, municipality, &own.ok_or(NotANetwork)?))
    };
    country.municipalities.iter().map(of_one).collect()
}

/// The ways in which closures are played.
struct Simulators<'a> {
    uncoordinated: Simulator<'a>,
    coordinated: Simulator<'a>,
    all_together: Simulator<'a>,
}

fn of_municipality(
    settings: &Settings,
    simulators: &mut Simulators<'_>,
    municipality: &Municipality,
    practices: &[Staffed<'_>],
) -> Coming {
    let Settings { assumptions, thresholds, most_shocks, .. } = settings;
    let numbers = municipality.practices.as_slice();
    let outlooks = outlooks(assumptions, practices, &municipality.area);
    let uncoordinated = closures(&mut simulators.uncoordinated, numbers);
    let evidence = Evidence { assumptions, practices, outlooks: &outlooks, closures: &uncoordinated };
    let chances: Vec<_> =
        practices.iter().filter_map(|practice| chance(assumptions, practice, thresholds.years)).collect();
    Coming {
        coverage: Coverage::of(practices),
        hot_spots: hot_spots(thresholds, evidence),
        plans_unknown: practices.len() - chances.len(),
        falling_free: together(chances),
        takeover: takeover(settings, practices),
        coordinated: closures(&mut simulators.coordinated, numbers),
        resilience: resilience(&mut simulators.all_together, numbers, *most_shocks),
        outlooks,
        uncoordinated,
    }
}

/// The catch-22 of the practices of which half of the owners' hours or more stop without a successor.
fn takeover(settings: &Settings, practices: &[Staffed<'_>]) -> Option<Table> {
    let (assumptions, years) = (&settings.assumptions, settings.thresholds.years);
    let falls_free = |practice: &&Staffed<'_>| {
        without_successor(assumptions, practice, years).is_some_and(|part| part >= 0.5)
    };
    let (freed, staying): (Vec<&Staffed<'_>>, Vec<_>) = practices.iter().partition(falls_free);
    if freed.is_empty() {
        return None;
    }
    let takeover = Takeover::of(staying.iter().map(|one| one.practice), freed.iter().map(|one| one.practice));
    Some(catch_22::table(&takeover, settings.rules.tolerance))
}
