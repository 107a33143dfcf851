//! Feeds: what is new, for programs that follow many sites. Atom 1.0 (RFC 4287), RSS 2.0 and JSON
//! Feed 1.1 of posts, Atom and RSS of comments.
//!
//! [`all`] names the files; [`Feed::bytes`] makes one of them from the posts that are in it and
//! nothing else. What a feed says is gathered once ([`channel`]), and each format only writes it
//! down. Dates come from the content, so the same blog gives the same bytes.

mod atom;
mod channel;
mod clothes;
mod date;
mod identity;
mod json;
mod links;
mod moved;
mod place;
mod rss;
mod style;
mod xml;

use std::collections::BTreeMap;

use self::{channel::Channel, place::Format};
pub(super) use self::{
    links::{of_address, of_blog, of_page},
    moved::lead_to,
    place::{About, Feed, has_comment_feed},
    style::FILE as STYLE,
    style::sheet as style,
};
use crate::model::{
    route::{PageNumber, Route},
    site::Site,
};

/// Every feed of a blog with these pages, by its decoded path below the root.
pub(super) fn all(site: &Site, pages: &[Route]) -> BTreeMap<String, Feed> {
    let is_first = |page: &PageNumber| *page == PageNumber::FIRST;
    let of_pages = pages.iter().filter_map(|route| match route {
        Route::Home(page)
        | Route::Category(_, page)
        | Route::Tag(_, page)
        | Route::Author(_, page) => is_first(page).then(|| About::Posts(route.clone())),
        Route::Item(permalink) => {
            has_comment_feed(site, permalink).then(|| About::CommentsOn(permalink.clone()))
        }
        Route::Archive | Route::Year(..) | Route::Month(..) | Route::Search | Route::NotFound => {
            None
        }
    });
    of_pages
        .chain([About::Comments])
        .flat_map(About::feeds)
        .map(|feed| (feed.path(), feed))
        .collect()
}

impl Feed {
    /// The bytes of the file.
    pub(super) fn bytes(&self, site: &Site) -> Vec<u8> {
        let channel = Channel::of(site, self);
        match self.format {
            Format::Atom => xml::document(site, &atom::write(&channel)),
            Format::Rss => xml::document(site, &rss::write(&channel)),
            Format::Json => json::write(&channel).into_bytes(),
        }
    }
}
