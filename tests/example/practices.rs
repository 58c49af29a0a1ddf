//! The invented practices, in both waves, answering or not.
//!
//! In the east many owners are near the end, work alone and have no successor. Everywhere the work
//! gets heavier between the two waves.

use super::chance::Chance;
use super::truth::{Truth, mean, median, percent, sum};

/// Of the seeds tried, one whose few answers tell the story above as plainly as the whole population does.
pub const SEED: u64 = 20_240_365;

pub const FORMS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];
const SOLO: usize = 0;
const GROUP: usize = 2;
const OF_AN_ORGANISATION: usize = 4;
/// How many patients a practice of each form usually has.
const USUAL_LIST: [f64; 5] = [2250.0, 3900.0, 6300.0, 2550.0, 4300.0];

/// Two of the answers to when somebody stops.
const LATER: usize = 3;
const NOT_KNOWN: usize = 4;

/// A municipality, the part of it that lies in the east, and how many practices of each form it has.
pub struct Town {
    pub name: &'static str,
    pub id: &'static str,
    pub east: f64,
    pub practices: [usize; 5],
}

pub const TOWNS: [Town; 7] = [
    Town { name: "Lindemere", id: "lindemere", east: 1.0, practices: [6, 3, 1, 1, 1] },
    Town { name: "Wolkerdam", id: "wolkerdam", east: 1.0, practices: [5, 2, 1, 0, 1] },
    Town { name: "Nevelgouw", id: "nevelgouw", east: 1.0, practices: [4, 1, 0, 0, 0] },
    Town { name: "Merelveld", id: "merelveld", east: 0.6, practices: [3, 2, 2, 1, 0] },
    Town { name: "Vaartmonde", id: "vaartmonde", east: 0.0, practices: [2, 3, 4, 3, 2] },
    Town { name: "Luttervaart", id: "luttervaart", east: 0.0, practices: [1, 2, 1, 0, 0] },
    Town { name: "Zilverwaard", id: "zilverwaard", east: 0.0, practices: [1, 3, 2, 2, 2] },
];
const VAARTMONDE: usize = 4;
pub const LUTTERVAART: usize = 5;

/// What differs between the waves.
pub struct Wave {
    pub period: u16,
    /// How many practices of each form answer; solo practices are the least eager.
    pub answer: [usize; 5],
    pub unsubmitted: usize,
    /// The middle of the three questions about workload; the last one is turned round.
    pub workload: [f64; 3],
    /// Chances of a vacancy: GP, practice assistant, POH, manager.
    pub vacancies: [f64; 4],
    /// Chances of taking new patients without and with limits, in the east and in the west.
    pub taking: [[f64; 3]; 2],
    pub growth: f64,
}

pub const WAVES: [Wave; 2] = [
    Wave {
        period: 2024,
        answer: [13, 12, 9, 6, 5],
        unsubmitted: 5,
        workload: [3.3, 3.1, 3.4],
        vacancies: [0.26, 0.30, 0.18, 0.05],
        taking: [[0.15, 0.40, 0.45], [0.40, 0.40, 0.20]],
        growth: 1.0,
    },
    Wave {
        period: 2026,
        answer: [12, 11, 9, 5, 4],
        unsubmitted: 4,
        workload: [3.7, 3.4, 3.0],
        vacancies: [0.34, 0.42, 0.24, 0.06],
        taking: [[0.10, 0.30, 0.60], [0.30, 0.35, 0.35]],
        growth: 1.03,
    },
];

/// A practice as it is in one wave, answering or not.
#[derive(Clone)]
pub struct Practice {
    pub number: usize,
    pub town: usize,
    pub form: usize,
    pub list: u32,
    /// In tenths.
    pub fte: u32,
    /// Takes new patients: yes, within limits, no.
    pub taking: usize,
    pub can_grow: bool,
    pub sustainable: u32,
    pub workload: [u8; 3],
    pub vacancies: [bool; 4],
    pub hours: u32,
    /// Within 2 years, 3–5, 6–10, later, not known; `None` for a practice without an owner.
    pub stops: Option<usize>,
    /// Yes, in talks, no, not known; `None` where it is not asked.
    pub successor: Option<usize>,
}

impl Practice {
    fn east(&self) -> f64 {
        TOWNS[self.town].east
    }

    fn stops_within_five_years(&self) -> bool {
        self.stops.is_some_and(|stops| stops < 2)
    }

    /// From 0, light, to 100, heavy.
    fn workload_score(&self) -> f64 {
        let [pressure, evenings, lasting] = self.workload.map(f64::from);
        (pressure - 1.0 + evenings - 1.0 + 5.0 - lasting) / 12.0 * 100.0
    }
}

