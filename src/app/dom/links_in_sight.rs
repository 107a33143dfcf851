//! Links that can be seen.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlAnchorElement, IntersectionObserver, IntersectionObserverEntry, js_sys::Array};

use super::{Target, links::page_of};

/// The links of a page that lead on. The others, in texts and about them, are too many and too
/// seldom followed.
const LEADING_ON: &str = "main :is(.post-link, .pager a, .neighbours a, .related a)";

/// Watches them.
#[derive(Clone)]
pub struct LinksInSight(Option<IntersectionObserver>);

impl LinksInSight {
    /// Calls back with `true` when a link to a page below `base` comes into sight, and with
    /// `false` when it goes.
    pub fn watch(base: &str, callback: impl Fn(Target, bool) + 'static) -> Self {
        let base = base.to_owned();
        let handle = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let link = entry.target().dyn_into::<HtmlAnchorElement>().ok();
                if let Some(target) = link.and_then(|link| page_of(&link, &base)) {
                    callback(target, entry.is_intersecting());
                }
            }
        });
        let observer = IntersectionObserver::new(handle.as_ref().unchecked_ref()).ok();
        // It stays as long as the document.
        handle.forget();
        Self(observer)
    }

    /// Lets go of the links of an older page, and looks at those of the page shown.
    pub fn look_anew(self) {
        let Some(observer) = self.0 else { return };
        observer.disconnect();
        let Ok(links) = document().query_selector_all(LEADING_ON) else { return };
        for link in (0..links.length()).filter_map(|at| links.get(at)) {
            observer.observe(link.unchecked_ref());
        }
    }
}
