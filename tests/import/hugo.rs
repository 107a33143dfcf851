use super::*;

const FILES: &[(&str, &str)] = &[
    (
        "hugo.toml",
        "baseURL = 'https://lock.example/blog/'\nlanguageCode = 'en-gb'\ntitle = 'The Lock'\n\
         theme = 'paper'\n[pagination]\npagerSize = 7\n[params]\nauthor = 'Ada Brook'\n\
         description = 'Water, mostly'\nlevel = 'three feet'\n\
         [permalinks.page]\nposts = '/:year/:month/:slug/'\n\
         [[menus.main]]\nname = 'Posts'\npageRef = '/posts'\nweight = 20\n\
         [[menus.main]]\nname = 'Home'\nurl = '/'\nweight = 10\n",
    ),
    ("content/_index.md", "---\ntitle: Home\n---\nWelcome\n"),
    ("content/posts/_index.md", "---\ntitle: Posts\n---\n"),
    (
        "content/posts/eels.md",
        "+++\ntitle = 'The eel count'\ndate = 2024-06-03T07:15:00+01:00\nslug = 'eel-count'\n\
         tags = ['eels', 'counts']\ncategories = ['Water Life']\naliases = ['/eels.html', 'older']\n\
         weight = 3\n[params]\nmood = 'calm'\n+++\n\
         Eleven eels.\n<!--more-->\n\n## How {#how}\n\n\
         See [the trip]({{< ref \"trip\" >}}) and [there]({{< relref \"/notes/weir.md#the-gate-\" >}}).\n\
         {{< figure src=\"/img/eel.svg\" alt=\"An eel\" caption=\"One of \\\"them\\\"\" >}}\n\
         More.\n\n{{< highlight go \"linenos=table,hl_lines=2 4-5\" >}}\n\
         x := `{{< ref >}}`\n\n    y\n{{< /highlight >}}\n\n\
         {{< youtube w7Ft2ymGmfc >}}\n\n{{% wide a=1 %}}\nInside\n{{% /wide %}}\n\n\
         Depth: {{< param level >}}, mood {{< param \"mood\" >}}, `{{</* ref \"x\" */>}}` and {{</* figure */>}}.\n\n\
         ```rust {linenos=true,hl_lines=[3]}\nlet a = \"{{< wide >}}\";\n```\n",
    ),
    (
        "content/posts/trip/index.md",
        "---\ntitle: A trip\ndate: 2024-07-01\ndraft: true\ncover:\n  image: sea.svg\n---\n\
         ![Sea](sea.svg) ![Far](./img/far%20away.svg)\n\nBack to [eels](../eels.md#how) and [nothing](gone.md).\n",
    ),
    ("content/posts/trip/sea.svg", PICTURE),
    ("content/posts/trip/img/far away.svg", PICTURE),
    ("content/posts/trip/note.md", "A part\n"),
    (
        "content/posts/json.md",
        "{\n  \"title\": \"From JSON\",\n  \"date\": \"2023-01-05\",\n  \"url\": \"/kept/as-it-was.html\"\n}\n\
         ![Beside](beside.svg)\n\n> {{< figure src=\"beside.svg\" title=\"T\" caption=\"*C*\" link=\"/x\" >}}\n",
    ),
    ("content/posts/beside.svg", PICTURE),
    (
        "content/notes/weir.md",
        "---\ntitle: The weir\ndate: 2024-01-02\n---\n## The gate?\n\nOpen. [Shut](#shut)\n",
    ),
    ("content/notes/tools.md", "---\ntitle: Tools\n---\nA hook.\n"),
    (
        "content/about.md",
        "---\ntitle: About\nmenu:\n  main:\n    weight: 15\n---\n<img src=\"../img/eel.svg\" alt=\"\">\n\n[Eels](/blog/2024/06/eel-count/)\n",
    ),
    ("content/old.rst", "Old\n===\n"),
    ("content/posts/broken.md", "---\ntitle: [x\n---\nText\n"),
    ("static/img/eel.svg", PICTURE),
    ("static/.hidden", "x"),
    ("layouts/index.html", "{{ .Content }}"),
];

