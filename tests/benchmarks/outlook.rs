//! The work of the models of what is coming: all scenarios and years, all hot spots, all single closures in
//! both ways of spreading, and the resilience of every municipality.
//!
//! `cargo bench --bench outlook` measures them on one core for 490, 4,900 and 49,000 practices in
//! municipalities of fourteen, with practices of a group of seven as neighbours, and tells how the time
//! grows; then for 49,000 practices in as few municipalities as 4,900 have. The goal is ten seconds for
//! 4,900 practices in 342 municipalities, and a growth no worse than n log n.
//!
//! Growth holds where a practice has a bounded number of neighbours, as in a group. Where all of a large
//! city are each other's neighbours, one closure costs as much as the city is large. Pairs of closures
//! are bounded by `Settings::most_shocks`, beyond which the answer says that it is not exact.

use praatplaat::compute::outlook::amount::{Fte, Patients, Years};
use praatplaat::compute::outlook::area::Area;
use praatplaat::compute::outlook::country::{Country, Municipality, Settings, coming};
use praatplaat::compute::outlook::practice::{Gp, Practice, Role, Staff, Stop, Successor};
use std::time::Instant;

const MUNICIPALITIES: usize = 342;
const PRACTICES: usize = 4900;
const GROUP: usize = 7;
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
    let country = country(practices, municipalities);
    let run = || {
        let start = Instant::now();
        let found = compute(&country);
        (start.elapsed().as_secs_f64(), found)
    };
    // The quickest of three: other programs only make it slower.
    let runs = [run(), run(), run()];
    let seconds = runs.iter().map(|(seconds, _)| *seconds).fold(f64::INFINITY, f64::min);
    let (flags, inexact) = runs[0].1;
    println!("{practices:>9} {municipalities:>14} {seconds:>9.3} {flags:>10} {inexact:>9}");
    seconds
}

/// A country of municipalities of the same size, in groups of seven practices.
fn country(practices: usize, municipalities: usize) -> Country {
    let mut dice = Dice(SEED);
    let settings = Settings::default();
    let numbers: Vec<usize> = (0..practices).collect();
    let municipality = |at: usize| Municipality {
        area: Area::growing(0.0086, settings.assumptions.horizon_years),
        practices: numbers[at * practices / municipalities..(at + 1) * practices / municipalities].to_vec(),
    };
    Country {
        practices: (0..practices).map(|_| dice.practice()).collect(),
        groups: numbers.chunks(GROUP).map(<[usize]>::to_vec).collect(),
        municipalities: (0..municipalities).map(municipality).collect(),
    }
}

/// All outcomes of a country; gives how many flags there are, and how many resiliences are not exact.
fn compute(country: &Country) -> (usize, usize) {
    let all = coming(&Settings::default(), country).expect("all are there");
    let flags = all.iter().map(|one| one.hot_spots.level()).sum();
    (flags, all.iter().filter(|one| !one.resilience.is_exact).count())
}
