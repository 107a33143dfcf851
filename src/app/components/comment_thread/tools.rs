//! What helps with reading a thread. It needs the program, so the stylesheet shows it only where
//! that runs, and a tool only where it has something to do. The way to what is new the program adds.

use leptos::prelude::*;

use crate::{app::components::html::button, model::message::Message};

pub(super) fn tools(newest_first: bool) -> impl IntoView {
    let pressed = if newest_first { " aria-pressed=\"true\"" } else { " aria-pressed=\"false\"" };
    let buttons = [
        button("newest-first", pressed, Message::NewestFirst),
        button("fold", "", Message::FoldReplies),
        button("unfold", "", Message::UnfoldReplies),
    ];
    view! { <div class="thread-tools" inner_html=buttons.concat()></div> }
}
