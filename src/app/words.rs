//! What the interface says, in the blog's language.
//!
//! The words come with the page's data. Natively the pages of several blogs may be rendered one
//! after the other, so each page brings its own; in a browser there is one blog.

use std::cell::RefCell;

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use crate::model::message::plural_form;
use crate::model::{
    message::{Message, Messages, around_gap, fill},
    page_data::SiteInfo,
};

thread_local! {
    /// A page is rendered on one thread, from its beginning to its end.
    static SPOKEN: RefCell<(Messages, String)> = RefCell::default();
}

/// From here on everything that is rendered on this thread speaks this way.
pub(super) fn speak(site: &SiteInfo) {
    SPOKEN.set((site.messages.clone(), site.language.tag.clone()));
}

/// The text of a message.
pub fn say(message: Message) -> String {
    SPOKEN.with_borrow(|(messages, _)| messages.text(message).to_owned())
}

/// The text of a message with its gaps filled.
pub fn say_with(message: Message, values: &[(&str, &str)]) -> String {
    SPOKEN.with_borrow(|(messages, _)| fill(messages.text(message), values))
}

/// The text for a number, in the plural form that the browser finds for it.
#[cfg(feature = "hydrate")]
pub(super) fn say_count(counted: crate::model::message::Counted, count: u32) -> String {
    SPOKEN.with_borrow(|(messages, language)| {
        in_form(|category| messages.form(counted, category), count, language)
    })
}

/// The same for plural forms that the page brought, a line for each.
#[cfg(feature = "hydrate")]
pub(crate) fn say_form(forms: &str, count: u32) -> String {
    let form = |category: &str| plural_form(forms, category);
    SPOKEN.with_borrow(|(_, language)| in_form(form, count, language))
}

#[cfg(feature = "hydrate")]
fn in_form<'a>(form: impl Fn(&str) -> &'a str, count: u32, language: &str) -> String {
    use web_sys::js_sys::{Array, Intl::PluralRules, Object};
    let locales = Array::of1(&language.into());
    let category = PluralRules::new(&locales, &Object::new()).select(f64::from(count));
    fill(form(&String::from(category)), &[("count", &in_digits(count, language))])
}

/// A number by itself.
#[cfg(feature = "hydrate")]
pub(crate) fn say_number(number: u32) -> String {
    SPOKEN.with_borrow(|(_, language)| in_digits(number, language))
}

#[cfg(feature = "hydrate")]
fn in_digits(number: u32, language: &str) -> String {
    web_sys::js_sys::Number::from(number).to_locale_string(language).into()
}

/// A view in the gap of a text.
pub(super) fn say_around<V: IntoView>(message: Message, view: V) -> impl IntoView + use<V> {
    SPOKEN.with_borrow(|(messages, _)| fit_in(messages.text(message), view))
}

/// A view in the gap of a text that comes with the page.
fn fit_in<V: IntoView>(text: &str, view: V) -> impl IntoView + use<V> {
    let (before, after) = around_gap(text);
    // A text node with nothing in it would not be in the document.
    let part = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (part(before), view, part(after))
}
