//! Posts and pages are treated alike, and are kept apart.

use super::known::Kind;

/// One of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Both<T> {
    pub(super) posts: T,
    pub(super) pages: T,
}

impl<T> Both<T> {
    pub(super) fn of(&self, kind: Kind) -> &T {
        match kind {
            Kind::Post => &self.posts,
            Kind::Page => &self.pages,
        }
    }

    pub(super) fn of_mut(&mut self, kind: Kind) -> &mut T {
        match kind {
            Kind::Post => &mut self.posts,
            Kind::Page => &mut self.pages,
        }
    }

    /// First posts, then pages.
    pub(super) fn each(&self) -> [&T; 2] {
        [&self.posts, &self.pages]
    }
}
