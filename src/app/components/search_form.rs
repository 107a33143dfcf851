//! The field that is searched with. It works without the program: it leads to the page of the
//! search.

use super::html::escape;
use crate::{app::words::say, model::message::Message};

/// The address of the script that searches, where the blog can be searched.
#[derive(Debug, Clone)]
pub(crate) struct SearchScript(pub(crate) Option<String>);

impl SearchScript {
    /// The element that has a page search. A browser runs it in a document, and where a page was
    /// put into one the program does ([`crate::app::dom::run_page_scripts`]).
    pub(crate) fn element(src: &str) -> String {
        ["<script type=\"module\" src=\"", &escape(src), "\"></script>"].concat()
    }
}

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
