//! What stands with a post's title: its kind, date, byline, reading time, comment count, categories.

use leptos::prelude::*;

use super::link::comma_list;
use crate::model::page_data::{PostHead, PostView};

/// What stands above the title of a post that is not like the others.
pub(crate) fn kind(draft: bool, sticky: bool) -> Option<impl IntoView> {
    let (class, text) = match (draft, sticky) {
        (true, _) => ("kind draft", "Draft"),
        (false, true) => ("kind", "Kept at the top"),
        (false, false) => return None,
    };
    Some(view! { <p class=class>{text}</p> })
}

/// `own`: the post whose page this is, which has more to say. There the comment count leads down
/// the page instead of to it.
pub(crate) fn post_meta(head: &PostHead, own: Option<&PostView>) -> impl IntoView + use<> {
    let date = head.date.clone().map(|date| view! { <time datetime=date.iso>{date.text}</time> });
    let authors = (!head.authors.is_empty())
        .then(|| view! { <span class="by">" by "{comma_list(&head.authors, "author")}</span> });
    let categories = (!head.categories.is_empty()).then(|| {
        view! { <p class="filed">"Filed under: "{comma_list(&head.categories, "tag")}</p> }
    });
    let reading = own
        .and_then(|post| post.reading.clone())
        .map(|time| view! { <span class="reading-time">{time}</span> });
    let page = if own.is_some() { String::new() } else { head.link.href.clone() };
    let comments = head.comments.map(|count| {
        view! { <a class="comment-count" href=page + "#comments">{count.label()}</a> }
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
    Some(view! { <p class="external"><a href=url>"Read it at "{host}</a></p> })
}
