//! One file per kind of page.

mod archive;
mod home;
mod listing;
#[cfg(not(feature = "hydrate"))]
mod not_found;
mod post;
mod search;

use std::sync::Arc;

use super::erased::{Erased, erased};
use crate::model::{
    message::Message,
    page_data::{Page, View},
};

/// The view of a page.
pub(super) fn view(page: &Arc<Page>, home: &str) -> Erased {
    match &page.view {
        View::Home(list) => erased(home::view(list, &page.title)),
        View::Post(post) => erased(post::view(post, page)),
        View::Page(post) => erased(post::view(post, page)),
        View::Category(listing) => erased(listing::view(listing, Some(Message::Category))),
        View::Tag(listing) => erased(listing::view(listing, Some(Message::Tag))),
        View::Author(listing) => erased(listing::view(listing, Some(Message::Author))),
        View::Period(listing) => erased(listing::view(listing, None)),
        View::Archive(years) => erased(archive::view(years)),
        View::Search(search) => erased(search::view(search, home)),
        #[cfg(not(feature = "hydrate"))]
        View::NotFound => erased(not_found::view(home)),
        // It has no data: a document alone shows it.
        #[cfg(feature = "hydrate")]
        View::NotFound => Erased::in_document(),
    }
}
