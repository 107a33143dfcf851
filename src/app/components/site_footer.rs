//! The ways on from the end of a page.

use leptos::{either::Either, prelude::*};

use super::{html::in_document, link::link};
use crate::{
    app::words::{say, say_with},
    model::{message::Message, page_data::SiteInfo},
};

pub(crate) fn site_footer(site: &SiteInfo) -> impl IntoView + use<> {
    let html = in_document(|| footer(site));
    view! { <footer class="site-footer" inner_html=html></footer> }
}

fn footer(site: &SiteInfo) -> impl IntoView + use<> {
    let links: Vec<_> = site.footer_links.iter().map(|to| view! { <li>{link(to)}</li> }).collect();
    let text = match site.footer.clone() {
        Some(html) => Either::Left(view! { <div class="footer-text" inner_html=html></div> }),
        None => Either::Right(view! {
            <p>{say_with(Message::PublishedWith, &[("site", &site.title)])}</p>
        }),
    };
    view! {
        <nav aria-label=say(Message::More)><ul>{links}</ul></nav>
        // The program opens a dialog; without it there is nothing to open, and no button.
        {site.shortcuts.then(|| view! {
            <p><button type="button" class="shortcuts-button">{say(Message::Shortcuts)}</button></p>
        })}
        {text}
    }
}
