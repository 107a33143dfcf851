//! Pingbacks and trackbacks: pages elsewhere that link to this one.

use leptos::prelude::*;

use crate::model::thread::Ping;

pub(super) fn pings(pings: &[Ping]) -> AnyView {
    let items: Vec<AnyView> = pings.iter().map(ping).collect();
    view! {
        <section class="pings" aria-labelledby="comments-pings">
            <h3 id="comments-pings">"Linked from"</h3>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}

fn ping(ping: &Ping) -> AnyView {
    let title = ping.title.clone();
    let title = match ping.url.clone() {
        Some(url) => view! { <a href=url rel="nofollow ugc">{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let date = ping.date.clone().map(|date| view! { <time datetime=date.iso>{date.text}</time> });
    view! {
        <li id=format!("comment-{}", ping.id)>
            {title}" "{date}
            <div class="prose" inner_html=ping.html.clone()></div>
        </li>
    }
    .into_any()
}
