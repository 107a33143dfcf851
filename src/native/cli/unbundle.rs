//! `perennial unbundle`

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;
use serde_json::json;

use super::{Outcome, Report, build::posts_and_pages};
use crate::native::{
    error::plural,
    folder::{self, Written},
    ingest::source::{self, Source},
    publish,
};

/// Turn a posts.json into a folder of Markdown
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial unbundle --source posts.json --out my-blog
  perennial unbundle --source posts.json --static pictures --out my-blog")]
pub(super) struct Arguments {
    /// The posts file: any JSON Feed
    #[arg(long, short, value_name = "FILE", default_value = "posts.json")]
    source: PathBuf,
    /// The folder to make; it must not hold anything yet
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// A folder of pictures and other files to bring along, into static/
    #[arg(long = "static", value_name = "DIR")]
    static_dir: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Arguments { source, out, static_dir } = arguments;
    let Source { bundle, mut notices, .. } = source::read(source, None)?;
    let files = publish::files(BTreeMap::new(), static_dir.as_deref(), source, &mut notices)?;
    let written = folder::write(&bundle, &files, out)?;
    let Written { posts, pages, as_markdown, as_html, comments, files } = written;
    let text = format!(
        "Wrote {} to {}: {as_markdown} as Markdown, {as_html} as HTML where no Markdown means \
         exactly the same; {}, {}",
        posts_and_pages(posts + pages),
        out.display(),
        plural(comments, "comment"),
        plural(files, "file"),
    );
    let done = json!({
        "posts": posts,
        "pages": pages,
        "as_markdown": as_markdown,
        "as_html": as_html,
        "comments": comments,
        "files": files,
        "out": out,
    });
    Ok(Report { text, done, notices, ..Report::default() })
}
