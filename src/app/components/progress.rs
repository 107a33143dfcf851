//! A bar that says that a page is on its way. The stylesheet shows it after 150 ms.

#![expect(unreachable_pub, reason = "`#[component]` makes its props `pub`")]

use leptos::prelude::*;

use crate::{app::words::say, model::message::Message};

#[component]
pub(crate) fn Progress(shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="progress" role="progressbar" aria-label=say(Message::Loading) hidden=move || !shown.get()></div>
    }
}
