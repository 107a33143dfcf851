//! A blog written as a folder of Markdown reads back as the same blog, and comments stand beside
//! posts.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "support/random.rs"]
mod random;
mod support;

use std::{collections::BTreeMap, fs};

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
use serde_json::json;
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

/// The blog in a folder without faults. Pictures and pages that were not brought along are only
/// doubtful.
fn good(folder: &TempDir) -> Bundle {
    let read = read(folder);
    let faults = read.findings.iter().filter(|finding| finding.level == Level::Fault);
    let faults: Vec<_> = faults.map(|it| format!("{}: {it}", it.place)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
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

#[test]
fn a_folder_written_anew_is_the_same_blog() {
    let folder = folder_of(&[
        (
            "perennial.toml",
            "title = \"A\"\nbase_url = \"https://a.example/\"\nauthors = [\"Ida\"]\n",
        ),
        (
            "posts/2026-01-02-a.md",
            "---\ntitle: \"Who's \\\"who\\\"?\"\nmood: {calm: [1, 2.5, null]}\ncategories: Bread & Butter\n---\n\
             Hard\nwrapped -- \"text\".\n\n- a\n  b\n\n  c\n- d\n\n1. [ ] e\n\n> q\n> r\n\n\
             ~~~rust hl=\"2\"\na\n\n~~~\n\n| a | b |\n| - | - |\n| `c` | d |\n\n$x$ costs \\$5.[^1]\n\n\
             [^1]: A note.\n",
        ),
        ("posts/trip/index.md", "---\ndate: 2026-01-03\n---\n![Sea](sea.svg)\n"),
        ("posts/trip/sea.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>"),
        ("posts/trip/index.comments.json", "[{\"id\": 1, \"content_text\": \"Nice.\"}]"),
        ("pages/about/us.md", "# Us\n"),
    ]);
    let first = markdown::read(&folder.path().join("blog"), None);
    let bundle = in_order(first.bundle.unwrap());
    let out = folder.path().join("again");
    fs::create_dir(&out).unwrap();
    let written = folder::write(&bundle, &first.files, &out).unwrap();
    assert_eq!((written.as_markdown, written.comments, written.files), (3, 1, 1), "{written:?}");
    let again = markdown::read(&out, None);
    compare("again", &bundle, &in_order(again.bundle.unwrap()));
    let text = fs::read_to_string(out.join("posts/2026-01-02-a.md")).unwrap();
    assert!(text.contains("$x$ costs \\$5.[^1]\n\n[^1]: A note.\n"), "{text}");
    assert!(text.contains("- a\n  b\n\n  c\n\n- d\n\n1. [ ] e\n\n> q\n> r\n"), "{text}");
    let picture = first.files.keys().next().unwrap();
    assert!(out.join("static").join(picture).is_file());
}

#[test]
fn below_a_path_of_its_host_a_folder_says_nothing_of_that_path() {
    let html = "<p>See <a href=\"/blog/b/?x=1&amp;y#z\">b</a>, <a href=\"/blog/\">home</a> and \
                <a href=\"https://a.example/shop/\">the shop</a>.</p>\n\
                <p><img src=\"/blog/p.png\" alt=\"P\" srcset=\"/blog/p.png 1x, /blog/q.png 2x\"></p>";
    let twice = "<p><a href=\"/blog/blog/c/\">c</a></p>";
    let item = |id: &str, html: &str| {
        json!({"id": id, "url": format!("https://a.example/blog/{id}/"), "title": id, "content_html": html,
               "date_published": "2026-03-04T10:00:00Z", "image": "/blog/p.png", "external_url": "https://a.example/blog/x/"})
    };
    let mut feed = feed_of(&item("a", html));
    feed["home_page_url"] = json!("https://a.example/blog/");
    feed["items"] = json!([item("a", html), item("b", twice), item("blog/d", "")]);
    feed["items"][0]["_perennial"] = json!({
        "comments": [{"id": "1", "content_html": "<p><a href=\"/blog/a/\">x</a></p>"}],
        "aliases": ["/blog/old/"],
    });
    feed["_perennial"] = json!({
        "navigation": [{"title": "B", "url": "/blog/b/"}, {"title": "C", "url": "/blog/blog/c/"}],
        "comments": {"reply_url": "/blog/write/?{url}"},
    });
    for items in [3, 2] {
        // With and without something that stands below the path twice.
        feed["items"].as_array_mut().unwrap().truncate(items);
        let bundle = in_order(support::bundle(feed.to_string()));
        assert_eq!(bundle.posts[0].permalink.as_str(), "/a/");
        let (folder, _) = write(&bundle);
        compare("below a path", &bundle, &in_order(good(&folder)));
        let files = files_below(&folder.path().join("blog"));
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes).replace("https://a.example/blog/", "");
            assert!(!text.contains("/blog/") || path.ends_with("-d.md"), "{path}: {text}");
        }
        let a = String::from_utf8_lossy(&files["posts/2026-03-04-a.md"]);
        assert!(a.contains("[b](/b/?x=1&y#z), [home](/)"), "{a}");
    }
}

