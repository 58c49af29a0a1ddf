//! Practice succession, asked of owners through their hagro and of locums, as Microsoft Forms exports it.
//!
//! Owners think that money keeps locums from a practice of their own; locums speak of workload and premises.

use super::Made;
use super::chance::Chance;
use super::truth::{Truth, percent};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Table, TableColumn, Workbook, Worksheet};

const SURVEY: &str = "data/surveys/praktijkopvolging";
/// Of the seeds tried, one whose few answers tell the story above as plainly as the whole population does.
const SEED: u64 = 20_250_918;
const OWNER: usize = 0;
const LOCUM: usize = 1;

const ROLES: [&str; 2] = ["Praktijkhouder", "Waarnemer"];
const AGES: [&str; 5] = [
    "Jonger dan 35 jaar",
    "35 tot en met 44 jaar",
    "45 tot en met 54 jaar",
    "55 tot en met 59 jaar",
    "60 jaar of ouder",
];
const WANTS: [&str; 4] = ["Ja, binnen drie jaar", "Ja, maar later", "Misschien", "Nee"];
const STOPS: [&str; 5] =
    ["Binnen 2 jaar", "Over 3 tot 5 jaar", "Over 6 tot 10 jaar", "Later", "Weet ik niet"];
const SUCCESSORS: [&str; 4] = ["Ja", "In gesprek", "Nee", "Weet ik niet"];
const TOGETHER: [&str; 3] = ["Liefst samen met een ander", "Liefst alleen", "Maakt niet uit"];

const BARRIERS: [&str; 6] = [
    "Hoge werkdruk",
    "Geen goed of betaalbaar gebouw",
    "Regels en administratie",
    "Financieel risico",
    "Personeel vinden en aansturen",
    "Minder tijd voor thuis",
];
const ADVANTAGES: [&str; 5] = [
    "Zelf bepalen hoe de praktijk werkt",
    "Vaste patiënten die je leert kennen",
    "Een eigen team",
    "Goed inkomen",
    "Werk dicht bij huis",
];
const REASONS: [&str; 5] = [
    "Waarnemen geeft mij meer vrijheid",
    "Een eigen praktijk is mij te zwaar",
    "Ik zie geen praktijk die bij mij past",
    "Mijn partner of gezin woont of werkt elders",
    "Ik heb nog niemand om het samen mee te doen",
];

/// What differs between the waves; the first of two is of the owners, the second of the locums.
struct Wave {
    period: u16,
    exist: [usize; 2],
    answer: [usize; 2],
    /// Locums who turn out to work elsewhere: they are no part of the population, and the form lets them go.
    elsewhere: usize,
    barriers: [[f64; 6]; 2],
    advantages: [[f64; 5]; 2],
    wants: [f64; 4],
    reasons: [f64; 5],
}

const WAVES: [Wave; 2] = [
    Wave {
        period: 2025,
        exist: [88, 71],
        answer: [38, 32],
        elsewhere: 2,
        barriers: [[0.42, 0.22, 0.40, 0.62, 0.30, 0.45], [0.70, 0.55, 0.42, 0.20, 0.36, 0.40]],
        advantages: [[0.80, 0.72, 0.46, 0.22, 0.30], [0.55, 0.64, 0.30, 0.26, 0.20]],
        wants: [0.20, 0.30, 0.28, 0.22],
        reasons: [0.50, 0.52, 0.44, 0.26, 0.30],
    },
    Wave {
        period: 2026,
        exist: [85, 76],
        answer: [36, 33],
        elsewhere: 1,
        barriers: [[0.48, 0.28, 0.44, 0.58, 0.32, 0.44], [0.74, 0.60, 0.46, 0.18, 0.38, 0.42]],
        advantages: [[0.78, 0.70, 0.48, 0.20, 0.30], [0.56, 0.62, 0.32, 0.24, 0.22]],
        wants: [0.16, 0.28, 0.30, 0.26],
        reasons: [0.50, 0.58, 0.48, 0.26, 0.34],
    },
];

