//! WXR, WordPress eXtended RSS: the file that WordPress exports, versions 1.0 to 1.2.
//!
//! It is RSS 2.0 whose items are posts, pages, pictures and menus alike; what RSS has no place for
//! stands in namespaces of WordPress's own. A file is read one item at a time.

mod element;
mod input;
mod item;
mod lines;
mod parts;
mod reader;

pub(super) use self::{
    item::{Author, Comment, Item, ItemTerm, Term},
    parts::Part,
    reader::Reader,
};

use std::path::Path;

use crate::native::error::Error;

/// Opens an export, which may be compressed with gzip.
///
/// # Errors
/// When it cannot be read, or is something else at first sight.
pub(super) fn open(path: &Path) -> Result<Reader, Error> {
    Ok(Reader::new(path, input::open(path)?))
}
