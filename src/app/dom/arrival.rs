//! What is done for a reader when a page has come.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, js_sys::Date};

use super::{in_browser::one_type, scroll_to, soon};

/// For the stylesheet: the beginning of the page is wanted, the rest may wait for a frame.
const ARRIVING: &str = "data-arriving";

/// Before a page is replaced by one that is shown from its top.
pub fn begin_arrival() {
    // Now, while the old page is laid out: scrolling later would have both laid out once more.
    scroll_to(0.0);
    // A browser that loses an element with focus looks for what may have it now, and lays the page
    // out for that, the old and the new one together.
    let is_within = |element: &HtmlElement| element.closest("main").ok().flatten().is_some();
    if let Some(within) = focused().filter(is_within) {
        let _ = within.blur();
    }
    if let Some(main) = main() {
        let _ = main.set_attribute(ARRIVING, "");
    }
}

/// When the beginning of the page can be seen.
pub fn end_arrival() {
    if let Some(main) = main() {
        let _ = main.remove_attribute(ARRIVING);
    }
}

/// Calls back when the page as it is now has been painted.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    request_animation_frame(one_type(move || soon(callback)));
}

/// Puts focus where a new page begins: on its heading, without scrolling. Screen readers then say
/// the heading. False where a reader is typing: focus stays there.
pub fn focus_heading() -> bool {
    if focused().is_some_and(|element| is_for_typing(&element)) {
        return false;
    }
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.set_attribute("tabindex", "-1");
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
    true
}

/// Lets screen readers say something that has no focus.
pub fn say(what: &str) {
    if let Ok(Some(status)) = document().query_selector(".site > [role=status]") {
        status.set_text_content(Some(what));
    }
}

/// What time it is, to tell how long something took.
pub fn milliseconds() -> f64 {
    Date::now()
}

/// Whether keys that are pressed on an element are text or choices.
pub(super) fn is_for_typing(element: &HtmlElement) -> bool {
    element.is_content_editable()
        || element.matches("input, textarea, select, [role=textbox]").unwrap_or_default()
}

pub(super) fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Whether readers have asked for as little movement as possible.
pub(super) fn wants_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

fn main() -> Option<Element> {
    document().get_element_by_id("main")
}