const PLACES: [&str; 7] =
    ["Lindemere", "Wolkerdam", "Nevelgouw", "Merelveld", "Vaartmonde", "Zilverwaard", "Voorbeeld-Oost"];
const EVERYWHERE: &str = "Voorbeeldregio (overal)";

/// An owner or a locum; what is not asked of them is `None` or blank.
#[derive(Clone)]
struct Person {
    role: usize,
    is_from_here: bool,
    place: &'static str,
    age: usize,
    barriers: [bool; 6],
    advantages: [bool; 5],
    stops: Option<usize>,
    successor: Option<usize>,
    wants: Option<usize>,
    reasons: Option<[bool; 5]>,
    together: Option<usize>,
}

fn population(wave: &Wave) -> Vec<Person> {
    let mut chance = Chance::seeded(SEED + u64::from(wave.period));
    let mut all = Vec::new();
    all.extend((0..wave.exist[OWNER]).map(|_| owner(&mut chance, wave)));
    all.extend((0..wave.exist[LOCUM]).map(|_| locum(&mut chance, wave)));
    all
}

fn owner(chance: &mut Chance, wave: &Wave) -> Person {
    let place = PLACES[chance.weighted(&[16.0, 11.0, 6.0, 12.0, 28.0, 15.0])];
    let is_east = matches!(place, "Lindemere" | "Wolkerdam" | "Nevelgouw");
    let age = chance.weighted(if is_east {
        &[1.0, 12.0, 25.0, 26.0, 36.0]
    } else {
        &[4.0, 24.0, 36.0, 20.0, 16.0]
    });
    let stops = chance.weighted(match age {
        4 => &[0.35, 0.45, 0.12, 0.0, 0.08],
        3 => &[0.06, 0.30, 0.45, 0.09, 0.10],
        2 => &[0.02, 0.05, 0.25, 0.56, 0.12],
        _ => &[0.01, 0.02, 0.05, 0.80, 0.12],
    });
    let successor = (stops < 3).then(|| {
        chance.weighted(if is_east { &[0.12, 0.18, 0.60, 0.10] } else { &[0.36, 0.26, 0.28, 0.10] })
    });
    let barriers = ticked(chance, wave.barriers[OWNER]);
    let advantages = ticked(chance, wave.advantages[OWNER]);
    let (wants, reasons, together) = (None, None, None);
    let (role, stops) = (OWNER, Some(stops));
    Person {
        role,
        is_from_here: true,
        place,
        age,
        barriers,
        advantages,
        stops,
        successor,
        wants,
        reasons,
        together,
    }
}

fn locum(chance: &mut Chance, wave: &Wave) -> Person {
    let weights = [7.0, 4.0, 2.0, 7.0, 24.0, 12.0, 5.0, 10.0];
    let place = PLACES.get(chance.weighted(&weights)).copied().unwrap_or(EVERYWHERE);
    let age = chance.weighted(&[34.0, 38.0, 16.0, 6.0, 6.0]);
    let wants = chance.weighted(&wave.wants);
    let reasons = ticked(chance, wave.reasons);
    let together = chance.weighted(&[0.62, 0.12, 0.26]);
    Person {
        role: LOCUM,
        is_from_here: true,
        place,
        age,
        barriers: ticked(chance, wave.barriers[LOCUM]),
        advantages: ticked(chance, wave.advantages[LOCUM]),
        stops: None,
        successor: None,
        wants: Some(wants),
        reasons: (wants > 1).then_some(reasons),
        together: (wave.period == 2026).then_some(together),
    }
}

/// At least one: the form does not let a respondent pass without.
fn ticked<const N: usize>(chance: &mut Chance, chances: [f64; N]) -> [bool; N] {
    let mut ticked = chance.each(chances);
    if !ticked.contains(&true) {
        ticked[chance.weighted(&chances)] = true;
    }
    ticked
}

