//! Feeds: each is read back by a parser and asked for what it must say.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::{BTreeMap, HashSet};

use atom_syndication::Feed as Atom;
use perennial::{
    model::route::{PageNumber, Route},
    native::{
        error::Error,
        publish::{Options, preview::Previews},
    },
};
use quick_xml::{Reader, events::Event};
use rss::Channel as Rss;
use serde_json::{Value, json};
use support::{Blog, Publication, feed_of, fixture, good_feeds, html::tags};
use url::Url;

/// The files of a site whose names end so.
fn ending(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<(String, String)> {
    let files = files.iter().filter(|(path, _)| path.rsplit('/').next() == Some(name));
    files.map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap())).collect()
}

fn atom(text: &str) -> Atom {
    Atom::read_from(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn rss(text: &str) -> Rss {
    Rss::read_from(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Fails unless it is well-formed XML whose prefixes are all declared.
fn well_formed(path: &str, text: &str) {
    let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(is_char), "{path}");
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let mut declared = HashSet::from(["xml".to_owned()]);
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}"));
        let (Event::Start(tag) | Event::Empty(tag)) = event else {
            if matches!(event, Event::Eof) {
                return;
            }
            continue;
        };
        let mut names = vec![tag.name().as_ref().to_owned()];
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
            let key: String = attribute.key.as_ref().to_owned();
            match key.strip_prefix("xmlns:") {
                Some(prefix) => drop(declared.insert(prefix.to_owned())),
                None => names.push(key),
            }
        }
        for (prefix, _) in names.iter().filter_map(|name| name.split_once(':')) {
            assert!(declared.contains(prefix), "{path}: nobody says what {prefix} is");
        }
    }
}

/// Fails where an address in content is not absolute, or where it has what only our pages use.
fn fit_for_readers(path: &str, html: &str) {
    for tag in tags(html) {
        for (name, value) in &tag.attributes {
            if ["href", "src", "cite", "poster"].contains(&name.as_str()) {
                assert!(Url::parse(value).is_ok(), "{path}: {name}={value}");
            }
            let is_ours = name.starts_with("data-") || name.starts_with("aria-");
            assert!(!is_ours && name != "srcset" && name != "style", "{path}: {name}={value}");
        }
        assert_ne!(tag.name, "button", "{path}");
    }
    assert!(!html.contains("class=\"anchor\""), "{path}: {html}");
}

fn absolute(path: &str, address: &str) {
    let url = Url::parse(address);
    assert!(url.is_ok_and(|url| url.scheme().starts_with("http")), "{path}: {address}");
}

fn unique<'a>(path: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = HashSet::new();
    for id in ids {
        assert!(seen.insert(id.to_owned()), "{path}: {id} is there twice");
    }
}

#[test]
fn every_list_has_a_feed_in_each_format() {
    for (name, feed) in good_feeds() {
        let site = perennial::native::languages::site(support::bundle(feed.clone()));
        let files = Blog::new().source(feed).publish().files();
        let lists = site.routes().into_iter().filter(|route| match route {
            Route::Home(page)
            | Route::Category(_, page)
            | Route::Tag(_, page)
            | Route::Author(_, page) => *page == PageNumber::FIRST,
            _ => false,
        });
        let mut count = 0;
        for route in lists {
            let path = perennial::model::address::decode(&route.to_string()).unwrap();
            for file in ["atom.xml", "rss.xml", "feed.json"] {
                let path = format!("{}{file}", path.trim_start_matches('/'));
                assert!(files.contains_key(&path), "{name}: no {path}");
            }
            count += 1;
        }
        assert_eq!(ending(&files, "feed.json").len(), count, "{name}");
        let bundle = site.bundle();
        let items = || bundle.posts.iter().chain(&bundle.pages);
        let talked_about = items().filter(|item| !item.comments.is_empty()).count();
        assert!(ending(&files, "rss.xml").len() > count + talked_about, "{name}: and of comments");
        assert_eq!(ending(&files, "rss.xml").len(), ending(&files, "atom.xml").len(), "{name}");
    }
}

