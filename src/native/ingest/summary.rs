//! Text from HTML: summaries for posts that bring none, and text without tags.

use std::sync::OnceLock;

use crate::native::html;

/// About how many characters a derived summary has.
const LENGTH: usize = 280;

/// The first sentences of an HTML body as plain text, cut at a word, with an ellipsis where cut.
pub fn of_html(html: &str) -> String {
    // Authors mark where a summary ends; notes at the end of the text are no part of it.
    let ends = ["<span id=\"more\"", "<section role=\"doc-endnotes\""];
    let end = ends.iter().filter_map(|end| html.find(end)).min().unwrap_or(html.len());
    let text = text_of(&html[..end], LENGTH * 4);
    let mut words = text.split_whitespace();
    let mut summary = String::with_capacity(LENGTH + 16);
    for word in words.by_ref() {
        if !summary.is_empty() {
            summary.push(' ');
        }
        // Scripts without spaces come as one long word.
        let room = LENGTH.saturating_sub(summary.chars().count());
        if word.chars().count() > room {
            if room > 40 {
                summary.extend(word.chars().take(room));
            }
            return format!("{}…", summary.trim_end());
        }
        summary.push_str(word);
    }
    summary
}

/// The first words of a text, for a title: about 60 characters.
pub fn first_words(text: &str) -> String {
    const LENGTH: usize = 60;
    let mut title = String::new();
    for word in text.split_whitespace() {
        if title.chars().count() + word.chars().count() > LENGTH {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    if title == "…" {
        // Scripts without spaces come as one long word.
        title = text.chars().take(LENGTH).collect();
    }
    title
}

/// Plain text as HTML: empty lines separate paragraphs.
pub fn html_of_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs
        .map(|paragraph| format!("<p>{}</p>", html::text(paragraph).replace('\n', "<br>")))
        .collect()
}

/// The text of sanitised HTML up to about `limit` bytes.
fn text_of(html: &str, limit: usize) -> String {
    // Blocks part words; ammonia would join them.
    let mut spaced = String::with_capacity(html.len().min(limit * 2));
    for piece in html.split_inclusive('>') {
        spaced.push_str(piece);
        if piece.rsplit_once('<').is_some_and(|(_, tag)| parts_words(tag)) {
            spaced.push(' ');
        }
        if spaced.len() > limit * 2 {
            break;
        }
    }
    let text = strip_tags().clean(&spaced).to_string();
    decode_entities(&text)
}

/// Whether a tag (`p>`, `/li>`, `br>`) parts the words around it: every one but those of phrases.
fn parts_words(tag: &str) -> bool {
    const PHRASES: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "ins",
        "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
        "sup", "time", "u", "var", "wbr",
    ];
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
    name.is_none_or(|name| !PHRASES.contains(&name))
}

fn strip_tags() -> &'static ammonia::Builder<'static> {
    static STRIP: OnceLock<ammonia::Builder<'static>> = OnceLock::new();
    STRIP.get_or_init(|| {
        let mut builder = ammonia::Builder::empty();
        // Footnote marks and figure captions are no part of a summary.
        // `empty` keeps the attributes of a default builder, which may not name these elements.
        builder.tag_attributes(std::collections::HashMap::new());
        builder.clean_content_tags(["sup", "figcaption", "script", "style", "pre", "table"].into());
        builder
    })
}

/// The entities that ammonia writes.
fn decode_entities(text: &str) -> String {
    text.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_text_cut_at_a_word() {
        let short = "<h2>One &amp; two</h2><p>Three<sup>1</sup>.</p><p>Four</p>";
        assert_eq!(of_html(short), "One & two Three. Four");
        let with_note = "<p>A</p><section role=\"doc-endnotes\"><ol><li>B ↩</li></ol></section>";
        assert_eq!(of_html(with_note), "A");
        assert_eq!(of_html("<p>A</p><span id=\"more\"></span><p>B</p>"), "A");
        let long = format!("<p>{}</p>", "word ".repeat(200));
        let summary = of_html(&long);
        assert!(summary.ends_with("word…") && summary.chars().count() <= LENGTH + 1);
        let unspaced = "字".repeat(1000);
        assert_eq!(of_html(&unspaced).chars().count(), LENGTH + 1);
    }

    #[test]
    fn plain_text_becomes_paragraphs() {
        assert_eq!(html_of_text("a <b>\nc\n\n\nd"), "<p>a &lt;b&gt;<br>c</p><p>d</p>");
    }
}
