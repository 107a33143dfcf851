//! Requests.

use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// The text of a file. It stays with the browser until somebody reads it.
pub(super) async fn text(address: &str, signal: Option<&AbortSignal>) -> Result<JsValue, JsValue> {
    let options = RequestInit::new();
    options.set_signal(signal);
    // What gloo has for queries and headers would come along with its own way to begin.
    let request = web_sys::Request::new_with_str_and_init(address, &options)?;
    let answer = Request::from(request).send().await;
    let response: Response = answer.map_err(|_| JsValue::UNDEFINED)?.into();
    if response.ok() { JsFuture::from(response.text()?).await } else { Err(JsValue::UNDEFINED) }
}