fn answering(wave: &Wave) -> Vec<Person> {
    let mut chance = Chance::seeded(SEED + 7 * u64::from(wave.period));
    let population = population(wave);
    let mut all = Vec::new();
    for role in [OWNER, LOCUM] {
        let mut of_role: Vec<Person> = population.iter().filter(|p| p.role == role).cloned().collect();
        chance.shuffle(&mut of_role);
        of_role.truncate(wave.answer[role]);
        all.extend(of_role);
    }
    all.extend((0..wave.elsewhere).map(|_| Person { is_from_here: false, ..locum(&mut chance, wave) }));
    chance.shuffle(&mut all);
    all
}

pub fn files() -> Vec<Made> {
    let mut frame = String::from("region,period,rol,count\n");
    let mut files = Vec::new();
    for wave in &WAVES {
        for (role, count) in ROLES.iter().zip(wave.exist) {
            frame += &format!("voorbeeldregio,{},{role},{count}\n", wave.period);
        }
        files.push(Made { path: format!("{SURVEY}/{}.xlsx", wave.period), bytes: workbook(wave) });
    }
    files.push(Made { path: format!("{SURVEY}/frame.csv"), bytes: frame.into_bytes() });
    files
}

/// Where people say they work, as the exports have it.
pub fn spellings() -> Vec<String> {
    let all = WAVES.iter().flat_map(answering).map(|person| person.place);
    all.map(str::to_owned).collect()
}

/// The columns; the no-break spaces are those that Forms leaves behind a question.
fn header(wave: &Wave) -> Vec<&'static str> {
    let mut header = vec![
        "Id",
        "Begintijd",
        "Tijd van voltooien",
        "E-mail",
        "Naam",
        "Wat bent u?",
        "Werkt u in de Voorbeeldregio?",
        "Waar werkt u het meest?",
        "Hoe oud bent u?",
        "Wat houdt waarnemers volgens u tegen om een eigen praktijk te beginnen?\u{a0}",
        "Wat is het mooiste van een eigen praktijk?\u{a0}",
        "Wanneer wilt u stoppen met uw praktijk?",
        "Hebt u een opvolger?",
        "Wilt u een praktijk overnemen?",
        "Waarom (nog) niet?\u{a0}",
    ];
    if wave.period == 2026 {
        header.push("Zou u een praktijk liever samen of alleen overnemen?");
    }
    header.push("Wat wilt u nog kwijt?");
    header
}

fn workbook(wave: &Wave) -> Vec<u8> {
    let made = ExcelDateTime::from_ymd(wave.period, 11, 3).expect("a day");
    let mut workbook = Workbook::new();
    // Otherwise the file would hold the moment at which it was made, and differ each time.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    let header = header(wave);
    let people = answering(wave);
    for (row, person) in (1..).zip(&people) {
        write(sheet, wave, row, person);
    }
    let columns: Vec<TableColumn> = header.iter().map(|name| TableColumn::new().set_header(*name)).collect();
    let last_row = u32::try_from(people.len()).expect("few rows");
    let last_column = u16::try_from(header.len() - 1).expect("few columns");
    sheet
        .add_table(0, 0, last_row, last_column, &Table::new().set_columns(&columns))
        .expect("the table fits the sheet");
    workbook.save_to_buffer().expect("the workbook can be saved")
}

fn write(sheet: &mut Worksheet, wave: &Wave, row: u32, person: &Person) {
    let time = Format::new().set_num_format("m/d/yy h:mm:ss");
    sheet.write_number(row, 0, row).expect("the cell can be written");
    for (column, minute) in [(1, 5), (2, 5 + row % 50)] {
        let moment = moment(wave, row, minute);
        sheet.write_datetime_with_format(row, column, &moment, &time).expect("the cell can be written");
    }
    for (column, text) in (3..).zip(texts(wave, row, person)).filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(row, column, text).expect("the cell can be written");
    }
}

