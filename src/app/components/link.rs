//! Links from data.

use leptos::prelude::*;

use crate::model::page_data::Link;

/// A link.
pub(crate) fn link(link: &Link) -> AnyView {
    view! { <a href=link.href.clone()>{link.name.clone()}</a> }.into_any()
}

/// Links separated by commas, each with a relation.
pub(crate) fn comma_list(links: &[Link], rel: &'static str) -> AnyView {
    let links: Vec<AnyView> = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            view! {
                {(index > 0).then_some(", ")}
                <a href=link.href.clone() rel=rel>{link.name.clone()}</a>
            }
            .into_any()
        })
        .collect();
    links.into_any()
}
