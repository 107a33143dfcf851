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
pub(super) mod headings;
mod highlight;
mod labels;
mod languages;
mod math;
mod outline;
mod pictures;
mod scopes;
mod tables;
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
    native::{languages as messages, memory::Memory},
};

/// HTML without any of these is shown as it is.
const DRESSABLE: &[&str] = &[
    "<pre",
    "<h",
    "<img",
    "<input",
    "<table",
    "<aside",
    " role=\"doc-",
    " data-math-style=",
    " id=\"more\"",
];

/// What bodies are dressed with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wardrobe<'a> {
    /// How the blog is shown.
    pub(super) settings: &'a Settings,
    /// The language of the blog.
    pub(super) language: &'a str,
    /// The path that all addresses begin with.
    pub(super) base: &'a str,
    /// The pictures that content shows.
    pub(super) images: &'a Images,
    /// What the build before this one has left.
    pub(super) memories: &'a Memories,
}

/// Dresses the body of a post: its `content_html` and `details` change.
pub(super) fn post(post: &mut Post, wardrobe: Wardrobe<'_>) {
    let Wardrobe { settings, language, base, images, memories } = wardrobe;
    let find = |path: &str| images.get(path);
    let pictures = Pictures { base, find: &find };
    let html = &post.content_html;
    let tongues = Tongues::of(post, language);
    let dress = || dress(html, settings.code, tongues, pictures, Some(&memories.code));
    // What a picture looks like is not said in the body.
    let (html, details) = if html.contains("<img") {
        dress()
    } else {
        memories.bodies.recall(|| format!("{:?} {tongues:?} {html}", settings.code), dress)
    };
    post.content_html = html;
    post.details = details;
}

/// The body of a post as it is once it is dressed, but without what takes long and changes no word:
/// the colours of code and the sizes of pictures. `language` is that of the blog.
pub(super) fn uncoloured(post: &Post, settings: &Settings, language: &str) -> String {
    let pictures = Pictures { base: "", find: &|_| None };
    dress(&post.content_html, settings.code, Tongues::of(post, language), pictures, None).0
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

/// The languages in which a body speaks.
#[derive(Debug, Clone, Copy)]
struct Tongues<'a> {
    /// That of the blog, and so of everything that can be operated.
    blog: &'a str,
    /// That of the text itself.
    text: &'a str,
}

impl<'a> Tongues<'a> {
    /// Those of a post in a blog with this language.
    fn of(post: &'a Post, blog: &'a str) -> Self {
        Self { blog, text: post.language.as_deref().unwrap_or(blog) }
    }
}

/// `colours`: what is remembered of coloured code; without it no code is coloured.
fn dress(
    html: &str,
    code_settings: CodeSettings,
    tongues: Tongues<'_>,
    pictures: Pictures<'_>,
    colours: Option<&Memory<String>>,
) -> (String, Details) {
    let words = words::count(html);
    let mut details = Details { minutes: words::minutes(words), words, ..Details::default() };
    if !DRESSABLE.iter().any(|part| html.contains(part)) {
        return (html.to_owned(), details);
    }
    let outline = Outline::of(html);
    let mut edits = Edits::default();
    let language = messages::of(tongues.text);
    let button = code::copy_button(tongues);
    let mut first = true;
    for (index, element) in outline.elements.iter().enumerate() {
        match element.name.as_str() {
            "pre" => {
                code::dress(&outline, index, code_settings, &button, colours, &mut edits);
            }
            "table" => tables::dress(&outline, index, &language, &mut edits),
            "input" => tasks::dress(element, &language, &mut edits),
            "aside" | "section" | "a" => labels::dress(&outline, index, &language, &mut edits),
            "img" => {
                pictures::dress(&outline, index, first, pictures, &mut edits);
                first = false;
            }
            _ => {}
        }
    }
    math::dress(&outline, &mut edits);
    details.headings = headings::dress(&outline, &language, &mut edits);
    details.excerpt = excerpt::end(&outline).map(|end| edits.apply(html, end));
    (edits.apply(html, html.len()), details)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dressed(html: &str) -> (String, Details) {
        let code = CodeSettings { line_numbers: true, copy_button: true };
        let tongues = Tongues { blog: "en", text: "en" };
        dress(html, code, tongues, Pictures { base: "", find: &|_| None }, Some(&Memory::none()))
    }

    #[test]
    fn what_is_around_a_text_speaks_its_language() {
        let html = "<aside class=\"tip\">\n<p><strong>Tip</strong></p>\n</aside>\
            <aside class=\"note\">\n<p><strong>Mind</strong></p>\n</aside>\
            <ul><li><input type=\"checkbox\">a</li></ul>\
            <section role=\"doc-endnotes\" aria-label=\"Footnotes\"><a href=\"#fnref-3-2\" \
            role=\"doc-backlink\" aria-label=\"Back to reference 3-2\">b</a></section>\
            <h2>d</h2><pre><code>c</code></pre>";
        let code = CodeSettings::default();
        let tongues = Tongues { blog: "fr", text: "de" };
        let pictures = Pictures { base: "", find: &|_| None };
        let (html, _) = dress(html, code, tongues, pictures, Some(&Memory::none()));
        for said in [
            "<strong>Tipp</strong>",
            "<strong>Mind</strong>",
            "aria-label=\"Zu erledigen\"",
            "aria-label=\"Fußnoten\"",
            "aria-label=\"Link zu diesem Abschnitt\"",
            "aria-label=\"Zurück zu Verweis 3-2\"",
            "<button type=\"button\" class=\"copy\" lang=\"fr\" hidden>Copier</button>",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
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
        let html = "<p id=\"a\">One &amp; <b>two</b></p><ul><li>3</li></ul>";
        let (same, details) = dressed(html);
        let expected = Details { minutes: 1, words: 3, ..Details::default() };
        assert_eq!((same.as_str(), details), (html, expected));
    }

    proptest! {
        /// Dressed HTML is left as it is, however badly it nests.
        #[test]
        fn dressing_twice_is_dressing_once(parts in prop::collection::vec(prop::sample::select(vec![
            "<h2>", "</h2>", "<h3 id=\"a\">", "</h3>", "<pre data-mark=\"1\">", "<pre>", "</pre>",
            "<code class=\"language-rust\">", "</code>", "<p>", "</p>", "<a href=\"#a\">", "</a>",
            "<span id=\"more\">", "<span data-math-style=\"inline\">", "</span>", "x^2", "\\a{",
            "<img src=\"/a.jpg\" width=\"3\">", "<input type=\"checkbox\">", "<details>", "</details>",
            "<blockquote>", "</blockquote>", "<table>", "<caption>", "</caption>", "</table>", "a &lt; b\n", " ", "é", "fn a() {}\n", "<", "&", "\"", "<br>",
        ]), 0..24)) {
            let once = dressed(&parts.concat()).0;
            prop_assert_eq!(&dressed(&once).0, &once);
        }
    }
}
