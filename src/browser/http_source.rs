//! Pages from the host: one request each, and none for a page that is there or on its way.

use std::{rc::Rc, sync::Arc};

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::{
    line,
    recent::{Recent, Request, State},
    search,
};
use crate::{
    app::source::{Expectation, Load, LoadError, PageSource, Pending},
    model::{
        address::data_file,
        page_data::{Page, PageFile},
    },
};

/// Fetches `index.json` beside the page.
pub(super) struct HttpSource {
    base: String,
    build: String,
}

thread_local! {
    /// What was asked for last. The browser has one thread, a source must be `Send`.
    static RECENT: Recent = Recent::default();
}

impl HttpSource {
    /// `base` is the path all addresses begin with, `build` the build of this program.
    pub(super) fn new(base: String, build: String) -> Self {
        Self { base, build }
    }

    fn address(&self, path: &str) -> String {
        let below = path.strip_prefix(self.base.as_str()).unwrap_or(path);
        format!("{}/{}", self.base, data_file(below))
    }
}

impl PageSource for HttpSource {
    fn load(&self, path: &str) -> Load {
        let address = self.address(path);
        // A reader waits for one page at a time: a newer click ends the older one's request.
        RECENT.with(|recent| recent.end_visit_except(&address));
        match RECENT.with(|recent| recent.find(&address)) {
            Some(State::Page(page)) => Load::There(page),
            Some(State::Text(request)) => Load::Coming(self.wait(address, request)),
            None => {
                let request = RECENT.with(|recent| recent.ask(&address));
                Load::Coming(self.wait(address, request))
            }
        }
    }

    fn expect(&self, path: &str, expectation: Expectation, ended: Box<dyn FnOnce()>) {
        let address = self.address(path);
        let request = match RECENT.with(|recent| recent.find(&address)) {
            Some(State::Page(_)) => None,
            Some(State::Text(request)) => Some(request),
            None => line::has_room().then(|| RECENT.with(|recent| recent.ask(&address))),
        };
        let Some(request) = request else { return ended() };
        let build = self.build.clone();
        spawn_local(async move {
            // What fails is forgotten; a click will ask again, and say so.
            if text(&address, &request).await.is_ok() && expectation == Expectation::PointedAt {
                // Now there is time to read it, after the click there is none.
                let _ = page(&address, request, &build).await;
            }
            ended();
        });
    }

    fn attend_search(&self, by_link: bool) {
        search::attend(by_link);
    }
}

impl HttpSource {
    /// A visit to a page on its way.
    fn wait(&self, address: String, request: Rc<Request>) -> Pending {
        RECENT.with(|recent| recent.begin_visit(&address));
        let build = self.build.clone();
        Box::pin(async move { page(&address, request, &build).await })
    }
}

async fn page(address: &str, request: Rc<Request>, build: &str) -> Result<Arc<Page>, LoadError> {
    let text = text(address, &request).await?.as_string().unwrap_or_default();
    // Somebody else may have waited for the same text.
    if let Some(State::Page(page)) = RECENT.with(|recent| recent.find(address)) {
        return Ok(page);
    }
    // After a deploy an open tab may meet data that this program does not know how to show.
    let file = serde_json::from_str(&text).ok().filter(|file: &PageFile| file.build == build);
    let Some(file) = file else {
        RECENT.with(|recent| recent.forget(address, &request));
        return Err(LoadError::Unusable);
    };
    let page = Arc::new(file.page);
    RECENT.with(|recent| recent.keep(address, Arc::clone(&page)));
    Ok(page)
}

/// It stays with the browser: most pages in sight are never gone to.
async fn text(address: &str, request: &Rc<Request>) -> Result<JsValue, LoadError> {
    let text = request.text().await;
    if text.is_none() {
        RECENT.with(|recent| recent.forget(address, request));
    }
    text.ok_or(LoadError::Unreachable)
}
