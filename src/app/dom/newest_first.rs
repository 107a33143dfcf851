//! Turns the threads of a page around, so that the newest stands first.
//!
//! It happens in the document too, whose order is that of the keyboard and of screen readers, and in
//! small parts, as browsers take their time to lay comments out. The newest come first to their
//! place, where the reader looks. Pages that are built here are built in this order from the start.

use std::cell::RefCell;

use leptos::prelude::{document, window};
use web_sys::Element;

use super::{
    in_browser::soon,
    memory,
    thread_tools::{all, focus},
};

/// About how many comments are moved in one go.
const PART: usize = 20;

/// On the thread, for the stylesheet.
const TURNING: &str = "data-turning";

thread_local! {
    /// What is under way.
    static TURN: RefCell<Option<Turn>> = const { RefCell::new(None) };
}

struct Turn {
    thread: Element,
    /// What stood first and will be the last.
    first: Element,
    /// What is still to be moved before it, from the end.
    waiting: Vec<Element>,
    /// What stays where the reader sees it, and where that is.
    held: Option<(Element, f64)>,
}

/// The reader has changed their mind.
pub(super) fn toggle(button: &Element) {
    memory::want_newest_first(start(button, None));
}

/// Turns a thread around that came with the document, where the reader wants that.
pub(super) fn turn_document() {
    let button = document().query_selector(".newest-first[aria-pressed=false]").ok().flatten();
    if let Some(button) = button.filter(|_| memory::wants_newest_first()) {
        // A link may have led to a comment.
        let target = document().query_selector(".comments :target").ok().flatten();
        let held = target.map(|target| (top(&target), target));
        let held = held.filter(|(top, _)| is_in_window(*top)).map(|(top, target)| (target, top));
        start(&button, held);
    }
}

/// Gives whether the newest stand first then.
fn start(button: &Element, held: Option<(Element, f64)>) -> bool {
    // What is under way is brought to its end.
    go_on(usize::MAX);
    let newest_first = button.get_attribute("aria-pressed").as_deref() != Some("true");
    let _ = button.set_attribute("aria-pressed", if newest_first { "true" } else { "false" });
    let mut comments = all("#comments > .comments > li").into_iter();
    let thread = button.closest(".thread").ok().flatten();
    if let Some((thread, first)) = thread.zip(comments.next()) {
        let _ = thread.set_attribute(TURNING, "");
        TURN.set(Some(Turn { thread, first, waiting: comments.collect(), held }));
        step();
    }
    newest_first
}

fn step() {
    if go_on(PART) {
        soon(step);
    }
}

/// Moves about as many comments; gives whether some are left.
fn go_on(count: usize) -> bool {
    let Some(mut turn) = TURN.take() else { return false };
    let focused = document().active_element();
    let mut moved = 0;
    while moved < count {
        let Some(comment) = turn.waiting.pop() else { break };
        moved += comment.query_selector_all(".comment").map_or(1, |all| all.length() as usize);
        if let Some(list) = turn.first.parent_node() {
            let _ = list.insert_before(&comment, Some(&turn.first));
        }
    }
    // What is moved loses focus.
    if let Some(focused) = focused.filter(|it| document().active_element().as_ref() != Some(it)) {
        focus(&focused);
    }
    if let Some((held, before)) = &turn.held {
        window().scroll_by_with_x_and_y(0.0, top(held) - before);
    }
    // The reader may have gone on meanwhile.
    let goes_on = !turn.waiting.is_empty() && turn.thread.is_connected();
    if goes_on {
        TURN.set(Some(turn));
    } else {
        let _ = turn.thread.remove_attribute(TURNING);
    }
    goes_on
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn is_in_window(top: f64) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    height.is_some_and(|height| (0.0..height).contains(&top))
}
