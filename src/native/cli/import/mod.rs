//! `perennial import`

mod markdown;
mod wordpress;

use clap::{Args, Subcommand};

use super::Outcome;

/// Bring a blog from elsewhere into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial import wordpress export.xml --media uploads --out my-blog
  perennial import markdown ../old-blog --from hugo --out my-blog")]
pub(super) struct Arguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    Markdown(markdown::Arguments),
    #[command(name = "wordpress")]
    WordPress(wordpress::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.kind {
        Kind::Markdown(arguments) => markdown::run(arguments),
        Kind::WordPress(arguments) => wordpress::run(arguments),
    }
}