#[test]
fn a_blog_of_hugo() {
    let imported = import(Generator::Hugo, FILES);
    assert_eq!(
        imported.addresses(),
        [
            "/2024/06/eel-count/",
            "/2024/07/a-trip/",
            "/kept/as-it-was.html",
            "/notes/weir/",
            "/about/",
            "/notes/tools/"
        ]
    );
    let report = &imported.report;
    assert_eq!(report.addresses.permalink, "/:year/:month/:slug/");
    let ways = &report.addresses;
    assert_eq!((ways.by_pattern, ways.by_file, ways.by_url), (2, 2, 2));
    assert_eq!((report.read, report.files_copied), (11, 4));
    assert_eq!(
        imported.untranslated(),
        [
            format!(
                "{}: the part #shut, which the page does not have (Left)",
                place(FILES, "content/notes/weir.md", "#shut")
            ),
            format!(
                "{}: the shortcode wide (Left)",
                place(FILES, "content/posts/eels.md", "{{% wide")
            ),
            format!(
                "{}: the address gone.md, where nothing is (Left)",
                place(FILES, "content/posts/trip/index.md", "gone.md")
            ),
        ]
    );
    assert_eq!(
        imported.skipped(),
        [
            "content/_index.md: the home page, which Perennial makes",
            "content/old.rst: markup that is not Markdown",
            "content/posts/_index.md: the page of a section, without a text",
            "content/posts/broken.md: front matter that cannot be read, at 3:1: while parsing a flow sequence, expected ',' or ']'",
            "content/posts/trip/note.md: a part of a page bundle, with no page of its own",
        ]
    );
    assert_eq!(imported.files_left(), ["static/.hidden: a hidden file"]);
    assert_eq!(report.settings_left, ["params.level", "theme"]);
    assert_eq!(report.outside.len(), 1);
    let config = imported.file("perennial.toml");
    holds(
        &config,
        &[
            "title = \"The Lock\"",
            "base_url = \"https://lock.example/blog/\"",
            "language = \"en-gb\"",
            "description = \"Water, mostly\"",
            "posts_per_page = 7",
            "name = \"Ada Brook\"",
        ],
    );
    let menu: Vec<(&str, &str)> = imported
        .bundle
        .navigation
        .iter()
        .map(|item| (item.title.as_str(), item.url.as_str()))
        .collect();
    assert_eq!(menu.len(), 3);
    assert_eq!((menu[0].0, menu[1].0, menu[2].0), ("Home", "About", "Posts"));

    let eels = imported.post("/2024/06/eel-count/");
    let aliases: Vec<String> = eels.aliases.iter().map(ToString::to_string).collect();
    assert_eq!(aliases, ["/eels.html", "/2024/06/older/"]);
    assert_eq!(eels.extra.as_deref(), Some("{\"mood\":\"calm\",\"weight\":3}"));
    assert_eq!(eels.tags, ["eels", "counts"]);
    holds(
        &imported.file("posts/eels.md"),
        &[
            "slug: eel-count\n",
            "date: 2024-06-03T07:15:00+01:00\n",
            "## <span id=\"how\"></span>How\n",
            "[the trip](trip/index.md)",
            "[there](notes/weir.md#the-gate)",
            "\n\n![An eel](/img/eel.svg \"One of \\\"them\\\"\")\n\nMore.\n",
            "```go linenos hl=\"2 4-5\"\nx := `{{< ref >}}`\n\n    y\n```\n",
            "\n<https://www.youtube.com/watch?v=w7Ft2ymGmfc>\n",
            "{{% wide a=1 %}}\nInside\n{{% /wide %}}",
            "Depth: three feet, mood calm, `{{< ref \"x\" >}}` and {{< figure >}}.",
            "```rust linenos hl=\"3\"\nlet a = \"{{< wide >}}\";\n```",
        ],
    );
    assert!(!imported.file("posts/eels.md").contains("url:"));
    holds(&imported.post("/about/").content_html, &["src=\"/blog/img/eel.svg\""]);
    let trip = imported.post("/2024/07/a-trip/");
    assert!(trip.draft);
    assert_eq!(trip.image.as_deref(), Some("/blog/2024/07/a-trip/sea.svg"));
    holds(
        &trip.content_html,
        &[
            "src=\"/blog/2024/07/a-trip/sea.svg\"",
            "src=\"/blog/2024/07/a-trip/img/far%20away.svg\"",
            "href=\"/blog/2024/06/eel-count/#how\"",
            "href=\"/blog/2024/07/a-trip/gone.md\"",
        ],
    );
    assert_eq!(imported.files, ["2024/07/a-trip/img/far away.svg", "2024/07/a-trip/sea.svg"]);
    assert_eq!(imported.static_files(), ["img/eel.svg", "posts/beside.svg"]);
    holds(
        &imported.post("/kept/as-it-was.html").content_html,
        &[
            "src=\"/blog/posts/beside.svg\"",
            "<blockquote>\n<figure><a href=\"/blog/x\">",
            "<figcaption><strong>T</strong> *C*</figcaption>",
        ],
    );
}

