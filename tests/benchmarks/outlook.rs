//! The work of the models of what is coming: all scenarios and years, all hot spots, all single closures in
//! both ways of spreading with and without duty, and the resilience of every municipality.
//!
//! `cargo bench --bench outlook` measures them on one core for 490, 4,900 and 49,000 practices in
//! municipalities of fourteen, with practices of a group of seven as neighbours, and tells how the time
//! grows; then for 49,000 practices in as few municipalities as 4,900 have. The goal is ten seconds for
//! 4,900 practices in 342 municipalities, and a growth no worse than n log n.
//!
//! Growth holds where a practice has a bounded number of neighbours, as in a group. Where all of a large
//! city are each other's neighbours, one closure costs as much as the city is large. Pairs of closures
//! are bounded: `MOST_SHOCKS` for a municipality, beyond which the answer says that it is not exact.

use praatplaat::compute::outlook::amount::{Fte, Patients, Years};
use praatplaat::compute::outlook::area::Area;
use praatplaat::compute::outlook::assumptions::Assumptions;
use praatplaat::compute::outlook::completion::{Staffed, complete};
use praatplaat::compute::outlook::domino::{Duty, Network, Rules, Simulator, Spread, closures, resilience};
use praatplaat::compute::outlook::falling_together::{chance, together};
use praatplaat::compute::outlook::hot_spots::{Evidence, Thresholds, hot_spots};
use praatplaat::compute::outlook::practice::{Gp, Practice, Role, Staff, Stop, Successor};
use praatplaat::compute::outlook::projection::outlooks;
use std::time::Instant;

const MUNICIPALITIES: usize = 342;
const PRACTICES: usize = 4900;
const GROUP: usize = 7;
const MOST_SHOCKS: usize = 500;
const SEED: u64 = 2026;

/// A small generator of numbers that look random and are the same each time (SplitMix64, G. Steele et
/// al., OOPSLA 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn from(&mut self, least: u32, most: u32) -> f64 {
        f64::from(least + self.below(u64::from(most - least) + 1) as u32)
    }

    fn practice(&mut self) -> Practice {
        let list = self.from(900, 4500);
        let patients = Patients::clamped;
        let staff = match self.below(10) {
            0..3 => Staff::Silent,
            _ => Staff::Known((0..1 + self.below(3)).map(|_| self.gp()).collect()),
        };
        Practice {
            list: patients(list),
            capacity: patients(list * self.from(90, 120) / 100.0),
            limit: patients(list * self.from(100, 130) / 100.0),
            can_grow: [Some(true), Some(false), None][self.below(3) as usize],
            stratum: self.below(5) as u16,
            staff,
        }
    }

    fn gp(&mut self) -> Gp {
        let year = Years::clamped(self.from(0, 12));
        let stop = match self.below(6) {
            0 | 1 => Stop::In(year),
            2 => Stop::Between(year, Years::clamped(year.get() + 5.0)),
            3 => Stop::NotIntended,
            4 => Stop::Unknown { age: Some(Years::clamped(self.from(35, 68))) },
            _ => Stop::Unknown { age: None },
        };
        let successors = [Successor::Known, Successor::InTalks, Successor::None, Successor::Unknown];
        Gp {
            role: [Role::Owner, Role::Owner, Role::Employed][self.below(3) as usize],
            fte: (self.below(12) > 0).then(|| Fte::clamped(self.from(4, 10) / 10.0)),
            stop,
            successor: successors[self.below(4) as usize],
        }
    }
}

