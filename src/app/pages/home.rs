//! The newest posts.

use leptos::{either::Either, prelude::*};

use crate::{
    app::components::{
        entry_list::{entry_list, front_page},
        pager::pager,
    },
    model::page_data::PostList,
};

pub(super) fn view(list: &PostList, title: &str) -> impl IntoView + use<> {
    let entries = if list.pager.newer.is_none() {
        Either::Left(front_page(&list.entries))
    } else {
        Either::Right(entry_list(&list.entries))
    };
    view! {
        // The blog's name is on the page already; this one is for those who hear it.
        <h1 class="visually-hidden p-name">{title.to_owned()}</h1>
        {entries}
        {pager(&list.pager)}
    }
}
