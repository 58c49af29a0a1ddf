//! Practices and what they can carry, as LimeSurvey exports it: comma, byte order mark, codes.
//!
//! In the east many owners are near the end, work alone and have no successor. Everywhere the work
//! gets heavier between the two waves.

use super::Made;
use super::chance::Chance;
use super::truth::{Truth, mean, median, percent, sum};

const SURVEY: &str = "data/surveys/praktijkcapaciteit";
const SEED: u64 = 20_240_365;
const FORMS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];

/// A municipality, the part of it that lies in the east, and how many practices of each form it has.
struct Town {
    name: &'static str,
    id: &'static str,
    east: f64,
    practices: [usize; 5],
}

const TOWNS: [Town; 7] = [
    Town { name: "Lindemere", id: "lindemere", east: 1.0, practices: [6, 3, 1, 1, 1] },
    Town { name: "Wolkerdam", id: "wolkerdam", east: 1.0, practices: [5, 2, 1, 0, 1] },
    Town { name: "Nevelgouw", id: "nevelgouw", east: 1.0, practices: [4, 1, 0, 0, 0] },
    Town { name: "Merelveld", id: "merelveld", east: 0.6, practices: [3, 2, 2, 1, 0] },
    Town { name: "Vaartmonde", id: "vaartmonde", east: 0.0, practices: [2, 3, 4, 3, 2] },
    Town { name: "Luttervaart", id: "luttervaart", east: 0.0, practices: [1, 2, 1, 0, 0] },
    Town { name: "Zilverwaard", id: "zilverwaard", east: 0.0, practices: [1, 3, 2, 2, 2] },
];
const VAARTMONDE: usize = 4;
const LUTTERVAART: usize = 5;

/// What differs between the waves.
struct Wave {
    period: u16,
    /// How many practices of each form answer; solo practices are the least eager.
    answer: [usize; 5],
    unsubmitted: usize,
    /// The middle of the three questions about workload; the last one is turned round.
    workload: [f64; 3],
    /// Chances of a vacancy: GP, practice assistant, POH, manager.
    vacancies: [f64; 4],
    /// Chances of taking new patients without and with limits, in the east and in the west.
    taking: [[f64; 3]; 2],
    growth: f64,
}

