//! Links to pages of the blog: clicked, and about to be.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::{document, window},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::{Target, in_browser::one_type};

/// Who rests on a link for so long is likely to follow it; who only passes over it is gone by then.
const DWELL: Duration = Duration::from_millis(65);

/// Calls back for every plain click on a link to a page below `base`. When the callback takes
/// the link over (returns true), the browser leaves it alone; every other link is the
/// browser's: other origins, downloads, `target`, files, and clicks with a modifier key.
pub fn on_link_click(base: &str, callback: impl Fn(Target) -> bool + 'static) {
    let base = base.to_owned();
    on_click("a[href]", move |event, link| {
        let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else {
            return;
        };
        if page_of(&link, &base).is_some_and(&callback) {
            event.prevent_default();
        } else {
            // leptos_router listens on the window and would take files and fragments for pages.
            event.stop_propagation();
        }
    });
}

/// Calls back when a reader seems to be about to follow a link to a page below `base`: a pointer
/// or focus rests on it, or a finger or a button goes down.
pub fn on_link_pointed_at(base: &str, callback: impl Fn(Target) + 'static) {
    let base = base.to_owned();
    let callback = Rc::new(callback);
    let resting = RefCell::new(None::<TimeoutHandle>);
    let notice = move |event: Event| {
        if let Some(older) = resting.take() {
            older.clear();
        }
        let link = closest(&event, "a[href]").and_then(|link| link.dyn_into().ok());
        let Some(target) = link.and_then(|link| page_of(&link, &base)) else { return };
        if event.type_() != "pointerdown" {
            let callback = Rc::clone(&callback);
            let rested = one_type(move || callback(target));
            resting.replace(set_timeout_with_handle(rested, DWELL).ok());
        } else if event.dyn_ref().is_some_and(|press: &MouseEvent| press.button() == 0) {
            callback(target);
        }
    };
    listen(&["pointerover", "focusin", "pointerdown"], notice);
}

/// Calls back for every click on an element of a kind, or on something within one, wherever
/// it is and whenever it came.
pub(super) fn on_click(selector: &'static str, callback: impl Fn(MouseEvent, Element) + 'static) {
    listen(&["click"], move |event| {
        if let Some(wanted) = closest(&event, selector)
            && let Ok(event) = event.dyn_into()
        {
            callback(event, wanted);
        }
    });
}

/// Calls back for events of these types, anywhere and as long as the document is there.
pub(super) fn listen(types: &[&str], callback: impl Fn(Event) + 'static) {
    listen_to(types, Box::new(callback));
}

fn listen_to(types: &[&str], callback: Box<dyn Fn(Event)>) {
    let handle = Closure::wrap(callback);
    let listener = handle.as_ref().unchecked_ref();
    for kind in types {
        let _ = document().add_event_listener_with_callback(kind, listener);
    }
    handle.forget();
}

/// The element of a kind that an event is about.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Where a link leads, if that is a page below `base`. Where a query of the home page leads
/// (`/?p=12`) a host may know, and start-up asks the blog.
pub(super) fn page_of(link: &HtmlAnchorElement, base: &str) -> Option<Target> {
    let path = link.pathname();
    let file = path.rsplit('/').next().unwrap_or_default();
    let is_page = !file.contains('.') || file.ends_with(".html") || file.ends_with(".htm");
    let below = path.strip_prefix(base);
    let search = link.search();
    let is_old = !search.is_empty() && below.is_some_and(|below| below.len() < 2);
    let is_ours = Some(link.origin()) == window().location().origin().ok()
        && below.is_some_and(|below| below.is_empty() || below.starts_with('/'));
    let for_browser = !matches!(&*link.target(), "" | "_self") || link.has_attribute("download");
    let is_for_us = is_ours && is_page && !is_old && !for_browser;
    is_for_us.then(|| Target { path, search, hash: link.hash() })
}
