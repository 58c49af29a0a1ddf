//! The lines of a YAML file that is written for a person to edit.

use super::quoted::{between_quotes, quoted};

/// A line in flow style may be as long as this; longer ones get a line for each entry.
const WIDEST: usize = 120;

/// Lines of YAML.
#[derive(Default)]
pub struct Lines {
    pub text: String,
}

impl Lines {
    pub fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A comment, after a blank line.
    pub fn section(&mut self, comment: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.comment(comment);
    }

    /// A comment of one line or more.
    pub fn comment(&mut self, comment: &str) {
        comment.lines().for_each(|line| self.add(&format!("# {line}")));
    }

    /// Keys with their values: on one line where they fit, else each on its own.
    pub fn entries(&mut self, key: &str, entries: &[(String, String)], comment: &str) {
        let entries: Vec<String> =
            entries.iter().map(|(key, value)| format!("{}: {}", quoted(key), quoted(value))).collect();
        let line = format!("    {key} {{{}}}{comment}", entries.join(", "));
        if line.chars().count() <= WIDEST {
            return self.add(&line);
        }
        self.add(&format!("    {key}{comment}"));
        entries.iter().for_each(|entry| self.add(&format!("      {entry}")));
    }
}

/// Texts between brackets.
pub fn list<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    format!("[{}]", texts.map(|text| between_quotes(text)).collect::<Vec<_>>().join(", "))
}
