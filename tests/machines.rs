//! What search engines, previews of links and readers of the social web find in a site.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use perennial::model::address::{decode, html_file};
use serde_json::{Value, json};
use support::{
    Blog, Publication, between, feed_of, good_feeds,
    html::{Tag, tags},
};

const SITE: &str = "https://small.example/";

/// A blog of one post.
fn blog_of(item: Value) -> Publication {
    Blog::new().feed(&feed_of(&item)).publish()
}

/// What a document says under a name or property, in order.
fn said(document: &str, name: &str) -> Vec<String> {
    let is_it = |tag: &Tag| tag.get("property").or(tag.get("name")) == Some(name);
    let tags = tags(document).into_iter().filter(|tag| tag.name == "meta").filter(is_it);
    tags.map(|tag| tag.get("content").unwrap().to_owned()).collect()
}

/// Where a document links to with a relation, in order.
fn linked(document: &str, rel: &str) -> Vec<String> {
    let head = between(document, "<head>", "</head>");
    let is_it = |tag: &Tag| tag.name == "link" && tag.get("rel") == Some(rel);
    let links = tags(head).into_iter().filter(is_it);
    links.map(|tag| tag.get("href").unwrap().to_owned()).collect()
}

/// The things that a document describes.
fn graph(document: &str) -> Vec<Value> {
    let script = between(document, "<script type=\"application/ld+json\">", "</script>");
    let data: Value = serde_json::from_str(script).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

/// The one thing of a type.
fn thing(document: &str, kind: &str) -> Value {
    let things = graph(document).into_iter().filter(|thing| thing["@type"] == kind);
    let things: Vec<Value> = things.collect();
    assert_eq!(things.len(), 1, "{kind}: {document}");
    things[0].clone()
}

fn is_redirect(document: &str) -> bool {
    document.contains("http-equiv=\"refresh\"")
}

/// `<loc>` and `<lastmod>` of every entry. The file must be built as the protocol's XSD has it:
/// nothing but these, in this order.
fn entries(xml: &str, root: &str, element: &str) -> Vec<(String, Option<String>)> {
    let start = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    let rest = xml.strip_prefix(&start).unwrap_or_else(|| panic!("{xml}"));
    let rest = rest.strip_suffix(&format!("</{root}>\n")).unwrap();
    let entries: Vec<_> = rest.lines().map(|line| entry(line, element)).collect();
    assert!(!entries.is_empty(), "the XSD wants one");
    entries
}

fn entry(line: &str, element: &str) -> (String, Option<String>) {
    let inner = line.strip_prefix(&format!("<{element}><loc>")).unwrap();
    let inner = inner.strip_suffix(&format!("</{element}>")).unwrap();
    let (loc, rest) = inner.split_once("</loc>").unwrap();
    let loc = loc.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    assert!((12..2048).contains(&loc.len()) && loc.is_ascii(), "{loc}");
    let address = url::Url::parse(&loc).unwrap();
    assert_eq!(address.as_str(), loc, "is an address as they are written");
    let lastmod = (!rest.is_empty()).then(|| between(rest, "<lastmod>", "</lastmod>").to_owned());
    if let Some(date) = &lastmod {
        assert_eq!(rest, format!("<lastmod>{date}</lastmod>"));
        date.parse::<jiff::Timestamp>().unwrap();
        // xsd:dateTime
        assert!(date.as_bytes()[10] == b'T' && date.len() >= 20, "{date}");
    }
    (loc, lastmod)
}

#[test]
fn every_page_says_what_it_is() {
    for (name, feed) in good_feeds() {
        let site = Blog::new().source(feed).base_url("https://example.org/blog/").publish();
        for (path, document) in site.documents() {
            if is_redirect(&document) {
                assert_eq!(said(&document, "robots"), ["noindex"], "{name}: {path}");
                continue;
            }
            if path == "404.html" {
                assert_eq!(said(&document, "robots"), ["noindex"], "{name}");
                assert!(linked(&document, "canonical").is_empty());
                assert!(!document.contains("ld+json") && !document.contains("og:"));
                continue;
            }
            let canonical = linked(&document, "canonical");
            assert_eq!(canonical.len(), 1, "{name}: {path}");
            assert_eq!(said(&document, "og:url"), canonical, "{name}: {path}");
            for one in ["og:title", "og:type", "og:site_name", "twitter:card"] {
                assert_eq!(said(&document, one).len(), 1, "{name}: {path}: {one}");
            }
            assert_eq!(linked(&document, "search"), ["/blog/opensearch.xml"]);
            for neighbour in linked(&document, "prev").iter().chain(&linked(&document, "next")) {
                let below = decode(neighbour.strip_prefix("/blog").unwrap()).unwrap();
                assert!(site.files().contains_key(&html_file(&below)), "{path}: {neighbour}");
            }
            if path == "search/index.html" {
                assert_eq!(said(&document, "robots"), ["noindex"], "{name}");
                continue;
            }
            described(&document, &canonical[0], &format!("{name}: {path}"));
        }
    }
}

/// The page is described by one thing at its canonical address, whose parts refer to what is there.
fn described(document: &str, canonical: &str, name: &str) {
    let graph = graph(document);
    let kinds: Vec<&str> = graph.iter().map(|thing| thing["@type"].as_str().unwrap()).collect();
    let is_home = kinds.contains(&"Blog");
    let expected: &[&[&str]] = if is_home {
        &[&["WebSite", "Blog"], &["Blog"]]
    } else {
        &[
            &["BlogPosting", "BreadcrumbList"],
            &["WebPage", "BreadcrumbList"],
            &["CollectionPage", "BreadcrumbList"],
            &["ProfilePage", "BreadcrumbList"],
        ]
    };
    assert!(expected.contains(&&*kinds), "{name}: {kinds:?}");
    for part in ["https://example.org/blog/#website", "https://example.org/blog/#blog"] {
        let refers = |thing: &Value| thing["isPartOf"]["@id"] == part || thing["@id"] == part;
        assert!(graph.iter().any(refers) || !is_home, "{name}: {part}");
    }
    if is_home {
        return;
    }
    assert_eq!(graph[0]["@id"], canonical, "{name}");
    let trail = graph[1]["itemListElement"].as_array().unwrap();
    assert!(trail.len() > 1, "{name}");
    for (at, step) in trail.iter().enumerate() {
        assert_eq!(step["position"], at + 1, "{name}");
        assert!(!step["name"].as_str().unwrap().is_empty(), "{name}");
        assert_eq!(step["item"].is_null(), at + 1 == trail.len(), "{name}");
    }
    // Comments are where it is said that they are, and answer what is there.
    let ids: HashSet<String> =
        tags(document).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect();
    let comments = graph[0]["comment"].as_array().cloned().unwrap_or_default();
    for comment in &comments {
        let parent = comment.get("parentItem");
        for id in [comment].into_iter().chain(parent) {
            let (_, fragment) = id["@id"].as_str().unwrap().split_once('#').unwrap();
            assert!(ids.contains(fragment), "{name}: {fragment}");
        }
        assert!(comment["author"]["name"].is_string(), "{name}");
    }
    if let Some(count) = graph[0]["commentCount"].as_u64() {
        assert_eq!(comments.len() as u64, count, "{name}");
    }
}

#[test]
fn a_post_is_described_whole() {
    let mut feed = feed_of(&json!({
        "id": "a",
        "url": "https://small.example/2024/10/a/",
        "title": "Salt & </script> <b>time</b>",
        "summary": "What \"salt\" does.",
        "content_html": "<p>One two <img src=\"/a.svg\" alt=\"A &amp; b\">three.</p><pre>four</pre>",
        "image": "/a.svg",
        "date_published": "2024-10-02T09:30:00+01:00",
        "date_modified": "2024-10-05T10:00:00+01:00",
        "authors": [{ "name": "Ida", "url": "https://ida.example/" }, { "name": "Bo" }],
        "tags": ["Jars", "C++"],
        "_perennial": {
            "categories": ["pickles"],
            "comments": [
                { "id": "1", "author": { "name": "Wren", "url": "https://wren.example/" },
                  "date": "2024-10-03T08:00:00Z", "content_html": "<p>Hm.</p>" },
                { "id": "2", "parent": "1", "author": { "name": "Ida" }, "content_html": "<p>Hm?</p>" },
                { "id": "3", "kind": "pingback", "author": { "name": "Elsewhere" }, "content_html": "" },
            ],
        },
    }));
    feed["language"] = json!("fr");
    feed["_perennial"] = json!({ "categories": [
        { "slug": "pantry", "name": "Pantry" },
        { "slug": "pickles", "name": "Pickles", "parent": "pantry" },
    ] });
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"/>";
    let html = Blog::new().feed(&feed).static_file("a.svg", picture).publish().html("/2024/10/a/");
    let address = "https://small.example/2024/10/a/";
    for (name, expected) in [
        ("robots", vec!["max-image-preview:large"]),
        ("description", vec!["What \"salt\" does."]),
        ("author", vec!["Ida", "Bo"]),
        ("og:title", vec!["Salt & </script> <b>time</b>"]),
        ("og:type", vec!["article"]),
        ("og:locale", vec!["fr_FR"]),
        ("og:image", vec!["https://small.example/a.svg"]),
        ("og:image:width", vec!["1200"]),
        ("og:image:height", vec!["630"]),
        ("og:image:alt", vec!["A & b"]),
        ("twitter:card", vec!["summary_large_image"]),
        ("article:published_time", vec!["2024-10-02T09:30:00+01:00"]),
        ("article:modified_time", vec!["2024-10-05T10:00:00+01:00"]),
        (
            "article:author",
            vec!["https://small.example/author/ida/", "https://small.example/author/bo/"],
        ),
        ("article:section", vec!["Pickles"]),
        ("article:tag", vec!["Jars", "C++"]),
    ] {
        assert_eq!(said(&html, name), expected, "{name}");
    }
    let person = |name: &str| json!({ "@type": "Person", "name": name });
    assert_eq!(
        graph(&html),
        [
            json!({
                "@type": "BlogPosting",
                "@id": address,
                "url": address,
                "headline": "Salt & </script> <b>time</b>",
                "description": "What \"salt\" does.",
                "inLanguage": "fr",
                "datePublished": "2024-10-02T09:30:00+01:00",
                "dateModified": "2024-10-05T10:00:00+01:00",
                "author": [
                    { "@type": "Person", "name": "Ida", "sameAs": "https://ida.example/",
                      "url": "https://small.example/author/ida/" },
                    { "@type": "Person", "name": "Bo", "url": "https://small.example/author/bo/" },
                ],
                "image": "https://small.example/a.svg",
                "articleSection": ["Pickles"],
                "keywords": ["Jars", "C++"],
                "wordCount": 3,
                "isPartOf": { "@id": "https://small.example/#blog" },
                "commentCount": 2,
                "comment": [
                    { "@type": "Comment", "@id": format!("{address}#comment-1"), "author": person("Wren"),
                      "datePublished": "2024-10-03T08:00:00Z" },
                    { "@type": "Comment", "@id": format!("{address}#comment-2"), "author": person("Ida"),
                      "parentItem": { "@id": format!("{address}#comment-1") } },
                ],
            }),
            json!({
                "@type": "BreadcrumbList",
                "itemListElement": [
                    { "@type": "ListItem", "position": 1, "name": "A small blog", "item": SITE },
                    { "@type": "ListItem", "position": 2, "name": "Pantry",
                      "item": "https://small.example/category/pantry/" },
                    { "@type": "ListItem", "position": 3, "name": "Pickles",
                      "item": "https://small.example/category/pantry/pickles/" },
                    { "@type": "ListItem", "position": 4, "name": "Salt & </script> <b>time</b>" },
                ],
            }),
        ]
    );
}

#[test]
fn lists_are_described() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    let home = site.html("/");
    let website = thing(&home, "WebSite");
    assert_eq!(
        website["potentialAction"]["target"]["urlTemplate"],
        "https://kitchen.example/search/?q={search_term_string}"
    );
    assert_eq!(thing(&home, "Blog")["blogPost"].as_array().unwrap().len(), 4);
    assert_eq!(linked(&home, "prev"), [""; 0]);
    assert_eq!(linked(&home, "next"), ["/page/2/"]);
    let second = site.html("/page/2/");
    assert_eq!(linked(&second, "prev"), ["/"]);
    assert_eq!(linked(&second, "canonical"), ["https://kitchen.example/page/2/"]);
    assert_eq!(graph(&second).len(), 1);
    let ida = thing(&site.html("/author/ida-marlowe/"), "ProfilePage");
    assert_eq!(
        ida["mainEntity"],
        json!({
            "@type": "Person",
            "name": "Ida Marlowe",
            "url": "https://kitchen.example/author/ida-marlowe/",
            "sameAs": "https://ida.example/",
            "description": "Ida keeps the pantry in order.",
        })
    );
    // Posts lead to the older one and to the newer one.
    let post = site.html("/2024/09/second-look/");
    assert_eq!(linked(&post, "next"), ["/2024/10/everything/"]);
    assert_eq!(linked(&post, "prev").len(), 1);
}

