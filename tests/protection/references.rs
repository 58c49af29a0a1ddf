//! Published tables as whole projects: the two patterns of the methods (§ 4), and one that is hard to hide well.

use super::tables::{Row, Table, hidden};

/// The example of the R package GaussSuppression: age by country, where a count of one or none is hidden.
/// What is left of each has a width of two, which is enough for that threshold.
#[test]
fn age_by_country_hides_what_the_publication_hides() {
    let privacy = "privacy:\n  least_answered: 1\n  least_count: 2\n  least_width: 1\n  most_alike: 100\n  large_group: 1\n  reasons:\n    \
                   least_answered: voorbeeld\n    least_count: voorbeeld\n    least_width: voorbeeld\n    most_alike: voorbeeld\n    large_group: voorbeeld\n";
    let built = Table {
        answers: &["jong", "oud"],
        rows: &[
            Row { region: "spanje", groups: &["alle"], counts: &[5, 6] },
            Row { region: "ijsland", groups: &["alle"], counts: &[2, 3] },
            Row { region: "portugal", groups: &["alle"], counts: &[0, 4] },
        ],
        memberships: &[],
        privacy,
        is_sensitive: true,
    }
    .build();
    let expected = ["ijsland jong", "ijsland oud", "portugal jong", "portugal oud"];
    assert_eq!(hidden(&built), expected, "{}", built.findings);
}

/// Who has a successor, in five municipalities of two subregions.
#[test]
fn successors_by_municipality_hide_what_the_methods_hide() {
    let built = Table {
        answers: &["ja", "nee", "onbekend"],
        rows: &[
            Row { region: "a", groups: &["noord"], counts: &[7, 6, 5] },
            Row { region: "b", groups: &["noord"], counts: &[2, 9, 6] },
            Row { region: "c", groups: &["zuid"], counts: &[12, 8, 3] },
            Row { region: "d", groups: &["zuid"], counts: &[6, 5, 7] },
            Row { region: "e", groups: &["zuid"], counts: &[9, 11, 8] },
        ],
        memberships: &[("noord", "regio"), ("zuid", "regio")],
        privacy: "",
        is_sensitive: false,
    }
    .build();
    let expected = ["a ja", "a onbekend", "b ja", "b onbekend", "c nee", "c onbekend", "d nee", "d onbekend"];
    assert_eq!(hidden(&built), expected, "{}", built.findings);
}

/// The table of Statistical Policy Working Paper 22 (1994), ch. II: children by county and by schooling of the head
/// of the household. There it shows that two hidden in each row and column are not enough. Nine are, and none of the
/// second county; the build would else be stopped.
#[test]
fn children_by_county_are_hidden_better_than_by_rows_and_columns() {
    let answers = ["laag", "middel", "hoog", "hoogst"];
    let counts = [[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]];
    let rows: Vec<Row<'_>> = ["alpha", "beta", "gamma", "delta"]
        .into_iter()
        .zip(&counts)
        .map(|(region, counts)| Row { region, groups: &["alle"], counts })
        .collect();
    let table = Table { answers: &answers, rows: &rows, memberships: &[], privacy: "", is_sensitive: false };
    let built = table.build();
    let expected = [
        "alpha hoog",
        "alpha hoogst",
        "alpha middel",
        "delta hoog",
        "delta hoogst",
        "delta laag",
        "gamma hoogst",
        "gamma laag",
        "gamma middel",
    ];
    assert_eq!(hidden(&built), expected, "{}", built.findings);
}
