//! Random blogs, as feeds without faults.

use proptest::prelude::*;
use serde_json::{Value, json};

/// Text with much that means something to Markdown, YAML or HTML.
fn text() -> impl Strategy<Value = String> {
    "[a-zé字’ .,:;!?*_`~$^&<>#|\"'\\[\\]{}()+=/\\\\0-9@%-]{1,24}"
        .prop_filter("says something", |text| !text.trim().is_empty())
}

/// A line of HTML.
fn line() -> impl Strategy<Value = String> {
    let escape = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
    let words = text().prop_map(escape);
    prop::collection::vec(
        (words, 0..9).prop_map(|(text, kind)| match kind {
            0 => format!("<em>{text}</em>"),
            1 => format!("<strong>{text}</strong>"),
            2 => format!("<code>{text}</code>"),
            3 => format!("<a href=\"/x/?a=1&amp;b=(2)#c\">{text}</a><a href=\"/blog/x/\">a</a>"),
            4 => format!("<kbd>{text}</kbd><br>\n"),
            5 => format!("{text}\n"),
            6 => format!("<span data-math-style=\"inline\">{text}</span>"),
            7 => format!("<del>{text}</del>"),
            _ => text,
        }),
        1..4,
    )
    .prop_map(|parts| parts.concat())
}

fn html() -> impl Strategy<Value = String> {
    let block = (line(), line(), 0..15).prop_map(|(a, b, kind)| match kind {
        0 => format!("<h2>{a}</h2>"),
        1 => format!("<ul>\n<li>{a}</li>\n<li>{b}</li>\n</ul>"),
        2 => format!("<ol start=\"4\">\n<li>\n<p>{a}</p>\n<p>{b}</p>\n</li>\n</ol>"),
        3 => format!("<blockquote>\n<p>{a}</p>\n<ul>\n<li>{b}</li>\n</ul>\n</blockquote>"),
        4 => format!("<pre><code class=\"language-x\">{a}\n\n{b}\n</code></pre>"),
        5 => format!("<table>\n<thead>\n<tr>\n<th>{a}</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>{b}</td>\n</tr>\n</tbody>\n</table>"),
        6 => format!("<div>\n\n{a}\n\n<p>{b}</p></div>"),
        7 => format!("<figure><img src=\"/a.png\" alt=\"a\" width=\"4\"><figcaption>{a}</figcaption></figure>"),
        8 => format!("<div class=\"note\">\n<p>{a}</p>\n<h3>{b}</h3>\n</div>"),
        9 => format!("<dl>\n<dt>{a}</dt>\n<dd>{b}</dd>\n<dd>\n<p>{a}</p>\n<p>{b}</p>\n</dd>\n</dl>"),
        10 => format!("<p>{a}<br>{b}</p>"),
        _ => format!("<p>{a}</p>"),
    });
    let seam = prop::sample::select(vec!["\n", "\n", "\n", "\n", "", "\n\n"]);
    prop::collection::vec((block, seam), 0..5)
        .prop_map(|blocks| blocks.into_iter().map(|(block, seam)| block + seam).collect())
}

fn date() -> impl Strategy<Value = Option<String>> {
    let some = (1..4, 0..24, prop::sample::select(vec!["Z", "+05:30", "-08:00", ".250+01:00"]));
    prop::option::weighted(0.8, some).prop_map(|date| {
        date.map(|(day, hour, zone)| format!("2026-03-{day:02}T{hour:02}:30:00{zone}"))
    })
}

fn comments() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec((text(), html(), date(), any::<bool>()), 0..4).prop_map(|all| {
        let one =
            |(at, (name, html, date, answers)): (usize, (String, String, Option<String>, bool))| {
                let parent = (answers && at > 0).then(|| format!("c{}", at - 1));
                json!({
                    "id": format!("c{at}"), "parent": parent, "date": date, "content_html": html,
                    "author": { "name": name, "url": "https://b.example/" },
                    "kind": if at == 2 { "pingback" } else { "comment" },
                })
            };
        all.into_iter().enumerate().map(one).collect()
    })
}

/// An item; its id and address get a number later.
fn item() -> impl Strategy<Value = Value> {
    let words = (
        text(),
        prop::option::of(text()),
        prop::collection::vec(text(), 0..3),
        prop::option::of(text()),
    );
    let urls = vec![
        "2026/03/s",
        "s",
        "posts/s",
        "x/2026-01-02-s",
        ".s",
        "a/.b/s",
        "2026/%E7%94%BA",
        "s.html/",
        "x/index-",
        "c.comments",
    ];
    let address = prop::option::weighted(0.9, prop::sample::select(urls));
    let facts = (any::<[bool; 4]>(), prop::option::of(1..9_999u32), 0..4usize);
    (words, html(), date(), date(), address, comments(), facts).prop_map(
        |((title, summary, tags, series), html, date, updated, address, comments, (flags, part, kind))| {
            let categories = [["bread", "rye"], ["rye", "bread"], ["salt", "rye"], ["tea", "salt"]][kind];
            let toc = [None, Some("none"), Some("top"), Some("side")][kind];
            let tables = json!([{ "name": "Ida" }, { "name": title, "url": "https://b.example/", "_perennial": { "description": title } }]);
            json!({
                "url": address, "title": title, "summary": summary, "content_html": html, "tags": tags,
                "date_published": date, "date_modified": updated,
                "language": flags[0].then_some("ja"), "image": flags[1].then_some("/blog/a b.png"),
                "external_url": flags[2].then_some("https://b.example/?x=1"),
                "authors": if flags[3] { tables } else { Value::Null },
                "_perennial": {
                    "categories": categories,
                    "comments": comments, "comments_open": flags[0], "sticky": flags[1], "draft": flags[2],
                    "series": series, "series_part": part, "toc": toc,
                    "extra": { "k: 1": title, "n": [1, 2.5, true, null, { "deep": tags }], "yes": {} },
                    "canonical": flags[3].then_some("https://b.example/c"),
                },
            })
        },
    )
}

