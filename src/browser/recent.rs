//! What was asked for last: pages, and texts of pages that nobody has gone to yet.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortController, js_sys::Promise};

use super::fetch;
use crate::model::page_data::Page;

/// How many pages and texts are kept.
const KEPT: usize = 32;

/// What is known of a page.
#[derive(Clone)]
pub(super) enum State {
    /// Its text, there or on its way.
    Text(Rc<Request>),
    /// The page itself.
    Page(Arc<Page>),
}

/// A request and what comes of it.
pub(super) struct Request {
    /// JavaScript's, because several may wait for it and the text stays outside our memory.
    text: Promise,
    end: Option<AbortController>,
    has_come: Cell<bool>,
}

impl Request {
    fn begin(address: &str) -> Self {
        let end = AbortController::new().ok();
        let signal = end.as_ref().map(AbortController::signal);
        let address = address.to_owned();
        let text = future_to_promise(async move { fetch::text(&address, signal.as_ref()).await });
        Self { text, end, has_come: Cell::new(false) }
    }

    /// The text; `None` when it will never come.
    pub(super) async fn text(&self) -> Option<JsValue> {
        let text = JsFuture::from(self.text.clone()).await.ok()?;
        self.has_come.set(true);
        Some(text)
    }

    fn end(&self) {
        if let Some(end) = &self.end {
            end.abort();
        }
    }
}

/// Pages and texts by the address of the data, the last used last.
#[derive(Default)]
pub(super) struct Recent {
    known: RefCell<Vec<(String, State)>>,
    /// The address that a reader waits for.
    visited: RefCell<Option<String>>,
}

impl Recent {
    /// What is known of a page.
    pub(super) fn find(&self, address: &str) -> Option<State> {
        let mut known = self.known.borrow_mut();
        let at = known.iter().position(|(kept, _)| kept == address)?;
        let found = known.remove(at);
        let state = found.1.clone();
        known.push(found);
        Some(state)
    }

    /// Asks for a text.
    pub(super) fn ask(&self, address: &str) -> Rc<Request> {
        let request = Rc::new(Request::begin(address));
        self.put(address, State::Text(Rc::clone(&request)));
        request
    }

    /// Keeps a page; its text is not needed any more.
    pub(super) fn keep(&self, address: &str, page: Arc<Page>) {
        self.put(address, State::Page(page));
    }

    /// Forgets a request that led to nothing.
    pub(super) fn forget(&self, address: &str, request: &Rc<Request>) {
        self.known.borrow_mut().retain(|(kept, state)| {
            kept != address || !matches!(state, State::Text(one) if Rc::ptr_eq(one, request))
        });
    }

    /// A reader waits for a page.
    pub(super) fn begin_visit(&self, address: &str) {
        self.visited.replace(Some(address.to_owned()));
    }

    /// A reader goes elsewhere: what they waited for is not wanted any more, if it is still on its
    /// way. What was only expected may still be.
    pub(super) fn end_visit_except(&self, address: &str) {
        let Some(older) = self.visited.take().filter(|older| older != address) else { return };
        if let Some(State::Text(request)) = self.find(&older)
            && !request.has_come.get()
        {
            self.forget(&older, &request);
            request.end();
        }
    }

    fn put(&self, address: &str, state: State) {
        let mut known = self.known.borrow_mut();
        known.retain(|(kept, _)| kept != address);
        if known.len() == KEPT {
            known.remove(0);
        }
        known.push((address.to_owned(), state));
    }
}
