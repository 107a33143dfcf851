//! Whole sites: what publishing writes, and what it leaves alone.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use perennial::{
    model::{
        address::{data_file, decode, html_file},
        page_data::{Page, PageFile, View},
        route::Route,
    },
    native::{
        error::Error,
        publish::{self, Options, Quiet},
    },
};
use serde_json::json;
use sha2::{Digest, Sha256};
use support::{
    Blog, between, data_script, files_below, fixture, good_feeds,
    html::{Tag, tags},
    read,
};

/// One element on a line, for snapshots that show a change where it is.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[test]
fn every_address_has_a_document_and_its_data() {
    for (name, feed) in good_feeds() {
        let site = perennial::native::languages::site(support::bundle(feed.clone()));
        let files = Blog::new().source(feed).publish().files();
        for route in site.routes() {
            let path = decode(&route.to_string()).unwrap();
            assert!(files.contains_key(&html_file(&path)), "{name}: no document at {path}");
            let data = files.get(&data_file(&path));
            if route == Route::NotFound {
                assert_eq!(data, None, "{name}: nobody navigates to the page of no page");
                continue;
            }
            let data: PageFile = serde_json::from_slice(data.unwrap()).unwrap();
            let mut page = site.page(&route).unwrap();
            if let (View::Home(written), View::Home(asked)) = (&data.page.view, &mut page.view) {
                // Ids in lists of whole posts are made unique when they are written.
                asked.entries.clone_from(&written.entries);
            }
            if let (
                View::Post(written) | View::Page(written),
                View::Post(asked) | View::Page(asked),
            ) = (&data.page.view, &mut page.view)
            {
                // Bodies are dressed when they are written; what they say stays.
                let text = |html: &str| html.split('<').count();
                assert!(text(&written.html) >= text(&asked.html), "{name}: {path}");
                asked.html.clone_from(&written.html);
                asked.reading.clone_from(&written.reading);
                asked.contents.clone_from(&written.contents);
            }
            // The pager of a list on one page does not travel.
            let page: Page = serde_json::from_value(serde_json::to_value(page).unwrap()).unwrap();
            assert_eq!(data.page, page, "{name}: {path}");
        }
        assert!(files.contains_key("404.html") && files.contains_key("posts.json"), "{name}");
        assert!(!files.contains_key("forgotten.txt"), "only what the shell names comes along");
    }
}

#[test]
fn the_files_of_a_site() {
    let files = Blog::new().fixture("good/kitchen-sink.json").publish().files();
    insta::assert_snapshot!("files", files.into_keys().collect::<Vec<_>>().join("\n"));
}

#[test]
fn pages_look_as_they_did() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    insta::assert_snapshot!("home", lines(&site.html("/")));
    insta::assert_snapshot!("post", lines(&site.html("/2024/10/everything/")));
    insta::assert_snapshot!("category", lines(&site.html("/category/pantry/jars/")));
    insta::assert_snapshot!("redirect", site.html("/old/page.html"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, feed) in good_feeds() {
        let first = Blog::new().source(&feed).publish().files();
        let second = Blog::new().source(&feed).publish().files();
        assert!(first == second, "{name}: {}", difference(&first, &second));
        for threads in ["1", "3"] {
            let blog = Blog::new().source(&feed);
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_perennial"))
                .current_dir(blog.path(""))
                .args(["build", "--shell", "shell", "--source", "posts.json", "--out", "site"])
                .env("RAYON_NUM_THREADS", threads)
                .output()
                .unwrap();
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            let third = files_below(&blog.path("site"));
            assert!(first == third, "{name}, {threads} threads: {}", difference(&first, &third));
        }
    }
}

