//! `perennial export wordpress`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::super::{Outcome, Report};
use crate::native::{
    error::{Error, plural},
    ingest::source::{self, Source},
    publish,
    staging::new_file,
    wordpress::export::{self, Exported},
};

/// Write an export that WordPress imports: WXR 1.2
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial export wordpress --out export.xml
  perennial export wordpress --source posts.json --out export.xml
In WordPress: Tools, Import, WordPress. Pictures and other files are no part of an export.")]
pub(super) struct Arguments {
    /// The blog: a folder with a perennial.toml, or a posts.json
    #[arg(long, short, value_name = "DIR|FILE", default_value = ".")]
    source: PathBuf,
    /// The file to make; it must not be there yet
    #[arg(long, short, value_name = "FILE", default_value = "export.xml")]
    out: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Arguments { source, out } = arguments;
    let Source { bundle, files, static_dir, warnings, mut notices, .. } =
        source::read(source, None)?;
    let files = publish::files(files, static_dir.as_deref(), source, &mut notices)?;
    let exported = new_file(out, |file| {
        export::export(&bundle, file).map_err(|source| Error::Write { path: out.clone(), source })
    })?;
    let Exported {
        posts,
        pages,
        drafts,
        comments,
        authors,
        categories,
        tags,
        menu_items,
        dropped_characters,
    } = exported;
    let mut text = format!(
        "Wrote {}, {} ({}) and {} to {}",
        plural(posts, "post"),
        plural(pages, "page"),
        plural(drafts, "draft"),
        plural(comments, "comment"),
        out.display(),
    );
    if !files.is_empty() {
        text += &format!("; {} stay behind: an export holds none", plural(files.len(), "file"));
    }
    if dropped_characters > 0 {
        text +=
            &format!("; {} that XML cannot hold left out", plural(dropped_characters, "character"));
    }
    let done = json!({
        "posts": posts,
        "pages": pages,
        "drafts": drafts,
        "comments": comments,
        "authors": authors,
        "categories": categories,
        "tags": tags,
        "menu_items": menu_items,
        "dropped_characters": dropped_characters,
        "files": files.len(),
        "out": out,
    });
    Ok(Report { text, done, warnings, notices })
}
