//! Blogs of other generators become folders that are read without a fault, at the addresses they
//! had.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{fs, path::Path};

use perennial::{
    model::{feed::Bundle, post::Post},
    native::{
        error::Error,
        finding::Level,
        import::{self, Generator, Options, report::Report},
        ingest::markdown,
    },
};
use proptest::prelude::*;
use tempfile::TempDir;

#[path = "import/hugo.rs"]
mod hugo;
#[path = "import/jekyll.rs"]
mod jekyll;
#[path = "import/pelican.rs"]
mod pelican;
#[path = "import/zola.rs"]
mod zola;

/// An import that went well, and what reading the new folder gives.
struct Imported {
    folder: TempDir,
    report: Report,
    bundle: Bundle,
    /// Files of page bundles.
    files: Vec<String>,
}

/// 2026-01-01
const NOW: i64 = 1_767_225_600;

/// A picture that is one.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>";

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn import(from: Generator, files: &[(&str, &str)]) -> Imported {
    import_with(from, files, |_| {})
}

fn import_with(from: Generator, files: &[(&str, &str)], more: impl Fn(&Path)) -> Imported {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("old");
    fs::create_dir(&source).unwrap();
    write(&source, files);
    more(&source);
    let out = folder.path().join("new");
    let options = Options { source, from, out: out.clone(), now: NOW };
    let report = import::markdown(&options).unwrap();
    let read = markdown::read(&out, None);
    let findings: Vec<String> =
        read.findings.iter().map(|it| format!("{}: {it} ({:?})", it.place, it.level)).collect();
    assert!(read.findings.iter().all(|it| it.level != Level::Fault), "{findings:#?}");
    // Links that led nowhere still do, and the report names them too; drafts were drafts before.
    let is_old = |it: &&String| it.contains("where nothing is") || it.contains("links to a draft");
    let doubtful: Vec<&String> = findings.iter().filter(|it| !is_old(it)).collect();
    assert_eq!(doubtful, Vec::<&String>::new());
    assert_eq!(report.faults, Vec::<String>::new());
    let bundle = read.bundle.unwrap();
    // The sums.
    assert_eq!(report.read, report.posts + report.pages + report.skipped.len());
    assert_eq!(report.files_found, report.files_copied + report.files_left.len());
    assert_eq!((report.posts, report.pages), (bundle.posts.len(), bundle.pages.len()));
    let ways = &report.addresses;
    assert_eq!(ways.by_pattern + ways.by_file + ways.by_url, report.posts + report.pages);
    let drafts = bundle.posts.iter().chain(&bundle.pages).filter(|post| post.draft).count();
    assert_eq!(report.drafts, drafts);
    Imported { folder, report, bundle, files: read.files.into_keys().collect() }
}

impl Imported {
    /// The addresses of posts and then of pages, each in order.
    fn addresses(&self) -> Vec<&str> {
        let mut posts: Vec<&str> =
            self.bundle.posts.iter().map(|it| it.permalink.as_str()).collect();
        let mut pages: Vec<&str> =
            self.bundle.pages.iter().map(|it| it.permalink.as_str()).collect();
        posts.sort_unstable();
        pages.sort_unstable();
        posts.extend(pages);
        posts
    }

    fn post(&self, address: &str) -> &Post {
        let mut all = self.bundle.posts.iter().chain(&self.bundle.pages);
        all.find(|post| post.permalink.as_str() == address).unwrap()
    }

    /// The new file.
    fn file(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("new").join(path)).unwrap()
    }

    /// What could not be translated: place and what stands there.
    fn untranslated(&self) -> Vec<String> {
        let all = self.report.untranslated.iter();
        all.map(|it| {
            format!("{}:{}:{}: {} ({:?})", it.path, it.line, it.column, it.what, it.outcome)
        })
        .collect()
    }

    fn skipped(&self) -> Vec<String> {
        self.report.skipped.iter().map(|it| format!("{}: {}", it.path, it.why)).collect()
    }

    fn files_left(&self) -> Vec<String> {
        self.report.files_left.iter().map(|it| format!("{}: {}", it.path, it.why)).collect()
    }

    /// All copied files, by their path in the new folder.
    fn static_files(&self) -> Vec<String> {
        fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
                let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
                match entry.file_type().unwrap().is_dir() {
                    true => list(&entry.path(), &format!("{name}/"), found),
                    false => found.push(name),
                }
            }
        }
        let mut found = Vec::new();
        list(&self.folder.path().join("new/static"), "", &mut found);
        found.sort();
        found
    }
}

