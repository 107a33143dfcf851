//! One file per kind of page.

mod archive;
mod home;
mod listing;
mod not_found;
mod post;

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::page_data::{Page, View};

/// The view of a page.
///
/// Each kind ends in `AnyView`: few distinct types keep the program small.
pub(super) fn view(page: &Arc<Page>, site_title: &str, home: &str) -> AnyView {
    match &page.view {
        View::Home(list) => home::view(list, site_title),
        View::Post(post) => post::view(post, true),
        View::Page(post) => post::view(post, false),
        View::Category(listing) => listing::view(listing, Some("Category")),
        View::Tag(listing) => listing::view(listing, Some("Tag")),
        View::Author(listing) => listing::view(listing, Some("Author")),
        View::Period(listing) => listing::view(listing, None),
        View::Archive(years) => archive::view(years),
        View::NotFound => not_found::view(home),
    }
}
