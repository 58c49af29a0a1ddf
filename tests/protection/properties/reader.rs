//! What a reader computes exactly from the table that can be downloaded: sums and differences of what is shown,
//! and that where a sum is zero, so is all that it is the sum of. It shares no code with the program.

use super::land::{ANSWERS, Answered, FORMS, Land, REASONS, Told};
use crate::site::Built;
use std::collections::BTreeMap;

/// A row of the table.
pub struct Row {
    pub region: String,
    pub indicator: String,
    pub group: String,
    /// Empty where it is shown.
    pub hidden: String,
    pub value: Option<f64>,
    pub count: Option<u64>,
    pub answered: Option<u64>,
}

/// Question, municipality, form, answer, and the version of what was answered.
pub type Cell = (u8, usize, usize, usize, u8);
/// Cells, each so many tenths of it.
pub type Terms = BTreeMap<Cell, i64>;

/// The cells of a number, as the reader adds them up.
pub struct Numbers {
    /// Who answered, and who of these gave the answer, by municipality and form.
    answered: Vec<Terms>,
    counted: Vec<Terms>,
    pub is_amount: bool,
    is_split: bool,
}

/// The rows of a site.
pub fn rows(built: &Built) -> Vec<Row> {
    let mut table = csv::Reader::from_reader(built.page("data/figures.csv").as_bytes());
    let header = table.headers().expect("a header").clone();
    let row = |row: csv::StringRecord| {
        let cell = |name: &str| {
            let at = header.iter().position(|column| column == name).expect("the column is there");
            row[at].to_owned()
        };
        Row {
            region: cell("region"),
            indicator: cell("indicator"),
            group: cell("group"),
            hidden: cell("hidden"),
            value: cell("value").parse().ok(),
            count: cell("count").parse().ok(),
            answered: cell("answered").parse().ok(),
        }
    };
    table.records().map(|record| row(record.expect("the table can be read"))).collect()
}

impl Row {
    pub fn is_protected(&self) -> bool {
        self.hidden == "protected"
    }

    pub fn key(&self) -> (&str, &str, &str) {
        (&self.region, &self.indicator, &self.group)
    }

    /// The cells of what it tells; `version` of what a municipality answered.
    pub fn numbers(&self, land: &Land, version: impl Fn(usize) -> u8) -> Numbers {
        let told = land.indicator(&self.indicator).told;
        let is_in = |name: &str| self.group.split(';').any(|part| part == name);
        let forms = (0..FORMS.len())
            .filter(|form| !self.group.contains("vorm=") || is_in(&format!("vorm={}", FORMS[*form])));
        let forms: Vec<usize> = forms.collect();
        let (question, answered, counted): (u8, Vec<usize>, Vec<usize>) = match told {
            Told::Stops(answers) => (0, (0..ANSWERS.len()).collect(), answers.to_vec()),
            Told::Reasons => {
                let option = REASONS.iter().position(|reason| is_in(reason)).expect("it names one");
                (1, vec![0], vec![1 + option])
            }
            Told::Amounts => (2, vec![0], vec![1]),
        };
        let holds = &land.region(&self.region).holds;
        let parts = |answers: &[usize]| -> Vec<Terms> {
            let places = holds.iter().flat_map(|hold| forms.iter().map(move |form| (hold, *form)));
            places
                .map(|((leaf, share), form)| {
                    let tenths = (share * 10.0).round() as i64;
                    let cell = |answer: &usize| ((question, *leaf, form, *answer, version(*leaf)), tenths);
                    answers.iter().map(cell).collect()
                })
                .collect()
        };
        Numbers {
            answered: parts(&answered),
            counted: parts(&counted),
            is_amount: told == Told::Amounts,
            is_split: holds.iter().any(|(_, share)| *share < 1.0),
        }
    }
}

impl Numbers {
    pub fn answered(&self) -> Terms {
        sum(&self.answered)
    }

    pub fn counted(&self) -> Terms {
        sum(&self.counted)
    }

    /// Who answered, and gave another answer.
    pub fn rest(&self) -> Terms {
        sum(&self.rests())
    }

    fn rests(&self) -> Vec<Terms> {
        let less = |(answered, counted): (&Terms, &Terms)| {
            let mut rest = answered.clone();
            counted.iter().for_each(|(cell, tenths)| *rest.entry(*cell).or_default() -= tenths);
            rest
        };
        self.answered.iter().zip(&self.counted).map(less).collect()
    }
}

fn sum(parts: &[Terms]) -> Terms {
    let mut all = Terms::new();
    for (cell, tenths) in parts.iter().flatten() {
        *all.entry(*cell).or_default() += tenths;
    }
    all
}

