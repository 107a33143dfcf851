//! The command line: arguments in, exit code out. One file per command.

mod build;
mod bundle;
mod check;
mod clock;
mod completions;
mod export;
mod import;
mod init;
mod new;
mod outcome;
mod progress;
mod serve;
mod source;
mod unbundle;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::outcome::{Failure, Report};

/// A blog that outlives its server: a folder of Markdown becomes a site for any static host.
#[derive(Debug, Parser)]
#[command(
    name = "perennial",
    bin_name = "perennial",
    version,
    propagate_version = true,
    after_help = "\
A blog in four commands:
  perennial init my-blog
  cd my-blog
  perennial serve        shows it while you write
  perennial build        makes the folder site/, for any static host

Exit codes: 0 done, 1 something is wrong with the blog or the machine, 2 wrong arguments"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Print the report as one JSON object
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Serve(serve::Arguments),
    Check(check::Arguments),
    #[command(alias = "publish")]
    Build(build::Arguments),
    Bundle(bundle::Arguments),
    Unbundle(unbundle::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Completions(completions::Arguments),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let Arguments { command, json } = Arguments::parse();
    let outcome = match command {
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Serve(arguments) => serve::run(arguments, json),
        Command::Check(arguments) => check::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Bundle(arguments) => bundle::run(&arguments),
        Command::Unbundle(arguments) => unbundle::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Completions(arguments) => completions::run::<self::Arguments>(&arguments),
    };
    if json {
        outcome::print_json(&outcome)
    } else {
        outcome::print(&outcome)
    }
    if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What a command comes to.
type Outcome = Result<Report, Failure>;
