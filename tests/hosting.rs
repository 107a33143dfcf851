//! What hosts are given besides pages, and what browsers check.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{collections::BTreeSet, io::Read};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

use support::{Blog, Publication, between, fixture};

const HOSTS_FILES: [&str; 6] = [
    ".htaccess",
    ".nojekyll",
    "_headers",
    "_redirects",
    "redirects.nginx.conf",
    "server.nginx.conf",
];

/// A blog in which much has moved, with these settings of hosting.
fn hosted(hosting: &Value) -> Blog {
    let mut feed: Value = serde_json::from_slice(&fixture("good/kitchen-sink.json")).unwrap();
    feed["_perennial"]["hosting"] = hosting.clone();
    Blog::new().feed(&feed)
}

/// The files for hosts that a site has.
fn files_for_hosts(site: &Publication) -> Vec<&'static str> {
    let files = site.files();
    HOSTS_FILES.into_iter().filter(|file| files.contains_key(*file)).collect()
}

#[test]
fn only_the_hosts_that_are_named_get_files() {
    let redirects = ["redirects.nginx.conf", "server.nginx.conf"];
    for (rules, headers, expected) in [
        (json!([]), true, vec![".nojekyll"]),
        (json!(["netlify"]), true, vec![".nojekyll", "_headers", "_redirects"]),
        (json!(["cloudflare"]), true, vec![".nojekyll", "_headers", "_redirects"]),
        (json!(["cloudflare"]), false, vec![".nojekyll", "_redirects"]),
        (json!(["apache"]), true, vec![".htaccess", ".nojekyll"]),
        (json!(["nginx"]), false, [&[".nojekyll"], &redirects[..]].concat()),
        (json!(["nginx", "apache", "cloudflare", "netlify"]), true, HOSTS_FILES.to_vec()),
    ] {
        let site = hosted(&json!({"rules": rules, "headers": headers})).publish();
        assert_eq!(files_for_hosts(&site), expected, "{rules}");
    }
}

#[test]
fn where_nothing_has_moved_there_are_no_rules() {
    let site = Blog::new().fixture("good/plain-feed.json").publish();
    let expected = [".htaccess", ".nojekyll", "_headers", "server.nginx.conf"];
    assert_eq!(files_for_hosts(&site), expected);
    for file in [".htaccess", "server.nginx.conf"] {
        let text = site.text(file);
        assert!(text.contains("/404.html\"") && !text.contains("Rewrite"), "{text}");
        assert!(!text.contains("perennial_path"), "{text}");
    }
    assert!(site.bytes(".nojekyll").is_empty());
}

#[test]
fn headers_are_said_where_they_are_wanted() {
    for file in [".htaccess", "server.nginx.conf"] {
        let with = hosted(&json!({})).publish().text(file);
        for header in
            ["X-Content-Type-Options", "Referrer-Policy", "frame-ancestors 'self'", "immutable"]
        {
            assert!(with.contains(header), "{file}: {with}");
        }
        let without = hosted(&json!({"headers": false})).publish().text(file);
        assert!(!without.contains("Referrer-Policy") && without.contains("404.html"), "{without}");
    }
}

#[test]
fn pictures_are_kept_for_ever_where_the_owner_has_none_beside_them() {
    let picture = |html: &str| {
        let item = json!({"id": "1", "url": "/a/", "content_html": html});
        Blog::new().feed(&support::feed_of(&item))
    };
    let shown = "<p><img src=\"/pictures/a.svg\" alt=\"\"></p>";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>";
    let site = picture(shown).static_file("pictures/a.svg", svg).publish();
    assert!(site.files().keys().any(|path| path.starts_with("media/a.")));
    assert!(site.text("_headers").contains("\n/media/*\n"), "{}", site.text("_headers"));
    let site = picture(shown)
        .static_file("pictures/a.svg", svg)
        .static_file("media/b.txt", "mine, and may change")
        .publish();
    assert!(!site.text("_headers").contains("/media/"), "{}", site.text("_headers"));
}

#[test]
fn a_file_of_the_owners_wins() {
    let site = hosted(&json!({}))
        .static_file(".htaccess", "mine")
        .static_file("_headers", "mine")
        .static_file("_redirects", "mine")
        .static_file(".nojekyll", "")
        .publish();
    for file in [".htaccess", "_headers", "_redirects"] {
        assert_eq!(site.text(file), "mine");
    }
    assert!(site.text("redirects.nginx.conf").contains("\"/?p=101\""));
    let notices = site.published.notices.to_string();
    let said = "the folder has one of its own (3 times, first at _redirects)";
    assert!(notices.contains(said), "{notices}");
}

#[test]
fn cloudflare_alone_is_given_what_it_reads() {
    let site = hosted(&json!({"rules": ["cloudflare"]})).publish();
    let rules = site.text("_redirects");
    assert!(rules.contains("/old/page.html /2024/10/everything/ 301\n"), "{rules}");
    assert!(!rules.contains("301!"), "no queries: {rules}");
    let notices = site.published.notices.to_string();
    assert!(notices.contains("Cloudflare, which does not look at queries"), "{notices}");
    let both = hosted(&json!({"rules": ["cloudflare", "netlify"]})).publish();
    let rules = both.text("_redirects");
    assert!(rules.contains("/ p=101 "), "{rules}");
    // Netlify takes the first rule that fits, and the page that is there but for the "!".
    let forced = rules.find("/old/page.html /2024/10/everything/ 301!\n");
    let plain = rules.find("/old/page.html /2024/10/everything/ 301\n");
    assert!(forced.is_some() && forced < plain, "{rules}");
    assert!(!both.published.notices.to_string().contains("Cloudflare"));
}

