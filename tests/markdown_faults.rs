//! Folders of Markdown with something wrong in them: what is said of it, where, and what to do.

#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{fs, path::Path};

use perennial::native::{
    error::Error,
    finding::{Finding, Level, Shown},
    ingest::{
        markdown::{self, Folder},
        source,
    },
};
use proptest::prelude::*;
use tempfile::TempDir;

/// A folder in the making.
struct Blog(TempDir);

impl Blog {
    /// A blog of nothing but settings; `settings` come after the usual ones.
    fn new(settings: &str) -> Self {
        let usual = "title = \"Small\"\nbase_url = \"https://small.example/\"\n";
        Self(tempfile::tempdir().unwrap()).with("perennial.toml", format!("{usual}{settings}"))
    }

    fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn read(&self) -> Folder {
        markdown::read(self.0.path(), None)
    }

    /// Everything found: place, message and help, each on a line.
    fn found(&self) -> Vec<String> {
        let read = self.read();
        let faults = read.findings.iter().any(|finding| finding.level == Level::Fault);
        assert_eq!(read.bundle.is_none(), faults, "a blog or faults, never both");
        let text = |it: &Finding| {
            let level = if it.level == Level::Warning { "(warning) " } else { "" };
            format!("{level}{}: {it}\n{}", it.place, it.help)
        };
        read.findings.iter().map(text).collect()
    }
}

/// The one post of most tests.
const POST: &str = "posts/2026-01-02-a.md";

/// What is found in a blog of one post with this text.
fn found_in(text: &str) -> Vec<String> {
    Blog::new("").with(POST, text).found()
}

/// A finding as it is printed.
fn printed(finding: &Finding) -> String {
    format!("{:?}", miette::Report::new(Shown::new(finding)))
}

/// A PNG that says how large it is, and no more.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    // CRC-32 (PNG section 5.5).
    let crc = !header.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    });
    let end = b"\0\0\0\x02IDAT\x78\x9c";
    [b"\x89PNG\r\n\x1a\n\0\0\0\x0d", header.as_slice(), &crc.to_be_bytes(), end].concat()
}

#[test]
fn redirects_are_faulted_where_they_stand() {
    let redirects = "[redirects]\n\"/feed/\" = \"/posts.json\"\n\"/?cat=3&x=1\" = \"/a/\"\n\
                     \"/a/\" = \"/about/\"\n\"/b/\" = 4\n\n[other]\nx = 1\n";
    let text = "---\nurl: /a/\naliases: [\"/?p=1\"]\n---\n";
    let found = Blog::new("").with(POST, text).with("redirects.toml", redirects).found();
    let expected = [
        "redirects.toml:7:2: the unknown key other\nwrite redirects below a line [redirects], each as \"/old/\" = \"/new/\"",
        "redirects.toml:3:1: \"?cat=3&x=1\"\nwanted is an address on this blog, such as /feed/ or /?cat=3, safe as a file path",
        "redirects.toml:5:9: the number 4\nwanted is a string",
        "redirects.toml:4:1: the address \"/a/\", which posts/2026-01-02-a.md has already\ntake it out of here, or out of where it stands too",
    ];
    assert_eq!(found, expected);

    let good = "[redirects]\n\"/feed/\" = \"/posts.json\"\n";
    let blog = Blog::new("").with(POST, text).with("redirects.toml", good);
    assert_eq!(blog.found(), [""; 0]);
    let bundle = blog.read().bundle.unwrap();
    assert_eq!(bundle.posts[0].aliases[0].to_string(), "/?p=1");
    assert_eq!(
        (bundle.redirects[0].from.to_string(), &*bundle.redirects[0].to),
        ("/feed/".to_owned(), "/posts.json")
    );
}

#[test]
fn the_slugs_of_tags_and_authors_are_named_where_they_stand() {
    let settings = "[[authors]]\nname = \"Ida\"\nslug = \"page\"\n\n\
                    [[tags]]\nslug = \"tea\"\n\n[[tags]]\nname = \"Green\"\nslug = \"Tea\"\n";
    let found = Blog::new(settings).found();
    let expected = [
        "perennial.toml:5:8: \"page\"\nwanted is a slug that is neither \"page\" nor like a file's name",
        "perennial.toml:12:8: \"Tea\", which perennial.toml has already\nwanted is a slug of its own",
    ];
    assert_eq!(found, expected);
}