/// The cells behind the times; blank where nothing was asked or said.
fn texts(wave: &Wave, row: u32, person: &Person) -> Vec<String> {
    let mut texts = vec!["anonymous".to_owned(), String::new(), ROLES[person.role].to_owned()];
    if !person.is_from_here {
        texts.push("Nee".to_owned());
        return texts;
    }
    let picked = |list: &[&str], at: Option<usize>| at.map_or("", |at| list[at]).to_owned();
    texts.extend([
        "Ja".to_owned(),
        person.place.to_owned(),
        AGES[person.age].to_owned(),
        joined(&BARRIERS, &person.barriers),
        joined(&ADVANTAGES, &person.advantages),
        picked(&STOPS, person.stops),
        picked(&SUCCESSORS, person.successor),
        picked(&WANTS, person.wants),
        person.reasons.map_or(String::new(), |reasons| joined(&REASONS, &reasons)),
    ]);
    if wave.period == 2026 {
        texts.push(picked(&TOGETHER, person.together));
    }
    texts.push(remark(row).to_owned());
    texts
}

fn moment(wave: &Wave, row: u32, minute: u32) -> ExcelDateTime {
    let day = u8::try_from(1 + row / 4).expect("a day of October");
    let hour = u16::try_from(8 + row % 12).expect("an hour of the day");
    let minute = u8::try_from(minute).expect("a minute of the hour");
    ExcelDateTime::from_ymd(wave.period, 10, day)
        .and_then(|day| day.and_hms(hour, minute, f64::from(row % 60)))
        .expect("a moment")
}

/// The chosen options as Forms joins them, with a semicolon behind the last one too.
fn joined(options: &[&str], ticked: &[bool]) -> String {
    let chosen = options.iter().zip(ticked).filter(|(_, is_ticked)| **is_ticked);
    chosen.map(|(label, _)| format!("{label};")).collect()
}

fn remark(row: u32) -> &'static str {
    match row {
        9 => "Een goed gebouw is hier niet te vinden.\nDaar begint het mee.",
        26 => "Ik wil best, maar niet alleen; liever met twee of drie.",
        41 => "Begin er op tijd over!",
        _ => "",
    }
}

pub fn truth() -> Vec<Truth> {
    WAVES.iter().flat_map(of_a_wave).collect()
}

fn of_a_wave(wave: &Wave) -> Vec<Truth> {
    let people = population(wave);
    let counted = || people.iter().map(|person| (person, 1.0));
    let truth = |indicator, group: String, value| Truth {
        indicator,
        period: wave.period,
        region: "voorbeeldregio",
        group,
        value,
    };
    let mut all = Vec::new();
    for (role, name) in ROLES.iter().enumerate() {
        for (at, option) in BARRIERS.iter().enumerate() {
            let value = percent(counted(), |person| person.role == role, |person| person.barriers[at]);
            all.push(truth("belemmeringen", format!("rol={name};{option}"), value));
        }
        for (at, option) in ADVANTAGES.iter().enumerate() {
            let value = percent(counted(), |person| person.role == role, |person| person.advantages[at]);
            all.push(truth("voordelen", format!("rol={name};{option}"), value));
        }
    }
    for (at, option) in REASONS.iter().enumerate() {
        let holds = |person: &Person| person.reasons.is_some_and(|reasons| reasons[at]);
        let value = percent(counted(), |person| person.reasons.is_some(), holds);
        all.push(truth("redenen-geen-overname", (*option).to_owned(), value));
    }
    let wants = percent(counted(), |p| p.wants.is_some(), |p| p.wants.is_some_and(|wants| wants < 2));
    all.push(truth("wil-overnemen", String::new(), wants));
    let knows = |person: &Person| person.successor.is_some_and(|successor| successor < 3);
    let without = percent(counted(), knows, |person| person.successor == Some(2));
    all.push(truth("praktijkhouder-zonder-opvolger", String::new(), without));
    all
}
