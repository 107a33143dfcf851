//! `perennial publish`

use std::{path::PathBuf, time::Instant};

use clap::Args;
use url::Url;

use super::{clock, progress_bar::Bar};
use crate::native::{
    error::{Error, plural},
    publish::{self, Options, Published},
};

/// Publish a posts.json as a folder for any static host
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  perennial publish --shell target/perennial/shell --source posts.json --out site --base-url https://example.org/blog/"
)]
pub(super) struct Arguments {
    /// The shell: the folder that `trunk build` has made
    #[arg(long, value_name = "DIR")]
    shell: PathBuf,
    /// The blog: a JSON Feed, with comments and categories in its `_perennial` extension, or a
    /// folder of Markdown with a perennial.toml
    #[arg(long, value_name = "FILE|DIR")]
    source: PathBuf,
    /// The folder to write; what was published there before is replaced
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the blog will live, if not at the source's home_page_url
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// A folder of files to copy as they are (pictures, CNAME, robots.txt)
    #[arg(long = "static", value_name = "DIR")]
    static_dir: Option<PathBuf>,
    /// A folder to keep between builds, so that pictures are made smaller only once
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Publish posts with a date in the future too
    #[arg(long)]
    future: bool,
}

pub(super) fn run(arguments: Arguments) -> Result<(), Error> {
    let begun = Instant::now();
    let options = Options {
        base_url: arguments.base_url.as_deref().map(base_url).transpose()?,
        shell: arguments.shell,
        source: arguments.source,
        out: arguments.out,
        static_dir: arguments.static_dir,
        cache: arguments.cache,
        drafts: arguments.drafts,
        future: arguments.future,
        now: Some(clock::now()),
    };
    let bar = Bar::new();
    let published = publish::publish(&options, &bar);
    bar.finish();
    let published = published?;
    if !published.notices.is_empty() {
        eprintln!("{}", published.notices);
    }
    println!("{}", summary(&published, &options, begun.elapsed().as_secs_f64()));
    Ok(())
}

fn base_url(text: &str) -> Result<Url, Error> {
    let refuse =
        |message: &str| Error::BaseUrl { url: text.to_owned(), message: message.to_owned() };
    let url = Url::parse(text).map_err(|error| refuse(&error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refuse("it begins with neither https:// nor http://"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refuse("it has a query or a fragment"));
    }
    Ok(url)
}

/// The closing line: `Published 44 posts and pages, 192 comments, … in 0.21 s to dist`.
fn summary(published: &Published, options: &Options, seconds: f64) -> String {
    let redirects = match published.redirects {
        0 => String::new(),
        count => format!(", {}", plural(count, "redirect")),
    };
    format!(
        "Published {}, {}, {}{redirects} for {}: {}, {:.1} MB, in {seconds:.2} s, to {}",
        plural(published.items, "post or page").replace("post or pages", "posts and pages"),
        plural(published.comments, "comment"),
        plural(published.lists, "list page"),
        published.base_url,
        plural(usize::try_from(published.files).unwrap_or(usize::MAX), "file"),
        published.bytes as f64 / 1e6,
        options.out.display(),
    )
}
