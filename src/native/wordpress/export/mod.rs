//! A blog as an export that WordPress can import: WXR 1.2.
//!
//! # What stands where
//!
//! Whatever WordPress knows stands where its importer looks for it: titles, texts, summaries of
//! their own, moments, categories, tags, the first author, threads, menus. Text that is HTML to
//! WordPress (titles, names, summaries) has its `&`, `<` and `>` written as entities. A body is one
//! block of HTML, so that WordPress adds no paragraphs: see `body`.
//!
//! What WordPress has no place for is JSON in the shape of `posts.json` (`docs/posts-json.md`), and
//! `null` says that there is nothing, also where WordPress would make something up:
//!
//! | where | what |
//! | --- | --- |
//! | `perennial:feed` in the channel (`urn:perennial:wxr:1`) | the feed without items and pages |
//! | the custom field `_perennial` of an item | `id`, `url`, `external_url`, `image`, `date_published`, `date_modified`, `authors`, `language`, and in `_perennial` `aliases`, `canonical`, `series`, `series_part`, `toc`, `extra` |
//! | the same field of a comment (`wp:commentmeta`) | `id`, `date`, `author` |
//!
//! Beside those, an item's field has `title`, `summary`, `content_html` and `tags` where the plain ones
//! cannot say them to the letter, and a comment's has `content_html`.
//!
//! # What the importer must read
//!
//! For each item: the plain fields, then each field of its JSON in their place. So the bundle comes
//! back as it was. Between the two may lie years in WordPress, so some fields of the JSON count only
//! while the plain ones still say the same:
//!
//! - `url`, while `wp:post_name` is still its last segment, but for signs that WordPress has no place
//!   for in slugs;
//! - `date_published` and `date_modified`, while the plain ones are the same moments (`null`:
//!   `0000-00-00 00:00:00`; a post that WordPress never changed was changed for it when it was
//!   published);
//! - `authors`, while `dc:creator` is still the login of the first;
//! - `title`, `summary`, `content_html` and `tags`, and the name, address and text of a comment, while
//!   the plain ones are what `plain` leaves of them (`unwrapped` finds the HTML of a body).
//!
//! A comment's parent is found by number, since WordPress may give others; then both get their `id`
//! from the JSON. `url` and `aliases` are of the host where the blog was, which need not be that where
//! it is. Items of the type `nav_menu_item` are the navigation, which `perennial:feed` has too.

mod body;
mod channel;
mod comments;
mod dates;
mod items;
mod numbers;
mod own;
mod terms;
mod text;
mod xml;

use std::io::{self, Write};

pub(super) use self::{body::unwrapped, own::KEY, text::plain as exportable};
use self::{numbers::Numbers, terms::Terms, xml::Xml};
use crate::model::feed::Bundle;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// Posts.
    pub posts: usize,
    /// Standalone pages.
    pub pages: usize,
    /// How many of both are drafts.
    pub drafts: usize,
    /// Comments, pingbacks and trackbacks on both.
    pub comments: usize,
    /// Authors.
    pub authors: usize,
    /// Categories.
    pub categories: usize,
    /// Tags.
    pub tags: usize,
    /// Links of the header.
    pub menu_items: usize,
    /// Characters that XML has no way to write; the JSON beside has them.
    pub dropped_characters: usize,
}

/// Writes `bundle` as an export of WordPress to `out`.
///
/// # Errors
/// When `out` does not take it.
pub fn export(bundle: &Bundle, out: impl Write) -> io::Result<Exported> {
    let terms = Terms::of(bundle);
    let numbers = Numbers::of(bundle);
    let mut xml = Xml::new(out);
    let mut exported = Exported {
        posts: bundle.posts.len(),
        pages: bundle.pages.len(),
        authors: terms.authors().len(),
        categories: bundle.categories.len(),
        tags: terms.tags().len(),
        menu_items: bundle.navigation.len(),
        ..Exported::default()
    };
    for item in bundle.posts.iter().chain(&bundle.pages) {
        exported.drafts += usize::from(item.draft);
        exported.comments += item.comments.len();
    }
    channel::begin(&mut xml, bundle, &terms)?;
    items::write(&mut xml, bundle, &terms, &numbers)?;
    channel::end(&mut xml)?;
    exported.dropped_characters = xml.dropped();
    xml.finish()?;
    Ok(exported)
}
