//! The lower part of a document: laid out in the browser's idle time.
//!
//! A document arrives whole, and to lay out all of a long one before its first screen answers a
//! reader takes a cheap phone a second. So a script in its head lets the stylesheet skip what lies
//! further down (`style/layout.css`); the browser does such a part when it comes into sight
//! (<https://drafts.csswg.org/css-contain-2/#content-visibility>), and we do one after the other.
//! Pages built in the browser begin at their top and bring their parts in turn
//! ([`Deferred`](crate::app::deferred::Deferred)).

use std::cell::Cell;

use leptos::prelude::document;
use web_sys::Element;

use super::{
    links::listen, milliseconds, scroll_position, scroll_to, thread_tools::all, when_idle,
};

/// On the root element: parts of this document may be skipped.
const PARTLY: &str = "data-partly";

/// On a part that is laid out as if nothing were skipped.
const LAID_OUT: &str = "data-laid-out";

/// What the stylesheet skips.
const PARTS: &str = ":is(.entries, .comments, .post > .prose) > *";

/// What it still skips.
const REST: &str = ":is(.entries, .comments, .post > .prose) > :not([data-laid-out])";

/// How many milliseconds a task may take. Long enough that few are needed, for each is followed by
/// a frame, and short enough for a reader not to notice.
const TASK: f64 = 16.0;

/// Lays out part after part, as many in a task as there is time for; and all of them for a reader who
/// jumps, as by a search in the page: what comes into sight then would push away what was jumped to.
/// Who jumps to the end by a key does so even before this; the script in the head sees to it.
pub fn lay_out_in_idle_time() {
    if !is_partly() {
        return;
    }
    go_on(all(REST), 1);
    let last = Cell::new(scroll_position());
    listen(&["scroll"], move |_| {
        let here = scroll_position();
        let way = (here - last.replace(here)).abs();
        if way > window_height() {
            lay_out();
        }
    });
}

fn go_on(mut parts: Vec<Element>, count: usize) {
    when_idle(move || {
        parts.retain(|part| !part.has_attribute(LAID_OUT));
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
/// a height that was guessed. Who is at the end of the page stays there.
fn keeping_place(change: impl FnOnce()) {
    if is_at_the_end() {
        change();
        return scroll_to(page_height());
    }
    let held = if scroll_position() > 0.0 { in_the_middle() } else { None };
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let before = held.as_ref().map(top);
    change();
    let moved = held.zip(before).map_or(0.0, |(held, before)| top(&held) - before);
    // To scroll by nothing would end a scroll that is going on.
    if moved != 0.0 {
        scroll_to(scroll_position() + moved);
    }
}

/// What is seen in the middle of the window, and lies within it: where nothing but what is around
/// the parts is there, something further up or down.
fn in_the_middle() -> Option<Element> {
    let (width, height) = (f64::from(root()?.client_width()), window_height());
    let at =
        |part: f64| document().element_from_point((width / 2.0) as f32, (height * part) as f32);
    let is_part = |element: &Element| element.closest(PARTS).ok().flatten().is_some();
    [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].into_iter().filter_map(at).find(is_part)
}

fn is_at_the_end() -> bool {
    let position = scroll_position();
    position > 0.0 && position + window_height() > page_height() - 2.0
}

fn window_height() -> f64 {
    root().map_or(0.0, |root| f64::from(root.client_height()))
}

fn page_height() -> f64 {
    root().map_or(0.0, |root| f64::from(root.scroll_height()))
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
