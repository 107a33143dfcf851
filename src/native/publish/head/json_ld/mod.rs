//! JSON-LD 1.1 with the words of schema.org: what a page is, for machines that read no prose.

mod comments;
mod lists;
mod nodes;
mod posting;
mod trail;

use self::nodes::{Graph, Node};
use super::{super::to_json, Subject};
use crate::model::page_data::View;

/// The data of a page in an element. Browsers run nothing in it, so no policy has to let it in.
pub(super) fn script(subject: &Subject<'_>) -> String {
    let graph = Graph { context: "https://schema.org", graph: graph(subject) };
    // `<` cannot end the element early this way, and JSON reads it back.
    let json = to_json(&graph).replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

fn graph<'a>(subject: &'a Subject<'a>) -> Vec<Node<'a>> {
    let page = match &subject.page.view {
        View::Home(list) => return lists::home(subject, list),
        View::Post(view) => posting::post(subject, view),
        View::Page(view) => posting::page(subject, view),
        View::Author(listing) => lists::author(subject, listing),
        View::Category(listing) | View::Tag(listing) | View::Period(listing) => {
            lists::listing(subject, listing)
        }
        View::Archive(_) => lists::archive(subject),
        View::Search(_) | View::NotFound => None,
    };
    page.into_iter().chain([trail::of(subject)]).collect()
}
