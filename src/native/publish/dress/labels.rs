//! What Markdown writes in English around an author's words: titles of notes to the reader, names
//! of footnotes and of the ways back from them. Here it gets the language of the text.

use super::{edits::Edits, outline::Outline, text::escape};
use crate::native::languages::{self, Language, Value};

/// Classes of notes to the reader; their titles are called the same in the message files.
const NOTES: &[&str] = &["note", "tip", "important", "warning", "caution"];

/// Says it in another language. What an author has worded otherwise stays.
pub(super) fn dress(outline: &Outline<'_>, index: usize, language: &Language, edits: &mut Edits) {
    let Some(element) = outline.elements.get(index) else { return };
    let english = languages::of("en");
    if element.name == "aside" {
        let class = element.get("class").unwrap_or_default();
        let Some(id) = NOTES.iter().find(|note| **note == class) else { return };
        let title = outline.descendants(index).find(|child| child.name == "strong");
        let Some(inner) = title.and_then(|title| title.inner()) else { return };
        let own = escape(&language.text(id, &[]));
        let is_usual = outline.html.get(inner.clone()) == Some(english.text(id, &[]).as_str());
        if is_usual && !inner.is_empty() {
            edits.replace(inner, own);
        }
        return;
    }
    let text = |language: &Language| match element.get("role").as_deref() {
        Some("doc-endnotes") => Some(language.text("footnotes", &[])),
        Some("doc-backlink") => {
            let href = element.get("href")?;
            let reference = href.strip_prefix("#fnref-")?;
            Some(language.text("back-to-reference", &[("reference", Value::Text(reference))]))
        }
        _ => None,
    };
    if let (Some(usual), Some(own)) = (text(&english), text(language))
        && element.get("aria-label") == Some(usual)
    {
        let mut tag = element.tag();
        tag.set("aria-label", &own);
        edits.replace(element.open.clone(), tag);
    }
}
