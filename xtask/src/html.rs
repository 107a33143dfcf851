//! Finding scripts, styles and links in a published page.
//!
//! No general HTML parser: it reads what our own publishing writes, and knows enough of the syntax
//! (comments, quoted attributes, raw text) not to be misled by an article about HTML.

use std::ops::Range;

/// A `script`, `style` or `link` element.
pub(crate) struct Element<'a> {
    /// Its name as we spell it.
    pub(crate) name: &'static str,
    /// Where it stands in the page.
    pub(crate) range: Range<usize>,
    /// Between `<name` and `>`.
    attributes: &'a str,
    /// Between its tags; empty for a link.
    pub(crate) content: &'a str,
}

impl Element<'_> {
    /// The value of an attribute, with the quotes taken off.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.attributes.trim_start();
        while !rest.is_empty() {
            let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace());
            let (found, after) = rest.split_at(end.unwrap_or(rest.len()));
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(value) => split_value(value.trim_start()),
                None => ("", after),
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after.trim_start();
        }
        None
    }
}

/// All elements with one of our names, in order.
pub(crate) fn elements(html: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(tag) = html[at..].find('<').map(|offset| at + offset) {
        if html[tag..].starts_with("<!--") {
            at = html[tag..].find("-->").map_or(html.len(), |end| tag + end + 3);
            continue;
        }
        let Some(name) =
            ["script", "style", "link"].into_iter().find(|name| opens(html, tag, name))
        else {
            at = tag + 1;
            continue;
        };
        let attributes = tag + 1 + name.len();
        let close = tag_end(html, attributes);
        let content = (close + 1).min(html.len());
        let (content, end) = if name == "link" {
            (content..content, content)
        } else {
            let end = find_ignoring_case(html, content, &format!("</{name}"));
            (content..end, html[end..].find('>').map_or(html.len(), |close| end + close + 1))
        };
        found.push(Element {
            name,
            range: tag..end,
            attributes: &html[attributes..close],
            content: &html[content],
        });
        at = end;
    }
    found
}

/// All styles that a page carries in itself.
pub(crate) fn styles(html: &str) -> String {
    let styles = elements(html).into_iter().filter(|element| element.name == "style");
    styles.map(|style| style.content).collect()
}

fn opens(html: &str, tag: usize, name: &str) -> bool {
    let bytes = &html.as_bytes()[tag + 1..];
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(name.len()).is_some_and(|next| b" \t\n\r\x0c/>".contains(next))
}

/// The `>` that ends the tag whose attributes begin at `from`.
fn tag_end(html: &str, from: usize) -> usize {
    let mut quote = None;
    for (offset, byte) in html[from..].bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return from + offset,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn find_ignoring_case(html: &str, from: usize, wanted: &str) -> usize {
    let places = html.as_bytes()[from..].windows(wanted.len());
    places
        .enumerate()
        .find(|(_, place)| place.eq_ignore_ascii_case(wanted.as_bytes()))
        .map_or(html.len(), |(offset, _)| from + offset)
}

fn split_value(value: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_elements_whatever_their_spelling() {
        let html = concat!(
            "<LINK rel=icon href='a>b'><p>x",
            "<script id = \"d\" async>1<2</SCRIPT ><style>p{}</style>",
        );
        let found = elements(html);
        let names: Vec<_> = found.iter().map(|element| element.name).collect();
        assert_eq!(names, ["link", "script", "style"]);
        assert_eq!(found[0].attribute("href"), Some("a>b"));
        assert_eq!(found[0].attribute("rel"), Some("icon"));
        assert_eq!(found[1].attribute("id"), Some("d"));
        assert_eq!(found[1].attribute("async"), Some(""));
        assert_eq!(found[1].attribute("defer"), None);
        assert_eq!(found[1].content, "1<2");
        assert_eq!(&html[found[2].range.clone()], "<style>p{}</style>");
    }

    #[test]
    fn is_not_misled_by_comments_text_or_broken_ends() {
        assert!(elements("<!-- <script> --> &lt;style> <scripted> <").is_empty());
        assert_eq!(elements("<script>document.write('<style>')</script>").len(), 1);
        assert_eq!(elements("<style>ü").len(), 1);
        assert_eq!(elements("<link").len(), 0);
        assert_eq!(elements("<link rel='").len(), 1);
    }

    #[test]
    fn joins_all_styles() {
        assert_eq!(styles("<style>a{}</style><p><style media=print>b{}</style>"), "a{}b{}");
    }
}