#[test]
fn atom_says_what_rfc_4287_asks_for() {
    for (name, feed) in good_feeds() {
        let files = Blog::new().source(feed).publish().files();
        for (path, text) in ending(&files, "atom.xml") {
            let path = format!("{name}: {path}");
            well_formed(&path, &text);
            let feed = atom(&text);
            assert!(!feed.title.value.is_empty() && !feed.authors.is_empty(), "{path}");
            absolute(&path, &feed.id);
            let links = |rel: &str| feed.links.iter().filter(|link| link.rel == rel).count();
            assert_eq!(links("self"), 1, "{path}");
            assert!(links("alternate") > 0, "{path}");
            feed.links.iter().for_each(|link| absolute(&path, &link.href));
            unique(&path, feed.entries.iter().map(|entry| entry.id.as_str()));
            for entry in &feed.entries {
                assert!(Url::parse(&entry.id).is_ok(), "{path}: {} is no IRI", entry.id);
                entry.links.iter().for_each(|link| absolute(&path, &link.href));
                assert!(entry.updated <= feed.updated, "{path}");
                // A post without a word has none.
                let Some(content) = &entry.content else { continue };
                assert_eq!(content.content_type.as_deref(), Some("html"));
                let html = content.value.as_deref().unwrap_or_default();
                assert_ne!(html, "", "{path}");
                fit_for_readers(&path, html);
            }
        }
    }
}

#[test]
fn rss_says_what_its_profile_asks_for() {
    for (name, feed) in good_feeds() {
        let files = Blog::new().source(feed).publish().files();
        for (path, text) in ending(&files, "rss.xml") {
            let path = format!("{name}: {path}");
            well_formed(&path, &text);
            let feed = rss(&text);
            assert!(!feed.title.is_empty() && !feed.description.is_empty(), "{path}");
            absolute(&path, &feed.link);
            let own = &feed.extensions["atom"]["link"][0];
            assert_eq!(own.attrs["rel"], "self", "{path}");
            absolute(&path, &own.attrs["href"]);
            unique(&path, feed.items.iter().map(|item| item.guid.as_ref().unwrap().value.as_str()));
            for item in &feed.items {
                let link = item.link.as_deref().unwrap();
                absolute(&path, link);
                let guid = item.guid.as_ref().unwrap();
                assert_eq!(guid.permalink, guid.value == link, "{path}");
                assert_eq!(item.author, None, "{path}: it would have to be an e-mail address");
                let (description, content) = (item.description.as_deref(), item.content.as_deref());
                assert!(description.is_some() || content.is_none(), "{path}: what is before it?");
                fit_for_readers(&path, description.unwrap_or_default());
                fit_for_readers(&path, content.unwrap_or_default());
            }
        }
    }
}

#[test]
fn json_feeds_fit_the_schema() {
    let schema: Value = serde_json::from_slice(&fixture("json-feed-1.1.schema.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(!validator.is_valid(&json!({ "version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{ "id": "1" }] })));
    for (name, feed) in good_feeds() {
        let files = Blog::new().source(feed).publish().files();
        for (path, text) in ending(&files, "feed.json") {
            let feed: Value = serde_json::from_str(&text).unwrap();
            let faults: Vec<String> = validator
                .iter_errors(&feed)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(faults, [""; 0], "{name}: {path}");
            let items = feed["items"].as_array().unwrap();
            unique(&path, items.iter().map(|item| item["id"].as_str().unwrap()));
            for item in items {
                fit_for_readers(&path, item["content_html"].as_str().unwrap());
            }
        }
    }
}

fn kitchen() -> Publication {
    Blog::new().fixture("good/kitchen-sink.json").base_url("https://example.org/blog/").publish()
}

