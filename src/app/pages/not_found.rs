//! There is no such page.

use leptos::prelude::*;

use crate::{app::words::say, model::message::Message};

pub(super) fn view(home: &str) -> impl IntoView + use<> {
    let archive = format!("{home}archive/");
    view! {
        <header class="listing-header">
            <p class="kind">"404"</p>
            <h1>{say(Message::PageNotFound)}</h1>
        </header>
        <div class="prose">
            <p>{say(Message::NothingHere)}</p>
            <ul>
                <li><a href=home.to_owned()>{say(Message::NewestPosts)}</a></li>
                <li><a href=archive>{say(Message::Archive)}</a></li>
            </ul>
        </div>
    }
}
