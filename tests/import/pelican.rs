use super::*;

const FILES: &[(&str, &str)] = &[
    (
        "pelicanconf.py",
        "AUTHOR = 'Pia'\nSITENAME = 'Pelly'\nSITEURL = ''\nPATH = 'content'\nTIMEZONE = 'Europe/Paris'\n\
         DEFAULT_LANG = 'fr'\nMENUITEMS = (('Home', '/'),\n             ('About', '/pages/about.html'))\n\
         DEFAULT_PAGINATION = 8\nSTATIC_PATHS = ['images', 'extra']\n\
         EXTRA_PATH_METADATA = {'extra/CNAME': {'path': 'CNAME'},\n    'extra/out.txt': {'path': '../../out.txt'}}\nTHEME = theme()\nPLUGINS = ['x']\n",
    ),
    ("publishconf.py", "from pelicanconf import *\nSITEURL = 'https://p.example'\n"),
    (
        "content/first.md",
        "Title: L'été: first\nDate: 2020-01-02 10:20\nModified: 2020-02-03\nTags: sea, salt water\n\
         Category: Trips\nSummary: Short\nStatus: published\nMood: calm\n\n\
         [TOC]\n\nSee [second]({filename}cats/second.md#x), ![pic]({static}/images/p.svg) and [a]({attach}data.txt).\n\
         <!-- PELICAN_END_SUMMARY -->\n\n[t]({tag}salt water) [gone]({filename}gone.md) [r](|filename|/pages/about.md)\n\
         [i]({index}) [pdf][ref]\n\n[ref]: {static}/images/x.pdf\n\n    :::python\n    x = 1\n\n{% plugin a %}\n",
    ),
    ("content/data.txt", "x"),
    (
        "content/cats/second.md",
        "Title: Second one\nDate: 2020-05-06\nSlug: own-slug\n\n## X\n\nText\n",
    ),
    (
        "content/cats/third.md",
        "Title: Third\nDate: 2020-05-07\nURL: kept/here/\nsave_as: kept/here/index.html\nAuthors: A; B\n\nText\n",
    ),
    ("content/draft.md", "Title: Not yet\nDate: 2021-01-01\nStatus: draft\n\nText\n"),
    ("content/pages/about.md", "Title: About\n\nMe, [first]({filename}../first.md).\n"),
    ("content/old.rst", "Old\n###\n"),
    ("content/images/p.svg", PICTURE),
    ("content/images/x.pdf", "%PDF"),
    ("content/extra/CNAME", "p.example\n"),
    ("content/extra/out.txt", "x"),
    ("output/index.html", "x"),
];

#[test]
fn a_blog_of_pelican() {
    let imported = import(Generator::Pelican, FILES);
    assert_eq!(
        imported.addresses(),
        [
            "/drafts/not-yet.html",
            "/kept/here/",
            "/lete-first.html",
            "/own-slug.html",
            "/pages/about.html",
        ]
    );
    let report = &imported.report;
    assert_eq!(report.addresses.permalink, "/:slug.html");
    let ways = &report.addresses;
    assert_eq!((ways.by_pattern, ways.by_file, ways.by_url), (2, 0, 3));
    assert_eq!(
        imported.untranslated(),
        [
            format!(
                "{}: the address {{filename}}gone.md, where nothing is (Left)",
                place(FILES, "content/first.md", "{filename}gone.md")
            ),
            format!("{}: {{% plugin a %}} (Left)", place(FILES, "content/first.md", "{% plugin")),
        ]
    );
    assert_eq!(imported.skipped(), ["content/old.rst: reStructuredText, which is not translated"]);
    assert_eq!(report.settings_left, ["THEME", "PLUGINS"]);
    assert_eq!(imported.static_files(), ["CNAME", "data.txt", "images/p.svg", "images/x.pdf"]);
    assert_eq!(imported.bundle.home_page_url, "https://p.example/");
    assert_eq!(imported.bundle.language, "fr");
    assert_eq!(imported.bundle.navigation[1].title, "About");
    let left = ["content/extra/out.txt: a path that not every host can store"];
    assert_eq!(imported.files_left(), left);
    let first = imported.post("/lete-first.html");
    assert_eq!(first.title, "L'été: first");
    assert_eq!(first.tags, ["sea", "salt water"]);
    assert_eq!(first.extra.as_deref(), Some("{\"Mood\":\"calm\"}"));
    holds(
        &imported.file("posts/first.md"),
        &[
            "toc: top\n",
            "date: \"2020-01-02 10:20\"\n",
            "categories: [Trips]\n",
            "description: Short\n",
            "[second](cats/second.md#x), ![pic](/images/p.svg) and [a](/data.txt).",
            "\n<!--more-->\n",
            "[t](/tag/salt-water/) [gone](/gone.md) [r](../pages/about.md)",
            "[i](/) [pdf][ref]",
            "[ref]: /images/x.pdf",
            "```python\nx = 1\n```",
            "{% plugin a %}",
        ],
    );
    let third = imported.post("/kept/here/");
    assert_eq!(third.authors.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!(third.categories[0].as_str(), "cats");
    holds(&imported.post("/pages/about.html").content_html, &["href=\"/lete-first.html\""]);
}

#[test]
fn hidden_articles_are_pages_and_months_with_names_no_pattern() {
    let settings = |plugins: &str| {
        format!(
            "SITENAME = 'A'\nSITEURL = 'https://a.example'\nPLUGINS = [{plugins}]\n\
             ARTICLE_URL = 'log/{{date:%Y}}/{{date:%b}}/{{slug}}/'\n"
        )
    };
    let imported_with = |plugins: &str| {
        let settings = settings(plugins);
        import(
            Generator::Pelican,
            &[
                ("pelicanconf.py", settings.as_str()),
                ("content/a.md", "Title: A\nDate: 2020-02-03\n\n$x$\n"),
                ("content/b.md", "Title: B\nDate: 2020-02-03\nStatus: hidden\n\nText\n"),
            ],
        )
    };
    let imported = imported_with("");
    assert_eq!(imported.addresses(), ["/log/2020/Feb/a/", "/log/2020/Feb/b/"]);
    assert_eq!((imported.report.posts, imported.report.pages), (1, 1));
    assert_eq!(imported.report.addresses.permalink, "/:year/:month/:slug/");
    holds(&imported.file("posts/a.md"), &["\\$x\\$\n"]);
    let with_maths = imported_with("'pelican.plugins.render_math'");
    holds(&with_maths.file("posts/a.md"), &["\n$x$\n"]);
}

#[test]
fn what_every_article_says_is_said_for_those_that_do_not() {
    let settings = "SITENAME = 'A'\nSITEURL = 'https://a.example'\n\
        DEFAULT_METADATA = {'status': 'draft', 'tags': 'one'}\n";
    let files = [
        ("pelicanconf.py", settings),
        ("content/a.md", "Title: A\nDate: 2020-01-02\n\nText\n"),
        ("content/b.md", "Title: B\nDate: 2020-01-02\nStatus: published\nTags: two\n\nText\n"),
    ];
    let imported = import(Generator::Pelican, &files);
    let said = |title: &str| {
        let post = imported.bundle.posts.iter().find(|post| post.title == title).unwrap();
        (post.draft, post.tags.clone())
    };
    assert_eq!(said("A"), (true, vec!["one".to_owned()]));
    assert_eq!(said("B"), (false, vec!["two".to_owned()]));
    assert_eq!(imported.report.settings_left, Vec::<String>::new());
}
