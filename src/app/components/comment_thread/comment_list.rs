//! One list of a thread. Its first slice is built at once, the others in idle time.

use leptos::{either::Either, prelude::*};

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
        .map(|(index, slice)| {
            if index > 0 && cfg!(feature = "hydrate") {
                Either::Right(later(slice.clone()))
            } else {
                Either::Left(now(slice))
            }
        })
        .collect();
    erased(slices)
}

fn now(slice: &[CommentNode]) -> impl IntoView + use<> {
    let comments: Vec<_> = slice.iter().map(comment).collect();
    view! { <ol class="comments">{comments}</ol> }
}

fn later(slice: Vec<CommentNode>) -> impl IntoView {
    let turn = expect_context::<Deferred>().wait();
    let comments = move || turn.get().then(|| slice.iter().map(comment).collect::<Vec<_>>());
    view! { <ol class="comments">{comments}</ol> }
}
