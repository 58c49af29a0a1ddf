//! The factsheet: it answers in the order in which people ask, and lays a region beside the others without
//! telling what is hidden.

use crate::site::{Built, Site};

/// Of six places, how many of forty say yes to the first question.
const YES: [usize; 6] = [6, 10, 14, 20, 26, 34];

#[test]
fn the_questions_come_in_the_order_in_which_people_ask_them() {
    let built = site("higher", 0).build();
    let page = page(&built, "p2");
    let asked: Vec<&str> =
        page.split(r#"<h2 id=""#).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(asked, ["cijfers", "positie", "verantwoording", "mee"], "{page}");
    let links: Vec<usize> = asked[..3]
        .iter()
        .map(|id| page.find(&format!(r##"<li><a href="#{id}">"##)).expect("it stands at the top"))
        .collect();
    assert!(links.is_sorted(), "{links:?}");
}

#[test]
fn turning_what_is_good_swaps_best_and_worst_and_nothing_else() {
    let (high, low) = (site("higher", 0).build(), site("lower", 0).build());
    for (place, fewer) in (0..6).map(|place| (format!("p{place}"), place)) {
        let (high, low) = (spine(&high, &place), spine(&low, &place));
        let passed = |n: usize| format!("gunstiger dan {n} van de 5 andere gebieden");
        assert!(high.contains(&passed(fewer)), "{place}: {high}");
        assert!(low.contains(&passed(5 - fewer)), "{place}: {low}");
        // The words for better and worse change places; every other word stays.
        let words = |svg: &str| letters(svg).replace("ongunstiger", "gunstiger");
        let numberless = |svg: &str| words(svg).replace(&passed(fewer), "").replace(&passed(5 - fewer), "");
        assert_eq!(numberless(&high), numberless(&low));
        assert_eq!(high.matches("<rect").count(), low.matches("<rect").count());
    }
}

#[test]
fn the_best_and_the_worst_differ_by_the_form_of_their_mark() {
    let built = site("higher", 0).build();
    let (worst, best) = (spine(&built, "p0"), spine(&built, "p5"));
    assert!(worst.contains("hier: ongunstiger") && !best.contains("ongunstiger dan"), "{worst}\n{best}");
    assert!(row(&worst).contains("<polygon") && row(&best).contains("<circle"), "{worst}\n{best}");
}

#[test]
fn a_hidden_region_is_a_sign_without_a_mark_and_in_nobodys_count() {
    let built = site("higher", 2).build();
    let hidden = spine(&built, "klein");
    let own = row(&hidden);
    assert!(own.contains(">·</") && !own.contains("<circle") && !own.contains("<polygon"), "{own}");
    // A second one is hidden with it, so five numbers are left.
    assert!(own.contains("5 andere gebieden hebben een getal dat er mag staan"), "{own}");
    let others = (0..6).map(|place| spine(&built, &format!("p{place}")));
    let counted = others.filter(|other| other.contains("van de 4 andere gebieden met een getal"));
    assert_eq!(counted.count(), 5);
}

#[test]
fn with_fewer_than_five_regions_nothing_is_laid_beside_each_other() {
    let site = Site::bare();
    let built = written(site, "higher", &YES[..4], 0).build();
    assert!(!page(&built, "p0").contains("pp-spine-chart"));
}

#[test]
fn every_region_is_on_the_spine_with_the_whole_in_the_middle() {
    let built = site("none", 0).build();
    let drawn = spine(&built, "p3");
    assert!(drawn.contains("hoger dan 3 van de 5 andere gebieden") && drawn.contains("hoog →"), "{drawn}");
    assert!(drawn.contains("Land (verzonnen)"), "{drawn}");
    assert!(!drawn.contains("gunstiger"), "what has no better side is not judged: {drawn}");
}

fn site(better: &str, few: usize) -> Site {
    written(Site::bare(), better, &YES, few)
}

/// A survey of one question in as many places as there are numbers, and one more where only a few answered.
fn written(site: Site, better: &str, yes: &[usize], few: usize) -> Site {
    let places: Vec<String> = (0..yes.len()).map(|place| format!("p{place}")).collect();
    let small = (few > 0).then(|| "klein".to_owned());
    let all: Vec<String> = places.iter().cloned().chain(small).collect();
    let lines = |line: &dyn Fn(&String) -> String| all.iter().map(line).collect::<String>();
    let regions = lines(&|id| format!("{id},{}{},subregion,ja\n", id[..1].to_uppercase(), &id[1..]));
    let members = lines(&|id| format!("{id},land\n"));
    let answer = |id: &str, answer: &str, times: usize| format!("{id};{answer}\n").repeat(times);
    let answers = places.iter().zip(yes).map(|(id, yes)| answer(id, "a", *yes) + &answer(id, "b", 40 - yes));
    let answers = answers.collect::<String>() + &answer("klein", "a", few);
    let indicator = format!(
        "label: Praktijken met ruimte\nunit: percent\nbetter: {better}\ntheme: omvang\nheadline: 1\n\
         definition: D.\nhow_to_read: H.\nshare: {{survey: s, question: q, answers: [a]}}\n"
    );
    site.write("data/regions.csv", format!("id,name,level,fictitious\nland,Land,country,ja\n{regions}"))
        .write("data/memberships.csv", format!("member,group\n{members}"))
        .write("data/surveys/s/2024.csv", format!("r;q\n{answers}"))
        .write("data/surveys/s/survey.yaml", SURVEY)
        .write("data/indicators/ruimte.yaml", indicator)
}

const SURVEY: &str = "title: S\npopulation: praktijken\nfictitious: true\n\
    waves: [{period: 2024, file: 2024.csv}]\nregion: regio\nquestions:\n  \
    - {id: regio, text: R, column: r, kind: region}\n  \
    - {id: q, text: Q, column: q, kind: choice, answers: {a: ja, b: nee}}\n";

#[track_caller]
fn page<'a>(built: &'a Built, region: &str) -> &'a str {
    assert!(built.summary.is_some(), "{}", built.findings);
    built.page(&format!("regios/{region}/index.html"))
}

/// The spine chart of a region.
#[track_caller]
fn spine(built: &Built, region: &str) -> String {
    let page = page(built, region);
    let at = page.find("pp-spine-chart").unwrap_or_else(|| panic!("{region} has none:\n{page}"));
    let start = page[..at].rfind("<svg").expect("it is a picture");
    page[start..].split("</svg>").next().unwrap_or_default().to_owned()
}

/// Its one row.
fn row(spine: &str) -> String {
    spine.split(r#"class="pp-row""#).nth(1).unwrap_or_default().to_owned()
}

/// What is written in a picture, without its marks.
fn letters(svg: &str) -> String {
    let pieces = svg.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}
