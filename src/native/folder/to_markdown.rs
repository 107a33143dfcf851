//! Markdown from HTML, by htmd. It need not be right: whoever uses it renders it again and looks.

use htmd::{
    Element, HtmlToMarkdown,
    element_handler::{HandlerResult, Handlers},
    options::{BrStyle, BulletListMarker, LinkStyle, Options},
};

use super::{boxes, code, footnotes::Footnotes, marks::Marked};
use crate::native::ingest::markdown::render::Style;

/// Turns blocks of HTML into Markdown.
pub(super) struct Converter {
    with_signs: HtmlToMarkdown,
    with_tags: HtmlToMarkdown,
    style: Style,
}

/// How emphasis is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// With signs: `*a*`.
    Signs,
    /// With tags, which mean the same between any letters: `a<em>b</em>`.
    Tags,
}

const EMPHASES: [&str; 3] = ["del", "em", "strong"];

/// Phrases that Markdown has no signs for; it may hold their tags.
const PLAIN_TAGS: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "cite", "dfn", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "sub", "sup", "time", "u", "var", "wbr",
];

/// Those with signs, and the attributes that the signs can say.
const SIGNS: &[(&str, &[&str])] = &[
    ("a", &["href", "title"]),
    ("code", &[]),
    ("em", &[]),
    ("img", &["alt", "src", "title"]),
    ("strong", &[]),
];

impl Converter {
    pub(super) fn new(style: Style) -> Self {
        Self { with_signs: htmd(Emphasis::Signs), with_tags: htmd(Emphasis::Tags), style }
    }

    /// The Markdown for one block; `None` where there is no hope.
    pub(super) fn markdown(&self, html: &str, footnotes: Footnotes) -> Option<String> {
        self.emphasised(html, footnotes, Emphasis::Signs)
    }

    /// As [`Converter::markdown`], with emphasis written in that way.
    pub(super) fn emphasised(
        &self,
        html: &str,
        footnotes: Footnotes,
        emphasis: Emphasis,
    ) -> Option<String> {
        match html {
            "<hr>" => return Some("---".to_owned()),
            "<span id=\"more\"></span>" => return Some("<!--more-->".to_owned()),
            // Where there is nothing to see, writers should see something.
            "<p>&nbsp;</p>" => return Some("&nbsp;".to_owned()),
            _ if html.starts_with("<pre") => return code::fenced(html),
            _ if html.starts_with("<aside") => return boxes::alert(html, footnotes, self),
            _ if html.starts_with("<figure") => return boxes::figure(html),
            _ if html.starts_with("<dl>") => return boxes::definitions(html, footnotes, self),
            _ => {}
        }
        let marked = Marked::new(html, self.style, footnotes);
        let htmd = match emphasis {
            Emphasis::Signs => &self.with_signs,
            Emphasis::Tags => &self.with_tags,
        };
        let markdown = htmd.convert(&marked.html).ok()?;
        let mut markdown = marked.unmark(&markdown);
        if html.starts_with("<table") {
            markdown = boxes::align(&markdown, html);
        }
        (!markdown.is_empty()).then_some(markdown)
    }
}

fn htmd(emphasis: Emphasis) -> HtmlToMarkdown {
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        br_style: BrStyle::Backslash,
        link_style: LinkStyle::InlinedPreferAutolinks,
        preformatted_code: true,
        ..Options::default()
    };
    let mut builder = HtmlToMarkdown::builder().options(options);
    builder = builder.add_handler(PLAIN_TAGS.to_vec(), as_tags);
    builder = builder.add_handler(vec!["del"], deleted);
    builder = builder.add_handler(vec!["input"], task);
    for (tag, known) in SIGNS {
        let handler = |handlers: &dyn Handlers, element: Element<'_>| {
            let is_said = element.attrs.iter().all(|it| known.contains(&&*it.name.local));
            // A link without an address has no signs either.
            let is_link = element.tag != "a" || !element.attrs.is_empty();
            // With signs a picture has always an alternative text, were it empty.
            let is_picture =
                element.tag != "img" || element.attrs.iter().any(|it| &*it.name.local == "alt");
            if is_said && is_link && is_picture {
                handlers.fallback(element)
            } else {
                as_tags(handlers, element)
            }
        };
        builder = builder.add_handler(vec![tag], handler);
    }
    if emphasis == Emphasis::Tags {
        builder = builder.add_handler(EMPHASES.to_vec(), as_tags);
    }
    builder.build()
}

/// Tags as HTML, with Markdown between them.
fn as_tags(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let tag = element.tag;
    let mut text = format!("<{tag}");
    for attribute in element.attrs {
        let value = attribute.value.replace('&', "&amp;").replace('"', "&quot;");
        text.push_str(&format!(" {}=\"{value}\"", &*attribute.name.local));
    }
    text.push('>');
    if super::tags::step(&text) == 1 {
        text.push_str(&handlers.walk_children(element.node).content);
        text.push_str(&format!("</{tag}>"));
    }
    Some(text.into())
}

fn deleted(handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    if !element.attrs.is_empty() {
        return as_tags(handlers, element);
    }
    let content = handlers.walk_children(element.node).content;
    Some(format!("~~{content}~~").into())
}

/// The box of a task.
fn task(_: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
    let is_checked = element.attrs.iter().any(|it| &*it.name.local == "checked");
    Some(if is_checked { "[x]" } else { "[ ]" }.into())
}
