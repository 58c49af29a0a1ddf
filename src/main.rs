//! The program `praatplaat`: see [`praatplaat`] for how it hangs together.

use std::process::ExitCode;

fn main() -> ExitCode {
    praatplaat::cli::run()
}
