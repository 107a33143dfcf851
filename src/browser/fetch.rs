//! Requests.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response, js_sys};

/// How much a request matters beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Priority {
    /// A reader waits for it.
    High,
    /// It may come to be needed.
    Low,
}

/// The text of a file. It stays with the browser until somebody reads it.
pub(super) async fn text(
    address: &str,
    priority: Priority,
    signal: Option<&AbortSignal>,
) -> Result<JsValue, JsValue> {
    let options = RequestInit::new();
    options.set_signal(signal);
    if priority == Priority::Low {
        // Browsers that do not know it ask all the same.
        js_sys::Reflect::set(&options, &"priority".into(), &"low".into())?;
    }
    let response = window().fetch_with_str_and_init(address, &options);
    let response: Response = JsFuture::from(response).await?.dyn_into()?;
    if response.ok() { JsFuture::from(response.text()?).await } else { Err(JsValue::UNDEFINED) }
}
