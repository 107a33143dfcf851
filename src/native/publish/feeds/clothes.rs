//! What content wears in a feed: absolute addresses, and nothing that only our own page can use.
//!
//! Feed readers show it with their own style sheet and no script, and take away what they do not know.
//! So colours of code, links to headings, buttons, and attributes beyond those that the W3C's
//! validator lets pass (it names `srcset`, `sizes`, `loading` and all `data-*`) stay behind. Pictures
//! are those of `src`, in their full size.

use std::borrow::Cow;

use crate::{
    model::site::Site,
    native::publish::dress::text::{Piece, decode, pieces},
};

/// The attributes that come along.
const KEPT: [&str; 36] = [
    "abbr", "alt", "checked", "cite", "class", "colspan", "controls", "datetime", "dir", "disabled",
    "headers", "height", "href", "hreflang", "id", "label", "lang", "loop", "media", "name", "open",
    "poster", "preload", "rel", "reversed", "rowspan", "scope", "span", "src", "start", "summary",
    "title", "type", "value", "valign", "width",
];

/// Dressed HTML of the page at an absolute address, for a feed.
pub(super) fn of_feed(html: &str, page: &str, site: &Site) -> String {
    let mut out = String::with_capacity(html.len());
    // Elements that are left out with all that is in them do not nest.
    let mut left_out: Option<&str> = None;
    let (mut in_math, mut in_pre) = (false, false);
    // Of each open span in a code block: whether it is only there for its colour.
    let mut spans = Vec::new();
    for piece in pieces(html) {
        let tag = match piece {
            Piece::Text(text) => {
                if left_out.is_none() {
                    out.push_str(text);
                }
                continue;
            }
            Piece::Tag(tag) => tag,
        };
        let name = name(tag);
        if let Some(element) = left_out {
            if name.strip_prefix('/') == Some(element) {
                left_out = None;
            }
            continue;
        }
        match name {
            "button" => {
                left_out = Some(name);
                continue;
            }
            "a" if tag.starts_with("<a class=\"anchor\"") => {
                left_out = Some(name);
                if out.ends_with(' ') {
                    out.pop();
                }
                continue;
            }
            "math" | "/math" => in_math = name == "math",
            "pre" | "/pre" => {
                in_pre = name == "pre";
                spans.clear();
            }
            "span" if in_pre => {
                let is_colour = attributes(tag).all(|(name, _)| !KEPT.contains(&name) || name == "class");
                spans.push(is_colour);
                if is_colour {
                    continue;
                }
            }
            "/span" if in_pre && spans.pop() == Some(true) => continue,
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

/// `p` for `<p>`, `/p` for `</p>`.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    inner.split(' ').next().unwrap_or_default()
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
