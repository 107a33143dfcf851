//! Titles: a page needs one, and not every text has it.

use serde_json::Value as Json;

use super::{
    super::{content, wxr::Item},
    own,
};
use crate::{model::address::decode, native::ingest::summary};

/// The title of a text; `said` is what our own export says of it. Never empty.
pub(super) fn of(item: &Item, said: Option<&Json>, language: &str) -> String {
    let title = match said {
        Some(said) => own::title(said, item),
        None => content::title(&item.title, language),
    };
    if title.is_empty() { made(item) } else { title }
}

/// What a reader could call a text without a title: its first words, or its slug.
fn made(item: &Item) -> String {
    let start: String = item.content.chars().take(2000).collect();
    let title = summary::first_words(&content::excerpt(&start, ""));
    let slug = || decode(&item.name).filter(|slug| !slug.is_empty());
    let has_words = title.chars().any(char::is_alphanumeric);
    has_words.then_some(title).or_else(slug).unwrap_or_else(|| "Untitled".to_owned())
}
