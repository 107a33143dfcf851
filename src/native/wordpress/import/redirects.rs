//! Addresses of a WordPress blog that are no post's: feeds, days, and everything by number.

use std::collections::BTreeMap;

use super::{
    aliases,
    known::{Known, State},
    people::People,
    terms::Terms,
    uploads::Uploads,
};
use crate::{model::address::encode, native::ingest::links::Links};

/// Where WordPress had its feeds.
const FEEDS: [&str; 9] = [
    "/feed/",
    "/feed/rss/",
    "/feed/rss2/",
    "/feed/atom/",
    "/feed/rdf/",
    "/comments/feed/",
    "/?feed=rss2",
    "/?feed=rss",
    "/?feed=atom",
];

/// All of them, in a fixed order: old address and new.
pub(super) fn all(
    known: &Known,
    terms: &Terms,
    people: &People,
    links: &Links,
    uploads: &Uploads,
    usual: i64,
) -> Vec<(String, String)> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for feed in FEEDS {
        all.insert(feed.to_owned(), "/posts.json".to_owned());
    }
    for post in known.posts.iter().filter(|post| post.state == State::Published) {
        if let Some(date) = post.published.rfc_3339(usual) {
            let (month, day) = (date[..7].replace('-', "/"), date[..10].replace('-', "/"));
            all.insert(format!("/{day}/"), format!("/{month}/"));
        }
    }
    for ((taxonomy, id), slug) in &terms.by_id {
        if taxonomy == "category" {
            if let Some(path) = terms.category_path(slug) {
                all.insert(format!("/?cat={id}"), path);
            }
        } else {
            all.insert(format!("/?tag={}", encode(slug)), format!("/tag/{}/", encode(slug)));
        }
    }
    for (old, slug) in &terms.merged_tags {
        all.insert(format!("/tag/{}/", encode(old)), format!("/tag/{}/", encode(slug)));
    }
    for (id, slug) in &people.by_id {
        all.insert(format!("/?author={id}"), format!("/author/{}/", encode(slug)));
    }
    // Pictures that were uploaded for no post have pages of their own; the file is what is left.
    for attachment in known.attachments.iter().filter(|it| it.parent == 0 && !it.url.is_empty()) {
        let file = uploads.find(&attachment.url).unwrap_or_else(|| attachment.url.clone());
        all.insert(format!("/?attachment_id={}", attachment.id), file.clone());
        if let Some(page) = aliases::page(attachment, links) {
            all.insert(page, file);
        }
    }
    all.into_iter().collect()
}
