//! Pages that are asked for before anybody goes there.
//!
//! What a reader points at is asked for at once, what can be seen when there is nothing else to
//! do: one page after the other, and so many per page that the titles of a list are among them.

use std::{collections::VecDeque, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

use super::{
    dom::{self, LinksInSight, Target},
    source::{Expectation, PageSource},
};
use crate::model::alias::ShortLink;

/// How many pages are asked for because a link can be seen, for each page shown.
const FOR_EACH_PAGE: u8 = 10;

/// Expects readers to follow links.
#[derive(Clone, Copy)]
pub(super) struct Prefetcher {
    source: StoredValue<Arc<dyn PageSource>>,
    links: StoredValue<Option<LinksInSight>, LocalStorage>,
    /// Paths of links in sight that nothing was asked for yet.
    waiting: StoredValue<VecDeque<String>>,
    /// How many more may be asked for.
    left: StoredValue<u8>,
    /// Whether one of them is on its way.
    asking: StoredValue<bool>,
    /// Whether a reader waits for a page.
    loading: RwSignal<bool>,
}

impl Prefetcher {
    /// Listens for readers who point at links, from now on and on every page.
    pub(super) fn start(
        base: &str,
        source: StoredValue<Arc<dyn PageSource>>,
        loading: RwSignal<bool>,
    ) -> Self {
        let prefetcher = Self {
            source,
            links: StoredValue::new_local(None),
            waiting: StoredValue::default(),
            left: StoredValue::new(0),
            asking: StoredValue::new(false),
            loading,
        };
        dom::on_link_pointed_at(base, move |target| {
            if is_worth_asking(&target) {
                spawn_local(prefetcher.ask(&target.path, Expectation::PointedAt));
            }
        });
        let links = LinksInSight::watch(base, move |target, in_sight| {
            prefetcher.waiting.update_value(|waiting| {
                waiting.retain(|path| *path != target.path);
                if in_sight && is_worth_asking(&target) {
                    waiting.push_back(target.path);
                }
            });
            prefetcher.ask_in_idle_time();
        });
        prefetcher.links.set_value(Some(links));
        prefetcher.look_anew();
        prefetcher
    }

    /// There is another page, with other links.
    pub(super) fn look_anew(self) {
        self.waiting.update_value(VecDeque::clear);
        self.left.set_value(FOR_EACH_PAGE);
        if let Some(links) = self.links.get_value() {
            dom::when_idle(move || links.look_anew());
        }
    }

    fn ask_in_idle_time(self) {
        if self.asking.get_value() || self.waiting.with_value(VecDeque::is_empty) {
            return;
        }
        self.asking.set_value(true);
        dom::when_idle(move || {
            // Nobody is kept waiting by what may not be needed.
            let can_ask = !self.loading.get_untracked() && self.left.get_value() > 0;
            let next = self.waiting.try_update_value(VecDeque::pop_front).flatten();
            let Some(path) = next.filter(|_| can_ask) else {
                return self.asking.set_value(false);
            };
            self.left.update_value(|left| *left -= 1);
            spawn_local(async move {
                self.ask(&path, Expectation::InSight).await;
                self.asking.set_value(false);
                self.ask_in_idle_time();
            });
        });
    }

    fn ask(self, path: &str, expectation: Expectation) -> super::source::Prefetch {
        self.source.with_value(|source| source.expect(path, expectation))
    }
}

/// The page shown is there, and where a number leads is not known here.
fn is_worth_asking(target: &Target) -> bool {
    !super::navigation::same_page(&target.path, &dom::location().path)
        && ShortLink::find(&target.search).is_none()
}
