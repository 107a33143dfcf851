//! HTML from outside is safe, its losses are named, and a second reading changes nothing.

#![cfg(feature = "native")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use perennial::native::ingest::{
    links::Links,
    notice::Notices,
    sanitise::{Policy, sanitise},
};
use proptest::prelude::*;
use support::{
    Blog,
    html::{dangers, tags},
};
use url::Url;

const POLICIES: [Policy; 2] = [Policy::Post, Policy::Comment];

fn clean(html: &str, policy: Policy) -> String {
    let home = Url::parse("https://blog.example/").unwrap();
    let links = Links::new(home.clone(), home);
    let page = Url::parse("https://blog.example/2014/10/a/").unwrap();
    sanitise(html, policy, &links, &page, "/items/0/content_html", &mut Notices::default())
}

/// Safe, and at rest.
fn check(html: &str) {
    for policy in POLICIES {
        let once = clean(html, policy);
        let found = dangers(&once);
        assert!(found.is_empty(), "{policy:?}\n  of: {html}\n  is: {once}\n  with: {found:?}");
        assert!(!once.to_ascii_lowercase().contains("<script"), "{once}");
        let twice = clean(&once, policy);
        assert_eq!(twice, once, "{policy:?} does not come to rest\n  of: {html}");
    }
}

#[test]
fn the_detector_sees_what_it_is_for() {
    for bad in [
        "<script>1</script>",
        "<p onclick=x>",
        "<img src=x onerror=y>",
        "<a href=\"java\nscript:x\">",
        "<a href='&#106;avascript:x'>",
        "<p style='color:red'>",
        "<iframe src=x></iframe>",
        "<svg onload=x>",
        "<form action='data:text/html,x'>",
    ] {
        assert!(!dangers(bad).is_empty(), "{bad}");
    }
    assert!(
        dangers("<p>An <a href=\"https://x.example/\">onclick</a> &lt;script&gt; javascript:</p>")
            .is_empty()
    );
}

#[test]
fn tricks_that_worked_somewhere_once() {
    for trick in TRICKS {
        check(trick);
    }
}

const TRICKS: &[&str] = &[
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=\"&#1;javascript:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"JAVASCRIPT:alert(1)\">x</a>",
    "<a href=\"feed:javascript:alert(1)\">x</a>",
    "<a href=\"view-source:javascript:alert(1)\">x</a>",
    "<a href=\"blob:https://x/\">x</a>",
    "<a href=\"//[\" onclick=x>x</a>",
    "<img src=`javascript:alert(1)`>",
    "<img srcset=\"javascript:alert(1) 1x, data:text/html,x 2x\">",
    "<video poster=javascript:alert(1) src=x onerror=alert(1)></video>",
    "<blockquote cite=\"javascript:alert(1)\">q</blockquote>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><rect/></a></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><math><img src onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\"></xmp>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<p/onclick=alert(1)>x",
    "<p title=\"&quot; onclick=&quot;alert(1)\">x</p>",
    "<img alt=\"--><script>alert(1)</script>\">",
    "<base href=\"javascript:/a/\"><a href=\"/%0aalert(1)//#\">x</a>",
    "<template><script>alert(1)</script></template>",
    "<details ontoggle=alert(1) open>x</details>",
    "<p\u{0}onclick=alert(1)>x</p>",
    "<a href=\"\u{0}javascript:alert(1)\">x</a>",
    "<div><div><p></div></p><table><p>x<td>",
    "<a href=/a/><object><a href=/b/>x</a></object></a>",
    "<p><button><p>x</p></button></p>",
    "<pre>\n\n\nx</pre>",
    "<table><tr><td><select><table><p>x",
    "<b><p><i></b>x</i></p>",
];

#[test]
fn white_space_that_is_none_for_a_browser_does_not_hide_a_scheme() {
    // U+00A0 and its like are no white space in the URL standard: `\u{a0}javascript:x` is a path.
    // Trimmed by a reader that thinks otherwise, it becomes a script.
    for space in ['\u{a0}', '\u{1680}', '\u{2003}', '\u{2028}', '\u{202f}', '\u{3000}', '\u{85}'] {
        for attribute in ["href", "src", "cite", "poster"] {
            for element in ["a", "img", "blockquote", "video"] {
                check(&format!(
                    "<{element} {attribute}=\"{space}javascript:alert(1)\">x</{element}>"
                ));
            }
        }
    }
}

