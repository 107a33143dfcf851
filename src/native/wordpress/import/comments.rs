//! The thread of an item: approved comments, each below one that comes along too.

use std::collections::{HashMap, HashSet};

use super::{super::wxr::Comment, dates::Moment, own, tally::Tally};

/// Takes the comments that come along, in the order in which they were written.
///
/// `seen` are the IDs of the whole export, `place` is where the thread is, for the tally.
pub(super) fn settle(
    mut comments: Vec<Comment>,
    place: &str,
    seen: &mut HashSet<u64>,
    tally: &mut Tally,
    remarks: &mut Vec<String>,
) -> Vec<Comment> {
    number(&mut comments, seen);
    let mut parents: HashMap<u64, u64> = comments.iter().map(|it| (it.id, it.parent)).collect();
    let mut kept = Vec::with_capacity(comments.len());
    for comment in comments {
        let kind = kind(&comment.kind);
        let which = || format!("comment {} on {place}", comment.id);
        match refusal(&comment, seen) {
            Some(why) => tally.skip(kind, why, which()),
            None => {
                tally.import(kind);
                seen.insert(comment.id);
                kept.push(comment);
            }
        }
    }
    // Of several with one ID, the one that comes along counts.
    parents.extend(kept.iter().map(|it| (it.id, it.parent)));
    let there: HashSet<u64> = kept.iter().map(|comment| comment.id).collect();
    let mut above = Above { parents: &parents, there: &there, known: HashMap::new() };
    let circular = circular(&parents);
    for comment in kept.iter_mut().filter(|comment| comment.parent != 0) {
        let parent = if circular.contains(&comment.id) {
            Err("it is an answer to itself")
        } else {
            above.nearest(comment.parent)
        };
        comment.parent = parent.unwrap_or_else(|why| {
            remarks.push(format!("comment {} on {place}: {why}; it stands at the top", comment.id));
            0
        });
    }
    // Our own export has them in order.
    if kept.iter().all(|comment| own::of_comment(comment).is_none()) {
        kept.sort_by_cached_key(|it| (Moment::new(&it.date, &it.date_gmt).order(), it.id));
    }
    kept
}

/// The comments of an item that does not come along, or has no page.
pub(super) fn skip(comments: &[Comment], why: &str, place: &str, tally: &mut Tally) {
    for comment in comments {
        tally.skip(kind(&comment.kind), why, format!("comment {} on {place}", comment.id));
    }
}

/// Other programs write comments without IDs: these get free ones.
fn number(comments: &mut [Comment], seen: &HashSet<u64>) {
    let mut taken: HashSet<u64> = comments.iter().map(|comment| comment.id).collect();
    let mut next = seen.len() as u64;
    for comment in comments.iter_mut().filter(|comment| comment.id == 0) {
        while !taken.insert(next) || seen.contains(&next) {
            next += 1;
        }
        comment.id = next;
    }
}

/// What a response is called in the report.
fn kind(kind: &str) -> &'static str {
    match kind {
        "pingback" => "pingbacks",
        "trackback" => "trackbacks",
        _ => "comments",
    }
}

fn refusal(comment: &Comment, seen: &HashSet<u64>) -> Option<String> {
    match comment.approved.as_str() {
        "1" | "approved" => {}
        "spam" => return Some("spam".to_owned()),
        "trash" | "post-trashed" => return Some("in the trash".to_owned()),
        _ => return Some("not approved".to_owned()),
    }
    match comment.kind.as_str() {
        "" | "comment" | "pingback" | "trackback" | "review" => {}
        other => return Some(format!("of the type {other:?}, which readers did not see")),
    }
    seen.contains(&comment.id).then(|| "its ID was there already".to_owned())
}

/// Finds the comment above that comes along.
struct Above<'a> {
    parents: &'a HashMap<u64, u64>,
    there: &'a HashSet<u64>,
    /// What was found for comments that do not come along.
    known: HashMap<u64, Result<u64, &'static str>>,
}

impl Above<'_> {
    /// The comment itself, or the next above it; 0 where there is none.
    fn nearest(&mut self, comment: u64) -> Result<u64, &'static str> {
        let mut passed = Vec::new();
        let mut at = comment;
        let found = loop {
            if at == 0 || self.there.contains(&at) {
                break Ok(at);
            }
            if let Some(known) = self.known.get(&at) {
                break *known;
            }
            // Whoever comes by here again before this ends is in a circle.
            self.known.insert(at, Ok(0));
            passed.push(at);
            match self.parents.get(&at) {
                Some(next) => at = *next,
                None => break Err("what it answers is not in the export"),
            }
        };
        self.known.extend(passed.into_iter().map(|it| (it, found)));
        found
    }
}

/// The comments from which going up leads back to them.
fn circular(parents: &HashMap<u64, u64>) -> HashSet<u64> {
    let mut walked: HashMap<u64, u64> = HashMap::new();
    let mut circular = HashSet::new();
    for start in parents.keys() {
        let mut at = *start;
        while let Some(next) = parents.get(&at) {
            match walked.insert(at, *start) {
                None => at = *next,
                // This walk met itself.
                Some(walk) if walk == *start => {
                    while circular.insert(at) {
                        at = parents.get(&at).copied().unwrap_or_default();
                    }
                    break;
                }
                Some(walk) => {
                    walked.insert(at, walk);
                    break;
                }
            }
        }
    }
    circular
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(id: u64, parent: u64, approved: &str) -> Comment {
        Comment {
            id,
            parent,
            author: String::new(),
            author_url: String::new(),
            date: String::new(),
            date_gmt: format!("2014-10-27 08:30:{:02}", id % 60),
            content: String::new(),
            approved: approved.to_owned(),
            kind: String::new(),
            meta: Vec::new(),
        }
    }

    #[test]
    fn comments_without_ids_get_some() {
        let all = vec![comment(0, 0, "1"), comment(2, 0, "1"), comment(0, 2, "1")];
        let (mut tally, mut remarks) = (Tally::default(), Vec::new());
        let mut seen = HashSet::from([1]);
        let kept = settle(all, "a post", &mut seen, &mut tally, &mut remarks);
        let mut thread: Vec<_> = kept.iter().map(|it| (it.id, it.parent)).collect();
        thread.sort_unstable();
        assert_eq!(thread, [(2, 0), (3, 0), (4, 2)]);
    }

    #[test]
    fn a_thread_closes_over_what_is_left_out() {
        let all = vec![
            comment(3, 2, "1"),
            comment(1, 0, "1"),
            comment(2, 1, "0"),
            comment(4, 4, "1"),
            comment(5, 99, "1"),
            comment(6, 7, "1"),
            comment(7, 6, "1"),
            comment(8, 7, "1"),
            comment(9, 0, "spam"),
            comment(1, 0, "1"),
        ];
        let (mut tally, mut remarks) = (Tally::default(), Vec::new());
        let kept = settle(all, "a post", &mut HashSet::new(), &mut tally, &mut remarks);
        let thread: Vec<_> = kept.iter().map(|it| (it.id, it.parent)).collect();
        assert_eq!(thread, [(1, 0), (3, 1), (4, 0), (5, 0), (6, 0), (7, 0), (8, 7)]);
        assert_eq!(remarks.len(), 4, "{remarks:#?}");
        let count = tally.get("comments");
        assert_eq!((count.read, count.imported, count.skipped), (10, 7, 3));
    }
}
