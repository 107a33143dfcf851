//! The search index: what the blog says, by its words, for [Pagefind](https://pagefind.app) in the
//! reader's browser.
//!
//! A record is a post or a page with all of its comments, each of which is a place within it that a
//! result leads to. A record for each comment would say the same, but what a browser loads before
//! anything else grows by some bytes per record, and blogs have many more comments than posts.

mod record;
mod script;
mod words;

use std::{collections::BTreeMap, fmt::Display};

use pagefind::api::PagefindIndex;
use tokio::runtime::Builder;

pub(super) use self::script::Script;
use super::{blog::Blog, contents::Part};
use crate::{model::site::Site, native::error::Error};

/// The folder of the index.
const FOLDER: &str = "pagefind";

/// A file that every index has: it names the others.
pub(super) const ENTRY: &str = "pagefind/pagefind-entry.json";

/// The files of an index, by their paths below the root of the site.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The index of a blog; nothing when it has no search.
///
/// # Errors
/// When Pagefind fails.
pub(super) fn of(blog: &Blog) -> Result<Files, Error> {
    match blog.contents.part(ENTRY) {
        Some(Part::Search) => files(&blog.site),
        _ => Ok(Files::new()),
    }
}

/// Whether a path is that of a file of the index.
pub(super) fn has(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

/// Makes the index of a site. The same site gives the same files.
///
/// # Errors
/// When Pagefind fails.
fn files(site: &Site) -> Result<Files, Error> {
    let mut index = PagefindIndex::new(None).map_err(failed)?;
    let bundle = site.bundle();
    // Its functions are asynchronous, but wait for nothing.
    let runtime = Builder::new_current_thread().build().map_err(failed)?;
    let files = runtime.block_on(async {
        for item in bundle.posts.iter().chain(&bundle.pages) {
            let html = record::html(site, item);
            let address = item.permalink.to_string();
            index.add_html_file(None, Some(address), html).await.map_err(failed)?;
        }
        index.get_files().await.map_err(failed)
    })?;
    let files = files.into_iter().filter_map(|file| {
        let name = file.filename.to_str()?.replace('\\', "/");
        is_needed(&name).then(|| (format!("{FOLDER}/{name}"), file.contents))
    });
    Ok(files.collect())
}

fn failed(error: impl Display) -> Error {
    Error::Search { message: format!("{error:#}") }
}

/// Pagefind brings interfaces of its own, and a way to call it from JavaScript. We speak to the
/// program behind them.
fn is_needed(name: &str) -> bool {
    let ours = ["pagefind-worker.js", "pagefind-entry.json"];
    ours.contains(&name) || !matches!(name.rsplit('.').next(), Some("js" | "css" | "html"))
}
