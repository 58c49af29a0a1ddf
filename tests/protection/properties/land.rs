//! An invented country that practices answer from: what regions there are, who answered what, and what is told
//! of it. The same seed gives the same country.

use crate::example::chance::Chance;
use crate::site::Site;

/// Who answered the survey.
#[derive(Clone)]
pub struct Answered {
    pub leaf: usize,
    pub form: usize,
    /// An answer to the choice; `None` where it was left open.
    pub stops: Option<usize>,
    /// Which reasons were chosen; `None` where all of that question was left open.
    pub reasons: Option<[bool; 3]>,
    /// Large, and each another one, so that it can be looked for.
    pub amount: Option<u32>,
}

/// What an indicator tells.
#[derive(Clone, Copy, PartialEq)]
pub enum Told {
    /// The part that gave one of these answers to the choice.
    Stops(&'static [usize]),
    /// The part that chose each of the reasons.
    Reasons,
    /// The amounts together.
    Amounts,
}

pub struct Indicator {
    pub id: &'static str,
    pub told: Told,
    pub by_form: bool,
    pub is_sensitive: bool,
}

/// A region that answers name, or one that holds some of these.
pub struct Region {
    pub id: String,
    level: &'static str,
    /// The leaves it holds, each for its part.
    pub holds: Vec<(usize, f64)>,
}

pub struct Land {
    pub leaves: usize,
    pub regions: Vec<Region>,
    pub indicators: Vec<Indicator>,
    pub people: Vec<Answered>,
    chance: Chance,
}

pub const FORMS: [&str; 2] = ["solo", "duo"];
pub const ANSWERS: [&str; 3] = ["ja", "misschien", "nee"];
pub const REASONS: [&str; 3] = ["druk", "regels", "tijd"];

impl Land {
    /// Six to `most` municipalities that are cut in two ways.
    pub fn drawn(seed: u64, most: usize) -> Self {
        let mut chance = Chance::seeded(seed);
        let leaves = 6 + chance.below(most - 5);
        let mut land =
            Land { leaves, regions: Vec::new(), indicators: Vec::new(), people: Vec::new(), chance };
        land.draw_regions();
        land.draw_indicators();
        for leaf in 0..leaves {
            let about = [4.0, 12.0, 30.0][land.chance.weighted(&[0.3, 0.5, 0.2])];
            let many = land.chance.around(about, about / 4.0).max(0.0) as usize;
            for _ in 0..many {
                let one = land.draw_answers(leaf);
                land.people.push(one);
            }
        }
        land
    }

    fn draw_regions(&mut self) {
        let leaf = |at| Region { id: format!("g{at:02}"), level: "municipality", holds: vec![(at, 1.0)] };
        self.regions = (0..self.leaves).map(leaf).collect();
        for (level, letter) in [("subregion", 's'), ("azw", 'a')] {
            let many = 2 + self.chance.below(3);
            let mut holds: Vec<Vec<(usize, f64)>> = vec![Vec::new(); many];
            for leaf in 0..self.leaves {
                let (one, is_split) = (self.chance.below(many), self.chance.happens(0.06));
                if is_split && level == "subregion" {
                    holds[one].push((leaf, 0.6));
                    holds[(one + 1) % many].push((leaf, 0.4));
                } else {
                    holds[one].push((leaf, 1.0));
                }
            }
            let named = |(at, holds)| Region { id: format!("{letter}{at}"), level, holds };
            let all = (0..).zip(holds).filter(|(_, holds): &(usize, Vec<_>)| !holds.is_empty());
            self.regions.extend(all.map(named));
        }
        let holds = (0..self.leaves).map(|leaf| (leaf, 1.0)).collect();
        self.regions.push(Region { id: "land".to_owned(), level: "country", holds });
    }

    fn draw_indicators(&mut self) {
        let is_sensitive = self.chance.happens(0.5);
        let all = [
            ("stopt", Told::Stops(&[0]), 1.0),
            ("twijfelt", Told::Stops(&[0, 1]), 0.4),
            ("blijft", Told::Stops(&[2]), 0.3),
            ("redenen", Told::Reasons, 0.4),
            ("lijst", Told::Amounts, 0.4),
        ];
        for (id, told, often) in all {
            if self.chance.happens(often) {
                let by_form = self.chance.happens(0.4);
                self.indicators.push(Indicator { id, told, by_form, is_sensitive });
            }
        }
    }

    fn draw_answers(&mut self, leaf: usize) -> Answered {
        let chance = &mut self.chance;
        let stops = chance.happens(0.95).then(|| chance.weighted(&[0.35, 0.15, 0.5]));
        // Who chooses none of them left the question open.
        let reasons = Some(chance.each([0.6, 0.3, 0.1])).filter(|chosen| chosen.contains(&true));
        let amount = chance.happens(0.9).then(|| 1_000_000 + chance.below(8_999_999) as u32);
        Answered { leaf, form: chance.weighted(&[0.55, 0.45]), stops, reasons, amount }
    }

