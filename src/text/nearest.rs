//! The name that was probably meant.

/// The known name nearest to the one found, if one is near enough to be a slip of the pen.
pub fn of<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    let found = found.to_lowercase();
    known
        .iter()
        .filter(|name| has_same_digits(&found, name))
        .map(|name| (strsim::damerau_levenshtein(&found, &name.to_lowercase()), *name))
        .filter(|(distance, name)| *distance <= allowed(&found, name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many slips a name may have: a third of its letters, one at least, and never more than four. Two
/// letters and one of them wrong is another name.
fn allowed(found: &str, name: &str) -> usize {
    let (one, other) = (found.chars().count(), name.chars().count());
    if one.max(other) < 3 { 0 } else { (one.min(other) / 3).clamp(1, 4) }
}

/// Another digit is no slip of the pen: `Q11` is not meant by `Q12`.
fn has_same_digits(one: &str, other: &str) -> bool {
    one.chars().filter(char::is_ascii_digit).eq(other.chars().filter(char::is_ascii_digit))
}

/// What is known, for when nothing is near; a long list is cut, for a message is read in one breath.
pub fn list(known: &[&str]) -> String {
    const SHOWN: usize = 12;
    let names: Vec<String> = known.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    match known.len() {
        0 => "nothing of this kind is known yet".to_owned(),
        count if count > SHOWN => format!("known are {} and {} more", names.join(", "), count - SHOWN),
        _ => format!("known are {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        assert_eq!(of("zeelnd", &["friesland", "zeeland"]), Some("zeeland"));
        assert_eq!(of("chalenge", &["challenge", "need"]), Some("challenge"));
    }

    #[test]
    fn another_code_is_no_slip_of_the_pen() {
        assert_eq!(of("Q12", &["Q11", "Q1"]), None);
        assert_eq!(of("6", &["1", "a"]), None);
        assert_eq!(of("jaa", &["nee", "ja"]), Some("ja"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(of("utrecht", &["friesland", "zeeland"]), None);
    }
}