#[test]
fn what_stands_in_the_way_of_hugos_addresses_is_seen() {
    let imported = import(
        Generator::Hugo,
        &[
            (
                "config/_default/config.yaml",
                "title: A\nbaseURL: https://a.example\nuglyURLs: true\n",
            ),
            ("config/_default/params.toml", "mainSections = ['essays']\n"),
            ("content/essays/Long Walk.md", "---\ndate: 2020-02-03\n---\nText\n"),
            ("content/essays/next.md", "---\ntitle: Next\n---\nUndated\n"),
            ("content/essays/deep/er.md", "---\ndate: 2020-02-04\n---\nText\n"),
        ],
    );
    assert_eq!(
        imported.addresses(),
        ["/essays/deep/er.html", "/essays/long-walk.html", "/essays/next.html"]
    );
    assert_eq!(imported.report.addresses.permalink, "/essays/:slug.html");
    assert_eq!(imported.report.posts, 3);
}

#[test]
fn money_times_and_looks_are_hugos() {
    const DATED: &str = "content/posts/later.md";
    let files = [
        ("hugo.toml", "title = 'A'\nbaseURL = 'https://a.example/'\n"),
        (DATED, "---\ndate: 2025-01-02\npublishDate: 2026-06-01\n---\nText\n"),
        ("content/posts/over.md", "---\ndate: 2025-01-02\nexpiryDate: 2025-02-01\n---\nText\n"),
        (
            "content/posts/now.md",
            "---\ndate: 2025-01-02\npublishDate: 2025-06-01\nexpiryDate: 2027-01-01\n---\n$5 and $6\n\n\
             {{< figure src=\"/a.svg\" caption=\"C\" attr=\"Ada\" attrlink=\"https://ada.example/\" width=\"9\" >}}\n",
        ),
        ("content/posts/maths.md", "---\ndate: 2025-01-02\nmath: true\n---\n$x$ and $y$\n"),
        ("static/a.svg", PICTURE),
    ];
    let imported = import(Generator::Hugo, &files);
    assert_eq!(imported.report.drafts, 2);
    assert!(imported.post("/posts/later/").draft && imported.post("/posts/over/").draft);
    assert_eq!(
        imported.untranslated(),
        [
            format!(
                "{}: publishDate 2026-06-01, which is to come: now a draft (Left)",
                place(&files, DATED, "publishDate")
            ),
            format!(
                "{}: of the shortcode figure: width=9 (Removed)",
                place(&files, "content/posts/now.md", "{{< figure")
            ),
            format!(
                "{}: expiryDate 2025-02-01, which is over: now a draft (Left)",
                place(&files, "content/posts/over.md", "expiryDate")
            ),
        ]
    );
    let credit = "<figcaption>C <a href=\"https://ada.example/\">Ada</a></figcaption>";
    holds(&imported.file("posts/now.md"), &["\\$5 and \\$6\n", credit]);
    holds(&imported.file("posts/maths.md"), &["$x$ and $y$\n"]);
}

#[test]
fn dollars_that_goldmark_passes_through_are_maths() {
    for (inline, wanted) in [
        ("\\(', '\\)", "Pay $$x$$ for \\$5 and \\$6, $$y$$1\n"),
        ("$', '$", "Pay $$x$$ for $5 and $6, $$y$$1\n"),
    ] {
        let settings = format!(
            "title = 'A'\nbaseURL = 'https://a.example/'\n\
             [markup.goldmark.extensions.passthrough]\nenable = true\n\
             [markup.goldmark.extensions.passthrough.delimiters]\n\
             block = [['$$', '$$']]\ninline = [['{inline}']]\n"
        );
        let text = "---\ndate: 2020-01-02\n---\nPay $$x$$ for $5 and $6, $$y$$1\n";
        let files = [("hugo.toml", settings.as_str()), ("content/posts/a.md", text)];
        let file = import(Generator::Hugo, &files).file("posts/a.md");
        assert!(file.ends_with(wanted), "{file}");
    }
}

#[test]
fn a_date_in_a_name_counts_in_its_turn() {
    let dated = "---\ntitle: A\ndate: 2020-01-03T09:15:00+01:00\n---\nText\n";
    let blog = |dates: &str| {
        let settings =
            format!("title = 'A'\nbaseURL = 'https://a.example/'\n[frontmatter]\ndate = {dates}\n");
        let files = [
            ("hugo.toml", settings.as_str()),
            ("content/posts/2020-01-02-a.md", dated),
            ("content/posts/2020-01-02-b.md", "---\ntitle: B\n---\nText\n"),
        ];
        import(Generator::Hugo, &files)
    };
    let later = blog("['date', ':filename']");
    assert_eq!(later.addresses(), ["/posts/2020-01-02-a/", "/posts/b/"]);
    holds(&later.file("posts/2020-01-02-a.md"), &["date: 2020-01-03T09:15:00+01:00\n"]);
    let first = blog("[':filename', 'date']");
    assert_eq!(first.addresses(), ["/posts/a/", "/posts/b/"]);
    holds(&first.file("posts/2020-01-02-a.md"), &["date: 2020-01-02\n"]);
}
