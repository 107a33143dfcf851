//! There is no such page.

use leptos::prelude::*;

use crate::{
    app::{
        components::{
            html::escape,
            search_form::{SearchScript, search_form},
        },
        words::say,
    },
    model::message::Message,
};

pub(super) fn view(home: &str) -> impl IntoView + use<> {
    let archive = format!("{home}archive/");
    let SearchScript(script) = expect_context();
    let search =
        script.map(|script| view! { <div class="search" inner_html=search(&script, home)></div> });
    view! {
        <header class="listing-header">
            <p class="kind">"404"</p>
            <h1>{say(Message::PageNotFound)}</h1>
        </header>
        <div class="prose">
            <p>{say(Message::NothingHere)}</p>
        </div>
        {search}
        <div class="prose">
            <ul>
                <li><a href=home.to_owned()>{say(Message::NewestPosts)}</a></li>
                <li><a href=archive>{say(Message::Archive)}</a></li>
            </ul>
        </div>
    }
}

/// The script looks for pages whose titles have words of the address asked for. A search form does
/// without it.
fn search(script: &str, home: &str) -> String {
    let heading = escape(&say(Message::NearestPages));
    [
        "<section class=\"nearest\" hidden><h2>",
        &heading,
        "</h2><ul></ul></section>",
        &search_form(home),
        &SearchScript::element(script),
    ]
    .concat()
}
