//! `perennial bundle`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, Report, build::posts_and_pages};
use crate::native::{
    error::plural,
    ingest::source::{self, Source},
    publish,
    staging::write_file,
};

/// Turn a folder of Markdown into one posts.json
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial bundle --out posts.json
  perennial bundle --out posts.json --files pictures
  perennial build --source posts.json --static pictures")]
pub(super) struct Arguments {
    /// The blog's folder
    #[arg(long, short, value_name = "DIR", default_value = ".")]
    source: PathBuf,
    /// The file to write
    #[arg(long, short, value_name = "FILE", default_value = "posts.json")]
    out: PathBuf,
    /// Copy the blog's pictures and other files into this folder, for `build --static`
    #[arg(long, value_name = "DIR")]
    files: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Source { bundle, files, owners: _, static_dir, warnings: _, mut notices } =
        source::read(&arguments.source, None)?;
    let files = publish::files(files, static_dir.as_deref(), &arguments.source, &mut notices)?;
    let items = bundle.posts.len() + bundle.pages.len();
    let json = publish::posts_json(bundle);
    let copied = match &arguments.files {
        Some(folder) => {
            publish::copy_files(&files, folder)?;
            format!(" and {} to {}", plural(files.len(), "file"), folder.display())
        }
        None if files.is_empty() => String::new(),
        None => {
            format!("; {} left behind (`--files DIR` copies them)", plural(files.len(), "file"))
        }
    };
    write_file(&arguments.out, &json)?;
    let text = format!("Wrote {} to {}{copied}", posts_and_pages(items), arguments.out.display());
    let done = json!({
        "items": items,
        "files": files.len(),
        "copied": arguments.files.is_some(),
        "out": arguments.out,
    });
    Ok(Report { text, done, notices, ..Report::default() })
}
