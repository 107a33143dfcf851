//! From clean HTML to what a page shows: highlighted code, sized pictures, anchors, MathML.
//!
//! It works on any source: content comes as plain semantic HTML (`docs/posts-json.md`), was
//! sanitised before, and only gains here. The bundle keeps the plain form.
//!
//! One pass reads where the elements are ([`outline`]); everything else looks at that and notes
//! edits, which are applied together. Dressing what is dressed already changes nothing.

mod code;
mod edits;
mod excerpt;
mod headings;
mod highlight;
mod languages;
mod math;
mod outline;
mod pictures;
mod scopes;
mod tag;
mod tasks;
pub(in crate::native) mod text;
mod words;

pub(crate) use self::math::check as check_math;
use self::{edits::Edits, outline::Outline, pictures::Pictures};
use super::images::Images;
use crate::{
    model::{
        feed::{CodeSettings, Settings},
        post::{Details, Post},
    },
    native::memory::Memory,
};

/// HTML without any of these is shown as it is.
const DRESSABLE: &[&str] = &["<pre", "<h", "<img", "<input", " data-math-style=", " id=\"more\""];

/// Dresses the body of a post: its `content_html` and `details` change.
pub(super) fn post(
    post: &mut Post,
    settings: &Settings,
    base: &str,
    images: &Images,
    memories: &Memories,
) {
    let find = |path: &str| images.get(path);
    let pictures = Pictures { base, find: &find };
    let html = &post.content_html;
    let dress = || dress(html, settings.code, pictures, &memories.code);
    // What a picture looks like is not said in the body.
    let (html, details) = if html.contains("<img") {
        dress()
    } else {
        memories.bodies.recall(|| format!("{:?} {html}", settings.code), dress)
    };
    post.content_html = html;
    post.details = details;
}

/// What dressing leaves for the next build: coloured code, which is slow to make, and whole bodies.
#[derive(Debug)]
pub(super) struct Memories {
    code: Memory<String>,
    bodies: Memory<(String, Details)>,
}

impl Memories {
    /// For builds that follow each other.
    pub(super) fn new() -> Self {
        Self { code: Memory::new(), bodies: Memory::new() }
    }

    /// For a single build.
    pub(super) fn none() -> Self {
        Self { code: Memory::none(), bodies: Memory::none() }
    }

    /// Ends a build.
    pub(super) fn turn(&self) {
        self.code.turn();
        self.bodies.turn();
    }
}

/// Every id that sanitised HTML has once it is dressed.
pub(crate) fn ids(html: &str) -> Vec<String> {
    headings::ids(&Outline::of(html))
}

fn dress(
    html: &str,
    code_settings: CodeSettings,
    pictures: Pictures<'_>,
    memory: &Memory<String>,
) -> (String, Details) {
    let mut details = Details { minutes: words::minutes(html), ..Details::default() };
    if !DRESSABLE.iter().any(|part| html.contains(part)) {
        return (html.to_owned(), details);
    }
    let outline = Outline::of(html);
    let mut edits = Edits::default();
    let mut first = true;
    for (index, element) in outline.elements.iter().enumerate() {
        match element.name.as_str() {
            "pre" => code::dress(&outline, index, code_settings, memory, &mut edits),
            "input" => tasks::dress(element, &mut edits),
            "img" => {
                pictures::dress(&outline, index, first, pictures, &mut edits);
                first = false;
            }
            _ => {}
        }
    }
    math::dress(&outline, &mut edits);
    details.headings = headings::dress(&outline, &mut edits);
    details.excerpt = excerpt::end(&outline).map(|end| edits.apply(html, end));
    (edits.apply(html, html.len()), details)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dressed(html: &str) -> (String, Details) {
        let code = CodeSettings { line_numbers: true, copy_button: true };
        dress(html, code, Pictures { base: "", find: &|_| None }, &Memory::none())
    }

    #[test]
    fn an_excerpt_is_dressed_as_the_page_is() {
        let above = "<h2>A</h2><pre><code>b</code></pre>";
        let below = "<p><span id=\"more\"></span></p><pre><code>c</code></pre>";
        let (html, details) = dressed(&format!("{above}{below}"));
        let excerpt = details.excerpt.expect("an excerpt");
        assert_eq!(excerpt, dressed(above).0);
        assert!(excerpt.ends_with("</button></figure>"));
        assert!(html.starts_with(&format!("{excerpt}<p><span id=\"more\"></span></p><figure")));
    }

    #[test]
    fn boxes_of_tasks_have_names() {
        let input = |attributes| format!("<li><input type=\"checkbox\"{attributes}>a</li>");
        let html = [input(""), input(" checked=\"\""), input(" aria-label=\"x\"")].concat();
        let expected = [
            input(" aria-label=\"To do\""),
            input(" checked=\"\" aria-label=\"Done\""),
            input(" aria-label=\"x\""),
        ];
        assert_eq!(dressed(&html).0, expected.concat());
    }

    #[test]
    fn html_without_anything_to_dress_stays() {
        let html = "<p id=\"a\">One &amp; <b>two</b></p><table><tr><td>3</td></tr></table>";
        let (same, details) = dressed(html);
        assert_eq!((same.as_str(), details), (html, Details { minutes: 1, ..Details::default() }));
    }

    proptest! {
        /// Dressed HTML is left as it is, however badly it nests.
        #[test]
        fn dressing_twice_is_dressing_once(parts in prop::collection::vec(prop::sample::select(vec![
            "<h2>", "</h2>", "<h3 id=\"a\">", "</h3>", "<pre data-mark=\"1\">", "<pre>", "</pre>",
            "<code class=\"language-rust\">", "</code>", "<p>", "</p>", "<a href=\"#a\">", "</a>",
            "<span id=\"more\">", "<span data-math-style=\"inline\">", "</span>", "x^2", "\\a{",
            "<img src=\"/a.jpg\" width=\"3\">", "<input type=\"checkbox\">", "<details>", "</details>",
            "<blockquote>", "</blockquote>", "a &lt; b\n", " ", "é", "fn a() {}\n", "<", "&", "\"", "<br>",
        ]), 0..24)) {
            let once = dressed(&parts.concat()).0;
            prop_assert_eq!(&dressed(&once).0, &once);
        }
    }
}
