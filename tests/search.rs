//! The search index: what is in it, and that it is the same each time.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{collections::BTreeMap, fs, io::Read};

use flate2::read::GzDecoder;
use perennial::native::publish::{Options, preview::Previews};
use serde_json::{Value, json};
use support::{Blog, Publication, feed_of};

/// A blog of two languages with a comment and something that must stay text.
fn feed() -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A small blog",
        "home_page_url": "https://small.example/",
        "language": "en-GB",
        "_perennial": { "categories": [{ "slug": "rivers", "name": "Rivers & lakes" }] },
        "items": [
            {
                "id": "1",
                "url": "https://small.example/2024/05/ferries/",
                "title": "Ferries & <b>bridges</b>",
                "content_html": "<h2 id=\"boats\">Boats</h2><p>Crossing &lt;script&gt;alert(1)&lt;/script&gt; slowly.</p>",
                "date_published": "2024-05-04T10:00:00Z",
                "authors": [{ "name": "Ada Brook" }],
                "tags": ["Boats"],
                "_perennial": {
                    "categories": ["rivers"],
                    "comments": [{
                        "id": "77",
                        "author": { "name": "\"Eve\" <img src=x onerror=alert(2)>" },
                        "date": "2024-05-05T10:00:00Z",
                        "content_html": "<p>Zeppelins &lt;img src=x onerror=alert(3)&gt; are faster.</p>"
                    }]
                }
            },
            {
                "id": "2",
                "url": "https://small.example/2023/01/brucken/",
                "title": "Brücken",
                "content_html": "<p>Über Brücken gehen.</p>",
                "date_published": "2023-01-04T10:00:00Z",
                "language": "de"
            },
            {
                "id": "3",
                "url": "https://small.example/2022/01/picture/",
                "title": "Nothing but a photograph",
                "content_html": "<p><img src=\"https://other.example/a.png\" alt=\"\"></p>",
                "date_published": "2022-01-04T10:00:00Z"
            }
        ]
    })
}

/// The records of an index, by their address.
fn records(site: &Publication) -> BTreeMap<String, (String, Value)> {
    let files = site.files();
    let fragments = files.iter().filter(|(path, _)| path.ends_with(".pf_fragment"));
    let read = |(path, bytes): (&String, &Vec<u8>)| {
        let mut text = Vec::new();
        GzDecoder::new(&**bytes).read_to_end(&mut text).unwrap();
        // Pagefind begins each file with its signature.
        let text = text.strip_prefix(b"pagefind_dcd").unwrap();
        let record: Value = serde_json::from_slice(text).unwrap();
        let file = path.rsplit('/').next().unwrap();
        let language = file.split('_').next().unwrap().to_owned();
        (record["url"].as_str().unwrap().to_owned(), (language, record))
    };
    fragments.map(read).collect()
}

#[test]
fn every_post_is_a_record_in_its_language() {
    let site = Blog::new().feed(&feed()).publish();
    let records = records(&site);
    let languages: Vec<_> =
        records.iter().map(|(url, (language, _))| (url.as_str(), language.as_str())).collect();
    assert_eq!(
        languages,
        [("/2022/01/picture/", "en"), ("/2023/01/brucken/", "de"), ("/2024/05/ferries/", "en")]
    );
    for language in ["en", "de"] {
        assert!(
            site.files().contains_key(&format!("pagefind/wasm.{language}.pagefind")),
            "{language}"
        );
    }
    let (_, post) = &records["/2024/05/ferries/"];
    assert_eq!(post["meta"], json!({ "title": "Ferries & <b>bridges</b>" }));
    assert_eq!(
        post["filters"],
        json!({
            "author": ["Ada Brook"],
            "category": ["Rivers & lakes"],
            "tag": ["Boats"],
            "year": ["2024"],
        })
    );
    // Texts are texts: what shows them has to write them as such.
    let text = post["content"].as_str().unwrap();
    assert!(text.contains("Crossing <script>alert(1)</script> slowly."), "{text}");
    // A post without words is found by its title, and a lost address by what it says beside that.
    let (_, picture) = &records["/2022/01/picture/"];
    assert_eq!(picture["content"], "Nothing but a photograph");
    assert_eq!(picture["meta"], json!({ "title": "Nothing but a photograph", "slug": "picture" }));
}

