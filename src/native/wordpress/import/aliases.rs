//! Earlier addresses of posts and pages: whatever else led to them.

use std::collections::HashSet;

use url::Url;

use super::{
    addresses::Wish,
    both::Both,
    known::{Entry, Kind, Known, State},
    own,
};
use crate::model::address::encode;

/// The aliases of every post and every page, in their order. Each leads to one of them only.
///
/// Our own export is whole: it says them all.
pub(super) fn all(known: &Known, wishes: &Both<Vec<Wish>>, home: &Url) -> Both<Vec<Vec<String>>> {
    let is_whole = known.channel.own.is_some();
    let mut taken: HashSet<String> =
        wishes.each().into_iter().flatten().map(|wish| wish.path.to_lowercase()).collect();
    let mut all = |kind| {
        let pairs = known.entries(kind).iter().zip(wishes.of(kind));
        pairs
            .map(|(entry, wish)| {
                if entry.state != State::Published && entry.own.is_none() {
                    return Vec::new();
                }
                let mut aliases = own::aliases(entry, home);
                if !is_whole {
                    aliases.extend(of(entry, wish));
                }
                aliases.retain(|alias| taken.insert(alias.to_lowercase()));
                aliases
            })
            .collect()
    };
    Both { posts: all(Kind::Post), pages: all(Kind::Page) }
}

fn of(entry: &Entry, wish: &Wish) -> Vec<String> {
    let mut aliases = Vec::new();
    if entry.id != 0 {
        let name = if entry.kind == Kind::Page { "page_id" } else { "p" };
        aliases.push(format!("/?{name}={}", entry.id));
    }
    if let Some(folder) = wish.path.strip_suffix('/') {
        aliases.extend((2..=entry.pages).map(|number| format!("{folder}/{number}/")));
    }
    let ends = ["/", ".html", ".htm"];
    let parts = ends.iter().find_map(|end| Some((wish.path.strip_suffix(end)?, end)));
    let parts = parts.and_then(|(stem, end)| Some((stem.rsplit_once('/')?, end)));
    let parts = parts.filter(|((_, slug), _)| *slug == encode(&entry.name));
    if let Some(((above, _), end)) = parts {
        aliases.extend(entry.old_slugs.iter().map(|slug| format!("{above}/{}{end}", encode(slug))));
    }
    aliases
}