#[test]
fn one_fault_in_ten_thousand_files_is_all_that_is_named() {
    let folder = Blog::new("");
    fs::create_dir(folder.0.path().join("posts")).unwrap();
    for number in 0..10_000 {
        let path = folder.0.path().join(format!("posts/2026-01-02-{number}.md"));
        let date = if number == 6_789 { "2026-02-30" } else { "2026-02-28" };
        fs::write(path, format!("---\ndate: {date}\n---\nText {number}.\n")).unwrap();
    }
    assert_eq!(
        folder.found(),
        ["posts/2026-01-02-6789.md:2:7: \"2026-02-30\" is no date\n\
          write 2026-03-04, 2026-03-04 08:30 or 2026-03-04T08:30:00+01:00"]
    );
}

#[test]
fn a_file_that_is_not_utf_8() {
    assert_eq!(
        Blog::new("").with(POST, b"One.\ncaf\xe9\n").found(),
        [format!("{POST}:2:4: not UTF-8: byte 8 begins no character\nsave the file as UTF-8")]
    );
}

#[test]
fn front_matter_that_does_not_end() {
    assert_eq!(
        found_in("---\ntitle: A\n\nText.\n"),
        [format!(
            "{POST}:1:1: front matter that begins with --- and never ends\n\
             mend the YAML between --- and --- or the TOML between +++ and +++"
        )]
    );
}

#[test]
fn two_posts_at_one_address_name_each_other() {
    let blog = Blog::new("")
        .with("posts/a.md", "---\ndate: 2026-01-02\nurl: /same/\n---\nA.\n")
        .with("posts/b.md", "---\ndate: 2026-01-02\nurl: /Same/\n---\nB.\n")
        .with("posts/x/2026-01-02-c.md", "C.\n")
        .with("posts/y/2026-01-02-c.md", "C.\n")
        .with("posts/z/2026-01-02-c.md", "---\ntitle: C\n---\nC.\n")
        .with(
            "posts/z/2026-01-02-d.md",
            "---\ntitle: D\nslug: c\naliases: [/x/, /same]\n---\nC.\n",
        );
    let c = "the address \"/2026/01/c/\", which posts/";
    let help = "write another `slug:` or `url:`";
    assert_eq!(
        blog.found(),
        [
            format!("posts/b.md:3:6: the address \"/Same/\", which posts/a.md has already\n{help}"),
            format!("posts/y/2026-01-02-c.md:1:1: {c}x/2026-01-02-c.md has already\n{help}"),
            format!("posts/z/2026-01-02-c.md:2:8: {c}y/2026-01-02-c.md has already\n{help}"),
            format!("posts/z/2026-01-02-d.md:3:7: {c}z/2026-01-02-c.md has already\n{help}"),
            "posts/z/2026-01-02-d.md:4:16: the address \"/same/\", which posts/b.md has already\n\
             take it out of `aliases`, or out of where it stands too"
                .to_owned(),
        ]
    );
}

#[test]
fn categories_in_a_circle() {
    let blog = Blog::new(
        "[[categories]]\nslug = \"a\"\nparent = \"b\"\n[[categories]]\nslug = \"b\"\nparent = \"a\"\n",
    );
    let help = "wanted is parents that lead to a category without one";
    assert_eq!(blog.found(), [format!("perennial.toml:5:10: a circle: a is below itself\n{help}")]);
}

#[test]
fn settings_that_are_no_toml_are_all_that_is_said() {
    let blog = Blog::new("title = \"Again\"\n").with(POST, "[x](gone.md)\n");
    assert_eq!(
        blog.found(),
        ["perennial.toml:3:1: duplicate key\nmend the TOML (https://toml.io)"]
    );
}

