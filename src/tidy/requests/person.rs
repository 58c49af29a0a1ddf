//! Whether a text names a person: a title, initials, or two names in a row. What it cannot see, such as a name in
//! small letters, is for who writes the table to keep out.

/// Titles that stand before a name.
const TITLES: &[&str] =
    &["dr", "drs", "mr", "ir", "prof", "dhr", "mevr", "mw", "meneer", "mevrouw", "dokter"];

/// Whether a role is a person: it begins as a name does, or holds one. `ROS-adviseur` and `adviseur ROS` are
/// roles, for nobody's name begins with two capitals.
pub fn is_named_as_role(role: &str) -> bool {
    let words: Vec<&str> = role.split_whitespace().collect();
    let is_pair = |pair: &[&str]| pair.iter().all(|word| is_as_a_name(word));
    words.first().is_some_and(|word| is_as_a_name(word)) || words.windows(2).any(is_pair) || is_named(role)
}

/// Whether a text holds a title or initials before a name. Two words with a capital are not enough in a note:
/// places have them too.
pub fn is_named(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        is_as_a_name(second) && (is_title(first) || is_initials(first))
    })
}

/// A capital and then a small letter: `Janssen`, not `ROS`.
fn is_as_a_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// `J.` or `A.B.`
fn is_initials(word: &str) -> bool {
    word.ends_with('.') && word.split_terminator('.').all(is_capital)
}

fn is_capital(part: &str) -> bool {
    part.chars().count() == 1 && part.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_told_from_a_person() {
        for role in ["adviseur praktijkopvolging", "ROS-adviseur", "adviseur ROS", "accountmanager Zeeland"] {
            assert!(!is_named_as_role(role), "{role}");
        }
        for name in
            ["Anna", "Anna Voorbeeld", "adviseur Anna Voorbeeld", "dhr. Voorbeeld", "adviseur A. Voorbeeld"]
        {
            assert!(is_named_as_role(name), "{name}");
        }
    }

    #[test]
    fn a_note_may_be_a_sentence() {
        assert!(!is_named("Eerste gesprek in Den Haag gehad. Wacht op de bank."));
        assert!(is_named("gesproken met mevr. Voorbeeld"));
        assert!(is_named("gesproken met A.B. Voorbeeld"));
    }
}
