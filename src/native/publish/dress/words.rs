//! How many words a post has, and how long it takes to read.

use super::text::{Piece, decode, pieces};

/// Words that a reader takes in per minute, as in most studies of adults who read for pleasure.
const WORDS_PER_MINUTE: usize = 230;

/// Whole minutes, rounded up; 0 when there are no words.
pub(super) fn minutes(words: usize) -> u32 {
    u32::try_from(words.div_ceil(WORDS_PER_MINUTE)).unwrap_or(u32::MAX)
}

/// The words of a text. Code blocks are looked at, not read.
pub(super) fn count(html: &str) -> usize {
    let mut halves: usize = 0;
    let mut blocks: usize = 0;
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if is_pre(tag, "<pre") => blocks += 1,
            Piece::Tag(tag) if is_pre(tag, "</pre") => blocks = blocks.saturating_sub(1),
            Piece::Text(text) if blocks == 0 => halves += half_words(&decode(text)),
            Piece::Tag(_) | Piece::Text(_) => {}
        }
    }
    halves.div_ceil(2)
}

fn is_pre(tag: &str, start: &str) -> bool {
    tag.strip_prefix(start).is_some_and(|rest| rest.starts_with(['>', ' ']))
}

/// The words of `text`, doubled: in scripts without spaces, two characters are about a word.
fn half_words(text: &str) -> usize {
    let mut halves = 0;
    for run in text.split_whitespace() {
        let mut in_word = false;
        for c in run.chars() {
            if is_unspaced(c) {
                halves += 1;
                in_word = false;
            } else if c.is_alphanumeric() && !in_word {
                halves += 2;
                in_word = true;
            }
        }
    }
    halves
}

/// Chinese characters and both kana.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::count;

    fn minutes(html: &str) -> u32 {
        super::minutes(count(html))
    }

    #[test]
    fn words_are_counted_and_code_is_not() {
        assert_eq!(minutes(""), 0);
        assert_eq!(minutes("<p>– <b>…</b></p>"), 0);
        assert_eq!(minutes("<p>One</p>"), 1);
        assert_eq!(minutes(&format!("<p>{}</p>", "don’t ".repeat(230))), 1);
        assert_eq!(minutes(&format!("<p>{}</p>", "don’t ".repeat(231))), 2);
        let code = "let x = 1; ".repeat(1000);
        assert_eq!(minutes(&format!("<p>One</p><pre><code>{code}</code></pre><p>Two</p>")), 1);
    }

    #[test]
    fn characters_count_where_there_are_no_spaces() {
        assert_eq!(minutes(&format!("<p>{}。</p>", "漢字".repeat(230))), 1);
        assert_eq!(minutes(&format!("<p>{}。</p>", "かな".repeat(231))), 2);
    }
}
