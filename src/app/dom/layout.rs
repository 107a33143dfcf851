//! The lower part of a document: laid out in the browser's idle time.
//!
//! A document arrives whole, and to lay out all of a long one before its first screen answers a
//! reader takes a cheap phone a second. So a script in its head lets the stylesheet skip what lies
//! further down (`style/layout.css`); the browser does such a part when it comes into sight
//! (<https://drafts.csswg.org/css-contain-2/#content-visibility>), and we do one after the other.
//! In the end the document is as it was published. Pages built in the browser begin at their top
//! and bring their parts in turn ([`Deferred`](crate::app::deferred::Deferred)).

use leptos::prelude::document;
use web_sys::Element;

use super::{after_paint, milliseconds, thread_tools::all, when_idle};

/// On the root element: of this document only the beginning is laid out.
const PARTLY: &str = "data-partly";

/// On a part that is laid out as if nothing were skipped.
const LAID_OUT: &str = "data-laid-out";

/// What the stylesheet skips.
const PARTS: &str = ":is(.entries, .comments, .post > .prose) > :not([data-laid-out])";

/// A task may take so many milliseconds before it ends with the part that it is at.
const TASK: f64 = 12.0;

/// Lays out part after part, as many in a task as go quickly.
pub fn lay_out_in_idle_time() {
    if is_whole() {
        return;
    }
    when_idle(|| {
        let began = milliseconds();
        for part in all(PARTS) {
            if milliseconds() - began > TASK {
                return after_paint(lay_out_in_idle_time);
            }
            let _ = part.set_attribute(LAID_OUT, "");
            // To ask for it is to have it laid out.
            part.get_bounding_client_rect();
        }
        lay_out();
    });
}

/// Lays out all that is left, for who needs to know where things are.
pub fn lay_out() {
    if let Some(root) = root().filter(|_| !is_whole()) {
        let _ = root.remove_attribute(PARTLY);
        for part in all("[data-laid-out]") {
            let _ = part.remove_attribute(LAID_OUT);
        }
    }
}

fn is_whole() -> bool {
    root().is_none_or(|root| !root.has_attribute(PARTLY))
}

fn root() -> Option<Element> {
    document().document_element()
}
