//! A blog written as an export of WordPress is well-formed, says what is in it, and holds all that the
//! blog is made of: whoever reads it as `wordpress::export` documents has the same bundle.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{fs, process::Command};

use perennial::{
    model::feed::Bundle,
    native::wordpress::export::{self, Exported},
};
use quick_xml::{Reader, XmlVersion, events::Event};
use serde_json::{Value, json};
use support::{feed_of, good_feeds};

/// An element with what is in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    fn one(&self, name: &str) -> &Element {
        let mut all = self.all(name);
        let one = all.next().unwrap_or_else(|| panic!("no {name} in {self:#?}"));
        assert!(all.next().is_none(), "two of {name}");
        one
    }

    fn text(&self, name: &str) -> &str {
        &self.one(name).text
    }

    fn attribute(&self, name: &str) -> &str {
        &self.attributes.iter().find(|(key, _)| key == name).unwrap().1
    }

    /// Text that is HTML, as the plain text that it was.
    fn plain(&self, name: &str) -> String {
        plain(self.text(name))
    }

    fn own(&self, element: &str) -> Value {
        let is_own = |meta: &&Element| meta.text("wp:meta_key") == "_perennial";
        let meta = self.all(element).find(is_own).expect("our own field");
        serde_json::from_str(meta.text("wp:meta_value")).unwrap()
    }
}

fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The channel of a document that must be well-formed.
fn channel(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let attributes = start.attributes().map(|it| {
                    let it = it.unwrap();
                    let value = it.normalized_value(XmlVersion::Implicit1_0).unwrap();
                    (it.key.into_inner().to_owned(), value.into_owned())
                });
                let name = start.name().into_inner().to_owned();
                let attributes = attributes.collect();
                open.push(Element { name, attributes, ..Element::default() });
            }
            Event::End(_) => {
                let mut element = open.pop().unwrap();
                if !element.children.is_empty() {
                    assert_eq!(element.text.trim(), "", "text beside elements");
                    element.text.clear();
                }
                open.last_mut().unwrap().children.push(element);
            }
            Event::Text(text) => {
                assert!(!text.contains('&'), "an entity that was not read");
                open.last_mut().unwrap().text.push_str(&text.xml10_content());
            }
            Event::CData(text) => {
                open.last_mut().unwrap().text.push_str(&text.xml10_content());
            }
            Event::GeneralRef(entity) => {
                let c = match &*entity {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                open.last_mut().unwrap().text.push(c);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "elements that do not end");
    let mut rss = open.pop().unwrap().children.pop().unwrap();
    assert_eq!(rss.attribute("xmlns:wp"), "http://wordpress.org/export/1.2/");
    rss.children.pop().unwrap()
}

fn exported(bundle: &Bundle) -> (String, Exported) {
    let mut out = Vec::new();
    let exported = export::export(bundle, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), exported)
}

/// Puts what our own field says in the place of the plain ones.
fn overlay(plain: &mut Value, own: Value) {
    match (plain, own) {
        (Value::Object(plain), Value::Object(own)) => {
            for (key, value) in own {
                overlay(plain.entry(key).or_insert(Value::Null), value);
            }
        }
        (plain, own) => *plain = own,
    }
}

fn html(body: &str) -> String {
    const MORE: &str = "\n<!-- /wp:html -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:html -->\n";
    if body.is_empty() {
        return String::new();
    }
    let html = body.strip_prefix("<!-- wp:html -->\n").unwrap();
    let html = html.strip_suffix("\n<!-- /wp:html -->").unwrap();
    html.replace(MORE, "<span id=\"more\"></span>")
}

/// An item as `posts.json` has it.
fn item(item: &Element) -> Value {
    let terms = |domain: &'static str| {
        item.all("category").filter(move |it| it.attribute("domain") == domain)
    };
    let comments: Vec<&Element> = item.all("wp:comment").collect();
    let id_of = |number: &str| {
        let comment = comments.iter().find(|it| it.text("wp:comment_id") == number);
        comment.map(|comment| comment.own("wp:commentmeta")["id"].clone())
    };
    let comments: Vec<Value> = comments
        .iter()
        .map(|comment| {
            let kind = match comment.text("wp:comment_type") {
                "" => "comment",
                kind => kind,
            };
            let mut fields = json!({
                "kind": kind,
                "parent": id_of(comment.text("wp:comment_parent")),
                "content_html": comment.text("wp:comment_content"),
            });
            overlay(&mut fields, comment.own("wp:commentmeta"));
            fields
        })
        .collect();
    let mut fields = json!({
        "title": item.plain("title"),
        "content_html": html(item.text("content:encoded")),
        "tags": terms("post_tag").map(|it| plain(&it.text)).collect::<Vec<_>>(),
        "_perennial": {
            "categories": terms("category").map(|it| it.attribute("nicename")).collect::<Vec<_>>(),
            "comments_open": item.text("wp:comment_status") == "open",
            "sticky": item.text("wp:is_sticky") == "1",
            "draft": item.text("wp:status") == "draft",
            "comments": comments,
        },
    });
    let excerpt = item.plain("excerpt:encoded");
    if !excerpt.is_empty() {
        fields["summary"] = json!(excerpt);
    }
    overlay(&mut fields, item.own("wp:postmeta"));
    fields
}