#[test]
fn yaml_that_people_often_write_wrongly() {
    for (matter, place, help) in [
        (
            "title: bad: colon\ndate: 2026-01-02\n",
            2,
            "put the text into quotes: title: \"bad: colon\"",
        ),
        (
            "date: 2026-01-02\ntitle: A \"b\": c\n",
            3,
            "put the text into quotes: title: \"A \\\"b\\\": c\"",
        ),
        ("title: @me\n", 2, "put the text into quotes: title: \"@me\""),
        ("title: `me`\n", 2, "put the text into quotes: title: \"`me`\""),
        ("extra:\n\tmood: calm\n", 3, "use spaces, not tabs"),
        ("tags: [a\n", 3, "mend the YAML between --- and --- or the TOML between +++ and +++"),
    ] {
        let blog = Blog::new("").with(POST, format!("---\n{matter}---\nText\n"));
        let findings = blog.read().findings;
        let [finding] = findings.as_slice() else { panic!("{matter:?}: {findings:?}") };
        assert_eq!(finding.help, help, "{matter:?}: {}: {finding}", finding.place);
        assert_eq!(finding.place.line_and_column().unwrap().0, place, "{matter:?}");
    }
}

#[test]
fn keys_that_are_nearly_right() {
    assert_eq!(
        found_in("---\nTags: [a]\ndescripton: b\nmood: calm\n---\n"),
        [
            format!(
                "(warning) {POST}:2:1: the key Tags means nothing here\n\
                 did you mean tags? As it is, it is kept under `extra`"
            ),
            format!(
                "(warning) {POST}:3:1: the key descripton means nothing here\n\
                 did you mean description? As it is, it is kept under `extra`"
            ),
            format!(
                "(warning) {POST}:4:1: the key mood means nothing here\n\
                 it is kept under `extra`; move it there, or remove it"
            ),
        ]
    );
    let blog = Blog::new("").with("posts/a.md", "---\nTitle: A\nDate: 2026-01-02\n---\n");
    assert_eq!(
        blog.found()[2],
        "posts/a.md:3:1: no date, which the permalink /:year/:month/:slug/ needs\n\
         Date means nothing: write date: 2026-03-04"
    );
    let blog = Blog::new("permalink = \"/:category/:slug/\"\n").with("posts/a.md", "A\n");
    assert_eq!(
        blog.found(),
        ["posts/a.md:1:1: no category, which the permalink /:category/:slug/ needs\n\
          write it into the front matter (categories: [Bread])"]
    );
}

#[test]
fn nothing_but_a_list_is_at_the_root() {
    let blog = Blog::new("")
        .with(POST, "---\naliases: [/old/, /]\n---\n[x](b.md)\n")
        .with("posts/b.md", "---\ndate: 2026-01-02\nurl: /\n---\nB.\n")
        .with("pages/index.md", "Welcome.\n")
        .with("pages/more/index.md", "More.\n");
    let said = "the home page is a list and has no text of its own\n\
                give it an address of its own, such as /welcome/, and link to that in the navigation";
    let places = [&format!("{POST}:2:18"), "posts/b.md:3:6", "pages/index.md:1:1"];
    assert_eq!(blog.found(), places.map(|place| format!("{place}: {said}")));
    assert_eq!(Blog::new("").with("pages/index.md", "---\nslug: welcome\n---\n").found(), [""; 0]);
}

#[test]
fn links_to_drafts_are_doubtful_where_the_link_is_published() {
    let blog = Blog::new("")
        .with(POST, "[b](2026-01-03-b.md#x) [c](/2026/01/b/) [d](/old/) [e](2026-01-04-c.md)\n")
        .with("posts/2026-01-03-b.md", "---\ndraft: true\naliases: [/old/]\n---\n# X\n\n[x](#x)\n")
        .with("posts/2026-01-04-c.md", "C.\n")
        .with(
            "pages/d.md",
            "---\ndraft: true\n---\n[b](../posts/2026-01-03-b.md) [c](/2026/01/b/)\n",
        );
    let found = |column: usize, address: &str| {
        format!(
            "(warning) {POST}:1:{column}: {address} links to a draft, which `build` leaves out\n\
             publish both, or take the link away until then"
        )
    };
    assert_eq!(
        blog.found(),
        [found(1, "2026-01-03-b.md#x"), found(24, "/2026/01/b/"), found(41, "/old/")]
    );
}