#[test]
fn a_path_of_the_blog_never_becomes_another_host() {
    for href in [
        "https://blog.example//evil.example/x",
        "/.//evil.example/x",
        "https://blog.example/\\evil.example/x",
    ] {
        let html = clean(&format!("<a href=\"{href}\">x</a>"), Policy::Post);
        let to = tags(&html)[0].get("href").unwrap().to_owned();
        assert!(!to.starts_with("//"), "{href} became {to}");
        check(&html);
    }
}

#[test]
fn deep_nesting_is_survived() {
    for element in ["b", "div", "blockquote", "font"] {
        let html = format!("<{element}>").repeat(3_000);
        let once = clean(&html, Policy::Post);
        assert!(dangers(&once).is_empty());
    }
}

#[test]
fn a_hostile_blog_is_harmless_when_published() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    for (path, document) in site.documents() {
        let (head, _) = document.split_once("<body>").unwrap();
        // The map of hashes, the program, and what the page says of itself to machines.
        let ours = ["importmap", "module", "application/ld+json"];
        let scripts: Vec<_> = tags(head).into_iter().filter(|tag| tag.name == "script").collect();
        for kind in ours {
            let of_kind = scripts.iter().filter(|tag| tag.get("type") == Some(kind)).count();
            assert!(of_kind <= 1, "{path}: {scripts:?}");
        }
        for tag in tags(&document) {
            if tag.name == "script" {
                let is_of_search = tag.get("src").is_some_and(|src| src.starts_with("/search-"))
                    && ["search/index.html", "404.html"].contains(&path.as_str());
                let is_ours =
                    tag.get("id") == Some("page-data") || is_of_search || scripts.contains(&tag);
                let is_known = tag.get("type").is_some_and(|kind| ours.contains(&kind));
                assert!(is_ours && (is_known || tag.get("id").is_some()), "{path}: {tag:?}");
            }
            let is_search = tag.get("role") == Some("search")
                && ["search/index.html", "404.html"].contains(&path.as_str());
            assert!(
                !["iframe", "object", "embed", "base", "svg", "math"].contains(&tag.name.as_str())
                    && (tag.name != "form" || is_search),
                "{path}: {tag:?}"
            );
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on"), "{path}: {tag:?}");
                assert!(name != "style", "{path}: {tag:?}");
                let scheme = value.trim().to_ascii_lowercase();
                let scripted = scheme.starts_with("javascript:") || scheme.starts_with("vbscript:");
                assert!(!scripted, "{path}: {tag:?}");
            }
        }
        for secret in ["private.example", "192.0.2.7", "pills.example/\" target"] {
            assert!(!document.contains(secret), "{path}: {secret}");
        }
    }
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("private.example") && !text.contains("192.0.2.7"), "{path}");
    }
    let page = site.html("/2020/02/hostile/");
    assert!(page.contains("alt=\"A broken picture\""), "what is harmless stays");
    assert!(page.contains("srcset=\"/pictures/pear.png 1x, /pictures/pear@2x.png 2x\""));
    assert!(
        page.contains("&lt;script&gt;alert('name')&lt;/script&gt;")
            || page.contains("&lt;script>alert('name')&lt;/script>")
    );
}

#[test]
fn links_of_commenters_are_not_followed() {
    let site = Blog::new().fixture("good/kitchen-sink.json").publish();
    let page = site.html("/2020/02/hostile/");
    let comments = &page[page.find("class=\"thread\"").unwrap()..];
    for tag in tags(comments).iter().filter(|tag| tag.name == "a") {
        let href = tag.get("href").unwrap_or_default();
        if href.starts_with("https://pills.example/")
            || href == "/about/" && comments.contains("a civil")
        {
            assert_eq!(tag.get("rel"), Some("nofollow ugc"), "{tag:?}");
        }
    }
    assert!(
        comments.contains(
            "<a href=\"https://pills.example/\" rel=\"nofollow ugc\">Cheap <b>pills</b></a>"
        ),
        "{comments}"
    );
    assert!(comments.contains("<a href=\"/about/\" rel=\"nofollow ugc\">a link</a>"));
    let page = site.html("/2024/10/everything/");
    assert!(
        page.contains("href=\"https://frayne.example/\" rel=\"nofollow ugc\"")
            || page.contains("rel=\"nofollow ugc\" href=\"https://frayne.example/\"")
    );
}

