//! One post with its thread, or a standalone page.

use leptos::prelude::*;

use crate::{
    app::components::{
        comment_thread::comment_thread,
        link::{comma_list, link},
        post_meta::{external_link, post_meta},
    },
    model::page_data::{Link, PostView},
};

pub(super) fn view(post: &PostView, is_post: bool) -> impl IntoView + use<> {
    let head = &post.head;
    let language = head.language.clone();
    let tag = language.as_ref().map(|language| language.tag.clone());
    let direction = language.as_ref().map(|language| language.direction());
    let modified = post.modified.clone().map(|date| {
        view! {
            <p class="modified">"Updated "<time datetime=date.iso>{date.text}</time></p>
        }
    });
    let tags = (!post.tags.is_empty()).then(|| {
        view! { <p class="tags">"Tagged: "{comma_list(&post.tags, "tag")}</p> }
    });
    view! {
        <article class="post">
            <header>
                <h1 lang=tag.clone() dir=direction>{head.link.name.clone()}</h1>
                {is_post.then(|| post_meta(head, true))}
            </header>
            {external_link(head)}
            <div class="prose" lang=tag dir=direction inner_html=post.html.clone()></div>
            <footer>{modified}{tags}</footer>
        </article>
        {is_post.then(|| neighbours(post.previous.as_ref(), post.next.as_ref()))}
        {post.thread.as_ref().map(comment_thread)}
    }
}

fn neighbours(previous: Option<&Link>, next: Option<&Link>) -> impl IntoView + use<> {
    let item = |to: &Link, class: &'static str, label: &'static str| {
        view! { <p class=class><span>{label}</span>{link(to)}</p> }
    };
    let previous = previous.map(|to| item(to, "previous", "Previous post"));
    let next = next.map(|to| item(to, "next", "Next post"));
    view! { <nav class="neighbours" aria-label="Previous and next post">{previous}{next}</nav> }
}
