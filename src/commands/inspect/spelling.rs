//! Two spellings of one text: white space, capitals and signs do not count.

/// The words in small letters with one space between them: `N.v.t.` and `n.v.t` become `n v t`.
pub fn same_form(text: &str) -> String {
    let letters = text.to_lowercase();
    let words = letters.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The text on one line: white space of any kind and length becomes one space.
pub fn on_one_line(text: &str) -> String {
    let without_marks: String =
        text.chars().filter(|sign| !matches!(sign, '\u{feff}' | '\u{200b}')).collect();
    without_marks
        .split(|sign: char| sign.is_whitespace() || sign == '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text with at most so many letters, the last one an ellipsis when it was cut.
pub fn shortened(text: &str, longest: usize) -> String {
    let line = on_one_line(text);
    if line.chars().count() <= longest {
        return line;
    }
    let start: String = line.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// The text with at most so many letters, cut in the middle: questions often differ at their end.
pub fn shortened_inside(text: &str, longest: usize) -> String {
    let line = on_one_line(text);
    let letters = line.chars().count();
    if letters <= longest {
        return line;
    }
    let end = longest * 2 / 5;
    let start: String = line.chars().take(longest - end - 1).collect();
    let end: String = line.chars().skip(letters - end).collect();
    format!("{}…{}", start.trim_end(), end.trim_start())
}
