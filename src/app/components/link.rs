//! Links from data.

use leptos::prelude::*;

use crate::{
    app::words::say,
    model::{
        message::Message,
        page_data::{Language, Link},
    },
};

/// A link.
pub(crate) fn link(link: &Link) -> impl IntoView + use<> {
    let (tag, direction) = Language::attributes(link.language.as_ref());
    view! { <a href=link.href.clone() lang=tag dir=direction>{link.name.clone()}</a> }
}

/// Links one after the other, each with a relation and a class.
pub(crate) fn comma_list(
    links: &[Link],
    rel: &'static str,
    class: &'static str,
) -> impl IntoView + use<> {
    links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            view! {
                {(index > 0).then(|| say(Message::ListSeparator))}
                <a class=class href=link.href.clone() rel=rel>{link.name.clone()}</a>
            }
        })
        .collect::<Vec<_>>()
}
