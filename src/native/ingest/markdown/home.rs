//! Where the blog of a folder lives, and what a slash at the start of its addresses means.

use std::path::Path;

use serde_json::Value as Json;
use url::Url;

use super::{bundles::Files, config::Config, item::Item};
use crate::{
    model::{address::decode, route::Route},
    native::ingest::{json_feed, links::Root},
};

/// The address that the folder is written for.
pub(super) fn of(config: &Config, base_url: Option<&Url>) -> Url {
    let home = config.feed.get("home_page_url").and_then(Json::as_str);
    let home = home.and_then(|home| Url::parse(home).ok()).or_else(|| base_url.cloned());
    home.unwrap_or_else(json_feed::localhost)
}

/// In a folder `/about/` is below the root of the blog. `/blog/about/` is the same page where the
/// blog is at `/blog/`, unless something of its own stands below `/blog/blog/`.
pub(super) fn root<'a>(
    home: &Url,
    folder: &Path,
    items: impl Iterator<Item = &'a Item>,
    files: &Files,
) -> Root {
    let base = decode(home.path()).unwrap_or_default();
    let base = base.trim_matches('/');
    let is_below = |path: &str| {
        let rest = path.trim_start_matches('/').strip_prefix(base);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_taken = || {
        is_of_lists(base)
            || folder.join("static").join(base).exists()
            || files.paths.keys().any(|path| is_below(path))
            || addresses(items).any(|address| decode(address).is_some_and(|path| is_below(&path)))
    };
    Root::Blog { or_host: base.is_empty() || !is_taken() }
}

/// The addresses of texts, today's and earlier ones.
fn addresses<'a>(items: impl Iterator<Item = &'a Item>) -> impl Iterator<Item = &'a str> {
    items.flat_map(|item| {
        let aliases = item.extension.get("aliases").and_then(Json::as_array);
        let aliases = aliases.into_iter().flatten().filter_map(Json::as_str);
        std::iter::once(item.address.as_str()).chain(aliases)
    })
}

/// Whether lists can stand below a path.
fn is_of_lists(base: &str) -> bool {
    let is_list = |path: String| !matches!(Route::parse(&path), None | Some(Route::Item(_)));
    ["", "x/", "2/"].iter().any(|rest| is_list(format!("/{base}/{rest}")))
}
