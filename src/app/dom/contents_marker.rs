//! Marks the section being read in the table of contents.
//!
//! It looks for a table whenever the reader scrolls. So there is nothing to set up when a page
//! comes and nothing to take down when it goes, and a page at its beginning stays as it was
//! published.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlElement;

/// A section is being read once its heading is this near to the top of the window, in CSS pixels:
/// where a link to it puts it, and a little below.
const READING_LINE: f64 = 96.0;

/// Marks the section now, and again whenever the reader scrolls.
pub fn mark_section_being_read() {
    mark();
    // Browsers send this event once per frame, and no listener can hold scrolling up.
    let handle = Closure::<dyn Fn()>::new(mark);
    let listener = handle.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("scroll", listener);
    // It stays as long as the document.
    handle.forget();
}

fn mark() {
    let Ok(links) = document().query_selector_all(".toc a") else { return };
    let mut current = None;
    for at in 0..links.length() {
        let Some(link) = links.get(at).and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
            continue;
        };
        if is_below_the_line(&link) {
            break;
        }
        current = Some(link);
    }
    let marked = document().query_selector(".toc [aria-current]").ok().flatten();
    if marked.as_ref() == current.as_deref() {
        return;
    }
    if let Some(marked) = marked {
        let _ = marked.remove_attribute("aria-current");
    }
    if let Some(current) = current {
        let _ = current.set_attribute("aria-current", "true");
        // A table longer than the window scrolls in itself; the page must not move for it.
        let table = current.closest("details > div").ok().flatten();
        if let Some(table) = table.and_then(|table| table.dyn_into::<HtmlElement>().ok()) {
            let down = current.offset_top() - table.offset_top();
            table.set_scroll_top(down - table.client_height() / 2);
        }
    }
}

fn is_below_the_line(link: &HtmlElement) -> bool {
    let href = link.get_attribute("href").unwrap_or_default();
    let heading = document().get_element_by_id(href.trim_start_matches('#'));
    // One that is not shown yet is further down still.
    heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()).is_some_and(|heading| {
        heading.offset_parent().is_none() || heading.get_bounding_client_rect().top() > READING_LINE
    })
}