/// The blog in an export.
fn bundle_in(channel: &Element) -> Bundle {
    let of_type = |kind: &str| {
        let items = channel.all("item").filter(|it| it.text("wp:post_type") == kind);
        items.map(item).collect::<Vec<_>>()
    };
    let mut feed: Value = serde_json::from_str(channel.text("perennial:feed")).unwrap();
    feed["items"] = json!(of_type("post"));
    feed["_perennial"]["pages"] = json!(of_type("page"));
    support::bundle(feed.to_string())
}

fn compare(name: &str, first: &Bundle, second: &Bundle) {
    let items =
        |bundle: &Bundle| bundle.posts.iter().chain(&bundle.pages).cloned().collect::<Vec<_>>();
    for (a, b) in items(first).iter().zip(&items(second)) {
        assert_eq!(a, b, "{name}: {}", a.permalink);
    }
    assert_eq!(first, second, "{name}");
}

fn check(name: &str, bundle: &Bundle) -> (String, Element, Exported) {
    let (xml, counts) = exported(bundle);
    assert!(xml == exported(bundle).0, "{name}: another time it is another file");
    let channel = channel(&xml);
    let count = |name: &str| channel.all(name).count();
    let of_type =
        |kind: &str| channel.all("item").filter(|it| it.text("wp:post_type") == kind).count();
    let comments: usize = channel.all("item").map(|it| it.all("wp:comment").count()).sum();
    let drafts = channel.all("item").filter(|it| it.text("wp:status") == "draft").count();
    let found = Exported {
        posts: of_type("post"),
        pages: of_type("page"),
        drafts,
        comments,
        authors: count("wp:author"),
        categories: count("wp:category"),
        tags: count("wp:tag"),
        menu_items: of_type("nav_menu_item"),
        dropped_characters: counts.dropped_characters,
    };
    assert_eq!(found, counts, "{name}");
    assert_eq!(found.posts + found.pages, bundle.posts.len() + bundle.pages.len());
    compare(name, bundle, &bundle_in(&channel));
    (xml, channel, counts)
}

#[test]
fn what_was_exported_is_the_same_blog() {
    for (name, feed) in good_feeds() {
        let (_, _, counts) = check(name, &support::bundle(feed));
        assert_eq!(counts.dropped_characters, 0, "{name}");
    }
}

