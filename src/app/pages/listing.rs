//! The posts of a category, a tag, an author, a year or a month.

use leptos::prelude::*;

use crate::{
    app::{
        components::{entry_list::entry_list, link::link, pager::pager},
        words::say,
    },
    model::{
        message::Message,
        page_data::{CountedLink, Listing},
    },
};

pub(super) fn view(listing: &Listing, kind: Option<Message>) -> impl IntoView + use<> {
    let trail: Vec<_> =
        listing.trail.iter().map(|above| view! { <li>{link(above)}</li> }).collect();
    let url = listing.url.clone().map(|url| {
        let text = url.trim_start_matches("https://").trim_start_matches("http://");
        let text = text.trim_end_matches('/').to_owned();
        view! { <p class="listing-url"><a class="u-url" href=url rel="me">{text}</a></p> }
    });
    // A list of what somebody wrote says who that is.
    let class = match kind {
        Some(Message::Author) => "listing-header p-author h-card",
        _ => "listing-header",
    };
    view! {
        <header class=class>
            {(!trail.is_empty()).then(|| view! {
                <nav class="trail" aria-label=say(Message::YouAreIn)><ol>{trail}</ol></nav>
            })}
            {kind.map(|kind| view! { <p class="kind">{say(kind)}</p> })}
            <h1 class="p-name">{listing.name.clone()}</h1>
            {listing.description.clone().map(|text| view! { <p class="description p-summary p-note">{text}</p> })}
            {url}
            <p class="count">{listing.count.clone()}</p>
            {(!listing.children.is_empty()).then(|| children(&listing.children, kind.is_some()))}
        </header>
        {entry_list(&listing.list.entries)}
        {pager(&listing.list.pager)}
    }
}

fn children(children: &[CountedLink], are_categories: bool) -> impl IntoView + use<> {
    let label = if are_categories { Message::Subcategories } else { Message::Months };
    view! {
        <nav class="children" aria-label=say(label)>{counted_links(children)}</nav>
    }
}

/// Links with the number of posts behind each.
pub(super) fn counted_links(links: &[CountedLink]) -> impl IntoView + use<> {
    let items: Vec<_> = links
        .iter()
        .map(|counted| {
            view! { <li>{link(&counted.link)}" "<span class="count">{counted.count.clone()}</span></li> }
        })
        .collect();
    view! { <ul class="counted">{items}</ul> }
}
