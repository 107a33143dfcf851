//! What content wears in a feed: absolute addresses, and nothing that only our own page can use.
//!
//! Feed readers show it with their own style sheet and no script, and take away what they do not know.
//! So colours of code, links to headings, buttons, and attributes that say nothing to them (`srcset`,
//! `sizes`, `loading`, `style`, all `data-*`) stay behind. Pictures are those of `src`, in their full
//! size.

use std::borrow::Cow;

use crate::{
    model::site::Site,
    native::publish::dress::text::{Piece, decode, pieces, tag_name},
};

/// The attributes that come along.
const KEPT: [&str; 36] = [
    "abbr", "alt", "checked", "cite", "class", "colspan", "controls", "datetime", "dir",
    "disabled", "headers", "height", "href", "hreflang", "id", "label", "lang", "loop", "media",
    "name", "open", "poster", "preload", "rel", "reversed", "rowspan", "scope", "span", "src",
    "start", "summary", "title", "type", "value", "valign", "width",
];

/// Dressed HTML of the page at an absolute address, for a feed.
pub(super) fn of_feed(html: &str, page: &str, site: &Site) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut in_button, mut in_math, mut in_pre) = (false, false, false);
    // Of each open span in a code block: whether it is only there for its colour.
    let mut spans = Vec::new();
    let mut pieces = pieces(html).peekable();
    while let Some(piece) = pieces.next() {
        let tag = match piece {
            Piece::Text(text) => {
                if !in_button {
                    out.push_str(text);
                }
                continue;
            }
            Piece::Tag(tag) => tag,
        };
        let (name, is_end) = tag_name(tag);
        if in_button || name == "button" {
            in_button = !(is_end && name == "button");
            continue;
        }
        match name {
            // A link without text is that of a heading to itself.
            "a" if tag.starts_with("<a class=\"anchor\"")
                && pieces.next_if_eq(&Piece::Tag("</a>")).is_some() =>
            {
                if out.ends_with(' ') {
                    out.pop();
                }
                continue;
            }
            // One of a picture: it has only what stays behind.
            "source" if attributes(tag).all(|(name, _)| name != "src") => continue,
            "math" => in_math = !is_end,
            "pre" => {
                in_pre = !is_end;
                spans.clear();
            }
            "span" if in_pre && is_end && spans.pop() == Some(true) => continue,
            "span" if in_pre && !is_end => {
                let is_colour =
                    attributes(tag).all(|(name, _)| !KEPT.contains(&name) || name == "class");
                spans.push(is_colour);
                if is_colour {
                    continue;
                }
            }
            _ => {}
        }
        if in_math || !tag.contains(' ') {
            out.push_str(tag);
        } else {
            write(name, tag, page, site, &mut out);
        }
    }
    out
}

/// A start tag with what comes along of its attributes.
fn write(name: &str, tag: &str, page: &str, site: &Site, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes(tag).filter(|(name, _)| KEPT.contains(name)) {
        out.push(' ');
        out.push_str(name);
        let Some(value) = value else { continue };
        let value = if matches!(name, "href" | "src" | "cite" | "poster") {
            let address = decode(value);
            match absolute(&address, page, site) {
                same if same == *address => Cow::Borrowed(value),
                other => Cow::Owned(other.replace('&', "&amp;").replace('"', "&quot;")),
            }
        } else {
            Cow::Borrowed(value)
        };
        out.push_str("=\"");
        out.push_str(&value);
        out.push('"');
    }
    out.push('>');
}

/// An address in the content of a page as an absolute one. The sanitiser left none that is relative
/// to anything but the host or the page itself.
pub(super) fn absolute(address: &str, page: &str, site: &Site) -> String {
    if address.is_empty() || address.starts_with('#') {
        return format!("{page}{address}");
    }
    if !address.starts_with('/') {
        return address.to_owned();
    }
    let home = &site.bundle().home_page_url;
    let host = home.find("://").map_or(0, |at| at + 3);
    let end = home[host..].find('/').map_or(home.len(), |at| host + at);
    format!("{}{address}", &home[..end])
}

/// The attributes of a start tag, with their values as they are written there: without quotes, and
/// with entities.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let mut rest = inner.split_once(' ').map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(quoted) = after.strip_prefix("=\"") else {
            rest = after;
            return (!name.is_empty()).then_some((name, None));
        };
        let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
        rest = after;
        Some((name, Some(value)))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::native::{
        ingest::{json_feed, links::Root},
        languages,
        memory::Memory,
    };

    fn site() -> Site {
        let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [],
            "home_page_url": "https://a.example/blog/" });
        let (bundle, _, _) = json_feed::read_value(feed, None, Root::Host, &Memory::none());
        languages::site(bundle.expect("a feed"))
    }

    #[test]
    fn content_leaves_behind_what_only_our_pages_can_use() {
        let page = "https://a.example/blog/b/";
        for (dressed, plain) in [
            ("<p>a &lt; b</p>", "<p>a &lt; b</p>"),
            (
                "<h2 id=\"x\">X <a class=\"anchor\" href=\"#x\" aria-label=\"Link\"></a></h2>",
                "<h2 id=\"x\">X</h2>",
            ),
            (
                "<figure class=\"code\"><pre tabindex=\"0\" data-language=\"rust\"><code class=\"language-rust\">\
                 <span class=\"line\" data-n=\"1\"><span class=\"k\">fn</span> <span lang=\"de\">ä</span>\n</span></code></pre>\
                 <button type=\"button\" class=\"copy\" hidden>Copy</button></figure>",
                "<figure class=\"code\"><pre><code class=\"language-rust\">fn <span lang=\"de\">ä</span>\n</code></pre></figure>",
            ),
            (
                "<img src=\"/blog/a.png\" srcset=\"/blog/a.webp 480w\" sizes=\"100vw\" alt=\"a > b\" loading=\"lazy\">",
                "<img src=\"https://a.example/blog/a.png\" alt=\"a > b\">",
            ),
            (
                "<picture><source srcset=\"/a.webp\"><img src=\"/a.png\" alt=\"\"></picture>",
                "<picture><img src=\"https://a.example/a.png\" alt=\"\"></picture>",
            ),
            (
                "<a href=\"#fn\">1</a> <a href=\"/x?a&amp;b\">2</a> <a href=\"https://b.example/?a&amp;b\">3</a>",
                "<a href=\"https://a.example/blog/b/#fn\">1</a> <a href=\"https://a.example/x?a&amp;b\">2</a> \
                 <a href=\"https://b.example/?a&amp;b\">3</a>",
            ),
            (
                "<math display=\"block\"><mi mathvariant=\"normal\">x</mi></math><span data-x=\"1\" class=\"y\">z</span>",
                "<math display=\"block\"><mi mathvariant=\"normal\">x</mi></math><span class=\"y\">z</span>",
            ),
        ] {
            assert_eq!(of_feed(dressed, page, &site()), plain);
        }
    }
}
