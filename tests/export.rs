//! A blog written as an export of WordPress says what is in it and holds all that the blog is made
//! of: whoever imports it has the same bundle, and what was changed in WordPress meanwhile.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "support/random.rs"]
mod random;
mod support;
#[path = "support/wxr.rs"]
mod wxr;

use std::{fs, process::Command};

use perennial::{
    model::{address::Permalink, alias::Alias, feed::Bundle, post::Post},
    native::wordpress::{
        export::{self, Exported},
        import::{self, Options, Report, Target},
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{between, feed_of, good_feeds};
use wxr::{Comment, Export, Item};

fn exported(bundle: &Bundle) -> (String, Exported) {
    let mut out = Vec::new();
    let exported = export::export(bundle, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), exported)
}

/// The blog in an export, in the order of pages.
fn imported(xml: &str) -> (Bundle, Report) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("posts.json");
    let options = Options {
        exports: vec![wxr::write(folder.path(), "export.xml", xml.as_bytes())],
        media: None,
        target: Target::PostsFile(file.clone(), None),
        types: Vec::new(),
        menu: None,
    };
    let report = import::import(&options).unwrap_or_else(|error| panic!("{error:?}\n{xml}"));
    let mut bundle = support::bundle(fs::read(file).unwrap());
    bundle.sort();
    (bundle, report)
}

fn compare(name: &str, first: &Bundle, second: &Bundle) {
    let items =
        |bundle: &Bundle| bundle.posts.iter().chain(&bundle.pages).cloned().collect::<Vec<_>>();
    for (a, b) in items(first).iter().zip(&items(second)) {
        assert_eq!(a, b, "{name}: {}", a.permalink);
    }
    assert_eq!(first, second, "{name}");
}

/// The bundle comes back from its export, and both programs count the same.
fn check(name: &str, mut bundle: Bundle) -> (String, Exported, Report) {
    let (xml, counts) = exported(&bundle);
    assert!(xml == exported(&bundle).0, "{name}: another time it is another file");
    let (back, report) = imported(&xml);
    bundle.sort();
    compare(name, &bundle, &back);
    let imported = |kind: &str| report.counts.get(kind).imported;
    let found = Exported {
        posts: imported("posts"),
        pages: imported("pages"),
        drafts: report.drafts.len(),
        comments: imported("comments") + imported("pingbacks") + imported("trackbacks"),
        authors: imported("authors"),
        categories: imported("categories"),
        tags: imported("tags"),
        menu_items: report.counts.get("menu items").read,
        dropped_characters: counts.dropped_characters,
    };
    assert_eq!(found, counts, "{name}");
    assert!(report.addresses_changed.is_empty(), "{name}: {:?}", report.addresses_changed);
    (xml, counts, report)
}

/// What stands in the elements of a name, in the order of the file.
fn texts<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    let rest = xml.split(&start).skip(1);
    rest.map(|text| text.split(&end).next().unwrap()).collect()
}

