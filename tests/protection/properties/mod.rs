//! What holds of any project: random regions, memberships and answers, and what a reader can do with the site.

mod land;
mod least;
mod reader;

use crate::site::Built;
use land::{Land, Told};
use reader::{Computable, Numbers, Row, rows, truth};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::thread;

/// A country with its site.
struct Case {
    seed: u64,
    land: Land,
    built: Built,
    rows: Vec<Row>,
}

/// In the last of these, who answered a question once gave away how many answered at all.
const SEEDS: [u64; 6] = [1, 2, 3, 4, 5, 271];

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let building = SEEDS.map(|seed| thread::spawn(move || Case::new(seed)));
    building.map(|case| case.join().expect("every country is built")).into()
});

impl Case {
    fn new(seed: u64) -> Self {
        Case::built(seed).unwrap_or_else(|findings| panic!("country {seed} is not built:\n{findings}"))
    }

    /// The case, or what stops the build.
    fn built(seed: u64) -> Result<Self, String> {
        let land = Self::land(seed);
        let built = land.site().build();
        match built.summary {
            Some(_) => Ok(Case { seed, land, rows: rows(&built), built }),
            None => Err(built.findings),
        }
    }

    /// Every fourth is large, for these take long to build.
    fn land(seed: u64) -> Land {
        Land::drawn(seed, if seed.is_multiple_of(4) { 25 } else { 14 })
    }
}

/// The hidden numbers of a row that can be computed.
fn computed(land: &Land, row: &Row, numbers: &Numbers, from: &Computable) -> Vec<&'static str> {
    let mut found = Vec::new();
    if from.has(&numbers.counted()) {
        found.push("how many or how much");
    }
    if !numbers.is_amount && from.has(&numbers.rest()) {
        found.push("how many others");
    }
    let answered = numbers.answered();
    let is_few = (0.5..5.0).contains(&truth(land, &answered));
    if row.is_protected() && is_few && from.has(&answered) {
        found.push("how few answered");
    }
    found
}

#[test]
fn no_hidden_number_is_a_sum_or_difference_of_shown_ones() {
    CASES.iter().for_each(nothing_can_be_computed);
}

fn nothing_can_be_computed(Case { seed, land, rows, .. }: &Case) {
    let mut computable = Computable::default();
    computable.see(land, rows, |_| 0);
    for row in rows.iter().filter(|row| row.is_protected()) {
        let found = computed(land, row, &row.numbers(land, |_| 0), &computable);
        assert!(found.is_empty(), "country {seed}: {:?}: {found:?}", row.key());
    }
}

#[test]
fn a_hidden_row_has_no_number_in_any_table_and_on_any_page() {
    for Case { built, rows, .. } in CASES.iter() {
        let hidden = rows.iter().filter(|row| row.is_protected());
        let hidden: BTreeSet<String> =
            hidden.map(|row| format!("{}|{}|2024|{}", row.region, row.indicator, row.group)).collect();
        for (path, bytes) in &built.memory.files {
            let text = String::from_utf8_lossy(bytes);
            if path.ends_with(".csv") {
                hides_in_a_table(path, &text);
            } else if path.ends_with(".html") {
                hides_on_a_page(path, &text, &hidden);
            }
        }
    }
}

#[track_caller]
fn hides_in_a_table(path: &str, text: &str) {
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().expect("a header").clone();
    // How many there are is known of every region, whoever answered.
    let secret: &[&str] = match header.iter().any(|name| name == "response") {
        true => &["answered", "response", "coverage"],
        false => &["value", "low", "high", "count", "answered", "population"],
    };
    for row in table.records().map(|row| row.expect("the table can be read")) {
        let row: BTreeMap<&str, &str> = header.iter().zip(&row).collect();
        if row.get("hidden") == Some(&"protected") {
            let open: String = secret.iter().map(|name| row[name]).collect();
            assert_eq!(open, "", "{path} tells of what is hidden: {row:?}");
        }
    }
}

#[track_caller]
fn hides_on_a_page(path: &str, text: &str, hidden: &BTreeSet<String>) {
    let marked = text.split("data-figure=\"").skip(1).filter_map(|piece| {
        let (figure, rest) = piece.split_once('"')?;
        let (_, rest) = rest.split_once('>')?;
        Some((figure, rest.split_once('<')?.0))
    });
    for (figure, told) in marked.filter(|(figure, _)| hidden.contains(*figure)) {
        assert!(!told.contains(|sign: char| sign.is_ascii_digit()), "{path} tells {told} of {figure}");
    }
}

#[test]
fn no_hidden_amount_and_no_single_answer_stands_in_any_byte() {
    let mut looked_for = 0;
    for Case { seed, land, built, rows } in CASES.iter() {
        let is_amount = |row: &&Row| land.indicator(&row.indicator).told == Told::Amounts;
        let hidden = rows.iter().filter(|row| row.is_protected()).filter(is_amount);
        let hidden = hidden.map(|row| truth(land, &row.numbers(land, |_| 0).counted()).round() as u64);
        let single = land.people.iter().filter_map(|one| one.amount.map(u64::from));
        let secrets: BTreeSet<String> =
            hidden.filter(|amount| *amount > 0).chain(single).map(|amount| amount.to_string()).collect();
        looked_for += secrets.len();
        for (path, bytes) in &built.memory.files {
            let found = first_of(&secrets, &String::from_utf8_lossy(bytes));
            assert_eq!(found, None, "country {seed}: {path}");
        }
    }
    assert!(looked_for > 100, "only {looked_for} amounts were looked for");
}

