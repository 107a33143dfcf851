//! A folder of Markdown becomes a blog, or one report of everything that is wrong with it.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{fs, path::Path};

use perennial::native::ingest::markdown::{self, Folder};
use tempfile::TempDir;

/// A folder of these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(folder: &TempDir) -> Folder {
    markdown::read(folder.path(), None)
}

const CONFIG: (&str, &[u8]) = (
    "perennial.toml",
    b"title = \"Small\"\nbase_url = \"https://small.example/\"\n\n\
      [[categories]]\nslug = \"bread\"\nname = \"Good bread\"\n",
);

#[test]
fn a_folder_becomes_a_blog() {
    let folder = folder(&[
        CONFIG,
        (
            "posts/2026-03-04-first.md",
            b"---\ntitle: First\ncategories: [Good bread, News]\ntags: [a]\nmood: calm\n---\n\
              See [the second](trip/index.md#there) and [about](../pages/about.md).\n",
        ),
        (
            "posts/trip/index.md",
            b"+++\ntitle = \"A trip\"\ndate = 2026-04-05\ndraft = true\n+++\n## There\n\n![Sea](sea.svg)\n",
        ),
        ("posts/trip/sea.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>"),
        ("pages/about.md", b"# About\n"),
    ]);
    let read = read(&folder);
    let faults: Vec<String> =
        read.findings.iter().map(|it| format!("{}: {it}", it.place)).collect();
    assert_eq!(
        faults,
        [
            "posts/2026-03-04-first.md:5:1: the key mood means nothing here",
            "posts/2026-03-04-first.md:7:5: trip/index.md#there links to a draft, which `build` leaves out",
        ]
    );
    let bundle = read.bundle.unwrap();
    let first = bundle.posts.iter().find(|post| post.title == "First").unwrap();
    assert_eq!(first.permalink.as_str(), "/2026/03/first/");
    assert!(first.content_html.contains("href=\"/2026/04/trip/#there\""), "{}", first.content_html);
    assert!(first.content_html.contains("href=\"/about/\""), "{}", first.content_html);
    assert_eq!(first.extra.as_deref(), Some("{\"mood\":\"calm\"}"));
    let slugs: Vec<&str> = first.categories.iter().map(|slug| slug.as_str()).collect();
    assert_eq!(slugs, ["bread", "news"]);
    let trip = bundle.posts.iter().find(|post| post.draft).unwrap();
    assert!(trip.content_html.contains("src=\"/2026/04/trip/sea.svg\""), "{}", trip.content_html);
    assert_eq!(read.owners["2026/04/trip/sea.svg"], trip.permalink);
    assert_eq!(read.files.into_keys().collect::<Vec<_>>(), ["2026/04/trip/sea.svg"]);
    assert_eq!(bundle.pages[0].permalink.as_str(), "/about/");
}

#[test]
fn an_address_has_the_slug_that_the_settings_give_a_category() {
    let settings = "title = \"S\"\nbase_url = \"https://small.example/\"\n\
                    permalink = \"/:category/:slug/\"\n[[categories]]\nslug = \"b\"\nname = \"Bee\"\n";
    let folder = folder(&[
        ("perennial.toml", settings.as_bytes()),
        ("posts/2026-01-01-one.md", b"---\ncategories: [Bee]\n---\nA\n"),
        ("posts/2026-01-02-two.md", b"---\ncategories: [Other Things]\n---\nB\n"),
    ]);
    let bundle = read(&folder).bundle.unwrap();
    let mut addresses: Vec<&str> = bundle.posts.iter().map(|it| it.permalink.as_str()).collect();
    addresses.sort_unstable();
    assert_eq!(addresses, ["/b/one/", "/other-things/two/"]);
}

#[test]
fn everything_wrong_is_named_at_once_with_its_place() {
    let folder = folder(&[
        (
            "perennial.toml",
            b"titel = \"Small\"\ntitle = \"S\"\nbase_url = \"https://small.example/\"\n",
        ),
        ("posts/2026-01-01-latin.md", b"caf\xe9\n"),
        ("posts/2026-01-02-open.md", b"---\ntitle: x\n"),
        ("posts/2026-01-03-date.md", b"---\ndate: soon\n---\n"),
        ("posts/2026-01-04-link.md", b"---\ntitle: L\n---\nOne.\n\nSee [this](gone.md).\n"),
        ("posts/2026-01-05-picture.md", b"![x](gone.png)\n"),
        ("posts/2026-01-06-one.md", b"---\nurl: /same/\n---\nA\n"),
        ("posts/2026-01-06-two.md", b"---\nurl: /same/\n---\nB\n"),
        ("posts/undated.md", b"Text\n"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("posts/out.md")).unwrap();
    let read = read(&folder);
    assert!(read.bundle.is_none(), "nothing is published");
    let found: Vec<String> = read.findings.iter().map(|it| format!("{}: {it}", it.place)).collect();
    for expected in [
        "perennial.toml:1:1: the unknown key titel",
        "posts/2026-01-01-latin.md:1:4: not UTF-8",
        "posts/2026-01-02-open.md:1:1: front matter that begins with --- and never ends",
        "posts/2026-01-03-date.md:2:7: \"soon\" is no date",
        "posts/2026-01-04-link.md:6:5: a link to gone.md, where no file is",
        "posts/2026-01-05-picture.md:1:1: the picture gone.png is not there",
        "posts/2026-01-06-two.md:2:6: the address \"/same/\"",
        "posts/undated.md:1:1: no date, which the permalink /:year/:month/:slug/ needs",
        #[cfg(unix)]
        "posts/out.md: a symbolic link, which may lead out of the folder",
    ] {
        assert!(found.iter().any(|it| it.starts_with(expected)), "{expected} in {found:#?}");
    }
}

#[test]
fn the_blogs_in_other_scripts_are_read_without_a_finding() {
    for name in ["arabic", "japanese"] {
        let blog = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good").join(name);
        let read = markdown::read(&blog, None);
        let findings: Vec<String> = read.findings.iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{name}: {findings:#?}");
        assert_eq!(read.bundle.unwrap().posts.len(), 6, "{name}");
    }
}

#[test]
fn a_folder_without_settings_is_no_blog() {
    let folder = folder(&[("posts/2026-01-01-a.md", b"Text\n")]);
    let read = read(&folder);
    assert!(read.bundle.is_none());
    assert_eq!(read.findings[0].place.path, Path::new("perennial.toml"));
}

#[test]
fn ten_thousand_lines_in_one_do_not_hang() {
    let long = format!("---\ntitle: Long\n---\n{} [x](gone.md)\n", "word ".repeat(200_000));
    let folder = folder(&[CONFIG, ("posts/2026-01-01-long.md", long.as_bytes())]);
    let read = read(&folder);
    assert_eq!(read.findings.len(), 1);
    assert_eq!(read.findings[0].place.line_and_column(), Some((4, 1_000_002)));
}
