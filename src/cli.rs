//! The command line: what can be asked, and with which exit code it is answered.

use crate::commands::{audit, build, explain, inspect, new};
use crate::finding::Messages;
use crate::project::Edition;
use clap::{Args, Parser, Subcommand};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turn a folder of figures and texts into a website about the labour market of general practice
#[derive(Debug, Parser)]
#[command(name = "praatplaat", version, arg_required_else_help = true, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    ///
    /// Example: praatplaat build --root my-site
    Build(BuildArguments),
    /// Look everything over without writing
    ///
    /// Example: praatplaat check --messages plain
    Check(ProjectArguments),
    /// Start a site, region, case, handbook, survey or story
    ///
    /// Example: praatplaat new case vakantiedokter
    ///
    /// Example: praatplaat new survey praktijken --export enquete-2024.csv
    New(NewArguments),
    /// Say what is in an export of a survey, and write a survey.yaml to start from
    ///
    /// What is in it comes on standard error, the survey.yaml on standard output. Neither tells what
    /// anybody answered.
    ///
    /// Example: praatplaat inspect enquete-2024.csv > survey.yaml
    Inspect(InspectArguments),
    /// Look over a finished site: what its pages and tables tell of each number, and what hidden numbers can
    /// be worked out from it
    ///
    /// Example: praatplaat audit public
    Audit(AuditArguments),
    /// Explain a message by its code
    ///
    /// Example: praatplaat explain unknown-region
    Explain {
        /// The code, as it stands behind a message; without it all codes are listed
        code: Option<String>,
    },
}

/// Which project, for whom, and how to say what is wrong.
#[derive(Debug, Clone, Args)]
pub struct ProjectArguments {
    /// The folder that holds praatplaat.yaml
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// For whom the site is made
    #[arg(long, value_enum, default_value = "public")]
    pub edition: Edition,
    /// Where the site will stand, instead of base_url in praatplaat.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// A copy of the public site that was published before, for who builds in a fresh folder each time;
    /// without it, the site that stands in the output
    #[arg(long, value_name = "DIR")]
    pub previous: Option<PathBuf>,
    /// The form of messages; without it `human` on a terminal and `plain` elsewhere
    #[arg(long, value_enum)]
    pub messages: Option<Messages>,
}

impl ProjectArguments {
    /// The form of messages that was asked for, or the one that suits where they go.
    pub fn messages(&self) -> Messages {
        self.messages.unwrap_or_else(suited_messages)
    }
}

/// The form of messages that suits where they go: with colour on a terminal that wants it, else plain.
pub fn suited_messages() -> Messages {
    let wants_colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if wants_colour { Messages::Human } else { Messages::Plain }
}

#[derive(Debug, Clone, Args)]
pub struct BuildArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Where to write the site; without it `public`, or `internal` for that edition
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub struct NewArguments {
    /// What to start
    #[arg(value_enum)]
    pub kind: new::Kind,
    /// Its name, which becomes its file name and its address
    pub name: String,
    /// The export of a new survey, which is copied beside its survey.yaml
    #[arg(long, value_name = "FILE")]
    pub export: Option<PathBuf>,
    /// The language of a new site; other things follow the site's own
    #[arg(long, value_enum, default_value = "nl")]
    pub language: new::StarterLanguage,
    /// The folder that holds praatplaat.yaml; a new site is made in it
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

#[derive(Debug, Clone, Args)]
pub struct InspectArguments {
    /// The export: .csv, .tsv, .txt, .xlsx or .sav
    pub file: PathBuf,
    /// The folder that holds praatplaat.yaml, whose regions are looked for in the answers
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

#[derive(Debug, Clone, Args)]
pub struct AuditArguments {
    /// The folder of the site, with its index.html
    pub folder: PathBuf,
    /// A copy of the public site that was published before it
    #[arg(long, value_name = "DIR")]
    pub previous: Option<PathBuf>,
    /// The project it was made of, to know which regions belong to which where an older site does not say
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The form of messages; without it `human` on a terminal and `plain` elsewhere
    #[arg(long, value_enum)]
    pub messages: Option<Messages>,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Findings stopped it; what stood there still stands.
    Stopped,
    /// It was asked for in a way that cannot be answered.
    Misused,
}

/// Runs what the command line asks for. 0: done; 1: findings stopped it; 2: misuse.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Build(arguments) => build::build(&arguments),
        Command::Check(arguments) => build::check(&arguments),
        Command::New(arguments) => new::new(&arguments),
        Command::Inspect(arguments) => inspect::inspect(&arguments),
        Command::Audit(arguments) => audit::audit(&arguments),
        Command::Explain { code } => explain::explain(code.as_deref()),
    };
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Stopped => ExitCode::from(1),
        Outcome::Misused => ExitCode::from(2),
    }
}
