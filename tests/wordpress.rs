//! Exports of WordPress become blogs: with their threads, addresses and identities.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;
#[path = "support/wxr.rs"]
mod wxr;

use std::{
    fs,
    path::{Path, PathBuf},
};

use perennial::{
    model::{comment::CommentKind, feed::Bundle, post::Post},
    native::{
        error::Error,
        ingest::source,
        wordpress::import::{self, Kind, Options, Report, Target},
    },
};
use proptest::prelude::*;
use support::files_below;
use tempfile::TempDir;
use wxr::{Comment, Export, Item, upload};

/// A place to work in.
fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn options(folder: &TempDir, exports: Vec<PathBuf>) -> Options {
    let target = Target::Folder(folder.path().join("blog"));
    Options { exports, media: None, target, types: Vec::new(), menu: None }
}

/// What an import gives.
struct Imported {
    folder: TempDir,
    report: Report,
    bundle: Bundle,
}

impl Imported {
    fn item(&self, path: &str) -> &Post {
        let items = self.bundle.posts.iter().chain(&self.bundle.pages);
        let paths: Vec<_> = items.clone().map(|it| it.permalink.to_string()).collect();
        items
            .clone()
            .find(|it| it.permalink.as_str() == path)
            .unwrap_or_else(|| panic!("{paths:?}"))
    }

    fn file(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("blog").join(path)).unwrap()
    }
}

/// Imports into a folder and reads that.
fn import(export: &Export) -> Imported {
    import_with(export, |_| {})
}

fn import_with(export: &Export, change: impl FnOnce(&mut Options)) -> Imported {
    let folder = folder();
    let file = export.write(&folder, "export.xml");
    let mut options = options(&folder, vec![file]);
    change(&mut options);
    let report = import::import(&options).unwrap();
    adds_up(&report);
    let bundle = read(&folder.path().join("blog"));
    Imported { folder, report, bundle }
}

fn read(blog: &Path) -> Bundle {
    let source::Source { mut bundle, notices, .. } = source::read(blog, None).unwrap();
    assert!(notices.is_empty(), "{notices}");
    bundle.sort();
    bundle
}

fn adds_up(report: &Report) {
    for (kind, count) in report.counts.iter() {
        assert_eq!(count.read, count.imported + count.skipped, "{kind}");
        let named: usize = count.reasons.values().map(Vec::len).sum();
        assert_eq!(count.skipped, named, "{kind}");
    }
}

/// The import fails, and nothing is there afterwards but the exports.
fn refused(folder: &TempDir, options: &Options) -> String {
    let before = files_below(folder.path());
    let error = import::import(options).expect_err("a fault");
    assert_eq!(files_below(folder.path()), before);
    error.to_string()
}

fn refused_file(bytes: &[u8]) -> String {
    let folder = folder();
    let file = wxr::write(folder.path(), "export.xml", bytes);
    refused(&folder, &options(&folder, vec![file]))
}

#[test]
fn a_blog_comes_along_with_all_it_has() {
    let export = Export::default()
        .author(4, "ida", "Ida Marlowe")
        .author(5, "nobody", "Nobody")
        .category(1, "drinks", "Drinks", "")
        .category(2, "tea", "Tea &amp; leaves", "drinks")
        .category(3, "lost", "Lost", "nowhere")
        .tag(7, "c-2", "C++")
        .item(
            Item::post(12, "first")
                .with("title", "The first pot")
                .with("excerpt:encoded", "In short: a pot.")
                .with("wp:is_sticky", 1)
                .with("wp:comment_status", "closed")
                .with("wp:post_modified", "2015-01-01 10:00:00")
                .with("wp:post_modified_gmt", "2015-01-01 10:00:00")
                .term("category", "tea", "Tea &amp; leaves")
                .term("post_tag", "c-2", "C++")
                .term("post_format", "post-format-aside", "Aside")
                .meta("_thumbnail_id", "30"),
        )
        .item(Item::page(20, "about").with("wp:menu_order", 2))
        .item(
            Item::page(21, "history")
                .with("link", "https://tea.example/about/history/")
                .with("wp:post_parent", 20),
        )
        .item(Item::picture(30, "pot.jpg", 12));
    let imported = import(&export);
    let Imported { bundle, report, .. } = &imported;
    assert_eq!(bundle.title, "Leaves & Water");
    assert_eq!(bundle.description.as_deref(), Some("A kettle’s diary"));
    assert_eq!(
        (bundle.language.as_str(), bundle.home_page_url.as_str()),
        ("en-GB", "https://tea.example/")
    );
    let categories: Vec<_> = bundle
        .categories
        .iter()
        .map(|it| (it.slug.as_str(), it.name.as_str(), it.parent.as_ref().map(|it| it.as_str())))
        .collect();
    assert_eq!(
        categories,
        [
            ("drinks", "Drinks", None),
            ("lost", "Lost", None),
            ("tea", "Tea & leaves", Some("drinks"))
        ]
    );
    assert!(report.remarks.iter().any(|it| it.contains("nowhere")), "{:?}", report.remarks);
    assert_eq!((bundle.tags[0].slug.as_str(), bundle.tags[0].name.as_str()), ("c-2", "C++"));
    let author = &bundle.authors[0];
    assert_eq!(author.name, "Ida Marlowe");
    assert_eq!(author.slug.as_ref().map(|it| it.as_str()), Some("ida"));
    assert_eq!((bundle.authors.len(), report.counts.get("authors").skipped), (1, 1));

    let post = imported.item("/2014/10/first/");
    assert_eq!(post.id, "https://tea.example/?p=12");
    assert_eq!((post.title.as_str(), post.summary.as_str()), ("The first pot", "In short: a pot."));
    assert_eq!(post.published.as_ref().unwrap().iso(), "2014-10-27T08:30:00+01:00");
    assert_eq!(post.modified.as_ref().unwrap().iso(), "2015-01-01T10:00:00Z");
    assert_eq!(post.categories[0].as_str(), "tea");
    assert_eq!(post.tags, ["C++"]);
    assert!(post.sticky && !post.comments_open && !post.draft);
    assert_eq!(post.extra.as_deref(), Some("{\"format\":\"aside\"}"));
    assert_eq!(post.image.as_deref(), Some(upload("pot.jpg").as_str()));
    imported.item("/about/history/");
    assert_eq!(bundle.navigation.len(), 1, "pages at the top, without a menu");
    assert!(report.addresses_changed.is_empty());
    for (kind, read, imported) in
        [("posts", 1, 1), ("pages", 2, 2), ("attachments", 1, 0), ("categories", 3, 3)]
    {
        let count = report.counts.get(kind);
        assert_eq!((count.read, count.imported), (read, imported), "{kind}");
    }
}

