//! What helps with reading a thread: the way to what is new, folding, and the newest first.
//!
//! All of it happens to the elements on the page. So it is the same for comments that the document
//! brought and for those built here, and what was published stays as it was until there is
//! something to say.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{links::on_click, new_comments, newest_first};

/// Does what the tools of all threads say, those that come later too.
pub fn serve_thread_tools() {
    on_click(".fold", |_, _| fold(true));
    on_click(".unfold", |_, _| fold(false));
    on_click(".newest-first", |_, button| newest_first::toggle(&button));
    on_click(".next-new, .new-mark", |_, pressed| new_comments::go_to_next(&pressed));
}

/// Looks after the thread of the post shown, if it has one, once all of it is on the page.
pub fn attend_thread() {
    newest_first::turn_document();
    let header = document().query_selector(".post > [data-address]").ok().flatten();
    if let Some(post) = header.and_then(|header| header.get_attribute("data-address")) {
        new_comments::mark(&post);
    }
}

/// Folds what lies outermost, so that what is folded in it stays as it is; unfolds everything.
fn fold(folded: bool) {
    if folded {
        for replies in all("#comments > .comments > li > .replies[open]") {
            let _ = replies.remove_attribute("open");
        }
    } else {
        for replies in all("#comments .replies:not([open])") {
            let _ = replies.set_attribute("open", "");
        }
    }
}

/// Moves focus without scrolling.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The elements of a kind, in the order of the document.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