#[test]
fn words_that_stand_apart_are_words_of_their_own() {
    let html = "<table><tr><th>Ebb</th><th>Flow</th></tr></table><dl><dt>Lock</dt><dd>Weir</dd></dl>\
        <blockquote>Quay<footer>Pier</footer></blockquote><p>Wa<em>ter</em>ways</p>\
        <p>Tide<sup id=\"r\"><a href=\"#f\">1</a></sup></p>";
    let item = json!({ "id": "1", "url": "https://small.example/a/", "content_html": html });
    let site = Blog::new().feed(&feed_of(&item)).publish();
    let (_, record) = &records(&site)["/a/"];
    assert_eq!(record["content"], "Ebb. Flow. Lock. Weir. Quay. Pier. Waterways. Tide1.");
    assert_eq!(record["anchors"], json!([]), "a result leads to headings and comments only");
}

#[test]
fn what_is_in_a_category_is_in_those_above_it() {
    let item = json!({ "id": "1", "url": "https://small.example/a/", "content_html": "<p>A</p>",
        "_perennial": { "categories": ["tides", "rivers"] } });
    let mut feed = feed_of(&item);
    feed["_perennial"] = json!({ "categories": [
        { "slug": "water", "name": "Water" },
        { "slug": "rivers", "name": "Rivers", "parent": "water" },
        { "slug": "tides", "name": "Tides", "parent": "rivers" },
    ] });
    let site = Blog::new().feed(&feed).publish();
    let (_, record) = &records(&site)["/a/"];
    assert_eq!(record["filters"], json!({ "category": ["Rivers", "Tides", "Water"] }));
}

#[test]
fn comments_are_places_in_the_record_of_their_post() {
    let site = Blog::new().feed(&feed()).publish();
    let (_, post) = &records(&site)["/2024/05/ferries/"];
    let anchors: Vec<_> = post["anchors"].as_array().unwrap().iter().collect();
    let comment = anchors.iter().find(|anchor| anchor["id"] == "comment-77").unwrap();
    assert_eq!(comment["element"], "article");
    assert_eq!(comment["title"], "\"Eve\" <img src=x onerror=alert(2)>");
    let location = usize::try_from(comment["location"].as_u64().unwrap()).unwrap();
    let words: Vec<_> = post["content"].as_str().unwrap().split(' ').collect();
    assert_eq!(words[location], "Zeppelins");
    // Where a comment is led to is there.
    assert!(site.html("/2024/05/ferries/").contains("id=\"comment-77\""));
    assert!(anchors.iter().any(|anchor| anchor["id"] == "boats" && anchor["element"] == "h2"));
}

#[test]
fn only_what_the_search_needs_is_published_and_always_the_same() {
    let index = |site: &Publication| -> BTreeMap<String, Vec<u8>> {
        let files = site.files().into_iter();
        files.filter(|(path, _)| path.starts_with("pagefind/")).collect()
    };
    let first = index(&Blog::new().fixture("good/kitchen-sink.json").publish());
    let again = index(&Blog::new().fixture("good/kitchen-sink.json").publish());
    assert_eq!(first.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(again[path] == *bytes, "{path} differs");
    }
    let at_top: Vec<_> = first.keys().filter(|path| path.matches('/').count() == 1).collect();
    let known = ["pagefind-worker.js", "pagefind-entry.json", ".pf_meta", ".pagefind"];
    for path in at_top {
        assert!(known.iter().any(|end| path.ends_with(end)), "{path}");
    }
}