#[test]
fn what_was_exported_is_the_same_blog() {
    for (name, feed) in good_feeds() {
        let (_, counts, report) = check(name, support::bundle(feed));
        assert_eq!(counts.dropped_characters, 0, "{name}");
        assert!(report.remarks.is_empty(), "{name}: {:?}", report.remarks);
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
    let (xml, counts, _) = check("odd", support::bundle(feed.to_string()));
    assert!(counts.dropped_characters > 0);
    assert!(!xml.contains("secret.example") && !xml.contains("203.0.113.7"), "{xml}");
    for private in ["author_email></wp", "comment_author_email></wp", "comment_author_IP></wp"] {
        assert!(xml.contains(private), "{private} in {xml}");
    }
    let item = between(&xml, "<item>", "</item>");
    let body = between(item, "<content:encoded>", "</content:encoded>");
    assert!(body.contains(" &#91;gallery ids=\"1\"] &#91;&#91;caption]x&#91;/caption]]"), "{body}");
    assert!(xml.contains("]]]]><![CDATA[>"), "{xml}");
    for (name, expected) in [
        ("wp:post_name", &["%e7%94%ba.x"][..]),
        ("wp:post_date", &["2026-03-04 23:30:00"]),
        ("wp:post_date_gmt", &["2026-03-05 07:30:00"]),
        ("pubDate", &["Thu, 05 Mar 2026 07:30:00 +0000"]),
        ("wp:comment_id", &["7", "2", "1"]),
        ("wp:comment_parent", &["0", "7", "2"]),
        ("wp:comment_type", &["", "", "pingback"]),
    ] {
        assert_eq!(texts(item, name), expected, "{name}");
    }
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
    let (xml, _, _) = check("numbers", support::bundle(feed.to_string()));
    assert_eq!(texts(&xml, "wp:post_id"), ["12", "3", "5", "4", "6", "7"]);
    assert_eq!(texts(&xml, "wp:post_parent"), ["0", "0", "4", "0", "0", "0"]);
    assert_eq!(texts(&xml, "wp:post_name"), ["a", "b", "d", "c", "g", "navigation-1"]);
    assert_eq!(texts(&xml, "wp:menu_order"), ["0", "0", "1", "2", "3", "1"]);
}

/// Signs that XML or WordPress cannot hold, wherever people write freely.
fn hostile(value: &mut Value, is_free: bool) {
    match value {
        Value::String(text) if is_free => {
            for (sign, odd) in
                [('~', "\u{1}"), ('^', "]]>"), ('@', "\u{fffe}\u{fffd}"), ('|', "\r\n")]
            {
                *text = text.replace(sign, odd);
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| hostile(value, is_free)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let words = [
                    "title",
                    "summary",
                    "description",
                    "name",
                    "content_html",
                    "tags",
                    "series",
                    "extra",
                ];
                hostile(value, words.contains(&key.as_str()));
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_blog_comes_back_from_its_export(mut feed in random::feed(), is_hostile in any::<bool>()) {
        if is_hostile {
            hostile(&mut feed, false);
        }
        check("any", support::bundle(feed.to_string()));
    }
}

/// A blog with much that WordPress has no place for.
fn long_lived() -> Bundle {
    let post = |id: &str, more: Value| {
        let mut post = json!({
            "id": id, "url": format!("/2026/03/{id}/"), "title": format!("A \"{id}\" & <b>"), "summary": format!("S{id}"),
            "content_html": format!("<p>Text of {id} -- and more</p>"), "tags": ["X", "[gallery]", "c#\u{1}"],
            "date_published": "2026-03-04T10:00:00+05:30", "date_modified": "2026-03-05T10:00:00Z", "image": "/a.png", "language": "ja",
            "external_url": "https://b.example/", "authors": [{ "name": "Ida" }, { "name": "B", "url": "https://b.example/" }],
        });
        post["_perennial"] = more;
        post
    };
    let rest = |alias: &str| {
        json!({
            "aliases": [alias], "series": "Tea", "series_part": alias[1..2].parse::<u32>().unwrap(), "toc": "top", "extra": { "k": ["v"] },
            "canonical": "https://b.example/c", "categories": ["町", "a.B"],
            "comments": [
                { "id": format!("7{}", &alias[1..2]), "author": { "name": "R \u{1}", "url": "https://r.example/" }, "content_html": "<p>1</p>", "date": "2026-03-05T10:00:00.5+05:30" },
                { "id": format!("{}.1", &alias[1..2]), "parent": format!("7{}", &alias[1..2]), "content_html": "<p>2</p>" },
            ],
        })
    };
    let names = ["1", "2", "3", "4"];
    let posts: Vec<Value> =
        names.iter().map(|at| post(&format!("post-{at}"), rest(&format!("/{at}/old/")))).collect();
    let mut feed = feed_of(&json!({}));
    feed["items"] = json!(posts);
    feed["language"] = json!("en-GB");
    feed["authors"] = json!([{ "name": "Ida" }]);
    feed["_perennial"] = json!({
        "categories": [{ "slug": "町", "name": "町 & <b>" }, { "slug": "a.B", "name": "AB", "parent": "町" }],
        "pages": [{ "id": "about", "url": "/About.us/", "title": "About", "content_html": "<p>x</p>" }],
        "theme": "ink", "posts_per_page": 7,
    });
    support::bundle(feed.to_string())
}

/// The item at this address, changed.
fn edited(xml: &str, slug: &str, edit: impl FnOnce(String) -> String) -> String {
    let at = xml.find(&format!("/{slug}/</link>")).unwrap();
    let start = xml[..at].rfind("<item>").unwrap();
    let end = start + xml[start..].find("</item>").unwrap() + "</item>".len();
    format!("{}{}{}", &xml[..start], edit(xml[start..end].to_owned()), &xml[end..])
}

/// Another text in the only element of a name.
fn with(item: &str, name: &str, text: &str) -> String {
    let [old] = texts(item, name)[..] else { panic!("not one {name} in {item}") };
    assert_ne!(old, text);
    item.replacen(&format!("<{name}>{old}</{name}>"), &format!("<{name}>{text}</{name}>"), 1)
}

/// Numbers that are free in another WordPress.
fn renumbered(xml: &str) -> String {
    let mut xml = xml.to_owned();
    for name in ["wp:comment_id", "wp:comment_parent"] {
        let start = format!("<{name}>");
        let mut parts = xml.split(&start);
        let mut moved = parts.next().unwrap().to_owned();
        for part in parts {
            let (number, rest) = part.split_once('<').unwrap();
            let number: u64 = number.parse().unwrap();
            let number = if number == 0 { 0 } else { number + 1000 };
            moved.push_str(&format!("{start}{number}<{rest}"));
        }
        xml = moved;
    }
    xml
}

#[test]
fn what_was_changed_in_wordpress_goes_before_what_we_said() {
    let bundle = long_lived();
    let xml = renumbered(&exported(&bundle).0);
    // Importing takes the moment of publishing for that of the last change, and spells slugs anew.
    let xml = edited(&xml, "About.us", |item| with(&item, "wp:post_name", "about-us"));
    let xml = edited(&xml, "post-1", |item| {
        let item = with(&item, "wp:post_modified", "2026-03-04 10:00:00");
        let item = with(&item, "wp:post_modified_gmt", "2026-03-04 04:30:00");
        let item = item.replacen("<![CDATA[R ]]>", "<![CDATA[Somebody]]>", 1);
        let item = item.replacen("https://r.example/</wp", "</wp", 1);
        let item = with(&item, "title", "<![CDATA[New &amp; <i>warm</i>]]>");
        let item = with(&item, "excerpt:encoded", "<![CDATA[Another]]>");
        let item = with(&item, "wp:comment_status", "closed");
        let item = with(&item, "wp:is_sticky", "1");
        item.replace("Text of post-1", "Words of post-1")
    });
    let xml = edited(&xml, "post-2", |item| {
        let item = with(&item, "wp:post_date", "2026-03-06 12:00:00");
        let item = with(&item, "wp:post_date_gmt", "2026-03-06 11:00:00");
        let item = with(&item, "wp:post_modified", "2026-11-20 12:00:00");
        let item = with(&item, "wp:post_modified_gmt", "2026-11-20 12:00:00");
        let item = with(&item, "wp:post_name", "second");
        with(&item, "link", "https://small.example/2026/03/second/")
    });
    let xml = edited(&xml, "post-3", |item| {
        let other = "<category domain=\"category\" nicename=\"a-b\"><![CDATA[AB]]></category>";
        let start = item.find("<category domain=\"category\" nicename=\"a.B\"").unwrap();
        let end = start + item[start..].find("</category>").unwrap() + "</category>".len();
        let item = format!("{}{other}{}", &item[..start], &item[end..]);
        let item = item.replace("nicename=\"x\"><![CDATA[X]]>", "nicename=\"y\"><![CDATA[Y]]>");
        assert!(item.contains("CDATA[Y]"));
        item.replace("<dc:creator><![CDATA[ida]]>", "<dc:creator><![CDATA[b]]>")
    });
    let xml = edited(&xml, "post-4", |_| {
        let mut new = Item::post(900, "new").with("link", "https://small.example/2026/03/new/");
        new = new.with("wp:post_date_gmt", "2014-10-27 08:30:00").comment(Comment::new(950, 0));
        new.xml()
    });
    let feed = xml.find("<perennial:feed>").unwrap();
    let end = xml.find("</perennial:feed>").unwrap() + "</perennial:feed>".len();
    // Nothing of WordPress would write it again.
    let without = format!("{}{}", &xml[..feed], &xml[end..]);
    for (xml, is_whole) in [(without, false), (xml, true)] {
        let (back, report) = imported(&xml);
        assert_eq!(back.posts.len(), 4, "{report:?}");
        let find = |bundle: &Bundle, id: &str| -> Post {
            bundle.posts.iter().chain(&bundle.pages).find(|it| it.id == id).unwrap().clone()
        };
        let expect = |id: &str, change: &dyn Fn(&mut Post)| {
            let (mut expected, mut found) = (find(&bundle, id), find(&back, id));
            change(&mut expected);
            if !is_whole {
                // WordPress knew it by a number, too.
                let is_number = |alias: &Alias| matches!(alias, Alias::Short(_));
                assert!(found.aliases.iter().any(is_number), "{:?}", found.aliases);
                found.aliases.retain(|alias| !is_number(alias));
            }
            assert_eq!(found, expected);
        };
        expect("post-1", &|post| {
            post.title = "New & <i>warm</i>".to_owned();
            post.summary = "Another".to_owned();
            post.comments_open = false;
            post.comments[0].author = "Somebody".to_owned();
            post.comments[0].author_url = None;
            post.sticky = true;
            post.content_html = "<p>Words of post-1 -- and more</p>".to_owned();
        });
        let second = back.posts.iter().find(|it| it.id == "post-2").unwrap();
        expect("post-2", &|post| {
            post.permalink = Permalink::parse("/2026/03/second/").unwrap();
            post.published.clone_from(&second.published);
            post.modified.clone_from(&second.modified);
        });
        let dates = [&second.published, &second.modified].map(|it| it.as_ref().unwrap().iso());
        assert_eq!(dates, ["2026-03-06T12:00:00+01:00", "2026-11-20T12:00:00Z"]);
        let new = back.posts.iter().find(|it| it.id.ends_with("?p=900")).unwrap();
        assert_eq!(new.permalink.as_str(), "/2026/03/new/");
        assert_eq!(new.comments.len(), 1);
        assert_eq!(new.content_html, "<p>Text of new.</p>");
        expect("about", &|_| {});
        let third = find(&back, "post-3");
        let categories: Vec<&str> = third.categories.iter().map(|it| it.as_str()).collect();
        let authors: Vec<&str> = third.authors.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((categories, authors), (vec!["町", "a-b"], vec!["B"]));
        assert_eq!(third.tags, ["Y", "[gallery]", "c#"]);
        if is_whole {
            assert_eq!(back.settings, bundle.settings);
        }
    }
}

#[test]
fn a_blog_that_moved_to_another_host_keeps_its_addresses() {
    let bundle = long_lived();
    let xml = exported(&bundle).0;
    let feed = between(&xml, "<perennial:feed>", "</perennial:feed>");
    let mut xml = xml.replace(feed, "");
    for name in ["link", "wp:base_site_url", "wp:base_blog_url"] {
        let start = format!("<{name}>https://");
        xml = xml.replace(&format!("{start}small.example"), &format!("{start}new.example"));
    }
    let (back, report) = imported(&xml);
    assert_eq!(back.home_page_url, "https://new.example/");
    assert!(report.addresses_changed.is_empty(), "{:?}", report.addresses_changed);
    let addresses = |bundle: &Bundle| -> Vec<String> {
        let items = bundle.posts.iter().chain(&bundle.pages);
        let paths = |it: &Post| {
            it.aliases.iter().filter_map(Alias::path).map(ToString::to_string).collect::<Vec<_>>()
        };
        items.map(|it| format!("{} {} {:?}", it.id, it.permalink, paths(it))).collect()
    };
    assert_eq!(addresses(&back), addresses(&bundle));
}

#[test]
fn what_was_brought_home_can_go_there_and_back() {
    let export = Export::default()
        .author(4, "ida", "Ida Marlowe")
        .category(1, "drinks", "Drinks", "")
        .category(2, "tea", "Tea &amp; leaves", "drinks")
        .tag(7, "c-2", "C++")
        .item(
            Item::post(12, "first")
                .with("title", "The \"first\" pot &#8211; &lt;b&gt;")
                .with("excerpt:encoded", "In short: a pot.")
                .with("wp:is_sticky", 1)
                .term("category", "tea", "Tea &amp; leaves")
                .term("post_tag", "c-2", "C++")
                .term("post_format", "post-format-aside", "Aside")
                .meta("_wp_old_slug", "frist")
                .meta("_thumbnail_id", "30")
                .content("One[gallery]\n\nTwo \"three\"<!--more-->\n\n[unknown_one a=\"b\"]<!--nextpage-->x")
                .comment(Comment::new(3, 2))
                .comment(Comment::new(2, 0).with("wp:comment_type", "pingback")),
        )
        .item(Item::post(13, "%e8%8c%b6").with("link", "https://tea.example/2014/10/%e8%8c%b6/"))
        .item(Item::post(14, "hidden").with("wp:status", "pending"))
        .item(Item::page(20, "about"))
        .item(
            Item::page(21, "history")
                .with("link", "https://tea.example/about/history/")
                .with("wp:post_parent", 20),
        )
        .item(Item::picture(30, "pot.jpg", 12));
    let (bundle, _) = imported(&export.xml());
    assert_eq!((bundle.posts.len(), bundle.pages.len()), (3, 2));
    check("brought home", bundle);
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
    assert_eq!(imported(&xml).0.posts.len(), 1);
    let again = run("export.xml");
    assert_eq!(again["ok"], json!(false), "{again}");
    assert!(again["error"]["message"].as_str().unwrap().contains("there already"), "{again}");
    assert_eq!(run("no/such/folder.xml")["ok"], json!(false));
    assert_eq!(support::files_below(folder.path()).len(), 2);
}
