//! `perennial build`

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use clap::Args;
use serde_json::json;
use url::Url;

use super::{
    Outcome, Report,
    outcome::count_warnings,
    progress::Bar,
    source::{Source, base_url},
};
use crate::native::{
    error::plural,
    publish::{self, Options, Published},
};

/// Make the site: a folder for any static host
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial build
  perennial build --base-url https://example.org/blog/ --out /var/www/blog
  perennial build --source posts.json --static pictures --out site")]
pub(super) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The folder to write; what an earlier build wrote there is replaced [default: site in the
    /// blog's folder]
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the blog will live, if not where it says itself
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<Url>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let begun = Instant::now();
    let options = Options {
        base_url: arguments.base_url.clone(),
        drafts: arguments.drafts,
        ..arguments.source.options()
    };
    let out = arguments.out.clone().unwrap_or_else(|| usual_out(&options.source));
    let bar = Bar::new();
    let published = publish::publish(&options, &out, &bar);
    bar.finish();
    Ok(report(published?, &out, begun.elapsed().as_secs_f64()))
}

/// The folder `site` in the blog's folder, or in this one for a blog that is a file.
fn usual_out(source: &Path) -> PathBuf {
    if source.is_dir() { source.join("site") } else { PathBuf::from("site") }
}

fn report(published: Published, out: &Path, seconds: f64) -> Report {
    let Published { items, comments, lists, redirects, files, .. } = &published;
    let Published { compressed, bytes, base_url, .. } = &published;
    let text = format!(
        "Published {}, {}, {}{} for {base_url}: {}{}, {:.1} MB, in {seconds:.2} s, to {}{}",
        posts_and_pages(*items),
        plural(*comments, "comment"),
        plural(*lists, "list page"),
        match redirects {
            0 => String::new(),
            count => format!(", {}", plural(*count, "redirect")),
        },
        plural(usize::try_from(*files).unwrap_or(usize::MAX), "file"),
        match compressed {
            0 => String::new(),
            count => format!(" ({count} compressed ahead)"),
        },
        *bytes as f64 / 1e6,
        out.display(),
        match count_warnings(&published.warnings) {
            none if none.is_empty() => none,
            count => format!("{count} (`perennial check` shows them)"),
        },
    );
    let done = json!({
        "items": items,
        "comments": comments,
        "lists": lists,
        "redirects": redirects,
        "files": files,
        "compressed": compressed,
        "bytes": bytes,
        "base_url": base_url,
        "out": out,
        "seconds": seconds,
        "warnings": published.warnings.len(),
    });
    Report { text, done, notices: published.notices, ..Report::default() }
}

/// `1 post or page`, `2 posts and pages`.
pub(super) fn posts_and_pages(count: usize) -> String {
    plural(count, "post or page").replace("post or pages", "posts and pages")
}
