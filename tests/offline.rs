//! Reading without a connection: the files that publishing writes for it, and those of a blog without.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use self::support::{Blog, Publication, between};

/// The address of one post and the text in it.
const POST: &str = "2026/01/first/";

fn feed(offline: bool, text: &str) -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A <small> blog",
        "home_page_url": "https://small.example/",
        "language": "de",
        "_perennial": { "offline": offline, "theme": "ink" },
        "items": [
            { "id": "1", "url": format!("https://small.example/{POST}"), "title": "First",
              "date_published": "2026-01-02T03:04:05Z", "content_html": format!("<p>{text}</p>") },
            { "id": "2", "url": "https://small.example/2026/02/町/", "title": "Second",
              "date_published": "2026-02-02T03:04:05Z", "content_html": "<p>Else</p>" },
        ],
    })
}

fn publish(offline: bool, text: &str) -> Publication {
    Blog::new().feed(&feed(offline, text)).publish()
}

/// What the worker is told.
fn told(site: &Publication) -> Value {
    serde_json::from_str(between(&site.text("sw.js"), "const SITE = ", ";\n")).unwrap()
}

/// The file at an address below the root.
fn at(site: &Publication, address: &Value, base: &str) -> String {
    site.text(address.as_str().unwrap().strip_prefix(&format!("{base}/")).unwrap())
}

#[test]
fn a_blog_without_it_ends_an_earlier_worker() {
    let site = publish(false, "Text");
    let worker = site.text("sw.js");
    assert!(worker.contains("registration.unregister()"), "{worker}");
    assert!(worker.len() < 600 && !worker.contains("fetch"), "{worker}");
    let files = site.files();
    assert!(!files.keys().any(|path| path.contains("offline") || path.contains("manifest")));
    let html = site.html(POST);
    assert!(!html.contains("rel=\"manifest\"") && !html.contains("offline"), "{html}");
}

#[test]
fn a_worker_of_the_owner_stays_theirs() {
    let site = Blog::new().feed(&feed(false, "Text")).static_file("sw.js", "own()").publish();
    assert_eq!(site.text("sw.js"), "own()");
    // Two workers cannot be at one address.
    let both = Blog::new().feed(&feed(true, "Text")).static_file("sw.js", "own()").try_publish();
    assert!(both.is_err());
    let site =
        Blog::new().feed(&feed(true, "Text")).static_file("manifest.webmanifest", "{}").publish();
    assert_eq!(site.text("manifest.webmanifest"), "{}");
    assert!(format!("{:?}", site.published.notices).contains("manifest.webmanifest"));
}