/// A feed with all that a blog can have, in odd places and with odd words.
pub(crate) fn feed() -> impl Strategy<Value = Value> {
    let items = prop::collection::vec(item(), 0..6);
    let pages = prop::collection::vec(item(), 0..3);
    (text(), items, pages, any::<[bool; 3]>()).prop_map(|(title, mut items, mut pages, flags)| {
        for (at, item) in items.iter_mut().chain(&mut pages).enumerate() {
            item["id"] = json!(format!(" {at}: {}", item["title"].as_str().unwrap()));
            if let Some(url) = item["url"].as_str() {
                item["url"] = match url.strip_suffix(".html/") {
                    Some(stem) => json!(format!("{stem}{at}.html")),
                    None => json!(format!("{url}{at}/")),
                };
            }
            if let Some(author) = item["authors"].get_mut(1).filter(|_| at % 2 == 0) {
                author["_perennial"]["slug"] = json!(format!("somebody {at}"));
            }
            for comment in item["_perennial"]["comments"].as_array_mut().unwrap() {
                for key in ["id", "parent"] {
                    if let Some(id) = comment[key].as_str() {
                        comment[key] = json!(format!("i{at}-{id}"));
                    }
                }
            }
            item["_perennial"]["aliases"] = json!([
                format!("old/{at}.html"), format!("\u{fc} {at}/"), format!("?p={}", at + 7), format!("?page_id={}", at + 7),
            ]);
        }
        let mut feed = json!({
            "version": "https://jsonfeed.org/version/1.1", "title": title,
            "home_page_url": if flags[0] { "https://a.example/" } else { "https://a.example/blog/" },
            "authors": if flags[1] { json!([{ "name": "Ida", "url": "https://ida.example/", "_perennial": { "slug": "the-baker" } }]) } else { json!([]) },
            "items": items,
        });
        feed["_perennial"] = json!({
            "pages": pages,
            // A name that is the slug of another, and parents below parents.
            "categories": [
                { "slug": "tea", "name": "bread" }, { "slug": "bread", "name": title, "description": title },
                { "slug": "rye", "parent": "bread" }, { "slug": "salt", "name": "Rye", "parent": "rye" },
            ],
            "tags": [{ "slug": "Rye, dark", "name": title }, { "slug": "salt", "name": "Salt!!", "description": title }],
            "redirects": if flags[1] { json!([
                { "from": "feed/", "to": "posts.json" }, { "from": "?tag=\u{fc}+x", "to": "https://b.example/?a=b#c" },
                { "from": "blog/x/", "to": "/blog/blog/y/" }, { "from": "w 'q'.html", "to": "#end" }, { "from": "?p=3", "to": "x/?y=[1]" },
            ]) } else { json!([]) },
            "posts_per_page": 7, "theme": "ink", "toc": "top", "reading_time": flags[0], "related": 0,
            "old_after_years": 3, "share": flags[1], "shortcuts": flags[0], "feed_posts": 5, "search": flags[1],
            "social_cards": flags[0], "offline": flags[2],
            "hosting": if flags[2] { json!({ "rules": ["nginx", "apache"], "precompress": true }) } else { Value::Null },
            "code": { "line_numbers": flags[1] },
            "images": if flags[2] { json!({ "widths": [300, 700], "quality": 60 }) } else { Value::Null },
            "theme_tokens": if flags[2] { json!({ "text": "1rem", "accent": "light-dark(#123, #9ab)" }) } else { Value::Null },
            "css": if flags[1] { json!("a{b:url(x/y.png)}\n\n/* 'z' */") } else { Value::Null },
            "logo": flags[0].then_some("x/logo.svg"),
            "footer": if flags[1] { json!(format!("{} <b>x</b>\n\n<p>y <a href=\"x/\">z</a></p>", title.replace('&', "&amp;").replace('<', "&lt;"))) } else { json!("<p>A -- \"b\"</p>") },
            "footer_links": if flags[0] { json!([{ "title": title, "url": "x/" }]) } else { json!([]) },
            "navigation": if flags[2] { json!([{ "title": title, "url": "x/?y=[1]" }]) } else { json!([]) },
            "comments": { "reply_url": flags[1].then_some("mailto:a@b.example?subject={url}"), "avatars": flags[2].then_some("initials") },
        });
        feed
    })
}
