//! Writes a blog as a folder of Markdown, which [`markdown::read`]
//! reads as the same blog.
//!
//! ```text
//! perennial.toml                    settings that are not the usual ones
//! custom.css                        the blog's own style sheet
//! redirects.toml                    old addresses that belong to no text
//! posts/2026-03-04-a-post.md        front matter and Markdown
//! posts/2026-03-05-other.html       front matter and HTML, where no Markdown means the same
//! posts/2026-03-04-a-post.comments.json
//! pages/about.md
//! static/                           files that came along
//! ```

mod addresses;
mod block;
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
pub(super) mod tags;
mod to_markdown;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use url::Url;

use self::{
    addresses::Addresses,
    body::{Bodies, Body},
    names::Name,
};
use super::{
    error::Error,
    ingest::markdown::{self, CONFIG, render::Style},
    items::Items,
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
    write_items(bundle, bundle, body::style(bundle), &|| files.clone(), out)
}

/// The same for a blog whose items are kept elsewhere: `bundle` holds them without their bodies and
/// comments. `style` is how its Markdown is to be read. `files` are asked for when all items were given.
///
/// # Errors
/// As [`write`], and when an item cannot be given.
pub(super) fn write_items(
    bundle: &Bundle,
    items: &dyn Items,
    style: Style,
    files: &dyn Fn() -> BTreeMap<String, PathBuf>,
    out: &Path,
) -> Result<Written, Error> {
    refuse_occupied(out)?;
    let home = Url::parse(&bundle.home_page_url).map_err(|error| Error::BaseUrl {
        url: bundle.home_page_url.clone(),
        message: error.to_string(),
    })?;
    let staging = Staging::beside(out)?;
    let addresses = Addresses::new(&home);
    let bundle = &*addresses.of_blog(bundle);
    let pattern = names::pattern(&bundle.posts);
    staging.write(CONFIG, settings::toml(bundle, pattern, style).as_bytes())?;
    if let Some(css) = &bundle.settings.css {
        staging.write(settings::CSS, addresses.css(css).as_bytes())?;
    }
    if !bundle.redirects.is_empty() {
        let text = redirects::toml(&bundle.redirects);
        staging.write(markdown::redirects::FILE, text.as_bytes())?;
    }
    let texts = Texts { staging: &staging, bundle, addresses, bodies: Bodies::new(home, style) };
    let spots = |names: Vec<Name>, orders: Vec<Option<usize>>| -> Vec<Spot> {
        names.into_iter().zip(orders).map(|(name, order)| Spot { name, order }).collect()
    };
    let names = names::of_posts(&bundle.posts, pattern);
    let orders = order::of_posts(&bundle.posts, &names);
    let mut written = texts.write("posts", spots(names, orders), |at| items.post(at))?;
    let names = names::of_pages(&bundle.pages);
    let orders = order::of_pages(&names);
    written.add(texts.write("pages", spots(names, orders), |at| items.page(at))?);
    let files = files();
    for (path, file) in &files {
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

impl Written {
    fn add(&mut self, other: Self) {
        self.as_markdown += other.as_markdown;
        self.as_html += other.as_html;
        self.comments += other.comments;
    }
}

/// What a text is called, and its place where the name does not say it.
struct Spot {
    name: Name,
    order: Option<usize>,
}

/// What writing texts needs to know of the blog.
struct Texts<'a> {
    staging: &'a Staging,
    bundle: &'a Bundle,
    addresses: Addresses,
    bodies: Bodies,
}

impl Texts<'_> {
    /// Writes posts or pages.
    fn write<'i>(
        &self,
        kind: &str,
        spots: Vec<Spot>,
        item: impl Fn(usize) -> Result<Cow<'i, Post>, Error> + Sync,
    ) -> Result<Written, Error> {
        let folder = Path::new(kind);
        let one = |(at, spot): (usize, Spot)| self.one(folder, &spot, &*item(at)?);
        spots.into_par_iter().enumerate().map(one).try_reduce(Written::default, |mut all, one| {
            all.add(one);
            Ok(all)
        })
    }

    fn one(&self, folder: &Path, spot: &Spot, item: &Post) -> Result<Written, Error> {
        let Spot { name, order } = spot;
        let item = &*self.addresses.of_item(item);
        let body = self.bodies.of(item);
        let matter = matter::yaml(item, self.bundle, name.url.as_deref(), *order);
        let path = folder.join(format!("{}.{}", name.path, body.extension()));
        self.staging.write(path, format!("{matter}\n{}\n", body.text()).as_bytes())?;
        if !item.comments.is_empty() {
            let comments = publish::comments_json(&item.comments) + "\n";
            let path = folder.join(format!("{}.comments.json", name.path));
            self.staging.write(path, comments.as_bytes())?;
        }
        let is_markdown = matches!(body, Body::Markdown(_));
        Ok(Written {
            as_markdown: usize::from(is_markdown),
            as_html: usize::from(!is_markdown),
            comments: item.comments.len(),
            ..Written::default()
        })
    }
}
