//! Headings: every one can be linked to, and those of the text itself are listed.

use std::collections::{HashMap, HashSet};

use comrak::Anchorizer;

use super::{
    edits::Edits,
    outline::{Element, Outline},
    text::{escape_attribute, plain},
};
use crate::{
    model::{page_data::is_reserved_id, post::Heading},
    native::languages::Language,
};

/// The level of a heading, by the name of its element.
pub(in crate::native::publish) fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Gives every heading an id and a link to itself; returns those to be listed.
pub(super) fn dress(outline: &Outline<'_>, language: &Language, edits: &mut Edits) -> Vec<Heading> {
    let mut ids = Ids::of(outline);
    let mut listed = Vec::new();
    for (index, element) in outline.elements.iter().enumerate() {
        let Some(close) = element.close.clone() else { continue };
        let Some(heading) = ids.heading(outline, index) else { continue };
        if !element.has("id") {
            let mut tag = element.tag();
            tag.set("id", &heading.id);
            edits.replace(element.open.clone(), tag);
        }
        if heading.text.is_empty() {
            continue;
        }
        if takes_anchor(outline, index) {
            edits.replace(close, format!("{}</{}>", anchor(&heading.id, language), element.name));
        }
        if !outline.ancestors(index).any(is_aside) {
            listed.push(heading);
        }
    }
    listed
}

/// Every id of a dressed text, in order: those that it has, and those that its headings are given.
pub(super) fn ids(outline: &Outline<'_>) -> Vec<String> {
    let mut ids = Ids::of(outline);
    let of_element = |(index, element): (usize, &Element)| {
        let id = element.get("id");
        id.or_else(|| ids.heading(outline, index).map(|heading| heading.id))
    };
    outline.elements.iter().enumerate().filter_map(of_element).collect()
}

/// A link without text: its sign comes from the stylesheet, so that the text stays the author's.
fn anchor(id: &str, language: &Language) -> String {
    let id = escape_attribute(id);
    let label = escape_attribute(&language.text("link-to-section", &[]));
    format!(" <a class=\"anchor\" href=\"#{id}\" aria-label=\"{label}\"></a>")
}

/// The heading's text without the marks of footnotes.
fn text_of(outline: &Outline<'_>, index: usize) -> String {
    let Some(inner) = outline.elements.get(index).and_then(Element::inner) else {
        return String::new();
    };
    let mut html = String::new();
    let mut done = inner.start;
    for mark in outline.descendants(index) {
        if mark.get("role").as_deref() == Some("doc-noteref")
            && let Some(close) = &mark.close
            && let Some(before) = outline.html.get(done..mark.open.start)
        {
            html.push_str(before);
            done = close.end;
        }
    }
    html.push_str(outline.html.get(done..inner.end).unwrap_or_default());
    plain(&html)
}

/// A link cannot stand in a link, and in a box a heading does not head the page's text.
fn takes_anchor(outline: &Outline<'_>, index: usize) -> bool {
    let is_link = |element: &Element| element.name == "a";
    !outline.descendants(index).any(is_link)
        && !outline
            .ancestors(index)
            .any(|element| is_aside(element) || is_link(element) || element.name == "details")
}

/// Whether what stands in it is no part of the text's structure.
fn is_aside(element: &Element) -> bool {
    matches!(element.name.as_str(), "blockquote" | "figure")
        || element.get("role").as_deref() == Some("doc-endnotes")
}

/// The ids of one post.
struct Ids {
    taken: HashSet<String>,
    /// By slug, the number to try next: a thousand headings of one name take no million steps.
    next: HashMap<String, usize>,
}

impl Ids {
    fn of(outline: &Outline<'_>) -> Self {
        let taken = outline.elements.iter().filter_map(|element| element.get("id")).collect();
        Self { taken, next: HashMap::new() }
    }

