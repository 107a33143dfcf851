//! One list of a thread. Its first slice is built at once, the others in idle time.

use leptos::{either::EitherOf3, prelude::*};

use super::comment::comment;
use crate::{
    app::{
        deferred::Deferred,
        erased::{Erased, erased},
    },
    model::thread::{CommentList, CommentNode},
};

/// Lists lie within lists, so this one's type cannot spell out what is in it.
pub(super) fn comment_list(list: &CommentList) -> Erased {
    let slices: Vec<_> = list
        .0
        .iter()
        .enumerate()
        .map(|(index, slice)| match (index, slice.is_empty()) {
            (0, _) => EitherOf3::A(now(slice)),
            (_, true) => EitherOf3::B(in_document()),
            (_, false) if cfg!(feature = "hydrate") => EitherOf3::C(later(slice.clone())),
            (_, false) => EitherOf3::A(now(slice)),
        })
        .collect();
    erased(slices)
}

fn now(slice: &[CommentNode]) -> impl IntoView + use<> {
    let comments: Vec<_> = slice.iter().map(comment).collect();
    view! { <ol class="comments">{comments}</ol> }
}

/// Hydration takes the list and leaves what is in it alone: it is complete, links and folds
/// included, and there is nothing to attach.
fn in_document() -> impl IntoView {
    view! { <ol class="comments" inner_html=String::new()></ol> }
}

fn later(slice: Vec<CommentNode>) -> impl IntoView {
    let turn = expect_context::<Deferred>().wait();
    let comments = move || turn.get().then(|| slice.iter().map(comment).collect::<Vec<_>>());
    view! { <ol class="comments">{comments}</ol> }
}
