//! The button that copies a code block.
//!
//! It stands in the HTML of articles, hidden: without the program it would do nothing.

use std::time::Duration;

use leptos::{
    prelude::{document, set_timeout, window},
    task::spawn_local,
};
use web_sys::Element;

use super::in_browser::on_click;
use crate::{app::words::say, model::message::Message};

/// How long a button says what it has done.
const SAID_FOR: Duration = Duration::from_secs(2);

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
    if write(&code.text_content().unwrap_or_default()).await {
        label(&button, Message::Copied, true);
    } else {
        // The reader can do the rest with a key.
        if let Ok(Some(selection)) = window().get_selection() {
            let _ = selection.select_all_children(&code);
        }
        label(&button, Message::Selected, true);
    }
    set_timeout(move || label(&button, Message::Copy, false), SAID_FOR);
}

/// Whether the clipboard took a text. Browsers have none on insecure origins, and may refuse.
async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && clipboard.write_text(text).await.is_ok()
}

/// Writes on the button and, aloud or not, where screen readers listen.
fn label(button: &Element, message: Message, aloud: bool) {
    let text = say(message);
    button.set_text_content(Some(&text));
    if let Ok(Some(status)) = document().query_selector(".site > [role=status]") {
        status.set_text_content(aloud.then_some(&text));
    }
}
