//! What stands with a post's title: date, byline, comment count, categories.

use leptos::prelude::*;

use super::link::comma_list;
use crate::model::page_data::PostHead;

/// `on_own_page`: the comment count leads down the page instead of to it.
pub(crate) fn post_meta(head: &PostHead, on_own_page: bool) -> impl IntoView + use<> {
    let date = head.date.clone().map(|date| view! { <time datetime=date.iso>{date.text}</time> });
    let authors = (!head.authors.is_empty())
        .then(|| view! { <span class="by">" by "{comma_list(&head.authors, "author")}</span> });
    let categories = (!head.categories.is_empty()).then(|| {
        view! { <p class="filed">"Filed under: "{comma_list(&head.categories, "tag")}</p> }
    });
    let comments = if on_own_page { String::new() } else { head.link.href.clone() } + "#comments";
    view! {
        <div class="meta">
            <p>
                {date}{authors}
                <a class="comment-count" href=comments>{head.comments.label()}</a>
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