/// The first of these numbers that stands in a text, with or without marks between thousands.
fn first_of(secrets: &BTreeSet<String>, text: &str) -> Option<String> {
    let is_mark = |sign: char| ['.', ',', '\'', '\u{a0}', '\u{202f}'].contains(&sign);
    let plain = text.replace("&nbsp;", "").replace("&#160;", "").replace(is_mark, "");
    let found = |text: &str| {
        let mut numbers = text.split(|sign: char| !sign.is_ascii_digit());
        numbers.find(|number| secrets.contains(*number)).map(str::to_owned)
    };
    found(text).or_else(|| found(&plain))
}

#[test]
fn the_order_of_rows_changes_no_byte() {
    for Case { seed, land, built, .. } in CASES.iter().take(3) {
        let other = land.shuffled().build();
        let paths = built.memory.files.keys().chain(other.memory.files.keys());
        for path in paths.collect::<BTreeSet<_>>() {
            let files = [built, &other].map(|built| built.memory.files.get(path));
            assert!(files[0] == files[1], "country {seed}: {path} differs");
        }
    }
}

#[test]
fn one_answer_more_or_less_gives_no_hidden_number_away() {
    let stopped = CASES.iter().filter(|case| !can_change(case)).count();
    println!("{stopped} of {} builds were stopped", CASES.len());
}

/// Builds the country with another answer where its site stands. False where the build is stopped.
fn can_change(Case { seed, built, rows: before, .. }: &Case) -> bool {
    let mut land = Case::land(*seed);
    let changed = land.change_one();
    let after = land.site().build_over(built);
    if after.summary.is_none() {
        assert!(after.findings.contains("error:"), "country {seed} stops without a word");
        return false;
    }
    let after = rows(&after);
    // What was answered there is another secret now.
    let newer = |leaf| u8::from(leaf == changed);
    let mut computable = Computable::default();
    computable.see(&land, before, |_| 0);
    computable.see(&land, &after, newer);
    let hid: BTreeSet<_> = before.iter().filter(|row| row.is_protected()).map(Row::key).collect();
    for row in after.iter().filter(|row| row.is_protected() && hid.contains(&row.key())) {
        let found = computed(&land, row, &row.numbers(&land, newer), &computable);
        assert!(found.is_empty(), "country {seed}, g{changed:02}: {:?}: {found:?}", row.key());
    }
    true
}

#[test]
#[ignore = "takes minutes: for who changes the protection"]
fn many_more_countries_give_nothing_away() {
    let mut tally = Tally::default();
    let (mut unbuilt, mut stopped) = (Vec::new(), Vec::new());
    for seed in 100..300 {
        match Case::built(seed) {
            Ok(case) => {
                nothing_can_be_computed(&case);
                stopped.extend((!can_change(&case)).then_some(seed));
                tally.add(&case);
            }
            Err(findings) => {
                unbuilt.push(format!("country {seed}: {}", findings.lines().next().unwrap_or_default()))
            }
        }
    }
    println!("stopped after a change: {stopped:?}; {tally:?}");
    assert!(unbuilt.is_empty(), "what is hidden is not enough:\n{}", unbuilt.join("\n"));
}

/// Whether one of the rules hides a row by itself.
fn breaks_a_rule(land: &Land, row: &Row) -> bool {
    let numbers = row.numbers(land, |_| 0);
    let [answered, counted] = [numbers.answered(), numbers.counted()].map(|terms| truth(land, &terms));
    let is_sensitive = land.indicator(&row.indicator).is_sensitive;
    if answered.round() < 10.0 {
        return true;
    }
    if numbers.is_amount {
        return false;
    }
    let rest = answered - counted;
    let is_small = |count: f64| count < 5.0 - 1e-9 && (is_sensitive || count > 1e-9);
    let is_one_sided = counted.max(rest) > 0.9 * answered && answered < 20.0;
    is_small(counted) || is_small(rest) || is_sensitive && is_one_sided
}

/// How many figures there are, would be shown by the rules alone, and are shown.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    by_the_rules_alone: usize,
    shown: usize,
}

impl Tally {
    fn add(&mut self, Case { seed, land, rows, .. }: &Case) {
        for row in rows.iter().filter(|row| row.is_protected() || row.value.is_some()) {
            let is_ruled = breaks_a_rule(land, row);
            assert!(row.is_protected() || !is_ruled, "country {seed} shows {:?}", row.key());
            self.all += 1;
            self.by_the_rules_alone += usize::from(!is_ruled);
            self.shown += usize::from(!row.is_protected());
        }
    }
}

#[test]
fn what_the_rules_hide_is_hidden() {
    let mut tally = Tally::default();
    CASES.iter().for_each(|case| tally.add(case));
    println!("{tally:?}");
}
