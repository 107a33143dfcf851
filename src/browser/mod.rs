//! The browser's half: where pages come from, and how it all starts.

mod fetch;
mod http_source;
mod line;
mod recent;
mod shortlink;
mod wordpress_search;

use std::sync::Arc;

use leptos::{mount::hydrate_body, prelude::document};

use self::http_source::HttpSource;
use crate::{
    app::{App, AppProps, dom},
    model::{
        address::data_file,
        page_data::{DOCUMENT_DATA_ID, DocumentData},
    },
};

/// Takes the document over. A document without our data stays as it is.
pub fn start() {
    if let Some(data) = document_data() {
        // In a task of its own: a browser compiles what it calls for the first time.
        dom::soon(move || take_over(data));
    }
}

fn take_over(data: DocumentData) {
    let DocumentData { build, site } = data;
    let base = site.base.clone();
    let has_search = site.search.is_some();
    let is_home = dom::location().path.strip_prefix(&*base).map(data_file) == Some(data_file("/"));
    let source = Arc::new(HttpSource::new(base.clone(), build));
    hydrate_body(move || App(AppProps { site, page: None, source }));
    // Mounting sets up what runs tasks.
    if is_home {
        shortlink::follow(&base);
        if has_search {
            wordpress_search::follow(&base);
        }
    }
}

fn document_data() -> Option<DocumentData> {
    let element = document().get_element_by_id(DOCUMENT_DATA_ID)?;
    serde_json::from_str(&element.text_content()?).ok()
}