#[test]
fn every_loss_is_named() {
    let notices = Blog::new().fixture("good/kitchen-sink.json").publish().published.notices;
    let notices = notices.to_string();
    for loss in [
        "dropped the element <script> (4 times, first at /items/5/content_html)",
        "dropped the element <iframe> (2 times",
        "dropped the element <h1> (at /items/5/_perennial/comments/0/content_html)",
        "dropped the attribute onclick of <p> (2 times",
        "dropped the attribute style of <p>",
        "dropped a link of scheme javascript: (5 times",
        "dropped a link of scheme data:",
        "dropped a link of scheme vbscript:",
        "left out a commenter's email (2 times",
        "left out a commenter's ip",
        "did not link a commenter's url",
        "did not link an author's url",
        "did not use the field \"hubs\" of the feed (at /hubs)",
        "did not use the field \"mood\" of the _perennial extension of an item",
    ] {
        assert!(notices.contains(loss), "{loss}\nin\n{notices}");
    }
    assert!(!notices.contains("private.example"), "a notice must not repeat what is private");
}

/// Pieces that hostile HTML is made of.
fn piece() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "a",
        "b",
        "p",
        "div",
        "table",
        "tr",
        "td",
        "li",
        "ul",
        "pre",
        "img",
        "h2",
        "blockquote",
        "script",
        "style",
        "svg",
        "math",
        "mtext",
        "mglyph",
        "iframe",
        "object",
        "button",
        "form",
        "select",
        "option",
        "template",
        "noscript",
        "textarea",
        "title",
        "details",
        "summary",
        "ruby",
        "rt",
        "caption",
        "col",
        "video",
        "source",
        "font",
        "nobr",
        "marquee",
        "foreignObject",
    ]);
    let values = prop::sample::select(vec![
        "x",
        "/a/",
        "javascript:alert(1)",
        "\u{a0}javascript:alert(1)",
        "//evil.example/",
        "#f",
        "data:text/html,x",
        "&quot;><script>",
        "https://blog.example//evil.example",
        "a b\tc",
        "1x, 2x",
    ]);
    let attributes = prop::sample::select(vec![
        "href",
        "src",
        "srcset",
        "cite",
        "id",
        "class",
        "onclick",
        "style",
        "title",
        "dir",
        "rel",
        "xlink:href",
        "poster",
        "lang",
        "headers",
    ]);
    prop_oneof![
        4 => (names.clone(), prop::collection::vec((attributes, values), 0..3)).prop_map(|(name, attributes)| {
            let attributes: String =
                attributes.into_iter().map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
            format!("<{name}{attributes}>")
        }),
        3 => names.prop_map(|name| format!("</{name}>")),
        2 => "[a-z &;#<>\"'\n]{0,12}",
        1 => prop::sample::select(vec!["<!--", "-->", "<![CDATA[", "]]>", "<!doctype x>", "<?php", "&lt;script&gt;", "\u{0}", "\n\n"])
            .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_safe_and_at_rest(html in any::<String>()) {
        check(&html);
    }

    #[test]
    fn any_soup_is_safe_and_at_rest(pieces in prop::collection::vec(piece(), 0..24)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_address_is_safe(address in "[ \u{a0}\u{2003}\t\n]{0,2}(javascript|https?|data|mailto|JavaScript)?[:/\\\\]{0,3}[a-z.%&;#?@\\[\\] -]{0,20}") {
        let escaped = address.replace('&', "&amp;").replace('"', "&quot;");
        check(&format!("<a href=\"{escaped}\">a</a><img src=\"{escaped}\" srcset=\"{escaped} 2x\" alt=\"\">"));
    }
}
