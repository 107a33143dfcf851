//! One file per kind of page.

mod archive;
mod home;
mod listing;
mod not_found;
mod post;

use super::erased::{Erased, erased};
use crate::model::page_data::{Page, View};

/// The view of a page.
pub(super) fn view(page: &Page, site_title: &str, home: &str) -> Erased {
    match &page.view {
        View::Home(list) => erased(home::view(list, site_title)),
        View::Post(post) => erased(post::view(post, true)),
        View::Page(post) => erased(post::view(post, false)),
        View::Category(listing) => erased(listing::view(listing, Some("Category"))),
        View::Tag(listing) => erased(listing::view(listing, Some("Tag"))),
        View::Author(listing) => erased(listing::view(listing, Some("Author"))),
        View::Period(listing) => erased(listing::view(listing, None)),
        View::Archive(years) => erased(archive::view(years)),
        View::NotFound => erased(not_found::view(home)),
    }
}