#[test]
fn what_was_hidden_comes_as_a_draft_that_says_what_it_was() {
    let states = [
        ("draft", "draft"),
        ("pending", "pending review"),
        ("private", "private"),
        ("future", "scheduled"),
        ("trash", "in the trash"),
        ("a-plugins-own", "a-plugins-own"),
    ];
    let mut export = Export::default();
    for (at, (status, _)) in states.iter().enumerate() {
        let item = Item::post(at as u64 + 1, &format!("hidden-{at}"))
            .with("wp:status", status)
            .with("link", format!("https://tea.example/?p={}", at + 1));
        export = export.item(item);
    }
    export = export
        .item(Item::post(50, "locked").with("wp:post_password", "open sesame"))
        .item(Item::post(51, "auto").with("wp:status", "auto-draft"))
        .item(
            Item::post(52, "")
                .with("link", "https://tea.example/?p=52")
                .with("wp:status", "draft")
                .with("title", "A new pot, half drawn"),
        )
        .item(Item::post(53, "open"));
    let imported = import(&export);
    for (at, (_, was)) in states.iter().enumerate() {
        let post = imported.item(&format!("/2014/10/hidden-{at}/"));
        assert!(post.draft);
        assert_eq!(post.extra, Some(format!("{{\"status\":\"{was}\"}}")));
    }
    assert_eq!(
        imported.item("/2014/10/locked/").extra.as_deref(),
        Some("{\"status\":\"password-protected\"}")
    );
    assert!(imported.item("/2014/10/a-new-pot-half-drawn/").draft);
    assert!(!imported.item("/2014/10/open/").draft);
    assert_eq!(imported.report.drafts.len(), states.len() + 2);
    assert_eq!(imported.report.counts.get("posts").skipped, 1);
    let all = all_text(&imported.folder.path().join("blog"));
    assert!(!all.contains("open sesame"));
}

fn all_text(folder: &Path) -> String {
    let files = files_below(folder).into_iter();
    files.map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes))).collect()
}

#[test]
fn threads_come_along_and_nobody_is_given_away() {
    let mut thread = Item::post(12, "talk");
    thread = thread
        .comment(Comment::new(3, 2).with("wp:comment_author_url", "http://"))
        .comment(Comment::new(1, 0))
        .comment(Comment::new(2, 1).with("wp:comment_approved", "0"))
        .comment(Comment::new(4, 0).with("wp:comment_approved", "spam"))
        .comment(Comment::new(5, 0).with("wp:comment_approved", "trash"))
        .comment(Comment::new(6, 0).with("wp:comment_type", "pingback"))
        .comment(Comment::new(7, 0).with("wp:comment_type", "trackback"))
        .comment(Comment::new(8, 0).with("wp:comment_type", "order_note"))
        .comment(Comment::new(9, 9))
        .comment(Comment::new(10, 77).with(
            "wp:comment_content",
            "Two <b>lines</b>\nand <script>alert(1)</script><a href='javascript:x'>x</a>",
        ));
    let imported = import(
        &Export::default()
            .author(1, "ida@tea.example", "ida@tea.example")
            .item(thread.with("dc:creator", "ida@tea.example")),
    );
    let post = imported.item("/2014/10/talk/");
    let parent =
        |it: &perennial::model::comment::Comment| it.parent.as_ref().map(ToString::to_string);
    let thread: Vec<_> =
        post.comments.iter().map(|it| (it.id.as_str(), parent(it), it.kind)).collect();
    use CommentKind::{Comment as Plain, Pingback, Trackback};
    assert_eq!(
        thread,
        [
            ("1", None, Plain),
            ("3", Some("1".to_owned()), Plain),
            ("6", None, Pingback),
            ("7", None, Trackback),
            ("9", None, Plain),
            ("10", None, Plain),
        ]
    );
    assert_eq!(post.comments[0].author_url.as_deref(), Some("https://reader.example/"));
    assert_eq!(post.comments[1].author_url, None);
    assert_eq!(post.comments[0].date.as_ref().unwrap().iso(), "2014-10-28T09:01:00+01:00");
    let html = &post.comments[5].content_html;
    assert!(html.contains("<strong>lines</strong><br>") && !html.contains("script"), "{html}");
    let all = all_text(&imported.folder.path().join("blog"));
    let report = serde_json::to_string(&imported.report).unwrap();
    for private in ["hidden@", "@reader.example", "203.0.113.7", "ida@tea.example", "ida-tea"] {
        assert!(!all.contains(private), "{private}");
        assert!(!report.contains(private), "{private} in {report}");
    }
    let count = imported.report.counts.get("comments");
    assert_eq!((count.read, count.imported), (8, 4));
    assert_eq!(imported.report.remarks.iter().filter(|it| it.starts_with("comment ")).count(), 2);
}

