//! The links by which feed readers find a feed from a page.

use super::place::{About, Feed, Format, has_comment_feed};
use crate::{
    model::{
        message::Message,
        page_data::{Page, View},
        route::{PageNumber, Route},
        site::Site,
        words::Phrase,
    },
    native::html,
};

/// To the feeds of the whole blog, for the head of every page.
pub(in crate::native::publish) fn of_blog(site: &Site) -> String {
    links(About::Posts(Route::Home(PageNumber::FIRST)), &site.bundle().title, site)
}

/// To the feeds of the page at a route beyond those: its list, or its comments.
pub(in crate::native::publish) fn of_page(site: &Site, route: &Route, page: &Page) -> String {
    match (route, &page.view) {
        (_, View::Category(listing) | View::Tag(listing) | View::Author(listing)) => {
            links(About::Posts(route.at_page(PageNumber::FIRST)), &listing.name, site)
        }
        (Route::Item(item), _) if has_comment_feed(site, item) => {
            let comments = site.words().say(Phrase::Message(Message::Comments));
            links(About::CommentsOn(item.clone()), &comments, site)
        }
        _ => String::new(),
    }
}

/// For a page that leads to this address: to the feed that is there.
pub(in crate::native::publish) fn of_address(site: &Site, address: &str) -> Option<String> {
    let title = &site.bundle().title;
    if address.strip_prefix(site.base()) == Some("/posts.json") {
        return Some(link(Format::Json, address, title));
    }
    let home = About::Posts(Route::Home(PageNumber::FIRST));
    let mut feeds = home.feeds().chain(About::Comments.feeds());
    let found = feeds.find(|feed| feed.href(site) == address);
    found.map(|feed| link(feed.format, address, title))
}

fn links(about: About, title: &str, site: &Site) -> String {
    let to = |feed: Feed| link(feed.format, &feed.href(site), title);
    about.feeds().map(to).collect()
}

fn link(format: Format, href: &str, title: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{}\">",
        format.media_type(),
        html::quoted(title),
        html::quoted(href),
    )
}
