//! The ways on from the end of a page.

#![expect(unreachable_pub, reason = "`#[component]` makes its props `pub`")]

use leptos::{either::Either, prelude::*};

use super::link::link;
use crate::{
    app::words::{say, say_with},
    model::{message::Message, page_data::SiteInfo},
};

#[component]
pub(crate) fn SiteFooter(site: SiteInfo) -> impl IntoView {
    let links: Vec<_> = site.footer_links.iter().map(|to| view! { <li>{link(to)}</li> }).collect();
    let text = match site.footer {
        Some(html) => Either::Left(view! { <div class="footer-text" inner_html=html></div> }),
        None => Either::Right(view! {
            <p>{say_with(Message::PublishedWith, &[("site", &site.title)])}</p>
        }),
    };
    view! {
        <footer class="site-footer">
            <nav aria-label=say(Message::More)><ul>{links}</ul></nav>
            // The program opens a dialog; without it there is nothing to open, and no button.
            {site.shortcuts.then(|| view! {
                <p><button type="button" class="shortcuts-button">{say(Message::Shortcuts)}</button></p>
            })}
            {text}
        </footer>
    }
}
