//! View transitions: <https://drafts.csswg.org/css-view-transitions-1/>.
//!
//! A transition begins with a picture of the old page, and the new one is not shown before it is
//! taken. So there is none unless the browser is quick.

use std::cell::RefCell;

use leptos::{prelude::document, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    Element, HtmlElement,
    js_sys::{Function, Promise, Reflect},
};

use super::{Change, arrival::wants_stillness};

thread_local! {
    /// The transition that may still be on its way.
    static CURRENT: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Changes the page, with a transition where the browser knows them and readers do not mind. The
/// title of the link that was followed, at `href`, becomes the new heading.
pub fn with_transition(href: &str, change: Change) {
    end_transition();
    let start = method(&document(), "startViewTransition").filter(|_| !wants_stillness());
    let Some(start) = start else {
        return spawn_local(change);
    };
    let title = title_of(href);
    name(title.as_ref(), "heading");
    let update = Closure::once_into_js(move || {
        future_to_promise(async move {
            name(title.as_ref(), "");
            change.await;
            let heading = title.and_then(|_| document().query_selector("main h1").ok().flatten());
            name(heading.as_ref(), "heading");
            Ok(JsValue::UNDEFINED)
        })
    });
    let Ok(transition) = start.call1(&document(), &update) else { return };
    if let Ok(ready) = Reflect::get(&transition, &"ready".into()) {
        // One that is ended is no mistake.
        spawn_local(async move { drop(JsFuture::from(ready.unchecked_into::<Promise>()).await) });
    }
    CURRENT.set(Some(transition));
}

/// Ends a transition that is still on its way: a reader has gone on.
pub fn end_transition() {
    if let Some(transition) = CURRENT.take()
        && let Some(skip) = method(&transition, "skipTransition")
    {
        let _ = skip.call0(&transition);
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// The title of a post in a list, by its address.
fn title_of(href: &str) -> Option<Element> {
    // Addresses are percent-encoded: there is no quote in them.
    document().query_selector(&format!("main .post-link[href=\"{href}\"]")).ok()?
}

/// What has the same name before and after a change moves from the one place to the other.
fn name(element: Option<&Element>, name: &str) {
    if let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let _ = element.style().set_property("view-transition-name", name);
    }
}
