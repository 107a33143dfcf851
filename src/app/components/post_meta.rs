//! What stands with a post's title: its kind, date, byline, reading time, comment count, categories.

use leptos::prelude::*;

use super::link::comma_list;
use crate::{
    app::words::{say, say_around, say_with},
    model::{
        message::Message,
        page_data::{PostHead, PostView},
    },
};

/// What stands above the title of a post that is not like the others.
pub(crate) fn kind(draft: bool, sticky: bool) -> Option<impl IntoView> {
    let (class, text) = match (draft, sticky) {
        (true, _) => ("kind draft", Message::Draft),
        (false, true) => ("kind", Message::KeptAtTop),
        (false, false) => return None,
    };
    Some(view! { <p class=class>{say(text)}</p> })
}

/// `own`: the post whose page this is, which has more to say. There the comment count leads down
/// the page instead of to it.
pub(crate) fn post_meta(head: &PostHead, own: Option<&PostView>) -> impl IntoView + use<> {
    let date = head
        .date
        .clone()
        .map(|date| view! { <time class="dt-published" datetime=date.iso>{date.text}</time> });
    let authors = (!head.authors.is_empty())
        .then(|| say_around(Message::By, comma_list(&head.authors, "author", "p-author h-card")))
        .map(|by| view! { " "<span class="by">{by}</span> });
    let categories = (!head.categories.is_empty()).then(|| {
        let categories = comma_list(&head.categories, "tag", "p-category");
        view! { <p class="filed">{say_around(Message::FiledUnder, categories)}</p> }
    });
    let reading = own
        .and_then(|post| post.reading.clone())
        .map(|time| view! { <span class="reading-time">{time}</span> });
    let page = if own.is_some() { String::new() } else { head.link.href.clone() };
    let comments = head.comments.clone().map(|count| {
        view! { <a class="comment-count" href=page + "#comments">{count}</a> }
    });
    view! {
        <div class="meta">
            <p>
                {date}{authors}{reading}
                {comments}
            </p>
            {categories}
        </div>
    }
}

/// A link post names the page that it is about.
pub(crate) fn external_link(head: &PostHead) -> Option<impl IntoView + use<>> {
    let url = head.external_url.clone()?;
    let host = url.split("://").nth(1)?.split('/').next()?.to_owned();
    Some(
        view! { <p class="external"><a class="u-bookmark-of" href=url>{say_with(Message::ReadItAt, &[("host", &host)])}</a></p> },
    )
}
