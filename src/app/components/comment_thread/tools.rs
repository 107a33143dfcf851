//! What helps with reading a thread. It needs the program, so the stylesheet shows it only where
//! that runs, and a tool only where it has something to do. The way to what is new the program adds.

use leptos::prelude::*;

use crate::{app::words::say, model::message::Message};

pub(super) fn tools(newest_first: bool) -> impl IntoView {
    let pressed = if newest_first { "true" } else { "false" };
    view! {
        <div class="thread-tools">
            <button type="button" class="newest-first" aria-pressed=pressed>
                {say(Message::NewestFirst)}
            </button>
            <button type="button" class="fold">{say(Message::FoldReplies)}</button>
            <button type="button" class="unfold">{say(Message::UnfoldReplies)}</button>
        </div>
    }
}
