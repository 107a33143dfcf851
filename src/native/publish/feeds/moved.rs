//! Old addresses and feeds at the same place.

use std::collections::{BTreeMap, HashSet};

use super::place::Feed;
use crate::native::{ingest::notice::Notices, publish::moves::Moves};

/// Leaves out what leads away from the address of a feed: whoever followed `/atom.xml` before finds the
/// new one there.
pub(in crate::native::publish) fn keep_places(
    feeds: &BTreeMap<String, Feed>,
    moves: &mut Moves,
    notices: &mut Notices,
) {
    if moves.paths.is_empty() {
        return;
    }
    // Some file systems do not tell upper from lower case.
    let taken: HashSet<String> = feeds.keys().map(|path| path.to_lowercase()).collect();
    moves.paths.retain(|from, _| {
        let is_free = !taken.contains(&from.as_str().trim_matches('/').to_lowercase());
        if !is_free {
            notices.add("left out a redirect from an address that a feed has", from.as_str());
        }
        is_free
    });
}
