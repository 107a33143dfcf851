//! Comments as the bundle holds them: flat, in order.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::date::Timestamp;

/// The identity of a comment, unique in the blog; it makes the fragment `#comment-ID`.
///
/// Letters, digits, `-`, `_` and `.`, at most 64 of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommentId(String);

impl CommentId {
    /// Takes an identity; `None` when it holds anything that cannot stand in a fragment.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        fits.then_some(Self(text))
    }

    /// The bare identity.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CommentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of response a comment is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommentKind {
    /// Written by a reader.
    #[default]
    Comment,
    /// Another blog linked here and said so (Pingback 1.0).
    Pingback,
    /// The same by the older TrackBack protocol.
    Trackback,
}

/// One response to a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Unique in the blog.
    pub id: CommentId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name it is signed with.
    pub author: String,
    /// Where the name links to: `http` or `https`.
    pub author_url: Option<String>,
    /// When it was written.
    pub date: Option<Timestamp>,
    /// Its body, sanitised.
    pub content_html: String,
    /// Comment, pingback or trackback.
    pub kind: CommentKind,
}
