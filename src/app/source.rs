//! Where pages come from: the only thing the component tree may ask for data.

use std::{future::Future, pin::Pin, sync::Arc};

use crate::model::page_data::Page;

/// A page on its way. It stays on the thread that asked for it.
pub type Pending = Pin<Box<dyn Future<Output = Result<Arc<Page>, LoadError>>>>;

/// Why a page did not come. Whatever the reason, the cure is the same: load the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadError {
    /// The host did not answer, or there is no such page.
    Unreachable,
    /// What came is no page, or one of another build.
    Unusable,
}

/// What can be had of a page that somebody goes to.
pub enum Load {
    /// The page: it was asked for before.
    There(Arc<Page>),
    /// The page, later.
    Coming(Pending),
}

/// How likely it is that a reader goes to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// They point at a link to it: all that can be done before the click is worth doing.
    PointedAt,
    /// A link to it can be seen.
    InSight,
}

/// Gives the page at an address. Paths are written as the address bar has them: base included,
/// percent-encoded, with or without the slash at the end.
pub trait PageSource: Send + Sync {
    /// The page at a path of the blog, for a reader who goes there now.
    fn load(&self, path: &str) -> Load;

    /// Asks for a page that a reader may go to, and says when it has come or will not.
    fn expect(&self, path: &str, expectation: Expectation, ended: Box<dyn FnOnce()>);

    /// Attends to the search on the page shown, if it has one; `by_link`: a reader has just come to
    /// it.
    fn attend_search(&self, _by_link: bool) {}
}

/// A source without pages: while a document is rendered natively nobody goes anywhere.
#[derive(Debug, Clone, Copy)]
pub struct NoPages;

impl PageSource for NoPages {
    fn load(&self, _path: &str) -> Load {
        Load::Coming(Box::pin(std::future::ready(Err(LoadError::Unreachable))))
    }

    fn expect(&self, _path: &str, _expectation: Expectation, _ended: Box<dyn FnOnce()>) {}
}
