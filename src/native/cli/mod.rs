//! The command line: arguments in, exit code out.

mod clock;
mod progress_bar;
mod publish;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A blog that outlives its server.
#[derive(Debug, Parser)]
#[command(name = "perennial", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Publish(publish::Arguments),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Publish(arguments) => publish::run(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{:?}", miette::Report::new(error));
            ExitCode::FAILURE
        }
    }
}
