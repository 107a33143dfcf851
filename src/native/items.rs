//! The items of a blog, which need not all be in memory.

use std::borrow::Cow;

use super::error::Error;
use crate::model::{feed::Bundle, post::Post};

/// Gives posts and pages one by one, by their position in the bundle.
pub trait Items: Sync {
    /// The post at a position.
    ///
    /// # Errors
    /// When it cannot be read from where it is kept.
    fn post(&self, at: usize) -> Result<Cow<'_, Post>, Error>;

    /// The page at a position.
    ///
    /// # Errors
    /// When it cannot be read from where it is kept.
    fn page(&self, at: usize) -> Result<Cow<'_, Post>, Error>;
}

/// A bundle has its own.
impl Items for Bundle {
    fn post(&self, at: usize) -> Result<Cow<'_, Post>, Error> {
        Ok(Cow::Borrowed(&self.posts[at]))
    }

    fn page(&self, at: usize) -> Result<Cow<'_, Post>, Error> {
        Ok(Cow::Borrowed(&self.pages[at]))
    }
}