#[test]
fn what_is_compressed_ahead_is_the_file() {
    let big = "A line of a text that says the same again.\n".repeat(200);
    let blog = |wanted: bool| {
        hosted(&json!({"precompress": wanted}))
            .static_file("words.txt", &big)
            .static_file("own.txt", &big)
            .static_file("own.txt.gz", "mine")
            .static_file("picture.webp", &big)
            .static_file("small.txt", "few words")
    };
    let plain = blog(false).publish();
    assert_eq!(plain.published.compressed, 0);
    assert!(!plain.files().keys().any(|path| path.ends_with(".br")));

    let site = blog(true).publish();
    let files = site.files();
    let mut compressed = 0;
    for (path, form) in &files {
        let mut back = Vec::new();
        let of = if let Some(of) = path.strip_suffix(".br") {
            brotli::Decompressor::new(&form[..], 4_096).read_to_end(&mut back).unwrap();
            of
        } else if let Some(of) = path.strip_suffix(".gz").filter(|of| *of != "own.txt") {
            flate2::read::GzDecoder::new(&form[..]).read_to_end(&mut back).unwrap();
            of
        } else {
            continue;
        };
        assert!(back == files[of], "{path}");
        assert!(form.len() * 20 < back.len() * 19 && back.len() >= 1_024, "{path}");
        compressed += 1;
    }
    assert_eq!(site.published.compressed, compressed);
    assert_eq!(site.published.files, files.len() as u64);
    for path in ["words.txt.br", "words.txt.gz", "index.html.br", "posts.json.gz", "own.txt.br"] {
        assert!(files.contains_key(path), "{path}");
    }
    for path in ["picture.webp.br", "small.txt.gz", "app-3333333333333333.js.br"] {
        assert!(!files.contains_key(path), "{path}");
    }
    assert_eq!(files["own.txt.gz"], b"mine");
    let notices = site.published.notices.to_string();
    assert!(notices.contains("the folder has a compressed file (at own.txt.gz)"), "{notices}");

    // All else is as it was, and all of it the same again.
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        let is_form = |path: &&String| path.ends_with(".br") || path.ends_with(".gz");
        files.keys().filter(|path| !is_form(path)).cloned().collect()
    };
    assert_eq!(names(&files), names(&plain.files()));
    assert!(blog(true).publish().files() == files);
}

#[test]
fn browsers_check_what_pages_load() {
    // The second has a script that publishing makes shorter.
    for script in ["export default function start() {}\n", "// Why.\nexport default () => {};\n"] {
        for base in ["", "/blog"] {
            let blog = hosted(&json!({})).base_url(&format!("https://example.org{base}/"));
            blog.write("shell/app-3333333333333333.js", script.as_bytes());
            blog.write("shell/snippets/app-1/copy.js", b"copy()");
            let site = blog.publish();
            let document = site.html("/2024/10/everything/");
            let hash = |file: &str| {
                format!("sha384-{}", STANDARD.encode(Sha384::digest(site.bytes(file))))
            };
            let map: Value = serde_json::from_str(between(
                &document,
                "<script type=\"importmap\">",
                "</script>",
            ))
            .unwrap();
            let map = map["integrity"].as_object().unwrap();
            assert_eq!(map.len(), 2, "{map:?}");
            for (address, integrity) in map {
                let file = address.strip_prefix(&format!("{base}/")).unwrap();
                assert_eq!(integrity, &json!(hash(file)), "{address}");
            }
            let app = map.keys().next().unwrap();
            assert!(document.contains(&format!("import(`{app}`)")), "{document}");
            let link = tags_with(&document, "modulepreload");
            let integrity = map[app].as_str().unwrap();
            assert!(link.contains(app) && link.contains(&format!("integrity=\"{integrity}\"")));
            let wasm = "app-3333333333333333_bg.wasm";
            let call = format!("fetch(`{base}/{wasm}`,{{integrity:\"{}\"}})", hash(wasm));
            assert!(document.contains(&call), "{document}");
            let before = document.find("importmap").unwrap();
            assert!(before < document.find("modulepreload").unwrap());
        }
    }
}

#[test]
fn a_name_with_a_hash_tells_what_is_in_the_file() {
    let script = |text: &str| {
        let blog = hosted(&json!({}));
        blog.write("shell/app-3333333333333333.js", text.as_bytes());
        let files = blog.publish().files();
        let mut names = files.into_keys().filter(|path| path.ends_with(".js"));
        names.next().unwrap()
    };
    assert_eq!(script("start()\n"), "app-3333333333333333.js", "as Trunk named it");
    let shorter = script("// What Trunk has named.\nstart()\n");
    assert_ne!(shorter, "app-3333333333333333.js");
    assert_eq!(shorter, script("// Other words, the same rest.\nstart()\n"));
}

/// The tag with this word.
fn tags_with<'d>(document: &'d str, word: &str) -> &'d str {
    let has_word = |tag: &&str| tag.contains(word) && tag.starts_with("<link");
    document.split_inclusive('>').find(has_word).unwrap_or_default()
}
