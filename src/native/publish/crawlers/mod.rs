//! Files at the root of a site for programs that look for pages: search engines and browsers.

mod open_search;
mod robots;
mod sitemap;

use crate::{
    model::{route::Route, site::Site},
    native::{ingest::notice::Notices, publish::files::Files},
};

/// By this file a browser learns how to search the blog.
pub(super) const OPEN_SEARCH: &str = "opensearch.xml";

const SITEMAP: &str = "sitemap.xml";
const ROBOTS: &str = "robots.txt";

/// The files of a blog with these pages, by their path below the root. What the owner has a file of
/// their own for is left to them.
pub(super) fn files(
    site: &Site,
    routes: &[Route],
    own: &Files,
    notices: &mut Notices,
) -> Vec<(String, String)> {
    let mut is_ours = |name: &str| {
        let is_theirs = own.contains_key(name);
        if is_theirs {
            notices.add("left to the folder, which has a file of its own", name);
        }
        !is_theirs
    };
    let mut files = Vec::new();
    if robots::is_read(site) && is_ours(ROBOTS) {
        files.push((ROBOTS.to_owned(), robots::text(site)));
    }
    if site.bundle().settings.search && is_ours(OPEN_SEARCH) {
        files.push((OPEN_SEARCH.to_owned(), open_search::description(site)));
    }
    if is_ours(SITEMAP) {
        files.extend(sitemap::files(site, routes, &sitemap::Limits::default(), notices));
    }
    files
}

/// Whether a file at the root is, or could be, one of these.
pub(in crate::native) fn is_one(file: &str) -> bool {
    [OPEN_SEARCH, SITEMAP, ROBOTS].contains(&file) || sitemap::is_part(file)
}
