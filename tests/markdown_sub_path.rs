//! A folder whose blog lives below a path of its host: `/x` in it is below the blog's root.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use perennial::{model::feed::Bundle, native::ingest::markdown};
use tempfile::TempDir;
use url::Url;

const SETTINGS: &str = "title = \"Small\"\nbase_url = \"https://you.example/blog/\"\n";

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>";

/// A blog at `/blog/`; `settings` come after the usual ones.
fn folder(settings: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let config = format!("{SETTINGS}{settings}");
    for (path, text) in files.iter().copied().chain([("perennial.toml", config.as_str())]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What is read, and all that is found.
fn read(folder: &TempDir, base_url: Option<&str>) -> (Bundle, Vec<String>) {
    let base_url = base_url.map(|url| Url::parse(url).unwrap());
    let read = markdown::read(folder.path(), base_url.as_ref());
    let found = read.findings.iter().map(|it| format!("{}: {it}", it.place)).collect();
    assert!(read.notices.is_empty(), "{}", read.notices);
    (read.bundle.unwrap_or_else(|| panic!("{:?}", read.findings)), found)
}

#[test]
fn a_slash_is_the_root_of_the_blog_wherever_it_stands() {
    let folder = folder(
        "comments.reply_url = \"/write/?about={url}\"\n\
         [[navigation]]\ntitle = \"About\"\nurl = \"/about/\"\n\
         [[navigation]]\ntitle = \"Old\"\nurl = \"/blog/about/\"\n\
         [[navigation]]\ntitle = \"Home\"\nurl = \"/\"\n",
        &[
            (
                "posts/2026-01-02-a.md",
                "---\nimage: /root.svg\nlink: /about/\naliases: [/old/]\n---\n\
                 [a](/about/) ![b](/root.svg) [c](/blog/about/#x) [d](https://you.example/blog/about/) \
                 [e](https://you.example/about/) [f](../pages/about.md) [g](/gone/)\n\n\
                 <video src=\"/v.mp4\" poster=\"/root.svg\"></video>\
                 <img alt=\"\" src=\"/root.svg\" srcset=\"/root.svg 1x, /blog/root.svg 2x\">\n",
            ),
            (
                "posts/2026-01-02-a.comments.json",
                "[{\"id\": 1, \"content_html\": \"<a href='/about/'>x</a>\"}]",
            ),
            ("posts/2026-01-03-b.html", "<p><a href=\"/about/\">x</a></p>"),
            ("pages/about.md", "## X\n"),
            ("static/root.svg", SVG),
        ],
    );
    for (base_url, home, base) in [
        (None, "https://you.example", "/blog/"),
        (Some("https://x.example/sub/dir/"), "https://x.example", "/sub/dir/"),
        (Some("http://localhost:4000/"), "http://localhost:4000", "/"),
    ] {
        let (bundle, found) = read(&folder, base_url);
        assert_eq!(found, ["posts/2026-01-02-a.md:6:142: a link to /gone/, where nothing is"]);
        let urls: Vec<&str> = bundle.navigation.iter().map(|item| item.url.as_str()).collect();
        let about = format!("{base}about/");
        assert_eq!(urls, [&about, &about, base]);
        let reply = bundle.settings.reply_url.as_deref();
        assert_eq!(reply, Some(format!("{base}write/?about={{url}}").as_str()));
        let [b, a] = bundle.posts.as_slice() else { panic!("two posts") };
        let (a, b) = if a.permalink.as_str() == "/2026/01/a/" { (a, b) } else { (b, a) };
        let root = format!("{base}root.svg");
        assert_eq!(a.image.as_ref(), Some(&root));
        assert_eq!(a.external_url, Some(format!("{home}{about}")));
        assert_eq!(a.aliases[0].to_string(), "/old/");
        let html = &a.content_html;
        assert_eq!(html.matches(&format!("href=\"{about}\"")).count(), 3, "{html}");
        for part in [
            format!("href=\"{about}#x\""),
            "href=\"https://you.example/about/\"".to_owned(),
            format!("<video src=\"{base}v.mp4\" poster=\"{root}\">"),
            format!("src=\"{root}\" srcset=\"{root} 1x, {root} 2x\""),
        ] {
            assert!(html.contains(&part), "{part} in {html}");
        }
        let link = format!("<a href=\"{about}\"");
        assert!(a.comments[0].content_html.starts_with(&link), "{}", a.comments[0].content_html);
        assert!(b.content_html.contains(&link), "{}", b.content_html);
    }
}

#[test]
fn what_stands_below_the_path_twice_keeps_it() {
    for (path, at) in [
        ("pages/blog/about.md", "/blog/blog/about/"),
        ("static/blog/x.txt", "/blog/blog/about/"),
        ("pages/blogger.md", "/blog/about/"),
    ] {
        let folder = folder(
            "[[navigation]]\ntitle = \"About\"\nurl = \"/blog/about/\"\n",
            &[(path, "Text\n"), ("pages/about.md", "Text\n")],
        );
        assert_eq!(read(&folder, None).0.navigation[0].url, at, "{path}");
    }
    // There are lists of that name.
    let folder = folder("", &[("posts/2026-01-02-a.md", "---\ntags: [x]\n---\n[x](/tag/x/)\n")]);
    fs::write(folder.path().join("perennial.toml"), SETTINGS.replace("/blog/", "/tag/")).unwrap();
    let (bundle, found) = read(&folder, None);
    assert_eq!(found, [""; 0]);
    assert!(bundle.posts[0].content_html.contains("\"/tag/tag/x/\""));
}

#[test]
fn a_folder_without_an_address_is_told_its_own_word_for_it() {
    let folder = folder("", &[]);
    fs::write(folder.path().join("perennial.toml"), "title = \"Small\"\n").unwrap();
    let notices = markdown::read(folder.path(), None).notices.to_string();
    assert!(notices.starts_with("no base_url and no --base-url: "), "{notices}");
}