/// The practices in both waves. What a practice is stays; how it fares is drawn anew.
pub fn populations() -> [Vec<Practice>; 2] {
    let mut chance = Chance::seeded(SEED);
    let mut both = [Vec::new(), Vec::new()];
    for (town, Town { practices, .. }) in TOWNS.iter().enumerate() {
        for (form, count) in practices.iter().enumerate() {
            for which in 0..*count {
                let standing = standing(&mut chance, town, form);
                let later = two_years_later(&standing, which == 0);
                let number = both[0].len() + 1;
                let before = drawn(&mut chance, number, &standing, &WAVES[0]);
                let drawn_later = drawn(&mut chance, number, &later, &WAVES[1]);
                let after = remembering(&mut chance, &before, drawn_later);
                both[0].push(before);
                both[1].push(after);
            }
        }
    }
    both
}

/// What a practice is, apart from how it fares.
struct Standing {
    town: usize,
    form: usize,
    /// In how many years the owner means to stop.
    left: f64,
    size: f64,
    strain: f64,
}

fn standing(chance: &mut Chance, town: usize, form: usize) -> Standing {
    let left = match (is_eastern(town), form == SOLO) {
        (true, true) => chance.around(4.4, 2.6),
        (true, false) => chance.around(8.5, 4.5),
        (false, true) => chance.around(9.0, 4.0),
        (false, false) => chance.around(14.0, 6.0),
    };
    Standing { town, form, left, size: chance.around(1.0, 0.12), strain: chance.around(0.0, 0.6) }
}

/// Between the waves two solo practices end: one goes to an organisation, one joins a group. Who meant
/// to stop within a year has a successor by then, who means to stay.
fn two_years_later(standing: &Standing, is_first: bool) -> Standing {
    let form = match (TOWNS[standing.town].id, standing.form) {
        ("wolkerdam", SOLO) if is_first => OF_AN_ORGANISATION,
        ("lindemere", SOLO) if is_first => GROUP,
        (_, form) => form,
    };
    let town = if standing.town == LUTTERVAART { VAARTMONDE } else { standing.town };
    let left = if standing.left < 1.0 { 18.0 } else { standing.left - 2.0 };
    Standing { town, form, left, ..*standing }
}

/// A practice two years on, as far as what it was before says how it is now.
fn remembering(chance: &mut Chance, before: &Practice, mut after: Practice) -> Practice {
    if let (Some(earlier), Some(_)) = (before.successor, after.successor) {
        after.successor = Some(two_years_on(chance, earlier));
    }
    after.can_grow = before.can_grow && chance.happens(0.8);
    after
}

fn is_eastern(town: usize) -> bool {
    TOWNS[town].east > 0.5
}

/// How the search for a successor goes on: talks may end well or badly, most who had none have none.
fn two_years_on(chance: &mut Chance, before: usize) -> usize {
    chance.weighted(match before {
        0 => &[1.0],
        1 => &[0.40, 0.30, 0.30],
        2 => &[0.10, 0.15, 0.75],
        _ => &[0.15, 0.20, 0.60, 0.05],
    })
}

/// How a practice fares in one wave.
fn drawn(chance: &mut Chance, number: usize, standing: &Standing, wave: &Wave) -> Practice {
    let Standing { town, form, left, size, strain } = *standing;
    let east = is_eastern(town);
    let list = to_tens(USUAL_LIST[form] * size * wave.growth);
    let per_fte = chance.around(if east { 2330.0 } else { 2080.0 }, 140.0) * wave.growth;
    let fte = whole(f64::from(list) / per_fte * 10.0).max(5);
    let taking = chance.weighted(&wave.taking[usize::from(!east)]);
    let can_grow = chance.happens(if east { 0.25 } else { 0.45 });
    let sustainable = to_tens(f64::from(fte) / 10.0 * chance.around(2080.0, 90.0));
    let workload = workload(chance, if east { 0.3 } else { -0.1 }, strain, wave);
    let vacancies = chance.each(wave.vacancies);
    let hours = hours(chance, vacancies);
    let stops = (form != OF_AN_ORGANISATION).then(|| stops(chance, left));
    let successor = stops.filter(|stops| *stops < LATER).map(|_| {
        let lonely = east && form == SOLO;
        chance.weighted(if lonely { &[0.10, 0.17, 0.65, 0.08] } else { &[0.38, 0.27, 0.27, 0.08] })
    });
    Practice {
        number,
        town,
        form,
        list,
        fte,
        taking,
        can_grow,
        sustainable,
        workload,
        vacancies,
        hours,
        stops,
        successor,
    }
}

/// Three answers from 1 to 5; who finds the work heavy does not think to last, so the third is turned round.
fn workload(chance: &mut Chance, heavier: f64, strain: f64, wave: &Wave) -> [u8; 3] {
    [0, 1, 2].map(|item| {
        let own = if item == 2 { (-heavier, -strain) } else { (heavier, strain) };
        step(chance.around(wave.workload[item] + own.0 + own.1, 0.5))
    })
}

