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

    /// All of them as one: an empty line stands between two.
    pub fn joined(&self) -> String {
        self.0.join("\n\n")
    }

    /// The way back.
    pub fn split(joined: &str) -> Self {
        Self(joined.split("\n\n").map(str::to_owned).collect())
    }
}

/// The language that words of a text are stemmed by: the first subtag of its tag (BCP 47).
pub fn stemmed_by(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The words in the path of an address that leads nowhere; numbers are dates or pages, and say
/// little.
pub fn words_of_path(path: &str) -> String {
    let words = path.split(|c: char| !c.is_alphanumeric());
    let is_word = |word: &&str| {
        let ends = ["html", "htm", "php", "index", "page"];
        !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()) && !ends.contains(word)
    };
    words.filter(is_word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_as_they_were_joined() {
        let texts = SearchTexts::new(|text| format!("one={}\nother=b", text.id()));
        assert_eq!(SearchTexts::split(&texts.joined()), texts);
        assert_eq!(texts.text(SearchText::Results), "one=result-count\nother=b");
    }

    #[test]
    fn a_path_is_read_for_its_words() {
        for (path, words) in [
            ("/2014/10/the-long-bridge/", "the long bridge"),
            ("/blog/caf\u{e9}_noir.html", "blog caf\u{e9} noir"),
            ("/index.php/page/2/", ""),
            ("/2014/", ""),
        ] {
            assert_eq!(words_of_path(path), words, "{path}");
        }
    }

    #[test]
    fn a_language_is_its_first_subtag() {
        assert_eq!(["pt-BR", "zh-Hant-TW", "EN"].map(stemmed_by), ["pt", "zh", "en"]);
    }
}
