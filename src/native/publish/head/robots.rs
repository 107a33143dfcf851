//! What search engines may do with a page.

use super::{Subject, picture::image_of};
use crate::model::{page_data::View, post::Post, route::Route, site::Site};

/// The rule for a page; none where everything may be done.
pub(super) fn rule(subject: &Subject<'_>) -> Option<&'static str> {
    let is_draft = subject.item.is_some_and(|item| item.draft);
    if is_draft || matches!(subject.page.view, View::Search(_) | View::NotFound) {
        return Some("noindex");
    }
    // Without it, a search engine shows a picture no larger than a stamp.
    subject.post()?;
    image_of(subject).map(|_| "max-image-preview:large")
}

/// Whether a page shall be found at its own address: it may be shown, and is the original.
pub(in super::super) fn is_to_be_found(site: &Site, route: &Route) -> bool {
    let is_original = |item: &Post| !item.draft && item.canonical.is_none();
    match route {
        Route::Search | Route::NotFound => false,
        Route::Item(permalink) => site.item(permalink).is_some_and(is_original),
        _ => true,
    }
}
