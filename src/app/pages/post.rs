//! One post with its thread, or a standalone page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            comment_thread::comment_thread,
            link::{comma_list, link},
            post_meta::{external_link, kind, post_meta},
            related::related,
            series::series,
            share::share,
            toc::toc,
        },
        deferred::Deferred,
        erased::{Erased, erased},
        words::{say, say_around},
    },
    model::{
        message::Message,
        page_data::{Language, Link, Page, PostView, View},
    },
};

pub(super) fn view(post: &PostView, page: &Arc<Page>) -> impl IntoView + use<> {
    let head = &post.head;
    let is_post = matches!(page.view, View::Post(_));
    let page = Arc::clone(page);
    let below = expect_context::<Deferred>().below(move || below(&page));
    let language = head.link.language.as_ref();
    let (tag, direction) = Language::attributes(language);
    let modified = post.modified.clone().map(|date| {
        view! {
            <p class="modified">
                {say_around(Message::Updated, view! { <time class="dt-updated" datetime=date.iso>{date.text}</time> })}
            </p>
        }
    });
    // What is old says so before anybody reads on.
    let age = post.age.clone().map(|age| view! { <p class="age" role="note">{age}</p> });
    let contents = post.contents.as_ref().map(|contents| toc(contents, language));
    let tags = (!post.tags.is_empty()).then(|| {
        view! { <p class="tags">{say_around(Message::Tagged, comma_list(&post.tags, "tag", "p-category"))}</p> }
    });
    view! {
        <article class="post">
            // On paper a text says where it came from.
            <header data-address=head.link.href.clone()>
                {kind(head.draft, false)}
                <h1 class="p-name" lang=tag.clone() dir=direction>{head.link.name.clone()}</h1>
                {is_post.then(|| post_meta(head, Some(post)))}
                {modified}
            </header>
            {age}
            {post.series.as_ref().map(series)}
            {external_link(head)}
            {contents}
            <div class="prose e-content" lang=tag dir=direction inner_html=post.html.clone()></div>
            <footer>{tags}{is_post.then(share)}</footer>
        </article>
        {below}
    }
}

/// What comes after the article: no reader sees it at once.
fn below(page: &Page) -> Erased {
    let (post, is_post) = match &page.view {
        View::Post(post) => (Some(post), true),
        View::Page(post) => (Some(post), false),
        _ => (None, false),
    };
    erased(post.map(|post| {
        view! {
            {(!post.related.is_empty()).then(|| related(&post.related))}
            {is_post.then(|| neighbours(post.previous.as_ref(), post.next.as_ref()))}
            {post.thread.as_ref().map(comment_thread)}
        }
    }))
}

fn neighbours(previous: Option<&Link>, next: Option<&Link>) -> impl IntoView + use<> {
    let item = |to: &Link, class: &'static str, label: Message| {
        view! { <p class=class><span>{say(label)}</span>{link(to)}</p> }
    };
    let previous = previous.map(|to| item(to, "previous", Message::PreviousPost));
    let next = next.map(|to| item(to, "next", Message::NextPost));
    view! { <nav class="neighbours" aria-label=say(Message::PreviousAndNext)>{previous}{next}</nav> }
}
