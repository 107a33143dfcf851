use super::*;

const FILES: &[(&str, &str)] = &[
    (
        "config.toml",
        "base_url = 'https://z.example'\ntitle = 'Zett'\ndefault_language = 'de'\nauthor = 'Ida'\n\
         compile_sass = true\n[markdown]\nsmart_punctuation = true\nhighlight_code = true\n",
    ),
    ("content/_index.md", "+++\npaginate_by = 4\n+++\n"),
    ("content/blog/_index.md", "+++\ntitle = 'Blog'\nsort_by = 'date'\n+++\n"),
    (
        "content/blog/2021-03-04-Grüße.md",
        "+++\ntitle = 'Grüße'\n[taxonomies]\ntags = ['a b']\ncategories = ['Leben']\n[extra]\nx = 1\n+++\n\
         Hallo <!-- no -->\n\n<!-- more -->\n\n[Reise](@/blog/reise/index.md#ziel) und [Blog](@/blog/_index.md)\n\
         und [weg](@/blog/weg.md).\n\n{{ youtube(id=\"abc\", autoplay=true) }}\n\n\
         {% quote(author=\"Vera\") %}\nEine Zeile.\n{% end %}\n\n{{ kaputt(x=1) }}\n\n`{{/* youtube(id=\"a\") */}}`\n\n\
         ```rust,linenos,hl_lines=1 3-4,name=a.rs\nfn a() {}\n```\n",
    ),
    (
        "content/blog/reise/index.md",
        "+++\ntitle = 'Reise'\ndate = 2022-01-02\nslug = 'die-reise'\ndraft = true\naliases = ['alt']\n+++\n\
         ## Ziel\n\n![See](see.svg)\n",
    ),
    ("content/blog/reise/see.svg", PICTURE),
    (
        "content/essays/eins.md",
        "+++\ntitle = 'Eins'\ndate = 2020-01-02\npath = 'ganz/anders'\n+++\nText\n",
    ),
    ("content/essays/_index.md", "+++\ntitle = 'Essays'\n+++\nAlle [eins](eins.md) Essays.\n"),
    ("content/ueber.md", "+++\ntitle = 'Über'\n+++\nIch.\n"),
    ("static/robots.txt", "User-agent: *\n"),
    ("static/demo/index.html", "x"),
    ("templates/index.html", "x"),
];

const GREETINGS: &str = "content/blog/2021-03-04-Grüße.md";

#[test]
fn a_blog_of_zola() {
    let imported = import(Generator::Zola, FILES);
    assert_eq!(
        imported.addresses(),
        ["/blog/die-reise/", "/blog/grusse/", "/ganz/anders/", "/essays/", "/ueber/"]
    );
    let report = &imported.report;
    assert_eq!(report.addresses.permalink, "/blog/:slug/");
    let ways = &report.addresses;
    assert_eq!((ways.by_pattern, ways.by_file, ways.by_url), (2, 2, 1));
    assert_eq!(
        imported.untranslated(),
        [
            format!(
                "{}: the address @/blog/weg.md, where nothing is (Left)",
                place(FILES, GREETINGS, "@/blog/weg.md")
            ),
            format!("{}: the shortcode kaputt (Left)", place(FILES, GREETINGS, "{{ kaputt")),
        ]
    );
    assert_eq!(
        imported.skipped(),
        [
            "content/_index.md: the home page, which Perennial makes",
            "content/blog/_index.md: the page of a section, without a text",
        ]
    );
    assert_eq!(report.settings_left, ["compile_sass", "markdown.highlight_code"]);
    assert_eq!(imported.bundle.settings.posts_per_page, 4);
    assert_eq!(imported.bundle.language, "de");
    holds(
        &imported.file("posts/2021-03-04-Grüße.md"),
        &[
            "slug: grusse\n",
            "date: 2021-03-04\n",
            "categories: [Leben]\ntags: [a b]\n",
            "extra:\n  x: 1\n",
            "\n<!--more-->\n",
            "[Reise](reise/index.md#ziel) und [Blog](/blog/)",
            "[weg](/blog/weg/)",
            "<https://www.youtube.com/watch?v=abc>",
            "> Eine Zeile.\n>\n> — Vera",
            "{{ kaputt(x=1) }}",
            "`{{ youtube(id=\"a\") }}`",
            "```rust linenos hl=\"1 3-4\" title=\"a.rs\"\nfn a() {}\n```",
        ],
    );
    let trip = imported.post("/blog/die-reise/");
    assert!(trip.draft);
    assert_eq!(trip.aliases[0].to_string(), "/alt/");
    assert_eq!(imported.files, ["blog/die-reise/see.svg"]);
    holds(&imported.post("/essays/").content_html, &["href=\"/ganz/anders/\""]);
    assert_eq!(imported.static_files(), ["demo/index.html", "robots.txt"]);
}

#[test]
fn dollars_are_money_unless_katex_is_on() {
    for (settings, wanted) in [("", "\\$5 and \\$6\n"), ("[extra]\nkatex = true\n", "$5 and $6\n")]
    {
        let settings = format!("title = 'A'\nbase_url = 'https://a.example/'\n{settings}");
        let text = "+++\ndate = 2020-01-02\n+++\n$5 and $6\n";
        let files = [("config.toml", settings.as_str()), ("content/blog/a.md", text)];
        let imported = import(Generator::Zola, &files);
        let file = imported.file("posts/a.md");
        assert!(file.ends_with(&format!("\n{wanted}")), "{file}");
    }
}

#[test]
fn what_is_below_a_draft_section_is_a_draft() {
    let text = "+++\ntitle = 'A text'\ndate = 2020-01-02\n+++\nText\n";
    let files = [
        ("config.toml", "title = 'A'\nbase_url = 'https://a.example/'\n"),
        ("content/blog/private/_index.md", "+++\ntitle = 'Private'\ndraft = true\n+++\n"),
        ("content/blog/private/deep/x.md", text),
        ("content/blog/private/y.pdf", "%PDF"),
        ("content/blog/z.md", text),
    ];
    let imported = import(Generator::Zola, &files);
    assert!(imported.post("/blog/private/deep/x/").draft);
    assert!(!imported.post("/blog/z/").draft);
    assert_eq!(imported.files_left(), ["content/blog/private/y.pdf: of a section that is a draft"]);
}
