//! The reader's line.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Reflect;

/// Whether something may be asked for that may turn out not to be needed: not by readers who save
/// data, nor on the slowest lines.
///
/// <https://wicg.github.io/netinfo/>; browsers without it say nothing of their readers' lines.
pub(super) fn has_room() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let connection = get(&window().navigator(), "connection");
    // Of what is undefined nothing can be read.
    let saves_data = get(&connection, "saveData").is_truthy();
    let is_slow =
        get(&connection, "effectiveType").as_string().is_some_and(|kind| kind.ends_with("2g"));
    let reduced = window().match_media("(prefers-reduced-data: reduce)").ok().flatten();
    !saves_data && !is_slow && !reduced.is_some_and(|query| query.matches())
}