#[test]
fn every_old_address_leads_somewhere() {
    let export = Export::default()
        .author(4, "ida", "Ida")
        .category(1, "drinks", "Drinks", "")
        .category(2, "tea", "Tea", "drinks")
        .item(
            Item::post(12, "first")
                .meta("_wp_old_slug", "frist")
                .content("One<!--nextpage-->Two<!--nextpage-->Three"),
        )
        .item(Item::page(20, "about"))
        .item(
            Item::picture(30, "pot.jpg", 12).with("link", "https://tea.example/2014/10/first/pot/"),
        )
        .item(Item::picture(31, "lid.jpg", 0));
    let imported = import(&export);
    let aliases = |path: &str| -> Vec<String> {
        imported.item(path).aliases.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        aliases("/2014/10/first/"),
        ["/?p=12", "/2014/10/first/2/", "/2014/10/first/3/", "/2014/10/frist/"]
    );
    assert_eq!(aliases("/about/"), ["/?page_id=20"]);
    let redirects: Vec<(String, &str)> =
        imported.bundle.redirects.iter().map(|it| (it.from.to_string(), it.to.as_str())).collect();
    for (from, to) in [
        ("/feed/", "/rss.xml"),
        ("/feed/atom/", "/atom.xml"),
        ("/comments/feed/", "/comments/rss.xml"),
        ("/?feed=rss2", "/rss.xml"),
        ("/?feed=comments-atom", "/comments/atom.xml"),
        ("/2014/10/27/", "/2014/10/"),
        ("/?cat=2", "/category/drinks/tea/"),
        ("/?author=4", "/author/ida/"),
        ("/2014/10/first/pot/", "/2014/10/first/"),
        ("/?attachment_id=30", "/2014/10/first/"),
        ("/picture-31/", upload("lid.jpg").as_str()),
        ("/?attachment_id=31", upload("lid.jpg").as_str()),
    ] {
        assert!(redirects.iter().any(|it| it == &(from.to_owned(), to)), "{from}: {redirects:#?}");
    }
    assert_eq!(
        imported.item("/2014/10/first/").content_html,
        "<p>One</p>\n<p>Two</p>\n<p>Three</p>"
    );
}

#[test]
fn addresses_that_cannot_stay_are_named() {
    let export = Export::default()
        .item(Item::post(1, "plain").with("link", "https://tea.example/?p=1"))
        .item(Item::post(2, "twin"))
        .item(Item::post(3, "twin"))
        .item(Item::page(4, "archive"))
        .item(Item::page(5, "front").with("link", "https://tea.example/"))
        .item(Item::post(6, "%e8%8c%b6").with("link", "https://tea.example/2014/10/%e8%8c%b6/"))
        .item(Item::post(7, "old").with("link", "https://tea.example/index.php/2014/10/old.html"));
    let imported = import(&export);
    for path in ["/2014/10/twin/", "/2014/10/茶/", "/index.php/2014/10/old.html"] {
        imported.item(path);
    }
    let mut changed: Vec<_> = imported
        .report
        .addresses_changed
        .iter()
        .map(|it| (it.from.as_str(), it.to.as_str()))
        .collect();
    changed.sort_unstable();
    assert_eq!(
        changed,
        [
            ("/2014/10/twin/", "/2014/10/twin-2/"),
            ("/archive/", "/archive-2/"),
            ("https://tea.example/", "/front/"),
            ("https://tea.example/?p=1", "/2014/10/plain/"),
        ]
    );
    assert_eq!(imported.item("/2014/10/plain/").aliases[0].to_string(), "/?p=1");
    assert_eq!(imported.bundle.posts.len() + imported.bundle.pages.len(), 7);
}

#[test]
fn identities_stay_to_the_letter() {
    let export = Export::default()
        .item(Item::post(1, "a").with("guid", "http://old.example/?p=1&amp;x"))
        .item(Item::post(2, "b").with("guid", "http://old.example/?p=1&amp;x"))
        .item(Item::post(3, "c").with("guid", ""));
    let imported = import(&export);
    let ids = ["a", "b", "c"].map(|name| imported.item(&format!("/2014/10/{name}/")).id.as_str());
    assert_eq!(
        ids,
        [
            "http://old.example/?p=1&amp;x",
            "http://old.example/?p=1&amp;x#wordpress-2",
            "https://tea.example/?p=3"
        ]
    );
    assert_eq!(imported.report.remarks.len(), 2, "{:?}", imported.report.remarks);
}

/// A picture of one pixel.
fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(1, 1).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// Bodies that show a picture in many ways.
fn with_pictures() -> Export {
    let body = format!(
        "<a href=\"{}\"><img src=\"{}\" alt=\"A pot\" /></a>\n\n\
         <img src=\"/wp-content/uploads/2014/10/pot-150x150.jpg\" alt=\"\">\n\n\
         <img src=\"https://i0.wp.com/tea.example/wp-content/uploads/2014/10/large-1024x768.jpg?resize=9\" alt=\"\">\n\n\
         <img src=\"{}\" alt=\"\"> <img src=\"https://other.example/wp-content/uploads/2014/10/pot.jpg\" alt=\"\">",
        upload("pot.jpg"),
        upload("pot-300x200.jpg"),
        upload("gone.jpg"),
    );
    Export::default()
        .item(Item::post(12, "pictures").content(&body).meta("_thumbnail_id", "30"))
        .item(Item::picture(30, "pot.jpg", 12))
        .item(Item::picture(31, "large-scaled.jpg", 12))
        .item(Item::picture(32, "unused.jpg", 12))
        .item(Item::picture(33, "gone.jpg", 12))
}

#[test]
fn media_come_along_in_their_original_size() {
    let media = folder();
    for name in ["pot.jpg", "pot-300x200.jpg", "large-scaled.jpg", "unused.jpg"] {
        wxr::write(media.path(), &format!("2014/10/{name}"), &picture());
    }
    wxr::write(media.path(), "2014/10/gone.jpg", b"half a pict");
    let imported =
        import_with(&with_pictures(), |options| options.media = Some(media.path().to_owned()));
    let files = files_below(&imported.folder.path().join("blog/static"));
    let files: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        files,
        ["wp-content/uploads/2014/10/large-scaled.jpg", "wp-content/uploads/2014/10/pot.jpg"]
    );
    let post = imported.item("/2014/10/pictures/");
    assert_eq!(post.content_html.matches("\"/wp-content/uploads/2014/10/pot.jpg\"").count(), 3);
    assert!(post.content_html.contains("\"/wp-content/uploads/2014/10/large-scaled.jpg\""));
    assert!(
        post.content_html.contains("\"https://other.example/wp-content/uploads/2014/10/pot.jpg\"")
    );
    assert_eq!(post.image.as_deref(), Some("/wp-content/uploads/2014/10/pot.jpg"));
    let Report { files_missing, files_remote, counts, files_copied, .. } = &imported.report;
    assert_eq!(files_missing, &["2014/10/gone.jpg"]);
    assert_eq!(files_remote, &[upload("gone.jpg")]);
    assert_eq!(*files_copied, 2);
    let count = counts.get("attachments");
    assert_eq!((count.read, count.imported), (4, 2));
    let reasons: Vec<_> = count.reasons.keys().map(String::as_str).collect();
    assert_eq!(reasons, ["its file is no picture that browsers show", "nothing refers to it"]);
}