#[test]
fn a_post_reads_as_people_write() {
    let (name, body) = only_post(
        "<p>It’s <em>here</em>, <strong>there</strong> &amp; <a href=\"/b/\">b</a> for $5:\nsee <code>a_b</code>,<br>\n\
         <cite>c</cite>.</p>\n<h2>Two * two</h2>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n\
         <blockquote>\n<p>q</p>\n<p>r</p>\n</blockquote>\n<hr>\n\
         <pre data-title=\"x.rs\"><code class=\"language-rust\">a &lt; b\n\nc\n</code></pre>\n\
         <table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n\
         <figure><img src=\"/p.png\" alt=\"P\"><figcaption>P</figcaption></figure>\n\
         <aside class=\"tip\">\n<p><strong>So</strong></p>\n<p>q</p>\n</aside>\n\
         <span id=\"more\"></span>\n<p>1. not a list</p>",
    );
    assert_eq!(name, "2026-03-04-a.md");
    assert_eq!(
        body,
        "It’s *here*, **there** & [b](/b/) for \\$5:\nsee `a_b`,\\\n<cite>c</cite>.\n\n## Two \\* two\n\n\
         - a\n  - b\n\n> q\n>\n> r\n\n---\n\n```rust title=\"x.rs\"\na < b\n\nc\n```\n\n\
         | a |\n| - |\n| b |\n\n\
         ![P](/p.png \"P\")\n\n> [!TIP] So\n> q\n\n<!--more-->\n\n1\\. not a list\n"
    );
}

#[test]
fn what_has_no_signs_of_its_own_is_written_around_markdown() {
    let (name, body) = only_post(
        "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n<p>a<em>, b</em>c<br>\n1. d, <strong>e</strong><br>f\n# g\n\
         see https://b.example/ and <em>it</em></p>\n<div class=\"alignright\">\n<h2>h</h2>\n<details>\n<summary>i</summary>\n<p>j <em>k</em></p>\n\
         </details>\n</div>\n<dl>\n<dt>l</dt>\n<dd>m</dd>\n</dl>\n<h2>n<br>o</h2>\n<p>&nbsp;</p>",
    );
    assert_eq!(name, "2026-03-04-a.md");
    assert_eq!(
        body,
        "- a\n\n* b\n\na<em>, b</em>c\\\n1\\. d, <strong>e</strong><br>f\n\\# g\nsee https\\://b.example/ and <em>it</em>\n\n\
         <div class=\"alignright\">\n\n## h\n\n<details>\n\n<summary>i</summary>\n\nj *k*\n\n</details>\n\n</div>\n\n\
         l\n: m\n\n## n<br>o\n\n&nbsp;\n"
    );
}

