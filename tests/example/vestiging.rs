//! Settling, asked of newly trained GPs, as Dutch Excel saves it: semicolons, Windows-1252, decimal commas, a title.

use super::Made;
use super::chance::Chance;
use super::truth::{Truth, mean, median, percent};

const SURVEY: &str = "data/surveys/vestiging";
const SEED: u64 = 20_240_605;

const WISHES: [(&str, &str); 6] = [
    ("collega", "Zoekt: samen met een collega"),
    ("gebouw", "Zoekt: een goed gebouw"),
    ("waarneming", "Zoekt: eerst een vaste waarneming"),
    ("partner", "Zoekt: werk voor mijn partner"),
    ("begeleiding", "Zoekt: begeleiding bij de overname"),
    ("opkoop", "Zoekt: dat een organisatie het regelt"),
];
const LIKELY: [&str; 5] =
    ["zeer onwaarschijnlijk", "onwaarschijnlijk", "misschien", "waarschijnlijk", "zeer waarschijnlijk"];
const PREFERENCES: [&str; 3] = ["Voorbeeld-West", "Voorbeeld-Oost", "geen voorkeur"];

struct Wave {
    period: u16,
    exist: usize,
    answer: usize,
    wishes: [f64; 6],
    hours: f64,
    likely: [f64; 5],
}

const WAVES: [Wave; 2] = [
    Wave {
        period: 2024,
        exist: 54,
        answer: 31,
        wishes: [0.66, 0.48, 0.45, 0.35, 0.38, 0.20],
        hours: 29.5,
        likely: [0.14, 0.24, 0.30, 0.22, 0.10],
    },
    Wave {
        period: 2026,
        exist: 49,
        answer: 28,
        wishes: [0.76, 0.60, 0.50, 0.34, 0.44, 0.26],
        hours: 27.5,
        likely: [0.16, 0.26, 0.28, 0.20, 0.10],
    },
];

/// A newly trained GP.
#[derive(Clone)]
struct Starter {
    wishes: [bool; 6],
    /// In halves.
    hours: f64,
    /// Kilometres, in halves.
    distance: f64,
    likely: usize,
    preference: usize,
}

fn population(wave: &Wave) -> Vec<Starter> {
    let mut chance = Chance::seeded(SEED + u64::from(wave.period));
    let mut starter = || Starter {
        wishes: chance.each(wave.wishes),
        hours: halves(chance.around(wave.hours, 5.0).clamp(12.0, 45.0)),
        distance: halves(chance.around(24.0, 9.0).clamp(4.0, 60.0)),
        likely: chance.weighted(&wave.likely),
        preference: chance.weighted(&[0.5, 0.18, 0.32]),
    };
    (0..wave.exist).map(|_| starter()).collect()
}

fn halves(value: f64) -> f64 {
    (value * 2.0).round() / 2.0
}

pub fn files() -> Vec<Made> {
    let mut frame = String::from("region,period,count\n");
    let mut files = Vec::new();
    for wave in &WAVES {
        frame += &format!("voorbeeldregio,{},{}\n", wave.period, wave.exist);
        let text = export(wave);
        let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(&text);
        assert!(!is_lossy, "Windows-1252 has all the signs of the export");
        files.push(Made { path: format!("{SURVEY}/{}.csv", wave.period), bytes: bytes.into_owned() });
    }
    files.push(Made { path: format!("{SURVEY}/frame.csv"), bytes: frame.into_bytes() });
    files
}

fn export(wave: &Wave) -> String {
    let mut header = vec!["Nr", "Datum", "Naam", "E-mailadres"];
    header.extend(WISHES.map(|(_, column)| column));
    header.extend([
        "Uren per week",
        "Reisafstand (km)",
        "Kans dat u zich hier vestigt",
        "Voorkeur",
        "Ideeën",
    ]);
    let mut starters = population(wave);
    Chance::seeded(SEED + 7 * u64::from(wave.period)).shuffle(&mut starters);
    starters.truncate(wave.answer);
    let fill = ";".repeat(header.len() - 1);
    let mut text = format!("Vestigingsonderzoek startende huisartsen {}{fill}\r\n", wave.period);
    text += &format!("{}\r\n", header.join(";"));
    for (at, starter) in starters.iter().enumerate() {
        text += &format!("{}\r\n", row(wave, at, starter).join(";"));
    }
    // What Excel leaves of a row that was once filled.
    text + &fill + "\r\n"
}

fn row(wave: &Wave, at: usize, starter: &Starter) -> Vec<String> {
    let mut row = vec![
        (at + 1).to_string(),
        format!("{}-{}-{}", 3 + at * 5 % 27, 5 + at % 2, wave.period),
        String::new(),
        "anonymous".to_owned(),
    ];
    let passed_over = at == 13;
    let said = |wish: bool| if wish { "Ja" } else { "Nee" };
    row.extend(starter.wishes.map(|wish| if passed_over { "" } else { said(wish) }.to_owned()));
    row.push(match at {
        8 => "weet niet".to_owned(),
        _ => comma(starter.hours),
    });
    row.push(match at {
        4 => "-".to_owned(),
        19 => "n.v.t.".to_owned(),
        _ => comma(starter.distance),
    });
    row.push(LIKELY[starter.likely].to_owned());
    row.push(PREFERENCES[starter.preference].to_owned());
    row.push(remark(at).to_owned());
    row
}

fn comma(value: f64) -> String {
    value.to_string().replace('.', ",")
}

fn remark(at: usize) -> &'static str {
    match at {
        3 => "Een praktijk van één miljoen euro (€) koop ik niet",
        11 => "\"Samen beginnen; niet alleen\"",
        20 => "Goede coördinatie tussen praktijken",
        _ => "",
    }
}

pub fn truth() -> Vec<Truth> {
    let mut all = Vec::new();
    for wave in &WAVES {
        let starters = population(wave);
        let counted = starters.iter().map(|starter| (starter, 1.0));
        let truth = |indicator, group: String, value| Truth {
            indicator,
            period: wave.period,
            region: "voorbeeldregio",
            group,
            value,
        };
        for (at, (option, _)) in WISHES.iter().enumerate() {
            let value = percent(counted.clone(), |_| true, |starter| starter.wishes[at]);
            all.push(truth("zoekt-bij-vestiging", (*option).to_owned(), value));
        }
        all.push(truth("gewenste-uren", String::new(), mean(counted.clone(), |starter| starter.hours)));
        all.push(truth(
            "reisafstand",
            String::new(),
            median(starters.iter().map(|starter| starter.distance)),
        ));
        let value = percent(counted.clone(), |_| true, |starter| starter.likely > 2);
        all.push(truth("vestigt-zich-waarschijnlijk", String::new(), value));
    }
    all
}
