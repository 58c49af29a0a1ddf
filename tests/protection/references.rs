//! The two published patterns of the methods (§ 4), as whole projects.

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
