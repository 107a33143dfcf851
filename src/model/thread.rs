//! From flat comments to a thread in reading order.
//!
//! A thread is nested as readers see it, but never deeper than [`MAX_NESTING`]: what lies below
//! stands in reading order on the last level, so that a reply chain of any length can be drawn
//! (HTML parsers stop nesting at some depth) and indentation stops growing. Each list is cut into
//! slices, so that a browser can show the first at once and build the rest in its idle time.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    comment::{Comment, CommentId, CommentKind},
    date::Stamp,
    feed::Avatars,
    initials,
    message::Message,
    page_data::Link,
    words::{Phrase, Words},
};

/// How many lists may lie within each other.
pub const MAX_NESTING: usize = 16;

/// About how many comments are built in one go.
pub const SLICE: usize = 40;

/// All responses to a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// What stands above it: how many comments there are.
    pub heading: String,
    /// How many comments, without pingbacks and trackbacks.
    pub count: usize,
    /// Whether more are welcome.
    pub open: bool,
    /// Where a reader can leave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_url: Option<String>,
    /// The comments.
    #[serde(default, skip_serializing_if = "CommentList::is_empty")]
    pub comments: CommentList,
    /// Pingbacks and trackbacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pings: Vec<Ping>,
}

/// One list of a thread, in slices. In the data that travels with a document every slice but the
/// first is empty: those comments are in the document already.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentList(pub Vec<Vec<CommentNode>>);

/// A comment and the replies to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentNode {
    /// The bare identity, as in `#comment-ID`.
    pub id: String,
    /// The name it is signed with.
    pub author: String,
    /// The initials of that name, where they are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initials: Option<String>,
    /// Where the name links to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Stamp>,
    /// The comment it answers, as a link on the same page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<Link>,
    /// Its body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// How many comments stand below it; browsers have no use for it.
    #[serde(skip)]
    pub below: usize,
    /// The same in words, where there are some.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub below_label: String,
    /// Those comments.
    #[serde(default, skip_serializing_if = "CommentList::is_empty")]
    pub replies: CommentList,
}

/// Another page that links here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ping {
    /// The bare identity, as in `#comment-ID`.
    pub id: String,
    /// The title of that page.
    pub title: String,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it told us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Stamp>,
    /// What it says around the link.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
}

impl CommentList {
    /// Whether there is no comment in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The other way around; replies stay in the order in which they answer each other.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let slices = self.0.iter().rev();
        Self(slices.map(|slice| slice.iter().rev().cloned().collect()).collect())
    }
}

/// How many of the comments are comments, without pingbacks and trackbacks.
pub fn count(comments: &[Comment]) -> usize {
    comments.iter().filter(|comment| comment.kind == CommentKind::Comment).count()
}

/// How many comments there are, in words, or whether there can be any.
pub fn label(count: usize, open: bool, words: &dyn Words) -> String {
    words.say(match count {
        0 if open => Phrase::Message(Message::LeaveAComment),
        0 => Phrase::Message(Message::CommentsAreClosed),
        count => Phrase::CommentCount(count),
    })
}

/// The thread of a post. Comments whose parent is unknown or a ping stand at the top.
pub fn build(
    comments: &[Comment],
    open: bool,
    reply_url: Option<String>,
    avatars: Avatars,
    words: &dyn Words,
) -> Thread {
    let (written, pings): (Vec<&Comment>, Vec<&Comment>) =
        comments.iter().partition(|comment| comment.kind == CommentKind::Comment);
    let index: HashMap<&CommentId, usize> =
        written.iter().enumerate().map(|(index, comment)| (&comment.id, index)).collect();
    let mut children = vec![Vec::new(); written.len()];
    let mut top = Vec::new();
    for (child, comment) in written.iter().enumerate() {
        match comment.parent.as_ref().and_then(|parent| index.get(parent)) {
            Some(parent) => children[*parent].push(child),
            None => top.push(child),
        }
    }
    let branches =
        Branches { written: &written, children: &children, index: &index, avatars, words };
    Thread {
        heading: match written.len() {
            0 => words.say(Phrase::Message(Message::Comments)),
            count => label(count, open, words),
        },
        count: written.len(),
        open,
        reply_url,
        comments: branches.list(&top, 1),
        pings: pings.into_iter().map(|comment| ping(comment, words)).collect(),
    }
}

struct Branches<'a> {
    written: &'a [&'a Comment],
    children: &'a [Vec<usize>],
    index: &'a HashMap<&'a CommentId, usize>,
    avatars: Avatars,
    words: &'a dyn Words,
}

