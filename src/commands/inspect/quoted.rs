//! Texts as YAML takes them for texts, whatever signs are in them.

/// A text that stands as a value or a key, between quotes where it needs them.
pub fn quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { between_quotes(text) }
}

/// A text between double quotes, with the signs that mean something there written out.
pub fn between_quotes(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // A space that looks like any other is written so that it can be seen.
            '\u{a0}' => quoted.push_str("\\u00A0"),
            sign if sign.is_control() || matches!(sign, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{85}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(sign)));
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether YAML reads this as the text it is, also within brackets.
fn is_plain(text: &str) -> bool {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"];
    let is_safe =
        |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '/' | '.' | '(' | ')' | '+');
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_safe)
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "Ja",
            "yes",
            "No",
            "null",
            "2024",
            "1.0",
            "a: b",
            "#1",
            "it's \"so\"",
            "C:\\pad",
            "- x",
            "🙂 goed",
            "Wat vindt u?\u{a0}Echt",
            "regel\nregel",
            "[a]",
            "{a}",
            "%",
            "@",
            "true",
            "~",
            "",
            " a ",
            "a #b",
            "’s avonds",
            "één",
            "18-29",
            "2024-01-01",
            "0x1F",
            "1e5",
            ".5",
            "a,b",
            "tab\there",
            "null-ish",
            "= 3",
            "\u{2028}",
            "12:30",
        ] {
            let block: BTreeMap<String, String> =
                serde_yaml::from_str(&format!("{}: {}\n", quoted(text), quoted(text))).expect("it is YAML");
            assert_eq!(block.get(text).map(String::as_str), Some(text), "{text:?}");
            let flow: Vec<String> =
                serde_yaml::from_str(&format!("[{}, b]", quoted(text))).expect("it is YAML");
            assert_eq!(flow[0], text);
        }
    }
}
