//! The ranges of hidden numbers of a whole country: as many as a build has, and how long they take.

use super::range::{agree, shuffled, target};
use crate::example::chance::Chance;
use praatplaat::protect::range::{Knowledge, Need, Statement, Target, Verdict};

/// What twelve tables of 342 municipalities tell: hits and misses, two in five of the regions hidden, and
/// totals of subregions, provinces and the country where that leaves more than one of them.
struct Country {
    chance: Chance,
    knowledge: Knowledge,
    /// How many municipalities a told group has; the groups of a next level are made of these.
    levels: &'static [usize],
    /// Whether the hidden regions tell how many answered.
    tells_answered: bool,
}

const MUNICIPALITIES: usize = 342;

impl Country {
    fn of(levels: &'static [usize], tells_answered: bool) -> Self {
        let knowledge = Knowledge::default();
        Self { chance: Chance::seeded(6), knowledge, levels, tells_answered }
    }

    fn add_table(&mut self) {
        let cells: Vec<Option<[(u32, f64); 2]>> = (0..MUNICIPALITIES).map(|_| self.hidden_cells()).collect();
        for size in self.levels {
            for group in cells.chunks(*size) {
                let hidden: Vec<_> = group.iter().flatten().collect();
                if hidden.len() > 1 {
                    (0..2).for_each(|class| self.tell(hidden.iter().map(|cells| cells[class])));
                }
            }
        }
        if self.tells_answered {
            cells.iter().flatten().for_each(|cells| self.tell(cells.iter().copied()));
        }
    }

    /// Hits and misses of a municipality, as unknown and count; `None` when they are shown.
    fn hidden_cells(&mut self) -> Option<[(u32, f64); 2]> {
        if !self.chance.happens(0.4) {
            return None;
        }
        let first = u32::try_from(self.knowledge.unknowns).expect("not so many");
        self.knowledge.unknowns += 2;
        Some([first, first + 1].map(|unknown| (unknown, (self.chance.part() * 9.0).floor())))
    }

    fn tell(&mut self, cells: impl Iterator<Item = (u32, f64)>) {
        let cells: Vec<_> = cells.collect();
        let sum = cells.iter().map(|(_, count)| count).sum();
        let terms = cells.iter().map(|(unknown, _)| (*unknown, 1.0)).collect();
        self.knowledge.statements.push(Statement { terms, low: sum, high: sum });
    }
}

fn targets(knowledge: &Knowledge) -> Vec<Target> {
    let need = Need { width: 4.0, high: 5.0, low: f64::INFINITY, part: 0.0 };
    let unknowns = 0..u32::try_from(knowledge.unknowns).expect("not so many");
    unknowns.map(|unknown| Target { need, ..target(&[unknown], 0.0) }).collect()
}

#[test]
fn a_country_gets_the_same_verdicts_in_any_order() {
    for levels in [&[6, 30, 342][..], &[342], &[6, 7, 30, 342]] {
        let mut country = Country::of(levels, true);
        country.add_table();
        let Country { mut chance, knowledge, .. } = country;
        let targets = targets(&knowledge);
        let verdicts = knowledge.ranges(&targets);
        let others = shuffled(&mut chance, &knowledge).ranges(&targets);
        for (position, target) in targets.iter().enumerate() {
            if position % 10 == 0 {
                let exact = knowledge.exact(target);
                agree(verdicts[position], exact);
                agree(others[position], exact);
            }
            let kinds = [verdicts[position], others[position]].map(|it| matches!(it, Verdict::Enough(_)));
            assert_eq!(kinds[0], kinds[1], "{target:?}");
        }
        assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Enough(_) | Verdict::Narrow(_))));
    }
}

#[test]
#[ignore = "a measurement: cargo test --release -- --ignored --nocapture ranges_of_a_country"]
fn ranges_of_a_country() {
    for (name, levels, tells_answered) in [
        ("all levels", &[6, 30, 342][..], true),
        ("all levels, answered hidden", &[6, 30, 342], false),
        ("provinces", &[30, 342], true),
        ("country", &[342], true),
        ("groups that cross", &[6, 7, 30, 342], true),
    ] {
        let mut country = Country::of(levels, tells_answered);
        (0..12).for_each(|_| country.add_table());
        let knowledge = country.knowledge;
        let need = Need { width: 4.0, high: 5.0, low: f64::INFINITY, part: 0.0 };
        let unknowns = 0..u32::try_from(knowledge.unknowns).expect("not so many");
        let targets: Vec<Target> =
            unknowns.map(|unknown| Target { terms: vec![(unknown, 1.0)], need }).collect();
        let started = std::time::Instant::now();
        let verdicts = knowledge.ranges(&targets);
        let narrow = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Narrow(_))).count();
        let enough = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Enough(_))).count();
        let statements = knowledge.statements.len();
        println!(
            "{name}: {} targets, {statements} statements: {enough} enough, {narrow} narrow, {:?}",
            targets.len(),
            started.elapsed()
        );
    }
}
