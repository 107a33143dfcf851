use super::*;

const FILES: &[(&str, &str)] = &[
    (
        "_config.yml",
        "title: Jott\nurl: https://j.example\nbaseurl: /b\nlang: en\nauthor:\n  name: Jo\n  email: jo@j.example\n\
         timezone: Europe/Berlin\npaginate: 6\nexcerpt_separator: <!--cut-->\nplugins: [jekyll-feed]\n\
         exclude: [drafts.txt]\ncollections:\n  recipes:\n    output: true\n  hidden: {}\n\
         defaults:\n  - scope: {path: \"\", type: posts}\n    values: {layout: post}\n\
         mood: calm\n",
    ),
    ("_data/navigation.yml", "- title: About\n  url: /about/\n"),
    (
        "_posts/2020-01-02-first-post.md",
        "---\nlayout: post\ntitle: \"First: post\"\ncategories: Life Work\ntags: one two\nredirect_from: /was/here/\n---\n\
         * TOC\n{:toc}\n\nIntro.\n\n<!--cut-->\n\n## Part {#part}\n{: .wide}\n\n\
         See [second]({{ site.baseurl }}{% post_url 2020-02-03-second %}), [about]({% link about.md %}),\n\
         [pdf]({% link assets/a.pdf %}) and [{{ page.title }}]({{ \"/about/\" | relative_url }}).\n\
         Mood {{ site.mood }}, {{ site.url }}{{ site.baseurl }}/x, {{ content | unknown }}.\n\n\
         {% highlight ruby linenos %}\ndef a\n  \"{{ x }}\"\nend\n{% endhighlight %}\n\n\
         {% include figure image_path=\"/b/assets/p.svg\" alt=\"P\" caption=\"Cap\" %}\n\n\
         {% include youtube.html id=\"abc\" %}\n\n{% include other.html %}\n\n\
         {% raw %}{{ shown }}{% endraw %} and `{% raw %}{{ code }}{% endraw %}`\n\n\
         {% comment %}gone{% endcomment %}A span{: .red} and ![rel](assets/p.svg)\n",
    ),
    (
        "_posts/2020-02-03-second.markdown",
        "---\ntitle: Second\ndate: 2020-02-03 23:30:00 +0000\n---\nThe night.\n",
    ),
    (
        "_posts/2020-03-04-Third_Time.md",
        "---\npermalink: /special/:title\npublished: false\n---\nText\n",
    ),
    ("_posts/no-date.md", "---\ntitle: x\n---\nText\n"),
    ("tech/_posts/2021-05-06-rust.md", "---\ntitle: Rust\n---\nText\n"),
    ("_drafts/idea.md", "---\ntitle: Idea\n---\nText\n"),
    ("about.md", "---\ntitle: About\npermalink: /about/\n---\nMe.\n"),
    (
        "contact.html",
        "---\ntitle: Contact\n---\n<p>Write</p>\n\n    <p>*me* <a href=\"{{ '/about/' | relative_url }}\">x</a></p>\n",
    ),
    ("index.html", "---\nlayout: home\n---\nHello\n"),
    ("archive.html", "---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n"),
    ("feed.xml", "---\n---\n<feed/>\n"),
    ("README.md", "No front matter\n"),
    ("_recipes/bread.md", "---\ntitle: Bread\n---\nFlour.\n"),
    ("_hidden/x.md", "---\ntitle: X\n---\nX\n"),
    ("assets/p.svg", PICTURE),
    ("assets/a.pdf", "%PDF"),
    ("drafts.txt", "x"),
    ("_layouts/post.html", "x"),
    ("Gemfile", "x"),
];

const FIRST: &str = "_posts/2020-01-02-first-post.md";

#[test]
fn a_blog_of_jekyll() {
    let imported = import(Generator::Jekyll, FILES);
    assert_eq!(
        imported.addresses(),
        [
            "/2020/02/04/second.html",
            "/drafts/idea/",
            "/life/work/2020/01/02/first-post.html",
            "/special/Third_Time/",
            "/tech/2021/05/06/rust.html",
            "/about/",
            "/contact.html",
            "/recipes/bread.html",
        ]
    );
    assert_eq!(
        imported.untranslated(),
        [
            format!("{}: the attributes {{: .wide}} (Removed)", place(FILES, FIRST, "{: .wide}")),
            format!("{}: {{{{ content | unknown }}}} (Left)", place(FILES, FIRST, "{{ content")),
            format!(
                "{}: {{% include other.html %}} (Left)",
                place(FILES, FIRST, "{% include other")
            ),
            format!("{}: the attributes {{: .red}} (Removed)", place(FILES, FIRST, "{: .red}")),
        ]
    );
    assert_eq!(
        imported.skipped(),
        [
            "_hidden/x.md: of a collection that Jekyll makes no pages of",
            "_posts/no-date.md: no date in its name, so Jekyll does not publish it",
            "archive.html: a template: it makes a page of other pages",
            "index.html: the home page, which Perennial makes",
        ]
    );
    let report = &imported.report;
    assert_eq!(imported.files_left(), ["feed.xml: a template: Jekyll makes a file of it"]);
    let outside: Vec<&str> = report.outside.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(outside, ["Gemfile", "_data", "_layouts", "drafts.txt"]);
    assert_eq!(report.settings_left, ["mood", "plugins"]);
    assert_eq!(imported.static_files(), ["README.md", "assets/a.pdf", "assets/p.svg"]);
    assert_eq!(imported.bundle.settings.posts_per_page, 6);
    assert_eq!(imported.bundle.navigation[0].title, "About");

    let first = imported.post("/life/work/2020/01/02/first-post.html");
    assert_eq!(first.tags, ["one", "two"]);
    assert_eq!(first.categories.len(), 2);
    assert_eq!(first.aliases[0].to_string(), "/was/here/");
    holds(
        &imported.file("posts/2020-01-02-first-post.md"),
        &[
            "toc: top\n",
            "title: \"First: post\"\n",
            "\n<!--more-->\n",
            "## <span id=\"part\"></span>Part\n\nSee [second](2020-02-03-second.md), [about](../pages/about.md),\n",
            "[pdf](/b/assets/a.pdf) and [First: post](/b/about/).",
            "Mood calm, https://j.example/b/x, {{ content | unknown }}.",
            "```ruby linenos\ndef a\n  \"{{ x }}\"\nend\n```\n",
            "![P](/b/assets/p.svg \"Cap\")",
            "<https://www.youtube.com/watch?v=abc>",
            "{% include other.html %}",
            "{{ shown }} and `{{ code }}`",
            "\nA span and ![rel](/b/assets/p.svg)",
        ],
    );
    assert!(imported.post("/special/Third_Time/").draft);
    assert!(imported.post("/drafts/idea/").draft);
    holds(&imported.post("/tech/2021/05/06/rust.html").content_html, &["Text"]);
    holds(
        &imported.post("/contact.html").content_html,
        &["<p>*me* <a href=\"/b/about/\">x</a></p>"],
    );
}

