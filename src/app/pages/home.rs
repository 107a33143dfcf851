//! The newest posts.

use leptos::prelude::*;

use crate::{
    app::components::{entry_list::entry_list, pager::pager},
    model::page_data::PostList,
};

pub(super) fn view(list: &PostList, title: &str) -> impl IntoView + use<> {
    view! {
        // The blog's name is on the page already; this one is for those who hear it.
        <h1 class="visually-hidden">{title.to_owned()}</h1>
        {entry_list(&list.entries)}
        {pager(&list.pager)}
    }
}
