//! What publishing writes as posts.json reads back as the same blog.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use perennial::{model::feed::Bundle, native::ingest::json_feed};
use support::{Blog, good_feeds, read};
use url::Url;

/// The bundle in the order in which it is published: newest first.
fn in_order(bundle: Bundle) -> Bundle {
    perennial::native::languages::site(bundle).bundle().clone()
}

fn compare(name: &str, first: &Bundle, second: &Bundle) {
    assert_eq!(first.posts.len(), second.posts.len(), "{name}");
    for (a, b) in
        first.posts.iter().chain(&first.pages).zip(second.posts.iter().chain(&second.pages))
    {
        assert_eq!(a.content_html, b.content_html, "{name}: the content of {}", a.permalink);
        assert_eq!(a.comments, b.comments, "{name}: the comments on {}", a.permalink);
        assert_eq!(a, b, "{name}: {}", a.permalink);
    }
    assert_eq!(first, second, "{name}");
}

#[test]
fn the_published_feed_is_the_same_blog() {
    for (name, feed) in good_feeds() {
        let first = in_order(read(feed.clone()).unwrap().bundle);
        let written = Blog::new().source(feed).publish().bytes("posts.json");
        let again = read(written).unwrap();
        compare(name, &first, &again.bundle);
        assert!(again.notices.is_empty(), "{name}: {}", again.notices);
    }
}

#[test]
fn a_blog_that_moved_is_the_same_blog_there() {
    let base = Url::parse("https://example.org/blog/").unwrap();
    for (name, feed) in good_feeds() {
        let path = std::path::Path::new("posts.json");
        let first = in_order(json_feed::read(feed.clone(), path, Some(&base)).unwrap().bundle);
        let site = Blog::new().source(feed).base_url(base.as_str()).publish();
        let again = read(site.bytes("posts.json")).unwrap();
        compare(name, &first, &again.bundle);
        assert!(again.notices.is_empty(), "{name}: {}", again.notices);
    }
}

#[test]
fn publishing_what_was_published_changes_no_byte() {
    for (name, feed) in good_feeds() {
        let first = Blog::new().source(feed).publish().files();
        let second = Blog::new().source(&first["posts.json"]).publish().files();
        let differing: Vec<_> =
            first.keys().filter(|path| first.get(*path) != second.get(*path)).collect();
        assert!(first == second, "{name}: {differing:?}");
    }
}

#[test]
fn a_blog_that_moves_and_moves_back_is_the_same() {
    for (name, feed) in good_feeds() {
        let home = read(feed.clone()).unwrap().bundle.home_page_url;
        let first = Blog::new().source(feed).publish().bytes("posts.json");
        let there = Blog::new().source(&first).base_url("https://example.org/blog/").publish();
        let back = Blog::new().source(there.bytes("posts.json")).base_url(&home).publish();
        compare(
            name,
            &read(first).unwrap().bundle,
            &read(back.bytes("posts.json")).unwrap().bundle,
        );
    }
}
