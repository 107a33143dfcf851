//! Calls to the browser. Natively each does nothing, so callers need no `cfg`.

use std::pin::Pin;

/// An address as the address bar has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The path, percent-encoded.
    pub path: String,
    /// The query with its question mark, or nothing.
    pub search: String,
    /// The fragment with its hash sign, or nothing.
    pub hash: String,
}

impl Target {
    /// The whole address below the origin.
    pub fn href(&self) -> String {
        format!("{}{}{}", self.path, self.search, self.hash)
    }
}

/// A page taking another one's place.
pub type Change = Pin<Box<dyn Future<Output = ()>>>;

/// Identifies an entry of the session history, for its scroll position.
pub type EntryKey = u32;

#[cfg(feature = "hydrate")]
mod arrival;
#[cfg(feature = "hydrate")]
mod clipboard;
#[cfg(feature = "hydrate")]
mod code_blocks;
#[cfg(feature = "hydrate")]
mod contents_marker;
#[cfg(feature = "hydrate")]
mod layout;
#[cfg(feature = "hydrate")]
mod links;
#[cfg(feature = "hydrate")]
mod links_in_sight;
#[cfg(feature = "hydrate")]
mod memory;
#[cfg(feature = "hydrate")]
mod new_comments;
#[cfg(feature = "hydrate")]
mod newest_first;
#[cfg(feature = "hydrate")]
mod page_scripts;
#[cfg(feature = "hydrate")]
mod scheme;
#[cfg(feature = "hydrate")]
mod sharing;
#[cfg(feature = "hydrate")]
mod shortcuts;
#[cfg(feature = "hydrate")]
mod shortcuts_dialog;
#[cfg(feature = "hydrate")]
mod thread_tools;
#[cfg(feature = "hydrate")]
mod transition;

#[cfg(not(feature = "hydrate"))]
pub use self::natively::*;
#[cfg(feature = "hydrate")]
pub use self::{
    arrival::*,
    code_blocks::*,
    contents_marker::*,
    in_browser::*,
    layout::*,
    links::*,
    links_in_sight::*,
    memory::wants_newest_first,
    page_scripts::*,
    scheme::*,
    sharing::serve_sharing,
    shortcuts::*,
    thread_tools::{attend_thread, serve_thread_tools},
    transition::*,
};

#[cfg(feature = "hydrate")]
mod in_browser {
    use std::time::Duration;

    use leptos::{
        ev,
        prelude::{document, set_timeout, window, window_event_listener},
    };
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Element, ScrollRestoration, Storage, js_sys};

    use super::{EntryKey, Target, thread_tools::all};

    /// Calls back in the browser's next idle moment, at the latest after a fifth of a second, and
    /// soon where the browser knows no idle moments.
    pub fn when_idle(callback: impl FnOnce() + 'static) {
        let callback = Closure::once_into_js(one_type(callback));
        let function = callback.unchecked_ref();
        let options = web_sys::IdleRequestOptions::new();
        options.set_timeout(200);
        let idle = window().request_idle_callback_with_options(function, &options);
        if idle.is_err() {
            let _ = window().set_timeout_with_callback(function);
        }
    }

    /// Calls back in a task of its own: the browser may paint and hear the reader before.
    pub fn soon(callback: impl FnOnce() + 'static) {
        set_timeout(one_type(callback), Duration::ZERO);
    }

    /// What hands a function to the browser is compiled once for every type of function.
    pub(super) fn one_type(callback: impl FnOnce() + 'static) -> Box<dyn FnOnce()> {
        Box::new(callback)
    }

    /// The address shown.
    pub fn location() -> Target {
        let location = window().location();
        Target {
            path: location.pathname().unwrap_or_default(),
            search: location.search().unwrap_or_default(),
            hash: location.hash().unwrap_or_default(),
        }
    }

    /// Leaves the page for a document, as if there were no program.
    pub fn load_document(href: &str) {
        let _ = window().location().assign(href);
    }

    /// Loads the current document again.
    pub fn reload_document() {
        let _ = window().location().reload();
    }

    /// What the head says of one page to machines. Browsers share the address that it gives. The first
    /// three feeds are those of the blog.
    const OF_ONE_PAGE: &str = "head :is([rel=canonical],[rel=prev],[rel=next],[rel=alternate]~[rel=alternate]~[rel=alternate]~[rel=alternate],[property],[name=description],[name=author],[name=robots],[type='application/ld+json'])";

    /// Takes away what the head says of the page that was loaded.
    pub fn forget_head() {
        all(OF_ONE_PAGE).iter().for_each(Element::remove);
    }

    /// Sets the window's title and the language of the document.
    pub fn describe_document(title: &str, language: &str) {
        document().set_title(title);
        // A browser styles all elements anew when this is set, also when nothing changes.
        let differs = |root: &Element| root.get_attribute("lang").as_deref() != Some(language);
        if let Some(root) = document().document_element().filter(differs) {
            let _ = root.set_attribute("lang", language);
        }
    }

    /// Whether the page has an element with the id that a fragment names.
    pub fn has_fragment(hash: &str) -> bool {
        let id = hash.trim_start_matches('#');
        let decoded = js_sys::decode_uri_component(id).map(String::from);
        document().get_element_by_id(&decoded.unwrap_or_else(|_| id.to_owned())).is_some()
    }

    /// Goes to a fragment as the browser itself does: scrolls there, opens what is folded around
    /// it, moves focus and lets `:target` apply. `pushState` does none of that.
    pub fn go_to_fragment(hash: &str) {
        let _ = window().location().replace(hash);
    }

    /// How far down the page is scrolled, in CSS pixels.
    pub fn scroll_position() -> f64 {
        window().scroll_y().unwrap_or_default()
    }

    /// Scrolls to a position.
    pub fn scroll_to(position: f64) {
        window().scroll_to_with_x_and_y(0.0, position);
    }

    /// Whether the browser or we put the page where it was, on the way back or forward.
    pub fn restore_scroll_ourselves(ourselves: bool) {
        let who = if ourselves { ScrollRestoration::Manual } else { ScrollRestoration::Auto };
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(who);
        }
    }

    /// A key for a new history entry, as good as unique among those of a tab.
    pub fn new_entry_key() -> EntryKey {
        (js_sys::Math::random() * f64::from(u32::MAX)) as EntryKey
    }

    /// The key of the current history entry, if we gave it one.
    pub fn entry_key() -> Option<EntryKey> {
        window().history().ok()?.state().ok()?.as_f64().map(|key| key as EntryKey)
    }

    /// Gives the current history entry a key.
    pub fn set_entry_key(key: EntryKey) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state(&JsValue::from(key), "");
        }
    }

    /// Adds a history entry with an address and a key.
    pub fn push_entry(key: EntryKey, href: &str) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::from(key), "", Some(href));
        }
    }

    /// Remembers a scroll position for this tab.
    pub fn remember_scroll(key: EntryKey, position: f64) {
        if let Some(storage) = session_storage() {
            // The browser formats the number: Rust's code for it weighs more than the rest of this file.
            let position =
                js_sys::Number::from(position).to_string_with_radix(10).map(String::from);
            let _ = storage.set_item(&key.to_string(), &position.unwrap_or_default());
        }
    }

    /// The scroll position remembered for a history entry.
    pub fn remembered_scroll(key: EntryKey) -> Option<f64> {
        let position = session_storage()?.get_item(&key.to_string()).ok()??;
        Some(js_sys::Number::parse_float(&position)).filter(|position| position.is_finite())
    }

    /// `None` where the reader has switched storage off.
    fn session_storage() -> Option<Storage> {
        window().session_storage().ok()?
    }

    /// Calls back when the reader goes back or forward.
    pub fn on_traversal(callback: impl Fn() + 'static) {
        let _ = window_event_listener(ev::popstate, move |_| callback());
    }

    /// Calls back with `false` when the page is left, and with `true` when it comes back.
    pub fn on_page_change(callback: impl Fn(bool) + Clone + 'static) {
        let leave = callback.clone();
        let _ = window_event_listener(ev::Custom::<web_sys::Event>::new("pagehide"), move |_| {
            leave(false);
        });
        let _ = window_event_listener(ev::Custom::<web_sys::Event>::new("pageshow"), move |_| {
            callback(true);
        });
    }
}

