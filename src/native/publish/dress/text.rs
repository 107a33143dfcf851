//! Text in sanitised HTML: out of it and into it.
//!
//! The sanitiser writes HTML in one way (the HTML standard's serialisation, section 13.3): double
//! quotes around every attribute, and no other entities than the five below.

use std::borrow::Cow;

/// A part of an HTML string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::native) enum Piece<'h> {
    /// Text, still with entities.
    Text(&'h str),
    /// A tag with its brackets.
    Tag(&'h str),
}

/// The texts and tags of `html`, in order and without gaps.
pub(in crate::native) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let is_tag = rest.starts_with('<');
        let length = if is_tag { tag_length(rest) } else { rest.find('<').unwrap_or(rest.len()) };
        let (piece, after) = rest.split_at(length);
        rest = after;
        (!piece.is_empty()).then_some(if is_tag { Piece::Tag(piece) } else { Piece::Text(piece) })
    })
}

/// The length of the tag at the start: up to the first `>` that is not in a quoted value.
fn tag_length(html: &str) -> usize {
    let mut quoted = false;
    let end = html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(html.len(), |end| end + 1)
}

/// The name of a tag, and whether it ends an element: `p` of `<p class="a">` and `</p>`.
pub(in crate::native) fn tag_name(tag: &str) -> (&str, bool) {
    let inner = tag.trim_start_matches('<');
    let (inner, is_end) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    (inner.split([' ', '>', '/']).next().unwrap_or_default(), is_end)
}

/// The text of `html` with each run of white space as one space.
pub(super) fn plain(html: &str) -> String {
    let text: String = pieces(html)
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(decode(text)),
            Piece::Tag(tag) => tag.starts_with("<br").then_some(Cow::Borrowed(" ")),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text or an attribute's value without entities.
pub(in crate::native) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let decoded = text.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">");
    Cow::Owned(decoded.replace("&quot;", "\"").replace("&amp;", "&"))
}

/// Appends `text` to `html` as the content of an element.
pub(super) fn escape_into(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '\u{a0}']) {
        html.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        html.push_str(match after.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&nbsp;",
        });
        rest = after.as_str();
    }
    html.push_str(rest);
}

/// `text` as the content of an element.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_into(&mut html, text);
    html
}

/// `text` as the value of an attribute in double quotes.
pub(super) fn escape_attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_in_a_value_ends_no_tag() {
        let html = "a<b title=\"1 > 0\">c</b>";
        let expected = [
            Piece::Text("a"),
            Piece::Tag("<b title=\"1 > 0\">"),
            Piece::Text("c"),
            Piece::Tag("</b>"),
        ];
        assert_eq!(pieces(html).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_tag_has_a_name() {
        for (tag, name) in [
            ("<p>", ("p", false)),
            ("</h2>", ("h2", true)),
            ("<a href=\"b/c\">", ("a", false)),
            ("<br/>", ("br", false)),
        ] {
            assert_eq!(tag_name(tag), name, "{tag}");
        }
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(decode("&amp;lt; &lt;b&gt; &quot;&nbsp;"), "&lt; <b> \"\u{a0}");
        assert_eq!(escape("&lt; <b> \"\u{a0}"), "&amp;lt; &lt;b&gt; \"&nbsp;");
        assert_eq!(plain("One<br>two\n &amp; <i>th</i>ree"), "One two & three");
    }
}
