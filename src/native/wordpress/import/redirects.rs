//! Addresses of a WordPress blog that are no post's: feeds, days, and everything by number.

use std::collections::{BTreeMap, HashSet};

use url::Url;

use super::{
    blog::Blog,
    known::{Attachment, State},
    places::Places,
};
use crate::{
    model::address::{Permalink, encode},
    native::ingest::links::Links,
};

/// Where WordPress had its feeds, and where they are now. Feeds of lists and posts stand nowhere:
/// hosts send readers on by a pattern (`publish::rules`).
const FEEDS: [(&str, &str); 14] = [
    ("/feed/", RSS),
    ("/feed/rss/", RSS),
    ("/feed/rss2/", RSS),
    ("/feed/rdf/", RSS),
    ("/feed/atom/", ATOM),
    ("/comments/feed/", "/comments/rss.xml"),
    ("/comments/feed/rss2/", "/comments/rss.xml"),
    ("/comments/feed/atom/", "/comments/atom.xml"),
    ("/?feed=rss2", RSS),
    ("/?feed=rss", RSS),
    ("/?feed=rdf", RSS),
    ("/?feed=atom", ATOM),
    ("/?feed=comments-rss2", "/comments/rss.xml"),
    ("/?feed=comments-atom", "/comments/atom.xml"),
];

const RSS: &str = "/rss.xml";
const ATOM: &str = "/atom.xml";

/// The feeds that they lead to.
pub(super) fn feeds() -> impl Iterator<Item = &'static str> {
    FEEDS.iter().map(|(_, to)| *to)
}

/// All of them, in a fixed order: old address and new.
pub(super) fn all(blog: &Blog<'_>, places: &Places) -> Vec<(String, String)> {
    let Blog { known, terms, people, links, uploads, usual, .. } = blog;
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (from, to) in FEEDS {
        all.insert(from.to_owned(), to.to_owned());
    }
    // Tags and authors without a post have no page.
    let (mut tags, mut authors) = (HashSet::new(), HashSet::new());
    for post in known.posts.iter().filter(|post| post.state == State::Published) {
        tags.extend(terms.tag_slugs_of(&post.terms));
        authors.extend(people.find(&post.creator).map(|person| person.slug.as_str()));
        if let Some(date) = post.published.rfc_3339(*usual) {
            let (month, day) = (date[..7].replace('-', "/"), date[..10].replace('-', "/"));
            all.insert(format!("/{day}/"), format!("/{month}/"));
        }
    }
    for ((taxonomy, id), slug) in &terms.by_id {
        if taxonomy == "category"
            && let Some(path) = terms.category_path(slug)
        {
            all.insert(format!("/?cat={id}"), path);
        }
    }
    for slug in &tags {
        all.insert(format!("/?tag={}", encode(slug)), format!("/tag/{}/", encode(slug)));
    }
    for slug in terms.category_slugs() {
        // WordPress finds a category below another without that too.
        if let Some(path) = terms.category_path(slug) {
            let short = format!("/category/{}/", encode(slug));
            if short != path {
                all.insert(short, path);
            }
        }
    }
    for (old, slug) in terms.merged_tags.iter().filter(|(_, slug)| tags.contains(slug.as_str())) {
        all.insert(format!("/tag/{}/", encode(old)), format!("/tag/{}/", encode(slug)));
    }
    for (id, slug) in people.by_id.iter().filter(|(_, slug)| authors.contains(slug.as_str())) {
        all.insert(format!("/?author={id}"), format!("/author/{}/", encode(slug)));
    }
    if let Some(front) = blog.template.front() {
        behind(&format!("/{}", encode(&front)), blog, &mut all);
    }
    for attachment in &known.attachments {
        // Pictures have pages of their own. What is left is the post that shows them, or the file.
        let to = match places.post(attachment.parent) {
            Some(post) => post.to_owned(),
            None if attachment.parent == 0 && !attachment.url.is_empty() => {
                uploads.find(&attachment.url).unwrap_or_else(|| attachment.url.clone())
            }
            None => continue,
        };
        all.insert(format!("/?attachment_id={}", attachment.id), to.clone());
        if let Some(page) = page(attachment, links) {
            all.insert(page, to);
        }
    }
    all.into_iter().collect()
}

/// Where posts are at `/archives/12`, categories are at `/archives/category/…`.
fn behind(front: &str, blog: &Blog<'_>, all: &mut BTreeMap<String, String>) {
    let Blog { known, terms, people, usual, .. } = blog;
    let mut add = |to: String| {
        all.insert(format!("{front}{to}"), to);
    };
    terms.category_slugs().filter_map(|slug| terms.category_path(slug)).for_each(&mut add);
    for slug in terms.tags.iter().filter_map(|tag| tag["slug"].as_str()) {
        add(format!("/tag/{}/", encode(slug)));
    }
    for slug in people.list.iter().filter_map(|it| it["_perennial"]["slug"].as_str()) {
        add(format!("/author/{}/", encode(slug)));
    }
    for post in known.posts.iter().filter(|post| post.state == State::Published) {
        if let Some(date) = post.published.rfc_3339(*usual) {
            add(format!("/{}/", &date[..4]));
            add(format!("/{}/", date[..7].replace('-', "/")));
        }
    }
    if front == "/index.php" {
        all.insert(format!("{front}/feed/"), RSS.to_owned());
    }
}

/// The path of the page that WordPress made for an attachment.
pub(super) fn page(attachment: &Attachment, links: &Links) -> Option<String> {
    let url = Url::parse(&attachment.link).ok()?;
    let below = links.below(&url).filter(|below| !below.is_empty() && url.query().is_none())?;
    Permalink::parse(&format!("/{below}")).ok().map(|it| it.to_string())
}
