//! HTML as text, for what nothing reacts to. A text weighs less in the program than a typed view.

use leptos::prelude::*;

use crate::{app::words::say, model::message::Message};

/// The HTML of a view that the document holds on every page. Natively it is rendered; in the browser
/// it is there already, hydration leaves it alone, and the program need not know how it is made.
#[cfg_attr(feature = "hydrate", expect(unused_variables, reason = "not made in a browser"))]
pub(super) fn in_document<V: IntoView>(view: impl FnOnce() -> V) -> String {
    #[cfg(not(feature = "hydrate"))]
    return view().into_view().to_html();
    #[cfg(feature = "hydrate")]
    String::new()
}

/// A button of a class. `attributes` are more of them, each after a space.
pub(super) fn button(class: &str, attributes: &str, message: Message) -> String {
    let label = escape(&say(message));
    ["<button type=\"button\" class=\"", class, "\"", attributes, ">", &label, "</button>"].concat()
}

/// A link. `attributes` are more of them, each after a space.
pub(in crate::app) fn anchor(attributes: &str, href: &str, text: &str) -> String {
    ["<a", attributes, " href=\"", &escape(href), "\">", &escape(text), "</a>"].concat()
}

/// Text as the content of an element, or as the value of an attribute in double quotes.
pub(in crate::app) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