#[test]
fn pretty_permalinks_go_for_pages_too() {
    let imported = import(
        Generator::Jekyll,
        &[
            ("_config.yml", "title: A\nurl: https://a.example\npermalink: pretty\n"),
            ("_posts/2020-01-02-a-b.md", "---\n---\nText\n"),
            ("_posts/2020-01-03-c.md", "---\nslug: sea\n---\nText\n"),
            ("about.md", "---\n---\nText\n"),
            ("docs/index.md", "---\n---\nText\n"),
            ("docs/more.md", "---\n---\nSee [the start](index.md)\n"),
        ],
    );
    assert_eq!(
        imported.addresses(),
        ["/2020/01/02/a-b/", "/2020/01/03/sea/", "/about/", "/docs/", "/docs/more/"]
    );
    assert_eq!(imported.report.addresses.permalink, "/:year/:month/:day/:slug/");
    assert_eq!(imported.report.addresses.by_url, 0);
}

#[test]
fn what_new_posts_are_called_is_not_taken_from_old_words() {
    let permalink = |settings: &str, files: &[(&str, &str)]| {
        let settings = format!("title: A\nurl: https://a.example\n{settings}");
        let mut all = vec![("_config.yml", settings.as_str())];
        all.extend_from_slice(files);
        import(Generator::Jekyll, &all).report.addresses.permalink
    };
    let draft = ("_drafts/x.md", "---\n---\nText\n");
    assert_eq!(permalink("permalink: pretty\n", &[draft]), "/:year/:month/:slug/");
    let one = ("_posts/2020-02-02-a.md", "---\ncategories: [one, a]\n---\nText\n");
    let other = ("_posts/2020-02-03-b.md", "---\ncategories: [one, b]\n---\nText\n");
    assert_eq!(permalink("permalink: pretty\n", &[one, other]), "/:year/:month/:slug/");
    let months = "permalink: /:year/:short_month/:title/\n";
    assert_eq!(permalink(months, &[one, other]), "/:year/:month/:slug/");
    let own = "permalink: /log/:year/:title/\n";
    assert_eq!(permalink(own, &[one, other]), "/log/:year/:slug/");
}

#[test]
fn only_two_dollars_are_maths_and_one_category_is_one() {
    let imported = import(
        Generator::Jekyll,
        &[
            ("_config.yml", "title: A\nurl: https://a.example\n"),
            (
                "_posts/2020-01-02-a.md",
                "---\ncategory: Deep Thought\ntag: White Mice\n---\nFrom $5 to $6, `$x`, <b id=\"$y\">$$a^2$$</b>.\n\n\
                 $$b$$\n\n<div>\n$7\n</div>\n",
            ),
        ],
    );
    let text = imported.file("posts/2020-01-02-a.md");
    holds(
        &text,
        &[
            "categories: [Deep Thought]\ntags: [White Mice]\n",
            "From \\$5 to \\$6, `$x`, <b id=\"$y\">$a^2$</b>.\n\n$$b$$\n",
            "<div>\n$7\n</div>",
        ],
    );
}

#[test]
fn a_moment_without_an_offset_is_in_utc() {
    let post = |date: &str| format!("---\ntitle: A\ndate: {date}\n---\nText\n");
    let [moment, text, minutes] =
        ["2014-11-18 17:33:36", "\"2014-11-18 17:33:36\"", "2014-11-18 17:33"].map(post);
    let files = [
        ("_config.yml", "title: A\nurl: https://a.example\ntimezone: Asia/Shanghai\n"),
        ("_posts/2014-11-18-moment.md", &*moment),
        ("_posts/2014-11-18-text.md", &*text),
        ("_posts/2014-11-18-minutes.md", &*minutes),
    ];
    let imported = import(Generator::Jekyll, &files);
    assert_eq!(
        imported.addresses(),
        ["/2014/11/18/minutes.html", "/2014/11/18/text.html", "/2014/11/19/moment.html"]
    );
    let published = imported.post("/2014/11/19/moment.html").published.clone();
    assert_eq!(published.map(|it| it.unix()), Some(1_416_332_016));
}
