//! Every folder beside `small` is the small project with something wrong, and the messages it must give.
//! A survey may be strange without being wrong: then it is silent, and `surveys` holds its figures.
//! `UPDATE=1 cargo test` writes the messages anew; then we read the difference.

use crate::site::{Site, sites};
use std::fs;

#[test]
fn every_spoilt_site_says_what_is_wrong_and_what_to_do() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = Vec::new();
    for name in spoilt() {
        let expected = sites().join(&name).join("findings.txt");
        let findings = Site::spoilt(&name).build().findings;
        if update {
            fs::write(&expected, &findings).expect("the messages can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != findings {
            different.push(format!("--- {name}\n{findings}"));
        }
    }
    assert!(different.is_empty(), "these sites say something else now:\n{}", different.join("\n"));
}

#[test]
fn every_message_has_a_place_and_says_what_to_do() {
    for name in spoilt() {
        let findings = Site::spoilt(&name).build().findings;
        let may_be_silent = name.starts_with("survey-");
        assert!(may_be_silent || !findings.is_empty(), "{name} says nothing");
        for line in findings.lines().filter(|line| line.starts_with("error:") || line.starts_with("warning:"))
        {
            let after = findings.split(line).nth(1).unwrap_or_default();
            let told = after.lines().nth(1).is_some_and(|place| place.starts_with("  in "));
            let helped = after.lines().nth(2).is_some_and(|help| help.starts_with("  help: "));
            assert!(told && helped, "{name}: {line}");
        }
    }
}

fn spoilt() -> Vec<String> {
    let entries = fs::read_dir(sites()).expect("the sites are there");
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.filter(|name| name != "small").collect();
    names.sort();
    names
}
