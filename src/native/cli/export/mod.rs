//! `perennial export`

mod wordpress;

use clap::{Args, Subcommand};

use super::Outcome;

/// Take a blog elsewhere
#[derive(Debug, Args)]
#[command(after_help = "Example:
  perennial export wordpress --source my-blog --out export.xml")]
pub(super) struct Arguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    #[command(name = "wordpress")]
    WordPress(wordpress::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.kind {
        Kind::WordPress(arguments) => wordpress::run(arguments),
    }
}
