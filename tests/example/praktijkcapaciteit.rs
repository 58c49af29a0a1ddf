//! Practices and what they can carry, as LimeSurvey exports it: comma, byte order mark, codes.

use super::Made;
use super::chance::Chance;
use super::practices::{FORMS, LUTTERVAART, Practice, SEED, TOWNS, Town, WAVES, Wave, populations};

const SURVEY: &str = "data/surveys/praktijkcapaciteit";

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
    let support = if wave.period == 2024 { "" } else { " Q14[SQ001] Q14[SQ002] Q14[SQ003] Q14[SQ004]" };
    let last = format!("Q10 Q11 Q12 Q13{support}");
    [fixed, "Q1 Q2 Q3 Q4", taking, questions, &last]
        .iter()
        .flat_map(|part| part.split(' '))
        .map(str::to_owned)
        .collect()
}

fn export(wave: &Wave, population: &[Practice]) -> Vec<u8> {
    let mut chance = Chance::seeded(SEED + u64::from(wave.period));
    let rows = rows(&mut chance, wave, population);
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    writer.write_record(header(wave)).expect("a vector takes all bytes");
    for (at, (practice, kind)) in rows.iter().enumerate() {
        writer.write_record(row(&mut chance, wave, at, practice, *kind)).expect("a vector takes all bytes");
    }
    let rows = writer.into_inner().expect("a vector takes all bytes");
    ["\u{feff}".as_bytes(), &rows].concat()
}

/// Everything that lies in the tool, in order: two tests, and between the answers some that do not count.
fn rows(chance: &mut Chance, wave: &Wave, population: &[Practice]) -> Vec<(Practice, Kind)> {
    let (answer, silent) = answering(chance, population, wave);
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
    let tests = [1234, 9990].map(|list| (Practice { list, ..answer[0].clone() }, Kind::Test));
    rows.splice(0..0, tests);
    rows
}

fn row(chance: &mut Chance, wave: &Wave, at: usize, practice: &Practice, kind: Kind) -> Vec<String> {
    let mut row = about_the_row(chance, wave, at, practice, kind);
    row.extend(first_page(chance, wave, at, practice));
    match kind {
        Kind::Answer | Kind::Test => {
            row.extend(other_pages(at, practice));
            if wave.period != 2024 {
                row.extend(support(practice));
            }
        }
        Kind::Unsubmitted => row.resize(header(wave).len(), "N/A".to_owned()),
    }
    row
}

/// What LimeSurvey adds by itself, and the hidden questions.
fn about_the_row(
    chance: &mut Chance,
    wave: &Wave,
    at: usize,
    practice: &Practice,
    kind: Kind,
) -> Vec<String> {
    let begun = moment(wave, at, 5 + chance.below(40));
    let ended = moment(wave, at, 46 + chance.below(13));
    let is_sent = kind != Kind::Unsubmitted;
    let is_test = kind == Kind::Test;
    vec![
        (at + 11).to_string(),
        if is_sent { ended.clone() } else { String::new() },
        if is_sent { "4" } else { "1" }.to_owned(),
        "nl".to_owned(),
        (100_000_000 + chance.below(900_000_000)).to_string(),
        begun,
        ended,
        if is_test { format!("TEST{}", at + 1) } else { format!("P{:03}", practice.number) },
        yes_or_no(is_test),
        String::new(),
    ]
}

fn first_page(chance: &mut Chance, wave: &Wave, at: usize, practice: &Practice) -> [String; 4] {
    [
        spelt(chance, practice, wave, at),
        FORMS[practice.form].to_string(),
        blank_at(at, 17, practice.list.to_string()),
        blank_at(at, 29, format!("{}.{}", practice.fte / 10, practice.fte % 10)),
    ]
}

fn other_pages(at: usize, practice: &Practice) -> Vec<String> {
    let has_none = !practice.vacancies.contains(&true);
    let ticked = practice.vacancies.iter().copied().chain([has_none]);
    let workload = practice.workload.iter().enumerate();
    let mut row = vec![
        format!("A{}", practice.taking + 1),
        yes_or_no(practice.can_grow),
        blank_at(at, 11, practice.sustainable.to_string()),
    ];
    row.extend(workload.map(|(item, value)| blank_at(at + item, 24, value.to_string())));
    row.extend(ticked.map(|is_ticked| if is_ticked { "Y" } else { "" }.to_owned()));
    row.push(if has_none { "N/A".to_owned() } else { practice.hours.to_string() });
    row.extend([code(practice.stops), code(practice.successor), remark(at).to_owned()]);
    row
}

/// What a practice asks help with: a successor, staff, a building, or nothing. Some ask who need it; others who
/// do have learnt to live with it.
fn support(practice: &Practice) -> [String; 4] {
    let asks = practice.number % 3 != 1;
    let successor = asks && practice.stops.is_some_and(|stops| stops < 2) && practice.successor == Some(2);
    let staff = asks && practice.hours >= 40;
    let building = practice.number % 9 == 4 && practice.list > practice.sustainable;
    let none = !(successor || staff || building);
    [successor, staff, building, none].map(|is_ticked| if is_ticked { "Y" } else { "" }.to_owned())
}

fn yes_or_no(is_so: bool) -> String {
    if is_so { "Y" } else { "N" }.to_owned()
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