#[test]
fn feeds_look_as_they_did() {
    let lines = |text: String| text.replace("><", ">\n<");
    let site = kitchen();
    insta::assert_snapshot!("atom", lines(site.text("category/pantry/jars/pickles/atom.xml")));
    insta::assert_snapshot!("rss", lines(site.text("category/pantry/jars/pickles/rss.xml")));
    insta::assert_snapshot!("comments", lines(site.text("2024/10/everything/comments/atom.xml")));
    let json: Value = serde_json::from_slice(&site.bytes("category/町/feed.json")).unwrap();
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn a_feed_holds_the_newest_posts_whatever_is_kept_at_the_top() {
    let post = |day: u32, sticky: bool| {
        json!({
            "id": format!("post {day}"), "url": format!("/{day}/"), "title": format!("Day {day}"),
            "content_html": "<p>x</p>", "date_published": format!("2024-05-{day:02}T08:00:00Z"),
            "tags": ["a"], "_perennial": { "sticky": sticky, "comments": [
                { "id": format!("c{day}"), "content_html": "<p>y</p>", "date": format!("2024-06-{:02}T08:00:00Z", 28 - day) },
            ] },
        })
    };
    let mut feed = feed_of(&post(1, true));
    feed["_perennial"] = json!({ "feed_posts": 3 });
    for day in 2..=9 {
        feed["items"].as_array_mut().unwrap().push(post(day, false));
    }
    let site = Blog::new().feed(&feed).publish();
    for path in ["atom.xml", "tag/a/atom.xml"] {
        let feed = atom(&site.text(path));
        let titles: Vec<&str> = feed.entries.iter().map(|it| it.title.value.as_str()).collect();
        assert_eq!(titles, ["Day 9", "Day 8", "Day 7"], "{path}");
        assert_eq!(feed.updated.to_rfc3339(), "2024-05-09T08:00:00+00:00");
    }
    let comments = atom(&site.text("comments/atom.xml"));
    let ids: Vec<&str> =
        comments.entries.iter().map(|entry| entry.links[0].href.as_str()).collect();
    let expected = [1, 2, 3].map(|day| format!("https://small.example/{day}/#comment-c{day}"));
    assert_eq!(ids, expected, "the newest comments are on the oldest posts");
    let guids = rss(&site.text("rss.xml")).items.into_iter().map(|it| it.guid.unwrap().value);
    assert_eq!(guids.collect::<Vec<_>>(), ["post 9", "post 8", "post 7"], "kept to the letter");
}

#[test]
fn what_xml_cannot_hold_is_left_out_and_everything_else_comes_back() {
    let title = "A\u{0}\u{8}\u{1b} ]]> & <b> \"q\" 'q' 🦩 \u{fffe}\u{ffff}é &amp;";
    let body =
        "<p>]]&gt; &amp;amp; 🦩 &lt;script&gt;</p><pre><code>]]&gt;\n&lt;![CDATA[</code></pre>";
    let mut feed = feed_of(&json!({ "id": "1", "url": "/a/", "title": title, "content_html": body,
        "summary": "]]> & <i> 🦩", "tags": ["]]>", "a & b"], "authors": [{ "name": "]]> <A> & B" }],
        "_perennial": { "comments": [{ "id": "1", "content_html": body, "author": { "name": "<x> ]]>" } }] } }));
    feed["title"] = json!("T ]]> & <b>\u{7}");
    let site = Blog::new().feed(&feed).publish();
    for path in
        ["atom.xml", "rss.xml", "comments/atom.xml", "comments/rss.xml", "a/comments/rss.xml"]
    {
        well_formed(path, &site.text(path));
    }
    let shown = "A ]]> & <b> \"q\" 'q' 🦩 é &amp;";
    let atom = atom(&site.text("atom.xml"));
    let entry = &atom.entries[0];
    assert_eq!(entry.title.value, shown);
    assert_eq!(atom.title.value, "T ]]> & <b>");
    assert_eq!(entry.summary.as_ref().unwrap().value, "]]> & <i> 🦩");
    let html = entry.content.as_ref().unwrap().value.clone().unwrap();
    assert!(html.contains("]]&gt;\n&lt;![CDATA["), "{html}");
    assert_eq!(entry.authors[0].name, "]]> <A> & B");
    let rss = rss(&site.text("rss.xml"));
    let item = &rss.items[0];
    assert_eq!(item.title.as_deref(), Some(shown));
    assert_eq!(item.description.as_deref(), Some("]]&gt; &amp; &lt;i&gt; 🦩"));
    assert_eq!(item.content.as_deref(), Some(html.as_str()));
    assert_eq!(item.categories[1].name, "a & b");
    assert_eq!(rss.title, "T ]]> & <b>");
}

#[test]
fn comments_know_what_they_answer_and_posts_how_many_they_have() {
    let site = kitchen();
    let post = "https://example.org/blog/2024/10/everything/";
    let feed = atom(&site.text("atom.xml"));
    let entry = feed.entries.iter().find(|it| it.id == "urn:x:everything").unwrap();
    let replies = entry.links.iter().find(|link| link.rel == "replies").unwrap();
    assert_eq!(replies.href, format!("{post}comments/atom.xml"));
    assert!(
        site.text("atom.xml").contains("thr:count=\"4\" thr:updated=\"2024-10-03T08:00:00+00:00\"")
    );
    let channel = rss(&site.text("rss.xml"));
    let item = channel.items.iter().find(|it| it.link.as_deref() == Some(post)).unwrap();
    assert_eq!(item.comments, Some(format!("{post}#comments")));
    assert_eq!(item.extensions["slash"]["comments"][0].value.as_deref(), Some("4"));
    let of_comments = item.extensions["wfw"]["commentRss"][0].value.as_deref();
    assert_eq!(of_comments, Some(&*format!("{post}comments/rss.xml")));

    let comments = atom(&site.text("2024/10/everything/comments/atom.xml"));
    assert_eq!(comments.entries.len(), 6, "pingbacks too");
    let comment = |id: u32| {
        let is_at = |entry: &&atom_syndication::Entry| {
            entry.links[0].href == format!("{post}#comment-{id}")
        };
        comments.entries.iter().find(is_at).unwrap()
    };
    let answered = &comment(3).extensions["thr"]["in-reply-to"][0].attrs;
    assert_eq!(answered["ref"], comment(2).id);
    assert_eq!(answered["href"], format!("{post}#comment-2"));
    let first = comment(1);
    assert_eq!(first.extensions["thr"]["in-reply-to"][0].attrs["ref"], "urn:x:everything");
    assert!(site.files().contains_key("guestbook/comments/rss.xml"), "pages have comments too");
    assert!(!site.files().contains_key("about/comments/rss.xml"), "this one has none");
}

#[test]
fn pages_name_their_feeds() {
    let site = kitchen();
    let hrefs = |path: &str| -> Vec<String> {
        let tags =
            tags(&site.html(path)).into_iter().filter(|tag| tag.get("rel") == Some("alternate"));
        tags.map(|tag| tag.get("href").unwrap().to_owned()).collect()
    };
    let of_blog = ["/blog/atom.xml", "/blog/rss.xml", "/blog/feed.json"];
    assert_eq!(hrefs("/"), of_blog);
    assert_eq!(hrefs("/archive/"), of_blog);
    assert_eq!(
        hrefs("/category/町/")[3..],
        ["atom.xml", "rss.xml", "feed.json"].map(|it| format!("/blog/category/%E7%94%BA/{it}"))
    );
    assert_eq!(
        hrefs("/archives/0042.html").len(),
        3,
        "nobody said anything, and nobody can any more"
    );
    assert_eq!(
        hrefs("/2024/10/everything/")[3..],
        ["atom.xml", "rss.xml"].map(|it| format!("/blog/2024/10/everything/comments/{it}"))
    );
    let files = site.files();
    for (path, document) in site.documents() {
        for tag in tags(&document).iter().filter(|tag| tag.get("rel") == Some("alternate")) {
            let file = tag.get("href").unwrap().strip_prefix("/blog/").unwrap();
            let file = perennial::model::address::decode(file).unwrap();
            assert!(files.contains_key(&file), "{path} names {file}");
        }
    }
}

#[test]
fn a_browser_shows_a_feed_by_a_style_sheet_in_the_language_of_the_blog() {
    let mut feed = feed_of(&json!({ "id": "1", "url": "/a/", "content_html": "" }));
    feed["language"] = json!("ar");
    let site = Blog::new().feed(&feed).base_url("https://example.org/a&b/").publish();
    let start = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
                 <?xml-stylesheet type=\"text/css\" href=\"/a&amp;b/feed.css\"?>\n<";
    for path in ["atom.xml", "rss.xml", "comments/rss.xml"] {
        assert!(site.text(path).starts_with(start), "{path}: {}", site.text(path));
    }
    let sheet = site.text("feed.css");
    assert!(sheet.contains("direction: rtl") && sheet.contains("content: \"هذه تغذية."), "{sheet}");
    assert!(!sheet.contains("url(") && !sheet.contains("@import"));
}

#[test]
fn undated_posts_and_empty_lists_have_feeds_without_a_clock() {
    let mut feed = feed_of(&json!({ "id": "1", "url": "/a/", "content_html": "<p>A.</p>" }));
    feed["_perennial"] = json!({ "categories": [{ "slug": "e", "name": "E" }] });
    let site = Blog::new().feed(&feed).publish();
    for path in ["atom.xml", "category/e/atom.xml", "comments/atom.xml"] {
        assert_eq!(atom(&site.text(path)).updated.timestamp(), 0, "{path}");
    }
    let channel = rss(&site.text("rss.xml"));
    assert_eq!((channel.last_build_date, channel.items[0].pub_date.clone()), (None, None));
}

#[test]
fn what_led_away_from_the_address_of_a_feed_is_left_out() {
    let mut feed = feed_of(&json!({ "id": "1", "url": "/a/", "content_html": "",
        "_perennial": { "aliases": ["/RSS.xml"] } }));
    feed["_perennial"] = json!({ "redirects": [
        { "from": "/atom.xml", "to": "/posts.json" }, { "from": "/index.xml", "to": "/atom.xml" },
    ] });
    let site = Blog::new().feed(&feed).publish();
    assert!(site.text("atom.xml").contains("<feed"));
    assert!(site.html("/index.xml/").contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"A small blog\" href=\"/atom.xml\">"
    ));
    let notices = site.published.notices.to_string();
    let said = "left out a redirect from an address that a feed has (2 times, first at /RSS.xml/)";
    assert_eq!(notices, said);
}

