//! The newest posts.

use leptos::prelude::*;

use crate::{
    app::components::{entry_list::entry_list, pager::pager},
    model::page_data::PostList,
};

pub(super) fn view(list: &PostList, site_title: &str) -> impl IntoView + use<> {
    let page = list.pager.pages.iter().flatten().find(|step| step.current);
    let heading = match page {
        Some(page) if page.number > 1 => format!("{site_title}, page {}", page.number),
        _ => site_title.to_owned(),
    };
    view! {
        // The blog's name is on the page already; this one is for those who hear it.
        <h1 class="visually-hidden">{heading}</h1>
        {entry_list(&list.entries)}
        {pager(&list.pager)}
    }
}
