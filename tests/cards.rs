//! Social cards of a published blog: what documents name is there, and nothing else is.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use serde_json::{Value, json};

use crate::support::{Blog, Publication, between, feed_of};

fn feed(settings: &Value) -> Value {
    let item = |slug: &str, image: Option<&str>| {
        json!({
            "id": slug, "url": format!("https://small.example/{slug}/"), "title": "Quotes \" & more",
            "content_html": "<p>x</p>", "image": image,
        })
    };
    let mut feed = feed_of(&item("plain", None));
    let picture = item("pictured", Some("https://small.example/own.jpg"));
    feed["items"].as_array_mut().unwrap().push(picture);
    feed["_perennial"] = settings.clone();
    feed
}

fn image_of(site: &Publication, path: &str) -> Option<String> {
    let html = site.html(path);
    let mark = "<meta property=\"og:image\" content=\"";
    html.contains(mark).then(|| between(&html, mark, "\"").to_owned())
}

fn cards(site: &Publication) -> Vec<String> {
    site.files().into_keys().filter(|path| path.starts_with("cards/")).collect()
}

#[test]
fn documents_name_the_cards_that_are_there() {
    let site = Blog::new().feed(&feed(&json!({}))).base_url("https://new.example/blog/").publish();
    let card = image_of(&site, "/plain/").unwrap();
    let blogs = image_of(&site, "/").unwrap();
    assert_ne!(card, blogs);
    assert_eq!(image_of(&site, "/archive/"), Some(blogs.clone()));
    let named: Vec<_> =
        [&card, &blogs].map(|it| it.replace("https://new.example/blog/", "")).into();
    let mut there = cards(&site);
    there.sort_by_key(|path| *path != named[0]);
    assert_eq!(there, named);
    let png = site.bytes(&named[0]);
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");

    let html = site.html("/plain/");
    for meta in [
        "property=\"og:image:width\" content=\"1200\"",
        "property=\"og:image:height\" content=\"630\"",
        "property=\"og:image:alt\" content=\"Quotes &quot; &amp; more – A small blog\"",
        "name=\"twitter:card\" content=\"summary_large_image\"",
    ] {
        assert!(html.contains(meta), "{meta}");
    }
}

#[test]
fn a_posts_own_picture_goes_before() {
    let site = Blog::new().feed(&feed(&json!({}))).publish();
    assert_eq!(image_of(&site, "/pictured/").unwrap(), "https://small.example/own.jpg");
    assert_eq!(cards(&site).len(), 2, "one for the other post, one for the blog");
}

#[test]
fn without_the_setting_there_are_none() {
    let site = Blog::new().feed(&feed(&json!({"social_cards": false}))).publish();
    assert_eq!((image_of(&site, "/plain/"), image_of(&site, "/")), (None, None));
    assert_eq!(cards(&site), [""; 0]);
}
