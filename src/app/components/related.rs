//! Posts about the same.

use leptos::prelude::*;

use super::link::link;
use crate::{
    app::words::say,
    model::{message::Message, page_data::Link},
};

pub(crate) fn related(posts: &[Link]) -> impl IntoView + use<> {
    let posts: Vec<_> = posts.iter().map(|post| view! { <li>{link(post)}</li> }).collect();
    view! {
        <nav class="related" aria-labelledby="related-title">
            <h2 id="related-title">{say(Message::RelatedPosts)}</h2>
            <ul>{posts}</ul>
        </nav>
    }
}
