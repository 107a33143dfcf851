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

/// Gives the page at an address.
pub trait PageSource: Send + Sync {
    /// The page at a path of the blog, written as the address bar has it: base included,
    /// percent-encoded, with or without the slash at its end.
    fn load(&self, path: &str) -> Pending;
}

/// A source without pages: while a document is rendered natively nobody goes anywhere.
#[derive(Debug, Clone, Copy)]
pub struct NoPages;

impl PageSource for NoPages {
    fn load(&self, _path: &str) -> Pending {
        Box::pin(std::future::ready(Err(LoadError::Unreachable)))
    }
}
