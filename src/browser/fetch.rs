//! Requests.

use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Response};

/// The text of a file. It stays with the browser until somebody reads it.
pub(super) async fn text(address: &str, signal: Option<&AbortSignal>) -> Result<JsValue, JsValue> {
    let answer = Request::get(address).abort_signal(signal).send().await;
    let response: Response = answer.map_err(|_| JsValue::UNDEFINED)?.into();
    if response.ok() { JsFuture::from(response.text()?).await } else { Err(JsValue::UNDEFINED) }
}
