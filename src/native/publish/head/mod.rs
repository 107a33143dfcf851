//! What the head of a document says of its page to machines: where it belongs, what it is about, what
//! stands for it. One file per vocabulary.

mod json_ld;
mod links;
mod open_graph;
pub(super) mod picture;
pub(super) mod robots;
mod subject;
mod tags;

use self::{subject::Subject, tags::Tags};
use super::cards::Cards;
use crate::model::{
    page_data::{Page, View},
    route::Route,
    site::Site,
};

/// The elements of a page's head that differ from page to page, but for its title.
pub(super) fn of(site: &Site, cards: &Cards, route: &Route, page: &Page) -> String {
    let mut tags = Tags::default();
    let subject = Subject::of(site, cards, route, page);
    if let Some(rule) = robots::rule(&subject) {
        tags.named("robots", rule);
    }
    if matches!(page.view, View::NotFound) {
        return tags.into_html();
    }
    links::add(&subject, &mut tags);
    tags.named("description", subject.description);
    for author in subject.item.iter().flat_map(|item| &item.authors) {
        tags.named("author", &author.name);
    }
    open_graph::add(&subject, &mut tags);
    tags.into_html() + &json_ld::script(&subject)
}
