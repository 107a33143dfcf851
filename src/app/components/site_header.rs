//! The blog's name and navigation, the choice of a scheme, and whether a page is on its way.

#![expect(unreachable_pub, reason = "`#[component]` makes its props `pub`")]

use leptos::prelude::*;

use super::{html::in_document, progress::Progress, theme_switch::theme_switch};
use crate::{
    app::words::say,
    model::{message::Message, page_data::SiteInfo},
};

#[component]
pub(crate) fn SiteHeader(
    site: SiteInfo,
    path: Memo<String>,
    loading: RwSignal<bool>,
) -> impl IntoView {
    let links: Vec<_> = site
        .navigation
        .iter()
        .map(|link| {
            let (href, name) = (link.href.clone(), link.name.clone());
            let current = current(path, href.clone());
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect();
    let navigation = (!links.is_empty()).then(|| {
        view! { <nav class="site-navigation" aria-label=say(Message::MainNavigation)><ul>{links}</ul></nav> }
    });
    let home = site.href("/");
    let at_home = current(path, home.clone());
    let search = site.search.is_some().then(|| {
        view! { <a class="search-link" href=site.href("/search/")>{say(Message::Search)}</a> }
    });
    // The name says it all; whoever does not see the picture misses nothing.
    let brand = in_document(|| {
        let logo = site
            .logo
            .map(|src| view! { <img class="logo" src=src alt="" width="256" height="48" /> });
        view! { {logo}{site.title} }
    });
    view! {
        <header class="site-header">
            {search}
            {theme_switch()}
            <p class="brand"><a href=home aria-current=at_home inner_html=brand></a></p>
            {site.tagline.map(|tagline| view! { <p class="tagline">{tagline}</p> })}
            {navigation}
            <Progress shown=loading />
        </header>
    }
}

/// For `aria-current`: whether a link leads to the page shown.
fn current(path: Memo<String>, href: String) -> impl Fn() -> Option<&'static str> + Send + Clone {
    move || path.with(|path| *path == href).then_some("page")
}
