//! The field that is searched with. It works without the program: it leads to the page of the
//! search.

use super::html::escape;
use crate::{app::words::say, model::message::Message};

/// Whether the blog can be searched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Searchable(pub(crate) bool);

/// The form, as HTML; `home` is the address of the home page.
pub(crate) fn search_form(home: &str) -> String {
    let label = escape(&say(Message::Search));
    [
        "<form class=\"search-form\" role=\"search\" action=\"",
        &escape(home),
        "search/\"><input type=\"search\" name=\"q\" aria-label=\"",
        &label,
        "\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" enterkeyhint=\"search\">\
         <button>",
        &label,
        "</button></form>",
    ]
    .concat()
}