/// Where something first stands in one of the old files: `path:line:column`.
#[track_caller]
fn place(files: &[(&str, &str)], path: &str, wanted: &str) -> String {
    let (_, text) = files.iter().find(|(name, _)| *name == path).unwrap();
    let line = text.lines().position(|line| line.contains(wanted)).unwrap();
    let (before, _) = text.lines().nth(line).unwrap().split_once(wanted).unwrap();
    format!("{path}:{}:{}", line + 1, before.chars().count() + 1)
}

/// Asserts that a text holds all of these.
#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
}

/// What texts are made of, and what is in the way of reading them.
const FRAGMENTS: [&str; 51] = [
    "$5 ",
    "{{< figure src=\"a.png\" >}}",
    "{{< figure src=\"b (1).svg\" caption=\"*c*\" >}}",
    "{{<",
    ">}}",
    "{{< ref \"gone\" >}}",
    "{{< highlight go >}}",
    "{{< /highlight >}}",
    "{{</* x */>}}",
    "{{%",
    "%}}",
    "{% raw %}",
    "{% endraw %}",
    "{% highlight x %}",
    "{% endhighlight %}",
    "{% comment %}",
    "{% include figure.html src=\"a.png\" %}",
    "{% quote() %}",
    "{% end %}",
    "{{ youtube(id=\"a\") }}",
    "{{ site.url }}",
    "{% post_url x %}",
    "{{ page.title | upcase }}",
    "{{/*",
    "*/}}",
    "{:",
    "{: #i}",
    "}",
    "```",
    "`",
    "\n\n",
    "\n",
    "\r\n",
    "![x](a.png)",
    "[x](gone.md#f)",
    "[s](#gone)",
    "[u](../posts/x.md#T)",
    "[r][a] ",
    "\n[a]: b.png\n",
    "[y](@/posts/x.md)",
    "[z]({filename}x.md)",
    "![v]({static}v.png \"t\")",
    "# é {#x}",
    "\n> ",
    "\n    ",
    "\n- ",
    "<img src=\"x.png\">",
    "é ",
    "(",
    "<!--more-->",
    "[TOC]",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn whatever_stands_in_a_text_the_new_folder_is_read(
        parts in prop::collection::vec(0..FRAGMENTS.len(), 0..14)
    ) {
        let body: String = parts.into_iter().map(|at| FRAGMENTS[at]).collect();
        let text = format!("---\ntitle: T\ndate: 2020-01-02\n---\nText {body}\n");
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("old"), &[
            ("config.toml", "title = 'A'\nbase_url = 'https://a.example/b/'\nbaseURL = 'https://a.example/b/'\n"),
            ("_config.yml", "title: A\nurl: https://a.example\nbaseurl: /b\n"),
            ("pelicanconf.py", "SITENAME = 'A'\nSITEURL = 'https://a.example/b'\n"),
            ("_posts/2020-01-02-x.md", &text),
            ("content/posts/x.md", &text),
        ]);
        for from in [Generator::Hugo, Generator::Zola, Generator::Jekyll, Generator::Pelican] {
            let (source, out) = (folder.path().join("old"), folder.path().join(from.to_string()));
            let report = import::markdown(&Options { source, from, out: out.clone(), now: NOW }).unwrap();
            prop_assert!(report.posts == 1, "{:?}", report.skipped);
            prop_assert_eq!(&report.faults, &Vec::<String>::new(), "{}: {:?}", from, body);
        }
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("old/config.toml", "title = 'A'\n"), ("new/mine.txt", "mine")]);
    let options = Options {
        source: folder.path().join("old"),
        from: Generator::Zola,
        out: folder.path().join("new"),
        now: NOW,
    };
    let error = import::markdown(&options).unwrap_err();
    assert!(matches!(error, Error::Occupied { .. }), "{error}");
    assert!(error.to_string().contains("it holds files already"), "{error}");
    assert_eq!(fs::read_to_string(folder.path().join("new/mine.txt")).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
    assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
    // An empty one will do.
    fs::remove_file(folder.path().join("new/mine.txt")).unwrap();
    import::markdown(&options).unwrap();
    assert!(folder.path().join("new/perennial.toml").is_file());
}

