//! Posts in a list, whole or as summaries.

use leptos::{either::Either, prelude::*};

use super::html::escape;
use super::post_meta::{external_link, kind, post_meta};
use crate::{
    app::words::say,
    model::{
        message::Message,
        page_data::{Entry, EntryBody, Language, PostHead},
    },
};

/// The front page, whose first post leads.
pub(crate) fn front_page(entries: &[Entry]) -> impl IntoView + use<> {
    // Said before the summaries come, so that nothing moves when they do.
    let is_brief = entries.iter().any(is_brief);
    arranged(entries, if is_brief { "entries front brief" } else { "entries front" })
}

/// One after the other.
pub(crate) fn entry_list(entries: &[Entry]) -> impl IntoView + use<> {
    arranged(entries, "entries")
}

fn arranged(entries: &[Entry], class: &'static str) -> impl IntoView + use<> {
    if entries.is_empty() {
        return Either::Left(view! { <p class="empty">{say(Message::NoPosts)}</p> });
    }
    let entries: Vec<_> = entries.iter().map(entry).collect();
    Either::Right(view! { <div class=class>{entries}</div> })
}

fn is_brief(entry: &Entry) -> bool {
    matches!(entry.body, EntryBody::Summary(_))
}

fn entry(entry: &Entry) -> impl IntoView + use<> {
    let head = &entry.head;
    let (tag, direction) = Language::attributes(head.link.language.as_ref());
    let (class, html) = match &entry.body {
        EntryBody::Full(html) => ("prose e-content", html.clone()),
        // Both bodies go the same way.
        EntryBody::Summary(text) => ("summary p-summary", escape(text)),
    };
    let class_of_entry = match (entry.sticky, is_brief(entry)) {
        (false, false) => "entry h-entry",
        (false, true) => "entry h-entry brief",
        (true, false) => "entry h-entry sticky",
        (true, true) => "entry h-entry sticky brief",
    };
    // The title says what it is about.
    let image = entry.image.clone().map(|src| {
        view! { <img class="entry-image" src=src alt="" width="16" height="9" loading="lazy" /> }
    });
    view! {
        <article class=class_of_entry>
            {image}
            <header>
                {kind(head.draft, entry.sticky)}
                <h2 lang=tag.clone() dir=direction>
                    <a class="post-link p-name u-url" href=head.link.href.clone()>{head.link.name.clone()}</a>
                </h2>
                {post_meta(head, None)}
            </header>
            {external_link(head)}
            <div class=class lang=tag.clone() dir=direction inner_html=html></div>
            {entry.continues.then(|| continuation(head, tag))}
        </article>
    }
}

/// The way on from where the list stops. What is only heard tells one such link from the others.
fn continuation(head: &PostHead, language: Option<String>) -> impl IntoView + use<> {
    let href = format!("{}#more", head.link.href);
    view! {
        <p class="more">
            <a href=href>
                {say(Message::ContinueReading)}
                <span class="visually-hidden" lang=language>" "{head.link.name.clone()}</span>
            </a>
        </p>
    }
}
