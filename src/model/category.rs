//! Categories: a taxonomy with parents.

use super::slug::Slug;

/// One category of the blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its name in addresses, unique in the blog.
    pub slug: Slug,
    /// Its name for readers.
    pub name: String,
    /// The category above it.
    pub parent: Option<Slug>,
    /// A sentence or two about it, plain text.
    pub description: Option<String>,
}
