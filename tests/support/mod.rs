//! A blog in a temporary folder: a fake shell, a posts file, and what publishing makes of them.
//!
//! ```text
//! let site = Blog::new().fixture("good/kitchen-sink.json").base_url("https://example.org/blog/").publish();
//! assert!(site.html("/about/").contains("…"));
//! ```

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

pub(crate) mod html;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use perennial::{
    model::{feed::Bundle, page_data::DocumentData},
    native::{
        error::Error,
        ingest::json_feed::{self, Reading},
        publish::{self, Options, Published, Quiet},
    },
};
use serde_json::Value;
use tempfile::TempDir;
use url::Url;

/// The feeds that publish without a fault.
pub(crate) const GOOD: [&str; 6] =
    ["kitchen-sink", "link-blog", "long-thread", "many-posts", "plain-feed", "version-1.0"];

/// The text between two marks.
pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start:?}")) + start.len();
    let to = text[from..].find(end).unwrap_or_else(|| panic!("no {end:?} after {start:?}"));
    &text[from..from + to]
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bytes of a fixture, by its path below `tests/fixtures/`.
pub(crate) fn fixture(path: &str) -> Vec<u8> {
    let path = repository("tests/fixtures").join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every feed that must publish: the good fixtures and the demo.
pub(crate) fn good_feeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut feeds: Vec<_> =
        GOOD.into_iter().map(|name| (name, fixture(&format!("good/{name}.json")))).collect();
    feeds.push(("the demo", fs::read(repository("public/posts.json")).unwrap()));
    feeds
}

/// Reads a feed.
pub(crate) fn read(bytes: impl Into<Vec<u8>>) -> Result<Reading, Error> {
    json_feed::read(bytes.into(), Path::new("posts.json"), None)
}

/// Reads a feed that is good.
pub(crate) fn bundle(bytes: impl Into<Vec<u8>>) -> Bundle {
    read(bytes).unwrap_or_else(|error| panic!("{error}")).bundle
}

/// The pointers of the faults of a feed; none when it is good.
pub(crate) fn faulty_pointers(bytes: impl Into<Vec<u8>>) -> Vec<String> {
    match read(bytes) {
        Ok(_) => Vec::new(),
        Err(Error::Faults { faults, .. }) => faults.into_iter().map(|it| it.pointer).collect(),
        Err(other) => panic!("{other}"),
    }
}

/// A feed of one item, the least there can be.
pub(crate) fn feed_of(item: &Value) -> Value {
    serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A small blog",
        "home_page_url": "https://small.example/",
        "items": [item],
    })
}

/// Every file below a folder, by its path with slashes, in order.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A blog that is about to be published.
pub(crate) struct Blog {
    folder: TempDir,
    base_url: Option<Url>,
    static_dir: Option<PathBuf>,
    out: PathBuf,
}

