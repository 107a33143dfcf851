//! Pages that are asked for before anybody goes there.
//!
//! What a reader points at is asked for at once, what can be seen when there is nothing else to
//! do: one page after the other, and so many per page that the titles of a list are among them.

use std::{cell::RefCell, sync::Arc};

use leptos::prelude::*;

use super::{
    dom::{self, Target},
    navigation::same_page,
    source::{Expectation, PageSource},
};

/// How many pages are asked for because a link can be seen, for each page shown.
const FOR_EACH_PAGE: usize = 10;

/// Expects readers to follow links.
#[derive(Clone, Copy)]
pub(super) struct Prefetcher {
    source: StoredValue<Arc<dyn PageSource>>,
    /// Whether a reader waits for a page.
    loading: RwSignal<bool>,
}

/// The links of the page shown.
#[derive(Default)]
struct InSight {
    /// Paths that nothing was asked for yet.
    waiting: Vec<String>,
    /// How many have been asked for.
    asked: usize,
    /// Whether one of them is on its way.
    is_asking: bool,
}

thread_local! {
    static IN_SIGHT: RefCell<InSight> = RefCell::default();
}

impl Prefetcher {
    /// Listens for readers who point at links, from now on and on every page.
    pub(super) fn start(
        base: &str,
        source: StoredValue<Arc<dyn PageSource>>,
        loading: RwSignal<bool>,
    ) -> Self {
        let prefetcher = Self { source, loading };
        dom::on_link_pointed_at(base, move |target| {
            if is_worth_asking(&target) {
                prefetcher.ask(&target.path, Expectation::PointedAt, Box::new(|| ()));
            }
        });
        dom::on_link_in_sight(base, move |target, in_sight| {
            IN_SIGHT.with_borrow_mut(|InSight { waiting, .. }| {
                waiting.retain(|path| *path != target.path);
                if in_sight && is_worth_asking(&target) {
                    waiting.push(target.path);
                }
            });
            prefetcher.ask_in_idle_time();
        });
        prefetcher.look_anew();
        prefetcher
    }

    /// There is another page, with other links.
    pub(super) fn look_anew(self) {
        IN_SIGHT.with_borrow_mut(|links| {
            links.waiting.clear();
            links.asked = 0;
        });
        dom::when_idle(dom::look_for_links);
    }

    fn ask_in_idle_time(self) {
        let is_asking =
            IN_SIGHT.with_borrow_mut(|links| std::mem::replace(&mut links.is_asking, true));
        if !is_asking {
            dom::when_idle(move || self.ask_next());
        }
    }

    fn ask_next(self) {
        // Nobody is kept waiting by what may not be needed.
        let has_room = !self.loading.get_untracked();
        let next = IN_SIGHT.with_borrow_mut(|links| {
            links.is_asking = false;
            let may_ask = has_room && links.asked < FOR_EACH_PAGE && !links.waiting.is_empty();
            may_ask.then(|| {
                links.is_asking = true;
                links.asked += 1;
                links.waiting.remove(0)
            })
        });
        if let Some(path) = next {
            let ended = move || {
                IN_SIGHT.with_borrow_mut(|links| links.is_asking = false);
                self.ask_in_idle_time();
            };
            self.ask(&path, Expectation::InSight, Box::new(ended));
        }
    }

    fn ask(self, path: &str, expectation: Expectation, ended: Box<dyn FnOnce()>) {
        self.source.with_value(|source| source.expect(path, expectation, ended));
    }
}

/// The page shown is there.
fn is_worth_asking(target: &Target) -> bool {
    !same_page(&target.path, &dom::location().path)
}
