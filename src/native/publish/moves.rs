//! Everything that has moved: from which address to which. Pages, rules and look-ups are made of it.

use std::collections::{BTreeMap, HashSet};

use crate::{
    model::{
        address::{Permalink, html_file},
        alias::{Alias, ShortLink},
        old_address::{OldAddress, Query},
        route::Route,
        site::Site,
    },
    native::ingest::notice::Notices,
};

/// What has moved. Old addresses are below the blog's root, new ones begin with the path of the blog
/// or are absolute.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// The path of the blog: empty, or `/blog`.
    pub(super) base: String,
    /// Addresses that can be files.
    pub(super) paths: BTreeMap<Permalink, Move>,
    /// Addresses of the home page with a query.
    pub(super) queries: BTreeMap<Query, String>,
    /// Where numbers lead, by the file that says so.
    pub(super) shortlinks: BTreeMap<String, BTreeMap<u32, String>>,
    /// Whether the blog comes from WordPress, which had more addresses than anybody lists.
    pub(super) was_wordpress: bool,
    /// Where the feeds of such a blog were and are, with a name for each part of a path that may be
    /// anything: `/tag/:a/feed/` and `/tag/:a/rss.xml`. What is more exact comes first.
    pub(super) feed_patterns: Vec<(String, String)>,
    /// Its items that have no feed of comments.
    pub(super) without_feed: Vec<Permalink>,
}

/// Where a path leads.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub(super) to: String,
    /// The item that it was an address of; none of a redirect.
    pub(super) item: Option<Permalink>,
}

impl Moves {
    /// Collects what has moved in a blog with these pages. Where one of them has the address of a
    /// redirect, the page wins.
    pub(super) fn of(site: &Site, pages: &[Route], notices: &mut Notices) -> Self {
        let mut moves = Self { base: site.base().to_owned(), ..Self::default() };
        let bundle = site.bundle();
        for item in bundle.posts.iter().chain(&bundle.pages) {
            let to = site.href(&Route::Item(item.permalink.clone()));
            for alias in &item.aliases {
                match alias {
                    Alias::Path(path) => {
                        let item = Some(item.permalink.clone());
                        moves.paths.insert(path.clone(), Move { to: to.clone(), item });
                    }
                    Alias::Short(link) => {
                        moves.was_wordpress = true;
                        moves.add_short(*link, &to);
                    }
                }
            }
        }
        if bundle.redirects.is_empty() {
            return moves;
        }
        // Some file systems do not tell upper from lower case.
        let file = |path: &str| html_file(path).to_lowercase();
        let taken: HashSet<String> = pages.iter().map(|route| file(&route.to_string())).collect();
        for redirect in &bundle.redirects {
            let to = &redirect.to;
            match &redirect.from {
                OldAddress::Path(path) if taken.contains(&file(&path.to_string())) => {
                    notices
                        .add("left out a redirect from an address that a list has", path.as_str());
                }
                OldAddress::Path(path) => {
                    moves.paths.insert(path.clone(), Move { to: to.clone(), item: None });
                }
                OldAddress::Query(query) => match query.short_link() {
                    Some(link) => moves.add_short(link, to),
                    None => drop(moves.queries.insert(query.clone(), to.clone())),
                },
            }
        }
        moves
    }

    fn add_short(&mut self, link: ShortLink, to: &str) {
        self.queries.insert(Query::from(link), to.to_owned());
        self.shortlinks.entry(link.file()).or_default().insert(link.number(), to.to_owned());
    }

    /// Whether everything is where it was.
    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.queries.is_empty()
    }
}
