//! A page's data becomes the HTML of its body.

use std::sync::Arc;

use leptos::prelude::{Owner, RenderHtml, provide_context};
use leptos_router::location::RequestUrl;

use super::microformats::Root;
use crate::{
    app::{App, AppProps, source::NoPages},
    model::page_data::{Page, SiteInfo},
};

/// Renders natively what the browser takes over.
pub(super) fn body(site: SiteInfo, page: Page) -> String {
    let root = Root::of(&page);
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&page.path));
        App(AppProps { site, page: Some(Arc::new(page)), source: Arc::new(NoPages) }).to_html()
    });
    owner.cleanup();
    // Leptos marks places with the bogus comment `<!>`, which parsers read as an empty comment but
    // validators object to. In text and attributes `<` and `>` are escaped, so it is only a marker.
    let html = html.replace("<!>", "<!---->");
    match root {
        Some(root) => root.onto(&html),
        None => html,
    }
}
