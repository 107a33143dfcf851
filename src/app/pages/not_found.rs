//! There is no such page.

use leptos::prelude::*;

pub(super) fn view(home: &str) -> impl IntoView + use<> {
    let archive = format!("{home}archive/");
    view! {
        <header class="listing-header">
            <p class="kind">"404"</p>
            <h1>"Page not found"</h1>
        </header>
        <div class="prose">
            <p>"Nothing is published at this address. It may have been mistyped, or the page may have moved before anybody thought of leaving a note."</p>
            <p>
                "Try the "<a href=home.to_owned()>"newest posts"</a>" or the "
                <a href=archive>"archive"</a>", which lists everything by year and month."
            </p>
        </div>
    }
}
