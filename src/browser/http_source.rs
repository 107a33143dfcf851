//! Pages from the host: one request each, and none for a page seen a moment ago.

use std::{cell::RefCell, collections::VecDeque, rc::Rc, sync::Arc};

use gloo_net::http::Request;
use web_sys::AbortController;

use crate::{
    app::source::{LoadError, PageSource, Pending},
    model::{
        address::data_file,
        page_data::{Page, PageFile},
    },
};

/// How many pages are kept.
const KEPT: usize = 16;

/// Fetches `index.json` beside the page.
pub(super) struct HttpSource {
    base: String,
    build: String,
}

type Kept = Rc<RefCell<VecDeque<(String, Arc<Page>)>>>;

thread_local! {
    /// The pages seen last. The browser has one thread, a source must be `Send`.
    static RECENT: Kept = Rc::default();
    /// The request on its way.
    static CURRENT: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

impl HttpSource {
    /// `base` is the path all addresses begin with, `build` the build of this program.
    pub(super) fn new(base: String, build: String) -> Self {
        Self { base, build }
    }
}

impl PageSource for HttpSource {
    fn load(&self, path: &str) -> Pending {
        let below = path.strip_prefix(self.base.as_str()).unwrap_or(path);
        let address = format!("{}/{}", self.base, data_file(below));
        let build = self.build.clone();
        let recent = RECENT.with(Rc::clone);
        // Only one page is wanted at a time: a newer click ends the older request.
        if let Some(older) = CURRENT.take() {
            older.abort();
        }
        Box::pin(async move {
            let known = recent.borrow().iter().find(|(kept, _)| *kept == address).cloned();
            if let Some((_, page)) = known {
                return Ok(page);
            }
            let page = Arc::new(fetch(&address, &build).await?);
            let mut recent = recent.borrow_mut();
            recent.truncate(KEPT - 1);
            recent.push_front((address, Arc::clone(&page)));
            Ok(page)
        })
    }
}

async fn fetch(address: &str, build: &str) -> Result<Page, LoadError> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    CURRENT.set(controller);
    let request = Request::get(address).abort_signal(signal.as_ref());
    let response = request.send().await.map_err(|_| LoadError::Unreachable)?;
    if !response.ok() {
        return Err(LoadError::Unreachable);
    }
    let text = response.text().await.map_err(|_| LoadError::Unreachable)?;
    let file: PageFile = serde_json::from_str(&text).map_err(|_| LoadError::Unusable)?;
    // After a deploy an open tab may meet data that this program does not know how to show.
    if file.build == build { Ok(file.page) } else { Err(LoadError::Unusable) }
}