fn hours(chance: &mut Chance, vacancies: [bool; 4]) -> u32 {
    let open = vacancies.into_iter().filter(|is_open| *is_open);
    let hours: usize = open.map(|_| 12 + 4 * chance.below(6)).sum();
    u32::try_from(hours).expect("a few hundred at most")
}

fn stops(chance: &mut Chance, left: f64) -> usize {
    if chance.happens(0.08) {
        return NOT_KNOWN;
    }
    [2.0, 5.0, 10.0].iter().position(|end| left <= *end).unwrap_or(LATER)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is drawn is small and above 0"
)]
fn whole(value: f64) -> u32 {
    value.round() as u32
}

fn to_tens(value: f64) -> u32 {
    whole(value / 10.0) * 10
}

fn step(value: f64) -> u8 {
    u8::try_from(whole(value.clamp(1.0, 5.0))).expect("from 1 to 5")
}

/// The indicators that are shown by form too.
const BY_FORM: [&str; 4] =
    ["stopt-binnen-vijf-jaar", "neemt-patienten-aan", "gemiddelde-praktijkgrootte", "patienten-per-fte"];

/// A region, and the part of a practice that counts there.
type Counted = (&'static str, fn(&Practice) -> f64);

const REGIONS: [Counted; 3] = [
    ("voorbeeldregio", |_| 1.0),
    ("voorbeeld-oost", |practice| practice.east()),
    ("voorbeeld-west", |practice| 1.0 - practice.east()),
];

pub fn truth() -> Vec<Truth> {
    let populations = populations();
    let waves = || WAVES.iter().zip(&populations);
    let by_region = waves().flat_map(|(wave, population)| {
        REGIONS.iter().flat_map(|region| of_a_region(wave.period, *region, population))
    });
    let by_form = waves().flat_map(|(wave, population)| {
        (0..FORMS.len()).flat_map(|form| of_a_form(wave.period, form, population))
    });
    by_region.chain(by_form).collect()
}

fn of_a_region(period: u16, (region, weight): Counted, population: &[Practice]) -> Vec<Truth> {
    let counted: Vec<(&Practice, f64)> = population
        .iter()
        .map(|practice| (practice, weight(practice)))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    let mut values = true_values(period, region, &counted);
    // A middle value has no meaning where a practice counts for a part.
    values.retain(|truth| region == "voorbeeldregio" || truth.indicator != "middelste-praktijkgrootte");
    values
}

fn of_a_form(period: u16, form: usize, population: &[Practice]) -> Vec<Truth> {
    let counted: Vec<(&Practice, f64)> =
        population.iter().filter(|practice| practice.form == form).map(|practice| (practice, 1.0)).collect();
    let mut values = true_values(period, "voorbeeldregio", &counted);
    values.retain(|truth| BY_FORM.contains(&truth.indicator) && truth.value.is_finite());
    values.iter_mut().for_each(|truth| truth.group = format!("vorm={}", FORMS[form]));
    values
}

fn true_values(period: u16, region: &'static str, counted: &[(&Practice, f64)]) -> Vec<Truth> {
    let all = || counted.iter().copied();
    let truth = |indicator, value| Truth { indicator, period, region, group: String::new(), value };
    let has_plans = |practice: &Practice| practice.stops.is_some_and(|stops| stops < NOT_KNOWN);
    let knows = |practice: &Practice| practice.stops_within_five_years() && practice.successor != Some(3);
    let patients = sum(all(), |p| f64::from(p.list));
    let fte = sum(all(), |p| f64::from(p.fte) / 10.0);
    let assistants = sum(all(), |p| f64::from(u8::from(p.vacancies[1])));
    let mut values = vec![
        truth("stopt-binnen-vijf-jaar", percent(all(), has_plans, Practice::stops_within_five_years)),
        truth("stopt-zonder-opvolger", percent(all(), knows, |p| p.successor == Some(2))),
        truth("neemt-patienten-aan", percent(all(), |_| true, |p| p.taking < 2)),
        truth("kan-groeien", percent(all(), |_| true, |p| p.can_grow)),
        truth("gemiddelde-praktijkgrootte", mean(all(), |p| f64::from(p.list))),
        truth("middelste-praktijkgrootte", median(all().map(|(p, _)| f64::from(p.list)))),
        truth("patienten-in-praktijken", patients),
        truth("huisartsen-in-fte", fte),
        truth("patienten-per-fte", patients / fte),
        truth("vacature-doktersassistent", assistants),
        truth("werkdrukscore", mean(all(), Practice::workload_score)),
    ];
    for (at, option) in ["huisarts", "assistent", "poh", "manager"].into_iter().enumerate() {
        let value = percent(all(), |_| true, |p| p.vacancies[at]);
        values.push(Truth { group: option.to_owned(), ..truth("vacatures-per-functie", value) });
    }
    values
}
