//! Where posts and pages are: where they were, wherever a file can be there.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use url::Url;

use super::{
    blog::Blog,
    both::Both,
    known::{Entry, Kind, Known, State},
    own,
    template::Template,
};
use crate::{
    model::{
        address::{Permalink, decode, encode},
        slug::Slug,
    },
    native::ingest::links::Links,
};

/// Something that could not keep its address, or never had one that a file can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Which post or page.
    pub which: String,
    /// The old address.
    pub from: String,
    /// The new one: a path below the blog's root.
    pub to: String,
    /// Why.
    pub why: String,
}

/// An address for an entry, which may have to change until it is free.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    /// A path below the root, percent-encoded, with a slash at its start.
    pub(super) path: String,
    /// The first wish, and why it is not granted.
    pub(super) refused: Option<(String, String)>,
    /// How often it was changed.
    attempts: usize,
}

impl Wish {
    /// The address before any change.
    fn first(&self) -> &str {
        self.refused.as_ref().map_or(&self.path, |(first, _)| first)
    }

    /// Another address near the one that is taken.
    pub(super) fn change(&mut self, why: &str) {
        self.attempts += 1;
        let (first, _) = self.refused.get_or_insert_with(|| (self.path.clone(), why.to_owned()));
        // What is a file for one post cannot be a folder for another.
        let mut first = first.replace(".html/", "-html/").replace(".htm/", "-htm/");
        // Below these are lists, whatever follows.
        for list in ["/category/", "/tag/", "/author/"] {
            if let Some(below) = first.strip_prefix(list) {
                first = format!("{}-{}/{below}", list.trim_end_matches('/'), self.attempts + 1);
                self.path.clone_from(&first);
                return;
            }
        }
        let (stem, end) = match first.rsplit_once('.') {
            Some((stem, end)) if matches!(end, "html" | "htm") => (stem, format!(".{end}")),
            _ => (first.trim_end_matches('/'), "/".to_owned()),
        };
        self.path = format!("{stem}-{}{end}", self.attempts + 1);
    }
}

/// Changes wishes until no two are the same, also where upper and lower case are one.
/// What was published keeps its address before a draft does.
pub(super) fn part(wishes: &mut Both<Vec<Wish>>, known: &Known) {
    let mut taken = HashSet::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let all = known.all().zip(wishes.posts.iter_mut().chain(&mut wishes.pages));
    let (published, drafts): (Vec<_>, Vec<_>) = all.partition(|(entry, _)| !entry.state.is_draft());
    for (_, wish) in published.into_iter().chain(drafts) {
        while !taken.insert(wish.path.to_lowercase()) {
            // A thousand at one address are numbered, not tried one by one.
            let number = numbers.entry(wish.first().to_lowercase()).or_default();
            wish.attempts = wish.attempts.max(*number);
            wish.change("another post or page has it already");
            *number = wish.attempts;
        }
    }
}

/// A wish for every entry: of posts, then of pages.
pub(super) fn wishes(blog: &Blog<'_>) -> Both<Vec<Wish>> {
    let Blog { known, links, usual, template, .. } = blog;
    let old = |entry: &Entry| old_address(entry, links);
    let of_posts: Vec<Option<String>> = known.posts.iter().map(old).collect();
    let of_pages: Vec<Option<String>> = known.pages.iter().map(old).collect();
    let pages: HashMap<u64, &Entry> = known.pages.iter().map(|page| (page.id, page)).collect();
    let made = |entry: &Entry| {
        let slug = slug(entry);
        let path = match entry.kind {
            Kind::Page => page_path(entry, &pages),
            Kind::Post => {
                let date = entry.published.rfc_3339(*usual);
                let filled = template.fill(entry, &slug, date.as_deref());
                filled.unwrap_or_else(|| format!("undated/{slug}"))
            }
        };
        let permalink = Permalink::parse(&format!("/{}", encode(&path))).ok();
        permalink.map_or_else(|| format!("/{}/", entry.id), |it| it.to_string())
    };
    let wish = |entry: &Entry, old: Option<String>| Wish {
        path: old.unwrap_or_else(|| made(entry)),
        refused: None,
        attempts: 0,
    };
    let all = |entries: &[Entry], old: Vec<Option<String>>| {
        entries.iter().zip(old).map(|(entry, old)| wish(entry, old)).collect()
    };
    Both { posts: all(&known.posts, of_posts), pages: all(&known.pages, of_pages) }
}

/// The address that a published entry had, if a file can be there.
fn old_address(entry: &Entry, links: &Links) -> Option<String> {
    let own = own::url(entry, links.home()).filter(|url| links.below(url).is_some());
    let url = own.or_else(|| Url::parse(&entry.link).ok())?;
    let below = links.below(&url)?;
    if url.query().is_some() || below.is_empty() {
        return None;
    }
    let path = below.split('#').next().unwrap_or_default();
    Permalink::parse(&format!("/{}", path.trim_start_matches('/'))).ok().map(|it| it.to_string())
}

/// What the addresses of posts are made of.
pub(super) fn template(known: &Known, links: &Links) -> Template {
    let path = |entry| decode(&old_address(entry, links)?);
    let paths: Vec<Option<String>> = known.posts.iter().map(path).collect();
    let pairs = known.posts.iter().zip(&paths);
    Template::of(
        pairs.filter_map(|(entry, path)| Some((entry, path.as_deref()?.trim_start_matches('/')))),
    )
}

/// Why nothing can be where it was.
fn why_not(link: &str, links: &Links) -> &'static str {
    let Ok(url) = Url::parse(link) else { return "its address is none" };
    match links.below(&url) {
        None => "that is not below the address of the blog",
        Some(_) if url.query().is_some() => {
            "an address with a query cannot be a file; it leads to the new one"
        }
        Some("") => "the home page is a list of posts",
        Some(_) => "no file can have that address",
    }
}

/// The slug that an entry has, or would have got.
fn slug(entry: &Entry) -> String {
    let own = Slug::new(entry.name.clone()).ok();
    let made =
        own.or_else(|| Slug::from_name(&entry.name)).or_else(|| Slug::from_name(&entry.title));
    let slug = made.map_or_else(|| entry.id.to_string(), String::from);
    if entry.name.is_empty() {
        // Titles can be long.
        let short: String = slug.chars().take(60).collect();
        return short.trim_end_matches('-').to_owned();
    }
    slug
}

/// A page lies below its parents.
fn page_path(page: &Entry, pages: &HashMap<u64, &Entry>) -> String {
    let mut seen = HashSet::new();
    let above = std::iter::successors(Some(page), |page| pages.get(&page.parent).copied());
    // Pages may be below each other.
    let mut path: Vec<String> = above.take_while(|page| seen.insert(page.id)).map(slug).collect();
    path.reverse();
    path.join("/")
}

/// Published posts and pages that are somewhere else now.
pub(super) fn changed(known: &Known, wishes: &Both<Vec<Wish>>, links: &Links) -> Vec<Changed> {
    let pairs = known.all().zip(wishes.each().into_iter().flatten());
    let published = pairs.filter(|(entry, _)| entry.state == State::Published);
    let change = |(entry, wish): (&Entry, &Wish)| {
        let (from, why) = match &wish.refused {
            Some((from, why)) => (from.clone(), why.clone()),
            None if entry.link.is_empty() || old_address(entry, links).is_some() => return None,
            None => (entry.link.clone(), why_not(&entry.link, links).to_owned()),
        };
        Some(Changed { which: entry.label(), from, to: wish.path.clone(), why })
    };
    published.filter_map(change).collect()
}
