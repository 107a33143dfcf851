//! Writes a blog as a folder of Markdown, which [`markdown::read`](super::ingest::markdown::read)
//! reads as the same blog.
//!
//! ```text
//! perennial.toml                    settings that are not the usual ones
//! redirects.toml                    old addresses that belong to no text
//! posts/2026-03-04-a-post.md        front matter and Markdown
//! posts/2026-03-05-other.html       front matter and HTML, where no Markdown means the same
//! posts/2026-03-04-a-post.comments.json
//! pages/about.md
//! static/                           files that came along
//! ```

mod addresses;
mod blocks;
mod body;
mod boxes;
mod code;
mod footnotes;
mod marks;
mod matter;
mod names;
mod order;
mod redirects;
mod settings;
mod tags;
mod to_markdown;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use url::Url;

use self::{
    body::{Bodies, Body},
    names::Name,
};
use super::{
    error::Error,
    ingest::markdown::{self, CONFIG},
    publish,
    staging::{Staging, refuse_occupied},
};
use crate::model::{feed::Bundle, post::Post};

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Posts.
    pub posts: usize,
    /// Standalone pages.
    pub pages: usize,
    /// How many of both are Markdown.
    pub as_markdown: usize,
    /// How many are HTML, because no Markdown was found that means exactly the same.
    pub as_html: usize,
    /// Comments on both.
    pub comments: usize,
    /// Files copied into `static/`.
    pub files: usize,
}

/// Writes `bundle` into the folder `out`, and `files` (by their path below the root of the site)
/// into its `static/`.
///
/// # Errors
/// When `out` is there and not empty, or something cannot be read or written. Then `out` is as it
/// was.
pub fn write(
    bundle: &Bundle,
    files: &BTreeMap<String, PathBuf>,
    out: &Path,
) -> Result<Written, Error> {
    refuse_occupied(out)?;
    let home = Url::parse(&bundle.home_page_url).map_err(|error| Error::BaseUrl {
        url: bundle.home_page_url.clone(),
        message: error.to_string(),
    })?;
    let staging = Staging::beside(out)?;
    let bundle = &*addresses::from_the_root(bundle, &home);
    let pattern = names::pattern(&bundle.posts);
    let bodies = Bodies::new(bundle, home);
    staging.write(CONFIG, settings::toml(bundle, pattern, bodies.style()).as_bytes())?;
    if !bundle.redirects.is_empty() {
        let text = redirects::toml(&bundle.redirects);
        staging.write(markdown::redirects::FILE, text.as_bytes())?;
    }
    let mut written = Written::default();
    for (kind, items, names) in [
        ("posts", &bundle.posts, names::of_posts(&bundle.posts, pattern)),
        ("pages", &bundle.pages, names::of_pages(&bundle.pages)),
    ] {
        let of_kind = write_items(&staging, kind, items, &names, bundle, &bodies)?;
        written.as_markdown += of_kind;
        written.as_html += items.len() - of_kind;
        written.comments += items.iter().map(|item| item.comments.len()).sum::<usize>();
    }
    for (path, file) in files {
        staging.copy(Path::new("static").join(path), file)?;
    }
    staging.settle()?;
    Ok(Written {
        posts: bundle.posts.len(),
        pages: bundle.pages.len(),
        files: files.len(),
        ..written
    })
}

/// Writes posts or pages; returns how many are Markdown.
fn write_items(
    staging: &Staging,
    kind: &str,
    items: &[Post],
    names: &[Name],
    bundle: &Bundle,
    bodies: &Bodies,
) -> Result<usize, Error> {
    let folder = Path::new(kind);
    let found: Vec<Body> = items.par_iter().map(|item| bodies.of(item)).collect();
    let paths: Vec<PathBuf> = names
        .iter()
        .zip(&found)
        .map(|(name, body)| format!("{}.{}", name.path, body.extension()).into())
        .collect();
    let is_page = std::ptr::eq(items, bundle.pages.as_slice());
    let orders = if is_page { order::of_pages(&paths) } else { order::of_posts(items, &paths) };
    for ((((item, name), body), path), order) in
        items.iter().zip(names).zip(&found).zip(&paths).zip(orders)
    {
        let matter = matter::yaml(item, bundle, name.url.as_deref(), order);
        staging.write(folder.join(path), format!("{matter}\n{}\n", body.text()).as_bytes())?;
        if !item.comments.is_empty() {
            let comments = publish::comments_json(&item.comments) + "\n";
            staging
                .write(folder.join(format!("{}.comments.json", name.path)), comments.as_bytes())?;
        }
    }
    Ok(found.iter().filter(|body| matches!(body, Body::Markdown(_))).count())
}
