//! An item as HTML that Pagefind reads: <https://pagefind.app/docs/indexing/>.

use std::{collections::BTreeSet, fmt::Write};

use super::{
    super::dress::{
        self,
        text::{Piece, decode, pieces},
    },
    words,
};
use crate::{
    model::{
        comment::Comment,
        post::Post,
        search::{COMMENT_ELEMENT, FILTERS, stemmed_by},
        site::Site,
    },
    native::html::quoted,
};

/// A word in a comment counts so much of one in the post itself.
const WEIGHT_OF_COMMENTS: &str = "0.5";

/// What Pagefind is told of an item.
pub(super) struct Record {
    /// Where results lead to.
    pub(super) address: String,
    pub(super) html: String,
}

impl Record {
    /// That of an item, dressed or not.
    pub(super) fn of(site: &Site, item: &Post) -> Self {
        Self { address: item.permalink.to_string(), html: html(site, item) }
    }
}

fn html(site: &Site, item: &Post) -> String {
    let language = item.language.as_deref().unwrap_or(&site.bundle().language);
    let mut html = format!("<html lang=\"{}\"><body>", quoted(&stemmed_by(language)));
    let body = dress::uncoloured(item, &site.bundle().settings, &site.bundle().language);
    if has_words(&body) || item.comments.iter().any(|it| has_words(&it.content_html)) {
        words::write(&body, &mut html);
    } else {
        // A record without words is left out, and nobody would find its title.
        html += &quoted(&item.title);
    }
    if !item.comments.is_empty() {
        _ = write!(html, "<div data-pagefind-weight=\"{WEIGHT_OF_COMMENTS}\">");
        item.comments.iter().for_each(|it| comment(&mut html, it));
        html += "</div>";
    }
    let [category, tag, author, year] = FILTERS;
    // Whoever narrows a search to a category looks below it, too.
    let trails = item.categories.iter().flat_map(|slug| site.category_trail(slug));
    let categories: BTreeSet<String> = trails.map(|category| category.name).collect();
    categories.iter().for_each(|name| fact(&mut html, "filter", category, name));
    item.tags.iter().for_each(|name| fact(&mut html, "filter", tag, name));
    item.authors.iter().for_each(|it| fact(&mut html, "filter", author, &it.name));
    if let Some(date) = &item.published {
        fact(&mut html, "filter", year, &date.year().to_string());
    }
    // Before it is known, Pagefind does not take the first picture for that of the record.
    fact(&mut html, "meta", "title", &item.title);
    let slug = of_slug(item);
    if !slug.is_empty() {
        fact(&mut html, "meta", "slug", &slug);
    }
    html + "</body></html>"
}

fn comment(html: &mut String, comment: &Comment) {
    _ = write!(
        html,
        "<{COMMENT_ELEMENT} id=\"comment-{}\" data-pagefind-title=\"{}\">",
        comment.id,
        quoted(&comment.author),
    );
    words::write(&comment.content_html, html);
    _ = write!(html, "</{COMMENT_ELEMENT}>");
}

fn fact(html: &mut String, kind: &str, name: &str, value: &str) {
    let value = quoted(value);
    _ = write!(
        html,
        "<p data-pagefind-ignore data-pagefind-{kind}=\"{name}[content]\" content=\"{value}\"></p>"
    );
}

/// The words of the slug that the title has not: who follows a lost address seeks these, and titles
/// are changed after addresses are made of them.
fn of_slug(item: &Post) -> String {
    let title = item.title.to_lowercase();
    let known: Vec<&str> = words_of(&title).collect();
    let slug = item.permalink.segments().last().unwrap_or_default().to_lowercase();
    let words = words_of(&slug).filter(|word| !known.contains(word));
    words.filter(|word| !matches!(*word, "html" | "htm")).collect::<Vec<_>>().join(" ")
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether there is anything but elements and white space in it.
fn has_words(html: &str) -> bool {
    pieces(html).any(|piece| match piece {
        Piece::Text(text) => decode(text).contains(char::is_alphanumeric),
        Piece::Tag(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn a_picture_has_no_words() {
        assert!(!has_words("<p><img src=\"a.png\" alt=\"a > b\"></p>\n<p>&nbsp;</p>"));
        assert!(has_words("<p>a</p>"));
    }
}
