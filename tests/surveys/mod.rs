//! Surveys from outside: small invented twins of what survey tools really export, surveys with something
//! wrong in them, and what may never leave a survey. Each is a folder of `sites`.

mod files;
mod keeping_quiet;
mod protection;
mod strange;
mod twins;
mod weights;

use crate::site::{Built, Site};

/// What is published of one figure: `noord 2024 | 46.7 | 7 of 15 | 30`, with the group behind the period,
/// how many gave the answer, how many answered and how many exist; or `noord 2024 | protected`.
fn figure(row: &csv::StringRecord, header: &csv::StringRecord) -> String {
    let cell = |name: &str| {
        let at = header.iter().position(|column| column == name).expect("the column is there");
        &row[at]
    };
    let of = [cell("region"), cell("period"), cell("group")].join(" ");
    if !cell("hidden").is_empty() {
        let open = ["value", "low", "high", "count", "answered", "population"].map(cell).concat();
        assert_eq!(open, "", "what is hidden tells something: {row:?}");
        return format!("{} | {}", of.trim_end(), cell("hidden"));
    }
    let answered = match cell("count") {
        "" => cell("answered").to_owned(),
        count => format!("{count} of {}", cell("answered")),
    };
    format!("{} | {} | {answered} | {}", of.trim_end(), cell("value"), cell("population"))
}

impl Built {
    /// The figures of an indicator as they can be downloaded.
    #[track_caller]
    fn figures(&self, indicator: &str) -> Vec<String> {
        let mut table = csv::Reader::from_reader(self.page("data/figures.csv").as_bytes());
        let header = table.headers().expect("a header").clone();
        let rows = table.records().map(|row| row.expect("the table can be read"));
        rows.filter(|row| row[2] == *indicator).map(|row| figure(&row, &header)).collect()
    }

    #[track_caller]
    fn publishes(self, indicator: &str, expected: &[&str]) -> Self {
        assert_eq!(self.figures(indicator), expected, "{indicator}\n{}", self.findings);
        self
    }
}

/// The survey as it should be, with the rows and the frame of a test.
pub fn survey(yaml: &[(&str, &str)], rows: &[(&str, &str, &str, usize)], frame: &str) -> Site {
    let mut csv = String::from("nr;E-mail;Q1;Q2;Q3;Q4;Q5;Q6;Q7;Q8\n");
    let all = rows.iter().flat_map(|(region, form, stops, count)| {
        std::iter::repeat_n(format!("{region};{form};{stops}"), *count)
    });
    for (at, row) in all.enumerate() {
        csv.push_str(&format!("{at};;{row};2;2000;druk;;\n"));
    }
    let mut site = Site::spoilt("survey-as-it-should-be");
    for (from, to) in yaml {
        site = site.replace("data/surveys/enquete/survey.yaml", from, to);
    }
    site.write("data/surveys/enquete/2024.csv", csv).write("data/surveys/enquete/frame.csv", frame)
}