fn main() {
    println!("{:>9} {:>14} {:>9} {:>10} {:>9}", "practices", "municipalities", "seconds", "flags", "inexact");
    // One size by itself, such as `cargo bench --bench outlook -- 4900`.
    if let Some(practices) = std::env::args().find_map(|argument| argument.parse().ok()) {
        measure(practices, (practices * MUNICIPALITIES / PRACTICES).max(1));
        return;
    }
    let timed: Vec<f64> = [10, 1, 0]
        .into_iter()
        .map(|smaller| match smaller {
            0 => measure(PRACTICES * 10, MUNICIPALITIES * 10),
            _ => measure(PRACTICES / smaller, MUNICIPALITIES / smaller),
        })
        .collect();
    let crowded = measure(PRACTICES * 10, MUNICIPALITIES);
    let [small, usual, large] = timed[..] else { return };
    let log = |practices: usize| practices as f64 * (practices as f64).ln();
    let allowed = |one: usize, other: usize| log(other) / log(one);
    println!("ten times as many: ×{:.1} and ×{:.1}", usual / small, large / usual);
    println!(
        "n log n would be: ×{:.1} and ×{:.1}",
        allowed(PRACTICES / 10, PRACTICES),
        allowed(PRACTICES, PRACTICES * 10)
    );
    println!("ten times as many in the same municipalities: ×{:.1}", crowded / usual);
}

/// Makes a country, and computes all of it; gives the seconds of the computing.
fn measure(practices: usize, municipalities: usize) -> f64 {
    let mut dice = Dice(SEED);
    let all: Vec<Practice> = (0..practices).map(|_| dice.practice()).collect();
    let run = || {
        let start = Instant::now();
        let found = compute(&all, municipalities);
        (start.elapsed().as_secs_f64(), found)
    };
    // The quickest of three: other programs only make it slower.
    let runs = [run(), run(), run()];
    let seconds = runs.iter().map(|(seconds, _)| *seconds).fold(f64::INFINITY, f64::min);
    let (flags, inexact) = runs[0].1;
    println!("{practices:>9} {municipalities:>14} {seconds:>9.3} {flags:>10} {inexact:>9}");
    seconds
}

/// All outcomes of a country; gives how many flags there are, and how many resiliences are not exact.
fn compute(practices: &[Practice], municipalities: usize) -> (usize, usize) {
    let assumptions = Assumptions::default();
    let staffed = complete(practices, assumptions.fte_per_gp);
    let numbers: Vec<usize> = (0..practices.len()).collect();
    let groups: Vec<Vec<usize>> = numbers.chunks(GROUP).map(<[usize]>::to_vec).collect();
    let doctors = practices.iter().map(Into::into).collect();
    let network = Network::of_groups(doctors, &groups).expect("all are there");
    let simulator = |spread, duty| Simulator::new(&network, Rules::usual(spread, duty));
    let mut open = simulator(Spread::Uncoordinated, Duty::None);
    let mut shared = simulator(Spread::Coordinated, Duty::OfCare);
    let mut others =
        [simulator(Spread::Uncoordinated, Duty::OfCare), simulator(Spread::Coordinated, Duty::None)];
    let area = Area::growing(0.0086, assumptions.horizon_years);

    let (mut flags, mut inexact) = (0, 0);
    for at in 0..municipalities {
        let own = at * practices.len() / municipalities..(at + 1) * practices.len() / municipalities;
        let (staffed, numbers) = (&staffed[own.clone()], &numbers[own]);
        others.iter_mut().chain([&mut shared]).for_each(|simulator| {
            closures(simulator, numbers);
        });
        let evidence = Evidence {
            assumptions: &assumptions,
            practices: staffed,
            outlooks: &outlooks(&assumptions, staffed, &area),
            closures: &closures(&mut open, numbers),
        };
        flags += hot_spots(&Thresholds::default(), evidence).level();
        flags += usize::from(several(&assumptions, staffed) > 0.5);
        inexact += usize::from(!resilience(&mut shared, numbers, MOST_SHOCKS).is_exact);
    }
    (flags, inexact)
}

fn several(assumptions: &Assumptions, practices: &[Staffed<'_>]) -> f64 {
    together(practices.iter().filter_map(|practice| chance(assumptions, practice, 5))).at_least(2)
}