#[test]
fn the_page_of_the_search_is_useful_without_a_script() {
    let site = Blog::new().feed(&feed()).base_url("https://small.example/blog/").publish();
    let html = site.html("/search/");
    assert!(html.contains("action=\"/blog/search/\""), "{html}");
    assert!(html.contains("name=\"q\""));
    assert!(html.contains("<noscript><p>Searching needs JavaScript"));
    for way in ["/blog/archive/", "/blog/category/rivers/", "/blog/tag/boats/"] {
        assert!(html.contains(&format!("href=\"{way}\"")), "{way}");
    }
    let script = support::between(&html, "<script type=\"module\" src=\"/blog/", "\"");
    let script = String::from_utf8(site.files()[script].clone()).expect("a text");
    assert!(script.contains("\"languages\":[\"en\",\"de\"]"), "{script}");
    // Records say where they are below the blog, wherever that is.
    assert!(records(&site).contains_key("/2024/05/ferries/"));
    let home = site.html("/");
    let link = support::between(&home, "<header class=\"site-header\">", "</a>");
    assert!(link.contains("href=\"/blog/search/\"") && link.ends_with(">Search"), "{link}");
    let missing = String::from_utf8(site.files()["404.html"].clone()).unwrap();
    assert!(missing.contains("action=\"/blog/search/\"") && missing.contains("class=\"nearest\""));
}

#[test]
fn a_blog_without_a_search_has_nothing_of_it() {
    let mut feed = feed();
    feed["_perennial"]["search"] = json!(false);
    let site = Blog::new().feed(&feed).publish();
    let files = site.files();
    assert!(!files.keys().any(|path| path.starts_with("pagefind/") || path.starts_with("search/")));
    for page in ["index.html", "404.html", "2024/05/ferries/index.html"] {
        let html = String::from_utf8(files[page].clone()).unwrap();
        assert!(!html.contains("search-link") && !html.contains("search-form"), "{page}");
    }
}

#[test]
fn the_address_of_the_search_and_the_folder_of_its_index_are_kept() {
    for url in ["https://small.example/search/", "https://small.example/pagefind/"] {
        let item = json!({ "id": "1", "url": url, "title": "A", "content_html": "<p>A</p>" });
        let faults = support::faulty_pointers(feed_of(&item).to_string());
        assert_eq!(faults, ["/items/0/url"], "{url}");
    }
}

/// Publishing reads words before bodies are dressed, a preview after that.
#[test]
fn a_preview_has_the_same_index() {
    let mut feed = feed();
    feed["items"][2]["content_html"] = json!(
        "<h2>No id</h2><pre data-title=\"a.rs\" data-line-numbers=\"1\"><code class=\"language-rust\">fn a() {}\n</code></pre>\
         <aside class=\"tip\"><p><strong>Mind</strong></p></aside><p><span data-math-style=\"inline\">x^2</span></p>"
    );
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("posts.json");
    fs::write(&source, feed.to_string()).unwrap();
    let blog = Blog::new();
    let options = Options { shell: Some(blog.path("shell")), ..Options::of(&source) };
    let preview = Previews::default().make(&options).unwrap();
    let entry = preview.file("pagefind/pagefind-entry.json").expect("the index");
    let entry: Value = serde_json::from_slice(&entry).unwrap();
    let languages: Vec<_> = entry["languages"].as_object().unwrap().keys().collect();
    assert_eq!(languages, ["de", "en"]);
    assert!(preview.file("pagefind/pagefind-ui.js").is_none());
    let worker = String::from_utf8(preview.file("pagefind/pagefind-worker.js").unwrap()).unwrap();
    assert_eq!(worker.matches(".pf_index`,\"load_index_chunk\"));").count(), 1, "it fails aloud");
    assert_eq!(worker.matches(".pf_filter`,\"load_filter_chunk\"));").count(), 1, "it fails aloud");
    let site = Blog::new().feed(&feed).publish();
    let (_, record) = &records(&site)["/2022/01/picture/"];
    assert_eq!(record["content"], "No id a.rs. fn a() {} Mind. x2.");
    assert_eq!(record["anchors"][0]["id"], "no-id");
    for (path, bytes) in site.files().iter().filter(|(path, _)| path.starts_with("pagefind/")) {
        assert_eq!(preview.file(path).as_ref(), Some(bytes), "{path}");
    }
}
