//! A block of a body, written in one way or another, and blocks below each other.

use super::to_markdown::Emphasis;

/// A block and its text in the file.
#[derive(Debug)]
pub(super) struct Block<'h> {
    pub(super) html: &'h str,
    pub(super) text: String,
    pub(super) form: Form,
}

/// How a block is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As Markdown, with emphasis in this way.
    Markdown(Emphasis),
    /// As the tags of its element with Markdown between them.
    Nested,
    /// As it is.
    Html,
}

impl<'h> Block<'h> {
    /// HTML within Markdown. It ends at the first empty line, so there must be none in it.
    pub(super) fn html(html: &'h str) -> Self {
        Self { html, text: html.replace("\n\n", "\n&#10;"), form: Form::Html }
    }
}

/// The texts of blocks, one below the other. Of two lists in a row the second has other signs:
/// otherwise they would be one.
pub(super) fn join<'h>(blocks: &[Block<'h>], text: impl Fn(&Block<'h>) -> String) -> String {
    let mut joined = String::new();
    let mut others = false;
    for (at, block) in blocks.iter().enumerate() {
        let is_list = |block: &Block<'_>, tag: &str| {
            matches!(block.form, Form::Markdown(_)) && block.html.starts_with(tag)
        };
        let follows = |tag| is_list(block, tag) && at > 0 && is_list(&blocks[at - 1], tag);
        others = !others && (follows("<ul") || follows("<ol"));
        joined.push_str(if at == 0 { "" } else { "\n\n" });
        let text = text(block);
        joined.push_str(&if others { with_other_signs(&text) } else { text });
    }
    joined
}

/// A list with the signs that lists begin with here less often. Items stand at the start of a line
/// and what is in them does not.
fn with_other_signs(list: &str) -> String {
    let line = |line: &str| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        match rest.as_bytes().first() {
            Some(b'-') if digits == 0 => format!("*{}", &rest[1..]),
            Some(b'.') if digits > 0 => format!("{number}){}", &rest[1..]),
            _ => line.to_owned(),
        }
    };
    list.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_a_row_differ_in_their_signs() {
        let list = |html, text: &str| Block {
            html,
            text: text.to_owned(),
            form: Form::Markdown(Emphasis::Signs),
        };
        let blocks = [
            list("<ul>", "- a\n  - b\n- c"),
            list("<ul>", "- d\n\n  e - f"),
            list("<ul>", "- g"),
            list("<ol>", "1. h"),
            list("<ol>", "9.  i\n10. j"),
        ];
        assert_eq!(
            join(&blocks, |block| block.text.clone()),
            "- a\n  - b\n- c\n\n* d\n\n  e - f\n\n- g\n\n1. h\n\n9)  i\n10) j"
        );
    }
}
