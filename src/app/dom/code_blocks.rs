//! The button that copies a code block.
//!
//! It stands in the HTML of articles, hidden: without the program it would do nothing.

use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use web_sys::Element;

use super::{
    clipboard::{self, answer},
    links::on_click,
};
use crate::model::message::Message;

/// Shows the copy buttons of all pages, those that come later too, and does what they say.
pub fn serve_code_blocks() {
    if let Some(root) = document().document_element() {
        // For the stylesheet: what needs the program may be seen.
        let _ = root.set_attribute("data-live", "");
    }
    on_click(".copy", |_, button| spawn_local(copy(button)));
}

async fn copy(button: Element) {
    let block = button.closest("figure").ok().flatten();
    let Some(code) = block.and_then(|block| block.query_selector("code").ok().flatten()) else {
        return;
    };
    if clipboard::copy(&code.text_content().unwrap_or_default()).await {
        return answer(button, Message::Copied);
    }
    // The reader can do the rest with a key.
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(&code);
    }
    answer(button, Message::Selected);
}