#[test]
fn faults_do_not_hide_what_is_doubtful() {
    let blog = Blog::new("")
        .with(POST, "---\nmood: calm\n---\n")
        .with("posts/2026-01-03-b.md", "[x](gone.md)\n");
    let Err(Error::Findings { findings }) = source::read(blog.0.path(), None) else {
        panic!("a fault")
    };
    let levels: Vec<Level> = findings.iter().map(|shown| shown.finding().level).collect();
    assert_eq!(levels, [Level::Fault, Level::Warning]);
}

#[test]
fn two_parts_of_a_series_with_one_number() {
    let part = |series: &str| {
        format!("---\ndate: 2026-01-02\nseries: {series}\nseries_part: 2\n---\nText.\n")
    };
    let blog = Blog::new("")
        .with("posts/a.md", part("Locks"))
        .with("posts/b.md", part("Locks"))
        .with("posts/c.md", part("Weirs"));
    assert_eq!(
        blog.found(),
        ["posts/b.md:4:14: part 2 of \"Locks\", which posts/a.md has already\n\
          wanted is a number that no other part of the series has"]
    );
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_out_of_the_folder() {
    use std::os::unix::fs::symlink;

    let outside = Blog::new("").with("posts/secret.md", "Secret.\n");
    let blog = Blog::new("")
        .with(POST, "A.\n")
        .with("posts/b/index.md", "---\ndraft: true\ndate: 2026-01-02\n---\n");
    symlink(outside.0.path().join("posts/secret.md"), blog.0.path().join("posts/file.md")).unwrap();
    symlink(outside.0.path().join("posts"), blog.0.path().join("posts/folder")).unwrap();
    symlink(outside.0.path().join("perennial.toml"), blog.0.path().join("posts/b/x.png")).unwrap();
    let mut found = blog.found();
    found.sort();
    let said = ": a symbolic link, which may lead out of the folder\nput the file itself there";
    let places = ["posts/b/x.png", "posts/file.md", "posts/folder"];
    assert_eq!(found, places.map(|place| format!("{place}{said}")));
}

#[test]
fn a_line_of_a_megabyte_makes_no_long_report() {
    let long = "wörd ".repeat(200_000);
    for (text, place, message) in [
        (format!("---\ntitle: {long}\n---\n"), (1, 1), "never ends"),
        (format!("---\ndate: {}\n---\n", &long[..60_000]), (2, 7), "is no date"),
        (format!("{long}[x]({}.md)\n", "y".repeat(1_000_000)), (1, 1_000_001), "where no file is"),
        (format!("{long}[x](gone.md){long}"), (1, 1_000_001), "where no file is"),
        (format!("${}$", "\\a".repeat(2_000)), (1, 1), "TeX that cannot be shown"),
        (format!("[x](#{})\n\n# A\n", "z".repeat(1_000_000)), (1, 1), "a link to #"),
    ] {
        let read = Blog::new("").with(POST, text).read();
        let [finding] = read.findings.as_slice() else { panic!("{:#?}", read.findings.len()) };
        assert!(finding.message.contains(message), "{}", finding.message);
        assert_eq!(finding.place.line_and_column(), Some(place), "{message}");
        let printed = printed(finding);
        assert!(printed.len() < 2_000, "{} bytes: {message}", printed.len());
        assert!(!finding.help.is_empty());
    }
}

#[test]
fn pictures_that_cannot_be_published_are_named_where_they_are_shown() {
    let blog = Blog::new("")
        .with(
            "posts/trip/index.md",
            "---\ndate: 2026-01-02\n---\nSee:\n\n![A](bomb.png) ![B](/cut.png)\n",
        )
        .with(
            "posts/2026-01-03-b.md",
            "![A](trip/bomb.png)\n\n<img src=\"../static/no.png\" alt=\"\">\n",
        )
        .with("posts/trip/bomb.png", png_header(60_000, 60_000))
        .with("static/cut.png", &png_header(4, 4)[..20])
        .with("static/no.png", "Shopping: milk, bread");
    let found = blog.found();
    let [bomb, no, cut] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(
        bomb,
        "posts/2026-01-03-b.md:1:1: trip/bomb.png: this picture is 60000 × 60000 pixels\n\
         make it smaller: at most 100 million pixels, and 30000 on a side"
    );
    assert_eq!(
        no,
        "posts/2026-01-03-b.md:3:1: ../static/no.png: this is no picture that browsers show\n\
         save it as JPEG, PNG, WebP, AVIF, GIF or SVG"
    );
    assert!(
        cut.starts_with("posts/trip/index.md:6:16: /cut.png: this picture is damaged: ")
            && cut.ends_with("\nexport it again, or take it from another copy"),
        "{cut}"
    );
}

#[test]
fn pictures_that_are_not_there() {
    let help = "put it beside the index.md of the post, or into static/ and write /name.jpg";
    assert_eq!(
        found_in(
            "![A](/gone.jpg)\n\n> ![B](../static/Gone.PNG)\n\n<img alt=\"C\" src=\"c.webp\">\n"
        ),
        [
            // It may come along from elsewhere.
            format!("(warning) {POST}:1:1: the picture /gone.jpg is not there\n{help}"),
            format!("{POST}:3:3: the picture ../static/Gone.PNG is not there\n{help}"),
            format!("{POST}:5:1: the picture c.webp is not there\n{help}"),
        ]
    );
    assert_eq!(found_in("![A](https://else.example/gone.jpg)\n"), [""; 0]);
}

#[test]
fn pictures_without_words_are_doubtful() {
    let found = found_in(
        "![](https://e.example/a.png) ![b](https://e.example/b.png)\n\n<img src=\"https://e.example/c.png\"><img src=\"https://e.example/d.png\" alt=\"\">\n",
    );
    let places = [format!("(warning) {POST}:1:1: "), format!("(warning) {POST}:3:1: ")];
    assert_eq!(found.len(), 2, "{found:#?}");
    for (found, place) in found.iter().zip(places) {
        let said = "a picture without a text for those who do not see it\nsay what it shows: ![";
        assert!(found.starts_with(&format!("{place}{said}")), "{found}");
    }
}

#[test]
fn tex_that_cannot_be_shown() {
    let found = found_in("It is $x^2$, not $\\nosuch{x}$.\n\n$$\n\\frac{1\n$$\n");
    let [inline, display] = found.as_slice() else { panic!("{found:#?}") };
    assert!(inline.starts_with(&format!("{POST}:1:18: TeX that cannot be shown: ")), "{inline}");
    assert!(inline.contains("\\nosuch") && inline.contains("\nmend the formula; "), "{inline}");
    assert!(display.starts_with(&format!("{POST}:3:1: TeX that cannot be shown: ")), "{display}");
}

#[test]
fn a_text_in_html_is_linked_to_like_any_other() {
    let blog = Blog::new("")
        .with(POST, "[a](2026-01-03-b.html#part) [b](2026-01-03-b.html#none) [c](gone.html) [d](#commenting)\n")
        .with("posts/2026-01-03-b.html", "<h2 id=\"part\">Part</h2>\n");
    assert_eq!(
        blog.found(),
        [
            format!(
                "{POST}:1:29: a link to #none, which posts/2026-01-03-b.html does not have\n\
                 its parts are #part"
            ),
            format!(
                "{POST}:1:72: a link to #commenting, which {POST} does not have\n\
                 there are no headings; take away what is behind the #, and the #"
            ),
            format!(
                "(warning) {POST}:1:57: a link to gone.html, where nothing is\n\
                 a link to a file, such as ../posts/a-post.md, follows it wherever it goes"
            ),
        ]
    );
}

#[test]
fn what_looks_like_a_number_is_what_was_written() {
    let post = "---\ntitle: 2.0\nslug: 007\ntags: [python, 3.10, 1_000, True]\n---\nText\n";
    let toml = "+++\ntitle = 'A'\ntags = [3.10]\n+++\nText\n";
    let blog = Blog::new("").with(POST, post).with("posts/2026-01-03-b.md", toml);
    assert_eq!(blog.found(), Vec::<String>::new());
    let bundle = blog.read().bundle.unwrap();
    let said: Vec<_> =
        bundle.posts.iter().map(|it| (&*it.title, it.permalink.as_str(), &*it.tags)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    let two = said.iter().find(|(title, ..)| *title == "2.0").expect("the title");
    assert!(two.1.ends_with("/007/"), "{two:?}");
    assert_eq!(two.2, ["python", "3.10", "1_000", "True"]);
}

#[test]
fn links_to_headings_that_are_not_there() {
    let blog = Blog::new("")
        .with(
            POST,
            "# Salt & time\n\n## Salt & time\n\n<i id=\"own\">x</i>[^1]\n\n\
             [a](#salt--time-1) [b](#own) [c](#fn-1) [d](#top) [e](#comments) [f](2026-01-03-b.md#%C3%A9)\n\n\
             [g](#salt--tine)\n\n[^1]: Note.\n",
        )
        .with(
            "posts/2026-01-03-b.md",
            "## É\n\n[a](2026-01-02-a.md#zzz) <a href=\"2026-01-02-a.md#own\">b</a>\n",
        )
        .with("pages/plain.md", "[a](#x)\n");
    assert_eq!(
        blog.found(),
        [
            format!(
                "{POST}:9:1: a link to #salt--tine, which {POST} does not have\ndid you mean #salt--time?"
            ),
            format!(
                "posts/2026-01-03-b.md:3:1: a link to #zzz, which {POST} does not have\n\
                 its parts are #salt--time, #salt--time-1, #own"
            ),
            "pages/plain.md:1:1: a link to #x, which pages/plain.md does not have\n\
             there are no headings; take away what is behind the #, and the #"
                .to_owned(),
        ]
    );
}

#[test]
fn addresses_of_the_blog_where_nothing_is_are_doubtful() {
    let blog = Blog::new("")
        .with(
            POST,
            "---\ntags: [tea]\naliases: [/old/]\n---\n[a](/2026/01/a/) [b](/old/) [c](/tag/tea/) \
             [d](/) [e](/2026/) [f](/paper.pdf) [g](/feed.xml) [h](/about) [i](https://small.example/x/)\n\n\
             [j](/tag/coffee/) [k](/2026/01/b/) [l](../c/) [m](/paper.odt)\n",
        )
        .with("pages/about.md", "About.\n")
        .with("static/paper.pdf", "");
    let help = "a link to a file, such as ../posts/a-post.md, follows it wherever it goes";
    let found = |column: usize, address: &str| {
        format!("(warning) {POST}:7:{column}: a link to {address}, where nothing is\n{help}")
    };
    assert_eq!(
        blog.found(),
        [
            found(1, "/tag/coffee/"),
            found(19, "/2026/01/b/"),
            found(36, "../c/"),
            found(47, "/paper.odt"),
        ]
    );
}

#[test]
fn settings_of_pictures_have_their_limits() {
    let blog = Blog::new("[images]\nwidths = [800, 400, 400]\nquality = 60\n").with(POST, "A.\n");
    let images = blog.read().bundle.unwrap().settings.images;
    assert_eq!((images.widths.as_slice(), images.quality), (&[400, 800][..], 60));
    assert_eq!(
        Blog::new("[images]\nwidths = [800, 4]\nquality = 101\n").found(),
        [
            "perennial.toml:4:16: the number 4\nwanted is a whole number from 16 to 16383",
            "perennial.toml:5:11: the number 101\nwanted is a whole number from 1 to 100",
        ]
    );
}

#[test]
fn what_markdown_makes_comes_through_the_sanitiser_as_it_is() {
    let blog = Blog::new("").with(
        POST,
        "A[^1] and[^1].\n\n|a|b|\n|:-:|-:|\n|c|d|\n\n> [!TIP]\n> E.\n\n- [ ] f\n\n\
         ![g](/h.png \"i\")\n\n$j$\n\n[^1]: K.\n",
    );
    let blog = blog.with("static/h.png", png_header(4, 4));
    let read = blog.read();
    assert!(read.notices.is_empty(), "{}", read.notices);
    let html = &read.bundle.unwrap().posts[0].content_html;
    for part in [
        "<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup>",
        "id=\"fnref-1-2\"",
        "<section role=\"doc-endnotes\" aria-label=\"Footnotes\">",
        "<li id=\"fn-1\">",
        "<a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">",
        "<th class=\"align-center\">a</th>",
        "<td class=\"align-right\">d</td>",
        "<aside class=\"tip\">\n<p><strong>Tip</strong></p>",
        "<figure><img src=\"/h.png\" alt=\"g\"><figcaption>i</figcaption></figure>",
        "<span data-math-style=\"inline\">j</span>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(prop::sample::select(vec![
            "---\n", "+++\n", "date: ", "2026-01-02\n", "title: \"", "tags: [", "]\n", "url: /../\n",
            "\u{feff}", "\r\n", "[a](", "../", "%2e%2e/", "%00", "b.md", "#", "é", ")", "![", "]",
            "<img src=", "<a href='", "'>", "$", "\\", "[^1]", "[^1]: ", "\n\n", "|", "|-|\n", "\0",
            "/x.png", "//", ":", "?", "> ", "```", "static/", " ",
        ]), 0..24).prop_map(|parts| parts.concat().into_bytes()),
    ]) {
        let blog = Blog::new("").with(POST, &bytes);
        for finding in blog.read().findings {
            prop_assert!(finding.place.path.starts_with("posts") || finding.place.path == Path::new("perennial.toml"));
            printed(&finding);
        }
    }
}

