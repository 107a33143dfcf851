//! The lower part of a document: laid out in the browser's idle time.
//!
//! A document arrives whole, and to lay out all of a long one before its first screen answers a
//! reader takes a cheap phone a second. So a script in its head lets the stylesheet skip what lies
//! further down (`style/layout.css`); the browser does such a part when it comes into sight
//! (<https://drafts.csswg.org/css-contain-2/#content-visibility>), and we do one after the other.
//! Pages built in the browser begin at their top and bring their parts in turn
//! ([`Deferred`](crate::app::deferred::Deferred)).

use leptos::prelude::document;
use web_sys::Element;

use super::{milliseconds, scroll_position, scroll_to, thread_tools::all, when_idle};

/// On the root element: parts of this document may be skipped.
const PARTLY: &str = "data-partly";

/// On a part that is laid out as if nothing were skipped.
const LAID_OUT: &str = "data-laid-out";

/// What the stylesheet skips.
const PARTS: &str = ":is(.entries, .comments, .post > .prose) > *";
const REST: &str = ":is(.entries, .comments, .post > .prose) > :not([data-laid-out])";

/// How many milliseconds a task may take. Long enough that few are needed, for each is followed by
/// a frame, and short enough for a reader not to notice.
const TASK: f64 = 16.0;

/// Lays out part after part, as many in a task as there is time for.
pub fn lay_out_in_idle_time() {
    if is_partly() {
        go_on(all(PARTS), 1);
    }
}

fn go_on(mut parts: Vec<Element>, count: usize) {
    when_idle(move || {
        let rest = parts.split_off(count.min(parts.len()));
        let Some(last) = parts.last().filter(|_| is_partly()) else { return };
        let began = milliseconds();
        keeping_place(|| {
            parts.iter().for_each(mark);
            // To ask where it is has all of them laid out.
            last.get_bounding_client_rect();
        });
        let each = (milliseconds() - began).max(1.0) / count as f64;
        // No more than twice as many: they are of different sizes.
        go_on(rest, ((TASK / each) as usize).clamp(1, count * 2));
    });
}

/// Lays out all that is left, for who needs to know where things are.
pub fn lay_out() {
    let rest = if is_partly() { all(REST) } else { Vec::new() };
    if !rest.is_empty() {
        keeping_place(|| rest.iter().for_each(mark));
    }
}

/// What a reader looks at stays where it is, whatever becomes of the parts above: skipped, they had
/// a height that was guessed.
fn keeping_place(change: impl FnOnce()) {
    let held = if scroll_position() > 0.0 { in_the_middle() } else { None };
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let before = held.as_ref().map(top);
    change();
    if let Some((held, before)) = held.zip(before) {
        scroll_to(scroll_position() + top(&held) - before);
    }
}

fn in_the_middle() -> Option<Element> {
    let root = root()?;
    let (width, height) = (root.client_width(), root.client_height());
    document().element_from_point(width as f32 / 2.0, height as f32 / 2.0)
}

/// The document's page is gone. Before, this would have the browser style all of it once more.
pub fn forget_document() {
    if let Some(root) = root() {
        let _ = root.remove_attribute(PARTLY);
    }
}

fn mark(part: &Element) {
    let _ = part.set_attribute(LAID_OUT, "");
}

fn is_partly() -> bool {
    root().is_some_and(|root| root.has_attribute(PARTLY))
}

fn root() -> Option<Element> {
    document().document_element()
}
