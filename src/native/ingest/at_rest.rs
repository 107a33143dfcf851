//! Whether cleaned HTML is at rest: read and written once more it would stay as it is.
//!
//! A parser builds its tree from tags and text alone. So where cleaning has left both as they were,
//! what was written reads as the tree that it was written from, and there is no need to try.

use crate::native::publish::dress::text::decode;

/// A part of HTML.
#[derive(Debug, PartialEq, Eq)]
enum Token<'h> {
    /// Text, still with entities.
    Text(&'h str),
    /// A tag of a name.
    Tag { name: &'h str, is_end: bool, attributes: Vec<&'h str>, is_plain: bool },
    /// Anything else: whoever meets it has to parse.
    Other,
}

/// What is known of cleaned HTML without reading it once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing.
    Unknown,
    /// It is at rest.
    Reached,
    /// It is at rest, and no tag or attribute was lost on the way.
    Lossless,
}

/// What is known of `clean`, which was made of `html`.
pub(super) fn rest(html: &str, clean: &str) -> Rest {
    // Parsers read those as newlines.
    if html.contains('\r') {
        return Rest::Unknown;
    }
    let mut rest = Rest::Lossless;
    let (mut before, mut after) = (html, clean);
    loop {
        match (next(&mut before), next(&mut after)) {
            (None, None) => return rest,
            (Some(Token::Text(a)), Some(Token::Text(b))) if is_same(a, b) => {}
            (
                Some(Token::Tag { name, is_end, attributes, .. }),
                Some(Token::Tag {
                    name: other,
                    is_end: ends_too,
                    attributes: kept,
                    is_plain: true,
                }),
            ) if name == other && is_end == ends_too => {
                if attributes != kept {
                    rest = Rest::Reached;
                }
            }
            _ => return Rest::Unknown,
        }
    }
}

/// Whether two texts are one, however their entities are written.
fn is_same(a: &str, b: &str) -> bool {
    const KNOWN: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;"];
    let is_known = |text: &str| {
        text.match_indices('&')
            .all(|(at, _)| KNOWN.iter().any(|known| text[at..].starts_with(known)))
    };
    a == b && !a.contains('&') || is_known(a) && is_known(b) && decode(a) == decode(b)
}

/// Takes the first token off.
fn next<'h>(html: &mut &'h str) -> Option<Token<'h>> {
    if html.is_empty() {
        return None;
    }
    if !html.starts_with('<') {
        let (text, rest) = html.split_at(html.find('<').unwrap_or(html.len()));
        *html = rest;
        return Some(Token::Text(text));
    }
    Some(tag(html).unwrap_or(Token::Other))
}

/// A tag as the sanitiser and the writer of Markdown write it.
fn tag<'h>(html: &mut &'h str) -> Option<Token<'h>> {
    let inner = html.strip_prefix('<')?;
    let is_end = inner.starts_with('/');
    let (name, mut rest) = word(inner.strip_prefix('/').unwrap_or(inner))?;
    // The type of a field decides where a table leaves it.
    let mut is_plain = name != "input";
    let mut attributes = Vec::new();
    loop {
        let end = [">", "/>", " />"].iter().find_map(|end| rest.strip_prefix(end));
        if let Some(after) = end {
            *html = after;
            return Some(Token::Tag { name, is_end, attributes, is_plain });
        }
        let (attribute, after) = word(rest.strip_prefix(' ').filter(|_| !is_end)?)?;
        let (value, after) = after.strip_prefix("=\"")?.split_once('"')?;
        attributes.push(attribute);
        is_plain &= !is_address(attribute) || is_plain_address(value);
        rest = after;
    }
}

/// A name of small letters, and what is behind it.
fn word(text: &str) -> Option<(&str, &str)> {
    let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let length = text.bytes().take_while(is_part).count();
    text.starts_with(|c: char| c.is_ascii_lowercase()).then(|| text.split_at(length))
}

fn is_address(attribute: &str) -> bool {
    matches!(attribute, "href" | "src" | "cite" | "poster")
}

/// Whether nobody can take an address for another, now that it is resolved.
fn is_plain_address(address: &str) -> bool {
    let known = ["/", "#", "http://", "https://", "mailto:", "tel:"];
    known.iter().any(|start| address.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_the_same_tags_and_texts_is_at_rest() {
        for (html, clean) in [
            ("", ""),
            (
                "<p>a &quot;b&quot; &amp;amp; &lt;\n<br />c</p>\n<hr />",
                "<p>a \"b\" &amp;amp; &lt;\n<br>c</p>\n<hr>",
            ),
            (
                "<p><a onclick=\"x>y\" href=\"../b/\" class=\"d\">c</a></p>",
                "<p><a href=\"/b/\">c</a></p>",
            ),
        ] {
            let lossless = !html.contains("onclick");
            let expected = if lossless { Rest::Lossless } else { Rest::Reached };
            assert_eq!(rest(html, clean), expected, "{html}");
        }
        for (html, clean) in [
            ("<p>a<p>b</p>", "<p>a</p><p>b</p>"),
            ("<p>a</p>", "<p>b</p>"),
            ("<b>a</b>", "<i>a</i>"),
            ("<b>a</b>", "<b>a<b>"),
            ("a", "a<b></b>"),
            ("&eacute;", "&eacute;"),
            ("a &ampx", "a &ampx"),
            ("<p\n>a</p>", "<p>a</p>"),
            ("<P>a</P>", "<P>a</P>"),
            ("<p>a</p >", "<p>a</p>"),
            ("<!-- a -->", "<!-- a -->"),
            ("a\r", "a\r"),
            ("a < b", "a < b"),
            ("<input>", "<input>"),
            ("<a href=\"b:c\">d</a>", "<a href=\"b:c\">d</a>"),
        ] {
            assert_eq!(rest(html, clean), Rest::Unknown, "{html}");
        }
    }
}
