//! The search index: what the blog says, by its words, for [Pagefind](https://pagefind.app) in the
//! reader's browser.
//!
//! A record is a post or a page with all of its comments, each of which is a place within it that a
//! result leads to. A record for each comment would say the same, but what a browser loads before
//! anything else grows by some bytes per record, and blogs have many more comments than posts.

mod index;
mod record;
mod script;
mod words;

pub(super) use self::{
    index::{Files, Indexer},
    script::Script,
};
use crate::{model::site::Site, native::error::Error};

/// A file that every index has: it names the others.
pub(super) const ENTRY: &str = "pagefind/pagefind-entry.json";

/// The index of a site; nothing when it has no search.
///
/// # Errors
/// When Pagefind fails.
pub(super) fn of(site: &Site) -> Result<Files, Error> {
    Indexer::begin(site)?.map_or_else(|| Ok(Files::new()), Indexer::files)
}

/// Whether a path is that of a file of the index.
pub(super) fn has(path: &str) -> bool {
    path.strip_prefix(index::FOLDER).is_some_and(|rest| rest.starts_with('/'))
}
