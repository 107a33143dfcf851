//! Where a page is, from the home page down.

use std::borrow::Cow;

use super::{
    super::Subject,
    nodes::{ListItem, Node, Trail},
};
use crate::model::{message::Message, page_data::Link, words::Phrase};

/// A post is below its first category; a list below what its page says.
pub(super) fn of<'a>(subject: &'a Subject<'a>) -> Node<'a> {
    let site = subject.site;
    let above: Vec<Link> = match (subject.post(), subject.listing()) {
        (Some(post), _) => {
            post.categories.first().map(|slug| site.category_trail(slug)).unwrap_or_default()
        }
        (None, Some(listing)) => listing.trail.clone(),
        (None, None) => Vec::new(),
    };
    let here = match (subject.item, subject.listing()) {
        (Some(item), _) => Cow::Borrowed(item.title.as_str()),
        (None, Some(listing)) => Cow::Borrowed(listing.name.as_str()),
        (None, None) => Cow::Owned(site.words().say(Phrase::Message(Message::Archive))),
    };
    let home = (Cow::Borrowed(site.bundle().title.as_str()), Some(subject.home().to_owned()));
    let above =
        above.into_iter().map(|link| (Cow::Owned(link.name), Some(site.absolute(&link.href))));
    let items = [home].into_iter().chain(above).chain([(here, None)]);
    let item = |(at, (name, item))| ListItem { position: at + 1, name, item };
    Node::BreadcrumbList(Trail { item_list_element: items.enumerate().map(item).collect() })
}