#[test]
fn without_media_files_stay_where_they_are() {
    let imported = import(&with_pictures());
    let post = imported.item("/2014/10/pictures/");
    for file in ["pot.jpg", "pot-300x200.jpg", "pot-150x150.jpg", "gone.jpg"] {
        assert!(
            post.content_html.contains(&format!("\"{}\"", upload(file))),
            "{file}: {}",
            post.content_html
        );
    }
    assert_eq!(imported.report.files_remote.len(), 5, "{:?}", imported.report.files_remote);
    // Elsewhere they are still at the old address.
    let elsewhere = url::Url::parse("https://new.example/").unwrap();
    let moved =
        source::read(&imported.folder.path().join("blog"), Some(&elsewhere)).unwrap().bundle;
    assert!(moved.posts[0].content_html.contains(&upload("pot.jpg")));
}

#[test]
fn links_lead_to_where_things_are_now() {
    let export = Export::default()
        .category(2, "tea", "Tea", "")
        .item(
            Item::post(12, "links").content(
                "<a href=\"http://www.tea.example/?p=13#comment-4\">a</a> \
                 <a href=\"/2014/10/frist\">b</a> <a href=\"/?cat=2\">c</a> <a href=\"/?page_id=99\">d</a> \
                 <a href=\"/2014/10/27/\">e</a> <a href=\"https://tea.example/gone/\">f</a> \
                 <a href=\"/category/tea/\">g</a> <a href=\"../second/\">h</a> <a href=\"/feed/\">i</a>",
            ),
        )
        .item(Item::post(13, "second").meta("_wp_old_slug", "frist").term("category", "tea", "Tea"));
    let imported = import(&export);
    let html = &imported.item("/2014/10/links/").content_html;
    for (name, address) in [
        ("a", "/2014/10/second/#comment-4"),
        ("b", "/2014/10/second/"),
        ("c", "/category/tea/"),
        ("d", "/?page_id=99"),
        ("e", "/2014/10/"),
        ("f", "/gone/"),
        ("g", "/category/tea/"),
        ("h", "/2014/10/second/"),
        ("i", "/rss.xml"),
    ] {
        assert!(html.contains(&format!("<a href=\"{address}\">{name}</a>")), "{name}: {html}");
    }
    let dead: Vec<_> = imported.report.dead_links.iter().map(|it| it.address.as_str()).collect();
    assert_eq!(dead, ["/?page_id=99", "/gone/"]);
}

#[test]
fn published_texts_keep_their_addresses_before_drafts_do() {
    let export = Export::default()
        .item(
            Item::post(1, "")
                .with("wp:status", "draft")
                .with("link", "https://tea.example/?p=1")
                .with("title", "Pots"),
        )
        .item(Item::post(2, "pots"))
        .item(Item::page(3, "x").with("link", "https://tea.example/category/x/"))
        .item(
            Item::page(4, "self")
                .with("wp:status", "draft")
                .with("wp:post_parent", 4)
                .with("link", ""),
        )
        .item(Item::post(0, "numberless").with("wp:post_id", ""))
        .item(Item::picture(30, "pot.jpg", 0));
    let imported = import(&export);
    assert!(!imported.item("/2014/10/pots/").draft);
    assert!(imported.item("/2014/10/pots-2/").draft);
    imported.item("/category-2/x/");
    imported.item("/self/");
    assert_eq!(
        imported.report.addresses_changed.len(),
        1,
        "{:?}",
        imported.report.addresses_changed
    );
    let to = imported.bundle.redirects.iter().find(|it| it.from.to_string() == "/picture-30/");
    assert_eq!(to.map(|it| it.to.as_str()), Some(upload("pot.jpg").as_str()));
}