#[test]
fn the_worker_knows_the_program_and_every_document_has_its_marks() {
    for base in ["", "/blog"] {
        let url = format!("https://small.example{base}/");
        let site = Blog::new().feed(&feed(true, "Text")).base_url(&url).publish();
        let told = told(&site);
        assert_eq!(told["base"], base);
        let program: Vec<_> = told["program"].as_array().unwrap().iter().collect();
        // The program, the icon, the script of documents and the page for "no connection".
        assert_eq!(program.len(), 5, "{program:?}");
        for address in &program {
            let path = address.as_str().unwrap().strip_prefix(&format!("{base}/")).unwrap();
            assert!(site.files().contains_key(path), "{path}");
        }
        assert!(program.contains(&&told["page"]));
        let marks: Vec<_> =
            told["marks"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        for path in ["", POST, "archive/"] {
            let html = site.html(path);
            assert!(marks.iter().all(|mark| html.contains(mark)), "{path}");
            assert!(html.contains(&format!("<link rel=\"manifest\" href=\"{base}/manifest.webm")));
            assert!(html.contains(&format!("<script type=\"module\" src=\"{base}/offline-")));
            assert!(site.text(&format!("{path}index.json")).contains(marks[0]));
        }
        // It speaks the blog's language, and says nothing about the program to the program.
        let page = at(&site, &told["page"], base);
        assert!(page.contains("lang=\"de\"") && page.contains("<h1>Keine Verbindung</h1>"));
        assert!(page.contains("A &lt;small&gt; blog") && !page.contains("page-data"), "{page}");
        let script = at(&site, program[3], base);
        assert!(script.contains("Offline lesen") && !script.contains("//"), "{script}");
    }
}

#[test]
fn the_list_has_pages_with_their_data_pictures_the_search_and_nothing_else() {
    let site = Blog::new()
        .feed(&feed(true, "Text"))
        .static_file("photo.png", "a picture")
        .static_file("notes.pdf", "a document")
        .base_url("https://small.example/blog/")
        .publish();
    let told = told(&site);
    let list: Value = serde_json::from_str(&at(&site, &told["list"], "/blog")).unwrap();
    assert_eq!(list["edition"], told["edition"]);
    let files: BTreeMap<String, (String, u64)> =
        serde_json::from_value(list["files"].clone()).unwrap();
    assert_eq!(files.values().map(|(_, bytes)| bytes).sum::<u64>(), told["bytes"]);
    let html = site.html(POST);
    assert_eq!(files[&format!("/blog/{POST}")].1, html.len() as u64);
    for address in ["/blog/", "/blog/index.json", "/blog/photo.png", "/blog/2026/02/%E7%94%BA/"] {
        assert!(files.contains_key(address), "{address}: {:?}", files.keys());
    }
    // The script that searches, the program behind it, and the index that says what it consists of.
    let script = between(&site.html("search/"), "src=\"/blog/search-", "\"").to_owned();
    for address in ["pagefind/pagefind-worker.js", "pagefind/pagefind-entry.json"]
        .map(str::to_owned)
        .into_iter()
        .chain([format!("search-{script}")])
    {
        assert!(files.contains_key(&format!("/blog/{address}")), "{address}: {:?}", files.keys());
    }
    let odd = |path: &&String| {
        ["404.html", "sw.js", "posts.json", ".pdf", "_redirects", "offline-", "index.html"]
            .iter()
            .any(|name| path.contains(name))
    };
    assert_eq!(files.keys().find(odd), None);
}

#[test]
fn what_changes_has_another_hash_and_what_does_not_has_the_same() {
    let lists = ["One", "Two"].map(|text| {
        let site = publish(true, text);
        let told = told(&site);
        let list: Value = serde_json::from_str(&at(&site, &told["list"], "")).unwrap();
        (told, list)
    });
    let [(told, list), (other_told, other_list)] = lists;
    assert_eq!(told["build"], other_told["build"], "the program is the same");
    assert_ne!(told["edition"], other_told["edition"]);
    let changed: Vec<_> = list["files"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(path, about)| other_list["files"][path.as_str()] != **about)
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(changed.contains(&"/2026/01/first/"), "{changed:?}");
    assert!(!changed.iter().any(|path| path.starts_with("/archive/")), "{changed:?}");
    assert!(publish(true, "One").files() == publish(true, "One").files());
}

#[test]
fn the_manifest_has_what_browsers_ask_for() {
    let site =
        Blog::new().feed(&feed(true, "Text")).base_url("https://small.example/blog/").publish();
    let manifest: Value = serde_json::from_str(&site.text("manifest.webmanifest")).unwrap();
    for member in ["name", "short_name"] {
        assert_eq!(manifest[member], "A <small> blog");
    }
    for member in ["id", "start_url", "scope"] {
        assert_eq!(manifest[member], "/blog/");
    }
    assert_eq!(manifest["display"], "standalone");
    assert_eq!((manifest["lang"].as_str(), manifest["dir"].as_str()), (Some("de"), Some("ltr")));
    assert_eq!(manifest["theme_color"], "#ffffff");
    assert_eq!(manifest["background_color"], "#ffffff");
    assert_eq!(manifest["icons"].as_array().unwrap().len(), 3);
    assert_eq!(manifest["icons"][0]["type"], "image/svg+xml");
}

#[test]
fn an_icon_that_can_be_drawn_is() {
    let blog = Blog::new().feed(&feed(true, "Text"));
    let icon = std::fs::read(support::repository("style/icon.svg")).unwrap();
    blog.write("shell/icon-0123456789abcdef.svg", &icon);
    let site = blog.publish();
    let manifest: Value = serde_json::from_str(&site.text("manifest.webmanifest")).unwrap();
    for (at, size) in [(1, 192), (2, 512)] {
        let icon = &manifest["icons"][at];
        assert_eq!(icon["sizes"], format!("{size}x{size}"));
        let png = site.bytes(icon["src"].as_str().unwrap().trim_start_matches('/'));
        assert!(png.starts_with(b"\x89PNG"));
        // Width and height of the first chunk (PNG, 11.2.1).
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), (size, size));
    }
    assert!(site.html("").contains("<link rel=\"apple-touch-icon\" href=\"/icon-192-"));
}