const WAVES: [Wave; 2] = [
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
struct Practice {
    number: usize,
    town: usize,
    form: usize,
    list: u32,
    /// In tenths.
    fte: u32,
    /// Takes new patients: yes, within limits, no.
    taking: usize,
    can_grow: bool,
    sustainable: u32,
    workload: [u8; 3],
    vacancies: [bool; 4],
    hours: u32,
    /// Within 2 years, 3–5, 6–10, later, not known; `None` for a practice without an owner.
    stops: Option<usize>,
    /// Yes, in talks, no, not known; `None` where it is not asked.
    successor: Option<usize>,
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
fn populations() -> [Vec<Practice>; 2] {
    let mut chance = Chance::seeded(SEED);
    let mut first = Vec::new();
    let mut second = Vec::new();
    for (town, Town { practices, .. }) in TOWNS.iter().enumerate() {
        for (form, count) in practices.iter().enumerate() {
            for which in 0..*count {
                let number = first.len() + 1;
                let east = TOWNS[town].east > 0.5;
                let is_solo = form == 0;
                let left = match (east, is_solo) {
                    (true, true) => chance.around(4.4, 2.6),
                    (true, false) => chance.around(8.5, 4.5),
                    (false, true) => chance.around(9.0, 4.0),
                    (false, false) => chance.around(14.0, 6.0),
                };
                let size = chance.around(1.0, 0.12);
                let strain = chance.around(0.0, 0.6);
                let practice = |chance: &mut Chance, town, form, left, wave| {
                    drawn(chance, number, Standing { town, form, left, size, strain }, wave)
                };
                first.push(practice(&mut chance, town, form, left, &WAVES[0]));
                // Between the waves two solo practices end: one goes to an organisation, one joins a group.
                let later_form = match (TOWNS[town].id, form, which) {
                    ("wolkerdam", 0, 0) => 4,
                    ("lindemere", 0, 0) => 2,
                    _ => form,
                };
                let later_town = if town == LUTTERVAART { VAARTMONDE } else { town };
                let later_left = if left < 1.0 { 18.0 } else { left - 2.0 };
                let mut later = practice(&mut chance, later_town, later_form, later_left, &WAVES[1]);
                if let (Some(before), Some(_)) = (first[number - 1].successor, later.successor) {
                    later.successor = Some(two_years_on(&mut chance, before));
                }
                later.can_grow = first[number - 1].can_grow && chance.happens(0.8);
                second.push(later);
            }
        }
    }
    [first, second]
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

/// What a practice is, apart from how it fares.
struct Standing {
    town: usize,
    form: usize,
    /// In how many years the owner means to stop.
    left: f64,
    size: f64,
    strain: f64,
}

fn drawn(chance: &mut Chance, number: usize, standing: Standing, wave: &Wave) -> Practice {
    let Standing { town, form, left, size, strain } = standing;
    let east = TOWNS[town].east > 0.5;
    let usual = [2250.0, 3900.0, 6300.0, 2550.0, 4300.0][form];
    let list = to_tens(usual * size * wave.growth);
    let per_fte = chance.around(if east { 2330.0 } else { 2080.0 }, 140.0) * wave.growth;
    let fte = whole(f64::from(list) / per_fte * 10.0).max(5);
    let taking = chance.weighted(&wave.taking[usize::from(!east)]);
    let can_grow = chance.happens(if east { 0.25 } else { 0.45 });
    let sustainable = to_tens(f64::from(fte) / 10.0 * chance.around(2080.0, 90.0));
    let heavier = if east { 0.3 } else { -0.1 };
    let workload = [heavier, heavier, -heavier];
    let workload = [0, 1, 2].map(|at| {
        let turned = if at == 2 { -strain } else { strain };
        step(chance.around(wave.workload[at] + workload[at] + turned, 0.5))
    });
    let vacancies = chance.each(wave.vacancies);
    let hours = vacancies.iter().filter(|is_open| **is_open).map(|_| 12 + 4 * chance.below(6)).sum::<usize>();
    let stops = (form != 4).then(|| stops(chance, left));
    let successor = stops.filter(|stops| *stops < 3).map(|_| {
        let lonely = east && form == 0;
        chance.weighted(if lonely { &[0.10, 0.17, 0.65, 0.08] } else { &[0.38, 0.27, 0.27, 0.08] })
    });
    let hours = u32::try_from(hours).expect("a few hundred at most");
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

fn stops(chance: &mut Chance, left: f64) -> usize {
    if chance.happens(0.08) {
        return 4;
    }
    [2.0, 5.0, 10.0].iter().position(|end| left <= *end).unwrap_or(3)
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

/// Who answers: of each form the set number, in the order in which they come in.
fn answering(chance: &mut Chance, population: &[Practice], wave: &Wave) -> (Vec<Practice>, Vec<Practice>) {
    let (mut answer, mut silent) = (Vec::new(), Vec::new());
    for (form, count) in wave.answer.iter().enumerate() {
        let mut of_form: Vec<Practice> = population.iter().filter(|p| p.form == form).cloned().collect();
        chance.shuffle(&mut of_form);
        silent.extend(of_form.split_off(*count));
        answer.extend(of_form);
    }
    chance.shuffle(&mut answer);
    chance.shuffle(&mut silent);
    (answer, silent)
}

/// What a row of the export is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Answer,
    Test,
    /// Left before the end: nothing behind the first page.
    Unsubmitted,
}

pub fn files() -> Vec<Made> {
    let populations = populations();
    let mut files = vec![Made { path: format!("{SURVEY}/frame.csv"), bytes: frame(&populations) }];
    for (wave, population) in WAVES.iter().zip(&populations) {
        let bytes = export(wave, population);
        files.push(Made { path: format!("{SURVEY}/{}.csv", wave.period), bytes });
    }
    files
}

/// How many practices and patients there are, as the care group knows from its own register.
fn frame(populations: &[Vec<Practice>; 2]) -> Vec<u8> {
    let mut text = String::from("region,period,vorm,count,size\n");
    for (wave, population) in WAVES.iter().zip(populations) {
        for (town, Town { id, .. }) in TOWNS.iter().enumerate() {
            for (form, letter) in FORMS.iter().enumerate() {
                let lists: Vec<u32> = population
                    .iter()
                    .filter(|practice| practice.town == town && practice.form == form)
                    .map(|practice| practice.list)
                    .collect();
                if !lists.is_empty() {
                    let patients: u32 = lists.iter().sum();
                    text += &format!("{id},{},{letter},{},{patients}\n", wave.period, lists.len());
                }
            }
        }
    }
    text.into_bytes()
}

fn header(wave: &Wave) -> Vec<String> {
    let taking = if wave.period == 2024 { "Q5" } else { "Q5b" };
    let fixed = "id submitdate lastpage startlanguage seed startdate datestamp praktijkcode proef contact";
    let questions = "Q6 Q7 Q8[SQ001] Q8[SQ002] Q8[SQ003] Q9[SQ001] Q9[SQ002] Q9[SQ003] Q9[SQ004] Q9[SQ005]";
    [fixed, "Q1 Q2 Q3 Q4", taking, questions, "Q10 Q11 Q12 Q13"]
        .iter()
        .flat_map(|part| part.split(' '))
        .map(str::to_owned)
        .collect()
}

fn export(wave: &Wave, population: &[Practice]) -> Vec<u8> {
    let mut chance = Chance::seeded(SEED + u64::from(wave.period));
    let (answer, silent) = answering(&mut chance, population, wave);
    let mut rows: Vec<(Practice, Kind)> = answer.iter().map(|p| (p.clone(), Kind::Answer)).collect();
    // One practice looked twice: its first answers lie before its last ones, and are a little milder.
    let mut earlier = answer[20].clone();
    earlier.workload[0] = earlier.workload[0].saturating_sub(1).max(1);
    earlier.taking = (earlier.taking + 1) % 3;
    rows.insert(6, (earlier, Kind::Answer));
    // One practice broke off and came back; the others who broke off stayed away.
    rows.insert(3, (answer[30].clone(), Kind::Unsubmitted));
    for (at, practice) in (10..).step_by(9).zip(silent.iter().take(wave.unsubmitted - 1)) {
        rows.insert(at, (practice.clone(), Kind::Unsubmitted));
    }
    for _ in 0..2 {
        rows.insert(0, (answer[0].clone(), Kind::Test));
    }
    rows[0].0.list = 1234;
    rows[1].0.list = 9990;
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    writer.write_record(header(wave)).expect("a vector takes all bytes");
    for (at, (practice, kind)) in rows.iter().enumerate() {
        writer.write_record(row(&mut chance, wave, at, practice, *kind)).expect("a vector takes all bytes");
    }
    let rows = writer.into_inner().expect("a vector takes all bytes");
    ["\u{feff}".as_bytes(), &rows].concat()
}

fn row(chance: &mut Chance, wave: &Wave, at: usize, practice: &Practice, kind: Kind) -> Vec<String> {
    let begun = moment(wave, at, 5 + chance.below(40));
    let ended = moment(wave, at, 46 + chance.below(13));
    let mut row = vec![
        (at + 11).to_string(),
        if kind == Kind::Unsubmitted { String::new() } else { ended.clone() },
        if kind == Kind::Unsubmitted { "1" } else { "4" }.to_owned(),
        "nl".to_owned(),
        (100_000_000 + chance.below(900_000_000)).to_string(),
        begun,
        ended,
        if kind == Kind::Test { format!("TEST{}", at + 1) } else { format!("P{:03}", practice.number) },
        if kind == Kind::Test { "Y" } else { "N" }.to_owned(),
        String::new(),
        spelt(chance, practice, wave, at),
        FORMS[practice.form].to_string(),
        blank_at(at, 17, practice.list.to_string()),
        blank_at(at, 29, format!("{}.{}", practice.fte / 10, practice.fte % 10)),
    ];
    if kind == Kind::Unsubmitted {
        row.resize(header(wave).len(), "N/A".to_owned());
        return row;
    }
    row.push(format!("A{}", practice.taking + 1));
    row.push(if practice.can_grow { "Y" } else { "N" }.to_owned());
    row.push(blank_at(at, 11, practice.sustainable.to_string()));
    row.extend(
        practice.workload.iter().enumerate().map(|(item, value)| blank_at(at + item, 24, value.to_string())),
    );
    let has_none = !practice.vacancies.contains(&true);
    let ticked = practice.vacancies.iter().copied().chain([has_none]);
    row.extend(ticked.map(|is_ticked| if is_ticked { "Y" } else { "" }.to_owned()));
    row.push(if has_none { "N/A".to_owned() } else { practice.hours.to_string() });
    row.push(code(practice.stops));
    row.push(code(practice.successor));
    row.push(remark(at).to_owned());
    row
}

/// The code of an answer list, or what LimeSurvey writes where a question was not put.
fn code(answer: Option<usize>) -> String {
    answer.map_or("N/A".to_owned(), |answer| format!("A{}", answer + 1))
}

/// A question passed over, now and then.
fn blank_at(at: usize, every: usize, value: String) -> String {
    if at % every == every - 1 { String::new() } else { value }
}

fn moment(wave: &Wave, at: usize, minute: usize) -> String {
    format!("{}-03-{:02} {:02}:{minute:02}:{:02}", wave.period, 4 + at / 3, 8 + at % 9, at * 7 % 60)
}

/// The municipality as people type it. After the merger one practice still gives the old name.
fn spelt(chance: &mut Chance, practice: &Practice, wave: &Wave, at: usize) -> String {
    let name = TOWNS[practice.town].name;
    if wave.period == 2026 && practice.number == first_of(LUTTERVAART) {
        return TOWNS[LUTTERVAART].name.to_owned();
    }
    match at % 11 {
        2 => format!("gem. {name}"),
        4 => format!("{name} (gemeente)"),
        5 => name.to_uppercase(),
        7 => name.to_lowercase(),
        8 => format!("{name} "),
        9 => format!("gemeente {name}"),
        _ if name == "Wolkerdam" && chance.happens(0.3) => "Wolkerhaven".to_owned(),
        _ => name.to_owned(),
    }
}

/// The number of the first practice of a town.
fn first_of(town: usize) -> usize {
    TOWNS[..town].iter().flat_map(|town| town.practices).sum::<usize>() + 1
}

fn remark(at: usize) -> &'static str {
    match at {
        5 => "We zoeken al een jaar.\nTot nu toe zonder reactie.",
        14 => "Het gebouw is te klein: er kan geen kamer meer bij, ook niet op zolder.",
        22 => "Wij werken sinds kort samen met de buren, \"op proef\".\n\nDat bevalt.",
        31 => "De assistente is met zwangerschapsverlof; vervanging is er niet.",
        _ => "",
    }
}

/// Every way in which the exports spell a municipality.
pub fn spellings() -> Vec<String> {
    let mut all = Vec::new();
    for Made { path, bytes } in files().into_iter().filter(|file| !file.path.ends_with("frame.csv")) {
        let mut rows = csv::Reader::from_reader(&bytes[3..]);
        let at =
            rows.headers().expect("a header").iter().position(|name| name == "Q1").expect("the question");
        all.extend(rows.records().map(|row| row.unwrap_or_else(|_| panic!("{path}"))[at].to_owned()));
    }
    all
}

pub fn truth() -> Vec<Truth> {
    let regions: [(&str, fn(&Practice) -> f64); 3] = [
        ("voorbeeldregio", |_| 1.0),
        ("voorbeeld-oost", |practice| practice.east()),
        ("voorbeeld-west", |practice| 1.0 - practice.east()),
    ];
    let mut all = Vec::new();
    for (wave, population) in WAVES.iter().zip(populations()) {
        for (region, weight) in regions {
            let counted: Vec<(&Practice, f64)> = population
                .iter()
                .map(|practice| (practice, weight(practice)))
                .filter(|(_, w)| *w > 0.0)
                .collect();
            let mut values = true_values(wave.period, region, &counted);
            // A middle value has no meaning where a practice counts for a part.
            values
                .retain(|truth| region == "voorbeeldregio" || truth.indicator != "middelste-praktijkgrootte");
            all.extend(values);
        }
        for (form, letter) in FORMS.iter().enumerate() {
            let of_form: Vec<(&Practice, f64)> =
                population.iter().filter(|p| p.form == form).map(|p| (p, 1.0)).collect();
            let mut values = true_values(wave.period, "voorbeeldregio", &of_form);
            values.retain(|truth| truth.group.is_empty() && truth.value.is_finite());
            all.extend(values.into_iter().map(|truth| Truth { group: format!("vorm={letter}"), ..truth }));
        }
    }
    all
}

fn true_values(period: u16, region: &'static str, counted: &[(&Practice, f64)]) -> Vec<Truth> {
    let all = || counted.iter().copied();
    let truth = |indicator, value| Truth { indicator, period, region, group: String::new(), value };
    let has_owner = |practice: &Practice| practice.stops.is_some_and(|stops| stops < 4);
    let patients = sum(all(), |p| f64::from(p.list));
    let fte = sum(all(), |p| f64::from(p.fte) / 10.0);
    let assistants = sum(all(), |p| f64::from(u8::from(p.vacancies[1])));
    let mut values = vec![
        truth("stopt-binnen-vijf-jaar", percent(all(), has_owner, Practice::stops_within_five_years)),
        truth(
            "stopt-zonder-opvolger",
            percent(all(), Practice::stops_within_five_years, |p| p.successor == Some(2)),
        ),
        truth("neemt-patienten-aan", percent(all(), |_| true, |p| p.taking < 2)),
        truth("kan-groeien", percent(all(), |_| true, |p| p.can_grow)),
        truth("gemiddelde-praktijkgrootte", mean(all(), |p| f64::from(p.list))),
        truth("middelste-praktijkgrootte", median(all().map(|(p, _)| f64::from(p.list)))),
        truth("patienten-in-praktijken", patients),
        truth("huisartsen-in-fte", fte),
        truth("patienten-per-fte", patients / fte),
        truth("vacature-doktersassistent", assistants / patients * 10_000.0),
        truth("werkdrukscore", mean(all(), Practice::workload_score)),
    ];
    for (at, option) in ["huisarts", "assistent", "poh", "manager"].into_iter().enumerate() {
        let value = percent(all(), |_| true, |p| p.vacancies[at]);
        values.push(Truth { group: format!("vacatures={option}"), ..truth("vacatures-per-functie", value) });
    }
    values
}
