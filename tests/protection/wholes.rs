//! How many answered a wave in all is told as well, and is the sum of places that need not be part of one region.

use super::tables::{Row, Table};

#[test]
fn the_total_of_a_wave_does_not_give_back_who_answered_in_one_place() {
    let built = Table {
        answers: &["ja", "nee"],
        rows: &[
            Row { region: "a", groups: &["noord"], counts: &[6, 6] },
            Row { region: "b", groups: &[], counts: &[1, 2] },
            Row { region: "c", groups: &[], counts: &[8, 7] },
        ],
        memberships: &[],
        privacy: "",
        is_sensitive: false,
    }
    .build();
    let page = built.page("enquetes/peiling/2024/index.html");
    let told = |region: &str| {
        page.contains(&format!("data-response=\"peiling 2024 {region}\""))
            || page.contains(&format!("data-response=\"peiling|2024|{region}\""))
    };
    let is_hidden = |region: &str| {
        let name = format!("data-response=\"peiling|2024|{region}\" data-part=\"answered\"");
        let at = page.find(&name).unwrap_or_else(|| panic!("{name} is not there:\n{page}"));
        page[at..].chars().take(200).collect::<String>().contains('·')
    };
    assert!(told("a"), "{page}");
    let hidden: Vec<&str> = ["a", "b", "c"].into_iter().filter(|region| is_hidden(region)).collect();
    let total_is_told = page.contains("data-response=\"peiling|2024|\"");
    assert!(
        hidden.contains(&"b") && (hidden.len() > 1 || !total_is_told),
        "{hidden:?}, {total_is_told}\n{page}"
    );
}
