//! Whatever an export holds, it is imported or refused: no panic, no half-written folder, and the
//! figures add up. `docs/wordpress.md` has the command that goes on for ten minutes.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;
#[path = "support/wxr.rs"]
mod wxr;

use std::time::{Duration, Instant};

use perennial::native::{
    ingest::source,
    wordpress::import::{self, Options, Target},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use support::files_below;
use wxr::{Comment, Export, Item};

/// Imports the bytes of a file, whatever they are.
fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let file = wxr::write(folder.path(), "export.xml", bytes);
    let before = files_below(folder.path());
    let blog = folder.path().join("blog");
    let options = Options {
        exports: vec![file],
        media: None,
        target: Target::Folder(blog.clone()),
        types: Vec::new(),
        menu: None,
    };
    match import::import(&options) {
        Err(_) => prop_assert_eq!(files_below(folder.path()), before),
        Ok(report) => {
            for (kind, count) in report.counts.iter() {
                prop_assert_eq!(count.read, count.imported + count.skipped, "{}", kind);
            }
            let read = source::read(&blog, None);
            prop_assert!(read.is_ok(), "{:?}", read.err());
        }
    }
    Ok(())
}

/// Names that mean something, and some that mean nothing.
fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "rss",
        "channel",
        "item",
        "title",
        "link",
        "guid",
        "description",
        "language",
        "category",
        "pubDate",
        "dc:creator",
        "content:encoded",
        "excerpt:encoded",
        "wp:wxr_version",
        "wp:base_blog_url",
        "wp:author",
        "wp:author_login",
        "wp:author_display_name",
        "wp:category",
        "wp:category_nicename",
        "wp:category_parent",
        "wp:cat_name",
        "wp:tag",
        "wp:tag_slug",
        "wp:tag_name",
        "wp:term",
        "wp:term_id",
        "wp:term_taxonomy",
        "wp:term_slug",
        "wp:post_id",
        "wp:post_date",
        "wp:post_date_gmt",
        "wp:post_name",
        "wp:status",
        "wp:post_parent",
        "wp:post_type",
        "wp:post_password",
        "wp:is_sticky",
        "wp:attachment_url",
        "wp:postmeta",
        "wp:meta_key",
        "wp:meta_value",
        "wp:comment",
        "wp:comment_id",
        "wp:comment_parent",
        "wp:comment_content",
        "wp:comment_approved",
        "wp:comment_author",
        "wp:commentmeta",
        "perennial:feed",
        "x:y",
        "a",
        ":",
        "é",
    ])
}

/// Values that are looked at closely.
fn value() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "1",
        "0",
        "7",
        "-1",
        "18446744073709551616",
        "post",
        "page",
        "attachment",
        "nav_menu_item",
        "wp_block",
        "publish",
        "draft",
        "trash",
        "1.2",
        "9.9",
        "2014-10-27 08:30:00",
        "0000-00-00 00:00:00",
        "9999-12-31 23:59:59",
        "https://tea.example/",
        "https://tea.example/a/b/",
        "https://tea.example/?p=7",
        "javascript:alert(1)",
        "_perennial",
        "{\"id\": 1, \"url\": []}",
        "{\"_perennial\": {\"aliases\": [\"x\"]}}",
        "{\"authors\": 3, \"title\": {}}",
        "_thumbnail_id",
        "_wp_old_slug",
        "_menu_item_type",
        "en",
        "x-y-z",
        "[gallery ids=\"1,2\"]",
        "[caption][/caption]",
        "<!-- wp:block {\"ref\":7} /-->",
        "<!--more--><!--nextpage-->",
        "<p><table><p>",
        "\u{202e}字",
        "a\n\nb",
        "%e8%8c%b6",
        "%zz",
        "../..",
        "con",
    ]);
    prop_oneof![
        4 => known.prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.chars().take(40).collect()),
    ]
}