#[test]
fn what_markdown_cannot_say_is_html() {
    for html in
        ["<p>a</p>\n\n<p>b</p>", "bare", "<p>a</p><p>b</p>", "<p>a<b>b</p>\n<div>\n\n</b></div>"]
    {
        let (name, _) = only_post(html);
        assert_eq!(name, "2026-03-04-a.html", "{html:?}");
    }
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let folder = folder_of(&[("mine.txt", "x")]);
    let bundle = support::bundle(feed_of(&json!({"id": "1", "content_html": ""})).to_string());
    let result = folder::write(&bundle, &BTreeMap::new(), &folder.path().join("blog"));
    assert!(matches!(result, Err(Error::Occupied { .. })), "{result:?}");
    assert_eq!(files_below(folder.path()).keys().collect::<Vec<_>>(), ["blog/mine.txt"]);
}

#[test]
fn nothing_is_written_when_a_file_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = support::bundle(feed_of(&json!({"id": "1", "content_html": ""})).to_string());
    let files = BTreeMap::from([("a.png".to_owned(), folder.path().join("gone.png"))]);
    let result = folder::write(&bundle, &files, &folder.path().join("blog"));
    assert!(matches!(result, Err(Error::Read { .. })), "{result:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn comments_are_found_beside_their_posts_and_faults_name_their_file() {
    let config = ("perennial.toml", "title = \"A\"\nbase_url = \"https://a.example/\"\n");
    let found = folder_of(&[
        config,
        ("posts/2026-01-02-a.b.md", "Text\n"),
        (
            "posts/2026-01-02-a.b.comments.json",
            "[{\"id\": \"x\", \"content_html\": \"<p>Hi</p>\"}]",
        ),
        ("pages/p/index.md", "Text\n"),
        ("pages/p/index.comments.json", "[{\"id\": 7}]"),
        ("pages/q.html", "<p>Taken</p>\n\n<p>as it is</p>\n"),
    ]);
    let bundle = good(&found);
    assert_eq!(bundle.posts[0].comments[0].content_html, "<p>Hi</p>");
    assert_eq!(bundle.pages[0].comments[0].id.as_str(), "7");
    assert_eq!(bundle.pages[1].content_html, "<p>Taken</p>\n\n<p>as it is</p>");

    let faulty = folder_of(&[
        config,
        ("posts/2026-01-02-a.md", "Text\n"),
        ("posts/2026-01-02-a.comments.json", "[\n  {\"id\": 1,}\n]"),
        ("posts/2026-01-03-b.md", "Text\n"),
        ("posts/2026-01-03-b.comments.json", "[{\"id\": \"has space\"}]"),
        ("posts/2026-01-04-c.md", "Text\n"),
        ("posts/2026-01-04-c.comments.json", "{}"),
        ("posts/gone.comments.json", "[]"),
    ]);
    let found: Vec<String> =
        read(&faulty).findings.iter().map(|it| format!("{}: {it}", it.place)).collect();
    for expected in [
        "posts/2026-01-02-a.comments.json:2:12: not JSON: trailing comma",
        "posts/2026-01-03-b.comments.json: the string \"has space\"",
        "posts/2026-01-04-c.comments.json: an object",
        "posts/gone.comments.json: comments without their post",
    ] {
        assert!(found.iter().any(|it| it == expected), "{expected} in {found:#?}");
    }
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn order_is_said_where_names_do_not_say_it() {
    let item = |id: &str| {
        json!({"id": id, "url": format!("/{id}/"), "title": "T", "content_html": "<p>x</p>",
               "date_published": "2026-03-04T10:00:00Z"})
    };
    let mut feed = feed_of(&item("b"));
    feed["items"] = json!([item("b"), item("a"), item("c")]);
    feed["_perennial"] = json!({"pages": [
        {"id": "z", "url": "/z/", "title": "Z", "content_html": ""},
        {"id": "y", "url": "/y/", "title": "Y", "content_html": ""},
    ]});
    let bundle = support::bundle(feed.to_string());
    let (folder, _) = write(&bundle);
    compare("order", &bundle, &good(&folder));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_blog_comes_back_from_its_folder(feed in random::feed()) {
        let bundle = in_order(support::bundle(feed.to_string()));
        let (folder, _) = write(&bundle);
        compare("any", &bundle, &in_order(good(&folder)));
    }
}
