//! Which comments a reader has seen, as text small enough for a browser to keep.
//!
//! A comment is new when it was not there before. Dates cannot tell: some comments have none, and
//! imports bring old ones late. A count cannot either: comments come and go. So what is kept is the
//! comments themselves, one character each.

/// In how many posts comments are remembered; of others nothing is new.
const POSTS: usize = 100;

/// Of threads with more comments nothing is remembered.
pub const COMMENTS: usize = 4_000;

/// The character that stands for a comment: twenty bits of a hash (FNV-1a) of its identity, which
/// is what the planes beyond the first have room for. In a thread of five hundred, one new comment
/// in two thousand is taken for another and not marked.
pub fn sign(id: &str) -> char {
    let hash = id
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let folded = (hash ^ (hash >> 20)) & 0xf_ffff;
    char::from_u32(0x1_0000 + folded).unwrap_or_default()
}

/// Puts a post first in the list of those remembered, one per line. Gives the new list, and what
/// is to be forgotten for it.
pub fn remember<'a>(list: &'a str, post: &'a str) -> (String, Vec<&'a str>) {
    let others = list.lines().filter(|other| *other != post);
    let mut posts: Vec<&str> = std::iter::once(post).chain(others).collect();
    let forgotten = posts.split_off(posts.len().min(POSTS));
    (posts.join("\n"), forgotten)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_comment_has_a_character_of_its_own() {
        let signs: HashSet<char> =
            (1_000..1_520).map(|id| sign(&format!("comment-{id}"))).collect();
        assert_eq!(signs.len(), 520);
        assert!(signs.iter().all(|sign| sign.len_utf16() == 2), "no control characters");
        assert_eq!(sign("comment-7"), sign("comment-7"));
    }

    #[test]
    fn the_post_read_last_comes_first_and_is_there_once() {
        let (list, forgotten) = remember("/a/\n/b/\n/c/", "/b/");
        assert_eq!(list, "/b/\n/a/\n/c/");
        assert_eq!(forgotten, Vec::<&str>::new());
        assert_eq!(remember("", "/a/").0, "/a/");
    }

    #[test]
    fn what_was_read_longest_ago_is_forgotten() {
        let mut list = String::new();
        for post in 0..POSTS {
            list = remember(&list, &post.to_string()).0;
        }
        let (longer, forgotten) = remember(&list, "one more");
        assert_eq!(forgotten, ["0"]);
        assert_eq!(longer.lines().count(), POSTS);
    }
}
