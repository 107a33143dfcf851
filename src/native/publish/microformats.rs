//! Microformats2: what a page is as a whole stands on its `main`. Everything in it has classes by the
//! components; this is for documents alone, as no machine follows a reader from page to page.

use crate::{
    model::page_data::{Page, View},
    native::html::quoted,
};

/// The beginning of a body's `main`.
const MAIN: &str = "<main id=\"main\"";

/// The root of a page: a feed of entries, or an entry, comments among it. None of what is neither.
pub(super) struct Root {
    class: &'static str,
    /// An entry says where it is: nothing on its page links to it.
    address: Option<String>,
}

impl Root {
    pub(super) fn of(page: &Page) -> Option<Self> {
        match page.view {
            View::Post(_) | View::Page(_) => {
                Some(Self { class: "h-entry", address: Some(page.path.clone()) })
            }
            View::Archive(_) | View::NotFound => None,
            _ => Some(Self { class: "h-feed", address: None }),
        }
    }

    /// The HTML of a body with it.
    pub(super) fn onto(self, html: &str) -> String {
        let Some((before, after)) = html.split_once(MAIN) else { return html.to_owned() };
        let Some((attributes, content)) = after.split_once('>') else { return html.to_owned() };
        let address = self.address.map(|address| {
            format!("<data class=\"u-url\" value=\"{}\" hidden></data>", quoted(&address))
        });
        let (class, address) = (self.class, address.unwrap_or_default());
        [before, MAIN, attributes, " class=\"", class, "\">", &address, content].concat()
    }
}