fn difference(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> String {
    let names = a.keys().chain(b.keys()).filter(|name| a.get(*name) != b.get(*name));
    names.take(5).cloned().collect::<Vec<_>>().join(", ")
}

/// Where files would take the place of others, by the faults that publishing finds.
fn clashes(blog: &Blog) -> Vec<String> {
    match blog.try_publish() {
        Err(Error::Findings { findings }) => findings
            .iter()
            .map(|shown| shown.finding().message.rsplit(' ').next().unwrap().to_owned())
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_repository_in_the_output_folder_stays() {
    let blog = Blog::new().fixture("good/plain-feed.json");
    blog.try_publish().unwrap();
    blog.write("site/.git/HEAD", b"ref: refs/heads/gh-pages\n");
    blog.try_publish().unwrap();
    assert!(blog.path("site/.git/HEAD").is_file() && blog.path("site/index.html").is_file());
}

#[cfg(unix)]
#[test]
fn a_link_to_the_output_folder_stays_a_link() {
    let blog = Blog::new().fixture("good/plain-feed.json");
    fs::create_dir(blog.path("www")).unwrap();
    std::os::unix::fs::symlink(blog.path("www"), blog.path("site")).unwrap();
    blog.try_publish().unwrap();
    assert!(blog.path("site").is_symlink() && blog.path("www/index.html").is_file());
}

#[test]
fn a_folder_is_not_published_over_what_it_is_made_of() {
    let blog = Blog::new();
    blog.write("blog/perennial.toml", b"title = \"A\"\nbase_url = \"https://a.example/\"\n");
    blog.write("blog/posts/a.md", b"---\ndate: 2026-01-02\n---\nA\n");
    let options = Options { shell: Some(blog.path("shell")), ..Options::of(blog.path("blog")) };
    for out in ["blog", "blog/posts", "blog/static/x", ""] {
        let error = publish::publish(&options, &blog.path(out), &Quiet).unwrap_err();
        assert!(matches!(error, Error::Out { .. }), "{out}: {error:?}");
    }
    assert_eq!(files_below(&blog.path("blog")).len(), 2);
}

#[test]
fn a_failure_in_the_middle_leaves_the_last_good_site() {
    let blog = Blog::new().fixture("good/plain-feed.json");
    blog.try_publish().unwrap();
    let before = files_below(&blog.path("site"));
    let blog = blog.static_file("undated-thoughts/index.html", "in the way");
    assert_eq!(clashes(&blog), ["/undated-thoughts/index.html"]);
    assert!(files_below(&blog.path("site")) == before);
    assert_eq!(blog.entries(), ["posts.json", "shell", "site", "static"]);
}

#[test]
fn a_failure_without_a_site_leaves_nothing() {
    let blog = Blog::new().fixture("good/plain-feed.json").static_file("404.html", "in the way");
    let blog = blog.static_file("posts.json", "in the way too");
    assert_eq!(clashes(&blog), ["/404.html", "/posts.json"]);
    assert_eq!(blog.entries(), ["posts.json", "shell", "static"]);
}

#[test]
fn a_static_folder_and_a_page_of_one_name_collide() {
    let blog =
        Blog::new().fixture("good/plain-feed.json").static_file("undated-thoughts", "a file");
    assert_eq!(clashes(&blog), ["/undated-thoughts"]);
    assert_eq!(blog.entries(), ["posts.json", "shell", "static"]);
}

#[test]
fn files_of_somebody_else_are_not_replaced() {
    let blog = Blog::new().fixture("good/plain-feed.json");
    blog.write("site/holiday.jpg", b"a picture");
    blog.write("site/index.html", b"<h1>Another site</h1>");
    let error = blog.try_publish().unwrap_err();
    assert!(matches!(error, Error::Out { .. }), "{error:?}");
    assert_eq!(fs::read(blog.path("site/holiday.jpg")).unwrap(), b"a picture");
    assert_eq!(blog.entries(), ["posts.json", "shell", "site"]);

    let blog = Blog::new().fixture("good/plain-feed.json");
    blog.write("site", b"a file, not a folder");
    assert!(matches!(blog.try_publish(), Err(Error::Out { .. })));
}

#[test]
fn an_empty_folder_and_an_earlier_site_are_replaced() {
    let blog = Blog::new().fixture("good/kitchen-sink.json");
    fs::create_dir(blog.path("site")).unwrap();
    blog.try_publish().unwrap();
    let blog = blog.fixture("good/plain-feed.json");
    blog.try_publish().unwrap();
    let files = files_below(&blog.path("site"));
    assert!(files.contains_key("undated-thoughts/index.html"));
    assert!(!files.contains_key("about/index.html"), "nothing of the old site stays");
    assert_eq!(blog.entries(), ["posts.json", "shell", "site"]);
}

#[test]
fn a_site_may_take_the_place_of_its_shell() {
    // Trunk's hook does that, and `trunk serve` does it over and over.
    let elsewhere = Blog::new().fixture("good/many-posts.json").publish().files();
    let blog = Blog::new().fixture("good/many-posts.json");
    let shell = blog.path("shell");
    let blog = blog.out(shell);
    blog.try_publish().unwrap();
    assert!(files_below(&blog.path("shell")) == elsewhere);
    let feed: serde_json::Value = serde_json::from_slice(&elsewhere["posts.json"]).unwrap();
    assert_eq!(feed["items"].as_array().unwrap().len(), 19);
}

#[test]
fn relative_folders_are_those_of_the_caller() {
    let blog = Blog::new().fixture("good/plain-feed.json");
    let output = blog.run(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(blog.path("site/index.html").is_file());
    assert_eq!(blog.entries(), ["posts.json", "shell", "site"]);
    let nested = Blog::new().fixture("good/plain-feed.json");
    let out = nested.path("not/yet/there/");
    let nested = nested.out(out);
    nested.try_publish().unwrap();
    assert!(nested.path("not/yet/there/index.html").is_file());
}

#[cfg(unix)]
#[test]
fn the_site_can_be_read_by_a_web_server() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = Blog::new().fixture("good/plain-feed.json").publish();
    let mode = fs::metadata(site.blog.path("site")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o755);
}

#[test]
fn files_are_copied_as_they_are_but_not_all() {
    let blog = Blog::new()
        .fixture("good/plain-feed.json")
        .static_file("media/eel.svg", "<svg/>")
        .static_file("CNAME", "lock.example")
        .static_file(".nojekyll", "")
        .static_file(".well-known/security.txt", "Contact: mailto:lock@lock.example")
        .static_file(".env", "SECRET=1")
        .static_file(".git/config", "[core]");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", blog.path("static/link.txt")).unwrap();
    let site = blog.publish();
    assert_eq!(site.text("media/eel.svg"), "<svg/>");
    assert_eq!(site.text("CNAME"), "lock.example");
    let files = site.files();
    assert!(files.contains_key(".nojekyll") && files.contains_key(".well-known/security.txt"));
    for left_out in [".env", ".git/config", "link.txt"] {
        assert!(!files.contains_key(left_out), "{left_out}");
    }
    let notices = site.published.notices.to_string();
    assert!(notices.contains("did not copy a hidden file (2 times"), "{notices}");
    #[cfg(unix)]
    assert!(notices.contains("did not follow a symbolic link"), "{notices}");
}

#[test]
fn the_source_itself_is_not_copied() {
    let blog = Blog::new().static_file("posts.json", "");
    blog.write("static/posts.json", &fixture("good/plain-feed.json"));
    let options = Options {
        shell: Some(blog.path("shell")),
        static_dir: Some(blog.path("static")),
        ..Options::of(blog.path("static/posts.json"))
    };
    publish::publish(&options, &blog.path("site"), &Quiet).unwrap();
    let written = fs::read(blog.path("site/posts.json")).unwrap();
    assert_ne!(written, fixture("good/plain-feed.json"));
    assert!(read(written).is_ok());
}

#[test]
fn a_shell_must_be_one() {
    let blog = Blog::new().fixture("good/plain-feed.json");
    fs::remove_file(blog.path("shell/app-3333333333333333_bg.wasm")).unwrap();
    assert!(matches!(blog.try_publish(), Err(Error::Shell { .. })));
    fs::remove_file(blog.path("shell/index.html")).unwrap();
    assert!(matches!(blog.try_publish(), Err(Error::Shell { .. })));
    fs::remove_dir_all(blog.path("shell")).unwrap();
    assert!(matches!(blog.try_publish(), Err(Error::Read { .. })));
    assert_eq!(blog.entries(), ["posts.json"]);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let mut feed = b"\xef\xbb\xbf".to_vec();
    feed.extend(fixture("good/plain-feed.json"));
    Blog::new().source(feed).publish();
}

#[test]
fn the_closing_line_counts_what_is_there() {
    let blog =
        Blog::new().fixture("good/kitchen-sink.json").static_file("media/pear.svg", "<svg/>");
    let output = blog.run(&["--static", "static"]);
    assert!(output.status.success());
    let line = String::from_utf8(output.stdout).unwrap();
    let files = files_below(&blog.path("site"));
    let bytes: usize = files.values().map(Vec::len).sum();
    let documents = files.keys().filter(|path| path.ends_with(".html")).count();
    let feed: serde_json::Value = serde_json::from_slice(&files["posts.json"]).unwrap();
    let posts = feed["items"].as_array().unwrap();
    let pages = feed["_perennial"]["pages"].as_array().unwrap();
    let items = posts.len() + pages.len();
    let comments: usize = posts
        .iter()
        .chain(pages)
        .filter_map(|item| item["_perennial"]["comments"].as_array())
        .map(Vec::len)
        .sum();
    let redirects = 6;
    // And the search, and the page for what is not found.
    let lists = documents - items - redirects - 2;
    assert!(
        line.starts_with(&format!(
            "Published {items} posts and pages, {comments} comments, {lists} list pages, {redirects} redirects for https://kitchen.example/: {} files, {:.1} MB, in ",
            files.len(),
            bytes as f64 / 1e6,
        )),
        "{line}"
    );
    assert!(line.ends_with(" s, to site\n"), "{line}");
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn counts_are_those_of_the_disk_for_every_feed() {
    for (name, feed) in good_feeds() {
        let site = Blog::new().source(feed).publish();
        let files = site.files();
        assert_eq!(site.published.files, files.len() as u64, "{name}");
        let bytes: usize = files.values().map(Vec::len).sum();
        assert_eq!(site.published.bytes, bytes as u64, "{name}");
    }
}

/// `href`, `src` and every address of a `srcset`.
fn addresses(tag: &Tag) -> Vec<String> {
    let mut all: Vec<String> = ["href", "src", "poster"]
        .iter()
        .filter_map(|name| tag.get(name))
        .map(str::to_owned)
        .collect();
    for candidate in tag.get("srcset").into_iter().flat_map(|srcset| srcset.split(", ")) {
        all.push(candidate.split(' ').next().unwrap().to_owned());
    }
    all
}

#[test]
fn below_a_sub_path_everything_is_below_it() {
    for (name, feed) in good_feeds() {
        let site = Blog::new().source(feed).base_url("https://example.org/blog/").publish();
        assert_eq!(site.published.base_url, "https://example.org/blog/");
        let files = site.files();
        for (path, document) in site.documents() {
            for tag in tags(&document) {
                for address in addresses(&tag) {
                    let scheme = ["https://", "http://", "mailto:", "tel:"];
                    assert!(
                        address.starts_with("/blog/")
                            || address.starts_with('#')
                            || scheme.iter().any(|scheme| address.starts_with(scheme)),
                        "{name}: {path}: <{} … {address:?}>",
                        tag.name
                    );
                }
                if tag.get("rel") == Some("canonical") {
                    let href = tag.get("href").unwrap();
                    let leads_away = name == "link-blog" || path.starts_with("wiki/");
                    assert!(
                        href.starts_with("https://example.org/blog/") || leads_away,
                        "{path}: {href}"
                    );
                    assert!(href.starts_with("https://"), "{path}: {href}");
                }
            }
            if document.contains("<script type=\"module\"") {
                let program = between(&document, "<script type=\"module\">", "</script>");
                for call in [
                    "import(`/blog/app-3333333333333333.js`)",
                    "fetch(`/blog/app-3333333333333333_bg.wasm`,{integrity:",
                ] {
                    assert!(program.contains(call), "{program}");
                }
            }
        }
        assert!(files.contains_key("app-3333333333333333.js"), "the files themselves stay");
    }
}

#[test]
fn links_within_the_site_lead_somewhere() {
    for (name, feed) in good_feeds() {
        let site = Blog::new().source(feed).publish();
        let files = site.files();
        for (path, document) in site.documents() {
            // What the author wrote may be wrong; what the pages say around it may not.
            for tag in tags(&document).iter().filter(|tag| tag.name == "a" || tag.name == "link") {
                let href = tag.get("href").unwrap_or_default().split('#').next().unwrap();
                if !href.starts_with('/') || href.contains("/journal/") || name == "the demo" {
                    continue;
                }
                let file = decode(href.trim_start_matches('/')).unwrap();
                let known = files.contains_key(&file) || files.contains_key(&html_file(&file));
                assert!(
                    known || AUTHORS_MISTAKES.contains(&href),
                    "{name}: {path} links to {href}"
                );
            }
        }
    }
}

/// Links in the content of fixtures that lead nowhere on purpose.
const AUTHORS_MISTAKES: [&str; 1] = ["/archives/picture.png"];

#[test]
fn the_policy_lets_in_exactly_what_the_page_has() {
    for base in ["https://example.org/", "https://example.org/blog/"] {
        let site = Blog::new().fixture("good/kitchen-sink.json").base_url(base).publish();
        for (path, document) in site.documents() {
            let Some(policy) = tags(&document)
                .into_iter()
                .find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"))
            else {
                panic!("{path} has no policy");
            };
            let policy = policy.get("content").unwrap();
            if document.contains("http-equiv=\"refresh\"") {
                assert!(policy.starts_with("default-src 'none'; img-src 'self';"), "{policy}");
                continue;
            }
            let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
            let map = between(&document, "<script type=\"importmap\">", "</script>");
            let script = between(&document, "<script type=\"module\">", "</script>");
            let scripts = format!("{} {}", hash(map), hash(script));
            let style = between(&document, "<style>", "</style>");
            assert!(style.contains("margin:0") && style.contains(".prose>p"), "{style}");
            assert!(
                policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {scripts};")),
                "{path}: {policy}"
            );
            assert!(policy.contains(&format!("style-src {};", hash(style))), "{path}: {policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
            // What describes the page is data, which nothing runs and no policy asks about.
            let is_run = |tag: &Tag| {
                let is_data = tag.get("type") == Some("application/ld+json");
                tag.name == "script" && !is_data && tag.get("src").is_none()
            };
            let inline = tags(&document).into_iter().filter(is_run).count();
            assert_eq!(inline, 3, "{path}: the map, the program and the data");
        }
    }
}

#[test]
fn a_blog_looks_as_its_owner_wants() {
    let mut feed = support::feed_of(&json!({ "id": "a", "content_html": "<p>x</p>" }));
    feed["_perennial"] = json!({
        "theme_tokens": { "accent": "light-dark(#7a1f1f, #f0a8a8)", "ground": "light-dark(#fff, #000)" },
        "css": ".brand { background: url(a.png) } /* </style><script> */",
        "logo": "/logo.svg",
        "footer": "© <a href=\"/about/\">Ida</a>\n\n<script>x</script>",
        "footer_links": [{ "title": "Imprint", "url": "/imprint/" }],
    });
    let site = Blog::new().feed(&feed).base_url("https://small.example/blog/").publish();
    let html = site.html("/");
    let style = between(&html, "<style>", "</style>");
    assert!(style.contains("--accent:light-dark(#7a1f1f, #f0a8a8);"), "{style}");
    assert!(style.contains("--origin:\"https://small.example\""), "{style}");
    assert!(style.ends_with(
        "@layer custom{\n.brand { background: url(\"/blog/a.png\") } /* <\\/style><script> */\n}"
    ));
    let hash = STANDARD.encode(Sha256::digest(style));
    assert!(html.contains(&format!("style-src 'sha256-{hash}';")));
    for (scheme, ground) in [("light", "#ffffff"), ("dark", "#000000")] {
        let meta = format!("content=\"{ground}\" media=\"(prefers-color-scheme:{scheme})\"");
        assert!(html.contains(&format!("<meta name=\"theme-color\" {meta}")), "{scheme}");
    }
    assert!(html.contains(
        "<img src=\"/blog/logo.svg\" alt=\"\" width=\"256\" height=\"48\" class=\"logo\">"
    ));
    let footer = between(&html, "<footer class=\"site-footer\">", "</footer>");
    assert!(footer.contains("<div>© <a href=\"/blog/about/\">Ida</a></div>"), "{footer}");
    assert!(footer.contains("href=\"/blog/imprint/\"") && !footer.contains("posts.json"));
    assert!(!footer.contains("published with"));
    // What the document holds is not in its data again.
    assert_eq!(site.data("/").site.footer.as_deref(), Some(""));
}

#[test]
fn the_front_page_shows_the_pictures_of_summaries() {
    let item = |id: &str| json!({ "id": id, "content_html": "<p>x</p>", "image": format!("https://small.example/{id}.png") });
    let publish = |list: &str| {
        let mut feed = support::feed_of(&item("a"));
        feed["items"] = json!([item("a"), item("b")]);
        feed["_perennial"] = json!({ "list": list, "posts_per_page": 1 });
        Blog::new().feed(&feed).publish()
    };
    let site = publish("summary");
    let front = site.html("/");
    assert!(front.contains("<div class=\"entries front brief\">"));
    assert!(front.contains("<img src=\"/a.png\" alt=\"\" width=\"16\" height=\"9\""), "{front}");
    let second = site.html("/page/2/");
    assert!(!second.contains("entry-image") && !second.contains("entries front"), "{second}");
    assert!(!publish("full").html("/").contains("entry-image"), "whole posts show them themselves");
}

#[test]
fn a_document_says_nothing_twice() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    for (path, document) in site.documents() {
        if document.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let script = data_script(&document);
        assert!(!script.contains('<'), "{path}: `<` could end the script");
        for phrase in
            ["and a footnote", "Looked again", "First, and glad of it", "Still there.", "朝の台所"]
        {
            assert!(!script.contains(phrase), "{path}: {phrase:?} travels twice");
        }
    }
    assert!(site.html("/2024/10/everything/").contains("First, and glad of it"));
}

#[test]
fn a_long_thread_is_complete_in_the_document_and_short_in_its_data() {
    let site = Blog::new().fixture("good/long-thread.json").publish();
    let document = site.html("/2018/03/the-bench/");
    let comments = tags(&document)
        .into_iter()
        .filter(|tag| {
            tag.get("class") == Some("comment u-comment h-cite") && tag.get("id").is_some()
        })
        .count();
    assert_eq!(comments, 520);
    let script = data_script(&document);
    assert!(script.len() * 10 < document.len() * 3, "{} of {}", script.len(), document.len());
    assert!(document.contains("520 comments"));
}

#[test]
fn ids_are_unique_on_every_page() {
    for (name, feed) in good_feeds() {
        for (path, document) in Blog::new().source(feed).publish().documents() {
            let mut seen = std::collections::HashSet::new();
            for id in tags(&document).iter().filter_map(|tag| tag.get("id").map(str::to_owned)) {
                assert!(seen.insert(id.clone()), "{name}: {path} has #{id} twice");
            }
        }
    }
}

#[test]
fn nothing_is_offered_to_share_where_that_is_switched_off() {
    let mut feed: serde_json::Value =
        serde_json::from_slice(&fixture("good/kitchen-sink.json")).unwrap();
    let buttons = |feed: &serde_json::Value| {
        let html = Blog::new().feed(feed).publish().html("/2024/10/everything/");
        html.matches("class=\"copy-link\"").count() + html.matches("class=\"share-post\"").count()
    };
    assert!(buttons(&feed) > 2, "the post's and those of its comments");
    feed["_perennial"]["share"] = json!(false);
    assert_eq!(buttons(&feed), 0);
}

#[test]
fn initials_stand_before_names_where_they_are_asked_for() {
    let mut feed: serde_json::Value =
        serde_json::from_slice(&fixture("good/kitchen-sink.json")).unwrap();
    let all = |feed: &serde_json::Value| -> Vec<String> {
        let site = Blog::new().feed(feed).publish();
        let tags = tags(&site.html("/2024/10/everything/"));
        tags.iter().filter_map(|tag| tag.get("data-initials").map(str::to_owned)).collect()
    };
    assert_eq!(all(&feed), [""; 0]);
    feed["_perennial"]["comments"]["avatars"] = json!("initials");
    assert_eq!(all(&feed), ["OF", "IM", "OF", "A"]);
}

#[test]
fn hosts_get_rules_of_what_has_moved() {
    let blog = || Blog::new().fixture("good/kitchen-sink.json");
    let site = blog().base_url("https://example.org/our%20blog/").publish();
    insta::assert_snapshot!("rules-netlify", site.text("_redirects"));
    insta::assert_snapshot!("rules-apache", site.text(".htaccess"));
    insta::assert_snapshot!("rules-nginx", site.text("redirects.nginx.conf"));
    insta::assert_snapshot!("rules-nginx-server", site.text("server.nginx.conf"));
    insta::assert_snapshot!("headers-netlify", site.text("_headers"));
    insta::assert_snapshot!("shortlinks", site.text("shortlinks/0.json"));
    assert_eq!(site.text("shortlinks/3.json"), r#"{"1500":"/our%20blog/2024/10/everything/"}"#);
    let notices = site.published.notices.to_string();
    assert!(
        notices.contains("from an address that a list has (at /category/Pantry/)"),
        "{notices}"
    );
    assert!(site.html("/category/pantry/").contains("<h1 "), "the list is still there");
}

#[test]
fn redirects_are_pages_too() {
    let blog = Blog::new().fixture("good/kitchen-sink.json");
    let site = blog.base_url("https://example.org/blog/").publish();
    insta::assert_snapshot!("redirect-to-feed", site.html("/feed/"));
    let month = site.html("/2024/10/27/");
    assert!(month.contains("<title>October 2024 · Everything &amp; the"), "{month}");
    assert!(month.contains("content=\"0; url=/blog/2024/10/#main\""), "{month}");
    let away = site.html("/wiki/町 of $1 (& 50% off)+/");
    assert!(away.contains("<title>https://elsewhere.example/?q={a}&amp;b=$2#x</title>"), "{away}");
}

#[test]
fn a_redirect_to_nowhere_is_said() {
    let mut feed = support::feed_of(&json!({"id": "1", "url": "/a/", "content_html": ""}));
    feed["_perennial"] = json!({"redirects": [
        {"from": "/b/", "to": "/a/?x#y"}, {"from": "/c/", "to": "/media/c.svg"}, {"from": "/d/", "to": "/nowhere/"},
    ]});
    let site = Blog::new().feed(&feed).static_file("media/c.svg", "<svg/>").publish();
    let notices = site.published.notices.to_string();
    assert_eq!(notices, "a redirect leads to an address of the blog where nothing is (at /d/)");
}

#[test]
fn tags_and_authors_keep_the_addresses_they_ask_for() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    let tag = site.html("/tag/c-plus-plus/");
    assert!(tag.contains(">C++</h1>") && tag.contains("What the &lt;label&gt; printer speaks."));
    assert!(tag.contains("<meta name=\"description\" content=\"What the &lt;label&gt;"), "{tag}");
    assert!(site.html("/author/joaquin/").contains(">Joaquín Abel</h1>"));
    let post = site.html("/2024/10/everything/");
    assert!(post.contains("href=\"/tag/c-plus-plus/\"") && post.contains("href=\"/tag/c/\""));
    assert!(
        !site.files().contains_key("tag/nobody/index.html"),
        "lists without posts have no page"
    );
}

#[test]
fn an_earlier_address_leads_to_the_post() {
    let site = Blog::new()
        .fixture("good/kitchen-sink.json")
        .base_url("https://example.org/blog/")
        .publish();
    for alias in ["/old/page.html", "/2009/03/first-words/"] {
        let page = site.html(alias);
        assert!(page.contains("content=\"0; url=/blog/2024/10/everything/\""), "{page}");
        assert!(
            page.contains(
                "rel=\"canonical\" href=\"https://example.org/blog/2024/10/everything/\""
            )
        );
        assert!(page.contains("one &amp; it must"), "titles are escaped");
    }
    assert!(site.html("/who-we-are/").contains("/blog/about/"));
}

#[test]
fn an_item_that_lives_elsewhere_names_its_original() {
    let site = Blog::new().fixture("good/link-blog.json").publish();
    let document = site.html("/2025/02/an-essay-that-lives-elsewhere/");
    assert!(
        document.contains("<link rel=\"canonical\" href=\"https://other.example/essays/rope\">")
    );
    assert!(document.contains("href=\"https://other.example/essays/knots/\""));
    assert!(site.html("/2025/01/from-the-days-of-queries/").contains("Its old address"));
    assert!(site.html("/2025/01/from-the-days-of-queries-2/").contains("So was this one"));
    assert!(site.html("/undated/the-front-door/").contains("the home page"));
}

#[test]
fn the_address_of_the_post_goes_into_the_invitation() {
    for (given, written) in [
        (
            "mailto:a@small.example?subject=On%20{url}",
            "mailto:a@small.example?subject=On%20https://small.example/a/",
        ),
        (
            "https://forum.example/new?about={url}",
            "https://forum.example/new?about=https://small.example/a/",
        ),
        ("https://forum.example/on/{url}", "https://forum.example/on/https://small.example/a/"),
        ("/write/?to={url}", "/write/?to=https://small.example/a/"),
    ] {
        let mut feed =
            support::feed_of(&json!({"id": "1", "url": "/a/", "content_html": "<p>A.</p>"}));
        feed["_perennial"] = json!({"comments": {"reply_url": given}});
        let site = Blog::new().feed(&feed).publish();
        let hrefs: Vec<String> = tags(&site.html("/a/")).iter().flat_map(addresses).collect();
        assert!(hrefs.iter().any(|href| href == written), "{given} gave {hrefs:?}");
    }
}

#[test]
fn a_summary_keeps_words_apart() {
    for (html, summary) in [
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("<p>One<br>two</p>", "One two"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "one two"),
        ("<dl><dt>Tide</dt><dd>The sea.</dd></dl>", "Tide The sea."),
        ("<details><summary>More</summary>Less.</details>", "More Less."),
        ("<div>One</div><div>two</div>", "One two"),
        ("<blockquote>One</blockquote>two<hr>three", "One two three"),
        ("<p>un<em>believ</em>able, <code>a</code>.</p>", "unbelievable, a."),
    ] {
        let item = json!({"id": "1", "url": "/a/", "content_html": html});
        let bundle = support::bundle(support::feed_of(&item).to_string());
        assert_eq!(bundle.posts[0].summary, summary, "{html}");
    }
}

#[test]
fn a_base_url_must_be_one() {
    for url in ["example.org/blog", "ftp://example.org/", "https://example.org/?a=1", "/blog/"] {
        let blog = Blog::new().fixture("good/plain-feed.json");
        let output = blog.run(&["--base-url", url]);
        assert_eq!(output.status.code(), Some(2), "{url}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("give an absolute address"), "{said}");
        assert!(!Path::new(&blog.path("site")).exists());
    }
}

#[test]
fn a_link_to_a_post_in_another_language_says_which() {
    let item = |id: &str, language: &str| {
        json!({ "id": id, "url": format!("https://small.example/{id}/"), "title": id, "language": language,
            "content_html": "<p>A</p>", "date_published": format!("2024-05-0{id}T10:00:00Z"), "tags": ["a"] })
    };
    let mut feed = support::feed_of(&item("1", "en"));
    feed["language"] = json!("en");
    feed["items"].as_array_mut().unwrap().extend([item("2", "de"), item("3", "ar")]);
    let html = Blog::new().feed(&feed).publish().html("/2/");
    assert!(html.contains("<a href=\"/3/\" lang=\"ar\" dir=\"rtl\">3</a>"), "{html}");
    let html = Blog::new().feed(&feed).publish().html("/1/");
    assert!(html.contains("<a href=\"/2/\" lang=\"de\" dir=\"ltr\">2</a>"), "{html}");
}