#[cfg(not(feature = "hydrate"))]
#[expect(missing_docs, reason = "the browser's half has the words")]
mod natively {
    use super::{EntryKey, Target};

    pub fn when_idle(_callback: impl FnOnce() + 'static) {}
    pub fn soon(_callback: impl FnOnce() + 'static) {}
    pub fn location() -> Target {
        Target::default()
    }
    pub fn load_document(_href: &str) {}
    pub fn reload_document() {}
    pub fn describe_document(_title: &str, _language: &str) {}
    pub fn forget_head() {}
    pub fn has_fragment(_hash: &str) -> bool {
        false
    }
    pub fn go_to_fragment(_hash: &str) {}
    pub fn scroll_position() -> f64 {
        0.0
    }
    pub fn scroll_to(_position: f64) {}
    pub fn restore_scroll_ourselves(_ourselves: bool) {}
    pub fn new_entry_key() -> EntryKey {
        0
    }
    pub fn entry_key() -> Option<EntryKey> {
        None
    }
    pub fn set_entry_key(_key: EntryKey) {}
    pub fn push_entry(_key: EntryKey, _href: &str) {}
    pub fn remember_scroll(_key: EntryKey, _position: f64) {}
    pub fn remembered_scroll(_key: EntryKey) -> Option<f64> {
        None
    }
    pub fn on_traversal(_callback: impl Fn() + 'static) {}
    pub fn on_page_change(_callback: impl Fn(bool) + Clone + 'static) {}
    pub fn on_link_click(_base: &str, _callback: impl Fn(Target) -> bool + 'static) {}
    pub fn on_link_pointed_at(_base: &str, _callback: impl Fn(Target) + 'static) {}
    pub fn on_link_in_sight(_base: &str, _callback: impl Fn(Target, bool) + 'static) {}
    pub fn look_for_links() {}
    pub fn lay_out_in_idle_time() {}
    pub fn lay_out() {}
    pub fn forget_document() {}
    pub fn begin_arrival() {}
    pub fn focus_heading() -> bool {
        false
    }
    pub fn focus_search() -> bool {
        false
    }
    pub fn say(_what: &str) {}
    pub fn run_page_scripts() {}
    pub fn after_paint(_callback: impl FnOnce() + 'static) {}
    pub fn end_arrival() {}
    pub fn milliseconds() -> f64 {
        0.0
    }
    pub fn with_transition(_href: &str, _change: super::Change) {}
    pub fn end_transition() {}
    pub fn serve_shortcuts() {}
    pub fn serve_code_blocks() {}
    pub fn serve_theme_switch() {}
    pub fn mark_section_being_read() {}
    pub fn serve_sharing() {}
    pub fn serve_thread_tools() {}
    pub fn attend_thread() {}
    pub fn wants_newest_first() -> bool {
        false
    }
}
