//! How old addresses and feeds get along.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::place::{About, Feed, Format};
use crate::{
    model::{address::Permalink, route::Route},
    native::{ingest::notice::Notices, publish::moves::Moves},
};

/// Leaves out what leads away from the address of a feed: whoever followed `/atom.xml` before finds the
/// new one there. Where the blog was WordPress's, adds what leads to feeds from wherever that had them.
pub(in crate::native::publish) fn lead_to(
    feeds: &BTreeMap<String, Feed>,
    pages: &[Route],
    moves: &mut Moves,
    notices: &mut Notices,
) {
    if !moves.paths.is_empty() {
        keep_places(feeds, moves, notices);
    }
    if moves.was_wordpress {
        moves.feed_patterns = patterns(feeds.values());
        let item = |route: &Route| match route {
            Route::Item(item) => Some(item.clone()),
            _ => None,
        };
        let is_without = |item: &Permalink| {
            let feed = About::CommentsOn(item.clone()).feed(Format::Rss);
            !feeds.contains_key(&feed.path())
        };
        moves.without_feed = pages.iter().filter_map(item).filter(is_without).collect();
    }
}

fn keep_places(feeds: &BTreeMap<String, Feed>, moves: &mut Moves, notices: &mut Notices) {
    // Some file systems do not tell upper from lower case.
    let taken: HashSet<String> = feeds.keys().map(|path| path.to_lowercase()).collect();
    moves.paths.retain(|from, _| {
        let is_free = !taken.contains(&from.as_str().trim_matches('/').to_lowercase());
        if !is_free {
            notices.add("left out a redirect from an address that a feed has", from.as_str());
        }
        is_free
    });
}

/// From where WordPress had feeds to where they are, by the shape of their paths. The blog's own are
/// no pattern: its redirects name them.
fn patterns<'a>(feeds: impl Iterator<Item = &'a Feed>) -> Vec<(String, String)> {
    let (mut lists, mut items) = (BTreeSet::new(), BTreeSet::new());
    let of_lists = |feed: &Feed| matches!(feed.about, About::Posts(_));
    for feed in feeds {
        let (from, patterns) = match (&feed.about, feed.format) {
            (_, Format::Json) | (About::Posts(Route::Home(_)) | About::Comments, _) => continue,
            (_, Format::Atom) => {
                ("feed/atom/", if of_lists(feed) { &mut lists } else { &mut items })
            }
            (_, Format::Rss) => ("feed/", if of_lists(feed) { &mut lists } else { &mut items }),
        };
        let path = feed.path();
        let (folder, file) = match path.strip_suffix(&format!("comments/{}", feed.format.file())) {
            Some(item) if !of_lists(feed) => (item, format!("comments/{}", feed.format.file())),
            _ => (path.trim_end_matches(feed.format.file()), feed.format.file().to_owned()),
        };
        // A page that is a file had no feed below it.
        let Some(folder) = folder.strip_suffix('/') else { continue };
        let kept = usize::from(of_lists(feed));
        let parts = folder.split('/').enumerate().map(|(at, part)| {
            let name = || char::from(b'a' + u8::try_from(at % 26).unwrap_or_default());
            if at < kept { part.to_owned() } else { format!(":{}", name()) }
        });
        let shape = parts.collect::<Vec<_>>().join("/");
        patterns.insert((format!("/{shape}/{from}"), format!("/{shape}/{file}")));
    }
    lists.into_iter().chain(items).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_of_one_shape_share_a_pattern() {
        let list = |path| About::Posts(Route::parse(path).expect(path));
        let item = |path| About::CommentsOn(Permalink::parse(path).expect(path));
        let feeds = [
            list("/"),
            About::Comments,
            list("/category/a/"),
            list("/category/b/c/"),
            list("/tag/a/"),
            list("/tag/b/"),
            item("/2014/10/a/"),
            item("/2014/11/b/"),
            item("/a.html"),
        ];
        let feeds: Vec<Feed> = feeds.into_iter().flat_map(About::feeds).collect();
        let patterns = patterns(feeds.iter());
        let patterns: Vec<_> = patterns.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            patterns,
            [
                ("/category/:b/:c/feed/", "/category/:b/:c/rss.xml"),
                ("/category/:b/:c/feed/atom/", "/category/:b/:c/atom.xml"),
                ("/category/:b/feed/", "/category/:b/rss.xml"),
                ("/category/:b/feed/atom/", "/category/:b/atom.xml"),
                ("/tag/:b/feed/", "/tag/:b/rss.xml"),
                ("/tag/:b/feed/atom/", "/tag/:b/atom.xml"),
                ("/:a/:b/:c/feed/", "/:a/:b/:c/comments/rss.xml"),
                ("/:a/:b/:c/feed/atom/", "/:a/:b/:c/comments/atom.xml"),
            ]
        );
    }
}