#[test]
fn a_folder_that_is_no_blog_is_named_with_what_was_looked_for() {
    for (from, name) in [
        (Generator::Hugo, "hugo.toml"),
        (Generator::Zola, "config.toml"),
        (Generator::Jekyll, "_config.yml"),
        (Generator::Pelican, "pelicanconf.py"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[("old/content/a.md", "Text\n")]);
        let (source, out) = (folder.path().join("old"), folder.path().join("new"));
        let error =
            import::markdown(&Options { source, from, out, now: NOW }).unwrap_err().to_string();
        assert!(error.contains(name) && error.contains(&format!("no blog of {from}")), "{error}");
        assert!(!folder.path().join("new").exists());
    }
}

#[test]
fn settings_that_cannot_be_read_are_named_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("old/hugo.toml", "title = 'A'\nbaseURL = \n")]);
    let (source, out) = (folder.path().join("old"), folder.path().join("new"));
    let options = Options { source, from: Generator::Hugo, out, now: NOW };
    let error = import::markdown(&options).unwrap_err().to_string();
    assert!(error.contains("hugo.toml:2:"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_foreign_letters_not_guessed() {
    let files = [
        ("config.toml", "title = 'A'\nbase_url = 'https://a.example/'\n"),
        ("content/posts/2020-01-02-a.md", "+++\ntitle = 'A'\n+++\nText\n"),
    ];
    let imported = import_with(Generator::Zola, &files, |source| {
        std::os::unix::fs::symlink("/etc/hostname", source.join("content/posts/out.md")).unwrap();
        fs::write(source.join("content/posts/2020-01-03-latin.md"), b"+++\n+++\ncaf\xe9\n")
            .unwrap();
    });
    assert_eq!(imported.addresses(), ["/posts/a/"]);
    let skipped = ["content/posts/2020-01-03-latin.md: not UTF-8: byte 11 begins no character"];
    assert_eq!(imported.skipped(), skipped);
    let left = ["content/posts/out.md: a symbolic link, which is not followed"];
    assert_eq!(imported.files_left(), left);
}

#[test]
fn what_cannot_stay_where_it_was_moves_and_is_named() {
    let imported = import(
        Generator::Hugo,
        &[
            ("hugo.toml", "title = 'A'\nbaseURL = 'https://a.example/'\n"),
            (
                "content/archive.md",
                "---\ntitle: Archive\naliases: [/tag/x/, /old/]\n---\nAll of it\n",
            ),
            ("content/posts/a.md", "---\ntitle: A\ndate: 2020-01-02\nurl: /same/\n---\nA\n"),
            ("content/posts/b.md", "---\ntitle: B\ndate: 2020-01-02\nurl: /Same/\n---\n\n"),
            ("static/same/index.html", "In the way"),
        ],
    );
    assert_eq!(imported.addresses(), ["/Same-2/", "/same/", "/archive-2/"]);
    let changed: Vec<(&str, Option<&str>)> = imported
        .report
        .addresses
        .changed
        .iter()
        .map(|it| (it.from.as_str(), it.to.as_deref()))
        .collect();
    assert_eq!(
        changed,
        [("/archive/", Some("/archive-2/")), ("/Same/", Some("/Same-2/")), ("/tag/x/", None)]
    );
    let left = ["static/same/index.html: the page of content/posts/a.md is at its place"];
    assert_eq!(imported.files_left(), left);
}
