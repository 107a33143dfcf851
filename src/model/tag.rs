//! Tags that are described. Other tags are free words: the posts that bear them are all there is.

use super::slug::Slug;

/// One tag of the blog that has an address of its own choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in addresses, unique in the blog.
    pub slug: Slug,
    /// Its name for readers, as posts call it; case does not matter.
    pub name: String,
    /// A sentence or two about it, plain text.
    pub description: Option<String>,
}