#[test]
fn without_a_search_none_is_offered() {
    let mut feed = feed_of(&json!({ "id": "a", "content_html": "<p>x</p>" }));
    feed["_perennial"] = json!({ "search": false });
    let site = Blog::new().feed(&feed).publish();
    let home = site.html("/");
    assert!(linked(&home, "search").is_empty());
    assert!(thing(&home, "WebSite")["potentialAction"].is_null());
    assert!(!site.files().contains_key("opensearch.xml"));
}

#[test]
fn browsers_learn_how_to_search() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    assert_eq!(
        site.text("opensearch.xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>Everything &amp; th…</ShortName>\n\
         <LongName>Everything &amp; the &lt;Kitchen&gt; Sink</LongName>\n\
         <Description>One of each, and two of some.</Description>\n\
         <Url type=\"text/html\" template=\"https://kitchen.example/search/?q={searchTerms}\"/>\n\
         <Language>en-GB</Language>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <OutputEncoding>UTF-8</OutputEncoding>\n\
         </OpenSearchDescription>\n"
    );
}

#[test]
fn the_sitemap_has_every_page_that_is_to_be_found() {
    for (name, feed) in good_feeds() {
        let site = Blog::new().source(feed).base_url("https://example.org/blog/").publish();
        let listed = entries(&site.text("sitemap.xml"), "urlset", "url");
        let addresses: BTreeSet<&str> = listed.iter().map(|(loc, _)| loc.as_str()).collect();
        assert_eq!(addresses.len(), listed.len(), "{name}: each once");
        let documents = site.documents();
        let findable = documents
            .iter()
            .filter(|(_, document)| !said(document, "robots").contains(&"noindex".to_owned()));
        let canonical: BTreeMap<String, &str> = findable
            .map(|(path, document)| (linked(document, "canonical").remove(0), path.as_str()))
            .filter(|(address, _)| address.starts_with("https://example.org/blog/"))
            .collect();
        let expected: BTreeSet<&str> = canonical.keys().map(String::as_str).collect();
        assert_eq!(addresses, expected, "{name}");
    }
}