    /// One respondent more, one less, or one with another answer; the municipality.
    pub fn change_one(&mut self) -> usize {
        let at = self.chance.below(self.people.len());
        let leaf = self.people[at].leaf;
        match self.chance.below(3) {
            0 => drop(self.people.remove(at)),
            1 => self.people[at].stops = Some(self.people[at].stops.map_or(0, |stops| (stops + 1) % 3)),
            _ => {
                let one = self.draw_answers(leaf);
                self.people.push(one);
            }
        }
        leaf
    }

    pub fn region(&self, id: &str) -> &Region {
        self.regions.iter().find(|region| region.id == id).expect("it was drawn")
    }

    pub fn indicator(&self, id: &str) -> &Indicator {
        self.indicators.iter().find(|indicator| indicator.id == id).expect("it was drawn")
    }

    /// The project, with its tables in this order.
    pub fn site(&self) -> Site {
        self.site_of(|_| ())
    }

    /// The project, with its tables in another order.
    pub fn shuffled(&self) -> Site {
        let mut chance = Chance::seeded(1);
        self.site_of(|rows| chance.shuffle(rows))
    }

    fn site_of(&self, mut order: impl FnMut(&mut [String])) -> Site {
        let mut table = |header: &str, mut rows: Vec<String>| {
            order(&mut rows);
            format!("{header}\n{}", rows.concat())
        };
        let regions = self
            .regions
            .iter()
            .map(|it| format!("{},{},{},ja,Verzonnen.\n", it.id, it.id, it.level))
            .collect();
        let site = Site::bare()
            .replace("praatplaat.yaml", "subregion]", "subregion, municipality]")
            .write("data/regions.csv", table("id,name,level,fictitious,note", regions))
            .write("data/memberships.csv", table("member,group,share,from,to", self.memberships()))
            .write("data/surveys/peiling/2024.csv", table("Q1;Q2;Q3;Q4;Q5", self.rows()))
            .write("data/surveys/peiling/survey.yaml", SURVEY);
        self.indicators.iter().fold(site, |site, indicator| {
            site.write(&format!("data/indicators/{}.yaml", indicator.id), indicator.yaml())
        })
    }

    fn memberships(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for region in &self.regions {
            match region.level {
                "azw" => rows.push(format!("{},land,,,\n", region.id)),
                "municipality" | "country" => continue,
                _ => {}
            }
            for (leaf, share) in &region.holds {
                let share = if *share < 1.0 { share.to_string() } else { String::new() };
                rows.push(format!("g{leaf:02},{},{share},,\n", region.id));
            }
        }
        rows
    }

    fn rows(&self) -> Vec<String> {
        let row = |one: &Answered| {
            let stops = one.stops.map_or("", |stops| ANSWERS[stops]);
            let chosen = one.reasons.map_or(String::new(), |chosen| {
                let named = REASONS.into_iter().zip(chosen).filter(|(_, is_chosen)| *is_chosen);
                let named: Vec<&str> = named.map(|(name, _)| name).collect();
                named.join("|")
            });
            let amount = one.amount.map_or(String::new(), |amount| amount.to_string());
            format!("g{:02};{};{stops};{chosen};{amount}\n", one.leaf, FORMS[one.form])
        };
        self.people.iter().map(row).collect()
    }
}

impl Indicator {
    fn yaml(&self) -> String {
        let (unit, counted) = match self.told {
            Told::Stops(answers) => {
                let answers: Vec<&str> = answers.iter().map(|answer| ANSWERS[*answer]).collect();
                (
                    "percent",
                    format!("share: {{survey: peiling, question: stopt, answers: [{}]}}", answers.join(", ")),
                )
            }
            Told::Reasons => ("percent", "multiple: {survey: peiling, question: redenen}".to_owned()),
            Told::Amounts => ("count", "sum: {survey: peiling, question: lijst}".to_owned()),
        };
        let by = if self.by_form { "by: [vorm]\n" } else { "" };
        let sensitive = if self.is_sensitive { "sensitive: true\n" } else { "" };
        format!(
            "label: Zegt {}\nunit: {unit}\nbetter: none\ntheme: omvang\ndefinition: Verzonnen.\n\
             how_to_read: Verzonnen.\n{by}{sensitive}{counted}\n",
            self.id
        )
    }
}

const SURVEY: &str = "\
title: Peiling
population: praktijken
waves: [{period: 2024, file: 2024.csv}]
region: regio
fictitious: true
questions:
  - {id: regio, text: Waar?, column: Q1, kind: region}
  - {id: vorm, text: Welke vorm?, column: Q2, kind: choice, answers: {solo: solo, duo: duo}}
  - {id: stopt, text: Stopt u?, column: Q3, kind: choice, answers: {ja: ja, misschien: misschien, nee: nee}}
  - {id: redenen, text: Waarom?, column: Q4, kind: multiple, separator: '|', answers: {druk: druk, regels: regels, tijd: tijd}}
  - {id: lijst, text: Hoeveel?, column: Q5, kind: number, range: [0, 99999999]}
";
