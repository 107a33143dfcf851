//! Giving an address on. Both need the program, so the stylesheet shows them only where it runs.

use leptos::prelude::*;

use super::html::button;
use crate::{app::words::say, model::message::Message};

/// Whether the blog wants to be shared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sharing(pub(crate) bool);

/// For the end of a post: the stylesheet shows the first where the platform has a way to share, and
/// the second elsewhere.
pub(crate) fn share() -> Option<impl IntoView> {
    let Sharing(is_wanted) = expect_context();
    let share = button("share-post", "", Message::Share);
    let copy_link = button("copy-link", "", Message::CopyLink);
    is_wanted.then(|| view! { <p class="share" inner_html=share + &copy_link></p> })
}

/// Copies the address of the comment that it stands in.
pub(crate) fn copy_link() -> Option<impl IntoView> {
    let Sharing(is_wanted) = expect_context();
    is_wanted.then(
        || view! { <button type="button" class="copy-link">{say(Message::CopyLink)}</button> },
    )
}
