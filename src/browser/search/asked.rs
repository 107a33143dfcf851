//! What a reader seeks, in the fields of the page and in its address.

use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, js_sys::Array};

use super::engine::object;
use crate::model::search::FILTERS;

/// The query of our search for one of WordPress.
pub(super) fn of_wordpress(query: &str) -> Option<String> {
    let words = UrlSearchParams::new_with_str(query).ok()?.get("s")?;
    Some(Asked { words, ..Asked::default() })
        .filter(|asked| !asked.is_nothing())
        .map(|asked| asked.query())
}

/// Words, and what the search is narrowed to: nothing, or a value, for each of [`FILTERS`].
#[derive(Clone, Default, PartialEq)]
pub(super) struct Asked {
    pub(super) words: String,
    pub(super) filters: [String; FILTERS.len()],
}

impl Asked {
    /// Reads the query of an address.
    pub(super) fn of_query(query: &str) -> Self {
        let Ok(parameters) = UrlSearchParams::new_with_str(query) else { return Self::default() };
        Self {
            words: parameters.get("q").unwrap_or_default(),
            filters: FILTERS.map(|name| parameters.get(name).unwrap_or_default()),
        }
    }

    /// The query of the address at which the same is found, with its question mark.
    pub(super) fn query(&self) -> String {
        let Ok(parameters) = UrlSearchParams::new() else { return String::new() };
        let names = ["q"].into_iter().chain(FILTERS);
        for (name, value) in names.zip([&self.words].into_iter().chain(&self.filters)) {
            if !value.is_empty() {
                parameters.append(name, value);
            }
        }
        let query = String::from(parameters.to_string());
        if query.is_empty() { query } else { ["?", &query].concat() }
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_nothing(&self) -> bool {
        self.words.trim().is_empty() && !self.is_narrowed()
    }

    /// Whether not all posts count.
    pub(super) fn is_narrowed(&self) -> bool {
        self.filters.iter().any(|value| !value.is_empty())
    }

    /// As Pagefind wants it: the words, or `null` for whatever passes the filters.
    pub(super) fn arguments(&self) -> Array {
        let words = self.words.trim();
        let words = if words.is_empty() { JsValue::NULL } else { words.into() };
        let set = FILTERS.iter().zip(&self.filters).filter(|(_, value)| !value.is_empty());
        let set: Vec<_> = set.map(|(name, value)| (*name, JsValue::from(value))).collect();
        Array::of2(&words, &object(&[("filters", object(&set))]))
    }
}
