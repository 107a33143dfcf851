//! A blog written as a folder of Markdown reads back as the same blog, and comments stand beside
//! posts.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use perennial::{
    model::feed::Bundle,
    native::{
        error::Error,
        finding::Level,
        folder::{self, Written},
        ingest::markdown::{self, Folder},
        publish,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{feed_of, files_below, good_feeds};
use tempfile::TempDir;

/// A bundle in the order of pages.
fn in_order(mut bundle: Bundle) -> Bundle {
    bundle.sort();
    bundle
}

/// Writes a bundle into a folder of its own, called `blog`.
fn write(bundle: &Bundle) -> (TempDir, Written) {
    let folder = tempfile::tempdir().unwrap();
    let written = folder::write(bundle, &BTreeMap::new(), &folder.path().join("blog")).unwrap();
    (folder, written)
}

fn read(folder: &TempDir) -> Folder {
    markdown::read(&folder.path().join("blog"), None)
}

/// The blog in a folder, without anything wrong or doubtful.
fn good(folder: &TempDir) -> Bundle {
    let read = read(folder);
    let findings: Vec<_> = read.findings.iter().map(|it| format!("{}: {it}", it.place)).collect();
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(read.notices.is_empty(), "{}", read.notices);
    read.bundle.unwrap()
}

fn compare(name: &str, first: &Bundle, second: &Bundle) {
    let items =
        |bundle: &Bundle| bundle.posts.iter().chain(&bundle.pages).cloned().collect::<Vec<_>>();
    for (a, b) in items(first).iter().zip(&items(second)) {
        assert_eq!(a.content_html, b.content_html, "{name}: the content of {}", a.permalink);
        assert_eq!(a, b, "{name}: {}", a.permalink);
    }
    assert_eq!(first, second, "{name}");
}

/// A folder of these files.
fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join("blog").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The text of the only post of a feed of one item with this body, and the name of its file.
fn only_post(html: &str) -> (String, String) {
    let item = json!({
        "id": "1", "url": "/2026/03/a/", "title": "A", "content_html": html,
        "date_published": "2026-03-04T10:00:00Z", "summary": "S",
    });
    let bundle = support::bundle(feed_of(&item).to_string());
    let (folder, _) = write(&bundle);
    compare(html, &bundle, &good(&folder));
    let (name, text) = files_below(&folder.path().join("blog/posts")).pop_first().unwrap();
    let text = String::from_utf8(text).unwrap();
    let body = text.split_once("\n---\n\n").unwrap().1.to_owned();
    (name, body)
}

#[test]
fn a_feed_that_became_a_folder_is_the_same_blog() {
    for (name, feed) in good_feeds() {
        let first = in_order(support::bundle(feed));
        let (folder, written) = write(&first);
        compare(name, &first, &in_order(good(&folder)));
        assert_eq!(written.as_markdown + written.as_html, written.posts + written.pages);
        eprintln!("{name}: {written:?}");
    }
}

#[test]
fn most_of_the_demo_is_markdown() {
    let feed = fs::read(support::repository("public/posts.json")).unwrap();
    let (_, written) = write(&support::bundle(feed));
    assert!(written.as_html * 20 <= written.posts + written.pages, "{written:?}");
}

#[test]
fn what_bundling_writes_is_what_was_unbundled() {
    for (name, feed) in good_feeds() {
        let bundle = support::bundle(feed);
        let first = publish::posts_json(bundle.clone());
        let (folder, _) = write(&bundle);
        assert!(publish::posts_json(good(&folder)) == first, "{name}");
    }
}
