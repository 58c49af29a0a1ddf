//! Whole projects made of a table: regions by answers, with how many gave each.

use crate::site::{Built, Site};
use std::collections::BTreeMap;

/// A region that practices name, the regions it is part of, and how many gave each answer.
pub struct Row<'a> {
    pub region: &'a str,
    pub groups: &'a [&'a str],
    pub counts: &'a [usize],
}

/// A survey with one question, and an indicator for each of its answers.
pub struct Table<'a> {
    pub answers: &'a [&'a str],
    pub rows: &'a [Row<'a>],
    /// The memberships of the groups themselves: member and group.
    pub memberships: &'a [(&'a str, &'a str)],
    /// The lines under `privacy`.
    pub privacy: &'a str,
    pub is_sensitive: bool,
}

impl Table<'_> {
    pub fn site(&self) -> Site {
        let mut site = Site::bare()
            .replace("praatplaat.yaml", "[country, azw, subregion]", "[subregion, municipality]")
            .write("data/regions.csv", self.regions())
            .write("data/memberships.csv", self.memberships())
            .write("data/surveys/peiling/2024.csv", self.export())
            .write("data/surveys/peiling/survey.yaml", self.survey());
        let settings = std::fs::read_to_string(site.path().join("praatplaat.yaml")).expect("it is there");
        site = site.write("praatplaat.yaml", format!("{settings}{}", self.privacy));
        for answer in self.answers {
            let sensitive = if self.is_sensitive { "sensitive: true\n" } else { "" };
            let indicator = format!(
                "label: Zegt {answer}\nunit: percent\nbetter: none\ntheme: omvang\ndefinition: Verzonnen.\n\
                 how_to_read: Verzonnen.\n{sensitive}share: {{survey: peiling, question: vraag, answers: [{answer}]}}\n"
            );
            site = site.write(&format!("data/indicators/{answer}.yaml"), indicator);
        }
        site
    }

    pub fn build(&self) -> Built {
        self.site().build()
    }

    fn regions(&self) -> String {
        let inner: Vec<&str> = self.rows.iter().map(|row| row.region).collect();
        let upper = self.rows.iter().flat_map(|row| row.groups.iter().copied());
        let upper = upper.chain(self.memberships.iter().flat_map(|(member, group)| [*member, *group]));
        let mut all: BTreeMap<&str, &str> = upper.map(|region| (region, "subregion")).collect();
        all.extend(inner.into_iter().map(|region| (region, "municipality")));
        let rows =
            all.iter().map(|(region, level)| format!("{region},{},{level},ja\n", region.to_uppercase()));
        format!("id,name,level,fictitious\n{}", rows.collect::<String>())
    }

    fn memberships(&self) -> String {
        let of_rows = self.rows.iter().flat_map(|row| row.groups.iter().map(|group| (row.region, *group)));
        let all = of_rows.chain(self.memberships.iter().copied());
        let rows = all.map(|(member, group)| format!("{member},{group},,,\n"));
        format!("member,group,share,from,to\n{}", rows.collect::<String>())
    }

    fn export(&self) -> String {
        let rows = self.rows.iter().flat_map(|row| {
            row.counts
                .iter()
                .zip(self.answers)
                .flat_map(|(count, answer)| std::iter::repeat_n(format!("{};{answer}\n", row.region), *count))
        });
        format!("Q1;Q2\n{}", rows.collect::<String>())
    }

    fn survey(&self) -> String {
        let answers: Vec<String> = self.answers.iter().map(|answer| format!("{answer}: {answer}")).collect();
        format!(
            "title: Peiling\npopulation: praktijken\nwaves: [{{period: 2024, file: 2024.csv}}]\nregion: regio\nfictitious: true\n\
             questions:\n  - {{id: regio, text: Waar?, column: Q1, kind: region}}\n  - {{id: vraag, text: Wat?, column: Q2, kind: choice, answers: {{{}}}}}\n",
            answers.join(", ")
        )
    }
}

/// The figures of a site that are hidden: region and indicator.
pub fn hidden(built: &Built) -> Vec<String> {
    let mut table = csv::Reader::from_reader(built.page("data/figures.csv").as_bytes());
    let header = table.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect("the column is there");
    let rows = table.records().map(|row| row.expect("the table can be read"));
    let hidden = rows.filter(|row| row[at("hidden")] == *"protected");
    let mut names: Vec<String> =
        hidden.map(|row| format!("{} {}", &row[at("region")], &row[at("indicator")])).collect();
    names.sort();
    names
}
