//! Page bundles: whose the files are that stand beside an `index.md`, and where they go.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use perennial::native::{
    finding::Level,
    ingest::{
        markdown::{self, Folder},
        source,
    },
};
use tempfile::TempDir;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>";

/// A blog with these settings and files.
fn folder(settings: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let config = format!("title = \"S\"\nbase_url = \"https://small.example/\"\n{settings}");
    for (path, text) in files.iter().copied().chain([("perennial.toml", config.as_str())]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The files of bundles with their owners.
fn owned(read: &Folder) -> Vec<(&str, &str)> {
    assert!(read.files.keys().eq(read.owners.keys()), "{read:?}");
    read.owners.iter().map(|(path, owner)| (path.as_str(), owner.as_str())).collect()
}

#[test]
fn files_belong_to_the_index_and_to_no_other_text() {
    let folder = folder(
        "",
        &[
            ("posts/2025-05-01-trip/index.md", "Text\n"),
            (
                "posts/2025-05-01-trip/a-part.md",
                "---\ndate: 2025-05-02\n---\nSee [it](pics/data.txt).\n",
            ),
            ("posts/2025-05-01-trip/pics/data.txt", "1"),
        ],
    );
    let read = markdown::read(folder.path(), None);
    assert_eq!(owned(&read), [("2025/05/trip/pics/data.txt", "/2025/05/trip/")]);
    let part = &read.bundle.as_ref().unwrap().posts.iter().find(|post| post.title == "A part");
    assert!(part.unwrap().content_html.contains("\"/2025/05/trip/pics/data.txt\""), "{read:?}");
    // The owner is known to whoever publishes.
    let source = source::read(folder.path(), None).unwrap();
    assert_eq!(source.owners, read.owners);
}

#[test]
fn beside_a_page_that_is_a_file_they_stand_in_a_folder_of_its_name() {
    let folder = folder(
        "permalink = \"/:year/:slug.html\"\n",
        &[
            ("posts/2025-05-01-trip/index.md", "![Sea](sea.svg)\n"),
            ("posts/2025-05-01-trip/sea.svg", SVG),
            (
                "posts/own/index.md",
                "---\nurl: https://small.example/a%20b/\n---\n![Sea](sea.svg)\n",
            ),
            ("posts/own/sea.svg", SVG),
        ],
    );
    let read = markdown::read(folder.path(), None);
    assert_eq!(owned(&read), [("2025/trip/sea.svg", "/2025/trip.html"), ("a b/sea.svg", "/a b/")]);
    let posts = &read.bundle.as_ref().unwrap().posts;
    let trip = posts.iter().find(|post| post.permalink.as_str() == "/2025/trip.html").unwrap();
    assert!(trip.content_html.contains("src=\"/2025/trip/sea.svg\""), "{}", trip.content_html);
}

#[test]
fn the_picture_for_lists_is_found_beside_the_text_and_looked_at() {
    let index = |image: &str| format!("---\ndate: 2025-05-01\nimage: {image}\n---\nText\n");
    let folder = folder(
        "permalink = \"/:slug.html\"\n",
        &[
            ("posts/a/index.md", &index("sea.svg")),
            ("posts/a/sea.svg", SVG),
            ("posts/b/index.md", &index("https://else.example/gone.jpg")),
            ("posts/c/index.md", &index("/gone.jpg")),
        ],
    );
    let read = markdown::read(folder.path(), None);
    let found: Vec<String> = read.findings.iter().map(|it| format!("{}: {it}", it.place)).collect();
    assert_eq!(found, ["posts/c/index.md:3:8: the picture /gone.jpg is not there"]);
    assert_eq!(read.findings[0].level, Level::Warning);
    let bundle = read.bundle.unwrap();
    let images: Vec<&str> = bundle.posts.iter().filter_map(|post| post.image.as_deref()).collect();
    assert_eq!(images, ["/a/sea.svg", "https://else.example/gone.jpg", "/gone.jpg"]);

    fs::write(folder.path().join("posts/b/index.md"), index("gone.jpg")).unwrap();
    fs::write(folder.path().join("posts/a/sea.svg"), "Shopping: milk").unwrap();
    let read = markdown::read(folder.path(), None);
    let found: Vec<(Level, String)> =
        read.findings.iter().map(|it| (it.level, format!("{}: {it}", it.place))).collect();
    let expected = [
        (Level::Fault, "posts/b/index.md:3:8: the picture gone.jpg is not there"),
        (Level::Warning, "posts/c/index.md:3:8: the picture /gone.jpg is not there"),
        (Level::Fault, "posts/a/index.md:3:8: sea.svg: this is no picture that browsers show"),
    ];
    assert_eq!(found, expected.map(|(level, text)| (level, text.to_owned())));
}
