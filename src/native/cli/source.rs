//! The arguments that say which blog is meant.

use std::path::PathBuf;

use clap::Args;
use url::Url;

use super::clock;
use crate::native::publish::Options;

/// Where a folder keeps what is only there to save time.
const CACHE: &str = ".perennial/cache";

/// The blog and what comes with it.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// The blog: a folder with a perennial.toml, or a posts.json
    #[arg(long, short, value_name = "DIR|FILE", default_value = ".")]
    pub(super) source: PathBuf,
    /// A folder of further files to copy as they are
    #[arg(long = "static", value_name = "DIR")]
    static_dir: Option<PathBuf>,
    /// The folder that keeps smaller pictures for the next build [default: .perennial/cache in the
    /// blog's folder]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Use this shell, as `trunk build` makes it, and not the one in the program
    #[arg(long, value_name = "DIR")]
    shell: Option<PathBuf>,
    /// Include posts with a date in the future
    #[arg(long)]
    future: bool,
}

impl Source {
    /// What to publish: without drafts, as the blog says itself.
    pub(super) fn options(&self) -> Options {
        let own_cache = self.source.is_dir().then(|| self.source.join(CACHE));
        Options {
            shell: self.shell.clone(),
            static_dir: self.static_dir.clone(),
            cache: self.cache.clone().or(own_cache),
            future: self.future,
            now: Some(clock::now()),
            ..Options::of(&self.source)
        }
    }
}

/// The address of a blog, from the command line.
pub(super) fn base_url(text: &str) -> Result<Url, String> {
    let refuse = |message: &str| {
        format!("{message}; give an absolute address, such as https://example.org/blog/")
    };
    let url = Url::parse(text).map_err(|error| refuse(&error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refuse("it begins with neither https:// nor http://"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refuse("it has a query or a fragment"));
    }
    Ok(url)
}
