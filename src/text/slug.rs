//! Names as they stand in web addresses: small letters, digits and hyphens.

/// Whether this may stand in an address as it is.
pub fn is_slug(text: &str) -> bool {
    let parts = text.split('-');
    !text.is_empty()
        && text.len() <= 80
        && parts.into_iter().all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The address form of a heading or a name: `'s-Gravenhage` becomes `s-gravenhage`, `Één` becomes `een`.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    // A Mac writes é as e with an accent after it: the accent does not count.
    let letters = text.chars().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}'));
    for letter in letters.flat_map(char::to_lowercase).flat_map(plain) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') && letter != '\'' && letter != '’' {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A letter without its accent, for the letters of the languages around us.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ĳ' => "ij",
        other => return Letters { plain: "", other: Some(other) },
    };
    Letters { plain, other: None }
}

struct Letters {
    plain: &'static str,
    other: Option<char>,
}

impl Iterator for Letters {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(other) = self.other.take() {
            return Some(other);
        }
        let letter = self.plain.chars().next()?;
        self.plain = &self.plain[letter.len_utf8()..];
        Some(letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(slug("Resultaat en lessen"), "resultaat-en-lessen");
        assert_eq!(slug("'s-Gravenhage (gemeente)"), "s-gravenhage-gemeente");
        assert_eq!(slug("Één zorg – Fryslân"), "een-zorg-fryslan");
        assert_eq!(slug("Frysla\u{302}n"), "fryslan");
        assert_eq!(slug("  …  "), "");
    }

    #[test]
    fn a_path_trick_is_not_a_slug() {
        assert!(is_slug("west-friesland"));
        for wrong in ["", "../x", "a--b", "-a", "A", "a b", "é"] {
            assert!(!is_slug(wrong), "{wrong}");
        }
    }
}