#[test]
fn a_page_changes_with_what_it_shows() {
    let item = |id: &str, published: &str| {
        json!({
            "id": id, "url": format!("https://small.example/{id}/"), "content_html": "<p>x</p>",
            "date_published": published, "tags": [id],
        })
    };
    let mut feed = feed_of(&item("new", "2024-10-02T09:30:00+01:00"));
    let mut old = item("old", "2020-01-02T03:04:05Z");
    old["date_modified"] = json!("2025-01-01T00:00:00-05:00");
    let undated =
        json!({ "id": "undated", "url": "https://small.example/undated/", "content_html": "x" });
    let mut copy = item("copy", "2024-01-01T00:00:00Z");
    copy["_perennial"] = json!({ "canonical": "https://elsewhere.example/copy/" });
    for item in [old, undated, copy] {
        feed["items"].as_array_mut().unwrap().push(item);
    }
    feed["_perennial"] = json!({ "posts_per_page": 2 });
    let site = Blog::new().feed(&feed).publish();
    let listed: BTreeMap<String, Option<String>> =
        entries(&site.text("sitemap.xml"), "urlset", "url").into_iter().collect();
    let at = |path: &str| listed.get(&format!("{SITE}{path}")).map(Option::as_deref);
    assert_eq!(at("new/"), Some(Some("2024-10-02T09:30:00+01:00")));
    assert_eq!(at("undated/"), Some(None));
    assert_eq!(at("2024/"), Some(Some("2024-10-02T09:30:00+01:00")));
    for changed in ["", "page/2/", "old/", "tag/old/", "2020/01/", "archive/"] {
        assert_eq!(at(changed), Some(Some("2025-01-01T00:00:00-05:00")), "{changed}");
    }
    let copy = linked(&site.html("/copy/"), "canonical");
    let is_elsewhere = copy == ["https://elsewhere.example/copy/"];
    assert_eq!(at("copy/").is_none(), is_elsewhere);
    assert!(is_elsewhere, "{copy:?}");
}

