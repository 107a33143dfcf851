//! What single keys do.
//!
//! Keys with a modifier are the browser's, and screen readers that take single keys for themselves
//! take them before a page sees any. Where somebody types, or a dialog is open, keys mean what they
//! always mean. Readers can switch the others off, for those who speak to their computer and those
//! whose hands shake (WCAG 2.1.4).

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::{
    arrival::{focused, is_for_typing},
    links::{listen, on_click},
    shortcuts_dialog,
};

/// Where the browser keeps that a reader has switched shortcuts off.
const OFF: &str = "shortcuts-off";

/// What a key does.
#[derive(Clone, Copy)]
enum Shortcut {
    NextPost,
    PreviousPost,
    Search,
    Help,
}

impl Shortcut {
    /// Keys are what they type. Where there is no search, `/` is no shortcut.
    fn of(key: &str) -> Option<Self> {
        match key {
            "j" => Some(Self::NextPost),
            "k" => Some(Self::PreviousPost),
            "/" if search_link().is_some() => Some(Self::Search),
            "?" => Some(Self::Help),
            _ => None,
        }
    }
}

/// Does what keys and the button in the footer say, on all pages.
pub fn serve_shortcuts() {
    listen(&["keydown"], |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        let Some(shortcut) = Shortcut::of(&event.key()).filter(|_| is_free(&event)) else { return };
        event.prevent_default();
        match shortcut {
            Shortcut::NextPost => go_to_post(true),
            Shortcut::PreviousPost => go_to_post(false),
            Shortcut::Search => go_to_search(),
            Shortcut::Help => shortcuts_dialog::show(are_on()),
        }
    });
    on_click(".shortcuts-button", |_, _| shortcuts_dialog::show(are_on()));
    listen(&["change"], |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(switch) = target.filter(|switch| switch.id() == shortcuts_dialog::SWITCH) {
            switch_on(switch.checked());
        }
    });
}

/// The way to the search, in the header.
pub(super) fn search_link() -> Option<HtmlElement> {
    document().query_selector(".search-link").ok()??.dyn_into().ok()
}

/// Goes to the field on this page, or to the page of the search.
fn go_to_search() {
    if !focus_search()
        && let Some(link) = search_link()
    {
        link.click();
    }
}

/// Moves focus to the field of the search; false where the page has none.
pub fn focus_search() -> bool {
    let field = document().query_selector("main .search-form input").ok().flatten();
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|field| {
        field.select();
        field.focus().is_ok()
    })
}

/// Whether a key that was pressed means nothing else.
fn is_free(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let is_typing = focused().is_some_and(|element| is_for_typing(&element));
    let is_in_dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    !event.default_prevented()
        && !event.is_composing()
        && !modified
        && !is_typing
        && !is_in_dialog
        && are_on()
}

fn are_on() -> bool {
    let storage = window().local_storage().ok().flatten();
    !storage.is_some_and(|storage| storage.get_item(OFF).is_ok_and(|off| off.is_some()))
}

fn switch_on(on: bool) {
    // Without storage it lasts as long as nobody asks: there is nowhere to remember it.
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if on { storage.remove_item(OFF) } else { storage.set_item(OFF, "") };
    }
}

/// Goes to the title after or before the one that has focus; where none has, to the next one down
/// or up the page.
fn go_to_post(next: bool) {
    let Ok(titles) = document().query_selector_all("main .post-link") else { return };
    let titles =
        (0..titles.length()).filter_map(|at| titles.get(at)?.dyn_into::<HtmlElement>().ok());
    let titles: Vec<_> = titles.collect();
    let entry = |element: &Element| element.closest(".entry").ok().flatten();
    let here = focused().and_then(|element| entry(&element));
    let at = titles.iter().position(|title| here.is_some() && entry(title) == here);
    let top = |title: &&HtmlElement| title.get_bounding_client_rect().top();
    let found = match (at, next) {
        (Some(at), true) => titles.get(at + 1),
        (Some(at), false) => at.checked_sub(1).and_then(|at| titles.get(at)),
        (None, true) => titles.iter().find(|title| top(title) >= 0.0),
        (None, false) => titles.iter().rfind(|title| top(title) < 0.0),
    };
    if let Some(title) = found {
        let _ = title.focus();
        title.scroll_into_view();
    }
}