#[test]
fn what_xml_cannot_hold_is_kept_beside() {
    let odd = "a ]]> <b> &amp; \u{8}\u{fffe}\u{fffd}\r\n  c";
    let mut post = json!({
        "id": odd, "url": "/blog/%E7%94%BA.x/", "title": odd, "summary": odd, "tags": [odd, "X", "[gallery]"],
        "content_html": "<p title=\"]]>\">]]&gt; [gallery ids=\"1\"] [[caption]x[/caption]] [1]\u{b}</p>\n\
                         <span id=\"more\"></span>\n<p>x</p>\n",
        "authors": [{ "name": odd, "_perennial": { "description": odd } }, { "name": "B", "url": "https://b.example/" }],
        "date_published": "2026-03-04T23:30:00.25-08:00",
        "_perennial": {
            "categories": ["町", "a.B"],
            "extra": { "k": odd },
            "comments": [
                { "id": "7", "author": { "name": odd, "email": "ida@secret.example", "ip": "203.0.113.7" },
                  "content_html": "<p>\u{1}</p>", "date": "2026-03-05T10:00:00+05:30" },
                { "id": "x.1", "parent": "7", "content_html": "[audio]" },
                { "id": "1", "parent": "x.1", "kind": "pingback", "content_html": "" },
            ],
        },
    });
    post["_perennial"]["comments_open"] = json!(false);
    let mut feed = feed_of(&post);
    feed["items"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "2", "url": "/b/", "content_html": "", "tags": ["x"] }));
    feed["title"] = json!("T & <C>");
    feed["home_page_url"] = json!("https://small.example/blog/");
    feed["_perennial"] = json!({
        "categories": [{ "slug": "町", "name": "町 & <b>" }, { "slug": "a.B", "parent": "町" }],
        "navigation": [{ "title": "A & B", "url": "/blog/b/?x=1&y=2" }],
    });
    let (xml, channel, counts) = check("odd", &support::bundle(feed.to_string()));
    assert!(counts.dropped_characters > 0);
    assert!(!xml.contains("secret.example") && !xml.contains("203.0.113.7"), "{xml}");
    for private in ["author_email></wp", "comment_author_email></wp", "comment_author_IP></wp"] {
        assert!(xml.contains(private), "{private} in {xml}");
    }
    let item = channel.all("item").next().unwrap();
    let body = item.text("content:encoded");
    assert!(body.contains(" &#91;gallery ids=\"1\"] &#91;&#91;caption]x&#91;/caption]]"), "{body}");
    assert!(xml.contains("]]]]><![CDATA[>"), "{xml}");
    assert_eq!(item.text("wp:post_name"), "%e7%94%ba.x");
    assert_eq!(item.text("wp:post_date"), "2026-03-04 23:30:00");
    assert_eq!(item.text("wp:post_date_gmt"), "2026-03-05 07:30:00");
    assert_eq!(item.text("pubDate"), "Thu, 05 Mar 2026 07:30:00 +0000");
    let numbers = |name: &str| {
        item.all("wp:comment").map(|comment| comment.text(name).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("wp:comment_id"), ["7", "2", "1"]);
    assert_eq!(numbers("wp:comment_parent"), ["0", "7", "2"]);
    assert_eq!(numbers("wp:comment_type"), ["", "", "pingback"]);
}

#[test]
fn items_keep_their_numbers_and_pages_their_parents() {
    let mut feed = feed_of(&json!({
        "id": "a", "url": "/a/", "content_html": "", "_perennial": { "aliases": ["/?p=12", "/old/", "/?attachment_id=1"] },
    }));
    feed["items"].as_array_mut().unwrap().push(json!({ "id": "b", "url": "/b/", "content_html": "", "_perennial": { "aliases": ["/?attachment_id=2"] } }));
    feed["_perennial"] = json!({
        "pages": [
            { "id": "c", "url": "/c/d.html", "content_html": "" },
            { "id": "d", "url": "/c/", "content_html": "", "_perennial": { "aliases": ["/?page_id=4"] } },
            { "id": "e", "url": "/f/g/", "content_html": "" },
        ],
        "navigation": [{ "title": "B", "url": "/b/" }],
    });
    let (_, channel, _) = check("numbers", &support::bundle(feed.to_string()));
    let texts =
        |name: &str| channel.all("item").map(|item| item.text(name).to_owned()).collect::<Vec<_>>();
    assert_eq!(texts("wp:post_id"), ["12", "3", "5", "4", "6", "7"]);
    assert_eq!(texts("wp:post_parent"), ["0", "0", "4", "0", "0", "0"]);
    assert_eq!(texts("wp:post_name"), ["a", "b", "d", "c", "g", "navigation-1"]);
    assert_eq!(texts("wp:menu_order"), ["0", "0", "1", "2", "3", "1"]);
}

#[test]
fn the_program_writes_a_new_file_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let feed =
        feed_of(&json!({ "id": "1", "url": "/a/", "title": "A", "content_html": "<p>x</p>" }));
    fs::write(folder.path().join("posts.json"), feed.to_string()).unwrap();
    let run = |out: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_perennial"));
        program.current_dir(folder.path()).env("NO_COLOR", "1");
        program.args(["export", "wordpress", "--source", "posts.json", "--out", out, "--json"]);
        let output = program.output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let report = run("export.xml");
    assert_eq!((&report["ok"], &report["done"]["posts"]), (&json!(true), &json!(1)), "{report}");
    let xml = fs::read_to_string(folder.path().join("export.xml")).unwrap();
    assert_eq!(channel(&xml).all("item").count(), 1);
    let again = run("export.xml");
    assert_eq!(again["ok"], json!(false), "{again}");
    assert!(again["error"]["message"].as_str().unwrap().contains("there already"), "{again}");
    assert_eq!(run("no/such/folder.xml")["ok"], json!(false));
    assert_eq!(support::files_below(folder.path()).len(), 2);
}
