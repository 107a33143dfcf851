//! A body as the blocks that Markdown would make of it: one below the other.

use super::tags;
use crate::native::publish::dress::text::{Piece, pieces};

/// The parts of a body that are each on lines of their own. `None` where something else than one
/// newline stands between them: no Markdown gives that.
pub(super) fn split(html: &str) -> Option<Vec<&str>> {
    let mut blocks = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0);
    for piece in pieces(html) {
        match piece {
            Piece::Text("\n") if depth == 0 && start < at => {
                blocks.push(&html[start..at]);
                start = at + 1;
                at = start;
            }
            Piece::Text(_) if depth == 0 => return None,
            Piece::Text(text) => at += text.len(),
            Piece::Tag(tag) => {
                depth += tags::step(tag);
                at += tag.len();
            }
        }
    }
    blocks.push(&html[start..]);
    Some(blocks)
}

/// Elements of blocks within which Markdown is read after an empty line (CommonMark 0.31, section
/// 4.6).
const WRAPPERS: &[&str] =
    &["article", "aside", "blockquote", "details", "div", "figure", "footer", "header", "section"];

/// The start tag, the blocks and the end tag of such an element.
pub(super) fn unwrap(html: &str) -> Option<(&str, &str, &str)> {
    let Some(Piece::Tag(open)) = pieces(html).next() else { return None };
    let (inner, close) = html[open.len()..].strip_prefix('\n')?.rsplit_once('\n')?;
    let name = tags::name(open);
    let is_one = WRAPPERS.contains(&name) && close == format!("</{name}>");
    is_one.then_some((open, inner, close))
}

#[cfg(test)]
mod tests {
    use super::{split, unwrap};

    #[test]
    fn blocks_within_an_element_are_found() {
        assert_eq!(
            unwrap("<div id=\">\">\n<p>a</p>\n</div>"),
            Some(("<div id=\">\">", "<p>a</p>", "</div>"))
        );
        for html in ["<div>a</div>", "<ul>\n<li>a</li>\n</ul>", "<div>\n<p>a</p>\n</div><p>b</p>"] {
            assert_eq!(unwrap(html), None, "{html}");
        }
    }

    #[test]
    fn blocks_are_parted_by_newlines_outside_of_elements() {
        assert_eq!(
            split("<p>a<br>\nb</p>\n<hr>\n<ul>\n<li>c</li>\n</ul><p>d</p>"),
            Some(vec!["<p>a<br>\nb</p>", "<hr>", "<ul>\n<li>c</li>\n</ul><p>d</p>"])
        );
        assert_eq!(split("<p>a</p>\n\n<p>b</p>"), None);
        assert_eq!(split("text"), None);
    }
}
