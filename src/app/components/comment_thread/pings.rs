//! Pingbacks and trackbacks: pages elsewhere that link to this one.

use leptos::{either::Either, prelude::*};

use crate::{
    app::words::say,
    model::{message::Message, thread::Ping},
};

pub(super) fn pings(pings: &[Ping]) -> impl IntoView + use<> {
    let items: Vec<_> = pings.iter().map(ping).collect();
    view! {
        <section class="pings" aria-labelledby="comments-pings">
            <h3 id="comments-pings">{say(Message::LinkedFrom)}</h3>
            <ul>{items}</ul>
        </section>
    }
}

fn ping(ping: &Ping) -> impl IntoView + use<> {
    let title = ping.title.clone();
    let title = match ping.url.clone() {
        Some(url) => Either::Left(view! { <a href=url rel="nofollow ugc">{title}</a> }),
        None => Either::Right(title),
    };
    let date = ping.date.clone().map(|date| view! { <time datetime=date.iso>{date.text}</time> });
    view! {
        <li id=format!("comment-{}", ping.id)>
            {title}" "{date}
            <div class="prose" inner_html=ping.html.clone()></div>
        </li>
    }
}
