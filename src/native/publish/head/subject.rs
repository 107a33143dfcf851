//! What a page is about, found out once.

use super::super::cards::Cards;
use crate::model::{
    page_data::{Link, Listing, Page, PostView, View},
    post::{Author, Post},
    route::Route,
    site::Site,
};

/// A page as machines are told of it.
pub(super) struct Subject<'a> {
    pub(super) site: &'a Site,
    pub(super) cards: &'a Cards,
    pub(super) page: &'a Page,
    /// The post or standalone page.
    pub(super) item: Option<&'a Post>,
    /// Where the original is: the page itself, but for texts that say otherwise.
    pub(super) canonical: String,
    /// Plain text; empty where nobody wrote any.
    pub(super) description: &'a str,
}

impl<'a> Subject<'a> {
    pub(super) fn of(site: &'a Site, cards: &'a Cards, route: &Route, page: &'a Page) -> Self {
        let item = match route {
            Route::Item(permalink) => site.item(permalink),
            _ => None,
        };
        let elsewhere = item.and_then(|item| item.canonical.clone());
        let canonical = elsewhere.unwrap_or_else(|| site.absolute(&page.path));
        let of_item = item.map(|item| item.summary.as_str());
        let of_list = listing(page).and_then(|listing| listing.description.as_deref());
        let of_blog = site.bundle().description.as_deref();
        let description = of_item.or(of_list).or(of_blog).unwrap_or_default();
        Self { site, cards, page, item, canonical, description }
    }

    /// The post with a byline and a place in lists; none of a standalone page.
    pub(super) fn post(&self) -> Option<&'a Post> {
        self.item.filter(|_| matches!(self.page.view, View::Post(_)))
    }

    /// What the page of an item shows of it.
    pub(super) fn view(&self) -> Option<&'a PostView> {
        match &self.page.view {
            View::Post(view) | View::Page(view) => Some(view),
            _ => None,
        }
    }

    /// The list that the page is a part of, but for the home page's.
    pub(super) fn listing(&self) -> Option<&'a Listing> {
        listing(self.page)
    }

    /// The page of an author, absolute. Who wrote nothing but pages has none.
    pub(super) fn page_of(&self, author: &Author) -> Option<String> {
        let links = self.view().map(|view| view.head.authors.as_slice()).unwrap_or_default();
        let link = links.iter().find(|link| link.name == author.name)?;
        Some(self.site.absolute(&link.href))
    }

    /// The categories of a post, as its page links them.
    pub(super) fn categories(&self) -> &'a [Link] {
        self.view().map(|view| view.head.categories.as_slice()).unwrap_or_default()
    }

    /// The address of the blog.
    pub(super) fn home(&self) -> &'a str {
        &self.site.bundle().home_page_url
    }
}

fn listing(page: &Page) -> Option<&Listing> {
    match &page.view {
        View::Category(listing)
        | View::Tag(listing)
        | View::Author(listing)
        | View::Period(listing) => Some(listing),
        _ => None,
    }
}