/// One event of XML, well-formed or not.
fn event() -> impl Strategy<Value = String> {
    let escape = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
    prop_oneof![
        8 => (name(), value()).prop_map(move |(name, value)| format!("<{name}>{}</{name}>", escape(value))),
        6 => (name(), value()).prop_map(|(name, value)| format!("<{name}><![CDATA[{value}]]></{name}>")),
        4 => name().prop_map(|name| format!("<{name}>")),
        4 => name().prop_map(|name| format!("</{name}>")),
        1 => (name(), name(), value()).prop_map(|(name, key, value)| format!("<{name} {key}=\"{value}\"/>")),
        1 => value().prop_map(|value| format!("<!-- {value} -->")),
        1 => value().prop_map(|value| format!("&{value};")),
        1 => value(),
        1 => Just("<?xml version=\"1.0\" encoding=\"UTF-16\"?>".to_owned()),
        1 => Just("<!DOCTYPE a [<!ENTITY b \"c\">]>".to_owned()),
        1 => Just("<![CDATA[".to_owned()),
    ]
}

/// A file of events, most often with a head and a foot that fit.
fn events() -> impl Strategy<Value = Vec<u8>> {
    let item = prop::collection::vec(event(), 0..14)
        .prop_map(|events| format!("<item>{}</item>", events.concat()));
    (prop::bool::weighted(0.9), prop::collection::vec(event(), 0..4), prop::collection::vec(item, 0..5))
        .prop_map(|(is_framed, events, items)| {
            let inner = events.concat() + &items.concat();
            if !is_framed {
                return inner.into_bytes();
            }
            let head = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:perennial=\"urn:perennial:wxr:1\"><channel>";
            format!("{head}{inner}</channel></rss>").into_bytes()
        })
}

/// A good export with some of its bytes moved, changed, doubled or left out.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let good = Export::default()
        .author(1, "ida", "Ida")
        .category(2, "tea", "Tea", "")
        .tag(3, "pots", "Pots")
        .item(
            Item::post(12, "first")
                .content("One\n\n[gallery]\n\n<!--more-->Two <b>three</b>")
                .term("category", "tea", "Tea")
                .comment(Comment::new(5, 0))
                .comment(Comment::new(6, 5)),
        )
        .item(Item::page(13, "about"))
        .item(Item::picture(14, "pot.jpg", 12))
        .xml()
        .into_bytes();
    let length = good.len();
    let change = (0..length, 0..length, 0_u8..5, any::<u8>());
    prop::collection::vec(change, 1..6).prop_map(move |changes| {
        let mut bytes = good.clone();
        for (from, to, kind, byte) in changes {
            let (from, to) = (from.min(to).min(bytes.len()), from.max(to).min(bytes.len()));
            let to = to.min(from + 200);
            match kind {
                0 => bytes.truncate(to),
                1 => drop(bytes.drain(from..to)),
                2 => {
                    let part = bytes[from..to].to_vec();
                    bytes.splice(from..from, part);
                }
                3 if from < bytes.len() => bytes[from] = byte,
                _ => bytes.insert(from, byte),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_events_are_imported_or_refused(bytes in events()) {
        survives(&bytes)?;
    }

    #[test]
    fn any_damage_is_survived(bytes in damaged()) {
        survives(&bytes)?;
    }
}

/// Goes on with new cases for `PERENNIAL_FUZZ_SECONDS`, ten minutes without it.
#[test]
#[ignore = "takes as long as it is told to"]
fn for_a_while() {
    let seconds = std::env::var("PERENNIAL_FUZZ_SECONDS").ok().and_then(|it| it.parse().ok());
    let (start, length) = (Instant::now(), Duration::from_secs(seconds.unwrap_or(600)));
    let mut cases = 0;
    while start.elapsed() < length {
        const BATCH: u32 = 500;
        let config = Config { failure_persistence: None, ..Config::with_cases(BATCH) };
        let mut runner = TestRunner::new(config);
        runner.run(&prop_oneof![events(), damaged()], |bytes| survives(&bytes)).unwrap();
        cases += BATCH;
    }
    println!("{cases} exports in {} s", start.elapsed().as_secs());
}