impl Blog {
    /// A folder with a shell and nothing to say yet.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let blog =
            Self { out: folder.path().join("site"), folder, base_url: None, static_dir: None };
        for (name, bytes) in SHELL {
            blog.write(&format!("shell/{name}"), bytes);
        }
        blog
    }

    /// The posts file.
    pub(crate) fn source(self, bytes: impl AsRef<[u8]>) -> Self {
        self.write("posts.json", bytes.as_ref());
        self
    }

    /// The posts file, as a value.
    pub(crate) fn feed(self, feed: &Value) -> Self {
        self.source(feed.to_string())
    }

    /// The posts file, from `tests/fixtures/`.
    pub(crate) fn fixture(self, path: &str) -> Self {
        self.source(fixture(path))
    }

    /// Where the blog will live.
    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.base_url = Some(Url::parse(url).unwrap());
        self
    }

    /// A file that is copied as it is.
    pub(crate) fn static_file(mut self, path: &str, bytes: &str) -> Self {
        self.write(&format!("static/{path}"), bytes.as_bytes());
        self.static_dir = Some(self.path("static"));
        self
    }

    /// Another output folder.
    pub(crate) fn out(mut self, path: impl Into<PathBuf>) -> Self {
        self.out = path.into();
        self
    }

    /// A file in the blog's folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file into the blog's folder.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Everything in the blog's folder, to see that nothing was left behind.
    pub(crate) fn entries(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    /// Publishes, or says what is wrong.
    pub(crate) fn try_publish(&self) -> Result<Published, Error> {
        let options = Options {
            shell: Some(self.path("shell")),
            base_url: self.base_url.clone(),
            static_dir: self.static_dir.clone(),
            ..Options::of(self.path("posts.json"))
        };
        publish::publish(&options, &self.out, &Quiet)
    }

    /// Publishes.
    pub(crate) fn publish(self) -> Publication {
        let published = self.try_publish().unwrap_or_else(|error| panic!("{error:?}"));
        Publication { blog: self, published }
    }

    /// Publishes with the program itself, from within the blog's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_perennial"))
            .current_dir(self.folder.path())
            .args(["build", "--shell", "shell", "--source", "posts.json", "--out", "site"])
            .args(arguments)
            .env("NO_COLOR", "1")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("FORCE_COLOR")
            .output()
            .unwrap()
    }
}

/// A published blog.
pub(crate) struct Publication {
    pub(crate) blog: Blog,
    pub(crate) published: Published,
}

impl Publication {
    /// The bytes of a file of the site.
    pub(crate) fn bytes(&self, file: &str) -> Vec<u8> {
        let path = self.blog.out.join(file);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// A file of the site as text.
    pub(crate) fn text(&self, file: &str) -> String {
        String::from_utf8(self.bytes(file)).unwrap()
    }

    /// The document at a path below the root, decoded.
    pub(crate) fn html(&self, path: &str) -> String {
        self.text(&perennial::model::address::html_file(path))
    }

    /// The data in the document at a path.
    pub(crate) fn data(&self, path: &str) -> DocumentData {
        serde_json::from_str(data_script(&self.html(path))).unwrap()
    }

    /// All files, by path.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.blog.out)
    }

    /// Every document, by path.
    pub(crate) fn documents(&self) -> Vec<(String, String)> {
        let is_html = |path: &str| path.ends_with(".html") || path.ends_with(".htm");
        let files = self.files().into_iter().filter(|(path, _)| is_html(path));
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    }
}

/// The JSON that travels with a document.
pub(crate) fn data_script(document: &str) -> &str {
    between(document, "<script type=\"application/json\" id=\"page-data\">", "</script>")
}

/// A shell as Trunk writes it (minified: no tags for head and body, attributes without quotes), with
/// little in it.
const SHELL: [(&str, &[u8]); 7] = [
    (
        "index.html",
        b"<!doctype html><html lang=en><meta charset=utf-8><meta content=\"width=device-width,initial-scale=1\" name=viewport><link href=/icon-0123456789abcdef.svg rel=icon><link href=/base-1111111111111111.css rel=stylesheet><link href=/prose-2222222222222222.css rel=stylesheet><script type=module>(await import(`/app-3333333333333333.js`)).default({module_or_path:fetch(`/app-3333333333333333_bg.wasm`).then(a=>a.arrayBuffer())})</script><link href=/app-3333333333333333.js rel=modulepreload><link as=fetch crossorigin href=/app-3333333333333333_bg.wasm rel=preload type=application/wasm></head><body></body></html>",
    ),
    ("app-3333333333333333.js", b"export default function start() {}\n"),
    ("app-3333333333333333_bg.wasm", b"\0asm\x01\0\0\0"),
    ("base-1111111111111111.css", b"@layer base{body{margin:0}}\n"),
    ("prose-2222222222222222.css", b"@layer prose{.prose>p{margin:1em 0}}\n"),
    ("icon-0123456789abcdef.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ("forgotten.txt", b"index.html does not name this file"),
];
