//! `explain`: what a message means, why it matters, and an example.

use crate::cli::Outcome;
use crate::finding::Code;
use crate::text::nearest;

/// Explains one code, or lists all of them.
pub fn explain(name: Option<&str>) -> Outcome {
    match name.map(|name| (name, name.parse::<Code>())) {
        None => list(),
        Some((_, Ok(code))) => tell(code),
        Some((name, Err(()))) => unknown(name),
    }
}

fn list() -> Outcome {
    for code in Code::ALL {
        println!("{code}: {}", code.explanation().means);
    }
    Outcome::Done
}

fn tell(code: Code) -> Outcome {
    let explanation = code.explanation();
    println!(
        "{code}\n\n{}\n\nWhy it matters: {}\n\n{}",
        explanation.means, explanation.matters, explanation.example
    );
    Outcome::Done
}

fn unknown(name: &str) -> Outcome {
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let help = match nearest::of(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`praatplaat explain` without a code lists them all".to_owned(),
    };
    eprintln!("error: there is no message with the code `{name}`\n  help: {help}");
    Outcome::Misused
}
