//! Light, dark, or as the system has it: what the reader chose, here and in other tabs.
//!
//! A script in the head (`index.html`) has applied it before the first paint. Here it is shown by
//! the buttons, and kept when it changes.

use leptos::{
    ev::Custom,
    prelude::{document, window, window_event_listener},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlInputElement, Storage};

/// Where the choice is kept; `index.html` knows it too.
const KEY: &str = "perennial-scheme";

const BUTTONS: &str = ".theme-switch input";

/// Shows what was chosen, and follows the buttons and other tabs.
pub fn serve_theme_switch() {
    show();
    let handle = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(button) = target.filter(|it| it.matches(BUTTONS).unwrap_or_default()) {
            keep(&button.get_attribute("value").unwrap_or_default());
            show();
        }
    });
    let listener = handle.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("change", listener);
    // It stays as long as the document.
    handle.forget();
    // A page that comes back out of the browser's memory has heard of nothing.
    for event in ["storage", "pageshow"] {
        let _ = window_event_listener(Custom::<Event>::new(event), |_| show());
    }
}

/// `None` where the reader has switched storage off: then a choice lasts as long as the document.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn keep(scheme: &str) {
    apply(scheme);
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, scheme);
    }
}

/// Puts a scheme on the root; without one it is as it was published.
fn apply(scheme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match scheme {
            "" => root.remove_attribute("data-scheme"),
            scheme => root.set_attribute("data-scheme", scheme),
        };
    }
}

fn chosen() -> String {
    let root = document().document_element();
    let of_document = || root.as_ref().and_then(|root| root.get_attribute("data-scheme"));
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.or_else(of_document).unwrap_or_default()
}

/// Shows the scheme that was chosen: in the colours, around the page and by the buttons.
fn show() {
    let scheme = chosen();
    apply(&scheme);
    each("meta[data-scheme]", |meta| {
        let of = meta.get_attribute("data-scheme").unwrap_or_default();
        let media = match () {
            () if scheme.is_empty() => ["(prefers-color-scheme:", &of, ")"].concat(),
            () if of == scheme => String::new(),
            () => "not all".to_owned(),
        };
        let _ = meta.set_attribute("media", &media);
    });
    each(BUTTONS, |button| {
        let is_it = button.get_attribute("value").unwrap_or_default() == scheme;
        if let Ok(button) = button.dyn_into::<HtmlInputElement>() {
            button.set_checked(is_it);
        }
    });
}

fn each(selector: &str, act: impl Fn(Element)) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|it| it.dyn_into::<Element>().ok()) {
            act(element);
        }
    }
}
