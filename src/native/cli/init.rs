//! `perennial init`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, Report, clock};
use crate::native::scaffold;

/// Make a small blog to begin with
#[derive(Debug, Args)]
#[command(after_help = "Example:
  perennial init my-blog
  cd my-blog
  perennial serve --open")]
pub(super) struct Arguments {
    /// The folder to make; it must not hold anything yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Arguments { folder } = arguments;
    let begun = scaffold::begin(folder, clock::now())?;
    let name = folder.display().to_string();
    let name = if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name };
    let text = format!("Made a blog in {name}. Next:\n  cd {name}\n  perennial serve --open");
    let done = json!({ "folder": folder, "files": begun.files });
    Ok(Report { text, done, ..Report::default() })
}
