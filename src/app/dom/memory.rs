//! What this browser remembers of threads. Where a reader has switched storage off, nothing.

use leptos::prelude::window;
use web_sys::Storage;

use crate::model::seen;

/// The posts whose comments are remembered; those of each stand under this and its address.
const SEEN: &str = "perennial-seen ";

/// Whether threads are read from their newest end.
const NEWEST_FIRST: &str = "perennial-newest-first";

/// The signs of the comments that were seen at a post; `None` when it is visited for the first time.
pub(super) fn seen(post: &str) -> Option<String> {
    get(&key(post))
}

/// Remembers which comments were seen at a post, and forgets those of one not visited for long.
pub(super) fn remember_seen(post: &str, signs: &str) {
    let Some(storage) = storage() else { return };
    let list = get(SEEN).unwrap_or_default();
    let (list, forgotten) = seen::remember(&list, post);
    for post in forgotten {
        let _ = storage.remove_item(&key(post));
    }
    let _ = storage.set_item(SEEN, &list);
    let _ = storage.set_item(&key(post), signs);
}

/// Whether the reader wants the newest comments first.
pub fn wants_newest_first() -> bool {
    get(NEWEST_FIRST).is_some()
}

/// Remembers whether the reader wants the newest comments first.
pub(super) fn want_newest_first(wanted: bool) {
    if let Some(storage) = storage() {
        let _ = if wanted {
            storage.set_item(NEWEST_FIRST, "")
        } else {
            storage.remove_item(NEWEST_FIRST)
        };
    }
}

fn key(post: &str) -> String {
    [SEEN, post].concat()
}

fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
