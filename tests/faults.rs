//! Every kind of fault: all of them at once, each with its place, and nothing written.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::fs;

use serde_json::json;
use support::{Blog, faulty_pointers, feed_of, files_below, fixture, repository};

/// Publishes a bad fixture over a good site with the program itself and returns what it prints.
fn report(name: &str) -> String {
    let blog = Blog::new().fixture("good/plain-feed.json");
    blog.try_publish().unwrap();
    let before = files_below(&blog.path("site"));
    let blog = blog.fixture(&format!("bad/{name}.json"));
    let output = blog.run(&[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{name}: {said}");
    assert!(output.stdout.is_empty(), "{name}");
    assert!(!said.contains("\u{1b}["), "{name}: colours in a file");
    assert!(!said.contains(" 0 faults"), "{name}: a refusal without a reason");
    assert!(files_below(&blog.path("site")) == before, "{name}: the earlier site was touched");
    assert_eq!(blog.entries(), ["posts.json", "shell", "site"], "{name}");
    fs::remove_dir_all(blog.path("site")).unwrap();
    assert!(!blog.run(&[]).status.success());
    assert_eq!(blog.entries(), ["posts.json", "shell"], "{name}: something was written");
    said
}

macro_rules! reports {
    ($($test:ident: $name:literal,)*) => {
        $(
            #[test]
            fn $test() {
                insta::assert_snapshot!($name, report($name));
            }
        )*

        #[test]
        fn every_bad_fixture_has_a_test() {
            let mut tested = vec![$($name.to_owned()),*];
            tested.sort();
            let mut there: Vec<String> = fs::read_dir(repository("tests/fixtures/bad"))
                .unwrap()
                .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
                .collect();
            there.sort();
            assert_eq!(there, tested);
        }
    };
}

reports! {
    bad_comment_ids: "bad-comment-ids",
    bad_dates: "bad-dates",
    bad_language: "bad-language",
    bad_posts_per_page: "bad-posts-per-page",
    bad_slugs: "bad-slugs",
    bad_web_addresses: "bad-web-addresses",
    bad_words: "bad-words",
    below_a_file: "below-a-file",
    category_slugs_like_files: "category-slugs-like-files",
    cyclic_categories: "cyclic-categories",
    cyclic_comments: "cyclic-comments",
    dangerous_links: "dangerous-links",
    duplicate_addresses: "duplicate-addresses",
    duplicate_categories: "duplicate-categories",
    duplicate_comment_ids: "duplicate-comment-ids",
    duplicate_ids: "duplicate-ids",
    duplicate_series_parts: "duplicate-series-parts",
    empty: "empty",
    empty_title: "empty-title",
    extension_no_object: "extension-no-object",
    latin_1: "latin-1",
    looks: "looks",
    missing_fields: "missing-fields",
    missing_item_fields: "missing-item-fields",
    not_an_object: "not-an-object",
    redirects: "redirects",
    reserved_addresses: "reserved-addresses",
    reserved_files_as_folders: "reserved-files-as-folders",
    self_parent: "self-parent",
    tag_and_author_slugs: "tag-and-author-slugs",
    too_many_posts_per_page: "too-many-posts-per-page",
    trailing_comma: "trailing-comma",
    traversal: "traversal",
    truncated: "truncated",
    twenty_faults: "twenty-faults",
    unknown_category: "unknown-category",
    unknown_comment_parent: "unknown-comment-parent",
    version_not_a_string: "version-not-a-string",
    wrong_types: "wrong-types",
    wrong_version: "wrong-version",
}

#[test]
fn twenty_faults_are_twenty_at_once() {
    assert!(faulty_pointers(fixture("bad/twenty-faults.json")).len() >= 20);
}

#[test]
fn a_source_that_is_not_there_is_named() {
    let blog = Blog::new();
    let output = blog.run(&[]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot read posts.json"), "{said}");
    assert_eq!(blog.entries(), ["shell"]);
}

#[test]
fn a_category_is_known_by_its_exact_slug() {
    let mut feed = feed_of(&json!({"id": "1", "url": "/a/", "content_html": "<p>A.</p>"}));
    feed["_perennial"] =
        json!({"categories": [{"slug": "tea"}, {"slug": "green", "parent": "Tea"}]});
    assert_eq!(faulty_pointers(feed.to_string()), ["/_perennial/categories/1/parent"]);
}

#[test]
fn pointers_escape_slash_and_tilde() {
    // RFC 6901, section 3.
    let feed = feed_of(&json!({"id": "1", "url": "/a/", "content_html": "<p>A.</p>", "a/b~c": 1}));
    let notices = support::read(feed.to_string()).unwrap().notices.to_string();
    assert!(notices.contains("(at /items/0/a~1b~0c)"), "{notices}");
}

#[test]
fn dots_in_an_address_cannot_leave_the_folder() {
    // The URL standard resolves `%2e%2e` like `..` before anybody sees it: what is left is below
    // the root, or on no blog of ours at all.
    for url in [
        "/../../etc/passwd",
        "/a/%2e%2e/%2E%2E/etc/passwd",
        "https://small.example/%2e%2e/etc/passwd",
    ] {
        let feed = feed_of(&json!({"id": "1", "url": url, "content_html": "<p>A.</p>"}));
        let site = Blog::new().feed(&feed).publish();
        assert!(site.files().contains_key("etc/passwd/index.html"), "{url}");
    }
}
