//! `perennial new`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, Report, clock};
use crate::native::scaffold::{self, Kind, Start};

/// Begin a post or a page, as a draft
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial new \"Bread in winter\"
  perennial new \"A walk along the canal\" --folder
  perennial new \"About\" --page")]
pub(super) struct Arguments {
    /// Its title
    title: String,
    /// The blog's folder
    #[arg(long, short, value_name = "DIR", default_value = ".")]
    source: PathBuf,
    /// Give the post a folder of its own, for its pictures
    #[arg(long, conflicts_with = "page")]
    folder: bool,
    /// Begin a standalone page
    #[arg(long)]
    page: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let kind = match (arguments.folder, arguments.page) {
        (_, true) => Kind::Page,
        (true, false) => Kind::Folder,
        (false, false) => Kind::Post,
    };
    let Arguments { title, source: blog, .. } = arguments;
    let path = scaffold::start(&Start { blog, title, kind, now: clock::now() })?;
    let text =
        format!("Began {}. It is a draft: take out `draft: true` to publish it.", path.display());
    let done = json!({ "file": path });
    Ok(Report { text, done, ..Report::default() })
}
