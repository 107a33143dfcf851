//! Scripts that belong to a page, and those that belong to all pages and want to know of each.

use leptos::prelude::document;
use web_sys::Event;

/// What scripts hear on the document when a page has come into it without one of its own.
const PAGE: &str = "perennial:page";

/// Does for a page that has come what a browser does for a document: runs its script, which
/// otherwise stays as dead as all that is put into a page as HTML. A module that has run before does
/// not run again, and hears of the page as the others do.
pub fn run_page_scripts() {
    let document = document();
    if let Ok(Some(dead)) = document.query_selector("main script[src]")
        && let Ok(script) = document.create_element("script")
    {
        for name in ["type", "src"] {
            let _ = script.set_attribute(name, &dead.get_attribute(name).unwrap_or_default());
        }
        let _ = dead.replace_with_with_node_1(&script);
    }
    if let Ok(event) = Event::new(PAGE) {
        let _ = document.dispatch_event(&event);
    }
}
