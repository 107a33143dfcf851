//! Gives addresses on: of a post, of a comment, of a heading.
//!
//! An address is that of the page shown, without its query: what a link to here was tagged with is
//! not for others.

use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, MouseEvent, ShareData, js_sys::Reflect};

use super::{
    clipboard::{answer, copy},
    links::on_click,
};
use crate::{app::words::say, model::message::Message};

/// Does what the buttons and anchors of all pages say, those that come later too.
pub fn serve_sharing() {
    let can_share = Reflect::has(&window().navigator(), &JsValue::from("share"));
    if let Some(root) = document().document_element().filter(|_| can_share == Ok(true)) {
        // For the stylesheet: which of the two buttons it is.
        let _ = root.set_attribute("data-live", "share");
    }
    on_click(".share-post", |_, button| spawn_local(share(button)));
    on_click(".copy-link", |_, button| {
        let comment = button.closest(".comment").ok().flatten();
        let hash = comment.map(|comment| ["#", &comment.id()].concat());
        spawn_local(copy_link(button, address(&hash.unwrap_or_default())));
    });
    // It goes there too: it is a link.
    on_click(".post .anchor", |event, anchor| {
        if !is_modified(&event) {
            let address = address(&anchor.get_attribute("href").unwrap_or_default());
            spawn_local(async move {
                // Otherwise the address bar has it.
                if copy(&address).await {
                    answer(anchor, Message::LinkCopied);
                }
            });
        }
    });
}

fn is_modified(event: &MouseEvent) -> bool {
    event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()
}

fn address(hash: &str) -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    [&origin, &location.pathname().unwrap_or_default(), hash].concat()
}

async fn share(button: Element) {
    let address = address("");
    let data = ShareData::new();
    data.set_title(&document().title());
    data.set_url(&address);
    match window().navigator().share_with_data(&data).await {
        Ok(_) => answer(button, Message::Shared),
        Err(error) => {
            let name = Reflect::get(&error, &JsValue::from("name")).unwrap_or_default();
            // The reader thought better of it.
            if name != "AbortError" {
                copy_link(button, address).await;
            }
        }
    }
}

async fn copy_link(button: Element, address: String) {
    if copy(&address).await {
        answer(button, Message::LinkCopied);
    } else if let Some(field) = field_beside(&button) {
        // The reader can do the rest with a key.
        field.set_value(&address);
        let _ = field.focus();
        field.select();
        answer(button, Message::LinkSelected);
    }
}

/// The field that shows an address, once there is need for one.
fn field_beside(button: &Element) -> Option<HtmlInputElement> {
    let there = button.next_element_sibling().and_then(|next| next.dyn_into().ok());
    there.or_else(|| {
        let field: HtmlInputElement = document().create_element("input").ok()?.dyn_into().ok()?;
        field.set_read_only(true);
        field.set_class_name("address");
        let _ = field.set_attribute("aria-label", &say(Message::LinkToCopy));
        let _ = button.insert_adjacent_element("afterend", &field);
        Some(field)
    })
}
