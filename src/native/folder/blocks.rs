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

#[cfg(test)]
mod tests {
    use super::split;

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
