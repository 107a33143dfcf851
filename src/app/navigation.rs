//! Moving between pages without loading documents.
//!
//! The order of things is what readers see of it: a click asks for the page's data while the old
//! page stays; when the data is there the new page is shown, the address changes, and scroll and
//! focus go where a fresh document would put them. When anything fails, the document is loaded.
//!
//! Data that was asked for before (`prefetch`) is there at the click, and then what takes time is
//! the browser's work on the new page. So a page that begins at its top is first built and laid
//! out as far as a window shows, painted, and completed then.

use std::sync::Arc;

use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{
    deferred::Deferred,
    dom::{self, EntryKey, Target},
    prefetch::Prefetcher,
    source::{Load, PageSource},
};
use crate::model::{
    address::data_file,
    page_data::{Page, View},
};

/// A browser that shows a page within so many milliseconds has time for a view transition.
const QUICK: f64 = 7.0;

/// Shows pages, one at a time.
#[derive(Clone, Copy)]
pub(super) struct Navigator {
    /// `None` is what the document shows.
    page: RwSignal<Option<Arc<Page>>>,
    path: Memo<String>,
    loading: RwSignal<bool>,
    /// Counts visits, so that a page that comes after a newer click is let go.
    visit: StoredValue<u32>,
    /// The history entry of the page shown.
    entry: StoredValue<EntryKey>,
    /// Where it is shown: the page for what is not found has no address of its own.
    shown_at: StoredValue<String>,
    /// Whether the last page was shown quickly.
    is_quick: StoredValue<bool>,
    deferred: Deferred,
    prefetcher: Prefetcher,
    source: StoredValue<Arc<dyn PageSource>>,
    tell_router: StoredValue<TellRouter>,
}

/// Tells leptos_router the address of the page shown.
type TellRouter = Box<dyn Fn(&str) + Send + Sync>;

/// How a page is arrived at.
#[derive(Clone, Copy)]
enum Arrival {
    /// By a link.
    Link,
    /// Back or forward, to the entry of this key.
    Traversal(EntryKey),
}

impl Arrival {
    /// Whether the page is seen from its top.
    fn is_at_top(self, target: &Target) -> bool {
        matches!(self, Self::Link) && target.hash.is_empty()
    }
}

impl Navigator {
    /// Shows the first page, which the document holds already, and listens for links from then on.
    pub(super) fn start(page: Option<Arc<Page>>, base: &str, source: Arc<dyn PageSource>) -> Self {
        let navigate = use_navigate();
        let tell_router = move |href: &str| {
            // The entry is in the history already (see `arrive`): leptos_router keeps a stack of
            // its own to decide whether to add one, and loses count when a reader jumps.
            let options = NavigateOptions {
                resolve: false,
                replace: true,
                scroll: false,
                state: dom::entry_key().map(Into::into).unwrap_or_default(),
            };
            navigate(href, options);
        };
        let source = StoredValue::new(source);
        let loading = RwSignal::new(false);
        let navigator = Self {
            page: RwSignal::new(page),
            path: use_location().pathname,
            loading,
            visit: StoredValue::new(0),
            entry: StoredValue::new(dom::entry_key().unwrap_or_else(dom::new_entry_key)),
            shown_at: StoredValue::new(dom::location().path),
            is_quick: StoredValue::new(false),
            deferred: Deferred::provide(),
            prefetcher: Prefetcher::start(base, source, loading),
            source,
            tell_router: StoredValue::new(Box::new(tell_router)),
        };
        dom::set_entry_key(navigator.entry.get_value());
        dom::restore_scroll_ourselves(true);
        dom::on_link_click(base, move |target| navigator.follow(target));
        dom::on_traversal(move || navigator.traverse());
        dom::on_page_change(move |is_shown| {
            // A document that is left and comes back whole, or is loaded anew, is put where it
            // was by the browser, and before we are there.
            dom::restore_scroll_ourselves(is_shown);
            if !is_shown {
                navigator.remember_scroll();
            }
        });
        navigator
    }

    /// The page shown, unless it is the document's.
    pub(super) fn page(self) -> Option<Arc<Page>> {
        self.page.get()
    }

    /// The path in the address bar.
    pub(super) fn path(self) -> Memo<String> {
        self.path
    }

    /// Whether a page is on its way.
    pub(super) fn is_loading(self) -> RwSignal<bool> {
        self.loading
    }

    /// A link was clicked; false leaves it to the browser.
    fn follow(self, target: Target) -> bool {
        let here = dom::location();
        let same_document = same_page(&target.path, &here.path) && target.search == here.search;
        if same_document && !target.hash.is_empty() {
            // The browser knows best how to go to a fragment; it gets a history entry of its own.
            self.remember_scroll();
            dom::lay_out();
            return false;
        }
        self.visit(target, Arrival::Link);
        true
    }

    /// The reader went back or forward, or the browser to a fragment.
    fn traverse(self) {
        let target = dom::location();
        let is_shown = self.shown_at.with_value(|path| same_page(&target.path, path));
        let known = dom::entry_key();
        let entry = known.unwrap_or_else(dom::new_entry_key);
        if known.is_none() {
            dom::set_entry_key(entry);
            if is_shown {
                // A fragment of this page: the browser has added an entry and scrolled already.
                return self.entry.set_value(entry);
            }
            // Some browsers take keys away, and entries from before the program came have none.
        }
        if entry == self.entry.get_value() {
            // We sent the browser to the fragment of this very entry, or the reader has come back
            // to the page shown before another one came.
            if self.loading.get_untracked() {
                self.cancel();
            }
            return;
        }
        // The entry that is left is that of the page shown: one passed by meanwhile, whose page
        // never came, keeps the position it had.
        self.remember_scroll();
        if is_shown {
            self.cancel();
            self.entry.set_value(entry);
            dom::lay_out();
            self.restore_scroll();
        } else {
            self.visit(target, Arrival::Traversal(entry));
        }
    }