#[test]
fn a_page_at_the_address_of_a_feed_wins_and_a_file_does_not() {
    let feed = feed_of(&json!({ "id": "1", "url": "/rss.xml/", "content_html": "<p>A.</p>" }));
    let site = Blog::new().feed(&feed).publish();
    assert!(
        site.files().contains_key("rss.xml/index.html") && site.files().contains_key("atom.xml")
    );
    let notices = site.published.notices.to_string();
    assert_eq!(notices, "made no feed: a page has its address (at rss.xml)");
    let blog = Blog::new().fixture("good/plain-feed.json").static_file("atom.xml", "mine");
    let Err(Error::Findings { findings }) = blog.try_publish() else { panic!("nothing found") };
    assert!(findings[0].to_string().contains("/atom.xml"), "{findings:?}");
}

#[test]
fn the_preview_gives_the_same_feeds() {
    let blog = Blog::new().fixture("good/kitchen-sink.json");
    let options =
        Options { shell: Some(blog.path("shell")), ..Options::of(blog.path("posts.json")) };
    let preview = Previews::default().make(&options).unwrap();
    let files = blog.publish().files();
    let is_feed = |path: &str| {
        ["/atom.xml", "/rss.xml", "/feed.json", "/feed.css"]
            .iter()
            .any(|it| format!("/{path}").ends_with(it))
    };
    let feeds: Vec<_> = files.iter().filter(|(path, _)| is_feed(path)).collect();
    assert!(feeds.len() > 40, "{}", feeds.len());
    for (path, bytes) in feeds {
        assert_eq!(preview.file(path).as_ref(), Some(bytes), "{path}");
    }
}
