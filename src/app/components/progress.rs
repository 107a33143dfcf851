//! A bar that says that a page is on its way. The stylesheet shows it after 150 ms.

#![expect(unreachable_pub, reason = "`#[component]` makes its props `pub`")]

use leptos::prelude::*;

#[component]
pub(crate) fn Progress(shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="progress" role="progressbar" aria-label="Loading page" hidden=move || !shown.get()></div>
    }
}