    fn visit(self, target: Target, arrival: Arrival) {
        let visit = self.cancel();
        let pending = match self.source.with_value(|source| source.load(&target.path)) {
            Load::There(page) => return self.arrive(page, target, arrival),
            Load::Coming(pending) => pending,
        };
        self.loading.set(true);
        spawn_local(async move {
            let page = pending.await;
            if self.visit.get_value() != visit {
                return;
            }
            self.loading.set(false);
            match (page, arrival) {
                (Ok(page), _) => self.arrive(page, target, arrival),
                (Err(_), Arrival::Link) => dom::load_document(&target.href()),
                (Err(_), Arrival::Traversal(_)) => dom::reload_document(),
            }
        });
    }

    /// Lets go of a page on its way. Gives the number of the visit that begins.
    fn cancel(self) -> u32 {
        self.visit.update_value(|visit| *visit += 1);
        self.loading.set(false);
        dom::end_transition();
        self.visit.get_value()
    }

    fn arrive(self, page: Arc<Page>, target: Target, arrival: Arrival) {
        let is_at_top = arrival.is_at_top(&target);
        match arrival {
            Arrival::Link => {
                self.remember_scroll();
                self.entry.set_value(dom::new_entry_key());
                dom::push_entry(self.entry.get_value(), &target.href());
            }
            Arrival::Traversal(entry) => self.entry.set_value(entry),
        }
        self.shown_at.set_value(target.path.clone());
        dom::describe_document(&page.title, &page.language);
        let visit = self.visit.get_value();
        let path = target.path.clone();
        let change: dom::Change = Box::pin(async move {
            // While the browser made a picture of the old page, the reader may have gone on.
            if self.visit.get_value() == visit {
                self.show(page, target, arrival).await;
            }
        });
        if is_at_top && self.is_quick.get_value() {
            dom::with_transition(&path, change);
        } else {
            spawn_local(change);
        }
    }

    async fn show(self, page: Arc<Page>, target: Target, arrival: Arrival) {
        let began = dom::milliseconds();
        let is_at_top = arrival.is_at_top(&target);
        self.deferred.begin();
        if is_at_top {
            dom::begin_arrival();
        } else {
            dom::end_arrival();
        }
        let title = page.title.clone();
        let is_search = matches!(page.view, View::Search(_)) && target.search.is_empty();
        self.page.set(Some(page));
        // The view follows its signals in the next turn of the event loop.
        tick().await;
        dom::forget_document();
        match arrival {
            Arrival::Traversal(_) => {
                // Focus stays where it is; so what has come is said.
                dom::say(&title);
                if target.hash.is_empty() {
                    self.restore_scroll();
                } else {
                    self.go_to_fragment(target.hash, arrival);
                }
            }
            Arrival::Link if is_at_top => {
                // Screen readers say what gets focus. Who goes to the search wants its field.
                let has_focus = is_search && dom::focus_search() || dom::focus_heading();
                dom::say(if has_focus { "" } else { &title });
                self.is_quick.set_value(dom::milliseconds() - began < QUICK);
            }
            Arrival::Link => self.go_to_fragment(target.hash, arrival),
        }
        let visit = self.visit.get_value();
        dom::after_paint(move || {
            dom::end_arrival();
            dom::forget_head();
            dom::run_page_scripts();
            if self.visit.get_value() == visit {
                if matches!(arrival, Arrival::Link) {
                    self.tell_router.with_value(|tell| tell(&dom::location().href()));
                }
                if is_at_top {
                    // Elsewhere it is being built already, down to where the reader goes.
                    self.deferred.build_in_idle_time();
                }
                self.prefetcher.look_anew();
            }
        });
    }

    fn go_to_fragment(self, hash: String, arrival: Arrival) {
        let sought = hash.clone();
        let is_there = move || dom::has_fragment(&sought);
        self.build_until(is_there, move || {
            let entry = self.entry.get_value();
            dom::go_to_fragment(&hash);
            // For the browser that was a new entry, which took the key away.
            self.entry.set_value(entry);
            dom::set_entry_key(entry);
            if matches!(arrival, Arrival::Traversal(_)) {
                self.restore_scroll();
            }
            self.deferred.build_in_idle_time();
        });
    }

    /// Builds what waits until it is enough; nothing follows when the reader has gone on meanwhile.
    fn build_until(self, is_enough: impl Fn() -> bool + 'static, then: impl FnOnce() + 'static) {
        let visit = self.visit.get_value();
        let has_left = move || self.visit.get_value() != visit;
        self.deferred.build_until(
            move || has_left() || is_enough(),
            move || {
                if !has_left() {
                    then();
                }
            },
        );
    }

    fn remember_scroll(self) {
        // Among parts that are not laid out a position means nothing.
        if dom::scroll_position() > 0.0 {
            dom::lay_out();
        }
        dom::remember_scroll(self.entry.get_value(), dom::scroll_position());
    }

    fn restore_scroll(self) {
        let Some(position) = dom::remembered_scroll(self.entry.get_value()) else {
            return self.deferred.build_in_idle_time();
        };
        dom::scroll_to(position);
        // What is still to be built may belong above, so the place is only sure at the end.
        self.build_until(|| false, move || dom::scroll_to(position));
    }
}

/// `/x`, `/x/` and `/x/index.html` are the same page.
pub(super) fn same_page(one: &str, other: &str) -> bool {
    data_file(one) == data_file(other)
}