/// What a number of cells really is.
pub fn truth(land: &Land, terms: &Terms) -> f64 {
    let of = |one: &Answered, (question, leaf, form, answer, _): &Cell| -> f64 {
        if (one.leaf, one.form) != (*leaf, *form) {
            return 0.0;
        }
        match (question, answer) {
            (0, answer) => f64::from(u8::from(one.stops == Some(*answer))),
            (1, 0) => f64::from(u8::from(one.reasons.is_some())),
            (1, option) => f64::from(u8::from(one.reasons.is_some_and(|chosen| chosen[option - 1]))),
            (_, 0) => f64::from(u8::from(one.amount.is_some())),
            _ => f64::from(one.amount.unwrap_or(0)),
        }
    };
    let cell = |(cell, tenths): (&Cell, &i64)| {
        *tenths as f64 * land.people.iter().map(|one| of(one, cell)).sum::<f64>()
    };
    terms.iter().map(cell).sum::<f64>() / 10.0
}

/// All that can be computed from what a reader has seen: exact, in remainders by a prime.
#[derive(Default)]
pub struct Computable {
    /// Each with its pivot, which is one; none holds a pivot of those before it.
    rows: Vec<(Cell, BTreeMap<Cell, u64>)>,
}

/// 2³¹ − 1.
const PRIME: u64 = (1 << 31) - 1;

impl Computable {
    /// Sees the table of a site.
    pub fn see(&mut self, land: &Land, rows: &[Row], version: impl Fn(usize) -> u8 + Copy) {
        for row in rows.iter().filter(|row| !row.is_protected()) {
            let numbers = row.numbers(land, version);
            let (answered, count) = (row.answered.unwrap_or(0), row.count);
            if answered == 0 {
                numbers.answered.iter().chain(&numbers.counted).for_each(|part| self.learn(part));
                continue;
            }
            if !numbers.is_split {
                self.learn(&numbers.answered());
                self.learn(&numbers.counted());
            }
            // A share tells of every one of a few hundred, also where some count for a part.
            let is_share = !numbers.is_amount && answered < 500;
            if count == Some(0) || is_share && row.value == Some(0.0) {
                numbers.counted.iter().for_each(|part| self.learn(part));
            }
            if !numbers.is_amount && count == Some(answered) || is_share && row.value == Some(100.0) {
                numbers.rests().iter().for_each(|part| self.learn(part));
            }
        }
    }

    pub fn learn(&mut self, terms: &Terms) {
        let mut row = self.reduced(terms);
        let Some((pivot, amount)) = row.first_key_value().map(|(cell, amount)| (*cell, *amount)) else {
            return;
        };
        let inverse = power(amount, PRIME - 2);
        row.values_mut().for_each(|amount| *amount = *amount * inverse % PRIME);
        self.rows.push((pivot, row));
    }

    pub fn has(&self, terms: &Terms) -> bool {
        self.reduced(terms).is_empty()
    }

    fn reduced(&self, terms: &Terms) -> BTreeMap<Cell, u64> {
        let remainder = |tenths: i64| u64::try_from(tenths.rem_euclid(PRIME as i64)).expect("not negative");
        let mut left: BTreeMap<Cell, u64> =
            terms.iter().map(|(cell, tenths)| (*cell, remainder(*tenths))).collect();
        for (pivot, row) in &self.rows {
            let factor = left.get(pivot).copied().unwrap_or(0);
            if factor > 0 {
                for (cell, amount) in row {
                    let own = left.entry(*cell).or_default();
                    *own = (*own + (PRIME - factor) * amount) % PRIME;
                }
            }
        }
        left.retain(|_, amount| *amount > 0);
        left
    }
}

fn power(base: u64, exponent: u64) -> u64 {
    match exponent {
        0 => 1,
        _ if exponent % 2 == 1 => base * power(base, exponent - 1) % PRIME,
        _ => power(base * base % PRIME, exponent / 2),
    }
}

#[test]
fn a_reader_subtracts_the_others_from_a_total() {
    let sum = |cells: &[usize]| cells.iter().map(|leaf| ((0, *leaf, 0, 0, 0), 10)).collect::<Terms>();
    let mut computable = Computable::default();
    computable.learn(&sum(&[0, 1, 2]));
    computable.learn(&sum(&[2, 3]));
    assert!(!computable.has(&sum(&[0, 1])));
    computable.learn(&sum(&[3]));
    assert!(computable.has(&sum(&[0, 1])) && computable.has(&sum(&[2])) && !computable.has(&sum(&[0])));
}
