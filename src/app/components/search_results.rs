//! What a search found, as HTML. It is made in the browser only.
//!
//! Texts of the index are texts: nothing in them becomes an element, whatever Pagefind thinks of
//! it. Only its marks are kept.

#![cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "natively only tested"))]

use super::html::{anchor, escape};
use crate::model::{
    message::{SearchText, fill},
    search::SearchTexts,
};

/// A post or a page that was found.
pub(crate) struct Found {
    /// Its address.
    pub(crate) href: String,
    /// Its title.
    pub(crate) title: String,
    /// The language it is searched in.
    pub(crate) language: String,
    /// When and by whom, in words.
    pub(crate) facts: String,
    /// What was found in its text, with marks.
    pub(crate) excerpt: Option<String>,
    /// What was found in its comments.
    pub(crate) comments: Vec<FoundComment>,
}

/// A comment in which something was found.
pub(crate) struct FoundComment {
    /// Its address.
    pub(crate) href: String,
    /// Who wrote it.
    pub(crate) author: String,
    /// What was found in it, with marks.
    pub(crate) excerpt: String,
}

/// A post or a page, as an item of a list.
pub(crate) fn item(found: &Found, texts: &SearchTexts) -> String {
    let excerpt = found.excerpt.as_ref().map(|it| paragraph("found-excerpt", &marked(it)));
    let comments = found.comments.iter().map(|comment| {
        let label = fill(texts.text(SearchText::CommentBy), &[("author", &comment.author)]);
        let excerpt = paragraph("found-excerpt", &marked(&comment.excerpt));
        ["<li>", &anchor("", &comment.href, &label), &excerpt, "</li>"].concat()
    });
    let comments: String = comments.collect();
    let comments = if comments.is_empty() {
        comments
    } else {
        ["<ul class=\"found-comments\">", &comments, "</ul>"].concat()
    };
    [
        "<li class=\"found\" lang=\"",
        &escape(&found.language),
        "\"><h2 dir=\"auto\">",
        &anchor("", &found.href, &found.title),
        "</h2>",
        &paragraph("found-facts", &escape(&found.facts)),
        &excerpt.unwrap_or_default(),
        &comments,
        "</li>",
    ]
    .concat()
}

/// A link in a list.
pub(crate) fn link_item(href: &str, text: &str) -> String {
    ["<li>", &anchor("", href, text), "</li>"].concat()
}

fn paragraph(class: &str, html: &str) -> String {
    ["<p class=\"", class, "\" dir=\"auto\">", html, "</p>"].concat()
}

/// An excerpt of Pagefind as HTML: it has written `<` and `>` of texts as entities and put its own
/// marks around words.
fn marked(excerpt: &str) -> String {
    let text = |text: &str| escape(&text.replace("&lt;", "<").replace("&gt;", ">"));
    let mut parts = excerpt.split("<mark>");
    let mut html = text(parts.next().unwrap_or_default());
    for part in parts {
        let (word, rest) = part.split_once("</mark>").unwrap_or((part, ""));
        html = [&html, "<mark>", &text(word), "</mark>", &text(rest)].concat();
    }
    html
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn only_marks_become_elements() {
        let excerpt = "a &lt;img src=x onerror=y&gt; <mark>b</mark> &amp; <i>c</i> <mark>d";
        assert_eq!(
            marked(excerpt),
            "a &lt;img src=x onerror=y> <mark>b</mark> &amp;amp; &lt;i>c&lt;/i> <mark>d</mark>"
        );
    }
}
