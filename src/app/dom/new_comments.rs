//! Marks comments that were not there when the reader was here last, and leads from one to the next.
//!
//! On a first visit nothing is new. From then on a comment is new until its beginning has been on
//! the screen: what a reader has not scrolled to, or has left folded, is still new next time, and
//! marks that are seen stay for the rest of the visit.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, js_sys::Array};

use super::{
    in_browser::when_idle,
    memory,
    thread_tools::{all, focus},
};
use crate::{
    app::words::{say, say_count, say_number, say_with},
    model::{
        message::{Counted, Message},
        seen,
    },
};

/// How many comments are marked in one go.
const PART: usize = 40;

thread_local! {
    /// What watches the marks of the page.
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

/// Marks what is new at a post and remembers the rest.
pub(super) fn mark(post: &str) {
    WATCH.take();
    let comments = all("#comments .comment");
    if comments.len() > seen::COMMENTS {
        return;
    }
    let signed = comments.into_iter().map(|comment| (seen::sign(&comment.id()), comment));
    let Some(known) = memory::seen(post) else {
        let signs: String = signed.map(|(sign, _)| sign).collect();
        return memory::remember_seen(post, &signs);
    };
    let (old, new): (Vec<_>, Vec<_>) = signed.partition(|(sign, _)| known.contains(*sign));
    let signs: String = old.into_iter().map(|(sign, _)| sign).collect();
    memory::remember_seen(post, &signs);
    if new.is_empty() {
        return;
    }
    say_how_many(new.len());
    if let Some(watch) = Watch::new(post.to_owned()) {
        let observer = watch.observer.clone();
        WATCH.set(Some(watch));
        mark_in_parts(new.into_iter().map(|(_, comment)| comment).collect(), observer);
    }
}

/// Above the thread, where it leads to the first, and where the post tells its comments.
fn say_how_many(count: usize) {
    let said = say_count(Counted::NewComments, count as u32);
    let tools = document().query_selector(".thread-tools").ok().flatten();
    if let Some((tools, button)) = tools.zip(button("next-new", &said)) {
        let _ = tools.insert_before(&button, tools.first_child().as_ref());
    }
    if let Ok(Some(link)) = document().query_selector(".post .comment-count") {
        let _ = link.insert_adjacent_text("beforeend", &[" (", &said, ")"].concat());
    }
}

fn mark_in_parts(mut comments: Vec<Element>, observer: IntersectionObserver) {
    let rest = comments.split_off(comments.len().min(PART));
    for comment in comments {
        let header = comment.query_selector("header").ok().flatten();
        // The reader may have gone on meanwhile.
        let header = header.filter(|header| header.is_connected());
        if let Some((header, mark)) = header.zip(button("new-mark", &say(Message::New))) {
            let _ = mark.set_attribute("title", &say(Message::NextNew));
            let _ = header.insert_before(&mark, header.first_child().as_ref());
            observer.observe(&mark);
        }
    }
    if !rest.is_empty() {
        when_idle(move || mark_in_parts(rest, observer));
    }
}

fn button(class: &str, text: &str) -> Option<Element> {
    let button = document().create_element("button").ok()?;
    let _ = button.set_attribute("type", "button");
    button.set_class_name(class);
    button.set_text_content(Some(text));
    Some(button)
}

/// From the tools or from a mark to the next one, around the end. Focus goes to the mark, so the
/// same key leads on.
pub(super) fn go_to_next(pressed: &Element) {
    let marks = all("#comments .new-mark");
    let current = marks.iter().position(|mark| mark.has_attribute("aria-current"));
    let here = marks.iter().position(|mark| mark == pressed).or(current);
    let next = here.map_or(0, |here| here + 1) % marks.len().max(1);
    let Some((mark, comment)) = marks.get(next).zip(comment_of(marks.get(next))) else { return };
    if let Some(current) = current.and_then(|current| marks.get(current)) {
        let _ = current.remove_attribute("aria-current");
        current.set_text_content(Some(&say(Message::New)));
    }
    let _ = mark.set_attribute("aria-current", "true");
    let (place, count) = (say_number(next as u32 + 1), say_number(marks.len() as u32));
    let text = say_with(Message::NewPlace, &[("place", &place), ("count", &count)]);
    mark.set_text_content(Some(&text));
    while let Ok(Some(folded)) = comment.closest(".replies:not([open])") {
        let _ = folded.set_attribute("open", "");
    }
    comment.scroll_into_view();
    focus(mark);
}

fn comment_of(mark: Option<&Element>) -> Option<Element> {
    mark?.closest(".comment").ok()?
}

/// Notes which marks come on the screen.
struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn Fn(Array, IntersectionObserver)>,
}

impl Watch {
    fn new(post: String) -> Option<Self> {
        let callback = Closure::<dyn Fn(Array, IntersectionObserver)>::new(
            move |entries: Array, observer: IntersectionObserver| {
                let mut signs = String::new();
                for entry in entries.iter() {
                    let entry: IntersectionObserverEntry = entry.unchecked_into();
                    let mark = entry.target();
                    if entry.is_intersecting() {
                        observer.unobserve(&mark);
                        signs.extend(comment_of(Some(&mark)).map(|it| seen::sign(&it.id())));
                    }
                }
                if !signs.is_empty() {
                    // Read again: the post may be open in another tab.
                    let known = memory::seen(&post).unwrap_or_default();
                    memory::remember_seen(&post, &[known, signs].concat());
                }
            },
        );
        let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
