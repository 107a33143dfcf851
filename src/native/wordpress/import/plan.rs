//! What every text is converted by: where everything is, and where it was.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use super::{
    Options,
    addresses::{self, Changed},
    blog::Blog,
    both::Both,
    gather::Remarks,
    known::{Entry, Kind, Known},
    redirects,
    settle::{Addresses, settle},
    uploads,
};
use crate::{
    model::{address::decode, feed::Bundle},
    native::{error::Error, languages},
};

/// A blog whose addresses are settled.
#[derive(Debug)]
pub(super) struct Plan<'k> {
    pub(super) blog: Blog<'k>,
    /// The blog without bodies and comments; its posts are in order, newest first.
    pub(super) bundle: Bundle,
    pub(super) changed: Vec<Changed>,
    addresses: Addresses,
    /// Which of the known posts and pages stands where in the bundle.
    order: Both<Vec<usize>>,
    /// Paths of the blog, decoded, without slashes at their ends.
    paths: HashSet<String>,
    /// Where old addresses lead, from the blog's root.
    moved: HashMap<String, String>,
    /// The files of attachments by the addresses of their own pages.
    files: HashMap<String, &'k str>,
}

impl<'k> Plan<'k> {
    /// Settles everything.
    ///
    /// # Errors
    /// When the blog cannot be made one that can be published.
    pub(super) fn new(
        known: &'k Known,
        options: &Options,
        remarks: &mut Remarks,
    ) -> Result<Self, Error> {
        let blog = Blog::new(known, options, remarks);
        let (mut bundle, mut addresses) = settle(&blog, options, remarks)?;
        bundle.sort();
        let place = |ids: &[String]| -> HashMap<String, usize> {
            ids.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect()
        };
        let (posts, pages) = (place(&blog.ids.posts), place(&blog.ids.pages));
        let order = Both {
            posts: bundle.posts.iter().filter_map(|it| posts.get(&it.id).copied()).collect(),
            pages: bundle.pages.iter().filter_map(|it| pages.get(&it.id).copied()).collect(),
        };
        // Drafts have no page.
        let mut published = bundle.clone();
        published.posts.retain(|post| !post.draft);
        published.pages.retain(|page| !page.draft);
        let site = languages::site(published);
        let mut paths: HashSet<String> =
            site.routes().iter().map(|route| bare(&route.to_string())).collect();
        paths.extend(["posts.json".to_owned(), String::new()]);
        paths.extend(redirects::feeds().map(bare));
        if known.channel.own.is_none() {
            // Tags that only drafts have are on no page.
            let is_there = |to: &str| {
                !to.starts_with('/') || uploads::is_below(to) || paths.contains(&bare(to))
            };
            let home = blog.home().path().trim_end_matches('/');
            bundle.redirects.retain(|it| is_there(it.to.strip_prefix(home).unwrap_or(&it.to)));
            addresses.redirects.retain(|(_, to)| is_there(to));
        }
        Ok(Self {
            changed: addresses::changed(known, &addresses.wishes, &blog.links),
            moved: moved(&addresses),
            files: files(&blog),
            blog,
            bundle,
            addresses,
            order,
            paths,
        })
    }

    /// The known post or page that stands at a position of the bundle, and its item without content.
    pub(super) fn item(&self, kind: Kind, at: usize) -> (&'k Entry, Map<String, Json>) {
        let at = self.order.of(kind)[at];
        (&self.blog.known.entries(kind)[at], self.blog.item(kind, at, &self.addresses))
    }

    /// Where a post, a page or an attachment is, by its number.
    pub(super) fn place(&self, id: u64) -> Option<&str> {
        self.addresses.places.item(id)
    }

    /// Where an old path with its query leads now, if it was an alias or a redirect.
    pub(super) fn moved(&self, path: &str) -> Option<&str> {
        self.moved.get(&key(path)).map(String::as_str)
    }

    /// The file whose own page was at an old path: who shows it links to what it shows.
    pub(super) fn file(&self, path: &str) -> Option<&'k str> {
        self.files.get(&key(path)).copied()
    }

    /// Whether there is a page at a path, or a file of the blog.
    pub(super) fn is_there(&self, path: &str) -> bool {
        self.paths.contains(&bare(path))
    }
}

fn moved(addresses: &Addresses) -> HashMap<String, String> {
    let Addresses { wishes, aliases, redirects, .. } = addresses;
    let items = wishes.each().into_iter().flatten().zip(aliases.each().into_iter().flatten());
    let aliases = items
        .flat_map(|(wish, aliases)| aliases.iter().map(|alias| (key(alias), wish.path.clone())));
    aliases.chain(redirects.iter().map(|(from, to)| (key(from), to.clone()))).collect()
}

fn files<'k>(blog: &Blog<'k>) -> HashMap<String, &'k str> {
    let mut files = HashMap::new();
    for attachment in blog.known.attachments.iter().filter(|it| !it.url.is_empty()) {
        let page = redirects::page(attachment, &blog.links);
        let by_number = format!("/?attachment_id={}", attachment.id);
        files.extend(page.iter().chain([&by_number]).map(|it| (key(it), attachment.url.as_str())));
    }
    files
}

/// A path without slashes at its ends, decoded.
fn bare(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
    decode(path).unwrap_or_else(|| path.to_owned())
}

/// An old address as it is looked up: a path, and a query where that is all there is.
fn key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    match bare(address) {
        path if path.is_empty() => address.trim_start_matches('/').to_owned(),
        path => path,
    }
}