impl Branches<'_> {
    fn list(&self, members: &[usize], level: usize) -> CommentList {
        let nodes = if level < MAX_NESTING {
            members.iter().map(|member| self.branch(*member, level)).collect()
        } else {
            self.reading_order(members).into_iter().map(|member| self.node(member)).collect()
        };
        CommentList(slices(nodes))
    }

    fn branch(&self, member: usize, level: usize) -> CommentNode {
        let replies = self.list(&self.children[member], level + 1);
        let below = replies.0.iter().flatten().map(|reply| 1 + reply.below).sum();
        let below_label = match below {
            0 => String::new(),
            below => self.words.say(Phrase::Replies(below)),
        };
        CommentNode { below, below_label, replies, ..self.node(member) }
    }

    fn node(&self, member: usize) -> CommentNode {
        let comment = self.written[member];
        let in_reply_to =
            comment.parent.as_ref().filter(|parent| self.index.contains_key(parent)).map(
                |parent| {
                    let author = &self.written[self.index[parent]].author;
                    Link::new(format!("#comment-{parent}"), &**author)
                },
            );
        CommentNode {
            id: comment.id.to_string(),
            author: comment.author.clone(),
            initials: match self.avatars {
                Avatars::None => None,
                Avatars::Initials => Some(initials::of(&comment.author)),
            },
            url: comment.author_url.clone(),
            date: comment
                .date
                .as_ref()
                .map(|date| date.stamp(self.words.say(Phrase::Moment(date)))),
            in_reply_to,
            html: comment.content_html.clone(),
            below: 0,
            below_label: String::new(),
            replies: CommentList::default(),
        }
    }

    /// The members and all that is below them, depth first, without recursion: a chain of replies
    /// may be longer than the stack is deep.
    fn reading_order(&self, members: &[usize]) -> Vec<usize> {
        let mut order = Vec::new();
        let mut waiting: Vec<usize> = members.iter().rev().copied().collect();
        while let Some(member) = waiting.pop() {
            order.push(member);
            waiting.extend(self.children[member].iter().rev());
        }
        order
    }
}

fn slices(nodes: Vec<CommentNode>) -> Vec<Vec<CommentNode>> {
    let mut slices: Vec<Vec<CommentNode>> = Vec::new();
    let mut weight = SLICE;
    for node in nodes {
        if weight >= SLICE {
            slices.push(Vec::new());
            weight = 0;
        }
        weight += 1 + node.below;
        if let Some(slice) = slices.last_mut() {
            slice.push(node);
        }
    }
    slices
}

fn ping(comment: &Comment, words: &dyn Words) -> Ping {
    Ping {
        id: comment.id.to_string(),
        title: comment.author.clone(),
        url: comment.author_url.clone(),
        date: comment.date.as_ref().map(|date| date.stamp(words.say(Phrase::Date(date)))),
        html: comment.content_html.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says what it is asked.
    #[derive(Debug)]
    struct Plain;

    impl Words for Plain {
        fn say(&self, phrase: Phrase<'_>) -> String {
            format!("{phrase:?}")
        }
    }

    fn comment(id: usize, parent: Option<usize>) -> Comment {
        let identity = |id: usize| CommentId::new(id.to_string()).expect("digits");
        Comment {
            id: identity(id),
            parent: parent.map(identity),
            author: format!("reader {id}"),
            author_url: None,
            date: None,
            content_html: format!("<p>{id}</p>"),
            kind: CommentKind::Comment,
        }
    }

    fn in_order(list: &CommentList) -> Vec<String> {
        let mut order = Vec::new();
        for comment in list.0.iter().flatten() {
            order.push(comment.id.clone());
            order.extend(in_order(&comment.replies));
        }
        order
    }

    fn depth(list: &CommentList) -> usize {
        list.0.iter().flatten().map(|comment| 1 + depth(&comment.replies)).max().unwrap_or(0)
    }

    #[test]
    fn replies_follow_what_they_answer() {
        let comments = [
            comment(1, None),
            comment(2, None),
            comment(3, Some(1)),
            comment(4, Some(3)),
            comment(5, Some(1)),
        ];
        let thread = build(&comments, true, None, Avatars::None, &Plain);
        assert_eq!(in_order(&thread.comments), ["1", "3", "4", "5", "2"]);
        assert_eq!(thread.comments.0[0][0].below, 3);
        let reply = &thread.comments.0[0][0].replies.0[0][0];
        assert_eq!(reply.in_reply_to.as_ref().map(|link| link.href.as_str()), Some("#comment-1"));
    }

    #[test]
    fn the_newest_first_leaves_replies_in_order() {
        let mut comments: Vec<Comment> = (0..100).map(|id| comment(id, None)).collect();
        comments.extend([comment(100, Some(7)), comment(101, Some(7))]);
        let thread = build(&comments, true, None, Avatars::None, &Plain);
        let reversed = thread.comments.reversed();
        let order = in_order(&reversed);
        assert_eq!(order[..2], ["99", "98"]);
        assert_eq!(order[92..], ["7", "100", "101", "6", "5", "4", "3", "2", "1", "0"]);
        assert_eq!(reversed.reversed(), thread.comments);
    }

    #[test]
    fn a_chain_of_any_length_stays_shallow_and_in_order() {
        let chain: Vec<Comment> = (0..20_000).map(|id| comment(id, id.checked_sub(1))).collect();
        let thread = build(&chain, true, None, Avatars::None, &Plain);
        assert_eq!(depth(&thread.comments), MAX_NESTING);
        let expected: Vec<String> = (0..20_000).map(|id: usize| id.to_string()).collect();
        assert_eq!(in_order(&thread.comments), expected);
    }

    #[test]
    fn a_long_thread_comes_in_slices() {
        let comments: Vec<Comment> = (0..500).map(|id| comment(id, None)).collect();
        let thread = build(&comments, true, None, Avatars::None, &Plain);
        assert_eq!(thread.comments.0.len(), 13);
        assert!(thread.comments.0.iter().all(|slice| slice.len() <= SLICE));
        assert_eq!(thread.comments.0.iter().flatten().count(), 500);
    }
}
