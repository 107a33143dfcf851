//! The search: what is sought, and what its page says.

use serde::{Deserialize, Serialize};

use super::message::SearchText;

/// What the search can be narrowed to, as the index and addresses call it.
pub const FILTERS: [&str; 4] = ["category", "tag", "author", "year"];

/// The element whose texts in the index are comments. Nothing else in a post that can be led to is
/// one.
pub const COMMENT_ELEMENT: &str = "article";

/// What the search page says, in the order of [`SearchText`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchTexts(Vec<String>);

impl SearchTexts {
    /// Takes each text.
    pub fn new(text: impl Fn(SearchText) -> String) -> Self {
        Self(SearchText::ALL.iter().map(|message| text(*message)).collect())
    }

    /// A text, with a `{name}` for each of its gaps.
    pub fn text(&self, text: SearchText) -> &str {
        self.0.get(text as usize).map_or("", String::as_str)
    }
}

/// The language that words of a text are stemmed by: the first subtag of its tag (BCP 47).
pub fn stemmed_by(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::stemmed_by;

    #[test]
    fn a_language_is_its_first_subtag() {
        assert_eq!(["pt-BR", "zh-Hant-TW", "EN"].map(stemmed_by), ["pt", "zh", "en"]);
    }
}