#[test]
fn colours_that_cannot_be_read_are_named_where_they_stand() {
    let found = Blog::new("[theme_tokens]\naccent = \"#f0a8a8\"\n").with(POST, "x").found();
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert!(
        found.starts_with(
            "perennial.toml:4:10: \"#f0a8a8\", whose contrast is 1.66:1 with raised #f3eee2 in the \
             light scheme\nwanted is 4.5:1 or more, so that text can be read, such as light-dark(#"
        ),
        "{found}"
    );
    assert!(found.ends_with(", #f0a8a8)"), "{found}");
}

#[test]
fn a_style_sheet_is_a_file_of_the_folder_and_asks_nobody() {
    for (name, css, expected) in [
        ("custom.css", "a{b:url(c.png)}", None),
        (
            "none.css",
            "",
            Some("perennial.toml:3:7: there is no file none.css\nput the style sheet"),
        ),
        ("../a.css", "", Some("perennial.toml:3:7: no file of this folder\nwrite the name of")),
        ("/etc/passwd", "", Some("perennial.toml:3:7: no file of this folder\nwrite the name of")),
        (
            "custom.css",
            "/* a */\n@import url(b.css);",
            Some("custom.css: @import in line 2\nwanted is the rules themselves"),
        ),
        (
            "custom.css",
            "a{b:url(//c.example/d)}",
            Some("custom.css: \"//c.example/d\" in line 1\nwanted is files of the blog itself"),
        ),
    ] {
        let blog =
            Blog::new(&format!("css = \"{name}\"\n")).with("custom.css", css).with(POST, "x");
        let found = blog.found();
        match expected {
            Some(expected) => {
                assert!(found.len() == 1 && found[0].starts_with(expected), "{name}: {found:?}");
            }
            None => {
                assert_eq!(found, [""; 0]);
                let settings = blog.read().bundle.unwrap().settings;
                assert_eq!(settings.css.as_deref(), Some("a{b:url(\"/c.png\")}"));
            }
        }
    }
}

#[test]
fn a_footer_is_markdown() {
    let blog = Blog::new("footer = \"© *Ida*\\n\\n[About](/about/)\"\n").with(POST, "x");
    let footer = blog.read().bundle.unwrap().settings.footer;
    let expected = "<p>© <em>Ida</em></p>\n<p><a href=\"/about/\">About</a></p>";
    assert_eq!(footer.as_deref(), Some(expected));
}
