//! Parts of a page that are built when the browser has nothing better to do.

use std::collections::VecDeque;

use leptos::prelude::*;

use super::{dom, erased::Erased};

/// The parts of the current page that still wait, in order. Natively nothing ever waits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deferred {
    waiting: StoredValue<VecDeque<RwSignal<bool>>>,
}

impl Deferred {
    /// Makes the queue and gives it to every component below.
    pub(super) fn provide() -> Self {
        let queue = Self { waiting: StoredValue::new(VecDeque::new()) };
        provide_context(queue);
        queue
    }

    /// Puts a part in the queue; the signal turns true when it is its turn.
    pub(super) fn wait(self) -> RwSignal<bool> {
        let turn = RwSignal::new(false);
        self.waiting.update_value(|waiting| waiting.push_back(turn));
        turn
    }

    /// Calls back once nothing waits any more, in a turn of its own; never when the page goes away
    /// before.
    pub(super) fn at_the_end(self, then: impl Fn() + 'static) {
        let is_alone = self.is_empty();
        let turn = self.wait();
        Effect::new(move || {
            if !turn.get() {
                return;
            }
            if self.is_empty() {
                then();
            } else {
                // A part that was built meanwhile has parts of its own.
                turn.set(false);
                self.waiting.update_value(|waiting| waiting.push_back(turn));
            }
        });
        if is_alone {
            // Nobody builds a page of which nothing waits.
            self.build_in_idle_time();
        }
    }

    /// A page is built from now on: what waits belongs to the one before.
    pub(super) fn begin(self) {
        self.waiting.update_value(VecDeque::clear);
    }

    /// The lower part of a page: in the browser it waits for its turn.
    pub(super) fn below(
        self,
        view: impl Fn() -> Erased + Send + 'static,
    ) -> impl Fn() -> Option<Erased> + Send + 'static {
        let turn = if cfg!(feature = "hydrate") { self.wait() } else { RwSignal::new(true) };
        move || turn.get().then(&view)
    }

    /// Whether nothing waits.
    fn is_empty(self) -> bool {
        self.waiting.with_value(VecDeque::is_empty)
    }

    /// Builds the next part in the browser's next idle moment, and so on until nothing waits.
    pub(super) fn build_in_idle_time(self) {
        if !self.is_empty() {
            dom::when_idle(move || {
                self.build_next();
                // What is built may bring parts of its own, which are known when this task is over.
                dom::soon(move || self.build_in_idle_time());
            });
        }
    }

    /// Builds part after part, a task each, until it is enough or nothing waits; then goes on.
    pub(super) fn build_until(
        self,
        is_enough: impl Fn() -> bool + 'static,
        then: impl FnOnce() + 'static,
    ) {
        if self.is_empty() || is_enough() {
            then();
        } else {
            dom::soon(move || {
                self.build_next();
                // It is on the page when this task is over.
                dom::soon(move || self.build_until(is_enough, then));
            });
        }
    }

    /// Builds the next part now.
    fn build_next(self) {
        if let Some(turn) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            // A part of a page that has gone meanwhile has no signal any more.
            let _ = turn.try_set(true);
        }
    }
}
