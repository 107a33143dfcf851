//! The boxes of task lists: they say whether it is done to those who cannot see it.

use super::{edits::Edits, outline::Element};
use crate::native::languages::Language;

/// Names a box.
pub(super) fn dress(input: &Element, language: &Language, edits: &mut Edits) {
    if input.get("type").as_deref() != Some("checkbox") || input.has("aria-label") {
        return;
    }
    let mut tag = input.tag();
    let id = if input.has("checked") { "done" } else { "to-do" };
    tag.set("aria-label", &language.text(id, &[]));
    edits.replace(input.open.clone(), tag);
}
