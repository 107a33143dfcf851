//! The ways on from the end of a page.

#![expect(unreachable_pub, reason = "`#[component]` makes its props `pub`")]

use leptos::prelude::*;

use super::link::link;
use crate::{
    app::words::{say, say_with},
    model::{message::Message, page_data::SiteInfo},
};

#[component]
pub(crate) fn SiteFooter(site: SiteInfo) -> impl IntoView {
    let categories: Vec<_> =
        site.categories.iter().map(|category| view! { <li>{link(category)}</li> }).collect();
    view! {
        <footer class="site-footer">
            <nav aria-label=say(Message::More)>
                <ul>
                    {categories}
                    <li><a href=site.href("/archive/")>{say(Message::Archive)}</a></li>
                    <li><a href=site.href("/posts.json") type="application/feed+json">{say(Message::JsonFeed)}</a></li>
                </ul>
            </nav>
            <p>{say_with(Message::PublishedWith, &[("site", &site.title)])}</p>
        </footer>
    }
}
