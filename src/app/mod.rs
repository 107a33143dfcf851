//! The component tree. The same code renders a page natively and takes it over in the browser.

mod components;
mod deferred;
pub mod dom;
mod erased;
mod navigation;
mod pages;
mod prefetch;
pub mod source;
pub mod words;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::Router;

use self::{
    components::{
        search_form::SearchScript, share::Sharing, site_footer::site_footer,
        site_header::SiteHeader,
    },
    erased::Erased,
    navigation::Navigator,
    source::PageSource,
};
use crate::model::{
    message::Message,
    page_data::{Page, SiteInfo},
};

/// The whole blog.
#[component]
pub fn App(
    /// What every page shows.
    site: SiteInfo,
    /// The page of the document, to render it. In the browser the document shows it already.
    page: Option<Arc<Page>>,
    /// Where every other page comes from.
    source: Arc<dyn PageSource>,
) -> impl IntoView {
    words::speak(&site);
    let base = site.base.clone();
    view! {
        <Router base=base>
            <Blog site=site page=page source=source />
        </Router>
    }
}

/// What stands around every page. It stays while pages change.
#[component]
fn Blog(site: SiteInfo, page: Option<Arc<Page>>, source: Arc<dyn PageSource>) -> impl IntoView {
    let navigator = Navigator::start(page, &site.base, source);
    provide_context(Sharing(site.share));
    provide_context(SearchScript(site.search.clone()));
    let (share, shortcuts) = (site.share, site.shortcuts);
    // In a task of its own: a browser compiles what it calls for the first time.
    dom::soon(move || {
        dom::serve_code_blocks();
        dom::serve_theme_switch();
        dom::mark_section_being_read();
        dom::serve_thread_tools();
        if share {
            dom::serve_sharing();
        }
        if shortcuts {
            dom::serve_shortcuts();
        }
        dom::attend_thread();
        dom::lay_out_in_idle_time();
    });
    let language = site.language.clone();
    let direction = language.direction();
    let home = site.href("/");
    let footer = site_footer(&site);
    view! {
        <div class="site" lang=language.tag dir=direction>
            <a class="skip-link" href="#main">{words::say(Message::SkipToContent)}</a>
            <SiteHeader site=site.clone() path=navigator.path() loading=navigator.is_loading() />
            <main id="main" tabindex="-1">
                {move || match navigator.page() {
                    Some(page) => pages::view(&page, &home),
                    None => Erased::in_document(),
                }}
            </main>
            {footer}
            // What happens without being seen is said here.
            <p class="visually-hidden" role="status"></p>
        </div>
    }
}
