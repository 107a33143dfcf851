//! One list of a thread. Its first slice is built at once, the others in idle time.

use leptos::prelude::*;

use super::comment::comment;
use crate::{
    app::deferred::Deferred,
    model::thread::{CommentList, CommentNode},
};

pub(super) fn comment_list(list: &CommentList) -> AnyView {
    let slices: Vec<AnyView> = list
        .0
        .iter()
        .enumerate()
        .map(|(index, slice)| match (index, slice.is_empty()) {
            (0, _) => now(slice),
            (_, true) => in_document(),
            (_, false) if cfg!(feature = "hydrate") => later(slice.clone()),
            (_, false) => now(slice),
        })
        .collect();
    slices.into_any()
}

fn now(slice: &[CommentNode]) -> AnyView {
    let comments: Vec<AnyView> = slice.iter().map(comment).collect();
    view! { <ol class="comments">{comments}</ol> }.into_any()
}

/// Hydration takes the list and leaves what is in it alone: it is complete, links and folds
/// included, and there is nothing to attach.
fn in_document() -> AnyView {
    view! { <ol class="comments" inner_html=String::new()></ol> }.into_any()
}

fn later(slice: Vec<CommentNode>) -> AnyView {
    let turn = expect_context::<Deferred>().wait();
    let comments = move || turn.get().then(|| slice.iter().map(comment).collect::<Vec<_>>());
    view! { <ol class="comments">{comments}</ol> }.into_any()
}
