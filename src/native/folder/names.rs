//! What files are called, and whether that says their address already.

use std::{collections::HashSet, path::Path};

use crate::{
    model::{address::Permalink, post::Post, slug::Slug},
    native::{
        first_free::first_free,
        ingest::markdown::permalink::{self, Parts},
    },
};

/// The patterns that blogs usually have, the default first.
const PATTERNS: [&str; 13] = [
    permalink::DEFAULT,
    "/:year/:month/:day/:slug/",
    "/:year/:slug/",
    "/:slug/",
    "/posts/:slug/",
    "/post/:slug/",
    "/blog/:slug/",
    "/archives/:slug/",
    "/:category/:slug/",
    "/:year/:month/:slug.html",
    "/:year/:month/:day/:slug.html",
    "/:category/:year/:month/:day/:slug.html",
    "/:slug.html",
];

/// The name of a file, and what it does not say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its path below `posts/` or `pages/`, without an extension.
    pub(super) path: String,
    /// The address, where the path does not lead to it.
    pub(super) url: Option<String>,
}

/// The pattern that the most posts fit.
pub(super) fn pattern(posts: &[Post]) -> &'static str {
    let fitting = |pattern: &&str| {
        let fits =
            |post: &&Post| address(post, &post_name(post), pattern) == post.permalink.as_str();
        posts.iter().filter(fits).count()
    };
    // Of several that fit as many posts the first is the most usual.
    PATTERNS.into_iter().rev().max_by_key(fitting).unwrap_or(permalink::DEFAULT)
}

/// `2026-03-04-a-post`, or `a-post` for a post without a date.
pub(super) fn of_posts(posts: &[Post], pattern: &str) -> Vec<Name> {
    let mut taken = HashSet::new();
    let name = |post: &Post| {
        let path = free(post_name(post), &mut taken);
        let is_there = address(post, &path, pattern) == post.permalink.as_str();
        Name { path, url: (!is_there).then(|| post.permalink.to_string()) }
    };
    posts.iter().map(name).collect()
}

/// `about` or `a/b`: pages lie where their addresses are.
pub(super) fn of_pages(pages: &[Post]) -> Vec<Name> {
    let mut taken = HashSet::new();
    let name = |page: &Post| {
        let mut path = stem(page);
        let folders: Vec<&str> = page.permalink.segments().collect();
        let folders = &folders[..folders.len() - 1];
        // What begins with a dot is hidden, and would not be found again.
        if !folders.is_empty() && folders.iter().all(|folder| !folder.starts_with('.')) {
            path = format!("{}/{path}", folders.join("/"));
        }
        let path = free(path, &mut taken);
        let file = format!("{path}.md");
        let name = permalink::Name::of(Path::new(&file));
        let found = permalink::of_page(Path::new(&file), &parts(page, &name));
        let is_there = decoded(&found) == page.permalink.as_str();
        Name { path, url: (!is_there).then(|| page.permalink.to_string()) }
    };
    pages.iter().map(name).collect()
}

fn post_name(post: &Post) -> String {
    match post.published.as_ref().and_then(|date| date.iso().get(..10)) {
        Some(day) => format!("{day}-{}", stem(post)),
        None => stem(post),
    }
}

/// The last segment of the address, as far as a file can be called so.
fn stem(post: &Post) -> String {
    let last = post.permalink.segments().last().unwrap_or_default();
    let last = last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm")).unwrap_or(last);
    let stem = match last.trim_start_matches('.') {
        "" => "untitled",
        stem => stem,
    };
    // These names would say more than they should: a page bundle, or a date.
    let says_more = permalink::is_index(stem)
        || (post.published.is_none() && permalink::Name::of(Path::new(stem)).date.is_some());
    if says_more { format!("the-{stem}") } else { stem.to_owned() }
}

/// The name, or the name with the first free number behind it. Case does not count: some file
/// systems do not know it.
fn free(wish: String, taken: &mut HashSet<String>) -> String {
    first_free(wish, |name| taken.insert(name.to_lowercase()))
}

/// The address that a post gets from its file's name, decoded; empty where there is none.
fn address(post: &Post, path: &str, pattern: &str) -> String {
    let name = permalink::Name::of(Path::new(&format!("{path}.md")));
    permalink::of_post(pattern, &parts(post, &name))
        .map(|found| decoded(&found))
        .unwrap_or_default()
}

fn decoded(address: &str) -> String {
    Permalink::parse(&format!("/{address}")).map(String::from).unwrap_or_default()
}

fn parts<'a>(post: &'a Post, name: &'a permalink::Name) -> Parts<'a> {
    Parts {
        name,
        slug: None,
        title: &post.title,
        date: post.published.as_ref().map(|date| date.iso()),
        category: post
            .categories
            .first()
            .and_then(|slug| Slug::from_name(slug.as_str()))
            .map(String::from),
    }
}
