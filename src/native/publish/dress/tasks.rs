//! The boxes of task lists: they say whether it is done to those who cannot see it.

use super::{edits::Edits, outline::Element};

/// Names a box.
pub(super) fn dress(input: &Element, edits: &mut Edits) {
    if input.get("type").as_deref() != Some("checkbox") || input.has("aria-label") {
        return;
    }
    let mut tag = input.tag();
    tag.set("aria-label", if input.has("checked") { "Done" } else { "To do" });
    edits.replace(input.open.clone(), tag);
}