    /// The element at `index` as a heading, with its own id or one made of its text.
    fn heading(&mut self, outline: &Outline<'_>, index: usize) -> Option<Heading> {
        let element = outline.elements.get(index).filter(|element| element.close.is_some())?;
        let level = level(&element.name)?;
        let text = text_of(outline, index);
        let id = element.get("id").unwrap_or_else(|| self.make(&text));
        Some(Heading { level, id, text })
    }

    /// An id that nothing else has: the text as GitHub makes anchors of it.
    fn make(&mut self, text: &str) -> String {
        let slug = match Anchorizer::new().anchorize(text) {
            slug if slug.is_empty() => "section".to_owned(),
            slug if is_reserved_id(&slug) => format!("h-{slug}"),
            slug => slug,
        };
        let next = self.next.entry(slug.clone()).or_default();
        loop {
            let id = if *next == 0 { slug.clone() } else { format!("{slug}-{next}") };
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::languages;

    fn dressed(html: &str) -> (String, Vec<(u8, String, String)>) {
        let outline = Outline::of(html);
        let mut edits = Edits::default();
        let listed = dress(&outline, &languages::of("en"), &mut edits);
        let listed = listed.into_iter().map(|h| (h.level, h.id, h.text)).collect();
        (edits.apply(html, html.len()), listed)
    }

    fn ids(html: &str) -> Vec<String> {
        dressed(html).1.into_iter().map(|(_, id, _)| id).collect()
    }

    #[test]
    fn a_heading_has_an_id_and_a_link_to_it() {
        let (html, listed) = dressed("<h2 class=\"note\">Salt &amp;\n <em>time</em></h2>");
        assert_eq!(
            html,
            "<h2 class=\"note\" id=\"salt--time\">Salt &amp;\n <em>time</em> \
             <a class=\"anchor\" href=\"#salt--time\" aria-label=\"Link to this section\"></a></h2>"
        );
        assert_eq!(listed, [(2, "salt--time".to_owned(), "Salt & time".to_owned())]);
    }

    #[test]
    fn an_id_of_the_author_stays() {
        let (html, listed) = dressed("<h3 id=\"a&amp;b\">X</h3>");
        assert!(html.starts_with("<h3 id=\"a&amp;b\">X <a class=\"anchor\" href=\"#a&amp;b\""));
        assert_eq!(listed[0].1, "a&b");
    }

    #[test]
    fn ids_are_unique_never_empty_and_never_the_pages_own() {
        let html = "<p id=\"a-1\">x</p><h2>A</h2><h2>A</h2><h2>a</h2><h2>!</h2><h2>?</h2>";
        assert_eq!(ids(html), ["a", "a-2", "a-3", "section", "section-1"]);
        let all = ["a-1", "a", "a-2", "a-3", "section", "section-1"];
        assert_eq!(super::ids(&Outline::of(html)), all);
        let html = "<h2>Main</h2><h2>Comments</h2><h2>Commenting code</h2><h2>Page-Data</h2><h2>漢字 かな</h2>";
        assert_eq!(
            ids(html),
            ["h-main", "h-comments", "commenting-code", "h-page-data", "漢字-かな"]
        );
    }

    #[test]
    fn a_heading_with_a_link_gets_no_other_and_no_footnote_mark_in_its_name() {
        let mark = "<sup><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>";
        let (html, listed) = dressed(&format!("<h2>Salt{mark}</h2>"));
        assert_eq!(html, format!("<h2 id=\"salt\">Salt{mark}</h2>"));
        assert_eq!(listed[0].2, "Salt");
    }

    #[test]
    fn headings_in_boxes_get_an_id_only() {
        for (start, end, count) in [
            ("<blockquote>", "</blockquote>", 0),
            ("<figure>", "</figure>", 0),
            ("<section role=\"doc-endnotes\">", "</section>", 0),
            ("<details>", "</details>", 1),
        ] {
            let (html, listed) = dressed(&format!("{start}<h2>A</h2>{end}"));
            assert_eq!(html, format!("{start}<h2 id=\"a\">A</h2>{end}"));
            assert_eq!(listed.len(), count, "{start}");
        }
    }
}