#[test]
fn robots_may_read_everything() {
    let site = blog_of(json!({ "id": "a", "content_html": "<p>x</p>" }));
    assert_eq!(
        site.text("robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://small.example/sitemap.xml\n"
    );
    // Nobody looks for it below a path.
    let feed = feed_of(&json!({ "id": "a", "content_html": "<p>x</p>" }));
    let below = Blog::new().feed(&feed).base_url("https://small.example/blog/").publish();
    assert!(!below.files().contains_key("robots.txt"));
    assert!(below.files().contains_key("sitemap.xml"));
}

#[test]
fn the_owners_own_files_stay() {
    let feed = feed_of(&json!({ "id": "a", "content_html": "<p>x</p>" }));
    let names = ["robots.txt", "sitemap.xml", "opensearch.xml"];
    let blog = names
        .into_iter()
        .fold(Blog::new().feed(&feed), |blog, name| blog.static_file(name, "mine"));
    let site = blog.publish();
    for name in names {
        assert_eq!(site.text(name), "mine");
    }
    let notices: Vec<_> = site.published.notices.iter().collect();
    assert_eq!(notices, [("left to the folder, which has a file of its own", 3, "robots.txt")]);
}

#[test]
fn nothing_can_be_where_these_files_are() {
    for path in ["sitemap.xml", "robots.txt", "opensearch.xml", "sitemap-2.xml"] {
        let item = json!({ "id": "a", "url": format!("{SITE}{path}/"), "content_html": "x" });
        let pointers = support::faulty_pointers(feed_of(&item).to_string());
        assert_eq!(pointers, ["/items/0/url"], "{path}");
    }
    let item =
        json!({ "id": "a", "url": format!("{SITE}sitemap-of-town.xml/"), "content_html": "x" });
    assert!(support::faulty_pointers(feed_of(&item).to_string()).is_empty());
}