#[test]
fn passwords_and_addresses_of_people_stay_behind() {
    let mut export = Export::default()
        .author(1, "ida", "Ida Marlowe (ida@tea.example)")
        .author(2, "gone@tea.example", "gone@tea.example")
        .item(
            Item::post(1, "locked")
                .with("wp:post_password", "  ")
                .meta("_billing_email", "customer@tea.example")
                .comment(
                    Comment::new(1, 0)
                        .with("wp:comment_author", "otto@reader.example")
                        .with("wp:comment_author_url", "http://otto:secret@reader.example/x"),
                ),
        );
    export.home = "https://bob:hunter2@tea.example".to_owned();
    let imported = import(&export);
    let post = imported.item("/2014/10/locked/");
    assert!(post.draft);
    assert_eq!(post.comments[0].author, "otto");
    assert_eq!(post.comments[0].author_url.as_deref(), Some("http://reader.example/x"));
    assert_eq!(imported.bundle.authors[0].name, "Ida Marlowe");
    let all = all_text(&imported.folder.path().join("blog"));
    let report = serde_json::to_string(&imported.report).unwrap();
    for private in ["@tea.example", "@reader.example", "hunter2", "secret", "customer"] {
        assert!(!all.contains(private) && !report.contains(private), "{private}: {report}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_of_uploads_are_not_followed() {
    let (media, outside) = (folder(), folder());
    wxr::write(outside.path(), "10/pot.jpg", &picture());
    std::os::unix::fs::symlink(outside.path(), media.path().join("2014")).unwrap();
    let imported =
        import_with(&with_pictures(), |options| options.media = Some(media.path().to_owned()));
    assert_eq!(imported.report.files_copied, 0);
    assert!(imported.report.files_missing.contains(&"2014/10/pot.jpg".to_owned()));
}

#[test]
fn one_menu_becomes_the_navigation() {
    let by = |kind, object, id| [("type", kind), ("object", object), ("object_id", id)];
    let export = Export::default()
        .channel("<wp:term><wp:term_id>9</wp:term_id><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>main-menu</wp:term_slug><wp:term_name>Main menu</wp:term_name></wp:term>")
        .category(2, "tea", "Tea", "")
        .item(Item::post(1, "a").term("category", "tea", "Tea"))
        .item(Item::page(20, "about"))
        .item(Item::page(21, "hidden").with("wp:status", "draft"))
        .item(Item::menu_item(103, "main-menu", 3, &[("type", "custom"), ("url", "https://friend.example/")]).with("title", "A &amp; friend"))
        .item(Item::menu_item(101, "main-menu", 1, &by("post_type", "page", "20")))
        .item(Item::menu_item(102, "main-menu", 2, &by("taxonomy", "category", "2")))
        .item(Item::menu_item(104, "main-menu", 4, &by("post_type", "page", "21")).with("title", "Hidden"))
        .item(Item::menu_item(105, "main-menu", 5, &[("type", "custom"), ("url", "/x/"), ("menu_item_parent", "101")]).with("title", "Below"))
        .item(Item::menu_item(106, "footer", 1, &[("type", "custom"), ("url", "https://f.example/")]).with("title", "Imprint"));
    let titles = |imported: &Imported| -> Vec<(String, String)> {
        let links = imported.bundle.navigation.iter();
        links.map(|it| (it.title.clone(), it.url.clone())).collect()
    };
    let imported = import(&export);
    let link = |title: &str, url: &str| (title.to_owned(), url.to_owned());
    assert_eq!(
        titles(&imported),
        [
            link("Title of about", "/about/"),
            link("Tea", "/category/tea/"),
            link("A & friend", "https://friend.example/"),
        ]
    );
    let count = imported.report.counts.get("menu items");
    assert_eq!((count.read, count.imported, count.reasons.len()), (6, 3, 3));
    let footer = import_with(&export, |options| options.menu = Some("footer".to_owned()));
    assert_eq!(titles(&footer), [link("Imprint", "https://f.example/")]);
    let folder = folder();
    let mut options = options(&folder, vec![export.write(&folder, "export.xml")]);
    options.menu = Some("sidebar".to_owned());
    let message = refused(&folder, &options);
    assert!(message.contains("sidebar") && message.contains("main-menu"), "{message}");
}

#[test]
fn other_types_of_posts_come_when_asked_for() {
    let export = Export::default()
        .item(Item::post(1, "a"))
        .item(Item::post(2, "scones").with("wp:post_type", "recipe").comment(Comment::new(9, 0)))
        .item(Item::post(3, "css").with("wp:post_type", "custom_css"));
    let without = import(&export);
    assert_eq!(without.bundle.posts.len(), 1);
    assert_eq!(without.report.counts.get("items of the type recipe").skipped, 1);
    assert_eq!(without.report.counts.get("comments").skipped, 1);
    let with =
        import_with(&export, |options| options.types = vec![("recipe".to_owned(), Kind::Page)]);
    assert_eq!(with.bundle.pages[0].permalink.as_str(), "/2014/10/scones/");
    assert_eq!(with.bundle.pages[0].comments.len(), 1);
}

#[test]
fn odd_dates_titles_and_slugs_come_out_right() {
    let zero = "0000-00-00 00:00:00";
    let export = Export::default()
        .item(Item::post(1, "undated").with("wp:post_date", zero).with("wp:post_date_gmt", zero))
        .item(
            Item::post(2, "untitled")
                .with("title", "")
                .content("<p>Steam, then &amp; a whistle.</p>"),
        )
        .item(Item::post(3, "empty").with("title", " ").content(""))
        .item(Item::post(4, "entities").with("title", "Don't &#8220;stir&#8221; &lt;b&gt;"))
        .item(Item::post(5, "split").content("code ]]> here"))
        .item(Item::post(6, "control").content("a\u{1}b"));
    let imported = import(&export);
    let title = |name: &str| imported.item(&format!("/2014/10/{name}/")).title.clone();
    assert_eq!(imported.item("/2014/10/undated/").published, None);
    assert_eq!(title("untitled"), "Steam, then & a whistle.");
    assert_eq!(title("empty"), "empty");
    assert_eq!(title("entities"), "Don’t “stir” <b>");
    assert_eq!(imported.item("/2014/10/split/").content_html, "<p>code ]]&gt; here</p>");
    assert_eq!(imported.item("/2014/10/control/").content_html, "<p>ab</p>");
    assert!(imported.report.remarks.iter().any(|it| it.contains("1 character")));
}

#[test]
fn what_is_not_safe_does_not_come_along_and_is_named() {
    let export = Export::default().item(Item::post(1, "a").content(
        "<p onclick=\"x()\">Hi<script>alert(1)</script></p><iframe src=\"javascript:x\"></iframe>[unknown_one a=\"b\"]",
    ));
    let imported = import(&export);
    let html = &imported.item("/2014/10/a/").content_html;
    assert!(!html.contains("script") && !html.contains("onclick"), "{html}");
    let dropped: Vec<_> = imported.report.dropped.iter().map(|it| it.remark.as_str()).collect();
    assert!(dropped.contains(&"dropped the element <script>"), "{dropped:?}");
    assert!(dropped.contains(&"dropped the attribute onclick of <p>"), "{dropped:?}");
    assert!(imported.report.shortcodes.contains_key("unknown_one"));
    assert!(html.contains("[unknown_one a="), "{html}");
}

#[test]
fn a_folder_and_a_posts_file_are_the_same_blog() {
    let export = with_pictures()
        .author(4, "ida", "Ida Marlowe")
        .item(Item::post(40, "talk").comment(Comment::new(1, 0)).comment(Comment::new(2, 1)))
        .item(Item::page(41, "about"));
    let imported = import(&export);
    let folder = folder();
    let file = folder.path().join("posts.json");
    let mut options = options(&folder, vec![export.write(&folder, "export.xml")]);
    options.target = Target::PostsFile(file.clone(), None);
    let report = import::import(&options).unwrap();
    assert_eq!(report.counts, imported.report.counts);
    assert_eq!(read(&file), imported.bundle);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Others may read it as they may any new file: a web server is one of them.
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&file), mode(&wxr::write(folder.path(), "any", b"")));
    }
    let message = refused(&folder, &options);
    assert!(message.contains("there already"), "{message}");
}

