//! Bodies: blocks of HTML, which WordPress shows as they are.

use crate::native::{
    folder::tags,
    publish::dress::text::{Piece, pieces},
};

const START: &str = "<!-- wp:html -->\n";
const END: &str = "\n<!-- /wp:html -->";

/// Where the excerpt ends, here and in WordPress: the latter looks between the blocks.
const MORE: &str = "<span id=\"more\"></span>";
const MORE_BLOCK: &str = "\n<!-- /wp:html -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n\
                          <!-- wp:html -->\n";

/// The body of a post as WordPress keeps it. [`unwrapped`] is the way back, but for the brackets.
///
/// A bracket that could begin a shortcode is an entity, which no shortcode begins with: doubled
/// brackets would only hide those that some plugin knows.
pub(super) fn wrapped(html: &str) -> String {
    if html.is_empty() {
        return String::new();
    }
    let html = without_shortcodes(html);
    match mark(&html) {
        Some(at) => {
            let (before, after) = (&html[..at], &html[at + MORE.len()..]);
            format!("{START}{before}{MORE_BLOCK}{after}{END}")
        }
        None => format!("{START}{html}{END}"),
    }
}

/// The HTML in such a body, to the letter but for entities; `None` where somebody has changed what
/// is around it.
pub(in crate::native::wordpress) fn unwrapped(body: &str) -> Option<String> {
    if body.is_empty() {
        return Some(String::new());
    }
    let html = body.strip_prefix(START)?.strip_suffix(END)?.replacen(MORE_BLOCK, MORE, 1);
    (!html.contains("<!--")).then_some(html)
}

/// Where the mark stands between blocks.
fn mark(html: &str) -> Option<usize> {
    if !html.contains(MORE) {
        return None;
    }
    let (mut at, mut depth) = (0, 0);
    for piece in pieces(html) {
        match piece {
            Piece::Tag(_) if depth == 0 && html[at..].starts_with(MORE) => return Some(at),
            Piece::Tag(tag) => {
                depth += tags::step(tag);
                at += tag.len();
            }
            Piece::Text(text) => at += text.len(),
        }
    }
    None
}

/// The same HTML without a bracket before a letter.
fn without_shortcodes(html: &str) -> String {
    let mut written = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('[') {
        let (before, after) = rest.split_at(at);
        written.push_str(before);
        let name = after[1..].trim_start_matches(['[', '/']);
        let begins = name.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        written.push_str(if begins { "&#91;" } else { "[" });
        rest = &after[1..];
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_comes_back_from_its_block() {
        for html in [
            "",
            "<p>a</p>",
            "<p>a]]></p>\n<span id=\"more\"></span>\n<p>b</p>",
            "<div><span id=\"more\"></span></div>",
        ] {
            assert_eq!(unwrapped(&wrapped(html)).as_deref(), Some(html));
        }
        let more = wrapped("<p>a</p>\n<span id=\"more\"></span>\n<p>b</p>");
        assert_eq!(more.matches("<!-- wp:html -->").count(), 2, "{more}");
        assert!(more.contains("\n<!--more-->\n"), "{more}");
        assert_eq!(unwrapped("<!-- wp:html -->\n<p>a</p>\n<!-- /wp:html -->\n\n<p>b</p>"), None);
    }

    #[test]
    fn nothing_is_a_shortcode() {
        assert_eq!(
            without_shortcodes("[gallery] [[caption id=\"x\"]y[/caption]] [1] [ ] a[<b>0</b>]"),
            "&#91;gallery] &#91;&#91;caption id=\"x\"]y&#91;/caption]] &#91;1] [ ] a[<b>0</b>]"
        );
    }
}
