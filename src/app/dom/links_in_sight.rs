//! Links that can be seen.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, js_sys::Array};

use super::{Target, links::page_of};

/// The links of a page that lead on. The others, in texts and about them, are too many and too
/// seldom followed.
const LEADING_ON: &str = "main :is(.post-link, .pager a, .neighbours a, .related a)";

thread_local! {
    static OBSERVER: RefCell<Option<IntersectionObserver>> = const { RefCell::new(None) };
}

/// Calls back with `true` when such a link to a page below `base` comes into sight, and with
/// `false` when it goes.
pub fn on_link_in_sight(base: &str, callback: impl Fn(Target, bool) + 'static) {
    let base = base.to_owned();
    let handle = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            if let Some(target) = page_of(entry.target().unchecked_ref(), &base) {
                callback(target, entry.is_intersecting());
            }
        }
    });
    OBSERVER.set(IntersectionObserver::new(handle.as_ref().unchecked_ref()).ok());
    // It stays as long as the document.
    handle.forget();
}

/// Lets go of the links of an older page, and looks at those of the page shown.
pub fn look_for_links() {
    OBSERVER.with_borrow(|observer| {
        let Some(observer) = observer else { return };
        observer.disconnect();
        let Ok(links) = document().query_selector_all(LEADING_ON) else { return };
        for link in (0..links.length()).filter_map(|at| links.get(at)) {
            observer.observe(link.unchecked_ref());
        }
    });
}