#[test]
fn below_a_path_everything_stays_below_it() {
    let mut export =
        Export::default()
            .item(Item::post(1, "a").with("link", "https://tea.example/blog/2014/10/a/").content(
                "<a href=\"https://tea.example/blog/?p=2\">b</a> <a href=\"/shop/\">c</a>",
            ))
            .item(Item::post(2, "b").with("link", "https://tea.example/blog/2014/10/b/"));
    export.home = "https://tea.example/blog".to_owned();
    let imported = import(&export);
    let post = imported.item("/2014/10/a/");
    assert_eq!(
        post.content_html,
        "<p><a href=\"/blog/2014/10/b/\">b</a> <a href=\"https://tea.example/shop/\">c</a></p>"
    );
    assert!(imported.file("posts/2014-10-27-a.md").contains("](/2014/10/b/)"));
}

#[test]
fn several_files_are_one_blog_and_may_be_compressed() {
    use std::io::Write as _;
    let first = Export::default()
        .author(1, "ida", "Ida")
        .category(1, "tea", "Tea", "")
        .item(Item::post(1, "a").comment(Comment::new(5, 0)));
    let second = Export::default()
        .author(1, "ida", "Ida")
        .category(1, "tea", "Tea", "")
        .item(Item::post(1, "a").comment(Comment::new(5, 0)))
        .item(Item::post(2, "b").comment(Comment::new(5, 0)));
    let folder = folder();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(second.xml().as_bytes()).unwrap();
    let packed = gzip.finish().unwrap();
    let cut = wxr::write(folder.path(), "cut.xml.gz", &packed[..packed.len() / 2]);
    let packed = wxr::write(folder.path(), "second.xml.gz", &packed);
    let file = first.write(&folder, "first.xml");
    let options = options(&folder, vec![file.clone(), packed]);
    let report = import::import(&options).unwrap();
    adds_up(&report);
    assert_eq!(read(&folder.path().join("blog")).posts.len(), 2);
    let (posts, comments) = (report.counts.get("posts"), report.counts.get("comments"));
    assert_eq!((posts.read, posts.imported), (3, 2));
    assert_eq!((comments.read, comments.imported), (3, 1));
    assert_eq!(report.counts.get("categories").read, 1);

    let target = Target::Folder(folder.path().join("other"));
    let mut other = first.clone();
    other.home = "https://coffee.example".to_owned();
    let coffee = other.write(&folder, "coffee.xml");
    let of_two = Options { exports: vec![file, coffee], target: target.clone(), ..options.clone() };
    assert!(refused(&folder, &of_two).contains("another blog"));
    let of_half = Options { exports: vec![cut], target, ..options };
    refused(&folder, &of_half);
}

#[test]
fn old_versions_and_careless_namespaces_are_read() {
    let mut export = Export::default().item(
        Item::post(1, "a")
            .xml_too("<category><![CDATA[Tea]]></category>")
            .xml_too("<category domain=\"category\" nicename=\"tea\"><![CDATA[Tea]]></category>")
            .xml_too("<category domain=\"tag\" nicename=\"pots\"><![CDATA[pots]]></category>"),
    );
    for (version, namespace) in [
        ("1.0", "http://wordpress.org/export/1.0/"),
        ("1.1", "https://wordpress.org/export/1.1/"),
        ("", "http://wordpress.org/export/1.2/"),
    ] {
        export.version = version.to_owned();
        export.namespace = namespace.to_owned();
        let imported = import(&export);
        let post = imported.item("/2014/10/a/");
        assert_eq!((post.categories[0].as_str(), post.tags[0].as_str()), ("tea", "pots"));
        assert_eq!(post.authors[0].name, "ida");
    }
    export.version = "2.0".to_owned();
    assert!(refused_file(export.xml().as_bytes()).contains("\"2.0\""));
}

#[test]
fn damaged_files_are_refused_and_nothing_is_written() {
    let whole = with_pictures().item(Item::post(1, "a").comment(Comment::new(1, 0))).xml();
    let end = whole.rfind("</channel>").unwrap();
    for length in (0..end).step_by(97) {
        let mut length = length;
        while !whole.is_char_boundary(length) {
            length -= 1;
        }
        refused_file(&whole.as_bytes()[..length]);
    }
    for (bytes, message) in [
        (&b"PK\x03\x04...."[..], "ZIP"),
        (b"", "empty"),
        (b"{\"version\": \"https://jsonfeed.org/version/1.1\"}", "no export"),
        (b"<!DOCTYPE html><html></html>", "begins with <html>"),
        (b"\x1f\x8bgarbage", "read"),
    ] {
        let found = refused_file(bytes);
        assert!(found.contains(message), "{message}: {found}");
    }
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let bomb = whole.replacen("<rss", &format!("{bomb}<rss"), 1);
    assert!(refused_file(bomb.as_bytes()).contains("entities"));
    let folder = folder();
    let missing = options(&folder, vec![folder.path().join("none.xml")]);
    assert!(refused(&folder, &missing).contains("cannot read"));
    let file = wxr::write(folder.path(), "export.xml", whole.as_bytes());
    wxr::write(folder.path(), "blog/mine.md", b"mine");
    assert!(matches!(import::import(&options(&folder, vec![file])), Err(Error::Occupied { .. })));
}

