//! Three printers for findings: a terminal, plain text for logs and screen readers, and JSON lines.

use super::{Finding, Findings, Severity};
use clap::ValueEnum;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// The form messages take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Messages {
    /// With colour, for a terminal
    Human,
    /// Without colour, for a log or a screen reader
    Plain,
    /// One JSON object a line, for another program
    Json,
}

/// Prints all findings, ordered by place.
pub fn print(findings: &Findings, messages: Messages, out: &mut dyn Write) -> io::Result<()> {
    findings.in_order().into_iter().try_for_each(|finding| match messages {
        Messages::Human => print_lines(finding, colour(finding.severity), out),
        Messages::Plain => print_lines(finding, Colour { on: "", off: "" }, out),
        Messages::Json => writeln!(out, "{}", json(finding)),
    })
}

struct Colour {
    on: &'static str,
    off: &'static str,
}

fn colour(severity: Severity) -> Colour {
    let on = match severity {
        Severity::Error => "\x1b[1;31m",
        Severity::Warning => "\x1b[1;33m",
        Severity::Note => "\x1b[1;36m",
    };
    Colour { on, off: "\x1b[0m" }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn print_lines(finding: &Finding, colour: Colour, out: &mut dyn Write) -> io::Result<()> {
    let Colour { on, off } = colour;
    writeln!(out, "{on}{}{off}: {}", word(finding.severity), finding.message)?;
    if let Some(place) = &finding.place {
        writeln!(out, "  in {place}")?;
    }
    let more = format!("(more: praatplaat explain {})", finding.code);
    match &finding.help {
        Some(help) => writeln!(out, "  help: {help}   {more}"),
        None => writeln!(out, "  {more}"),
    }
}

fn json(finding: &Finding) -> Value {
    let mut object = Map::new();
    object.insert("severity".into(), word(finding.severity).into());
    object.insert("code".into(), finding.code.to_string().into());
    object.insert("message".into(), finding.message.as_str().into());
    if let Some(place) = &finding.place {
        object.insert("file".into(), place.file.as_str().into());
        object.extend(place.sheet.as_ref().map(|sheet| ("sheet".into(), sheet.as_str().into())));
        object.extend(place.row.map(|row| ("row".into(), row.into())));
        object.extend(place.column.as_ref().map(|name| ("column".into(), name.as_str().into())));
    }
    object.extend(finding.help.as_ref().map(|help| ("help".into(), help.as_str().into())));
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Code, Place};

    fn printed(messages: Messages) -> String {
        let mut findings = Findings::default();
        let place = Place::file("data/regions.csv").row(3).column("level");
        findings.add(
            Finding::error(Code::UnknownLevel, "there is no level `azv`")
                .at(place)
                .help("did you mean `azw`?"),
        );
        let mut out = Vec::new();
        print(&findings, messages, &mut out).expect("a vector takes all bytes");
        String::from_utf8(out).expect("messages are UTF-8")
    }

    #[test]
    fn plain_tells_what_where_and_what_to_do() {
        assert_eq!(
            printed(Messages::Plain),
            "error: there is no level `azv`\n  in data/regions.csv, row 3, column level\n  \
             help: did you mean `azw`?   (more: praatplaat explain unknown-level)\n"
        );
    }

    #[test]
    fn json_is_one_object_a_line() {
        assert_eq!(
            printed(Messages::Json),
            "{\"severity\":\"error\",\"code\":\"unknown-level\",\"message\":\"there is no level `azv`\",\
             \"file\":\"data/regions.csv\",\"row\":3,\"column\":\"level\",\"help\":\"did you mean `azw`?\"}\n"
        );
    }

    #[test]
    fn human_differs_from_plain_only_in_colour() {
        let human = printed(Messages::Human).replace("\x1b[1;31m", "").replace("\x1b[0m", "");
        assert_eq!(human, printed(Messages::Plain));
    }
}