#[test]
fn a_block_that_wordpress_hid_is_in_no_post() {
    let block = |id, status: &str, text: &str| {
        let text = format!("<!-- wp:paragraph --><p>{text}</p><!-- /wp:paragraph -->");
        let block = Item::post(id, "block").with("wp:post_type", "wp_block");
        block.with("wp:status", status).with("content:encoded", text)
    };
    let text = "<!-- wp:block {\"ref\":12} /--><!-- wp:block {\"ref\":13} /-->";
    let export = Export::default()
        .item(Item::post(1, "a").with("content:encoded", text))
        .item(block(12, "publish", "Shown."))
        .item(block(13, "private", "Hidden."));
    let imported = import(&export);
    let html = &imported.item("/2014/10/a/").content_html;
    assert!(html.contains("Shown.") && !html.contains("Hidden."), "{html}");
    assert_eq!(imported.report.counts.get("reusable blocks").skipped, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    /// Whatever an export holds: it is imported and adds up, or refused, and nothing panics.
    #[test]
    fn any_export_adds_up(
        items in prop::collection::vec((
            prop::sample::select(vec!["post", "page", "attachment", "nav_menu_item", "wp_block", "recipe", ""]),
            0_u64..9,
            prop::sample::select(vec!["publish", "draft", "private", "future", "trash", "inherit", "auto-draft", "odd"]),
            prop::sample::select(vec![
                "https://tea.example/2014/10/a/", "https://tea.example/2014/10/a", "https://tea.example/?p=3",
                "https://tea.example/", "https://tea.example/archive/", "https://tea.example/a.html",
                "https://tea.example/a.html/b/", "https://tea.example/..%2f..%2fetc/", "https://other.example/x/",
                "not an address", "", "https://tea.example/2014/", "https://tea.example/posts.json",
                "https://tea.example/CON/", "https://tea.example/page/2/", "https://tea.example/2014/10/27/",
            ]),
            prop::sample::select(vec![
                "", "a\n\nb", "<!-- wp:paragraph --><p>x</p>", "[gallery]", "[caption]x", "<p>", "<<<>>>", "[[[[",
                "<!--more-->", "<!--nextpage-->", "https://youtu.be/abc", "<script>", "[code]\n\n<b>[/code]", "&#0;",
                "<!-- wp:block {\"ref\":1} /-->", "<a href=\"/?p=1\">x</a>",
            ]),
            prop::collection::vec((0_u64..9, 0_u64..9, prop::sample::select(vec!["1", "0", "spam"])), 0..4),
            prop::sample::select(vec!["", "a", "A", "%e8%8c%b6", "con", "..", "a/b", "%ff"]),
            0_u64..9,
        ), 0..12),
    ) {
        let mut export = Export::default()
            .category(1, "a", "A", "b").category(2, "b", "B", "a").category(3, "page", "Page", "page");
        for (kind, id, status, link, content, comments, name, parent) in items {
            let mut item = Item::post(id, "x")
                .with("wp:post_type", kind)
                .with("wp:status", status)
                .with("link", link)
                .with("wp:post_name", name)
                .with("wp:post_parent", parent)
                .content(content)
                .term("category", name, "A")
                .term("post_tag", name, name)
                .meta("_menu_item_type", "post_type")
                .meta("_menu_item_object_id", &parent.to_string())
                .meta("_wp_old_slug", name)
                .meta("_thumbnail_id", &parent.to_string());
            for (comment, parent, approved) in comments {
                item = item.comment(Comment::new(comment, parent).with("wp:comment_approved", approved));
            }
            export = export.item(item);
        }
        let imported = import(&export);
        let read = imported.report.counts.get("posts").imported + imported.report.counts.get("pages").imported;
        prop_assert_eq!(read, imported.bundle.posts.len() + imported.bundle.pages.len());
    }
}

#[test]
fn the_oldest_exports_know_categories_by_name() {
    let listed = "<wp:category><wp:category_nicename>drinks</wp:category_nicename>\
        <wp:category_parent></wp:category_parent><wp:cat_name>Hot &amp; cold</wp:cat_name></wp:category>\
        <wp:category><wp:category_nicename>tea</wp:category_nicename>\
        <wp:category_parent>Hot &amp; cold</wp:category_parent><wp:cat_name>Tea</wp:cat_name></wp:category>";
    let post = Item::post(1, "a")
        .xml_too("<category><![CDATA[Hot & cold]]></category><category>Tea</category>")
        .xml_too("<category>Never Listed</category>");
    let imported = import(&Export::default().channel(listed).item(post));
    let categories: Vec<_> = imported
        .bundle
        .categories
        .iter()
        .map(|it| (it.slug.as_str(), it.parent.as_ref().map(|it| it.as_str())))
        .collect();
    assert_eq!(categories, [("drinks", None), ("never-listed", None), ("tea", Some("drinks"))]);
    let post = imported.item("/2014/10/a/");
    let own: Vec<_> = post.categories.iter().map(|it| it.as_str()).collect();
    assert_eq!(own, ["drinks", "tea", "never-listed"]);
}

#[test]
fn exports_of_other_programs_have_few_fields() {
    let imported = import_xml(
        "<rss><channel><title>T</title><link>http://tea.example/</link>\
         <item><title>One</title><link>http://tea.example/one.html</link><dc:creator>Sam</dc:creator>\
         <pubDate>Tue, 08 Mar 2005 12:00:00 +0000</pubDate><content:encoded>&lt;p&gt;a&lt;/p&gt;</content:encoded>\
         <wp:comment><wp:comment_author>Rae</wp:comment_author><wp:comment_content>b</wp:comment_content></wp:comment>\
         <wp:comment><wp:comment_author>Roy</wp:comment_author><wp:comment_content>c</wp:comment_content></wp:comment></item>\
         <item><title>Two</title><link>http://tea.example/two.html</link><description>d</description></item>\
         </channel></rss>",
    );
    let one = imported.item("/one.html");
    assert_eq!(one.id, "http://tea.example/one.html");
    assert_eq!(one.content_html.trim(), "<p>a</p>");
    let comments: Vec<_> = one.comments.iter().map(|it| it.content_html.trim()).collect();
    assert_eq!(comments, ["<p>b</p>", "<p>c</p>"]);
    assert_eq!(imported.item("/two.html").content_html.trim(), "<p>d</p>");
    let remarks = &imported.report.remarks;
    assert!(remarks.iter().any(|it| it.contains("2 posts and pages have no GUID")), "{remarks:?}");
}

fn import_xml(xml: &str) -> Imported {
    let folder = folder();
    let file = wxr::write(folder.path(), "export.xml", xml.as_bytes());
    let report = import::import(&options(&folder, vec![file])).unwrap();
    adds_up(&report);
    let bundle = read(&folder.path().join("blog"));
    Imported { folder, report, bundle }
}

#[test]
fn every_address_that_changes_is_named() {
    let export = Export::default()
        .item(Item::post(1, "a"))
        // WordPress cuts long slugs, also within a letter.
        .item(Item::post(2, "cut").with("link", "https://tea.example/2014/10/%e3%81%82%e3%81/"))
        .item(Item::post(3, "far").with("link", "https://coffee.example/2014/10/far/"))
        .item(Item::page(4, "front").with("link", "https://tea.example/"));
    let imported = import(&export);
    let changed: Vec<_> = imported
        .report
        .addresses_changed
        .iter()
        .map(|it| (it.to.as_str(), it.why.as_str()))
        .collect();
    assert_eq!(
        changed,
        [
            ("/2014/10/cut/", "no file can have that address"),
            ("/2014/10/far/", "that is not below the address of the blog"),
            ("/front/", "the home page is a list of posts"),
        ]
    );
}

#[test]
fn what_stands_behind_the_front_of_all_addresses_moves() {
    let post = |id: u64| {
        Item::post(id, &format!("post-{id}"))
            .with("link", format!("https://tea.example/archives/{id}"))
            .term("category", "tea", "Tea")
            .content("<a href=\"/archives/category/drinks/tea/\">a</a> <a href=\"/category/tea\">b</a> \
                      <a href=\"/index.php?p=1\">c</a> <a href=\"/?cat=9\">d</a> <a href=\"1\">e</a>")
    };
    let export = Export::default()
        .category(1, "drinks", "Drinks", "")
        .category(2, "tea", "Tea", "drinks")
        .tag(3, "unused", "Unused")
        .item(post(1))
        .item(post(2).with("wp:status", "draft").with("link", "https://tea.example/?p=2"));
    let imported = import(&export);
    let html = &imported.item("/archives/1/").content_html;
    for (address, text) in [
        ("/category/drinks/tea/", "a"),
        ("/category/drinks/tea/", "b"),
        ("/archives/1/", "c"),
        ("/?cat=9", "d"),
        ("/archives/1", "e"),
    ] {
        assert!(html.contains(&format!("<a href=\"{address}\">{text}</a>")), "{text}: {html}");
    }
    let dead: Vec<_> = imported.report.dead_links.iter().map(|it| it.address.as_str()).collect();
    assert_eq!(dead, ["/?cat=9", "/?cat=9", "/archives/2/1"]);
    imported.item("/archives/2/");
    let from: Vec<_> = imported.bundle.redirects.iter().map(|it| it.from.to_string()).collect();
    assert!(from.iter().all(|it| !it.contains("unused")), "{from:?}");
    for address in ["/archives/category/drinks/tea/", "/archives/2014/10/", "/category/tea/"] {
        assert!(from.iter().any(|it| it == address), "{from:?}");
    }
}

#[test]
fn menus_of_block_themes_are_the_navigation_and_footnotes_come_along() {
    let links = "<!-- wp:navigation-link {\"label\":\"About <em>us</em>\",\"id\":2,\"kind\":\"post-type\"} /-->\
        <!-- wp:navigation-submenu {\"label\":\"Shop\",\"url\":\"https://shop.example/\"} -->\
        <!-- wp:navigation-link {\"label\":\"Pots\",\"url\":\"https://shop.example/pots/\"} /-->\
        <!-- /wp:navigation-submenu -->";
    let export = Export::default()
        .item(Item::page(2, "about"))
        .item(
            Item::page(3, "notes")
                .content("<!-- wp:paragraph --><p>a<sup class=\"fn\"><a href=\"#n\" id=\"n-link\">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->")
                .meta("footnotes", "[{\"id\":\"n\",\"content\":\"A <em>note</em>\"}]"),
        )
        .item(Item::page(4, "navigation").with("wp:post_type", "wp_navigation").content(links))
        .item(Item::page(5, "single").with("wp:post_type", "wp_template"));
    let imported = import(&export);
    let navigation: Vec<_> =
        imported.bundle.navigation.iter().map(|it| (it.title.as_str(), it.url.as_str())).collect();
    assert_eq!(navigation, [("About us", "/about/"), ("Shop", "https://shop.example/")]);
    let html = &imported.item("/notes/").content_html;
    assert!(html.contains("<li id=\"n\">A <em>note</em>"), "{html}");
    assert!(imported.report.blocks.is_empty(), "{:?}", imported.report.blocks);
    let reasons = imported.report.counts.get("items of the type wp_template").reasons;
    assert!(reasons.keys().all(|why| !why.contains("--type")), "{reasons:?}");
    let count = imported.report.counts.get("menu items");
    assert_eq!((count.read, count.imported), (3, 2));
}

#[test]
fn pictures_lead_to_their_files_where_they_led_to_their_own_pages() {
    let body = "<a href=\"/2014/10/a/pot/\"><img src=\"x.jpg\" alt=\"\"></a> <a href=\"/?attachment_id=30\">y</a>";
    let export = Export::default()
        .item(Item::post(12, "a").content(body))
        .item(Item::picture(30, "pot.jpg", 12).with("link", "https://tea.example/2014/10/a/pot/"));
    let imported = import(&export);
    let html = &imported.item("/2014/10/a/").content_html;
    let to_file = format!("<a href=\"{}\">", upload("pot.jpg"));
    assert_eq!(html.matches(&to_file).count(), 2, "{html}");
}
